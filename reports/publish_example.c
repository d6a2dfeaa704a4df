/* A real assessment worked through: from the answers of one criterion to the tier. Numbers are
 * those of the scorer, on the display scale. */
#include <math.h>
#include <stdio.h>

#include "publish_parts.h"

/* ---- What is shown ---- */

static bool is_between(const struct eca_score *score)
{
	return score->known && score->points > 0 && score->points < 100;
}

static bool is_weighted(const struct eca_node *node)
{
	return node->expression == ECA_NONE && node->function == ECA_NONE;
}

/* Whether an earlier criterion has the same score. */
static bool is_repeated(const struct eca_result *result, size_t criterion)
{
	size_t i;

	for (i = result->model->first_criterion; i < criterion; i++)
		if (result->scores[i].known &&
		    result->scores[i].points == result->scores[criterion].points)
			return true;
	return false;
}

bool publish_can_work(const struct eca_result *result, size_t *variety)
{
	const struct eca_model *m = result->model;
	size_t i;

	*variety = 0;
	for (i = m->first_criterion; i < m->first_criterion + m->n_criteria; i++)
		*variety += is_between(&result->scores[i]) && !is_repeated(result, i);
	return result->status == ECA_STATUS_OK;
}

/* The criterion that shows most: questions with points between the ends, and a plain mean. */
static size_t richest(const struct eca_result *result)
{
	const struct eca_model *m = result->model;
	size_t i, k, best = m->first_criterion, most = 0;

	for (i = m->first_criterion; i < m->first_criterion + m->n_criteria; i++) {
		const struct eca_node *node = &m->nodes[i];
		size_t count = 0;

		for (k = node->first_child; k < node->first_child + node->n_children; k++)
			count += result->scores[k].known + is_between(&result->scores[k]);
		if (is_weighted(node) && count > most) {
			best = i;
			most = count;
		}
	}
	return best;
}

/* ---- Sums ---- */

/* Points as they are shown and multiplied: in whole millionths of the display scale. */
static double shown(const struct publishing *p, double points)
{
	return round(points * p->model->display_max * 1e4) / 1e6;
}

/* A product of these, of which nine decimals are shown. */
static double exact(double product)
{
	return round(product * 1e9) / 1e9;
}

static void put_number(struct publishing *p, double number)
{
	publish_weight(p, exact(number));
}

struct sum {
	double weights, products;
	bool dropped;
};

static void put_product(struct publishing *p, size_t node, struct sum *sum)
{
	const struct eca_result *result = p->about->example;
	const struct eca_score *score = &result->scores[node];
	double weight = eca_weight(result, node), product = weight * shown(p, score->points);

	if (!score->known) {
		document_cell(p->out, say_word(p->say, W_NA));
		document_cell(p->out, "–");
		document_cell(p->out, "–");
		sum->dropped |= p->model->nodes[node].scored;
		return;
	}
	publish_points(p, score->points);
	publish_weight(p, weight);
	put_number(p, product);
	sum->weights += weight;
	sum->products += product;
}

static void put_total(struct publishing *p, const struct sum *sum, bool answers)
{
	document_lead(p->out, NULL, say_word(p->say, W_DIFF_TOTAL));
	if (answers)
		document_cell(p->out, "");
	document_cell(p->out, "");
	put_number(p, sum->weights);
	put_number(p, sum->products);
}

static void say_division(struct publishing *p, const struct sum *sum, size_t node)
{
	char products[SAY_SIZE], weights[SAY_SIZE], points[SAY_SIZE];

	publish_say(p, BLOCK_PARAGRAPH, W_PUB_DIVIDED,
	            say_number(p->say, exact(sum->products), products),
	            say_number(p->say, exact(sum->weights), weights),
	            say_threshold(p->say, p->about->example->scores[node].points, points));
	if (sum->dropped)
		publish_say(p, BLOCK_PARAGRAPH, W_REDISTRIBUTED, "", "", "");
}

/* What the parts come to: by their weights, or as the node's own formula says. */
static void say_outcome(struct publishing *p, const struct sum *sum, size_t node)
{
	const struct eca_score *score = &p->about->example->scores[node];
	struct text formula = { 0 };
	char points[SAY_SIZE];

	if (!score->known)
		return;
	if (is_weighted(&p->model->nodes[node])) {
		say_division(p, sum, node);
		return;
	}
	say_formula(p->say, node, &formula);
	publish_say(p, BLOCK_PARAGRAPH, W_PUB_BY_FORMULA, text_string(&formula),
	            say_threshold(p->say, score->points, points), "");
	text_free(&formula);
}

/* ---- Steps ---- */

/* Adds the evidence of an answer on a site visit, by whose factor its points are less. */
static void add_evidence(const struct publishing *p, const struct eca_answer *answer,
                         struct text *out)
{
	const struct eca_model *m = p->model;
	size_t grade = answer->grade == ECA_NO_GRADE ? m->default_grade : answer->grade;
	struct text line = { 0 }, times = { 0 };
	char factor[SAY_SIZE];

	if (p->about->example->assessment->source != ECA_SITE_VISIT ||
	    answer->state != ECA_ANSWERED || grade >= m->n_grades)
		return;
	text_fill(&times, "{1} ×{2}", m->grades[grade].id,
	          say_number(p->say, m->grades[grade].factor, factor), NULL);
	text_fill(&line, say_word(p->say, W_DO), say_word(p->say, W_EVIDENCE), text_string(&times),
	          NULL);
	publish_line(out, text_string(&line));
	text_free(&times);
	text_free(&line);
}

