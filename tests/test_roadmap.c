/* What is to be done first: effects and order worked out by hand, one row a case; and over the
 * sample firms each effect against answers that are looked for here anew. */
#include <math.h>
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
#include "world.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- By hand ---- */

#define LEVEL(id, more) "level \"" id "\" { text = \"" id "\", na = true, { 0, \"a\" }, { 50, \"b\" }, { 100, \"c\" }" more " }"
#define CRITERION(id, body) "criterion \"" id "\" { name = \"" id "\", " body " }"
#define PILLAR(body) "pillar \"p\" { name = \"P\", " body " }"
#define TWO(first, second) PILLAR(CRITERION("c", first) ", " CRITERION("d", second))
#define GATE(id, unless, cap) "gate \"" id "\" { unless = " unless ", cap = \"" cap "\", name = \"" id "\" }"
#define SMALL "action { \"do\", effort = \"S\" }"
#define LARGE "action { \"do\", effort = \"L\" }"

static const struct roadmap_case {
	const char *name, *set, *answers, *want;
} cases[] = {
	{ "points over effort", TWO(LEVEL("a", "") ", " LARGE, LEVEL("b", "") ", " SMALL), "firm_id,a,b\nF,0,0",
	  "d +50/2 plan; c +50/16" },
	{ "of equal ones that of the set comes first", TWO(LEVEL("a", "") ", " SMALL, LEVEL("b", "") ", " SMALL), "firm_id,a,b\nF,0,0",
	  "c +50/2 plan; d +50/2" },
	{ "two actions of a criterion", PILLAR(CRITERION("c", LEVEL("a", "") ", " SMALL ", " SMALL)), "firm_id,a\nF,1",
	  "c +50/1 plan; c +50/1 plan" },
	{ "only below its mark", TWO(LEVEL("a", "") ", action { \"do\", below = 50 }", LEVEL("b", "") ", action { \"do\", below = 51 }"),
	  "firm_id,a,b\nF,1,1", "d +25/1 plan" },
	{ "a step that says no effort costs 1", PILLAR(CRITERION("c", LEVEL("a", "") ", action { \"do\" }")), "firm_id,a\nF,0",
	  "c +100/2 plan" },
	{ "then the action's own counts", PILLAR(CRITERION("c", LEVEL("a", "") ", action { \"do\" }, action { \"do\", effort = 5 }")), "firm_id,a\nF,0",
	  "c +100/2 plan; c +100/5 plan" },
	{ "a question's effort counts before the action's",
	  PILLAR(CRITERION("c", LEVEL("a", ", effort = 2.5") ", " LEVEL("b", "") ", " SMALL)), "firm_id,a,b\nF,0,1", "c +75/6 plan" },
	{ "what is at its best already", PILLAR(CRITERION("c", "score = function() return 60 end, " LEVEL("a", "") ", " SMALL)), "firm_id,a\nF,2",
	  "c +0/1" },
	{ "fixed comes last", TWO(LEVEL("a", "") ", action { \"do\", effort = \"fixed\" }", LEVEL("b", "") ", " LARGE), "firm_id,a,b\nF,0,1",
	  "d +25/8 plan; c +0/0 fixed" },
	{ "a fixed question among others", PILLAR(CRITERION("c", LEVEL("a", ", effort = \"fixed\"") ", " LEVEL("b", "") ", " SMALL)),
	  "firm_id,a,b\nF,0,0", "c +50/2 plan" },
	{ "an N/A stays", PILLAR(CRITERION("c", LEVEL("a", "") ", " LEVEL("b", "") ", " SMALL)), "firm_id,a,b\nF,NA,1", "c +50/1 plan" },

	{ "what lifts a gate comes first", TWO(LEVEL("a", "") ", " SMALL, LEVEL("b", "") ", " LARGE) ", " GATE("g", "at_least(\"b\", 1)", "mid"),
	  "firm_id,a,b\nF,0,0", "d +50/16 lifts g; c +50/2 plan" },
	{ "first what bars the next tier",
	  PILLAR(CRITERION("c", LEVEL("a", "") ", " SMALL) ", " CRITERION("d", LEVEL("b", "") ", " LARGE) ", " CRITERION("e", LEVEL("f", "") ", " SMALL))
	  ", " GATE("g", "at_least(\"a\", 1)", "mid") ", " GATE("h", "at_least(\"b\", 1)", "low"),
	  "firm_id,a,b,f\nF,0,0,2", "d +33.333334/16 lifts h! plan; c +33.333334/2 lifts g" },
	{ "a gate that takes two", TWO(LEVEL("a", "") ", " SMALL, LEVEL("b", "") ", " SMALL) ", "
	  GATE("g", "all { at_least(\"a\", 1), at_least(\"b\", 1) }", "low"), "firm_id,a,b\nF,0,0", "c +50/2 lifts g! plan; d +50/2 lifts g! plan" },
	{ "one that either lifts", TWO(LEVEL("a", "") ", " SMALL, LEVEL("b", "") ", " SMALL) ", "
	  GATE("g", "any { at_least(\"a\", 1), at_least(\"b\", 1) }", "low"), "firm_id,a,b\nF,0,0", "c +50/2 lifts g! plan; d +50/2 lifts g!" },
	{ "one that neither does", TWO(LEVEL("a", "") ", " SMALL, LEVEL("b", "") ", " SMALL) ", " GATE("g", "self_assessed()", "low"),
	  "firm_id,source,a,b\nF,site_visit,0,0", "c +50/2; d +50/2" },
	{ "a gate on a score", TWO(LEVEL("a", "") ", " SMALL, LEVEL("b", "") ", " SMALL) ", " GATE("g", "score_at_least(\"d\", 80)", "mid"),
	  "firm_id,a,b\nF,0,0", "d +50/2 lifts g; c +50/2 plan" },
	{ "of answers with as many points the one that lifts",
	  PILLAR(CRITERION("c", "multi \"m\" { text = \"m\", combine = \"highest\", option \"x\" { \"x\", points = 100 }, option \"y\" { \"y\", points = 100 }, "
	  "option \"z\" { \"z\", points = 40 } }, " SMALL)) ", " GATE("g", "has(\"m\", \"y\")", "low"), "firm_id,m\nF,z", "c +60/1 lifts g! plan" },

	{ "what a better answer makes apply", PILLAR(CRITERION("c", "ask \"a\", level \"b\" { text = \"b\", applies_if = yes \"a\", { 0, \"a\" }, { 100, \"b\" } }, " SMALL)),
	  "firm_id,a,b\nF,no,", "c +100/2 plan" },
	{ "an option that a better answer makes count",
	  PILLAR(CRITERION("c", "ask \"a\", choice \"b\" { text = \"b\", option \"x\" { \"x\", points = 60 }, "
	  "option \"y\" { \"y\", points = 100, applies_if = yes \"a\" } }, " SMALL)), "firm_id,a,b\nF,no,x", "c +70/2 plan" },
	{ "a number to its best breakpoint", PILLAR(CRITERION("c", "number \"n\" { text = \"n\", unit = \"u\", max = 60, points = bands { {0, 0}, {50, 50}, {70, 100} } }, " SMALL)),
	  "firm_id,n\nF,10", "c +50/1 plan" },
	{ "evidence", "evidence { default = \"told\", grade \"told\" { \"t\", factor = 0.5 }, grade \"seen\" { \"s\", factor = 1 } }, "
	  PILLAR(CRITERION("c", LEVEL("a", "") ", " SMALL)), "firm_id,source,a,a:evidence\nF,site_visit,1,told", "c +75/2 plan" },
	{ "in a self-assessment it counts for nothing",
	  "evidence { default = \"told\", grade \"told\" { \"t\", factor = 0.5 }, grade \"seen\" { \"s\", factor = 1 } }, "
	  PILLAR(CRITERION("c", LEVEL("a", "") ", " SMALL)), "firm_id,source,a\nF,self,1", "c +50/1 plan" },
	{ "points that a function gives, with evidence",
	  "evidence { default = \"told\", grade \"told\" { \"t\", factor = 0.5 }, grade \"seen\" { \"s\", factor = 1 } }, "
	  PILLAR(CRITERION("c", "number \"n\" { text = \"n\", unit = \"u\", points = function(x) return x end }, " SMALL)),
	  "firm_id,source,n,n:evidence\nF,site_visit,40,told", "c +20/1" },
	{ "points that a function gives have no other steps",
	  PILLAR(CRITERION("c", "number \"n\" { text = \"n\", unit = \"u\", points = function(x) return x end }, " SMALL)), "firm_id,n\nF,40", "c +0/1" },

	{ "a better answer that harms", PILLAR(CRITERION("c", "score = function(s, answers) return answers.a == 2 and 10 or 40 end, " LEVEL("a", "") ", " SMALL)),
	  "firm_id,a\nF,0", "c -30/2" },
	{ "one at which a function fails",
	  PILLAR(CRITERION("c", "score = function(s, answers) if answers.a == 2 then error(\"no\") end return 40 end, " LEVEL("a", "") ", " SMALL)),
	  "firm_id,a\nF,0", "c ?/2" },
	{ "incomplete", "completeness = 1, " TWO(LEVEL("a", "") ", " SMALL, LEVEL("b", "") ", " SMALL), "firm_id,a,b\nF,,1", "c +50/2; d +25/1" },
	{ "not assessable", PILLAR(CRITERION("c", LEVEL("a", "") ", " SMALL)), "firm_id,a\nF,NA", "" },
	{ "failed", PILLAR(CRITERION("c", "score = function() error(\"no\") end, " LEVEL("a", "") ", " SMALL)), "firm_id,a\nF,0", "" },
	{ "no actions", PILLAR(CRITERION("c", LEVEL("a", ""))), "firm_id,a\nF,0", "" },
};

