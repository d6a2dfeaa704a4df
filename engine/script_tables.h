/* What scripts may do with tables: Lua functions that read frozen tables, refuse to
 * change them, keep a fixed order and count their work. */

#ifndef ECA_SCRIPT_TABLES_H
#define ECA_SCRIPT_TABLES_H

#include <lua.h>

int list_concat(lua_State *L);
int list_each(lua_State *L); /* ipairs */
int list_insert(lua_State *L);
int list_remove(lua_State *L);
int list_sort(lua_State *L); /* equal entries keep their order */
int list_unpack(lua_State *L);
int table_each(lua_State *L); /* pairs, in the order of the keys */

/* Raises that the text which the function `name` makes becomes too long. */
int text_too_long(lua_State *L, const char *name);

#endif
