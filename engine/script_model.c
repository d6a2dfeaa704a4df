/* From the flat tables of resolve.lua to the model. The tables are already
 * checked: what is not there is absent, nothing is wrong. */
#include <limits.h>
#include <math.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "plan.h"
#include "script_fields.h"
#include "utf8.h"

/* Elements that are no tables but single values. */
static void read_double(struct reading *r, void *at)
{
	*(double *)at = lua_tonumber(r->L, -1);
}

static void read_flag(struct reading *r, void *at)
{
	*(bool *)at = lua_toboolean(r->L, -1);
}

/* Texts are compared with answers, which are in NFC. */
static void read_compared(struct reading *r, void *at)
{
	size_t length;
	const char *given = lua_tolstring(r->L, -1, &length);

	*(const char **)at = utf8_nfc(r->arena, given, &length);
}

static void read_option(struct reading *r, void *at)
{
	struct eca_option *o = at;

	o->id = string(r, "id");
	o->text = text(r, "text");
	o->points = number(r, "points", 0);
	o->alone = truth(r, "alone");
	o->applies_if = index_of(r, "applies_if");
}

static void read_breakpoint(struct reading *r, void *at)
{
	struct eca_breakpoint *b = at;

	b->x = number(r, "x", 0);
	b->points = number(r, "points", 0);
}

static void read_question(struct reading *r, void *at)
{
	static const char *const types[] = { "yes_no", "level", "choice", "multi", "number", "date", "text", NULL };
	static const char *const points[] = { "none", "options", "sum", "highest", "linear", "bands", "function", NULL };
	struct eca_question *q = at;

	q->id = string(r, "id");
	q->type = (enum eca_type)word(r, "type", types);
	q->at = place(r);
	q->text = text(r, "text");
	q->help = text(r, "help");
	q->evidence = text(r, "evidence");
	q->period = text(r, "period");
	q->unit = text(r, "unit");
	q->options = read_list(r, "options", sizeof(*q->options), &q->n_options, read_option);
	q->points = (enum eca_points)word(r, "points", points);
	q->breakpoints = read_list(r, "breakpoints", sizeof(*q->breakpoints), &q->n_breakpoints, read_breakpoint);
	q->points_function = index_of(r, "points_function");
	q->min = number(r, "min", -INFINITY);
	q->max = number(r, "max", INFINITY);
	q->derived = truth(r, "derived");
	q->derive_function = index_of(r, "derive_function");
	q->valid_function = index_of(r, "valid_function");
	q->applies_if = index_of(r, "applies_if");
	q->na_allowed = truth(r, "na_allowed");
	q->na = text(r, "na");
	q->required = truth(r, "required");
	q->missing_excludes = truth(r, "missing_excludes");
	q->effort = number(r, "effort", 0);
	q->has_effort = truth(r, "has_effort");
	q->fixed = truth(r, "fixed");
	q->support = index_of(r, "support");
	q->node = index_of(r, "node");
}

static void read_node(struct reading *r, void *at)
{
	static const char *const kinds[] = { "question", "criterion", "pillar", "overall", NULL };
	struct eca_node *n = at;

	n->kind = (enum eca_kind)word(r, "kind", kinds);
	n->id = string(r, "id");
	n->at = place(r);
	n->name = text(r, "name");
	n->parent = index_of(r, "parent");
	n->first_child = (size_t)number(r, "first_child", 0);
	n->n_children = (size_t)number(r, "n_children", 0);
	n->weight = number(r, "weight", 1);
	n->scored = truth(r, "scored");
	n->expression = index_of(r, "expression");
	n->function = index_of(r, "function");
	n->question = index_of(r, "question");
	n->why = text(r, "why");
	n->standard = text(r, "standard");
	n->support = index_of(r, "support");
	n->first_action = (size_t)number(r, "first_action", 0);
	n->n_actions = (size_t)number(r, "n_actions", 0);
}

static void read_action(struct reading *r, void *at)
{
	struct eca_action *a = at;

	a->criterion = index_of(r, "criterion");
	a->at = place(r);
	a->text = text(r, "text");
	a->first = text(r, "first");
	a->effort = number(r, "effort", 0);
	a->effort_word = string(r, "effort_word");
	a->months_from = number(r, "months_from", 0);
	a->months_to = number(r, "months_to", 0);
	a->below = number(r, "below", 100);
	a->support = index_of(r, "support");
	a->measure = index_of(r, "measure");
}

static void read_flags(struct reading *r, struct eca_condition *c)
{
	size_t i, n;

	c->is_option = read_list(r, "options", sizeof(*c->is_option), &n, read_flag);
	for (i = 0; i < n && i < ECA_MULTI_OPTIONS_MAX; i++)
		c->options |= (uint64_t)c->is_option[i] << i;
	if (!n)
		c->is_option = NULL;
}

