/* Doubts that only scoring shows: what no made-up assessment comes to. A path takes a firm from
 * its worst answers to its best, one question after the other in a random order; where its tier
 * changes on the way is found by halving, and the question changed there decided it. */
#include <stdlib.h>
#include <string.h>

#include "doubt.h"

enum {
	PATHS = 1500, RANDOM = 1500,
	CLIMBS = 24, SWEEPS = 3,     /* for a tier that was not reached */
	COMBINATIONS_MOST = 20000,   /* of answers that a gate hangs on */
	AIMS = 60, NUDGES = 400,     /* for a question that decided nothing … */
	FIRMS = 3000,                /* … of so many firms, as it may apply to few */
};

struct search {
	struct maker *m;
	const struct eca_model *model;
	bool *tiers, *fired, *held, *in_play, *weightings, *options; /* seen; options of derived
	                                                                fields, all together */
	bool *decides;    /* one per question */
	size_t *order;    /* the questions of the criteria, as a path takes them */
	size_t n_order;
	size_t scored;
};

static void *zeroed(size_t count, size_t size)
{
	return memset(need_memory(count * size + 1), 0, count * size + 1);
}

static void see_gates(struct search *s, const struct eca_result *r)
{
	size_t i;

	for (i = 0; i < s->model->n_gates; i++) {
		s->in_play[i] |= r->gates[i] != ECA_GATE_OUT;
		s->held[i] |= r->gates[i] == ECA_GATE_OPEN;
		s->fired[i] |= r->gates[i] == ECA_GATE_FIRED;
	}
}

static void see_derived(struct search *s, const struct eca_result *r)
{
	size_t i, first = 0;

	for (i = 0; i < s->model->n_profile; i++) {
		const struct eca_question *q = &s->model->questions[i];

		if (q->derived && r->answers[i].state == ECA_ANSWERED)
			s->options[first + (size_t)r->answers[i].number] = true;
		first += q->n_options;
	}
}

static const struct eca_result *score(struct search *s)
{
	const struct eca_result *r = maker_score(s->m);

	s->scored++;
	if (r->status == ECA_STATUS_FAILED)
		return r;
	see_gates(s, r);
	see_derived(s, r);
	if (r->weighting != ECA_NONE)
		s->weightings[r->weighting] = true;
	if (r->tier != ECA_NONE)
		s->tiers[r->tier] = true;
	return r;
}

/* ---- Paths ---- */

static void shuffle(struct search *s)
{
	size_t i;

	for (i = s->n_order; i > 1; i--) {
		size_t k = maker_draw(s->m, i), question = s->order[k];

		s->order[k] = s->order[i - 1];
		s->order[i - 1] = question;
	}
}

/* The first `good` questions of the order at their best, the others at their worst. */
static size_t tier_at(struct search *s, size_t good)
{
	size_t i;

	for (i = 0; i < s->n_order; i++) {
		size_t question = s->order[i];

		maker_answer(s->m, question,
		             i < good ? s->m->best[question] : s->m->worst[question]);
	}
	return score(s)->tier;
}

static void halve(struct search *s, size_t low, size_t tier_low, size_t high, size_t tier_high)
{
	size_t middle = low + (high - low) / 2, tier;

	if (tier_low == tier_high)
		return;
	if (high - low == 1) {
		s->decides[s->order[low]] = true;
		return;
	}
	tier = tier_at(s, middle);
	halve(s, low, tier_low, middle, tier);
	halve(s, middle, tier, high, tier_high);
}

static void walk(struct search *s)
{
	shuffle(s);
	halve(s, 0, tier_at(s, 0), s->n_order, tier_at(s, s->n_order));
}

static void look_around(struct search *s)
{
	size_t i, k;

	for (i = 0; i < PATHS; i++) {
		maker_firm(s->m);
		walk(s);
	}
	for (i = 0; i < RANDOM; i++) {
		maker_firm(s->m);
		for (k = 0; k < s->n_order; k++)
			maker_answer_any(s->m, s->order[k], i % 2 == 0);
		score(s);
	}
}

/* ---- Tiers that were not reached ---- */

/* How far an assessment is on the way up: what keeps it from the next tier counts most. */
static double height(const struct eca_result *r)
{
	if (r->tier == ECA_NONE)
		return -1e6;
	return 1e4 * (double)r->tier + 1e3 * (double)r->tier_before_gates -
	       100 * (double)r->n_obstacles + r->scores[r->model->overall].points / 10;
}

