/* Answers from CSV files and folders: what is read, rejected, refused, and how it
 * is said. Transcripts are explained in transcript.h. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "buf.h"
#include "eca.h"
#include "seen.h"
#include "transcript.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define H "firm_id,licence,spc\n"
#define SAVE ": save the file as \"CSV UTF-8\""

static const struct file_case {
	const char *name, *text;
	size_t length; /* 0: up to the NUL */
	struct eca_reader_options options;
	const char *want;
} files[] = {
	/* ---- Headers ---- */
	{ "plain", H "F1,yes,2\nF2,no,0\n", .want = "+2 F1 licence=yes spc=2\n+3 F2 licence=no spc=0\n" },
	{ "columns in any order", "spc,firm_id,licence\n1,F1,\n", .want = "+2 F1 spc=1\n" },
	{ "byte order mark", "\ufeff" H "F1,yes,\n", .want = "+2 F1 licence=yes\n" },
	{ "semicolons", "firm_id;licence;spc\nF1;yes;2\n", .want = "+2 F1 licence=yes spc=2\n" },
	{ "one column", "firm_id\nF1\n\nF2\n", .want = "+2 F1\n+4 F2\n" },
	{ "empty lines before the header", "\n\r\n" H "F1,,\n", .want = "+4 F1\n" },
	{ "quoted names, blanks, CRLF", "\"firm_id\", spc \r\nF1,2\r\n", .want = "+2 F1 spc=2\n" },
	{ "empty file", "", .want = "x t: no header: the file is empty\n" },
	{ "byte order mark only", "\ufeff", .want = "x t: no header: the file is empty\n" },
	{ "header only", H, .want = "x t: no assessments: the file has a header only\n" },
	{ "unknown columns", "firm_id,licences,spc,foo\nF1,,,\n",
	  .want = "x t:1: unknown column \"licences\" (did you mean \"licence\"?); unknown column \"foo\"\n" },
	{ "no such part", "firm_id,spc:evidance,spc:remark\nF1,,\n",
	  .want = "x t:1: unknown column \"spc:evidance\" (did you mean \"spc:evidence\"?); "
	          "unknown column \"spc:remark\"\n" },
	{ "names mind their case", "Firm_ID,spc\nF1,\n",
	  .want = "x t:1: unknown column \"Firm_ID\" (did you mean \"firm_id\"?); no column \"firm_id\"\n" },
	{ "no firm_id", "spc\n1\n", .want = "x t:1: no column \"firm_id\"\n" },
	{ "twice the same", "firm_id,spc,licence,spc\nF1,,,\n", .want = "x t:1: column \"spc\" stands twice\n" },
	{ "no name", "firm_id,,spc,\nF1,,,\n", .want = "x t:1: column 2 has no name; column 4 has no name\n" },
	{ "computed", "firm_id,size\nF1,small\n",
	  .want = "x t:1: column \"size\" is computed from other fields: leave it out\n" },
	{ "no evidence in the profile", "firm_id,name:evidence\nF1,seen\n",
	  .want = "x t:1: column \"name:evidence\" cannot be given: a profile field has no evidence grade\n" },
	{ "many unknown", "firm_id,z1,z2,z3,z4,z5,z6,z7,z8,z9,y1,y2,y3\n",
	  .want = "x t:1: unknown column \"z1\"; unknown column \"z2\"; unknown column \"z3\"; unknown column "
	          "\"z4\"; unknown column \"z5\"; unknown column \"z6\"; unknown column \"z7\"; unknown column "
	          "\"z8\"; unknown column \"z9\"; unknown column \"y1\"; and 2 more\n" },
	{ "unknown left aside", "firm_id,foo,spc,,size\nF1,\x1b,2,,small\nF2,b,1,,\n", .options = { .ignore_unknown = true },
	  .want = "+2 F1 spc=2\n"
	          "?2 foo F1 \"\" the column is left aside: the criteria set has none of that name to be given\n"
	          "?2 - F1 \"\" the column is left aside: the criteria set has none of that name to be given\n"
	          "?2 size F1 \"\" the column is left aside: the criteria set has none of that name to be given\n"
	          "+3 F2 spc=1\n" },
	{ "twice the same, even so", "firm_id,foo,foo,spc,spc\nF1,,,,\n", .options = { .ignore_unknown = true },
	  .want = "x t:1: column \"spc\" stands twice\n" },
	{ "tabs", "firm_id\tspc\nF1\t2\n",
	  .want = "x t:1: columns are separated by tabs: save the file as \"CSV UTF-8\", with commas or semicolons\n" },
	{ "header not UTF-8", "firm_id,\xb0\xa2\nF1,\n", .want = "x t:1: the header is not UTF-8 text" SAVE "\n" },
	{ "UTF-16 without a mark", "f\0i\0r\0m\0\n\0", 10, .want = "x t:1: the header is not UTF-8 text" SAVE "\n" },
	{ "old Macintosh", "firm_id,spc\rF1,2\r",
	  .want = "x t:1: a carriage return without a line feed: rows must end in LF or CRLF\n" },
	{ "header never closed", "firm_id,\"spc\nF1,2\n", .want = "x t:1: a quoted cell is never closed\n" },

	/* ---- What is no text at all ---- */
	{ "zip file cut off", "PK\x03\x04....",
	  .want = "x t: not a complete zip file, which a workbook is, or a damaged one: copy or download it again\n" },
	{ "old workbook", "\xd0\xcf\x11\xe0\xa1\xb1",
	  .want = "x t: an old Excel workbook (.xls), or one with a password, is not read: save it as .xlsx "
	          "without a password\n" },
	{ "UTF-16", "\xff\xfe" "f\0i\0", 6, .want = "x t: the text is in UTF-16" SAVE "\n" },
	{ "UTF-16, big end first", "\xfe\xff\0f\0i", 6, .want = "x t: the text is in UTF-16" SAVE "\n" },
	{ "gzip", "\x1f\x8b\x08\x01", .want = "x t: a compressed file is not read: unpack it first\n" },
	{ "PDF", "%PDF-1.7\n", .want = "x t: a PDF file is not read: answers are a workbook, CSV or JSON\n" },

	/* ---- Rows ---- */
	{ "all a row can have",
	  "firm_id,assessed_on,source,assessor,name,licence,licence:evidence,licence:note\n"
	  "F1,2026-03-01,site_visit,Lan,\"Cơ khí, \"\"A\"\"\",có,seen,\"two\r\nlines\"\n",
	  .want = "+2 F1 site_visit by Lan on 2026-03-01 name=Cơ khí, \"A\" licence=yes/seen{two\nlines}\n" },
	{ "all that is wrong with a row", "firm_id,licence,spc,ppm,source,certs\n=1,ja,9,x,visit,foo;bar\n",
	  .want = "-2\n"
	          "!2 firm_id - \"=1\" a firm_id may not begin with =: spreadsheets take it for a formula\n"
	          "!2 licence - \"ja\" \"ja\" is neither yes nor no: write yes or no (1, 0, true, false, có and không are read too)\n"
	          "!2 spc - \"9\" \"9\" is not a level of this question: give a whole number from 0 to 3\n"
	          "!2 ppm - \"x\" \"x\" is not a number: write digits, such as 1250 or 12.5, without units, spaces or thousands separators\n"
	          "!2 source - \"visit\" \"visit\" is not a source: write self or site_visit\n"
	          "!2 certs - \"foo\" \"foo\" is not an option of this question: give one of none, iso_9001, iso_14001\n"
	          "!2 certs - \"bar\" \"bar\" is not an option of this question: give one of none, iso_9001, iso_14001\n" },
	{ "rows of another width", H "F1,yes\nF2,yes,2,x\nF3,yes,2\n",
	  .want = "-2\n!2 - F1 \"\" the row has 2 cells, the header 3: what is missing?\n"
	          "-3\n!3 - F2 \"\" the row has 4 cells, the header 3: is a comma outside quotation marks?\n"
	          "+4 F3 licence=yes spc=2\n" },
	{ "a row of empty cells", H ",,\n", .want = "-2\n!2 firm_id - \"\" no firm_id: every assessment needs one\n" },
	{ "NUL bytes", H "F\0" "1,yes,2\nF2,y\0s,\nF3,yes,2\n", sizeof(H "F1,yes,2\nF2,ys,\nF3,yes,2\n") + 1,
	  .want = "-2\n!2 firm_id - \"F\\x001\" the cell holds a NUL byte: type it again\n"
	          "-3\n!3 licence F2 \"y\\x00s\" the cell holds a NUL byte: type it again\n"
	          "+4 F3 licence=yes spc=2\n" },
	{ "bytes that are not UTF-8", "firm_id,name,spc\nF1,\xb0\xa2\xb6\xfb,9\nF2,ok,\n",
	  .want = "-2\n!2 name F1 \"\\xb0\\xa2\\xb6\\xfb\" not UTF-8 text" SAVE "\n"
	          "!2 spc F1 \"9\" \"9\" is not a level of this question: give a whole number from 0 to 3\n"
	          "+3 F2 name=ok\n" },
	{ "quotation marks", "firm_id,name,spc\nF1,a\"b,2\nF2,\"a\"b,2\nF3,\"c\",2\n",
	  .want = "-2\n!2 name F1 \"\" a quotation mark in the middle of a cell: put the whole cell in quotation marks and double those inside\n"
	          "-3\n!3 name F2 \"\" text behind the closing quotation mark of a cell\n"
	          "+4 F3 name=c spc=2\n" },
	{ "never closed", "firm_id,name\nF1,a\nF2,\"b\nF3,c\n",
	  .want = "+2 F1 name=a\nx t:3: a quoted cell is never closed\n" },
	{ "carriage return alone", H "F1,yes,2\rF2,no,1\nF3,no,1\n",
	  .want = "-2\n!2 spc F1 \"\" a carriage return without a line feed: rows must end in LF or CRLF\n+3 F3 licence=no spc=1\n" },
	{ "rows keep their lines", "firm_id,name\nF1,\"a\nb\"\n\nF1,\"a\"\n",
	  .want = "+2 F1 name=a\\nb\n-5\n!5 firm_id F1 \"F1\" a second assessment of the same firm, source, assessor and date: the first is t:2\n" },
	{ "decimal comma", "firm_id;ppm\nF1;12,5\n", .options = { .decimal_comma = true }, .want = "+2 F1 ppm=12.5\n" },
	{ "a long value is cut", "firm_id,spc\nF1,123456789012345678901234567890123456789012345678901234567890\n",
	  .want = "-2\n!2 spc F1 \"123456789012345678901234567890123456789012345678901234567890\" "
	          "\"1234567890123456789012345678901234567890…\" is not a level of this question: give a whole number from 0 to 3\n" },

	/* ---- The row as a whole ---- */
	{ "N/A with a reason", "firm_id,spc,spc:note\nF1,NA,no series\n", .want = "+2 F1 spc=NA{no series}\n" },
	{ "N/A without one", "firm_id,spc\nF1,NA\n",
	  .want = "+2 F1 spc=NA\n?2 spc F1 \"NA\" NA without a reason: give it in the column spc:note\n" },
	{ "N/A that is not allowed", "firm_id,licence\nF1,NA\n",
	  .want = "-2\n!2 licence F1 \"NA\" NA is not allowed here, the question applies to every firm: give an answer, or ND where the firm has no data\n" },
	{ "N/A where it does not apply", "firm_id,has_tooling,tooling,moulds\nF1,no,NA,NA\n",
	  .want = "+2 F1 has_tooling=no tooling=NA moulds=NA\n" },
	{ "N/A where it does apply", "firm_id,has_tooling,tooling,moulds\nF1,yes,NA,NA\n",
	  .want = "-2\n!2 tooling F1 \"NA\" NA is not allowed here, the question applies to this firm: give an answer, or ND where the firm has no data\n"
	          "?2 moulds F1 \"NA\" NA without a reason: give it in the column moulds:note\n" },
	{ "N/A in the profile", "firm_id,sector,sector:note\nF1,NA,why\n", .want = "+2 F1 sector=NA{why}\n" },
	{ "grade without an answer", "firm_id,spc,spc:evidence\nF1,,seen\n",
	  .want = "+2 F1 spc=/seen\n?2 spc:evidence F1 \"seen\" an evidence grade without an answer\n" },
	{ "date that needs the day", "firm_id,assessed_on,audit\nF1,2026-03-01,2026-01-01\nF2,,2026-01-01\nF3,,ND\nF4,x,2026-01-01\n",
	  .want = "+2 F1 on 2026-03-01 audit=2026-01-01\n"
	          "-3\n!3 assessed_on F2 \"\" no assessed_on: the points of \"audit\" depend on the day of the assessment\n"
	          "+4 F3 audit=ND\n"
	          "-5\n!5 assessed_on F4 \"x\" \"x\" is not a date: write YYYY-MM-DD, such as 2026-01-31\n" },
	{ "before the set and after it", "firm_id,assessed_on\nF1,2025-12-31\nF2,2026-01-01\nF3,2027-01-01\n",
	  .want = "+2 F1 on 2025-12-31\n?2 assessed_on F1 \"2025-12-31\" outside the time for which the criteria set is in force, 2026-01-01 to 2026-12-31\n"
	          "+3 F2 on 2026-01-01\n"
	          "+4 F3 on 2027-01-01\n?4 assessed_on F3 \"2027-01-01\" outside the time for which the criteria set is in force, 2026-01-01 to 2026-12-31\n" },
	{ "what the set finds invalid", "firm_id,tax_code\nF1,0101234567\nF2,123\n",
	  .want = "+2 F1 tax_code=0101234567\n-3\n!3 tax_code F2 \"123\" a tax code has ten digits\n" },
	{ "invalid is asked of whole rows only", "firm_id,tax_code,spc\nF1,123,9\n",
	  .want = "-2\n!2 spc F1 \"9\" \"9\" is not a level of this question: give a whole number from 0 to 3\n" },
	{ "derived", "firm_id,employees\nF1,20\nF2,200\nF3,\nF4,13\n",
	  .want = "+2 F1 employees=20 size=small\n+3 F2 employees=200 size=large\n+4 F3\n"
	          "+5 F4 employees=13 FAILED tests/reading/set.lua:29\n" },

	/* ---- Duplicates ---- */
	{ "other source, assessor or day", "firm_id,source,assessor,assessed_on\nF1,,,\nF1,site_visit,,\nF1,self,Lan,\nF1,self,,2026-03-01\nF1,self,,\n",
	  .want = "+2 F1\n+3 F1 site_visit\n+4 F1 by Lan\n+5 F1 on 2026-03-01\n"
	          "-6\n!6 firm_id F1 \"F1\" a second assessment of the same firm, source, assessor and date: the first is t:2\n" },
	{ "a rejected one is nobody's first", "firm_id,spc\nF1,9\nF1,1\nF1,2\n",
	  .want = "-2\n!2 spc F1 \"9\" \"9\" is not a level of this question: give a whole number from 0 to 3\n+3 F1 spc=1\n"
	          "-4\n!4 firm_id F1 \"F1\" a second assessment of the same firm, source, assessor and date: the first is t:3\n" },
	{ "one firm in two spellings of its accents", "firm_id\nĐạt\n\u0110a\u0323t\n",
	  .want = "+2 Đạt\n-3\n!3 firm_id Đạt \"Đạt\" a second assessment of the same firm, source, assessor and date: the first is t:2\n" },
};

