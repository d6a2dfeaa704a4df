/* Loading criteria sets: what is wrong is told exactly, what is right arrives in
 * the model, and functions see what they may and keep nothing.
 *
 * tests/invalid/NAME and tests/valid/NAME are sets, each with the findings it must
 * give in `expected` (none: no file). With UPDATE=1 in the environment those files
 * are written instead of compared: read them before they are committed. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "eca.h"
#include "script.h"
#include "set.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MAX_TESTS = 1000, MAX_FILE = 1 << 20 };

static bool updating(void)
{
	return getenv("UPDATE") != NULL;
}

/* ---- Texts and files ------------------------------------------------------------- */

static char text[MAX_FILE]; /* what a test has written so far */
static size_t text_length;

static void clear_text(void)
{
	text_length = 0;
	text[0] = '\0';
}

static void __attribute__((format(printf, 1, 2)))
say(const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(text + text_length, sizeof(text) - text_length, format, args);
	va_end(args);
	text_length += (size_t)n;
	assert_true(text_length < sizeof(text));
}

/* The file's contents, "" where there is none. */
static const char *read_file(const char *path)
{
	static char contents[MAX_FILE];
	FILE *file = fopen(path, "rb");
	size_t size = file ? fread(contents, 1, sizeof(contents) - 1, file) : 0;

	contents[size] = '\0';
	if (file)
		fclose(file);
	return contents;
}

static void write_file(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

/* Compares what was written with the file at `path`, or writes it there. */
static void compare_text(const char *path)
{
	const char *want = read_file(path);

	if (strcmp(want, text) == 0)
		return;
	if (updating()) {
		if (text_length)
			write_file(path, text, text_length);
		else
			unlink(path);
		return;
	}
	print_error("%s differs. Wanted:\n%s--- but there is:\n%s---\n", path, want, text);
	fail();
}

/* ---- Sets on disk ---------------------------------------------------------------- */

struct loaded {
	struct eca_set *set;
	struct eca_findings findings;
	struct eca_error error;
};

static struct loaded load(const char *folder)
{
	struct loaded l = { 0 };

	l.set = eca_set_load_examples(folder, &l.findings, &l.error);
	return l;
}

static void unload(struct loaded *l)
{
	eca_findings_free(&l->findings);
	eca_set_free(l->set);
}

/* The findings as lines, with files as they are named in the set. */
static void say_findings(const struct eca_findings *findings, const char *folder)
{
	size_t i, skip = strlen(folder) + 1;

	for (i = 0; i < findings->count; i++) {
		const struct eca_finding *f = &findings->items[i];

		assert_memory_equal(f->file, folder, skip - 1);
		say("%s:", f->file + skip);
		if (f->line)
			say("%d:", f->line);
		say(" %s: %s\n", f->severity == ECA_SEVERITY_ERROR ? "error" : "warning", f->text);
	}
}

static void compare_findings(const char *folder, bool sound)
{
	struct loaded l = load(folder);
	char path[PATH_MAX];

	clear_text();
	say_findings(&l.findings, folder);
	assert_int_equal(l.error.kind, ECA_OK);
	assert_int_equal(l.set != NULL, sound);
	assert_int_equal(l.findings.errors != 0, !sound);
	unload(&l);
	snprintf(path, sizeof(path), "%s/expected", folder);
	compare_text(path);
}

static void test_invalid(void **state)
{
	compare_findings(*state, false);
}

static void test_valid(void **state)
{
	compare_findings(*state, true);
}

/* A set in a folder of its own, gone after the test. */
static char made[PATH_MAX];

static void make_folder(const char *name)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(made, sizeof(made), "%s/eca-%s-XXXXXX", tmp ? tmp : "/tmp", name);
	assert_non_null(mkdtemp(made));
}

static void make_file(const char *name, const char *bytes, size_t size)
{
	char path[2 * PATH_MAX];

	snprintf(path, sizeof(path), "%s/%s", made, name);
	write_file(path, bytes, size);
}

static void make_text(const char *name, const char *bytes)
{
	make_file(name, bytes, strlen(bytes));
}

static void remove_folder(void)
{
	DIR *folder = opendir(made);
	struct dirent *entry;
	char path[2 * PATH_MAX];

	while ((entry = readdir(folder))) {
		snprintf(path, sizeof(path), "%s/%s", made, entry->d_name);
		unlink(path);
	}
	closedir(folder);
	rmdir(made);
}

static struct loaded load_text(const char *set)
{
	struct loaded l;

	make_folder("set");
	make_text("set.lua", set);
	l = load(made);
	remove_folder();
	return l;
}

#define HEAD "return set \"t\" { version = \"1\", effective = { from = \"2026-01-01\" }, languages = { \"en\" }, name = \"T\","
#define TIER "tier \"low\" { from = 0, name = \"Low\" },"
#define QUESTION "pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\", yes_no \"q\" { text = \"?\" } } },"

/* ---- Files that are no texts -------------------------------------------------------- */

static const struct bytes_row {
	const char *name, *before, *again;
	size_t times; /* how often `again` stands behind `before` */
	const char *after;
	size_t size; /* of `after`, where it holds a NUL */
	const char *want;
} bytes_rows[] = {
	{ "bytes NUL", "return {\n", "", 0, "\0}\n", 3, "more.lua:2: error: control character U+0000 in the text\n" },
	{ "bytes escape", "return {}\n-- \x1b[31m\n", "", 0, "", 0, "more.lua:2: error: control character U+001B in the text\n" },
	{ "bytes bidirectional", "return {}\n\n-- \xe2\x80\xae\n", "", 0, "", 0,
	  "more.lua:3: error: invisible character U+202E, which changes the direction of writing\n" },
	{ "bytes Latin-1", "return {} -- caf\xe9\n", "", 0, "", 0, "more.lua:1: error: not UTF-8 text: save the file as UTF-8\n" },
	{ "bytes UTF-16", "\xff\xfer\0e\0", "", 0, "", 0, "more.lua:1: error: not UTF-8 text: save the file as UTF-8\n" },
	{ "bytes surrogate", "return {} -- \xed\xa0\x80\n", "", 0, "", 0, "more.lua:1: error: not UTF-8 text: save the file as UTF-8\n" },
	{ "bytes compiled", "\x1bLua", "", 0, "", 0, "more.lua:1: error: control character U+001B in the text\n" },
	{ "bytes 256 KiB", "return {}", " ", 256 * 1024 - 9, "", 0, "" },
	{ "bytes over 256 KiB", "return {}", " ", 256 * 1024 - 8, "", 0, "more.lua:1: error: the file is larger than 256 KiB\n" },
	{ "bytes 300 KiB", "return {}", " ", 300 * 1024, "", 0, "more.lua:1: error: the file is larger than 256 KiB\n" },
	{ "bytes empty lines", "return {}", "\n", 256 * 1024 - 10, "x", 0,
	  "more.lua:262135: error: <eof> expected near 'x'\n" },
	{ "bytes line ends of a Mac", "return {\r}\r\r error", "", 0, "", 0,
	  "more.lua:4: error: <eof> expected near 'error'\n" },
};

