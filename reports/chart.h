/* The charts of the summary, each put into the middle of the current row, `width` by
 * `height` pixels large. What they draw stands on a hidden sheet. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "sheet.h"

/* The name of the hidden sheet that sheet_chart_data fills, in the first language. */
#define CHART_SHEET "_chart"

/* The firm's pillars against the next tier's floors. Fewer than three make no radar. */
bool chart_radar_fits(const struct report *r);
enum word chart_radar_title(const struct report *r);
void chart_radar(struct sheet *sheet, int width, int height);

/* The overall score above the tiers' thresholds. */
bool chart_scale_fits(const struct report *r);
void chart_scale(struct sheet *sheet, int width, int height);

/* Sets the axes of any of these charts; `values` is the one with the scores. */
void chart_axes(const struct report *r, lxw_chart *chart, lxw_chart_axis *values);

#endif
