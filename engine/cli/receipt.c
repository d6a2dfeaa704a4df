#include "receipt.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "phrases.h"
#include "receipt_parts.h"
#include "terminal.h"

/* ---- Lines and numbers ---- */

void receipt_say(struct receipt *r, size_t depth, const struct eca_place *at, enum word word,
                 const char *a, const char *b, const char *c)
{
	struct text line = { 0 };

	text_fill(&line, say_word(r->say, word), a, b, c, NULL);
	page_line(&r->page, depth, text_string(&line), at, NULL);
	text_free(&line);
}

void receipt_label(struct receipt *r, size_t depth, const struct eca_place *at, enum word label,
                   const char *text)
{
	receipt_say(r, depth, at, W_DO, say_word(r->say, label), text, NULL);
}

void receipt_note(struct receipt *r, size_t depth, size_t node)
{
	if (r->notes[node])
		receipt_label(r, depth, NULL, W_NOTE, say_text(r->say, r->notes[node]));
}

const char *receipt_points(const struct receipt *r, double points, char *text)
{
	return phrase_number(r->code, eca_print_points(points, 6, text));
}

const char *receipt_scaled(const struct receipt *r, uint64_t number, int decimals, char *text)
{
	char digits[32];
	int length = snprintf(digits, sizeof(digits), "%0*llu", decimals + 1,
	                      (unsigned long long)number);

	snprintf(text, SAY_SIZE, "%.*s%s%s", length - decimals, digits, decimals ? "." : "",
	         digits + length - decimals);
	return phrase_number(r->code, text);
}

const char *receipt_number(const struct receipt *r, double number, char *text)
{
	char *end;

	if (fabs(number * 1e6 - round(number * 1e6)) < 1e-6 || fabs(number) >= 1e6)
		return phrase_number(r->code, eca_print_number(round(number * 1e6) / 1e6, text));
	snprintf(text, SAY_SIZE, "%.9f", number);
	end = text + strlen(text);
	while (end[-1] == '0')
		*--end = '\0';
	return phrase_number(r->code, text);
}

void receipt_name(const struct receipt *r, size_t node, struct text *out)
{
	bool overall = node == r->model->overall;

	text_fill(out, overall ? "{1}" : "{2} – {1}", say_node(r->say, node),
	          r->model->nodes[node].id, NULL);
}

/* ---- The head ---- */

static void put_assessment(struct receipt *r)
{
	const struct eca_assessment *who = r->result->assessment;
	bool visit = who->source == ECA_SITE_VISIT;
	struct text line = { 0 };
	char date[SAY_SIZE], row[SAY_SIZE];

	text_add(&line, say_word(r->say, visit ? W_SOURCE_VISIT : W_SOURCE_SELF));
	if (who->dated)
		text_fill(&line, ", {1}", say_date(r->say, who->assessed_on, date), NULL);
	if (*who->assessor)
		text_fill(&line, ", {1}", who->assessor, NULL);
	snprintf(row, sizeof(row), "%zu", who->row);
	text_fill(&line, "; {1}:{2}", who->file, row, NULL);
	page_line(&r->page, 0, text_string(&line), NULL, NULL);
	text_free(&line);
}

static void put_sources(struct receipt *r)
{
	const struct eca_model *m = r->model;
	struct text set = { 0 };

	text_fill(&set, "{1} {2}", m->id, m->version, NULL);
	receipt_label(r, 0, &m->at, W_SET, text_string(&set));
	receipt_label(r, 0, NULL, W_SET_SHA256, m->sha256);
	receipt_label(r, 0, NULL, W_ANSWERS_SHA256, r->result->assessment->sha256);
	receipt_label(r, 0, NULL, W_ENGINE, "eca " ECA_VERSION);
	text_free(&set);
}

static void put_outcome(struct receipt *r)
{
	static const enum word statuses[] = {
		[ECA_STATUS_OK] = W_STATUS_OK,
		[ECA_STATUS_INCOMPLETE] = W_STATUS_INCOMPLETE,
		[ECA_STATUS_NOT_ASSESSABLE] = W_STATUS_NOT_ASSESSABLE,
		[ECA_STATUS_FAILED] = W_STATUS_FAILED,
	};
	const struct eca_result *result = r->result;
	const struct eca_score *overall = &result->scores[r->model->overall];
	char points[SAY_SIZE];

	if (result->status != ECA_STATUS_FAILED)
		receipt_label(r, 0, NULL, W_OVERALL_SCORE,
		              overall->known ? receipt_points(r, overall->points, points)
		                             : say_word(r->say, W_NA));
	if (result->tier != ECA_NONE)
		receipt_label(r, 0, NULL, W_TIER,
		              say_text(r->say, &r->model->tiers[result->tier].name));
	else
		page_line(&r->page, 0, say_word(r->say, statuses[result->status]), NULL, NULL);
}

