/* Functions as tables: on which answers they hang, and that each value is what a scoring of
 * these answers comes to. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "eca.h"
#include "world.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define EVIDENCE ", evidence { default = \"h\", grade \"h\" { factor = 0.5, \"h\" }, " \
                 "grade \"s\" { factor = 1, \"s\" } }"

enum { MOST = 1024 };

static char *joined_body; /* what the last case's set is made of */

/* A criterion of the questions `asked` whose score is the function. */
static const char *body_of(const char *function, const char *asked, const char *rest)
{
	size_t size = strlen(function) + strlen(asked) + strlen(rest) + 64;

	free(joined_body);
	joined_body = malloc(size);
	snprintf(joined_body, size, "one { score = function(scores, answers, firm) %s%s }%s",
	         function, asked, rest);
	return joined_body;
}

/* The ids of the answers, "a b:graded", as the table has them. */
static const char *answers_of(const struct eca_model *m, const struct eca_table *table)
{
	static char ids[256];
	size_t i;

	ids[0] = '\0';
	for (i = 0; i < table->n_answers; i++) {
		strcat(ids, i ? " " : "");
		strcat(ids, m->questions[table->answers[i].question].id);
		strcat(ids, table->answers[i].graded ? ":graded" : "");
	}
	return ids;
}

static const struct table_case {
	const char *name, *function, *asked, *rest; /* parts of the set */
	const char *answers, *want; /* CSV; the answers it hangs on, NULL: no table */
	size_t n_values;
} cases[] = {
	{ "two answers", "return (answers.a and 60 or 0) + (answers.b and 40 or 0) end,",
	  "ask \"a\", ask \"b\"", "", "firm_id\nF\n", "a b", 25 },
	{ "without N/A", "return answers.a and 60 or 0 end,", "yes_no \"a\" { text = \"a\" }", "",
	  "firm_id\nF\n", "a", 4 },
	{ "asked only on some ways", "if answers.a then return answers.b and 1 or 2 end return 3 end,",
	  "ask \"a\", ask \"b\"", "", "firm_id,a\nF,no\n", "a b", 25 },
	{ "a score", "return scores.a or 7 end,", "ask \"a\", ask \"b\"", "", "firm_id\nF\n",
	  "a", 5 },
	{ "its state", "return state(\"a\") == \"na\" and 1 or 2 end,", "ask \"a\"", "",
	  "firm_id\nF\n", "a", 5 },
	{ "what it applies by", "return answers.b and 1 or 2 end,",
	  "ask \"a\", yes_no \"b\" { text = \"b\", applies_if = yes \"a\" }", "",
	  "firm_id\nF\n", "a b", 20 },
	{ "a set of options", "return answers.m and answers.m.x and 10 or 20 end,",
	  "multi \"m\" { text = \"m\", option \"x\" { points = 1, \"x\" }, "
	  "option \"y\" { points = 2, \"y\" } }", "", "firm_id\nF\n", "m", 6 },
	{ "nothing that changes", "return firm.source == \"self\" and 10 or 20 end,", "ask \"a\"", "",
	  "firm_id\nF\n", "", 1 },
	{ "a number", "return answers.n and 1 or 2 end,", "num \"n\"", "", "firm_id\nF\n", NULL, 0 },
	{ "a number's score", "return scores.n or 2 end,", "num \"n\"", "", "firm_id\nF\n", NULL, 0 },
	{ "a number on one way only", "if answers.a then return answers.n and 1 or 2 end return 3 end,",
	  "ask \"a\", num \"n\"", "", "firm_id\nF\n", NULL, 0 },
	{ "too many ways", "local s = 0 for _, id in ipairs { \"a\", \"b\", \"d\", \"e\", \"f\" } do "
	  "s = s + (answers[id] and 10 or 0) end return s end,",
	  "ask \"a\", ask \"b\", ask \"d\", ask \"e\", ask \"f\"", "", "firm_id\nF\n", NULL, 0 },
	{ "goes wrong on one way", "if answers.a then return 200 end return 1 end,", "ask \"a\"", "",
	  "firm_id\nF\n", NULL, 0 },
	{ "graded", "return scores.a or 7 end,", "ask \"a\"",
	  EVIDENCE,
	  "firm_id,source,assessor\nF,site_visit,An\n", "a:graded", 7 },
	{ "not graded in words", "return answers.a and 1 or 7 end,", "ask \"a\"",
	  EVIDENCE,
	  "firm_id,source,assessor\nF,site_visit,An\n", "a", 5 },
};

