/* The assessment of an example: what is written is typed as a row of answers is, and what
 * is not is the best or the worst there is, as the example has it. */
#include "examples.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "gap_options.h"
#include "outmost.h"

/* ---- What is not written -------------------------------------------------------------- */

static void refuse_function(struct kitchen *k, const struct eca_question *q)
{
	const char *word = k->recipe->every == EVERY_BEST ? "best" : "worst";

	answers_problem(k->answers, ECA_SEVERITY_ERROR, "every", word, strlen(word),
	                "a function says what \"%s\" is worth, so its %s answer is not known: "
	                "write one, or \"missing\"", q->id, word);
}

/* The best or worst answer to a question of the criteria. False where nobody knows it. */
static bool fill_in(struct kitchen *k, size_t question)
{
	const struct eca_question *q = &k->set->model.questions[question];
	const double *worth = gap_option_worths(k->verdicts, q, &k->answers->arena);

	return outmost_answer(q, worth, k->recipe->every == EVERY_BEST,
	                      &k->answers->answers[question]);
}

static void fill(struct kitchen *k, bool complain)
{
	const struct eca_model *m = &k->set->model;
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++)
		if (!k->written[i] && !fill_in(k, i) && complain)
			refuse_function(k, &m->questions[i]);
}

static void grade(struct kitchen *k)
{
	const struct eca_model *m = &k->set->model;
	size_t i;

	for (i = m->n_profile; i < m->n_questions; i++) {
		struct eca_answer *answer = &k->answers->answers[i];

		if (answer->state == ECA_ANSWERED && answer->grade == ECA_NO_GRADE)
			answer->grade = (unsigned char)k->recipe->grade;
	}
}

/* Where options apply to some firms only, the answers are filled in as if they did to all,
 * and once more as they then turn out to. */
static void look_again(struct kitchen *k)
{
	const struct eca_model *m = &k->set->model;
	const char *failure;
	size_t i;

	if (!k->depends || k->answers->n_errors ||
	    !set_derive(k->set, &k->answers->assessment, k->answers->answers, &k->answers->arena,
	                &failure))
		return;
	if (eca_score(k->scoring, &k->answers->assessment)->status == ECA_STATUS_FAILED)
		return;
	for (i = 0; i < m->n_conditions; i++)
		k->verdicts[i] = (unsigned char)condition_verdict(k->scoring, i);
	fill(k, false);
}

static void fill_all(struct kitchen *k)
{
	memset(k->verdicts, VERDICT_TRUE, k->set->model.n_conditions);
	fill(k, true);
	look_again(k);
}

/* ---- What is written -------------------------------------------------------------------- */

static void give_text(struct kitchen *k, const struct column *column, const char *text)
{
	size_t length = strlen(text);
	char *copy = arena_take(&k->answers->arena, length + VOCABULARY_AHEAD + 1);

	memcpy(copy, text, length);
	answers_cell(k->answers, column, copy, length);
}

static void give_list(struct kitchen *k, const struct column *column,
                      const struct example_cell *cell)
{
	size_t i;

	if (!answers_options_begin(k->answers, column))
		return;
	for (i = 0; i < cell->n_list; i++)
		answers_option(k->answers, column, cell->list[i], strlen(cell->list[i]));
	answers_options_end(k->answers, column);
}

static void give(struct kitchen *k, const struct example_cell *cell)
{
	const struct column *column =
		columns_find(&k->answers->columns, cell->column, strlen(cell->column));

	if (column->read != read_grade)
		k->written[column->question] = true;
	switch (cell->kind) {
	case WRITTEN_MISSING: break;
	case WRITTEN_TEXT: give_text(k, column, cell->text); break;
	case WRITTEN_NUMBER: answers_number(k->answers, column, cell->number); break;
	case WRITTEN_FLAG: answers_flag(k->answers, column, cell->number != 0); break;
	case WRITTEN_LIST: give_list(k, column, cell); break;
	}
}

/* Where in its file a column of the example is written. */
static struct eca_place place_of(const struct recipe *recipe, const char *column)
{
	size_t i;

	for (i = 0; i < recipe->n_cells; i++)
		if (!strcmp(recipe->cells[i].column, column))
			return recipe->cells[i].at;
	return recipe->every_at;
}

static void place(void *kitchen, const char *column, struct eca_problem *problem)
{
	const struct kitchen *k = kitchen;
	struct eca_place at = place_of(k->recipe, column);

	problem->file = at.file;
	problem->row = (size_t)at.line;
}

