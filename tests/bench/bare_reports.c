/* What reports cost at the very least: the calls of libxlsxwriter that record.c noted, made
 * once more in the library's own way, one workbook after the other, with its temporary files
 * where it puts them. Nothing is read, scored, measured or checked.
 *
 *   bare_reports TRACE DIR
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "trace.h"

enum { OBJECTS_MAX = 4096, ROOM = 1 << 20 };

static const char *at, *trace_end;
static const char **texts;
static size_t n_texts, texts_room;
static void *objects[OBJECTS_MAX];
static size_t n_objects;
static union {
	char bytes[ROOM];
	double aligned;
} room; /* for what the arguments of a call point to */
static size_t used;

static void get(void *value, size_t size)
{
	memcpy(value, at, size);
	at += size;
}

static trace_number get_number(void)
{
	trace_number n;

	get(&n, sizeof(n));
	return n;
}

static void *get_room(size_t size)
{
	void *place = room.bytes + used;

	used += (size + 15) & ~(size_t)15;
	if (used > ROOM)
		abort();
	return memset(place, 0, size);
}

static char *get_text(void)
{
	trace_number n = get_number();

	return n ? (char *)texts[n - 1] : NULL;
}

static void *get_object(void)
{
	trace_number n = get_number();

	return n ? objects[n - 1] : NULL;
}

static void keep(void *object)
{
	objects[n_objects++] = object;
}

#define GET_ONE(value, get_it) ((value) = get_number() ? get_it() : NULL)
#define GET_PLACES(value) do { \
	size_t count_ = get_number(); \
	(value) = get_room((count_ + 1) * sizeof(*(value))); \
	get((value), count_ * sizeof(*(value))); \
	(value)[count_] = _Generic(*(value), int16_t: -1, default: 0); \
} while (0)
#define GET_LIST(value, get_it) do { \
	size_t count_ = get_number(), i_; \
	(value) = count_ ? get_room((count_ + 1) * sizeof(*(value))) : NULL; \
	for (i_ = 0; i_ < count_; i_++) \
		(value)[i_] = get_it(); \
} while (0)

#include "bench_replay.inc"

static void learn_text(void)
{
	trace_number length = get_number();

	if (n_texts == texts_room)
		texts = realloc(texts, (texts_room = 2 * texts_room + 1024) * sizeof(*texts));
	if (!texts)
		abort();
	texts[n_texts++] = at;
	at += length + 1;
}

/* The file gets its name without the .part that it was written under. */
static void begin_book(const char *folder)
{
	const char *name = get_text();
	char path[4096];

	snprintf(path, sizeof(path), "%s/%.*s", folder, (int)(strlen(name) - strlen(".part")), name);
	n_objects = 0;
	keep(workbook_new(path));
}

static void make_all(const char *folder)
{
	while (at < trace_end) {
		trace_code code;

		get(&code, sizeof(code));
		used = 0;
		if (code == TRACE_TEXT)
			learn_text();
		else if (code == TRACE_BOOK)
			begin_book(folder);
		else if (code == TRACE_DONE && workbook_close(objects[0]))
			exit(1);
		else if (code < sizeof(calls) / sizeof(calls[0]))
			calls[code]();
	}
}

static char *read_all(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *bytes;

	if (!file || fseek(file, 0, SEEK_END))
		exit(2);
	*size = (size_t)ftell(file);
	rewind(file);
	bytes = malloc(*size + 1);
	if (!bytes || fread(bytes, 1, *size, file) != *size)
		exit(2);
	fclose(file);
	return bytes;
}

int main(int argc, char **argv)
{
	size_t size;
	char *trace;

	if (argc != 3)
		return 2;
	at = trace = read_all(argv[1], &size);
	trace_end = trace + size;
	make_all(argv[2]);
	free(texts);
	free(trace);
	return 0;
}
