/* The best overall score against effort: what it draws, below the other charts' numbers, and the
 * chart. */
#include "chart.h"

#include <math.h>

/* The columns; the thresholds have one each from the last on. */
enum { EFFORT, BEST, PLAN_EFFORT, PLAN_SCORE, TIER_EFFORT, TIER_SCORES };
enum { GAP = 4, POINTS_SHOWN = 48, TIER_POINTS = 3, TIERS_MOST = 32 };

#define LABEL_AT 0.88 /* of the axis: where the tiers are named */

static const struct eca_gap *plan_of(const struct report *r)
{
	return r->roadmap->plan;
}

static lxw_row_t first_row(const struct report *r)
{
	return (lxw_row_t)(r->model->n_pillars + GAP);
}

static double most_effort(const struct eca_gap *plan)
{
	return plan->curve[plan->n_curve - 1].effort;
}

static bool has_steps(const struct eca_gap *plan)
{
	return plan->state == ECA_GAP_FOUND && plan->n_steps > 0;
}

bool chart_curve_fits(const struct report *r)
{
	return plan_of(r)->n_curve > 1;
}

/* ---- Numbers ---- */

/* All of few points; of many the first, the last, and some between by effort. */
static bool is_shown(const struct eca_gap *plan, size_t i)
{
	double unit = most_effort(plan) / POINTS_SHOWN;

	return plan->n_curve <= POINTS_SHOWN || !i || i + 1 == plan->n_curve ||
	       floor(plan->curve[i].effort / unit) > floor(plan->curve[i - 1].effort / unit);
}

static void put_point(struct sheet *sheet, double effort, lxw_col_t column, double points)
{
	const struct eca_score score = { points, true };

	sheet_score(sheet, column, &score);
	worksheet_write_number(sheet->page, sheet->row++, (lxw_col_t)(column - 1), effort, NULL);
}

/* The curve as a stair: what was to be had before a point holds until its effort. Comes back with
 * the number of rows; without a sheet it only counts them. */
static size_t put_curve(struct sheet *sheet, const struct eca_gap *plan)
{
	size_t i, rows = 0;

	for (i = 0; i < plan->n_curve; i++) {
		if (!is_shown(plan, i))
			continue;
		if (sheet && i)
			put_point(sheet, plan->curve[i].effort, BEST, plan->curve[i - 1].points);
		if (sheet)
			put_point(sheet, plan->curve[i].effort, BEST, plan->curve[i].points);
		rows += i ? 2 : 1;
	}
	return rows;
}

static void put_thresholds(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	static const double at[TIER_POINTS] = { 0, LABEL_AT, 1 };
	size_t i, tier;

	for (i = 0; i < TIER_POINTS; i++) {
		worksheet_write_number(sheet->page, sheet->row, TIER_EFFORT,
		                       at[i] * most_effort(plan_of(r)), NULL);
		for (tier = 0; tier < r->model->n_tiers; tier++) {
			const struct eca_score score = { r->model->tiers[tier].from, true };

			sheet_score(sheet, (lxw_col_t)(TIER_SCORES + tier), &score);
		}
		sheet->row++;
	}
}

void chart_curve_data(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_gap *plan = plan_of(r);

	if (!chart_curve_fits(r))
		return;
	sheet->row = first_row(r);
	put_curve(sheet, plan);
	sheet->row = first_row(r);
	if (has_steps(plan))
		put_point(sheet, plan->effort, PLAN_SCORE,
		          plan->after->scores[r->model->overall].points);
	sheet->row = first_row(r);
	put_thresholds(sheet);
}

/* ---- The chart ---- */