static void test_bytes(void **state)
{
	const struct bytes_row *row = *state;
	static char bytes[1 << 19];
	size_t size = 0, i, n = row->size ? row->size : strlen(row->after);
	struct loaded l;

	size = strlen(row->before);
	memcpy(bytes, row->before, size);
	for (i = 0; i < row->times; i++)
		bytes[size++] = *row->again;
	memcpy(bytes + size, row->after, n);
	make_folder("bytes");
	make_text("set.lua", HEAD QUESTION TIER "include \"more\" }");
	make_file("more.lua", bytes, size + n);
	l = load(made);
	clear_text();
	say_findings(&l.findings, made);
	assert_string_equal(text, row->want);
	assert_int_equal(l.set == NULL, *row->want != '\0');
	unload(&l);
	remove_folder();
}

/* ---- Folders that are no sets ------------------------------------------------------- */

static void test_no_folder(void **state)
{
	struct loaded l = load("tests/invalid/there/is/none");

	(void)state;
	assert_null(l.set);
	assert_int_equal(l.error.kind, ECA_ERROR_FILE);
	assert_string_equal(l.error.text, "cannot read the criteria set tests/invalid/there/is/none: No such file or directory");
	assert_int_equal(l.findings.count, 0);
	unload(&l);
}

static void test_no_set_file(void **state)
{
	struct loaded l = load("tests/");

	(void)state;
	assert_null(l.set);
	assert_int_equal(l.error.kind, ECA_ERROR_FILE);
	assert_string_equal(l.error.text, "tests is not a criteria set: it has no readable set.lua: No such file or directory");
	unload(&l);
}

static void test_set_file_is_folder(void **state)
{
	char path[2 * PATH_MAX];
	struct loaded l;

	(void)state;
	make_folder("folder");
	snprintf(path, sizeof(path), "%s/set.lua", made);
	assert_int_equal(mkdir(path, 0700), 0);
	l = load(made);
	assert_null(l.set);
	assert_int_equal(l.findings.errors, 1);
	assert_non_null(strstr(l.findings.items[0].text, "Is a directory"));
	unload(&l);
	rmdir(path);
	remove_folder();
}

/* Findings are added behind those that are there. */
static void test_findings_add_up(void **state)
{
	struct eca_findings findings = { 0 };
	struct eca_error error = { 0 };
	size_t first;

	(void)state;
	assert_null(eca_set_load("tests/invalid/tiers", &findings, &error));
	first = findings.count;
	assert_null(eca_set_load("tests/invalid/gates", &findings, &error));
	assert_true(findings.count > first);
	assert_int_equal(findings.errors, findings.count);
	eca_findings_free(&findings);
	assert_int_equal(findings.count, 0);
}

/* ---- The model, field by field ------------------------------------------------------- */

static void say_index(const char *name, size_t index)
{
	if (index != ECA_NONE)
		say(" %s=%zu", name, index);
}

static void say_text(const struct eca_model *m, const char *name, const struct eca_text *t)
{
	size_t i;
	bool any = false;

	for (i = 0; i < ECA_LANGUAGES_MAX; i++)
		any |= t->in[i] != NULL;
	if (!any)
		return;
	say(" %s=", name);
	for (i = 0; i < m->n_languages; i++)
		say("%s%s", i ? "|" : "", t->in[i] ? t->in[i] : "-");
	for (; i < ECA_LANGUAGES_MAX; i++)
		assert_null(t->in[i]);
}

static void say_flag(const char *name, bool flag)
{
	if (flag)
		say(" %s", name);
}

static void say_place(const struct eca_model *m, const struct eca_place *at)
{
	say(" at %s:%d\n", at->file + strlen(m->folder) + 1, at->line);
}

static void say_head(const struct eca_model *m)
{
	char from[ECA_DATE_SIZE], to[ECA_DATE_SIZE];
	size_t i;

	say("set %s version=%s effective=%s", m->id, m->version, eca_print_date(m->effective_from, from));
	say(",%s languages=", m->effective_to == INT_MAX ? "open" : eca_print_date(m->effective_to, to));
	for (i = 0; i < m->n_languages; i++)
		say("%s%s", i ? "," : "", m->languages[i]);
	say_text(m, "name", &m->name);
	say_text(m, "notice", &m->notice);
	say(" completeness=%g na_limit=%g display=%g,%d default_grade=%d quota=%g,%g functions=%zu",
	    m->completeness, m->na_limit, m->display_max, m->display_decimals, (int)m->default_grade,
	    m->quota_from, m->quota_to, m->n_functions);
	say_place(m, &m->at);
	say("profile=%zu criteria=%zu from %zu, pillars=%zu from %zu, overall=%zu\n", m->n_profile,
	    m->n_criteria, m->first_criterion, m->n_pillars, m->first_pillar, m->overall);
}

static void say_option(const struct eca_model *m, const struct eca_option *o)
{
	say("    option %s points=%g", o->id, o->points);
	say_flag("alone", o->alone);
	say_index("applies_if", o->applies_if);
	say_text(m, "text", &o->text);
	say("\n");
}

static void say_question(const struct eca_model *m, size_t index)
{
	static const char *const points[] = { "none", "options", "sum", "highest", "linear", "bands", "function" };
	const struct eca_question *q = &m->questions[index];
	size_t i;

	say("question %zu %s %s points=%s", index, eca_type_word(q->type), q->id, points[q->points]);
	say_text(m, "text", &q->text);
	say_text(m, "help", &q->help);
	say_text(m, "evidence", &q->evidence);
	say_text(m, "period", &q->period);
	say_text(m, "unit", &q->unit);
	say_text(m, "na", &q->na);
	if (q->min != -INFINITY || q->max != INFINITY)
		say(" range=%g,%g", q->min, q->max);
	say_flag("na_allowed", q->na_allowed);
	say_flag("required", q->required);
	say_flag("missing_excludes", q->missing_excludes);
	say_flag("fixed", q->fixed);
	say_flag("derived", q->derived);
	if (q->has_effort)
		say(" effort=%g", q->effort);
	say_index("points_function", q->points_function);
	say_index("derive_function", q->derive_function);
	say_index("valid_function", q->valid_function);
	say_index("applies_if", q->applies_if);
	say_index("support", q->support);
	say_index("node", q->node);
	say_place(m, &q->at);
	for (i = 0; i < q->n_options; i++)
		say_option(m, &q->options[i]);
	for (i = 0; i < q->n_breakpoints; i++)
		say("    at %g points=%g\n", q->breakpoints[i].x, q->breakpoints[i].points);
}

