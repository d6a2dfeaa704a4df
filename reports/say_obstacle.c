#include "say.h"

#include "sheet.h"

static void threshold(const struct report *r, const struct eca_obstacle *o, struct text *out)
{
	const struct eca_score *score = &r->result->scores[o->node];
	char has[SAY_SIZE], wanted[SAY_SIZE];

	text_fill(out, say_word(r, W_SCORE_SHORT), say_node(r, o->node),
	          say_score_below(r, score->points, o->wanted, has),
	          say_threshold(r, o->wanted, wanted), NULL);
}

static void thin_pillar(const struct report *r, const struct eca_obstacle *o, struct text *out)
{
	char limit[SAY_SIZE];

	text_fill(out, say_word(r, W_THIN_OBSTACLE), say_node(r, o->node),
	          say_share(r, r->model->na_limit, limit), NULL);
}

static void gate(const struct report *r, const struct eca_obstacle *o, struct text *out)
{
	const struct eca_gate *g = &r->model->gates[o->gate];
	char drop[SAY_SIZE];

	if (g->cap != ECA_NONE)
		text_fill(out, say_word(r, W_GATE_CAPS), say_text(r, &g->name),
		          say_text(r, &r->model->tiers[g->cap].name), NULL);
	else
		text_fill(out, say_word(r, W_GATE_DROPS), say_text(r, &g->name),
		          say_count(r, g->drop, drop), NULL);
	text_add(out, " ");
	text_add(out, say_word(r, W_GATE_OPENS));
	text_add(out, " ");
	say_shortfall(r, g->unless, out);
}

void say_obstacle(const struct report *r, const struct eca_obstacle *obstacle, struct text *out)
{
	switch (obstacle->kind) {
	case ECA_BY_THRESHOLD:
		threshold(r, obstacle, out);
		break;
	case ECA_BY_NEED:
		say_shortfall(r, obstacle->condition, out);
		break;
	case ECA_BY_THIN_PILLAR:
		thin_pillar(r, obstacle, out);
		break;
	case ECA_BY_GATE:
		gate(r, obstacle, out);
		break;
	}
}
