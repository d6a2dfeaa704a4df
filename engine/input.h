/* A file or standard input, read in blocks into one buffer that holds at least
 * the record being looked at. */
#ifndef ECA_INPUT_H
#define ECA_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "eca.h"

enum {
	INPUT_BLOCK = 256 << 10,
	INPUT_PADDING = 64, /* bytes behind `end` that may be read and written */
};

struct input {
	const char *name; /* for messages; not owned */
	int fd;
	char *buffer;
	size_t start, end; /* what is there and not yet used: buffer[start … end) */
	size_t size;       /* of the buffer, without padding */
	bool at_end;       /* nothing comes behind `end` */
	uint64_t done;     /* bytes read so far */
};

/* Opens `path`, "-" being standard input. On failure nothing is left to close. */
bool input_open(struct input *in, const char *path, const char *name, struct eca_error *err);
void input_close(struct input *in);

/* Fills the buffer from the file as far as it goes, making room for records of up
 * to `most` bytes: what is unused moves to the buffer's start, so pointers into it
 * end here. False when nothing was added: at the end of the file (no error), when
 * the unused bytes are `most` already or when reading failed (`err`). */
bool input_more(struct input *in, size_t most, struct eca_error *err);

/* Moves `start` behind a UTF-8 byte order mark, if one stands there. */
void input_skip_mark(struct input *in);

#endif
