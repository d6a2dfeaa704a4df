/* What scripts can reach, what stops them, and that the stop is the same each time. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <lauxlib.h>
#include <lua.h>

#include "sandbox.h"
#include "source.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct text {
	const char *text;
	size_t size;
};

/* Loads and calls the script; its values as one text, joined by '|'. */
static int run_protected(lua_State *L)
{
	const struct text *script = lua_touserdata(L, 1);
	luaL_Buffer out;
	int n;

	lua_settop(L, 0);
	if (!sandbox_load(L, script->text, script->size, "@t.lua"))
		return lua_error(L);
	lua_call(L, 0, LUA_MULTRET);
	n = lua_gettop(L);
	luaL_buffinit(L, &out);
	for (int i = 1; i <= n; i++) {
		luaL_addstring(&out, i > 1 ? "|" : "");
		luaL_tolstring(L, i, NULL);
		luaL_addvalue(&out);
	}
	luaL_pushresult(&out);
	return 1;
}

/* The script's values, or the message it failed with; valid until the next run. */
static const char *run_text(struct sandbox *s, const char *text, size_t size, bool *good)
{
	struct text script = { text, size };
	lua_State *L = sandbox_lua(s);
	static char out[2048];

	lua_pushcfunction(L, run_protected);
	lua_pushlightuserdata(L, &script);
	*good = lua_pcall(L, 1, 1, 0) == LUA_OK;
	snprintf(out, sizeof out, "%s", *good ? lua_tostring(L, -1) : sandbox_message(s));
	if (*good)
		lua_pop(L, 1);
	assert_int_equal(lua_gettop(L), 0);
	return out;
}

static const char *run(struct sandbox *s, const char *script, bool *good)
{
	return run_text(s, script, strlen(script), good);
}

struct row {
	const char *name, *script, *want;
};

static const struct row values[] = {
	{ "arithmetic", "return 7 // 2, 7 / 2, 2 ^ 10, 1 ~ (2 or 3)", "3|3.5|1024.0|3" },
	{ "math", "return math.max(1, 3), math.floor(2.7), math.type(1), math.tointeger(3.0)", "3|2|integer|3" },
	{ "select", "return select('#', 1, nil), select(-1, 1, 2)", "2|2" },
	{ "tonumber", "return tonumber('0x10'), tonumber('z', 36), tonumber('x')", "16|35|nil" },
	{ "shown without addresses", "return tostring({}), tostring(type), tostring(nil), tostring(true), tostring(2.0)", "table|function|nil|true|2.0" },
	{ "not a number has no sign", "return tostring(0/0), tostring(-(0/0)), string.format('%.1f %.1f', 0/0, -(0/0))", "nan|nan|nan nan" },
	{ "text methods", "return ('ab'):upper(), ('ab'):rep(2, '-'), ('abc'):sub(-2), #('x'):rep(10)", "AB|ab-ab|bc|10" },
	{ "rep of nothing", "return ('').rep('', 1 << 60), ('x'):rep(0), ('x'):rep(-1)", "||" },
	{ "rep to the limit", "return #('ab'):rep(16384), #('x'):rep(2, ('y'):rep(32766))", "32768|32768" },
	{ "find", "local a, b = ('a.b'):find('.') return a, b, ('a.b'):find('%a')", "2|2|nil" },
	{ "find at the end", "return ('ab'):find('', 3)", "3|2" },
	{ "find behind the end", "return ('ab'):find('', 4)", "nil" },
	{ "find from behind", "return ('abab'):find('b', -1)", "4|4" },
	{ "find in a run", "return ('aaab'):find('aab')", "2|4" },
	{ "format", "return string.format('%5.1f|%d|%s|%x|%%|%-4s|', 1.25, 3, 'x', 255, 'y')", "  1.2|3|x|ff|%|y   |" },
	{ "format shows no address", "return ('%s %s %s'):format({}, type, nil)", "table function nil" },
	{ "insert and remove", "local t = {1, 2} table.insert(t, 3) table.insert(t, 1, 0) local r = table.remove(t, 2) return r, table.concat(t, ','), table.remove({})", "1|0,2,3" },
	{ "concat", "return table.concat({1, 2.5, 'x'}, ', '), table.concat({}), table.concat({1, 2, 3}, '', 2, 3)", "1, 2.5, x||23" },
	{ "unpack", "return table.unpack({1, 2, 3}, 2)", "2|3" },
	{ "unpack with gaps", "return table.unpack({1, nil, 3}, 1, 3)", "1|nil|3" },
	{ "unpack nothing", "return table.unpack({}, 1, 0)", "" },
	{ "utf8", "return utf8.len('tiếng'), utf8.char(7871), utf8.codepoint('ế'), utf8.offset('ếx', 2)", "5|ế|7871|4" },
	{ "utf8 codes", "local n = 0 for _, c in utf8.codes('aế') do n = n + c end return n", "7968" },
	{ "error levels", "return type(error), type(assert), assert(1, 2)", "function|function|1|2" },
	{ "pairs in order",
	  "local t, o = { b = 1, a = 1, [3] = 1, [1.5] = 1, [-1] = 1, [true] = 1, [false] = 1, ['10'] = 1, B = 1 }, {}"
	  " for k in pairs(t) do o[#o + 1] = tostring(k) end return table.concat(o, ' ')",
	  "-1 1.5 3 10 B a b false true" },
	{ "pairs of great numbers",
	  "local o = {} for k in pairs { [9007199254740993] = 1, [9007199254740992] = 1, [2^53 + 2] = 1 } do o[#o + 1] = k end"
	  " return table.concat(o, ' ')",
	  "9007199254740992 9007199254740993 9007199254740994" },
	{ "pairs while changing",
	  "local t, o = { a = 1, b = 2, c = 3 }, {}"
	  " for k, v in pairs(t) do o[#o + 1] = k .. v t.b = nil t.c = 9 t.d = 4 end return table.concat(o, ' ')",
	  "a1 c9" },
	{ "pairs of nothing", "for k in pairs {} do return k end return 'none'", "none" },
	{ "pairs of a library", "local n = 0 for k in pairs(utf8) do n = n + 1 end return n", "5" },
	{ "ipairs", "local o = {} for i, v in ipairs { 'a', 'b', nil, 'd' } do o[#o + 1] = i .. v end return table.concat(o)", "1a2b" },
	{ "sort", "local t = {3, 1, 2} table.sort(t) return table.concat(t, ' ')", "1 2 3" },
	{ "sort of texts", "local t = {'b', 'B', 'a', 'ab', ''} table.sort(t) return table.concat(t, ' ')", " B a ab b" },
	{ "sort keeps equals",
	  "local t, o = {}, {} for i = 1, 100 do t[i] = { i, i % 3 } end"
	  " table.sort(t, function(a, b) return a[2] < b[2] end)"
	  " for i = 2, 100 do if t[i][2] == t[i - 1][2] and t[i][1] < t[i - 1][1] then return 'moved' end end"
	  " return t[1][1], t[34][1], t[100][1]",
	  "3|1|98" },
	{ "sort that makes no sense",
	  "local t, n = {5, 1, 4, 2, 3}, 0 table.sort(t, function() n = n + 1 return n % 2 == 0 end)"
	  " table.sort(t, function() return true end) table.sort(t, function() t[9] = 1 end) table.sort(t) return table.concat(t, ' ')",
	  "1 2 3 4 5" },
	{ "sort that empties",
	  "local t = {3, 1, 2} table.sort(t, function(a, b) for i = 1, 3 do t[i] = nil end return a < b end) return table.concat(t)",
	  "123" },
	{ "byte order mark", "\xef\xbb\xbfreturn 5", "5" },
	{ "no arguments", "return select('#', ...)", "0" },
};

