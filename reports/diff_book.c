#include "diff_book.h"

#include "book.h"
#include "diff_sheet.h"

/* The sheets, in the order of their tabs. */
static const struct {
	enum word name;
	void (*write)(struct sheet *sheet);
	lxw_color_t tab;
} sheets[] = {
	{ W_SHEET_SUMMARY, diff_sheet_summary, COLOUR_NAVY },
	{ W_DIFF_SHEET_GROUPS, diff_sheet_groups, COLOUR_TEAL },
	{ W_DIFF_SHEET_EDITS, diff_sheet_edits, COLOUR_TEAL },
	{ W_DIFF_SHEET_MOVERS, diff_sheet_movers, COLOUR_TEAL },
};

struct diff_report *diff_of(const struct sheet *sheet)
{
	return (struct diff_report *)sheet->report;
}

void diff_put_change(struct sheet *sheet, lxw_col_t column, double change)
{
	sheet_number(sheet, column, LOOK_DIFFERENCE, change);
}

void diff_put_text(struct sheet *sheet, lxw_col_t column, enum look look, struct text *text)
{
	sheet_text(sheet, column, look, text_string(text));
	text_free(text);
}

static void add_sheet(struct diff_report *d, size_t index)
{
	struct sheet sheet = { .report = &d->report };
	const char *name = say_word(&d->report, sheets[index].name);

	sheet.page = workbook_add_worksheet(d->report.book, name);
	book_page(sheet.page, true);
	book_footer(sheet.page, say_word(&d->report, W_DIFF_TITLE), d->report.model);
	worksheet_set_tab_color(sheet.page, sheets[index].tab);
	sheets[index].write(&sheet);
}

static void set_properties(struct diff_report *d)
{
	const struct eca_model *was = d->diff->before, *is = d->diff->after;
	lxw_doc_properties properties = {
		.title = (char *)say_word(&d->report, W_DIFF_TITLE),
		.subject = (char *)is->id,
		.author = (char *)"eca " ECA_VERSION,
		.created = book_moment(is->effective_from),
	};
	const struct {
		const char *name, *value;
	} custom[] = {
		{ "eca.set", is->id },          { "eca.old_version", was->version },
		{ "eca.version", is->version }, { "eca.old_set_sha256", was->sha256 },
		{ "eca.set_sha256", is->sha256 }, { "eca.engine", ECA_VERSION },
	};
	size_t i;

	workbook_set_properties(d->report.book, &properties);
	for (i = 0; i < sizeof(custom) / sizeof(custom[0]); i++)
		workbook_set_custom_property_string(d->report.book, custom[i].name, custom[i].value);
}

static void fill(lxw_workbook *book, void *context)
{
	struct diff_report *d = context;
	size_t i;

	d->report.book = book;
	set_properties(d);
	for (i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
		add_sheet(d, i);
}

bool diff_book_write(const struct eca_diff *diff, size_t language, const char *path,
                     struct eca_error *err)
{
	struct diff_report d = {
		.report = { .model = diff->after, .language = language,
		            .tongue = words_tongue(diff->after->languages[language]) },
		.diff = diff,
		.say = diff_say_new(diff, language),
	};
	bool well = book_write(path, fill, &d, err);

	text_free(&d.report.clean);
	return well;
}