static void read_condition(struct reading *r, void *at)
{
	static const char *const tests[] = {
		"yes", "no", "at_least", "at_most", "one_of", "has_any", "only", "answered", "score_at_least",
		"every_pillar", "missing_at_most", "self_assessed", "all", "any", "none", "function", NULL,
	};
	struct eca_condition *c = at;

	c->test = (enum eca_test)word(r, "test", tests);
	if (strcmp(string(r, "test"), "has") == 0)
		c->test = ECA_IF_HAS_ANY;
	c->at = place(r);
	c->question = index_of(r, "question");
	c->node = index_of(r, "node");
	c->n = number(r, "n", 0);
	c->function = index_of(r, "function");
	read_flags(r, c);
	c->texts = read_list(r, "texts", sizeof(*c->texts), &c->n_texts, read_compared);
	c->parts = read_list(r, "parts", sizeof(*c->parts), &c->n_parts, read_index);
}

static void read_part(struct reading *r, void *at)
{
	struct eca_part *p = at;

	p->node = index_of(r, "node");
	p->expression = index_of(r, "expression");
	p->weight = number(r, "weight", 1);
}

static void read_expression(struct reading *r, void *at)
{
	static const char *const ops[] = { "weighted", "geometric", "lowest", "highest", "sum", "capped", "pick", "points", NULL };
	struct eca_expression *e = at;

	e->op = (enum eca_op)word(r, "op", ops);
	e->equal_weights = truth(r, "equal_weights");
	e->at = place(r);
	e->parts = read_list(r, "parts", sizeof(*e->parts), &e->n_parts, read_part);
	e->n = number(r, "n", 0);
	e->condition = index_of(r, "condition");
}

static void read_tier(struct reading *r, void *at)
{
	struct eca_tier *t = at;

	t->id = string(r, "id");
	t->at = place(r);
	t->name = text(r, "name");
	t->meaning = text(r, "meaning");
	t->from = number(r, "from", 0);
	t->needs = index_of(r, "needs");
	t->thin_ok = truth(r, "thin_ok");
	t->international = truth(r, "international");
}

static void read_gate(struct reading *r, void *at)
{
	struct eca_gate *g = at;

	g->id = string(r, "id");
	g->at = place(r);
	g->name = text(r, "name");
	g->when = index_of(r, "when");
	g->unless = index_of(r, "unless");
	g->cap = index_of(r, "cap");
	g->drop = (size_t)number(r, "drop", 0);
}

static void read_weighting(struct reading *r, void *at)
{
	struct eca_weighting *w = at;
	size_t n;

	w->id = string(r, "id");
	w->at = place(r);
	w->name = text(r, "name");
	w->when = index_of(r, "when");
	w->weights = read_list(r, "weights", sizeof(*w->weights), &n, read_double);
}

static void read_grade(struct reading *r, void *at)
{
	struct eca_grade *g = at;

	g->id = string(r, "id");
	g->text = text(r, "text");
	g->factor = number(r, "factor", 0);
}

static void read_measure(struct reading *r, void *at)
{
	struct eca_measure *m = at;

	m->id = string(r, "id");
	m->name = text(r, "name");
}

static void read_area(struct reading *r, void *at)
{
	struct eca_support_area *a = at;

	a->id = string(r, "id");
	a->name = text(r, "name");
	a->measures = read_list(r, "measures", sizeof(*a->measures), &a->n_measures, read_measure);
}

static void read_target(struct reading *r, void *at)
{
	struct eca_target *t = at;

	t->year = (int)number(r, "year", 0);
	t->firms = number(r, "firms", 0);
	t->share = number(r, "share", 0);
}

static void read_chain(struct reading *r, void *at)
{
	struct eca_chain *c = at;

	c->id = string(r, "id");
	c->name = text(r, "name");
	c->needs = index_of(r, "needs");
	c->provinces = read_list(r, "provinces", sizeof(*c->provinces), &c->n_provinces, read_string);
}

/* ---- Functions ---------------------------------------------------------------------- */

static void read_scope(struct reading *r, struct script_function *f)
{
	if (lua_getfield(r->L, -1, "scope") == LUA_TNUMBER) {
		f->scope = SCOPE_NODE;
		f->node = (size_t)lua_tointeger(r->L, -1);
	} else {
		f->scope = strcmp(lua_tostring(r->L, -1), "all") == 0 ? SCOPE_ALL : SCOPE_NONE;
	}
	lua_pop(r->L, 1);
}

/* From the list of cells on top of the stack. */
static const struct script_cell *read_cells(struct reading *r, int n_cells)
{
	struct script_cell *cells = arena_array(&r->set->arena, (size_t)n_cells / 4, sizeof(*cells));
	const void *function, *before = NULL;
	int i;

	for (i = 0; i < n_cells / 4; i++, before = function) {
		lua_rawgeti(r->L, -1, 4 * i + 1);
		function = lua_topointer(r->L, -1);
		cells[i].other = function != before;
		lua_rawgeti(r->L, -2, 4 * i + 2);
		cells[i].upvalue = (int)lua_tointeger(r->L, -1);
		lua_rawgeti(r->L, -3, 4 * i + 3);
		if (lua_istable(r->L, -1) || lua_isfunction(r->L, -1))
			cells[i].value = lua_topointer(r->L, -1);
		lua_pop(r->L, 3);
	}
	return cells;
}

