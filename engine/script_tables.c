#include "script_tables.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <lauxlib.h>

#include "sandbox.h"
#include "source.h"

static void push_readable(lua_State *L, int index)
{
	luaL_checktype(L, index, LUA_TTABLE);
	sandbox_contents(L, index);
}

/* Lua itself finds its way to what a frozen table holds. */
static int next_in_list(lua_State *L)
{
	lua_Integer i = luaL_checkinteger(L, 2) + 1;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_pushinteger(L, i);
	return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

int list_each(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_pushcfunction(L, next_in_list);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	return 3;
}

/* table.unpack (list [, first [, last]]) */
int list_unpack(lua_State *L)
{
	lua_Integer first = luaL_optinteger(L, 2, 1), last;

	lua_settop(L, 3);
	push_readable(L, 1);
	last = luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, -1));
	if (first > last)
		return 0;
	if ((lua_Unsigned)last - (lua_Unsigned)first >= SANDBOX_MAX_VALUES)
		return sandbox_error(L, "table.unpack: more than %d values at once", SANDBOX_MAX_VALUES);
	sandbox_charge(L, (size_t)(last - first) + 1);
	luaL_checkstack(L, SANDBOX_MAX_VALUES, "table.unpack");
	for (lua_Integer i = 0; i <= last - first; i++)
		lua_rawgeti(L, -1 - (int)i, first + i);
	return (int)(last - first) + 1;
}

int text_too_long(lua_State *L, const char *name)
{
	return sandbox_error(L, "%s: the text becomes longer than %d KiB", name, SOURCE_MAX_TEXT / 1024);
}

/* Adds entry `i` of the list on top of the stack. */
static void add_entry(lua_State *L, luaL_Buffer *buffer, int list, lua_Integer i)
{
	if (lua_rawgeti(L, list, i) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
		sandbox_error(L, "table.concat: entry %I is a %s, not a text or number", i, luaL_typename(L, -1));
	luaL_addvalue(buffer);
}

/* table.concat (list [, separator [, first [, last]]]) */
int list_concat(lua_State *L)
{
	size_t gap, total = 0;
	const char *separator = luaL_optlstring(L, 2, "", &gap);
	lua_Integer first = luaL_optinteger(L, 3, 1), last;
	luaL_Buffer buffer;

	lua_settop(L, 4);
	push_readable(L, 1);
	last = luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, -1));
	lua_replace(L, 1);
	luaL_buffinit(L, &buffer);
	for (lua_Integer i = first; i <= last; i++) {
		size_t before = buffer.n;

		add_entry(L, &buffer, 1, i);
		if (i < last)
			luaL_addlstring(&buffer, separator, gap);
		total += buffer.n - before;
		sandbox_charge(L, (buffer.n - before) / SANDBOX_BYTES_PER_UNIT + 1);
		if (total > SOURCE_MAX_TEXT)
			return text_too_long(L, "table.concat");
		if (i == LUA_MAXINTEGER)
			break;
	}
	luaL_pushresult(&buffer);
	return 1;
}

/* Sorts the entries 1 to n of the list at `values` by their numbers, so that a
 * comparison that goes wrong or makes no sense can harm nothing. */
struct sorter {
	lua_State *L;
	int values;
	bool (*before)(lua_State *L); /* whether the value at -2 must stand before that at -1 */
};

static bool must_precede(const struct sorter *s, uint32_t a, uint32_t b)
{
	bool before;

	lua_rawgeti(s->L, s->values, a);
	lua_rawgeti(s->L, s->values, b);
	before = s->before(s->L);
	lua_pop(s->L, 2);
	return before;
}

/* Merges [first, middle) and [middle, last); equal ones keep their order. */
static void merge(const struct sorter *s, const uint32_t *from, uint32_t *to,
                  size_t first, size_t middle, size_t last)
{
	size_t left = first, right = middle;

	for (size_t i = first; i < last; i++) {
		if (left < middle && (right == last || !must_precede(s, from[right], from[left])))
			to[i] = from[left++];
		else
			to[i] = from[right++];
	}
}

