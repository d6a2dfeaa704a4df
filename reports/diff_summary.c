/* The first sheets: from which tier to which, how scores change, by sector, size and
 * province. */
#include <stdio.h>
#include <string.h>

#include "diff_sheet.h"

enum { LABELS, WIDTH = 12, LABEL_WIDTH = 40, SPAN = 9, CHART_HEIGHT = 300 };

static void put_line(struct sheet *sheet, enum look look, const char *text)
{
	sheet_wide(sheet, 0, SPAN, look, text);
	sheet_next(sheet);
}

static void put_heading(struct sheet *sheet, enum word word)
{
	sheet_gap(sheet, 8);
	put_line(sheet, LOOK_HEADING, say_word(sheet->report, word));
}

static const char *count_text(size_t count, char text[24])
{
	snprintf(text, 24, "%zu", count);
	return text;
}

/* ---- What it is about, and the counts ---- */

static void put_sets(struct sheet *sheet)
{
	const struct eca_diff *diff = diff_of(sheet)->diff;
	struct text line = { 0 };

	text_fill(&line, "{1} {2} ({3}) → {4} {5} ({6})", diff->before->id, diff->before->version,
	          diff->before->folder, diff->after->id, diff->after->version, diff->after->folder,
	          NULL);
	put_line(sheet, LOOK_SUBTITLE, text_string(&line));
	text_free(&line);
}

static void put_counts(struct sheet *sheet)
{
	const struct eca_diff *diff = diff_of(sheet)->diff;
	char a[24], b[24], c[24], d[24], e[24];
	struct text line = { 0 };

	text_fill(&line, say_word(sheet->report, W_DIFF_COUNT_EDITS), count_text(diff->n_edits, a),
	          count_text(diff->n_scoring, b), NULL);
	put_line(sheet, LOOK_PARAGRAPH, text_string(&line));
	text_clear(&line);
	text_fill(&line, say_word(sheet->report, W_DIFF_COUNT), count_text(diff->read, a),
	          count_text(diff->moved, b), count_text(diff->up, c), count_text(diff->down, d),
	          count_text(diff->moved - diff->up - diff->down, e), NULL);
	put_line(sheet, LOOK_PARAGRAPH, text_string(&line));
	text_free(&line);
}

/* ---- The matrix ---- */

static lxw_format *matrix_format(struct sheet *sheet, int direction, bool same)
{
	lxw_format *format = workbook_add_format(sheet->report->book);

	format_set_font_size(format, 10);
	format_set_align(format, LXW_ALIGN_CENTER);
	format_set_border(format, LXW_BORDER_THIN);
	format_set_border_color(format, COLOUR_LINE);
	format_set_num_format(format, "#,##0;-#,##0;\"·\"");
	format_set_bg_color(format, same           ? COLOUR_PALE
	                            : direction > 0 ? 0xD5EEDD
	                            : direction < 0 ? COLOUR_ROSE
	                                            : COLOUR_CREAM);
	return format;
}

/* Formats of the cells: unchanged, up, down, otherwise. */
struct matrix_looks {
	lxw_format *same, *up, *down, *other;
};

static lxw_format *look_of(const struct eca_diff *diff, const struct matrix_looks *looks,
                           size_t row, size_t column)
{
	const struct eca_model *was = diff->before, *is = diff->after;
	size_t i;

	if (row >= was->n_tiers || column >= is->n_tiers)
		return row - was->n_tiers == column - is->n_tiers && row >= was->n_tiers &&
		                       column >= is->n_tiers
		               ? looks->same
		               : looks->other;
	for (i = 0; i < is->n_tiers; i++)
		if (!strcmp(is->tiers[i].id, was->tiers[row].id))
			return i == column ? looks->same : i < column ? looks->up : looks->down;
	return looks->other;
}

