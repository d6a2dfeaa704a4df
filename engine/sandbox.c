#include "sandbox.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <lauxlib.h>
#include <lualib.h>

#include "script_library.h"
#include "source.h"

#if LUA_VERSION_NUM < 503 || (LUA_VERSION_NUM == 504 && LUA_VERSION_RELEASE_NUM < 50408)
#error "Lua 5.4.0 to 5.4.7 compile labels[score >= 60] wrongly: use Lua 5.3.6, or 5.4.8 and later"
#endif

enum {
	PERIOD = 1000,          /* instructions between two looks at the limits */
	COUNTED_BLOCK = 256,    /* blocks from this size on are counted as work, */
	LONGEST_PLACE = 50,     /* calls searched for a script's line */
	MAX_CALLS = 200,        /* inside each other */
	MESSAGE_SIZE = 1024,
	TEXT_HEADER = 64,       /* at least what Lua adds to a text's bytes */
	/* Lua walks a whole table or text inside one instruction, so none may be huge. */
	MAX_TEXT = SOURCE_MAX_TEXT + TEXT_HEADER,      /* in a script */
	MAX_FILE_TEXT = SOURCE_MAX_BYTES + TEXT_HEADER, /* in the engine, which reads files */
	MAX_TABLE = 1024 * 1024,     /* bytes of a table's named entries, or of a list at birth */
	MAX_GROWN = 4 * 1024 * 1024, /* bytes of a list that grew, or of Lua's stack */
};

struct sandbox {
	lua_State *lua;
	size_t memory, limit, fail_in;
	long long work, budget;
	double seconds, allowed; /* of a call; of this run */
	struct timespec wall, processor; /* when this run was first looked at */
	int period;
	bool looked, refused, stopped;
	const char *compiling; /* the name of the file, or NULL */
	void (*watch)(void *watcher, const char *file, int line); /* NULL: nobody watches */
	void *watcher;
	char reason[MESSAGE_SIZE], message[MESSAGE_SIZE];
};

/* Their addresses are keys of Lua's registry. */
static const char words_key, environment_key, unknown_key;

static struct sandbox *sandbox_of(lua_State *L)
{
	return *(struct sandbox **)lua_getextraspace(L);
}

/* "file:line: " of the nearest script that is running, or "". Allocates nothing:
 * the allocator asks too. */
static void place(lua_State *L, char *out, size_t size)
{
	const char *compiling = sandbox_of(L)->compiling;
	lua_Debug call;

	*out = '\0';
	if (compiling) {
		snprintf(out, size, "%s:1: ", compiling);
		return;
	}
	for (int level = 0; level < LONGEST_PLACE && lua_getstack(L, level, &call); level++) {
		if (lua_getinfo(L, "Sl", &call) && call.currentline > 0 && *call.source == '@') {
			snprintf(out, size, "%s:%d: ", call.source + 1, call.currentline);
			return;
		}
	}
}

static void look(lua_State *L, lua_Debug *call);

static void look_every(struct sandbox *s, int instructions)
{
	s->period = instructions;
	lua_sethook(s->lua, look, LUA_MASKCOUNT | (s->watch ? LUA_MASKLINE : 0), instructions);
}

/* The first reason wins. From here on every instruction raises it. */
static void __attribute__((format(printf, 2, 3)))
stop(struct sandbox *s, const char *format, ...)
{
	char where[MESSAGE_SIZE / 2];
	size_t used;
	va_list args;

	if (s->stopped)
		return;
	s->stopped = true;
	if (!s->lua)
		return; /* still in lua_newstate, which returns NULL */
	place(s->lua, where, sizeof where);
	used = (size_t)snprintf(s->reason, sizeof s->reason, "%s", where);
	va_start(args, format);
	vsnprintf(s->reason + used, sizeof s->reason - used, format, args);
	va_end(args);
	look_every(s, 1);
}

