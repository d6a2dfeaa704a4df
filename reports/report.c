#include "report.h"

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
	{ W_SHEET_ROADMAP, NULL, sheet_roadmap, true, COLOUR_TEAL },
	{ W_SHEET_CRITERIA, NULL, sheet_criteria, true, COLOUR_TEAL },
	{ W_SHEET_ANSWERS, NULL, sheet_answers, true, COLOUR_TEAL },
	{ W_SHEET_METHOD, NULL, sheet_method, false, COLOUR_GREY },
	{ 0, CHART_SHEET, sheet_chart_data, false, COLOUR_GREY },
};

static void add_sheet(struct report *r, size_t index)
{
	const char *name = sheets[index].fixed_name;
	struct sheet sheet = { .report = r, .landscape = sheets[index].landscape };

	sheet.page = workbook_add_worksheet(r->book, name ? name : say_word(r, sheets[index].name));
	book_page(sheet.page, sheets[index].landscape);
	book_footer(sheet.page, r->result->assessment->firm_id, r->model);
	worksheet_set_tab_color(sheet.page, sheets[index].tab);
	sheets[index].write(&sheet);
}

/* ---- The workbook's properties -------------------------------------------------- */

static void set_properties(const struct report *r)
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
		{ "eca.engine", ECA_VERSION },
	};
	size_t i;

	workbook_set_properties(r->book, &properties);
	for (i = 0; i < sizeof(custom) / sizeof(custom[0]); i++)
		workbook_set_custom_property_string(r->book, custom[i].name, custom[i].value);
}

static void fill(lxw_workbook *book, void *context)
{
	struct report *r = context;
	size_t i;

	r->book = book;
	set_properties(r);
	for (i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
		add_sheet(r, i);
}

bool report_write(const struct report_about *about, const char *path, struct eca_error *err)
{
	const struct eca_result *result = about->result, *claimed = about->claimed;
	struct eca_roadmap *roadmap = eca_roadmap_find(about->set, result->assessment);
	struct report report = {
		.set = about->set,
		.result = result,
		.claimed = claimed && claimed->model == result->model ? claimed : NULL,
		.model = result->model,
		.language = about->language,
		.tongue = words_tongue(result->model->languages[about->language]),
		.roadmap = roadmap,
	};
	bool well;

	report.facts = facts_of(result);
	report_find_peers(&report, about->peers);
	well = book_write(path, fill, &report, err);
	facts_free(&report.facts);
	eca_roadmap_free(roadmap);
	text_free(&report.clean);
	return well;
}
