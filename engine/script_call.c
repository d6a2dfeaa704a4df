/* Calling the functions of a set, and what they see: `scores`, `answers` and
 * `firm` are userdata without contents of their own, which look into the view of
 * the running call and are dead outside one. */
#include <math.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "dates.h"
#include "script_state.h"
#include "utf8.h"

static struct script *script_of(lua_State *L)
{
	return lua_touserdata(L, lua_upvalueindex(1));
}

/* ---- Values that scripts see --------------------------------------------------------- */

/* { year, month, day, days } */
static void push_date(lua_State *L, int days)
{
	struct date date = date_from_days(days);

	lua_createtable(L, 0, 4);
	lua_pushinteger(L, date.year);
	lua_setfield(L, -2, "year");
	lua_pushinteger(L, date.month);
	lua_setfield(L, -2, "month");
	lua_pushinteger(L, date.day);
	lua_setfield(L, -2, "day");
	lua_pushinteger(L, days);
	lua_setfield(L, -2, "days");
}

/* { iso_9001 = true } */
static void push_set(lua_State *L, const struct eca_question *q, uint64_t set)
{
	size_t i;

	lua_newtable(L);
	for (i = 0; i < q->n_options; i++) {
		if (set >> i & 1) {
			lua_pushboolean(L, true);
			lua_setfield(L, -2, q->options[i].id);
		}
	}
}

static void push_answer(lua_State *L, const struct eca_question *q, const struct eca_answer *a)
{
	if (a->state != ECA_ANSWERED) {
		lua_pushnil(L);
		return;
	}
	switch (q->type) {
	case ECA_YES_NO:
		lua_pushboolean(L, a->number == 1);
		break;
	case ECA_LEVEL:
		lua_pushinteger(L, (lua_Integer)a->number);
		break;
	case ECA_CHOICE:
		lua_pushstring(L, q->options[(size_t)a->number].id);
		break;
	case ECA_MULTI:
		push_set(L, q, a->set);
		break;
	case ECA_NUMBER:
		lua_pushnumber(L, a->number);
		break;
	case ECA_DATE:
		push_date(L, (int)a->number);
		break;
	case ECA_TEXT:
		lua_pushstring(L, a->text);
		break;
	}
}

/* ---- scores.x, answers.x, firm.x, state("x") ---------------------------------------------- */

/* What an id stands for: question i as i + 1, another node i as −(i + 1), 0 unknown. */
static lua_Integer look_up(lua_State *L, int key)
{
	lua_Integer id;

	if (lua_type(L, key) != LUA_TSTRING)
		return 0;
	lua_pushvalue(L, key);
	lua_rawget(L, lua_upvalueindex(2));
	id = lua_tointeger(L, -1);
	lua_pop(L, 1);
	return id;
}

static const char *key_text(lua_State *L, int key)
{
	return lua_type(L, key) == LUA_TSTRING ? lua_tostring(L, key) : luaL_typename(L, key);
}

static const struct script_view *view_of(lua_State *L, const struct script *script)
{
	if (!script->view)
		sandbox_error(L, "answers and scores can be asked for only while a firm is being scored");
	return script->view;
}

static void need_decided(lua_State *L, const struct script_view *view, size_t question)
{
	if (view->undecided && view->undecided[question])
		sandbox_error(L, "whether \"%s\" applies is decided later than this function runs: "
		              "use a condition in words instead of the function",
		              view->model->questions[question].id);
}

/* Notes what the running function asks for: a question, or a node behind them all. */
static void note_asked(const struct script *script, const struct script_view *view, size_t what)
{
	size_t function = (size_t)(script->running - script->functions);

	if (view->asked)
		view->asked[function * (view->model->n_questions + view->model->n_nodes) + what] = true;
}

