#include "script_library.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <lauxlib.h>

#include "sandbox.h"
#include "script_tables.h"
#include "source.h"

enum {
	LOOKED_PER_UNIT = 4,  /* bytes looked at one by one */
	NUMBER_WORK = 20,     /* units for each digit behind the point */
};

/* Calls the standard function that ours stands before, with the same values. */
static int standard(lua_State *L)
{
	return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

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
	if (last >= first && last - first >= SANDBOX_MAX_VALUES)
		return sandbox_error(L, "more than %d characters at once", SANDBOX_MAX_VALUES);
	sandbox_charge(L, SANDBOX_MAX_VALUES / LOOKED_PER_UNIT);
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
	sandbox_charge(L, size / SANDBOX_BYTES_PER_UNIT + 1);
	if (first > (lua_Integer)size + 1) {
		lua_pushnil(L);
		return 1;
	}
	at += first > 1 ? first - 1 : 0;
	while (at && (size_t)(end - at) >= length) {
		sandbox_charge(L, length / SANDBOX_BYTES_PER_UNIT + 1);
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
		return text_too_long(L, "string.rep");
	total = (size_t)times * (size + gap) - gap;
	sandbox_charge(L, total / SANDBOX_BYTES_PER_UNIT + (size_t)times);
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
	sandbox_charge(L, size / SANDBOX_BYTES_PER_UNIT + (size_t)(precision + 1) * NUMBER_WORK);
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
		if (*at == '.') {
			at++;
			precision = read_number(&at, 0);
		}
		if (*at == '\0' || !strchr("cdeEfgGisxX", *at))
			return sandbox_error(L, "string.format: after %% only a width and a precision of two "
			                        "digits and one of c d e f g i s x are possible");
		total += check_formatted(L, *at++, precision, ++arg);
		if (total > SOURCE_MAX_TEXT)
			return text_too_long(L, "string.format");
	}
	standard(L);
	return lua_rawlen(L, -1) > SOURCE_MAX_TEXT ? text_too_long(L, "string.format") : 1;
}

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

/* Without a function of ours the standard one, or the standard constant. */
static const struct word {
	const char *library, *name;
	lua_CFunction function;
} words[] = {
	{ "_G", "assert", check },
	{ "_G", "error", raise_error },
	{ "_G", "ipairs", list_each },
	{ "_G", "pairs", table_each },
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
	{ "table", "concat", list_concat },
	{ "table", "insert", list_insert },
	{ "table", "remove", list_remove },
	{ "table", "sort", list_sort },
	{ "table", "unpack", list_unpack },
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