static void add_task(struct buf *out, const struct eca_model *m, const struct eca_task *task)
{
	char points[ECA_SCORE_SIZE], effort[ECA_SCORE_SIZE];
	size_t i;

	eca_print_number(round(task->points * 1e6) / 1e6, points);
	buf_format(out, "%s%s %s%s/%s", out->used ? "; " : "",
	           m->nodes[m->actions[task->action].criterion].id,
	           task->known && task->points >= 0 ? "+" : "", task->known ? points : "?",
	           eca_print_number(task->effort, effort));
	for (i = 0; i < task->n_gates; i++)
		buf_format(out, "%s%s", i ? "," : " lifts ", m->gates[task->gates[i]].id);
	buf_format(out, "%s%s%s", task->barring ? "!" : "", task->planned ? " plan" : "",
	           task->fixed ? " fixed" : "");
}

static void test_case(void **state)
{
	const struct roadmap_case *c = *state;
	const struct eca_assessment *assessment;
	struct eca_roadmap *roadmap;
	struct buf got = { 0 };
	struct world w;
	size_t i;

	world_open(&w, c->set, c->answers);
	assessment = world_next(&w);
	roadmap = eca_roadmap_find(w.loaded, assessment);
	for (i = 0; i < roadmap->n_tasks; i++)
		add_task(&got, eca_set_model(w.loaded), &roadmap->tasks[i]);
	assert_string_equal(buf_string(&got), c->want);
	eca_roadmap_free(roadmap);
	world_close(&w);
	buf_free(&got);
}

