/* A plan as CSV, all of it in one table, see docs/formats.md. */
#include "csv_out.h"
#include "gap_out.h"

enum column {
	RECORD, FIRM, SOURCE, DATE, STATUS, STATE, TARGET, TIER, TIER_AFTER, OVERALL, OVERALL_AFTER,
	CERTAIN, PILLAR, CRITERION, QUESTION, FROM, FROM_EVIDENCE, TO, TO_EVIDENCE, STEPS, EFFORT,
	POINTS, GATES, FLOORS, REASON, N_COLUMNS,
};

static const struct {
	const char *name;
	bool typed; /* by somebody: may not become a formula */
} columns[N_COLUMNS] = {
	[RECORD] = { "record", false },
	[FIRM] = { "firm_id", false },
	[SOURCE] = { "source", false },
	[DATE] = { "assessed_on", false },
	[STATUS] = { "status", false },
	[STATE] = { "state", false },
	[TARGET] = { "target", false },
	[TIER] = { "tier", false },
	[TIER_AFTER] = { "tier_after", false },
	[OVERALL] = { "overall", false },
	[OVERALL_AFTER] = { "overall_after", false },
	[CERTAIN] = { "certain", false },
	[PILLAR] = { "pillar", false },
	[CRITERION] = { "criterion", false },
	[QUESTION] = { "question", false },
	[FROM] = { "from", true },
	[FROM_EVIDENCE] = { "from_evidence", false },
	[TO] = { "to", true },
	[TO_EVIDENCE] = { "to_evidence", false },
	[STEPS] = { "steps", false },
	[EFFORT] = { "effort", false },
	[POINTS] = { "points", false },
	[GATES] = { "gates", false },
	[FLOORS] = { "floors", false },
	[REASON] = { "reason", false },
};

struct row {
	const struct eca_model *model;
	const struct eca_gap *gap;
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

static void begin_row(struct row *row, const char *record)
{
	row->cells[RECORD] = record;
	row->cells[FIRM] = row->gap->before->assessment->firm_id;
}

static void set_number(struct row *row, enum column column, double number)
{
	char text[ECA_SCORE_SIZE];

	row->cells[column] = arena_text(&row->arena, eca_print_number(number, text));
}

static void set_points(struct row *row, enum column column, double points)
{
	char text[ECA_SCORE_SIZE];

	row->cells[column] = arena_text(&row->arena, eca_print_points(points, 6, text));
}

static void set_tier(struct row *row, enum column column, size_t tier)
{
	if (tier != ECA_NONE)
		row->cells[column] = row->model->tiers[tier].id;
}

static void set_result(struct row *row, const struct eca_result *result, enum column tier,
                       enum column overall)
{
	const struct eca_score *score = &result->scores[row->model->overall];

	set_tier(row, tier, result->tier);
	if (score->known)
		set_points(row, overall, score->points);
}

static void put_plan(struct row *row)
{
	const struct eca_gap *gap = row->gap;
	const struct eca_assessment *who = gap->before->assessment;
	char date[ECA_DATE_SIZE];

	begin_row(row, "plan");
	row->cells[SOURCE] = eca_source_word(who->source);
	if (who->dated)
		row->cells[DATE] = eca_print_date(who->assessed_on, date);
	row->cells[STATUS] = eca_status_word(gap->before->status);
	row->cells[STATE] = eca_gap_state_word(gap->state);
	set_tier(row, TARGET, gap->target);
	set_result(row, gap->before, TIER, OVERALL);
	if (gap->after)
		set_result(row, gap->after, TIER_AFTER, OVERALL_AFTER);
	if (gap->state != ECA_GAP_NO_TIER)
		row->cells[CERTAIN] = gap_certain_word(gap);
	if (gap->state == ECA_GAP_FOUND) {
		set_number(row, STEPS, (double)gap_count_steps(gap));
		set_number(row, EFFORT, gap->effort);
	}
	end_row(row);
}

/* "a;b", in the row's arena. */
static const char *joined(struct row *row, const char *list, const char *id)
{
	return list ? arena_format(&row->arena, "%s;%s", list, id) : id;
}

static void set_question(struct row *row, size_t question)
{
	const struct eca_model *m = row->model;

	row->cells[PILLAR] = agree_pillar_id(m, question);
	row->cells[CRITERION] = m->nodes[m->nodes[m->questions[question].node].parent].id;
	row->cells[QUESTION] = m->questions[question].id;
}

static void set_answer(struct row *row, size_t question, const struct eca_answer *answer,
                       enum column value, enum column evidence)
{
	row->cells[value] = agree_value(&row->model->questions[question], answer, &row->arena);
	if (answer->grade != ECA_NO_GRADE)
		row->cells[evidence] = row->model->grades[answer->grade].id;
}

static void put_step(struct row *row, const struct eca_gap_step *step)
{
	const struct eca_model *m = row->model;
	size_t i;

	begin_row(row, "step");
	set_question(row, step->question);
	set_answer(row, step->question, &step->from, FROM, FROM_EVIDENCE);
	set_answer(row, step->question, &step->to, TO, TO_EVIDENCE);
	set_number(row, STEPS, (double)step->steps);
	set_number(row, EFFORT, step->effort);
	set_points(row, POINTS, step->points);
	for (i = 0; i < step->n_gates; i++)
		row->cells[GATES] = joined(row, row->cells[GATES], m->gates[step->gates[i]].id);
	for (i = 0; i < step->n_floors; i++)
		row->cells[FLOORS] = joined(row, row->cells[FLOORS], m->nodes[step->floors[i]].id);
	end_row(row);
}

static void put_question(struct row *row, const char *record, size_t question, const char *reason)
{
	begin_row(row, record);
	set_question(row, question);
	row->cells[REASON] = reason;
	end_row(row);
}

static void put_curve(struct row *row)
{
	size_t i;

	for (i = 0; i < row->gap->n_curve; i++) {
		begin_row(row, "curve");
		set_number(row, EFFORT, row->gap->curve[i].effort);
		set_points(row, OVERALL, row->gap->curve[i].points);
		end_row(row);
	}
}

void gap_csv(const struct eca_gap *gap, bool bom, struct eca_output *out)
{
	struct row row = { .model = gap->before->model, .gap = gap, .out = out };
	size_t i;

	if (bom)
		buf_text(&row.buf, "\uFEFF");
	for (i = 0; i < N_COLUMNS; i++)
		row.cells[i] = columns[i].name;
	end_row(&row);
	put_plan(&row);
	for (i = 0; i < gap->n_steps; i++)
		put_step(&row, &gap->steps[i]);
	for (i = 0; i < gap->n_blocks; i++)
		put_question(&row, "block", gap->blocks[i].question,
		             eca_gap_reason_word(gap->blocks[i].reason));
	for (i = 0; i < gap->n_left; i++)
		put_question(&row, "left", gap->left[i], NULL);
	put_curve(&row);
	buf_free(&row.buf);
	arena_free(&row.arena);
}
