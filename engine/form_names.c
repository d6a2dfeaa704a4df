/* What the fields of a form for KoboToolbox or ODK are called (eca.h). */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "eca.h"

enum { TONGUES = 3 };

struct eca_form {
	const struct eca_model *model;
	const char *(*names)[ECA_FIELDS]; /* one a question */
	const char **groups;              /* one a node; NULL where it is no group */
	const char *(*labels)[ECA_LANGUAGES_MAX];
	const char *titles[ECA_LANGUAGES_MAX];
	const char **taken;
	size_t n_taken;
	struct arena arena;
};

/* Vietnamese, English, which also serves other languages, and French. */
typedef const char *const words[TONGUES];

static const char *const endings[ECA_FIELDS] = {
	[ECA_FIELD_ANSWER] = "",
	[ECA_FIELD_STATE] = "_state",
	[ECA_FIELD_EVIDENCE] = "_evidence",
	[ECA_FIELD_NOTE] = "_note",
};

static words field_words[ECA_FIELDS] = {
	[ECA_FIELD_STATE] = { "Không có giá trị, vì sao?", "No value: why?",
	                      "Pas de valeur : pourquoi ?" },
	[ECA_FIELD_EVIDENCE] = { "Minh chứng", "Evidence", "Preuve" },
	[ECA_FIELD_NOTE] = { "Ghi chú, lý do", "Note, reason", "Remarque, motif" },
};

static const struct {
	const char *name;
	words label;
} abouts[ECA_ABOUTS] = {
	[ECA_ABOUT_FIRM_ID] = { "firm_id", { "Mã doanh nghiệp", "Enterprise id",
	                                     "Code de l'entreprise" } },
	[ECA_ABOUT_DATE] = { "assessed_on", { "Ngày đánh giá", "Assessed on",
	                                      "Date d'évaluation" } },
	[ECA_ABOUT_SOURCE] = { "source", { "Hình thức đánh giá", "Kind of assessment",
	                                   "Type d'évaluation" } },
	[ECA_ABOUT_ASSESSOR] = { "assessor", { "Đánh giá viên", "Assessor", "Évaluateur" } },
};

/* Upper case, which no id of a set is. */
static const struct {
	const char *word;
	words label;
} extras[ECA_EXTRAS] = {
	[ECA_EXTRA_NO_DATA] = { "ND", { "Chưa có số liệu", "No data", "Aucune donnée" } },
	[ECA_EXTRA_NA] = { "NA", { "Không áp dụng", "Not applicable", "Sans objet" } },
	[ECA_EXTRA_NONE] = { "NONE", { "Không có mục nào", "None of them", "Aucun" } },
};

/* Names that the form, the programs that fill it in, and XPath keep for themselves. */
static const char *const reserved[] = {
	"data", "meta", "and", "or", "div", "mod", "eca_about", "eca_evidence", "eca_firm", "eca_form",
	"eca_source", "eca_state", "eca_state_na", "eca_visit", "eca_yes_no", "eca_yes_no_na",
};

enum { N_RESERVED = sizeof(reserved) / sizeof(reserved[0]) };

static size_t tongue_of(const struct eca_form *form, size_t language)
{
	static const char *const codes[TONGUES] = { "vi", "en", "fr" };
	size_t i;

	for (i = 0; i < TONGUES; i++)
		if (!strcmp(codes[i], form->model->languages[language]))
			return i;
	return 1;
}

/* ---- Names ---- */

static bool is_taken(const struct eca_form *form, const char *name)
{
	size_t i;

	for (i = 0; i < form->n_taken; i++)
		if (!strcmp(form->taken[i], name))
			return true;
	return false;
}

/* `id` + `ending`, and as many _ as it takes. */
static const char *take_name(struct eca_form *form, const char *id, const char *ending)
{
	const char *name = arena_format(&form->arena, "%s%s", id, ending);

	while (is_taken(form, name))
		name = arena_format(&form->arena, "%s_", name);
	form->taken[form->n_taken++] = name;
	return name;
}

/* Ids first, so that what is asked beside a question never takes another's name. */
static void take_names(struct eca_form *form)
{
	const struct eca_model *model = form->model;
	size_t i, field;

	form->names = arena_array(&form->arena, model->n_questions, sizeof(*form->names));
	form->groups = arena_array(&form->arena, model->n_nodes, sizeof(*form->groups));
	form->taken = arena_array(&form->arena, N_RESERVED + ECA_FIELDS * model->n_questions +
	                          model->n_nodes, sizeof(*form->taken));
	for (i = 0; i < N_RESERVED; i++)
		form->taken[form->n_taken++] = reserved[i];
	for (i = 0; i < model->n_questions; i++)
		form->names[i][ECA_FIELD_ANSWER] = take_name(form, model->questions[i].id, "");
	for (i = model->first_criterion; i < model->overall; i++)
		form->groups[i] = take_name(form, model->nodes[i].id, "");
	for (i = 0; i < model->n_questions; i++)
		for (field = ECA_FIELD_STATE; field < ECA_FIELDS; field++)
			form->names[i][field] = take_name(form, model->questions[i].id, endings[field]);
}

/* ---- Texts ---- */

