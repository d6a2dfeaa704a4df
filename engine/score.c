/* One assessment scored (docs/model.md, sections 1 to 3): which questions apply,
 * points, criteria, pillars, overall, status; tier.c then decides the tier. */
#include "score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double score_round(double x)
{
	/* x is not negative: cutting off is floor */
	return (double)(int64_t)(x * 1e6 + 0.5 + 1e-6) / 1e6;
}

void score_fail(struct eca_scoring *s, const char *failure)
{
	if (!s->failure)
		s->failure = failure;
}

/* ---- Which questions apply ------------------------------------------------- */

static void warn_left_aside(struct eca_scoring *s, size_t question)
{
	const struct eca_assessment *a = s->result.assessment;

	s->warnings[s->result.n_warnings++] = (struct eca_problem){
		.severity = ECA_SEVERITY_WARNING,
		.file = a->file,
		.row = a->row,
		.column = s->model->questions[question].id,
		.firm_id = a->firm_id,
		.value = "",
		.reason = "the question does not apply to this firm: its answer is left aside",
	};
}

static void rule_out(struct eca_scoring *s, size_t question)
{
	struct eca_answer *a = &s->answers[question];

	if (a->state == ECA_ANSWERED || a->state == ECA_NO_DATA)
		warn_left_aside(s, question);
	*a = (struct eca_answer){ .state = ECA_NA, .grade = ECA_NO_GRADE, .by_rule = true,
	                          .note = a->note };
	s->slots[question] = SLOT_NA;
	s->ruled_out++;
}

/* A condition that is false or not applicable leaves the question out. Many questions
 * share one with their neighbours. Only functions ask what is undecided. */
static void decide_questions(struct eca_scoring *s)
{
	const struct eca_set *set = s->set;
	const size_t *question = set->applies_order, *condition = set->applies_if;
	enum verdict verdict = VERDICT_UNKNOWN;
	size_t i, known = ECA_NONE;

	for (i = 0; i < set->n_applies && set->n_functions; i++)
		s->undecided[question[i]] = true;
	for (i = 0; i < set->n_applies; i++) {
		if (condition[i] != known) {
			known = condition[i];
			verdict = condition_verdict(s, known);
		}
		if (verdict != VERDICT_TRUE)
			rule_out(s, question[i]);
		s->undecided[question[i]] = false;
	}
}

/* The bits of `number` that are among `mask`: all or none, without a branch, as none is
 * foreseen. */
static inline double masked(double number, uint64_t mask)
{
	uint64_t bits;

	memcpy(&bits, &number, sizeof(bits));
	bits &= mask;
	memcpy(&number, &bits, sizeof(bits));
	return number;
}

/* `keeps`: see struct evidence. */
static inline unsigned char slot_of(const struct eca_answer *answer, uint64_t by_option,
                                    uint64_t keeps)
{
	static const unsigned char first[] = { /* without what it is kept for; with it */
		[ECA_MISSING] = SLOT_MISSING,     [ECA_MISSING + 4] = SLOT_MISSING,
		[ECA_ANSWERED] = SLOT_NO_DATA,    [ECA_ANSWERED + 4] = SLOT_OPTION,
		[ECA_NO_DATA] = SLOT_NO_DATA,     [ECA_NO_DATA + 4] = SLOT_NO_DATA,
		[ECA_NA] = SLOT_NA,               [ECA_NA + 4] = SLOT_NA,
	};

	return (unsigned char)(first[answer->state | (keeps & 4)] +
	                       (int)masked(answer->number, by_option & keeps));
}

/* A profile field has no evidence. */
static void fill_slots(struct eca_scoring *s)
{
	size_t n_profile = s->model->n_profile, n = s->model->n_questions, q;
	const struct eca_answer *a = s->answers;
	const uint64_t *by_option = s->set->by_option, *keeps = s->evidence->keeps;
	unsigned char *slots = s->slots;

	for (q = 0; q < n_profile; q++)
		slots[q] = slot_of(&a[q], by_option[q], UINT64_MAX);
	for (; q < n; q++)
		slots[q] = slot_of(&a[q], by_option[q], keeps[a[q].grade]);
}

/* Nothing here hangs on what was answered but what is added. */
static void list_missing(struct eca_scoring *s)
{
	size_t n = s->model->n_questions, *missing = s->missing, n_missing = 0, q;
	const unsigned char *slots = s->slots;

	for (q = s->model->n_profile; q < n; q++) {
		missing[n_missing] = q;
		n_missing += slots[q] == SLOT_MISSING;
	}
	s->result.n_missing = n_missing;
}

/* As many slots as are looked at together; a comparison of two has all bits of a byte
 * where it holds. */