static void say_node(const struct eca_model *m, size_t index)
{
	static const char *const kinds[] = { "question", "criterion", "pillar", "overall" };
	const struct eca_node *n = &m->nodes[index];

	say("node %zu %s %s weight=%g", index, kinds[n->kind], n->id, n->weight);
	say_flag("scored", n->scored);
	say_index("parent", n->parent);
	if (n->n_children)
		say(" children=%zu+%zu", n->first_child, n->n_children);
	say_index("expression", n->expression);
	say_index("function", n->function);
	say_index("question", n->question);
	say_index("support", n->support);
	if (n->n_actions)
		say(" actions=%zu+%zu", n->first_action, n->n_actions);
	say_text(m, "name", &n->name);
	say_text(m, "why", &n->why);
	say_text(m, "standard", &n->standard);
	say_place(m, &n->at);
}

static void say_action(const struct eca_model *m, const struct eca_action *a)
{
	say("action of %zu effort=%s,%g months=%g,%g below=%g", a->criterion,
	    a->effort_word ? a->effort_word : "-", a->effort, a->months_from, a->months_to, a->below);
	say_index("support", a->support);
	say_index("measure", a->measure);
	say_text(m, "text", &a->text);
	say_text(m, "first", &a->first);
	say_place(m, &a->at);
}

static void say_condition(const struct eca_model *m, size_t index)
{
	static const char *const tests[] = {
		"yes", "no", "at_least", "at_most", "one_of", "has_any", "only", "answered", "score_at_least",
		"every_pillar", "missing_at_most", "self_assessed", "all", "any", "none", "function",
	};
	const struct eca_condition *c = &m->conditions[index];
	size_t i;

	say("condition %zu %s n=%g", index, tests[c->test], c->n);
	say_index("question", c->question);
	say_index("node", c->node);
	say_index("function", c->function);
	if (c->is_option) {
		say(" options=");
		for (i = 0; i < m->questions[c->question].n_options; i++) {
			say("%d", c->is_option[i]);
			assert_int_equal(c->options >> i & 1, c->is_option[i]);
		}
	}
	for (i = 0; i < c->n_texts; i++)
		say(" \"%s\"", c->texts[i]);
	for (i = 0; i < c->n_parts; i++)
		say("%s%zu", i ? "," : " parts=", c->parts[i]);
	say_place(m, &c->at);
}

static void say_expression(const struct eca_model *m, size_t index)
{
	static const char *const ops[] = { "weighted", "geometric", "lowest", "highest", "sum", "capped", "pick", "points" };
	const struct eca_expression *e = &m->expressions[index];
	size_t i;

	say("expression %zu %s n=%g", index, ops[e->op], e->n);
	say_flag("equal_weights", e->equal_weights);
	say_index("condition", e->condition);
	for (i = 0; i < e->n_parts; i++) {
		say(" (%g", e->parts[i].weight);
		say_index("node", e->parts[i].node);
		say_index("expression", e->parts[i].expression);
		say(")");
	}
	say_place(m, &e->at);
}

static void say_tiers(const struct eca_model *m)
{
	size_t i;

	for (i = 0; i < m->n_tiers; i++) {
		const struct eca_tier *t = &m->tiers[i];

		say("tier %s from=%g", t->id, t->from);
		say_index("needs", t->needs);
		say_flag("thin_ok", t->thin_ok);
		say_flag("international", t->international);
		say_text(m, "name", &t->name);
		say_text(m, "meaning", &t->meaning);
		say_place(m, &t->at);
	}
	for (i = 0; i < m->n_gates; i++) {
		const struct eca_gate *g = &m->gates[i];

		say("gate %s drop=%zu", g->id, g->drop);
		say_index("cap", g->cap);
		say_index("when", g->when);
		say_index("unless", g->unless);
		say_text(m, "name", &g->name);
		say_place(m, &g->at);
	}
}

static void say_weightings(const struct eca_model *m)
{
	size_t i, n;

	for (i = 0; i < m->n_weightings; i++) {
		const struct eca_weighting *w = &m->weightings[i];

		say("weighting %s", w->id);
		say_index("when", w->when);
		say_text(m, "name", &w->name);
		for (n = 0; n < m->n_nodes; n++)
			if (w->weights[n] != m->nodes[n].weight)
				say(" %s=%g", m->nodes[n].id, w->weights[n]);
		say_place(m, &w->at);
	}
}

static void say_programme(const struct eca_model *m)
{
	size_t i, n;

	for (i = 0; i < m->n_grades; i++) {
		say("grade %s factor=%g", m->grades[i].id, m->grades[i].factor);
		say_text(m, "text", &m->grades[i].text);
		say("\n");
	}
	for (i = 0; i < m->n_areas; i++) {
		say("area %s", m->areas[i].id);
		say_text(m, "name", &m->areas[i].name);
		say("\n");
		for (n = 0; n < m->areas[i].n_measures; n++) {
			say("    measure %s", m->areas[i].measures[n].id);
			say_text(m, "name", &m->areas[i].measures[n].name);
			say("\n");
		}
	}
	for (i = 0; i < m->n_targets; i++)
		say("target %d firms=%g share=%g\n", m->targets[i].year, m->targets[i].firms, m->targets[i].share);
	for (i = 0; i < m->n_chains; i++) {
		say("chain %s", m->chains[i].id);
		say_text(m, "name", &m->chains[i].name);
		say_index("needs", m->chains[i].needs);
		for (n = 0; n < m->chains[i].n_provinces; n++)
			say(" %s", m->chains[i].provinces[n]);
		say("\n");
	}
}

static void say_model(const struct eca_model *m)
{
	size_t i;

	say_head(m);
	for (i = 0; i < m->n_questions; i++)
		say_question(m, i);
	for (i = 0; i < m->n_nodes; i++)
		say_node(m, i);
	for (i = 0; i < m->n_actions; i++)
		say_action(m, &m->actions[i]);
	for (i = 0; i < m->n_conditions; i++)
		say_condition(m, i);
	for (i = 0; i < m->n_expressions; i++)
		say_expression(m, i);
	say_tiers(m);
	say_weightings(m);
	say_programme(m);
}

static void test_model(void **state)
{
	const char *folder = *state;
	struct loaded l = load(folder);
	char path[PATH_MAX];

	assert_non_null(l.set);
	clear_text();
	say_model(eca_set_model(l.set));
	snprintf(path, sizeof(path), "%s/model", folder);
	unload(&l);
	compare_text(path);
}

static void test_look_up(void **state)
{
	struct loaded l = load("tests/valid/every_word");
	const struct eca_model *m = eca_set_model(l.set);
	struct eca_text some = { { NULL, "en" } }, none = { { NULL } };

	(void)state;
	assert_int_equal(eca_language(m, "en"), 1);
	assert_int_equal(eca_language(m, "fr"), ECA_NONE);
	assert_string_equal(eca_say(m, &some, 0), "en");
	assert_string_equal(eca_say(m, &some, ECA_NONE), "en");
	assert_string_equal(eca_say(m, &none, 0), "");
	assert_int_equal(eca_find_question(m, "name"), 0);
	assert_int_equal(eca_find_question(m, "p"), ECA_NONE);
	assert_int_equal(eca_find_node(m, "overall"), m->overall);
	assert_int_equal(eca_find_node(m, "name"), ECA_NONE);
	assert_string_equal(m->nodes[eca_find_node(m, "qc")].id, "qc");
	unload(&l);
}

