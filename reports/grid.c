#include "grid.h"

#include "cell.h"

/* In columns of the sheet. */
static size_t width_of(const struct grid *grid, size_t column)
{
	return grid->columns[column].translated ? grid->n_languages : 1;
}

static void write_header(struct grid *grid, const char *const *languages, lxw_format *bold)
{
	struct text title = { 0 };
	lxw_col_t at = 0;
	size_t i, language;

	for (i = 0; i < grid->n_columns; i++)
		for (language = 0; language < width_of(grid, i); language++) {
			text_clear(&title);
			text_add(&title, grid->columns[i].title);
			if (grid->columns[i].translated)
				text_fill(&title, "::{1}", languages[language], NULL);
			worksheet_set_column(grid->page, at, at, grid->columns[i].width, NULL);
			worksheet_write_string(grid->page, 0, at++, text_string(&title), bold);
		}
	text_free(&title);
}

void grid_begin(struct grid *grid, lxw_workbook *book, const char *name,
                const struct grid_column *columns, size_t n_columns,
                const char *const *languages, size_t n_languages)
{
	lxw_format *bold = workbook_add_format(book);

	*grid = (struct grid){ .columns = columns, .n_columns = n_columns,
	                       .n_languages = n_languages, .row = 1 };
	grid->page = workbook_add_worksheet(book, name);
	format_set_bold(bold);
	worksheet_freeze_panes(grid->page, 1, 0);
	write_header(grid, languages, bold);
}

void grid_next(struct grid *grid)
{
	lxw_col_t at = 0;
	size_t i, language;

	for (i = 0; i < grid->n_columns; i++) {
		for (language = 0; language < width_of(grid, i); language++, at++) {
			struct text *cell = &grid->cells[i][language];

			if (cell->length)
				worksheet_write_string(
					grid->page, grid->row, at,
					cell_text(text_string(cell), &grid->clean), NULL);
			text_clear(cell);
		}
	}
	grid->row++;
}

void grid_end(struct grid *grid)
{
	size_t i, language;

	for (i = 0; i < GRID_COLUMNS_MAX; i++)
		for (language = 0; language < ECA_LANGUAGES_MAX; language++)
			text_free(&grid->cells[i][language]);
	text_free(&grid->clean);
}
