/* A format that answers come in. A new one is a file with such a struct and a line
 * in the reader's table. */
#ifndef ECA_FORMAT_H
#define ECA_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "answers.h"
#include "eca.h"
#include "input.h"

struct format {
	/* Whether a file that begins so (the mark of UTF-8 taken off) is in this format. */
	bool (*recognises)(const char *bytes, size_t size);
	/* Begins to read a file; assessments are built in `answers`. Both must outlive
	 * what is returned; NULL when the file cannot be read. */
	void *(*open)(struct input *in, struct answers *answers, struct eca_error *err);
	/* The next assessment, as eca_reader_next; nothing is called but close after
	 * ECA_NEXT_END or ECA_NEXT_BROKEN. */
	enum eca_next (*next)(void *file, struct eca_error *err);
	void (*close)(void *file);
};

extern const struct format csv_format, json_format, xlsx_format;

#endif