static size_t count_of(const char *text, char c)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == c;
	return count;
}

/* Whether Markdown would take the character at `at` for a sign and not show it. */
static bool is_sign(const char *text, const char *at)
{
	switch (*at) {
	case '*':
	case '_':
		return count_of(text, *at) > 1;
	case '#':
		return at == text;
	case '\\':
		return at[1] && strchr("\\*_#", at[1]);
	default:
		return false;
	}
}

/* What stands behind the character at `at` so that the two mean nothing together: a
 * reference ${…}, a link […](…), a tag <…>. */
static bool needs_gap(const char *at)
{
	return (at[0] == '$' && at[1] == '{') || (at[0] == ']' && at[1] == '(') ||
	       (at[0] == '<' && (isalpha((unsigned char)at[1]) || at[1] == '/' || at[1] == '!'));
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

const char *eca_form_text(struct eca_form *form, const char *text)
{
	char *safe, *to;
	const char *at;

	text += strspn(text, " \t\n\v\f\r");
	safe = to = arena_take(&form->arena, 2 * strlen(text) + 1);
	for (at = text; *at; at++) {
		if (is_blank(*at)) {
			if (at[1] && !is_blank(at[1]))
				*to++ = ' ';
			continue;
		}
		if (is_sign(text, at))
			*to++ = '\\';
		*to++ = *at;
		if (needs_gap(at))
			*to++ = ' ';
	}
	return safe;
}

/* ---- Labels ---- */

/* Whether another question, asked before or after, has the same text in the language. */
static bool is_shared(const struct eca_form *form, size_t question, size_t language)
{
	const struct eca_model *model = form->model;
	const char *text = eca_say(model, &model->questions[question].text, language);
	size_t i;

	for (i = 0; i < model->n_questions; i++)
		if (i != question && !strcmp(eca_say(model, &model->questions[i].text, language), text))
			return true;
	for (i = 0; i < ECA_ABOUTS; i++)
		if (!strcmp(abouts[i].label[tongue_of(form, language)], text))
			return true;
	return false;
}

static const char *label_of(struct eca_form *form, size_t question, size_t language)
{
	const struct eca_question *asked = &form->model->questions[question];
	const char *text = eca_say(form->model, &asked->text, language);

	if (!*text)
		text = asked->id;
	else if (is_shared(form, question, language))
		text = arena_format(&form->arena, "%s [%s]", text, asked->id);
	return eca_form_text(form, text);
}

static void make_labels(struct eca_form *form)
{
	const struct eca_model *model = form->model;
	size_t i, language, field;

	form->labels = arena_array(&form->arena, model->n_questions * ECA_FIELDS,
	                           sizeof(*form->labels));
	for (i = 0; i < model->n_questions; i++)
		for (language = 0; language < model->n_languages; language++) {
			size_t tongue = tongue_of(form, language);

			form->labels[i * ECA_FIELDS][language] = label_of(form, i, language);
			for (field = ECA_FIELD_STATE; field < ECA_FIELDS; field++)
				form->labels[i * ECA_FIELDS + field][language] = eca_form_text(
					form, arena_format(&form->arena, "%s [%s]",
				                           field_words[field][tongue],
				                           model->questions[i].id));
		}
}

/* What the form is of, for people. */
static void make_titles(struct eca_form *form)
{
	const struct eca_model *model = form->model;
	size_t i;

	for (i = 0; i < model->n_languages; i++)
		form->titles[i] = eca_form_text(
			form, arena_format(&form->arena, "%s (%s). %s", eca_say(model, &model->name, i),
		                           model->version, eca_say(model, &model->notice, i)));
}

struct eca_form *eca_form_new(const struct eca_model *model)
{
	struct eca_form *form = need_memory(sizeof(*form));

	*form = (struct eca_form){ .model = model };
	take_names(form);
	make_labels(form);
	make_titles(form);
	return form;
}

void eca_form_free(struct eca_form *form)
{
	if (!form)
		return;
	arena_free(&form->arena);
	free(form);
}

const char *eca_form_name(const struct eca_form *form, size_t question, enum eca_field field)
{
	return form->names[question][field];
}

const char *eca_form_group(const struct eca_form *form, size_t node)
{
	return form->groups[node];
}

const char *eca_form_about(enum eca_about about)
{
	return abouts[about].name;
}

const char *eca_form_extra(enum eca_extra extra)
{
	return extras[extra].word;
}

const char *eca_form_label(const struct eca_form *form, size_t question, enum eca_field field,
                           size_t language)
{
	return form->labels[question * ECA_FIELDS + field][language];
}

const char *eca_form_title(const struct eca_form *form, size_t language)
{
	return form->titles[language];
}

const char *eca_form_about_label(const struct eca_form *form, enum eca_about about, size_t language)
{
	return abouts[about].label[tongue_of(form, language)];
}

const char *eca_form_extra_label(const struct eca_form *form, enum eca_extra extra, size_t language)
{
	return extras[extra].label[tongue_of(form, language)];
}

bool eca_form_offers_none(const struct eca_question *question)
{
	size_t i;

	for (i = 0; i < question->n_options; i++)
		if (question->options[i].alone)
			return false;
	return question->type == ECA_MULTI;
}
