#include "transcript.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "canonical.h"

static struct eca_set *set;

struct eca_set *transcript_set(void)
{
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	size_t i;

	if (set)
		return set;
	set = eca_set_load("tests/reading", &findings, &err);
	for (i = 0; i < findings.count; i++)
		fprintf(stderr, "%s:%d: %s\n", findings.items[i].file, findings.items[i].line,
		        findings.items[i].text);
	if (!set)
		fprintf(stderr, "%s\n", err.text);
	eca_findings_free(&findings);
	return set;
}

void transcript_free_set(void)
{
	eca_set_free(set);
	set = NULL;
}

/* `text` without the folder wherever it stands. */
static void add_short(struct buf *got, const char *text, const char *folder)
{
	const char *found;

	while (*folder && (found = strstr(text, folder))) {
		buf_add(got, text, (size_t)(found - text));
		text = found + strlen(folder);
	}
	buf_text(got, text);
}

static void add_answers(struct buf *got, const struct eca_assessment *a)
{
	const struct eca_model *model = eca_set_model(set);
	size_t i;

	for (i = 0; i < model->n_questions; i++) {
		const struct eca_answer *answer = &a->answers[i];

		if (answer->state == ECA_MISSING && answer->grade == ECA_NO_GRADE && !answer->note)
			continue;
		buf_format(got, " %s=", model->questions[i].id);
		canonical_value(got, &model->questions[i], answer);
		if (answer->grade != ECA_NO_GRADE)
			buf_format(got, "/%s", model->grades[answer->grade].id);
		if (answer->note)
			buf_format(got, "{%s}", answer->note);
	}
}

static void add_assessment(struct buf *got, const struct eca_assessment *a)
{
	char date[ECA_DATE_SIZE];

	buf_format(got, "+%zu %s", a->row, a->firm_id);
	if (a->source == ECA_SITE_VISIT)
		buf_text(got, " site_visit");
	if (*a->assessor)
		buf_format(got, " by %s", a->assessor);
	if (a->dated)
		buf_format(got, " on %s", eca_print_date(a->assessed_on, date));
	add_answers(got, a);
	if (a->failure) /* where; the words are tested elsewhere */
		buf_format(got, " FAILED %.*s", (int)strcspn(a->failure, " ") - 1, a->failure);
	buf_char(got, '\n');
}

static void add_problems(struct buf *got, const struct eca_reader *reader, const char *folder)
{
	size_t count, i;
	const struct eca_problem *problems = eca_reader_problems(reader, &count);

	for (i = 0; i < count; i++) {
		const struct eca_problem *p = &problems[i];

		buf_format(got, "%c%zu %s %s \"%s\" ", p->severity == ECA_SEVERITY_ERROR ? '!' : '?',
		           p->row, *p->column ? p->column : "-", *p->firm_id ? p->firm_id : "-",
		           p->value);
		add_short(got, p->reason, folder);
		buf_char(got, '\n');
	}
}

char *transcript_of(const char *const *paths, size_t n_paths, const char *folder,
                    const struct eca_reader_options *options)
{
	struct eca_reader *reader = eca_reader_new(transcript_set(), paths, n_paths, options);
	const struct eca_assessment *assessment;
	struct eca_error err = { 0 };
	struct buf got = { 0 };
	enum eca_next next;
	size_t row = 0, count;

	while ((next = eca_reader_next(reader, &assessment, &err)) != ECA_NEXT_END) {
		if (next == ECA_NEXT_READ)
			add_assessment(&got, assessment);
		if (next == ECA_NEXT_REJECTED || next == ECA_NEXT_PASSED) {
			const struct eca_problem *problems = eca_reader_problems(reader, &count);

			row = count ? problems[0].row : 0;
			buf_format(&got, "%c%zu\n", next == ECA_NEXT_PASSED ? '~' : '-', row);
		}
		if (next == ECA_NEXT_BROKEN) {
			buf_text(&got, "x ");
			add_short(&got, err.text, folder);
			buf_char(&got, '\n');
		}
		add_problems(&got, reader, folder);
	}
	buf_string(&got);
	eca_reader_free(reader);
	return got.bytes;
}

char *transcript_of_bytes(const char *bytes, size_t size, const struct eca_reader_options *options)
{
	char folder[] = "/tmp/eca-test-XXXXXX/", path[sizeof(folder) + 1], *got;
	const char *paths[] = { path };
	FILE *file;

	folder[sizeof(folder) - 2] = '\0';
	if (!mkdtemp(folder))
		return NULL;
	folder[sizeof(folder) - 2] = '/';
	snprintf(path, sizeof(path), "%st", folder);
	file = fopen(path, "wb");
	fwrite(bytes, 1, size, file);
	fclose(file);
	got = transcript_of(paths, 1, folder, options);
	unlink(path);
	rmdir(folder);
	return got;
}
