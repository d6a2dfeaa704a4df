/* The edits, and the assessments that move: tables with filters. */
#include <stdlib.h>

#include "diff_sheet.h"

enum { MOVERS_MOST = 1000000 }; /* rows: a sheet has 1,048,576 */

static size_t *numbered(size_t count)
{
	size_t *items = zeroed(count + 1, sizeof(*items)), i;

	for (i = 0; i < count; i++)
		items[i] = i;
	return items;
}

/* ---- Edits ---- */

static const struct eca_edit *edit_at(const struct sheet *sheet, size_t item)
{
	return &diff_of(sheet)->diff->edits[item];
}

static void put_number(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_number(sheet, column, LOOK_WEIGHT, (double)item + 1);
}

static void put_edit(struct sheet *sheet, lxw_col_t column, size_t item)
{
	struct text words = { 0 };

	diff_say_edit(&diff_of(sheet)->say, edit_at(sheet, item), &words);
	diff_put_text(sheet, column, LOOK_TEXT, &words);
}

static void put_id(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_text(sheet, column, LOOK_CODE, edit_at(sheet, item)->id);
}

static void put_was(struct sheet *sheet, lxw_col_t column, size_t item)
{
	struct text place = { 0 };

	diff_say_at(diff_of(sheet)->diff->before, &edit_at(sheet, item)->was, &place);
	diff_put_text(sheet, column, LOOK_GREY, &place);
}

static void put_is(struct sheet *sheet, lxw_col_t column, size_t item)
{
	struct text place = { 0 };

	diff_say_at(diff_of(sheet)->diff->after, &edit_at(sheet, item)->is, &place);
	diff_put_text(sheet, column, LOOK_GREY, &place);
}

static void put_scoring(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_word(sheet, column, LOOK_TEXT, edit_at(sheet, item)->scoring ? W_YES : W_NO);
}

static void put_moved(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_number(sheet, column, LOOK_WEIGHT, (double)edit_at(sheet, item)->moved);
}

static void put_alone(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_number(sheet, column, LOOK_WEIGHT, (double)edit_at(sheet, item)->moved_alone);
}

void diff_sheet_edits(struct sheet *sheet)
{
	static const struct column columns[] = {
		{ .title = W_DIFF_NUMBER, .width = 6, .put = put_number },
		{ .title = W_DIFF_EDIT, .width = 62, .put = put_edit },
		{ .title = W_DIFF_SCORING, .width = 12, .put = put_scoring },
		{ .title = W_DIFF_MOVES, .width = 12, .put = put_moved },
		{ .title = W_DIFF_MOVES_ALONE, .width = 12, .put = put_alone },
		{ .title = W_DIFF_WHERE_OLD, .width = 22, .put = put_was },
		{ .title = W_DIFF_WHERE_NEW, .width = 22, .put = put_is },
		{ .title = W_DIFF_ID, .width = 28, .put = put_id },
	};
	size_t count = diff_of(sheet)->diff->n_edits, *items = numbered(count);

	sheet_table(sheet, W_DIFF_EDITS, W_DIFF_HINT_EDITS, columns,
	            sizeof(columns) / sizeof(columns[0]), items, count);
	free(items);
}

/* ---- Movers ---- */

static const struct eca_mover *mover_at(const struct sheet *sheet, size_t item)
{
	return &diff_of(sheet)->diff->movers[item];
}

static void put_firm(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_text(sheet, column, LOOK_TEXT, mover_at(sheet, item)->firm_id);
}

static void put_source(struct sheet *sheet, lxw_col_t column, size_t item)
{
	sheet_text(sheet, column, LOOK_TEXT, eca_source_word(mover_at(sheet, item)->source));
}

static void put_date(struct sheet *sheet, lxw_col_t column, size_t item)
{
	const struct eca_mover *mover = mover_at(sheet, item);

	if (mover->dated)
		sheet_date(sheet, column, LOOK_TABLE_DATE, mover->assessed_on);
	else
		sheet_text(sheet, column, LOOK_TEXT, "");
}

static void put_group(struct sheet *sheet, lxw_col_t column, size_t item, size_t breakdown)
{
	const struct diff_report *d = diff_of(sheet);
	const struct eca_breakdown *by = &d->diff->breakdowns[breakdown];

	sheet_text(sheet, column, LOOK_TEXT,
	           diff_say_share(&d->say, by, &by->shares[mover_at(sheet, item)->group[breakdown]]));
}

static void put_first_group(struct sheet *sheet, lxw_col_t column, size_t item)
{
	put_group(sheet, column, item, 0);
}

