/* The firm's workbook: read back by another program, and compared with the result.
 * The set is report_set/. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <limits.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "eca.h"
#include "output.h"
#include "reports/cell.h"
#include "reports/metrics.h"
#include "reports/report.h"
#include "reports/text.h"
#include "reports/whole.h"
#include "reports/words.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- The set, an assessment, its result ------------------------------------- */

enum { ANSWERS_MAX = 32 };

struct firm {
	struct eca_assessment assessment;
	struct eca_answer answers[ANSWERS_MAX];
	struct eca_scoring *scoring;
	const struct eca_result *result;
};

static char folder[] = "/tmp/eca-test-report-XXXXXX"; /* where the workbooks go */
static char tests_folder[PATH_MAX];                    /* tests/, where the programs start */
static struct eca_set *set;
static const struct eca_model *model;
static struct firm visit, self;

static struct eca_answer *answer(struct firm *firm, const char *id)
{
	size_t question = eca_find_question(model, id);

	assert_true(question < ANSWERS_MAX);
	return &firm->answers[question];
}

static void answer_number(struct firm *firm, const char *id, double number)
{
	*answer(firm, id) =
		(struct eca_answer){ .state = ECA_ANSWERED, .grade = 1, .number = number };
}

static void answer_text(struct firm *firm, const char *id, const char *text)
{
	*answer(firm, id) = (struct eca_answer){ .state = ECA_ANSWERED, .grade = ECA_NO_GRADE,
	                                         .text = text };
}

static void begin(struct firm *firm, enum eca_source source)
{
	size_t i;

	firm->assessment = (struct eca_assessment){
		.firm_id = "F&1", .assessor = "An", .source = source, .dated = true,
		.assessed_on = 20530, /* 2026-03-18 */
		.answers = firm->answers, .file = "t", .row = 2,
	};
	memset(firm->assessment.sha256, 'a', 64);
	for (i = 0; i < ANSWERS_MAX; i++)
		firm->answers[i] = (struct eca_answer){ .grade = ECA_NO_GRADE };
	answer_text(firm, "name", "Công ty Thử");
	answer_number(firm, "sector", 0);
	answer_number(firm, "people", 12000);
	answer_number(firm, "spc", 1);
	answer_number(firm, "ppm", 250.5);
	answer_number(firm, "manual", 1);
	answer_number(firm, "books", 1);
	answer_number(firm, "banks", 0);
	answer(firm, "banks")->set = 3;
	answer_number(firm, "permit", 0);
	answer(firm, "permit")->note = "Đang xin";
}

static void score(struct firm *firm)
{
	firm->result = eca_score(firm->scoring, &firm->assessment);
}

static int open_set(void **state)
{
	struct eca_findings findings = { 0 };
	struct eca_error err = { ECA_OK, "" };
	char path[PATH_MAX + 16];
	size_t i;

	(void)state;
	if (!realpath("tests", tests_folder) || !mkdtemp(folder) || chdir(folder))
		return 1;
	snprintf(path, sizeof path, "%s/report_set", tests_folder);
	set = eca_set_load(path, &findings, &err);
	for (i = 0; i < findings.count; i++)
		printf("%s:%d: %s\n", findings.items[i].file, findings.items[i].line,
		       findings.items[i].text);
	eca_findings_free(&findings);
	if (!set)
		return 1;
	model = eca_set_model(set);
	visit.scoring = eca_scoring_new(set);
	self.scoring = eca_scoring_new(set);
	return 0;
}

static int close_set(void **state)
{
	char command[64];

	(void)state;
	eca_scoring_free(visit.scoring);
	eca_scoring_free(self.scoring);
	eca_set_free(set);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return chdir("/") || system(command);
}

static void write_report(const struct firm *firm, const struct firm *claimed, const char *language,
                         const char *path)
{
	struct report_about about = {
		.set = set,
		.result = firm->result,
		.claimed = claimed ? claimed->result : NULL,
		.languages = { eca_language(model, language) },
		.n_languages = 1,
	};
	struct eca_error err = { ECA_OK, "" };

	if (!report_write(&about, path, &err))
		fail_msg("%s", err.text);
}

/* Writes the report of the visit alone, in the first language. */
static bool write_visit(const char *path, struct eca_error *err)
{
	struct report_about about = { .set = set, .result = visit.result };

	return report_write(&about, path, err);
}

/* ---- A workbook read back ----------------------------------------------------- */

static char *cells; /* what report_cells.py printed, between newlines */

