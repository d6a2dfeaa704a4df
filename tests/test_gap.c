/* Cheapest plans worked out by hand, one row a case, and what must hold of any plan: with
 * little room a plan still reaches its tier, and says that it may not be the cheapest. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

#include "buf.h"
#include "canonical.h"
#include "eca.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- A set and its answers ---- */

/* Words that the sets below share. `lv` is a level of 0, 50 and 100 points. */
static const char words[] =
	"local function lv(id, effort, weight)\n"
	"  return level(id) { text = id, na = true, effort = effort, weight = weight,\n"
	"    { 0, \"a\" }, { 50, \"b\" }, { 100, \"c\" } }\n"
	"end\n"
	"local function ask(id, effort) return yes_no(id) { text = id, na = true, effort = effort } end\n"
	"local function crit(id, body) body.name = id return criterion(id) (body) end\n"
	"local function pil(id, body) body.name = id return pillar(id) (body) end\n"
	"local function one(body) return pil(\"p\", { crit(\"c\", body) }) end\n"
	"local low = tier \"low\" { from = 0, name = \"Low\" }\n"
	"local function mid(from, needs) return tier \"mid\" { from = from, name = \"Mid\", needs = needs } end\n"
	"local grades = evidence { default = \"half\", grade \"none\" { \"n\", factor = 0 },\n"
	"  grade \"half\" { \"h\", factor = 0.5 }, grade \"seen\" { \"s\", factor = 1 } }\n"
	"return set \"test\" { version = \"1\", effective = { from = \"2026-01-01\" }, languages = { \"en\" },"
	" name = \"Test\",\n";

struct world {
	char folder[32], set[48], answers[48];
	struct eca_set *loaded;
	struct eca_reader *reader;
	const struct eca_assessment *assessment;
};

static void write_file(const char *path, struct buf *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fputs(buf_string(text), file);
	fclose(file);
	buf_free(text);
}

static void load(struct world *w)
{
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	size_t i;

	w->loaded = eca_set_load(w->folder, &findings, &err);
	for (i = 0; i < findings.count && !w->loaded; i++)
		print_error("%s:%d: %s\n", findings.items[i].file, findings.items[i].line,
		            findings.items[i].text);
	eca_findings_free(&findings);
	assert_non_null(w->loaded);
}