/* ---- The whole ---------------------------------------------------------------------------- */

static bool has_conditional_options(const struct eca_model *m)
{
	size_t i, k;

	for (i = m->n_profile; i < m->n_questions; i++)
		for (k = 0; k < m->questions[i].n_options; k++)
			if (m->questions[i].options[k].applies_if != ECA_NONE)
				return true;
	return false;
}

void kitchen_open(struct kitchen *k, struct eca_set *set)
{
	static const struct eca_reader_options usual = { .ignore_unknown = false };

	*k = (struct kitchen){
		.set = set,
		.scoring = eca_scoring_new(set),
		.written = need_memory(set->model.n_questions + 1),
		.verdicts = need_memory(set->model.n_conditions + 1),
		.depends = has_conditional_options(&set->model),
	};
	k->answers = answers_new(set, &usual, &k->seen);
	k->answers->always_point = true;
	k->answers->place = place;
	k->answers->placed = k;
}

void kitchen_close(struct kitchen *k)
{
	answers_free(k->answers);
	seen_free(&k->seen);
	eca_scoring_free(k->scoring);
	free(k->written);
	free(k->verdicts);
}

const struct eca_assessment *kitchen_make(struct kitchen *k, size_t example)
{
	const struct eca_example *shown = &k->set->examples[example];
	const struct recipe *recipe = &k->set->recipes[example];
	struct answers *a = k->answers;
	size_t i;

	k->recipe = recipe;
	answers_begin(a, shown->at.file, (size_t)shown->at.line);
	memset(k->written, 0, k->set->model.n_questions);
	a->assessment.firm_id = *shown->name ? shown->name : "?";
	a->assessment.source = recipe->source;
	a->assessment.dated = recipe->dated;
	a->assessment.assessed_on = recipe->assessed_on;
	for (i = 0; i < recipe->n_cells; i++)
		give(k, &recipe->cells[i]);
	if (recipe->every != EVERY_MISSING)
		fill_all(k);
	if (recipe->grade != ECA_NONE)
		grade(k);
	return !recipe->wrong && answers_finish(a) ? &a->assessment : NULL;
}

/* ---- What is wrong with them ---------------------------------------------------------------- */

/* What people call the place in which a column is written. */
static const char *part_of(const struct eca_model *m, const struct column *column)
{
	if (!column || column->question == ECA_NONE)
		return "";
	return column->question < m->n_profile ? "firm: " : "answers: ";
}

static void add_finding(struct kitchen *k, const struct eca_example *example,
                        const struct eca_problem *problem, struct eca_findings *findings)
{
	const struct column *column =
		columns_find(&k->answers->columns, problem->column, strlen(problem->column));
	struct arena *arena = &k->answers->arena;

	findings_add(findings, ECA_SEVERITY_ERROR, problem->file, (int)problem->row,
	             arena_format(arena, "example \"%s\": %s%s: %s", example->name,
	                          part_of(&k->set->model, column), problem->column, problem->reason));
}

static int by_place(const void *a, const void *b)
{
	const struct eca_finding *x = a, *y = b;
	int order = strcmp(x->file, y->file);

	if (order || x->line != y->line)
		return order ? order : x->line < y->line ? -1 : 1;
	return strcmp(x->text, y->text);
}

static void sort_of_examples(struct eca_findings *findings, const struct eca_model *m,
                             size_t first)
{
	size_t folder = strlen(m->folder);

	while (first < findings->count &&
	       strncmp(findings->items[first].file + folder, "/tests/", strlen("/tests/")) != 0)
		first++;
	if (first < findings->count)
		qsort(findings->items + first, findings->count - first, sizeof(*findings->items),
		      by_place);
}

void examples_check(struct eca_set *set, struct eca_findings *findings, size_t first)
{
	struct kitchen k;
	size_t i, p;

	kitchen_open(&k, set);
	for (i = 0; i < set->n_examples; i++) {
		kitchen_make(&k, i);
		for (p = 0; p < k.answers->n_problems; p++)
			if (k.answers->problems[p].severity == ECA_SEVERITY_ERROR)
				add_finding(&k, &set->examples[i], &k.answers->problems[p], findings);
	}
	kitchen_close(&k);
	sort_of_examples(findings, &set->model, first);
}

const struct eca_example *eca_set_examples(const struct eca_set *set, size_t *count)
{
	*count = set->n_examples;
	return set->examples;
}