static void test_file(void **state)
{
	const struct file_case *c = *state;
	char *got = transcript_of_bytes(c->text, c->length ? c->length : strlen(c->text), &c->options);

	assert_string_equal(got, c->want);
	free(got);
}

/* ---- Several files, folders, progress ---- */

static char folder[] = "/tmp/eca-test-reader-XXXXXX/";

static void put(const char *name, const char *text)
{
	char path[sizeof(folder) + 64];
	FILE *file;

	snprintf(path, sizeof(path), "%s%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static int begin_folder(void **state)
{
	char path[sizeof(folder) + 64];

	(void)state;
	folder[sizeof(folder) - 2] = '\0';
	assert_non_null(mkdtemp(folder));
	folder[sizeof(folder) - 2] = '/';
	put("b.csv", H "F2,,1\nF1,,1\n");
	put("a.csv", H "F1,,0\nF1,,\n");
	put("c.txt", "firm_id,foo\nF9,\n");
	put("B.ndjson", "{\"firm_id\":\"F3\",\"spc\":2}\n");
	put(".hidden.csv", "rubbish");
	put("z.csv", "firm_id\n\"F4\n");
	snprintf(path, sizeof(path), "%ssub", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	put("sub/inner.csv", H "F7,,\n");
	snprintf(path, sizeof(path), "%sempty", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%spipe", folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(path, sizeof(path), "%sdead", folder);
	assert_int_equal(symlink("nowhere", path), 0);
	return 0;
}

static int end_folder(void **state)
{
	char command[sizeof(folder) + 16];

	(void)state;
	transcript_free_set();
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command);
}

static void test_folder(void **state)
{
	struct eca_reader_options options = { 0 };
	const char *paths[] = { folder };
	char *got = transcript_of(paths, 1, folder, &options);

	(void)state;
	assert_string_equal(got,
	                    "+1 F3 spc=2\n"
	                    "+2 F1 spc=0\n"
	                    "-3\n!3 firm_id F1 \"F1\" a second assessment of the same firm, source, assessor and date: the first is a.csv:2\n"
	                    "+2 F2 spc=1\n"
	                    "-3\n!3 firm_id F1 \"F1\" a second assessment of the same firm, source, assessor and date: the first is a.csv:2\n"
	                    "x c.txt:1: unknown column \"foo\"\n"
	                    "x dead: No such file or directory\n"
	                    "x z.csv:2: a quoted cell is never closed\n");
	free(got);
}

static void test_paths(void **state)
{
	struct eca_reader_options options = { 0 };
	char empty[sizeof(folder) + 16], gone[sizeof(folder) + 16], sub[sizeof(folder) + 16];
	const char *paths[] = { sub, gone, empty, sub };
	char *got;

	(void)state;
	snprintf(empty, sizeof(empty), "%sempty", folder);
	snprintf(gone, sizeof(gone), "%sgone.csv", folder);
	snprintf(sub, sizeof(sub), "%ssub//", folder);
	got = transcript_of(paths, 4, folder, &options);
	assert_string_equal(got, "+2 F7\n"
	                         "x gone.csv: No such file or directory\n"
	                         "x empty: no files in the folder\n"
	                         "-2\n!2 firm_id F7 \"F7\" a second assessment of the same firm, source, assessor and date: the first is sub/inner.csv:2\n");
	free(got);
	got = transcript_of(paths, 0, folder, &options);
	assert_string_equal(got, "");
	free(got);
}

static void test_progress(void **state)
{
	struct eca_reader_options options = { 0 };
	char a[sizeof(folder) + 16], b[sizeof(folder) + 16];
	const char *paths[] = { a, b };
	const struct eca_assessment *assessment;
	struct eca_error err;
	struct eca_reader *reader;
	uint64_t done, total;

	(void)state;
	snprintf(a, sizeof(a), "%sa.csv", folder);
	snprintf(b, sizeof(b), "%sb.csv", folder);
	reader = eca_reader_new(transcript_set(), paths, 2, &options);
	eca_reader_progress(reader, &done, &total);
	assert_int_equal(done, 0);
	assert_int_equal(total, strlen(H "F1,,0\nF1,,\n" H "F2,,1\nF1,,1\n"));
	while (eca_reader_next(reader, &assessment, &err) != ECA_NEXT_END)
		;
	eca_reader_progress(reader, &done, &total);
	assert_int_equal(done, total);
	eca_reader_free(reader);
}

static void test_standard_input(void **state)
{
	struct eca_reader_options options = { 0 };
	const char *paths[] = { "-", "-" };
	int saved = dup(STDIN_FILENO), ends[2];
	char *got;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], H "F1,ja,\n", strlen(H "F1,ja,\n")), (ssize_t)strlen(H "F1,ja,\n"));
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	got = transcript_of(paths, 2, folder, &options);
	dup2(saved, STDIN_FILENO);
	close(saved);
	close(ends[0]);
	assert_string_equal(got, "-2\n!2 licence F1 \"ja\" \"ja\" is neither yes nor no: write yes or no (1, 0, "
	                         "true, false, có and không are read too)\n"
	                         "x standard input: no header: the file is empty\n");
	free(got);
}