static const char *python(void)
{
	static const char *const names[] = { "python3", "/usr/bin/python3" };
	char command[96];
	size_t i;

	for (i = 0; i < COUNT(names); i++) {
		snprintf(command, sizeof command, "%s -c 'import openpyxl' 2>/dev/null", names[i]);
		if (!system(command))
			return names[i];
	}
	return NULL;
}

/* Reads a workbook into `cells`; skips the test where no program can. */
static void read_cells(const char *path)
{
	const char *reader = python();
	char command[2 * PATH_MAX];
	size_t size = 1, got;
	FILE *pipe;

	if (!reader) {
		print_message("skipped: there is no python3 with openpyxl to read workbooks\n");
		skip();
	}
	snprintf(command, sizeof command, "%s '%s/report_cells.py' %s", reader, tests_folder, path);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	free(cells);
	cells = malloc(1 << 20);
	cells[0] = '\n';
	while ((got = fread(cells + size, 1, (1 << 20) - 1 - size, pipe)))
		size += got;
	cells[size] = '\0';
	assert_int_equal(pclose(pipe), 0);
}

static bool has_line(const char *format, ...)
{
	char line[4096];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	return strstr(cells, line) != NULL;
}

/* A cell of that sheet holds just this text. */
static bool has_text(const char *sheet, const char *text)
{
	char start[128], end[4096];
	const char *at = cells;

	snprintf(start, sizeof start, "\n%s\t", sheet);
	snprintf(end, sizeof end, "\ts\t%s\n", text);
	while ((at = strstr(at, start))) {
		const char *line_end = strchr(at + 1, '\n');
		const char *found = strstr(at, end);

		if (found && found < line_end)
			return true;
		at++;
	}
	return false;
}

/* Some cell of that sheet is a formula. */
static bool has_formula(const char *sheet)
{
	char start[128];
	const char *at = cells;

	snprintf(start, sizeof start, "\n%s\t", sheet);
	while ((at = strstr(at, start))) {
		const char *kind = strchr(at + strlen(start), '\t');

		if (kind && !strncmp(kind, "\tf\t", 3))
			return true;
		at++;
	}
	return false;
}

/* A cell of that sheet contains the text. */
static bool mentions(const char *sheet, const char *text)
{
	char start[128];
	const char *at = cells;

	snprintf(start, sizeof start, "\n%s\t", sheet);
	while ((at = strstr(at, start))) {
		const char *line_end = strchr(at + 1, '\n');
		const char *found = strstr(at, text);

		if (found && found < line_end)
			return true;
		at++;
	}
	return false;
}

/* The row of the cell in `column` of the sheet that holds `text`, 0 where none does. */
static int row_of(const char *sheet, char column, const char *text)
{
	int row;

	for (row = 1; row < 200; row++)
		if (has_line("\n%s\t%c%d\ts\t%s\n", sheet, column, row, text))
			return row;
	return 0;
}

static double number_at(const char *sheet, char column, int row)
{
	char start[128];
	const char *at;

	snprintf(start, sizeof start, "\n%s\t%c%d\tn\t", sheet, column, row);
	at = strstr(cells, start);
	return at ? strtod(at + strlen(start), NULL) : NAN;
}

static void check_number(const char *sheet, char column, int row, double want)
{
	double got = number_at(sheet, column, row);

	if (!(fabs(got - want) < 1e-9))
		fail_msg("%s!%c%d is %.9f, not %.9f", sheet, column, row, got, want);
}

/* ---- Texts ------------------------------------------------------------------------ */

static void test_words(void **state)
{
	size_t word, tongue, n;

	(void)state;
	for (word = 0; word < WORDS; word++)
		for (tongue = 0; tongue < TONGUES; tongue++) {
			const char *text = words_say((enum word)word, (enum tongue)tongue);
			const char *english = words_say((enum word)word, TONGUE_EN);

			assert_true(*text);
			for (n = 1; n <= 9; n++) {
				char mark[4] = { '{', (char)('0' + n), '}', '\0' };

				if (!strstr(text, mark) != !strstr(english, mark))
					fail_msg("\"%s\" and \"%s\" do not fill %s alike", text,
					         english, mark);
			}
		}
	assert_int_equal(words_tongue("fr"), TONGUE_FR);
	assert_int_equal(words_tongue("de"), TONGUE_EN);
}

static void test_fill(void **state)
{
	static const struct {
		const char *pattern, *want;
	} rows[] = {
		{ "", "" }, { "a", "a" }, { "{1}-{2}", "x-y" }, { "{2}{1}{2}", "yxy" },
		{ "{3} {", "{3} {" }, { "{{1}}", "{x}" }, { "{1", "{1" },
	};
	struct text text = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		text_clear(&text);
		text_fill(&text, rows[i].pattern, "x", "y", NULL);
		assert_string_equal(text_string(&text), rows[i].want);
	}
	text_free(&text);
}