static const struct row errors[] = {
	{ "unknown word", "\nreturn crtierion", "t.lua:2: unknown word \"crtierion\"" },
	{ "unknown field", "return math.flor(1)", "t.lua:1: unknown word \"math.flor\"" },
	{ "no random", "return math.random()", "t.lua:1: unknown word \"math.random\"" },
	{ "no patterns", "return ('x'):gsub('x', 'y')", "t.lua:1: unknown word \"string.gsub\"" },
	{ "no length field", "return ('x').length", "t.lua:1: unknown word \"string.length\"" },
	{ "global set", "total = 1", "t.lua:1: \"total\" is not a name of this file: write \"local total = …\" where it is first given a value" },
	{ "word set", "math = 1", "t.lua:1: \"math\" is not a name of this file: write \"local math = …\" where it is first given a value" },
	{ "global function", "function f() end", "t.lua:1: \"f\" is not a name of this file: write \"local f = …\" where it is first given a value" },
	{ "library set", "math.pi = 3", "t.lua:1: \"math\" cannot be changed" },
	{ "library extended", "string.evil = 3", "t.lua:1: \"string\" cannot be changed" },
	{ "library inserted into", "table.insert(table, 1)", "t.lua:1: \"table\" cannot be changed" },
	{ "library sorted", "table.sort(utf8)", "t.lua:1: \"utf8\" cannot be changed" },
	{ "library emptied", "table.remove(math)", "t.lua:1: \"math\" cannot be changed" },
	{ "text set", "local s = 'x' s.y = 1", "t.lua:1: attempt to index a string value (local 's')" },
	{ "environment", "return _ENV", "t.lua:1: unknown word \"_ENV\"" },
	{ "own environment", "local _ENV = {}", "t.lua:1: unknown word \"_ENV\"" },
	{ "pairs with a table key", "for k in pairs { [{}] = 1 } do end", "t.lua:1: pairs: a key is neither a number, a text, true nor false" },
	{ "pairs of nil", "pairs(nil)", "t.lua:1: bad argument #1 to 'pairs' (table expected, got nil)" },
	{ "pairs of a text", "pairs('x')", "t.lua:1: bad argument #1 to 'pairs' (table expected, got string)" },
	{ "sort of mixed", "table.sort {1, 'x'}", "t.lua:1: table.sort: cannot compare a string with a number" },
	{ "sort of tables", "table.sort { {}, {} }", "t.lua:1: table.sort: cannot compare a table with a table" },
	{ "sort with a gap", "local t = {1, nil, nil, 2} table.sort(t)", "t.lua:1: table.sort: entry 2 of the list is missing" },
	{ "sort comparison fails", "table.sort({1, 2}, function(a, b)\nreturn a.x end)", "t.lua:2: attempt to index a number value (local 'a')" },
	{ "insert outside", "table.insert({}, 5, 1)", "t.lua:1: table.insert: place 5 is outside the list, which has 0 entries" },
	{ "insert too much", "table.insert({}, 1, 2, 3)", "t.lua:1: table.insert needs a list, a place if it is not the end, and one value" },
	{ "remove outside", "table.remove({}, 7)", "t.lua:1: table.remove: place 7 is outside the list, which has 0 entries" },
	{ "concat of tables", "table.concat { 1, {} }", "t.lua:1: table.concat: entry 2 is a table, not a text or number" },
	{ "concat without end", "table.concat({}, '', 1, math.maxinteger)", "t.lua:1: table.concat: entry 1 is a nil, not a text or number" },
	{ "concat too long", "local t = {} for i = 1, 40 do t[i] = ('x'):rep(1000) end table.concat(t)", "t.lua:1: table.concat: the text becomes longer than 32 KiB" },
	{ "unpack too much", "table.unpack({}, 1, 251)", "t.lua:1: table.unpack: more than 250 values at once" },
	{ "unpack without end", "table.unpack({}, math.mininteger, math.maxinteger)", "t.lua:1: table.unpack: more than 250 values at once" },
	{ "byte too much", "('x'):rep(251):byte(1, -1)", "t.lua:1: more than 250 characters at once" },
	{ "rep too long", "('x'):rep(32769)", "t.lua:1: string.rep: the text becomes longer than 32 KiB" },
	{ "rep without end", "('x'):rep(math.maxinteger, 'y')", "t.lua:1: string.rep: the text becomes longer than 32 KiB" },
	{ "find with a pattern", "('x'):find('x', 1, false)", "t.lua:1: string.find: the fourth value can only be true (texts are found as they stand)" },
	{ "format wide", "('%100d'):format(1)", "t.lua:1: string.format: after % only a width and a precision of two digits and one of c d e f g i s x are possible" },
	{ "format precise", "('%.100f'):format(1)", "t.lua:1: string.format: after % only a width and a precision of two digits and one of c d e f g i s x are possible" },
	{ "format address", "('%p'):format({})", "t.lua:1: string.format: after % only a width and a precision of two digits and one of c d e f g i s x are possible" },
	{ "format open end", "('%'):format({})", "t.lua:1: string.format: after % only a width and a precision of two digits and one of c d e f g i s x are possible" },
	{ "format without value", "('%d'):format()", "t.lua:1: bad argument #1 to 'format' (no value)" },
	{ "format of a fraction", "('%d'):format(1.5)", "t.lua:1: bad argument #1 to 'format' (number has no integer representation)" },
	{ "format too long", "local s = ('x'):rep(20000) return ('%s%s'):format(s, s)", "t.lua:1: string.format: the text becomes longer than 32 KiB" },
	{ "error", "error('no')", "t.lua:1: no" },
	{ "error of the caller", "local function f() error('no', 2) end\nf()", "t.lua:2: no" },
	{ "error without place", "error('no', 0)", "no" },
	{ "error with a table", "error({})", "t.lua:1: error needs a message in quotes" },
	{ "assert", "assert(false)", "t.lua:1: assertion failed" },
	{ "assert with message", "\nassert(nil, 'no')", "t.lua:2: no" },
	{ "cleaned message", "error('a\\27[2J\\nb\\0c\\xff\\u{202e}é', 0)", "a [2J b c? é" },
	{ "syntax", "return {\n1 2 }", "t.lua:2: '}' expected (to close '{' at line 1) near '2'" },
	{ "unfinished", "return 'abc", "t.lua:1: unfinished string near <eof>" },
	{ "bytecode", "\x1bLua", "t.lua:1: control character U+001B in the text" },
	{ "escape sequence", "--\n-- \x1b[2J", "t.lua:2: control character U+001B in the text" },
	{ "eight-bit control", "-- \xc2\x9b", "t.lua:1: control character U+009B in the text" },
	{ "not UTF-8", "-- ok\n-- \xe9", "t.lua:2: not UTF-8 text: save the file as UTF-8" },
	{ "overlong UTF-8", "-- \xc0\xaf", "t.lua:1: not UTF-8 text: save the file as UTF-8" },
	{ "surrogate", "-- \xed\xa0\x80", "t.lua:1: not UTF-8 text: save the file as UTF-8" },
	{ "cut UTF-8", "-- \xe1\xba", "t.lua:1: not UTF-8 text: save the file as UTF-8" },
	{ "turned writing", "-- \u202e", "t.lua:1: invisible character U+202E, which changes the direction of writing" },
	{ "no coroutines", "coroutine.wrap(1)", "t.lua:1: unknown word \"coroutine\"" },
	{ "no loading", "\nlocal f = load('x')", "t.lua:2: unknown word \"load\"" },
};

