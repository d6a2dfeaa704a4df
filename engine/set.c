/* A criteria set: loading, looking things up, and its rules over a typed row. */
#include "set.h"

#include <stdlib.h>
#include <string.h>

#include "examples.h"
#include "script.h"

static struct eca_set *load(const struct eca_origin *source, bool examples,
                            struct eca_findings *findings, struct eca_error *err)
{
	struct eca_set *set = need_memory(sizeof(*set));

	memset(set, 0, sizeof(*set));
	if (script_load(set, source, examples, findings, err))
		return set;
	eca_set_free(set);
	return NULL;
}

struct eca_set *eca_set_load_from(const struct eca_origin *source, struct eca_findings *findings,
                                  struct eca_error *err)
{
	return load(source, false, findings, err);
}

struct eca_set *eca_set_load_examples(const char *folder, struct eca_findings *findings,
                                      struct eca_error *err)
{
	const struct eca_origin source = { .folder = folder };
	size_t first = findings->count;
	struct eca_set *set = load(&source, true, findings, err);

	if (set)
		examples_check(set, findings, first);
	if (set && !findings->errors)
		return set;
	eca_set_free(set);
	return NULL;
}

struct eca_set *eca_set_load(const char *folder, struct eca_findings *findings,
                             struct eca_error *err)
{
	return eca_set_load_from(&(struct eca_origin){ .folder = folder }, findings, err);
}

void eca_set_free(struct eca_set *set)
{
	if (!set)
		return;
	eca_scoring_free(set->row);
	script_free(set->script);
	arena_free(&set->arena);
	free(set);
}

const struct eca_model *eca_set_model(const struct eca_set *set)
{
	return &set->model;
}

size_t eca_language(const struct eca_model *model, const char *code)
{
	size_t i;

	for (i = 0; i < model->n_languages; i++)
		if (strcmp(model->languages[i], code) == 0)
			return i;
	return ECA_NONE;
}

const char *eca_say(const struct eca_model *model, const struct eca_text *text, size_t language)
{
	size_t i;

	if (language < model->n_languages && text->in[language])
		return text->in[language];
	for (i = 0; i < model->n_languages; i++)
		if (text->in[i])
			return text->in[i];
	return "";
}

size_t eca_find_question(const struct eca_model *model, const char *id)
{
	size_t i;

	for (i = 0; i < model->n_questions; i++)
		if (strcmp(model->questions[i].id, id) == 0)
			return i;
	return ECA_NONE;
}

size_t eca_find_node(const struct eca_model *model, const char *id)
{
	size_t i;

	for (i = 0; i < model->n_nodes; i++)
		if (strcmp(model->nodes[i].id, id) == 0)
			return i;
	return ECA_NONE;
}

size_t set_best_grade(const struct eca_model *m)
{
	size_t best = 0, i;

	for (i = 1; i < m->n_grades; i++)
		if (m->grades[i].factor > m->grades[best].factor)
			best = i;
	return best;
}

/* ---- Rules over a typed row ----------------------------------------------------- */

static size_t find_option(const struct eca_question *q, const char *id)
{
	size_t i;

	for (i = 0; i < q->n_options; i++)
		if (strcmp(q->options[i].id, id) == 0)
			return i;
	return ECA_NONE;
}

static bool derive(struct eca_set *set, const struct script_view *view, size_t question,
                   struct eca_answer *answer, struct arena *arena, const char **failure)
{
	const struct eca_question *q = &set->model.questions[question];
	struct script_value value, note;
	size_t option;

	*answer = (struct eca_answer){ .state = ECA_MISSING, .grade = ECA_NO_GRADE };
	if (!script_call(set, SCRIPT_CALL_DERIVE, q->derive_function, question, view, arena, &value,
	                 &note, failure))
		return false;
	if (value.kind == SCRIPT_NIL)
		return true;
	option = value.kind == SCRIPT_TEXT ? find_option(q, value.texts.in[0]) : ECA_NONE;
	if (option == ECA_NONE) {
		*failure = arena_format(arena, "%s: must return one of its options or nil, not %s",
		                        script_where(set, q->derive_function, arena),
		                        script_say(&value, arena));
		return false;
	}
	answer->state = ECA_ANSWERED;
	answer->number = (double)option;
	return true;
}

bool set_derive(struct eca_set *set, const struct eca_assessment *who, struct eca_answer *answers,
                struct arena *arena, const char **failure)
{
	struct script_view view = { .model = &set->model, .assessment = who, .answers = answers };
	size_t i;

	set->row_settled = false;
	for (i = 0; i < set->model.n_profile; i++)
		if (set->model.questions[i].derived &&
		    !derive(set, &view, i, &answers[i], arena, failure))
			return false;
	return true;
}

bool set_valid(struct eca_set *set, const struct eca_assessment *assessment, size_t question,
               struct arena *arena, const char **message)
{
	const struct eca_question *q = &set->model.questions[question];
	struct script_view view = { .model = &set->model, .assessment = assessment,
	                            .answers = assessment->answers };
	struct script_value value, note;

	if (!script_call(set, SCRIPT_CALL_VALID, q->valid_function, question, &view, arena, &value,
	                 &note, message))
		return false;
	if (value.kind == SCRIPT_TRUE)
		return true;
	if (value.kind == SCRIPT_TEXT || value.kind == SCRIPT_TEXTS)
		*message = eca_say(&set->model, &value.texts, 0);
	else
		*message = "is not valid";
	return false;
}
