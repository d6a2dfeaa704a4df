/* How cells are typed: what each kind of column takes, refuses, and says then. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answers.h"
#include "transcript.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NO_NUMBER " is not a number: write digits, such as 1250 or 12.5, without units, spaces or " \
	"thousands separators"
#define NO_YES " is neither yes nor no: write yes or no (1, 0, true, false, có and không are read too)"
#define NO_LEVEL " is not a level of this question: give a whole number from 0 to 3"
#define NO_DAY " is not a date: write YYYY-MM-DD, such as 2026-01-31"
#define NO_NA "NA is not allowed here, the question applies to every firm: give an answer, or ND " \
	"where the firm has no data"

/* One cell: the answer's value in canonical form, or the reason why not. */
static const struct cell_case {
	const char *column, *cell, *want, *reason;
} cells[] = {
	{ "licence", "yes", "yes", NULL },
	{ "licence", "no", "no", NULL },
	{ "licence", "YES", "yes", NULL },
	{ "licence", "No", "no", NULL },
	{ "licence", "1", "yes", NULL },
	{ "licence", "0", "no", NULL },
	{ "licence", "True", "yes", NULL },
	{ "licence", "FALSE", "no", NULL },
	{ "licence", "có", "yes", NULL },
	{ "licence", "CÓ", "yes", NULL },
	{ "licence", "co\u0301", "yes", NULL },
	{ "licence", "CO\u0301", "yes", NULL },
	{ "licence", "không", "no", NULL },
	{ "licence", "KHÔNG", "no", NULL },
	{ "licence", "KHO\u0302NG", "no", NULL },
	{ "licence", " yes\u00a0", "yes", NULL },
	{ "licence", "ND", "ND", NULL },
	{ "licence", "co", NULL, "\"co\"" NO_YES },
	{ "licence", "y", NULL, "\"y\"" NO_YES },
	{ "licence", "\x11", NULL, "\"\\x11\"" NO_YES },
	{ "licence", "2", NULL, "\"2\"" NO_YES },
	{ "licence", "yes; I am sure of it, as I was told so", NULL, "\"yes; I am sure of it, as I was told so\"" NO_YES },
	{ "licence", "NA", NULL, NO_NA },
	{ "licence", "n/a", NULL, "\"n/a\" is not an answer: write NA for not applicable" },
	{ "licence", "nd", NULL, "\"nd\" is not an answer: write ND for no data" },

	{ "spc", "0", "0", NULL },
	{ "spc", "3", "3", NULL },
	{ "spc", "2.0", "2", NULL },
	{ "spc", "02", "2", NULL },
	{ "spc", "-0", "0", NULL },
	{ "spc", "NA", "NA", NULL },
	{ "spc", "ND", "ND", NULL },
	{ "spc", "4", NULL, "\"4\"" NO_LEVEL },
	{ "spc", "-1", NULL, "\"-1\"" NO_LEVEL },
	{ "spc", "2.5", NULL, "\"2.5\"" NO_LEVEL },
	{ "spc", "some", NULL, "\"some\"" NO_LEVEL },
	{ "spc", ":", NULL, "\":\"" NO_LEVEL },
	{ "spc", "/", NULL, "\"/\"" NO_LEVEL },
	{ "spc", "3 – all", NULL, "\"3 – all\"" NO_LEVEL },
	{ "spc", "1e999", NULL, "\"1e999\"" NO_LEVEL },
	{ "spc", "#N/A", NULL, "\"#N/A\" is not an answer: write NA for not applicable" },

	{ "owner", "private", "private", NULL },
	{ "owner", "fdi", "fdi", NULL },
	{ "owner", "ND", "ND", NULL },
	{ "owner", "FDI", NULL, "\"FDI\" is not an option of this question (did you mean \"fdi\"?)" },
	{ "owner", "privat", NULL, "\"privat\" is not an option of this question (did you mean \"private\"?)" },
	{ "owner", "state", NULL, "\"state\" is not an option of this question: give one of private, fdi" },
	{ "owner", "private fdi", NULL, "\"private fdi\" is not an option of this question: give one of private, fdi" },
	{ "sector", "precision_mech", "precision_mech", NULL },
	{ "sector", "precision_moulds", "precision_moulds", NULL },
	{ "sector", "precision_moulds_", NULL,
	  "\"precision_moulds_\" is not an option of this question (did you mean \"precision_moulds\"?)" },
	{ "sector", "NA", "NA", NULL },

	{ "certs", "-", "-", NULL },
	{ "certs", "iso_9001", "iso_9001", NULL },
	{ "certs", "iso_14001;iso_9001", "iso_9001;iso_14001", NULL },
	{ "certs", " iso_14001 ;  iso_9001; ", "iso_9001;iso_14001", NULL },
	{ "certs", "iso_9001\niso_14001", "iso_9001;iso_14001", NULL },
	{ "certs", "iso_9001;iso_9001", "iso_9001", NULL },
	{ "certs", "none", "none", NULL },
	{ "certs", "ND", "ND", NULL },
	{ "certs", "none;iso_9001", NULL, "\"none\" excludes the other options: give it alone, or leave it out" },
	{ "certs", "iso_9001;-", NULL, "\"-\" means none of the options, so it stands alone" },
	{ "certs", "iso_9001,iso_14001", NULL,
	  "\"iso_9001,iso_14001\" is not an option of this question: separate options by ; or a space, not by commas" },
	{ "certs", "iso9001", NULL, "\"iso9001\" is not an option of this question (did you mean \"iso_9001\"?)" },
	{ "certs", "ISO_9001;iso_14001", NULL, "\"ISO_9001\" is not an option of this question (did you mean \"iso_9001\"?)" },
	{ "certs", ";", NULL, "\";\" names no option: write - for none of them" },
	{ "certs", "NA;iso_9001", NULL, "\"NA\" is not an option of this question: give one of none, iso_9001, iso_14001" },

	{ "ppm", "0", "0", NULL },
	{ "ppm", "12.50", "12.5", NULL },
	{ "ppm", "1e3", "1000", NULL },
	{ "ppm", "-0.0", "0", NULL },
	{ "ppm", "1000000", "1000000", NULL },
	{ "ppm", "ND", "ND", NULL },
	{ "ppm", "1000000.1", NULL, "\"1000000.1\" is too high: give at most 1000000 ppm" },
	{ "ppm", "-1", NULL, "\"-1\" is too low: give at least 0 ppm" },
	{ "ppm", "1e999", NULL, "\"1e999\" is too large a number" },
	{ "ppm", "12,5", NULL, "\"12,5\" has a comma: write the number with a point, or read the file with --decimal comma" },
	{ "ppm", "1,250.5", NULL, "\"1,250.5\"" NO_NUMBER },
	{ "ppm", "1 250", NULL, "\"1 250\"" NO_NUMBER },
	{ "ppm", "50%", NULL, "\"50%\"" NO_NUMBER },
	{ "ppm", "inf", NULL, "\"inf\"" NO_NUMBER },
	{ "ppm", "0x1F", NULL, "\"0x1F\"" NO_NUMBER },
	{ "ppm", "N/A", NULL, "\"N/A\" is not an answer: write NA for not applicable" },
	{ "ppm", "#N/A", NULL, "\"#N/A\" is not an answer: write NA for not applicable" },
	{ "margin", "-1e300", "-1e+300", NULL },
	{ "margin", "0.1", "0.1", NULL },

	{ "founded", "1999-12-31", "1999-12-31", NULL },
	{ "founded", "ND", "ND", NULL },
	{ "founded", "2026-02-29", NULL, "\"2026-02-29\" is not in the calendar" },
	{ "founded", "31/12/1999", NULL, "\"31/12/1999\"" NO_DAY },
	{ "founded", "36525", NULL, "\"36525\"" NO_DAY },
	{ "founded", "na", NULL, "\"na\" is not an answer: write NA for not applicable" },

	{ "remark", "NA", "NA", NULL },
	{ "remark", "ND", "ND", NULL },
	{ "remark", "-", "-", NULL },
	{ "remark", "  two words ", "two words", NULL },
	{ "remark", "Nguye\u0302\u0303n", "Nguyễn", NULL },
	{ "remark", "a\r\nb\rc\td", "a\\nb\\nc\\td", NULL },
	{ "remark", "back\\slash", "back\\\\slash", NULL },
	{ "remark", "=1+1", "=1+1", NULL },
	{ "remark", "a\x1b[31m", NULL, "the text holds a control character (U+001B): type it again" },
	{ "remark", "a\xc2\x85" "b", NULL, "the text holds a control character (U+0085): type it again" },

	{ "spc:evidence", "seen", "", NULL },
	{ "spc:evidence", "Seen", NULL, "\"Seen\" is not an evidence grade (did you mean \"seen\"?)" },
	{ "spc:evidence", "maybe", NULL, "\"maybe\" is not an evidence grade: give one of none, stated, seen" },
	{ "spc:evidence", "NA", NULL, "\"NA\" is not an evidence grade: give one of none, stated, seen" },

	{ "source", "self", "", NULL },
	{ "source", "site_visit", "", NULL },
	{ "source", "visit", NULL, "\"visit\" is not a source: write self or site_visit" },
	{ "source", "Self", NULL, "\"Self\" is not a source: write self or site_visit" },
	{ "assessed_on", "2026-03-01", "", NULL },
	{ "assessed_on", "ND", NULL, "\"ND\"" NO_DAY },
	{ "assessed_on", "2026-3-1", NULL, "\"2026-3-1\"" NO_DAY },
	{ "assessor", "Nguyễn Văn A", "", NULL },
	{ "assessor", "x\x07", NULL, "the text holds a control character (U+0007): type it again" },
};

