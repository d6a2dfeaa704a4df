/* The summary's tables: the pillars, and the self-assessment beside the site visit. */
#include "summary.h"

enum { OVERRATED_SHOWN = 3 };

static void pillar_header(struct sheet *sheet)
{
	static const enum word titles[] = {
		[CODE] = W_CODE,           [NAME] = W_PILLAR, [SCORE] = W_SCORE,
		[EFFECTIVE] = W_EFFECTIVE, [LOST] = W_LOST,   [FLOOR] = W_FLOOR,
	};
	size_t i;

	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		sheet_word(sheet, (lxw_col_t)i, LOOK_HEADER, titles[i]);
	if (sheet->report->claimed) {
		sheet_word(sheet, SCORE, LOOK_HEADER, W_VERIFIED);
		sheet_word(sheet, CLAIMED, LOOK_HEADER, W_CLAIMED);
		sheet_word(sheet, DIFFERENCE, LOOK_HEADER, W_DIFFERENCE);
	}
	if (sheet_has_peers(sheet->report))
		sheet_word(sheet, summary_peers_column(sheet), LOOK_HEADER, W_PEERS_MEDIAN);
	sheet_word(sheet, summary_last(sheet), LOOK_HEADER, W_REMARK);
	sheet_next(sheet);
}

static void remark(const struct report *r, size_t pillar, struct text *out)
{
	size_t node = r->model->first_pillar + pillar;
	const struct eca_score *score = &r->result->scores[node];
	const struct eca_text *note = r->facts.notes[node];

	if (r->facts.floors[pillar] > 0 && score->known && score->points < r->facts.floors[pillar])
		text_add(out, say_word(r, W_BELOW_FLOOR));
	if (r->result->thin[pillar]) {
		text_add(out, out->length ? "; " : "");
		text_add(out, say_word(r, W_THIN));
	}
	if (note) {
		text_add(out, out->length ? "; " : "");
		text_add(out, say_text(r, note));
	}
}

static void floor_cell(struct sheet *sheet, size_t pillar)
{
	const struct report *r = sheet->report;
	struct eca_score floor = { r->facts.floors[pillar], r->facts.floors[pillar] > 0 };

	if (floor.known)
		sheet_score(sheet, FLOOR, &floor);
	else
		sheet_text(sheet, FLOOR, LOOK_NA, "–");
}

static void pillar_row(struct sheet *sheet, size_t pillar)
{
	const struct report *r = sheet->report;
	size_t node = r->model->first_pillar + pillar;
	struct text text = { 0 };
	char code[SAY_SIZE];

	sheet_text(sheet, CODE, LOOK_CODE, say_short(r, pillar, code));
	sheet_text(sheet, NAME, LOOK_TEXT, say_node(r, node));
	sheet_node_score(sheet, SCORE, node);
	sheet_define(sheet, "p_", r->model->nodes[node].id, sheet->row, SCORE);
	sheet_share(sheet, EFFECTIVE, node);
	sheet_lost(sheet, LOST, node);
	floor_cell(sheet, pillar);
	if (r->claimed) {
		sheet_claimed(sheet, CLAIMED, node);
		sheet_difference(sheet, DIFFERENCE, node);
	}
	if (sheet_has_peers(r))
		sheet_peers_median(sheet, summary_peers_column(sheet), node);
	remark(r, pillar, &text);
	sheet_text(sheet, summary_last(sheet), LOOK_WARN, text_string(&text));
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
	text_free(&text);
}

static void claimed_total(struct sheet *sheet, double claimed, double verified)
{
	double scale = sheet->report->model->display_max / 100;

	sheet_number(sheet, CLAIMED, LOOK_TOTAL_SCORE, claimed * scale);
	sheet_number(sheet, DIFFERENCE, LOOK_TOTAL_DIFFERENCE, (claimed - verified) * scale);
}

