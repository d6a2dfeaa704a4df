#include "form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "book.h"
#include "cell.h"
#include "questionnaire.h"

/* ---- What is asked ---- */

static void set_words(struct form *form, struct eca_text *text, enum word word)
{
	size_t i;

	for (i = 0; i < form->model->n_languages; i++)
		text->in[i] = words_say(word, words_tongue(form->model->languages[i]));
}

/* What identifies an assessment is asked like a question of the set. */
static void make_common(struct form *form)
{
	static const struct {
		const char *id;
		enum eca_type type;
		enum word text, help;
		bool required;
	} common[COMMON] = {
		{ "firm_id", ECA_TEXT, W_FORM_FIRM_ID, W_FORM_FIRM_HELP, true },
		{ "assessed_on", ECA_DATE, W_ASSESSED_ON, W_FORM_DATE_HELP, true },
		{ "source", ECA_CHOICE, W_FORM_SOURCE, W_FORM_SOURCE_HELP, true },
		{ "assessor", ECA_TEXT, W_FORM_ASSESSOR, W_FORM_ASSESSOR, false },
	};
	size_t i;

	for (i = 0; i < COMMON; i++) {
		struct eca_question *q = &form->common[i];

		*q = (struct eca_question){ .id = common[i].id, .type = common[i].type,
			                    .required = common[i].required,
			                    .applies_if = ECA_NONE, .node = ECA_NONE };
		set_words(form, &q->text, common[i].text);
		if (common[i].help != common[i].text)
			set_words(form, &q->help, common[i].help);
	}
	form->sources[0].id = eca_source_word(ECA_SELF);
	form->sources[1].id = eca_source_word(ECA_SITE_VISIT);
	set_words(form, &form->sources[0].text, W_SOURCE_SELF);
	set_words(form, &form->sources[1].text, W_SOURCE_VISIT);
	form->common[ASKED_SOURCE].options = form->sources;
	form->common[ASKED_SOURCE].n_options = 2;
}

static void make_asked(struct form *form)
{
	const struct eca_model *model = form->model;
	size_t i;

	form->asked = zeroed(COMMON + model->n_questions, sizeof(*form->asked));
	form->of_question = zeroed(model->n_questions, sizeof(struct asked *));
	for (i = 0; i < COMMON; i++)
		form->asked[form->n_asked++] = (struct asked){ .question = &form->common[i],
			                                       .index = ECA_NONE };
	for (i = 0; i < model->n_questions; i++) {
		if (model->questions[i].derived)
			continue;
		form->of_question[i] = &form->asked[form->n_asked];
		form->asked[form->n_asked++] = (struct asked){ .question = &model->questions[i],
			                                       .index = i };
	}
}

/* ---- The sheets ---- */

/* `name` as a sheet may be called. */
static void name_page(struct form_page *page, const char *name)
{
	book_sheet_name(name, page->name);
	snprintf(page->quoted, sizeof(page->quoted), "'%s'!", page->name);
}

static void count(struct tally *tally, const struct asked *asked)
{
	bool multi = asked->question->type == ECA_MULTI;

	if (!tally->first)
		tally->first = asked->rule;
	tally->last = asked->rule + (multi ? (lxw_row_t)asked->question->n_options : 0);
	tally->needed += form_needed(asked);
}

/* What stands on the page, and is counted there. */
static void place(struct form_page *page, struct asked *asked)
{
	asked->page = page->quoted;
	asked->places = &page->places;
	count(&page->tally, asked);
}

/* Which pillar's sheet a question is on. */
static size_t page_of(const struct eca_model *model, size_t question)
{
	size_t criterion = model->nodes[model->questions[question].node].parent;

	return 1 + model->nodes[criterion].parent - model->first_pillar;
}

static void make_pages(struct form *form)
{
	const struct eca_model *model = form->model;
	char number[32], abbreviation[SAY_SIZE];
	struct text name = { 0 };
	size_t i;

	form->pages = zeroed(1 + model->n_pillars, sizeof(*form->pages));
	name_page(&form->pages[0], say_word(form->report, W_FORM_START));
	for (i = 0; i < model->n_pillars; i++) {
		snprintf(number, sizeof(number), "%zu", i + 1);
		text_clear(&name);
		text_fill(&name, "{1}. {2}", number, say_short(form->report, i, abbreviation),
		          NULL);
		name_page(&form->pages[1 + i], text_string(&name));
	}
	text_free(&name);
	for (i = 0; i < form->n_asked; i++) {
		size_t index = form->asked[i].index;
		bool first = index == ECA_NONE || index < model->n_profile;

		place(&form->pages[first ? 0 : page_of(model, index)], &form->asked[i]);
		if (!first)
			count(&form->whole, &form->asked[i]);
	}
}