typedef unsigned char slots16 __attribute__((vector_size(SLOTS_AHEAD)));

/* How many bytes are 1, the others being 0. */
static inline size_t count_ones(slots16 bytes)
{
	uint64_t half[2];

	memcpy(half, &bytes, sizeof(half));
	return (size_t)((half[0] + half[1]) * UINT64_C(0x0101010101010101) >> 56);
}

static void count_answers(struct eca_scoring *s)
{
	size_t n = s->model->n_questions, q, n_na = 0, wanted = 0, given = 0;

	for (q = s->model->n_profile; q < n; q += SLOTS_AHEAD) {
		slots16 slots, required, na;

		memcpy(&slots, &s->slots[q], sizeof(slots));
		memcpy(&required, &s->set->required[q], sizeof(required));
		na = (slots16)(slots == SLOT_NA);
		n_na += count_ones(na & 1);
		wanted += count_ones(required & ~na);
		given += count_ones(required & ~na & ~(slots16)(slots == SLOT_MISSING));
	}
	s->left_out = n_na > s->ruled_out;
	s->result.required = wanted;
	s->result.given = given;
	s->result.completeness = wanted ? (double)given / (double)wanted : 1;
}

static void choose_weighting(struct eca_scoring *s)
{
	const struct eca_model *m = s->model;
	size_t i;

	s->weights = s->set->weights;
	for (i = 0; i < m->n_weightings && s->result.weighting == ECA_NONE; i++) {
		if (condition_verdict(s, m->weightings[i].when) != VERDICT_TRUE)
			continue;
		s->result.weighting = i;
		s->weights = m->weightings[i].weights;
	}
}

/* ---- Points of one question -------------------------------------------------- */

/* What an option is worth to this firm. */
static double option_points(struct eca_scoring *s, const struct eca_option *option)
{
	if (option->applies_if != ECA_NONE && condition_verdict(s, option->applies_if) != VERDICT_TRUE)
		return 0;
	return option->points;
}

static double multi_points(struct eca_scoring *s, const struct eca_question *q,
                           const struct eca_answer *a)
{
	double sum = 0, highest = 0;
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		double points;

		if (!(a->set >> i & 1))
			continue;
		points = option_points(s, &q->options[i]);
		sum += points;
		if (points > highest)
			highest = points;
	}
	if (q->points == ECA_POINTS_HIGHEST)
		return highest;
	return sum < 100 ? sum : 100;
}

/* The last band whose start is <= x; below the first start, the first band. */
static double band_points(const struct eca_breakpoint *at, size_t n, double x)
{
	size_t i = 0;

	while (i + 1 < n && at[i + 1].x <= x)
		i++;
	return at[i].points;
}

static void keep_note(struct eca_scoring *s, size_t node, const struct script_value *note)
{
	if (note->kind == SCRIPT_TEXT || note->kind == SCRIPT_TEXTS)
		s->notes[s->result.n_notes++] = (struct eca_note){ node, note->texts };
}

static bool in_range(double points)
{
	return points >= -1e-3 && points <= 101 && floor(points * 1e6 + 0.5 + 1e-6) >= 0 &&
	       score_round(points) <= 100;
}

/* Runs a function that gives points or nil and maybe a note; the score is known
 * unless it is nil. */
static struct eca_score function_score(struct eca_scoring *s, enum script_call call,
                                       size_t function, size_t question, size_t node)
{
	struct eca_score none = { 0, false };
	struct script_value value, note;
	const char *failure;

	if (!script_call(s->set, call, function, question, &s->view, &s->arena, &value, &note,
	                 &failure)) {
		score_fail(s, failure);
		return none;
	}
	if (value.kind != SCRIPT_NIL && value.kind != SCRIPT_NUMBER) {
		score_fail(s, arena_format(&s->arena, "%s: must return points from 0 to 100, or nil, not %s",
		                           script_where(s->set, function, &s->arena),
		                           script_say(&value, &s->arena)));
		return none;
	}
	if (note.kind != SCRIPT_NIL && note.kind != SCRIPT_TEXT && note.kind != SCRIPT_TEXTS) {
		score_fail(s, arena_format(&s->arena, "%s: the note must be a text, not %s",
		                           script_where(s->set, function, &s->arena),
		                           script_say(&note, &s->arena)));
		return none;
	}
	keep_note(s, node, &note);
	if (value.kind == SCRIPT_NIL)
		return none;
	if (!in_range(value.number)) {
		score_fail(s, arena_format(&s->arena, "%s: returned %.14g, which is not from 0 to 100",
		                           script_where(s->set, function, &s->arena), value.number));
		return none;
	}
	return (struct eca_score){ value.number, true };
}

