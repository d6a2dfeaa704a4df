/* Fronts merged from the questions up. What is merged is computed in the engine's order, so
 * that sums are the engine's to the last bit; and as every step of it keeps an order of
 * values, a point that is beaten in a part is beaten in the whole. */
#include <math.h>

#include "gap.h"

/* ---- Sums and the like ---- */

/* How parts are added up: what they come to is `finish`ed. */
struct adding {
	struct gap_world *w;
	size_t node; /* whose score it is */
	enum eca_op op;
};

static double taken(enum eca_op op, bool first, double sum, double weight, double x)
{
	switch (op) {
	case ECA_OP_GEOMETRIC: return sum + weight * (x > 0 ? log(x) : -INFINITY);
	case ECA_OP_LOWEST: return first || x < sum ? x : sum;
	case ECA_OP_HIGHEST: return first || x > sum ? x : sum;
	default: return sum + weight * x;
	}
}

static void take_part(const struct adding *a, double weight, const struct gap_point *part,
                      struct gap_point *sum)
{
	if (!part->known || weight == 0)
		return;
	sum->value = taken(a->op, sum->weight == 0, sum->value, weight, part->value);
	sum->weight += weight;
}

static void keep_value(const struct gap_world *w, size_t node, struct gap_point *point)
{
	point->kept = w->exact[node] || w->bounded[node] ? point->value : 0;
}

/* Everything in `sums` with everything in `parts`. */
static struct gap_front add_part(const struct adding *a, struct gap_front sums, double weight,
                                 struct gap_front parts)
{
	struct gap_pile pile = { .world = a->w };
	size_t i, k;

	for (i = 0; i < parts.count; i++) {
		for (k = 0; k < sums.count; k++) {
			struct gap_point point = gap_made_of(&sums.points[k], &parts.points[i]);

			take_part(a, weight, &parts.points[i], &point);
			keep_value(a->w, a->node, &point);
			gap_pile_add(&pile, &point);
		}
		gap_pile_prune(&pile);
	}
	return gap_pile_end(&pile);
}

static double result_of(enum eca_op op, double value, double weight)
{
	switch (op) {
	case ECA_OP_WEIGHTED: return value / weight;
	case ECA_OP_GEOMETRIC: return exp(value / weight);
	case ECA_OP_SUM: return value < 100 ? value : 100;
	default: return value;
	}
}

/* The sums as values, not rounded. */
static struct gap_front finish(const struct adding *a, struct gap_front sums)
{
	struct gap_pile pile = { .world = a->w };
	size_t i;

	for (i = 0; i < sums.count; i++) {
		struct gap_point point = sums.points[i];

		point.known = point.weight > 0;
		point.value = point.known ? result_of(a->op, point.value, point.weight) : 0;
		point.weight = 0;
		keep_value(a->w, a->node, &point);
		gap_pile_add(&pile, &point);
	}
	return gap_pile_end(&pile);
}

static struct gap_front nothing(struct gap_world *w)
{
	struct gap_pile pile = { .world = w };
	struct gap_point point = { .question = ECA_NONE };

	gap_pile_add(&pile, &point);
	return gap_pile_end(&pile);
}

/* ---- Expressions ---- */

static const struct eca_part *picked(const struct gap_world *w, const struct eca_expression *e)
{
	return &e->parts[w->verdicts[e->condition] == VERDICT_TRUE ? 0 : 1];
}

/* The parts of an expression that count in this world. */
static size_t parts_of(const struct gap_world *w, const struct eca_expression *e,
                       const struct eca_part **parts)
{
	*parts = e->op == ECA_OP_PICK ? picked(w, e) : e->parts;
	return e->op == ECA_OP_PICK ? 1 : e->n_parts;
}

/* How often a node's score is used. */
static size_t count_uses(const struct gap_world *w, size_t expression, size_t node)
{
	const struct eca_part *parts;
	size_t n = parts_of(w, &w->gap->model->expressions[expression], &parts), uses = 0, i;

	for (i = 0; i < n; i++)
		uses += parts[i].node == ECA_NONE ? count_uses(w, parts[i].expression, node)
		                                  : parts[i].node == node;
	return uses;
}