/* Each question by the value that leads highest, one after the other. */
static void sweep(struct search *s)
{
	double best = height(score(s));
	size_t i, k;

	for (i = 0; i < s->n_order; i++) {
		size_t question = s->order[i];
		struct eca_answer kept = s->m->answers[question];

		for (k = 0; k < s->m->values[question].n_few; k++) {
			double now;

			maker_answer(s->m, question, k);
			now = height(score(s));
			if (now > best) {
				best = now;
				kept = s->m->answers[question];
			}
		}
		s->m->answers[question] = kept;
	}
}

static void climb(struct search *s, size_t tier)
{
	size_t i, k;

	for (i = 0; i < CLIMBS && !s->tiers[tier]; i++) {
		maker_firm(s->m);
		shuffle(s);
		tier_at(s, s->n_order);
		for (k = 0; k < SWEEPS && !s->tiers[tier]; k++)
			sweep(s);
	}
}

/* Whether a gate that always fires keeps all firms below the tier, which has been told. */
static bool is_barred(const struct search *s, size_t tier)
{
	size_t i;

	for (i = 0; i < s->model->n_gates; i++)
		if (s->fired[i] && !s->held[i] && s->model->gates[i].when == ECA_NONE &&
		    s->model->gates[i].cap < tier)
			return true;
	return false;
}

static void doubt_tiers(struct search *s, struct eca_findings *findings)
{
	size_t i;

	for (i = 0; i < s->model->n_tiers; i++) {
		if (!s->tiers[i] && !is_barred(s, i))
			climb(s, i);
		if (!s->tiers[i] && !is_barred(s, i))
			doubt(findings, "W310", &s->model->tiers[i].at, "tier \"%s\": none of %zu "
			      "made-up assessments comes to it, the best ones neither: can its needs "
			      "and threshold be met?", s->model->tiers[i].id, s->scored);
	}
}

/* ---- Gates ---- */

static void answer_combination(struct search *s, const bool *mentioned, size_t number)
{
	size_t i;

	for (i = 0; i < s->model->n_questions; i++) {
		size_t n = s->m->values[i].n_values;

		if (!mentioned[i] || s->model->questions[i].derived)
			continue;
		maker_answer(s->m, i, number % n);
		number /= n;
	}
}

static size_t count_combinations(const struct search *s, const bool *mentioned)
{
	size_t i, count = 1;

	for (i = 0; i < s->model->n_questions && count <= COMBINATIONS_MOST; i++)
		if (mentioned[i] && !s->model->questions[i].derived)
			count *= s->m->values[i].n_values;
	return count;
}

static bool is_settled(const struct search *s, size_t gate)
{
	return s->fired[gate] && s->held[gate];
}

/* All answers to the questions that stand in its conditions, among worst answers and best. */
static void try_gate(struct search *s, size_t gate)
{
	const struct eca_gate *g = &s->model->gates[gate];
	bool *mentioned = zeroed(s->model->n_questions, 1);
	size_t count, i, end;

	doubt_mentioned(s->model, g->unless, mentioned);
	if (g->when != ECA_NONE)
		doubt_mentioned(s->model, g->when, mentioned);
	count = count_combinations(s, mentioned);
	for (end = 0; end < 4 && !is_settled(s, gate); end++) {
		maker_firm(s->m);
		s->m->assessment.source = end / 2 ? ECA_SELF : ECA_SITE_VISIT;
		tier_at(s, end % 2 ? s->n_order : 0);
		for (i = 0; i < count && i < COMBINATIONS_MOST && !is_settled(s, gate); i++) {
			answer_combination(s, mentioned,
			                   count > COMBINATIONS_MOST
			                           ? maker_draw(s->m, (size_t)1 << 62) : i);
			score(s);
		}
	}
	free(mentioned);
}