/* ---- The hash of a set --------------------------------------------------------------- */

static void hash_of(const char *set, const char *more_name, const char *more, char hex[65])
{
	struct loaded l;

	make_folder("hash");
	make_text("set.lua", set);
	make_text(more_name, more);
	make_text("unrelated.lua", more_name);
	make_text("readme.txt", set);
	l = load(made);
	assert_non_null(l.set);
	memcpy(hex, eca_set_model(l.set)->sha256, 65);
	unload(&l);
	remove_folder();
}

static void test_hash(void **state)
{
	static const char set[] = HEAD QUESTION TIER "include \"more\" }";
	static const char other[] = HEAD QUESTION TIER "include \"mire\" }";
	char first[65], again[65], bytes[65], name[65], own[65], joined[2048];
	int n;

	(void)state;
	hash_of(set, "more.lua", "return {}\n", first);
	hash_of(set, "more.lua", "return {}\n", again);
	hash_of(set, "more.lua", "return { }\n", bytes);
	hash_of(other, "mire.lua", "return {}\n", name);
	assert_string_equal(first, again); /* whatever the folder's name, and the files that are not included */
	assert_string_not_equal(first, bytes);
	assert_string_not_equal(first, name);
	n = snprintf(joined, sizeof(joined), "more.lua\n10\nreturn {}\nset.lua\n%zu\n%s", strlen(set), set);
	eca_sha256(joined, (size_t)n, own);
	assert_string_equal(first, own);
}

/* ---- Functions ------------------------------------------------------------------------- */

/* The score of criterion c, over questions n = 40, y = yes, l = 1, o = "red", m = { a, c },
 * d = 2026-03-01, t = "texte"; e is missing, f has no data, g is N/A; the profile has
 * employees = 250. "points note", or what went wrong. */
