/* The text of a criteria file, looked at before Lua's compiler sees it.
 *
 * The compiler has corners where a short text costs seconds (jump lists walked
 * once per `or`, labels compared pairwise) or ends in a message only a
 * programmer understands. One linear pass keeps every file out of them. */

#ifndef ECA_SOURCE_H
#define ECA_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#define SOURCE_MAX_BYTES (256 * 1024)
#define SOURCE_MAX_TEXT (32 * 1024) /* bytes in one text, written or computed */

struct source_fault {
	int line; /* counted from 1 */
	char message[160];
};

/* True when `text` may be given to the compiler: at most SOURCE_MAX_BYTES of
 * UTF-8 without control or bidirectional characters, and without nesting or
 * chains beyond what people write. Otherwise false, and the first fault. A text
 * that passes may still be wrong Lua. */
bool source_check(const char *text, size_t size, struct source_fault *fault);

/* Writes `text` as one NUL-terminated line of at most `room` > 0 bytes: characters
 * that source_check refuses, and line ends, become spaces, broken ones '?'. */
void source_print(char *out, size_t room, const char *text, size_t size);

#endif