static void test_cell_text(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "" },
		{ "=1+1", "=1+1" },
		{ "Công ty ấ 😀", "Công ty ấ 😀" },
		{ "a\nb\tc", "a\nb\tc" },
		{ "a\r\nb", "a\nb" },
		{ "a\x01z", "a\xEF\xBF\xBDz" },
		{ "\xEF\xBF\xBF", "\xEF\xBF\xBD" },
		{ "_x0041_", "_x005F_x0041_" },
		{ "_x004_", "_x004_" },
	};
	struct text clean = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		assert_string_equal(cell_text(rows[i].text, &clean), rows[i].want);
	text_free(&clean);
}

/* Cut at 32,767 UTF-16 units, and never through a letter. */
static void test_long_cell_text(void **state)
{
	static char letters[40001], faces[4 * 20000 + 1];
	struct text clean = { 0 };
	size_t i;

	(void)state;
	memset(letters, 'a', sizeof letters - 1);
	assert_int_equal(strlen(cell_text(letters, &clean)), 32767);
	for (i = 0; i < 20000; i++)
		memcpy(faces + 4 * i, "😀", 4);
	assert_int_equal(strlen(cell_text(faces, &clean)), 4 * 16383);
	text_free(&clean);
}

static void test_lines(void **state)
{
	(void)state;
	assert_int_equal(metrics_lines("", 10, 20), 1);
	assert_int_equal(metrics_lines("short", 10, 20), 1);
	assert_int_equal(metrics_lines("one\ntwo\n\nfour", 10, 20), 4);
	assert_int_equal(metrics_lines("two words that do not fit", 10, 14), 2);
	assert_int_equal(metrics_lines("wwwwwwwwwwwwwwwwwwwwwwwwwwwwww", 10, 10), 5);
	assert_true(metrics_height(2, 10) > metrics_height(1, 10));
}

