#include "summary.h"

lxw_col_t summary_last(const struct sheet *sheet)
{
	return (lxw_col_t)(sheet->n_columns - 1);
}

lxw_col_t summary_peers_column(const struct sheet *sheet)
{
	return (lxw_col_t)(summary_last(sheet) - 1);
}

void summary_row(struct sheet *sheet, enum look look, const char *text)
{
	sheet_wide(sheet, 0, sheet->narrow ? sheet->narrow : summary_last(sheet), look, text);
	sheet_next(sheet);
}

void summary_heading(struct sheet *sheet, const char *text)
{
	if (!sheet->narrow)
		sheet_block(sheet);
	sheet_gap(sheet, 8);
	sheet_at_least(sheet, 20);
	summary_row(sheet, LOOK_HEADING, text);
	sheet_gap(sheet, 3);
}

void summary_heading_word(struct sheet *sheet, enum word word)
{
	summary_heading(sheet, say_word(sheet->report, word));
}

enum word summary_status(enum eca_status status)
{
	static const enum word words[] = {
		[ECA_STATUS_OK] = W_STATUS_OK,
		[ECA_STATUS_INCOMPLETE] = W_STATUS_INCOMPLETE,
		[ECA_STATUS_NOT_ASSESSABLE] = W_STATUS_NOT_ASSESSABLE,
		[ECA_STATUS_FAILED] = W_STATUS_FAILED,
	};

	return words[status];
}

void summary_bullet(struct sheet *sheet, const char *text)
{
	struct text line = { 0 };

	text_fill(&line, "•  {1}", text, NULL);
	summary_row(sheet, LOOK_PARAGRAPH, text_string(&line));
	text_free(&line);
}
