/* An agreement as CSV, all of it in one table, see
 * docs/formats.md. */

#include "agree_out.h"
#include "csv_out.h"

enum column {
	RECORD, FIRM, DATE, ASSESSOR, PILLAR, QUESTION, DIFFERS, CHANGES_TIER, ANSWER, EVIDENCE,
	NOTE, POINTS, TIER_LOW, TIER_HIGH, WAYS, METRIC, FIRMS, VISITS, ANSWERS, DISPUTES, SETTLED,
	PAIRS, AGREEMENT, ALPHA, ALPHA_LOW, ALPHA_HIGH, WEAKEST, N_COLUMNS,
};

static const struct {
	const char *name;
	bool typed; /* by somebody: may not become a formula */
} columns[N_COLUMNS] = {
	[RECORD] = { "record", false },
	[FIRM] = { "firm_id", false },
	[DATE] = { "assessed_on", false },
	[ASSESSOR] = { "assessor", true },
	[PILLAR] = { "pillar", false },
	[QUESTION] = { "question", false },
	[DIFFERS] = { "differs", false },
	[CHANGES_TIER] = { "changes_tier", false },
	[ANSWER] = { "answer", true },
	[EVIDENCE] = { "evidence", false },
	[NOTE] = { "note", true },
	[POINTS] = { "points", false },
	[TIER_LOW] = { "tier_low", false },
	[TIER_HIGH] = { "tier_high", false },
	[WAYS] = { "ways", false },
	[METRIC] = { "metric", false },
	[FIRMS] = { "firms", false },
	[VISITS] = { "visits", false },
	[ANSWERS] = { "answers", false },
	[DISPUTES] = { "disputes", false },
	[SETTLED] = { "settled", false },
	[PAIRS] = { "pairs", false },
	[AGREEMENT] = { "agreement", false },
	[ALPHA] = { "alpha", false },
	[ALPHA_LOW] = { "alpha_low", false },
	[ALPHA_HIGH] = { "alpha_high", false },
	[WEAKEST] = { "weakest", false },
};

struct row {
	const struct eca_model *model;
	const char *cells[N_COLUMNS]; /* NULL is empty */
	struct arena arena;
	struct buf buf;
	struct eca_output *out;
};

static void end_row(struct row *row)
{
	size_t i;

	for (i = 0; i < N_COLUMNS; i++) {
		const char *text = row->cells[i] ? row->cells[i] : "";

		if (columns[i].typed)
			csv_out_free_text(&row->buf, text);
		else
			csv_out_cell(&row->buf, text);
		buf_char(&row->buf, i + 1 < N_COLUMNS ? ',' : '\n');
		row->cells[i] = NULL;
	}
	eca_output_write(row->out, row->buf.bytes, row->buf.used);
	row->buf.used = 0;
	arena_reset(&row->arena);
}

static void set_count(struct row *row, enum column column, size_t count)
{
	row->cells[column] = arena_format(&row->arena, "%zu", count);
}

static void set_points(struct row *row, enum column column, double points)
{
	char text[ECA_SCORE_SIZE];

	row->cells[column] = arena_text(&row->arena, eca_print_points(points, 6, text));
}

static void set_date(struct row *row, bool dated, int days)
{
	char text[ECA_DATE_SIZE];

	if (dated)
		row->cells[DATE] = arena_text(&row->arena, eca_print_date(days, text));
}

static void set_tier(struct row *row, enum column column, size_t tier)
{
	if (tier != ECA_NONE)
		row->cells[column] = row->model->tiers[tier].id;
}

/* ---- Visits and disputes ---- */

static void put_visit(struct row *row, const struct eca_visit *visit)
{
	row->cells[RECORD] = "visit";
	row->cells[FIRM] = visit->firm_id;
	set_date(row, visit->dated, visit->to);
	row->cells[ASSESSOR] = agree_joined_name(visit, &row->arena);
	set_tier(row, TIER_LOW, visit->untiered ? ECA_NONE : visit->lowest);
	set_tier(row, TIER_HIGH, visit->highest);
	row->cells[WAYS] = visit->every_mix ? "all" : "some";
	set_count(row, ANSWERS, visit->n_shared);
	set_count(row, DISPUTES, visit->n_disputes);
	set_count(row, SETTLED, visit->n_resolved);
	end_row(row);
}

