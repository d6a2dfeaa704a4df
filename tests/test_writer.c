/* Results as CSV and JSON, from results made by hand. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <limits.h>
#include <unistd.h>

#include "csv_out.h"
#include "eca.h"
#include "json_out.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define ANSWERS "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"

/* ---- A small set: two pillars of one criterion, five questions and a profile ----- */

static const struct eca_option yes_no[] = {
	{ .id = "no", .applies_if = ECA_NONE }, { .id = "yes", .points = 100, .applies_if = ECA_NONE }
};
static const struct eca_option colours[] = {
	{ .id = "red", .applies_if = ECA_NONE }, { .id = "green", .applies_if = ECA_NONE },
	{ .id = "blue", .applies_if = ECA_NONE }
};

enum { NAME, COLOUR, Q_PLAN, Q_RATE, Q_LEVEL, Q_SET, Q_DATE, N_QUESTIONS, N_PROFILE = 2 };
static const struct eca_question questions[N_QUESTIONS] = {
	[NAME] = { .id = "name", .type = ECA_TEXT, .node = ECA_NONE },
	[COLOUR] = { .id = "colour", .type = ECA_CHOICE, .options = colours, .n_options = 3,
	             .node = ECA_NONE },
	[Q_PLAN] = { .id = "plan", .type = ECA_YES_NO, .options = yes_no, .n_options = 2, .node = 0 },
	[Q_RATE] = { .id = "rate", .type = ECA_NUMBER, .node = 1 },
	[Q_LEVEL] = { .id = "depth", .type = ECA_LEVEL, .options = colours, .n_options = 3, .node = 2 },
	[Q_SET] = { .id = "kinds", .type = ECA_MULTI, .options = colours, .n_options = 3, .node = 3 },
	[Q_DATE] = { .id = "since", .type = ECA_DATE, .node = 4 },
};

enum { PLAN, RATE, DEPTH, KINDS, SINCE, C_ONE, C_TWO, P_GOV, P_QCD, OVERALL, N_NODES };
#define NODE(k, name, up, first, n, w) \
	{ .kind = k, .id = name, .parent = up, .first_child = first, .n_children = n, .weight = w, \
	  .scored = true, .expression = ECA_NONE, .function = ECA_NONE, .question = ECA_NONE }
#define QUESTION(name, up, q) \
	{ .kind = ECA_QUESTION, .id = name, .parent = up, .weight = 1, .scored = true, \
	  .expression = ECA_NONE, .function = ECA_NONE, .question = q }
static const struct eca_node nodes[N_NODES] = {
	[PLAN] = QUESTION("plan", C_ONE, Q_PLAN),
	[RATE] = QUESTION("rate", C_ONE, Q_RATE),
	[DEPTH] = QUESTION("depth", C_TWO, Q_LEVEL),
	[KINDS] = QUESTION("kinds", C_TWO, Q_SET),
	[SINCE] = QUESTION("since", C_TWO, Q_DATE),
	[C_ONE] = NODE(ECA_CRITERION, "one", P_GOV, PLAN, 2, 1),
	[C_TWO] = NODE(ECA_CRITERION, "two", P_QCD, DEPTH, 3, 2.5),
	[P_GOV] = NODE(ECA_PILLAR, "gov", OVERALL, C_ONE, 1, 1),
	[P_QCD] = NODE(ECA_PILLAR, "qcd", OVERALL, C_TWO, 1, 3),
	[OVERALL] = NODE(ECA_OVERALL, "overall", ECA_NONE, P_GOV, 2, 1),
};
static const struct eca_condition conditions[] = {
	{ .test = ECA_IF_SCORE_AT_LEAST, .at = { "sets/mini/tiers.lua", 7 }, .node = P_QCD, .n = 60 },
};
static const struct eca_tier tiers[] = {
	{ .id = "low", .at = { "sets/mini/tiers.lua", 2 }, .needs = ECA_NONE },
	{ .id = "high", .at = { "sets/mini/tiers.lua", 6 }, .from = 65, .needs = 0 },
};
static const struct eca_gate gates[] = {
	{ .id = "licence", .at = { "sets/mini/tiers.lua", 12 }, .cap = 0 },
	{ .id = "tax", .at = { "sets/mini/tiers.lua", 13 }, .cap = 0 },
	{ .id = "fire", .at = { "sets/mini/tiers.lua", 14 }, .cap = ECA_NONE, .drop = 1 },
};
static const struct eca_grade grades[] = { { .id = "stated", .factor = 0.5 }, { .id = "seen", .factor = 1 } };
static const double weights[N_NODES] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
static const struct eca_weighting weightings[] = { { .id = "even", .weights = weights } };
static const struct eca_model model = {
	.id = "mini", .version = "2026, \"b\"", .folder = "sets/mini",
	.languages = { "vi", "en" }, .n_languages = 2,
	.notice = { { "Dự thảo", "Draft" } },
	.effective_to = INT_MAX, .completeness = 0.9, .display_max = 100, .display_decimals = 1,
	.sha256 = SHA,
	.questions = questions, .n_questions = N_QUESTIONS, .n_profile = N_PROFILE,
	.nodes = nodes, .n_nodes = N_NODES, .first_criterion = C_ONE, .n_criteria = 2,
	.first_pillar = P_GOV, .n_pillars = 2, .overall = OVERALL,
	.conditions = conditions, .n_conditions = 1,
	.tiers = tiers, .n_tiers = 2, .gates = gates, .n_gates = 3,
	.weightings = weightings, .n_weightings = 1,
	.grades = grades, .n_grades = 2, .default_grade = 0,
};