static int answers_index(lua_State *L)
{
	struct script *script = script_of(L);
	const struct script_view *view = view_of(L, script);
	lua_Integer id = look_up(L, 2);

	sandbox_charge(L, 4);
	if (id <= 0)
		return sandbox_error(L, "there is no question \"%s\"", key_text(L, 2));
	if ((size_t)id <= view->model->n_profile)
		return sandbox_error(L, "\"%s\" belongs to the profile: write firm.%s", key_text(L, 2), key_text(L, 2));
	need_decided(L, view, (size_t)id - 1);
	note_asked(script, view, (size_t)id - 1);
	push_answer(L, &view->model->questions[id - 1], &view->answers[id - 1]);
	return 1;
}

static int firm_index(lua_State *L)
{
	struct script *script = script_of(L);
	const struct script_view *view = view_of(L, script);
	const struct eca_assessment *a = view->assessment;
	lua_Integer id = look_up(L, 2);

	sandbox_charge(L, 4);
	if (id > 0 && (size_t)id <= view->model->n_profile) {
		note_asked(script, view, (size_t)id - 1);
		push_answer(L, &view->model->questions[id - 1], &view->answers[id - 1]);
	} else if (strcmp(key_text(L, 2), "source") == 0) {
		lua_pushstring(L, eca_source_word(a->source));
	} else if (strcmp(key_text(L, 2), "assessed_on") == 0) {
		if (a->dated)
			push_date(L, a->assessed_on);
		else
			lua_pushnil(L);
	} else if (id > 0) {
		return sandbox_error(L, "\"%s\" is a question: write answers.%s", key_text(L, 2), key_text(L, 2));
	} else {
		return sandbox_error(L, "the profile has no field \"%s\"", key_text(L, 2));
	}
	return 1;
}

/* Whether the running function may ask for the score of that node. */
static bool in_scope(const struct script *script, size_t node)
{
	const struct eca_model *m = script->model;

	if (script->running->scope == SCOPE_ALL)
		return true;
	for (node = m->nodes[node].parent; node != ECA_NONE; node = m->nodes[node].parent)
		if (node == script->running->node)
			return true;
	return false;
}

static size_t node_of(const struct eca_model *m, lua_Integer id)
{
	return id > 0 ? m->questions[id - 1].node : (size_t)(-id - 1);
}

static int scores_index(lua_State *L)
{
	struct script *script = script_of(L);
	const struct script_view *view = view_of(L, script);
	lua_Integer id = look_up(L, 2);
	size_t node = id ? node_of(view->model, id) : ECA_NONE;

	sandbox_charge(L, 4);
	if (script->running->scope == SCOPE_NONE || !view->scores)
		return sandbox_error(L, "scores are not known yet where this function runs");
	if (node == ECA_NONE)
		return sandbox_error(L, "there is no question, criterion or pillar \"%s\" with a score", key_text(L, 2));
	if (!in_scope(script, node))
		return sandbox_error(L, "\"%s\" is not below %s, so its score cannot be asked for here",
		                     key_text(L, 2), script->running->label);
	if (!view->model->nodes[node].scored)
		return sandbox_error(L, "\"%s\" is not scored", key_text(L, 2));
	note_asked(script, view, view->model->n_questions + node);
	if (view->scores[node].known)
		lua_pushnumber(L, view->scores[node].points);
	else
		lua_pushnil(L);
	return 1;
}

static int refuse_change(lua_State *L)
{
	return sandbox_error(L, "scores, answers and firm cannot be changed");
}

static int state_word(lua_State *L)
{
	struct script *script = script_of(L);
	const struct script_view *view = view_of(L, script);
	lua_Integer id = look_up(L, 1);

	sandbox_charge(L, 4);
	if (id <= 0)
		return sandbox_error(L, "state: there is no question \"%s\"", key_text(L, 1));
	need_decided(L, view, (size_t)id - 1);
	note_asked(script, view, (size_t)id - 1);
	lua_pushstring(L, eca_state_word((enum eca_state)view->answers[id - 1].state));
	return 1;
}