static void set_answer(struct row *row, const char *record, const struct eca_visit *visit,
                       const struct eca_dispute *dispute, const struct eca_sheet *sheet,
                       const struct eca_answer *answer)
{
	const struct eca_question *question = &row->model->questions[dispute->question];

	row->cells[RECORD] = record;
	row->cells[FIRM] = visit->firm_id;
	set_date(row, sheet->dated, sheet->assessed_on);
	row->cells[ASSESSOR] = sheet->assessor;
	row->cells[PILLAR] = agree_pillar_id(row->model, dispute->question);
	row->cells[QUESTION] = question->id;
	row->cells[DIFFERS] = dispute->answer ? "answer" : "evidence";
	row->cells[ANSWER] = agree_value(question, answer, &row->arena);
	if (answer->grade != ECA_NO_GRADE)
		row->cells[EVIDENCE] = row->model->grades[answer->grade].id;
	row->cells[NOTE] = answer->note;
}

/* An open dispute, or a settled one. */
static void put_dispute(struct row *row, const struct eca_visit *visit,
                        const struct eca_dispute *dispute, bool open)
{
	size_t question = dispute->question, s;

	for (s = 0; s < visit->n_sheets; s++) {
		const struct eca_sheet *sheet = visit->sheets[s];

		set_answer(row, open ? "dispute" : "settled", visit, dispute, sheet,
		           &sheet->answers[question]);
		if (open)
			row->cells[CHANGES_TIER] = agree_sway_word(visit, dispute);
		if (agree_has_points(sheet, question))
			set_points(row, POINTS, sheet->points[question]);
		end_row(row);
	}
	if (open && !dispute->partly)
		return;
	set_answer(row, "decision", visit, dispute, visit->decision, &visit->settled[question]);
	end_row(row);
}

static void put_visits(struct row *row, const struct eca_agreement *a)
{
	size_t v, d;

	for (v = 0; v < a->n_visits; v++) {
		const struct eca_visit *visit = &a->visits[v];

		if (visit->n_sheets < 2)
			continue;
		put_visit(row, visit);
		for (d = 0; d < visit->n_disputes; d++)
			put_dispute(row, visit, &visit->disputes[d], true);
		for (d = 0; d < visit->n_resolved; d++)
			put_dispute(row, visit, &visit->resolved[d], false);
	}
}

/* ---- Figures ---- */

static void put_figures(struct row *row, const char *record, const struct eca_concord *figures)
{
	char text[ECA_SCORE_SIZE];

	row->cells[RECORD] = record;
	set_count(row, FIRMS, figures->firms);
	set_count(row, PAIRS, figures->pairs);
	if (figures->pairs)
		row->cells[AGREEMENT] = eca_print_points(agree_share(figures), 6, text);
	if (figures->known)
		set_points(row, ALPHA, figures->alpha);
	if (figures->bounded) {
		set_points(row, ALPHA_LOW, figures->low);
		set_points(row, ALPHA_HIGH, figures->high);
	}
	if (figures->weakest != ECA_NONE)
		row->cells[WEAKEST] = row->model->questions[figures->weakest].id;
	end_row(row);
}

static void put_all_figures(struct row *row, const struct eca_agreement *a)
{
	const struct eca_model *m = a->model;
	size_t i;

	for (i = 0; i < m->n_questions; i++) {
		if (m->questions[i].derived)
			continue;
		row->cells[PILLAR] = agree_pillar_id(m, i);
		row->cells[QUESTION] = m->questions[i].id;
		row->cells[METRIC] = eca_metric_word(eca_metric_of(m->questions[i].type));
		put_figures(row, "question", &a->questions[i]);
	}
	for (i = 0; i < m->n_pillars; i++) {
		row->cells[PILLAR] = m->nodes[m->first_pillar + i].id;
		put_figures(row, "pillar", &a->pillars[i]);
	}
	put_figures(row, "overall", &a->overall);
}

static void put_assessors(struct row *row, const struct eca_agreement *a)
{
	size_t i;

	for (i = 0; i < a->n_assessors; i++) {
		row->cells[RECORD] = "assessor";
		row->cells[ASSESSOR] = a->assessors[i].assessor;
		if (a->assessors[i].answers)
			set_points(row, POINTS, a->assessors[i].points);
		set_count(row, VISITS, a->assessors[i].visits);
		set_count(row, ANSWERS, a->assessors[i].answers);
		end_row(row);
	}
}

void agree_csv(const struct eca_agreement *agreement, bool bom, struct eca_output *out)
{
	struct row row = { .model = agreement->model, .out = out };
	size_t i;

	if (bom)
		buf_text(&row.buf, "\uFEFF");
	for (i = 0; i < N_COLUMNS; i++)
		row.cells[i] = columns[i].name;
	end_row(&row);
	put_visits(&row, agreement);
	put_all_figures(&row, agreement);
	put_assessors(&row, agreement);
	buf_free(&row.buf);
	arena_free(&row.arena);
}