static void test_value(void **state)
{
	const struct row *row = *state;
	struct sandbox *s = sandbox_new(NULL);
	bool good;
	const char *got = run(s, row->script, &good);

	assert_string_equal(got, row->want);
	assert_true(good);
	sandbox_free(s);
}

static void test_error(void **state)
{
	const struct row *row = *state;
	struct sandbox *s = sandbox_new(NULL);
	bool good;
	const char *got = run(s, row->script, &good);

	assert_string_equal(got, row->want);
	assert_false(good);
	assert_null(sandbox_stopped(s));
	sandbox_free(s);
}

#define ENDLESS "is something repeated without end?"

static const struct stop {
	const char *name, *script;
	long long work;
	const char *want;
} stops[] = {
	{ "loop", "\nwhile true do end", 50000, "t.lua:2: stopped after 50000 steps: " ENDLESS },
	{ "less than a look", "for i = 1, 200 do end", 100, "t.lua:1: stopped after 100 steps: " ENDLESS },
	{ "counted loop", "for i = 1, math.maxinteger do end", 50000, "t.lua:1: stopped after 50000 steps: " ENDLESS },
	{ "goto", "::top:: goto top", 50000, "t.lua:1: stopped after 50000 steps: " ENDLESS },
	{ "method", "while true do local x = ('x'):upper() end", 50000, "t.lua:1: stopped after 50000 steps: " ENDLESS },
	{ "long file", "return 1 --                                                   ", 20, "stopped after 20 steps: " ENDLESS },
	{ "insert in front", "local t = {} for i = 1, 9000 do t[i] = i end\nwhile true do table.insert(t, 1, 0) end", 200000,
	  "t.lua:2: stopped after 200000 steps: " ENDLESS },
	{ "remove in front", "local t = {} for i = 1, 9000 do t[i] = i end\nwhile true do table.remove(t, 1) t[9000] = 1 end", 200000,
	  "t.lua:2: stopped after 200000 steps: " ENDLESS },
	{ "find", "local h = ('a'):rep(32768) local n = ('a'):rep(16384) .. 'b'\nwhile true do h:find(n) end", 500000,
	  "t.lua:2: stopped after 500000 steps: " ENDLESS },
	{ "rep", "while true do ('x'):rep(32768) end", 50000, "t.lua:1: stopped after 50000 steps: " ENDLESS },
	{ "joined texts", "local s = ('x'):rep(30000)\nwhile true do local t = s .. 'y' end", 50000,
	  "t.lua:2: stopped after 50000 steps: " ENDLESS },
	{ "format", "while true do ('%99.99f'):format(1e308) end", 50000, "t.lua:1: stopped after 50000 steps: " ENDLESS },
	{ "concat of nothing", "local t = {} for i = 1, 9000 do t[i] = '' end\nwhile true do table.concat(t) end", 200000,
	  "t.lua:2: stopped after 200000 steps: " ENDLESS },
	{ "unpack", "local t = {}\nwhile true do table.unpack(t, 1, 250) end", 50000, "t.lua:2: stopped after 50000 steps: " ENDLESS },
	{ "pairs", "local t = {} for i = 1, 5000 do t[i] = i end\nwhile true do pairs(t) end", 300000,
	  "t.lua:2: stopped after 300000 steps: " ENDLESS },
	{ "sort", "local t = {} for i = 1, 5000 do t[i] = -i end\nwhile true do table.sort(t) end", 300000,
	  "t.lua:2: stopped after 300000 steps: " ENDLESS },
	{ "sort of alike texts", "local t = {} for i = 1, 9 do t[i] = ('x'):rep(32000) .. i end\nwhile true do table.sort(t) end", 400000,
	  "t.lua:2: stopped after 400000 steps: " ENDLESS },
	{ "sort that loops", "table.sort({1, 2}, function()\nwhile true do end end)", 50000,
	  "t.lua:2: stopped after 50000 steps: " ENDLESS },
	{ "utf8", "local s = ('é'):rep(16000)\nwhile true do utf8.len(s) end", 80000, "t.lua:2: stopped after 80000 steps: " ENDLESS },
	{ "tables", "while true do local t = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18} end", 50000,
	  "t.lua:1: stopped after 50000 steps: " ENDLESS },
	{ "recursion", "local function f() return 1 + f() end\nreturn f()", SANDBOX_LOAD_WORK,
	  "t.lua:1: functions call each other too deeply: does one call itself without end?" },
	{ "tail calls", "local function f() return f() end\nreturn f()", 50000, "t.lua:1: stopped after 50000 steps: " ENDLESS },
	{ "many values", "local function f(...) return f(1, ...) end\nreturn f()", SANDBOX_LOAD_WORK,
	  "t.lua:1: a function is given more than 250 values" },
	{ "doubled text", "local s = 'x'\nwhile true do s = s .. s end", SANDBOX_LOAD_WORK,
	  "t.lua:2: a text becomes longer than 32 KiB" },
	{ "list", "local t = {}\nfor i = 1, math.huge do t[i] = i end", SANDBOX_LOAD_WORK,
	  "t.lua:2: a table or list becomes too large" },
	{ "names", "local t = {}\nfor i = 1, math.huge do t['k' .. i] = i end", SANDBOX_LOAD_WORK,
	  "t.lua:2: a table or list becomes too large" },
	{ "memory", "local l\nwhile true do l = { l } end", SANDBOX_LOAD_WORK, "t.lua:2: needs more than 8 MiB of memory" },
	{ "memory of texts", "local t, s = {}, ('x'):rep(30000)\nfor i = 1, 9999 do t[i] = s .. i end", SANDBOX_LOAD_WORK,
	  "t.lua:2: needs more than 8 MiB of memory" },
};

