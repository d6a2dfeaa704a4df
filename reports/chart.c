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

lxw_chart_series *chart_series(const struct report *r, lxw_chart *chart, lxw_col_t labels,
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
	lxw_chart_series *series = chart_series(r, chart, LABELS, values, FIRST,
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

void chart_plain_axes(const struct report *r, lxw_chart *chart, lxw_chart_axis *values)
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

void chart_insert(struct sheet *sheet, lxw_chart *chart, const struct chart_place *place,
                  const char *description)
{
	int spare = (int)sheet_pixels(sheet, place->first, place->last) - place->width;
	lxw_chart_options options = {
		.x_offset = spare > 0 ? spare / 2 : 0,
		.y_offset = 4,
		.x_scale = place->width / 480.0, /* a chart is 480 × 288 pixels by default */
		.y_scale = place->height / 288.0,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.description = (char *)description,
	};

	worksheet_insert_chart_opt(sheet->page, place->row, place->first, chart, &options);
}

/* ---- The pillars ------------------------------------------------------------------ */

bool chart_radar_fits(const struct report *r)
{
	return r->model->n_pillars >= 3 && r->result->status != ECA_STATUS_FAILED;
}

static void describe_value(const struct report *r, enum word word, double points,
                           struct text *out)
{
	char score[SAY_SIZE];

	text_add(out, say_word(r, W_ALSO));
	text_fill(out, "{1} {2}", say_word(r, word), say_score(r, points, score), NULL);
}

/* All that is drawn, for those who cannot see it. */
static void describe_pillar(const struct report *r, size_t pillar, struct text *out)
{
	size_t node = r->model->first_pillar + pillar;
	struct eca_standing standing;
	char score[SAY_SIZE];

	text_add(out, "\n");
	text_fill(out, say_word(r, W_DO), say_node(r, node),
	          r->result->scores[node].known
	                  ? say_score(r, r->result->scores[node].points, score)
	                  : say_word(r, W_NA), NULL);
	if (r->facts.floors[pillar] > 0)
		describe_value(r, W_NEXT_FLOORS, r->facts.floors[pillar], out);
	if (r->claimed && r->claimed->scores[node].known)
		describe_value(r, W_CLAIMED, r->claimed->scores[node].points, out);
	if (report_standing(r, node, &standing))
		describe_value(r, W_PEERS_MEDIAN, standing.median, out);
}

static void set_title(lxw_chart *chart, const char *title)
{
	char calibri[] = "Calibri";
	lxw_chart_font font = { .name = calibri, .size = 12, .bold = LXW_TRUE, .color = COLOUR_NAVY };

	chart_title_set_name(chart, title);
	chart_title_set_name_font(chart, &font);
}

void chart_radar(struct sheet *sheet, const struct chart_place *place)
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
	struct text description = { 0 };
	size_t i;

	radar_series(r, chart, SCORES, say_word(r, W_THIS_FIRM), &firm);
	if (r->facts.any_floor)
		radar_series(r, chart, FLOORS, say_word(r, W_NEXT_FLOORS), &floors);
	if (r->claimed)
		radar_series(r, chart, CLAIMS, say_word(r, W_CLAIMED), &claims);
	if (sheet_has_peers(r))
		radar_series(r, chart, MEDIANS, say_word(r, W_PEERS_MEDIAN), &medians);
	chart_plain_axes(r, chart, chart->y_axis);
	set_title(chart, say_word(r, W_RADAR));
	text_add(&description, say_word(r, W_RADAR));
	for (i = 0; i < r->model->n_pillars; i++)
		describe_pillar(r, i, &description);
	chart_insert(sheet, chart, place, text_string(&description));
	text_free(&description);
}

/* ---- The scale of tiers ------------------------------------------------------------- */

bool chart_scale_fits(const struct report *r)
{
	return r->model->n_tiers > 1 && r->result->scores[r->model->overall].known;
}

/* Writes `text` into the series' bar of `row`, and nothing into its bar of the other. */
static void label(lxw_chart_series *series, lxw_row_t row, const char *text, int colour,
                  lxw_chart_label_position position)
{
	char calibri[] = "Calibri";
	lxw_chart_font font = { .name = calibri, .size = 9, .bold = LXW_TRUE,
	                        .color = (lxw_color_t)colour };
	lxw_chart_data_label shown = { .value = (char *)text, .font = &font };
	lxw_chart_data_label none = { .hide = LXW_TRUE };
	lxw_chart_data_label *labels[] = { &none, &none, NULL };

	labels[row - SCALE_ROW_TIERS] = &shown;
	chart_series_set_labels(series);
	chart_series_set_labels_position(series, (uint8_t)position);
	chart_series_set_labels_font(series, &font);
	chart_series_set_labels_custom(series, labels);
}

/* "Ready (≥ 50)"; everyone reaches the lowest. */
static void say_tier_from(const struct report *r, size_t tier, struct text *out)
{
	char from[SAY_SIZE];

	text_add(out, say_text(r, &r->model->tiers[tier].name));
	if (tier)
		text_fill(out, " (≥\u00A0{1})", say_threshold(r, r->model->tiers[tier].from, from),
		          NULL);
}

static void scale_tier(struct report *r, lxw_chart *chart, size_t tier)
{
	static lxw_chart_line edge = { .color = 0xFFFFFF, .width = 1.5 };
	lxw_chart_fill fill = { .color = style_tier_colour(r, tier) };
	lxw_chart_series *series;
	struct text name = { 0 };
	char from[SAY_SIZE];

	say_tier_from(r, tier, &name);
	series = chart_series(r, chart, SCALE_LABELS, (lxw_col_t)(SCALE_TIERS + tier),
	                      SCALE_ROW_TIERS, SCALE_ROW_FIRM, text_string(&name));
	chart_series_set_fill(series, &fill);
	chart_series_set_line(series, &edge);
	label(series, SCALE_ROW_TIERS, say_threshold(r, r->model->tiers[tier].from, from),
	      (int)style_tier_letters(r, tier), LXW_CHART_LABEL_POSITION_INSIDE_BASE);
	text_free(&name);
}

static void describe_scale(const struct report *r, struct text *out)
{
	char score[SAY_SIZE];
	size_t i;

	text_fill(out, "{1}\n", say_word(r, W_SCALE), NULL);
	text_fill(out, say_word(r, W_DO), say_word(r, W_THIS_FIRM),
	          say_score(r, r->result->scores[r->model->overall].points, score), NULL);
	for (i = 0; i < r->model->n_tiers; i++) {
		text_add(out, "\n");
		say_tier_from(r, i, out);
	}
}

void chart_scale(struct sheet *sheet, const struct chart_place *place)
{
	static lxw_chart_fill fill = { .color = COLOUR_NAVY };
	struct report *r = sheet->report;
	lxw_chart *chart = workbook_add_chart(r->book, LXW_CHART_BAR_STACKED);
	lxw_chart_series *firm = chart_series(r, chart, SCALE_LABELS, SCALE_FIRM, SCALE_ROW_TIERS,
	                                      SCALE_ROW_FIRM, say_word(r, W_THIS_FIRM));
	struct text description = { 0 };
	char score[SAY_SIZE];
	size_t i;

	chart_series_set_fill(firm, &fill);
	label(firm, SCALE_ROW_FIRM,
	      say_score(r, r->result->scores[r->model->overall].points, score), 0xFFFFFF,
	      LXW_CHART_LABEL_POSITION_INSIDE_END);
	for (i = 0; i < r->model->n_tiers; i++)
		scale_tier(r, chart, i);
	chart_plain_axes(r, chart, chart->x_axis); /* of a bar chart, the one with the values */
	chart_set_series_gap(chart, 30);
	chart_title_off(chart);
	describe_scale(r, &description);
	chart_insert(sheet, chart, place, text_string(&description));
	text_free(&description);
}
