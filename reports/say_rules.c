/* Rules of a set in words, whoever they are applied to. */
#include <string.h>

#include "say.h"
#include "sheet.h"

/* ---- How scores come about ---- */

/* Whether missing answers of scored questions drop out, score 0, or both occur. */
static enum word missing_word(const struct eca_model *model)
{
	size_t i, zero = 0, exclude = 0;

	for (i = model->n_profile; i < model->n_questions; i++)
		if (model->questions[i].points == ECA_POINTS_NONE)
			continue;
		else if (model->questions[i].missing_excludes)
			exclude++;
		else
			zero++;
	if (zero && exclude)
		return W_HOW_MISSING_BOTH;
	return exclude ? W_HOW_MISSING_EXCLUDE : W_HOW_MISSING_ZERO;
}

static bool thin_matters(const struct eca_model *model)
{
	size_t i;

	for (i = 0; i < model->n_tiers; i++)
		if (!model->tiers[i].thin_ok)
			return true;
	return false;
}

void say_method(const struct report *r, say_line *put, void *context)
{
	const struct eca_model *m = r->model;
	char max[SAY_SIZE], decimals[SAY_SIZE], complete[SAY_SIZE], limit[SAY_SIZE];
	const struct {
		bool said;
		enum word word;
		const char *value;
	} sentences[] = {
		{ true, W_HOW_POINTS, say_number(r, m->display_max, max) },
		{ true, W_HOW_MEAN, "" },
		{ true, W_HOW_ROUNDING, say_count(r, (size_t)m->display_decimals, decimals) },
		{ true, W_HOW_NA, "" },
		{ true, missing_word(m), "" },
		{ true, W_HOW_NO_DATA, "" },
		{ m->n_grades > 0, W_HOW_EVIDENCE, "" },
		{ true, W_HOW_COMPLETENESS, say_share(r, m->completeness, complete) },
		{ true, W_HOW_TIERS, "" },
		{ m->n_gates > 0, W_HOW_GATES, "" },
		{ thin_matters(m), W_HOW_THIN, say_share(r, m->na_limit, limit) },
	};
	struct text text = { 0 };
	size_t i;

	for (i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
		if (!sentences[i].said)
			continue;
		text_clear(&text);
		text_fill(&text, say_word(r, sentences[i].word), sentences[i].value, NULL);
		put(context, text_string(&text));
	}
	text_free(&text);
}

/* ---- Tiers and gates ---- */

void say_needs(const struct report *r, size_t index, struct text *out)
{
	const struct eca_tier *tier = &r->model->tiers[index];

	if (tier->needs != ECA_NONE)
		say_condition_lines(r, tier->needs, out);
	if (tier->thin_ok)
		return;
	text_add(out, out->length ? "\n• " : "• ");
	text_add(out, say_word(r, W_NO_THIN_PILLAR));
}

void say_gate_effect(const struct report *r, const struct eca_gate *gate, struct text *out)
{
	char drop[SAY_SIZE];

	if (gate->cap != ECA_NONE)
		text_fill(out, say_word(r, W_CAP_AT), say_text(r, &r->model->tiers[gate->cap].name),
		          NULL);
	else
		text_fill(out, say_word(r, W_DROP_BY), say_count(r, gate->drop, drop), NULL);
}

/* ---- Actions ---- */

void say_step_effort(const struct report *r, const struct eca_action *action, struct text *out)
{
	static const struct {
		const char *id;
		enum word word;
	} efforts[] = {
		{ "S", W_EFFORT_SMALL },
		{ "M", W_EFFORT_MEDIUM },
		{ "L", W_EFFORT_LARGE },
		{ "fixed", W_EFFORT_FIXED },
	};
	char number[SAY_SIZE];
	size_t i;

	for (i = 0; action->effort_word && i < sizeof(efforts) / sizeof(efforts[0]); i++)
		if (!strcmp(action->effort_word, efforts[i].id)) {
			text_add(out, say_word(r, efforts[i].word));
			return;
		}
	text_add(out, action->effort > 0 ? say_number(r, action->effort, number) : "–");
}

void say_months(const struct report *r, const struct eca_action *action, struct text *out)
{
	char number[SAY_SIZE];

	if (!(action->months_to > 0))
		return;
	text_add(out, say_number(r, action->months_from, number));
	if (action->months_to > action->months_from)
		text_fill(out, "–{1}", say_number(r, action->months_to, number), NULL);
}
