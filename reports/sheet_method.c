/* How the numbers come about, and from which set and answers. */
#include "method.h"

static void whole_row(struct sheet *sheet, enum look look, const char *text)
{
	sheet_wide(sheet, NAME, TEXT, look, text);
	sheet_next(sheet);
}

void method_heading(struct sheet *sheet, enum word word)
{
	sheet_block(sheet);
	sheet_gap(sheet, 8);
	sheet_at_least(sheet, 20);
	whole_row(sheet, LOOK_HEADING, say_word(sheet->report, word));
	sheet_gap(sheet, 3);
}

static void header(struct sheet *sheet, enum word a, enum word b, enum word c, enum word d)
{
	sheet_word(sheet, NAME, LOOK_HEADER, a);
	sheet_word(sheet, NUMBER, LOOK_HEADER, b);
	sheet_word(sheet, SECOND, LOOK_HEADER, c);
	sheet_word(sheet, TEXT, LOOK_HEADER, d);
	sheet_next(sheet);
}

/* ---- In words ------------------------------------------------------------------ */

static void paragraph(void *context, const char *sentence)
{
	struct text text = { 0 };

	text_add(&text, "•  ");
	text_add(&text, sentence);
	whole_row(context, LOOK_PARAGRAPH, text_string(&text));
	text_free(&text);
}

static void fill_paragraph(struct sheet *sheet, enum word word, const char *one, const char *two)
{
	struct text text = { 0 };

	text_fill(&text, say_word(sheet->report, word), one, two, NULL);
	paragraph(sheet, text_string(&text));
	text_free(&text);
}

static void how(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	char one[SAY_SIZE], two[SAY_SIZE];

	method_heading(sheet, W_HOW);
	say_method(r, paragraph, sheet);
	fill_paragraph(sheet, W_HOW_LOST, say_number(r, r->model->display_max, one),
	               say_number(r, r->model->display_max, two));
	fill_paragraph(sheet, W_HOW_ACTIONS, "", "");
	if (sheet_has_peers(r))
		fill_paragraph(sheet, W_HOW_PEERS, say_count(r, ECA_PEERS_LEAST, one), "");
}

/* ---- Tiers and gates --------------------------------------------------------------- */

static void tier_row(struct sheet *sheet, size_t index)
{
	struct report *r = sheet->report;
	const struct eca_tier *tier = &r->model->tiers[index];
	const char *mark = index == r->result->tier ? say_word(r, W_THIS_FIRM) : "";
	struct text text = { 0 };

	sheet_wide_format(sheet, NAME, NAME, style_tag(r, index), 10, say_text(r, &tier->name));
	sheet_score(sheet, NUMBER, &(struct eca_score){ tier->from, true });
	sheet_text(sheet, SECOND, LOOK_CODE, mark);
	say_needs(r, index, &text);
	sheet_text(sheet, TEXT, LOOK_TEXT, text.length ? text_string(&text) : "–");
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
	text_free(&text);
}

static void tiers(struct sheet *sheet)
{
	size_t i;

	method_heading(sheet, W_TIERS);
	header(sheet, W_TIER, W_FROM, W_REACHED, W_NEEDS);
	for (i = 0; i < sheet->report->model->n_tiers; i++)
		tier_row(sheet, i);
}

static void gate_words(const struct report *r, const struct eca_gate *gate, struct text *out)
{
	say_gate_effect(r, gate, out);
	text_add(out, "\n");
	if (gate->when != ECA_NONE) {
		text_add(out, say_word(r, W_GATE_WHEN));
		text_add(out, " ");
		say_condition(r, gate->when, out);
		text_add(out, "\n");
	}
	text_add(out, say_word(r, W_GATE_OPENS));
	text_add(out, " ");
	say_condition_here(r, gate->unless, out);
}

static void gate_row(struct sheet *sheet, size_t index)
{
	static const struct {
		enum word word;
		enum look look;
	} states[] = {
		[ECA_GATE_OUT] = { W_GATE_OUT, LOOK_GREY },
		[ECA_GATE_OPEN] = { W_GATE_OPEN, LOOK_TEXT },
		[ECA_GATE_FIRED] = { W_GATE_FIRED, LOOK_WARN },
	};
	const struct report *r = sheet->report;
	const struct eca_gate *gate = &r->model->gates[index];
	unsigned char state = r->result->gates[index];
	struct text text = { 0 };

	sheet_text(sheet, NAME, LOOK_TEXT, say_text(r, &gate->name));
	sheet_wide(sheet, NUMBER, SECOND, states[state].look, say_word(r, states[state].word));
	gate_words(r, gate, &text);
	sheet_text(sheet, TEXT, LOOK_TEXT, text_string(&text));
	sheet_next(sheet);
	text_free(&text);
}

static void gates(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	size_t i;

	if (!r->model->n_gates || r->result->status == ECA_STATUS_FAILED)
		return;
	method_heading(sheet, W_GATES);
	sheet_word(sheet, NAME, LOOK_HEADER, W_GATE);
	sheet_wide(sheet, NUMBER, SECOND, LOOK_HEADER, say_word(r, W_GATE_STATE));
	sheet_word(sheet, TEXT, LOOK_HEADER, W_GATE_EFFECT);
	sheet_next(sheet);
	for (i = 0; i < r->model->n_gates; i++)
		gate_row(sheet, i);
}