static void count(struct sandbox *s, size_t units)
{
	long long left = s->budget - s->work;

	s->work += units > LLONG_MAX / 2 ? LLONG_MAX / 2 : (long long)units;
	if (left < (long long)units || s->work > s->budget) {
		s->work = s->budget;
		stop(s, "stopped after %lld steps: is something repeated without end?", s->budget);
	}
}

static double seconds_since(clockid_t clock, const struct timespec *start)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)(now.tv_sec - start->tv_sec) + 1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

/* Reading the processor's clock is slow, so the wall's is asked first; alone it
 * would also stop a run whose machine slept. */
static void look_at_clock(struct sandbox *s)
{
	if (!s->looked) {
		s->looked = true;
		clock_gettime(CLOCK_MONOTONIC, &s->wall);
		clock_gettime(CLOCK_THREAD_CPUTIME_ID, &s->processor);
	} else if (seconds_since(CLOCK_MONOTONIC, &s->wall) > s->allowed &&
	           seconds_since(CLOCK_THREAD_CPUTIME_ID, &s->processor) > s->allowed) {
		stop(s, "stopped after %g seconds: is something repeated without end?", s->allowed);
	}
}

/* How large Lua's stack may grow depends on what ran before, so its use is limited
 * here, long before. */
static void look_at_stack(struct sandbox *s, lua_Debug *call)
{
	lua_Debug deep;

	if (lua_getstack(s->lua, MAX_CALLS, &deep))
		stop(s, "functions call each other too deeply: does one call itself without end?");
	else if (lua_getlocal(s->lua, call, -SANDBOX_MAX_VALUES - 1))
		stop(s, "a function is given more than %d values", SANDBOX_MAX_VALUES);
}

static int raise_stop(lua_State *L)
{
	lua_pushstring(L, sandbox_of(L)->reason);
	return lua_error(L);
}

static void look_at_limits(lua_State *L, lua_Debug *call)
{
	struct sandbox *s = sandbox_of(L);

	if (!s->stopped) {
		count(s, (size_t)s->period);
		look_at_stack(s, call);
		look_at_clock(s);
	}
	if (s->stopped)
		raise_stop(L);
}

static void look(lua_State *L, lua_Debug *call)
{
	struct sandbox *s = sandbox_of(L);

	if (call->event == LUA_HOOKCOUNT)
		look_at_limits(L, call);
	else if (lua_getinfo(L, "S", call) && *call->source == '@')
		s->watch(s->watcher, call->source + 1, call->currentline);
}

void sandbox_charge(lua_State *L, size_t units)
{
	struct sandbox *s = sandbox_of(L);

	if (!s->stopped)
		count(s, units);
	if (s->stopped)
		raise_stop(L);
}

int sandbox_error(lua_State *L, const char *format, ...)
{
	char where[MESSAGE_SIZE / 2];
	va_list args;

	place(L, where, sizeof where);
	lua_pushstring(L, where);
	va_start(args, format);
	lua_pushvfstring(L, format, args);
	va_end(args);
	lua_concat(L, 2);
	return lua_error(L);
}

static void stop_at_memory(struct sandbox *s)
{
	if (s->limit >= 1024 * 1024)
		stop(s, "needs more than %zu MiB of memory", s->limit / (1024 * 1024));
	else
		stop(s, "needs more than %zu bytes of memory", s->limit);
}

static bool script_runs(lua_State *L)
{
	lua_Debug call;

	return lua_getstack(L, 0, &call) && lua_getinfo(L, "S", &call) && *call.source == '@';
}

static bool text_too_long(struct sandbox *s, size_t size)
{
	if (size <= MAX_TEXT || (size <= MAX_FILE_TEXT && !script_runs(s->lua)))
		return false;
	stop(s, "a text becomes longer than %d KiB", SOURCE_MAX_TEXT / 1024);
	return true;
}

/* Whether the growth of a block is over a limit; if so the run is stopped. When
 * `block` is NULL, `kind` says what it is to be, else it is the block's old size. */
