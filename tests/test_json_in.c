/* Answers from JSON: shapes, values, and what is wrong with them. Transcripts are
 * explained in transcript.h. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "eca.h"
#include "json_text.h"
#include "transcript.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define F1 "{\"firm_id\":\"F1\"}"
#define WITH(members) "{\"firm_id\":\"F1\"," members "}"
#define BEHIND "something stands behind the end (write one object a line, or an array)"

static const struct json_case {
	const char *name, *text;
	struct eca_reader_options options;
	const char *want;
} cases[] = {
	/* ---- Shapes ---- */
	{ "one object", F1, .want = "+1 F1\n" },
	{ "one object, laid out", "\n{\n  \"firm_id\": \"F1\",\n  \"spc\": 2\n}\n", .want = "+2 F1 spc=2\n" },
	{ "byte order mark", "\ufeff" F1 "\n", .want = "+1 F1\n" },
	{ "an array", "[\n {\"firm_id\":\"F1\"},\n {\"firm_id\":\"F2\",\n  \"spc\":1}, {\"firm_id\":\"F3\"}\n]\n",
	  .want = "+2 F1\n+3 F2 spc=1\n+4 F3\n" },
	{ "lines", "{\"firm_id\":\"F1\"}\n\n  {\"firm_id\":\"F2\"} \r\n{\"firm_id\":\"F3\"}", .want = "+1 F1\n+3 F2\n+4 F3\n" },
	{ "an empty array", " [ ]", .want = "x t: no assessments: the list is empty\n" },
	{ "an empty object", "{}", .want = "-1\n!1 firm_id - \"\" no firm_id: every assessment needs one\n" },
	{ "no objects", "[1, \"x\", [], " F1 "]",
	  .want = "-1\n!1 - - \"\" not JSON at line 1, column 2: an assessment is an object, {…}\n"
	          "-1\n!1 - - \"\" not JSON at line 1, column 5: an assessment is an object, {…}\n"
	          "-1\n!1 - - \"\" not JSON at line 1, column 10: an assessment is an object, {…}\n+1 F1\n" },
	{ "duplicates", "[" F1 "," F1 "]",
	  .want = "+1 F1\n-1\n!1 firm_id F1 \"F1\" a second assessment of the same firm, source, assessor and date: the first is t:1\n" },

	/* ---- Broken text ---- */
	{ "cut in a text", "{\"firm_id\":\"F1", .want = "x t:1:12: not JSON: a text is not closed on its line\n" },
	{ "cut in an array", "[" F1 ",\n{\"firm_id\":\"F2\"}", .want = "x t:2:17: not JSON: the list is not closed\n" },
	{ "cut in an object of an array", "[" F1 ",\n{\"firm_id\":", .want = "x t:2:12: not JSON: the text ends before the value does\n" },
	{ "something behind an object", "{\n\"firm_id\":\"F1\"}\n" F1, .want = "x t:3:1: not JSON: " BEHIND "\n" },
	{ "something behind an array", "[" F1 "] x", .want = "x t:1:20: not JSON: " BEHIND "\n" },
	{ "no comma", "[" F1 " " F1 "]", .want = "x t:1:19: not JSON: a comma is missing\n" },
	{ "a comma too many", "[" F1 ",]", .want = "x t:1:19: not JSON: a value is missing behind the comma\n" },
	{ "not a number", "{\"firm_id\":\"F1\",\n\"ppm\":NaN}", .want = "-1\n!1 - - \"\" not JSON at line 2, column 9: invalid token near 'NaN'\n" },
	{ "a leading zero", "[" F1 ", {\"firm_id\":\"F2\",\"ppm\":01}]",
	  .want = "+1 F1\n-1\n!1 - - \"\" not JSON at line 1, column 42: invalid token near '0'\n" },
	{ "too large a number", "[" WITH("\"ppm\":1e999") "]", .want = "-1\n!1 - - \"\" not JSON at line 1, column 28: a number is too large\n" },
	{ "too large an integer", "[" WITH("\"ppm\":123456789012345678901234567890") "]",
	  .want = "-1\n!1 - - \"\" not JSON at line 1, column 53: a number is too large\n" },
	{ "a key twice", "[" WITH("\"spc\":1,\"spc\":2") "," "{\"firm_id\":\"F2\"}]",
	  .want = "-1\n!1 - - \"\" not JSON at line 1, column 30: a key is given twice\n+1 F2\n" },
	{ "NUL", WITH("\"name\":\"a\\u0000\""), .want = "-1\n!1 - - \"\" not JSON at line 1, column 32: a text holds a NUL character\n" },
	{ "not UTF-8", WITH("\"name\":\"\xb0\xa2\""), .want = "-1\n!1 - - \"\" not JSON at line 1, column 24: a text is not UTF-8\n" },
	{ "a bad line", F1 "\n{\"firm_id\":\"F2\",\"spc\":}\n{\"firm_id\":\"F3\"}\n",
	  .want = "+1 F1\n-2\n!2 - - \"\" not JSON at line 2, column 23: unexpected token near '}'\n+3 F3\n" },
	{ "a line cut short", F1 "\n{\"firm_id\":\"F2\n{\"firm_id\":\"F3\"}\n",
	  .want = "+1 F1\n-2\n!2 - - \"\" not JSON at line 2, column 12: a text is not closed on its line\n+3 F3\n" },
	{ "the first line cut short", "{\"firm_id\":\"F1\n{\"firm_id\":\"F2\"}\n",
	  .want = "-1\n!1 - - \"\" not JSON at line 1, column 12: a text is not closed on its line\n+2 F2\n" },
	{ "two objects on a line", F1 "\n" F1 " " F1 "\n",
	  .want = "+1 F1\n-2\n!2 - - \"\" not JSON at line 2, column 18: something stands behind the object: write one object a line\n" },
	{ "a line that is no object", F1 "\n[]\n7\n",
	  .want = "+1 F1\n-2\n!2 - - \"\" not JSON at line 2, column 1: an assessment is an object, {…}\n"
	          "-3\n!3 - - \"\" not JSON at line 3, column 1: an assessment is an object, {…}\n" },

	/* ---- Values ---- */
	{ "every type", WITH("\"licence\":true,\"spc\":3,\"owner\":\"fdi\",\"certs\":[\"iso_14001\",\"iso_9001\"],\"ppm\":12.50,"
	                     "\"founded\":\"1999-12-31\",\"remark\":\"Nguy\\u1ec5n\",\"name\":null"),
	  .want = "+1 F1 licence=yes spc=3 owner=fdi certs=iso_9001;iso_14001 ppm=12.5 founded=1999-12-31 remark=Nguyễn\n" },
	{ "texts are read as cells", WITH("\"licence\":\"CÓ\",\"spc\":\" 2 \",\"certs\":\"iso_9001;iso_14001\",\"ppm\":\"1e3\",\"margin\":\"ND\",\"name\":\"\""),
	  .want = "+1 F1 licence=yes spc=2 certs=iso_9001;iso_14001 ppm=1000 margin=ND\n" },
	{ "evidence and note", WITH("\"spc\":{\"value\":2,\"evidence\":\"seen\",\"note\":\"n\"},\"ppm\":5,\"ppm:evidence\":\"none\",\"ppm:note\":\"m\""),
	  .want = "+1 F1 spc=2/seen{n} ppm=5/none{m}\n" },
	{ "a value that is missing", WITH("\"spc\":{\"value\":null,\"note\":\"n\"},\"ppm\":{}"), .want = "+1 F1 spc={n}\n" },
	{ "firm, source, assessor, date", WITH("\"source\":\"site_visit\",\"assessor\":\"Lan\",\"assessed_on\":\"2026-03-01\""),
	  .want = "+1 F1 site_visit by Lan on 2026-03-01\n" },
	{ "none of the options", WITH("\"certs\":[]"), .want = "+1 F1 certs=-\n" },
	{ "yes_no by numbers", WITH("\"licence\":0"), .want = "+1 F1 licence=no\n" },
	{ "a level with a point", WITH("\"spc\":2.0"), .want = "+1 F1 spc=2\n" },
	{ "minus zero", WITH("\"ppm\":-0.0,\"spc\":-0"), .want = "+1 F1 spc=0 ppm=0\n" },
	{ "2^53", WITH("\"margin\":9007199254740992"), .want = "+1 F1 margin=9007199254740992\n" },
	{ "2^53 + 1", WITH("\"margin\":9007199254740993"),
	  .want = "-1\n!1 margin F1 \"9007199254740993\" 9007199254740993 is too large to be exact: at most 9007199254740992\n" },
	{ "out of range", WITH("\"ppm\":-1,\"spc\":4"),
	  .want = "-1\n!1 ppm F1 \"-1\" \"-1\" is too low: give at least 0 ppm\n"
	          "!1 spc F1 \"4\" \"4\" is not a level of this question: give a whole number from 0 to 3\n" },
	{ "a number where none can be", WITH("\"remark\":5,\"owner\":1,\"founded\":36525"),
	  .want = "-1\n!1 remark F1 \"5\" a bare number is no answer here: write it in quotation marks\n"
	          "!1 owner F1 \"1\" a bare number is no answer here: write it in quotation marks\n"
	          "!1 founded F1 \"36525\" a bare number is no answer here: write it in quotation marks\n" },
	{ "true where it cannot be", WITH("\"spc\":true"),
	  .want = "-1\n!1 spc F1 \"true\" a bare true is no answer here: write it in quotation marks\n" },
	{ "a firm_id that is a number", "{\"firm_id\":12}",
	  .want = "-1\n!1 firm_id - \"12\" a bare number is no answer here: write it in quotation marks\n" },
	{ "a list where none can be", WITH("\"owner\":[\"fdi\"],\"name\":[]"),
	  .want = "-1\n!1 owner F1 \"[…]\" a list is no answer here: only a multi question takes several options\n"
	          "!1 name F1 \"[…]\" a list is no answer here: only a multi question takes several options\n" },
	{ "a list of something else", WITH("\"certs\":[\"iso_9001\",1]"),
	  .want = "-1\n!1 certs F1 \"\" the list holds something that is not a text: give option ids in quotation marks\n" },
	{ "a list of unknown options", WITH("\"certs\":[\"iso_9001\",\"foo\",\"\"]"),
	  .want = "-1\n!1 certs F1 \"foo\" \"foo\" is not an option of this question: give one of none, iso_9001, iso_14001\n"
	          "!1 certs F1 \"\" \"\" is not an option of this question: give one of none, iso_9001, iso_14001\n" },
	{ "an option that stands alone", WITH("\"certs\":[\"iso_9001\",\"none\"]"),
	  .want = "-1\n!1 certs F1 \"none\" \"none\" excludes the other options: give it alone, or leave it out\n" },
	{ "an object where none can be", WITH("\"spc\":{\"value\":{}},\"source\":{\"value\":\"self\"}"),
	  .want = "-1\n!1 spc F1 \"{…}\" an object is no answer here\n!1 source F1 \"{…}\" an object is no answer here\n" },
	{ "unknown keys", WITH("\"licences\":true,\"spc\":{\"valu\":2},\"name\":{\"value\":\"x\",\"evidence\":\"seen\"},\"size\":\"small\""),
	  .want = "-1\n!1 licences F1 \"\" unknown key \"licences\" (did you mean \"licence\"?)\n"
	          "!1 spc F1 \"\" unknown key \"valu\" (an answer has value, evidence and note)\n"
	          "!1 name:evidence F1 \"\" key \"name:evidence\" cannot be given: a profile field has no evidence grade\n"
	          "!1 size F1 \"\" key \"size\" is computed from other fields: leave it out\n" },
	{ "unknown keys left aside", WITH("\"foo\":[{}],\"spc\":2"), .options = { .ignore_unknown = true },
	  .want = "+1 F1 spc=2\n?1 foo F1 \"\" unknown key \"foo\": it is left aside\n" },
	{ "evidence twice", WITH("\"spc:evidence\":\"seen\",\"spc\":{\"value\":1,\"evidence\":\"none\"}"),
	  .want = "-1\n!1 spc:evidence F1 \"\" it is given twice\n" },
	{ "texts with a decimal comma", WITH("\"ppm\":\"12,5\",\"margin\":1.5"), .options = { .decimal_comma = true },
	  .want = "+1 F1 ppm=12.5 margin=1.5\n" },
};