static struct eca_score answer_points(struct eca_scoring *s, const struct eca_question *q,
                                      const struct eca_answer *a)
{
	size_t question = (size_t)(q - s->model->questions);

	switch (q->points) {
	case ECA_POINTS_OPTIONS:
		return (struct eca_score){ option_points(s, &q->options[(size_t)a->number]), true };
	case ECA_POINTS_SUM:
	case ECA_POINTS_HIGHEST:
		return (struct eca_score){ multi_points(s, q, a), true };
	case ECA_POINTS_BANDS:
		return (struct eca_score){ band_points(q->breakpoints, q->n_breakpoints, a->number), true };
	default:
		return function_score(s, q->type == ECA_DATE ? SCRIPT_CALL_DATES : SCRIPT_CALL_NUMBER,
		                      q->points_function, question, q->node);
	}
}

static struct eca_score question_score(struct eca_scoring *s, const struct step *step)
{
	const struct eca_answer *a = &s->answers[step->first];
	struct eca_score score = { 0, true };

	switch (a->state) {
	case ECA_NA:
		score.known = false;
		break;
	case ECA_MISSING:
		score.known = !step->missing_excludes;
		break;
	case ECA_ANSWERED:
		score = answer_points(s, &s->model->questions[step->first], a);
		score.points *= s->evidence->factors[a->grade];
		break;
	default:
		break; /* no data scores 0 */
	}
	return score;
}

/* ---- Criteria, pillars, overall ------------------------------------------------ */

/* The mean of the children weighted by their weights in force. */
static inline struct eca_score weighted_score(const struct eca_score *child, const double *weight,
                                              unsigned count)
{
	const struct eca_score *end = child + count;
	double sum = 0, weights = 0;

	for (; child < end; child++, weight++) {
		sum += *weight * child->points; /* 0 where not known */
		weights += masked(*weight, -(uint64_t)child->known);
	}
	if (weights == 0)
		return (struct eca_score){ 0, false };
	return (struct eca_score){ score_round(sum / weights), true };
}

/* Of any node but one that is its children's mean, which nearly all are. */
static struct eca_score other_score(struct eca_scoring *s, const struct step *step)
{
	struct eca_score score = { 0, false };

	switch (step->kind) {
	case STEP_QUESTION:
		score = question_score(s, step);
		break;
	case STEP_FUNCTION:
		score = function_score(s, SCRIPT_CALL_FIRM_STATE,
		                       s->model->nodes[step->node].function, ECA_NONE, step->node);
		break;
	case STEP_EXPRESSION:
		score.known = expression_value(s, s->model->nodes[step->node].expression, &score.points);
		break;
	}
	score.points = score.known ? score_round(score.points) : 0;
	return score;
}

typedef double pair __attribute__((vector_size(16)));
typedef int64_t pair_of_counts __attribute__((vector_size(16)));

/* How many of LINE_STARTS starts are below x. */
static inline uint64_t count_below(const double *starts, double x)
{
	const pair at = { x, x };
	pair p[LINE_STARTS / 2];
	pair_of_counts below;

	memcpy(p, starts, sizeof(p));
	below = (p[0] < at) + (p[1] < at) + (p[2] < at) + (p[3] < at); /* -1 each */
	return (uint64_t)-(below[0] + below[1]);
}

/* Counting the breakpoints below x, and a line for what is outside them, costs less
 * than choices that no processor foresees. */
static inline double line_points(const struct line_step *step, double x)
{
	const struct line *line = step->lines;
	double within;
	unsigned i;

	for (i = 0; i < step->n; i += LINE_STARTS)
		line += count_below(&step->starts[i], x);
	within = x < step->first ? step->first : x;
	within = within > step->last ? step->last : within;
	return line->points + line->rise * (within - line->from) / line->run;
}

static void compute_lines(struct eca_scoring *s, const struct line_step *step,
                          const struct line_step *end)
{
	const struct eca_answer *answers = s->answers;
	const double *factors = s->evidence->factors;
	struct eca_score *scores = s->scores;

	for (; step < end; step++) {
		const struct eca_answer *a = &answers[step->question];
		unsigned slot = s->slots[step->question];
		double points = score_round(line_points(step, a->number) * factors[a->grade]);
		bool missing = slot == SLOT_MISSING;

		scores[step->node].points = masked(points, -(uint64_t)(slot == SLOT_OPTION));
		scores[step->node].known = (slot != SLOT_NA) & !(missing & step->missing_excludes);
	}
}

