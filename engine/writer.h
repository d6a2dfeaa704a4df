/* Result writers: one struct of functions a format. */
#ifndef ECA_WRITER_H
#define ECA_WRITER_H

#include "buf.h"
#include "eca.h"

struct eca_writer {
	const struct eca_model *model;
	const struct writer_format *format;
	struct eca_output *out;
	bool bom;
	size_t count;   /* results written so far */
	struct buf buf; /* one result; empty between two calls */
	void *state;    /* the format's own */
};

struct writer_format {
	void (*begin)(struct eca_writer *writer);
	void (*put)(struct eca_writer *writer, const struct eca_result *result);
	void (*end)(struct eca_writer *writer); /* also releases `state` */
};

extern const struct writer_format writer_csv, writer_json, writer_ndjson;

#endif
