#include "message.h"

#include <stdarg.h>

#include "arena.h"
#include "buf.h"
#include "command.h"
#include "progress.h"
#include "utf8.h"

/* One line, whatever is in it: no text from a file may steer the terminal. */
static void print_line(FILE *file, struct buf *line)
{
	struct arena arena = { 0 };

	fprintf(file, "%s\n", utf8_show(&arena, buf_string(line), line->used, SIZE_MAX));
	arena_free(&arena);
	buf_free(line);
}

void complain(const char *format, ...)
{
	struct buf line = { 0 };
	va_list args;

	progress_clear();
	buf_text(&line, "eca: error: ");
	va_start(args, format);
	buf_format_list(&line, format, args);
	va_end(args);
	print_line(stderr, &line);
}

int complain_of(const struct eca_error *err)
{
	static const int statuses[] = {
		[ECA_OK] = EXIT_WELL,
		[ECA_ERROR_MISUSE] = EXIT_MISUSE,
		[ECA_ERROR_SET] = EXIT_SET,
		[ECA_ERROR_FILE] = EXIT_FILE,
	};

	complain("%s", err->text);
	return statuses[err->kind];
}

const char *severity_word(enum eca_severity severity)
{
	return severity == ECA_SEVERITY_ERROR ? "error" : "warning";
}

static void print_finding(FILE *file, const struct eca_finding *finding, bool code)
{
	struct buf line = { 0 };

	buf_text(&line, finding->file);
	if (finding->line)
		buf_format(&line, ":%d", finding->line);
	buf_format(&line, ": %s: %s", severity_word(finding->severity), finding->text);
	if (code)
		buf_format(&line, " [%s]", finding->code);
	print_line(file, &line);
}

void print_findings(FILE *file, const struct eca_findings *findings, bool codes)
{
	size_t i;

	for (i = 0; i < findings->count; i++)
		print_finding(file, &findings->items[i], codes);
}

bool listing_shows(struct listing *listing)
{
	return listing->count++ < listing->most;
}

void listing_end(const struct listing *listing, const char *what, const char *where)
{
	if (listing->count <= listing->most)
		return;
	progress_clear();
	fprintf(stderr, "… and %zu more %s", listing->count - listing->most, what);
	fprintf(stderr, where ? ", see %s\n" : "\n", where);
}

void list_problem(struct listing *listing, const struct eca_problem *problem)
{
	struct buf line = { 0 };

	if (!listing_shows(listing))
		return;
	progress_clear();
	if (problem->cell && *problem->cell)
		buf_format(&line, "%s:%s: ", problem->file, problem->cell);
	else
		buf_format(&line, "%s:%zu: ", problem->file, problem->row);
	buf_format(&line, "%s: ", severity_word(problem->severity));
	if (*problem->firm_id) /* a line of JSON may hold many */
		buf_format(&line, "firm %s: ", problem->firm_id);
	if (*problem->column)
		buf_format(&line, "%s \"%s\": ", problem->asked ? "question" : "column",
		           problem->column);
	buf_text(&line, problem->reason);
	print_line(stderr, &line);
}

void list_warnings(struct listing *listing, const struct eca_problem *problems, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (problems[i].severity == ECA_SEVERITY_WARNING)
			list_problem(listing, &problems[i]);
}

void list_failure(struct listing *listing, const struct eca_result *result)
{
	const struct eca_assessment *who = result->assessment;
	struct buf reason = { 0 };
	struct eca_problem problem = {
		.severity = ECA_SEVERITY_ERROR,
		.file = who->file,
		.row = who->row,
		.column = "",
		.firm_id = "", /* the failure names it */
		.value = "",
	};

	buf_format(&reason, "failed: %s", result->failure);
	problem.reason = buf_string(&reason);
	list_problem(listing, &problem);
	buf_free(&reason);
}
