#include "csv.h"

#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "arena.h"
#include "error.h"
#include "utf8.h"

enum { BLOCK = 64 };

char csv_find_separator(const char *text, size_t length)
{
	size_t commas = 0, semicolons = 0, tabs = 0, i;
	bool quoted = false;

	while (length && (*text == '\n' || *text == '\r')) { /* empty lines before the header */
		text++;
		length--;
	}
	for (i = 0; i < length && (quoted || text[i] != '\n'); i++) {
		quoted ^= text[i] == '"';
		commas += !quoted && text[i] == ',';
		semicolons += !quoted && text[i] == ';';
		tabs += !quoted && text[i] == '\t';
	}
	if (!commas && !semicolons && tabs)
		return '\t';
	return semicolons > commas ? ';' : ',';
}

/* ---- Marks: most bytes of a record are looked at 16 at a time. ---- */

#ifdef __SSE2__
static void look_at_block(struct csv *csv)
{
	const __m128i separator = _mm_set1_epi8(csv->separator), quote = _mm_set1_epi8('"');
	const __m128i feed = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r');
	const __m128i backslash = _mm_set1_epi8('\\'), bar = _mm_set1_epi8('|');
	const __m128i last_control = _mm_set1_epi8(31), delete = _mm_set1_epi8(127);
	const __m128i zero = _mm_setzero_si128();
	__m128i special = zero;
	uint64_t separators = 0, stops = 0, odd = 0;
	int i;

	for (i = 0; i < BLOCK; i += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(csv->block + i));
		__m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, feed),
		                            _mm_cmpeq_epi8(bytes, carriage));
		__m128i stopping = _mm_or_si128(ends, _mm_cmpeq_epi8(bytes, quote));
		__m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes);
		__m128i other = _mm_or_si128(_mm_cmpeq_epi8(bytes, delete),
		                             _mm_or_si128(_mm_cmpeq_epi8(bytes, backslash),
		                                          _mm_cmpeq_epi8(bytes, bar)));

		separators |= (uint64_t)(unsigned)_mm_movemask_epi8(
				      _mm_cmpeq_epi8(bytes, separator)) << i;
		stops |= (uint64_t)(unsigned)_mm_movemask_epi8(stopping) << i;
		odd |= (uint64_t)(unsigned)_mm_movemask_epi8(
			       _mm_or_si128(bytes, _mm_cmpeq_epi8(bytes, zero))) << i;
		special = _mm_or_si128(special, _mm_or_si128(other, _mm_andnot_si128(ends, control)));
	}
	csv->marks = separators | stops;
	csv->stops = stops;
	csv->block_odd = odd;
	csv->block_special = _mm_movemask_epi8(special);
}
#else
static void look_at_block(struct csv *csv)
{
	uint64_t separators = 0, stops = 0, odd = 0;
	bool special = false;
	int i;

	for (i = 0; i < BLOCK; i++) {
		char c = csv->block[i];
		bool ends = c == '\n' || c == '\r';

		separators |= (uint64_t)(c == csv->separator) << i;
		stops |= (uint64_t)(c == '"' || ends) << i;
		odd |= (uint64_t)(c == 0 || (c & 0x80)) << i;
		special |= (!ends && (unsigned char)c < 32) || c == 127 || c == '\\' || c == '|';
	}
	csv->marks = separators | stops;
	csv->stops = stops;
	csv->block_odd = odd;
	csv->block_special = special;
}
#endif

/* The bits of a block from `at` on, which may stand right behind it. */
static uint64_t bits_from(const struct csv *csv, const char *at)
{
	return at < csv->block + BLOCK ? UINT64_MAX << (at - csv->block) : 0;
}

/* Notes which of the record's bytes are odd; `bits` are those of the block it has. */
static void note_odd(struct csv *csv, uint64_t bits)
{
	bits &= csv->block_odd;
	if (!bits)
		return;
	if (!csv->odd)
		csv->odd_from = csv->block + __builtin_ctzll(bits);
	csv->odd = true;
	csv->odd_to = csv->block + BLOCK - __builtin_clzll(bits);
}

static void look_from(struct csv *csv, char *at)
{
	note_odd(csv, UINT64_MAX);
	csv->block = at;
	look_at_block(csv);
	csv->special |= csv->block_special;
}

/* The next mark, or the end of the input's bytes (behind which there are none). */
static inline char *next_mark(struct csv *csv)
{
	char *end = csv->in->buffer + csv->in->end, *mark;

	while (!csv->marks) {
		if (end - csv->block <= BLOCK)
			return end;
		look_from(csv, csv->block + BLOCK);
	}
	mark = csv->block + __builtin_ctzll(csv->marks);
	csv->marks &= csv->marks - 1;
	return mark;
}

