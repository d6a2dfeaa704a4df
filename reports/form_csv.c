/* The questionnaire as an answers file: a guide in lines that begin with #, one a column,
 * and the header, below which the rows come. */
#include "form.h"

#include <math.h>
#include <string.h>

#include "questionnaire.h"

struct csv_form {
	struct form form;
	struct eca_output *out;
	bool begun; /* a cell of the line is written */
};

/* ---- Cells ---- */

static void put(struct csv_form *csv, const char *bytes)
{
	eca_output_write(csv->out, bytes, strlen(bytes));
}

/* Every blank, also a line's end, becomes a space: the guide has a line a column. */
static void put_cell(struct csv_form *csv, const char *text)
{
	bool quoted = strpbrk(text, ",;\"\n\r\t") != NULL;
	struct text cell = { 0 };

	for (; *text; text++)
		if ((unsigned char)*text <= ' ')
			text_add(&cell, " ");
		else
			text_add_bytes(&cell, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
	put(csv, csv->begun ? "," : "");
	put(csv, quoted ? "\"" : "");
	put(csv, text_string(&cell));
	put(csv, quoted ? "\"" : "");
	csv->begun = true;
	text_free(&cell);
}

static void end_line(struct csv_form *csv)
{
	put(csv, "\n");
	csv->begun = false;
}

static void put_said(struct csv_form *csv, sayer *say, const void *what)
{
	struct text cell = { 0 };

	form_say(&csv->form, say, what, " / ", &cell);
	put_cell(csv, text_string(&cell));
	text_free(&cell);
}

static void put_word(struct csv_form *csv, enum word word)
{
	struct text cell = { 0 };

	form_word(&csv->form, word, " / ", &cell);
	put_cell(csv, text_string(&cell));
	text_free(&cell);
}

/* ---- One column of the guide ---- */

static void join(struct text *out, const char *between, const char *more)
{
	text_add(out, out->length && *more ? between : "");
	text_add(out, more);
}

/* What the column is about. */
static void say_meaning(const struct report *r, const void *what, struct text *out)
{
	const struct eca_question *q = what;
	struct text more = { 0 };

	text_add(out, say_text(r, &q->text));
	join(out, " – ", say_text(r, &q->help));
	if (*say_text(r, &q->period))
		text_fill(&more, say_word(r, W_FORM_PERIOD), say_text(r, &q->period), NULL);
	join(out, " – ", text_string(&more));
	text_clear(&more);
	if (*say_text(r, &q->evidence))
		text_fill(&more, say_word(r, W_FORM_LOOK_AT), say_text(r, &q->evidence), NULL);
	join(out, " – ", text_string(&more));
	text_free(&more);
}

static void say_options(const struct report *r, const struct eca_question *q, struct text *out)
{
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		struct text option = { 0 };

		text_fill(&option, "{1} = {2}", q->options[i].id,
		          q->type == ECA_LEVEL ? say_text(r, &q->options[i].text)
		                               : say_option(r, q, i), NULL);
		text_add(out, out->length ? "; " : "");
		text_fill(out, q->options[i].alone ? say_word(r, W_GUIDE_ONLY) : "{1}",
		          text_string(&option), NULL);
		text_free(&option);
	}
}

static void say_number_values(const struct report *r, const struct eca_question *q,
                              struct text *out)
{
	const char *unit = say_text(r, &q->unit);
	struct text more = { 0 };

	text_add(out, say_word(r, W_GUIDE_ANY_NUMBER));
	form_say_range(r, q, &more);
	join(out, "; ", text_string(&more));
	text_clear(&more);
	if (*unit)
		text_fill(&more, say_word(r, W_FORM_UNIT), unit, NULL);
	join(out, "; ", text_string(&more));
	text_free(&more);
}

static void say_values(const struct report *r, const void *what, struct text *out)
{
	const struct eca_question *q = what;

	switch (q->type) {
	case ECA_NUMBER:
		say_number_values(r, q, out);
		break;
	case ECA_DATE:
		text_add(out, say_word(r, W_GUIDE_DAY));
		break;
	case ECA_TEXT:
		text_add(out, say_word(r, W_GUIDE_FREE));
		break;
	case ECA_MULTI:
		text_add(out, say_word(r, W_GUIDE_SEVERAL));
		say_options(r, q, out);
		break;
	default:
		say_options(r, q, out);
	}
}

static void say_na(const struct report *r, const void *what, struct text *out)
{
	const struct eca_question *q = what;
	const char *when = say_text(r, &q->na);

	if (q->na_allowed) {
		text_fill(out, "NA = {1}", say_word(r, W_NA_LONG), NULL);
		if (*when)
			text_fill(out, " ({1})", when, NULL);
	}
	if (q->type == ECA_TEXT || !q->at.file) /* of firm_id and the like the set says nothing */
		return;
	text_add(out, out->length ? "; " : "");
	text_fill(out, "ND = {1}", say_word(r, W_NO_DATA), NULL);
}

