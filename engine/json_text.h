/* The outline of JSON text: where values begin and end, and on which line, without
 * looking at what they are. It bounds depth, length and number of values before a
 * parser builds anything, and finds the members of an array one by one. */
#ifndef ECA_JSON_TEXT_H
#define ECA_JSON_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum {
	JSON_DEPTH_MAX = 16,
	JSON_VALUES_MAX = 100000,    /* in one assessment */
	JSON_VALUE_MAX = 16 << 20,   /* bytes of one assessment */
	JSON_DOCUMENT_MAX = 64 << 20 /* bytes of an array, which is held whole */
};

struct json_text {
	const char *at, *end;
	size_t line;            /* of `at`, 1 the first */
	const char *line_start; /* where that line begins */
	const char *fault;      /* why it stopped at `at`, or NULL */
};

void json_skip_blanks(struct json_text *text);

/* Moves behind the value at `at`, an object or array with all that is in it. False
 * with a fault when it does not end, or goes beyond the bounds above. */
bool json_skip_value(struct json_text *text);

/* In an array, behind the "[" or a value: moves to the next value and returns true,
 * or behind the "]" and returns false, as it does with a fault. */
bool json_next_value(struct json_text *text, bool first);

/* From the "{" of an object at `at` to the value of a member; false when it is not there as
 * far as the text goes. A name with escapes in it is none of those looked for. */
bool json_find_member(struct json_text *text, const char *name);

/* From behind a member's value to behind the "}". False with a fault. */
bool json_skip_members(struct json_text *text);

/* Column of `at` in its line, in characters, 1 the first. */
size_t json_column(const struct json_text *text);

#endif
