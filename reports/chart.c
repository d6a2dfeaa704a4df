#include "chart.h"

enum { LABELS, SCORES, FLOORS, CLAIMS, MEDIANS, SCALE_LABELS, SCALE_FIRM, SCALE_TIERS };
enum { FIRST = 1, SCALE_ROW_TIERS = 1, SCALE_ROW_FIRM = 2 };

static double displayed(const struct report *r, double points)
{
	return points * r->model->display_max / 100;
}

static double points_or_zero(const struct eca_score *score)
{
	return score->known ? score->points : 0;
}

static void pillar_data(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	struct eca_standing standing;
	char name[SAY_SIZE];
	size_t p;

	for (p = 0; p < r->model->n_pillars; p++) {
		size_t node = r->model->first_pillar + p;

		sheet->row = (lxw_row_t)(FIRST + p);
		sheet_text(sheet, LABELS, LOOK_TEXT, say_short(r, p, name));
		sheet_number(sheet, SCORES, LOOK_SCORE,
		             displayed(r, points_or_zero(&r->result->scores[node])));
		sheet_number(sheet, FLOORS, LOOK_SCORE, displayed(r, r->facts.floors[p]));
		if (r->claimed)
			sheet_number(sheet, CLAIMS, LOOK_SCORE,
			             displayed(r, points_or_zero(&r->claimed->scores[node])));
		if (report_standing(r, node, &standing))
			sheet_number(sheet, MEDIANS, LOOK_SCORE, displayed(r, standing.median));
	}
}

static double tier_width(const struct report *r, size_t tier)
{
	const struct eca_tier *tiers = r->model->tiers;
	double end = tier + 1 < r->model->n_tiers ? tiers[tier + 1].from : 100;

	return displayed(r, end - tiers[tier].from);
}

static void scale_data(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	size_t i;

	sheet->row = SCALE_ROW_TIERS;
	sheet_word(sheet, SCALE_LABELS, LOOK_TEXT, W_TIERS);
	for (i = 0; i < r->model->n_tiers; i++)
		sheet_number(sheet, (lxw_col_t)(SCALE_TIERS + i), LOOK_SCORE, tier_width(r, i));
	sheet->row = SCALE_ROW_FIRM;
	sheet_word(sheet, SCALE_LABELS, LOOK_TEXT, W_THIS_FIRM);
	sheet_number(sheet, SCALE_FIRM, LOOK_SCORE,
	             displayed(r, points_or_zero(&r->result->scores[r->model->overall])));
}

void sheet_chart_data(struct sheet *sheet)
{
	pillar_data(sheet);
	scale_data(sheet);
	worksheet_hide(sheet->page);
}

static lxw_chart_series *add_series(const struct report *r, lxw_chart *chart, lxw_col_t labels,
                                    lxw_col_t values, lxw_row_t first, lxw_row_t last,
                                    const char *name)
{
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	char sheet[HIDDEN_NAME_SIZE];

	report_hidden_name(r, CHART_SHEET, sheet);
	chart_series_set_categories(series, sheet, first, labels, last, labels);
	chart_series_set_values(series, sheet, first, values, last, values);
	chart_series_set_name(series, name);
	return series;
}

static void radar_series(const struct report *r, lxw_chart *chart, lxw_col_t values,
                         const char *name, lxw_chart_line *line)
{
	lxw_chart_series *series = add_series(r, chart, LABELS, values, FIRST,
	                                      (lxw_row_t)(FIRST + r->model->n_pillars - 1), name);
	lxw_chart_marker_type marker = line->dash_type ? LXW_CHART_MARKER_NONE
	                                               : LXW_CHART_MARKER_CIRCLE;
	lxw_chart_fill fill = { .color = line->color };

	chart_series_set_line(series, line);
	chart_series_set_marker_type(series, (uint8_t)marker);
	if (marker == LXW_CHART_MARKER_NONE)
		return;
	chart_series_set_marker_size(series, 5);
	chart_series_set_marker_fill(series, &fill);
	chart_series_set_marker_line(series, line);
}