/* ---- The sample firms ---- */

/* The sample set, its firms one after the other, and a firm's answers being tried. */
struct sample {
	struct eca_set *set;
	const struct eca_model *model;
	struct eca_scoring *scoring;
	struct eca_assessment trial;
	struct eca_answer *answers;
};

static double points_at(struct sample *s, size_t question)
{
	const struct eca_result *r = eca_score(s->scoring, &s->trial);

	return r->scores[s->model->questions[question].node].points;
}

/* The answer with that value, on the best evidence. */
static struct eca_answer answer_with(const struct sample *s, size_t question, double number,
                                     uint64_t set)
{
	struct eca_answer answer = s->answers[question];
	size_t i;

	answer.state = ECA_ANSWERED;
	answer.number = number;
	answer.set = set;
	for (i = 0; i < s->model->n_grades; i++)
		if (s->model->grades[i].factor == 1)
			answer.grade = (unsigned char)i;
	return answer;
}

static void try_answer(struct sample *s, size_t question, struct eca_answer answer,
                       struct eca_answer *best, double *most)
{
	double points;

	s->answers[question] = answer;
	points = points_at(s, question);
	if (points > *most) {
		*most = points;
		*best = answer;
	}
}

/* Every option or breakpoint; of a multi each option alone, and all that may stand together. */
static void raise_question(struct sample *s, size_t question)
{
	const struct eca_question *q = &s->model->questions[question];
	struct eca_answer best = s->answers[question];
	double most = points_at(s, question);
	uint64_t together = 0;
	size_t i;

	if (best.state == ECA_NA || q->fixed || q->points == ECA_POINTS_NONE ||
	    q->points == ECA_POINTS_FUNCTION)
		return;
	for (i = 0; i < q->n_options; i++) {
		bool multi = q->type == ECA_MULTI;

		together |= (uint64_t)!q->options[i].alone << i;
		try_answer(s, question, answer_with(s, question, multi ? 0 : (double)i,
		                                    multi ? UINT64_C(1) << i : 0), &best, &most);
	}
	if (q->type == ECA_MULTI)
		try_answer(s, question, answer_with(s, question, 0, together), &best, &most);
	for (i = 0; i < q->n_breakpoints; i++)
		if (q->breakpoints[i].x >= q->min && q->breakpoints[i].x <= q->max)
			try_answer(s, question, answer_with(s, question, q->breakpoints[i].x, 0),
			           &best, &most);
	s->answers[question] = best;
}

