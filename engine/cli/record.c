#include "record.h"

#include <string.h>

#include "buf.h"

/* ---- What is left out ---- */

/* Nobody but the firm answers a text as it does. */
static bool tells_whose(const struct eca_question *question)
{
	return question->type == ECA_TEXT;
}

struct eca_assessment record_strip(const struct eca_model *model,
                                   const struct eca_assessment *assessment,
                                   struct eca_answer *answers)
{
	struct eca_assessment left = *assessment;
	size_t i;

	for (i = 0; i < model->n_questions; i++) {
		answers[i] = assessment->answers[i];
		answers[i].note = NULL;
		if (tells_whose(&model->questions[i]))
			answers[i] = (struct eca_answer){ .state = ECA_MISSING, .grade = ECA_NO_GRADE };
	}
	left.answers = answers;
	left.firm_id = "recorded";
	left.assessor = "";
	return left;
}

/* ---- Words of Lua ---- */

static bool is_keyword(const char *id)
{
	static const char *const keywords[] = {
		"and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto",
		"if", "in", "local", "nil", "not", "or", "repeat", "return", "then", "true",
		"until", "while",
	};
	size_t i;

	for (i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (!strcmp(keywords[i], id))
			return true;
	return false;
}

/* `id = `, of which a value follows. */
static void add_field(struct buf *buf, const char *id)
{
	buf_format(buf, is_keyword(id) ? "[\"%s\"] = " : "%s = ", id);
}

static void add_set(struct buf *buf, const struct eca_question *q, uint64_t set)
{
	const char *between = "{ ";
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		if (!(set >> i & 1))
			continue;
		buf_format(buf, "%s\"%s\"", between, q->options[i].id);
		between = ", ";
	}
	buf_text(buf, set ? " }" : "{}");
}

static void add_number(struct buf *buf, double number)
{
	char text[ECA_SCORE_SIZE];

	buf_text(buf, eca_print_number(number, text));
}

static void add_given(struct buf *buf, const struct eca_question *q, const struct eca_answer *a)
{
	char date[ECA_DATE_SIZE];

	switch (q->type) {
	case ECA_YES_NO: buf_text(buf, a->number != 0 ? "true" : "false"); break;
	case ECA_CHOICE: buf_format(buf, "\"%s\"", q->options[(size_t)a->number].id); break;
	case ECA_MULTI: add_set(buf, q, a->set); break;
	case ECA_LEVEL:
	case ECA_NUMBER: add_number(buf, a->number); break;
	case ECA_DATE: buf_format(buf, "\"%s\"", eca_print_date((int)a->number, date)); break;
	case ECA_TEXT: break;
	}
}

static void add_value(struct buf *buf, const struct eca_question *q, const struct eca_answer *a)
{
	if (a->state == ECA_ANSWERED)
		add_given(buf, q, a);
	else
		buf_text(buf, a->state == ECA_NA ? "\"NA\"" : "\"ND\"");
}

/* ---- Answers ---- */

/* What the engine knows by itself needs no writing. */
static bool is_written(const struct eca_question *q, const struct eca_answer *a)
{
	return a->state != ECA_MISSING && !a->by_rule && !q->derived;
}

static size_t grade_of(const struct eca_model *m, const struct eca_answer *a)
{
	return a->grade == ECA_NO_GRADE ? m->default_grade : a->grade;
}

/* The grade that most answers of a visit have, of equal ones the first; else ECA_NONE. */
static size_t usual_grade(const struct eca_result *r)
{
	const struct eca_model *m = r->model;
	size_t counts[ECA_NO_GRADE + 1] = { 0 }, usual = 0, i;

	if (r->assessment->source != ECA_SITE_VISIT || !m->n_grades)
		return ECA_NONE;
	for (i = m->n_profile; i < m->n_questions; i++)
		counts[grade_of(m, &r->answers[i])] += r->answers[i].state == ECA_ANSWERED;
	for (i = 1; i < m->n_grades; i++)
		if (counts[i] > counts[usual])
			usual = i;
	return usual;
}

static void add_answer(struct buf *buf, const struct eca_result *r, size_t question, size_t usual)
{
	const struct eca_model *m = r->model;
	const struct eca_question *q = &m->questions[question];
	const struct eca_answer *a = &r->answers[question];
	bool graded = usual != ECA_NONE && question >= m->n_profile && a->state == ECA_ANSWERED &&
	              grade_of(m, a) != usual;

	if (!is_written(q, a))
		return;
	buf_text(buf, "      ");
	add_field(buf, q->id);
	buf_text(buf, graded ? "{ value = " : "");
	add_value(buf, q, a);
	if (graded)
		buf_format(buf, ", evidence = \"%s\" }", m->grades[grade_of(m, a)].id);
	buf_text(buf, ",\n");
}

