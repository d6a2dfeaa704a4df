/* Reading the tables that the engine's Lua made: what is not there is absent, nothing is
 * wrong. Includes lua.h, so only script*.c may include it. */
#ifndef ECA_SCRIPT_FIELDS_H
#define ECA_SCRIPT_FIELDS_H

#include <math.h>
#include <string.h>

#include "script_state.h"

struct reading {
	lua_State *L; /* the table being read is on top of the stack */
	struct arena *arena;
	struct eca_set *set;
	struct eca_model *model;
};

/* ---- Fields of the table on top ------------------------------------------------- */

static inline double number(struct reading *r, const char *field, double absent)
{
	double value = absent;

	if (lua_getfield(r->L, -1, field) == LUA_TNUMBER)
		value = lua_tonumber(r->L, -1);
	lua_pop(r->L, 1);
	return value;
}

static inline size_t index_of(struct reading *r, const char *field)
{
	double value = number(r, field, -1);

	return value < 0 ? ECA_NONE : (size_t)value;
}

static inline bool truth(struct reading *r, const char *field)
{
	bool value;

	lua_getfield(r->L, -1, field);
	value = lua_toboolean(r->L, -1);
	lua_pop(r->L, 1);
	return value;
}

static inline const char *string(struct reading *r, const char *field)
{
	const char *value = NULL;

	if (lua_getfield(r->L, -1, field) == LUA_TSTRING)
		value = arena_text(r->arena, lua_tostring(r->L, -1));
	lua_pop(r->L, 1);
	return value;
}

static inline struct eca_text text(struct reading *r, const char *field)
{
	struct eca_text value = { { NULL } };
	int i;

	if (lua_getfield(r->L, -1, field) == LUA_TTABLE) {
		for (i = 0; i < ECA_LANGUAGES_MAX; i++) {
			if (lua_rawgeti(r->L, -1, i + 1) == LUA_TSTRING)
				value.in[i] = arena_text(r->arena, lua_tostring(r->L, -1));
			lua_pop(r->L, 1);
		}
	}
	lua_pop(r->L, 1);
	return value;
}

static inline struct eca_place place(struct reading *r)
{
	const char *name = string(r, "file");

	return (struct eca_place){ name ? script_path(r->set, name) : r->model->folder,
		                   (int)fmin(number(r, "line", 0), 1e6) };
}

/* Opens a list field: it stays on the stack until lua_pop. Returns its length. */
static inline size_t open_list(struct reading *r, const char *field)
{
	return lua_getfield(r->L, -1, field) == LUA_TTABLE ? (size_t)lua_rawlen(r->L, -1) : 0;
}

/* The word of `words` that the field holds, by its place among them. */
static inline int word(struct reading *r, const char *field, const char *const *words)
{
	const char *value = string(r, field);
	int i;

	for (i = 0; value && words[i]; i++)
		if (strcmp(words[i], value) == 0)
			return i;
	return 0;
}

/* ---- Lists of things --------------------------------------------------------------- */

/* Reads list `field` into a new array: `one` fills an element from the table on top. */
static inline void *read_list(struct reading *r, const char *field, size_t size, size_t *count,
                       void one(struct reading *, void *))
{
	size_t i, n = open_list(r, field);
	char *list = arena_array(r->arena, n, size);

	for (i = 0; i < n; i++) {
		lua_rawgeti(r->L, -1, (lua_Integer)i + 1);
		one(r, list + i * size);
		lua_pop(r->L, 1);
	}
	lua_pop(r->L, 1);
	*count = n;
	return list;
}

/* Elements that are no tables but single values. */
static inline void read_index(struct reading *r, void *at)
{
	*(size_t *)at = (size_t)lua_tointeger(r->L, -1);
}

static inline void read_string(struct reading *r, void *at)
{
	*(const char **)at = arena_text(r->arena, lua_tostring(r->L, -1));
}

#endif
