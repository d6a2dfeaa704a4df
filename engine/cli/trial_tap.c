/* TAP version 13, the Test Anything Protocol. */
#include <string.h>

#include "json_out.h"
#include "trial_out.h"
#include "trial_words.h"

/* A "#" would begin a directive. */
static void add_name(struct buf *buf, const char *name)
{
	for (; *name; name++) {
		if (*name == '#' || *name == '\\')
			buf_char(buf, '\\');
		buf_char(buf, *name);
	}
}

/* Each line of a text as a comment. */
static void add_comments(struct buf *buf, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		buf_format(buf, "# %.*s\n", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

/* In YAML a text may be written as JSON has it. */
static void add_details(struct buf *buf, const struct eca_outcome *outcome)
{
	const struct eca_example *e = outcome->example;
	struct buf line = { 0 };
	size_t i;

	buf_text(buf, "  ---\n  at: ");
	buf_format(&line, "%s:%d", e->at.file, e->at.line);
	json_out_text(buf, buf_string(&line));
	if (outcome->result->failure) {
		buf_text(buf, "\n  failure: ");
		json_out_text(buf, outcome->result->failure);
	}
	buf_text(buf, "\n  differences:\n");
	for (i = 0; i < e->n_expected; i++) {
		if (outcome->met[i])
			continue;
		line.used = 0;
		trial_add_difference(&line, outcome->result, &e->expected[i]);
		buf_text(buf, "    - ");
		json_out_text(buf, buf_string(&line));
		buf_char(buf, '\n');
	}
	buf_text(buf, "  ...\n");
	buf_free(&line);
}

static void begin(struct trial_out *out)
{
	buf_format(&out->buf, "TAP version 13\n1..%zu\n", out->n_examples);
	trial_flush(out);
}

static void one(struct trial_out *out, const struct eca_outcome *outcome)
{
	buf_format(&out->buf, "%sok %zu - ", outcome->holds ? "" : "not ", out->run);
	add_name(&out->buf, outcome->example->name);
	buf_char(&out->buf, '\n');
	if (!outcome->holds)
		add_details(&out->buf, outcome);
	trial_flush(out);
}

static void end(struct trial_out *out, const char *coverage)
{
	add_comments(&out->buf, coverage);
	trial_flush(out);
}

const struct trial_format trial_tap = { "tap", begin, one, end };