static void add_curve(struct report *r, lxw_chart *chart)
{
	lxw_row_t first = first_row(r);
	lxw_row_t last = (lxw_row_t)(first + put_curve(NULL, plan_of(r)) - 1);
	lxw_chart_line line = { .color = COLOUR_TEAL, .width = 2.25 };
	lxw_chart_series *series = chart_series(r, chart, EFFORT, BEST, first, last,
	                                        say_word(r, W_CURVE_BEST));

	chart_series_set_line(series, &line);
	chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static void name_plan(const struct report *r, struct text *out)
{
	const struct eca_gap *plan = plan_of(r);
	char effort[SAY_SIZE], score[SAY_SIZE];

	text_fill(out, say_word(r, W_CURVE_PLAN), say_number(r, plan->effort, effort),
	          say_score(r, plan->after->scores[r->model->overall].points, score), NULL);
}

static void add_plan(struct report *r, lxw_chart *chart)
{
	lxw_chart_fill fill = { .color = COLOUR_NAVY };
	lxw_chart_line edge = { .color = 0xFFFFFF, .width = 0.75 }, none = { .none = LXW_TRUE };
	struct text name = { 0 };
	lxw_chart_series *series;

	name_plan(r, &name);
	series = chart_series(r, chart, PLAN_EFFORT, PLAN_SCORE, first_row(r), first_row(r),
	                      text_string(&name));
	chart_series_set_line(series, &none);
	chart_series_set_marker_type(series, LXW_CHART_MARKER_DIAMOND);
	chart_series_set_marker_size(series, 10);
	chart_series_set_marker_fill(series, &fill);
	chart_series_set_marker_line(series, &edge);
	text_free(&name);
}

/* A tier's name, at the second of the threshold's points alone. */
static void name_threshold(lxw_chart_series *series)
{
	char calibri[] = "Calibri";
	lxw_chart_font font = { .name = calibri, .size = 8, .color = COLOUR_GREY };
	lxw_chart_data_label hidden = { .hide = LXW_TRUE }, shown = { 0 };
	lxw_chart_data_label *labels[] = { &hidden, &shown, &hidden, NULL };

	chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
	chart_series_set_labels_font(series, &font);
	chart_series_set_labels_custom(series, labels);
	chart_series_set_labels_options(series, LXW_TRUE, LXW_FALSE, LXW_FALSE);
}

static void add_threshold(struct report *r, lxw_chart *chart, size_t tier)
{
	lxw_color_t colour = style_tier_colour(r, tier);
	lxw_chart_line line = { .color = colour, .width = 1.25,
	                        .dash_type = LXW_CHART_LINE_DASH_DASH };
	lxw_row_t first = first_row(r);
	lxw_chart_series *series =
		chart_series(r, chart, TIER_EFFORT, (lxw_col_t)(TIER_SCORES + tier), first,
	                     first + TIER_POINTS - 1, say_text(r, &r->model->tiers[tier].name));

	chart_series_set_line(series, &line);
	chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
	name_threshold(series);
}

/* The points at which the axis of scores begins: a tenth of the scale below the curve or so. */
static double least_points(const struct report *r)
{
	double least = floor(plan_of(r)->curve[0].points / 10) * 10 - 10;

	return least > 0 ? least : 0;
}

/* The thresholds that the axis shows, which are named where they are and not in the legend. */
static void add_thresholds(struct report *r, lxw_chart *chart, int16_t n_series)
{
	int16_t named[TIERS_MOST + 1];
	size_t i, count = 0;

	for (i = 0; i < r->model->n_tiers && count < TIERS_MOST; i++) {
		double from = r->model->tiers[i].from;

		if (from <= least_points(r))
			continue;
		add_threshold(r, chart, i);
		named[count] = (int16_t)(n_series + (int16_t)count);
		count++;
	}
	named[count] = -1;
	chart_legend_delete_series(chart, named);
}

static void set_axes(struct report *r, lxw_chart *chart)
{
	char calibri[] = "Calibri";
	lxw_chart_font font = { .name = calibri, .size = 9, .color = COLOUR_GREY };
	lxw_chart_axis *efforts = chart->x_axis, *scores = chart->y_axis;

	chart_plain_axes(r, chart, scores);
	chart_axis_set_min(scores, least_points(r) * r->model->display_max / 100);
	chart_axis_set_major_unit(scores, r->model->display_max / 10);
	chart_axis_major_gridlines_set_visible(scores, LXW_FALSE); /* thresholds are the grid */
	chart_axis_set_name(scores, say_word(r, W_OVERALL_SCORE));
	chart_axis_set_name_font(scores, &font);
	chart_axis_set_name(efforts, say_word(r, W_EFFORT));
	chart_axis_set_name_font(efforts, &font);
	chart_axis_set_num_font(efforts, &font);
	chart_axis_set_num_format(efforts, "General");
	chart_axis_set_min(efforts, 0);
	chart_axis_set_max(efforts, most_effort(plan_of(r)));
	chart_axis_major_gridlines_set_visible(efforts, LXW_FALSE);
}

/* The title and what the plan comes to. */
static void describe(const struct report *r, struct text *out)
{
	text_fill(out, "{1}\n", say_word(r, W_CURVE), NULL);
	if (has_steps(plan_of(r)))
		name_plan(r, out);
}

void chart_curve(struct sheet *sheet, const struct chart_place *place)
{
	struct report *r = sheet->report;
	lxw_chart *chart = workbook_add_chart(r->book, LXW_CHART_SCATTER_STRAIGHT);
	bool steps = has_steps(plan_of(r));
	struct text description = { 0 };

	add_curve(r, chart);
	if (steps)
		add_plan(r, chart);
	add_thresholds(r, chart, steps ? 2 : 1);
	set_axes(r, chart);
	chart_title_off(chart);
	describe(r, &description);
	chart_insert(sheet, chart, place, text_string(&description));
	text_free(&description);
}
