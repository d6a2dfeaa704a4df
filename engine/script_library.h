/* The functions of Lua's libraries that scripts may use: some as they are, some
 * counted, bounded or made to do the same on every machine. */

#ifndef ECA_SCRIPT_LIBRARY_H
#define ECA_SCRIPT_LIBRARY_H

#include <lua.h>

/* Pushes a table of all words; a library is a table in it. Expects the standard
 * libraries as globals. May raise out of memory. */
void script_library(lua_State *L);

#endif