static void pillar_total(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_score *score = &r->result->scores[r->model->overall];
	struct eca_standing standing;
	lxw_col_t i;

	if (!score->known)
		return;
	for (i = 0; i <= summary_last(sheet); i++)
		sheet_blank(sheet, i, LOOK_TOTAL_TEXT);
	sheet_word(sheet, NAME, LOOK_TOTAL_TEXT, W_OVERALL_SCORE);
	sheet_number(sheet, SCORE,
	             r->facts.exact[r->model->overall] ? LOOK_TOTAL_EXACT : LOOK_TOTAL_SCORE,
	             score->points * r->model->display_max / 100);
	sheet_number(sheet, LOST, LOOK_TOTAL_SCORE,
	             (100 - score->points) * r->model->display_max / 100);
	if (r->claimed && r->claimed->scores[r->model->overall].known)
		claimed_total(sheet, r->claimed->scores[r->model->overall].points, score->points);
	if (report_standing(r, r->model->overall, &standing))
		sheet_number(sheet, summary_peers_column(sheet), LOOK_TOTAL_SCORE,
		             standing.median * r->model->display_max / 100);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

void summary_pillars(struct sheet *sheet)
{
	lxw_row_t first;
	size_t i;

	summary_heading_word(sheet, W_PILLARS);
	pillar_header(sheet);
	first = sheet->row;
	for (i = 0; i < sheet->report->model->n_pillars; i++)
		pillar_row(sheet, i);
	sheet_bars(sheet, SCORE, first, sheet->row - 1);
	pillar_total(sheet);
	summary_peers(sheet);
}

/* ---- Claimed and verified ------------------------------------------------------------ */

static const char *tier_or_status(const struct report *r, const struct eca_result *result)
{
	if (result->tier != ECA_NONE)
		return say_text(r, &r->model->tiers[result->tier].name);
	return say_word(r, summary_status(result->status));
}

static void tier_cells(struct sheet *sheet, lxw_col_t first, lxw_col_t last,
                       const struct eca_result *result)
{
	if (result->tier == ECA_NONE)
		sheet_wide(sheet, first, last, LOOK_TEXT, tier_or_status(sheet->report, result));
	else
		sheet_wide_format(sheet, first, last, style_tag(sheet->report, result->tier), 10,
		                  tier_or_status(sheet->report, result));
}

static void compare_row(struct sheet *sheet, enum word who, const struct eca_result *result)
{
	const struct report *r = sheet->report;

	sheet_wide(sheet, CODE, NAME, LOOK_TEXT, say_word(r, who));
	sheet_score(sheet, SCORE, &result->scores[r->model->overall]);
	sheet_number(sheet, EFFECTIVE, LOOK_PERCENT, result->completeness);
	if (result->assessment->dated)
		sheet_date(sheet, LOST, LOOK_TABLE_DATE, result->assessment->assessed_on);
	else
		sheet_text(sheet, LOST, LOOK_NA, "–");
	tier_cells(sheet, FLOOR, summary_last(sheet), result);
	sheet_at_least(sheet, 18);
	sheet_next(sheet);
}

/* By how many points what was claimed of a question exceeds what was found. */
static double overrated(const struct report *r, size_t node)
{
	const struct eca_score *claimed = &r->claimed->scores[node], *found = &r->result->scores[node];

	return claimed->known && found->known ? claimed->points - found->points : 0;
}

/* The most overrated questions, and of equal ones that of the greater weight in the
 * whole; comes back with their number. */
static size_t find_overrated(const struct report *r, size_t most[OVERRATED_SHOWN])
{
	const struct eca_share *shares = r->facts.shares;
	size_t node, i, count = 0;

	for (node = 0; node < r->model->first_criterion; node++) {
		double points = overrated(r, node);

		if (points <= 0)
			continue;
		for (i = count; i > 0; i--) {
			double before = overrated(r, most[i - 1]);

			if (before > points ||
			    (before == points && shares[most[i - 1]].weight >= shares[node].weight))
				break;
			if (i < OVERRATED_SHOWN)
				most[i] = most[i - 1];
		}
		if (i < OVERRATED_SHOWN)
			most[i] = node;
		count += count < OVERRATED_SHOWN;
	}
	return count;
}

static void say_overrated(struct sheet *sheet, size_t node)
{
	const struct report *r = sheet->report;
	char claimed[SAY_SIZE], found[SAY_SIZE];
	struct text text = { 0 };

	text_fill(&text, say_word(r, W_OVERRATED), say_node(r, node),
	          say_score(r, r->claimed->scores[node].points, claimed),
	          say_score(r, r->result->scores[node].points, found), NULL);
	summary_bullet(sheet, text_string(&text));
	text_free(&text);
}

/* Where the firm overrates itself most. */
static void overrating(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	double points = overrated(r, r->model->overall);
	size_t most[OVERRATED_SHOWN], count = find_overrated(r, most), i;
	struct text text = { 0 };
	char number[SAY_SIZE];

	if (!count)
		return;
	sheet_gap(sheet, 4);
	text_fill(&text, say_word(r, points > 0 ? W_OVERRATES : W_UNDERRATES),
	          say_score(r, points > 0 ? points : 0, number), NULL);
	summary_row(sheet, LOOK_PARAGRAPH, text_string(&text));
	for (i = 0; i < count; i++)
		say_overrated(sheet, most[i]);
	text_free(&text);
}

void summary_compare(struct sheet *sheet)
{
	const struct report *r = sheet->report;

	if (!r->claimed)
		return;
	summary_heading_word(sheet, W_CLAIMED_AND_VERIFIED);
	sheet_wide(sheet, CODE, NAME, LOOK_HEADER, say_word(r, W_SOURCE));
	sheet_word(sheet, SCORE, LOOK_HEADER, W_OVERALL_SCORE);
	sheet_word(sheet, EFFECTIVE, LOOK_HEADER, W_COMPLETENESS);
	sheet_word(sheet, LOST, LOOK_HEADER, W_ASSESSED_ON);
	sheet_wide(sheet, FLOOR, summary_last(sheet), LOOK_HEADER, say_word(r, W_TIER));
	sheet_next(sheet);
	compare_row(sheet, W_SOURCE_SELF, r->claimed);
	compare_row(sheet, W_SOURCE_VISIT, r->result);
	overrating(sheet);
}
