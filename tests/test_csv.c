/* CSV as RFC 4180 has it: fields, records, faults, and where they are. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "csv.h"
#include "eca.h"
#include "utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MIDDLE "a quotation mark in the middle of a cell: put the whole cell in quotation marks and " \
	"double those inside"
#define BEHIND "text behind the closing quotation mark of a cell"
#define RETURN "a carriage return without a line feed: rows must end in LF or CRLF"

/* Records as LINE:FIELD|FIELD/, with [N:FAULT] behind one that cannot be used (in
 * its field N) and [unclean] where bytes are no text; at the end what broke. */
static const struct csv_case {
	const char *name, *text;
	size_t length; /* 0: up to the NUL */
	const char *want;
} cases[] = {
	{ "one record", "a,b\n", 0, "1:a|b/" },
	{ "no line feed at the end", "a,b\nc,d", 0, "1:a|b/2:c|d/" },
	{ "CRLF", "a,b\r\nc,d\r\n", 0, "1:a|b/2:c|d/" },
	{ "CRLF and LF mixed", "a\r\nb\nc\r\n", 0, "1:a/2:b/3:c/" },
	{ "empty fields", ",\n,,\n", 0, "1:|/2:||/" },
	{ "empty lines", "\n\na\n\r\n\nb\n\n", 0, "3:a/6:b/" },
	{ "nothing", "", 0, "" },
	{ "line feeds only", "\n\r\n\n", 0, "" },
	{ "blanks are kept", " a , b \n", 0, "1: a | b /" },
	{ "quoted", "\"a\",\"b\"\n", 0, "1:a|b/" },
	{ "quoted at the end of the file", "a,\"b\"", 0, "1:a|b/" },
	{ "quoted comma", "\"a,b\",c\n", 0, "1:a,b|c/" },
	{ "doubled quotes", "\"say \"\"so\"\"\",x\n", 0, "1:say \"so\"|x/" },
	{ "only a quote", "\"\"\"\"\n", 0, "1:\"/" },
	{ "quoted nothing is a record", "\"\"\n", 0, "1:/" },
	{ "quoted line breaks", "\"a\nb\r\nc\",d\ne\n", 0, "1:a\nb\r\nc|d/4:e/" },
	{ "quoted, CRLF", "\"a\"\r\n\"b\"\r\n", 0, "1:a/2:b/" },
	{ "quoted at the end, doubled", "a,\"b\"\"\"", 0, "1:a|b\"/" },
	{ "never closed", "a\n\"b", 0, "1:a/t:2: a quoted cell is never closed" },
	{ "never closed, opened late", "a\nb,\"x\ny\",\"c\nd\n", 0, "1:a/t:3: a quoted cell is never closed" },
	{ "never closed behind a doubled one", "\"a\"\"", 0, "t:1: a quoted cell is never closed" },
	{ "quote in the middle", "a\"b\",c\nd\n", 0, "1:a\"b\"|c[0:" MIDDLE "]/2:d/" },
	{ "blank before a quote", "x, \"b\"\n", 0, "1:x| \"b\"[1:" MIDDLE "]/" },
	{ "text behind a closing quote", "x,\"a\"b,c\nd\n", 0, "1:x|a|c[1:" BEHIND "]/2:d/" },
	{ "blank behind a closing quote", "\"a\" ,b\n", 0, "1:a|b[0:" BEHIND "]/" },
	{ "the first fault counts", "a\"b,\"c\"d\n", 0, "1:a\"b|c[0:" MIDDLE "]/" },
	{ "carriage return alone", "a\rb,c\nd\n", 0, "1:a\rb|c[0:" RETURN "]/2:d/" },
	{ "carriage return at the end", "a,b\r", 0, "1:a|b\r[1:" RETURN "]/" },
	{ "two carriage returns", "a\r\r\n", 0, "1:a\r[0:" RETURN "]/" },
	{ "carriage return behind a quote", "\"a\"\rb\n", 0, "1:a[0:" RETURN "]/" },
	{ "NUL", "a\0b,c\nd\n", 8, "1:a\\0b|c[unclean]/2:d/" },
	{ "not UTF-8", "a,\xb0\xa2\nd\n", 0, "1:a|\xb0\xa2[unclean]/2:d/" },
	{ "not UTF-8 in quotes", "\"\xe9\"\nd\n", 0, "1:\xe9[unclean]/2:d/" },
	{ "cut at a separator", "\xc3,\xa9\n", 0, "1:\xc3|\xa9[unclean]/" },
	{ "UTF-8", "Nguyễn,Đỗ\n", 0, "1:Nguyễn|Đỗ/" },
};

