#include "board.h"

#include <stdlib.h>

#include "arena.h"
#include "buf.h"
#include "phrases.h"
#include "reasons.h"
#include "table.h"
#include "terminal.h"

enum column { FIRM, NAME, SOURCE, SCORE, TIER, WHY, N_COLUMNS };
enum { N_STATUSES = ECA_STATUS_FAILED + 1 };

struct board {
	const struct eca_model *model;
	size_t language;
	const char *code;
	struct eca_output *out;
	bool colour;
	size_t width;
	size_t name; /* the profile's field "name", or ECA_NONE */
	struct table *table;
	size_t *tiers; /* assessments in each */
	size_t statuses[N_STATUSES];
	struct buf why;
};

static const char *tier_name(const struct board *board, size_t tier)
{
	return eca_say(board->model, &board->model->tiers[tier].name, board->language);
}

static struct table *new_table(const struct board *board)
{
	struct table_column columns[N_COLUMNS] = {
		[FIRM] = { .title = phrase_in(board->code, PHRASE_FIRM), .least = 6, .most = 24 },
		[NAME] = { .title = phrase_in(board->code, PHRASE_NAME),
		           .least = 10,
		           .most = 40,
		           .lines = 2 },
		[SOURCE] = { .title = phrase_in(board->code, PHRASE_SOURCE),
		             .least = 7,
		             .most = 8 },
		[SCORE] = { .title = phrase_in(board->code, PHRASE_SCORE),
		            .least = 5,
		            .most = 10,
		            .right = true },
		[TIER] = { .title = phrase_in(board->code, PHRASE_TIER),
		           .least = 20,
		           .most = 40,
		           .lines = 9 },
		[WHY] = { .title = phrase_in(board->code, PHRASE_WHY),
		          .least = 18,
		          .most = 1000,
		          .lines = 99 },
	};

	if (board->name == ECA_NONE)
		columns[NAME] = (struct table_column){ .title = "", .most = 0 };
	return table_new(columns, N_COLUMNS, board->width, board->colour, board->out);
}

struct board *board_new(const struct eca_model *model, size_t language, struct eca_output *out)
{
	struct board *board = need_memory(sizeof(*board));
	size_t i;

	*board = (struct board){
		.model = model,
		.language = language,
		.code = model->languages[language],
		.out = out,
		.colour = terminal_colour(),
		.width = terminal_width(),
		.name = eca_find_question(model, "name"),
		.tiers = need_memory(model->n_tiers * sizeof(*board->tiers)),
	};
	if (board->name != ECA_NONE && model->questions[board->name].type != ECA_TEXT)
		board->name = ECA_NONE;
	for (i = 0; i < model->n_tiers; i++)
		board->tiers[i] = 0;
	board->table = new_table(board);
	return board;
}

/* From red for the lowest tier to green for the highest. */
static const char *tier_colour(const struct board *board, size_t tier)
{
	static const char *const colours[] = { "31", "33", "36", "34", "32" };
	size_t steps = board->model->n_tiers - 1;

	return colours[steps ? tier * 4 / steps : 4];
}

static const char *status_phrase(const struct board *board, enum eca_status status)
{
	static const enum phrase phrases[] = {
		[ECA_STATUS_OK] = PHRASE_TIER, /* says its tier instead */
		[ECA_STATUS_INCOMPLETE] = PHRASE_INCOMPLETE,
		[ECA_STATUS_NOT_ASSESSABLE] = PHRASE_NOT_ASSESSABLE,
		[ECA_STATUS_FAILED] = PHRASE_FAILED,
	};

	return phrase_in(board->code, phrases[status]);
}

static const char *source_phrase(const struct board *board, enum eca_source source)
{
	static const enum phrase phrases[] = {
		[ECA_SELF] = PHRASE_SELF,
		[ECA_SITE_VISIT] = PHRASE_SITE_VISIT,
	};

	return phrase_in(board->code, phrases[source]);
}

