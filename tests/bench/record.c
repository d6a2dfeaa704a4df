/* Runs eca and notes every call of libxlsxwriter that it makes, for bare_reports.c. The
 * library's functions are defined here, so they are found before the library's own, and
 * pass each call on to those.
 *
 *   record TRACE score ANSWERS --reports DIR -j1 …
 */
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "buf.h"
#include "cli/command.h"
#include "cli/names.h"
#include "cli/options.h"
#include "trace.h"

enum { OBJECTS_MAX = 4096 };

static FILE *trace;
static struct buf call; /* being noted: texts that are new in it stand before it */
static struct names texts;
static void *objects[OBJECTS_MAX]; /* of this workbook */
static size_t n_objects;
static int depth; /* calls of the library inside one another: the outermost is ours */

static void unknown(const char *name)
{
	fprintf(stderr, "record: %s has arguments that calls.py does not know\n", name);
	exit(1);
}

static void find(void *real, const char *name)
{
	void *found = *(void **)real ? *(void **)real : dlsym(RTLD_NEXT, name);

	memcpy(real, &found, sizeof(found));
}

static void put(const void *value, size_t size)
{
	buf_add(&call, value, size);
}

static void put_number(size_t number)
{
	trace_number n = (trace_number)number;

	put(&n, sizeof(n));
}

static void begin(trace_code code)
{
	call.used = 0;
	put(&code, sizeof(code));
}

static void end(void)
{
	fwrite(call.bytes, 1, call.used, trace);
}

static void write_text(const char *text)
{
	trace_code code = TRACE_TEXT;
	trace_number length = (trace_number)strlen(text);

	fwrite(&code, sizeof(code), 1, trace);
	fwrite(&length, sizeof(length), 1, trace);
	fwrite(text, length + 1, 1, trace);
}

static void put_text(const char *text)
{
	bool is_new = false;

	put_number(text ? names_add(&texts, text, &is_new) + 1 : 0);
	if (is_new)
		write_text(text);
}

static void put_object(const void *object)
{
	size_t i = n_objects;

	while (object && i && objects[i - 1] != object)
		i--;
	if (object && !i)
		unknown("an object that no function gave; a function that takes it");
	put_number(object ? i : 0);
}

static void keep(void *object)
{
	if (n_objects == OBJECTS_MAX)
		unknown("the last of too many objects; it");
	objects[n_objects++] = object;
}

#define PUT_ONE(value, put_it) (put_number((value) != NULL), (value) ? put_it(value) : (void)0)
/* What a row of numbers ends with: series' with -1, places with 0. */
#define LAST_OF(value) _Generic(*(value), int16_t: -1, default: 0)
#define PUT_PLACES(value) do { \
	size_t count_ = 0; \
	while ((value) && (value)[count_] != LAST_OF(value)) \
		count_++; \
	put_number(count_); \
	put((value), count_ * sizeof(*(value))); \
} while (0)
#define PUT_LIST(value, put_it) do { \
	size_t count_ = 0, i_; \
	while ((value) && (value)[count_]) \
		count_++; \
	put_number(count_); \
	for (i_ = 0; i_ < count_; i_++) \
		put_it((value)[i_]); \
} while (0)

#include "bench_record.inc"

/* ---- What begins and ends a workbook ---- */

lxw_workbook *workbook_new_opt(const char *filename, lxw_workbook_options *options)
{
	static __typeof__(workbook_new_opt) *real;
	const char *slash = strrchr(filename, '/');
	lxw_workbook *book;

	find(&real, "workbook_new_opt");
	n_objects = 0;
	begin(TRACE_BOOK);
	put_text(slash ? slash + 1 : filename);
	end();
	depth++;
	book = real(filename, options);
	depth--;
	keep(book);
	return book;
}

lxw_workbook *workbook_new(const char *filename)
{
	return workbook_new_opt(filename, NULL);
}

lxw_error workbook_close(lxw_workbook *book)
{
	static __typeof__(workbook_close) *real;
	lxw_error error;

	find(&real, "workbook_close");
	begin(TRACE_DONE);
	end();
	depth++;
	error = real(book);
	depth--;
	return error;
}

int main(int argc, char **argv)
{
	const struct command *command = argc > 2 ? command_find(argv[2]) : NULL;
	struct arguments arguments;
	int status = 2;

	if (!command || !(trace = fopen(argv[1], "wb")))
		return status;
	if (options_read(command, argc - 3, argv + 3, &arguments) == OPTIONS_GIVEN)
		status = command->run(&arguments);
	arguments_free(command, &arguments);
	names_free(&texts);
	buf_free(&call);
	return fclose(trace) ? 2 : status;
}