static const struct sandbox_limits small = { .memory = 8 * 1024 * 1024 };

static void test_stop(void **state)
{
	const struct stop *row = *state;
	struct sandbox *s = sandbox_new(&small);
	long long work = 0;
	bool good;

	for (int i = 0; i < 3; i++) {
		sandbox_begin(s, row->work);
		assert_null(sandbox_stopped(s));
		assert_string_equal(run(s, row->script, &good), row->want);
		assert_false(good);
		assert_string_equal(sandbox_stopped(s), row->want);
		assert_true(sandbox_memory(s) <= small.memory);
		assert_true(i == 0 || sandbox_work(s) == work);
		work = sandbox_work(s);
		assert_string_equal(run(s, "return 1", &good), row->want); /* still stopped */
		sandbox_begin(s, SANDBOX_CALL_WORK);
		assert_string_equal(run(s, "local t = {} for i = 1, 9 do t[i] = 'x' .. i end return #t", &good), "9");
		assert_true(sandbox_memory(s) < small.memory / 2);
	}
	sandbox_free(s);
}

/* Catching a stop is no use: it comes again at the next step. */
static int swallow(lua_State *L)
{
	for (int i = 0; i < 3; i++) {
		lua_pushvalue(L, 1);
		lua_pcall(L, 0, 0, 0);
		lua_settop(L, 1);
	}
	sandbox_charge(L, 0);
	return 0;
}