static void put_head(struct receipt *r)
{
	size_t name = eca_find_question(r->model, "name");
	const char *firm = r->result->assessment->firm_id;
	struct text title = { 0 };

	text_fill(&title, say_word(r->say, W_RECEIPT), firm, NULL);
	page_begin(&r->page, PAGE_TEXT, text_string(&title));
	if (name != ECA_NONE && r->model->questions[name].type == ECA_TEXT &&
	    r->result->answers[name].state == ECA_ANSWERED)
		page_line(&r->page, 0, r->result->answers[name].text, NULL, NULL);
	put_assessment(r);
	put_sources(r);
	put_outcome(r);
	if (r->result->status == ECA_STATUS_FAILED)
		receipt_say(r, 0, NULL, W_WHY_FAILED, r->result->failure, NULL, NULL);
	else
		page_line(&r->page, 0, say_word(r->say, W_HOW_TO_READ), NULL, NULL);
	page_end(&r->page);
	text_free(&title);
}

static void put_notice(struct receipt *r)
{
	const char *notice = say_text(r->say, &r->model->notice);

	if (!*notice)
		return;
	page_begin(&r->page, PAGE_TEXT, r->model->id);
	page_line(&r->page, 0, notice, NULL, NULL);
	page_end(&r->page);
}

/* ---- What leads up to a node ---- */

static void put_below(struct receipt *r, size_t node)
{
	const struct eca_node *n = &r->model->nodes[node];
	size_t i;

	for (i = n->first_child; i < n->first_child + n->n_children; i++)
		if (r->model->nodes[i].kind != ECA_QUESTION)
			put_below(r, i);
	receipt_node(r, node);
}

static void put_question(struct receipt *r, size_t node)
{
	char points[SAY_SIZE], weight[SAY_SIZE];
	const struct eca_score *score = &r->result->scores[node];
	struct page_sum sum = {
		score->known ? receipt_points(r, score->points, points) : say_word(r->say, W_NA),
		receipt_number(r, eca_weight(r->result, node), weight), NULL,
	};
	struct text name = { 0 };

	receipt_name(r, r->model->nodes[node].parent, &name);
	page_begin(&r->page, PAGE_SUMS, text_string(&name));
	receipt_question(r, node, &sum);
	page_end(&r->page);
	text_free(&name);
}

static void put_body(struct receipt *r, size_t node)
{
	receipt_weights(r);
	if (r->model->nodes[node].kind == ECA_QUESTION)
		put_question(r, node);
	else
		put_below(r, node);
	if (node != r->model->overall)
		return;
	receipt_status(r);
	receipt_tiers(r);
	receipt_gates(r);
}

/* ---- The whole ---- */

static const struct eca_text **notes_of(const struct eca_result *result)
{
	size_t size = result->model->n_nodes * sizeof(struct eca_text *), i;
	const struct eca_text **notes = need_memory(size);

	memset(notes, 0, size);
	for (i = 0; i < result->n_notes; i++)
		notes[result->notes[i].node] = &result->notes[i].text;
	return notes;
}

/* Rules are written on the scale 0–100; a receipt stays on it. */
static struct eca_model on_the_rules_scale(const struct eca_model *model)
{
	struct eca_model copy = *model;

	copy.display_max = 100;
	copy.display_decimals = 6;
	return copy;
}

void receipt_write(struct eca_scoring *scoring, const struct eca_result *result, size_t language,
                   size_t node, const char *shown, struct eca_output *out)
{
	const struct eca_model model = on_the_rules_scale(result->model);
	struct report *say = say_new(result, &model, language);
	struct receipt r = {
		.scoring = scoring,
		.result = result,
		.model = &model,
		.say = say,
		.code = model.languages[language],
		.page = { .out = out, .say = say, .folder = model.folder, .shown = shown,
		          .width = terminal_width(), .colour = terminal_colour() },
		.shares = need_memory(model.n_nodes * sizeof(*r.shares)),
		.notes = notes_of(result),
	};

	eca_shares(result, r.shares);
	put_head(&r);
	if (result->status != ECA_STATUS_FAILED)
		put_body(&r, node);
	put_notice(&r);
	free(r.notes);
	free(r.shares);
	say_free(say);
}
