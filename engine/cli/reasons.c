#include "reasons.h"

#include <math.h>

#include "phrases.h"

enum { DECIDING_SHOWN = 5 };

/* The sentence being made. */
struct teller {
	struct buf *buf;
	const struct eca_result *result;
	const struct eca_model *model;
	size_t language;
	const char *code; /* the language's */
};

static void say(struct teller *teller, enum phrase phrase, const char *a, const char *b,
                const char *c)
{
	phrase_add(teller->buf, teller->code, phrase, a, b, c);
}

/* What is wanted, on the display scale and as short as can be: 65. */
static const char *print_wanted(const struct teller *teller, double points,
                                char text[ECA_SCORE_SIZE])
{
	double wanted = round(points * teller->model->display_max * 1e4) / 1e6;

	return phrase_number(teller->code, eca_print_number(wanted, text));
}

/* A share in percent with two decimals at most: 57. */
static const char *print_percent(const struct teller *teller, double share,
                                 char text[ECA_SCORE_SIZE])
{
	return phrase_number(teller->code, eca_print_number(round(share * 1e4) / 100, text));
}

/* The score of a node, in full where rounding would hide that it misses `wanted`. */
static const char *print_has(const struct teller *teller, size_t node, double wanted,
                             char text[ECA_SCORE_SIZE])
{
	const struct eca_score *score = &teller->result->scores[node];

	return score->known ? phrase_number(teller->code,
	                                    eca_print_score_below(teller->model,
	                                                          score->points, wanted, text))
	                    : "-";
}

static void say_threshold(struct teller *teller, const struct eca_obstacle *obstacle)
{
	char has[ECA_SCORE_SIZE], wanted[ECA_SCORE_SIZE];

	say(teller, PHRASE_OVERALL_BELOW,
	    print_has(teller, teller->model->overall, obstacle->wanted, has),
	    print_wanted(teller, obstacle->wanted, wanted), NULL);
}

static void say_node(struct teller *teller, size_t node, double points)
{
	char has[ECA_SCORE_SIZE], wanted[ECA_SCORE_SIZE];

	say(teller, PHRASE_NODE_BELOW, teller->model->nodes[node].id,
	    print_has(teller, node, points, has), print_wanted(teller, points, wanted));
}

static void say_place(struct teller *teller, const struct eca_condition *condition)
{
	struct buf place = { 0 };

	buf_format(&place, "%s:%d", condition->at.file, condition->at.line);
	say(teller, PHRASE_CONDITION, buf_string(&place), NULL, NULL);
	buf_free(&place);
}

static void add_item(struct buf *list, const char *item)
{
	if (list->used)
		buf_text(list, ", ");
	buf_text(list, item);
}

/* one_of, has_any, only: the question and the options that would do. */
static void say_options(struct teller *teller, enum phrase phrase,
                        const struct eca_condition *condition)
{
	const struct eca_question *question = &teller->model->questions[condition->question];
	struct buf list = { 0 };
	size_t i;

	for (i = 0; condition->is_option && i < question->n_options; i++)
		if (condition->is_option[i])
			add_item(&list, question->options[i].id);
	for (i = 0; i < condition->n_texts; i++)
		add_item(&list, condition->texts[i]);
	say(teller, phrase, question->id, buf_string(&list), NULL);
	buf_free(&list);
}

static void say_number(struct teller *teller, enum phrase phrase,
                       const struct eca_condition *condition)
{
	const struct eca_question *question = &teller->model->questions[condition->question];
	char number[ECA_SCORE_SIZE], date[ECA_DATE_SIZE];

	say(teller, phrase, question->id,
	    question->type == ECA_DATE ? eca_print_date((int)condition->n, date)
	                               : phrase_number(teller->code, eca_print_number(condition->n, number)),
	    NULL);
}

static const char *question_of(const struct teller *teller, const struct eca_condition *condition)
{
	return teller->model->questions[condition->question].id;
}