static void put_matrix_row(struct sheet *sheet, const struct matrix_looks *looks, size_t row)
{
	const struct diff_report *d = diff_of(sheet);
	size_t n = d->diff->n_columns, sum = 0, i;

	sheet_text(sheet, LABELS, LOOK_TEXT, diff_say_place(&d->say, false, row));
	for (i = 0; i < n; i++) {
		size_t count = d->diff->matrix[row * n + i];

		worksheet_write_number(sheet->page, sheet->row, (lxw_col_t)(i + 1), (double)count,
		                       look_of(d->diff, looks, row, i));
		sum += count;
	}
	sheet_number(sheet, (lxw_col_t)(n + 1), LOOK_WEIGHT, (double)sum);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

static void put_matrix(struct sheet *sheet)
{
	const struct diff_report *d = diff_of(sheet);
	const struct matrix_looks looks = {
		.same = matrix_format(sheet, 0, true),
		.up = matrix_format(sheet, 1, false),
		.down = matrix_format(sheet, -1, false),
		.other = matrix_format(sheet, 0, false),
	};
	size_t i;

	put_heading(sheet, W_DIFF_MATRIX);
	sheet_text(sheet, LABELS, LOOK_HEADER, "");
	for (i = 0; i < d->diff->n_columns; i++)
		sheet_text(sheet, (lxw_col_t)(i + 1), LOOK_HEADER, diff_say_place(&d->say, true, i));
	sheet_word(sheet, (lxw_col_t)(i + 1), LOOK_HEADER, W_DIFF_TOTAL);
	sheet_at_least(sheet, 30);
	sheet_next(sheet);
	for (i = 0; i < d->diff->n_rows; i++)
		put_matrix_row(sheet, &looks, i);
}

/* ---- Changes of score ---- */

static void put_quantiles(struct sheet *sheet)
{
	const struct diff_report *d = diff_of(sheet);
	char at[ECA_QUANTILES][DIFF_SAY_SIZE], a[24], b[24], mean[DIFF_SAY_SIZE];
	struct text line = { 0 };
	size_t i;

	text_fill(&line, diff_word(&d->say, W_DIFF_SCORES), count_text(d->diff->changed, a),
	          count_text(d->diff->scored, b), diff_say_change(&d->say, d->diff->mean, mean), NULL);
	put_line(sheet, LOOK_PARAGRAPH, text_string(&line));
	text_clear(&line);
	for (i = 0; i < ECA_QUANTILES; i++)
		diff_say_change(&d->say, d->diff->quantiles[i], at[i]);
	text_fill(&line, diff_word(&d->say, W_DIFF_QUANTILES), at[0], at[1], at[2], at[3], at[4],
	          at[5], at[6], NULL);
	put_line(sheet, LOOK_PARAGRAPH, text_string(&line));
	text_free(&line);
}

/* The chart stands beside the table that it draws. */
static void put_chart(struct sheet *sheet, lxw_row_t first, lxw_row_t last)
{
	static lxw_chart_fill fill = { .color = COLOUR_TEAL };
	const char *name = say_word(sheet->report, W_SHEET_SUMMARY);
	lxw_chart *chart = workbook_add_chart(sheet->report->book, LXW_CHART_COLUMN);
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_chart_options options = { .x_offset = 12, .y_offset = 4, .x_scale = 1.3,
		                      .y_scale = CHART_HEIGHT / 288.0,
		                      .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		                      .description = (char *)say_word(sheet->report,
		                                                      W_DIFF_DISTRIBUTION) };

	chart_series_set_categories(series, name, first, 0, last, 0);
	chart_series_set_values(series, name, first, 1, last, 1);
	chart_series_set_fill(series, &fill);
	chart_series_set_labels(series);
	chart_set_series_gap(chart, 20);
	chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
	chart_axis_set_name(chart->x_axis, say_word(sheet->report, W_DIFF_CHANGE));
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	chart_title_off(chart);
	worksheet_insert_chart_opt(sheet->page, first - 1, 2, chart, &options);
}

static void put_bins(struct sheet *sheet)
{
	const struct diff_report *d = diff_of(sheet);
	lxw_row_t first;
	size_t i;

	sheet_word(sheet, 0, LOOK_HEADER, W_DIFF_CHANGE);
	sheet_word(sheet, 1, LOOK_HEADER, W_DIFF_ASSESSMENTS);
	sheet_next(sheet);
	first = sheet->row;
	for (i = 0; i < d->diff->n_bins; i++) {
		struct text bin = { 0 };

		diff_say_bin(&d->say, &d->diff->bins[i], &bin);
		diff_put_text(sheet, 0, LOOK_TEXT, &bin);
		sheet_number(sheet, 1, LOOK_WEIGHT, (double)d->diff->bins[i].count);
		sheet_at_least(sheet, 18);
		sheet_next(sheet);
	}
	if (i)
		put_chart(sheet, first, sheet->row - 1);
	if (i * 18 < CHART_HEIGHT) /* the chart goes on below the table */
		sheet_gap(sheet, CHART_HEIGHT - (double)i * 18);
}

/* ---- Causes, and what was left aside ---- */

static void put_causes(struct sheet *sheet)
{
	const struct diff_report *d = diff_of(sheet);
	size_t i;

	put_heading(sheet, W_DIFF_CAUSES);
	for (i = 0; i < d->diff->n_causes; i++) {
		struct text line = { 0 };
		char count[24];

		text_fill(&line, "{1} × ", count_text(d->diff->causes[i].count, count), NULL);
		diff_say_cause(&d->say, &d->diff->causes[i], true, &line);
		put_line(sheet, LOOK_PARAGRAPH, text_string(&line));
		text_free(&line);
	}
	if (!d->diff->all_mixed)
		put_line(sheet, LOOK_ALARM, diff_word(&d->say, W_DIFF_NOT_ALL));
}

static void put_aside(struct sheet *sheet, size_t side, enum word word)
{
	const struct eca_diff *diff = diff_of(sheet)->diff;
	struct text line = { 0 };
	char a[24], b[24];

	if (!diff->aside[side])
		return;
	text_fill(&line, say_word(sheet->report, word), count_text(diff->aside[side], a),
	          count_text(diff->aside_questions[side], b), NULL);
	put_line(sheet, LOOK_PARAGRAPH, text_string(&line));
	text_free(&line);
}

/* A chart may not be cut by the end of a page. */
static void break_page(struct sheet *sheet)
{
	lxw_row_t breaks[] = { sheet->row, 0 };

	worksheet_set_h_pagebreaks(sheet->page, breaks);
}

void diff_sheet_summary(struct sheet *sheet)
{
	const struct eca_diff *diff = diff_of(sheet)->diff;
	size_t i;

	sheet_add_column(sheet, LABEL_WIDTH);
	for (i = 1; i < COLUMNS_MAX && (i <= SPAN || i < diff->n_columns + 2); i++)
		sheet_add_column(sheet, WIDTH);
	put_line(sheet, LOOK_TITLE, say_word(sheet->report, W_DIFF_TITLE));
	put_sets(sheet);
	sheet_gap(sheet, 6);
	put_counts(sheet);
	put_aside(sheet, 0, W_DIFF_ASIDE_OLD);
	put_aside(sheet, 1, W_DIFF_ASIDE_NEW);
	if (diff->n_columns + 2 <= COLUMNS_MAX)
		put_matrix(sheet);
	if (diff->moved)
		put_causes(sheet);
	break_page(sheet);
	put_heading(sheet, W_DIFF_DISTRIBUTION);
	put_quantiles(sheet);
	put_bins(sheet);
}

/* ---- By sector, size and province ---- */

static void put_share(struct sheet *sheet, const struct eca_breakdown *breakdown,
                      const struct eca_share_of *share)
{
	const size_t counts[] = { share->count, share->up, share->down, share->other };
	size_t i;

	sheet_text(sheet, 0, LOOK_TEXT, diff_say_share(&diff_of(sheet)->say, breakdown, share));
	for (i = 0; i < 4; i++)
		sheet_number(sheet, (lxw_col_t)(i + 1), LOOK_WEIGHT, (double)counts[i]);
	if (share->scored)
		diff_put_change(sheet, 5, share->mean);
	else
		sheet_text(sheet, 5, LOOK_NA, "–");
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

static void put_breakdown(struct sheet *sheet, const struct eca_breakdown *breakdown)
{
	static const enum word titles[] = { W_DIFF_ASSESSMENTS, W_DIFF_UP, W_DIFF_DOWN, W_DIFF_OTHER,
		                            W_DIFF_MEAN };
	const struct diff_report *d = diff_of(sheet);
	size_t language = eca_language(breakdown->model,
	                               d->diff->after->languages[d->say.language]), i;

	sheet_text(sheet, 0, LOOK_HEADER, eca_say(breakdown->model, &breakdown->field->text, language));
	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		sheet_word(sheet, (lxw_col_t)(i + 1), LOOK_HEADER, titles[i]);
	sheet_at_least(sheet, 30);
	sheet_next(sheet);
	for (i = 0; i < breakdown->n_shares; i++)
		if (breakdown->shares[i].count)
			put_share(sheet, breakdown, &breakdown->shares[i]);
	sheet_gap(sheet, 12);
}

void diff_sheet_groups(struct sheet *sheet)
{
	const struct eca_diff *diff = diff_of(sheet)->diff;
	size_t i;

	sheet_add_column(sheet, LABEL_WIDTH);
	for (i = 0; i < 5; i++)
		sheet_add_column(sheet, WIDTH + 2);
	sheet_word(sheet, 0, LOOK_SHEET, W_DIFF_SHEET_GROUPS);
	sheet_at_least(sheet, 22);
	sheet_next(sheet);
	for (i = 0; i < diff->n_breakdowns; i++)
		put_breakdown(sheet, &diff->breakdowns[i]);
}