/* A reader that is left before its end frees what it holds; errors of one call do
 * not stay for the next. */
static void test_left_early(void **state)
{
	struct eca_reader_options options = { 0 };
	const char *paths[] = { folder };
	struct eca_reader *reader = eca_reader_new(transcript_set(), paths, 1, &options);
	const struct eca_assessment *assessment;
	struct eca_error err = { .kind = ECA_ERROR_MISUSE, .text = "of before" };
	size_t count;

	(void)state;
	assert_int_equal(eca_reader_next(reader, &assessment, &err), ECA_NEXT_READ);
	assert_int_equal(err.kind, ECA_OK);
	assert_string_equal(assessment->firm_id, "F3");
	eca_reader_problems(reader, &count);
	assert_int_equal(count, 0);
	assert_int_equal(eca_reader_next(reader, &assessment, &err), ECA_NEXT_READ);
	eca_reader_free(reader);
	eca_reader_free(NULL);
}

/* Forty thousand rows, more than one buffer: each is found again on its line. */
static void test_many_rows(void **state)
{
	enum { ROWS = 40000 };
	struct eca_reader_options options = { 0 };
	struct buf text = { 0 }, want = { 0 };
	char *got;
	int i;

	(void)state;
	buf_text(&text, H);
	for (i = 0; i < ROWS; i++) {
		buf_format(&text, "\"F%d\",yes,%d\n", i % (ROWS - 1), i % 4);
		if (i < ROWS - 1)
			buf_format(&want, "+%d F%d licence=yes spc=%d\n", i + 2, i, i % 4);
	}
	buf_format(&want, "-%d\n!%d firm_id F0 \"F0\" a second assessment of the same firm, source, "
	           "assessor and date: the first is t:2\n", ROWS + 1, ROWS + 1);
	got = transcript_of_bytes(text.bytes, text.used, &options);
	assert_true(!strcmp(got, buf_string(&want)));
	free(got);
	buf_free(&text);
	buf_free(&want);
}