static void read_function(struct reading *r, void *at)
{
	struct script_function *f = at;
	struct eca_place where = place(r);

	f->file = where.file;
	f->line = where.line;
	f->label = string(r, "label");
	f->field = string(r, "field");
	read_scope(r, f);
	f->n_cells = (int)number(r, "n_cells", 0);
	lua_getfield(r->L, -1, "cells");
	f->glance = read_cells(r, f->n_cells);
	f->cells = luaL_ref(r->L, LUA_REGISTRYINDEX);
	lua_getfield(r->L, -1, "f");
	f->ref = luaL_ref(r->L, LUA_REGISTRYINDEX);
}

/* id -> index + 1 of a question, or −(index + 1) of a node that is no question. */
static void fill_ids(lua_State *L, const struct script *script, const struct eca_model *m)
{
	size_t i;

	lua_rawgeti(L, LUA_REGISTRYINDEX, script->ids);
	for (i = 0; i < m->n_questions; i++) {
		lua_pushinteger(L, (lua_Integer)i + 1);
		lua_setfield(L, -2, m->questions[i].id);
	}
	for (i = 0; i < m->n_nodes; i++) {
		if (m->nodes[i].kind == ECA_QUESTION)
			continue;
		lua_pushinteger(L, -(lua_Integer)i - 1);
		lua_setfield(L, -2, m->nodes[i].id);
	}
	lua_pop(L, 1);
}

/* ---- The whole --------------------------------------------------------------------- */

static void read_head(struct reading *r)
{
	struct eca_model *m = r->model;
	const char *const *languages =
		read_list(r, "languages", sizeof(*languages), &m->n_languages, read_string);
	size_t i;

	for (i = 0; i < m->n_languages; i++)
		m->languages[i] = languages[i];
	m->id = string(r, "id");
	m->version = string(r, "version");
	m->at = place(r);
	m->effective_from = (int)number(r, "effective_from", 0);
	m->effective_to = (int)number(r, "effective_to", INT_MAX);
	m->name = text(r, "name");
	m->notice = text(r, "notice");
	m->completeness = number(r, "completeness", 0);
	m->na_limit = number(r, "na_limit", 0);
	m->display_max = number(r, "display_max", 100);
	m->display_decimals = (int)number(r, "display_decimals", 1);
	m->default_grade = index_of(r, "default_grade");
	m->quota_from = number(r, "quota_from", 0);
	m->quota_to = number(r, "quota_to", 0);
	m->n_profile = (size_t)number(r, "n_profile", 0);
}

static void read_lists(struct reading *r)
{
	struct eca_model *m = r->model;

	m->questions = read_list(r, "questions", sizeof(*m->questions), &m->n_questions, read_question);
	m->nodes = read_list(r, "nodes", sizeof(*m->nodes), &m->n_nodes, read_node);
	m->actions = read_list(r, "actions", sizeof(*m->actions), &m->n_actions, read_action);
	m->conditions = read_list(r, "conditions", sizeof(*m->conditions), &m->n_conditions, read_condition);
	m->expressions = read_list(r, "expressions", sizeof(*m->expressions), &m->n_expressions, read_expression);
	m->tiers = read_list(r, "tiers", sizeof(*m->tiers), &m->n_tiers, read_tier);
	m->gates = read_list(r, "gates", sizeof(*m->gates), &m->n_gates, read_gate);
	m->weightings = read_list(r, "weightings", sizeof(*m->weightings), &m->n_weightings, read_weighting);
	m->grades = read_list(r, "grades", sizeof(*m->grades), &m->n_grades, read_grade);
	m->areas = read_list(r, "areas", sizeof(*m->areas), &m->n_areas, read_area);
	m->targets = read_list(r, "targets", sizeof(*m->targets), &m->n_targets, read_target);
	m->chains = read_list(r, "chains", sizeof(*m->chains), &m->n_chains, read_chain);
}

static void count_kinds(struct reading *r)
{
	struct eca_model *m = r->model;

	m->n_criteria = (size_t)number(r, "n_criteria", 0);
	m->n_pillars = (size_t)number(r, "n_pillars", 0);
	m->overall = m->n_nodes - 1;
	m->first_pillar = m->overall - m->n_pillars;
	m->first_criterion = m->first_pillar - m->n_criteria;
}

void script_read_model(lua_State *L, struct script *script, struct eca_set *set)
{
	struct reading r = { L, &set->arena, set, &set->model };
	size_t *score_order, n_order;

	read_head(&r);
	read_lists(&r);
	count_kinds(&r);
	score_order = read_list(&r, "order", sizeof(*score_order), &n_order, read_index);
	set->applies_order = read_list(&r, "question_order", sizeof(*set->applies_order),
	                               &set->n_applies, read_index);
	script->functions = read_list(&r, "functions", sizeof(*script->functions),
	                              &set->model.n_functions, read_function);
	fill_ids(L, script, &set->model);
	plan_make(set, score_order);
}
