/* An expression over scores, its parts below it. */
#include "receipt_parts.h"

static const enum word patterns[] = {
	[ECA_OP_WEIGHTED] = W_OP_WEIGHTED, [ECA_OP_GEOMETRIC] = W_OP_GEOMETRIC,
	[ECA_OP_LOWEST] = W_OP_LOWEST,     [ECA_OP_HIGHEST] = W_OP_HIGHEST,
	[ECA_OP_SUM] = W_OP_SUM,           [ECA_OP_CAPPED] = W_OP_CAPPED,
	[ECA_OP_POINTS] = W_OP_POINTS,
};

/* What a part is worth: a node's score, or an expression that is not rounded. */
static struct eca_score part_score(const struct receipt *r, const struct eca_part *part)
{
	struct eca_score score = { 0, false };

	if (part->node != ECA_NONE)
		return r->result->scores[part->node];
	score.known = eca_value(r->scoring, part->expression, &score.points);
	return score;
}

static bool is_weighing(const struct eca_expression *e)
{
	return e->op == ECA_OP_WEIGHTED || e->op == ECA_OP_GEOMETRIC;
}

/* "lowest of (…)" */
static void say_operation(const struct receipt *r, const struct eca_expression *e,
                          struct text *out)
{
	struct text condition = { 0 };
	char n[SAY_SIZE];

	if (e->op == ECA_OP_PICK) {
		say_condition(r->say, e->condition, &condition);
		text_fill(out, say_word(r->say, W_OP_PICK), text_string(&condition), "…", "…", NULL);
	} else if (e->op == ECA_OP_POINTS) {
		text_fill(out, say_word(r->say, W_OP_POINTS), receipt_number(r, e->n, n), NULL);
	} else {
		text_fill(out, say_word(r->say, patterns[e->op]), "…", receipt_number(r, e->n, n),
		          NULL);
	}
	text_free(&condition);
}

static void put_expression(struct receipt *r, size_t depth, size_t index,
                           const struct page_sum *sum);

static void put_part(struct receipt *r, size_t depth, const struct eca_expression *e,
                     const struct eca_part *part)
{
	char points[SAY_SIZE], weight[SAY_SIZE], product[SAY_SIZE];
	struct eca_score score = part_score(r, part);
	struct page_sum sum = { say_word(r->say, W_NA), NULL, NULL };

	if (score.known)
		sum.points = part->node == ECA_NONE ? receipt_number(r, score.points, points)
		                                    : receipt_points(r, score.points, points);
	if (is_weighing(e))
		sum.weight = receipt_number(r, part->weight, weight);
	if (e->op == ECA_OP_WEIGHTED && score.known)
		sum.product = part->node == ECA_NONE
		                      ? receipt_number(r, score.points * part->weight, product)
		                      : receipt_product(r, score.points, part->weight,
		                                        receipt_decimals(part->weight), product);
	if (part->node == ECA_NONE)
		put_expression(r, depth, part->expression, &sum);
	else
		page_line(&r->page, depth, r->model->nodes[part->node].id, NULL, &sum);
}

/* What the weights add up to, those of N/A parts left out. */
static void put_total(struct receipt *r, size_t depth, const struct eca_expression *e)
{
	char weight[SAY_SIZE], product[SAY_SIZE];
	struct page_sum sum = { NULL, NULL, NULL };
	double weights = 0, products = 0;
	size_t i;

	for (i = 0; i < e->n_parts; i++) {
		struct eca_score score = part_score(r, &e->parts[i]);

		if (!score.known)
			continue;
		weights += e->parts[i].weight;
		products += e->parts[i].weight * score.points;
	}
	sum.weight = receipt_number(r, weights, weight);
	if (e->op == ECA_OP_WEIGHTED)
		sum.product = receipt_number(r, products, product);
	page_line(&r->page, depth, "Σ", NULL, &sum);
}

static void put_expression(struct receipt *r, size_t depth, size_t index,
                           const struct page_sum *sum)
{
	const struct eca_expression *e = &r->model->expressions[index];
	struct text words = { 0 };
	size_t i, chosen = ECA_NONE;

	say_operation(r, e, &words);
	page_line(&r->page, depth, text_string(&words), &e->at, sum);
	text_free(&words);
	if (e->op == ECA_OP_PICK) {
		chosen = eca_verdict(r->scoring, e->condition) == ECA_TRUE ? 0 : 1;
		receipt_condition(r, depth + 1, e->condition);
	}
	for (i = 0; i < e->n_parts; i++)
		if (chosen == ECA_NONE || chosen == i)
			put_part(r, depth + 1, e, &e->parts[i]);
	if (is_weighing(e))
		put_total(r, depth + 1, e);
}

void receipt_expression(struct receipt *r, size_t node)
{
	size_t index = r->model->nodes[node].expression;
	char points[SAY_SIZE];
	struct page_sum sum = { say_word(r->say, W_NA), NULL, NULL };
	double value;

	if (eca_value(r->scoring, index, &value))
		sum.points = receipt_number(r, value, points);
	put_expression(r, 1, index, &sum);
}
