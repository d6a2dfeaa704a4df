#include "reading.h"

#include <string.h>

#include "progress.h"

/* Whether the problems are to be listed: of one row all are of one firm, or of nobody. */
static bool concerns(const struct eca_problem *problems, size_t count, const char *only)
{
	return !only || (count && (!*problems[0].firm_id || !strcmp(problems[0].firm_id, only)));
}

static void list_errors(struct reading *reading, const struct eca_problem *problems, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (problems[i].severity == ECA_SEVERITY_ERROR)
			list_problem(&reading->problems, &problems[i]);
}

static void show_progress(const struct reading *reading, const struct eca_reader *reader)
{
	uint64_t done, total;

	eca_reader_progress(reader, &done, &total);
	progress_show(done, total, reading->taken + reading->rejected, "assessments");
}

void reading_all(struct reading *reading, struct eca_set *set, const struct text_list *answers,
                 const struct eca_reader_options *how, const char *only,
                 void (*take)(void *context, const struct eca_assessment *assessment),
                 void *context)
{
	struct eca_reader *reader = eca_reader_new(set, answers->items, answers->count, how);
	const struct eca_assessment *assessment;
	const struct eca_problem *problems;
	struct eca_error err = { 0 };
	enum eca_next next;
	size_t count;

	while ((next = eca_reader_next(reader, &assessment, &err)) != ECA_NEXT_END) {
		problems = eca_reader_problems(reader, &count);
		if (concerns(problems, count, only)) {
			list_warnings(&reading->warnings, problems, count);
			list_errors(reading, problems, count);
		}
		reading->taken += next == ECA_NEXT_READ;
		reading->rejected += next == ECA_NEXT_REJECTED;
		if (next == ECA_NEXT_READ)
			take(context, assessment);
		if (next == ECA_NEXT_BROKEN) {
			reading->unreadable = true;
			complain_of(&err);
			err = (struct eca_error){ 0 };
		}
		show_progress(reading, reader);
	}
	listing_end(&reading->problems, "errors; -v lists them", NULL);
	eca_reader_free(reader);
}
