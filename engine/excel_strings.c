/* What the sheets of a workbook share: texts, and how numbers are shown. */
#include <stdlib.h>

#include "error.h"
#include "utf8.h"
#include "excel_parts.h"

enum { FORMATS_MAX = 65536 };
static const size_t STRINGS_BYTES_MAX = (size_t)1 << 30;

/* ---- Shared strings ---- */

/* What is open, each in the one before it: texts count in si itself and in its runs. */
enum string_state { AT_ROOT, AT_STRING, AT_TEXT, AT_RUN, AT_RUN_TEXT };

struct strings_in {
	enum string_state state;
	size_t start; /* of the string in the workbook's */
};

static void end_string(struct xml *xml, const struct strings_in *in)
{
	struct excel *book = xml->book;
	struct buf *bytes = &book->strings;
	size_t length = xml_unescape(buf_room(bytes, 0) - (bytes->used - in->start),
	                             bytes->used - in->start);

	if (length > EXCEL_TEXT_MAX &&
	    utf8_count(bytes->bytes + in->start, length) > EXCEL_TEXT_MAX) {
		xml_fail(xml, "text %zu has more than 32,767 characters, which no cell can hold",
		         book->n_strings + 1);
		return;
	}
	bytes->used = in->start + length;
	if (book->n_strings == book->strings_room) {
		book->strings_room = book->strings_room ? 2 * book->strings_room : 256;
		book->string_ends = need_more_memory(book->string_ends, book->strings_room *
		                                                        sizeof(*book->string_ends));
	}
	book->string_ends[book->n_strings++] = (uint32_t)bytes->used;
	buf_char(bytes, '\0');
}

static void start_in_strings(struct xml *xml, const char *name, const char **attributes)
{
	struct strings_in *in = xml->data;

	(void)attributes;
	if (in->state == AT_ROOT && !strcmp(name, "si")) {
		in->state = AT_STRING;
		in->start = xml->book->strings.used;
	} else if (in->state == AT_STRING && !strcmp(name, "r"))
		in->state = AT_RUN;
	else if ((in->state == AT_STRING || in->state == AT_RUN) && !strcmp(name, "t"))
		in->state++;
	else
		xml->skipped = strcmp(name, "sst") != 0;
}

static void end_in_strings(struct xml *xml, const char *name)
{
	static const enum string_state back[] = { AT_ROOT, AT_ROOT, AT_STRING, AT_STRING, AT_RUN };
	struct strings_in *in = xml->data;

	(void)name;
	if (in->state == AT_STRING)
		end_string(xml, in);
	in->state = back[in->state];
}

static void text_in_strings(struct xml *xml, const char *text, size_t length)
{
	const struct strings_in *in = xml->data;
	struct buf *bytes = &xml->book->strings;

	if (in->state != AT_TEXT && in->state != AT_RUN_TEXT)
		return;
	buf_add(bytes, text, length);
	/* An escape is seven bytes and a character four, if there are no shorter ones. */
	if (bytes->used - in->start > 7 * EXCEL_TEXT_MAX)
		xml_fail(xml, "text %zu has more than 32,767 characters, which no cell can hold",
		         xml->book->n_strings + 1);
	else if (bytes->used > STRINGS_BYTES_MAX)
		xml_fail(xml, "more than 1 GiB of text");
}

bool strings_read(struct excel *book, const struct part *part, struct eca_error *err)
{
	static const struct xml_handlers handlers = { start_in_strings, end_in_strings,
		                                      text_in_strings };
	struct strings_in in = { .state = AT_ROOT };

	return xml_read(book, part, &handlers, &in, err);
}

/* ---- Styles ---- */

struct code {
	size_t id;
	enum style style;
};

struct styles_in {
	struct code *codes; /* the workbook's own, by the id that formats name */
	size_t n_codes, codes_room;
	size_t *formats;
	size_t n_formats, formats_room;
	bool cells; /* the formats of cells, which are listed like others */
};