static const struct function_row {
	const char *name, *before, *score, *want;
} function_rows[] = {
	{ "function number", "", "return 50", "50" },
	{ "function integer and float", "", "return 50.5", "50.5" },
	{ "function nil", "", "return nil", "none" },
	{ "function nothing", "", "local x = 1", "none" },
	{ "function note", "", "return 50, 'so it is'", "50 so it is" },
	{ "function note in languages", "", "return 50, { en = 'so it is', vi = 'vậy' }", "50 so it is" },
	{ "function nil and note", "", "return nil, 'not this firm'", "none not this firm" },
	{ "function third value", "", "return 50, nil, 'left'", "50" },
	{ "function rounded", "", "return 200 / 3", "66.666667" },
	{ "function just above", "", "return 100 + 4e-7", "100" },
	{ "function just below", "", "return -4e-7", "0" },
	{ "function too high", "", "return 100.000001", "set.lua:3: criterion \"c\": score: returned 100.000001, which is not from 0 to 100 (firm f1)" },
	{ "function negative", "", "return -1", "set.lua:3: criterion \"c\": score: returned -1, which is not from 0 to 100 (firm f1)" },
	{ "function huge", "", "return 1e300", "set.lua:3: criterion \"c\": score: returned 1e+300, which is not from 0 to 100 (firm f1)" },
	{ "function infinity", "", "return math.huge", "set.lua:3: criterion \"c\": score: returned inf, which is not from 0 to 100 (firm f1)" },
	{ "function not a number", "", "return 0/0", "set.lua:3: criterion \"c\": score: returned nan, which is not from 0 to 100 (firm f1)" },
	{ "function text", "", "return '50'", "set.lua:3: criterion \"c\": score: must return points from 0 to 100, or nil, not the text \"50\" (firm f1)" },
	{ "function table", "", "return {}", "set.lua:3: criterion \"c\": score: must return points from 0 to 100, or nil, not a table (firm f1)" },
	{ "function text in languages", "", "return { en = 'x' }", "set.lua:3: criterion \"c\": score: must return points from 0 to 100, or nil, not a table (firm f1)" },
	{ "function truth", "", "return true", "set.lua:3: criterion \"c\": score: must return points from 0 to 100, or nil, not true (firm f1)" },
	{ "function function", "", "return math.floor", "set.lua:3: criterion \"c\": score: must return points from 0 to 100, or nil, not a function (firm f1)" },
	{ "function scores", "", "return scores", "set.lua:3: criterion \"c\": score: must return points from 0 to 100, or nil, not something else (firm f1)" },
	{ "function note number", "", "return 50, 3", "set.lua:3: criterion \"c\": score: the note must be a text, not a number (firm f1)" },
	{ "function note empty", "", "return 50, {}", "set.lua:3: criterion \"c\": score: the note must be a text, not a table (firm f1)" },
	{ "function note not UTF-8", "", "return 50, '\\xff'", "set.lua:3: criterion \"c\": score: the note must be a text, not a text that is not UTF-8 (firm f1)" },
	{ "function error", "", "error('my own words')", "set.lua:4: criterion \"c\": score: my own words (firm f1)" },
	{ "function error table", "", "error({ 'x' })", "set.lua:4: criterion \"c\": score: error needs a message in quotes (firm f1)" },

	{ "function answers", "",
	  "assert(answers.n == 40 and math.type(answers.n) == 'float') assert(answers.y == true)"
	  " assert(answers.l == 1 and math.type(answers.l) == 'integer') assert(answers.o == 'red')"
	  " assert(answers.m.a and answers.m.c and not answers.m.b) assert(answers.t == 'texte')"
	  " assert(answers.d.year == 2026 and answers.d.month == 3 and answers.d.day == 1 and answers.d.days == 20513)"
	  " return 1", "1" },
	{ "function no answers", "", "assert(answers.e == nil and answers.f == nil and answers.g == nil) return 2", "2" },
	{ "function states", "", "return state('n') == 'answered' and state('e') == 'missing' and state('f') == 'no_data'"
	  " and state('g') == 'na' and state('employees') == 'answered' and 3 or 0", "3" },
	{ "function firm", "", "return firm.employees == 250 and firm.name == nil and firm.source == 'self' and firm.assessed_on.year == 2026 and 4 or 0", "4" },
	{ "function own scores", "", "return scores.n + scores.l", "90" },
	{ "function score N/A", "", "return scores.g == nil and scores.e == 0 and scores.f == 0 and 5 or 0", "5" },
	{ "function unknown answer", "", "return answers.nn", "set.lua:4: criterion \"c\": score: there is no question \"nn\" (firm f1)" },
	{ "function answer of profile", "", "return answers.employees", "set.lua:4: criterion \"c\": score: \"employees\" belongs to the profile: write firm.employees (firm f1)" },
	{ "function answer of criterion", "", "return answers.c", "set.lua:4: criterion \"c\": score: there is no question \"c\" (firm f1)" },
	{ "function unknown field", "", "return firm.employes", "set.lua:4: criterion \"c\": score: the profile has no field \"employes\" (firm f1)" },
	{ "function field of question", "", "return firm.n", "set.lua:4: criterion \"c\": score: \"n\" is a question: write answers.n (firm f1)" },
	{ "function unknown score", "", "return scores.nn", "set.lua:4: criterion \"c\": score: there is no question, criterion or pillar \"nn\" with a score (firm f1)" },
	{ "function score of profile", "", "return scores.employees", "set.lua:4: criterion \"c\": score: there is no question, criterion or pillar \"employees\" with a score (firm f1)" },
	{ "function score elsewhere", "", "return scores.z", "set.lua:4: criterion \"c\": score: \"z\" is not below criterion \"c\", so its score cannot be asked for here (firm f1)" },
	{ "function score of itself", "", "return scores.c", "set.lua:4: criterion \"c\": score: \"c\" is not below criterion \"c\", so its score cannot be asked for here (firm f1)" },
	{ "function score above", "", "return scores.overall", "set.lua:4: criterion \"c\": score: \"overall\" is not below criterion \"c\", so its score cannot be asked for here (firm f1)" },
	{ "function score unscored", "", "return scores.t", "set.lua:4: criterion \"c\": score: \"t\" is not scored (firm f1)" },
	{ "function unknown state", "", "return state('nn')", "set.lua:4: criterion \"c\": score: state: there is no question \"nn\" (firm f1)" },
	{ "function state of nothing", "", "return state()", "set.lua:4: criterion \"c\": score: state: there is no question \"no value\" (firm f1)" },
	{ "function key", "", "return scores[1]", "set.lua:4: criterion \"c\": score: there is no question, criterion or pillar \"number\" with a score (firm f1)" },
	{ "function changes scores", "", "scores.n = 1", "set.lua:4: criterion \"c\": score: scores, answers and firm cannot be changed (firm f1)" },
	{ "function changes answers", "", "answers.n = 1", "set.lua:4: criterion \"c\": score: scores, answers and firm cannot be changed (firm f1)" },
	{ "function compares nil", "", "return answers.e > 3 and 1 or 2",
	  "set.lua:4: criterion \"c\": score: attempt to compare number with nil (an answer or score that is missing or not applicable is nil: test it first) (firm f1)" },
	{ "function adds nil", "", "return answers.e + 3",
	  "set.lua:4: criterion \"c\": score: attempt to perform arithmetic on a nil value (field 'e') (an answer or score that is missing or not applicable is nil: test it first) (firm f1)" },
	{ "function unknown word", "", "return mth.min(1, 2)", "set.lua:4: criterion \"c\": score: unknown word \"mth\" (did you mean \"math\"?) (firm f1)" },
	{ "function absent word", "", "return os.time()", "set.lua:4: criterion \"c\": score: \"os\" is not available in criteria files (firm f1)" },
	{ "function word of a set", "", "local x = mean { 'n' } return 1", "set.lua:4: criterion \"c\": score: \"mean\" declares something: it cannot be used inside a function (firm f1)" },
	{ "function global", "", "total = 3", "set.lua:4: criterion \"c\": score: \"total\" is not a name of this file: write \"local total = …\" where it is first given a value (firm f1)" },
	{ "function without end", "", "while true do end",
	  "set.lua:4: criterion \"c\": score: stopped after 1000000 steps: is something repeated without end? (firm f1)" },
	{ "function without end, caught", "", "repeat local ok = scores.n until not ok",
	  "set.lua:4: criterion \"c\": score: stopped after 1000000 steps: is something repeated without end? (firm f1)" },
	{ "function recursion", "local function f(n) return 1 + f(n) end", "return f(1)",
	  "set.lua:1: criterion \"c\": score: functions call each other too deeply: does one call itself without end? (firm f1)" },
	{ "function memory", "", "local t = {} for i = 1, 1e6 do t[i] = i end",
	  "set.lua:4: criterion \"c\": score: a table or list becomes too large (firm f1)" },

	{ "function reads a table", "local list = { 1, 2, { x = 3 } }", "return list[1] + #list + list[3].x", "7" },
	{ "function changes a copy", "local list = { 1, 2 }", "local own = { table.unpack(list) } own[1] = 5 return own[1] + list[1]", "6" },
	{ "function changes a table", "local list = { 1, 2 }", "list[1] = 3 return 1",
	  "set.lua:4: criterion \"c\": score: this table was made while the criteria were loaded and cannot be changed by a function (firm f1)" },
	{ "function changes a table in a table", "local list = { { x = 1 } }", "list[1].y = 3 return 1",
	  "set.lua:4: criterion \"c\": score: this table was made while the criteria were loaded and cannot be changed by a function (firm f1)" },
	{ "function inserts", "local list = {}", "table.insert(list, 1) return 1",
	  "set.lua:4: criterion \"c\": score: this table was made while the criteria were loaded and cannot be changed by a function (firm f1)" },
	{ "function counts", "local n = 0", "n = n + 1 return n",
	  "set.lua:3: criterion \"c\": score: changes the variable \"n\" outside the function: a function keeps nothing from one call to the next (firm f1)" },
	{ "function counts in a helper", "local n = 0 local function count() n = n + 1 return n end", "return count()",
	  "set.lua:3: criterion \"c\": score: changes the variable \"n\" outside the function: a function keeps nothing from one call to the next (firm f1)" },
	{ "function counts in a table", "local n = 0 local lib = { f = function() n = n + 1 return n end }", "return lib.f()",
	  "set.lua:3: criterion \"c\": score: changes the variable \"n\" outside the function: a function keeps nothing from one call to the next (firm f1)" },
	{ "function keeps an answer", "local kept", "local k = kept kept = answers.m return k and 1 or 0",
	  "set.lua:3: criterion \"c\": score: changes the variable \"kept\" outside the function: a function keeps nothing from one call to the next (firm f1)" },
	{ "function keeps the firm", "local kept", "local k = kept kept = firm return k and k.employees or 0",
	  "set.lua:3: criterion \"c\": score: changes the variable \"kept\" outside the function: a function keeps nothing from one call to the next (firm f1)" },
	{ "function writes the same", "local n = 3", "n = 3 return n", "3" },
	{ "function variable not a number", "local nan = 0/0", "return nan == nan and 1 or 2", "2" },
	{ "function local state", "local function f() local n = 0 n = n + 1 return n end", "return f()", "1" },
	{ "function closure", "", "local n = 0 local function add() n = n + 1 end add() add() return n", "2" },
	{ "function math", "local floor = math.floor", "return floor(2.5)", "2" },
	{ "function word as a variable", "local words = { yes, all, mean }", "return #words", "3" },
	{ "function same twice", "local f = function(x) return x end", "return f(1) + f(1)", "2" },
};

