#include "diff_board.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "reports/diff_say.h"
#include "table.h"
#include "terminal.h"

enum { MOVERS_SHOWN = 20, UNMAPPED_SHOWN = 10, BAR_LENGTH = 40, WIDE = 1000 };

/* What is written with. */
struct board {
	const struct eca_diff *diff;
	struct diff_say say;
	size_t width;
	bool colour, all;
	struct eca_output *out;
	struct arena arena;
};

/* ---- Texts ---- */

static const char *word(const struct board *b, enum word which)
{
	return diff_word(&b->say, which);
}

/* A text that was put together, in the arena. */
static const char *kept(struct board *b, struct text *text)
{
	const char *copy = arena_text(&b->arena, text_string(text));

	text_free(text);
	return copy;
}

static const char *count_text(struct board *b, size_t count)
{
	return arena_format(&b->arena, "%zu", count);
}

static const char *change_text(struct board *b, double change)
{
	char text[DIFF_SAY_SIZE];

	return arena_text(&b->arena, diff_say_change(&b->say, change, text));
}

static const char *score_text(struct board *b, const struct eca_score *score)
{
	char text[DIFF_SAY_SIZE];

	return score->known ? arena_text(&b->arena, diff_say_points(&b->say, score->points, text))
	                    : "–";
}

static void put_line(struct board *b, const char *text)
{
	table_title(text, b->width, false, b->out);
}

static void put_heading(struct board *b, enum word which)
{
	eca_output_write(b->out, "\n", 1);
	table_title(word(b, which), b->width, b->colour, b->out);
}

/* A table whose columns are `count` of those given. */
static struct table *begin_table(struct board *b, const struct table_column *columns, size_t count)
{
	return table_new(columns, count, b->width, b->colour, b->out);
}

/* ---- The edits ---- */

static const char *place_text(struct board *b, const struct eca_edit *edit)
{
	struct text old = { 0 }, new = { 0 };
	const char *was, *is;

	diff_say_at(b->diff->before, &edit->was, &old);
	diff_say_at(b->diff->after, &edit->is, &new);
	was = kept(b, &old);
	is = kept(b, &new);
	if (!*was || !*is)
		return arena_format(&b->arena, "%s%s", *was ? "− " : "+ ", *was ? was : is);
	return strcmp(was, is) ? arena_format(&b->arena, "%s → %s", was, is) : was;
}

static void put_edit_rows(struct board *b, struct table *table)
{
	const struct eca_diff *diff = b->diff;
	size_t i;

	for (i = 0; i < diff->n_edits; i++) {
		const struct eca_edit *edit = &diff->edits[i];
		struct text words = { 0 };

		diff_say_edit(&b->say, edit, &words);
		table_row(table, (struct table_cell[]){
			{ count_text(b, i + 1), NULL },
			{ kept(b, &words), edit->scoring ? NULL : "2" },
			{ place_text(b, edit), "2" },
			{ edit->scoring ? count_text(b, edit->moved) : "–", NULL },
		});
	}
}

static void put_groups(struct board *b)
{
	struct text groups = { 0 }, line = { 0 };

	if (b->diff->folded) {
		put_line(b, word(b, W_DIFF_FOLDED));
		return;
	}
	diff_say_groups(&b->say, &groups);
	if (*text_string(&groups)) {
		text_fill(&line, word(b, W_DIFF_GROUPED), text_string(&groups), NULL);
		put_line(b, text_string(&line));
	}
	text_free(&groups);
	text_free(&line);
}

static void put_edits(struct board *b)
{
	const struct eca_diff *diff = b->diff;
	const struct table_column columns[] = {
		{ .title = word(b, W_DIFF_NUMBER), .least = 3, .most = 5, .right = true },
		{ .title = word(b, W_DIFF_EDIT), .least = 20, .most = WIDE, .lines = 6 },
		{ .title = word(b, W_DIFF_WHERE), .least = 16, .most = 48, .lines = 3 },
		{ .title = word(b, W_DIFF_MOVES), .least = 5, .most = 14, .right = true },
	};
	struct text line = { 0 };
	struct table *table;

	put_heading(b, W_DIFF_EDITS);
	if (!diff->n_edits) {
		put_line(b, word(b, W_DIFF_NO_EDITS));
		return;
	}
	text_fill(&line, word(b, W_DIFF_COUNT_EDITS), count_text(b, diff->n_edits),
	          count_text(b, diff->n_scoring), NULL);
	put_line(b, text_string(&line));
	text_free(&line);
	table = begin_table(b, columns, 4);
	put_edit_rows(b, table);
	table_end(table);
	put_groups(b);
}