static void test_whole_xml(void **state)
{
	static const struct {
		const char *xml;
		bool whole;
	} rows[] = {
		{ "<?xml version=\"1.0\"?>\n<a><b/><c>x</c></a>", true },
		{ "<a/>", true },
		{ "", false },
		{ "<a><b>", false },
		{ "<a><b/></a", false },
		{ "<a></a></a>", false },
		{ "<a><b r=\"1<c></b></a>", false },
		{ "<a/><b/>", false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		assert_int_equal(whole_xml(rows[i].xml, strlen(rows[i].xml)), rows[i].whole);
}

/* ---- The workbook -------------------------------------------------------------------- */

/* A zip file of one part, `xml` stored in one deflate block; its size. */
static size_t zip_of(const char *xml, unsigned char *bytes)
{
	enum { LOCAL = 30, BLOCK = 5, ENTRY = 46, END = 22 };
	size_t length = strlen(xml), packed = BLOCK + length;
	unsigned char *block = bytes + LOCAL, *entry = block + packed, *end = entry + ENTRY;

	memset(bytes, 0, LOCAL + packed + ENTRY + END);
	block[0] = 1; /* the last one, stored */
	block[1] = (unsigned char)length;
	block[2] = 0;
	block[3] = (unsigned char)~length;
	block[4] = 0xFF;
	memcpy(block + BLOCK, xml, length);
	memcpy(entry, "PK\1\2", 4);
	entry[20] = (unsigned char)packed;
	entry[24] = (unsigned char)length;
	memcpy(end, "PK\5\6", 4);
	end[10] = 1;
	end[16] = (unsigned char)(LOCAL + packed);
	return LOCAL + packed + ENTRY + END;
}

static void test_whole_workbook(void **state)
{
	unsigned char bytes[256];
	size_t size, i;

	(void)state;
	size = zip_of("<a>x</a>", bytes);
	assert_int_equal(whole_workbook(bytes, size), WHOLE);
	for (i = 0; i < size; i++) {
		unsigned char *fewer = malloc(i + 1); /* for a checker of memory */

		memcpy(fewer, bytes, i);
		assert_int_equal(whole_workbook(fewer, i), WHOLE_BROKEN);
		free(fewer);
	}
	bytes[30] = 7; /* no such block */
	assert_int_equal(whole_workbook(bytes, size), WHOLE_BROKEN);
	size = zip_of("<a>x</", bytes);
	assert_int_equal(whole_workbook(bytes, size), WHOLE_CUT);
	size = zip_of("", bytes);
	assert_int_equal(whole_workbook(bytes, size), WHOLE_CUT);
}

static void test_sheets(void **state)
{
	static const struct {
		const char *language, *sheets[5], *tier, *next;
	} rows[] = {
		{ "vi", { "Tóm tắt", "Hành động cải tiến", "Tiêu chí", "Câu trả lời", "Phương pháp" },
		  "Vừa", "Cao" },
		{ "en", { "Summary", "Improvement actions", "Criteria", "Answers", "Method" },
		  "Middle", "High" },
		{ "fr", { "Synthèse", "Actions d'amélioration", "Critères", "Réponses", "Méthode" },
		  "Moyen", "Haut" },
	};
	size_t i, k;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	assert_int_equal(visit.result->status, ECA_STATUS_OK);
	assert_int_equal(visit.result->tier, 1);
	for (i = 0; i < COUNT(rows); i++) {
		write_report(&visit, NULL, rows[i].language, "sheets.xlsx");
		read_cells("sheets.xlsx");
		for (k = 0; k < COUNT(rows[i].sheets); k++)
			assert_true(has_line("\n#\tsheet\ts\t%s\n", rows[i].sheets[k]));
		for (k = 0; k < COUNT(rows[i].sheets); k++)
			assert_false(has_formula(rows[i].sheets[k]));
		assert_true(has_text(rows[i].sheets[0], rows[i].tier));
		assert_true(has_text(rows[i].sheets[0], rows[i].next));
		assert_true(has_text(rows[i].sheets[0], "Công ty Thử"));
		assert_false(strstr(cells, "{1}"));
	}
}

static void write_in(const size_t *languages, size_t count, const char *path)
{
	struct report_about about = { .set = set, .result = visit.result, .n_languages = count };
	struct eca_error err = { ECA_OK, "" };

	memcpy(about.languages, languages, count * sizeof *languages);
	if (!report_write(&about, path, &err))
		fail_msg("%s", err.text);
	read_cells(path);
}

/* Each language has all its sheets, and its charts their own data. */
static void test_languages(void **state)
{
	static const char *const sheets[] = {
		"Summary", "Improvement actions", "Criteria", "Answers", "Method", "_chart",
		"Tóm tắt", "Hành động cải tiến", "Tiêu chí", "Câu trả lời", "Phương pháp",
		"_chart_vi",
	};
	const char *at;
	size_t i;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_in((size_t[]){ 1, 0 }, 2, "languages.xlsx");
	at = cells;
	for (i = 0; i < COUNT(sheets); i++) {
		char line[128];

		snprintf(line, sizeof line, "\n#\tsheet\ts\t%s\n", sheets[i]);
		at = strstr(at, line);
		assert_non_null(at);
	}
	assert_true(has_line("\n#\thidden\ts\t_chart\n"));
	assert_true(has_line("\n#\thidden\ts\t_chart_vi\n"));
	assert_true(has_line("\n#\tcustom:eca.languages\ts\ten,vi\n"));
	assert_true(has_line("\n#\ttitle\ts\tEnterprise capacity assessment report\n"));
	assert_true(has_text("Summary", "Middle"));
	assert_true(has_text("Tóm tắt", "Vừa"));
	assert_true(has_text("_chart", "This enterprise"));
	assert_true(has_text("_chart_vi", "Doanh nghiệp"));
}

/* A language of which the reports have no words shares those of English, and sheets' names. */
static void test_shared_names(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_in((size_t[]){ 1, 1 }, 2, "shared.xlsx");
	assert_true(has_text("Summary", "Middle"));
	assert_true(has_text("Summary (en)", "Middle"));
	assert_true(has_text("Improvement actions (en)", "Permits"));
	assert_true(has_line("\n#\thidden\ts\t_chart_en\n"));
}

static void test_scores(void **state)
{
	size_t i;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_report(&visit, NULL, "en", "scores.xlsx");
	read_cells("scores.xlsx");
	for (i = model->first_criterion; i < model->overall; i++) {
		bool pillar = model->nodes[i].kind == ECA_PILLAR;
		const char *sheet = pillar ? "Summary" : "Criteria";
		int row = row_of(sheet, 'B', eca_say(model, &model->nodes[i].name, 1));

		assert_true(row > 0);
		assert_true(visit.result->scores[i].known);
		check_number(sheet, 'C', row, visit.result->scores[i].points);
		check_number(sheet, 'D', row, eca_weight(visit.result, i));
	}
	check_number("Summary", 'C', row_of("Summary", 'B', "Overall score"),
	             visit.result->scores[model->overall].points);
}

static void test_answers_in_words(void **state)
{
	static const struct {
		const char *question, *answer, *state;
	} rows[] = {
		{ "SPC ở đâu?", "1 – Một phần", "Đã trả lời" },
		{ "PPM", "250,5\u00A0ppm", "Đã trả lời" },
		{ "Có sổ tay?", "Có", "Đã trả lời" },
		{ "Sổ sách", "Kiểm toán", "Đã trả lời" },
		{ "Ngân hàng", "NH A; NH B", "Đã trả lời" },
		{ "Có giấy phép?", "Không", "Đã trả lời" },
		{ "Kiểm soát hóa chất?", NULL, "Không áp dụng (theo quy tắc)" },
	};
	size_t i;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_report(&visit, NULL, "vi", "answers.xlsx");
	read_cells("answers.xlsx");
	for (i = 0; i < COUNT(rows); i++) {
		int row = row_of("Câu trả lời", 'C', rows[i].question);

		assert_true(row > 0);
		if (rows[i].answer)
			assert_true(has_line("\nCâu trả lời\tD%d\ts\t%s\n", row, rows[i].answer));
		assert_true(has_line("\nCâu trả lời\tE%d\ts\t%s\n", row, rows[i].state));
	}
	assert_true(mentions("Câu trả lời", "Đã xem (×1)"));
	assert_true(has_text("Câu trả lời", "Đang xin"));
	assert_true(has_text("Câu trả lời", "Chỉ hỏi khi: “Ngành”: Điện tử"));
	assert_true(has_text("Tóm tắt", "12.000\u00A0người"));
}

static void test_why_not_higher(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_report(&visit, NULL, "en", "why.xlsx");
	read_cells("why.xlsx");
	assert_true(has_text("Summary", "Why not yet: High"));
	assert_true(mentions("Summary", "points, at least 90 needed"));
	assert_true(has_text("Summary", "•  Quality: 53.7 points, at least 95 needed"));
	assert_true(mentions("Summary",
	                     "Every pillar needs at least 70 points; still below: Quality ("));
	assert_true(mentions("Summary", "Gate “No permit”: no tier above “Middle”. Lifted when: "
	                                "“Is there a permit?”: Yes (now: No)"));
	assert_true(has_text("Criteria", "A note of the function"));
	assert_true(has_text("Method", "lowest of (Books; Banks)"));
	assert_true(has_text("Method", "Not in play"));
	assert_true(has_text("Method", "Blocks"));
	assert_true(mentions(
		"Method", "The weighting “mechanics” is in force because of: “Sector”: Mechanics"));
}

/* What opens the gate stands first, whatever it is worth. */
static void test_actions(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_report(&visit, NULL, "en", "actions.xlsx");
	read_cells("actions.xlsx");
	assert_true(has_line("\nImprovement actions\tB4\ts\tPermits\n"));
	assert_true(has_text("Improvement actions", "Large"));
	assert_true(has_text("Improvement actions", "3–6"));
	assert_true(has_text("Improvement actions", "Support\\n→ Tools"));
	assert_false(has_text("Improvement actions", "Get an audit"));
}

static void test_claimed(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	begin(&self, ECA_SELF);
	answer_number(&self, "spc", 2);
	score(&visit);
	score(&self);
	write_report(&visit, &self, "en", "claimed.xlsx");
	read_cells("claimed.xlsx");
	assert_true(has_text("Summary", "Claimed and verified"));
	assert_true(has_text("Answers", "2 – Everywhere"));
	check_number("Summary", 'H', row_of("Summary", 'B', "Quality"),
	             self.result->scores[model->first_pillar].points);
}

/* What was claimed of that node beyond what was found. */
static double beyond(const char *id)
{
	size_t node = eca_find_node(model, id);

	return self.result->scores[node].points - visit.result->scores[node].points;
}

static void test_differences(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	begin(&self, ECA_SELF);
	answer_number(&self, "spc", 2);
	answer_number(&self, "ppm", 900);
	*answer(&self, "permit") = (struct eca_answer){ .state = ECA_NA, .grade = ECA_NO_GRADE };
	score(&visit);
	score(&self);
	write_report(&visit, &self, "en", "differences.xlsx");
	read_cells("differences.xlsx");
	check_number("Summary", 'I', row_of("Summary", 'B', "Quality"), beyond("qa"));
	check_number("Summary", 'I', row_of("Summary", 'B', "Overall score"), beyond("overall"));
	assert_true(has_line("\nSummary\tI%d\ts\t–\n", row_of("Summary", 'B', "Environment")));
	assert_true(has_text("Summary", "Verified"));
	assert_true(mentions("Summary", "points higher overall than the site visit found"));
	assert_true(has_text("Summary", "•  “Where is SPC?”: claimed 100.0 points, verified 40.0"));
	assert_false(mentions("Summary", "“PPM”"));
	check_number("Criteria", 'E', row_of("Criteria", 'B', "Control"), beyond("control"));
	check_number("Answers", 'L', row_of("Answers", 'C', "Where is SPC?"), 60);
	check_number("Answers", 'L', row_of("Answers", 'C', "PPM"), beyond("ppm"));
	assert_true(beyond("ppm") < 0);
	assert_true(has_line("\nAnswers\tL%d\ts\t–\n",
	                     row_of("Answers", 'C', "Is there a permit?")));
	write_report(&visit, NULL, "en", "differences.xlsx");
	read_cells("differences.xlsx");
	assert_false(has_text("Answers", "Difference"));
}

/* A firm that claims less than was found is told so. */
static void test_modest(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	begin(&self, ECA_SELF);
	answer_number(&self, "spc", 0);
	answer_number(&self, "ppm", 200);
	score(&visit);
	score(&self);
	assert_true(beyond("overall") < 0);
	write_report(&visit, &self, "en", "modest.xlsx");
	read_cells("modest.xlsx");
	assert_true(mentions("Summary", "Overall the enterprise does not overrate itself."));
	assert_true(has_text("Summary", "•  “PPM”: claimed 80.0 points, verified 75.0"));
}

static void test_incomplete(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	*answer(&visit, "spc") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	*answer(&visit, "ppm") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	*answer(&visit, "manual") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	score(&visit);
	assert_int_equal(visit.result->status, ECA_STATUS_INCOMPLETE);
	write_report(&visit, NULL, "fr", "incomplete.xlsx");
	read_cells("incomplete.xlsx");
	assert_true(has_text("Synthèse", "Incomplet\u00A0: aucun niveau"));
	assert_true(mentions("Synthèse", "3 questions obligatoires sur 6"));
	assert_true(has_text("Synthèse", "Questions sans réponse (3)"));
	assert_true(has_text("Synthèse", "•  Où est la MSP ?"));
	assert_false(has_text("Synthèse", "Une fois les réponses complètes"));
}

static void test_possible(void **state)
{
	static const struct {
		const char *language, *sheet, *heading, *tiers, *deciding, *missing;
	} rows[] = {
		{ "vi", "Tóm tắt", "Khi đủ câu trả lời", "Còn có thể đạt từ “Thấp” đến “Vừa”.",
		  "•  SPC ở đâu?", "Câu hỏi chưa trả lời (3)" },
		{ "en", "Summary", "Once the missing answers are in",
		  "Still possible: from “Low” to “Middle”.", "•  Where is SPC?", "Questions without an answer (3)" },
		{ "fr", "Synthèse", "Une fois les réponses complètes",
		  "Encore possible\u00A0: de «\u00A0Bas\u00A0» à «\u00A0Moyen\u00A0».",
		  "•  Où est la MSP ?", "Questions sans réponse (3)" },
	};
	size_t i;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	*answer(&visit, "spc") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	*answer(&visit, "manual") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	*answer(&visit, "permit") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	score(&visit);
	assert_non_null(eca_interval(visit.scoring));
	for (i = 0; i < COUNT(rows); i++) {
		write_report(&visit, NULL, rows[i].language, "possible.xlsx");
		read_cells("possible.xlsx");
		assert_true(has_text(rows[i].sheet, rows[i].heading));
		assert_true(mentions(rows[i].sheet, rows[i].tiers));
		assert_true(row_of(rows[i].sheet, 'A', rows[i].deciding) > 0);
		assert_true(row_of(rows[i].sheet, 'A', rows[i].deciding) <
		            row_of(rows[i].sheet, 'A', rows[i].missing));
	}
}

/* One tier was found and nothing decides: where that was by trying, it says so. */
static void test_possible_tried(void **state)
{
	static const struct {
		const char *language, *sheet, *tiers, *tried;
	} rows[] = {
		{ "vi", "Tóm tắt", "“Vừa”", "Không thể thử hết mọi cách trả lời." },
		{ "en", "Summary", "“Middle”", "Not every combination of answers could be tried." },
		{ "fr", "Synthèse", "Moyen", "Toutes les combinaisons de réponses n'ont pas pu être essayées." },
	};
	struct eca_interval found;
	struct eca_result result;
	size_t i;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	*answer(&visit, "spc") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	*answer(&visit, "manual") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	*answer(&visit, "permit") = (struct eca_answer){ .grade = ECA_NO_GRADE };
	score(&visit);
	found = *eca_interval(visit.scoring);
	found.lowest = found.highest;
	found.n_deciding = 0;
	found.exact = false;
	result = *visit.result;
	result.possible = &found;
	visit.result = &result;
	for (i = 0; i < COUNT(rows); i++) {
		write_report(&visit, NULL, rows[i].language, "tried.xlsx");
		read_cells("tried.xlsx");
		assert_true(mentions(rows[i].sheet, rows[i].tiers));
		assert_true(mentions(rows[i].sheet, rows[i].tried));
	}
	found.exact = true;
	write_report(&visit, NULL, "en", "tried.xlsx");
	read_cells("tried.xlsx");
	assert_false(mentions("Summary", rows[1].tried));
}

/* Nothing applies, or a function went wrong: a report all the same. */
static void test_without_scores(void **state)
{
	size_t i;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	visit.assessment.failure = "set.lua:1: broken";
	score(&visit);
	assert_int_equal(visit.result->status, ECA_STATUS_FAILED);
	for (i = 0; i < model->n_languages; i++)
		write_report(&visit, NULL, model->languages[i], "failed.xlsx");
	read_cells("failed.xlsx");
	assert_true(mentions("Synthèse", "set.lua:1: broken"));
	assert_false(strstr(cells, "\tnan\n"));
}

static void test_hostile_texts(void **state)
{
	static const char *const texts[] = {
		"=1+1", "@SUM(A1)",   "+1",      "-1",  "12,5",    "1e3",   "https://example.org",
		"{=1}", "<b>&amp;\"", "'quoted", "😀 ấ", "_x0041_", "#REF!", "TRUE",
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(texts); i++) {
		begin(&visit, ECA_SITE_VISIT);
		answer_text(&visit, "name", texts[i]);
		answer(&visit, "permit")->note = texts[i];
		score(&visit);
		write_report(&visit, NULL, "en", "hostile.xlsx");
		read_cells("hostile.xlsx");
		if (!has_text("Summary", texts[i]) && strcmp(texts[i], "_x0041_"))
			fail_msg("%s is not in the summary as it was given", texts[i]);
		if (!has_text("Answers", texts[i]) && strcmp(texts[i], "_x0041_"))
			fail_msg("%s is not in the answers as it was given", texts[i]);
		assert_false(has_formula("Summary") || has_formula("Answers"));
	}
}

static void test_awkward_texts(void **state)
{
	static char long_text[100001];

	(void)state;
	memset(long_text, 'x', sizeof long_text - 1);
	begin(&visit, ECA_SITE_VISIT);
	answer_text(&visit, "name", long_text);
	answer(&visit, "permit")->note = "a\x01\x1Bz";
	score(&visit);
	write_report(&visit, NULL, "vi", "awkward.xlsx");
	read_cells("awkward.xlsx");
	assert_true(has_text("Câu trả lời", "a\uFFFD\uFFFDz"));
}

/* ---- The file ---------------------------------------------------------------------------- */

static bool same_bytes(const char *one, const char *other)
{
	char command[128];

	snprintf(command, sizeof command, "cmp -s %s %s", one, other);
	return !system(command);
}

static void test_same_bytes(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_report(&visit, NULL, "vi", "one.xlsx");
	setenv("TZ", "Asia/Ho_Chi_Minh", 1);
	tzset();
	sleep(2); /* a zip file counts in steps of two seconds */
	write_report(&visit, NULL, "vi", "two.xlsx");
	unsetenv("TZ");
	tzset();
	assert_true(same_bytes("one.xlsx", "two.xlsx"));
}

static void test_created(void **state)
{
	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_report(&visit, NULL, "vi", "created.xlsx");
	read_cells("created.xlsx");
	assert_true(has_line("\n#\tcreated\ts\t2026-03-18T00:00:00\n"));
	setenv("SOURCE_DATE_EPOCH", "1000000000", 1);
	write_report(&visit, NULL, "vi", "created.xlsx");
	unsetenv("SOURCE_DATE_EPOCH");
	read_cells("created.xlsx");
	assert_true(has_line("\n#\tcreated\ts\t2001-09-09T01:46:40\n"));
	visit.assessment.dated = false;
	visit.assessment.assessed_on = 0;
	write_report(&visit, NULL, "vi", "created.xlsx");
	read_cells("created.xlsx");
	assert_true(has_line("\n#\tcreated\ts\t1980-01-01T00:00:00\n"));
}

static void test_cannot_write(void **state)
{
	static const struct {
		const char *path, *message;
	} rows[] = {
		{ "nowhere/f.xlsx",
		  "nowhere/f.xlsx: cannot be written: No such file or directory; create the "
		  "folder first" },
		{ "there", "there: cannot be written: Is a directory; give the name of a file in it" },
		{ "file/f.xlsx", "file/f.xlsx: cannot be written: Not a directory; a part of its "
		                 "path is not a folder" },
	};
	size_t i;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	assert_int_equal(system("mkdir -p there && touch file"), 0);
	for (i = 0; i < COUNT(rows); i++) {
		struct eca_error err = { ECA_OK, "" };

		assert_false(write_visit(rows[i].path, &err));
		assert_int_equal(err.kind, ECA_ERROR_FILE);
		assert_string_equal(err.text, rows[i].message);
	}
	assert_int_equal(access("there.part", F_OK), -1);
}

static void test_link_in_the_way(void **state)
{
	struct eca_error err = { ECA_OK, "" };
	FILE *file = fopen("victim", "w");
	struct stat found;

	(void)state;
	fputs("unharmed", file);
	fclose(file);
	assert_int_equal(symlink("victim", "linked.xlsx.part"), 0);
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	assert_false(write_visit("linked.xlsx", &err));
	assert_non_null(strstr(err.text, "linked.xlsx: cannot be written: Too many levels of "
	                                 "symbolic links; "));
	assert_int_equal(stat("victim", &found), 0);
	assert_int_equal(found.st_size, strlen("unharmed"));
	assert_int_equal(access("linked.xlsx", F_OK), -1);
}

/* A signal at any moment leaves no part file. */
static void test_signal(void **state)
{
	size_t i;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	for (i = 0; i < 10; i++) {
		pid_t child = fork();
		int status;

		if (!child) {
			signal(SIGINT, SIG_DFL);
			output_clean_up_on_signals();
			for (;;)
				write_report(&visit, NULL, "vi", "signal.xlsx");
		}
		while (access("signal.xlsx.part", F_OK)) {
			assert_int_equal(waitpid(child, &status, WNOHANG), 0);
			usleep(200);
		}
		kill(child, SIGINT);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), SIGINT);
		assert_int_equal(access("signal.xlsx.part", F_OK), -1);
	}
}

