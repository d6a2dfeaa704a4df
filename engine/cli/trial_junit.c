/* The XML of JUnit, which services for continuous integration read: a suite a file. */
#include <string.h>

#include "trial_out.h"
#include "trial_words.h"

static void add_escaped(struct buf *buf, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&': buf_text(buf, "&amp;"); break;
		case '<': buf_text(buf, "&lt;"); break;
		case '>': buf_text(buf, "&gt;"); break;
		case '"': buf_text(buf, "&quot;"); break;
		default: buf_char(buf, *text);
		}
	}
}

static void add_attribute(struct buf *buf, const char *name, const char *value)
{
	buf_format(buf, " %s=\"", name);
	add_escaped(buf, value);
	buf_char(buf, '"');
}

/* All that differs, `between` one and the next. */
static void add_differences(struct buf *buf, const struct eca_outcome *outcome, const char *between)
{
	const struct eca_example *e = outcome->example;
	bool more = false;
	size_t i;

	for (i = 0; i < e->n_expected; i++) {
		if (outcome->met[i])
			continue;
		buf_text(buf, more ? between : "");
		trial_add_difference(buf, outcome->result, &e->expected[i]);
		more = true;
	}
	if (outcome->result->failure)
		buf_format(buf, "%s%s", more ? between : "", outcome->result->failure);
}

static void add_failure(struct buf *buf, const struct eca_outcome *outcome)
{
	struct buf text = { 0 };

	buf_text(buf, ">\n      <failure");
	add_differences(&text, outcome, "; ");
	add_attribute(buf, "message", buf_string(&text));
	buf_char(buf, '>');
	text.used = 0;
	add_differences(&text, outcome, "\n");
	add_escaped(buf, buf_string(&text));
	buf_text(buf, "</failure>\n    </testcase>\n");
	buf_free(&text);
}

/* Writes the suite that was gathered, the last example of which was number `last`. */
static void end_suite(struct trial_out *out, size_t last, size_t failed)
{
	struct buf head = { 0 };

	buf_text(&head, "  <testsuite");
	add_attribute(&head, "name", out->examples[last - 1].at.file);
	buf_format(&head, " tests=\"%zu\" failures=\"%zu\">\n", last - out->run_before,
	           failed - out->failed_before);
	eca_output_write(out->out, head.bytes, head.used);
	buf_free(&head);
	buf_text(&out->buf, "  </testsuite>\n");
	trial_flush(out);
	out->run_before = last;
	out->failed_before = failed;
}

static void begin(struct trial_out *out)
{
	buf_text(&out->buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
	add_attribute(&out->buf, "name", out->model->id);
	buf_text(&out->buf, ">\n");
	trial_flush(out);
}

static void one(struct trial_out *out, const struct eca_outcome *outcome)
{
	const struct eca_example *e = outcome->example;

	if (out->run > 1 && strcmp(e[-1].at.file, e->at.file) != 0)
		end_suite(out, out->run - 1, out->failed - !outcome->holds);
	buf_text(&out->buf, "    <testcase");
	add_attribute(&out->buf, "name", e->name);
	add_attribute(&out->buf, "classname", out->model->id);
	add_attribute(&out->buf, "file", e->at.file);
	buf_format(&out->buf, " line=\"%d\"", e->at.line);
	if (outcome->holds)
		buf_text(&out->buf, "/>\n");
	else
		add_failure(&out->buf, outcome);
}

static void end(struct trial_out *out, const char *coverage)
{
	if (out->run)
		end_suite(out, out->run, out->failed);
	buf_text(&out->buf, "  <system-out>");
	add_escaped(&out->buf, coverage);
	buf_text(&out->buf, "</system-out>\n</testsuites>\n");
	trial_flush(out);
}

const struct trial_format trial_junit = { "junit", begin, one, end };