/* ---- One record ---- */

enum scan { SCAN_RECORD, SCAN_MORE, SCAN_BROKEN };

static void fault(struct csv *csv, const char *text)
{
	if (csv->fault)
		return;
	csv->fault = text;
	csv->fault_field = csv->n_fields;
}

/* What ends the field that goes on at the next mark: a separator, a line feed or
 * the end of the input. NULL when more of it must be read to know. `*stop` is
 * where the field's text ends. */
static char *find_end(struct csv *csv, char **stop)
{
	char *end = csv->in->buffer + csv->in->end;

	for (;;) {
		char *mark = *stop = next_mark(csv);

		if (mark == end)
			return csv->in->at_end ? mark : NULL;
		if (*mark == csv->separator || *mark == '\n')
			return mark;
		if (*mark == '"') {
			fault(csv, "a quotation mark in the middle of a cell: put the whole cell in "
			           "quotation marks and double those inside");
		} else if (mark + 1 == end && !csv->in->at_end) {
			return NULL;
		} else if (mark + 1 < end && mark[1] == '\n') {
			return next_mark(csv);
		} else {
			fault(csv, "a carriage return without a line feed: rows must end in LF or "
			           "CRLF");
		}
	}
}

/* The closing quotation mark of a field whose opening one is used up; `end` when
 * it is not there (yet). */
static char *find_closing(struct csv *csv, struct csv_field *field)
{
	char *end = csv->in->buffer + csv->in->end, *mark;

	while ((mark = next_mark(csv)) != end) {
		csv->breaks += *mark == '\n';
		csv->special |= *mark == '\n' || *mark == '\r';
		if (*mark != '"')
			continue;
		if (mark + 1 == end)
			return csv->in->at_end ? mark : end;
		if (mark[1] != '"')
			return mark;
		next_mark(csv);
		field->doubled = csv->doubled = true;
	}
	return end;
}

/* Reads the quoted field at `start` up to what ends it. NULL when more must be
 * read, or when it is never closed. */
static char *quoted_field(struct csv *csv, struct csv_field *field, char *start)
{
	char *end = csv->in->buffer + csv->in->end, *closing, *stop;

	next_mark(csv);
	closing = find_closing(csv, field);
	if (closing == end)
		return NULL;
	field->text = start + 1;
	field->length = (uint32_t)(closing - start - 1);
	if (closing + 1 < end && closing[1] != csv->separator && closing[1] != '\n' &&
	    closing[1] != '\r')
		fault(csv, "text behind the closing quotation mark of a cell");
	return find_end(csv, &stop);
}

static char *plain_field(struct csv *csv, struct csv_field *field, char *start)
{
	char *stop, *behind = find_end(csv, &stop);

	field->text = start;
	field->length = (uint32_t)(stop - start);
	return behind;
}

static void begin_record(struct csv *csv, const char *start)
{
	csv->n_fields = csv->breaks = 0;
	csv->fault = NULL;
	csv->odd = csv->doubled = false;
	csv->block_odd &= bits_from(csv, start);
	csv->special = csv->block_special;
}

static void halve_quotes(struct csv_field *field)
{
	char *from = field->text, *to = field->text, *end = from + field->length;

	while (from < end) {
		from += *from == '"';
		*to++ = *from++;
	}
	field->length = (uint32_t)(to - field->text);
}

static void finish_record(struct csv *csv, const char *start, const char *end)
{
	size_t kept = csv->n_fields < CSV_COLUMNS_MAX ? csv->n_fields : CSV_COLUMNS_MAX, i;
	size_t size = (size_t)(end - start);

	note_odd(csv, ~bits_from(csv, end));
	csv->plain = !csv->special &&
	             (!csv->odd || utf8_is_plain(csv->odd_from, (size_t)(csv->odd_to - csv->odd_from)));
	csv->unclean = csv->odd && !csv->plain &&
	               (memchr(start, '\0', size) || !utf8_valid(start, size));
	if (!csv->doubled)
		return;
	for (i = 0; i < kept; i++)
		if (csv->fields[i].doubled)
			halve_quotes(&csv->fields[i]);
}

/* Takes the fields from `at` on that are not quoted and end in a separator, whose
 * marks stand in blocks already looked at or yet to be. Returns where the next
 * field begins. This is where nearly all cells of a large file go by. */