/* A memory file's path, as a user would name a file. */
static int put_file(const char *text, size_t length, char path[64])
{
	int file = memfd_create("test", 0);

	assert_int_equal(write(file, text, length), (ssize_t)length);
	snprintf(path, 64, "/proc/self/fd/%d", file);
	return file;
}

static void add_bytes(struct buf *buf, const char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		if (bytes[i])
			buf_char(buf, bytes[i]);
		else
			buf_text(buf, "\\0");
	}
}

/* What is said of the whole record holds for every field. */
static void check_plain(const struct csv *csv)
{
	size_t i;

	for (i = 0; i < csv->n_fields && i < CSV_COLUMNS_MAX && csv->plain && !csv->fault; i++) {
		const struct csv_field *field = &csv->fields[i];

		assert_true(utf8_is_plain(field->text, field->length));
		assert_null(memchr(field->text, '\\', field->length));
		assert_null(memchr(field->text, '|', field->length));
	}
}

static void add_record(struct buf *got, const struct csv *csv, size_t line)
{
	size_t i;

	buf_format(got, "%zu:", line);
	for (i = 0; i < csv->n_fields; i++) {
		buf_text(got, i ? "|" : "");
		add_bytes(got, csv->fields[i].text, csv->fields[i].length);
	}
	if (csv->fault)
		buf_format(got, "[%zu:%s]", csv->fault_field, csv->fault);
	if (csv->unclean)
		buf_text(got, "[unclean]");
	check_plain(csv);
	buf_char(got, '/');
}

/* What is read of a file, leaving out its first `skip` lines. */
static char *read_csv(const char *text, size_t length, size_t skip, char separator)
{
	struct eca_error err = { 0 };
	struct buf got = { 0 };
	struct input in;
	struct csv csv;
	enum csv_got next;
	char path[64], *result;
	int file = put_file(text, length, path);

	assert_true(input_open(&in, path, "t", &err));
	csv_start(&csv, &in, separator);
	while ((next = csv_next(&csv, &err)) == CSV_RECORD)
		if (csv.line > skip)
			add_record(&got, &csv, csv.line - skip);
	assert_int_equal(next == CSV_BROKEN, err.kind != ECA_OK);
	buf_text(&got, err.text);
	result = strdup(buf_string(&got));
	csv_end(&csv);
	input_close(&in);
	close(file);
	buf_free(&got);
	return result;
}

static void test_case(void **state)
{
	const struct csv_case *c = *state;
	char *got = read_csv(c->text, c->length ? c->length : strlen(c->text), 0, ',');

	assert_string_equal(got, c->want);
	free(got);
}

/* Every case again at every place in a block of 64 bytes, and astride the end of
 * the buffer. */
static void test_places(void **state)
{
	enum { LONG = INPUT_BLOCK + 200 };
	static char text[LONG + 256];
	size_t i, before;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		const struct csv_case *c = &cases[i];
		size_t length = c->length ? c->length : strlen(c->text);

		if (strstr(c->want, "t:"))
			continue;
		for (before = 1; before < LONG; before += before == 130 ? INPUT_BLOCK - 200 : 1) {
			char *got;

			memset(text, 'x', before);
			text[before - 1] = '\n';
			memcpy(text + before, c->text, length);
			got = read_csv(text, before + length, 1, ',');
			assert_string_equal(got, c->want);
			free(got);
		}
	}
}

/* ---- Against a slow reader of one byte after another ---- */

