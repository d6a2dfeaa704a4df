#include "style.h"

#include <stdio.h>
#include <string.h>

#include "sheet.h"

enum number {
	GENERAL, SCORE, EXACT, DIFFERENCE, PERCENT, WHOLE, FRACTION, DATE, SHARE, AS_TYPED, UNSEEN,
};

enum flag {
	BOLD = 1,
	ITALIC = 2,
	WRAP = 4,
	CENTRE = 8,
	RIGHT = 16,
	BOX = 32,   /* thin lines around */
	TOP = 64,   /* text at the top of its cell; else in the middle */
	UNDER = 128, /* a strong line below */
	INDENT = 256,
	DEEP = 1024, /* indented more */
	OPEN = 512, /* may be edited on a locked sheet */
};

#define INDENT_WIDTH 1.3

static const struct {
	double size;
	unsigned flags;
	int colour, fill; /* fill 0: none */
	enum number number;
} looks[LOOKS] = {
	[LOOK_TITLE] = { 18, BOLD | INDENT, 0xFFFFFF, COLOUR_NAVY, GENERAL },
	[LOOK_SUBTITLE] = { 11, WRAP | INDENT, 0xFFFFFF, COLOUR_NAVY, GENERAL },
	[LOOK_NOTICE] = { 9, ITALIC | WRAP | INDENT, COLOUR_GREY, COLOUR_PALE, GENERAL },
	[LOOK_FIRM] = { 16, BOLD | WRAP, COLOUR_NAVY, 0, GENERAL },
	[LOOK_HEADING] = { 12, BOLD | UNDER, COLOUR_NAVY, 0, GENERAL },
	[LOOK_SHEET] = { 14, BOLD, COLOUR_NAVY, 0, GENERAL },
	[LOOK_HINT] = { 9, ITALIC | TOP, COLOUR_GREY, 0, GENERAL },
	[LOOK_HEADER] = { 10, BOLD | WRAP | CENTRE | BOX, 0xFFFFFF, COLOUR_NAVY, GENERAL },
	[LOOK_LABEL] = { 10, WRAP | TOP, COLOUR_GREY, 0, GENERAL },
	[LOOK_VALUE] = { 10, WRAP | TOP, 0, 0, GENERAL },
	[LOOK_DATE] = { 10, TOP, 0, 0, DATE },
	[LOOK_CARD_LABEL] = { 9, CENTRE, COLOUR_GREY, COLOUR_PALE, GENERAL },
	[LOOK_CARD_TEXT] = { 12, BOLD | CENTRE | WRAP, COLOUR_NAVY, COLOUR_PALE, GENERAL },
	[LOOK_CARD_SCORE] = { 22, BOLD | CENTRE, COLOUR_NAVY, COLOUR_PALE, SCORE },
	[LOOK_CARD_EXACT] = { 14, BOLD | CENTRE, COLOUR_NAVY, COLOUR_PALE, EXACT },
	[LOOK_CARD_PERCENT] = { 22, BOLD | CENTRE, COLOUR_NAVY, COLOUR_PALE, PERCENT },
	[LOOK_PARAGRAPH] = { 10, WRAP | TOP, 0, 0, GENERAL },
	[LOOK_ALARM] = { 10, WRAP | INDENT, COLOUR_RED, COLOUR_ROSE, GENERAL },
	[LOOK_TEXT] = { 10, WRAP | BOX, 0, 0, GENERAL },
	[LOOK_CODE] = { 10, BOLD | WRAP | CENTRE | BOX, COLOUR_NAVY, COLOUR_PALE, GENERAL },
	[LOOK_GREY] = { 9, WRAP | BOX, COLOUR_GREY, 0, GENERAL },
	[LOOK_WARN] = { 10, WRAP | BOX, COLOUR_AMBER, 0, GENERAL },
	[LOOK_SCORE] = { 10, RIGHT | BOX, 0, 0, SCORE },
	[LOOK_EXACT] = { 9, RIGHT | BOX, 0, 0, EXACT },
	[LOOK_DIFFERENCE] = { 10, RIGHT | BOX, 0, 0, DIFFERENCE },
	[LOOK_WEIGHT] = { 10, RIGHT | BOX, 0, 0, WHOLE },
	[LOOK_WEIGHT_FINE] = { 10, RIGHT | BOX, 0, 0, FRACTION },
	[LOOK_PERCENT] = { 10, RIGHT | BOX, 0, 0, PERCENT },
	[LOOK_TABLE_DATE] = { 10, CENTRE | BOX, 0, 0, DATE },
	[LOOK_NA] = { 10, CENTRE | BOX, COLOUR_GREY, 0, GENERAL },
	[LOOK_TOTAL_TEXT] = { 10, BOLD | WRAP | BOX, COLOUR_NAVY, COLOUR_PALE, GENERAL },
	[LOOK_TOTAL_SCORE] = { 10, BOLD | RIGHT | BOX, COLOUR_NAVY, COLOUR_PALE, SCORE },
	[LOOK_TOTAL_EXACT] = { 9, BOLD | RIGHT | BOX, COLOUR_NAVY, COLOUR_PALE, EXACT },
	[LOOK_TOTAL_DIFFERENCE] = { 10, BOLD | RIGHT | BOX, COLOUR_NAVY, COLOUR_PALE, DIFFERENCE },
	[LOOK_TOTAL_PERCENT] = { 10, BOLD | RIGHT | BOX, COLOUR_NAVY, COLOUR_PALE, PERCENT },
	[LOOK_INPUT] = { 10, WRAP | BOX | OPEN | INDENT, COLOUR_INK, COLOUR_CREAM, AS_TYPED },
	[LOOK_INPUT_NUMBER] = { 10, BOX | OPEN | INDENT, COLOUR_INK, COLOUR_CREAM, GENERAL },
	[LOOK_INPUT_DATE] = { 10, BOX | OPEN | INDENT, COLOUR_INK, COLOUR_CREAM, DATE },
	[LOOK_ASKED] = { 10, WRAP | BOX | INDENT, 0, 0, GENERAL },
	[LOOK_GUIDE] = { 9, WRAP | BOX | INDENT, COLOUR_GREY, 0, GENERAL },
	[LOOK_OPTION] = { 10, WRAP | BOX | DEEP, 0, 0, GENERAL },
	[LOOK_EMPTY] = { 10, BOX, 0, 0, GENERAL },
	[LOOK_STATUS] = { 9, WRAP | CENTRE | BOX, COLOUR_GREY, 0, GENERAL },
	[LOOK_BANNER] = { 15, BOLD | WRAP | INDENT, 0xFFFFFF, COLOUR_NAVY, GENERAL },
	[LOOK_PROGRESS] = { 11, BOLD | WRAP | INDENT, COLOUR_NAVY, COLOUR_PALE, GENERAL },
	[LOOK_PROGRESS_BAR] = { 11, BOLD | CENTRE | BOX, COLOUR_NAVY, 0xFFFFFF, SHARE },
	[LOOK_UNSEEN] = { 10, 0, 0, 0, UNSEEN },
	[LOOK_ASKED_NUMBER] = { 10, BOX | INDENT, 0, 0, GENERAL },
	[LOOK_ASKED_DATE] = { 10, BOX | INDENT, 0, 0, DATE },
	[LOOK_BAND] = { 10, BOLD | WRAP | BOX, 0xFFFFFF, COLOUR_NAVY, GENERAL },
	[LOOK_BAND_WEIGHT] = { 10, BOLD | RIGHT | BOX, 0xFFFFFF, COLOUR_NAVY, GENERAL },
	[LOOK_TOTAL_WEIGHT] = { 10, BOLD | RIGHT | BOX, COLOUR_NAVY, COLOUR_PALE, GENERAL },
	[LOOK_BAND_SCORE] = { 10, BOLD | RIGHT | BOX, 0xFFFFFF, COLOUR_NAVY, SCORE },
};