static void doubt_gates(struct search *s, struct eca_findings *findings)
{
	size_t i;

	for (i = 0; i < s->model->n_gates; i++) {
		const struct eca_gate *gate = &s->model->gates[i];

		if (!is_settled(s, i))
			try_gate(s, i);
		if (!s->in_play[i])
			doubt(findings, "W312", &gate->at, "gate \"%s\" is in play in none of %zu "
			      "made-up assessments: can its `when` hold?", gate->id, s->scored);
		else if (!s->fired[i])
			doubt(findings, "W312", &gate->at, "gate \"%s\" fires in none of %zu made-up "
			      "assessments: can its `unless` be false?", gate->id, s->scored);
		else if (!s->held[i])
			doubt(findings, "W311", &gate->at, "gate \"%s\" fires in all of %zu made-up "
			      "assessments in which it is in play: can its `unless` hold?", gate->id,
			      s->scored);
	}
}

/* ---- Weightings and derived fields ---- */

static void doubt_weightings(const struct search *s, struct eca_findings *findings)
{
	size_t i;

	for (i = 0; i < s->model->n_weightings; i++)
		if (!s->weightings[i])
			doubt(findings, "W313", &s->model->weightings[i].at, "weighting \"%s\" is in "
			      "force in none of %zu made-up assessments: can its `when` hold where "
			      "that of none before it does?", s->model->weightings[i].id, s->scored);
}

static void doubt_derived(const struct search *s, struct eca_findings *findings)
{
	size_t i, k, first = 0;

	for (i = 0; i < s->model->n_profile; i++) {
		const struct eca_question *q = &s->model->questions[i];

		for (k = 0; k < q->n_options && q->derived; k++)
			if (!s->options[first + k])
				doubt(findings, "W242", &q->at, "derived \"%s\" comes to \"%s\" in none "
				      "of %zu made-up assessments: is that option of any use?", q->id,
				      q->options[k].id, s->scored);
		first += q->n_options;
	}
}

/* ---- Questions that decide nothing ---- */

/* Whether the tier hangs on the question, the other answers being as they are. */
static bool hangs_on(struct search *s, size_t question)
{
	struct eca_answer kept = s->m->answers[question];
	const struct eca_result *r;
	size_t low, high;

	maker_answer(s->m, question, s->m->worst[question]);
	r = score(s);
	low = r->tier;
	if (r->status == ECA_STATUS_FAILED)
		return true; /* a function went wrong, which is told elsewhere */
	maker_answer(s->m, question, s->m->best[question]);
	high = score(s)->tier;
	s->m->answers[question] = kept;
	return low != high;
}

/* Whether the question counts by the weights on its way up, which are looked at elsewhere; and
 * there is more than one tier to come to. */
static bool may_decide(const struct search *s, size_t question)
{
	size_t node = s->model->questions[question].node, i, tiers = 0;

	for (i = 0; i < s->model->n_tiers; i++)
		tiers += s->tiers[i];
	if (tiers < 2 || !s->model->nodes[node].scored)
		return false;
	for (; node != s->model->overall; node = s->model->nodes[node].parent)
		if (s->model->nodes[node].weight == 0)
			return false;
	return true;
}

/* A good assessment of some firm, or a mixed one; whether it has a tier to lose and the question
 * applies. */
static bool take_aim(struct search *s, size_t question)
{
	const struct eca_result *r;
	size_t mixed = maker_draw(s->m, 2) ? maker_draw(s->m, s->n_order) : 0, i;

	maker_firm(s->m);
	shuffle(s);
	tier_at(s, s->n_order - maker_draw(s->m, s->n_order / 2 + 1));
	for (i = 0; i < mixed; i++)
		maker_answer_any(s->m, s->order[i], false);
	maker_answer(s->m, question, s->m->best[question]);
	r = score(s);
	return r->tier != ECA_NONE && r->tier > 0 &&
	       r->scores[s->model->questions[question].node].known;
}

/* Brings it down, by other questions, to where its tier is about to be lost: there the smallest
 * difference shows. */
static bool aim(struct search *s, size_t question)
{
	size_t tier = s->m->scoring->result.tier, i;
	double points = s->m->scoring->scores[s->model->overall].points;

	for (i = 0; i < NUDGES; i++) {
		size_t other = s->order[maker_draw(s->m, s->n_order)];
		struct eca_answer kept = s->m->answers[other];
		const struct eca_result *r;

		if (other == question)
			continue;
		maker_answer_any(s->m, other, false);
		r = score(s);
		if (r->tier == tier && r->scores[s->model->overall].points < points)
			points = r->scores[s->model->overall].points;
		else
			s->m->answers[other] = kept;
	}
	return hangs_on(s, question);
}