/* Reads as read_csv, but does not say which field a fault is in. */
static void slow_csv(const char *text, size_t length, struct buf *got)
{
	const char *at = text, *end = text + length;
	size_t line = 1;

	while (at < end) {
		size_t start = line;
		bool fault = false, more = true, empty = true;
		struct buf record = { 0 };

		if (*at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n')) {
			at += *at == '\r' ? 2 : 1;
			line++;
			continue;
		}
		while (more) {
			if (!empty)
				buf_char(&record, '|');
			empty = false;
			if (at < end && *at == '"') {
				size_t opened = line;

				for (at++; at < end && (*at != '"' || (at + 1 < end && at[1] == '"')); at++) {
					line += *at == '\n';
					buf_char(&record, *at);
					at += *at == '"';
				}
				if (at == end) {
					buf_format(got, "t:%zu: a quoted cell is never closed", opened);
					buf_free(&record);
					return;
				}
				at++;
				while (at < end && *at != ',' && *at != '\n' &&
				       !(*at == '\r' && at + 1 < end && at[1] == '\n')) {
					fault = true;
					at++;
				}
			} else {
				while (at < end && *at != ',' && *at != '\n' &&
				       !(*at == '\r' && at + 1 < end && at[1] == '\n')) {
					fault |= *at == '"' || *at == '\r';
					buf_char(&record, *at++);
				}
			}
			more = at < end && *at == ',';
			at += more;
		}
		if (at < end) {
			at += *at == '\r' ? 2 : 1;
			line++;
		}
		buf_format(got, "%zu:%s%s/", start, buf_string(&record), fault ? "[fault]" : "");
		buf_free(&record);
	}
}

/* Cuts what a fault is, and where. */
static void forget_faults(char *text)
{
	char *to = text;

	while (*text) {
		if (*text == '[') {
			text = strchr(text, ']') + 1;
			memmove(to, "[fault]", 7);
			to += 7;
		} else {
			*to++ = *text++;
		}
	}
	*to = '\0';
}

static void test_random(void **state)
{
	static const char bytes[] = "a,,\"\"\n\nb\r";
	uint64_t seed = 88172645463325252;
	int i;

	(void)state;
	for (i = 0; i < 30000; i++) {
		char text[200], *got;
		size_t length, j;
		struct buf want = { 0 };

		seed = seed * 6364136223846793005 + 1442695040888963407;
		length = (size_t)(seed >> 33) % sizeof(text);
		for (j = 0; j < length; j++) {
			seed = seed * 6364136223846793005 + 1442695040888963407;
			text[j] = bytes[(seed >> 33) % (sizeof(bytes) - 1)];
		}
		slow_csv(text, length, &want);
		got = read_csv(text, length, 0, ',');
		forget_faults(got);
		assert_string_equal(got, buf_string(&want));
		free(got);
		buf_free(&want);
	}
}

/* ---- Separators and limits ---- */

/* Which of the records are plain. */
static void test_plain(void **state)
{
	static const char text[] = "name,ward\n"
	                           "Công ty TNHH Cơ khí,\"Phường Bồ Đề, Hà Nội\"\n"
	                           "\"two\nlines, and enough behind them to fill a block of 64 bytes\",x\n"
	                           "a cell with a | in it, and enough to fill a block of 64 bytes,x\n"
	                           "a cell with a \\ in it, and enough to fill a block of 64 bytes,x\n"
	                           "a cell with a \t in it, and enough to fill a block of 64 bytes,x\n"
	                           "a broken \xe1\xba cell, and then enough to fill a block of 64 bytes,\n"
	                           "nothing here, which is again enough to fill a block of 64 bytes,\n"
	                           "nothing there, which is also enough to fill a block of 64 bytes,\n"
	                           "Đ\n"
	                           "the block in which a file ends may be said to be anything, so this "
	                           "is not looked at\n";
	static const bool want[] = { true, true, false, false, false, false, false, true, true, true };
	struct eca_error err = { 0 };
	struct input in;
	struct csv csv;
	char path[64];
	int file = put_file(text, sizeof(text) - 1, path);
	size_t i;

	(void)state;
	assert_true(input_open(&in, path, "t", &err));
	csv_start(&csv, &in, ',');
	for (i = 0; csv_next(&csv, &err) == CSV_RECORD; i++)
		if (i < COUNT(want) && csv.plain != want[i])
			fail_msg("record %zu: plain is %d", i, csv.plain);
	assert_int_equal(i, COUNT(want) + 1);
	csv_end(&csv);
	input_close(&in);
	close(file);
}

