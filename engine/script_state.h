/* What script*.c share: the state behind struct script. Includes lua.h, so no
 * other file may include it. */
#ifndef ECA_SCRIPT_STATE_H
#define ECA_SCRIPT_STATE_H

#include <lua.h>

#include "sandbox.h"
#include "script.h"

/* Which scores a function may ask for. */
enum script_scope { SCOPE_NONE, SCOPE_ALL, SCOPE_NODE };

/* A variable outside a function: what it held when the set was loaded. */
struct script_cell {
	int upvalue;
	bool other;        /* of another function than the cell before */
	const void *value; /* the address of its table or function; NULL: neither */
};

struct script_function {
	int ref;           /* of the function in Lua's registry */
	int cells;         /* of the list { function, upvalue, value, name, … } of the variables
	                      it can reach outside itself */
	int n_cells;       /* entries in that list: four a variable */
	const struct script_cell *glance; /* one a variable: what a look at it needs */
	const char *file;  /* as the user would open it */
	int line;
	const char *label; /* "criterion \"x\"" */
	const char *field; /* "score" */
	enum script_scope scope;
	size_t node; /* SCOPE_NODE: those below it */
};

struct script {
	struct sandbox *sandbox;
	bool shared; /* the sandbox is that of several scripts, and none of them frees it */
	const struct eca_model *model;
	struct script_function *functions; /* in the set's arena */
	const struct script_view *view;    /* during a call, else NULL */
	const struct script_function *running;
	bool *called;              /* one per function, while that is noted; else NULL */
	struct eca_place *places;  /* of the functions, for the same */
	struct eca_place *lines;   /* of functions, where the examples were loaded */
	bool *ran;                 /* one per line */
	size_t n_lines;
	int ids;                   /* ref of the table id -> index + 1, nodes negative */
	int scores, answers, firm; /* refs of the userdata that functions get */
	int state;                 /* ref of the word `state`, which all that share it have */
};

struct set_file;

/* A set's files as they are being read: its folder stands in `set`. */
struct loading {
	struct eca_set *set;
	struct script *script;
	struct eca_findings *findings;
	const struct eca_origin *source;
	char *real_folder; /* NULL where the files are not those of a folder */
	struct set_file *files;
	struct arena arena;
	bool sound;
	const char **names; /* of the files of examples */
	size_t n_names;
};

/* Says in `set` where its files are; false when they cannot be read. Both ways
 * script_forget_files frees what `l` holds. */
bool script_find_files(struct loading *l, struct eca_error *err);
void script_forget_files(struct loading *l);

/* Push engine Lua: a chunk; what resolve.lua returns; and what prelude.lua returns for the
 * set whose files `l` has, with its words defined. May raise. */
void script_push_chunk(lua_State *L, const char *text, size_t size, const char *name);
void script_push_resolve(lua_State *L);
void script_push_words(lua_State *L, struct loading *l);

/* Turns the tables of resolve.lua, at the top of the stack, into the model of
 * `set` and the functions of `script`. Raises only when Lua's memory is out. */
void script_read_model(lua_State *L, struct script *script, struct eca_set *set);

/* Turns the tables of examples.lua, at the top of the stack, into the examples of `set`
 * and the lines of `script`. */
void script_read_examples(lua_State *L, struct script *script, struct eca_set *set);

/* Makes the userdata and the word `state`, unless that is shared. May raise. */
void script_prepare_calls(lua_State *L, struct script *script);
/* Lets go of what a script that shares its sandbox holds there. */
void script_forget_calls(struct script *script);

/* Where in the folder a file of the set stands, for messages: "folder/name". */
const char *script_path(struct eca_set *set, const char *name);

#endif