static void test_swallowed(void **state)
{
	struct sandbox *s = sandbox_new(NULL);
	bool good;

	(void)state;
	lua_pushcfunction(sandbox_lua(s), swallow);
	sandbox_define(sandbox_lua(s), "swallow");
	assert_string_equal(run(s, "swallow(function() while true do end end) return 1", &good),
	                    "t.lua:1: stopped after 20000000 steps: " ENDLESS);
	assert_false(good);
	sandbox_free(s);
}

static void test_clock(void **state)
{
	struct sandbox *s = sandbox_new(&(struct sandbox_limits){ .seconds = 0.05 });
	bool good;

	(void)state;
	sandbox_begin(s, 1000000000000); /* a load, as long as it is: ten times a call's time */
	assert_string_equal(run(s, "while true do end", &good),
	                    "t.lua:1: stopped after 0.5 seconds: " ENDLESS);
	sandbox_free(s);
}

/* The same work is counted whatever the state did before. */
static void test_same_work(void **state)
{
	static const char script[] =
		"local t = {} for i = 1, 3000 do t['key' .. i % 1000] = { i, ('x'):rep(i) } end"
		" table.sort({ 3, 1, 2 }) for k, v in pairs(t) do t[k] = k .. v[1] end"
		" local s = '' for i = 1, 300 do s = s .. i end return #s";
	long long want = 0;
	bool good;

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct sandbox *s = sandbox_new(NULL);

		for (int j = 0; j < 3; j++) {
			sandbox_begin(s, SANDBOX_LOAD_WORK);
			assert_string_equal(run(s, script, &good), "792");
			assert_true(want == 0 || sandbox_work(s) == want);
			want = sandbox_work(s);
			run(s, "local t = {} for i = 1, 2000 * 7 do t[i] = 'other' .. i end", &good);
		}
		sandbox_free(s);
	}
}

static void test_long_message(void **state)
{
	struct sandbox *s = sandbox_new(NULL);
	bool good;
	const char *got = run(s, "error('é' .. ('é'):rep(9000), 0)", &good);

	(void)state;
	assert_int_equal(strlen(got), 1022);
	sandbox_free(s);
}

