/* The summary of an incomplete assessment: the tiers it can still come to. */
#include "summary.h"

enum { DECIDING_SHOWN = 6 };

static const char *tier_name(const struct report *r, size_t tier)
{
	return say_text(r, &r->model->tiers[tier].name);
}

static void deciding_questions(struct sheet *sheet, const struct eca_interval *possible)
{
	const struct report *r = sheet->report;
	size_t i;

	if (possible->n_deciding)
		summary_row(sheet, LOOK_PARAGRAPH, say_word(r, W_DECIDING));
	for (i = 0; i < possible->n_deciding && i < DECIDING_SHOWN; i++)
		summary_bullet(sheet, say_text(r, &r->model->questions[possible->deciding[i]].text));
}

void summary_possible(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	const struct eca_interval *possible = r->result->possible;
	struct text text = { 0 };

	if (!possible || possible->lowest == ECA_NONE)
		return;
	summary_heading_word(sheet, W_POSSIBLE);
	if (possible->lowest == possible->highest)
		text_fill(&text, say_word(r, W_POSSIBLE_ONE), tier_name(r, possible->lowest), NULL);
	else
		text_fill(&text, say_word(r, W_POSSIBLE_RANGE), tier_name(r, possible->lowest),
		          tier_name(r, possible->highest), NULL);
	text_add(&text, possible->exact ? "" : say_word(r, W_POSSIBLE_TRIED));
	summary_row(sheet, LOOK_PARAGRAPH, text_string(&text));
	deciding_questions(sheet, possible);
	text_free(&text);
}