/* ---- Results of it ---------------------------------------------------------------- */

#define ANSWERED(...) { .state = ECA_ANSWERED, .grade = ECA_NO_GRADE, __VA_ARGS__ }
static const struct eca_answer answers[N_QUESTIONS] = {
	[NAME] = ANSWERED(.text = "Cơ khí \"A\"\n"),
	[COLOUR] = ANSWERED(.number = 1),
	[Q_PLAN] = { .state = ECA_ANSWERED, .grade = 1, .number = 1, .note = "seen\tthere" },
	[Q_RATE] = ANSWERED(.number = 12.5),
	[Q_LEVEL] = ANSWERED(.number = 2),
	[Q_SET] = ANSWERED(.set = 5),
	[Q_DATE] = { .state = ECA_NA, .by_rule = true, .grade = ECA_NO_GRADE },
};
static const struct eca_answer no_answers[N_QUESTIONS] = { { .grade = ECA_NO_GRADE } };
static const struct eca_score scores[N_NODES] = {
	[PLAN] = { 100, true },   [RATE] = { 12.5, true },  [DEPTH] = { 50, true },
	[KINDS] = { 33.333333, true }, [SINCE] = { 0, false },   [C_ONE] = { 56.25, true },
	[C_TWO] = { 41.666667, true }, [P_GOV] = { 56.25, true }, [P_QCD] = { 41.666667, true },
	[OVERALL] = { 64.995, true },
};
static const struct eca_score no_scores[N_NODES] = { { 0, false } };
static const bool thin[] = { false, true }, not_thin[] = { false, false };
static const unsigned char fired[] = { ECA_GATE_FIRED, ECA_GATE_OUT, ECA_GATE_FIRED };
static const unsigned char open_gates[] = { ECA_GATE_OPEN, ECA_GATE_OPEN, ECA_GATE_OPEN };
static const size_t missing[] = { Q_RATE, Q_SET };
static const struct eca_obstacle obstacles[] = {
	{ .kind = ECA_BY_THRESHOLD, .node = OVERALL, .wanted = 65, .gate = ECA_NONE },
	{ .kind = ECA_BY_NEED, .condition = 0, .node = P_QCD, .wanted = 60, .gate = ECA_NONE },
	{ .kind = ECA_BY_THIN_PILLAR, .node = P_QCD, .gate = ECA_NONE },
	{ .kind = ECA_BY_GATE, .gate = 2, .node = ECA_NONE },
};
static const struct eca_note notes[] = { { C_TWO, { { "chú ý", "beware" } } } };

