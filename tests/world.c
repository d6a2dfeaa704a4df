#include "world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

/* Words that the sets share: questions whose points are the answer itself. */
static const char words[] =
	"local function num(id, weight)\n"
	"  return number(id) { text = id, unit = \"points\", na = true, weight = weight,\n"
	"    points = linear { {0, 0}, {100, 100} } }\n"
	"end\n"
	"local function ask(id) return yes_no(id) { text = id, na = true } end\n"
	"local function one(body)\n"
	"  body.name = \"C\"\n"
	"  return pillar \"p\" { name = \"P\", criterion \"c\" (body) }\n"
	"end\n"
	"local low, mid, high = tier \"low\" { from = 0, name = \"Low\" }, tier \"mid\" { from = 50, name = \"Mid\" },\n"
	"  tier \"high\" { from = 80, name = \"High\" }\n"
	"return set \"test\" { version = \"1\", effective = { from = \"2026-01-01\" }, languages = { \"en\" },"
	" name = \"Test\",\n";

static void write_file(const char *path, const char *a, const char *b, const char *c)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fprintf(file, "%s%s%s", a, b, c);
	fclose(file);
}

void world_open(struct world *w, const char *body, const char *answers)
{
	const char *last = body + strlen(body) - 3;
	bool tiered = strstr(body, "tier \"") || strstr(body, "low,") || strcmp(last, "low") == 0;
	const char *path = w->answers;
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	struct eca_reader_options options = { 0 };
	size_t i;

	strcpy(w->folder, "/tmp/eca-test-XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	snprintf(w->set, sizeof(w->set), "%s/set.lua", w->folder);
	snprintf(w->answers, sizeof(w->answers), "%s/answers.csv", w->folder);
	write_file(w->set, words, body, tiered ? "\n}\n" : ",\nlow, mid, high }\n");
	write_file(w->answers, answers, "", "");
	w->loaded = eca_set_load(w->folder, &findings, &err);
	for (i = 0; i < findings.count && !w->loaded; i++)
		print_error("%s:%d: %s\n", findings.items[i].file, findings.items[i].line,
		            findings.items[i].text);
	eca_findings_free(&findings);
	unlink(w->set);
	if (!w->loaded) {
		unlink(w->answers);
		rmdir(w->folder);
		fail_msg("the set cannot be loaded: %s", err.text);
	}
	w->reader = eca_reader_new(w->loaded, &path, 1, &options);
	w->scoring = eca_scoring_new(w->loaded);
}

void world_close(struct world *w)
{
	eca_scoring_free(w->scoring);
	eca_reader_free(w->reader);
	eca_set_free(w->loaded);
	unlink(w->answers);
	rmdir(w->folder);
}

const struct eca_assessment *world_next(struct world *w)
{
	const struct eca_assessment *assessment;
	struct eca_error err = { 0 };
	size_t count;

	switch (eca_reader_next(w->reader, &assessment, &err)) {
	case ECA_NEXT_READ:
		return assessment;
	case ECA_NEXT_END:
		return NULL;
	case ECA_NEXT_REJECTED:
	case ECA_NEXT_PASSED:
		print_error("%s\n", eca_reader_problems(w->reader, &count)->reason);
		break;
	case ECA_NEXT_BROKEN:
		print_error("%s\n", err.text);
	}
	fail_msg("the answers cannot be read");
	return NULL;
}