static struct answers *answers;
static const struct seen nothing_seen;

static int begin(void **state)
{
	struct eca_reader_options options = { 0 };

	(void)state;
	answers = answers_new(transcript_set(), &options, &nothing_seen);
	return 0;
}

static int end(void **state)
{
	(void)state;
	answers_free(answers);
	transcript_free_set();
	return 0;
}

static void give(const char *name, const char *text, size_t length)
{
	const struct column *column = columns_find(&answers->columns, name, strlen(name));
	char *copy = arena_take(&answers->arena, length + 1 + VOCABULARY_AHEAD);

	assert_non_null(column);
	memcpy(copy, text, length);
	memset(copy + length, 'x', VOCABULARY_AHEAD);
	answers_cell(answers, column, copy, length);
}

static void begin_firm(const char *firm_id)
{
	answers_begin(answers, "t", 2);
	give("firm_id", firm_id, strlen(firm_id));
}

/* The answer in the column that was just given, "" for what is no question. */
static char *value_of(const char *name)
{
	const struct column *column = columns_find(&answers->columns, name, strlen(name));
	struct buf value = { 0 };

	if (column->question != ECA_NONE)
		canonical_value(&value, &answers->model->questions[column->question],
		                &answers->answers[column->question]);
	buf_string(&value);
	return value.bytes;
}