static const struct eca_assessment visit = {
	.firm_id = "F,1", .assessor = "=HYPERLINK(\"x\")", .source = ECA_SITE_VISIT, .dated = true,
	.assessed_on = 20454, .answers = answers, .file = "a.csv", .row = 2, .sha256 = ANSWERS,
};
static const struct eca_assessment plain = {
	.firm_id = "F2", .assessor = "", .source = ECA_SELF, .answers = no_answers, .file = "a.csv",
	.row = 3, .sha256 = ANSWERS,
};
static const struct eca_result ok = {
	.model = &model, .assessment = &visit, .status = ECA_STATUS_OK, .answers = answers,
	.scores = scores, .weighting = ECA_NONE, .required = 4, .given = 4, .completeness = 1,
	.missing = missing, .thin = thin, .tier = 0, .tier_before_gates = 1, .gates = fired,
	.obstacles = obstacles, .n_obstacles = 4, .notes = notes, .n_notes = 1,
};
static const size_t deciding[] = { Q_SET, Q_RATE };
static const struct eca_interval possible = {
	.lowest = 0, .highest = 1, .exact = true, .deciding = deciding, .n_deciding = 2,
};
static const struct eca_result incomplete = {
	.model = &model, .assessment = &plain, .status = ECA_STATUS_INCOMPLETE, .answers = no_answers,
	.scores = no_scores, .weighting = 0, .required = 3, .given = 2, .completeness = 2.0 / 3,
	.missing = missing, .n_missing = 2, .thin = not_thin, .tier = ECA_NONE,
	.tier_before_gates = ECA_NONE, .gates = open_gates, .possible = &possible,
};
static const struct eca_result failed = {
	.model = &model, .assessment = &plain, .status = ECA_STATUS_FAILED, .answers = no_answers,
	.failure = "sets/mini/gov.lua:4: criterion \"one\" gave nan", .scores = no_scores,
	.weighting = ECA_NONE, .thin = not_thin, .tier = ECA_NONE, .tier_before_gates = ECA_NONE,
	.gates = open_gates,
};

/* What a writer writes of `results`; the caller frees it. */
static char *written(enum eca_format format, bool bom, const struct eca_result *const *results,
                     size_t count)
{
	char name[] = "/tmp/eca-test-writer-XXXXXX", *text = calloc(1, 1 << 20);
	int fd = mkstemp(name);
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(name, &err);
	struct eca_writer *writer = eca_writer_new(&model, format, bom, out);
	FILE *file;
	size_t i;

	for (i = 0; i < count; i++)
		eca_writer_put(writer, results[i]);
	eca_writer_end(writer);
	assert_true(eca_output_commit(out, &err));
	close(fd);
	file = fopen(name, "rb");
	assert_true(fread(text, 1, (1 << 20) - 1, file) < (1 << 20) - 1);
	fclose(file);
	unlink(name);
	return text;
}

#define HEADER "firm_id,set,version,source,assessor,assessed_on,status,overall,gov,qcd,tier," \
	       "tier_before_gates,gates,completeness,missing,set_sha256,answers_sha256,engine\n"
#define SET ",mini,\"2026, \"\"b\"\"\","
#define END "," SHA "," ANSWERS "," ECA_VERSION "\n"

static const struct csv_case {
	const char *name;
	const struct eca_result *result;
	const char *want;
} csv_cases[] = {
	{ "csv: ok", &ok,
	  "\"F,1\"" SET "site_visit,\"'=HYPERLINK(\"\"x\"\")\",2026-01-01,ok,65.00,56.25,41.67,low,high,"
	  "licence;fire,1.0000," END },
	{ "csv: incomplete", &incomplete, "F2" SET "self,,,incomplete,,,,,,,0.6667,rate;kinds" END },
	{ "csv: failed", &failed, "F2" SET "self,,,failed,,,,,,,," END },
};

static void test_csv(void **state)
{
	const struct csv_case *c = *state;
	char *text = written(ECA_CSV, false, &c->result, 1);

	assert_memory_equal(text, HEADER, strlen(HEADER));
	assert_string_equal(text + strlen(HEADER), c->want);
	free(text);
}

