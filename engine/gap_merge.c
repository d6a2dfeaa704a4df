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

/* Whether points of other values are kept although they are dearer. */
static bool keeps_values(const struct adding *a)
{
	return a->w->exact[a->node] || a->w->bounded[a->node];
}

/* What a part is to a sum. */
static double term_of(enum eca_op op, double weight, double x)
{
	switch (op) {
	case ECA_OP_GEOMETRIC: return weight * (x > 0 ? log(x) : -INFINITY);
	case ECA_OP_LOWEST:
	case ECA_OP_HIGHEST: return x;
	default: return weight * x;
	}
}

static double taken(enum eca_op op, bool first, double sum, double term)
{
	switch (op) {
	case ECA_OP_LOWEST: return first || term < sum ? term : sum;
	case ECA_OP_HIGHEST: return first || term > sum ? term : sum;
	default: return sum + term;
	}
}

/* A strand of sums with one part of weight `weight`, 0 for one that does not count. Where values
 * are told apart each is a kind of its own. */
static void add_to_strand(const struct adding *a, struct gap_pile *pile,
                          const struct gap_strand *sums, double weight,
                          const struct gap_kind *part_kind, const struct gap_point *part)
{
	struct gap_kind kind = gap_both(&sums->kind, part_kind);
	double term = term_of(a->op, weight, part->value);
	bool first = kind.weight == 0, apart = keeps_values(a);
	struct gap_heap *heap;
	size_t i;

	kind.weight += weight;
	heap = apart ? NULL : gap_pile_heap(pile, &kind);
	for (i = 0; i < sums->count; i++) {
		const struct gap_point *sum = &sums->points[i];
		double value = weight != 0 ? taken(a->op, first, sum->value, term) : sum->value;

		kind.kept = apart ? value : 0;
		if (apart)
			heap = gap_pile_heap(pile, &kind);
		gap_heap_add_both(a->w, heap, value, sum, part);
	}
}

/* Two strands that come to one. */
static struct gap_front add_by_places(const struct adding *a, struct gap_places *places,
                                      double weight)
{
	const struct gap_strand *sums = places->sums, *parts = places->parts;
	struct gap_kind kind = gap_both(&sums->kind, &parts->kind);
	bool first = kind.weight == 0;
	size_t i, k;

	weight = parts->kind.known ? weight : 0;
	kind.weight += weight;
	for (i = 0; i < parts->count; i++) {
		double term = term_of(a->op, weight, parts->points[i].value);

		for (k = 0; k < sums->count; k++) {
			double sum = sums->points[k].value;

			places->values[k] = weight != 0 ? taken(a->op, first, sum, term) : sum;
		}
		gap_places_add(places, i);
	}
	return gap_places_end(places, &kind);
}

/* Everything in `sums` with everything in `parts`. */
static struct gap_front add_part(const struct adding *a, struct gap_front sums, double weight,
                                 struct gap_front parts)
{
	struct gap_pile pile = { .world = a->w };
	struct gap_places places;
	size_t p, i, k;

	if (sums.count == 1 && parts.count == 1 && !keeps_values(a) &&
	    gap_places_begin(&places, a->w, &sums.strands[0], &parts.strands[0]))
		return add_by_places(a, &places, weight);
	for (p = 0; p < parts.count; p++) {
		const struct gap_strand *strand = &parts.strands[p];

		for (i = 0; i < strand->count; i++) {
			for (k = 0; k < sums.count; k++)
				add_to_strand(a, &pile, &sums.strands[k],
				              strand->kind.known ? weight : 0, &strand->kind,
				              &strand->points[i]);
			gap_pile_prune(&pile);
		}
	}
	return gap_pile_end(&pile);
}

static double result_of(enum eca_op op, double value, double n)
{
	switch (op) {
	case ECA_OP_WEIGHTED: return value / n;
	case ECA_OP_GEOMETRIC: return exp(value / n);
	case ECA_OP_SUM: return value < 100 ? value : 100;
	case ECA_OP_CAPPED: return value < n ? value : n;
	default: return value;
	}
}

/* A strand's values as what they come to; `n` as above. */
static void add_results(const struct adding *a, struct gap_pile *pile,
                        const struct gap_strand *strand, struct gap_kind kind, double n)
{
	size_t i;

	for (i = 0; i < strand->count; i++) {
		struct gap_point point = strand->points[i];

		point.value = kind.known ? result_of(a->op, point.value, n) : 0;
		kind.kept = keeps_values(a) ? point.value : 0;
		gap_pile_add(pile, &kind, &point);
	}
}

/* The sums as values, not rounded. */
static struct gap_front finish(const struct adding *a, struct gap_front sums)
{
	struct gap_pile pile = { .world = a->w };
	size_t i;

	for (i = 0; i < sums.count; i++) {
		struct gap_kind kind = sums.strands[i].kind;
		double weight = kind.weight;

		kind.known = weight > 0;
		kind.weight = 0;
		add_results(a, &pile, &sums.strands[i], kind, weight);
	}
	return gap_pile_end(&pile);
}

static struct gap_front nothing(struct gap_world *w)
{
	struct gap_pile pile = { .world = w };
	struct gap_kind kind = { .weight = 0 };
	struct gap_point point = { .cost = 0 };

	gap_pile_add(&pile, &kind, &point);
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

static struct gap_front capped(const struct adding *above, struct gap_front front, double most)
{
	struct adding a = { above->w, above->node, ECA_OP_CAPPED };
	struct gap_pile pile = { .world = a.w };
	size_t i;

	for (i = 0; i < front.count; i++)
		add_results(&a, &pile, &front.strands[i], front.strands[i].kind, most);
	return gap_pile_end(&pile);
}

static struct gap_front exactly(const struct adding *a, double points)
{
	struct gap_pile pile = { .world = a->w };
	struct gap_kind kind = { .known = true, .kept = keeps_values(a) ? points : 0 };
	struct gap_point point = { .value = points };

	gap_pile_add(&pile, &kind, &point);
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

static void add_score(struct gap_pile *pile, size_t node, struct gap_kind kind,
                      struct gap_point point)
{
	struct gap_world *w = pile->world;

	point.value = kind.known ? score_round(point.value) : 0;
	kind.kept = w->exact[node] ? point.value : 0;
	if (gap_label(w, node, point.value, &kind, NULL))
		gap_pile_add(pile, &kind, &point);
}

/* The values of a node as scores: rounded, and with what hangs on them. */
static struct gap_front scored(struct gap_world *w, size_t node, struct gap_front values)
{
	struct gap_pile pile = { .world = w };
	size_t i, k;

	for (i = 0; i < values.count; i++)
		for (k = 0; k < values.strands[i].count; k++)
			add_score(&pile, node, values.strands[i].kind, values.strands[i].points[k]);
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
