/* Why a score is what it is: the conditions and expressions of the assessment scored
 * last looked up again, and its functions called again, which is the same since they keep
 * nothing. */
#include <stdlib.h>
#include <string.h>

#include "score.h"

enum eca_verdict eca_verdict(struct eca_scoring *s, size_t condition)
{
	switch (condition_verdict(s, condition)) {
	case VERDICT_TRUE:
		return ECA_TRUE;
	case VERDICT_FALSE:
		return ECA_FALSE;
	default:
		return ECA_NOT_APPLICABLE;
	}
}

bool eca_value(struct eca_scoring *s, size_t expression, double *value)
{
	return expression_value(s, expression, value);
}

static enum script_call call_for(const struct eca_model *m, size_t question)
{
	if (question == ECA_NONE)
		return SCRIPT_CALL_FIRM_STATE;
	return m->questions[question].type == ECA_DATE ? SCRIPT_CALL_DATES : SCRIPT_CALL_NUMBER;
}

/* Where is noted what that function asks for: nothing so far. */
static const bool *begin_asking(struct eca_scoring *s, size_t function)
{
	size_t width = s->model->n_questions + s->model->n_nodes;

	if (!s->asked)
		s->asked = need_memory(s->model->n_functions * width);
	return memset(&s->asked[function * width], 0, width);
}

const struct eca_call *eca_call(struct eca_scoring *s, size_t function, size_t question)
{
	struct script_view view = s->view;
	struct script_value value, note;
	const bool *asked = begin_asking(s, function);
	const char *failure;
	bool well;

	view.asked = s->asked;
	well = script_call(s->set, call_for(s->model, question), function, question, &view,
	                   &s->arena, &value, &note, &failure);
	s->call = (struct eca_call){
		.at = script_place(s->set, function),
		.gave = { value.number, well && value.kind == SCRIPT_NUMBER },
		.answers = asked,
		.scores = asked + s->model->n_questions,
	};
	return &s->call;
}