/* The date and percent formats that need no code; those from 27 on are of East Asia. */
static enum style built_in(size_t id)
{
	static const struct {
		size_t from, to;
		enum style style;
	} ranges[] = {
		{ 9, 10, STYLE_PERCENT }, { 14, 17, STYLE_DATE }, { 22, 22, STYLE_DATE },
		{ 27, 31, STYLE_DATE },   { 36, 36, STYLE_DATE }, { 50, 54, STYLE_DATE },
		{ 57, 58, STYLE_DATE },
	};
	size_t i;

	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (id >= ranges[i].from && id <= ranges[i].to)
			return ranges[i].style;
	return STYLE_NUMBER;
}

/* What a format code shows: a date where it has a day or a year, of its first section,
 * outside quotes, brackets and escapes. */
static enum style style_of(const char *code)
{
	char until = '\0';

	for (; *code; code++) {
		if (until) {
			until = *code == until ? '\0' : until;
			continue;
		}
		switch (*code) {
		case '"': until = '"'; break;
		case '[': until = ']'; break;
		case '\\': case '_': case '*': code += code[1] != '\0'; break;
		case ';': return STYLE_NUMBER;
		case '%': return STYLE_PERCENT;
		case 'd': case 'D': case 'y': case 'Y': return STYLE_DATE;
		}
	}
	return STYLE_NUMBER;
}

static size_t number_in(const char **attributes, const char *name)
{
	const char *value = xml_attribute(attributes, name);
	size_t number = 0;

	return value && xml_count(value, strlen(value), 1 << 20, &number) ? number : 0;
}

static void take_code(struct styles_in *in, const char **attributes)
{
	const char *code = xml_attribute(attributes, "formatCode");

	if (in->n_codes == in->codes_room) {
		in->codes_room = in->codes_room ? 2 * in->codes_room : 64;
		in->codes = need_more_memory(in->codes, in->codes_room * sizeof(*in->codes));
	}
	in->codes[in->n_codes++] = (struct code){ number_in(attributes, "numFmtId"),
		                                  style_of(code ? code : "") };
}

static void take_format(struct styles_in *in, const char **attributes)
{
	if (in->n_formats == in->formats_room) {
		in->formats_room = in->formats_room ? 2 * in->formats_room : 64;
		in->formats = need_more_memory(in->formats,
		                               in->formats_room * sizeof(*in->formats));
	}
	in->formats[in->n_formats++] = number_in(attributes, "numFmtId");
}

static void start_in_styles(struct xml *xml, const char *name, const char **attributes)
{
	struct styles_in *in = xml->data;

	if (!strcmp(name, "styleSheet") || !strcmp(name, "numFmts"))
		return;
	if (!strcmp(name, "cellXfs")) {
		in->cells = true;
		return;
	}
	if (in->n_codes == FORMATS_MAX || in->n_formats == FORMATS_MAX)
		xml_fail(xml, "more than %d formats", FORMATS_MAX);
	else if (!strcmp(name, "numFmt"))
		take_code(in, attributes);
	else if (in->cells && !strcmp(name, "xf"))
		take_format(in, attributes);
	xml->skipped = 1;
}

static void end_in_styles(struct xml *xml, const char *name)
{
	struct styles_in *in = xml->data;

	if (!strcmp(name, "cellXfs"))
		in->cells = false;
}

static int by_id(const void *a, const void *b)
{
	size_t x = ((const struct code *)a)->id, y = ((const struct code *)b)->id;

	return x < y ? -1 : x > y;
}

static enum style look_up(const struct styles_in *in, size_t id)
{
	struct code wanted = { .id = id };
	const struct code *code = in->n_codes ? bsearch(&wanted, in->codes, in->n_codes,
	                                                sizeof(wanted), by_id) : NULL;

	return code ? code->style : built_in(id);
}

static void keep_styles(struct excel *book, struct styles_in *in)
{
	size_t i;

	if (in->n_codes)
		qsort(in->codes, in->n_codes, sizeof(*in->codes), by_id);
	book->styles = need_memory(in->n_formats);
	book->n_styles = in->n_formats;
	for (i = 0; i < in->n_formats; i++)
		book->styles[i] = (unsigned char)look_up(in, in->formats[i]);
}

bool styles_read(struct excel *book, const struct part *part, struct eca_error *err)
{
	static const struct xml_handlers handlers = { start_in_styles, end_in_styles, NULL };
	struct styles_in in = { 0 };
	bool well = xml_read(book, part, &handlers, &in, err);

	if (well)
		keep_styles(book, &in);
	free(in.codes);
	free(in.formats);
	return well;
}