/* A function that knows the script and its ids. */
static void push_asker(lua_State *L, struct script *script, lua_CFunction function)
{
	lua_pushlightuserdata(L, script);
	lua_rawgeti(L, LUA_REGISTRYINDEX, script->ids);
	lua_pushcclosure(L, function, 2);
}

static int make_view(lua_State *L, struct script *script, lua_CFunction index)
{
	lua_newuserdata(L, 1);
	lua_createtable(L, 0, 3);
	push_asker(L, script, index);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, refuse_change);
	lua_setfield(L, -2, "__newindex");
	lua_setmetatable(L, -2);
	return luaL_ref(L, LUA_REGISTRYINDEX);
}

void script_prepare_calls(lua_State *L, struct script *script)
{
	lua_newtable(L);
	script->ids = luaL_ref(L, LUA_REGISTRYINDEX);
	script->answers = make_view(L, script, answers_index);
	script->firm = make_view(L, script, firm_index);
	script->scores = make_view(L, script, scores_index);
	if (script->shared)
		return;
	push_asker(L, script, state_word);
	lua_pushvalue(L, -1);
	script->state = luaL_ref(L, LUA_REGISTRYINDEX);
	sandbox_define(L, "state");
}

void script_forget_calls(struct script *script)
{
	lua_State *L = sandbox_lua(script->sandbox);
	const int refs[] = { script->ids, script->answers, script->firm, script->scores };
	size_t i;

	for (i = 0; i < sizeof(refs) / sizeof(refs[0]); i++)
		luaL_unref(L, LUA_REGISTRYINDEX, refs[i]);
	for (i = 0; i < script->model->n_functions; i++) {
		luaL_unref(L, LUA_REGISTRYINDEX, script->functions[i].ref);
		luaL_unref(L, LUA_REGISTRYINDEX, script->functions[i].cells);
	}
}

/* Files of a set may have kept the word, so it is turned to the script that runs. */
static void turn_state(lua_State *L, struct script *script)
{
	lua_rawgeti(L, LUA_REGISTRYINDEX, script->state);
	lua_pushlightuserdata(L, script);
	lua_setupvalue(L, -2, 1);
	lua_rawgeti(L, LUA_REGISTRYINDEX, script->ids);
	lua_setupvalue(L, -2, 2);
	lua_pop(L, 1);
}

/* ---- One call ---------------------------------------------------------------------------- */

struct request {
	struct script *script;
	const struct script_function *function;
	enum script_call call;
	size_t question;
	struct arena *arena;
	struct script_value *value, *note;
};

static int push_arguments(lua_State *L, const struct request *r)
{
	const struct script_view *view = r->script->view;
	const struct eca_assessment *a = view->assessment;

	switch (r->call) {
	case SCRIPT_CALL_FIRM_STATE:
		lua_rawgeti(L, LUA_REGISTRYINDEX, r->script->scores);
		lua_rawgeti(L, LUA_REGISTRYINDEX, r->script->answers);
		lua_rawgeti(L, LUA_REGISTRYINDEX, r->script->firm);
		return 3;
	case SCRIPT_CALL_DERIVE:
		lua_rawgeti(L, LUA_REGISTRYINDEX, r->script->firm);
		return 1;
	default:
		break;
	}
	push_answer(L, &view->model->questions[r->question], &view->answers[r->question]);
	if (r->call == SCRIPT_CALL_NUMBER)
		return 1;
	if (r->call == SCRIPT_CALL_VALID)
		lua_rawgeti(L, LUA_REGISTRYINDEX, r->script->firm);
	else if (a->dated)
		push_date(L, a->assessed_on);
	else
		lua_pushnil(L);
	return 2;
}

/* A text given by a script, in NFC and in the arena; NULL when it is no text. */
static const char *take_text(lua_State *L, struct arena *arena)
{
	size_t length;
	const char *text;

	if (lua_type(L, -1) != LUA_TSTRING)
		return NULL;
	text = lua_tolstring(L, -1, &length);
	if (!utf8_valid(text, length) || memchr(text, 0, length))
		return NULL;
	return utf8_surely_nfc(text, length) ? arena_copy(arena, text, length)
	                                     : utf8_nfc(arena, text, &length);
}