#define FORM \
	"local function score(scores, answers, firm)\n%s\nend\n" \
	"return set \"t\" { version = \"1\", effective = { from = \"2026-01-01\" }, languages = { \"en\" }, name = \"T\", completeness = 0,\n" \
	"  profile { text \"name\" { text = \"?\" }, number \"employees\" { text = \"?\" } },\n" \
	"  pillar \"p\" { name = \"P\",\n" \
	"    criterion \"c\" { name = \"C\", score = score,\n" \
	"      number \"n\" { text = \"?\", points = linear { {0, 0}, {100, 100} } },\n" \
	"      yes_no \"y\" { text = \"?\" },\n" \
	"      level \"l\" { text = \"?\", { 0, \"no\" }, { 50, \"some\" }, { 100, \"all\" } },\n" \
	"      choice \"o\" { text = \"?\", option \"blue\" { \"Blue\" }, option \"red\" { \"Red\" } },\n" \
	"      multi \"m\" { text = \"?\", option \"a\" { \"A\" }, option \"b\" { \"B\" }, option \"c\" { \"C\" } },\n" \
	"      date \"d\" { text = \"?\" },\n" \
	"      text \"t\" { text = \"?\" },\n" \
	"      yes_no \"e\" { text = \"?\" }, yes_no \"f\" { text = \"?\" }, yes_no \"g\" { text = \"?\", na = true },\n" \
	"    },\n" \
	"    criterion \"other\" { name = \"O\", yes_no \"z\" { text = \"?\" } },\n" \
	"  },\n" \
	"  tier \"low\" { from = 0, name = \"Low\" },\n" \
	"}\n"

static struct eca_answer *answer(const struct eca_model *m, struct eca_answer *answers, const char *id,
                                 enum eca_state state, double number)
{
	struct eca_answer *a = &answers[eca_find_question(m, id)];

	a->state = (unsigned char)state;
	a->number = number;
	return a;
}

/* An assessment of no answers, but for what the function rows look at. */
static struct eca_assessment assess(const struct eca_model *m, struct eca_answer *answers, const char *firm)
{
	struct eca_assessment a = { .firm_id = firm, .assessor = "", .dated = true, .assessed_on = 20513,
		                    .answers = answers, .file = "answers.csv", .row = 2 };
	size_t i;

	for (i = 0; i < m->n_questions; i++)
		answers[i] = (struct eca_answer){ .grade = ECA_NO_GRADE };
	return a;
}

static struct eca_assessment assess_form(const struct eca_model *m, struct eca_answer *answers, const char *firm)
{
	struct eca_assessment a = assess(m, answers, firm);

	answer(m, answers, "employees", ECA_ANSWERED, 250);
	answer(m, answers, "n", ECA_ANSWERED, 40);
	answer(m, answers, "y", ECA_ANSWERED, 1);
	answer(m, answers, "l", ECA_ANSWERED, 1);
	answer(m, answers, "o", ECA_ANSWERED, 1);
	answer(m, answers, "m", ECA_ANSWERED, 0)->set = 5;
	answer(m, answers, "d", ECA_ANSWERED, 20513);
	answer(m, answers, "t", ECA_ANSWERED, 0)->text = "texte";
	answer(m, answers, "f", ECA_NO_DATA, 0);
	answer(m, answers, "g", ECA_NA, 0);
	return a;
}

/* What came of criterion c, or the failure without the set's folder. */
static void say_result(const struct eca_result *r, const char *node)
{
	const struct eca_model *m = r->model;
	size_t n = eca_find_node(m, node), i;

	clear_text();
	if (r->status == ECA_STATUS_FAILED) {
		assert_memory_equal(r->failure, m->folder, strlen(m->folder));
		say("%s", r->failure + strlen(m->folder) + 1);
		return;
	}
	if (r->scores[n].known)
		say("%.8g", r->scores[n].points);
	else
		say("none");
	for (i = 0; i < r->n_notes; i++)
		if (r->notes[i].node == n)
			say(" %s", eca_say(m, &r->notes[i].text, 0));
}

static struct loaded load_form(const char *before, const char *score)
{
	static char set[8192];
	struct loaded l;

	snprintf(set, sizeof(set), "%s\n\n" FORM, before, score);
	l = load_text(set);
	if (l.findings.count)
		print_error("%s\n", l.findings.items[0].text);
	assert_non_null(l.set);
	return l;
}

static void test_function(void **state)
{
	const struct function_row *row = *state;
	struct loaded l = load_form(row->before, row->score);
	const struct eca_model *m = eca_set_model(l.set);
	struct eca_scoring *scoring = eca_scoring_new(l.set);
	struct eca_answer answers[32];
	struct eca_assessment firm = assess_form(m, answers, "f1");
	int i;

	for (i = 0; i < 3; i++) { /* the first time as the third */
		say_result(eca_score(scoring, &firm), "c");
		assert_string_equal(text, row->want);
	}
	eca_scoring_free(scoring);
	unload(&l);
}

/* What goes wrong with one firm is gone with the next. */
static void test_next_firm(void **state)
{
	static const char *const wrongs[] = {
		"while true do end", "local t = {} for i = 1, 1e7 do t[i] = { i } end", "error('x')",
		"local function f() return 1 + f() end f()", "return 200", "local s = 'x' while true do s = s .. s end",
	};
	char score[256];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(wrongs); i++) {
		struct loaded l;
		struct eca_scoring *scoring;
		struct eca_answer first[32], second[32];
		struct eca_assessment bad, good;
		int again;

		snprintf(score, sizeof(score), "if answers.n == 40 then %s end return answers.n", wrongs[i]);
		l = load_form("", score);
		scoring = eca_scoring_new(l.set);
		bad = assess_form(eca_set_model(l.set), first, "bad");
		good = assess_form(eca_set_model(l.set), second, "good");
		answer(eca_set_model(l.set), second, "n", ECA_ANSWERED, 41);
		for (again = 0; again < 3; again++) {
			const struct eca_result *r = eca_score(scoring, &bad);

			assert_int_equal(r->status, ECA_STATUS_FAILED);
			assert_non_null(strstr(r->failure, "(firm bad)"));
			say_result(eca_score(scoring, &good), "c");
			assert_string_equal(text, "41");
		}
		eca_scoring_free(scoring);
		unload(&l);
	}
}