/* Writes a report in a process whose files may not grow beyond `limit` bytes. */
static int write_with_limit(rlim_t limit, const char *path)
{
	int status;
	pid_t child = fork();

	if (!child) {
		struct rlimit limits = { limit, limit };
		struct eca_error err = { ECA_OK, "" };

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limits);
		_exit(!write_visit(path, &err));
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* A full disk, and temporary files cut short, which the library does not notice. */
static void test_full_disk(void **state)
{
	rlim_t limit;

	(void)state;
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_report(&visit, NULL, "vi", "whole.xlsx");
	for (limit = 2000; write_with_limit(limit, "full.xlsx"); limit += 2000) {
		assert_true(limit < 200000);
		assert_int_equal(access("full.xlsx", F_OK), -1);
		assert_int_equal(access("full.xlsx.part", F_OK), -1);
	}
	assert_true(same_bytes("whole.xlsx", "full.xlsx"));
}

static void test_libreoffice(void **state)
{
	(void)state;
	if (system("command -v soffice >/dev/null 2>&1")) {
		print_message("skipped: there is no soffice to open workbooks with\n");
		skip();
	}
	begin(&visit, ECA_SITE_VISIT);
	score(&visit);
	write_report(&visit, NULL, "vi", "office.xlsx");
	assert_int_equal(system("soffice -env:UserInstallation=file://$PWD/office --headless "
	                        "--convert-to pdf office.xlsx >/dev/null 2>&1"), 0);
	assert_int_equal(access("office.pdf", R_OK), 0);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_fill),
		cmocka_unit_test(test_cell_text),
		cmocka_unit_test(test_long_cell_text),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_whole_xml),
		cmocka_unit_test(test_whole_workbook),
		cmocka_unit_test(test_sheets),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_shared_names),
		cmocka_unit_test(test_scores),
		cmocka_unit_test(test_answers_in_words),
		cmocka_unit_test(test_why_not_higher),
		cmocka_unit_test(test_actions),
		cmocka_unit_test(test_claimed),
		cmocka_unit_test(test_differences),
		cmocka_unit_test(test_modest),
		cmocka_unit_test(test_incomplete),
		cmocka_unit_test(test_possible),
		cmocka_unit_test(test_possible_tried),
		cmocka_unit_test(test_without_scores),
		cmocka_unit_test(test_hostile_texts),
		cmocka_unit_test(test_awkward_texts),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_created),
		cmocka_unit_test(test_cannot_write),
		cmocka_unit_test(test_link_in_the_way),
		cmocka_unit_test(test_signal),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_libreoffice),
	};

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, open_set, close_set);
}