static void put_question(struct publishing *p, size_t node, struct sum *sum)
{
	size_t question = p->model->nodes[node].question;
	const struct eca_answer *answer = &p->about->example->answers[question];
	struct text text = { 0 };

	document_cell(p->out, say_node(p->say, node));
	say_given(p->say, question, answer, &text);
	add_evidence(p, answer, &text);
	publish_text(p, BLOCK_CELL, &text);
	put_product(p, node, sum);
	text_free(&text);
}

static void questions(struct publishing *p, size_t criterion)
{
	static const unsigned char widths[] = { 4, 3, 2, 1, 2, 0 };
	static const enum word titles[] = { W_QUESTION, W_ANSWER, W_POINTS, W_WEIGHT, W_PRODUCT };
	const struct eca_node *node = &p->model->nodes[criterion];
	struct sum sum = { 0 };
	size_t i;

	publish_step(p, "step-1", W_PUB_STEP_POINTS, say_node(p->say, criterion));
	publish_table(p, widths, titles);
	for (i = node->first_child; i < node->first_child + node->n_children; i++)
		put_question(p, i, &sum);
	put_total(p, &sum, true);
	say_outcome(p, &sum, criterion);
}

static void parts(struct publishing *p, size_t index, const char *anchor, enum word step,
                  enum word title)
{
	static const unsigned char widths[] = { 7, 2, 1, 2, 0 };
	const enum word titles[] = { title, W_SCORE, W_WEIGHT, W_PRODUCT };
	const struct eca_node *node = &p->model->nodes[index];
	struct sum sum = { 0 };
	size_t i;

	publish_step(p, anchor, step, say_node(p->say, index));
	publish_table(p, widths, titles);
	for (i = node->first_child; i < node->first_child + node->n_children; i++) {
		document_cell(p->out, say_node(p->say, i));
		put_product(p, i, &sum);
	}
	put_total(p, &sum, false);
	say_outcome(p, &sum, index);
}

/* ---- Weights, tier ---- */

static void weighting(struct publishing *p)
{
	size_t index = p->about->example->weighting;
	const struct eca_weighting *w = &p->model->weightings[index];
	struct text why = { 0 };

	if (index == ECA_NONE) {
		if (p->model->n_weightings)
			publish_say(p, BLOCK_PARAGRAPH, W_NO_WEIGHTING, "", "", "");
		return;
	}
	say_condition(p->say, w->when, &why);
	publish_say(p, BLOCK_PARAGRAPH, W_WEIGHTING,
	            *say_text(p->say, &w->name) ? say_text(p->say, &w->name) : w->id,
	            text_string(&why), "");
	text_free(&why);
}

static void gates(struct publishing *p)
{
	const struct eca_result *result = p->about->example;
	struct text text = { 0 }, effect = { 0 };
	size_t i, fired = 0;

	for (i = 0; i < p->model->n_gates; i++) {
		if (result->gates[i] != ECA_GATE_FIRED)
			continue;
		fired++;
		say_gate_effect(p->say, &p->model->gates[i], &effect);
		text_fill(&text, say_word(p->say, W_DO), say_text(p->say, &p->model->gates[i].name),
		          text_string(&effect), NULL);
		publish_text(p, BLOCK_ITEM, &text);
		text_clear(&effect);
	}
	if (!fired && p->model->n_gates)
		publish_say(p, BLOCK_ITEM, W_PUB_NO_GATE, "", "", "");
	text_free(&text);
	text_free(&effect);
}

static const char *tier_name(const struct publishing *p, size_t tier)
{
	return say_text(p->say, &p->model->tiers[tier].name);
}

static void tier(struct publishing *p)
{
	const struct eca_result *result = p->about->example;
	struct text text = { 0 };
	char points[SAY_SIZE];
	size_t i;

	publish_step(p, "step-4", W_PUB_STEP_TIER, "");
	publish_say(p, BLOCK_ITEM, W_PUB_REACHED,
	            say_threshold(p->say, result->scores[p->model->overall].points, points),
	            tier_name(p, result->tier_before_gates), "");
	gates(p);
	publish_say(p, BLOCK_ITEM, W_PUB_RESULT, tier_name(p, result->tier), "", "");
	for (i = 0; i < result->n_obstacles; i++) {
		say_obstacle(p->say, &result->obstacles[i], &text);
		publish_say(p, BLOCK_ITEM, W_WHY_NOT, text_string(&text), "", "");
		text_clear(&text);
	}
	text_free(&text);
}

void publish_example(struct publishing *p)
{
	const struct eca_result *result = p->about->example;
	bool visit;
	size_t criterion;

	if (!result)
		return;
	visit = result->assessment->source == ECA_SITE_VISIT;
	criterion = richest(result);
	publish_heading(p, 2, "example", W_PUB_EXAMPLE);
	publish_say(p, BLOCK_PARAGRAPH, W_PUB_EXAMPLE_FIRM, p->about->example_name,
	            say_word(p->say, visit ? W_SOURCE_VISIT : W_SOURCE_SELF), "");
	questions(p, criterion);
	parts(p, p->model->nodes[criterion].parent, "step-2", W_PUB_STEP_CRITERIA, W_CRITERION);
	weighting(p);
	parts(p, p->model->overall, "step-3", W_PUB_STEP_PILLARS, W_PILLAR);
	tier(p);
}