/* `before`, then `again` so many times, then `after`. */
static const struct repeated {
	const char *name, *before, *again;
	size_t times;
	const char *after, *want; /* "": may be loaded */
} sources[] = {
	{ "rows", "return {\n", "{ 1, 'ế', name = 'x', f = function(a) return a + 1 end },\n", 4000, "}", "" },
	{ "named entries", "return {", "level \"x\" { text = { vi = \"a\", en = \"b\" } },", 4000, "}", "" },
	{ "conditions in lines", "local a\n", "local x = a and a or a\n", 190, "", "" },
	{ "statements", "local a\n", "a = a or a or a\n", 9000, "", "" },
	{ "calls", "", "f(a, b).c:d()\n", 9000, "", "" },
	{ "texts joined", "return 'a'", " .. 'b'", 100, "", "" },
	{ "nested", "return ", "{ x = ", 20, "1 } } } } } } } } } } } } } } } } } } } }", "" },
	{ "sum", "return 1", " + 1", 9000, "", "" },
	{ "comment", "--[==[ ", "]] ( { \n", 9000, "]==] return 1", "" },
	{ "text with brackets", "return '", "({[", 9000, "'", "" },
	{ "long text with brackets", "return [[", "({[\n", 8000, "]]", "" },
	{ "large", "", "--\n", 87381, "--", "t.lua:1: the file is larger than 256 KiB" },
	{ "NUL is elsewhere", "--", "\n", 9, "\x01", "t.lua:10: control character U+0001 in the text" },
	{ "brackets", "return\n", "(", 61, "", "t.lua:2: more than 60 brackets and blocks inside each other" },
	{ "braces", "return\n", "{", 61, "", "t.lua:2: more than 60 brackets and blocks inside each other" },
	{ "blocks", "", "do\n", 61, "", "t.lua:61: more than 60 brackets and blocks inside each other" },
	{ "ifs", "", "if a then ", 61, "", "t.lua:1: more than 60 brackets and blocks inside each other" },
	{ "else ifs", "", "if a then else ", 61, "", "t.lua:1: more than 60 brackets and blocks inside each other" },
	{ "functions", "return ", "function() return ", 17, "", "t.lua:1: more than 16 functions inside each other" },
	{ "functions in a row", "return {", "function() end,", 9000, "}", "" },
	{ "or", "local a return a", " or a", 501, "", "t.lua:1: more than 500 \"and\" and \"or\" in one expression: use a table" },
	{ "and", "local a if a", " and\na", 501, " then end", "t.lua:501: more than 500 \"and\" and \"or\" in one expression: use a table" },
	{ "functions and or", "return 1", " or function() return 1 end", 501, "",
	  "t.lua:1: more than 500 \"and\" and \"or\" in one expression: use a table" },
	{ "joins", "return 'a'", " .. 'a'", 101, "", "t.lua:1: more than 100 \"..\" or \"^\" in one expression: use table.concat" },
	{ "powers", "return 1", "^1", 101, "", "t.lua:1: more than 100 \"..\" or \"^\" in one expression: use table.concat" },
	{ "not", "return ", "not ", 21, "1", "t.lua:1: more than 20 \"not\" or \"-\" in a row" },
	{ "minus", "return ", "- ", 21, "1", "t.lua:1: more than 20 \"not\" or \"-\" in a row" },
	{ "fields", "local a return a", ".b", 101, " + 1", "t.lua:1: more than 100 parts behind one name (a.b.c…)" },
	{ "indexes", "local a return a", "[1]", 101, "", "t.lua:1: more than 100 parts behind one name (a.b.c…)" },
	{ "calls in a row", "local a a", "()", 101, "", "t.lua:1: more than 100 parts behind one name (a.b.c…)" },
	{ "calls with texts", "local a a", "''", 101, "", "t.lua:1: more than 100 parts behind one name (a.b.c…)" },
	{ "calls with long texts", "local a a", "[[]]", 101, "", "t.lua:1: more than 100 parts behind one name (a.b.c…)" },
	{ "methods", "local a a", ":b()", 101, "", "t.lua:1: more than 100 parts behind one name (a.b.c…)" },
	{ "elseif", "if a then ", "elseif a then\n", 501, "end", "t.lua:501: more than 500 \"elseif\" behind one \"if\": use a table" },
	{ "breaks", "while a do ", "break ", 1001, "end", "t.lua:1: more than 1000 \"break\", \"goto\" and labels in one file" },
	{ "labels", "", "::a:: ", 1001, "end", "t.lua:1: more than 1000 \"break\", \"goto\" and labels in one file" },
	{ "long name", "return ", "a", 201, "", "t.lua:1: a name or number longer than 200 characters" },
	{ "long number", "return ", "1", 201, "", "t.lua:1: a name or number longer than 200 characters" },
	{ "long text", "return '", "abcd", 8193, "'", "t.lua:1: a text longer than 32 KiB" },
	{ "too many locals", "", "local a\n", 201, "", "t.lua:202: too many local variables (limit is 200) in main function near <eof>" },
	{ "line ends", "", "\r\n", 60, "\r\r\n\n\r return _ENV", "t.lua:64: unknown word \"_ENV\"" },
	{ "escapes", "return '", "\\z \n \\\n \\'", 20, "' .. _ENV", "t.lua:41: unknown word \"_ENV\"" },
};