/* { vi = "…", en = "…" } on top of the stack; reading a frozen table may raise. */
static void take_texts(lua_State *L, const struct request *r, struct script_value *value)
{
	const struct eca_model *m = r->script->model;
	bool any = false;
	size_t i;

	for (i = 0; i < m->n_languages; i++) {
		lua_getfield(L, -1, m->languages[i]);
		value->texts.in[i] = take_text(L, r->arena);
		any |= value->texts.in[i] != NULL;
		lua_pop(L, 1);
	}
	value->kind = any ? SCRIPT_TEXTS : SCRIPT_OTHER;
	value->text = "a table";
}

static void take_plain_text(lua_State *L, const struct request *r, struct script_value *value)
{
	const char *given = take_text(L, r->arena);
	size_t i;

	value->kind = given ? SCRIPT_TEXT : SCRIPT_OTHER;
	value->text = given ? given : "a text that is not UTF-8";
	for (i = 0; given && i < r->script->model->n_languages; i++)
		value->texts.in[i] = given;
}

static void take_value(lua_State *L, const struct request *r, struct script_value *value)
{
	switch (lua_type(L, -1)) {
	case LUA_TNIL:
		break;
	case LUA_TBOOLEAN:
		value->kind = lua_toboolean(L, -1) ? SCRIPT_TRUE : SCRIPT_FALSE;
		value->text = lua_toboolean(L, -1) ? "true" : "false";
		break;
	case LUA_TNUMBER:
		value->kind = SCRIPT_NUMBER;
		value->number = lua_tonumber(L, -1);
		if (isnan(value->number))
			value->number = NAN; /* without the sign that some processors give it */
		value->text = "a number";
		break;
	case LUA_TTABLE:
		take_texts(L, r, value);
		break;
	case LUA_TSTRING:
		take_plain_text(L, r, value);
		break;
	default:
		value->kind = SCRIPT_OTHER;
		value->text = lua_type(L, -1) == LUA_TFUNCTION ? "a function" : "something else";
	}
	lua_pop(L, 1);
}

const char *script_say(const struct script_value *value, struct arena *arena)
{
	return value->kind == SCRIPT_TEXT ? arena_format(arena, "the text \"%s\"", value->text)
	                                  : value->text;
}

static int call_protected(lua_State *L)
{
	const struct request *r = lua_touserdata(L, 1);

	if (r->script->shared)
		turn_state(L, r->script);
	lua_rawgeti(L, LUA_REGISTRYINDEX, r->function->ref);
	lua_call(L, push_arguments(L, r), 2);
	take_value(L, r, r->note);
	take_value(L, r, r->value);
	return 0;
}

/* Whether the two values on top are the same; not-a-number is the same as itself. */
static bool unchanged(lua_State *L)
{
	return lua_rawequal(L, -1, -2) || (!lua_rawequal(L, -1, -1) && !lua_rawequal(L, -2, -2));
}

/* Whether every variable outside the function holds the table or function that it held
 * when the set was loaded: the addresses say so soonest. False is no answer. */
static bool surely_unchanged(lua_State *L, const struct script_function *f)
{
	const struct script_cell *cell = f->glance;
	bool same = true;
	int i;

	lua_rawgeti(L, LUA_REGISTRYINDEX, f->cells);
	lua_pushnil(L); /* the function whose variables are looked at */
	for (i = 1; i < f->n_cells && same; i += 4, cell++) {
		if (cell->other) {
			lua_pop(L, 1);
			lua_rawgeti(L, -1, i);
		}
		lua_getupvalue(L, -1, cell->upvalue);
		same = cell->value && lua_topointer(L, -1) == cell->value;
		lua_pop(L, 1);
	}
	lua_pop(L, 2);
	return same;
}

