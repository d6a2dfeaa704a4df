/* A text that grows: sentences are put together in one before they go into a
 * cell. Nothing here fails: out of memory ends the process. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include <stddef.h>

struct text { /* start from { 0 }, release with text_free */
	char *at; /* NUL-terminated once something was added */
	size_t length, room;
};

void text_add(struct text *text, const char *more);
void text_add_bytes(struct text *text, const char *bytes, size_t size);

/* Adds `pattern` with {1}, {2} … replaced by the arguments, which end with NULL. */
void text_fill(struct text *text, const char *pattern, ...) __attribute__((sentinel));

/* Adds what printf makes of numbers and words in ASCII: pieces of formulas. */
void text_format(struct text *text, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Empties the text and keeps its memory. */
void text_clear(struct text *text);
void text_free(struct text *text);

/* The contents, "" when empty; until the next change. */
const char *text_string(const struct text *text);

/* Bytes of the letter at `at`, which is not the end, and the UTF-16 units of one so long. */
size_t text_letter(const char *at);
size_t text_units(size_t letter);

/* `count` zeroed elements of `size` bytes, for free(). */
void *zeroed(size_t count, size_t size);

#endif
