#include "script_compare.h"

#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "error.h"
#include "script_state.h"

static const char compare[] = {
#include "compare.inc"
};

enum { BENCH_MEMORY = 1 << 30 }; /* bytes: hundreds of sets share it */

struct script_bench {
	struct sandbox *sandbox;
	struct eca_set before, after; /* nothing but folder and arena */
	struct loading sides[2];
	int mix; /* ref of the function that makes a set */
	struct script desk; /* for which the word was made */
	struct eca_edit *edits;
	size_t n_edits;
	struct arena arena;
};

/* ---- The edits ---------------------------------------------------------------------- */

static const char *text_field(lua_State *L, struct script_bench *bench, const char *name)
{
	const char *text;

	lua_getfield(L, -1, name);
	text = arena_text(&bench->arena, lua_isstring(L, -1) ? lua_tostring(L, -1) : "");
	lua_pop(L, 1);
	return text;
}

static struct eca_place place_field(lua_State *L, struct script_bench *bench, const char *file,
                                    const char *line, const struct eca_set *set)
{
	const char *name = text_field(L, bench, file);
	struct eca_place place = { NULL, 0 };

	if (!*name)
		return place;
	place.file = arena_format(&bench->arena, "%s/%s", set->model.folder, name);
	lua_getfield(L, -1, line);
	place.line = (int)lua_tointeger(L, -1);
	lua_pop(L, 1);
	return place;
}

static enum eca_change change_field(lua_State *L, struct script_bench *bench)
{
	const char *word = text_field(L, bench, "change");
	enum eca_change change = 0;

	while (change < ECA_CHANGES - 1 && strcmp(eca_change_word(change), word) != 0)
		change++;
	return change;
}

static void read_edit(lua_State *L, struct script_bench *bench, struct eca_edit *edit)
{
	*edit = (struct eca_edit){
		.change = change_field(L, bench),
		.id = text_field(L, bench, "id"),
		.kind = text_field(L, bench, "kind"),
		.of = text_field(L, bench, "of"),
		.owner = text_field(L, bench, "owner"),
		.within = text_field(L, bench, "within"),
		.field = text_field(L, bench, "field"),
		.part = text_field(L, bench, "part"),
		.before = text_field(L, bench, "before"),
		.after = text_field(L, bench, "after"),
		.was = place_field(L, bench, "old_file", "old_line", &bench->before),
		.is = place_field(L, bench, "new_file", "new_line", &bench->after),
	};
	lua_getfield(L, -1, "scoring");
	edit->scoring = lua_toboolean(L, -1);
	lua_pop(L, 1);
}

static void read_edits(lua_State *L, struct script_bench *bench)
{
	size_t i;

	bench->n_edits = (size_t)luaL_len(L, -1);
	bench->edits = arena_array(&bench->arena, bench->n_edits, sizeof(*bench->edits));
	for (i = 0; i < bench->n_edits; i++) {
		lua_geti(L, -1, (lua_Integer)i + 1);
		read_edit(L, bench, &bench->edits[i]);
		lua_pop(L, 1);
	}
}

/* ---- Both sets ------------------------------------------------------------------------ */

/* Pushes what the prelude's `read` makes of one side. */
static void push_tree(lua_State *L, struct loading *side)
{
	script_push_words(L, side);
	lua_getfield(L, -1, "read");
	lua_call(L, 0, 1);
	lua_remove(L, -2);
}

static int open_protected(lua_State *L)
{
	struct script_bench *bench = lua_touserdata(L, 1);

	script_prepare_calls(L, &bench->desk);
	script_push_chunk(L, compare, sizeof(compare), "=compare");
	push_tree(L, &bench->sides[0]);
	push_tree(L, &bench->sides[1]);
	script_push_resolve(L);
	lua_call(L, 3, 1);
	lua_getfield(L, -1, "mix");
	bench->mix = luaL_ref(L, LUA_REGISTRYINDEX);
	lua_getfield(L, -1, "edits");
	read_edits(L, bench);
	return 0;
}

