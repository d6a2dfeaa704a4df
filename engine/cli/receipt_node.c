/* How the parts of a criterion, a pillar or the whole make its score. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "receipt_parts.h"

enum { DECIMALS_MAX = 6 };

/* ---- Products ---- */

int receipt_decimals(double weight)
{
	char text[ECA_SCORE_SIZE];
	const char *point = strchr(eca_print_number(weight, text), '.');
	size_t decimals = point ? strlen(point + 1) : 0;

	return decimals < DECIMALS_MAX && !strchr(text, 'e') ? (int)decimals : DECIMALS_MAX;
}

static uint64_t scaled(double number, int decimals)
{
	return (uint64_t)llround(number * pow(10, decimals));
}

const char *receipt_product(const struct receipt *r, double points, double weight, int decimals,
                            char *text)
{
	return receipt_scaled(r, scaled(points, 6) * scaled(weight, decimals), 6 + decimals, text);
}

/* The parts of a node that its own weights combine, added up. */
struct total {
	int decimals; /* that show every weight */
	uint64_t weight, product;
	bool dropped, any; /* a part is N/A; a part is not */
};

static struct total total_of(const struct receipt *r, const struct eca_node *n)
{
	struct total total = { 0 };
	size_t i, end = n->first_child + n->n_children;

	for (i = n->first_child; i < end; i++) {
		int decimals = receipt_decimals(eca_weight(r->result, i));

		total.decimals = decimals > total.decimals ? decimals : total.decimals;
	}
	for (i = n->first_child; i < end; i++) {
		uint64_t weight = scaled(eca_weight(r->result, i), total.decimals);
		const struct eca_score *score = &r->result->scores[i];

		if (!r->model->nodes[i].scored)
			continue;
		total.dropped |= !score->known;
		total.any |= score->known && weight;
		if (!score->known)
			continue;
		total.weight += weight;
		total.product += weight * scaled(score->points, 6);
	}
	return total;
}

/* ---- Parts ---- */

static void put_part(struct receipt *r, size_t node, const struct page_sum *sum)
{
	const struct eca_node *n = &r->model->nodes[node];
	struct text name = { 0 };

	if (n->kind == ECA_QUESTION) {
		receipt_question(r, node, sum);
		return;
	}
	receipt_name(r, node, &name);
	page_line(&r->page, 1, text_string(&name), &n->at, sum);
	text_free(&name);
}

/* With `decimals` below 0 its weight says nothing: an expression or function combines. */
static void put_child(struct receipt *r, size_t node, int decimals)
{
	char points[SAY_SIZE], weight[SAY_SIZE], bare[SAY_SIZE], product[SAY_SIZE];
	const struct eca_score *score = &r->result->scores[node];
	double w = eca_weight(r->result, node);
	struct page_sum sum = { say_word(r->say, W_NA), NULL, NULL };

	if (!r->model->nodes[node].scored) {
		put_part(r, node, &(struct page_sum){ "–", NULL, NULL });
		return;
	}
	if (score->known)
		sum.points = receipt_points(r, score->points, points);
	if (decimals >= 0 && score->known) {
		sum.weight = receipt_number(r, w, weight);
		sum.product = receipt_product(r, score->points, w, decimals, product);
	} else if (decimals >= 0) {
		snprintf(weight, sizeof(weight), "(%s)", receipt_number(r, w, bare));
		sum.weight = weight;
		sum.product = "–";
	}
	put_part(r, node, &sum);
}

static void put_children(struct receipt *r, const struct eca_node *n, int decimals)
{
	size_t i;

	for (i = n->first_child; i < n->first_child + n->n_children; i++)
		put_child(r, i, decimals);
}

/* ---- The score ---- */

static void add_share(const struct receipt *r, size_t node, struct text *out)
{
	const struct eca_share *share = &r->shares[node];
	char percent[SAY_SIZE];

	if (node != r->model->overall && r->result->scores[node].known && share->known)
		text_fill(out, say_word(r->say, W_CARRIES),
		          receipt_number(r, round(share->weight * 1e8) / 1e6, percent), NULL);
}

/* "= id", the node's score, and behind it what it was divided by. */
static void put_score(struct receipt *r, size_t node, const struct total *total)
{
	char points[SAY_SIZE], weight[SAY_SIZE], product[SAY_SIZE];
	const struct eca_score *score = &r->result->scores[node];
	struct page_sum sum = { say_word(r->say, W_NA), NULL, NULL };
	struct text name = { 0 };

	if (score->known)
		sum.points = receipt_points(r, score->points, points);
	if (total) {
		sum.weight = receipt_scaled(r, total->weight, total->decimals, weight);
		sum.product = receipt_scaled(r, total->product, 6 + total->decimals, product);
	}
	text_add(&name, "= ");
	receipt_name(r, node, &name);
	page_line(&r->page, 0, text_string(&name), NULL, &sum);
	text_clear(&name);
	if (total && score->known)
		text_fill(&name, "{1} / {2} = {3}. ", sum.product, sum.weight, sum.points, NULL);
	add_share(r, node, &name);
	if (name.length)
		page_line(&r->page, 1, text_string(&name), NULL, NULL);
	text_free(&name);
}

static void put_weighted(struct receipt *r, size_t node)
{
	const struct eca_node *n = &r->model->nodes[node];
	struct total total = total_of(r, n);

	put_children(r, n, total.decimals);
	put_score(r, node, &total);
	if (!total.any)
		page_line(&r->page, 1, say_word(r->say, W_NOTHING_LEFT), NULL, NULL);
	else if (total.dropped)
		page_line(&r->page, 1, say_word(r->say, W_REDISTRIBUTED), NULL, NULL);
}

static void put_function(struct receipt *r, size_t node)
{
	const struct eca_node *n = &r->model->nodes[node];
	struct eca_score gave;
	char points[SAY_SIZE];

	put_children(r, n, -1);
	gave = receipt_call(r, 1, "", n->function, ECA_NONE);
	receipt_label(r, 1, NULL, W_GAVE,
	              gave.known ? receipt_number(r, gave.points, points) : say_word(r->say, W_NA));
	put_score(r, node, NULL);
}

void receipt_node(struct receipt *r, size_t node)
{
	const struct eca_node *n = &r->model->nodes[node];
	struct text name = { 0 };

	receipt_name(r, node, &name);
	page_begin(&r->page, PAGE_SUMS, text_string(&name));
	if (n->kind != ECA_OVERALL)
		page_place(&r->page, 0, &n->at);
	if (n->function != ECA_NONE) {
		put_function(r, node);
	} else if (n->expression != ECA_NONE) {
		put_children(r, n, -1);
		receipt_expression(r, node);
		put_score(r, node, NULL);
	} else {
		put_weighted(r, node);
	}
	receipt_note(r, 1, node);
	page_end(&r->page);
	text_free(&name);
}