/* ---- Counts ---- */

static void put_counts(struct board *b)
{
	const struct eca_diff *diff = b->diff;
	struct text line = { 0 };

	text_fill(&line, word(b, W_DIFF_COUNT), count_text(b, diff->read),
	          count_text(b, diff->moved), count_text(b, diff->up), count_text(b, diff->down),
	          count_text(b, diff->moved - diff->up - diff->down), NULL);
	put_line(b, text_string(&line));
	text_free(&line);
}

/* Tiers are numbered, as their names are too long for a column. */
static const char *row_title(struct board *b, size_t row)
{
	const char *name = diff_say_place(&b->say, false, row);

	return row < b->diff->before->n_tiers ? arena_format(&b->arena, "%zu %s", row + 1, name) : name;
}

static const char *column_title(struct board *b, size_t column)
{
	if (column < b->diff->after->n_tiers)
		return arena_format(&b->arena, "→ %zu", column + 1);
	return diff_say_place(&b->say, true, column);
}

static bool are_tiers_same(const struct eca_diff *diff)
{
	size_t i;

	for (i = 0; i < diff->after->n_tiers && i < diff->before->n_tiers; i++)
		if (strcmp(diff->after->tiers[i].id, diff->before->tiers[i].id) != 0)
			return false;
	return diff->after->n_tiers == diff->before->n_tiers;
}

/* What the numbers of the columns stand for, where the rows do not say so. */
static void put_columns(struct board *b)
{
	size_t i;

	for (i = 0; i < b->diff->after->n_tiers && !are_tiers_same(b->diff); i++)
		put_line(b, arena_format(&b->arena, "→ %zu: %s", i + 1,
		                         diff_say_place(&b->say, true, i)));
}

static void add_row(struct board *b, struct table *table, size_t row)
{
	struct table_cell cells[TABLE_COLUMNS_MAX] = { { row_title(b, row), NULL } };
	const struct eca_diff *diff = b->diff;
	size_t sum = 0, i;

	for (i = 0; i < diff->n_columns; i++) {
		size_t count = diff->matrix[row * diff->n_columns + i];

		sum += count;
		cells[i + 1].text = count ? count_text(b, count) : "·";
	}
	cells[i + 1].text = count_text(b, sum);
	table_row(table, cells);
}

static void put_matrix(struct board *b)
{
	const struct eca_diff *diff = b->diff;
	struct table_column columns[TABLE_COLUMNS_MAX] = {
		{ .title = word(b, W_DIFF_MATRIX), .least = 16, .most = 40 },
	};
	struct table *table;
	size_t i;

	if (diff->n_columns + 2 > TABLE_COLUMNS_MAX)
		return;
	for (i = 0; i < diff->n_columns; i++)
		columns[i + 1] = (struct table_column){ .title = column_title(b, i), .least = 4,
			                                .most = 16, .right = true };
	columns[i + 1] = (struct table_column){ .title = word(b, W_DIFF_TOTAL), .least = 5,
		                                .most = 8, .right = true };
	table = begin_table(b, columns, diff->n_columns + 2);
	for (i = 0; i < diff->n_rows; i++)
		add_row(b, table, i);
	table_end(table);
	put_columns(b);
}

/* ---- Scores ---- */

static const char *bar_text(struct board *b, size_t count, size_t most)
{
	size_t length = most ? (count * BAR_LENGTH + most - 1) / most : 0;
	struct text bar = { 0 };

	while (length--)
		text_add(&bar, "█");
	return kept(b, &bar);
}

static void put_bins(struct board *b)
{
	const struct eca_diff *diff = b->diff;
	const struct table_column columns[] = {
		{ .title = word(b, W_DIFF_CHANGE), .least = 12, .most = 24, .right = true },
		{ .title = word(b, W_DIFF_ASSESSMENTS), .least = 6, .most = 14, .right = true },
		{ .title = "", .least = 1, .most = BAR_LENGTH },
	};
	struct table *table = begin_table(b, columns, 3);
	size_t most = 0, i;

	for (i = 0; i < diff->n_bins; i++)
		most = diff->bins[i].count > most ? diff->bins[i].count : most;
	for (i = 0; i < diff->n_bins; i++) {
		struct text bin = { 0 };

		diff_say_bin(&b->say, &diff->bins[i], &bin);
		table_row(table, (struct table_cell[]){
			{ kept(b, &bin), NULL },
			{ count_text(b, diff->bins[i].count), NULL },
			{ bar_text(b, diff->bins[i].count, most), "36" },
		});
	}
	table_end(table);
}