static const struct {
	int colour, fill; /* fill 0: none */
	bool bold;
} marks[MARKS] = {
	[MARK_CLOSED] = { 0xA6A6A6, 0xEFEFEF, false },
	[MARK_DONE] = { 0x1E8449, 0, false },
	[MARK_TO_DO] = { COLOUR_AMBER, 0, false },
	[MARK_ALARM] = { COLOUR_RED, COLOUR_ROSE, true },
	[MARK_CHANGED] = { COLOUR_INK, 0xD5EFEC, true },
	[MARK_SAME] = { 0x1E8449, 0xE3F4E8, true },
};

static const struct {
	int fill, letters;
} tiers[TIER_COLOURS] = {
	{ 0xC0392B, 0xFFFFFF }, { 0xE67E22, 0xFFFFFF }, { 0xF1C40F, 0x3A2F00 },
	{ 0x2E86C1, 0xFFFFFF }, { 0x1E8449, 0xFFFFFF },
};

static lxw_format *new_format(struct report *r, double size, int colour)
{
	lxw_format *format = workbook_add_format(r->book);

	format_set_font_name(format, "Calibri");
	format_set_font_size(format, size);
	format_set_font_color(format, (lxw_color_t)colour);
	return format;
}

static void set_box(lxw_format *format)
{
	format_set_border(format, LXW_BORDER_THIN);
	format_set_border_color(format, COLOUR_LINE);
}

