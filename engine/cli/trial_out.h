/* How the examples of a set came out, written as text for people or for programs that
 * gather test results. */
#ifndef ECA_CLI_TRIAL_OUT_H
#define ECA_CLI_TRIAL_OUT_H

#include "buf.h"
#include "eca.h"

struct trial_out {
	const struct eca_model *model;
	const struct eca_example *examples; /* all that will be run */
	size_t n_examples;
	struct eca_output *out;
	size_t width;
	bool colour;
	bool all;     /* those that hold too, where only the others are listed as a rule */
	size_t run, failed; /* so far, the one being written among them */
	size_t run_before, failed_before; /* the file that is being gone through: for formats */
	struct buf buf;                   /* for formats */
};

struct trial_format {
	const char *name;
	void (*begin)(struct trial_out *out);
	void (*one)(struct trial_out *out, const struct eca_outcome *outcome);
	/* `coverage` are lines of text. */
	void (*end)(struct trial_out *out, const char *coverage);
};

extern const struct trial_format trial_text, trial_tap, trial_junit;

/* What was tried, a line a kind; `all`: and what is not, each with its place. */
void trial_add_coverage(struct buf *buf, const struct eca_model *model,
                        const struct eca_coverage *coverage, bool all);

/* Writes what the format has gathered in its buffer, and empties that. */
static inline void trial_flush(struct trial_out *out)
{
	eca_output_write(out->out, out->buf.bytes, out->buf.used);
	out->buf.used = 0;
}

#endif