/* One firm, "F1": `columns` and `cells` as in CSV. */
static void world_open(struct world *w, const char *body, const char *columns, const char *cells)
{
	const char *path = w->answers;
	struct eca_reader_options options = { 0 };
	struct eca_error err = { 0 };
	struct buf set = { 0 }, rows = { 0 };
	size_t count;

	strcpy(w->folder, "/tmp/eca-test-XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	snprintf(w->set, sizeof(w->set), "%s/set.lua", w->folder);
	snprintf(w->answers, sizeof(w->answers), "%s/answers.csv", w->folder);
	buf_format(&set, "%s%s%s\n}\n", words,
	           strstr(body, "completeness") ? "" : "completeness = 0,\n", body);
	buf_format(&rows, "firm_id,%s\nF1,%s\n", columns, cells);
	write_file(w->set, &set);
	write_file(w->answers, &rows);
	load(w);
	w->reader = eca_reader_new(w->loaded, &path, 1, &options);
	if (eca_reader_next(w->reader, &w->assessment, &err) != ECA_NEXT_READ)
		fail_msg("%s", err.text[0] ? err.text
		                           : eca_reader_problems(w->reader, &count)->reason);
}

static void world_close(struct world *w)
{
	eca_reader_free(w->reader);
	eca_set_free(w->loaded);
	unlink(w->set);
	unlink(w->answers);
	rmdir(w->folder);
}

/* ---- A plan as text ---- */

static void add_answer(struct buf *out, const struct eca_model *m, const struct eca_gap_step *step)
{
	canonical_value(out, &m->questions[step->question], &step->to);
	if (step->to.grade != step->from.grade)
		buf_format(out, "|%s", m->grades[step->to.grade].id);
}

static void add_steps(struct buf *out, const struct eca_gap *gap)
{
	const struct eca_model *m = gap->before->model;
	char text[ECA_SCORE_SIZE];
	size_t i, k;

	buf_format(out, "%s:", eca_print_number(gap->effort, text));
	for (i = 0; i < gap->n_steps; i++) {
		const struct eca_gap_step *step = &gap->steps[i];

		buf_format(out, " %s=", m->questions[step->question].id);
		add_answer(out, m, step);
		for (k = 0; k < step->n_gates; k++)
			buf_format(out, " lifts %s", m->gates[step->gates[k]].id);
	}
	buf_format(out, " -> %s %s", m->tiers[gap->after->tier].id,
	           eca_print_number(gap->after->scores[m->overall].points, text));
}

static void add_blocked(struct buf *out, const struct eca_gap *gap)
{
	const struct eca_model *m = gap->before->model;
	char text[ECA_SCORE_SIZE];
	size_t i;

	buf_format(out, "out of reach, best %s %s;", m->tiers[gap->after->tier].id,
	           eca_print_number(gap->after->scores[m->overall].points, text));
	for (i = 0; i < gap->n_blocks; i++)
		buf_format(out, " %s %s", m->questions[gap->blocks[i].question].id,
		           eca_gap_reason_word(gap->blocks[i].reason));
}

static void add_plan(struct buf *out, const struct eca_gap *gap)
{
	size_t i;

	if (gap->state == ECA_GAP_FOUND)
		add_steps(out, gap);
	else if (gap->state == ECA_GAP_OUT_OF_REACH)
		add_blocked(out, gap);
	else
		buf_text(out, eca_status_word(gap->before->status));
	if (gap->state != ECA_GAP_NO_TIER && !gap->certain)
		buf_text(out, ", not certain");
	for (i = 0; i < gap->n_left; i++)
		buf_format(out, ", %s left",
		           gap->before->model->questions[gap->left[i]].id);
}

/* ---- Plans by hand ---- */

static const struct plan_case {
	const char *name, *set, *columns, *cells, *want;
	double budget; /* below 0: none */
	const char *fixed;
} cases[] = {
	{ "nothing to do in the highest tier", "low, one { lv \"a\" }", "a", "2", "0: -> low 100", -1, NULL },
	{ "a level costs its effort each time up", "low, mid(100), one { lv(\"a\", \"M\") }", "a", "0",
	  "6: a=2 -> mid 100", -1, NULL },
	{ "without any effort a step is 1", "low, mid(50), one { lv \"a\" }", "a", "0", "1: a=1 -> mid 50", -1, NULL },
	{ "the action's effort is the questions'",
	  "low, mid(50), one { lv \"a\", action { effort = \"L\", text = \"x\" } }", "a", "0", "8: a=1 -> mid 50", -1,
	  NULL },
	/* by points per effort, greedy takes a (25 for 2), then has to take b too: 9 */
	{ "greedy would cost more",
	  "low, mid(37), one { level \"a\" { text = \"a\", effort = 2, { 0, \"x\" }, { 50, \"y\" } }, "
	  "level \"b\" { text = \"b\", effort = 7, { 0, \"x\" }, { 80, \"y\" } }, "
	  "level \"d\" { text = \"d\", effort = 8, weight = 0, { 0, \"x\" }, { 100, \"y\" } } }",
	  "a,b,d", "0,0,0", "7: b=1 -> mid 40", -1, NULL },
	{ "of plans as cheap the one of fewest questions",
	  "low, mid(50), one { lv(\"a\", 1), lv(\"b\", 1) }", "a,b", "0,0", "2: a=2 -> mid 50", -1, NULL },
	{ "then the better score", "low, mid(20), one { lv(\"a\", 1), lv(\"b\", 1, 2) }", "a,b", "0,0",
	  "1: b=1 -> mid 33.333333", -1, NULL },
	{ "then what stands first", "low, mid(25), one { lv(\"a\", 1), lv(\"b\", 1) }", "a,b", "0,0",
	  "1: a=1 -> mid 25", -1, NULL },
	{ "fractions of an effort add up exactly",
	  "low, mid(60), one { lv(\"a\", 0.1), lv(\"b\", 0.15), lv(\"d\", 9) }", "a,b,d", "0,1,0",
	  "0.35: a=2 b=2 -> mid 66.666667", -1, NULL },
	{ "efforts far apart add up exactly",
	  "low, mid(60), one { lv(\"a\", 0.000001), lv(\"b\", 900.5), lv(\"d\", 70000) }", "a,b,d", "0,0,0",
	  "1801.000002: a=2 b=2 -> mid 66.666667", -1, NULL },
	{ "a step of no effort", "low, mid(50), one { lv(\"a\", 0) }", "a", "0", "0: a=2 -> mid 100", -1, NULL },
	{ "a rounded score is what counts",
	  "low, mid(66.666667), one { lv(\"a\", 1), lv(\"b\", 1), lv(\"d\", 1) }", "a,b,d", "0,0,0",
	  "4: a=2 b=2 -> mid 66.666667", -1, NULL },

	{ "a gate on an answer", "low, mid(10), one { ask(\"a\", 5), lv(\"b\", 1) }, "
	  "gate \"g\" { unless = yes \"a\", cap = \"low\", name = \"G\" }", "a,b", "no,2", "5: a=yes lifts g -> mid 100", -1, NULL },
	{ "a gate on a missing answer", "low, mid(10), one { ask(\"a\", 5), lv(\"b\", 1) }, "
	  "gate \"g\" { unless = yes \"a\", cap = \"low\", name = \"G\" }", "a,b", ",2", "5: a=yes lifts g -> mid 100", -1, NULL },
	{ "a gate that is out of play costs nothing", "low, mid(10), one { ask(\"a\", 5), lv(\"b\", 1) }, "
	  "gate \"g\" { when = no \"a\", unless = yes \"a\", cap = \"low\", name = \"G\" }", "a,b", "NA,1",
	  "0: -> mid 50", -1, NULL },
	{ "one of two ways past a gate", "low, mid(10), one { ask(\"a\", 5), ask(\"b\", 4), lv(\"d\", 1) }, "
	  "gate \"g\" { unless = any { yes \"a\", yes \"b\" }, cap = \"low\", name = \"G\" }", "a,b,d", "no,no,2",
	  "4: b=yes lifts g -> mid 66.666667", -1, NULL },
	{ "a drop that the score makes up for",
	  "low, mid(40), tier \"top\" { from = 60, name = \"Top\" }, one { ask(\"a\", 9), lv(\"b\", 1), lv(\"d\", 1) }, "
	  "gate \"g\" { unless = yes \"a\", drop = 1, name = \"G\" }", "a,b,d", "no,2,1", "1: d=2 -> mid 66.666667", -1, NULL },
	{ "a drop that is cheaper to lift",
	  "low, mid(40), tier \"top\" { from = 60, name = \"Top\" }, one { ask(\"a\", 2), lv(\"b\", 1), lv(\"d\", 5) }, "
	  "gate \"g\" { unless = yes \"a\", drop = 1, name = \"G\" }", "a,b,d", "no,2,1",
	  "2: a=yes lifts g -> top 83.333333", -1, NULL },
	{ "a floor under a pillar",
	  "low, mid(10, score_at_least(\"q\", 50)), pil(\"p\", { crit(\"c\", { lv(\"a\", 1) }) }), "
	  "pil(\"q\", { crit(\"d\", { lv(\"b\", 5) }) })", "a,b", "2,0", "5: b=1 -> mid 75", -1, NULL },
	{ "a floor under every pillar",
	  "low, mid(10, every_pillar(50)), pil(\"p\", { crit(\"c\", { lv(\"a\", 1) }) }), "
	  "pil(\"q\", { crit(\"d\", { lv(\"b\", 5) }) })", "a,b", "0,0", "6: a=1 b=1 -> mid 50", -1, NULL },
	{ "one of two floors",
	  "low, mid(10, any { score_at_least(\"c\", 100), score_at_least(\"d\", 50) }), "
	  "pil(\"p\", { crit(\"c\", { lv(\"a\", 2) }), crit(\"d\", { lv(\"b\", 5) }) })", "a,b", "0,0",
	  "4: a=2 -> mid 50", -1, NULL },
	{ "a score that may not be too high",
	  "low, mid(40, none { score_at_least(\"c\", 100) }), "
	  "pil(\"p\", { crit(\"c\", { lv(\"a\", 1) }), crit(\"d\", { lv(\"b\", 9) }) })", "a,b", "0,0",
	  "10: a=1 b=1 -> mid 50", -1, NULL },
	{ "so many open answers at most", "low, mid(0, missing_at_most(1)), one { lv(\"a\", 1), lv(\"b\", 3), lv(\"d\", 2) }",
	  "a,b,d", ",,", "3: a=1 d=1 -> mid 33.333333", -1, NULL },

	{ "a question that begins to apply",
	  "low, mid(60), one { ask(\"a\", 1), yes_no \"b\" { text = \"b\", effort = 2, applies_if = yes \"a\" } }", "a,b", "no,",
	  "3: a=yes b=yes -> mid 100", -1, NULL },
	{ "what was given where it did not apply counts then",
	  "low, mid(60), one { ask(\"a\", 1), yes_no \"b\" { text = \"b\", effort = 2, applies_if = yes \"a\" } }", "a,b", "no,yes",
	  "1: a=yes -> mid 100", -1, NULL },
	{ "a question that ceases to apply",
	  "low, mid(100), one { ask(\"a\", 1), yes_no \"b\" { text = \"b\", effort = 9, applies_if = no \"a\" } }", "a,b", "no,no",
	  "1: a=yes -> mid 100", -1, NULL },
	{ "a weighting that comes into force",
	  "low, mid(80), one { ask(\"a\", 1), lv(\"b\", 1), lv(\"d\", 9) }, weighting \"w\" { when = yes \"a\", b = 8 }", "a,b,d",
	  "no,2,0", "1: a=yes -> mid 90", -1, NULL },
	{ "N/A stays", "low, mid(60), one { ask(\"a\", 1), lv(\"b\", 2) }", "a,b", "NA,1", "2: b=2 -> mid 100", -1, NULL },
	{ "under exclude an answer may pull down",
	  "missing = \"exclude\", low, mid(90), one { lv(\"a\", 1), lv(\"b\", 2) }", "a,b", ",1", "2: b=2 -> mid 100", -1, NULL },

	{ "a choice goes straight to what is needed",
	  "low, mid(60), one { choice \"a\" { text = \"a\", effort = 4, option \"x\" { \"x\", points = 0 }, "
	  "option \"y\" { \"y\", points = 60 }, option \"z\" { \"z\", points = 100 } } }", "a", "x", "4: a=z -> mid 100", -1, NULL },
	{ "options one by one, the best first",
	  "low, mid(70), one { multi \"a\" { text = \"a\", effort = 2, option \"x\" { \"x\", points = 10 }, "
	  "option \"y\" { \"y\", points = 30 }, option \"z\" { \"z\", points = 40 } } }", "a", "-", "4: a=y;z -> mid 70", -1, NULL },
	{ "an option that stands alone is given up",
	  "low, mid(30), one { multi \"a\" { text = \"a\", effort = 2, option \"x\" { \"x\", points = 10, alone = true }, "
	  "option \"y\" { \"y\", points = 30 } } }", "a", "x", "2: a=y -> mid 30", -1, NULL },
	{ "an option that stands alone does not join others",
	  "low, mid(30), one { multi \"a\" { text = \"a\", effort = 2, option \"x\" { \"x\", points = 90, alone = true }, "
	  "option \"y\" { \"y\", points = 20 } } }", "a", "y", "out of reach, best low 20;", -1, NULL },
	{ "the highest option, and one that a gate asks for",
	  "low, mid(80), one { multi \"a\" { text = \"a\", effort = 2, combine = \"highest\", option \"x\" { \"x\", points = 50 }, "
	  "option \"y\" { \"y\", points = 60 }, option \"z\" { \"z\", points = 80 } } }, "
	  "gate \"g\" { unless = has(\"a\", \"y\"), cap = \"low\", name = \"G\" }", "a", "x", "4: a=x;y;z lifts g -> mid 80", -1, NULL },
	{ "an option that adds nothing is no step",
	  "low, mid(10), one { multi \"a\" { text = \"a\", combine = \"highest\", option \"x\" { \"x\", points = 50 }, "
	  "option \"y\" { \"y\", points = 40 } } }, gate \"g\" { unless = has(\"a\", \"y\"), cap = \"low\", name = \"G\" }", "a", "x",
	  "out of reach, best low 50; a no_steps", -1, NULL },
	{ "a number goes from breakpoint to breakpoint",
	  "low, mid(85), one { number \"a\" { text = \"a\", unit = \"ppm\", effort = 3, "
	  "points = linear { {0, 100}, {50, 90}, {500, 40}, {5000, 0} } } }", "a", "700", "6: a=50 -> mid 90", -1, NULL },
	{ "a missing number starts from the worst",
	  "low, mid(40), one { number \"a\" { text = \"a\", unit = \"ppm\", effort = 3, "
	  "points = linear { {0, 100}, {50, 90}, {500, 40}, {5000, 0} } } }", "a", "ND", "3: a=500 -> mid 40", -1, NULL },
	{ "bands", "low, mid(70), one { number \"a\" { text = \"a\", unit = \"%\", effort = 3, "
	  "points = bands { {0, 0}, {80, 40}, {90, 70}, {98, 100} } } }", "a", "79.9", "6: a=90 -> mid 70", -1, NULL },
	{ "a breakpoint beyond what is allowed",
	  "low, mid(99), one { number \"a\" { text = \"a\", unit = \"ppm\", min = 1, "
	  "points = linear { {0, 100}, {50, 90} } } }", "a", "20", "out of reach, best low 96;", -1, NULL },
	{ "a number on a function has no steps",
	  "low, mid(50), one { number \"a\" { text = \"a\", unit = \"x\", points = function(x) return x end } }", "a", "20",
	  "out of reach, best low 20;", -1, NULL },
	{ "better evidence is a step", "low, mid(60), one { lv(\"a\", 2), lv(\"b\", 3) }, grades",
	  "source,a,a:evidence,b,b:evidence", "site_visit,2,half,1,half", "2: a=2|seen -> mid 62.5", -1, NULL },
	{ "evidence lifts a gate too", "low, mid(10), one { ask(\"a\", 2), lv(\"b\", 3) }, grades, "
	  "gate \"g\" { unless = yes \"a\", cap = \"low\", name = \"G\" }", "source,a,a:evidence,b,b:evidence",
	  "site_visit,yes,none,2,seen", "2: a=yes|seen lifts g -> mid 100", -1, NULL },
	{ "no evidence in a self-assessment", "low, mid(60), one { lv(\"a\", 2) }, grades", "source,a,a:evidence", "self,1,none",
	  "2: a=2 -> mid 100", -1, NULL },

	{ "the lowest", "low, mid(50), one { score = lowest { \"a\", \"b\" }, lv(\"a\", 1), lv(\"b\", 1) }", "a,b", "0,0",
	  "2: a=1 b=1 -> mid 50", -1, NULL },
	{ "the highest", "low, mid(50), one { score = highest { \"a\", \"b\" }, lv(\"a\", 3), lv(\"b\", 1) }", "a,b", "0,0",
	  "1: b=1 -> mid 50", -1, NULL },
	{ "geometric", "low, mid(50), one { score = geometric { \"a\", \"b\" }, lv(\"a\", 3), lv(\"b\", 1) }", "a,b", "0,2",
	  "3: a=1 -> mid 70.710678", -1, NULL },
	{ "capped", "low, mid(50), one { score = capped(mean { \"a\", \"b\" }, 40), lv(\"a\", 3), lv(\"b\", 1) }", "a,b", "0,2",
	  "out of reach, best low 40;", -1, NULL },
	{ "a pick on an answer", "low, mid(60), one { score = pick(yes \"a\", \"b\", points(10)), ask(\"a\", 3), lv(\"b\", 1) }",
	  "a,b", "no,1", "4: b=2 a=yes -> mid 100", -1, NULL },
	{ "a pick on a score",
	  "low, mid(60), one { score = pick(score_at_least(\"a\", 100), points(20), \"b\"), lv(\"a\", 3), lv(\"b\", 1) }", "a,b", "1,0",
	  "2: b=2 -> mid 100", -1, NULL },
	{ "a child used twice", "low, mid(60), one { score = mean { \"a\", lowest { \"a\", \"b\" } }, lv(\"a\", 3), lv(\"b\", 1) }", "a,b",
	  "1,0", "4: b=1 a=2 -> mid 75", -1, NULL },
	{ "a gate on a child that does not count",
	  "low, mid(40), one { score = mean { \"a\" }, lv(\"a\", 3), ask(\"b\", 1) }, "
	  "gate \"g\" { unless = yes \"b\", cap = \"low\", name = \"G\" }", "a,b", "1,no", "1: b=yes lifts g -> mid 50", -1, NULL },
	{ "a function is tried on all answers",
	  "low, mid(60), one { score = function(scores, answers) if answers.a == 2 then return 10 end "
	  "return scores.b end, lv(\"a\", 3), lv(\"b\", 1) }", "a,b", "1,0", "2: b=2 -> mid 100", -1, NULL },
	{ "a function that looks elsewhere",
	  "low, mid(60), pil(\"p\", { crit(\"c\", { score = function(s, answers) return answers.b == 2 and 100 or s.a end, "
	  "lv(\"a\", 9) }), crit(\"d\", { lv(\"b\", 1) }) })", "a,b", "0,0", "2: b=2 -> mid 100", -1, NULL },
	{ "a gate that is a function",
	  "low, mid(10), one { lv(\"a\", 2), lv(\"b\", 1) }, gate \"g\" { cap = \"low\", name = \"G\", "
	  "unless = function(s, answers) return (answers.a or 0) + (answers.b or 0) >= 3 end }", "a,b", "0,0",
	  "4: b=2 lifts g a=1 lifts g -> mid 75", -1, NULL },

	{ "a fixed question stands in the way",
	  "low, mid(10), one { yes_no \"a\" { text = \"a\", effort = \"fixed\" }, lv(\"b\", 1) }, "
	  "gate \"g\" { unless = yes \"a\", cap = \"low\", name = \"G\" }", "a,b", "no,2", "out of reach, best low 50; a fixed", -1, NULL },
	{ "a question that is held", "low, mid(50), one { lv(\"a\", 1), lv(\"b\", 5) }", "a,b", "0,0", "10: b=2 -> mid 50", -1, "a" },
	{ "a question that is held stands in the way", "low, mid(60), one { lv(\"a\", 1), lv(\"b\", 5) }", "a,b", "0,0",
	  "out of reach, best low 50; a held", -1, "a" },
	{ "a need that no step meets", "low, mid(10, self_assessed()), one { lv(\"a\", 1) }", "source,a", "site_visit,1",
	  "out of reach, best low 100;", -1, NULL },
	{ "incomplete", "completeness = 1, low, one { lv(\"a\", 1) }", "a", "", "incomplete", -1, NULL },
	{ "not assessable", "low, one { lv(\"a\", 1) }", "a", "NA", "not_assessable", -1, NULL },
	{ "failed", "low, one { score = function() error(\"no\") end, lv(\"a\", 1) }", "a", "0", "failed", -1, NULL },

	{ "a budget that reaches", "low, mid(50), one { lv(\"a\", 1), lv(\"b\", 3) }", "a,b", "0,0",
	  "5: a=2 b=1 -> mid 75", 5, NULL },
	{ "a budget that does not", "low, mid(50), one { lv(\"a\", 2), lv(\"b\", 3) }", "a,b", "0,0", "3: b=1 -> low 25", 3, "a" },
	{ "no budget", "low, mid(50), one { lv(\"a\", 2) }", "a", "0", "0: -> low 0", 0, NULL },
};

static struct eca_gap *find(struct world *w, double budget, const char *fixed, size_t points)
{
	size_t question = fixed ? eca_find_question(eca_set_model(w->loaded), fixed) : 0;
	const struct eca_gap_options options = {
		.tier = ECA_NONE,
		.budgeted = budget >= 0,
		.budget = budget,
		.fixed = &question,
		.n_fixed = fixed ? 1 : 0,
		.points = points,
	};

	return eca_gap_find(w->loaded, w->assessment, &options);
}

static void test_plan(void **state)
{
	const struct plan_case *c = *state;
	struct world w;
	struct eca_gap *gap;
	struct buf got = { 0 };

	world_open(&w, c->set, c->columns, c->cells);
	gap = find(&w, c->budget, c->fixed, 0);
	add_plan(&got, gap);
	assert_string_equal(buf_string(&got), c->want);
	buf_free(&got);
	eca_gap_free(gap);
	world_close(&w);
}

/* ---- Limits ---- */

static const char many[] = "low, mid(50), one { score = function(s) return s.a end, lv(\"a\", 1), lv(\"b\", 1), lv(\"d\", 1) }, "
			   "pil(\"q\", { crit(\"e\", { lv(\"f\", 1) }) })";

/* Of 27 ways to answer the criterion 20 may be looked at: it stays as it is. */
static void test_left(void **state)
{
	const struct eca_gap_options options = { .tier = ECA_NONE, .combinations = 20 };
	struct world w;
	struct eca_gap *gap;
	struct buf got = { 0 };

	(void)state;
	world_open(&w, many, "a,b,d,f", "0,0,0,0");
	gap = eca_gap_find(w.loaded, w.assessment, &options);
	add_plan(&got, gap);
	assert_string_equal(buf_string(&got), "2: f=2 -> mid 50, a left, b left, d left");
	buf_free(&got);
	eca_gap_free(gap);
	world_close(&w);
}

static const char wide[] =
	"low, mid(60), one { lv(\"a\", 1.01), lv(\"b\", 1.1), lv(\"d\", 1.37), lv(\"e\", 1.9), lv(\"f\", 2.03), lv(\"g\", 2.6) }";

/* With room for few points the plan reaches the tier all the same, at no less effort. */
static void test_little_room(void **state)
{
	struct eca_gap *exact, *rough;
	struct world w;
	size_t points;

	(void)state;
	world_open(&w, wide, "a,b,d,e,f,g", "0,0,0,0,0,0");
	exact = find(&w, -1, NULL, 0);
	assert_true(exact->certain);
	for (points = 2; points < 12; points++) {
		rough = find(&w, -1, NULL, points);
		assert_int_equal(rough->state, ECA_GAP_FOUND);
		assert_int_equal(rough->after->tier, 1);
		assert_true(rough->effort >= exact->effort);
		assert_true(!rough->certain || rough->effort == exact->effort);
		eca_gap_free(rough);
	}
	rough = find(&w, -1, NULL, 2);
	assert_false(rough->certain);
	assert_false(rough->curve_certain);
	eca_gap_free(rough);
	eca_gap_free(exact);
	world_close(&w);
}

/* ---- Where costs are few, and where they are not ---- */

static void assert_same_curve(const struct eca_gap *a, const struct eca_gap *b)
{
	size_t i;

	assert_int_equal(a->n_curve, b->n_curve);
	for (i = 0; i < a->n_curve; i++) {
		assert_true(a->curve[i].effort == b->curve[i].effort);
		assert_true(a->curve[i].points == b->curve[i].points);
	}
}

/* A question that changes nothing, but whose effort is too fine for a place for every cost: plan
 * and curve stay the same. Each row is such a set up to the question. */
static const char *const plain[] = {
	"low, mid(70), one { lv(\"a\", 1), lv(\"b\", 3), lv(\"d\", 8), lv(\"e\", 1, 2), lv(\"f\", 3, 3), lv(\"g\", 8, 2), ",
	"low, mid(50), one { lv(\"a\", 1), lv(\"b\", 1), lv(\"d\", 1), lv(\"e\", 1), lv(\"f\", 1), lv(\"g\", 1), ",
	"low, mid(40), one { score = geometric { \"a\", \"b\", \"d\", \"e\", \"f\", \"g\" }, lv(\"a\", 1), lv(\"b\", 3), "
	"lv(\"d\", 8), lv(\"e\", 3), lv(\"f\", 1), lv(\"g\", 3), ",
	"low, mid(50), one { score = lowest { \"a\", \"b\", mean { \"d\", \"e\", \"f\" } }, lv(\"a\", 1), lv(\"b\", 3), "
	"lv(\"d\", 8), lv(\"e\", 2.5), lv(\"f\", 0), lv(\"g\", 3), ",
};

static void test_unit(void **state)
{
	static const char *const ends[] = { "lv(\"z\", 1, 0) }", "lv(\"z\", 0.000001, 0) }" };
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(plain); i++) {
		struct eca_gap *gaps[2];
		struct buf got[2] = { { 0 }, { 0 } }, set[2] = { { 0 }, { 0 } };
		struct world w[2];

		for (k = 0; k < 2; k++) {
			buf_format(&set[k], "%s%s", plain[i], ends[k]);
			world_open(&w[k], buf_string(&set[k]), "a,b,d,e,f,g,z", "0,1,0,0,1,0,2");
			gaps[k] = find(&w[k], -1, NULL, 0);
			add_plan(&got[k], gaps[k]);
		}
		assert_int_equal(gaps[0]->state, ECA_GAP_FOUND);
		assert_string_equal(buf_string(&got[0]), buf_string(&got[1]));
		assert_same_curve(gaps[0], gaps[1]);
		for (k = 0; k < 2; k++) {
			eca_gap_free(gaps[k]);
			world_close(&w[k]);
			buf_free(&got[k]);
			buf_free(&set[k]);
		}
	}
}