static bool too_large(struct sandbox *s, const void *block, size_t kind, size_t size)
{
	if (!s->lua)
		return false;
	if (!block && kind == LUA_TSTRING)
		return text_too_long(s, size);
	if (size <= (block || s->compiling ? MAX_GROWN : MAX_TABLE))
		return false;
	stop(s, "a table or list becomes too large");
	return true;
}

/* After one refusal all growth is refused until the next run: otherwise a script
 * just below the limit would cause a full collection with each allocation. */
static bool refuse(struct sandbox *s, const void *block, size_t kind, size_t size)
{
	size_t had = block ? kind : 0;

	if (s->refused)
		return true;
	if (s->fail_in > 0 && --s->fail_in == 0)
		stop(s, "out of memory");
	else if (!too_large(s, block, kind, size) && size - had <= s->limit - s->memory)
		return false;
	stop_at_memory(s);
	s->refused = true;
	return true;
}

/* Only new blocks are counted: lists grow with the instructions that fill them, and
 * the stack's size depends on earlier runs. Lua 5.4 takes a new block for a larger
 * stack, and nothing tells it from a table's; there only texts are counted. */
static bool counts(const void *block, size_t kind, size_t size)
{
	return !block && size >= COUNTED_BLOCK && (LUA_VERSION_NUM < 504 || kind == LUA_TSTRING);
}

static void *allocate(void *data, void *block, size_t kind, size_t size)
{
	struct sandbox *s = data;
	size_t had = block ? kind : 0;
	void *moved;

	if (size == 0) {
		free(block);
		s->memory -= had;
		return NULL;
	}
	if (size > had && refuse(s, block, kind, size))
		return NULL;
	moved = realloc(block, size);
	if (!moved && size > had) {
		s->refused = true;
		stop(s, "out of memory");
		return NULL;
	}
	s->memory += size - had;
	if (counts(block, kind, size) && !s->stopped)
		count(s, size / SANDBOX_BYTES_PER_UNIT);
	return moved ? moved : block; /* Lua relies on shrinking never to fail */
}

static int cannot_change_library(lua_State *L)
{
	return sandbox_error(L, "\"%s\" cannot be changed", lua_tostring(L, lua_upvalueindex(1)));
}

static int cannot_set_global(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);

	return sandbox_error(L, "\"%s\" is not a name of this file: write \"local %s = …\" where it is first given a value",
	                     name, name);
}

static int cannot_change_frozen(lua_State *L)
{
	return sandbox_error(L, "this table was made while the criteria were loaded and cannot be changed by a function");
}

/* Upvalue 1 is the library's name with a point behind it, or "". */
static int unknown_word(lua_State *L)
{
	const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);

	lua_pushfstring(L, "%s%s", lua_tostring(L, lua_upvalueindex(1)), key);
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &unknown_key) == LUA_TNIL)
		return sandbox_error(L, "unknown word \"%s\"", lua_tostring(L, -2));
	lua_insert(L, -2);
	lua_call(L, 1, 1);
	return 1;
}

/* Gives the table on top of the stack a metatable that asks for unknown words. */
static void ask_for_unknown(lua_State *L, const char *prefix)
{
	lua_createtable(L, 0, 2);
	lua_pushstring(L, prefix);
	lua_pushcclosure(L, unknown_word, 1);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, false);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
}

/* Replaces the table on top of the stack by a proxy: reads go to the table, writes
 * to the function `refuse_write` with the string `name`. */
static void protect(lua_State *L, lua_CFunction refuse_write, const char *name)
{
	lua_newtable(L);
	lua_createtable(L, 0, 3);
	lua_pushvalue(L, -3);
	lua_setfield(L, -2, "__index");
	lua_pushstring(L, name);
	lua_pushcclosure(L, refuse_write, 1);
	lua_setfield(L, -2, "__newindex");
	lua_pushboolean(L, false);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
	lua_remove(L, -2);
}