static void compute_options(struct eca_scoring *s, const struct option_step *step,
                            const struct option_step *end)
{
	const struct eca_answer *answers = s->answers;
	const unsigned char *slots = s->slots, *rows = s->evidence->rows;
	struct eca_score *scores = s->scores;

	for (; step < end; step++) {
		unsigned row = rows[answers[step->question].grade] * step->width;

		scores[step->node] = step->scores[row + slots[step->question]];
	}
}

static void compute_scores(struct eca_scoring *s)
{
	const struct eca_set *set = s->set;
	const struct step *step = set->steps, *end = step + set->n_steps;
	struct eca_score *scores = s->scores;
	const double *weights = s->weights;

	compute_options(s, set->option_steps, set->option_steps + set->n_option_steps);
	compute_lines(s, set->line_steps, set->line_steps + set->n_line_steps);
	for (; step < end; step++) {
		if (step->kind == STEP_WEIGHTED)
			scores[step->node] = weighted_score(&scores[step->first],
			                                    &weights[step->first], step->count);
		else if (!s->failure)
			scores[step->node] = other_score(s, step);
	}
}

/* More than na_limit of a pillar's scored questions marked N/A by the assessor. */
static bool is_thin(const struct eca_scoring *s, const struct eca_node *pillar)
{
	const struct eca_model *m = s->model;
	size_t c, n, asked = 0, left_out = 0;

	for (c = pillar->first_child; c < pillar->first_child + pillar->n_children; c++) {
		const struct eca_node *criterion = &m->nodes[c];

		for (n = criterion->first_child; n < criterion->first_child + criterion->n_children; n++) {
			const struct eca_answer *a = &s->answers[m->nodes[n].question];

			if (!m->nodes[n].scored || a->by_rule)
				continue;
			asked++;
			left_out += a->state == ECA_NA;
		}
	}
	return asked > 0 && (double)left_out / (double)asked > m->na_limit;
}

static void find_thin(struct eca_scoring *s)
{
	size_t i;

	for (i = 0; i < s->model->n_pillars && s->left_out; i++)
		s->thin[i] = is_thin(s, &s->model->nodes[s->model->first_pillar + i]);
}

static enum eca_status status_of(const struct eca_scoring *s)
{
	if (s->result.completeness < s->model->completeness)
		return ECA_STATUS_INCOMPLETE;
	if (!s->scores[s->model->overall].known)
		return ECA_STATUS_NOT_ASSESSABLE;
	return ECA_STATUS_OK;
}

/* ---- A whole assessment ---------------------------------------------------------- */

static void clear(struct eca_scoring *s, const struct eca_assessment *assessment)
{
	const struct eca_model *m = s->model;
	struct eca_result *r = &s->result;

	arena_reset(&s->arena);
	memcpy(s->answers, assessment->answers, m->n_questions * sizeof(*s->answers));
	memset(s->verdicts, VERDICT_UNKNOWN, m->n_conditions);
	memset(s->scores, 0, m->n_nodes * sizeof(*s->scores));
	memset(s->thin, 0, m->n_pillars * sizeof(*s->thin));
	memset(s->gates, 0, m->n_gates);
	s->evidence = &s->set->evidence[assessment->source];
	s->failure = assessment->failure;
	s->ruled_out = 0;
	fill_slots(s);
	s->view.assessment = assessment;
	r->assessment = assessment;
	r->weighting = r->tier = r->tier_before_gates = ECA_NONE;
	r->n_missing = r->n_notes = r->n_warnings = r->n_obstacles = r->required = r->given = 0;
	r->completeness = 0;
	r->failure = NULL;
	r->possible = NULL;
}

/* Functions that run before the answers have settled see no scores. */
static void settle(struct eca_scoring *s)
{
	s->view.scores = NULL;
	s->view.undecided = s->undecided;
	decide_questions(s);
	s->view.undecided = NULL;
}

/* All conditions are evaluated, also those on which nothing hung this time: what
 * that can change is that a function goes wrong, and then the firm has failed. */
static void call_the_rest(struct eca_scoring *s)
{
	size_t i;

	for (i = 0; i < s->set->n_functions; i++)
		condition_verdict(s, s->set->functions[i]);
}

/* All that hangs on the weights. */
static void weigh(struct eca_scoring *s)
{
	s->view.scores = s->scores;
	if (!s->failure)
		compute_scores(s);
	if (s->failure)
		return;
	find_thin(s);
	s->result.status = status_of(s);
	tier_decide(s);
	call_the_rest(s);
}

static void work(struct eca_scoring *s)
{
	settle(s);
	list_missing(s);
	count_answers(s);
	choose_weighting(s);
	weigh(s);
}