static size_t at_most(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Pushes a block of `n` numbers: which entry stands first, second … */
static const uint32_t *push_order(const struct sorter *s, size_t n)
{
	uint32_t *order = lua_newuserdata(s->L, 2 * (n + 1) * sizeof *order), *other = order + n;

	luaL_checkstack(s->L, 5, "sort");
	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i + 1;
	for (size_t width = 1; width < n; width *= 2) {
		sandbox_charge(s->L, n);
		for (size_t first = 0; first < n; first += 2 * width)
			merge(s, order, other, first, at_most(first + width, n), at_most(first + 2 * width, n));
		memcpy(order, other, n * sizeof *order);
	}
	return order;
}

/* Bytes, not the locale's alphabet. */
static bool text_before(lua_State *L)
{
	size_t m, n;
	const char *a = lua_tolstring(L, -2, &m), *b = lua_tolstring(L, -1, &n);
	int order = memcmp(a, b, at_most(m, n));

	return order < 0 || (order == 0 && m < n);
}

/* Numbers, then texts, then false and true; -1 for what has no place among them. */
static int rank(lua_State *L, int index)
{
	switch (lua_type(L, index)) {
	case LUA_TNUMBER:
		return 0;
	case LUA_TSTRING:
		return 1;
	case LUA_TBOOLEAN:
		return 2;
	default:
		return -1;
	}
}

static bool key_before(lua_State *L)
{
	int a = rank(L, -2), b = rank(L, -1);

	if (a != b)
		return a < b;
	if (a == 0)
		return lua_compare(L, -2, -1, LUA_OPLT);
	if (a == 1)
		return text_before(L);
	return !lua_toboolean(L, -2) && lua_toboolean(L, -1);
}

/* Pushes a list of the keys of the table at `contents`, as Lua happens to hold them.
 * The work of ordering them is counted here, for it may not depend on that. */
static size_t push_keys(lua_State *L, int contents)
{
	size_t n = 0, bytes = 0;

	lua_newtable(L);
	lua_pushnil(L);
	while (lua_next(L, contents)) {
		lua_pop(L, 1);
		if (rank(L, -1) < 0)
			sandbox_error(L, "pairs: a key is neither a number, a text, true nor false");
		if (lua_type(L, -1) == LUA_TSTRING)
			bytes += lua_rawlen(L, -1) / SANDBOX_BYTES_PER_UNIT;
		lua_pushvalue(L, -1);
		lua_rawseti(L, -3, (lua_Integer)++n);
	}
	for (size_t width = 1; width < n; width *= 2)
		sandbox_charge(L, bytes);
	sandbox_charge(L, n);
	return n;
}

/* Upvalues: contents, keys, their order, how many are done. */
static int next_pair(lua_State *L)
{
	const uint32_t *order = lua_touserdata(L, lua_upvalueindex(3));
	lua_Integer done = lua_tointeger(L, lua_upvalueindex(4));
	lua_Integer n = (lua_Integer)lua_rawlen(L, lua_upvalueindex(2));

	while (done < n) {
		lua_settop(L, 0);
		lua_rawgeti(L, lua_upvalueindex(2), order[done++]);
		lua_pushvalue(L, 1);
		if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
			break;
		sandbox_charge(L, 1);
		lua_settop(L, 0);
	}
	lua_pushinteger(L, done);
	lua_replace(L, lua_upvalueindex(4));
	return lua_gettop(L) ? 2 : (lua_pushnil(L), 1);
}

/* pairs (table): in the order of the keys as they are now; a key whose value has
 * gone before its turn is left out. */
int table_each(lua_State *L)
{
	struct sorter sorter = { L, 3, key_before };

	lua_settop(L, 1);
	push_readable(L, 1);
	push_order(&sorter, push_keys(L, 2));
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, next_pair, 4);
	return 1;
}