static struct table_cell tier_cell(const struct board *board, const struct eca_result *result)
{
	if (result->tier == ECA_NONE)
		return (struct table_cell){ status_phrase(board, result->status), "35" };
	return (struct table_cell){ tier_name(board, result->tier),
		                    tier_colour(board, result->tier) };
}

static void count(struct board *board, const struct eca_result *result)
{
	board->statuses[result->status]++;
	if (result->tier != ECA_NONE)
		board->tiers[result->tier]++;
}

/* The overall score, which the next tier's threshold may need in full. */
static const char *print_overall(const struct eca_result *result, const char *code,
                                 char text[ECA_SCORE_SIZE])
{
	const struct eca_model *model = result->model;
	const struct eca_score *overall = &result->scores[model->overall];

	if (!overall->known)
		return "";
	if (result->tier == ECA_NONE || result->tier + 1 >= model->n_tiers)
		eca_print_score(model, overall->points, text);
	else
		eca_print_score_below(model, overall->points, model->tiers[result->tier + 1].from,
		                      text);
	return phrase_number(code, text);
}

void board_put(struct board *board, const struct eca_result *result)
{
	bool failed = result->status == ECA_STATUS_FAILED;
	struct table_cell cells[N_COLUMNS] = { 0 };
	char score[ECA_SCORE_SIZE];

	count(board, result);
	board->why.used = 0;
	reasons_add(&board->why, result, board->language);
	cells[FIRM].text = result->assessment->firm_id;
	if (board->name != ECA_NONE)
		cells[NAME].text = result->assessment->answers[board->name].text;
	cells[SOURCE].text = source_phrase(board, result->assessment->source);
	cells[SCORE].text = failed ? "" : print_overall(result, board->code, score);
	cells[TIER] = tier_cell(board, result);
	cells[WHY].text = buf_string(&board->why);
	table_row(board->table, cells);
}

static void summary_row(struct table *table, struct table_cell name, size_t number)
{
	struct buf text = { 0 };

	buf_count(&text, number);
	table_row(table, (struct table_cell[]){ name, { buf_string(&text), NULL } });
	buf_free(&text);
}

/* How many assessments came to each tier, the highest first, and to none. */
static void put_summary(struct board *board)
{
	const struct table_column columns[] = {
		{ .title = phrase_in(board->code, PHRASE_TIER), .least = 14, .most = 60 },
		{ .title = phrase_in(board->code, PHRASE_FIRMS),
		  .least = 6,
		  .most = 20,
		  .right = true },
	};
	struct table *table = table_new(columns, 2, board->width, board->colour, board->out);
	size_t i;

	for (i = board->model->n_tiers; i-- > 0;)
		summary_row(table,
		            (struct table_cell){ tier_name(board, i), tier_colour(board, i) },
		            board->tiers[i]);
	for (i = ECA_STATUS_OK + 1; i < N_STATUSES; i++)
		if (board->statuses[i])
			summary_row(table,
			            (struct table_cell){ status_phrase(board, (enum eca_status)i),
			                                 "35" },
			            board->statuses[i]);
	table_end(table);
}

static void put_notice(struct board *board)
{
	const char *notice = eca_say(board->model, &board->model->notice, board->language);

	if (!*notice)
		return;
	eca_output_write(board->out, "\n", 1);
	table_paragraph(notice, board->width, board->out);
}

/* Of no assessment there is no table: it would only bury the errors. */
static bool is_empty(const struct board *board)
{
	size_t i;

	for (i = 0; i < N_STATUSES; i++)
		if (board->statuses[i])
			return false;
	return true;
}

void board_end(struct board *board, const struct claims *claims)
{
	bool empty = is_empty(board);

	if (empty)
		table_discard(board->table);
	else
		table_end(board->table);
	if (!empty) {
		eca_output_write(board->out, "\n", 1);
		put_summary(board);
		if (claims)
			claims_tell(claims, board->language, board->width, board->colour, board->out);
		put_notice(board);
	}
	buf_free(&board->why);
	free(board->tiers);
	free(board);
}
