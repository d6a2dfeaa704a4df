/* Loading a set: its files, the prelude that defines the words, and what comes
 * back. */
#include "script.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <lauxlib.h>
#include <lua.h>

#include "error.h"
#include "nearest.h"
#include "sandbox.h"
#include "script_state.h"
#include "source.h"

static const char prelude[] = {
#include "prelude.inc"
};
static const char resolve[] = {
#include "resolve.inc"
};
static const char judge[] = {
#include "examples.inc"
};

size_t script_fail_allocation;
bool script_fail_in_examples;

/* A file of the set, as it was read first: its bytes make the set's hash. */
struct set_file {
	struct set_file *next;
	const char *name; /* "pillars/qcd.lua" */
	char *text;
	size_t size;
};

const char *script_path(struct eca_set *set, const char *name)
{
	return arena_format(&set->arena, "%s/%s", set->model.folder, name);
}

static struct loading *loading_of(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

/* ---- Files of the set --------------------------------------------------------- */

static bool inside(const char *folder, const char *path)
{
	size_t length = strlen(folder);

	return strncmp(path, folder, length) == 0 && (path[length] == '/' || length == 1);
}

/* Reads at most one byte more than a file may have, so that a larger one shows. */
static struct set_file *read_open(struct loading *l, int fd, size_t size, const char *name)
{
	struct set_file *file = arena_take(&l->arena, sizeof(*file));
	size_t room = (size < SOURCE_MAX_BYTES ? size : SOURCE_MAX_BYTES) + 1;
	ssize_t got;

	file->text = arena_take(&l->arena, room);
	while ((got = read(fd, file->text + file->size, room - file->size)) > 0)
		file->size += (size_t)got;
	if (got < 0)
		return NULL;
	file->name = arena_text(&l->arena, name);
	return file;
}

static struct set_file *read_path(struct loading *l, const char *path, const char *name)
{
	struct set_file *file;
	struct stat status;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return NULL;
	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
		close(fd);
		errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
		return NULL;
	}
	file = read_open(l, fd, (size_t)status.st_size, name);
	close(fd);
	return file;
}

static struct set_file *file_of_folder(struct loading *l, const char *name, const char **reason)
{
	const char *path = arena_format(&l->arena, "%s/%s", l->set->model.folder, name);
	char *real = realpath(path, NULL);
	struct set_file *file;

	if (real && !inside(l->real_folder, real)) {
		free(real);
		*reason = arena_format(&l->arena, "%s leads out of the set's folder", path);
		return NULL;
	}
	file = real ? read_path(l, real, name) : NULL;
	free(real);
	if (!file)
		*reason = arena_format(&l->arena, "cannot read %s: %s", path, strerror(errno));
	return file;
}

static struct set_file *file_of_source(struct loading *l, const char *name, const char **reason)
{
	struct set_file *file = arena_take(&l->arena, sizeof(*file));
	char *text = l->source->read(l->source->context, name, &file->size, reason);

	if (!text) {
		*reason = arena_format(&l->arena, "cannot read %s/%s: %s", l->set->model.folder, name,
		                       *reason);
		return NULL;
	}
	file->name = arena_text(&l->arena, name);
	file->text = arena_copy(&l->arena, text, file->size);
	free(text);
	return file;
}

/* The file with that name, read once; NULL with `*reason`. */
static const struct set_file *set_file(struct loading *l, const char *name, const char **reason)
{
	struct set_file *file;

	for (file = l->files; file; file = file->next)
		if (strcmp(file->name, name) == 0)
			return file;
	file = l->source->read ? file_of_source(l, name, reason) : file_of_folder(l, name, reason);
	if (!file)
		return NULL;
	file->next = l->files;
	l->files = file;
	return file;
}