static void test_cell(void **state)
{
	const struct cell_case *c = *state;
	bool finished;

	begin_firm("F1");
	give(c->column, c->cell, strlen(c->cell));
	finished = answers_finish(answers);
	if (c->want) {
		char *value = value_of(c->column);

		assert_true(finished);
		assert_string_equal(value, c->want);
		free(value);
		return;
	}
	assert_false(finished);
	assert_int_equal(answers->n_problems, 1);
	assert_string_equal(answers->problems[0].column, c->column);
	assert_string_equal(answers->problems[0].firm_id, "F1");
	if (c->reason)
		assert_string_equal(answers->problems[0].reason, c->reason);
}

static void test_decimal_comma(void **state)
{
	static const struct cell_case with_comma[] = {
		{ "ppm", "12,5", "12.5", NULL },
		{ "ppm", "12", "12", NULL },
		{ "ppm", "12.5", NULL,
		  "\"12.5\" has a point, but numbers are read with a decimal comma: write it with a "
		  "comma, or leave out --decimal comma" },
		{ "ppm", "1.250,5", NULL,
		  "\"1.250,5\" is not a number: write digits, such as 1250 or 12,5, without units, "
		  "spaces or thousands separators" },
		{ "spc", "2,0", "2", NULL },
	};
	size_t i;

	(void)state;
	answers->options.decimal_comma = true;
	for (i = 0; i < COUNT(with_comma); i++) {
		void *one = (void *)&with_comma[i];

		test_cell(&one);
	}
	answers->options.decimal_comma = false;
}

/* What may be a firm's id. */
static const struct firm_case {
	const char *name, *text, *reason; /* NULL: it may */
} firms[] = {
	{ "plain", "F001", NULL },
	{ "blanks inside, any letters", "Công ty số 1/A", NULL },
	{ "64 characters", "ấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấ", NULL },
	{ "65 characters", "12345678901234567890123456789012345678901234567890123456789012345",
	  "a firm_id has at most 64 characters, this one 65" },
	{ "path", "../../etc/passwd", NULL },
	{ "empty", "", "no firm_id: every assessment needs one" },
	{ "blanks", " \u00a0", "no firm_id: every assessment needs one" },
	{ "equals", "=1", "a firm_id may not begin with =: spreadsheets take it for a formula" },
	{ "plus", " +1", "a firm_id may not begin with +: spreadsheets take it for a formula" },
	{ "minus", "-1", "a firm_id may not begin with -: spreadsheets take it for a formula" },
	{ "at", "@x", "a firm_id may not begin with @: spreadsheets take it for a formula" },
	{ "line feed", "a\nb", "a firm_id holds printable characters only, this one U+000A" },
	{ "zero-width joiner", "a\u200db", "a firm_id holds printable characters only, this one U+200D" },
	{ "escape", "a\x1b", "the text holds a control character (U+001B): type it again" },
};

static void test_firm(void **state)
{
	const struct firm_case *c = *state;

	begin_firm(c->text);
	assert_int_equal(answers_finish(answers), !c->reason);
	if (!c->reason) {
		assert_string_equal(answers->assessment.firm_id, c->text);
		return;
	}
	assert_int_equal(answers->n_problems, 1);
	assert_string_equal(answers->problems[0].column, "firm_id");
	assert_string_equal(answers->problems[0].reason, c->reason);
}

