#include "say.h"

#include <stdio.h>
#include <string.h>

#include "sheet.h"

static const enum word patterns[] = {
	[ECA_OP_WEIGHTED] = W_OP_WEIGHTED, [ECA_OP_GEOMETRIC] = W_OP_GEOMETRIC,
	[ECA_OP_LOWEST] = W_OP_LOWEST,     [ECA_OP_HIGHEST] = W_OP_HIGHEST,
	[ECA_OP_SUM] = W_OP_SUM,           [ECA_OP_CAPPED] = W_OP_CAPPED,
	[ECA_OP_PICK] = W_OP_PICK,         [ECA_OP_POINTS] = W_OP_POINTS,
};

static void expression(const struct report *r, size_t index, struct text *out);

static void part(const struct report *r, const struct eca_part *p, struct text *out)
{
	if (p->node != ECA_NONE)
		text_add(out, say_node(r, p->node));
	else
		expression(r, p->expression, out);
}

static bool weights_matter(const struct eca_expression *e)
{
	return !e->equal_weights && (e->op == ECA_OP_WEIGHTED || e->op == ECA_OP_GEOMETRIC);
}

static void part_list(const struct report *r, const struct eca_expression *e, struct text *out)
{
	char weight[SAY_SIZE];
	size_t i;

	for (i = 0; i < e->n_parts; i++) {
		text_add(out, i ? say_word(r, W_ALSO) : "");
		part(r, &e->parts[i], out);
		if (weights_matter(e))
			text_fill(out, " ×{1}", say_number(r, e->parts[i].weight, weight), NULL);
	}
}

static void pick(const struct report *r, const struct eca_expression *e, struct text *out)
{
	struct text condition = { 0 }, then = { 0 }, otherwise = { 0 };

	say_condition(r, e->condition, &condition);
	part(r, &e->parts[0], &then);
	part(r, &e->parts[1], &otherwise);
	text_fill(out, say_word(r, W_OP_PICK), text_string(&condition), text_string(&then),
	          text_string(&otherwise), NULL);
	text_free(&condition);
	text_free(&then);
	text_free(&otherwise);
}

static void expression(const struct report *r, size_t index, struct text *out)
{
	const struct eca_expression *e = &r->model->expressions[index];
	struct text list = { 0 };
	char n[SAY_SIZE];

	if (e->op == ECA_OP_PICK) {
		pick(r, e, out);
		return;
	}
	part_list(r, e, &list);
	if (e->op == ECA_OP_POINTS)
		text_fill(out, say_word(r, W_OP_POINTS), say_threshold(r, e->n, n), NULL);
	else
		text_fill(out, say_word(r, patterns[e->op]), text_string(&list),
		          say_threshold(r, e->n, n), NULL);
	text_free(&list);
}

void say_rule(const struct report *r, const struct eca_place *at, struct text *out)
{
	const char *slash = strrchr(at->file, '/');
	char place[512];

	snprintf(place, sizeof(place), "%s:%d", slash ? slash + 1 : at->file, at->line);
	text_fill(out, say_word(r, W_IF_FUNCTION), place, NULL);
}

void say_formula(const struct report *r, size_t node, struct text *out)
{
	const struct eca_node *n = &r->model->nodes[node];

	if (n->function == ECA_NONE)
		expression(r, n->expression, out);
	else
		say_rule(r, &n->at, out);
}