static void test_case(void **state)
{
	const struct json_case *c = *state;
	char *got = transcript_of_bytes(c->text, strlen(c->text), &c->options);

	assert_string_equal(got, c->want);
	free(got);
}

/* ---- The same answers from CSV and JSON are the same ---- */

static char *hash_of(const char *text)
{
	struct eca_reader_options options = { 0 };
	const char *paths[] = { "/tmp/eca-test-json-in" };
	FILE *file = fopen(paths[0], "w");
	struct eca_reader *reader;
	const struct eca_assessment *assessment;
	struct eca_error err;
	char *hash;

	fputs(text, file);
	fclose(file);
	reader = eca_reader_new(transcript_set(), paths, 1, &options);
	assert_int_equal(eca_reader_next(reader, &assessment, &err), ECA_NEXT_READ);
	hash = strdup(assessment->sha256);
	eca_reader_free(reader);
	remove(paths[0]);
	return hash;
}

static void test_same_hash(void **state)
{
	char *csv = hash_of("firm_id,licence,spc,spc:evidence,certs,ppm,remark,assessed_on\n"
	                    "F1,CÓ,2,seen,iso_14001 iso_9001,12.50,\"Nguyễn\r\nA\",2026-03-01\n");
	char *json = hash_of("{\"assessed_on\":\"2026-03-01\",\"remark\":\"Nguye\\u0302\\u0303n\\nA\",\"ppm\":12.5,"
	                     "\"certs\":[\"iso_9001\",\"iso_14001\"],\"spc\":{\"value\":2,\"evidence\":\"seen\"},"
	                     "\"licence\":true,\"firm_id\":\"F1\"}");

	(void)state;
	assert_string_equal(csv, json);
	free(csv);
	free(json);
}

