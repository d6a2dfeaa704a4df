#include "report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chart.h"
#include "sheet.h"
#include "whole.h"

enum { SECONDS_PER_DAY = 86400, DAY_OF_1980 = 3652, HEADER_MAX = 255 };

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
	{ W_SHEET_METHOD, NULL, sheet_method, false, COLOUR_GREY },
	{ 0, CHART_SHEET, sheet_chart_data, false, COLOUR_GREY },
};

/* ---- A sheet's page --------------------------------------------------------- */

/* Adds at most `room` bytes of `text` with every & doubled, as a footer wants it. */
static void footer_text(struct text *out, const char *text, size_t room)
{
	for (; *text && room > 2; text++, room--) {
		text_add_bytes(out, text, 1);
		if (*text == '&') {
			text_add(out, "&");
			room--;
		}
	}
	while (*text && ((unsigned char)*text & 0xC0) == 0x80)
		text_add_bytes(out, text++, 1);
}

static void set_footer(const struct report *r, lxw_worksheet *page)
{
	struct text footer = { 0 };

	text_add(&footer, "&L&\"Calibri,Regular\"&8 ");
	footer_text(&footer, r->result->assessment->firm_id, 130);
	text_add(&footer, "&C&\"Calibri,Regular\"&8 &P/&N&R&\"Calibri,Regular\"&8 ");
	footer_text(&footer, r->model->id, 40);
	text_add(&footer, " ");
	footer_text(&footer, r->model->version, 20);
	worksheet_set_footer(page, text_string(&footer));
	text_free(&footer);
}

static void set_page(const struct report *r, lxw_worksheet *page, bool landscape)
{
	enum { A4 = 9, ANY_HEIGHT = 0 };

	worksheet_set_paper(page, A4);
	if (landscape)
		worksheet_set_landscape(page);
	worksheet_set_margins(page, 0.5, 0.5, 0.7, 0.7);
	worksheet_fit_to_pages(page, 1, ANY_HEIGHT);
	worksheet_center_horizontally(page);
	worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
	set_footer(r, page);
}

static void add_sheet(struct report *r, size_t index)
{
	const char *name = sheets[index].fixed_name;
	struct sheet sheet = { .report = r };

	sheet.page = workbook_add_worksheet(r->book, name ? name : say_word(r, sheets[index].name));
	set_page(r, sheet.page, sheets[index].landscape);
	worksheet_set_tab_color(sheet.page, sheets[index].tab);
	sheets[index].write(&sheet);
}

/* ---- The workbook's properties -------------------------------------------------- */

/* The moment a workbook says it was made: never the clock's. 0 would mean just that. */
static time_t created(const struct eca_assessment *assessment)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long seconds;

	if (epoch && *epoch) {
		seconds = strtoll(epoch, &end, 10);
		if (!*end && seconds > 0)
			return (time_t)seconds;
	}
	seconds = (long long)(assessment->dated ? assessment->assessed_on : 0) * SECONDS_PER_DAY;
	return (time_t)(seconds > 0 ? seconds : (long long)DAY_OF_1980 * SECONDS_PER_DAY);
}

static void set_properties(const struct report *r)
{
	const struct eca_assessment *assessment = r->result->assessment;
	lxw_doc_properties properties = {
		.title = (char *)say_word(r, W_TITLE),
		.subject = (char *)assessment->firm_id,
		.author = (char *)"eca " ECA_VERSION,
		.created = created(assessment),
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

static void fill(struct report *r)
{
	size_t i;

	set_properties(r);
	for (i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
		add_sheet(r, i);
}

/* ---- The file ------------------------------------------------------------------------ */

static void fail(struct eca_error *err, const char *path, const char *reason)
{
	if (err->kind != ECA_OK)
		return;
	err->kind = ECA_ERROR_FILE;
	snprintf(err->text, sizeof(err->text), "%s: cannot be written: %s", path, reason);
}

/* Fills the workbook and writes it to `part`; NULL, or why that cannot be. */
static const char *write_book(struct report *r, const char *part)
{
	lxw_workbook_options options = { .constant_memory = LXW_FALSE };
	lxw_error error;

	r->book = workbook_new_opt(part, &options);
	if (!r->book)
		return strerror(ENOMEM);
	fill(r);
	errno = 0;
	error = workbook_close(r->book);
	if (!error)
		return NULL;
	return errno ? strerror(errno) : lxw_strerror(error);
}

/* NULL, or why the workbook of `size` bytes behind `fd` is of no use. */
static const char *check(int fd, size_t size)
{
	unsigned char *bytes = zeroed(size, 1);
	size_t got = 0;
	ssize_t more = 1;
	const char *reason = NULL;

	while (got < size && (more = read(fd, bytes + got, size - got)) > 0)
		got += (size_t)more;
	if (more < 0)
		reason = strerror(errno);
	else
		switch (whole_workbook(bytes, got)) {
		case WHOLE: break;
		case WHOLE_CUT:
			reason = "temporary files cut short, is /tmp full?: No space left on device";
			break;
		case WHOLE_BROKEN: reason = "another program changed its .part file"; break;
		}
	free(bytes);
	return reason;
}

/* The same for the one in `part`. */
static const char *check_part(const char *part)
{
	int fd = open(part, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat found;
	const char *reason;

	if (fd < 0)
		return strerror(errno);
	reason = fstat(fd, &found) ? strerror(errno) : check(fd, (size_t)found.st_size);
	close(fd);
	return reason;
}

bool report_write(const struct eca_result *result, const struct eca_result *claimed,
                  const struct eca_peers *peers, size_t language, const char *path, struct eca_error *err)
{
	struct report report = {
		.result = result,
		.claimed = claimed && claimed->model == result->model ? claimed : NULL,
		.model = result->model,
		.language = language,
		.tongue = words_tongue(result->model->languages[language]),
	};
	struct eca_output *out = eca_output_open_part(path, err);
	const char *reason;

	if (!out)
		return false;
	report.facts = facts_of(result);
	report_find_peers(&report, peers);
	reason = write_book(&report, eca_output_part(out));
	facts_free(&report.facts);
	text_free(&report.clean);
	if (!reason)
		reason = check_part(eca_output_part(out));
	if (!reason)
		return eca_output_commit(out, err);
	fail(err, path, reason);
	eca_output_discard(out);
	return false;
}
