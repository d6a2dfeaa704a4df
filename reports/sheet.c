#include "sheet.h"

#include <math.h>

#include "cell.h"
#include "metrics.h"

enum {
	SERIAL_OF_1970 = 25569, /* a workbook counts days from 1899-12-30 */
	ROW_MAX = 409,          /* points: no program shows a higher row */
};

#define ROW_MIN 15.0
/* Of a page between the margins of book.c; a little less high, so that no program breaks
 * earlier. */
static const struct {
	double pixels, points;
} pages[] = { [false] = { 698, 741 * 0.99 }, [true] = { 1026, 494 * 0.99 } };

#define LARGEST_BLOCK 0.45

void sheet_add_column(struct sheet *sheet, double width)
{
	worksheet_set_column(sheet->page, sheet->n_columns, sheet->n_columns, width, NULL);
	sheet->widths[sheet->n_columns++] = width;
}

void sheet_at_least(struct sheet *sheet, double height)
{
	if (sheet->height < height)
		sheet->height = height;
}

/* Makes room for a text of letters of `size` points in a cell `width` wide; false where no
 * row is high enough. */
static bool make_room(struct sheet *sheet, const char *text, double size, double width)
{
	double height = metrics_height(metrics_lines(text, size, width), size);

	sheet_at_least(sheet, height);
	return height <= ROW_MAX;
}

void sheet_text(struct sheet *sheet, lxw_col_t column, enum look look, const char *text)
{
	struct report *r = sheet->report;
	const char *clean = cell_text(text, &r->clean);
	bool fits = !style_wraps(look) ||
	            make_room(sheet, clean, style_size(look),
	                      sheet->widths[column] - style_indent(look));

	worksheet_write_string(sheet->page, sheet->row, column, clean,
	                       fits ? style_of(r, look) : style_top(r, look));
	if (!fits)
		sheet_cut(sheet, column, clean);
}

void sheet_word(struct sheet *sheet, lxw_col_t column, enum look look, enum word word)
{
	sheet_text(sheet, column, look, say_word(sheet->report, word));
}

void sheet_number(struct sheet *sheet, lxw_col_t column, enum look look, double number)
{
	worksheet_write_number(sheet->page, sheet->row, column, number,
	                       style_of(sheet->report, look));
}

void sheet_date(struct sheet *sheet, lxw_col_t column, enum look look, int days)
{
	char date[SAY_SIZE];

	if (days + SERIAL_OF_1970 > 60) /* before March 1900 workbooks disagree */
		sheet_number(sheet, column, look, days + SERIAL_OF_1970);
	else
		sheet_text(sheet, column, look, say_date(sheet->report, days, date));
}

void sheet_blank(struct sheet *sheet, lxw_col_t column, enum look look)
{
	worksheet_write_blank(sheet->page, sheet->row, column, style_of(sheet->report, look));
}

static double displayed(const struct sheet *sheet, double points)
{
	return points * sheet->report->model->display_max / 100;
}

static void score_as(struct sheet *sheet, lxw_col_t column, enum look look,
                     const struct eca_score *score)
{
	if (score->known)
		sheet_number(sheet, column, look, displayed(sheet, score->points));
	else
		sheet_word(sheet, column, LOOK_NA, W_NA);
}

void sheet_score(struct sheet *sheet, lxw_col_t column, const struct eca_score *score)
{
	score_as(sheet, column, LOOK_SCORE, score);
}

void sheet_node_score(struct sheet *sheet, lxw_col_t column, size_t node)
{
	bool exact = sheet->report->facts.exact[node];

	score_as(sheet, column, exact ? LOOK_EXACT : LOOK_SCORE,
	         &sheet->report->result->scores[node]);
}

void sheet_claimed(struct sheet *sheet, lxw_col_t column, size_t node)
{
	sheet_score(sheet, column, &sheet->report->claimed->scores[node]);
}

void sheet_difference(struct sheet *sheet, lxw_col_t column, size_t node)
{
	const struct eca_score *claimed = &sheet->report->claimed->scores[node],
			       *verified = &sheet->report->result->scores[node];

	if (claimed->known && verified->known)
		sheet_number(sheet, column, LOOK_DIFFERENCE,
		             displayed(sheet, claimed->points - verified->points));
	else
		sheet_text(sheet, column, LOOK_NA, "–");
}

void sheet_weight(struct sheet *sheet, lxw_col_t column, double weight)
{
	sheet_number(sheet, column, weight == floor(weight) ? LOOK_WEIGHT : LOOK_WEIGHT_FINE,
	             weight);
}

void sheet_lost(struct sheet *sheet, lxw_col_t column, size_t node)
{
	struct eca_score lost;

	lost.known = facts_lost(&sheet->report->facts, sheet->report->result, node, &lost.points);
	if (lost.known)
		sheet_score(sheet, column, &lost);
	else
		sheet_text(sheet, column, LOOK_NA, "–");
}

void sheet_share(struct sheet *sheet, lxw_col_t column, size_t node)
{
	const struct eca_share *share = &sheet->report->facts.shares[node];

	if (share->known)
		sheet_number(sheet, column, LOOK_PERCENT, share->weight);
	else
		sheet_text(sheet, column, LOOK_NA, "–");
}