static char *plain_fields(struct csv *csv, char *at)
{
	char *end = csv->in->buffer + csv->in->end, *block = csv->block;
	struct csv_field *field = csv->fields + csv->n_fields;
	struct csv_field *last = csv->fields + CSV_COLUMNS_MAX;

	while (last - field >= BLOCK) {
		uint64_t stops = csv->marks & csv->stops;
		uint64_t before = (stops & -stops) - 1; /* the first of them, or all */
		uint64_t separators = csv->marks & before;

		for (; separators; separators &= separators - 1) {
			char *mark = block + __builtin_ctzll(separators);

			*field++ = (struct csv_field){ at, (uint32_t)(mark - at), false };
			at = mark + 1;
		}
		csv->marks &= ~before;
		if (csv->marks || end - block <= BLOCK)
			break;
		look_from(csv, block += BLOCK);
	}
	csv->n_fields = (size_t)(field - csv->fields);
	return at;
}

/* The field at `at`, quoted or not; returns what ends it, or NULL. */
static char *any_field(struct csv *csv, char *at)
{
	size_t slot = csv->n_fields < CSV_COLUMNS_MAX ? csv->n_fields : CSV_COLUMNS_MAX;
	struct csv_field *field = &csv->fields[slot];
	size_t breaks = csv->breaks;
	bool quoted = at < csv->in->buffer + csv->in->end && *at == '"';

	field->doubled = false;
	at = quoted ? quoted_field(csv, field, at) : plain_field(csv, field, at);
	if (at)
		csv->n_fields++;
	else
		csv->breaks = breaks; /* names the line of a quote that stays open */
	return at;
}

static enum scan scan_record(struct csv *csv)
{
	char *end = csv->in->buffer + csv->in->end;
	char *start = csv->in->buffer + csv->in->start, *at = start;

	begin_record(csv, start);
	for (;; at++) {
		at = any_field(csv, plain_fields(csv, at));
		if (!at)
			return csv->in->at_end ? SCAN_BROKEN : SCAN_MORE;
		if (at == end || *at == '\n')
			break;
	}
	csv->breaks += at < end;
	csv->in->start = (size_t)(at - csv->in->buffer) + (at < end);
	finish_record(csv, start, at);
	return SCAN_RECORD;
}

/* ---- From record to record ---- */

void csv_start(struct csv *csv, struct input *in, char separator)
{
	*csv = (struct csv){ .in = in, .separator = separator, .line = 1 };
	csv->fields = need_memory((CSV_COLUMNS_MAX + 1) * sizeof(*csv->fields));
	if (in->start < in->end)
		look_from(csv, in->buffer + in->start);
}

void csv_end(struct csv *csv)
{
	free(csv->fields);
	csv->fields = NULL;
}

static bool is_empty_line(const struct csv *csv)
{
	return csv->n_fields == 1 && csv->fields[0].length == 0 && csv->fields[0].text[0] != '"';
}

static bool broken(struct csv *csv, struct eca_error *err, const char *what)
{
	return error_set(err, ECA_ERROR_FILE, "%s:%zu: %s", csv->in->name,
	                 csv->line + csv->breaks, what);
}

/* Reads more of the record at the input's start, and looks at it from there.
 * False when there is none, or when the record is too long or cannot be read. */
static bool read_more(struct csv *csv, struct eca_error *err)
{
	struct input *in = csv->in;

	if (!input_more(in, CSV_RECORD_MAX, err) && !in->at_end)
		return broken(csv, err, "a row is longer than 16 MiB: is a quotation mark never "
		                        "closed?");
	if (err->kind != ECA_OK || in->start == in->end)
		return false;
	look_from(csv, in->buffer + in->start);
	return true;
}

static enum csv_got whole_record(struct csv *csv, struct eca_error *err)
{
	for (;;) {
		enum scan got = SCAN_MORE;

		if (csv->in->start < csv->in->end)
			got = scan_record(csv);
		if (got == SCAN_RECORD)
			return CSV_RECORD;
		if (got == SCAN_BROKEN) {
			broken(csv, err, "a quoted cell is never closed");
			return CSV_BROKEN;
		}
		if (!read_more(csv, err))
			return err->kind == ECA_OK ? CSV_END : CSV_BROKEN;
	}
}

enum csv_got csv_next(struct csv *csv, struct eca_error *err)
{
	enum csv_got got;

	do {
		csv->line += csv->breaks;
		csv->breaks = 0;
		got = whole_record(csv, err);
	} while (got == CSV_RECORD && is_empty_line(csv));
	return got;
}