static void test_separator(void **state)
{
	static const struct {
		const char *text;
		char want;
	} headers[] = {
		{ "a,b,c\n", ',' },           { "a;b;c\n", ';' },        { "a\n;;;", ',' },
		{ "\"a;b;c;\",d\n", ',' },    { "a\tb\n", '\t' },        { "", ',' },
		{ "\"a\"\"\";b\n", ';' },     { "\"x\ny\";b;c,d", ';' }, { "a\tb,c", ',' },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(headers); i++)
		assert_int_equal(csv_find_separator(headers[i].text, strlen(headers[i].text)),
		                 headers[i].want);
}

static void test_semicolons(void **state)
{
	char *got = read_csv("a;b,c;\"d;e\"\n", 12, 0, ';');

	(void)state;
	assert_string_equal(got, "1:a|b,c|d;e/");
	free(got);
}

static void test_many_columns(void **state)
{
	enum { COLUMNS = CSV_COLUMNS_MAX + 1000 };
	struct eca_error err = { 0 };
	static char text[COLUMNS];
	char path[64];
	struct input in;
	struct csv csv;
	int file;

	(void)state;
	memset(text, ',', COLUMNS);
	file = put_file(text, COLUMNS, path);
	assert_true(input_open(&in, path, "t", &err));
	csv_start(&csv, &in, ',');
	assert_int_equal(csv_next(&csv, &err), CSV_RECORD);
	assert_int_equal(csv.n_fields, COLUMNS + 1);
	assert_int_equal(csv_next(&csv, &err), CSV_END);
	csv_end(&csv);
	input_close(&in);
	close(file);
}

/* A record of nearly 16 MiB is read, a longer one named. */
static void test_long_record(void **state)
{
	size_t size = CSV_RECORD_MAX + 10;
	char *text = malloc(size), *got;

	(void)state;
	memset(text, 'x', size);
	text[0] = 'a';
	text[1] = '\n';
	text[2] = '"';
	got = read_csv(text, size, 1, ',');
	assert_string_equal(got, "t:2: a row is longer than 16 MiB: is a quotation mark never closed?");
	free(got);
	text[CSV_RECORD_MAX - 2] = '"';
	got = read_csv(text, CSV_RECORD_MAX - 1, 1, ',');
	assert_int_equal(strlen(got), CSV_RECORD_MAX - 5 + 3);
	free(got);
	free(text);
}

/* A pipe gives its bytes piece by piece. */
static void test_pipe(void **state)
{
	struct eca_error err = { 0 };
	struct buf got = { 0 };
	struct input in;
	struct csv csv;
	char path[64];
	int ends[2], i;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	if (fork() == 0) {
		const char *text = "a,\"b\nc\"\nd,e\r\n\"f\"\"\",g";

		close(ends[0]);
		for (i = 0; text[i]; i++) {
			usleep(200);
			if (write(ends[1], text + i, 1) != 1)
				break;
		}
		_exit(0);
	}
	close(ends[1]);
	snprintf(path, sizeof(path), "/dev/fd/%d", ends[0]);
	assert_true(input_open(&in, path, "t", &err));
	csv_start(&csv, &in, ',');
	while (csv_next(&csv, &err) == CSV_RECORD)
		add_record(&got, &csv, csv.line);
	assert_string_equal(buf_string(&got), "1:a|b\nc/3:d|e/4:f\"|g/");
	csv_end(&csv);
	input_close(&in);
	close(ends[0]);
	buf_free(&got);
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[COUNT(cases) + 16] = {
		cmocka_unit_test(test_places),       cmocka_unit_test(test_random),
		cmocka_unit_test(test_separator),    cmocka_unit_test(test_semicolons),
		cmocka_unit_test(test_many_columns), cmocka_unit_test(test_long_record),
		cmocka_unit_test(test_pipe),         cmocka_unit_test(test_plain),
	};
	size_t n = 8, i;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(cases); i++)
		tests[n++] = (struct CMUnitTest){ cases[i].name, test_case, NULL, NULL, (void *)&cases[i] };
	return _cmocka_run_group_tests("csv", tests, n, NULL, NULL);
}