static bool value_before(lua_State *L)
{
	int a = rank(L, -2), b = rank(L, -1);

	if (a != b || a < 0 || a > 1)
		sandbox_error(L, "table.sort: cannot compare a %s with a %s", luaL_typename(L, -2), luaL_typename(L, -1));
	if (a == 0)
		return lua_compare(L, -2, -1, LUA_OPLT);
	sandbox_charge(L, at_most(lua_rawlen(L, -2), lua_rawlen(L, -1)) / SANDBOX_BYTES_PER_UNIT);
	return text_before(L);
}

/* The comparison stands at 2. */
static bool called_before(lua_State *L)
{
	bool before;

	lua_pushvalue(L, 2);
	lua_pushvalue(L, -3);
	lua_pushvalue(L, -3);
	lua_call(L, 2, 1);
	before = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return before;
}

/* Whether the table at 1 may be changed; where not, its own metatable says why. */
static bool check_writable(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	if (luaL_getmetafield(L, 1, "__newindex") == LUA_TNIL)
		return true;
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 1);
	lua_pushnil(L);
	lua_call(L, 3, 0);
	return false;
}

/* table.insert (list, [place,] value) */
int list_insert(lua_State *L)
{
	lua_Integer n, at;
	int values = lua_gettop(L);

	if (!check_writable(L))
		return 0;
	if (values != 2 && values != 3)
		return sandbox_error(L, "table.insert needs a list, a place if it is not the end, and one value");
	n = (lua_Integer)lua_rawlen(L, 1);
	at = values == 3 ? luaL_checkinteger(L, 2) : n + 1;
	if (at < 1 || at > n + 1)
		return sandbox_error(L, "table.insert: place %I is outside the list, which has %I entries", at, n);
	sandbox_charge(L, (size_t)(n + 1 - at) + 1);
	for (lua_Integer i = n; i >= at; i--) {
		lua_rawgeti(L, 1, i);
		lua_rawseti(L, 1, i + 1);
	}
	lua_settop(L, values);
	lua_rawseti(L, 1, at);
	return 0;
}

/* table.remove (list [, place]) */
int list_remove(lua_State *L)
{
	lua_Integer n, at;

	if (!check_writable(L))
		return 0;
	n = (lua_Integer)lua_rawlen(L, 1);
	at = luaL_optinteger(L, 2, n);
	if (n == 0 && (at == 0 || lua_isnoneornil(L, 2)))
		return 0;
	if (at < 1 || at > n + 1)
		return sandbox_error(L, "table.remove: place %I is outside the list, which has %I entries", at, n);
	sandbox_charge(L, (size_t)(n + 1 - at) + 1);
	lua_rawgeti(L, 1, at);
	for (; at < n; at++) {
		lua_rawgeti(L, 1, at + 1);
		lua_rawseti(L, 1, at);
	}
	lua_pushnil(L);
	lua_rawseti(L, 1, at);
	return 1;
}

/* Pushes a copy of the list at 1, which has `n` entries. */
static void push_copy(lua_State *L, size_t n)
{
	sandbox_charge(L, 2 * n);
	lua_createtable(L, (int)n, 0);
	for (size_t i = 1; i <= n; i++) {
		if (lua_rawgeti(L, 1, (lua_Integer)i) == LUA_TNIL)
			sandbox_error(L, "table.sort: entry %d of the list is missing", (int)i);
		lua_rawseti(L, -2, (lua_Integer)i);
	}
}

/* table.sort (list [, comparison]): equal entries keep their order. */
int list_sort(lua_State *L)
{
	struct sorter sorter = { L, 3, value_before };
	const uint32_t *order;
	size_t n;

	lua_settop(L, 2);
	if (!check_writable(L))
		return 0;
	if (!lua_isnil(L, 2)) {
		luaL_checktype(L, 2, LUA_TFUNCTION);
		sorter.before = called_before;
	}
	n = lua_rawlen(L, 1);
	push_copy(L, n);
	order = push_order(&sorter, n);
	for (size_t i = 0; i < n; i++) {
		lua_rawgeti(L, 3, order[i]);
		lua_rawseti(L, 1, (lua_Integer)i + 1);
	}
	return 0;
}