/* ---- Bounds ---- */

static char *read_buf(struct buf *text)
{
	struct eca_reader_options options = { 0 };
	char *got = transcript_of_bytes(text->bytes, text->used, &options);

	buf_free(text);
	return got;
}

static void repeat(struct buf *text, const char *what, size_t times)
{
	while (times--)
		buf_text(text, what);
}

static void test_depth(void **state)
{
	struct buf text = { 0 };
	char *got;

	(void)state;
	repeat(&text, "{\"a\":", 100000);
	got = read_buf(&text);
	assert_string_equal(got, "x t:1:81: not JSON: nested deeper than 16 levels\n");
	free(got);
	buf_text(&text, F1 "\n{\"a\":");
	repeat(&text, "[", 100000);
	buf_text(&text, "\n{\"firm_id\":\"F2\"}\n");
	got = read_buf(&text);
	assert_string_equal(got, "+1 F1\n-2\n!2 - - \"\" not JSON at line 2, column 21: nested deeper than 16 levels\n+3 F2\n");
	free(got);
}

static void test_many_values(void **state)
{
	struct buf text = { 0 };
	char *got;

	(void)state;
	buf_text(&text, F1 "\n{\"a\":[0");
	repeat(&text, ",0", JSON_VALUES_MAX + 1);
	buf_text(&text, "]}\n{\"firm_id\":\"F2\"}\n");
	got = read_buf(&text);
	assert_non_null(strstr(got, "more than 100,000 values in one assessment\n+3 F2\n"));
	free(got);
}

