#include "targets.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "message.h"

static const struct ending {
	const char *text;
	enum eca_format format;
} endings[] = {
	{ ".csv", ECA_CSV },
	{ ".json", ECA_JSON },
	{ ".ndjson", ECA_NDJSON },
};
enum { N_ENDINGS = sizeof(endings) / sizeof(endings[0]) };

static const struct ending *ending_of(const char *path)
{
	size_t length = strlen(path), i;

	for (i = 0; i < N_ENDINGS; i++) {
		size_t size = strlen(endings[i].text);

		if (length > size && !strcasecmp(path + length - size, endings[i].text))
			return &endings[i];
	}
	return NULL;
}

static bool is_standard_output(const char *path)
{
	return !strcmp(path, "-") || !strcmp(path, "/dev/stdout");
}

static bool plan_file(const char *path, struct target *target)
{
	const struct ending *ending = ending_of(path);

	if (is_standard_output(path)) {
		*target = (struct target){ "-", ECA_CSV };
		return true;
	}
	if (!ending) {
		complain("%s: results are written as .csv, .json or .ndjson: end the name with one "
		         "of them",
		         path);
		return false;
	}
	*target = (struct target){ path, ending->format };
	return true;
}

/* results.csv -> results.rejects.csv */
static char *usual_rejects(const char *path)
{
	size_t length = strlen(path) - strlen(ending_of(path)->text);
	struct buf name = { 0 };

	buf_add(&name, path, length);
	buf_text(&name, ".rejects.csv");
	buf_string(&name);
	return name.bytes;
}

/* Where rejects go: beside the first of the results that is a file, if not `asked`. */
static char *plan_rejects(const struct targets *targets, const char *asked)
{
	size_t i;

	if (asked)
		return need_copy(is_standard_output(asked) ? "-" : asked);
	for (i = 0; i < targets->n_files; i++)
		if (!is_standard_output(targets->files[i].path))
			return usual_rejects(targets->files[i].path);
	return NULL;
}

static bool is_same(const char *a, const char *b)
{
	struct stat of_a, of_b;

	if (!strcmp(a, b))
		return true;
	return !stat(a, &of_a) && !stat(b, &of_b) && S_ISREG(of_a.st_mode) &&
	       of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

static bool is_listed(const char *path, const struct text_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (is_same(path, list->items[i]))
			return true;
	return false;
}

/* Adds `path` to what is `written` to, unless it is taken. */
static bool take(const char *path, const struct text_list *answers, struct text_list *written)
{
	bool is_file = strcmp(path, "-");

	if (is_file && is_listed(path, answers)) {
		complain("%s: would be written over the answers; choose another name", path);
		return false;
	}
	if (is_listed(path, written)) {
		complain("%s: is to be written twice; choose another name",
		         is_file ? path : "standard output");
		return false;
	}
	written->items[written->count++] = path;
	return true;
}

static bool are_distinct(const struct targets *targets, const struct text_list *answers)
{
	struct text_list written = { .items = need_memory((targets->n_files + 2) *
		                                          sizeof(*written.items)) };
	bool well = true;
	size_t i;

	for (i = 0; i < targets->n_files && well; i++)
		well = take(targets->files[i].path, answers, &written);
	if (targets->rejects)
		well = well && take(targets->rejects, answers, &written);
	if (targets->board)
		well = well && take("-", answers, &written);
	free(written.items);
	return well;
}

/* Whether any of the files, or the rejects, goes to standard output. */
static bool is_printed(const struct targets *targets)
{
	size_t i;

	for (i = 0; i < targets->n_files; i++)
		if (is_standard_output(targets->files[i].path))
			return true;
	return targets->rejects && is_standard_output(targets->rejects);
}

bool targets_plan(const struct text_list *outputs, const struct text_list *answers,
                  const char *rejects, bool table, struct targets *targets)
{
	size_t i;

	*targets = (struct targets){ .files = NULL };
	targets->files = need_memory((outputs->count + 1) * sizeof(*targets->files));
	for (i = 0; i < outputs->count; i++)
		if (!plan_file(outputs->items[i], &targets->files[targets->n_files++]))
			return false;
	targets->rejects = plan_rejects(targets, rejects);
	targets->board = table || (isatty(STDOUT_FILENO) && !is_printed(targets));
	if (!outputs->count && !targets->board)
		targets->files[targets->n_files++] = (struct target){ "-", ECA_CSV };
	return are_distinct(targets, answers);
}

void targets_free(struct targets *targets)
{
	free(targets->files);
	free(targets->rejects);
}