void chart_axes(const struct report *r, lxw_chart *chart, lxw_chart_axis *values)
{
	char calibri[] = "Calibri";
	lxw_chart_font labels = { .name = calibri, .size = 9, .bold = LXW_TRUE,
	                          .color = COLOUR_NAVY };
	lxw_chart_font numbers = { .name = calibri, .size = 8, .color = COLOUR_GREY };
	lxw_chart_font legend = { .name = calibri, .size = 9 };
	static lxw_chart_line grid = { .color = 0xD9D9D9, .width = 0.75 };
	static lxw_chart_line none = { .none = LXW_TRUE };

	chart_axis_set_num_font(values == chart->x_axis ? chart->y_axis : chart->x_axis, &labels);
	chart_axis_set_num_font(values, &numbers);
	chart_axis_set_num_format(values, "General");
	chart_axis_set_min(values, 0);
	chart_axis_set_max(values, r->model->display_max);
	chart_axis_set_major_unit(values, r->model->display_max / 5);
	chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
	chart_axis_major_gridlines_set_line(values, &grid);
	chart_axis_set_line(values, &none);
	chart_legend_set_font(chart, &legend);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_chartarea_set_line(chart, &none);
}

/* Puts the chart into the middle of the current row. */
static void insert(struct sheet *sheet, lxw_chart *chart, int width, int height,
                   enum word description)
{
	int spare = (int)sheet_pixels(sheet) - width;
	lxw_chart_options options = {
		.x_offset = spare > 0 ? spare / 2 : 0,
		.y_offset = 4,
		.x_scale = width / 480.0, /* a chart is 480 × 288 pixels by default */
		.y_scale = height / 288.0,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.description = (char *)say_word(sheet->report, description),
	};

	worksheet_insert_chart_opt(sheet->page, sheet->row, 0, chart, &options);
}

bool chart_radar_fits(const struct report *r)
{
	return r->model->n_pillars >= 3 && r->result->status != ECA_STATUS_FAILED;
}

enum word chart_radar_title(const struct report *r)
{
	return r->facts.any_floor ? W_RADAR : W_RADAR_ALONE;
}

void chart_radar(struct sheet *sheet, int width, int height)
{
	static lxw_chart_line firm = { .color = COLOUR_TEAL, .width = 2.25 };
	static lxw_chart_line floors = { .color = COLOUR_RED, .width = 1.5,
	                                 .dash_type = LXW_CHART_LINE_DASH_DASH };
	static lxw_chart_line claims = { .color = 0x7F8FA9, .width = 1.5,
	                                 .dash_type = LXW_CHART_LINE_DASH_SQUARE_DOT };
	static lxw_chart_line medians = { .color = COLOUR_NAVY, .width = 1.25,
	                                  .dash_type = LXW_CHART_LINE_DASH_LONG_DASH_DOT };
	struct report *r = sheet->report;
	lxw_chart *chart = workbook_add_chart(r->book, LXW_CHART_RADAR);

	radar_series(r, chart, SCORES, say_word(r, W_THIS_FIRM), &firm);
	if (r->facts.any_floor)
		radar_series(r, chart, FLOORS, say_word(r, W_NEXT_FLOORS), &floors);
	if (r->claimed)
		radar_series(r, chart, CLAIMS, say_word(r, W_CLAIMED), &claims);
	if (sheet_has_peers(r))
		radar_series(r, chart, MEDIANS, say_word(r, W_PEERS_MEDIAN), &medians);
	chart_axes(r, chart, chart->y_axis);
	chart_title_off(chart);
	insert(sheet, chart, width, height, chart_radar_title(r));
}

bool chart_scale_fits(const struct report *r)
{
	return r->model->n_tiers > 1 && r->result->scores[r->model->overall].known;
}

static void scale_tiers(struct report *r, lxw_chart *chart)
{
	size_t i;

	for (i = 0; i < r->model->n_tiers; i++) {
		lxw_chart_fill fill = { .color = style_tier_colour(r, i) };

		chart_series_set_fill(add_series(r, chart, SCALE_LABELS, (lxw_col_t)(SCALE_TIERS + i),
		                                 SCALE_ROW_TIERS, SCALE_ROW_FIRM,
		                                 say_text(r, &r->model->tiers[i].name)),
		                      &fill);
	}
}

void chart_scale(struct sheet *sheet, int width, int height)
{
	static lxw_chart_fill fill = { .color = COLOUR_NAVY };
	struct report *r = sheet->report;
	lxw_chart *chart = workbook_add_chart(r->book, LXW_CHART_BAR_STACKED);

	chart_series_set_fill(add_series(r, chart, SCALE_LABELS, SCALE_FIRM, SCALE_ROW_TIERS,
	                                 SCALE_ROW_FIRM, say_word(r, W_THIS_FIRM)),
	                      &fill);
	scale_tiers(r, chart);
	chart_axes(r, chart, chart->x_axis); /* of a bar chart, the one with the values */
	chart_set_series_gap(chart, 30);
	chart_title_off(chart);
	insert(sheet, chart, width, height, W_SCALE);
}