static int load_protected(lua_State *L)
{
	const struct text *script = lua_touserdata(L, 1);

	if (sandbox_load(L, script->text, script->size, "@t.lua"))
		lua_pushliteral(L, "");
	return 1;
}

static void test_source(void **state)
{
	const struct repeated *row = *state;
	size_t n = strlen(row->again), size = strlen(row->before) + n * row->times + strlen(row->after);
	char *text = malloc(size + 1), *end = text;
	struct text script = { text, size };
	struct sandbox *s = sandbox_new(NULL);

	end += sprintf(end, "%s", row->before);
	for (size_t i = 0; i < row->times; i++, end += n)
		memcpy(end, row->again, n);
	sprintf(end, "%s", row->after);
	lua_pushcfunction(sandbox_lua(s), load_protected);
	lua_pushlightuserdata(sandbox_lua(s), &script);
	assert_int_equal(lua_pcall(sandbox_lua(s), 1, 1, 0), LUA_OK);
	assert_string_equal(sandbox_message(s), row->want);
	sandbox_free(s);
	free(text);
}

static void test_nul(void **state)
{
	struct sandbox *s = sandbox_new(NULL);
	bool good;

	(void)state;
	assert_string_equal(run_text(s, "--\n\0", 4, &good), "t.lua:2: control character U+0000 in the text");
	sandbox_free(s);
}

static const char environment[] =
	"assert error ipairs math.abs math.acos math.asin math.atan math.ceil math.cos math.deg math.exp"
	" math.floor math.fmod math.huge math.log math.max math.maxinteger math.min math.mininteger"
	" math.modf math.pi math.rad math.sin math.sqrt math.tan math.tointeger math.type math.ult pairs"
	" select string.byte string.char string.find string.format string.len string.lower string.rep"
	" string.reverse string.sub string.upper table.concat table.insert table.remove table.sort"
	" table.unpack tonumber tostring type utf8.char utf8.codepoint utf8.codes utf8.len utf8.offset";

/* Gives every name that can be reached from a script's environment, in order. */
static int list_environment(lua_State *L)
{
	static const char lister[] =
		"local contents, environment = ...\n"
		"local names, todo = {}, { { '', environment } }\n"
		"while #todo > 0 do\n"
		"  local prefix, t = table.unpack(table.remove(todo))\n"
		"  for k, v in next, contents(t) do\n"
		"    if type(v) == 'table' then todo[#todo + 1] = { prefix .. k .. '.', v }\n"
		"    else names[#names + 1] = prefix .. k end\n"
		"  end\n"
		"end\n"
		"table.sort(names)\n"
		"return table.concat(names, ' ')\n";

	if (luaL_loadbuffer(L, lister, sizeof lister - 1, "=lister") != LUA_OK)
		return lua_error(L);
	lua_insert(L, 1);
	if (!sandbox_load(L, "return x", 8, "@t.lua"))
		return lua_error(L);
	lua_getupvalue(L, -1, 1);
	lua_replace(L, -2);
	lua_call(L, 2, 1);
	return 1;
}

static int push_contents(lua_State *L)
{
	sandbox_contents(L, 1);
	return 1;
}

static void test_environment(void **state)
{
	struct sandbox *s = sandbox_new(NULL);
	lua_State *L = sandbox_lua(s);

	(void)state;
	lua_pushcfunction(L, list_environment);
	lua_pushcfunction(L, push_contents);
	assert_int_equal(lua_pcall(L, 1, 1, 0), LUA_OK);
	assert_string_equal(lua_tostring(L, -1), environment);
	sandbox_free(s);
}

static void test_defined(void **state)
{
	struct sandbox *s = sandbox_new(NULL);
	lua_State *L = sandbox_lua(s);
	bool good;

	(void)state;
	lua_pushinteger(L, 42);
	sandbox_define(L, "answer");
	assert_int_equal(luaL_dostring(L, "return function(name) if name == 'stop' then error('no stop', 3) end"
	                                  " return 'any ' .. name end"), LUA_OK);
	sandbox_on_unknown(L);
	assert_int_equal(lua_gettop(L), 0);
	assert_string_equal(run(s, "return answer, other, math.flor, ('x').y", &good), "42|any other|any math.flor|any string.y");
	assert_string_equal(run(s, "\nreturn stop", &good), "t.lua:2: no stop");
	assert_false(good);
	sandbox_free(s);
}