static void put_second_group(struct sheet *sheet, lxw_col_t column, size_t item)
{
	put_group(sheet, column, item, 1);
}

static void put_third_group(struct sheet *sheet, lxw_col_t column, size_t item)
{
	put_group(sheet, column, item, 2);
}

static bool has_breakdowns(const struct report *report, size_t count)
{
	return ((const struct diff_report *)report)->diff->n_breakdowns >= count;
}

static bool has_one(const struct report *report)
{
	return has_breakdowns(report, 1);
}

static bool has_two(const struct report *report)
{
	return has_breakdowns(report, 2);
}

static bool has_three(const struct report *report)
{
	return has_breakdowns(report, 3);
}

static void put_place(struct sheet *sheet, lxw_col_t column, bool after, size_t place)
{
	sheet_text(sheet, column, LOOK_TEXT, diff_say_place(&diff_of(sheet)->say, after, place));
}

static void put_from(struct sheet *sheet, lxw_col_t column, size_t item)
{
	put_place(sheet, column, false, mover_at(sheet, item)->from);
}

static void put_to(struct sheet *sheet, lxw_col_t column, size_t item)
{
	put_place(sheet, column, true, mover_at(sheet, item)->to);
}

static void put_score(struct sheet *sheet, lxw_col_t column, const struct eca_score *score)
{
	if (score->known)
		sheet_number(sheet, column, LOOK_SCORE, score->points);
	else
		sheet_text(sheet, column, LOOK_NA, "–");
}

static void put_before(struct sheet *sheet, lxw_col_t column, size_t item)
{
	put_score(sheet, column, &mover_at(sheet, item)->overall[0]);
}

static void put_after(struct sheet *sheet, lxw_col_t column, size_t item)
{
	put_score(sheet, column, &mover_at(sheet, item)->overall[1]);
}

static void put_change(struct sheet *sheet, lxw_col_t column, size_t item)
{
	const struct eca_score *overall = mover_at(sheet, item)->overall;

	if (overall[0].known && overall[1].known)
		diff_put_change(sheet, column, overall[1].points - overall[0].points);
	else
		sheet_text(sheet, column, LOOK_NA, "–");
}

static void put_cause(struct sheet *sheet, lxw_col_t column, size_t item)
{
	const struct diff_report *d = diff_of(sheet);
	struct text cause = { 0 };

	diff_say_cause(&d->say, &d->diff->causes[mover_at(sheet, item)->cause], false, &cause);
	diff_put_text(sheet, column, LOOK_TEXT, &cause);
}

static void put_reason(struct sheet *sheet, lxw_col_t column, size_t item)
{
	const char *reason = mover_at(sheet, item)->reason;

	sheet_text(sheet, column, LOOK_GREY, reason ? reason : "");
}

void diff_sheet_movers(struct sheet *sheet)
{
	static const struct column columns[] = {
		{ .title = W_DIFF_FIRM, .width = 14, .put = put_firm },
		{ .title = W_DIFF_SOURCE, .width = 10, .put = put_source },
		{ .title = W_DIFF_DATE, .width = 12, .put = put_date },
		{ .title = W_DIFF_SECTOR, .width = 30, .put = put_first_group, .shown = has_one },
		{ .title = W_DIFF_SIZE, .width = 14, .put = put_second_group, .shown = has_two },
		{ .title = W_DIFF_PROVINCE, .width = 18, .put = put_third_group, .shown = has_three },
		{ .title = W_DIFF_TIER_OLD, .width = 30, .put = put_from },
		{ .title = W_DIFF_TIER_NEW, .width = 30, .put = put_to },
		{ .title = W_DIFF_SCORE_OLD, .width = 9, .put = put_before },
		{ .title = W_DIFF_SCORE_NEW, .width = 9, .put = put_after },
		{ .title = W_DIFF_CHANGE, .width = 11, .put = put_change },
		{ .title = W_DIFF_CAUSE, .width = 22, .put = put_cause },
		{ .title = W_DIFF_REASON, .width = 36, .put = put_reason },
	};
	const struct eca_diff *diff = diff_of(sheet)->diff;
	size_t count = diff->moved < MOVERS_MOST ? diff->moved : MOVERS_MOST;
	size_t *items = numbered(count);

	sheet_table(sheet, W_DIFF_MOVERS, W_DIFF_HINT_MOVERS, columns,
	            sizeof(columns) / sizeof(columns[0]), items, count);
	free(items);
}
