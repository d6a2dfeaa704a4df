#include "script_library.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <lauxlib.h>

#include "sandbox.h"
#include "source.h"

enum {
	MAX_VALUES = 250,     /* values one call may return */
	BYTES_PER_UNIT = 16,  /* copied or compared */
	LOOKED_PER_UNIT = 4,  /* bytes looked at one by one */
	NUMBER_WORK = 20,     /* units for each digit behind the point */
};

/* Calls the standard function that ours stands before, with the same values. */
static int standard(lua_State *L)
{
	return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* ---- Texts ------------------------------------------------------------------- */

static int by_length(lua_State *L)
{
	size_t size = lua_type(L, 1) == LUA_TSTRING ? lua_rawlen(L, 1) : 0;

	sandbox_charge(L, size / LOOKED_PER_UNIT + 1);
	return standard(L);
}

/* A position counted from 1, or from the end when negative; 0 is before the text. */
static lua_Integer position(lua_Integer at, size_t size)
{
	if (at >= 0)
		return at;
	return at < -(lua_Integer)size ? 0 : (lua_Integer)size + at + 1;
}

/* (text [, first [, last]]) gives a value for each character: not too many. */
static int by_range(lua_State *L)
{
	size_t size;
	lua_Integer first, last;

	luaL_checklstring(L, 1, &size);
	first = position(luaL_optinteger(L, 2, 1), size);
	last = position(luaL_optinteger(L, 3, first), size);
	if (first < 1)
		first = 1;
	if (last > (lua_Integer)size)
		last = (lua_Integer)size;
	if (last >= first && last - first >= MAX_VALUES)
		return sandbox_error(L, "more than %d characters at once", MAX_VALUES);
	sandbox_charge(L, MAX_VALUES / LOOKED_PER_UNIT);
	return standard(L);
}

/* string.find (text, what [, first [, true]]): `what` is taken as it stands. */
static int find(lua_State *L)
{
	size_t size, length;
	const char *text = luaL_checklstring(L, 1, &size), *what = luaL_checklstring(L, 2, &length);
	lua_Integer first = position(luaL_optinteger(L, 3, 1), size);
	const char *at = text, *end = text + size;

	if (!lua_isnoneornil(L, 4) && !(lua_isboolean(L, 4) && lua_toboolean(L, 4)))
		return sandbox_error(L, "string.find: the fourth value can only be true (texts are found as they stand)");
	sandbox_charge(L, size / BYTES_PER_UNIT + 1);
	if (first > (lua_Integer)size + 1) {
		lua_pushnil(L);
		return 1;
	}
	at += first > 1 ? first - 1 : 0;
	while (at && (size_t)(end - at) >= length) {
		sandbox_charge(L, length / BYTES_PER_UNIT + 1);
		if (memcmp(at, what, length) == 0) {
			lua_pushinteger(L, at - text + 1);
			lua_pushinteger(L, at - text + (lua_Integer)length);
			return 2;
		}
		at = memchr(at + 1, *what, (size_t)(end - at) - 1);
	}
	lua_pushnil(L);
	return 1;
}

static int too_long(lua_State *L, const char *name)
{
	return sandbox_error(L, "%s: the text becomes longer than %d KiB", name, SOURCE_MAX_TEXT / 1024);
}

/* string.rep (text, times [, separator]) */
static int rep(lua_State *L)
{
	size_t size, gap, total;
	const char *text = luaL_checklstring(L, 1, &size), *separator;
	lua_Integer times = luaL_checkinteger(L, 2);
	luaL_Buffer buffer;

	separator = luaL_optlstring(L, 3, "", &gap);
	if (times <= 0 || size + gap == 0) {
		lua_pushliteral(L, "");
		return 1;
	}
	if ((size_t)times > (SOURCE_MAX_TEXT + gap) / (size + gap))
		return too_long(L, "string.rep");
	total = (size_t)times * (size + gap) - gap;
	sandbox_charge(L, total / BYTES_PER_UNIT + (size_t)times);
	luaL_buffinitsize(L, &buffer, total);
	while (times-- > 0) {
		luaL_addlstring(&buffer, text, size);
		if (times > 0)
			luaL_addlstring(&buffer, separator, gap);
	}
	luaL_pushresult(&buffer);
	return 1;
}

/* Pushes what a value is shown as: never an address, and not-a-number without the
 * sign that only some processors give it. */
static const char *push_shown(lua_State *L, int index, size_t *size)
{
	switch (lua_type(L, index)) {
	case LUA_TNUMBER:
		if (isnan(lua_tonumber(L, index)))
			lua_pushliteral(L, "nan");
		else
			lua_pushvalue(L, index);
		break;
	case LUA_TSTRING:
		lua_pushvalue(L, index);
		break;
	case LUA_TBOOLEAN:
		lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
		break;
	default:
		lua_pushstring(L, luaL_typename(L, index));
	}
	return lua_tolstring(L, -1, size);
}

static int shown(lua_State *L)
{
	luaL_checkany(L, 1);
	push_shown(L, 1, NULL);
	return 1;
}

/* Steps over a number of at most two digits; `none` if there is no digit. */
static int read_number(const char **at, int none)
{
	int n = 0, digits = 0;

	for (; digits < 2 && **at >= '0' && **at <= '9'; digits++)
		n = 10 * n + *(*at)++ - '0';
	return digits ? n : none;
}

/* Makes argument `arg` fit for the item that ends in `kind`; its length at most. */
static size_t check_formatted(lua_State *L, char kind, int precision, int arg)
{
	size_t size = 0;

	if (lua_isnone(L, arg))
		return 0; /* the standard function says so */
	if (kind == 's') {
		push_shown(L, arg, &size);
		lua_replace(L, arg);
	} else if (lua_type(L, arg) == LUA_TNUMBER && isnan(lua_tonumber(L, arg))) {
		lua_pushnumber(L, fabs(lua_tonumber(L, arg)));
		lua_replace(L, arg);
	}
	sandbox_charge(L, size / BYTES_PER_UNIT + (size_t)(precision + 1) * NUMBER_WORK);
	return size;
}

/* string.format (format, …) with %d %i %x %X %c %e %E %f %g %G %s %%. */
static int format(lua_State *L)
{
	const char *at = luaL_checkstring(L, 1), *end = at + lua_rawlen(L, 1);
	size_t total = (size_t)(end - at);
	int arg = 1, precision;

	sandbox_charge(L, total / LOOKED_PER_UNIT + 1);
	while ((at = memchr(at, '%', (size_t)(end - at))) != NULL) {
		if (*++at == '%') {
			at++;
			continue;
		}
		at += strspn(at, "-+ #0");
		read_number(&at, 0);
		precision = 6;
		if (*at == '.')
			at++, precision = read_number(&at, 0);
		if (*at == '\0' || !strchr("cdeEfgGisxX", *at))
			return sandbox_error(L, "string.format: after %% only a width and a precision of two digits and one of c d e f g i s x are possible");
		total += check_formatted(L, *at++, precision, ++arg);
		if (total > SOURCE_MAX_TEXT)
			return too_long(L, "string.format");
	}
	standard(L);
	return lua_rawlen(L, -1) > SOURCE_MAX_TEXT ? too_long(L, "string.format") : 1;
}

/* ---- Reading tables ---------------------------------------------------------- */

static void push_readable(lua_State *L, int index)
{
	luaL_checktype(L, index, LUA_TTABLE);
	sandbox_contents(L, index);
}

static int next_in_list(lua_State *L)
{
	lua_Integer i = luaL_checkinteger(L, 2) + 1;

	push_readable(L, 1);
	lua_pushinteger(L, i);
	return lua_rawgeti(L, -2, i) == LUA_TNIL ? 1 : 2;
}

static int list_pairs(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_pushcfunction(L, next_in_list);
	lua_pushvalue(L, 1);
	lua_pushinteger(L, 0);
	return 3;
}

/* table.unpack (list [, first [, last]]) */
static int unpack(lua_State *L)
{
	lua_Integer first = luaL_optinteger(L, 2, 1), last;

	push_readable(L, 1);
	last = luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, -1));
	if (first > last)
		return 0;
	if ((lua_Unsigned)last - (lua_Unsigned)first >= MAX_VALUES)
		return sandbox_error(L, "table.unpack: more than %d values at once", MAX_VALUES);
	sandbox_charge(L, (size_t)(last - first) + 1);
	luaL_checkstack(L, MAX_VALUES, "table.unpack");
	for (lua_Integer i = 0; i <= last - first; i++)
		lua_rawgeti(L, -1 - (int)i, first + i);
	return (int)(last - first) + 1;
}

