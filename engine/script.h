/* The one door to Lua. A script holds a sandbox with the functions of one set;
 * everything that enters Lua goes through one protected call here, and comes back
 * as plain data. */
#ifndef ECA_SCRIPT_H
#define ECA_SCRIPT_H

#include "set.h"

/* Loads the set of `source` into `set` (model, orders, script), and its examples where
 * that is asked for. Everything wrong is added to `findings`; false when the set has any
 * error (that its examples have some only `findings` say), or in `err` when the source
 * itself cannot be read. `set` is then still to be freed. */
bool script_load(struct eca_set *set, const struct eca_origin *source, bool examples,
                 struct eca_findings *findings, struct eca_error *err);
void script_free(struct script *script);

/* Of a set loaded with its examples: notes from now on which functions are called and which
 * of their lines run. It makes them slow. */
void script_watch(struct eca_set *set);
/* What was noted, in the fields from `called` on. */
void script_seen(const struct eca_set *set, struct eca_coverage *coverage);

/* What a function may look at during one call. */
struct script_view {
	const struct eca_model *model;
	const struct eca_assessment *assessment;
	const struct eca_answer *answers; /* one per question */
	const struct eca_score *scores;   /* one per node; NULL: no scores yet */
	const bool *undecided; /* one per question: whether it applies is not known yet; or NULL */
	bool *asked; /* n_questions + n_nodes flags a function: whose answer or state, and which
	                score it asked for; NULL: not noted */
};

enum script_kind { SCRIPT_NIL, SCRIPT_FALSE, SCRIPT_TRUE, SCRIPT_NUMBER, SCRIPT_TEXT, SCRIPT_TEXTS, SCRIPT_OTHER };

/* What a function gave back; texts live in the arena of the call. */
struct script_value {
	enum script_kind kind;
	double number;
	const char *text;      /* SCRIPT_TEXT: the text; else what it is, "a table" */
	struct eca_text texts; /* SCRIPT_TEXT, SCRIPT_TEXTS: in the set's languages */
};

/* A value in words for messages: "a table", "the text \"x\"". */
const char *script_say(const struct script_value *value, struct arena *arena);

/* The arguments of a call, by what the function is for. */
enum script_call {
	SCRIPT_CALL_FIRM_STATE, /* (scores, answers, firm) */
	SCRIPT_CALL_NUMBER,     /* (x): points of a number */
	SCRIPT_CALL_DATES,      /* (date, assessed_on): points of a date */
	SCRIPT_CALL_VALID,      /* (x, firm) */
	SCRIPT_CALL_DERIVE,     /* (firm) */
};

/* Calls function number `function`; `question` is the one whose answer is passed
 * (ECA_NONE where none is). False when it failed: `*failure`, in `arena`, is
 * "file:line: criterion \"x\": what went wrong". */
bool script_call(struct eca_set *set, enum script_call call, size_t function, size_t question,
                 const struct script_view *view, struct arena *arena,
                 struct script_value *value, struct script_value *note, const char **failure);

/* Where a function stands, for messages: "file:line: criterion \"x\"". */
const char *script_where(struct eca_set *set, size_t function, struct arena *arena);

/* The same as data. */
struct eca_place script_place(struct eca_set *set, size_t function);

/* Tests only: the n-th allocation inside Lua from now on fails, for scripts loaded
 * from now on (0: none). */
extern size_t script_fail_allocation;
/* The same, counted from where the set's examples are loaded. */
extern bool script_fail_in_examples;

#endif