/* ---- What names the workbook ---- */

static void say_languages(const struct form *form, struct text *out)
{
	size_t i;

	for (i = 0; i < form->n_languages; i++) {
		text_add(out, i ? "," : "");
		text_add(out, form->model->languages[form->languages[i]]);
	}
}

static void write_meta(struct form *form)
{
	lxw_worksheet *page = workbook_add_worksheet(form->report->book, META_SHEET);
	struct text languages = { 0 };
	size_t i;

	say_languages(form, &languages);
	const char *const rows[][2] = {
		{ "eca_form", "1" },
		{ "set", form->model->id },
		{ "version", form->model->version },
		{ "set_sha256", form->model->sha256 },
		{ "languages", text_string(&languages) },
		{ "engine", ECA_VERSION },
	};

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		worksheet_write_string(page, (lxw_row_t)i, 0, rows[i][0], NULL);
		worksheet_write_string(page, (lxw_row_t)i, 1, rows[i][1], NULL);
	}
	worksheet_protect(page, NULL, NULL);
	worksheet_hide(page);
	text_free(&languages);
}

static void set_properties(const struct form *form)
{
	const struct eca_model *model = form->model;
	const struct report *r = form->report;
	lxw_doc_properties properties = {
		.title = (char *)say_word(r, W_FORM_TITLE),
		.subject = (char *)model->id,
		.author = (char *)"eca " ECA_VERSION,
		.created = book_moment(model->effective_from),
	};
	const char *const custom[][2] = {
		{ "eca_form", "1" },
		{ "eca_set", model->id },
		{ "eca_version", model->version },
		{ "eca_set_sha256", model->sha256 },
	};
	size_t i;

	workbook_set_properties(r->book, &properties);
	for (i = 0; i < sizeof(custom) / sizeof(custom[0]); i++)
		workbook_set_custom_property_string(r->book, custom[i][0], custom[i][1]);
}

/* Every answer's cell by the name of its question: q_spc. */
static void define_names(const struct form *form)
{
	struct text name = { 0 }, cell = { 0 };
	size_t i;

	for (i = 0; i < form->n_asked; i++) {
		const struct asked *asked = &form->asked[i];

		text_clear(&name);
		text_clear(&cell);
		text_fill(&name, "q_{1}", asked->question->id, NULL);
		text_add(&cell, "=");
		form_cell(asked->page, asked->places->answer, asked->row, &cell);
		workbook_define_name(form->report->book, text_string(&name), text_string(&cell));
	}
	text_free(&name);
	text_free(&cell);
}

/* ---- The whole ---- */

static void fill(lxw_workbook *book, void *context)
{
	struct form *form = context;
	size_t i;

	form->report->book = book;
	set_properties(form);
	form_start(form);
	for (i = 0; i < form->model->n_pillars; i++)
		form_pillar(form, i);
	form_lists_write(form, LISTS_SHEET);
	form_rules_write(form);
	write_meta(form);
	define_names(form);
}

void form_begin(struct form *form, const struct eca_model *model, const size_t *languages,
                size_t n_languages)
{
	*form = (struct form){
		.own = { .model = model, .language = languages[0],
		         .tongue = words_tongue(model->languages[languages[0]]) },
		.report = &form->own,
		.model = model,
		.languages = languages,
		.n_languages = n_languages,
		.lists = "'" LISTS_SHEET "'!",
		.rules = "'" RULES_SHEET "'!",
	};
	make_common(form);
	make_asked(form);
}

void form_end(struct form *form)
{
	form_lists_free(form);
	free(form->pages);
	free(form->of_question);
	free(form->asked);
	free(form->verdicts);
	text_free(&form->own.clean);
}

bool form_write(const struct eca_model *model, const size_t *languages, size_t n_languages,
                const char *path, struct eca_error *err)
{
	struct form form;
	bool well;

	form_begin(&form, model, languages, n_languages);
	form.verdicts = zeroed(model->n_conditions, 1);
	form_rules_plan(&form);
	make_pages(&form);
	form_lists_make(&form);
	well = book_write(path, fill, &form, err);
	form_end(&form);
	return well;
}
