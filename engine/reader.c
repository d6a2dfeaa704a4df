/* The answers of several files and folders, one assessment after another. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "answers.h"
#include "error.h"
#include "format.h"
#include "hash.h"
#include "input.h"
#include "reader.h"
#include "seen.h"

enum { EMPTY_FOLDER = -1 };

struct file {
	const char *path, *name;
	int fault;     /* errno when looking at it failed, EMPTY_FOLDER, or 0 */
	uint64_t base; /* added to a row, numbers the rows of all files in one */
};

struct eca_reader {
	struct answers *answers;
	struct file *files;
	size_t n_files, room, current;
	struct input in;
	const struct format *format; /* of the file that is open; NULL: none is */
	void *opened;
	uint64_t last; /* highest number of a row so far */
	struct seen seen;
	uint64_t done, total; /* bytes of the files before the current one, of all */
	bool total_known;
	struct arena arena;
};

/* ---- What there is to read ---- */

static void add_file(struct eca_reader *reader, const char *path, int fault)
{
	if (reader->n_files == reader->room) {
		reader->room = reader->room ? 2 * reader->room : 16;
		reader->files = need_more_memory(reader->files, reader->room * sizeof(*reader->files));
	}
	path = arena_text(&reader->arena, path);
	reader->files[reader->n_files++] = (struct file){
		.path = path,
		.name = strcmp(path, "-") ? path : "standard input",
		.fault = fault,
	};
}

/* Neither hidden, nor the unfinished output of a run, nor what a spreadsheet program
 * keeps beside a workbook that is open. */
