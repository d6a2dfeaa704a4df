#include "page.h"

#include <string.h>

#include "buf.h"
#include "table.h"

enum { STEP = 2, GAP = 2, POINTS = 10, WEIGHT = 9, PRODUCT = 17, TEXT_LEAST = 18, PLACE = 44 };
enum { LINES_MAX = 999, NUMBER_MAX = 40 };

static size_t left_of(const struct page *page, size_t others)
{
	return page->width > others + TEXT_LEAST ? page->width - others : TEXT_LEAST;
}

static struct table *words_table(const struct page *page, const char *heading)
{
	size_t place = page->width / 2 < PLACE ? page->width / 2 : PLACE;
	const struct table_column columns[] = {
		{ .title = heading,
		  .least = TEXT_LEAST,
		  .most = left_of(page, place + GAP),
		  .lines = LINES_MAX,
		  .wide = true },
		{ .title = "", .least = 12, .most = page->width / 2, .lines = LINES_MAX },
	};

	return table_new(columns, 2, page->width, page->colour, page->out);
}

static struct table *text_table(const struct page *page, const char *heading)
{
	const struct table_column column = {
		.title = heading, .least = TEXT_LEAST, .most = page->width, .lines = LINES_MAX, .wide = true,
	};

	return table_new(&column, 1, page->width, page->colour, page->out);
}

static struct table *sums_table(const struct page *page, const char *heading)
{
	const struct table_column columns[] = {
		{ .title = heading,
		  .least = TEXT_LEAST,
		  .most = left_of(page, POINTS + WEIGHT + PRODUCT + 3 * GAP),
		  .lines = LINES_MAX,
		  .wide = true },
		{ .title = say_word(page->say, W_POINTS),
		  .least = POINTS, .most = NUMBER_MAX, .right = true },
		{ .title = say_word(page->say, W_WEIGHT),
		  .least = WEIGHT, .most = NUMBER_MAX, .right = true },
		{ .title = say_word(page->say, W_PRODUCT),
		  .least = PRODUCT, .most = NUMBER_MAX, .right = true },
	};

	return table_new(columns, 4, page->width, page->colour, page->out);
}

static struct table *new_table(const struct page *page, enum page_kind kind, const char *heading)
{
	switch (kind) {
	case PAGE_TEXT: return text_table(page, heading);
	case PAGE_WORDS: return words_table(page, heading);
	default: return sums_table(page, heading);
	}
}

void page_begin(struct page *page, enum page_kind kind, const char *heading)
{
	if (page->begun)
		eca_output_write(page->out, "\n", 1);
	page->begun = true;
	page->kind = kind;
	page->table = new_table(page, kind, heading);
}

void page_end(struct page *page)
{
	table_end(page->table);
	page->table = NULL;
}

static void add_place(const struct page *page, const struct eca_place *at, struct buf *buf)
{
	size_t length = strlen(page->folder);
	bool inside = !strncmp(at->file, page->folder, length);

	buf_format(buf, "%s%s:%d", inside ? page->shown : "", at->file + (inside ? length : 0),
	           at->line);
}

static void put(struct page *page, size_t depth, const char *text, const struct eca_place *at,
                const struct page_sum *sum, const char *colour)
{
	struct table_cell cells[4] = { { .text = NULL } };
	struct buf line = { 0 }, place = { 0 };

	buf_format(&line, "%*s%s", (int)(STEP * depth), "", text);
	if (at)
		add_place(page, at, &place);
	if (at && page->kind != PAGE_WORDS)
		buf_format(&line, "%s%s", *text ? "  " : "", buf_string(&place));
	cells[0] = (struct table_cell){ buf_string(&line), colour };
	if (page->kind == PAGE_WORDS) {
		cells[1] = (struct table_cell){ buf_string(&place), "2" };
	} else if (sum && page->kind == PAGE_SUMS) {
		cells[1].text = sum->points;
		cells[2].text = sum->weight;
		cells[3].text = sum->product;
	}
	table_row(page->table, cells);
	buf_free(&line);
	buf_free(&place);
}

void page_line(struct page *page, size_t depth, const char *text, const struct eca_place *at,
               const struct page_sum *sum)
{
	put(page, depth, text, at, sum, NULL);
}

void page_alarm(struct page *page, size_t depth, const char *text, const struct eca_place *at)
{
	put(page, depth, text, at, NULL, "31");
}

void page_place(struct page *page, size_t depth, const struct eca_place *at)
{
	put(page, depth, "", at, NULL, "2");
}