/* ---- The curve, and what a step does ---- */

static void test_curve(void **state)
{
	static const struct eca_gap_point want[] = { { 0, 0 }, { 1, 25 }, { 2, 50 }, { 5, 75 }, { 8, 100 } };
	struct world w;
	struct eca_gap *gap;
	size_t i;

	(void)state;
	world_open(&w, "low, mid(50), one { lv(\"a\", 1), lv(\"b\", 3) }", "a,b", "0,0");
	gap = find(&w, -1, NULL, 0);
	assert_int_equal(gap->n_curve, COUNT(want));
	for (i = 0; i < COUNT(want); i++) {
		assert_true(gap->curve[i].effort == want[i].effort);
		assert_true(gap->curve[i].points == want[i].points);
	}
	assert_true(gap->curve_certain);
	eca_gap_free(gap);
	world_close(&w);
}

static void test_effect(void **state)
{
	struct world w;
	struct eca_gap *gap;

	(void)state;
	world_open(&w,
	           "low, mid(40, score_at_least(\"d\", 50)), pil(\"p\", { crit(\"c\", { lv(\"a\", 9), ask(\"b\", 1) }), "
	           "crit(\"d\", { lv(\"e\", 2) }) }), gate \"g\" { unless = yes \"b\", cap = \"low\", name = \"G\" }",
	           "a,b,e", "1,no,0");
	gap = find(&w, -1, NULL, 0);
	assert_int_equal(gap->n_steps, 2);
	assert_string_equal(gap->before->model->questions[gap->steps[0].question].id, "b");
	assert_int_equal(gap->steps[0].n_gates, 1);
	assert_true(gap->steps[0].points == 25);
	assert_string_equal(gap->before->model->questions[gap->steps[1].question].id, "e");
	assert_int_equal(gap->steps[1].n_gates, 0);
	assert_true(gap->steps[1].points == 25 && gap->steps[1].effort == 2 && gap->steps[1].steps == 1);
	assert_int_equal(gap->steps[1].n_floors, 2); /* the overall score's, and that of d */
	assert_string_equal(gap->before->model->nodes[gap->steps[1].floors[1]].id, "d");
	eca_gap_free(gap);
	eca_gap_free(NULL);
	world_close(&w);
}

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[COUNT(cases) + 5];
	size_t i, n = 0;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(cases); i++)
		tests[n++] = (struct CMUnitTest){ cases[i].name, test_plan, NULL, NULL, (void *)&cases[i] };
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_left);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_little_room);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_unit);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_curve);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_effect);
	return _cmocka_run_group_tests("gap", tests, n, NULL, NULL);
}
