/* What the blocks of the summary share. */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "sheet.h"

/* The columns: those of the pillar table, over which everything else is laid. The
 * last one holds remarks. */
enum { CODE, NAME, SCORE, EFFECTIVE, LOST, FLOOR, CLAIMED, DIFFERENCE };

lxw_col_t summary_last(const struct sheet *sheet);
/* That before it, with the peers' median, where there are peers. */
lxw_col_t summary_peers_column(const struct sheet *sheet);

/* A row over all columns, or as far as sheet.narrow; the heading of a block, which a page's
 * end does not part from it; a line with a bullet. */
void summary_row(struct sheet *sheet, enum look look, const char *text);
void summary_heading(struct sheet *sheet, const char *text);
void summary_heading_word(struct sheet *sheet, enum word word);
void summary_bullet(struct sheet *sheet, const char *text);

enum word summary_status(enum eca_status status);

/* The set, the firm and the visit; tier, score and what they mean; the profile. */
void summary_who(struct sheet *sheet);
void summary_verdict(struct sheet *sheet);
void summary_profile(struct sheet *sheet);
/* Which tiers the missing answers can still lead to; nothing where that was not asked. */
void summary_possible(struct sheet *sheet);
void summary_compare(struct sheet *sheet);
void summary_pillars(struct sheet *sheet);
/* Where the firm stands among its peers, below the pillars. */
void summary_peers(struct sheet *sheet);

#endif