/* The answer with that number, as eca.h says. */
static struct eca_answer numbered(const struct eca_model *m, const struct eca_tabled *tabled,
                                  size_t number)
{
	const struct eca_question *q = &m->questions[tabled->question];
	static const unsigned char states[] = { ECA_MISSING, ECA_NO_DATA, ECA_NA };
	size_t first = q->na_allowed ? 3 : 2, grades = tabled->graded ? m->n_grades : 1;
	struct eca_answer answer = { .grade = ECA_NO_GRADE };

	if (number < first) {
		answer.state = states[number];
		return answer;
	}
	answer.state = ECA_ANSWERED;
	if (tabled->graded)
		answer.grade = (unsigned char)((number - first) % grades);
	if (q->type == ECA_MULTI)
		answer.set = (number - first) / grades;
	else
		answer.number = (double)((number - first) / grades);
	return answer;
}

/* Every value against a scoring of its own. */
static void check_values(struct world *w, const struct eca_assessment *given, size_t node,
                         const struct eca_table *table)
{
	const struct eca_model *m = eca_set_model(w->loaded);
	struct eca_answer answers[16];
	struct eca_assessment trial = *given;
	size_t i, k;

	assert_true(m->n_questions <= COUNT(answers));
	trial.answers = answers;
	for (i = 0; i < table->n_values; i++) {
		const struct eca_result *r;
		size_t number = i;

		memcpy(answers, given->answers, m->n_questions * sizeof *answers);
		for (k = 0; k < table->n_answers; k++) {
			const struct eca_tabled *tabled = &table->answers[k];

			answers[tabled->question] = numbered(m, tabled, number % tabled->count);
			number /= tabled->count;
		}
		r = eca_score(w->scoring, &trial);
		assert_int_equal(r->status == ECA_STATUS_FAILED, false);
		assert_int_equal(table->values[i].known, r->scores[node].known);
		assert_true(table->values[i].points == r->scores[node].points);
	}
}

static void test_table(void **state)
{
	const struct table_case *c = *state;
	const struct eca_assessment *assessment;
	const struct eca_model *m;
	struct eca_table *table;
	struct world w;
	size_t node;

	world_open(&w, body_of(c->function, c->asked, c->rest), c->answers);
	assessment = world_next(&w);
	assert_non_null(assessment);
	m = eca_set_model(w.loaded);
	node = eca_find_node(m, "c");
	table = eca_tabulate(w.loaded, assessment, node, ECA_NONE, MOST);
	if (!c->want) {
		assert_null(table);
	} else {
		assert_non_null(table);
		assert_string_equal(answers_of(m, table), c->want);
		assert_int_equal(table->n_values, c->n_values);
		check_values(&w, assessment, node, table);
	}
	eca_table_free(table);
	world_close(&w);
}

/* A condition: true, false, and not applicable where the function says nil. */
static void test_condition(void **state)
{
	static const struct eca_score want[] = {
		{ 0, true }, { 0, true }, { 0, false }, { 0, true }, { 1, true },
	};
	struct eca_table *table;
	const struct eca_model *m;
	struct world w;
	size_t i;

	(void)state;
	world_open(&w, "one { ask \"a\" }, gate \"g\" { cap = \"low\", name = \"G\", unless = "
	           "function(_, answers) if state(\"a\") == \"na\" then return nil end "
	           "return answers.a == true end }", "firm_id\nF\n");
	m = eca_set_model(w.loaded);
	table = eca_tabulate(w.loaded, world_next(&w), ECA_NONE, m->gates[0].unless, MOST);
	assert_non_null(table);
	assert_int_equal(table->n_values, COUNT(want));
	for (i = 0; i < COUNT(want); i++) {
		assert_int_equal(table->values[i].known, want[i].known);
		assert_true(!want[i].known || table->values[i].points == want[i].points);
	}
	eca_table_free(table);
	world_close(&w);
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[COUNT(cases) + 1];
	int failed;
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){ cases[i].name, test_table, NULL, NULL,
		                                (void *)(uintptr_t)&cases[i] };
	tests[i] = (struct CMUnitTest)cmocka_unit_test(test_condition);
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	free(joined_body);
	return failed;
}
