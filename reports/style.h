/* How cells look: one table of looks, and the colours of the tiers. */
#ifndef REPORT_STYLE_H
#define REPORT_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <xlsxwriter.h>

struct report;

enum {
	COLOUR_NAVY = 0x1F3864,
	COLOUR_PALE = 0xDCE6F1,
	COLOUR_TEAL = 0x1B7F79,
	COLOUR_BAR = 0x9BD3CE,
	COLOUR_GREY = 0x595959,
	COLOUR_LINE = 0xBFC9D6,
	COLOUR_RED = 0xC0392B,
	COLOUR_AMBER = 0xB45F06,
	COLOUR_ROSE = 0xFBE5E1,
	COLOUR_CREAM = 0xFFF8DC,
	COLOUR_INK = 0x1F4FA8,
};

enum look {
	LOOK_TITLE,     /* the banner of the first sheet */
	LOOK_SUBTITLE,
	LOOK_NOTICE,
	LOOK_FIRM,      /* the firm's name, large */
	LOOK_HEADING,   /* above a block */
	LOOK_SHEET,     /* the title of the other sheets */
	LOOK_HINT,
	LOOK_HEADER,    /* the first row of a table */
	LOOK_LABEL,
	LOOK_VALUE,
	LOOK_DATE,
	LOOK_CARD_LABEL,
	LOOK_CARD_TEXT,
	LOOK_CARD_SCORE,
	LOOK_CARD_EXACT, /* six decimals */
	LOOK_CARD_PERCENT,
	LOOK_PARAGRAPH,
	LOOK_ALARM,      /* a paragraph that must not be overlooked */
	LOOK_TEXT,       /* the cells of a table */
	LOOK_CODE,
	LOOK_GREY,
	LOOK_WARN,       /* a state to mend */
	LOOK_SCORE,
	LOOK_EXACT,
	LOOK_DIFFERENCE, /* with its sign */
	LOOK_WEIGHT,
	LOOK_WEIGHT_FINE, /* with a fraction */
	LOOK_PERCENT,
	LOOK_TABLE_DATE,
	LOOK_NA,
	LOOK_TOTAL_TEXT, /* the last row of a table */
	LOOK_TOTAL_SCORE,
	LOOK_TOTAL_EXACT,
	LOOK_TOTAL_DIFFERENCE,
	LOOK_TOTAL_PERCENT,
	LOOK_INPUT,      /* to be filled in: a text or a choice */
	LOOK_INPUT_NUMBER,
	LOOK_INPUT_DATE,
	LOOK_ASKED,      /* a question, and what helps to answer it */
	LOOK_GUIDE,
	LOOK_OPTION,     /* an item below its question */
	LOOK_EMPTY,      /* a cell of a table with nothing in it */
	LOOK_STATUS,
	LOOK_BANNER,     /* the title of a sheet to fill in */
	LOOK_PROGRESS,
	LOOK_PROGRESS_BAR,
	LOOK_UNSEEN,     /* in a hidden column */
	LOOK_ASKED_NUMBER, /* an answer to look at */
	LOOK_ASKED_DATE,
	LOOK_BAND,       /* a row that begins a pillar */
	LOOK_BAND_SCORE,
	LOOK_BAND_WEIGHT,
	LOOK_TOTAL_WEIGHT,
	LOOKS,
};

/* What a conditional format paints over a cell. */
enum mark {
	MARK_CLOSED, /* need not be answered */
	MARK_DONE,
	MARK_TO_DO,
	MARK_ALARM,
	MARK_CHANGED, /* another answer than the firm's */
	MARK_SAME,
	MARKS,
};

enum { TIER_COLOURS = 5 };

struct style {
	lxw_format *looks[LOOKS];                      /* made when first used */
	lxw_format *badges[TIER_COLOURS], *tags[TIER_COLOURS];
	lxw_format *marks[MARKS];
};

lxw_format *style_of(struct report *r, enum look look);
/* Letter size in points, how much narrower than its column (in characters) a text is, and
 * whether it wraps: what it takes to measure one. */
double style_size(enum look look);
double style_indent(enum look look);
bool style_wraps(enum look look);

lxw_format *style_mark(struct report *r, enum mark mark);

/* A tier's colour by its rank; the cell that shows the firm's tier, and the small one. */
lxw_color_t style_tier_colour(const struct report *r, size_t tier);
lxw_format *style_badge(struct report *r, size_t tier);
lxw_format *style_tag(struct report *r, size_t tier);

#endif