static void set_flags(lxw_format *format, unsigned flags)
{
	if (flags & BOLD)
		format_set_bold(format);
	if (flags & ITALIC)
		format_set_italic(format);
	if (flags & WRAP)
		format_set_text_wrap(format);
	if (flags & CENTRE)
		format_set_align(format, LXW_ALIGN_CENTER);
	else
		format_set_align(format, flags & RIGHT ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
	if (flags & (INDENT | DEEP))
		format_set_indent(format, flags & DEEP ? 3 : 1);
	format_set_align(format, flags & TOP ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
	if (flags & BOX)
		set_box(format);
	if (flags & OPEN)
		format_set_unlocked(format);
	if (flags & UNDER) {
		format_set_bottom(format, LXW_BORDER_MEDIUM);
		format_set_bottom_color(format, COLOUR_TEAL);
	}
}

static const char *const locales[] = {
	[TONGUE_VI] = "[$-42A]", [TONGUE_EN] = "[$-409]", [TONGUE_FR] = "[$-40C]",
};
static const char zeros[] = ".000000";

/* A number with so many decimals and further ones if need be, before `sign`. The
 * language makes programs that follow the document's language print its decimal
 * mark; "_0" keeps a number on the right a digit's width from the border. */
static void set_decimals(const struct report *r, lxw_format *format, int decimals,
                         const char *sign)
{
	char pattern[64];
	int shown = decimals ? decimals + 1 : 0;

	snprintf(pattern, sizeof(pattern), "%s0%.*s%s", locales[r->tongue], shown, zeros, sign);
	format_set_num_format(format, pattern);
}

/* "+1.5", "-1.5", "0.0". */
static void set_signed(const struct report *r, lxw_format *format)
{
	int decimals = r->model->display_decimals, shown = decimals ? decimals + 1 : 0;
	char pattern[96];

	snprintf(pattern, sizeof(pattern), "%s+0%.*s_0;%s-0%.*s_0;%s0%.*s_0", locales[r->tongue],
	         shown, zeros, locales[r->tongue], shown, zeros, locales[r->tongue], shown, zeros);
	format_set_num_format(format, pattern);
}

static void set_number(const struct report *r, lxw_format *format, enum number number,
                       unsigned flags)
{
	const char *margin = flags & RIGHT ? "_0" : "";

	switch (number) {
	case GENERAL:
		break;
	case SCORE:
		set_decimals(r, format, r->model->display_decimals, margin);
		break;
	case DIFFERENCE:
		set_signed(r, format);
		break;
	case EXACT:
		set_decimals(r, format, 6, margin);
		break;
	case PERCENT:
		set_decimals(r, format, 1, *margin ? "%_0" : "%");
		break;
	case WHOLE:
		set_decimals(r, format, 0, margin);
		break;
	case FRACTION:
		set_decimals(r, format, 1, "###_0");
		break;
	case SHARE:
		set_decimals(r, format, 0, "%");
		break;
	case UNSEEN:
		format_set_num_format(format, ";;;");
		break;
	case AS_TYPED:
		format_set_num_format(format, "@");
		break;
	case DATE:
		format_set_num_format(format, r->tongue == TONGUE_EN ? "yyyy-mm-dd" : "dd/mm/yyyy");
		break;
	}
}

lxw_format *style_of(struct report *r, enum look look)
{
	lxw_format *format = r->style.looks[look];

	if (format)
		return format;
	format = new_format(r, looks[look].size, looks[look].colour);
	set_flags(format, looks[look].flags);
	if (looks[look].fill)
		format_set_bg_color(format, (lxw_color_t)looks[look].fill);
	set_number(r, format, looks[look].number, looks[look].flags);
	r->style.looks[look] = format;
	return format;
}

double style_size(enum look look)
{
	return looks[look].size;
}

double style_indent(enum look look)
{
	if (looks[look].flags & DEEP)
		return 3 * INDENT_WIDTH;
	return looks[look].flags & INDENT ? INDENT_WIDTH : 0;
}

bool style_wraps(enum look look)
{
	return looks[look].flags & WRAP;
}

lxw_format *style_mark(struct report *r, enum mark mark)
{
	lxw_format **format = &r->style.marks[mark];

	if (*format)
		return *format;
	*format = workbook_add_format(r->book);
	format_set_font_color(*format, (lxw_color_t)marks[mark].colour);
	if (marks[mark].bold)
		format_set_bold(*format);
	if (marks[mark].fill)
		format_set_bg_color(*format, (lxw_color_t)marks[mark].fill);
	return *format;
}

/* Tiers of any number share the palette: the lowest is red, the highest green. */
static size_t tier_rank(const struct report *r, size_t tier)
{
	size_t last = r->model->n_tiers - 1;

	return last ? (tier * (TIER_COLOURS - 1) + last / 2) / last : TIER_COLOURS - 1;
}

lxw_color_t style_tier_colour(const struct report *r, size_t tier)
{
	return (lxw_color_t)tiers[tier_rank(r, tier)].fill;
}

static lxw_format *tier_format(struct report *r, size_t tier, double size)
{
	size_t rank = tier_rank(r, tier);
	lxw_format *format = new_format(r, size, tiers[rank].letters);

	set_flags(format, BOLD | WRAP | CENTRE);
	format_set_bg_color(format, (lxw_color_t)tiers[rank].fill);
	return format;
}

lxw_format *style_badge(struct report *r, size_t tier)
{
	lxw_format **badge = &r->style.badges[tier_rank(r, tier)];

	if (!*badge)
		*badge = tier_format(r, tier, 15);
	return *badge;
}

lxw_format *style_tag(struct report *r, size_t tier)
{
	lxw_format **tag = &r->style.tags[tier_rank(r, tier)];

	if (!*tag) {
		*tag = tier_format(r, tier, 10);
		set_box(*tag);
	}
	return *tag;
}