/* Puts back every variable outside the function that the call has changed, and
 * names one of them. Allocates nothing, so raises nothing. */
static bool restore_cells(lua_State *L, const struct script_function *f, struct arena *arena,
                          const char **changed)
{
	bool clean = true;
	int i;

	lua_rawgeti(L, LUA_REGISTRYINDEX, f->cells);
	for (i = 1; i < f->n_cells; i += 4) {
		int upvalue;

		lua_rawgeti(L, -1, i);     /* the function */
		lua_rawgeti(L, -2, i + 1); /* which upvalue */
		upvalue = (int)lua_tointeger(L, -1);
		lua_pop(L, 1);
		lua_rawgeti(L, -2, i + 2); /* its value when the set was loaded */
		if (lua_getupvalue(L, -2, upvalue) && !unchanged(L)) {
			clean = false;
			lua_rawgeti(L, -4, i + 3);
			*changed = arena_text(arena, lua_tostring(L, -1));
			lua_pop(L, 2);
			lua_setupvalue(L, -2, upvalue);
			lua_pop(L, 1);
		} else {
			lua_pop(L, 3);
		}
	}
	lua_pop(L, 1);
	return clean;
}

const char *script_where(struct eca_set *set, size_t function, struct arena *arena)
{
	const struct script_function *f = &set->script->functions[function];

	return arena_format(arena, "%s:%d: %s: %s", f->file, f->line, f->label, f->field);
}

struct eca_place script_place(struct eca_set *set, size_t function)
{
	const struct script_function *f = &set->script->functions[function];

	return (struct eca_place){ f->file, f->line };
}

/* Help where Lua's own words are a programmer's. */
static const char *hint(const char *message)
{
	if (!strstr(message, "attempt to ") || !strstr(message, "nil"))
		return "";
	return " (an answer or score that is missing or not applicable is nil: test it first)";
}

/* "pillars/qcd.lua:31: text" as "folder/pillars/qcd.lua:31: criterion \"x\": score: text". */
static const char *explain(struct eca_set *set, size_t function, const char *message,
                           struct arena *arena)
{
	const struct script_function *f = &set->script->functions[function];
	const char *colon = strstr(message, ".lua:");
	const char *text = colon ? strstr(colon, ": ") : NULL;

	if (!text)
		return arena_format(arena, "%s: %s", script_where(set, function, arena), message);
	return arena_format(arena, "%s/%.*s: %s: %s: %s%s", set->model.folder, (int)(text - message),
	                    message, f->label, f->field, text + 2, hint(text));
}

bool script_call(struct eca_set *set, enum script_call call, size_t function, size_t question,
                 const struct script_view *view, struct arena *arena, struct script_value *value,
                 struct script_value *note, const char **failure)
{
	struct script *script = set->script;
	struct request r = { script, &script->functions[function], call, question, arena, value, note };
	lua_State *L = sandbox_lua(script->sandbox);
	const char *changed = NULL;
	bool ok;

	*value = *note = (struct script_value){ .kind = SCRIPT_NIL, .text = "nothing" };
	script->view = view;
	script->running = r.function;
	if (script->called)
		script->called[function] = true;
	sandbox_begin(script->sandbox, SANDBOX_CALL_WORK);
	lua_pushcfunction(L, call_protected);
	lua_pushlightuserdata(L, &r);
	ok = lua_pcall(L, 1, 0, 0) == LUA_OK;
	if (!ok)
		*failure = explain(set, function, sandbox_message(script->sandbox), arena);
	script->view = NULL;
	script->running = NULL;
	if (!surely_unchanged(L, r.function) && !restore_cells(L, r.function, arena, &changed) && ok) {
		*failure = arena_format(arena, "%s: changes the variable \"%s\" outside the function: "
		                        "a function keeps nothing from one call to the next",
		                        script_where(set, function, arena), changed);
		ok = false;
	}
	lua_settop(L, 0);
	return ok;
}
