/* From the tables of examples.lua to the examples of a set, and which lines of its
 * functions run while they are tried. */
#include <stdlib.h>
#include <string.h>

#include <lua.h>

#include "examples.h"
#include "script_fields.h"

/* ---- Examples ------------------------------------------------------------------------ */

static bool has(struct reading *r, const char *field)
{
	bool there = lua_getfield(r->L, -1, field) != LUA_TNIL;

	lua_pop(r->L, 1);
	return there;
}

static enum written kind_of(struct reading *r)
{
	static const struct {
		const char *field;
		enum written kind;
	} kinds[] = {
		{ "text", WRITTEN_TEXT },
		{ "number", WRITTEN_NUMBER },
		{ "flag", WRITTEN_FLAG },
		{ "list", WRITTEN_LIST },
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (has(r, kinds[i].field))
			return kinds[i].kind;
	return WRITTEN_MISSING;
}

static void read_cell(struct reading *r, void *at)
{
	struct example_cell *cell = at;

	cell->column = string(r, "column");
	cell->at = place(r);
	cell->kind = kind_of(r);
	cell->text = string(r, "text");
	cell->number = cell->kind == WRITTEN_FLAG ? truth(r, "flag") : number(r, "number", 0);
	cell->list = read_list(r, "list", sizeof(*cell->list), &cell->n_list, read_string);
}

static int by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static void read_expectation(struct reading *r, void *at)
{
	static const char *const whats[] = { "status", "tier", "tier_before_gates", "gates",
		                             "completeness", "missing", "derived", "score", NULL };
	static const char *const statuses[] = { "ok", "incomplete", "not_assessable", "failed", NULL };
	static const char *const compares[] = { "is", "near", "at_least", "at_most", "na", NULL };
	struct eca_expectation *e = at;
	size_t *list;

	e->what = (enum eca_expected)word(r, "what", whats);
	e->at = place(r);
	e->status = (enum eca_status)word(r, "status", statuses);
	e->tier = index_of(r, "tier");
	e->question = index_of(r, "question");
	e->option = index_of(r, "option");
	e->node = index_of(r, "node");
	e->compare = (enum eca_compare)word(r, "compare", compares);
	e->n = number(r, "n", 0);
	e->within = number(r, "within", 0);
	e->list = list = read_list(r, "list", sizeof(*list), &e->n_list, read_index);
	qsort(list, e->n_list, sizeof(*list), by_size);
}

static void read_example(struct reading *r, void *at)
{
	struct eca_example *e = at;

	e->name = string(r, "name");
	e->at = place(r);
	e->expected = read_list(r, "expected", sizeof(*e->expected), &e->n_expected,
	                        read_expectation);
}

static void read_recipe(struct reading *r, void *at)
{
	static const char *const sources[] = { "self", "site_visit", NULL };
	static const char *const everies[] = { "missing", "best", "worst", NULL };
	struct recipe *recipe = at;

	recipe->source = (enum eca_source)word(r, "source", sources);
	recipe->dated = has(r, "assessed_on");
	recipe->assessed_on = (int)number(r, "assessed_on", 0);
	recipe->every = (enum every)word(r, "every", everies);
	recipe->every_at = place(r);
	recipe->every_at.line = (int)number(r, "every_line", recipe->every_at.line);
	recipe->grade = index_of(r, "grade");
	recipe->cells = read_list(r, "cells", sizeof(*recipe->cells), &recipe->n_cells, read_cell);
	recipe->wrong = truth(r, "wrong");
}

static void read_place(struct reading *r, void *at)
{
	*(struct eca_place *)at = place(r);
}

void script_read_examples(lua_State *L, struct script *script, struct eca_set *set)
{
	struct reading r = { L, &set->arena, set, &set->model };
	struct recipe *recipes;

	set->examples = read_list(&r, "examples", sizeof(*set->examples), &set->n_examples,
	                          read_example);
	set->recipes = recipes = read_list(&r, "examples", sizeof(*recipes), &set->n_examples,
	                                   read_recipe);
	script->lines = read_list(&r, "lines", sizeof(*script->lines), &script->n_lines, read_place);
}

/* ---- Lines that run --------------------------------------------------------------------- */

/* How a line that runs stands to one that is known, as strcmp says it; known ones have the
 * folder before the file's name. */
static int compare_line(const char *file, int line, const struct eca_place *known, size_t folder)
{
	int order = strcmp(file, known->file + folder + 1);

	return order ? order : (line > known->line) - (line < known->line);
}

static void note_line(void *watcher, const char *file, int line)
{
	const struct script *script = watcher;
	size_t folder = strlen(script->model->folder), from = 0, to = script->n_lines;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = compare_line(file, line, &script->lines[middle], folder);

		if (order == 0) {
			script->ran[middle] = true;
			return;
		}
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
}

void script_watch(struct eca_set *set)
{
	struct script *script = set->script;
	size_t n = set->model.n_functions, i;

	script->called = arena_array(&set->arena, n, sizeof(*script->called));
	script->places = arena_array(&set->arena, n, sizeof(*script->places));
	script->ran = arena_array(&set->arena, script->n_lines, sizeof(*script->ran));
	for (i = 0; i < n; i++)
		script->places[i] = script_place(set, i);
	sandbox_watch(script->sandbox, note_line, script);
}

void script_seen(const struct eca_set *set, struct eca_coverage *coverage)
{
	const struct script *script = set->script;

	coverage->called = script->called;
	coverage->functions = script->places;
	coverage->lines = script->lines;
	coverage->ran = script->ran;
	coverage->n_lines = script->n_lines;
}