/* Adds entry `i` of the list on top of the stack. */
static void add_entry(lua_State *L, luaL_Buffer *buffer, int list, lua_Integer i)
{
	if (lua_rawgeti(L, list, i) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
		sandbox_error(L, "table.concat: entry %I is a %s, not a text or number", i, luaL_typename(L, -1));
	luaL_addvalue(buffer);
}

/* table.concat (list [, separator [, first [, last]]]) */
static int concat(lua_State *L)
{
	size_t gap, total = 0;
	const char *separator = luaL_optlstring(L, 2, "", &gap);
	lua_Integer first = luaL_optinteger(L, 3, 1), last;
	luaL_Buffer buffer;

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
		sandbox_charge(L, (buffer.n - before) / BYTES_PER_UNIT + 1);
		if (total > SOURCE_MAX_TEXT)
			return too_long(L, "table.concat");
		if (i == LUA_MAXINTEGER)
			break;
	}
	luaL_pushresult(&buffer);
	return 1;
}

/* ---- Ordering ---------------------------------------------------------------- */

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

	sandbox_charge(s->L, 1);
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

	sandbox_charge(L, at_most(m, n) / BYTES_PER_UNIT);
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

/* Pushes a list of the keys of the table at `contents`. */
static size_t push_keys(lua_State *L, int contents)
{
	lua_Integer n = 0;

	lua_newtable(L);
	lua_pushnil(L);
	while (lua_next(L, contents)) {
		lua_pop(L, 1);
		if (rank(L, -1) < 0)
			sandbox_error(L, "pairs: the table has a %s as a key, which has no place in an order", luaL_typename(L, -1));
		lua_pushvalue(L, -1);
		lua_rawseti(L, -3, ++n);
	}
	sandbox_charge(L, (size_t)n);
	return (size_t)n;
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
static int sorted_pairs(lua_State *L)
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
	return a == 0 ? lua_compare(L, -2, -1, LUA_OPLT) : text_before(L);
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

/* ---- Changing tables --------------------------------------------------------- */

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
static int insert(lua_State *L)
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
static int remove_entry(lua_State *L)
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
static int sort(lua_State *L)
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

/* ---- Errors ------------------------------------------------------------------ */

/* error (message [, level]) */
static int raise_error(lua_State *L)
{
	int level = (int)luaL_optinteger(L, 2, 1);

	if (!lua_isstring(L, 1))
		return sandbox_error(L, "error needs a message in quotes");
	luaL_where(L, level > 0 ? level : 100);
	if (level <= 0)
		lua_pushliteral(L, "");
	lua_pushvalue(L, 1);
	lua_concat(L, 2);
	return lua_error(L);
}

/* assert (value [, message]) */
static int check(lua_State *L)
{
	luaL_checkany(L, 1);
	if (lua_toboolean(L, 1))
		return lua_gettop(L);
	return sandbox_error(L, "%s", luaL_optstring(L, 2, "assertion failed"));
}

/* ---- The list ---------------------------------------------------------------- */

/* Without a function of ours the standard one, or the standard constant. */
static const struct word {
	const char *library, *name;
	lua_CFunction function;
} words[] = {
	{ "_G", "assert", check },
	{ "_G", "error", raise_error },
	{ "_G", "ipairs", list_pairs },
	{ "_G", "pairs", sorted_pairs },
	{ "_G", "select", NULL },
	{ "_G", "tonumber", by_length },
	{ "_G", "tostring", shown },
	{ "_G", "type", NULL },
	{ "math", "abs", NULL },
	{ "math", "acos", NULL },
	{ "math", "asin", NULL },
	{ "math", "atan", NULL },
	{ "math", "ceil", NULL },
	{ "math", "cos", NULL },
	{ "math", "deg", NULL },
	{ "math", "exp", NULL },
	{ "math", "floor", NULL },
	{ "math", "fmod", NULL },
	{ "math", "huge", NULL },
	{ "math", "log", NULL },
	{ "math", "max", NULL },
	{ "math", "maxinteger", NULL },
	{ "math", "min", NULL },
	{ "math", "mininteger", NULL },
	{ "math", "modf", NULL },
	{ "math", "pi", NULL },
	{ "math", "rad", NULL },
	{ "math", "sin", NULL },
	{ "math", "sqrt", NULL },
	{ "math", "tan", NULL },
	{ "math", "tointeger", NULL },
	{ "math", "type", NULL },
	{ "math", "ult", NULL },
	{ "string", "byte", by_range },
	{ "string", "char", NULL },
	{ "string", "find", find },
	{ "string", "format", format },
	{ "string", "len", NULL },
	{ "string", "lower", by_length },
	{ "string", "rep", rep },
	{ "string", "reverse", by_length },
	{ "string", "sub", NULL },
	{ "string", "upper", by_length },
	{ "table", "concat", concat },
	{ "table", "insert", insert },
	{ "table", "remove", remove_entry },
	{ "table", "sort", sort },
	{ "table", "unpack", unpack },
	{ "utf8", "char", NULL },
	{ "utf8", "codepoint", by_range },
	{ "utf8", "codes", NULL },
	{ "utf8", "len", by_length },
	{ "utf8", "offset", by_length },
};

/* Leaves the table of the words' `library` on the stack, above that of all words. */
static void push_library(lua_State *L, const char *library)
{
	if (strcmp(library, "_G") == 0) {
		lua_pushvalue(L, -1);
	} else if (lua_getfield(L, -1, library) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_newtable(L);
		lua_pushvalue(L, -1);
		lua_setfield(L, -3, library);
	}
}

void script_library(lua_State *L)
{
	lua_newtable(L);
	for (const struct word *w = words; w < words + sizeof words / sizeof *words; w++) {
		push_library(L, w->library);
		lua_getglobal(L, w->library);
		lua_getfield(L, -1, w->name);
		lua_remove(L, -2);
		if (w->function)
			lua_pushcclosure(L, w->function, 1);
		lua_setfield(L, -2, w->name);
		lua_pop(L, 1);
	}
}