static double overall_with(struct sample *s, const struct eca_assessment *given, size_t criterion)
{
	const struct eca_node *node = &s->model->nodes[criterion];
	size_t i;

	memcpy(s->answers, given->answers, s->model->n_questions * sizeof(*s->answers));
	s->trial = *given;
	s->trial.answers = s->answers;
	for (i = 0; criterion != ECA_NONE && i < node->n_children; i++)
		raise_question(s, s->model->nodes[node->first_child + i].question);
	return eca_score(s->scoring, &s->trial)->scores[s->model->overall].points;
}

static size_t check_firm(struct sample *s, const struct eca_assessment *given)
{
	struct eca_roadmap *roadmap = eca_roadmap_find(s->set, given);
	double now = overall_with(s, given, ECA_NONE);
	size_t i;

	for (i = 0; i < roadmap->n_tasks; i++) {
		const struct eca_task *task = &roadmap->tasks[i];
		size_t criterion = s->model->actions[task->action].criterion;
		double want = overall_with(s, given, criterion) - now;

		assert_true(task->known);
		if (!(fabs(task->points - want) < 1e-9))
			fail_msg("%s, %s: %.6f, not %.6f", given->firm_id,
			         s->model->nodes[criterion].id, task->points, want);
	}
	i = roadmap->n_tasks;
	eca_roadmap_free(roadmap);
	return i;
}

static void test_sample(void **state)
{
	const char *path = "criteria/hanoi-2026/sample/answers.csv";
	const struct eca_reader_options options = { 0 };
	const struct eca_assessment *assessment;
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	struct sample s = { 0 };
	struct eca_reader *reader;
	size_t count = 0;

	(void)state;
	s.set = eca_set_load("criteria/hanoi-2026", &findings, &err);
	assert_non_null(s.set);
	s.model = eca_set_model(s.set);
	s.scoring = eca_scoring_new(s.set);
	s.answers = calloc(s.model->n_questions, sizeof(*s.answers));
	reader = eca_reader_new(s.set, &path, 1, &options);
	while (eca_reader_next(reader, &assessment, &err) == ECA_NEXT_READ)
		count += check_firm(&s, assessment);
	assert_true(count > 500);
	eca_reader_free(reader);
	free(s.answers);
	eca_scoring_free(s.scoring);
	eca_set_free(s.set);
	eca_findings_free(&findings);
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[COUNT(cases) + 1] = { cmocka_unit_test(test_sample) };
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		tests[i + 1] = (struct CMUnitTest){ .name = cases[i].name, .test_func = test_case,
			                            .initial_state = (void *)&cases[i] };
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
