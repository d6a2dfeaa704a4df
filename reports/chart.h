/* The charts of the summary. What they draw stands on a hidden sheet. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "sheet.h"

/* The name of the hidden sheet that sheet_chart_data fills, in the first language. */
#define CHART_SHEET "_chart"

/* Where a chart goes: its size in pixels, in the middle between two columns. */
struct chart_place {
	lxw_row_t row;
	lxw_col_t first, last;
	int width, height;
};

/* The firm's pillars against the next tier's floors and the peers' median. Fewer than three
 * make no radar. */
bool chart_radar_fits(const struct report *r);
void chart_radar(struct sheet *sheet, const struct chart_place *place);

/* The overall score above the tiers' thresholds. */
bool chart_scale_fits(const struct report *r);
void chart_scale(struct sheet *sheet, const struct chart_place *place);

/* ---- What charts share ---- */

/* A series over the rows first … last of two columns of the hidden sheet. */
lxw_chart_series *chart_series(const struct report *r, lxw_chart *chart, lxw_col_t labels,
                               lxw_col_t values, lxw_row_t first, lxw_row_t last,
                               const char *name);
/* Axes without ornament; `values`, one of the two, shows the display scale. */
void chart_plain_axes(const struct report *r, lxw_chart *chart, lxw_chart_axis *values);
/* Puts the chart there; `description` says what it shows to those who cannot see it. */
void chart_insert(struct sheet *sheet, lxw_chart *chart, const struct chart_place *place,
                  const char *description);

#endif