static void put_scores(struct board *b)
{
	const struct eca_diff *diff = b->diff;
	const double *q = diff->quantiles;
	struct text line = { 0 };

	eca_output_write(b->out, "\n", 1);
	text_fill(&line, word(b, W_DIFF_SCORES), count_text(b, diff->changed),
	          count_text(b, diff->scored), change_text(b, diff->mean), NULL);
	put_line(b, text_string(&line));
	text_clear(&line);
	if (diff->changed) {
		text_fill(&line, word(b, W_DIFF_QUANTILES), change_text(b, q[0]),
		          change_text(b, q[1]), change_text(b, q[2]), change_text(b, q[3]),
		          change_text(b, q[4]), change_text(b, q[5]), change_text(b, q[6]), NULL);
		put_line(b, text_string(&line));
		put_bins(b);
	}
	text_free(&line);
}

/* ---- By sector, size and province ---- */

static void put_breakdown(struct board *b, const struct eca_breakdown *breakdown)
{
	size_t language = eca_language(breakdown->model, b->diff->after->languages[b->say.language]);
	const struct table_column columns[] = {
		{ .title = eca_say(breakdown->model, &breakdown->field->text, language),
		  .least = 16, .most = 48, .lines = 2 },
		{ .title = word(b, W_DIFF_ASSESSMENTS), .least = 6, .most = 14, .right = true },
		{ .title = word(b, W_DIFF_UP), .least = 4, .most = 10, .right = true },
		{ .title = word(b, W_DIFF_DOWN), .least = 4, .most = 10, .right = true },
		{ .title = word(b, W_DIFF_OTHER), .least = 5, .most = 27, .right = true },
		{ .title = word(b, W_DIFF_MEAN), .least = 6, .most = 22, .right = true },
	};
	struct table *table = begin_table(b, columns, 6);
	size_t i;

	for (i = 0; i < breakdown->n_shares; i++) {
		const struct eca_share_of *share = &breakdown->shares[i];

		if (!share->count)
			continue;
		table_row(table, (struct table_cell[]){
			{ diff_say_share(&b->say, breakdown, share), NULL },
			{ count_text(b, share->count), NULL },
			{ count_text(b, share->up), NULL },
			{ count_text(b, share->down), NULL },
			{ count_text(b, share->other), NULL },
			{ share->scored ? change_text(b, share->mean) : "–", NULL },
		});
	}
	eca_output_write(b->out, "\n", 1);
	table_end(table);
}

/* ---- Who moves, and why ---- */

static void put_causes(struct board *b)
{
	const struct eca_diff *diff = b->diff;
	const struct table_column columns[] = {
		{ .title = word(b, W_DIFF_ASSESSMENTS), .least = 6, .most = 14, .right = true },
		{ .title = word(b, W_DIFF_CAUSE), .least = 30, .most = WIDE, .lines = 8 },
	};
	struct table *table;
	size_t i;

	put_heading(b, W_DIFF_CAUSES);
	table = begin_table(b, columns, 2);
	for (i = 0; i < diff->n_causes; i++) {
		struct text cause = { 0 };

		diff_say_cause(&b->say, &diff->causes[i], true, &cause);
		table_row(table, (struct table_cell[]){
			{ count_text(b, diff->causes[i].count), NULL },
			{ kept(b, &cause), NULL },
		});
	}
	table_end(table);
	if (!diff->all_mixed)
		put_line(b, word(b, W_DIFF_NOT_ALL));
}