/* ---- Weights, own formulas, evidence --------------------------------------------------- */

/* Which weighting, and why it is in force. */
static void weighting(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	struct text text = { 0 }, why = { 0 };

	if (r->result->weighting == ECA_NONE) {
		text_add(&text, say_word(r, W_OWN_WEIGHTS));
	} else {
		const struct eca_weighting *w = &r->model->weightings[r->result->weighting];
		const char *name = say_text(r, &w->name);

		say_condition(r, w->when, &why);
		text_fill(&text, say_word(r, W_WEIGHTING), *name ? name : w->id, text_string(&why),
		          NULL);
	}
	whole_row(sheet, LOOK_PARAGRAPH, text_string(&text));
	text_free(&text);
	text_free(&why);
}

static void weights(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_model *model = r->model;
	size_t i;

	method_heading(sheet, W_WEIGHTS);
	weighting(sheet);
	sheet_word(sheet, NAME, LOOK_HEADER, W_PILLAR);
	sheet_word(sheet, NUMBER, LOOK_HEADER, W_OWN_WEIGHT);
	sheet_word(sheet, SECOND, LOOK_HEADER, W_IN_FORCE);
	sheet_next(sheet);
	for (i = model->first_pillar; i < model->first_pillar + model->n_pillars; i++) {
		sheet_text(sheet, NAME, LOOK_TEXT, say_node(r, i));
		sheet_weight(sheet, NUMBER, model->nodes[i].weight);
		sheet_weight(sheet, SECOND, eca_weight(r->result, i));
		sheet_next(sheet);
	}
}

static bool has_formula(const struct eca_node *node)
{
	return node->kind != ECA_QUESTION &&
	       (node->expression != ECA_NONE || node->function != ECA_NONE);
}

/* The nodes whose score is not the plain weighted mean of their children. */
static void formulas(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	struct text text = { 0 };
	bool any = false;
	size_t i;

	for (i = 0; i < r->model->n_nodes; i++) {
		if (!has_formula(&r->model->nodes[i]))
			continue;
		if (!any) {
			method_heading(sheet, W_FORMULAS);
			sheet_word(sheet, NAME, LOOK_HEADER, W_CRITERION);
			sheet_wide(sheet, NUMBER, TEXT, LOOK_HEADER, say_word(r, W_FORMULA));
			sheet_next(sheet);
		}
		any = true;
		text_clear(&text);
		say_formula(r, i, &text);
		sheet_text(sheet, NAME, LOOK_TEXT, say_node(r, i));
		sheet_wide(sheet, NUMBER, TEXT, LOOK_TEXT, text_string(&text));
		sheet_next(sheet);
	}
	text_free(&text);
}

static void evidence(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	size_t i;

	if (!r->model->n_grades)
		return;
	method_heading(sheet, W_EVIDENCE_GRADES);
	header(sheet, W_EVIDENCE, W_FACTOR, W_DEFAULT, W_MEANING);
	for (i = 0; i < r->model->n_grades; i++) {
		const struct eca_grade *grade = &r->model->grades[i];

		sheet_text(sheet, NAME, LOOK_TEXT, grade->id);
		sheet_weight(sheet, NUMBER, grade->factor);
		sheet_text(sheet, SECOND, LOOK_CODE,
		           i == r->model->default_grade ? say_word(r, W_DEFAULT_MARK) : "");
		sheet_text(sheet, TEXT, LOOK_TEXT, say_text(r, &grade->text));
		sheet_next(sheet);
	}
}

/* ---- Where it all comes from ------------------------------------------------------------- */

static void source_row(struct sheet *sheet, enum word label, const char *text)
{
	sheet_word(sheet, NAME, LOOK_LABEL, label);
	sheet_wide(sheet, NUMBER, TEXT, LOOK_VALUE, text);
	sheet_next(sheet);
}

static void sources(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const char *notice = say_text(r, &r->model->notice);
	struct text set = { 0 };

	method_heading(sheet, W_SOURCES);
	text_fill(&set, "{1} ({2} {3})", say_text(r, &r->model->name), r->model->id,
	          r->model->version, NULL);
	source_row(sheet, W_SET, text_string(&set));
	source_row(sheet, W_SET_SHA256, r->model->sha256);
	source_row(sheet, W_ANSWERS_SHA256, r->result->assessment->sha256);
	source_row(sheet, W_ENGINE, "eca " ECA_VERSION);
	if (*notice) {
		sheet_gap(sheet, 6);
		whole_row(sheet, LOOK_NOTICE, notice);
	}
	text_free(&set);
}

void sheet_method(struct sheet *sheet)
{
	sheet_add_column(sheet, 36);
	sheet_add_column(sheet, 11);
	sheet_add_column(sheet, 12);
	sheet_add_column(sheet, 58);
	sheet_word(sheet, NAME, LOOK_SHEET, W_SHEET_METHOD);
	sheet_at_least(sheet, 22);
	sheet_next(sheet);
	how(sheet);
	tiers(sheet);
	gates(sheet);
	weights(sheet);
	formulas(sheet);
	evidence(sheet);
	method_glossary(sheet);
	sources(sheet);
	sheet_end_blocks(sheet);
}
