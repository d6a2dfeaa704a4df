/* The terms of the report and what they mean: those that this report uses. */
#include "method.h"

static bool has_gates(const struct report *r)
{
	return r->model->n_gates > 0;
}

static bool has_grades(const struct report *r)
{
	return r->model->n_grades > 0;
}

static const struct {
	struct term term;
	bool (*used)(const struct report *report); /* NULL: always */
} terms[] = {
	{ { W_PILLAR, W_TERM_PILLAR }, NULL },
	{ { W_CRITERION, W_TERM_CRITERION }, NULL },
	{ { W_QUESTION, W_TERM_QUESTION }, NULL },
	{ { W_WEIGHT, W_TERM_WEIGHT }, NULL },
	{ { W_EFFECTIVE, W_TERM_EFFECTIVE }, NULL },
	{ { W_LOST, W_TERM_LOST }, NULL },
	{ { W_TIER, W_TERM_TIER }, NULL },
	{ { W_THRESHOLD, W_TERM_THRESHOLD }, NULL },
	{ { W_FLOOR_ALONE, W_TERM_FLOOR }, NULL },
	{ { W_GATE, W_TERM_GATE }, has_gates },
	{ { W_CAP, W_TERM_CAP }, has_gates },
	{ { W_NA_BOTH, W_TERM_NA }, NULL },
	{ { W_NO_DATA, W_TERM_NO_DATA }, NULL },
	{ { W_COMPLETENESS, W_TERM_COMPLETENESS }, NULL },
	{ { W_EVIDENCE, W_TERM_EVIDENCE }, has_grades },
	{ { W_SOURCE_SELF, W_TERM_SELF }, NULL },
	{ { W_SOURCE_VISIT, W_TERM_VISIT }, NULL },
	{ { W_PEERS, W_TERM_PEERS }, sheet_has_peers },
	{ { W_QUARTILES, W_TERM_QUARTILES }, sheet_has_peers },
	{ { W_PERCENTILE, W_TERM_PERCENTILE }, sheet_has_peers },
	{ { W_SHA256, W_TERM_SHA256 }, NULL },
};

_Static_assert(sizeof(terms) / sizeof(terms[0]) <= GLOSSARY_MOST, "room for every term");

size_t glossary_terms(const struct report *r, struct term out[GLOSSARY_MOST])
{
	size_t i, count = 0;

	for (i = 0; i < sizeof(terms) / sizeof(terms[0]); i++)
		if (!terms[i].used || terms[i].used(r))
			out[count++] = terms[i].term;
	return count;
}

void method_glossary(struct sheet *sheet)
{
	const struct report *r = sheet->report;
	struct term used[GLOSSARY_MOST];
	size_t i, count = glossary_terms(r, used);

	method_heading(sheet, W_GLOSSARY);
	sheet_word(sheet, NAME, LOOK_HEADER, W_TERM);
	sheet_wide(sheet, NUMBER, TEXT, LOOK_HEADER, say_word(r, W_MEANING));
	sheet_next(sheet);
	for (i = 0; i < count; i++) {
		sheet_word(sheet, NAME, LOOK_TEXT, used[i].term);
		sheet_wide(sheet, NUMBER, TEXT, LOOK_TEXT, say_word(r, used[i].meaning));
		sheet_at_least(sheet, 18);
		sheet_next(sheet);
	}
}