bool gap_is_opaque(const struct gap_world *w, size_t node)
{
	const struct eca_node *n = &w->gap->model->nodes[node];
	size_t i;

	if (n->kind == ECA_QUESTION)
		return false;
	if (n->function != ECA_NONE)
		return true;
	for (i = n->first_child; n->expression != ECA_NONE && i < n->first_child + n->n_children; i++)
		if (w->movable[i] && count_uses(w, n->expression, i) > 1)
			return true;
	return false;
}

static struct gap_front of_expression(const struct adding *a, size_t expression);

static struct gap_front of_part(const struct adding *a, const struct eca_part *part)
{
	return part->node == ECA_NONE ? of_expression(a, part->expression)
	                              : gap_front_of(a->w, part->node);
}

static struct gap_front capped(const struct adding *a, struct gap_front front, double most)
{
	struct gap_pile pile = { .world = a->w };
	size_t i;

	for (i = 0; i < front.count; i++) {
		struct gap_point point = front.points[i];

		point.value = point.value < most ? point.value : most;
		keep_value(a->w, a->node, &point);
		gap_pile_add(&pile, &point);
	}
	return gap_pile_end(&pile);
}

static struct gap_front exactly(const struct adding *a, double points)
{
	struct gap_pile pile = { .world = a->w };
	struct gap_point point = { .question = ECA_NONE, .known = true, .value = points };

	keep_value(a->w, a->node, &point);
	gap_pile_add(&pile, &point);
	return gap_pile_end(&pile);
}

static struct gap_front of_list(const struct adding *above, const struct eca_expression *e)
{
	struct adding a = { above->w, above->node, e->op };
	struct gap_front sums = nothing(a.w);
	size_t i;

	for (i = 0; i < e->n_parts; i++)
		sums = add_part(&a, sums, e->parts[i].weight, of_part(&a, &e->parts[i]));
	return finish(&a, sums);
}

static struct gap_front of_expression(const struct adding *a, size_t expression)
{
	const struct eca_expression *e = &a->w->gap->model->expressions[expression];

	switch (e->op) {
	case ECA_OP_POINTS: return exactly(a, e->n);
	case ECA_OP_CAPPED: return capped(a, of_part(a, &e->parts[0]), e->n);
	case ECA_OP_PICK: return of_part(a, picked(a->w, e));
	default: return of_list(a, e);
	}
}

/* ---- Nodes ---- */

static struct gap_front by_weight(struct gap_world *w, const struct eca_node *node, size_t index)
{
	struct adding a = { w, index, ECA_OP_WEIGHTED };
	struct gap_front sums = nothing(w);
	size_t i;

	for (i = node->first_child; i < node->first_child + node->n_children; i++)
		sums = add_part(&a, sums, w->weights[i], gap_front_of(w, i));
	return finish(&a, sums);
}

/* Children of which the expression makes no use may still hold gates. */
static struct gap_front by_expression(struct gap_world *w, const struct eca_node *node,
                                      size_t index)
{
	struct adding a = { w, index, ECA_OP_WEIGHTED };
	struct gap_front sums = of_expression(&a, node->expression);
	size_t i;

	for (i = node->first_child; i < node->first_child + node->n_children; i++)
		if (w->movable[i] && !count_uses(w, node->expression, i))
			sums = add_part(&a, sums, 0, gap_front_of(w, i));
	return sums;
}

/* The values of a node as scores: rounded, and with what hangs on them. */
static struct gap_front scored(struct gap_world *w, size_t node, struct gap_front values)
{
	struct gap_pile pile = { .world = w };
	size_t i;

	for (i = 0; i < values.count; i++) {
		struct gap_point point = values.points[i];

		point.value = point.known ? score_round(point.value) : 0;
		point.kept = w->exact[node] ? point.value : 0;
		if (gap_label(w, node, &point, NULL))
			gap_pile_add(&pile, &point);
	}
	return gap_pile_end(&pile);
}

struct gap_front gap_front_of(struct gap_world *w, size_t node)
{
	const struct eca_node *n = &w->gap->model->nodes[node];

	if (!w->movable[node])
		return gap_front_constant(w, node);
	if (n->kind == ECA_QUESTION)
		return gap_front_question(w, node);
	if (gap_is_opaque(w, node))
		return gap_front_opaque(w, node);
	if (n->expression != ECA_NONE)
		return scored(w, node, by_expression(w, n, node));
	return scored(w, node, by_weight(w, n, node));
}