static int is_shown(const struct dirent *entry)
{
	const char *name = entry->d_name, *dot = strrchr(name, '.');

	return name[0] != '.' && strncmp(name, "~$", 2) != 0 && !(dot && !strcmp(dot, ".part"));
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void add_counted(struct eca_reader *reader, const char *path, const struct stat *about)
{
	add_file(reader, path, 0);
	reader->total += (uint64_t)about->st_size;
}

/* Folders within the folder, pipes and devices are passed over. */
static void add_in_folder(struct eca_reader *reader, const char *path)
{
	struct stat about;

	if (stat(path, &about) != 0)
		add_file(reader, path, errno);
	else if (S_ISREG(about.st_mode))
		add_counted(reader, path, &about);
}

static void add_folder(struct eca_reader *reader, const char *path)
{
	struct dirent **entries;
	int n_entries = scandir(path, &entries, is_shown, by_bytes), i;
	size_t length = strlen(path), before = reader->n_files;

	if (n_entries < 0) {
		add_file(reader, path, errno);
		return;
	}
	while (length > 1 && path[length - 1] == '/')
		length--;
	for (i = 0; i < n_entries; i++) {
		add_in_folder(reader, arena_format(&reader->arena, "%.*s%s%s", (int)length, path,
		                                   path[length - 1] == '/' ? "" : "/",
		                                   entries[i]->d_name));
		free(entries[i]);
	}
	free(entries);
	if (reader->n_files == before)
		add_file(reader, path, EMPTY_FOLDER);
}

static void add_path(struct eca_reader *reader, const char *path)
{
	struct stat about;

	if (!strcmp(path, "-")) {
		add_file(reader, path, 0);
		reader->total_known = false;
	} else if (stat(path, &about) != 0) {
		add_file(reader, path, errno);
	} else if (S_ISDIR(about.st_mode)) {
		add_folder(reader, path);
	} else {
		add_counted(reader, path, &about);
		reader->total_known &= S_ISREG(about.st_mode);
	}
}

struct eca_reader *eca_reader_new(struct eca_set *set, const char *const *paths, size_t n_paths,
                                  const struct eca_reader_options *options)
{
	struct eca_reader *reader = need_memory(sizeof(*reader));
	size_t i;

	*reader = (struct eca_reader){ .total_known = true };
	reader->answers = answers_new(set, options, &reader->seen);
	for (i = 0; i < n_paths; i++)
		add_path(reader, paths[i]);
	return reader;
}

/* ---- One file ---- */

static const struct format *const formats[] = { &json_format, &xlsx_format, &csv_format };

/* Files that people have and that cannot be read, by how they begin. */
static const struct {
	const char *begins;
	size_t length;
	const char *what;
} foreign[] = {
	{ "\xd0\xcf\x11\xe0", 4,
	  "an old Excel workbook (.xls), or one with a password, is not read: save it as .xlsx "
	  "without a password" },
	{ "\xff\xfe", 2, "the text is in UTF-16: save the file as \"CSV UTF-8\"" },
	{ "\xfe\xff", 2, "the text is in UTF-16: save the file as \"CSV UTF-8\"" },
	{ "%PDF", 4, "a PDF file is not read: answers are a workbook, CSV or JSON" },
	{ "\x89PNG", 4, "a picture is not read: answers are CSV, JSON or .xlsx" },
	{ "\xff\xd8\xff", 3, "a picture is not read: answers are CSV, JSON or .xlsx" },
	{ "<", 1, "a web page or an XML file is not read: answers are CSV, JSON or .xlsx" },
	{ "\x1f\x8b", 2, "a compressed file is not read: unpack it first" },
};

static bool check_foreign(const struct input *in, struct eca_error *err)
{
	const char *bytes = in->buffer + in->start;
	size_t size = in->end - in->start, i;

	for (i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		if (size >= foreign[i].length && !memcmp(bytes, foreign[i].begins, foreign[i].length))
			return error_set(err, ECA_ERROR_FILE, "%s: %s", in->name, foreign[i].what);
	return true;
}

static const struct format *find_format(const struct input *in)
{
	size_t i = 0;

	while (!formats[i]->recognises(in->buffer + in->start, in->end - in->start))
		i++;
	return formats[i];
}

static bool begin_reading(struct eca_reader *reader, struct eca_error *err)
{
	struct input *in = &reader->in;
	const struct format *format;

	if (!input_more(in, INPUT_BLOCK, err) && err->kind != ECA_OK)
		return false;
	if (!check_foreign(in, err))
		return false;
	input_skip_mark(in);
	format = find_format(in);
	reader->opened = format->open(in, reader->answers, err);
	reader->format = reader->opened ? format : NULL;
	return reader->opened;
}

static void close_file(struct eca_reader *reader)
{
	if (reader->format)
		reader->format->close(reader->opened);
	reader->format = NULL;
	reader->done += reader->in.done;
	if (reader->in.buffer)
		input_close(&reader->in);
	reader->current++;
}

static bool open_file(struct eca_reader *reader, struct eca_error *err)
{
	struct file *file = &reader->files[reader->current];

	file->base = reader->last;
	errno = file->fault;
	if (file->fault == EMPTY_FOLDER)
		return error_set(err, ECA_ERROR_FILE, "%s: no files in the folder", file->name);
	if (file->fault)
		return error_errno(err, "%s", file->name);
	return input_open(&reader->in, file->path, file->name, err) && begin_reading(reader, err);
}

/* ---- All of them ---- */

static const struct file *file_of(const struct eca_reader *reader, uint64_t number)
{
	size_t i = reader->current;

	while (reader->files[i].base >= number)
		i--;
	return &reader->files[i];
}

/* Rejects the assessment just read when one of the same firm, source, assessor and
 * date was read before. */
static bool is_first(struct eca_reader *reader, uint64_t number)
{
	struct answers *a = reader->answers;
	const struct file *file;
	uint64_t first;

	first = seen_note(&reader->seen, a->identity, number);
	if (!first)
		return true;
	file = file_of(reader, first);
	answers_problem(a, ECA_SEVERITY_ERROR, "firm_id", a->assessment.firm_id,
	                strlen(a->assessment.firm_id),
	                "a second assessment of the same firm, source, assessor and date: the first "
	                "is %s:%llu", file->name, (unsigned long long)(first - file->base));
	answers_end(a);
	return false;
}

/* Passes over a submission that was read before: someone exported it twice. */
static bool is_new(struct eca_reader *reader, uint64_t number)
{
	struct answers *a = reader->answers;
	unsigned char digest[HASH_SIZE];
	const struct file *file;
	const char *key;
	uint64_t first;

	if (!*a->submission)
		return true;
	key = arena_format(&a->arena, "submission\n%s", a->submission);
	hash_bytes(reader->answers->canonical.identity, key, strlen(key), digest);
	first = seen_note(&reader->seen, digest, number);
	if (!first)
		return true;
	file = file_of(reader, first);
	a->n_problems = 0;
	answers_problem(a, ECA_SEVERITY_WARNING, "", a->submission, strlen(a->submission),
	                "the same submission as %s:%llu: it is passed over", file->name,
	                (unsigned long long)(first - file->base));
	answers_end(a);
	return false;
}

static enum eca_next next_of_file(struct eca_reader *reader, struct eca_error *err)
{
	enum eca_next next = reader->format->next(reader->opened, err);
	uint64_t number;

	if (next != ECA_NEXT_READ && next != ECA_NEXT_REJECTED)
		return next;
	number = reader->files[reader->current].base + reader->answers->assessment.row;
	if (number > reader->last) /* a workbook's rows may come in any order */
		reader->last = number;
	if (next == ECA_NEXT_READ && !is_new(reader, number))
		return ECA_NEXT_PASSED;
	if (next == ECA_NEXT_READ && !is_first(reader, number))
		next = ECA_NEXT_REJECTED;
	return next;
}

enum eca_next eca_reader_next(struct eca_reader *reader, const struct eca_assessment **assessment,
                              struct eca_error *err)
{
	err->kind = ECA_OK; /* all of it would be a thousand bytes for every row */
	err->text[0] = '\0';
	*assessment = NULL;
	reader->answers->n_problems = 0;
	while (reader->current < reader->n_files) {
		enum eca_next next = ECA_NEXT_BROKEN;

		if (reader->format || open_file(reader, err))
			next = next_of_file(reader, err);
		if (next == ECA_NEXT_READ)
			*assessment = &reader->answers->assessment;
		if (next != ECA_NEXT_END && next != ECA_NEXT_BROKEN)
			return next;
		close_file(reader);
		if (next == ECA_NEXT_BROKEN)
			return next;
	}
	return ECA_NEXT_END;
}

const struct eca_problem *eca_reader_problems(const struct eca_reader *reader, size_t *count)
{
	*count = reader->answers->n_problems;
	return reader->answers->problems;
}

const struct answers *reader_answers(const struct eca_reader *reader)
{
	return reader->answers;
}

size_t reader_file(const struct eca_reader *reader)
{
	return reader->current;
}

void eca_reader_progress(const struct eca_reader *reader, uint64_t *done, uint64_t *total)
{
	*done = reader->done + reader->in.done;
	*total = reader->total_known ? reader->total : 0;
}

void eca_reader_free(struct eca_reader *reader)
{
	if (!reader)
		return;
	if (reader->format)
		reader->format->close(reader->opened);
	if (reader->in.buffer)
		input_close(&reader->in);
	seen_free(&reader->seen);
	answers_free(reader->answers);
	free(reader->files);
	arena_free(&reader->arena);
	free(reader);
}