/* Texts find their functions (("x"):upper()) in the scripts' string library. */
static void protect_texts(lua_State *L)
{
	lua_pushliteral(L, "");
	lua_getmetatable(L, -1);
	lua_getfield(L, -3, "string");
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, false);
	lua_setfield(L, -2, "__metatable");
	lua_pop(L, 2);
}

static void protect_library(lua_State *L, const char *name)
{
	lua_getfield(L, -1, name);
	lua_pushfstring(L, "%s.", name);
	lua_insert(L, -2);
	ask_for_unknown(L, lua_tostring(L, -2));
	protect(L, cannot_change_library, name);
	lua_setfield(L, -3, name);
	lua_pop(L, 1);
}

static void open_libraries(lua_State *L)
{
	static const luaL_Reg libraries[] = {
		{ "_G", luaopen_base }, { "debug", luaopen_debug }, { "math", luaopen_math },
		{ "string", luaopen_string }, { "table", luaopen_table }, { "utf8", luaopen_utf8 },
	};
	static const char *const dropped[] = { "collectgarbage", "dofile", "load", "loadfile", "print" };

	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
		luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
		lua_pop(L, 1);
	}
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
		lua_pushnil(L);
		lua_setglobal(L, dropped[i]);
	}
}

static int build(lua_State *L)
{
	static const char *const libraries[] = { "math", "string", "table", "utf8" };

	open_libraries(L);
	script_library(L);
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
		protect_library(L, libraries[i]);
	protect_texts(L);
	ask_for_unknown(L, "");
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &words_key);
	protect(L, cannot_set_global, "");
	lua_rawsetp(L, LUA_REGISTRYINDEX, &environment_key);
	return 0;
}

void sandbox_define(lua_State *L, const char *name)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &words_key);
	lua_insert(L, -2);
	lua_setfield(L, -2, name);
	lua_pop(L, 1);
}

void sandbox_on_unknown(lua_State *L)
{
	lua_rawsetp(L, LUA_REGISTRYINDEX, &unknown_key);
}

void sandbox_contents(lua_State *L, int index)
{
	lua_pushvalue(L, index);
	while (lua_getmetatable(L, -1)) {
		lua_pushliteral(L, "__index");
		lua_rawget(L, -2);
		lua_remove(L, -2);
		if (!lua_istable(L, -1)) {
			lua_pop(L, 1);
			return;
		}
		lua_remove(L, -2);
	}
}

static int frozen_length(lua_State *L)
{
	sandbox_contents(L, 1);
	lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
	return 1;
}

/* Moves all entries of the table at `from` into the one on top of the stack. */
static void move_entries(lua_State *L, int from)
{
	size_t moved = 0;

	lua_pushnil(L);
	while (lua_next(L, from)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, -4);
		lua_pushvalue(L, -1);
		lua_pushnil(L);
		lua_rawset(L, from);
		moved++;
	}
	sandbox_charge(L, moved);
}

void sandbox_freeze(lua_State *L, int index)
{
	int table = lua_absindex(L, index);

	luaL_checktype(L, table, LUA_TTABLE);
	if (lua_getmetatable(L, table)) {
		lua_pop(L, 1);
		return;
	}
	lua_createtable(L, 0, 5);
	lua_pushcfunction(L, cannot_change_frozen);
	lua_setfield(L, -2, "__newindex");
	lua_pushcfunction(L, frozen_length);
	lua_setfield(L, -2, "__len");
	lua_pushboolean(L, false);
	lua_setfield(L, -2, "__metatable");
	lua_createtable(L, (int)lua_rawlen(L, table), 0);
	move_entries(L, table);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, table);
}