static void add_answers(struct buf *buf, const struct eca_result *r)
{
	const struct eca_model *m = r->model;
	size_t usual = usual_grade(r), i;
	char date[ECA_DATE_SIZE];

	buf_text(buf, "    firm = {\n");
	for (i = 0; i < m->n_profile; i++)
		add_answer(buf, r, i, ECA_NONE);
	buf_format(buf, "    },\n    source = \"%s\",\n", eca_source_word(r->assessment->source));
	if (r->assessment->dated)
		buf_format(buf, "    assessed_on = \"%s\",\n",
		           eca_print_date(r->assessment->assessed_on, date));
	if (usual != ECA_NONE)
		buf_format(buf, "    evidence = \"%s\",\n", m->grades[usual].id);
	buf_text(buf, "    answers = {\n");
	for (i = m->n_profile; i < m->n_questions; i++)
		add_answer(buf, r, i, usual);
	buf_text(buf, "    },\n");
}

/* ---- What came of it ---- */

static void add_tier(struct buf *buf, const struct eca_model *m, const char *field, size_t tier)
{
	if (tier != ECA_NONE)
		buf_format(buf, "      %s = \"%s\",\n", field, m->tiers[tier].id);
}

static void add_fired(struct buf *buf, const struct eca_result *r)
{
	const char *between = "{ ";
	size_t i;

	buf_text(buf, "      gates = ");
	for (i = 0; i < r->model->n_gates; i++) {
		if (r->gates[i] != ECA_GATE_FIRED)
			continue;
		buf_format(buf, "%s\"%s\"", between, r->model->gates[i].id);
		between = ", ";
	}
	buf_text(buf, *between == '{' ? "{},\n" : " },\n");
}

static void add_score(struct buf *buf, const struct eca_result *r, size_t node)
{
	if (!r->model->nodes[node].scored)
		return;
	buf_text(buf, "      ");
	add_field(buf, r->model->nodes[node].id);
	if (r->scores[node].known)
		add_number(buf, r->scores[node].points);
	else
		buf_text(buf, "\"na\"");
	buf_text(buf, ",\n");
}

/* The verdict, and the scores of overall and the pillars. */
static void add_expected(struct buf *buf, const struct eca_result *r)
{
	const struct eca_model *m = r->model;
	size_t i;

	buf_format(buf, "    expect = {\n      status = \"%s\",\n", eca_status_word(r->status));
	if (r->status != ECA_STATUS_FAILED) {
		add_tier(buf, m, "tier", r->tier);
		add_tier(buf, m, "tier_before_gates", r->tier_before_gates);
		add_fired(buf, r);
		add_score(buf, r, m->overall);
		for (i = 0; i < m->n_pillars; i++)
			add_score(buf, r, m->first_pillar + i);
	}
	buf_text(buf, "    },\n");
}

/* ---- The whole ---- */

/* Says of what kind it is: its sector, where the profile has one, and its tier. */
static void add_name(struct buf *buf, const struct eca_result *r)
{
	const struct eca_model *m = r->model;
	size_t sector = eca_find_question(m, "sector");

	buf_text(buf, "a recorded firm");
	if (sector != ECA_NONE && m->questions[sector].type == ECA_CHOICE &&
	    r->answers[sector].state == ECA_ANSWERED)
		buf_format(buf, ", %s",
		           m->questions[sector].options[(size_t)r->answers[sector].number].id);
	buf_format(buf, ", %s",
	           r->tier == ECA_NONE ? eca_status_word(r->status) : m->tiers[r->tier].id);
}

void record_write(const struct eca_result *result, struct eca_output *out)
{
	struct buf buf = { 0 };

	buf_text(&buf,
	         "-- Recorded from a real firm's answers, without its id, its texts, the notes and\n"
	         "-- the assessor. Say in the name what the example is there to show, and look the\n"
	         "-- numbers over: headcount or revenue may still tell whose they are.\n"
	         "return {\n  example \"");
	add_name(&buf, result);
	buf_text(&buf, "\" {\n");
	add_answers(&buf, result);
	add_expected(&buf, result);
	buf_text(&buf, "  },\n}\n");
	eca_output_write(out, buf.bytes, buf.used);
	buf_free(&buf);
}