static void put_mover(struct board *b, struct table *table, const struct eca_mover *mover)
{
	const char *colour = mover->direction > 0 ? "32" : mover->direction < 0 ? "31" : "33";
	struct text cause = { 0 };

	diff_say_cause(&b->say, &b->diff->causes[mover->cause], false, &cause);
	if (mover->reason) {
		text_add(&cause, " – ");
		text_add(&cause, mover->reason);
	}
	table_row(table, (struct table_cell[]){
		{ mover->firm_id, NULL },
		{ diff_say_place(&b->say, false, mover->from), NULL },
		{ diff_say_place(&b->say, true, mover->to), colour },
		{ score_text(b, &mover->overall[0]), NULL },
		{ score_text(b, &mover->overall[1]), NULL },
		{ kept(b, &cause), NULL },
	});
}

static void put_movers(struct board *b)
{
	const struct eca_diff *diff = b->diff;
	const struct table_column columns[] = {
		{ .title = word(b, W_DIFF_FIRM), .least = 8, .most = 24 },
		{ .title = word(b, W_DIFF_TIER_OLD), .least = 10, .most = 32 },
		{ .title = word(b, W_DIFF_TIER_NEW), .least = 10, .most = 32 },
		{ .title = word(b, W_DIFF_SCORE_OLD), .least = 6, .most = 12, .right = true },
		{ .title = word(b, W_DIFF_SCORE_NEW), .least = 6, .most = 12, .right = true },
		{ .title = word(b, W_DIFF_CAUSE), .least = 10, .most = WIDE, .lines = 3 },
	};
	size_t shown = b->all || diff->moved < MOVERS_SHOWN ? diff->moved : MOVERS_SHOWN, i;
	struct text more = { 0 };
	struct table *table;

	put_heading(b, W_DIFF_MOVERS);
	table = begin_table(b, columns, 6);
	for (i = 0; i < shown; i++)
		put_mover(b, table, &diff->movers[i]);
	table_end(table);
	if (shown == diff->moved)
		return;
	text_fill(&more, word(b, W_DIFF_MORE), count_text(b, diff->moved - shown), NULL);
	put_line(b, text_string(&more));
	text_free(&more);
}

/* ---- What was left aside ---- */

static void put_aside(struct board *b, size_t side, enum word sentence)
{
	struct text line = { 0 };

	if (!b->diff->aside[side])
		return;
	text_fill(&line, word(b, sentence), count_text(b, b->diff->aside[side]),
	          count_text(b, b->diff->aside_questions[side]), NULL);
	put_line(b, text_string(&line));
	text_free(&line);
}

static void put_unmapped(struct board *b)
{
	const struct eca_diff *diff = b->diff;
	size_t i;

	for (i = 0; i < diff->n_unmapped && (b->all || i < UNMAPPED_SHOWN); i++) {
		const struct eca_unmapped *refused = &diff->unmapped[i];
		struct text line = { 0 };

		text_fill(&line, word(b, refused->after ? W_DIFF_REFUSED_NEW : W_DIFF_REFUSED_OLD),
		          arena_format(&b->arena, "%s: %s (×%zu)", refused->column, refused->reason,
		                       refused->count), NULL);
		put_line(b, text_string(&line));
		text_free(&line);
	}
}

static void put_title(struct board *b)
{
	const struct eca_model *was = b->diff->before, *is = b->diff->after;

	table_title(arena_format(&b->arena, "%s %s (%s) → %s %s (%s)", was->id, was->version,
	                         was->folder, is->id, is->version, is->folder),
	            b->width, b->colour, b->out);
}

static void put_effect(struct board *b)
{
	size_t i;

	put_heading(b, W_DIFF_EFFECT);
	put_counts(b);
	put_matrix(b);
	put_scores(b);
	for (i = 0; i < b->diff->n_breakdowns; i++)
		put_breakdown(b, &b->diff->breakdowns[i]);
	if (b->diff->moved) {
		put_causes(b);
		put_movers(b);
	}
	if (b->diff->aside[0] || b->diff->aside[1] || b->diff->n_unmapped)
		eca_output_write(b->out, "\n", 1);
	put_aside(b, 0, W_DIFF_ASIDE_OLD);
	put_aside(b, 1, W_DIFF_ASIDE_NEW);
	put_unmapped(b);
}

void diff_board_write(const struct eca_diff *diff, size_t language, bool all,
                      struct eca_output *out)
{
	struct board b = { .diff = diff, .say = diff_say_new(diff, language), .all = all,
		           .width = terminal_width(), .colour = terminal_colour(), .out = out };

	put_title(&b);
	put_edits(&b);
	if (diff->read)
		put_effect(&b);
	arena_free(&b.arena);
}