#define FROZEN "t.lua:1: this table was made while the criteria were loaded and cannot be changed by a function"

/* `frozen` is { 3, 1, 2, name = "x", inner = { 1 } }, of which the inner is not frozen. */
static const struct row frozen[] = {
	{ "read", "return frozen[1], frozen[4], frozen.name, frozen.inner[1], frozen.other, #frozen", "3|nil|x|1|nil|3" },
	{ "pairs", "local o = {} for k, v in pairs(frozen) do o[#o + 1] = tostring(k) .. tostring(v) end return table.concat(o, ' ')",
	  "13 21 32 innertable namex" },
	{ "ipairs", "local n = 0 for i, v in ipairs(frozen) do n = n * 10 + v end return n", "312" },
	{ "ipairs hides", "local f, t = ipairs(frozen) return t == frozen", "true" },
	{ "concat", "return table.concat(frozen, ' ')", "3 1 2" },
	{ "unpack", "return table.unpack(frozen)", "3|1|2" },
	{ "type", "return type(frozen), tostring(frozen), frozen == frozen", "table|table|true" },
	{ "set", "frozen[1] = 1", FROZEN },
	{ "add", "frozen.new = 1", FROZEN },
	{ "clear", "frozen.name = nil", FROZEN },
	{ "insert", "table.insert(frozen, 1)", FROZEN },
	{ "remove", "table.remove(frozen)", FROZEN },
	{ "sort", "table.sort(frozen)", FROZEN },
};

static int make_frozen(lua_State *L)
{
	if (luaL_dostring(L, "return { 3, 1, 2, name = 'x', inner = { 1 } }") != LUA_OK)
		return lua_error(L);
	sandbox_freeze(L, -1);
	sandbox_freeze(L, -1); /* once more does nothing */
	sandbox_define(L, "frozen");
	return 0;
}

static void test_frozen(void **state)
{
	const struct row *row = *state;
	struct sandbox *s = sandbox_new(NULL);
	bool good;

	lua_pushcfunction(sandbox_lua(s), make_frozen);
	assert_int_equal(lua_pcall(sandbox_lua(s), 0, 0, 0), LUA_OK);
	assert_string_equal(run(s, row->script, &good), row->want);
	assert_string_equal(run(s, "return #frozen, frozen[1], frozen.name", &good), "3|3|x");
	sandbox_free(s);
}

static void test_no_memory_to_start(void **state)
{
	struct sandbox_limits limits = { .memory = 1 };
	struct sandbox *s = NULL;

	(void)state;
	for (; !s; limits.memory += 24)
		s = sandbox_new(&limits);
	assert_in_range(limits.memory, 10000, 100000);
	sandbox_free(s);
}

static void test_no_memory_to_run(void **state)
{
	static const char script[] =
		"local t, o = { b = 1, a = 2 }, {} for k, v in pairs(t) do o[#o + 1] = k .. v end"
		" table.insert(o, 1, ('x'):rep(300, ',')) table.sort(o, function(a, b) return a < b end)"
		" local function f(...) return select('#', ...) end"
		" return f(table.unpack(o)), #table.concat(o), ('%5s'):format({}), (('x'):find('y'))";
	struct sandbox *s = sandbox_new(NULL);
	bool good = false;
	size_t n = 0;

	(void)state;
	while (!good) {
		const char *got;

		sandbox_begin(s, SANDBOX_CALL_WORK);
		sandbox_fail_allocation(s, ++n);
		got = run(s, script, &good);
		if (good)
			assert_string_equal(got, "3|603|table|nil");
		else
			assert_non_null(strstr(got, "out of memory"));
		assert_int_equal(good, sandbox_stopped(s) == NULL);
	}
	assert_in_range(n, 30, 1000);
	sandbox_free(s);
}

#define ROWS(table, function) \
	for (size_t i = 0; i < COUNT(table); i++) \
		tests[n++] = (struct CMUnitTest){ table[i].name, function, NULL, NULL, (void *)&table[i] }

int main(int argc, char **argv)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(test_swallowed), cmocka_unit_test(test_clock),
		cmocka_unit_test(test_same_work), cmocka_unit_test(test_long_message),
		cmocka_unit_test(test_nul), cmocka_unit_test(test_environment),
		cmocka_unit_test(test_defined), cmocka_unit_test(test_no_memory_to_start),
		cmocka_unit_test(test_no_memory_to_run),
	};
	static struct CMUnitTest tests[COUNT(values) + COUNT(errors) + COUNT(stops) + COUNT(sources) +
	                               COUNT(frozen) + COUNT(others)];
	size_t n = 0;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	ROWS(values, test_value);
	ROWS(errors, test_error);
	ROWS(stops, test_stop);
	ROWS(sources, test_source);
	ROWS(frozen, test_frozen);
	for (size_t i = 0; i < COUNT(others); i++)
		tests[n++] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
