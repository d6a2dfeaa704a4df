#include "report.h"

#include <stdio.h>

#include "book.h"
#include "chart.h"
#include "sheet.h"

/* The sheets, in the order of their tabs. */
static const struct {
	enum word name; /* unless it has a fixed one */
	const char *fixed_name;
	void (*write)(struct sheet *sheet);
	bool landscape;
	lxw_color_t tab;
} sheets[] = {
	{ W_SHEET_SUMMARY, NULL, sheet_summary, false, COLOUR_NAVY },
	{ W_SHEET_ACTIONS, NULL, sheet_actions, true, COLOUR_TEAL },
	{ W_SHEET_CRITERIA, NULL, sheet_criteria, true, COLOUR_TEAL },
	{ W_SHEET_ANSWERS, NULL, sheet_answers, true, COLOUR_TEAL },
	{ W_SHEET_WHATIF, NULL, sheet_whatif, true, COLOUR_TEAL },
	{ W_SHEET_METHOD, NULL, sheet_method, false, COLOUR_GREY },
	{ 0, CHART_SHEET, sheet_chart_data, false, COLOUR_GREY },
};

/* ---- Names ----------------------------------------------------------------------- */

enum { SHEET_NAME_SIZE = 128, DEFINED_NAME_SIZE = 128 };

void report_hidden_name(const struct report *r, const char *name, char out[HIDDEN_NAME_SIZE])
{
	snprintf(out, HIDDEN_NAME_SIZE, "%s%s%s", name, r->further ? "_" : "",
	         r->further ? r->model->languages[r->language] : "");
}

void sheet_define(struct sheet *sheet, const char *prefix, const char *id, lxw_row_t row,
                  lxw_col_t column)
{
	const struct report *r = sheet->report;
	char name[DEFINED_NAME_SIZE], place[DEFINED_NAME_SIZE], cell[LXW_MAX_CELL_NAME_LENGTH];

	snprintf(name, sizeof(name), "%s%s%s%s", prefix, id, r->further ? "__" : "",
	         r->further ? r->model->languages[r->language] : "");
	lxw_rowcol_to_cell_abs(cell, row, column, 1, 1);
	snprintf(place, sizeof(place), "=%s!%s", sheet->page->quoted_name, cell);
	workbook_define_name(r->book, name, place);
}


/* What a sheet is called: of two that would share a name the later has its language behind it. */
static void name_sheet(const struct report *r, size_t index, char name[SHEET_NAME_SIZE])
{
	if (sheets[index].fixed_name) {
		report_hidden_name(r, sheets[index].fixed_name, name);
		return;
	}
	snprintf(name, SHEET_NAME_SIZE, "%s", say_word(r, sheets[index].name));
	if (workbook_get_worksheet_by_name(r->book, name))
		snprintf(name, SHEET_NAME_SIZE, "%s (%s)", say_word(r, sheets[index].name),
		         r->model->languages[r->language]);
}

/* ---- Sheets ---------------------------------------------------------------------- */

static void add_sheet(struct report *r, size_t index)
{
	char name[SHEET_NAME_SIZE];
	struct sheet sheet = { .report = r };

	name_sheet(r, index, name);
	sheet.page = workbook_add_worksheet(r->book, name);
	book_page(sheet.page, sheets[index].landscape);
	book_footer(sheet.page, r->result->assessment->firm_id, r->model);
	worksheet_set_tab_color(sheet.page, sheets[index].tab);
	sheets[index].write(&sheet);
}

/* ---- The workbook's properties -------------------------------------------------- */

static void say_languages(const struct report_about *about, const struct eca_model *model,
                          struct text *out)
{
	size_t i;

	for (i = 0; i < about->n_languages; i++) {
		text_add(out, i ? "," : "");
		text_add(out, model->languages[about->languages[i]]);
	}
}

static void set_properties(const struct report *r, const char *languages)
{
	const struct eca_assessment *assessment = r->result->assessment;
	lxw_doc_properties properties = {
		.title = (char *)say_word(r, W_TITLE),
		.subject = (char *)assessment->firm_id,
		.author = (char *)"eca " ECA_VERSION,
		.created = book_moment(assessment->dated ? assessment->assessed_on : 0),
	};
	const struct {
		const char *name, *value;
	} custom[] = {
		{ "eca.set", r->model->id },
		{ "eca.version", r->model->version },
		{ "eca.set_sha256", r->model->sha256 },
		{ "eca.answers_sha256", assessment->sha256 },
		{ "eca.firm_id", assessment->firm_id },
		{ "eca.languages", languages },
		{ "eca.engine", ECA_VERSION },
	};
	size_t i;

	workbook_set_properties(r->book, &properties);
	for (i = 0; i < sizeof(custom) / sizeof(custom[0]); i++)
		workbook_set_custom_property_string(r->book, custom[i].name, custom[i].value);
}

/* ---- The whole --------------------------------------------------------------------- */

struct writing {
	struct report report;
	const struct report_about *about;
};

static void begin_language(struct report *r, const struct report_about *about, size_t index)
{
	r->language = about->languages[index];
	r->tongue = words_tongue(r->model->languages[r->language]);
	r->further = index > 0;
	r->style = (struct style){ 0 }; /* numbers are written as the language does */
}

static void fill(lxw_workbook *book, void *context)
{
	struct writing *w = context;
	struct text languages = { 0 };
	size_t i, k;

	w->report.book = book;
	say_languages(w->about, w->report.model, &languages);
	for (i = 0; i < w->about->n_languages; i++) {
		begin_language(&w->report, w->about, i);
		if (!i)
			set_properties(&w->report, text_string(&languages));
		for (k = 0; k < sizeof(sheets) / sizeof(sheets[0]); k++)
			add_sheet(&w->report, k);
	}
	text_free(&languages);
}

bool report_write(const struct report_about *asked, const char *path, struct eca_error *err)
{
	struct report_about about = *asked;
	const struct eca_result *result = about.result, *claimed = about.claimed;
	struct writing writing = {
		.report = {
			.set = about.set,
			.result = result,
			.claimed = claimed && claimed->model == result->model ? claimed : NULL,
			.model = result->model,
		},
		.about = &about,
	};
	bool well;

	if (!about.n_languages)
		about.n_languages = 1;
	writing.report.facts = facts_of(result);
	report_find_peers(&writing.report, about.peers);
	well = book_write(path, fill, &writing, err);
	facts_free(&writing.report.facts);
	text_free(&writing.report.clean);
	return well;
}
