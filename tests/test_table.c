/* Tables for people: widths, cutting, wrapping, colour, hostile text. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

#include "cli/table.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static char path[] = "/tmp/eca-test-table-XXXXXX";

static struct eca_output *begin(void)
{
	struct eca_error err = { 0 };

	strcpy(strrchr(path, '-') + 1, "XXXXXX");
	close(mkstemp(path));
	return eca_output_open(path, &err);
}

/* What was written; the caller frees it. */
static char *end(struct eca_output *out)
{
	enum { SIZE = 1 << 20 };
	struct eca_error err = { 0 };
	char *text = calloc(1, SIZE);
	FILE *file;

	assert_true(eca_output_commit(out, &err));
	file = fopen(path, "rb");
	assert_true(fread(text, 1, SIZE - 1, file) < SIZE - 1);
	fclose(file);
	unlink(path);
	return text;
}

static const struct table_column columns[] = {
	{ .title = "id", .least = 2, .most = 6 },
	{ .title = "n", .least = 3, .most = 6, .right = true },
	{ .title = "why", .least = 8, .most = 1000, .lines = 99 },
};

#define HEAD(dashes) "id    n  why\n\u2500\u2500  \u2500\u2500\u2500  " dashes "\n"
#define DASHES_8 "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"
#define DASHES_10 DASHES_8 "\u2500\u2500"

static const struct table_case {
	const char *name;
	size_t width;
	const char *cells[3], *want;
} cases[] = {
	{ "plain", 40, { "a", "1", "short" }, HEAD(DASHES_8) "a     1  short\n" },
	{ "empty cells", 40, { "a", NULL, "" }, HEAD(DASHES_8) "a\n" },
	{ "cut",
	  40,
	  { "a", "12345678", "x" },
	  "id       n  why\n\u2500\u2500  \u2500\u2500\u2500\u2500\u2500\u2500  " DASHES_8 "\n"
	  "a   12345\u2026  x\n" },
	{ "wrapped at spaces",
	  19,
	  { "a", "1", "one two three four" },
	  HEAD(DASHES_10) "a     1  one two\n         three four\n" },
	{ "wrapped in a long word",
	  19,
	  { "a", "1", "0123456789abc" },
	  HEAD(DASHES_10) "a     1  0123456789\n         abc\n" },
	{ "composed letters count once",
	  19,
	  { "a", "1", "ấấấấấấấấấấ x" },
	  HEAD(DASHES_10) "a     1  ấấấấấấấấấấ\n         x\n" },
	{ "combining marks count nothing",
	  19,
	  { "a", "1", "a\u0302\u0301bcdefghij x" },
	  HEAD(DASHES_10) "a     1  a\u0302\u0301bcdefghij\n         x\n" },
	{ "wide letters count twice",
	  19,
	  { "a", "1", "機機機機機機" },
	  HEAD(DASHES_10) "a     1  機機機機機\n         機\n" },
	{ "control characters are shown",
	  40,
	  { "a", "1", "\033[2J\n" },
	  HEAD(DASHES_8 "\u2500") "a     1  \\x1b[2J\\n\n" },
	{ "bidirectional overrides are shown",
	  40,
	  { "a", "1", "x\u202ey" },
	  HEAD(DASHES_10) "a     1  x\\u{202e}y\n" },
};

static void test_case(void **state)
{
	const struct table_case *c = *state;
	struct eca_output *out = begin();
	struct table *table = table_new(columns, 3, c->width, false, out);
	struct table_cell cells[3];
	char *text;
	size_t i;

	for (i = 0; i < 3; i++)
		cells[i] = (struct table_cell){ c->cells[i], "32" };
	table_row(table, cells);
	table_end(table);
	text = end(out);
	assert_string_equal(text, c->want);
	free(text);
}

static void test_no_rows(void **state)
{
	struct eca_output *out = begin();
	char *text;

	(void)state;
	table_end(table_new(columns, 3, 40, true, out));
	text = end(out);
	assert_string_equal(text, "\033[1mid\033[0m    \033[1mn\033[0m  \033[1mwhy\033[0m\n"
	                          "\u2500\u2500  \u2500\u2500\u2500  " DASHES_8 "\n");
	free(text);
}

static void test_colour(void **state)
{
	struct eca_output *out = begin();
	struct table *table = table_new(columns, 3, 40, true, out);
	char *text;

	(void)state;
	table_row(table, (struct table_cell[]){ { "a", "32" }, { NULL, "31" }, { "b", NULL } });
	table_end(table);
	text = end(out);
	assert_non_null(strstr(text, "\033[32ma\033[0m        b\n"));
	assert_null(strstr(text, "\033[31m"));
	free(text);
}

static void test_column_left_out(void **state)
{
	const struct table_column some[] = {
		{ .title = "id", .least = 2, .most = 6 },
		{ .title = "" },
		{ .title = "why", .least = 4, .most = 10 },
	};
	struct eca_output *out = begin();
	struct table *table = table_new(some, 3, 40, false, out);
	char *text;

	(void)state;
	table_row(table, (struct table_cell[]){ { "a", NULL }, { "unseen", NULL }, { "b", NULL } });
	table_end(table);
	text = end(out);
	assert_string_equal(text, "id  why\n\u2500\u2500  \u2500\u2500\u2500\u2500\na   b\n");
	free(text);
}

/* The first rows settle the widths; later ones are cut to them, and all come out. */
static void test_long(void **state)
{
	enum { ROWS = 3 * TABLE_ROWS_KEPT + 7 };
	struct eca_output *out = begin();
	struct table *table = table_new(columns, 3, 40, false, out);
	char *text, *line;
	size_t i, lines = 0;

	(void)state;
	for (i = 0; i < ROWS; i++) {
		char id[16];

		snprintf(id, sizeof id, i < TABLE_ROWS_KEPT ? "%zu" : "late%zu", i);
		table_row(table,
		          (struct table_cell[]){ { id, NULL }, { "1", NULL }, { "", NULL } });
	}
	table_end(table);
	text = end(out);
	for (line = text; (line = strchr(line, '\n')); line++)
		lines++;
	assert_int_equal(lines, ROWS + 2);
	assert_non_null(strstr(text, "\n255    1\nla\u2026    1\n"));
	free(text);
}

static void test_paragraph(void **state)
{
	struct eca_output *out = begin();
	char *text;

	(void)state;
	table_paragraph("one two three", 8, out);
	text = end(out);
	assert_string_equal(text, "one two\nthree\n");
	free(text);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(test_no_rows),         cmocka_unit_test(test_colour),
		cmocka_unit_test(test_column_left_out), cmocka_unit_test(test_long),
		cmocka_unit_test(test_paragraph),
	};
	static struct CMUnitTest tests[COUNT(cases) + COUNT(others)];
	size_t n = 0, i;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(cases); i++)
		tests[n++] = (struct CMUnitTest){ cases[i].name, test_case, NULL, NULL,
			                          (void *)&cases[i] };
	for (i = 0; i < COUNT(others); i++)
		tests[n++] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