bool sandbox_load(lua_State *L, const char *text, size_t size, const char *chunkname)
{
	struct sandbox *s = sandbox_of(L);
	struct source_fault fault;
	int status;

	sandbox_charge(L, size);
	if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3; /* a byte order mark, which some editors write */
		size -= 3;
	}
	if (!source_check(text, size, &fault)) {
		lua_pushfstring(L, "%s:%d: %s", chunkname + 1, fault.line, fault.message);
		return false;
	}
	s->compiling = chunkname + 1;
	status = luaL_loadbufferx(L, text, size, chunkname, "t");
	s->compiling = NULL;
	if (status != LUA_OK)
		return false;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &environment_key);
	lua_setupvalue(L, -2, 1);
	return true;
}

static int panic(lua_State *L)
{
	fprintf(stderr, "eca: Lua error outside a protected call: %s\n",
	        lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?");
	abort();
}

static bool protected_build(lua_State *L)
{
	lua_pushcfunction(L, build);
	return lua_pcall(L, 0, 0, 0) == LUA_OK;
}

struct sandbox *sandbox_new(const struct sandbox_limits *limits)
{
	struct sandbox *s = calloc(1, sizeof *s);

	if (!s)
		return NULL;
	s->limit = limits && limits->memory ? limits->memory : 128 * 1024 * 1024;
	s->seconds = limits && limits->seconds > 0 ? limits->seconds : 2;
	s->budget = LLONG_MAX;
	s->lua = lua_newstate(allocate, s);
	if (!s->lua) {
		free(s);
		return NULL;
	}
	*(struct sandbox **)lua_getextraspace(s->lua) = s;
	lua_atpanic(s->lua, panic);
	if (!protected_build(s->lua)) {
		sandbox_free(s);
		return NULL;
	}
	sandbox_begin(s, SANDBOX_LOAD_WORK);
	return s;
}

void sandbox_free(struct sandbox *sandbox)
{
	if (!sandbox)
		return;
	lua_close(sandbox->lua);
	free(sandbox);
}

lua_State *sandbox_lua(struct sandbox *sandbox)
{
	return sandbox->lua;
}

void sandbox_begin(struct sandbox *sandbox, long long work)
{
	bool full = sandbox->refused || sandbox->memory > sandbox->limit / 2;

	sandbox->stopped = sandbox->refused = sandbox->looked = false;
	sandbox->fail_in = 0;
	sandbox->work = 0;
	sandbox->budget = LLONG_MAX;
	if (full)
		lua_gc(sandbox->lua, LUA_GCCOLLECT, 0);
	sandbox->work = 0;
	sandbox->budget = work;
	sandbox->allowed = sandbox->seconds * (work < SANDBOX_LOAD_WORK ? 1 : 10);
	look_every(sandbox, work < PERIOD ? work < 1 ? 1 : (int)work : PERIOD);
}

void sandbox_watch(struct sandbox *sandbox, void (*line)(void *watcher, const char *file, int line),
                   void *watcher)
{
	sandbox->watch = line;
	sandbox->watcher = watcher;
}

const char *sandbox_stopped(const struct sandbox *sandbox)
{
	return sandbox->stopped ? sandbox->reason : NULL;
}

const char *sandbox_message(struct sandbox *sandbox)
{
	lua_State *L = sandbox->lua;
	size_t size = 0;
	const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &size) : NULL;

	if (sandbox->stopped)
		source_print(sandbox->message, sizeof sandbox->message, sandbox->reason, strlen(sandbox->reason));
	else if (text)
		source_print(sandbox->message, sizeof sandbox->message, text, size);
	else
		snprintf(sandbox->message, sizeof sandbox->message, "error with a %s", luaL_typename(L, -1));
	lua_pop(L, 1);
	return sandbox->message;
}

void sandbox_fail_allocation(struct sandbox *sandbox, size_t n)
{
	sandbox->fail_in = n;
}

size_t sandbox_memory(const struct sandbox *sandbox)
{
	return sandbox->memory;
}

long long sandbox_work(const struct sandbox *sandbox)
{
	return sandbox->work;
}
