/* A receipt's page: blocks of lines as wide as the terminal, each line with the place of
 * its rule, and in a block of sums also with points, weight and their product. */
#ifndef ECA_CLI_PAGE_H
#define ECA_CLI_PAGE_H

#include "eca.h"
#include "reports/say.h"

enum page_kind {
	PAGE_TEXT,  /* text alone; the place stands behind it */
	PAGE_WORDS, /* text, and the place on the right */
	PAGE_SUMS,  /* text, and three columns of numbers; the place stands behind the text */
};

struct page {
	struct eca_output *out;
	const struct report *say; /* for the columns' titles */
	const char *folder;       /* the set's, as the model has it */
	const char *shown;        /* what stands for it in places */
	size_t width;
	bool colour;
	enum page_kind kind; /* of the block */
	struct table *table;
	bool begun; /* something stands on the page */
};

/* What stands in the columns of a line; "" or NULL for nothing. */
struct page_sum {
	const char *points, *weight, *product;
};

/* A block, with an empty line before it. `heading` must live until its end. */
void page_begin(struct page *page, enum page_kind kind, const char *heading);
void page_end(struct page *page);

/* A line so many steps to the right. `at` and `sum` may be NULL; a sum only in a block
 * of sums. */
void page_line(struct page *page, size_t depth, const char *text, const struct eca_place *at,
               const struct page_sum *sum);
/* The same in red. */
void page_alarm(struct page *page, size_t depth, const char *text, const struct eca_place *at);
/* The place alone, as a line of its own. */
void page_place(struct page *page, size_t depth, const struct eca_place *at);

#endif