static void test_bom(void **state)
{
	char *text = written(ECA_CSV, true, NULL, 0);

	(void)state;
	assert_string_equal(text, "\xef\xbb\xbf" HEADER);
	free(text);
}

/* Rounded in decimal from the millionths: printf of the double has 64.94 or 2.67. */
static const struct rounding {
	const char *name;
	double points;
	const char *want;
} roundings[] = {
	{ "two decimals of 0", 0, "0.00" },
	{ "two decimals of 100", 100, "100.00" },
	{ "two decimals of 2.675", 2.675, "2.68" },
	{ "two decimals of 1.005", 1.005, "1.01" },
	{ "two decimals of 64.994999", 64.994999, "64.99" },
	{ "two decimals of 64.995", 64.995, "65.00" },
	{ "two decimals of 99.999999", 99.999999, "100.00" },
	{ "two decimals of 0.004999", 0.004999, "0.00" },
	{ "two decimals of 9.05", 9.05, "9.05" },
};

static void test_rounding(void **state)
{
	const struct rounding *c = *state;
	struct eca_score changed[N_NODES];
	struct eca_result result = ok;
	const struct eca_result *results[] = { &result };
	char *text, want[64];

	memcpy(changed, scores, sizeof scores);
	changed[OVERALL].points = c->points;
	result.scores = changed;
	text = written(ECA_CSV, false, results, 1);
	snprintf(want, sizeof want, ",ok,%s,56.25,", c->want);
	assert_non_null(strstr(text, want));
	free(text);
}

#define WHO(id, source, assessor, date) \
	"{\"firm_id\":\"" id "\",\"set\":{\"id\":\"mini\",\"version\":\"2026, \\\"b\\\"\",\"sha256\":\"" SHA \
	"\"},\"engine\":\"" ECA_VERSION "\",\"source\":\"" source "\",\"assessor\":" assessor \
	",\"assessed_on\":" date ","
#define TAIL ",\"answers_sha256\":\"" ANSWERS "\",\"notice\":{\"vi\":\"Dự thảo\",\"en\":\"Draft\"}}"