static void test_long_text(void **state)
{
	char *text = malloc(3 * ANSWER_LENGTH_MAX + 8);
	size_t i;

	(void)state;
	for (i = 0; i <= ANSWER_LENGTH_MAX; i++)
		memcpy(text + 3 * i, "ấ", 3);
	begin_firm("F1");
	give("remark", text, 3 * ANSWER_LENGTH_MAX);
	assert_true(answers_finish(answers));
	begin_firm("F1");
	give("remark", text, 3 * ANSWER_LENGTH_MAX + 3);
	assert_false(answers_finish(answers));
	assert_string_equal(answers->problems[0].reason,
	                    "the text has 32768 characters: at most 32767 are read");
	free(text);
}

/* ---- The canonical form and its hash ---- */

/* The form as it was signed, which must not hang on how the answers were given. */
static const char *signed_form(void)
{
	struct canonical *canonical = &answers->canonical;
	char *first = need_copy(buf_string(&canonical->form));

	canonical_begin(canonical, &answers->assessment, answers->identity);
	canonical_sign(canonical, &answers->assessment, NULL, true);
	assert_string_equal(buf_string(&canonical->form), first);
	free(first);
	return buf_string(&canonical->form);
}

static void test_form(void **state)
{
	static const char *const given[][2] = {
		{ "certs", "iso_14001;iso_9001" }, { "assessor", "Lan\\Anh" }, { "name", "Cơ khí" },
		{ "spc:note", "no\tseries\nyet" }, { "spc", "NA" },            { "licence", "có" },
		{ "licence:evidence", "seen" },    { "licence:note", "a note" }, { "ppm", "12.50" },
		{ "owner", "fdi" },                { "owner:evidence", "none" }, { "margin", "ND" },
		{ "founded", "1999-12-31" },       { "remark", "x\r\ny|z" },     { "employees", "20" },
		{ "source", "site_visit" },        { "assessed_on", "2026-03-01" },
		{ "moulds:note", "a note without an answer is left out" },
	};
	static const char want[] =
		"F1\tsite_visit\tLan\\\\Anh\t2026-03-01\tCơ khí\t\t\t20\t\tyes|seen|a note\t"
		"NA||no\\tseries\\nyet\tfdi|none\tiso_9001;iso_14001\t12.5\tND\t\t1999-12-31\tx\\ny\\|z\t\t\n";
	char whole[1024];
	char hex[65];
	size_t i;

	(void)state;
	begin_firm("F1");
	for (i = 0; i < COUNT(given); i++)
		give(given[i][0], given[i][1], strlen(given[i][1]));
	assert_true(answers_finish(answers));
	assert_string_equal(signed_form(), want);
	snprintf(whole, sizeof(whole), "%s%s", answers->canonical.names, want);
	eca_sha256(whole, strlen(whole), hex);
	assert_string_equal(answers->assessment.sha256, hex);
}

static void test_empty_form(void **state)
{
	(void)state;
	begin_firm("F1");
	assert_true(answers_finish(answers));
	assert_string_equal(signed_form(),
	                    "F1\tself\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n");
	assert_string_equal(answers->canonical.names,
	                    "eca-answers 1\n"
	                    "firm_id\tsource\tassessor\tassessed_on\tname\ttax_code\tsector\temployees\t"
	                    "has_tooling\tlicence\tspc\towner\tcerts\tppm\tmargin\taudit\tfounded\t"
	                    "remark\ttooling\tmoulds\n");
}

static void test_sha256(void **state)
{
	char hex[65];

	(void)state;
	eca_sha256("", 0, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	eca_sha256("abc", 3, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* A case's name, without what a terminal would act on. */
static void name_case(char *name, size_t size, const struct cell_case *c)
{
	snprintf(name, size, "%s: %s", c->column, c->cell);
	for (; *name; name++)
		if ((unsigned char)*name < ' ' || *name == '\x7f')
			*name = '?';
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[COUNT(cells) + COUNT(firms) + 8] = {
		cmocka_unit_test(test_decimal_comma), cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_form),          cmocka_unit_test(test_empty_form),
		cmocka_unit_test(test_sha256),
	};
	static char names[COUNT(cells)][96];
	size_t n = 5, i;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(cells); i++) {
		name_case(names[i], sizeof(names[i]), &cells[i]);
		tests[n++] = (struct CMUnitTest){ names[i], test_cell, NULL, NULL, (void *)&cells[i] };
	}
	for (i = 0; i < COUNT(firms); i++)
		tests[n++] = (struct CMUnitTest){ firms[i].name, test_firm, NULL, NULL, (void *)&firms[i] };
	return _cmocka_run_group_tests("answers", tests, n, begin, end);
}