static bool run(struct script_bench *bench, lua_CFunction function, void *given)
{
	lua_State *L = sandbox_lua(bench->sandbox);
	bool well;

	sandbox_begin(bench->sandbox, 4 * SANDBOX_LOAD_WORK);
	lua_settop(L, 0);
	lua_pushcfunction(L, function);
	lua_pushlightuserdata(L, given);
	well = lua_checkstack(L, 40) && lua_pcall(L, 1, 0, 0) == LUA_OK;
	if (well)
		lua_settop(L, 0);
	return well;
}

static bool find_side(struct script_bench *bench, size_t side, struct eca_set *set,
                      const struct eca_origin *source, struct eca_error *err)
{
	bench->sides[side] = (struct loading){ .set = set, .script = &bench->desk, .source = source };
	return script_find_files(&bench->sides[side], err);
}

struct script_bench *script_bench_open(const struct eca_origin *before,
                                       const struct eca_origin *after, struct eca_error *err)
{
	const struct sandbox_limits limits = { .memory = BENCH_MEMORY };
	struct script_bench *bench = need_memory(sizeof(*bench));
	bool well;

	memset(bench, 0, sizeof(*bench));
	bench->sandbox = bench->desk.sandbox = sandbox_new(&limits);
	bench->desk.model = &bench->before.model;
	well = bench->sandbox || error_set(err, ECA_ERROR_SET, "not enough memory for two sets");
	well = well && find_side(bench, 0, &bench->before, before, err) &&
	       find_side(bench, 1, &bench->after, after, err);
	if (well && !run(bench, open_protected, bench))
		well = error_set(err, ECA_ERROR_SET, "%s and %s cannot be compared: %s", before->folder,
		                 after->folder, sandbox_message(bench->sandbox));
	script_forget_files(&bench->sides[0]);
	script_forget_files(&bench->sides[1]);
	if (well)
		return bench;
	script_bench_free(bench);
	return NULL;
}

void script_bench_free(struct script_bench *bench)
{
	if (!bench)
		return;
	if (bench->sandbox)
		sandbox_free(bench->sandbox);
	arena_free(&bench->before.arena);
	arena_free(&bench->after.arena);
	arena_free(&bench->arena);
	free(bench);
}

const struct eca_edit *script_bench_edits(const struct script_bench *bench, size_t *count)
{
	*count = bench->n_edits;
	return bench->edits;
}

/* ---- Between them ---------------------------------------------------------------------- */

struct mixing {
	struct script_bench *bench;
	const bool *taken;
	struct eca_set *set;
	bool sound;
};

static int mix_protected(lua_State *L)
{
	struct mixing *mixing = lua_touserdata(L, 1);
	struct script *script = mixing->set->script;
	size_t i;

	lua_rawgeti(L, LUA_REGISTRYINDEX, mixing->bench->mix);
	lua_newtable(L);
	for (i = 0; i < mixing->bench->n_edits; i++) {
		lua_pushboolean(L, mixing->taken[i]);
		lua_seti(L, -2, (lua_Integer)i + 1);
	}
	lua_call(L, 1, 1);
	if (!lua_istable(L, -1))
		return 0;
	script_prepare_calls(L, script);
	script_read_model(L, script, mixing->set);
	mixing->sound = true;
	return 0;
}

struct eca_set *script_bench_mix(struct script_bench *bench, const bool *taken)
{
	struct eca_set *set = need_memory(sizeof(*set));
	struct mixing mixing = { bench, taken, set, false };
	struct script *script;

	memset(set, 0, sizeof(*set));
	set->model.folder = arena_text(&set->arena, bench->before.model.folder);
	set->script = script = arena_take(&set->arena, sizeof(*script));
	*script = (struct script){ .sandbox = bench->sandbox, .shared = true, .model = &set->model,
		                   .state = bench->desk.state, .ids = LUA_NOREF,
		                   .scores = LUA_NOREF, .answers = LUA_NOREF, .firm = LUA_NOREF };
	if (run(bench, mix_protected, &mixing) && mixing.sound)
		return set;
	eca_set_free(set);
	return NULL;
}