/* In all firms in which it applies it decides nothing, as far as was tried. */
static void doubt_idle(struct search *s, struct eca_findings *findings)
{
	size_t i, k, aims;

	for (i = s->model->n_profile; i < s->model->n_questions; i++) {
		const struct eca_question *q = &s->model->questions[i];

		if (!may_decide(s, i))
			continue;
		for (k = aims = 0; k < FIRMS && aims < AIMS && !s->decides[i]; k++) {
			if (!take_aim(s, i))
				continue;
			s->decides[i] = aim(s, i);
			aims++;
		}
		if (!s->decides[i])
			doubt(findings, "W320", &q->at, "%s \"%s\": in none of %zu made-up assessments "
			      "is the tier another by this answer alone: does it count?",
			      eca_type_word(q->type), q->id, s->scored);
	}
}

/* ---- N/A ---- */

static void doubt_na(struct search *s, struct eca_findings *findings)
{
	enum { TRIES = 60 };
	static const struct eca_answer na = { .state = ECA_NA, .grade = ECA_NO_GRADE };
	size_t i, k, question;

	for (question = s->model->n_profile; question < s->model->n_questions; question++) {
		const struct eca_question *q = &s->model->questions[question];

		for (k = 0; k < TRIES && q->na_allowed && s->model->nodes[q->node].scored; k++) {
			double best, without;

			maker_firm(s->m);
			for (i = 0; i < s->n_order; i++)
				maker_answer_any(s->m, s->order[i], false);
			maker_answer(s->m, question, s->m->best[question]);
			best = score(s)->scores[s->model->overall].points;
			if (s->m->scoring->answers[question].state != ECA_ANSWERED)
				continue;
			s->m->answers[question] = na;
			without = score(s)->scores[s->model->overall].points;
			if (without <= best)
				continue;
			doubt(findings, "W321", &q->at, "%s \"%s\": N/A can earn more than the best "
			      "answer: %g points overall in place of %g", eca_type_word(q->type), q->id,
			      without, best);
			break;
		}
	}
}

/* ---- Together ---- */

static void begin(struct search *s, struct maker *m)
{
	const struct eca_model *model = m->model;
	size_t i, n_options = 0;

	for (i = 0; i < model->n_profile; i++)
		n_options += model->questions[i].n_options;
	*s = (struct search){ .m = m, .model = model };
	s->tiers = zeroed(model->n_tiers, 1);
	s->fired = zeroed(model->n_gates, 1);
	s->held = zeroed(model->n_gates, 1);
	s->in_play = zeroed(model->n_gates, 1);
	s->weightings = zeroed(model->n_weightings, 1);
	s->options = zeroed(n_options, 1);
	s->decides = zeroed(model->n_questions, 1);
	s->order = zeroed(model->n_questions, sizeof(*s->order));
	for (i = model->n_profile; i < model->n_questions; i++)
		s->order[s->n_order++] = i;
}

void doubt_search(struct maker *m, struct eca_findings *findings)
{
	struct search s;

	begin(&s, m);
	look_around(&s);
	doubt_gates(&s, findings);
	doubt_tiers(&s, findings);
	doubt_weightings(&s, findings);
	doubt_derived(&s, findings);
	doubt_idle(&s, findings);
	doubt_na(&s, findings);
	free(s.tiers);
	free(s.fired);
	free(s.held);
	free(s.in_play);
	free(s.weightings);
	free(s.options);
	free(s.decides);
	free(s.order);
}

/* ---- Scales ---- */

void doubt_scale(struct maker *m, struct eca_findings *findings)
{
	size_t i;

	for (i = m->model->n_profile; i < m->model->n_questions; i++) {
		const struct eca_question *q = &m->model->questions[i];

		double floor = m->least[i];
		size_t k;

		for (k = 0; k < q->n_breakpoints; k++) /* answers may not come to all of the scale */
			floor = q->breakpoints[k].points < floor ? q->breakpoints[k].points : floor;
		if (m->most[i] > m->least[i] && floor > 0)
			doubt(findings, "W224", &q->at, "%s \"%s\": even the worst answer earns %g "
			      "points: should it be 0?", eca_type_word(q->type), q->id, m->least[i]);
	}
}