static void say_condition(struct teller *teller, const struct eca_condition *condition)
{
	char number[ECA_SCORE_SIZE];

	switch (condition->test) {
	case ECA_IF_YES:
		say(teller, PHRASE_MUST_BE, question_of(teller, condition),
		    phrase_in(teller->code, PHRASE_YES), NULL);
		break;
	case ECA_IF_NO:
		say(teller, PHRASE_MUST_BE, question_of(teller, condition),
		    phrase_in(teller->code, PHRASE_NO), NULL);
		break;
	case ECA_IF_AT_LEAST: say_number(teller, PHRASE_AT_LEAST, condition); break;
	case ECA_IF_AT_MOST: say_number(teller, PHRASE_AT_MOST, condition); break;
	case ECA_IF_ONE_OF:
	case ECA_IF_HAS_ANY: say_options(teller, PHRASE_ONE_OF, condition); break;
	case ECA_IF_ONLY: say_options(teller, PHRASE_ONLY, condition); break;
	case ECA_IF_ANSWERED:
		say(teller, PHRASE_ANSWER_NEEDED, question_of(teller, condition), NULL, NULL);
		break;
	case ECA_IF_SCORE_AT_LEAST: say_node(teller, condition->node, condition->n); break;
	case ECA_IF_EVERY_PILLAR:
		say(teller, PHRASE_EVERY_PILLAR, print_wanted(teller, condition->n, number), NULL,
		    NULL);
		break;
	case ECA_IF_MISSING_AT_MOST:
		say(teller, PHRASE_MISSING_MOST, phrase_number(teller->code, eca_print_number(condition->n, number)), NULL,
		    NULL);
		break;
	case ECA_IF_SELF_ASSESSED: say(teller, PHRASE_SELF_ASSESSED, NULL, NULL, NULL); break;
	case ECA_IF_ALL:
	case ECA_IF_ANY:
	case ECA_IF_NONE:
	case ECA_IF_FUNCTION: say_place(teller, condition); break;
	}
}

static bool is_about_score(const struct eca_condition *condition)
{
	return condition->test == ECA_IF_SCORE_AT_LEAST || condition->test == ECA_IF_EVERY_PILLAR;
}

static void say_need(struct teller *teller, const struct eca_obstacle *obstacle)
{
	const struct eca_condition *condition = &teller->model->conditions[obstacle->condition];

	if (obstacle->node != ECA_NONE && is_about_score(condition))
		say_node(teller, obstacle->node, obstacle->wanted);
	else
		say_condition(teller, condition);
}

static void say_obstacle(struct teller *teller, const struct eca_obstacle *obstacle)
{
	const struct eca_model *model = teller->model;

	switch (obstacle->kind) {
	case ECA_BY_THRESHOLD: say_threshold(teller, obstacle); break;
	case ECA_BY_NEED: say_need(teller, obstacle); break;
	case ECA_BY_THIN_PILLAR:
		say(teller, PHRASE_THIN, model->nodes[obstacle->node].id, NULL, NULL);
		break;
	case ECA_BY_GATE:
		say(teller, PHRASE_GATE,
		    eca_say(model, &model->gates[obstacle->gate].name, teller->language), NULL,
		    NULL);
		break;
	}
}

static void say_incomplete(struct teller *teller)
{
	struct buf given = { 0 }, required = { 0 };
	char percent[ECA_SCORE_SIZE];

	buf_count(&given, teller->result->given);
	buf_count(&required, teller->result->required);
	say(teller, PHRASE_INCOMPLETE_WHY, buf_string(&given), buf_string(&required),
	    print_percent(teller, teller->model->completeness, percent));
	buf_free(&given);
	buf_free(&required);
}

static const char *tier_name(const struct teller *teller, size_t tier)
{
	return eca_say(teller->model, &teller->model->tiers[tier].name, teller->language);
}

static void say_deciding(struct teller *teller, const struct eca_interval *possible)
{
	struct buf list = { 0 };
	size_t i;

	for (i = 0; i < possible->n_deciding && i < DECIDING_SHOWN; i++)
		add_item(&list, teller->model->questions[possible->deciding[i]].id);
	if (i < possible->n_deciding)
		add_item(&list, "\u2026");
	buf_text(teller->buf, "; ");
	say(teller, PHRASE_DECIDED_BY, buf_string(&list), NULL, NULL);
	buf_free(&list);
}

/* The tiers that the missing answers can still lead to. */
static void say_possible(struct teller *teller, const struct eca_interval *possible)
{
	if (!possible || possible->lowest == ECA_NONE)
		return;
	buf_text(teller->buf, "; ");
	if (possible->lowest == possible->highest)
		say(teller, PHRASE_POSSIBLE_ONE, tier_name(teller, possible->lowest), NULL, NULL);
	else
		say(teller, PHRASE_POSSIBLE, tier_name(teller, possible->lowest),
		    tier_name(teller, possible->highest), NULL);
	if (!possible->exact)
		say(teller, PHRASE_BY_SEARCH, NULL, NULL, NULL);
	if (possible->n_deciding)
		say_deciding(teller, possible);
}

void reasons_add(struct buf *buf, const struct eca_result *result, size_t language)
{
	struct teller teller = { buf, result, result->model, language,
		                 result->model->languages[language] };
	size_t i;

	if (result->status == ECA_STATUS_INCOMPLETE) {
		say_incomplete(&teller);
		say_possible(&teller, result->possible);
	}
	if (result->status == ECA_STATUS_FAILED)
		buf_text(buf, result->failure);
	if (result->status != ECA_STATUS_OK)
		return;
	for (i = 0; i < result->n_obstacles; i++) {
		if (i)
			buf_text(buf, "; ");
		say_obstacle(&teller, &result->obstacles[i]);
	}
}
