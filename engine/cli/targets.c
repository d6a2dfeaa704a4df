#include "targets.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "message.h"
#include "output.h"

static const struct ending {
	const char *text;
	enum eca_format format;
} endings[] = {
	{ ".csv", ECA_CSV },
	{ ".json", ECA_JSON },
	{ ".ndjson", ECA_NDJSON },
};
enum { N_ENDINGS = sizeof(endings) / sizeof(endings[0]) };

bool path_ends_in(const char *path, const char *ending)
{
	size_t length = strlen(path), size = strlen(ending);

	return length > size && !strcasecmp(path + length - size, ending);
}

static const struct ending *ending_of(const char *path)
{
	size_t i;

	for (i = 0; i < N_ENDINGS; i++)
		if (path_ends_in(path, endings[i].text))
			return &endings[i];
	return NULL;
}

/* `what` goes to the file, "results". */
static bool plan_file(const char *path, const char *what, struct target *target)
{
	const struct ending *ending = ending_of(path);

	if (output_is_standard(path)) {
		*target = (struct target){ "-", ECA_CSV };
		return true;
	}
	if (!ending) {
		complain("%s: %s are written as .csv, .json or .ndjson: end the name with one of "
		         "them",
		         path, what);
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
		return need_copy(output_is_standard(asked) ? "-" : asked);
	for (i = 0; i < targets->n_files; i++)
		if (!output_is_standard(targets->files[i].path))
			return usual_rejects(targets->files[i].path);
	return NULL;
}

static bool is_folder(const char *path, struct stat *about)
{
	return !stat(path, about) && S_ISDIR(about->st_mode);
}

/* Where a file at `path` is, or will be, whichever way the path goes; for free(). */
static char *place_of(const char *path)
{
	char *place = realpath(path, NULL), *copy, *folder;
	struct buf new = { 0 };

	if (place)
		return place;
	copy = need_copy(path);
	folder = realpath(dirname(copy), NULL);
	free(copy);
	copy = need_copy(path);
	buf_format(&new, "%s/%s", folder ? folder : "", folder ? basename(copy) : path);
	buf_string(&new);
	free(folder);
	free(copy);
	return new.bytes;
}

static bool is_same_place(const char *a, const char *b)
{
	char *place_a = place_of(a), *place_b = place_of(b);
	bool same = !strcmp(place_a, place_b);

	free(place_a);
	free(place_b);
	return same;
}

static bool is_same(const char *a, const char *b)
{
	struct stat of_a, of_b;

	if (!strcmp(a, b))
		return true;
	if (!strcmp(a, "-") || !strcmp(b, "-"))
		return false;
	if (!stat(a, &of_a) && !stat(b, &of_b))
		return S_ISREG(of_a.st_mode) && of_a.st_dev == of_b.st_dev &&
		       of_a.st_ino == of_b.st_ino;
	return is_same_place(a, b);
}

/* The first of `list` that is the same file as `path`, or NULL. */
static const char *find_same(const char *path, const struct text_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (is_same(path, list->items[i]))
			return list->items[i];
	return NULL;
}

/* Whether `folder` is one of the answers. */
static bool is_of_answers(const char *folder, const struct text_list *answers)
{
	struct stat here, there;
	size_t i;

	if (!is_folder(folder, &here))
		return false;
	for (i = 0; i < answers->count; i++)
		if (is_folder(answers->items[i], &there) && here.st_dev == there.st_dev &&
		    here.st_ino == there.st_ino)
			return true;
	return false;
}

/* Whether a file at `path` stands in a folder of answers. */
static bool is_among_answers(const char *path, const struct text_list *answers)
{
	char *copy = need_copy(path);
	bool among = is_of_answers(dirname(copy), answers);

	free(copy);
	return among;
}

/* The same, also where `path` is a link that leads there. */
static bool leads_among_answers(const char *path, const struct text_list *answers)
{
	char *place = place_of(path);
	bool among = is_among_answers(path, answers) || is_among_answers(place, answers);

	free(place);
	return among;
}

static bool refuse_among_answers(const char *path)
{
	complain("%s: would be read as answers the next time: choose another folder", path);
	return false;
}

bool targets_allow_reports(const char *folder, const struct text_list *answers)
{
	return !is_of_answers(folder, answers) || refuse_among_answers(folder);
}

bool targets_allow_beside(const char *path, const struct text_list *answers)
{
	struct stat about;
	bool among = is_folder(path, &about) ? is_of_answers(path, answers)
	                                     : leads_among_answers(path, answers);

	if (!find_same(path, answers) && !among)
		return true;
	complain("%s: is one of the answers too, and would count as those of an assessor: leave it "
	         "out of them, or keep it in another folder",
	         output_is_standard(path) ? "standard input" : path);
	return false;
}

/* Adds `path` to what is `written` to, unless it is taken. */
static bool take(const char *path, const struct text_list *answers, struct text_list *written)
{
	bool is_file = strcmp(path, "-");
	const char *other = find_same(path, written);

	if (is_file && find_same(path, answers)) {
		complain("%s: would be written over the answers; choose another name", path);
		return false;
	}
	if (is_file && leads_among_answers(path, answers))
		return refuse_among_answers(path);
	if (other && strcmp(path, other) != 0) {
		complain("%s: is the same file as %s, and would be written twice; choose another "
		         "name", path, other);
		return false;
	}
	if (other) {
		complain("%s: is to be written twice; choose another name",
		         is_file ? path : "standard output");
		return false;
	}
	written->items[written->count++] = path;
	return true;
}

bool targets_allow(const char *path, const struct text_list *answers)
{
	const char *one;
	struct text_list written = { &one, 0 };

	return take(path, answers, &written);
}

bool targets_allow_all(const struct text_list *paths, const struct text_list *answers)
{
	struct text_list written = { .items = need_memory((paths->count + 1) *
		                                          sizeof(*written.items)) };
	bool well = true;
	size_t i;

	for (i = 0; i < paths->count && well; i++)
		well = take(paths->items[i], answers, &written);
	free(written.items);
	return well;
}

static bool are_distinct(const struct targets *targets, const struct text_list *answers)
{
	struct text_list written = { .items = need_memory((targets->n_files + 3) *
		                                          sizeof(*written.items)) };
	bool well = true;
	size_t i;

	for (i = 0; i < targets->n_files && well; i++)
		well = take(targets->files[i].path, answers, &written);
	if (targets->rejects)
		well = well && take(targets->rejects, answers, &written);
	if (targets->claims.path)
		well = well && take(targets->claims.path, answers, &written);
	if (targets->board)
		well = well && take("-", answers, &written);
	free(written.items);
	return well;
}

/* Whether any of the files, the claims or the rejects, goes to standard output. */
static bool is_printed(const struct targets *targets)
{
	size_t i;

	for (i = 0; i < targets->n_files; i++)
		if (output_is_standard(targets->files[i].path))
			return true;
	if (targets->claims.path && output_is_standard(targets->claims.path))
		return true;
	return targets->rejects && output_is_standard(targets->rejects);
}

bool targets_plan(const struct wishes *wishes, struct targets *targets)
{
	const struct text_list *outputs = wishes->outputs;
	size_t i;

	*targets = (struct targets){ .files = NULL };
	targets->files = need_memory((outputs->count + 1) * sizeof(*targets->files));
	for (i = 0; i < outputs->count; i++)
		if (!plan_file(outputs->items[i], "results", &targets->files[targets->n_files++]))
			return false;
	if (wishes->claims && !plan_file(wishes->claims, "claims", &targets->claims))
		return false;
	targets->rejects = plan_rejects(targets, wishes->rejects);
	targets->board = wishes->table || (isatty(STDOUT_FILENO) && !is_printed(targets) &&
	                                   !(wishes->quiet && outputs->count));
	if (!outputs->count && !targets->board)
		targets->files[targets->n_files++] = (struct target){ "-", ECA_CSV };
	return are_distinct(targets, wishes->answers);
}

bool targets_show_possible(const struct targets *targets)
{
	size_t i;

	for (i = 0; i < targets->n_files; i++)
		if (targets->files[i].format != ECA_CSV)
			return true;
	return targets->board;
}

void targets_free(struct targets *targets)
{
	free(targets->files);
	free(targets->rejects);
}