/* What has been seen is found again, with its number, and nothing else is. */
static void test_seen(void **state)
{
	enum { KEYS = 300000 };
	struct seen seen = { 0 };
	unsigned char key[SEEN_KEY_SIZE] = { 0 };
	uint64_t i, size = 0;
	size_t part;

	(void)state;
	for (i = 1; i <= 2 * KEYS; i++) {
		uint64_t mixed = (i - 1) % KEYS * UINT64_C(0x9e3779b97f4a7c15);

		memcpy(key, &mixed, sizeof(mixed));
		assert_int_equal(seen_note(&seen, key, i + (UINT64_C(1) << 39)),
		                 i <= KEYS ? 0 : i - KEYS + (UINT64_C(1) << 39));
	}
	for (part = 0; part < SEEN_PARTS; part++)
		size += seen.parts[part].size;
	assert_int_equal(sizeof(struct seen_entry), 16);
	assert_true(size < KEYS * 3 / 2);
	seen_free(&seen);
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[COUNT(files) + 16] = {
		cmocka_unit_test(test_folder),         cmocka_unit_test(test_paths),
		cmocka_unit_test(test_progress),       cmocka_unit_test(test_standard_input),
		cmocka_unit_test(test_left_early),     cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_seen),
	};
	size_t n = 7, i;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(files); i++)
		tests[n++] = (struct CMUnitTest){ files[i].name, test_file, NULL, NULL, (void *)&files[i] };
	return _cmocka_run_group_tests("reader", tests, n, begin_folder, end_folder);
}