static const char ok_json[] =
	WHO("F,1", "site_visit", "\"=HYPERLINK(\\\"x\\\")\"", "\"2026-01-01\"")
	"\"status\":\"ok\",\"failure\":null,\"overall\":64.995000,\"tier\":\"low\","
	"\"tier_before_gates\":\"high\",\"next_tier\":\"high\","
	"\"gates\":[{\"id\":\"licence\",\"state\":\"fired\"},{\"id\":\"tax\",\"state\":\"out\"},"
	"{\"id\":\"fire\",\"state\":\"fired\"}],"
	"\"obstacles\":["
	"{\"kind\":\"threshold\",\"node\":\"overall\",\"condition\":null,\"wanted\":65.000000,"
	"\"has\":64.995000,\"gate\":null,\"where\":\"tiers.lua:6\"},"
	"{\"kind\":\"need\",\"node\":\"qcd\",\"condition\":\"score_at_least\",\"wanted\":60.000000,"
	"\"has\":41.666667,\"gate\":null,\"where\":\"tiers.lua:7\"},"
	"{\"kind\":\"thin_pillar\",\"node\":\"qcd\",\"condition\":null,\"wanted\":null,"
	"\"has\":41.666667,\"gate\":null,\"where\":\"tiers.lua:6\"},"
	"{\"kind\":\"gate\",\"node\":null,\"condition\":null,\"wanted\":null,\"has\":null,"
	"\"gate\":\"fire\",\"where\":\"tiers.lua:14\"}],"
	"\"completeness\":1.000000,\"required\":4,\"given\":4,\"missing\":[],\"possible\":null,"
	"\"weighting\":null,"
	"\"thin_pillars\":[\"qcd\"],\"notes\":[],\"pillars\":["
	"{\"id\":\"gov\",\"score\":56.250000,\"weight\":1,\"effective_weight\":0.250000000,"
	"\"points_lost\":10.937500,\"notes\":[],\"thin\":false,\"criteria\":["
	"{\"id\":\"one\",\"score\":56.250000,\"weight\":1,\"effective_weight\":0.250000000,"
	"\"points_lost\":10.937500,\"notes\":[],\"questions\":["
	"{\"id\":\"plan\",\"score\":100.000000,\"weight\":1,\"effective_weight\":0.125000000,"
	"\"points_lost\":0.000000,\"notes\":[],\"state\":\"answered\",\"by_rule\":false,\"value\":true,"
	"\"evidence\":\"seen\",\"note\":\"seen\\tthere\"},"
	"{\"id\":\"rate\",\"score\":12.500000,\"weight\":1,\"effective_weight\":0.125000000,"
	"\"points_lost\":10.937500,\"notes\":[],\"state\":\"answered\",\"by_rule\":false,\"value\":12.5,"
	"\"evidence\":null,\"note\":null}]}]},"
	"{\"id\":\"qcd\",\"score\":41.666667,\"weight\":3,\"effective_weight\":0.750000000,"
	"\"points_lost\":43.750000,\"notes\":[],\"thin\":true,\"criteria\":["
	"{\"id\":\"two\",\"score\":41.666667,\"weight\":2.5,\"effective_weight\":0.750000000,"
	"\"points_lost\":43.750000,\"notes\":[{\"vi\":\"chú ý\",\"en\":\"beware\"}],\"questions\":["
	"{\"id\":\"depth\",\"score\":50.000000,\"weight\":1,\"effective_weight\":0.375000000,"
	"\"points_lost\":18.750000,\"notes\":[],\"state\":\"answered\",\"by_rule\":false,\"value\":2,"
	"\"evidence\":null,\"note\":null},"
	"{\"id\":\"kinds\",\"score\":33.333333,\"weight\":1,\"effective_weight\":0.375000000,"
	"\"points_lost\":25.000000,\"notes\":[],\"state\":\"answered\",\"by_rule\":false,"
	"\"value\":[\"red\",\"blue\"],\"evidence\":null,\"note\":null},"
	"{\"id\":\"since\",\"score\":null,\"weight\":1,\"effective_weight\":0.000000000,\"points_lost\":null,"
	"\"notes\":[],\"state\":\"na\",\"by_rule\":true,\"value\":null,\"evidence\":null,\"note\":null}"
	"]}]}],\"profile\":{"
	"\"name\":{\"state\":\"answered\",\"by_rule\":false,\"value\":\"Cơ khí \\\"A\\\"\\n\","
	"\"evidence\":null,\"note\":null},"
	"\"colour\":{\"state\":\"answered\",\"by_rule\":false,\"value\":\"green\",\"evidence\":null,"
	"\"note\":null}}" TAIL;

static const char failed_json[] =
	WHO("F2", "self", "null", "null")
	"\"status\":\"failed\",\"failure\":\"gov.lua:4: criterion \\\"one\\\" gave nan\"" TAIL;

static void test_json(void **state)
{
	const struct eca_result *results[] = { &ok, &failed };
	char *text = written(ECA_JSON, false, results, 2), want[2 * sizeof ok_json];

	(void)state;
	snprintf(want, sizeof want, "[\n%s,\n%s\n]\n", ok_json, failed_json);
	assert_string_equal(text, want);
	free(text);
}

static void test_json_lines(void **state)
{
	const struct eca_result *results[] = { &ok, &failed };
	char *text = written(ECA_NDJSON, true, results, 2), want[2 * sizeof ok_json];

	(void)state;
	snprintf(want, sizeof want, "%s\n%s\n", ok_json, failed_json);
	assert_string_equal(text, want);
	free(text);
}

/* N/A everywhere, and a weighting in force. */
static void test_json_incomplete(void **state)
{
	const struct eca_result *results[] = { &incomplete };
	char *text = written(ECA_NDJSON, false, results, 1);

	(void)state;
	assert_non_null(strstr(text, "\"status\":\"incomplete\",\"failure\":null,\"overall\":null,"
	                             "\"tier\":null,\"tier_before_gates\":null,\"next_tier\":null,"));
	assert_non_null(strstr(text, "\"completeness\":0.666667,\"required\":3,\"given\":2,"
	                             "\"missing\":[\"rate\",\"kinds\"],"
	                             "\"possible\":{\"lowest\":\"low\",\"highest\":\"high\",\"exact\":true,"
	                             "\"deciding\":[\"kinds\",\"rate\"]},\"weighting\":\"even\","));
	assert_non_null(strstr(text, "{\"id\":\"qcd\",\"score\":null,\"weight\":1,"
	                             "\"effective_weight\":null,\"points_lost\":null,"));
	free(text);
}