/* A function used by two criteria, through a table, is watched from both. */
static void test_shared_helper(void **state)
{
	struct loaded l = load_text(
		"local n = 0\n"
		"local lib = { count = function(go) if go then n = n + 1 end return n end }\n"
		HEAD "completeness = 0, pillar \"p\" { name = \"P\",\n"
		"criterion \"a\" { name = \"A\", score = function(s, a) return lib.count(a.q) end, yes_no \"q\" { text = \"?\" } },\n"
		"criterion \"b\" { name = \"B\", score = function(s, a) return lib.count(a.r) end, yes_no \"r\" { text = \"?\" } },\n"
		"}," TIER "}");
	struct eca_scoring *scoring = eca_scoring_new(l.set);
	const struct eca_model *m = eca_set_model(l.set);
	struct eca_answer answers[4];
	struct eca_assessment firm = assess(m, answers, "f");

	(void)state;
	answer(m, answers, "r", ECA_ANSWERED, 1);
	say_result(eca_score(scoring, &firm), "b");
	assert_string_equal(text, "set.lua:5: criterion \"b\": score: changes the variable \"n\" outside the function: "
	                          "a function keeps nothing from one call to the next (firm f)");
	answer(m, answers, "r", ECA_MISSING, 0);
	say_result(eca_score(scoring, &firm), "b");
	assert_string_equal(text, "0");
	eca_scoring_free(scoring);
	unload(&l);
}

/* Functions elsewhere than in a score, over the same answers. */
static const struct place_row {
	const char *name, *set, *want;
} place_rows[] = {
	{ "function points", "number \"n\" { text = \"?\", points = function(x) return x / 2, 'half' end },", "20 half" },
	{ "function points nil", "number \"n\" { text = \"?\", points = function(x) end },", "none" },
	{ "function points wrong", "number \"n\" { text = \"?\", points = function(x) return 'x' end },",
	  "set.lua:2: number \"n\": points: must return points from 0 to 100, or nil, not the text \"x\" (firm f1)" },
	{ "function points of a date", "date \"n\" { text = \"?\", points = function(d, on) return on.days - d.days end },", "100" },
	{ "function points, scores too early", "number \"n\" { text = \"?\", points = function(x) return state('n') == 'answered' and 1 end },", "1" },
	{ "function applies_if", "number \"n\" { text = \"?\", points = linear { {0, 0}, {100, 100} },"
	  " applies_if = function(scores, answers, firm) return answers.q == nil end }, yes_no \"q\" { text = \"?\" },", "40" },
	{ "function applies_if nil", "number \"n\" { text = \"?\", points = linear { {0, 0}, {100, 100} }, applies_if = function() end },", "none" },
	{ "function applies_if asks a score", "number \"n\" { text = \"?\", points = linear { {0, 0}, {100, 100} },"
	  " applies_if = function(scores) return scores.n end },",
	  "set.lua:2: number \"n\": applies_if: scores are not known yet where this function runs (firm f1)" },
	{ "function applies_if number", "number \"n\" { text = \"?\", points = linear { {0, 0}, {100, 100} }, applies_if = function() return 1 end },",
	  "set.lua:2: number \"n\": applies_if: a condition must return true, false or nil, not a number (firm f1)" },
	{ "function applies_if asks itself", "number \"n\" { text = \"?\", points = linear { {0, 0}, {100, 100} },"
	  " applies_if = function(scores, answers) return answers.n end },",
	  "set.lua:2: number \"n\": applies_if: whether \"n\" applies is decided later than this function runs: use a condition in words instead of the function (firm f1)" },
};

static void test_place(void **state)
{
	const struct place_row *row = *state;
	char set[4096];
	struct loaded l;
	struct eca_scoring *scoring;
	struct eca_answer answers[4];
	struct eca_assessment firm;

	snprintf(set, sizeof(set), HEAD "completeness = 0, pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\",\n%s\n} }," TIER "}", row->set);
	l = load_text(set);
	if (l.findings.count)
		print_error("%s\n", l.findings.items[0].text);
	assert_non_null(l.set);
	scoring = eca_scoring_new(l.set);
	firm = assess(eca_set_model(l.set), answers, "f1");
	answer(eca_set_model(l.set), answers, "n", ECA_ANSWERED, strstr(row->set, "date") ? 20413 : 40);
	say_result(eca_score(scoring, &firm), "n");
	assert_string_equal(text, row->want);
	eca_scoring_free(scoring);
	unload(&l);
}

/* Derived fields and `valid`: field f is derived from n = 250, or checked when it is "abc". */
static const struct rule_row {
	const char *name, *field, *want;
} rule_rows[] = {
	{ "derived", "derived \"f\" { text = \"?\", option \"a\" { \"A\" }, option \"b\" { \"B\" }, value = function(firm) return firm.n > 200 and \"b\" end }", "b" },
	{ "derived nil", "derived \"f\" { text = \"?\", option \"a\" { \"A\" }, value = function(firm) return nil end }", "none" },
	{ "derived unknown option", "derived \"f\" { text = \"?\", option \"a\" { \"A\" }, value = function(firm) return \"c\" end }",
	  "set.lua:2: derived \"f\": value: must return one of its options or nil, not the text \"c\"" },
	{ "derived number", "derived \"f\" { text = \"?\", option \"a\" { \"A\" }, value = function(firm) return 1 end }",
	  "set.lua:2: derived \"f\": value: must return one of its options or nil, not a number" },
	{ "derived from a question", "derived \"f\" { text = \"?\", option \"a\" { \"A\" }, value = function(firm) return firm.q end }",
	  "set.lua:2: derived \"f\": value: \"q\" is a question: write answers.q" },
	{ "valid true", "text \"f\" { text = \"?\", valid = function(x, firm) return x == \"abc\" and firm.n == 250 end }", "valid" },
	{ "valid message", "text \"f\" { text = \"?\", valid = function(x) return \"must be longer\" end }", "must be longer" },
	{ "valid message in languages", "text \"f\" { text = \"?\", valid = function(x) return { en = \"must be longer\" } end }", "must be longer" },
	{ "valid false", "text \"f\" { text = \"?\", valid = function(x) return false end }", "is not valid" },
	{ "valid nothing", "text \"f\" { text = \"?\", valid = function(x) end }", "is not valid" },
	{ "valid fails", "text \"f\" { text = \"?\", valid = function(x) return x > 3 end }",
	  "set.lua:2: text \"f\": valid: attempt to compare number with string" },
	{ "valid asks a score", "text \"f\" { text = \"?\", valid = function(x, firm) return state(\"n\") == \"answered\" end }", "valid" },
};

static void say_message(const struct eca_model *m, const char *message)
{
	size_t skip = strlen(m->folder);

	say("%s", strncmp(message, m->folder, skip) == 0 ? message + skip + 1 : message);
}