static double width_of(const struct sheet *sheet, lxw_col_t first, lxw_col_t last)
{
	double width = 0;
	lxw_col_t i;

	for (i = first; i <= last; i++)
		width += sheet->widths[i];
	return width;
}

static void write_wide(struct sheet *sheet, const lxw_col_t columns[2], lxw_format *format,
                       double size, double indent, const char *text)
{
	const char *clean = cell_text(text, &sheet->report->clean);

	if (columns[0] < columns[1])
		worksheet_merge_range(sheet->page, sheet->row, columns[0], sheet->row, columns[1],
		                      clean, format);
	else
		worksheet_write_string(sheet->page, sheet->row, columns[0], clean, format);
	make_room(sheet, clean, size, width_of(sheet, columns[0], columns[1]) - indent);
}

void sheet_wide_format(struct sheet *sheet, lxw_col_t first, lxw_col_t last, lxw_format *format,
                       double size, const char *text)
{
	write_wide(sheet, (lxw_col_t[]){ first, last }, format, size, 0, text);
}

void sheet_wide(struct sheet *sheet, lxw_col_t first, lxw_col_t last, enum look look,
                const char *text)
{
	write_wide(sheet, (lxw_col_t[]){ first, last }, style_of(sheet->report, look),
	           style_size(look), style_indent(look), text);
}

void sheet_wide_top(struct sheet *sheet, lxw_col_t first, lxw_col_t last, enum look look,
                    const char *text)
{
	write_wide(sheet, (lxw_col_t[]){ first, last }, style_top(sheet->report, look),
	           style_size(look), style_indent(look), text);
}

void sheet_wide_number(struct sheet *sheet, lxw_col_t first, lxw_col_t last, enum look look,
                       double number)
{
	if (first < last)
		worksheet_merge_range(sheet->page, sheet->row, first, sheet->row, last, "",
		                      style_of(sheet->report, look));
	sheet_number(sheet, first, look, number);
}

size_t sheet_room(const struct sheet *sheet, lxw_col_t first, lxw_col_t last, enum look look,
                  const char *text, size_t lines)
{
	return metrics_fit(text, style_size(look),
	                   width_of(sheet, first, last) - style_indent(look), lines);
}

void sheet_gap(struct sheet *sheet, double height)
{
	worksheet_set_row(sheet->page, sheet->row++, height, NULL);
	sheet->block += height;
}

void sheet_next(struct sheet *sheet)
{
	double height = sheet->height > ROW_MIN ? sheet->height : ROW_MIN;

	sheet_gap(sheet, height < ROW_MAX ? height : ROW_MAX);
	sheet->height = 0;
}

double sheet_pixels(const struct sheet *sheet, lxw_col_t first, lxw_col_t last)
{
	double width = 0;
	lxw_col_t i;

	for (i = first; i <= last; i++)
		width += sheet->widths[i] * 7 + 5;
	return width;
}

/* Points of rows that a printed A4 page takes, once the columns fit its width. */
static double page_height(const struct sheet *sheet)
{
	double scale = pages[sheet->landscape].pixels /
	               sheet_pixels(sheet, 0, (lxw_col_t)(sheet->n_columns - 1));

	return pages[sheet->landscape].points / (scale < 1 ? scale : 1);
}

/* Puts the block onto this page or the next; a large one may be parted. */
static void end_block(struct sheet *sheet)
{
	bool fits = sheet->used + sheet->block <= sheet->page_height;

	if (fits) {
		sheet->used += sheet->block;
	} else if (sheet->block <= sheet->page_height * LARGEST_BLOCK &&
	           sheet->n_breaks < BREAKS_MAX) {
		sheet->breaks[sheet->n_breaks++] = sheet->block_start;
		sheet->used = sheet->repeated + sheet->block;
	} else {
		sheet->used = fmod(sheet->used + sheet->block, sheet->page_height);
	}
	sheet->block = 0;
	sheet->block_start = sheet->row;
}

void sheet_block(struct sheet *sheet)
{
	if (!sheet->page_height)
		sheet->page_height = page_height(sheet);
	end_block(sheet);
}

void sheet_end_blocks(struct sheet *sheet)
{
	sheet_block(sheet);
	if (sheet->n_breaks)
		worksheet_set_h_pagebreaks(sheet->page, sheet->breaks);
}

void sheet_bars(struct sheet *sheet, lxw_col_t column, lxw_row_t first, lxw_row_t last)
{
	lxw_conditional_format bars = {
		.type = LXW_CONDITIONAL_DATA_BAR,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.min_value = 0,
		.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.max_value = sheet->report->model->display_max,
		.bar_color = COLOUR_BAR,
		.bar_solid = LXW_TRUE,
		.bar_no_border = LXW_TRUE,
		.data_bar_2010 = LXW_TRUE,
	};

	if (first <= last)
		worksheet_conditional_format_range(sheet->page, first, column, last, column, &bars);
}

bool sheet_has_claim(const struct report *report)
{
	return report->claimed != NULL;
}
