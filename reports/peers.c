/* The firm among its peers: cells, and a sentence for each group. */
#include <math.h>

#include "summary.h"

void report_find_peers(struct report *r, const struct eca_peers *peers)
{
	size_t by;

	r->peers = peers;
	for (by = ECA_BY_SECTOR; peers && by <= ECA_BY_SECTOR_AND_SIZE; by++) {
		size_t count = eca_peers_count(peers, r->result, (enum eca_peers_by)by);

		if (!count)
			continue;
		r->peers_by = (enum eca_peers_by)by;
		r->n_peers = count;
	}
}

bool report_standing(const struct report *r, size_t node, struct eca_standing *standing)
{
	return r->n_peers && eca_peers_find(r->peers, r->result, r->peers_by, node, standing);
}

/* ---- Cells ---- */

bool sheet_has_peers(const struct report *report)
{
	return report->n_peers > 0;
}

static void quartile(struct sheet *sheet, lxw_col_t column, size_t node, size_t number)
{
	struct eca_standing standing;

	if (!report_standing(sheet->report, node, &standing)) {
		sheet_text(sheet, column, LOOK_NA, "–");
		return;
	}
	const double quartiles[] = { standing.q1, standing.median, standing.q3 };

	sheet_score(sheet, column, &(struct eca_score){ quartiles[number], true });
}

void sheet_peers_q1(struct sheet *sheet, lxw_col_t column, size_t node)
{
	quartile(sheet, column, node, 0);
}

void sheet_peers_median(struct sheet *sheet, lxw_col_t column, size_t node)
{
	quartile(sheet, column, node, 1);
}

void sheet_peers_q3(struct sheet *sheet, lxw_col_t column, size_t node)
{
	quartile(sheet, column, node, 2);
}

void sheet_percentile(struct sheet *sheet, lxw_col_t column, size_t node)
{
	struct eca_standing standing;

	if (report_standing(sheet->report, node, &standing) && standing.ranked)
		sheet_number(sheet, column, LOOK_WEIGHT, floor(standing.percentile + 0.5));
	else
		sheet_text(sheet, column, LOOK_NA, "–");
}

/* ---- Sentences ---- */

/* "45.0 – 60.2 – 71.5" */
static void say_quartiles(const struct report *r, const struct eca_standing *standing,
                          struct text *out)
{
	char q1[SAY_SIZE], median[SAY_SIZE], q3[SAY_SIZE];

	text_fill(out, "{1} – {2} – {3}", say_score(r, standing->q1, q1),
	          say_score(r, standing->median, median), say_score(r, standing->q3, q3), NULL);
}

static const char *option_text(const struct report *r, const char *field)
{
	size_t question = eca_find_question(r->model, field);

	return say_option(r, &r->model->questions[question],
	                  (size_t)r->result->answers[question].number);
}

static void group_sentence(struct sheet *sheet, enum eca_peers_by by)
{
	const struct report *r = sheet->report;
	bool sized = by == ECA_BY_SECTOR_AND_SIZE;
	size_t count = eca_peers_count(r->peers, r->result, by);
	struct eca_standing standing;
	char firms[SAY_SIZE], rank[SAY_SIZE];
	struct text line = { 0 }, quartiles = { 0 };

	if (!count || !eca_peers_find(r->peers, r->result, by, r->model->overall, &standing) ||
	    !standing.ranked)
		return;
	say_quartiles(r, &standing, &quartiles);
	text_fill(&line, say_word(r, sized ? W_AMONG_SECTOR_AND_SIZE : W_AMONG_SECTOR),
	          say_count(r, count, firms), option_text(r, "sector"),
	          sized ? option_text(r, "size") : "", text_string(&quartiles),
	          say_number(r, floor(standing.percentile + 0.5), rank), NULL);
	summary_bullet(sheet, text_string(&line));
	text_free(&line);
	text_free(&quartiles);
}

void summary_peers(struct sheet *sheet)
{
	if (!sheet_has_peers(sheet->report))
		return;
	sheet_gap(sheet, 4);
	group_sentence(sheet, ECA_BY_SECTOR);
	group_sentence(sheet, ECA_BY_SECTOR_AND_SIZE);
}