static void test_long_line(void **state)
{
	struct buf text = { 0 };
	char *got;

	(void)state;
	buf_text(&text, F1 "\n{\"firm_id\":\"");
	repeat(&text, "xxxxxxxxxxxxxxxx", JSON_VALUE_MAX / 16);
	got = read_buf(&text);
	assert_string_equal(got, "+1 F1\nx t:2: the line is longer than 16 MiB\n");
	free(got);
}

/* A first line longer than a block is still the first of several. */
static void test_long_first_line(void **state)
{
	struct buf text = { 0 };
	char *got;

	(void)state;
	buf_text(&text, "{\"firm_id\":\"F1\"");
	repeat(&text, "                ", 40000);
	buf_text(&text, "}\n{\"firm_id\":\"F2\"}\n");
	got = read_buf(&text);
	assert_string_equal(got, "+1 F1\n+2 F2\n");
	free(got);
}

static void test_large_document(void **state)
{
	struct buf text = { 0 };
	char *got;

	(void)state;
	buf_text(&text, "[" F1);
	repeat(&text, "                ", JSON_DOCUMENT_MAX / 16);
	buf_text(&text, "]");
	got = read_buf(&text);
	assert_string_equal(got, "x t: more than 64 MiB in one JSON document: write one object a line\n");
	free(got);
}

/* Whatever is cut off a file, nothing else but what was whole is read. */
static void test_every_cut(void **state)
{
	static const char whole[] = "[\n" WITH("\"spc\":{\"value\":2,\"note\":\"a\\\"]\"}") ",\n{\"firm_id\":\"F2\"}\n]";
	struct eca_reader_options options = { 0 };
	size_t length;

	(void)state;
	for (length = 1; length < sizeof(whole) - 1; length++) {
		char *got = transcript_of_bytes(whole, length, &options);

		assert_memory_equal(got, "x t:", 4);
		free(got);
	}
}

static int free_set(void **state)
{
	(void)state;
	transcript_free_set();
	return 0;
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[COUNT(cases) + 16] = {
		cmocka_unit_test(test_same_hash),       cmocka_unit_test(test_depth),
		cmocka_unit_test(test_many_values),     cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_long_first_line), cmocka_unit_test(test_large_document),
		cmocka_unit_test(test_every_cut),
	};
	size_t n = 7, i;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(cases); i++)
		tests[n++] = (struct CMUnitTest){ cases[i].name, test_case, NULL, NULL, (void *)&cases[i] };
	return _cmocka_run_group_tests("json_in", tests, n, NULL, free_set);
}
