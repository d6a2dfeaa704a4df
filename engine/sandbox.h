/* A Lua state in which criteria run: words from an allow-list, counted work,
 * capped memory.
 *
 * Two environments share the state. Engine Lua, loaded with luaL_loadbuffer, sees
 * the standard libraries without io, os, package, coroutine and everything that
 * loads code. Scripts, loaded with sandbox_load, see only what script_library.c
 * lists and sandbox_define adds, and can change none of it. Methods of texts
 * (("x"):upper()) are the scripts' in both.
 *
 * Functions that take a lua_State may raise Lua errors: call them under lua_pcall
 * (without a message handler: hooks do not run in one). Name engine chunks "=…"
 * and scripts "@file.lua": messages point at the nearest script. A path over 58
 * bytes is shortened by Lua in its own messages.
 *
 * A table made by `sandbox_freeze` is empty to lua_rawlen, lua_rawget and lua_next;
 * read it with lua_getfield, lua_geti and luaL_len, or take its sandbox_contents. */

#ifndef ECA_SANDBOX_H
#define ECA_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

/* One unit is one Lua instruction or about as much work inside a library function. */
#define SANDBOX_LOAD_WORK 20000000LL /* loading a whole set: about 0.2 s */
#define SANDBOX_CALL_WORK 1000000LL  /* one function for one firm: about 10 ms */

/* What the libraries and the sandbox itself measure by. */
enum {
	SANDBOX_MAX_VALUES = 250,    /* values one call may take or return */
	SANDBOX_BYTES_PER_UNIT = 16, /* copied, compared or allocated for one unit of work */
};

struct sandbox;

struct sandbox_limits {
	size_t memory;  /* bytes, for the whole state; 0: 128 MiB */
	double seconds; /* processor time of one run, the backstop behind counted work where one
	                   step takes long, as adding to a text of many digits does; 0: 2 s for a
	                   call, ten times that for a load */
};

/* NULL when memory is out; `limits` may be NULL. Freed with sandbox_free. */
struct sandbox *sandbox_new(const struct sandbox_limits *limits);
void sandbox_free(struct sandbox *sandbox);
lua_State *sandbox_lua(struct sandbox *sandbox);

/* Starts a run with `work` units. Raises nothing; needs no lua_pcall around it. */
void sandbox_begin(struct sandbox *sandbox, long long work);
/* Why the run was stopped, "file:line: sentence" (without the place where there is
 * none), or NULL. A stopped run raises this again at every step until the next
 * sandbox_begin, so that nothing can swallow it. */
const char *sandbox_stopped(const struct sandbox *sandbox);
/* For a lua_pcall or sandbox_load that failed: pops the error value and returns one
 * line for people: why the run was stopped, or the value's text without control
 * characters, cut to 1 KiB. Raises nothing. Valid until the next call. */
const char *sandbox_message(struct sandbox *sandbox);

/* From the next run on `line` is told of every line of a script that is come to: its file,
 * as the script is named, and its number. It makes scripts slow and changes nothing else. */
void sandbox_watch(struct sandbox *sandbox, void (*line)(void *watcher, const char *file, int line),
                   void *watcher);

/* Counts work done by a C function called from Lua; raises the stop. */
void sandbox_charge(lua_State *L, size_t units);
/* Raises "file:line: " of the nearest script and the formatted text (lua_pushfstring). */
int sandbox_error(lua_State *L, const char *format, ...);

/* Compiles a script after source_check and pushes its function; false: pushes the
 * message "file:line: …". `chunkname` begins with '@'. */
bool sandbox_load(lua_State *L, const char *text, size_t size, const char *chunkname);
/* Makes the value on top of the stack a word of the scripts, and pops it. */
void sandbox_define(lua_State *L, const char *name);
/* Pops a function (name) that gives the value of a word nobody defined, or raises.
 * Fields that a library does not have are asked for as "math.flor". */
void sandbox_on_unknown(lua_State *L);

/* Makes the table at `index` read-only for scripts: its contents move to a hidden
 * table. Tables inside it stay as they are. Does nothing to one that already has a
 * metatable. */
void sandbox_freeze(lua_State *L, int index);
/* Pushes the table that really holds the contents of the one at `index`: the hidden
 * one of a frozen table, else the table itself. Never hand it to a script. */
void sandbox_contents(lua_State *L, int index);

/* For tests: the n-th growth of memory from now fails, and all further ones until
 * sandbox_begin; 0: none does. */
void sandbox_fail_allocation(struct sandbox *sandbox, size_t n);
size_t sandbox_memory(const struct sandbox *sandbox); /* bytes in use */
long long sandbox_work(const struct sandbox *sandbox); /* units this run has counted */

#endif