static void fail(struct eca_scoring *s)
{
	const struct eca_model *m = s->model;
	struct eca_result *r = &s->result;

	r->status = ECA_STATUS_FAILED;
	r->failure = arena_format(&s->arena, "%s (firm %s)", s->failure, r->assessment->firm_id);
	r->tier = r->tier_before_gates = ECA_NONE;
	r->n_obstacles = r->n_notes = 0;
	memset(s->scores, 0, m->n_nodes * sizeof(*s->scores));
	memset(s->gates, 0, m->n_gates);
}

const struct eca_result *eca_score(struct eca_scoring *s, const struct eca_assessment *assessment)
{
	clear(s, assessment);
	if (!s->failure)
		work(s);
	if (s->failure)
		fail(s);
	return &s->result;
}

void score_again(struct eca_scoring *s, const double *weights)
{
	memset(s->verdicts, VERDICT_UNKNOWN, s->model->n_conditions);
	s->weights = weights;
	s->result.tier = s->result.tier_before_gates = ECA_NONE;
	s->result.n_notes = s->result.n_obstacles = 0;
	weigh(s);
	if (s->failure)
		fail(s);
}

/* A question stands in one of the three. */
static void compute_question(struct eca_scoring *s, size_t question)
{
	const struct option_step *option = s->set->option_steps;
	const struct line_step *line = s->set->line_steps;
	const struct step *step = s->set->steps;
	size_t i;

	for (i = 0; i < s->set->n_option_steps; i++)
		if (option[i].question == question)
			compute_options(s, &option[i], &option[i + 1]);
	for (i = 0; i < s->set->n_line_steps; i++)
		if (line[i].question == question)
			compute_lines(s, &line[i], &line[i + 1]);
	for (i = 0; i < s->set->n_steps; i++)
		if (step[i].kind == STEP_QUESTION && step[i].first == question)
			s->scores[step[i].node] = other_score(s, &step[i]);
}

const struct eca_score *score_answer(struct eca_scoring *s, size_t question,
                                     const struct eca_answer *answer)
{
	const uint64_t *keeps = s->evidence->keeps;

	s->answers[question] = *answer;
	s->slots[question] = slot_of(answer, s->set->by_option[question], keeps[answer->grade]);
	memset(s->verdicts, VERDICT_UNKNOWN, s->model->n_conditions);
	compute_question(s, question);
	return &s->scores[s->model->questions[question].node];
}

bool set_applies(struct eca_set *set, const struct eca_assessment *assessment, size_t question)
{
	if (!set->row)
		set->row = eca_scoring_new(set);
	if (!set->row_settled) {
		clear(set->row, assessment);
		settle(set->row);
		set->row_settled = true;
	}
	return !set->row->answers[question].by_rule;
}

static void *room(size_t count, size_t size)
{
	void *memory = need_memory(count * size + 1);

	return memset(memory, 0, count * size + 1);
}

struct eca_scoring *eca_scoring_new(struct eca_set *set)
{
	const struct eca_model *m = &set->model;
	struct eca_scoring *s = room(1, sizeof(*s));
	struct eca_result *r = &s->result;

	s->set = set;
	s->model = m;
	r->model = m;
	r->answers = s->answers = room(m->n_questions, sizeof(*s->answers));
	r->scores = s->scores = room(m->n_nodes, sizeof(*s->scores));
	r->missing = s->missing = room(m->n_questions + 1, sizeof(*s->missing));
	r->thin = s->thin = room(m->n_pillars, sizeof(*s->thin));
	r->gates = s->gates = room(m->n_gates, sizeof(*s->gates));
	s->fired = room(m->n_gates + 1, sizeof(*s->fired));
	r->notes = s->notes = room(m->n_nodes, sizeof(*s->notes));
	r->warnings = s->warnings = room(m->n_questions, sizeof(*s->warnings));
	s->slots = room(m->n_questions + SLOTS_AHEAD, sizeof(*s->slots));
	s->verdicts = room(m->n_conditions, sizeof(*s->verdicts));
	s->undecided = room(m->n_questions, sizeof(*s->undecided));
	s->view.model = m;
	s->view.answers = s->answers;
	return s;
}

void eca_scoring_free(struct eca_scoring *s)
{
	if (!s)
		return;
	free(s->answers);
	free(s->scores);
	free(s->missing);
	free(s->thin);
	free(s->gates);
	free(s->fired);
	free(s->notes);
	free(s->warnings);
	free(s->slots);
	free(s->verdicts);
	free(s->undecided);
	free(s->obstacles);
	free(s->asked);
	interval_free(s->search);
	arena_free(&s->arena);
	free(s);
}
