/* Gates and tiers, below the questions of the What-if sheet. */
#include "whatif.h"

/* A row of a name, and a word for what it is then and now: words[value of the cell]. */
static void put_state(struct whatif *w, struct sheet *sheet, lxw_row_t rule, const char *name,
                      const enum word *words, size_t n_words, size_t then)
{
	const struct places *at = &w->page.places;
	struct text cell = { 0 };
	size_t i;

	form_rule(&w->form, RULE_SCORE, rule, &cell);
	text_clear(&w->formula);
	text_fill(&w->formula, "=CHOOSE({1}+1", text_string(&cell), NULL);
	for (i = 0; i < n_words; i++) {
		text_add(&w->formula, ",");
		form_quote(say_word(w->report, words[i]), &w->formula);
	}
	text_add(&w->formula, ")");
	sheet_blank(sheet, at->number, LOOK_EMPTY);
	sheet_text(sheet, at->question, LOOK_ASKED, name);
	sheet_word(sheet, at->guide, LOOK_ASKED, words[then]);
	form_formula_text(sheet, at->answer, LOOK_ASKED, text_string(&w->formula),
	                  say_word(w->report, words[then]));
	text_free(&cell);
}

static void put_block_head(struct whatif *w, struct sheet *sheet, enum word title)
{
	const struct places *at = &w->page.places;

	sheet_gap(sheet, 8);
	sheet_blank(sheet, at->number, LOOK_HEADER);
	sheet_word(sheet, at->question, LOOK_HEADER, title);
	sheet_word(sheet, at->guide, LOOK_HEADER, W_WHATIF_THEN);
	sheet_word(sheet, at->answer, LOOK_HEADER, W_WHATIF_NOW);
	sheet_at_least(sheet, 20);
	sheet_next(sheet);
}

static void end_state(struct whatif *w, struct sheet *sheet, bool stays, const char *prefix,
                      const char *id)
{
	if (stays)
		whatif_put_stays(w, sheet, LOOK_STATUS, true, prefix, id);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

static void put_gates(struct whatif *w, struct sheet *sheet)
{
	static const enum word states[] = {
		[ECA_GATE_OUT] = W_GATE_OUT, [ECA_GATE_OPEN] = W_GATE_OPEN,
		[ECA_GATE_FIRED] = W_GATE_FIRED,
	};
	size_t i;

	if (w->model->n_gates)
		put_block_head(w, sheet, W_GATES);
	for (i = 0; i < w->model->n_gates; i++) {
		const struct eca_gate *gate = &w->model->gates[i];
		bool stays = w->stays[gate->unless] ||
		             (gate->when != ECA_NONE && w->stays[gate->when]);

		put_state(w, sheet, w->first_gate + (lxw_row_t)i, say_text(w->report, &gate->name),
		          states, 3, w->result->gates[i]);
		end_state(w, sheet, stays, "f_gate_", gate->id);
	}
}

/* Comes back with the row of the first tier's name. */
static lxw_row_t put_tiers(struct whatif *w, struct sheet *sheet)
{
	static const enum word states[] = { W_WHATIF_NOT_REACHED, W_WHATIF_REACHED };
	const struct eca_model *m = w->model;
	lxw_row_t first;
	size_t i;

	put_block_head(w, sheet, W_WHATIF_TIERS);
	first = sheet->row;
	for (i = 0; i < m->n_tiers; i++) {
		const struct eca_tier *tier = &m->tiers[i];
		bool reached = whatif_climbs(w, i);

		put_state(w, sheet, w->first_tier + (lxw_row_t)i, say_text(w->report, &tier->name),
		          states, 2, reached);
		end_state(w, sheet, tier->needs != ECA_NONE && w->stays[tier->needs], "f_tier_",
		          tier->id);
	}
	return first;
}

lxw_row_t whatif_put_below(struct whatif *w, struct sheet *sheet)
{
	put_gates(w, sheet);
	return put_tiers(w, sheet);
}
