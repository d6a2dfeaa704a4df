/* Roadmaps: what their making is done with. */
#ifndef ECA_ROADMAP_H
#define ECA_ROADMAP_H

#include <string.h>

#include "gap.h"

struct maker {
	struct gap gap;
	const struct eca_gap *plan;
	const struct eca_result *now;
	unsigned char *verdicts;   /* enum verdict, one per condition, of what was looked at last */
	struct eca_answer *seen;   /* one per question: its answers, with N/A by rule */
	struct eca_answer *ideal;  /* one per question: at its best */
	bool *lasting;             /* one per gate: has fired, and has not once all is at its best */
	bool *barring;             /* one per gate: keeps the firm from the next tier */
	struct eca_task *tasks;
	size_t n_tasks;
	struct arena arena;        /* of the roadmap */
	struct arena scratch;
};

/* The steps that bring a criterion to its best. */
struct climb {
	int64_t cost;
	bool said; /* one of them says its effort */
};

static inline void roadmap_try(struct maker *k, const struct eca_answer *answers)
{
	memcpy(k->gap.answers, answers, k->gap.model->n_questions * sizeof(*answers));
}

static inline bool roadmap_fired(const struct eca_result *r, size_t gate)
{
	return r->gates[gate] == ECA_GATE_FIRED;
}

static inline size_t roadmap_question(const struct maker *k, size_t node)
{
	return k->gap.model->nodes[node].question;
}

/* The assessment with that criterion at its best, and no other changed: until the next scoring. */
const struct eca_result *roadmap_climb(struct maker *k, const struct eca_node *criterion,
                                       struct climb *climb);

#endif
