#include "agree_out.h"

#include "buf.h"
#include "canonical.h"

void eca_agreement_write(const struct eca_agreement *agreement, enum eca_format format, bool bom,
                         struct eca_output *out)
{
	if (format == ECA_CSV)
		agree_csv(agreement, bom, out);
	else
		agree_json(agreement, out);
}

const char *agree_joined_name(const struct eca_visit *visit, struct arena *arena)
{
	struct buf joined = { 0 };
	const char *name;
	size_t i;

	for (i = 0; i < visit->n_sheets; i++)
		buf_format(&joined, "%s%s", i ? " + " : "", visit->sheets[i]->assessor);
	name = arena_text(arena, buf_string(&joined));
	buf_free(&joined);
	return name;
}

const char *agree_pillar_id(const struct eca_model *model, size_t question)
{
	size_t criterion;

	if (question < model->n_profile)
		return "";
	criterion = model->nodes[model->questions[question].node].parent;
	return model->nodes[model->nodes[criterion].parent].id;
}

const char *agree_sway_word(const struct eca_visit *visit, const struct eca_dispute *dispute)
{
	if (dispute->sways)
		return "yes";
	return visit->every_mix ? "no" : "not_found";
}

const char *agree_value(const struct eca_question *question, const struct eca_answer *answer,
                        struct arena *arena)
{
	struct buf buf = { 0 };
	const char *value;

	if (question->type == ECA_TEXT && answer->state == ECA_ANSWERED)
		return answer->text;
	canonical_value(&buf, question, answer);
	value = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return value;
}

double agree_share(const struct eca_concord *figures)
{
	return figures->pairs ? (double)figures->same / (double)figures->pairs : 0;
}