static void guide_column(struct csv_form *csv, const struct eca_question *q)
{
	static const enum word types[] = {
		[ECA_YES_NO] = W_GUIDE_YES_NO, [ECA_LEVEL] = W_GUIDE_LEVEL,
		[ECA_CHOICE] = W_GUIDE_CHOICE, [ECA_MULTI] = W_GUIDE_MULTI,
		[ECA_NUMBER] = W_GUIDE_NUMBER, [ECA_DATE] = W_GUIDE_DATE,
		[ECA_TEXT] = W_GUIDE_TEXT,
	};
	struct text name = { 0 };

	text_fill(&name, "# {1}", q->id, NULL);
	put_cell(csv, text_string(&name));
	put_said(csv, say_meaning, q);
	put_word(csv, types[q->type]);
	put_said(csv, say_values, q);
	put_word(csv, q->required ? W_YES : W_NO);
	put_said(csv, say_na, q);
	end_line(csv);
	text_free(&name);
}

/* ---- The columns beside a question's own ---- */

static bool has_evidence(const struct form *form, const struct asked *asked)
{
	return asked->question->points != ECA_POINTS_NONE && form->model->n_grades &&
	       asked->index != ECA_NONE && asked->index >= form->model->n_profile;
}

static bool has_note(const struct asked *asked)
{
	return asked->question->na_allowed;
}

static void say_grades(const struct report *r, const void *what, struct text *out)
{
	const struct eca_model *model = what;
	size_t i;

	for (i = 0; i < model->n_grades; i++) {
		text_add(out, i ? "; " : "");
		text_fill(out, "{1} = {2}", model->grades[i].id,
		          say_text(r, &model->grades[i].text), NULL);
	}
}

static void guide_others(struct csv_form *csv)
{
	if (csv->form.model->n_grades) {
		put_cell(csv, "# …:evidence");
		put_word(csv, W_EVIDENCE);
		put_word(csv, W_GUIDE_CHOICE);
		put_said(csv, say_grades, csv->form.model);
		put_word(csv, W_NO);
		put_cell(csv, "");
		end_line(csv);
	}
	put_cell(csv, "# …:note");
	put_word(csv, W_GUIDE_NOTES);
	put_word(csv, W_GUIDE_TEXT);
	put_word(csv, W_GUIDE_FREE);
	put_word(csv, W_NO);
	put_cell(csv, "");
	end_line(csv);
}

/* ---- The file ---- */

static void put_guide(struct csv_form *csv)
{
	static const enum word titles[] = {
		W_FORM_ITEM, W_GUIDE_TYPE, W_GUIDE_VALUES, W_GUIDE_NEEDED, W_NA_LONG,
	};
	struct text title = { 0 };
	size_t i;

	text_fill(&title, "# {1}", csv->form.model->id, NULL);
	put_cell(csv, text_string(&title));
	put_cell(csv, csv->form.model->version);
	text_clear(&title);
	form_text(&csv->form, &csv->form.model->name, " / ", &title);
	put_cell(csv, text_string(&title));
	put_word(csv, W_GUIDE_USE);
	end_line(csv);
	text_clear(&title);
	text_add(&title, "# ");
	form_word(&csv->form, W_GUIDE_COLUMN, " / ", &title);
	put_cell(csv, text_string(&title));
	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		put_word(csv, titles[i]);
	end_line(csv);
	for (i = 0; i < csv->form.n_asked; i++)
		guide_column(csv, csv->form.asked[i].question);
	guide_others(csv);
	text_free(&title);
}

static void put_name(struct csv_form *csv, const char *id, const char *ending)
{
	struct text name = { 0 };

	text_fill(&name, "{1}{2}", id, ending, NULL);
	put_cell(csv, text_string(&name));
	text_free(&name);
}

static void put_header(struct csv_form *csv)
{
	size_t i;

	for (i = 0; i < csv->form.n_asked; i++) {
		const struct asked *asked = &csv->form.asked[i];

		put_name(csv, asked->question->id, "");
		if (has_evidence(&csv->form, asked))
			put_name(csv, asked->question->id, ":evidence");
		if (has_note(asked))
			put_name(csv, asked->question->id, ":note");
	}
	end_line(csv);
}

bool form_csv_write(const struct eca_model *model, const size_t *languages, size_t n_languages,
                    const char *path, struct eca_error *err)
{
	struct csv_form csv = { .out = eca_output_open(path, err) };

	if (!csv.out)
		return false;
	form_begin(&csv.form, model, languages, n_languages);
	put_guide(&csv);
	put_header(&csv);
	form_end(&csv.form);
	return eca_output_commit(csv.out, err);
}