static void test_rule(void **state)
{
	const struct rule_row *row = *state;
	struct eca_answer answers[4];
	struct eca_assessment firm;
	const struct eca_model *m;
	struct arena arena = { 0 };
	const char *message = NULL;
	char set[4096];
	struct loaded l;
	size_t f;

	snprintf(set, sizeof(set), HEAD QUESTION TIER "profile { number \"n\" { text = \"?\" },\n%s } }", row->field);
	l = load_text(set);
	assert_non_null(l.set);
	m = eca_set_model(l.set);
	f = eca_find_question(m, "f");
	firm = assess(m, answers, "f1");
	answer(m, answers, "n", ECA_ANSWERED, 250);
	clear_text();
	if (m->questions[f].derived) {
		if (!set_derive(l.set, &firm, answers, &arena, &message))
			say_message(m, message);
		else
			say("%s", answers[f].state == ECA_ANSWERED ? m->questions[f].options[(size_t)answers[f].number].id : "none");
	} else {
		answer(m, answers, "f", ECA_ANSWERED, 0)->text = "abc";
		if (set_valid(l.set, &firm, f, &arena, &message))
			say("valid");
		else
			say_message(m, message);
	}
	assert_string_equal(text, row->want);
	arena_free(&arena);
	unload(&l);
}

/* ---- Memory that runs out --------------------------------------------------------------- */

/* Loads with the n-th allocation inside Lua failing: true where that was too late to matter. */
static bool load_without_memory(const char *folder, size_t n)
{
	struct loaded l;
	bool sound;
	size_t i;

	script_fail_allocation = n;
	l = load(folder);
	script_fail_allocation = 0;
	sound = l.set != NULL;
	if (sound) {
		assert_int_equal(l.findings.errors, 0);
	} else if (l.error.kind == ECA_OK) {
		assert_int_equal(l.findings.errors, 1);
		for (i = 0; i < l.findings.count; i++) {
			const struct eca_finding *f = &l.findings.items[i];

			if (f->severity == ECA_SEVERITY_ERROR && !strstr(f->text, "out of memory")) {
				print_error("allocation %zu: %s:%d: %s\n", n, f->file, f->line, f->text);
				fail();
			}
		}
	}
	unload(&l);
	return sound;
}

static void test_memory_small(void **state)
{
	size_t n = 1;

	(void)state;
	while (!load_without_memory("tests/valid/inline_everything", n))
		n++;
	assert_in_range(n, 1000, 100000);
}

static void test_memory_strides(void **state)
{
	size_t n = 1;

	(void)state;
	while (!load_without_memory("criteria/hanoi-2026", n))
		n += 997;
	assert_in_range(n, 10000, 10000000);
}

/* The set itself is sound: what runs out of memory are its examples. */
static void test_memory_examples(void **state)
{
	size_t n = 1;

	(void)state;
	script_fail_in_examples = true;
	while (!load_without_memory("tests/valid/examples", n))
		n++;
	script_fail_in_examples = false;
	assert_in_range(n, 100, 100000);
}

/* ---- Large sets ---------------------------------------------------------------------------- */

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* A file of so many questions; `wrong` stands in each. */
static struct loaded load_many(int questions, const char *wrong, double *took)
{
	struct loaded l;
	int i;

	clear_text();
	say("%s", HEAD TIER "pillar \"p\" { name = \"P\", criterion \"c\" { name = \"C\",\n");
	for (i = 0; i < questions; i++)
		say("yes_no \"q%d\" { text = \"Is there one of the kind %d?\", %s },\n", i, i, wrong);
	say("} } }\n");
	assert_true(text_length <= 256 * 1024);
	*took = -seconds();
	l = load_text(text);
	*took += seconds();
	return l;
}

static void test_large(void **state)
{
	double took;
	struct loaded l = load_many(3000, "weight = 2", &took);

	(void)state;
	if (l.findings.count)
		print_error("%s\n", l.findings.items[0].text);
	assert_non_null(l.set);
	assert_int_equal(eca_set_model(l.set)->n_questions, 3000);
	print_message("3000 questions: %.0f ms\n", took * 1000);
	unload(&l);
}

static void test_large_wrong(void **state)
{
	double took;
	struct loaded l = load_many(2500, "wieght = -1, helb = 2", &took);

	(void)state;
	assert_null(l.set);
	assert_int_equal(l.findings.count, 5000);
	assert_string_equal(l.findings.items[4999].text, "yes_no \"q2499\": unknown field \"wieght\"");
	print_message("5000 findings: %.0f ms\n", took * 1000);
	unload(&l);
}

static void test_speed(void **state)
{
	double took = -seconds();
	struct loaded l = load("criteria/hanoi-2026");

	(void)state;
	took += seconds();
	assert_non_null(l.set);
	print_message("hanoi-2026: %zu questions: %.0f ms\n", eca_set_model(l.set)->n_questions, took * 1000);
	assert_true(took < 2); /* under the sanitizers; 0.1 s without them */
	unload(&l);
}

/* ---- All ------------------------------------------------------------------------------------- */

static struct CMUnitTest tests[MAX_TESTS];
static size_t n_tests;

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

static int is_set(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* One test for each folder in `top`. */
static void add_folders(const char *top, CMUnitTestFunction test)
{
	struct dirent **entries;
	int i, n = scandir(top, &entries, is_set, alphasort);

	for (i = 0; i < n; i++) {
		char *path = malloc(strlen(top) + strlen(entries[i]->d_name) + 2);

		sprintf(path, "%s/%s", top, entries[i]->d_name);
		tests[n_tests++] = (struct CMUnitTest){ path + strlen("tests/"), test, NULL, NULL, path };
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
}

#define ROWS(table, function) \
	for (size_t i = 0; i < COUNT(table); i++) \
		tests[n_tests++] = (struct CMUnitTest){ table[i].name, function, NULL, NULL, (void *)&table[i] }

int main(int argc, char **argv)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(test_no_folder),       cmocka_unit_test(test_no_set_file),
		cmocka_unit_test(test_set_file_is_folder), cmocka_unit_test(test_findings_add_up),
		cmocka_unit_test(test_look_up),         cmocka_unit_test(test_hash),
		cmocka_unit_test(test_next_firm),       cmocka_unit_test(test_shared_helper),
		cmocka_unit_test(test_memory_small),    cmocka_unit_test(test_memory_strides),
		cmocka_unit_test(test_memory_examples), cmocka_unit_test(test_large),
		cmocka_unit_test(test_large_wrong),     cmocka_unit_test(test_speed),
	};

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	add_folders("tests/invalid", test_invalid);
	add_folders("tests/valid", test_valid);
	qsort(tests, n_tests, sizeof(*tests), compare_names);
	tests[n_tests++] = (struct CMUnitTest){ "model every_word", test_model, NULL, NULL, (void *)"tests/valid/every_word" };
	tests[n_tests++] = (struct CMUnitTest){ "model defaults", test_model, NULL, NULL, (void *)"tests/valid/defaults" };
	ROWS(bytes_rows, test_bytes);
	ROWS(function_rows, test_function);
	ROWS(place_rows, test_place);
	ROWS(rule_rows, test_rule);
	for (size_t i = 0; i < COUNT(others); i++)
		tests[n_tests++] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