static int compare_files(const void *a, const void *b)
{
	const struct set_file *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

/* SHA-256 over name, LF, size in bytes, LF and bytes of each file in name order. */
static void hash_files(struct loading *l)
{
	struct set_file *file, **list;
	size_t count = 0, size = 0, i;
	char *bytes, *end;

	for (file = l->files; file; file = file->next) {
		count++;
		size += file->size + strlen(file->name) + 32;
	}
	list = arena_array(&l->arena, count, sizeof(struct set_file *));
	bytes = end = arena_take(&l->arena, size + 1);
	for (file = l->files, i = 0; file; file = file->next)
		list[i++] = file;
	qsort(list, count, sizeof(*list), compare_files);
	for (i = 0; i < count; i++) {
		end += sprintf(end, "%s\n%zu\n", list[i]->name, list[i]->size);
		memcpy(end, list[i]->text, list[i]->size);
		end += list[i]->size;
	}
	eca_sha256(bytes, (size_t)(end - bytes), l->set->model.sha256);
}

/* ---- What the prelude is given --------------------------------------------------- */

static int host_read(lua_State *L)
{
	const char *reason = NULL;
	const struct set_file *file = set_file(loading_of(L), luaL_checkstring(L, 1), &reason);

	if (!file) {
		lua_pushnil(L);
		lua_pushstring(L, reason);
		return 2;
	}
	lua_pushlstring(L, file->text, file->size);
	return 1;
}

static int host_compile(lua_State *L)
{
	size_t size;
	const char *text = luaL_checklstring(L, 1, &size);
	const char *name = lua_pushfstring(L, "@%s", luaL_checkstring(L, 2));

	if (sandbox_load(L, text, size, name))
		return 1;
	lua_pushnil(L);
	lua_insert(L, -2);
	return 2;
}

static int host_stopped(lua_State *L)
{
	lua_pushboolean(L, sandbox_stopped(loading_of(L)->script->sandbox) != NULL);
	return 1;
}

/* Also asked while a function runs, when nothing of the loading is left. */
static int host_nearest(lua_State *L)
{
	const char *word = luaL_checkstring(L, 1);
	size_t i, count = (size_t)luaL_len(L, 2);
	const char **names = lua_newuserdata(L, (count + 1) * sizeof(*names));

	for (i = 0; i < count; i++) {
		lua_geti(L, 2, (lua_Integer)i + 1);
		names[i] = luaL_checkstring(L, -1); /* the list keeps it */
		lua_pop(L, 1);
	}
	lua_pushstring(L, nearest_name(word, names, count)); /* nil for NULL */
	return 1;
}

static int host_freeze(lua_State *L)
{
	sandbox_freeze(L, 1);
	return 0;
}

static void push_environment(lua_State *L)
{
	if (!sandbox_load(L, "", 0, "@empty"))
		lua_error(L);
	lua_getupvalue(L, -1, 1);
	lua_remove(L, -2);
}

static void push_host(lua_State *L, struct loading *l)
{
	static const luaL_Reg functions[] = {
		{ "read", host_read },       { "compile", host_compile }, { "stopped", host_stopped },
		{ "nearest", host_nearest }, { "freeze", host_freeze },   { NULL, NULL },
	};

	lua_newtable(L);
	lua_pushlightuserdata(L, l);
	luaL_setfuncs(L, functions, 1);
	push_environment(L);
	lua_setfield(L, -2, "environment");
}

/* ---- One set ------------------------------------------------------------------------ */

void script_push_chunk(lua_State *L, const char *text, size_t size, const char *name)
{
	if (luaL_loadbufferx(L, text, size, name, "t") != LUA_OK)
		lua_error(L);
}

/* { words, load, load_examples, unknown } on the stack: the words become the scripts' words. */
static void define_words(lua_State *L)
{
	lua_getfield(L, -1, "words");
	for (lua_pushnil(L); lua_next(L, -2);)
		sandbox_define(L, lua_tostring(L, -2));
	lua_pop(L, 1);
	lua_getfield(L, -1, "unknown");
	sandbox_on_unknown(L);
}

static const char *field_text(lua_State *L, const char *name)
{
	lua_getfield(L, -1, name);
	lua_remove(L, -2);
	return lua_tostring(L, -1);
}

/* One finding on the stack, popped. The same one is not told twice. */
static void take_finding(lua_State *L, struct loading *l)
{
	struct eca_findings *all = l->findings;
	const char *given, *name, *path;
	enum eca_severity severity;
	size_t i, length;
	char *text;
	int line;

	lua_pushvalue(L, -1);
	severity = strcmp(field_text(L, "severity"), "warning") == 0 ? ECA_SEVERITY_WARNING
	                                                               : ECA_SEVERITY_ERROR;
	lua_pushvalue(L, -2);
	name = field_text(L, "file");
	lua_getfield(L, -3, "line");
	line = (int)lua_tointeger(L, -1);
	lua_pushvalue(L, -4);
	lua_getfield(L, -1, "text");
	lua_remove(L, -2);
	given = lua_tolstring(L, -1, &length);
	text = arena_take(&l->arena, length + 1);
	source_print(text, length + 1, given, length);
	path = arena_format(&l->arena, "%s/%s", l->set->model.folder, name);
	for (i = 0; i < all->count; i++)
		if (all->items[i].line == line && strcmp(all->items[i].file, path) == 0 &&
		    strcmp(all->items[i].text, text) == 0)
			break;
	if (i == all->count)
		findings_add(all, severity, path, line, text);
	lua_pop(L, 5);
}

/* The function that another file of the engine is, for the prelude. */
static void push_part(lua_State *L, const char *text, size_t size, const char *name)
{
	script_push_chunk(L, text, size, name);
	lua_call(L, 0, 1);
}

void script_push_resolve(lua_State *L)
{
	push_part(L, resolve, sizeof(resolve), "=resolve");
}

void script_push_words(lua_State *L, struct loading *l)
{
	script_push_chunk(L, prelude, sizeof(prelude), "=prelude");
	push_host(L, l);
	script_push_resolve(L);
	push_part(L, judge, sizeof(judge), "=examples");
	lua_call(L, 3, 1);
	define_words(L);
}

/* The list of them on the stack, popped. */
static void take_findings(lua_State *L, struct loading *l)
{
	lua_Integer i, count = luaL_len(L, -1);

	for (i = 1; i <= count; i++) {
		lua_geti(L, -1, i);
		take_finding(L, l);
	}
	lua_pop(L, 1);
}

/* Everything of loading that may raise, in one protected call. Gives what the prelude
 * returned, for the examples. */
static int load_protected(lua_State *L)
{
	struct loading *l = lua_touserdata(L, 1);

	script_prepare_calls(L, l->script);
	script_push_words(L, l);
	lua_getfield(L, -1, "load");
	lua_call(L, 0, 2); /* the tables of the model, the findings */
	take_findings(L, l);
	if (l->findings->errors == 0 && lua_istable(L, -1)) {
		script_read_model(L, l->script, l->set);
		l->sound = true;
	}
	lua_pop(L, 1);
	return 1;
}

/* The same of the examples in the files `l->names`; behind `l` what the prelude returned. */
static int load_examples_protected(lua_State *L)
{
	struct loading *l = lua_touserdata(L, 1);
	size_t i;

	lua_getfield(L, 2, "load_examples");
	lua_createtable(L, (int)l->n_names, 0);
	for (i = 0; i < l->n_names; i++) {
		lua_pushstring(L, l->names[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_call(L, 1, 2);
	take_findings(L, l);
	script_read_examples(L, l->script, l->set);
	return 0;
}

static bool starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* A run that was stopped, "file:line: why", or ended inside the engine's own Lua. */
static void add_stop(struct loading *l)
{
	const char *message = sandbox_message(l->script->sandbox);
	const char *first = strchr(message, ':');
	char *end = NULL;
	long line = first ? strtol(first + 1, &end, 10) : 0;

	if (starts_with(message, "prelude:") || starts_with(message, "resolve:") ||
	    starts_with(message, "examples:")) {
		message = arena_format(&l->arena, "a script changes what a word gave it, which must stay "
		                       "as it is (%s)", message);
		line = 0;
	}
	if (line > 0 && *end == ':' && end[1] == ' ')
		findings_add(l->findings, ECA_SEVERITY_ERROR,
		             script_path(l->set, arena_copy(&l->arena, message, (size_t)(first - message))),
		             (int)line, end + 2);
	else
		findings_add(l->findings, ECA_SEVERITY_ERROR, script_path(l->set, "set.lua"), 0, message);
}

/* Leaves what the prelude returned on the stack. */
static bool run(struct loading *l)
{
	lua_State *L = sandbox_lua(l->script->sandbox);

	sandbox_begin(l->script->sandbox, SANDBOX_LOAD_WORK);
	if (!script_fail_in_examples)
		sandbox_fail_allocation(l->script->sandbox, script_fail_allocation);
	lua_settop(L, 0);
	if (!lua_checkstack(L, 40)) {
		findings_add(l->findings, ECA_SEVERITY_ERROR, script_path(l->set, "set.lua"), 0,
		             "out of memory");
		return false;
	}
	lua_pushcfunction(L, load_protected);
	lua_pushlightuserdata(L, l);
	if (lua_pcall(L, 1, 1, 0) != LUA_OK) {
		add_stop(l);
		l->sound = false;
	}
	return l->sound;
}

/* ---- Its examples ------------------------------------------------------------------- */

static int is_example_file(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return entry->d_name[0] != '.' && dot && strcmp(dot, ".lua") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* No folder holds no examples. */
static void list_examples(struct loading *l)
{
	const char *folder = script_path(l->set, "tests");
	struct dirent **entries;
	int i, n = scandir(folder, &entries, is_example_file, by_bytes);

	if (n < 0 && errno != ENOENT)
		findings_add(l->findings, ECA_SEVERITY_ERROR, folder, 0,
		             arena_format(&l->arena, "cannot read the examples: %s", strerror(errno)));
	if (n < 0)
		return;
	l->names = arena_array(&l->arena, (size_t)n, sizeof(*l->names));
	for (i = 0; i < n; i++) {
		l->names[l->n_names++] = arena_format(&l->arena, "tests/%s", entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
}

/* With a budget of their own, so that many of them take nothing from the set. */
static void run_examples(struct loading *l)
{
	lua_State *L = sandbox_lua(l->script->sandbox);

	list_examples(l);
	sandbox_begin(l->script->sandbox, SANDBOX_LOAD_WORK);
	lua_pushcfunction(L, load_examples_protected);
	lua_insert(L, 1);
	lua_pushlightuserdata(L, l);
	lua_insert(L, 2);
	if (script_fail_in_examples)
		sandbox_fail_allocation(l->script->sandbox, script_fail_allocation);
	if (lua_pcall(L, 2, 0, 0) != LUA_OK)
		add_stop(l);
}

static bool find_folder(struct loading *l, struct eca_error *err)
{
	l->real_folder = realpath(l->set->model.folder, NULL);
	if (!l->real_folder)
		return error_errno(err, "cannot read the criteria set %s", l->set->model.folder);
	return true;
}

bool script_find_files(struct loading *l, struct eca_error *err)
{
	const char *folder = l->source->folder, *reason = NULL;
	size_t length = strlen(folder);

	while (length > 1 && folder[length - 1] == '/')
		length--;
	l->set->model.folder = folder = arena_copy(&l->set->arena, folder, length);
	if (l->source->read)
		return set_file(l, "set.lua", &reason) ||
		       error_set(err, ECA_ERROR_FILE, "%s is not a criteria set: %s", folder, reason);
	if (!find_folder(l, err))
		return false;
	if (access(script_path(l->set, "set.lua"), R_OK) != 0)
		return error_errno(err, "%s is not a criteria set: it has no readable set.lua", folder);
	return true;
}

void script_forget_files(struct loading *l)
{
	free(l->real_folder);
	arena_free(&l->arena);
}

bool script_load(struct eca_set *set, const struct eca_origin *source, bool examples,
                 struct eca_findings *findings, struct eca_error *err)
{
	struct loading l = { .set = set, .findings = findings, .source = source };
	bool sound = false;

	if (script_find_files(&l, err)) {
		set->script = l.script = arena_take(&set->arena, sizeof(*l.script));
		l.script->model = &set->model;
		l.script->sandbox = sandbox_new(NULL);
		if (!l.script->sandbox)
			error_set(err, ECA_ERROR_SET, "not enough memory to load %s", source->folder);
		else
			sound = run(&l);
		hash_files(&l); /* before there are examples: they are no part of it */
		if (sound && examples)
			run_examples(&l);
		if (l.script->sandbox)
			lua_settop(sandbox_lua(l.script->sandbox), 0);
	}
	script_forget_files(&l);
	return sound;
}

void script_free(struct script *script)
{
	if (script && script->shared)
		script_forget_calls(script);
	else if (script)
		sandbox_free(script->sandbox); /* the rest is the set's */
}