static void test_json_empty(void **state)
{
	char *array = written(ECA_JSON, false, NULL, 0), *lines = written(ECA_NDJSON, false, NULL, 0);

	(void)state;
	assert_string_equal(array, "[]\n");
	assert_string_equal(lines, "");
	free(array);
	free(lines);
}

/* ---- Cells and strings -------------------------------------------------------------- */

static const struct text_case {
	const char *name, *text, *want;
} cells[] = {
	{ "cell: plain", "abc", "abc" },
	{ "cell: empty", "", "" },
	{ "cell: comma", "a,b", "\"a,b\"" },
	{ "cell: quote", "a\"b", "\"a\"\"b\"" },
	{ "cell: line break", "a\nb", "\"a\nb\"" },
	{ "cell: carriage return", "a\rb", "\"a\rb\"" },
	{ "cell: semicolon", "a;b", "a;b" },
	{ "cell: formula", "=1+1", "'=1+1" },
	{ "cell: formula with a quote", "=\"a\"", "\"'=\"\"a\"\"\"" },
	{ "cell: plus", "+84 24", "'+84 24" },
	{ "cell: minus", "-1+1", "'-1+1" },
	{ "cell: negative number", "-12.5", "-12.5" },
	{ "cell: dash", "-", "-" },
	{ "cell: at", "@SUM(A1)", "'@SUM(A1)" },
	{ "cell: tab", "\t=1", "'\t=1" },
	{ "cell: leading line break", "\n=1", "\"'\n=1\"" },
	{ "cell: full-width equals", "\uff1d1", "'\uff1d1" },
	{ "cell: full-width plus", "\uff0b1", "'\uff0b1" },
	{ "cell: full-width minus", "\uff0d1", "'\uff0d1" },
	{ "cell: full-width at", "\uff20a", "'\uff20a" },
	{ "cell: sign inside", "a=1", "a=1" },
}, strings[] = {
	{ "string: plain", "abc", "\"abc\"" },
	{ "string: null", NULL, "null" },
	{ "string: quote and backslash", "a\"\\", "\"a\\\"\\\\\"" },
	{ "string: named controls", "\n\r\t\b\f", "\"\\n\\r\\t\\b\\f\"" },
	{ "string: other controls", "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"" },
	{ "string: UTF-8 as it is", "Cơ khí – 機", "\"Cơ khí – 機\"" },
	{ "string: slash as it is", "</script>", "\"</script>\"" },
};

static void test_cell(void **state)
{
	const struct text_case *c = *state;
	struct buf buf = { 0 };

	csv_out_free_text(&buf, c->text);
	assert_string_equal(buf_string(&buf), c->want);
	buf_free(&buf);
}

static void test_string(void **state)
{
	const struct text_case *c = *state;
	struct buf buf = { 0 };

	json_out_text(&buf, c->text);
	assert_string_equal(buf_string(&buf), c->want);
	buf_free(&buf);
}

#define ROWS(table, function) \
	for (size_t i = 0; i < COUNT(table); i++) \
		tests[n++] = (struct CMUnitTest){ table[i].name, function, NULL, NULL, (void *)&table[i] }

int main(int argc, char **argv)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(test_bom), cmocka_unit_test(test_json),
		cmocka_unit_test(test_json_lines), cmocka_unit_test(test_json_incomplete),
		cmocka_unit_test(test_json_empty),
	};
	static struct CMUnitTest tests[COUNT(csv_cases) + COUNT(roundings) + COUNT(cells) +
	                               COUNT(strings) + COUNT(others)];
	size_t n = 0;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	ROWS(csv_cases, test_csv);
	ROWS(roundings, test_rounding);
	ROWS(cells, test_cell);
	ROWS(strings, test_string);
	for (size_t i = 0; i < COUNT(others); i++)
		tests[n++] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
