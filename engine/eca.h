/* eca: the enterprise capacity assessment engine. The one public header.
 *
 * The life of a score: a criteria set is loaded from its folder of Lua files
 * (eca_set_load) and seen as plain data (struct eca_model); assessments are read
 * one at a time from answer files, typed and checked (eca_reader_next); each is
 * scored (eca_score) into a plain result; results are written by the caller.
 *
 * Units. A score is 0 to 100 points in whole millionths, whatever the set's
 * `display`. A weight is any number >= 0. Dates are days since 1970-01-01.
 * All text is UTF-8, NUL-terminated, normalised to NFC where it came from a firm.
 *
 * Ownership. What a function returns as `const` belongs to the object it came
 * from and lives as long as that object, or, for a reader's assessment and a
 * result's contents, until the next call on that reader or result. Objects made
 * by X_new, X_load or X_open are released by X_free.
 *
 * Failure. Functions that can fail take a `struct eca_error *` last, which may
 * not be NULL, and return false or NULL after filling it; the first error wins.
 * What a user mends all at once is a list of findings instead. Out of memory in
 * C ends the process with a message; out of memory in a criteria script is an
 * ordinary error.
 *
 * Threads. Nothing is shared between sets: use one set, with its reader and
 * results, per thread. A model may be read by any number of threads.
 */
#ifndef ECA_H
#define ECA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define ECA_VERSION "0.1.0"

/* "No such index", wherever a field holds an index into one of the arrays. */
#define ECA_NONE SIZE_MAX

/* ---- Errors and findings ------------------------------------------------ */

enum eca_error_kind {
	ECA_OK,
	ECA_ERROR_MISUSE, /* the command line or an API call; exit status 2 */
	ECA_ERROR_SET,    /* the criteria set is wrong; exit status 3 */
	ECA_ERROR_FILE,   /* a file could not be read or written; exit status 4 */
};

struct eca_error {
	enum eca_error_kind kind; /* ECA_OK: no error */
	char text[1024];          /* one line, "file:line: what is wrong and what to do" */
};

enum eca_severity { ECA_SEVERITY_ERROR, ECA_SEVERITY_WARNING };

/* One thing wrong or doubtful in a criteria set. */
struct eca_finding {
	enum eca_severity severity;
	const char *file; /* as the user would open it: folder given + name in the set */
	int line;         /* 1 for the first; 0 when the whole file is meant */
	const char *text; /* "criterion \"x\": unknown field \"wieght\" (did you mean \"weight\"?)" */
};

/* In file order. Start from `{ 0 }`; release with eca_findings_free. */
struct eca_findings {
	struct eca_finding *items;
	size_t count, capacity;
	size_t errors; /* how many of `count` have severity error */
};

void eca_findings_free(struct eca_findings *findings);

/* ---- A criteria set as data --------------------------------------------- */

enum { ECA_LANGUAGES_MAX = 8, ECA_MULTI_OPTIONS_MAX = 64 };

/* A text in each of the set's languages, in the set's order; NULL where the
 * language is missing. eca_say falls back to the first language that has it. */
struct eca_text {
	const char *in[ECA_LANGUAGES_MAX];
};

/* Where a thing is declared: the file as the user would open it, and its line. */
struct eca_place {
	const char *file;
	int line;
};

enum eca_type {
	ECA_YES_NO, /* number: 1 yes, 0 no */
	ECA_LEVEL,  /* number: index of the option, worst first */
	ECA_CHOICE, /* number: index of the option */
	ECA_MULTI,  /* set: bit i for option i */
	ECA_NUMBER, /* number: the value in the question's unit */
	ECA_DATE,   /* number: days since 1970-01-01 */
	ECA_TEXT,   /* text */
};

/* How an answer becomes points. */
enum eca_points {
	ECA_POINTS_NONE,     /* asked, never scored */
	ECA_POINTS_OPTIONS,  /* yes_no (options 0 no, 1 yes), level, choice */
	ECA_POINTS_SUM,      /* multi: sum of the chosen options, capped at 100 */
	ECA_POINTS_HIGHEST,  /* multi: best of the chosen options, 0 for none */
	ECA_POINTS_LINEAR,   /* number: straight lines between breakpoints, clamped */
	ECA_POINTS_BANDS,    /* number: the last band whose start is <= x */
	ECA_POINTS_FUNCTION, /* number, date: a Lua function */
};

struct eca_option {
	const char *id; /* levels: "0", "1", …; yes_no: "no", "yes" */
	struct eca_text text;
	double points;
	bool alone;        /* multi: excludes the other options */
	size_t applies_if; /* condition, or ECA_NONE; where it fails the option earns nothing */
};

struct eca_breakpoint {
	double x, points;
};

/* A question, or a field of the profile (which is never scored). */
struct eca_question {
	const char *id;
	enum eca_type type;
	struct eca_place at;
	struct eca_text text, help, evidence, period, unit;
	const struct eca_option *options; /* yes_no, level, choice, multi */
	size_t n_options;
	enum eca_points points;
	const struct eca_breakpoint *breakpoints; /* linear and bands, x ascending */
	size_t n_breakpoints;
	size_t points_function; /* ECA_POINTS_FUNCTION: index for the engine, else ECA_NONE */
	double min, max;        /* number: allowed range, ±INFINITY where open */
	bool derived;           /* profile only: computed, not read; type is ECA_CHOICE */
	size_t derive_function;
	size_t valid_function; /* ECA_NONE: none */
	size_t applies_if;     /* condition, or ECA_NONE: always */
	bool na_allowed;       /* the assessor may answer N/A */
	struct eca_text na;    /* when, if the set says so */
	bool required;         /* counts for completeness */
	bool missing_excludes; /* a missing answer drops out instead of scoring 0 */
	double effort;         /* of one step; meaningful when has_effort */
	bool has_effort;
	bool fixed;         /* not the firm's to change */
	size_t support;     /* support area, or ECA_NONE: the criterion's */
	size_t node;        /* its score node, or ECA_NONE in the profile */
};

enum eca_kind { ECA_QUESTION, ECA_CRITERION, ECA_PILLAR, ECA_OVERALL };

/* A thing that has a score. Nodes stand in the order: questions, criteria,
 * pillars, overall, each in file order, so that a node's children are the
 * contiguous range [first_child, first_child + n_children). */
struct eca_node {
	enum eca_kind kind;
	const char *id; /* "overall" for the last */
	struct eca_place at;
	struct eca_text name; /* a question's text */
	size_t parent;        /* node, ECA_NONE for overall */
	size_t first_child, n_children;
	double weight;      /* in its parent, without a weighting */
	bool scored;        /* false: an unscored question, or a node without any scored child */
	size_t expression;  /* how the children make the score; ECA_NONE: by weight, or function */
	size_t function;    /* a Lua function makes the score; else ECA_NONE */
	size_t question;    /* kind question: index in questions */
	struct eca_text why; /* pillar, criterion */
	struct eca_text standard; /* criterion: the clause of a standard behind it */
	size_t support;       /* criterion: support area, or ECA_NONE */
	size_t first_action, n_actions; /* criterion: in model.actions */
};

/* What a firm is told to do when a criterion scores less than `below`. */
struct eca_action {
	size_t criterion; /* node */
	struct eca_place at;
	struct eca_text text, first; /* first: what to do on Monday */
	double effort;               /* S 1, M 3, L 8, or any number */
	const char *effort_word;     /* "S", "M", "L", "fixed", or NULL when a number was given */
	double months_from, months_to; /* 0, 0 when not said */
	double below;
	size_t support, measure; /* ECA_NONE when not said; measure indexes the area's measures */
};

/* The conditions of the language. */
enum eca_test {
	ECA_IF_YES,
	ECA_IF_NO,
	ECA_IF_AT_LEAST,
	ECA_IF_AT_MOST,
	ECA_IF_ONE_OF,
	ECA_IF_HAS_ANY, /* has is has_any of one */
	ECA_IF_ONLY,
	ECA_IF_ANSWERED,
	ECA_IF_SCORE_AT_LEAST,
	ECA_IF_EVERY_PILLAR,
	ECA_IF_MISSING_AT_MOST,
	ECA_IF_SELF_ASSESSED,
	ECA_IF_ALL,
	ECA_IF_ANY,
	ECA_IF_NONE,
	ECA_IF_FUNCTION,
};

struct eca_condition {
	enum eca_test test;
	size_t question;       /* yes … answered: index in questions */
	double n;              /* at_least, at_most (dates as days), score_at_least, every_pillar, … */
	const bool *is_option; /* one_of, has_any, only: one per option; NULL for text */
	uint64_t options;      /* the same as bits, for a multi */
	const size_t *parts;   /* all, any, none: conditions, which stand before this one */
	size_t n_parts;
	size_t node;              /* score_at_least */
	const char *const *texts; /* one_of on text */
	size_t n_texts;
	size_t function;
	struct eca_place at;
};

/* The expressions of the language. */
enum eca_op {
	ECA_OP_WEIGHTED, /* mean is weighted with equal weights */
	ECA_OP_GEOMETRIC,
	ECA_OP_LOWEST,
	ECA_OP_HIGHEST,
	ECA_OP_SUM,
	ECA_OP_CAPPED,
	ECA_OP_PICK,
	ECA_OP_POINTS,
};

/* A part is a child's score or a nested expression: exactly one is not ECA_NONE. */
struct eca_part {
	size_t node, expression;
	double weight;
};

struct eca_expression {
	enum eca_op op;
	bool equal_weights; /* written without weights: mean, or geometric { "a", "b" } */
	struct eca_place at;
	const struct eca_part *parts; /* pick: chosen where true, then where false */
	size_t n_parts;
	double n;         /* capped, points */
	size_t condition; /* pick */
};

struct eca_tier {
	const char *id;
	struct eca_place at;
	struct eca_text name, meaning;
	double from;
	size_t needs; /* condition, or ECA_NONE */
	bool thin_ok, international;
};

struct eca_gate {
	const char *id;
	struct eca_place at;
	struct eca_text name;
	size_t when, unless; /* conditions; when may be ECA_NONE: always in play */
	size_t cap;          /* tier, or ECA_NONE when it drops */
	size_t drop;         /* how many tiers lower; 0 when it caps */
};

struct eca_weighting {
	const char *id;
	struct eca_place at;
	struct eca_text name;
	size_t when;
	const double *weights; /* one per node: the node's own where the weighting names none */
};

struct eca_grade {
	const char *id;
	struct eca_text text;
	double factor; /* 0 to 1, on the points of a question in a site visit */
};

struct eca_measure {
	const char *id;
	struct eca_text name;
};

struct eca_support_area {
	const char *id;
	struct eca_text name;
	const struct eca_measure *measures;
	size_t n_measures;
};

struct eca_target {
	int year;
	double firms; /* how many */
	double share; /* of them in an international tier, 0 to 1 */
};

struct eca_chain {
	const char *id;
	struct eca_text name;
	const char *const *provinces;
	size_t n_provinces;
	size_t needs; /* condition, or ECA_NONE */
};

struct eca_model {
	const char *id, *version, *folder;
	struct eca_place at;
	int effective_from, effective_to; /* days; to is INT_MAX when open */
	const char *languages[ECA_LANGUAGES_MAX];
	size_t n_languages;
	struct eca_text name, notice;
	double completeness, na_limit;
	double display_max;
	int display_decimals;
	char sha256[65]; /* over the set's files, see docs/formats.md */

	/* questions[0 … n_profile) are the profile, the rest the criteria's questions */
	const struct eca_question *questions;
	size_t n_questions, n_profile;
	const struct eca_node *nodes;
	size_t n_nodes, first_criterion, n_criteria, first_pillar, n_pillars, overall;
	const struct eca_action *actions;
	size_t n_actions;
	const struct eca_condition *conditions;
	size_t n_conditions;
	const struct eca_expression *expressions;
	size_t n_expressions;
	const struct eca_tier *tiers; /* lowest first */
	size_t n_tiers;
	const struct eca_gate *gates;
	size_t n_gates;
	const struct eca_weighting *weightings;
	size_t n_weightings;
	const struct eca_grade *grades;
	size_t n_grades, default_grade; /* ECA_NONE when the set has no evidence */
	const struct eca_support_area *areas;
	size_t n_areas;
	const struct eca_target *targets;
	size_t n_targets;
	const struct eca_chain *chains;
	size_t n_chains;
	double quota_from, quota_to; /* firms supported a year; 0, 0 when not said */
	size_t n_functions;
};

struct eca_set;

/* Loads the set in `folder`. Everything wrong is added to `findings`, sorted in
 * file order; NULL when there is any error. A folder that cannot be read at all
 * fills `err` instead (and `findings` stays as it was). */
struct eca_set *eca_set_load(const char *folder, struct eca_findings *findings,
                             struct eca_error *err);
void eca_set_free(struct eca_set *set);
const struct eca_model *eca_set_model(const struct eca_set *set);

/* Index of a language code ("vi") in the set, or ECA_NONE. */
size_t eca_language(const struct eca_model *model, const char *code);

/* `text` in that language, else in the first language that has it, else "". */
const char *eca_say(const struct eca_model *model, const struct eca_text *text, size_t language);

/* Index of the question, node, … with that id, or ECA_NONE. */
size_t eca_find_question(const struct eca_model *model, const char *id);
size_t eca_find_node(const struct eca_model *model, const char *id);

/* ---- Assessments ---------------------------------------------------------- */

enum eca_state {
	ECA_MISSING,  /* nothing was given */
	ECA_ANSWERED,
	ECA_NO_DATA,  /* the firm does not measure it: 0 points */
	ECA_NA,       /* not applicable */
};

enum { ECA_NO_GRADE = 255 };

struct eca_answer {
	unsigned char state; /* enum eca_state */
	unsigned char grade; /* index in model.grades, or ECA_NO_GRADE: none given */
	bool by_rule;        /* N/A because the question's applies_if does not hold */
	double number;       /* see enum eca_type; 0 unless answered */
	uint64_t set;        /* multi */
	const char *text;    /* text; else NULL */
	const char *note;    /* the assessor's note or reason for N/A; NULL when none */
};

enum eca_source { ECA_SELF, ECA_SITE_VISIT };

struct eca_assessment {
	const char *firm_id;
	const char *assessor; /* "" when not given */
	enum eca_source source;
	bool dated;
	int assessed_on;                  /* days; 0 unless dated */
	const struct eca_answer *answers; /* one per question of the model, derived included */
	const char *failure;              /* why a derived field could not be computed, or NULL */
	const char *file;                 /* where it came from */
	size_t row;                       /* line of the file on which it starts, 1 the first */
	char sha256[65];                  /* of its canonical form, see docs/formats.md */
};

/* What is wrong with an assessment (it is rejected) or doubtful (a warning). */
struct eca_problem {
	enum eca_severity severity;
	const char *file;
	size_t row;
	const char *cell;    /* in a workbook "Sheet!E12", or "Sheet!12" for a row; else "" */
	bool asked;          /* the column is a question of a questionnaire */
	const char *column;  /* "" when the whole row is meant */
	const char *firm_id; /* "" when not known */
	const char *value;   /* as given */
	const char *reason;
};

struct eca_reader_options {
	bool ignore_unknown; /* unknown columns are left aside, with a warning */
	bool decimal_comma;  /* numbers are written 12,5 */
};

enum eca_next {
	ECA_NEXT_END,      /* no more input */
	ECA_NEXT_READ,     /* an assessment; eca_reader_problems holds its warnings */
	ECA_NEXT_REJECTED, /* one could not be used; eca_reader_problems says why */
	ECA_NEXT_PASSED,   /* a submission of a form that was read before: it counts for
	                      nothing; eca_reader_problems has a warning */
	ECA_NEXT_BROKEN,   /* the current file cannot be read on; err says why. The reader
	                      goes on with the next file when called again. */
};

struct eca_reader;

/* A reader of `paths` in the order given: files (CSV, JSON, JSON lines, workbooks, told by
 * content), folders (their files in name order), "-" for standard input. The set
 * must outlive it. A second assessment of the same firm, source, assessor and
 * date is rejected, over all the paths together. */
struct eca_reader *eca_reader_new(struct eca_set *set, const char *const *paths, size_t n_paths,
                                  const struct eca_reader_options *options);
void eca_reader_free(struct eca_reader *reader);
enum eca_next eca_reader_next(struct eca_reader *reader, const struct eca_assessment **assessment,
                              struct eca_error *err);
/* Of the last call; empties at the next. */
const struct eca_problem *eca_reader_problems(const struct eca_reader *reader, size_t *count);
/* Bytes read so far and in all (0 when unknown: standard input), for a progress bar. */
void eca_reader_progress(const struct eca_reader *reader, uint64_t *done, uint64_t *total);

/* ---- Results ---------------------------------------------------------------- */

enum eca_status { ECA_STATUS_OK, ECA_STATUS_INCOMPLETE, ECA_STATUS_NOT_ASSESSABLE, ECA_STATUS_FAILED };

struct eca_score {
	double points; /* 0 to 100 in whole millionths; 0 when not known */
	bool known;    /* false: not applicable, or not scored */
};

enum eca_gate_state {
	ECA_GATE_OUT,   /* its `when` does not hold */
	ECA_GATE_OPEN,  /* in play and held open: `unless` is true or N/A */
	ECA_GATE_FIRED,
};

/* One thing that keeps the firm from the next tier. */
enum eca_obstacle_kind { ECA_BY_THRESHOLD, ECA_BY_NEED, ECA_BY_THIN_PILLAR, ECA_BY_GATE };

struct eca_obstacle {
	enum eca_obstacle_kind kind;
	size_t condition; /* need: the condition that is false */
	size_t node;      /* threshold: overall; thin: the pillar; need: the node it is about, if any */
	double wanted;    /* threshold, need on a score: points needed */
	size_t gate;
};

/* A text that a function gave along with its score. */
struct eca_note {
	size_t node;
	struct eca_text text;
};

/* Where the missing answers of an incomplete assessment can still lead. */
struct eca_interval {
	size_t lowest, highest; /* tiers; ECA_NONE: no completion that was tried comes to one */
	bool exact;             /* no completion leads further; else the search found none */
	const size_t *deciding; /* questions (index in questions) whose answer alone moves the tier
	                           from the lowest or highest; where none does, some that do so
	                           together. The strongest first. */
	size_t n_deciding;
};

struct eca_result {
	const struct eca_model *model;
	const struct eca_assessment *assessment;
	enum eca_status status;
	const char *failure;              /* failed: "file:line: what went wrong"; else NULL */
	const struct eca_answer *answers; /* the assessment's, with N/A by rule applied */
	const struct eca_score *scores;   /* one per node */
	size_t weighting;                 /* in force, or ECA_NONE */
	size_t required, given;           /* required applicable questions; of them answered or no data */
	double completeness;              /* given / required, 1 where there are none */
	const size_t *missing;            /* questions (index in questions), in set order */
	size_t n_missing;
	const bool *thin;                 /* one per pillar */
	size_t tier, tier_before_gates;   /* ECA_NONE unless status ok */
	const unsigned char *gates;       /* enum eca_gate_state, one per gate */
	const struct eca_obstacle *obstacles; /* to the tier above `tier` */
	size_t n_obstacles;
	const struct eca_note *notes;
	size_t n_notes;
	const struct eca_problem *warnings; /* e.g. an answer left aside where N/A by rule */
	size_t n_warnings;
	const struct eca_interval *possible; /* what eca_interval found; NULL until it was asked */
};

/* A result that eca_score fills again and again. */
struct eca_scoring;
struct eca_scoring *eca_scoring_new(struct eca_set *set);
void eca_scoring_free(struct eca_scoring *scoring);
/* Scores one assessment; never fails: what goes wrong is the status `failed`.
 * The result, owned by `scoring`, lives until the next call; the assessment must
 * live as long. */
const struct eca_result *eca_score(struct eca_scoring *scoring,
                                   const struct eca_assessment *assessment);

/* The tiers that the assessment scored last can still come to once its missing answers
 * are in (docs/model.md, section 6); its result points at it from then on. NULL unless
 * the status is incomplete. Scores up to some thousand completions. */
const struct eca_interval *eca_interval(struct eca_scoring *scoring);

/* A copy of a result with its assessment, for work that needs the batch; release
 * with eca_result_free. Model and set are shared, not copied. */
struct eca_result *eca_result_copy(const struct eca_result *result);
void eca_result_free(struct eca_result *result);

/* The share of the overall score that each node carries once N/A parts have
 * dropped out and the weighting is applied, 0 to 1: the product of w / Σw along
 * the path. Where a node on the path combines its children otherwise than by a
 * weighted mean, `known` is false below it. Both arrays have n_nodes elements. */
struct eca_share {
	double weight;
	bool known;
};
void eca_shares(const struct eca_result *result, struct eca_share *shares);

/* Weight of a node in its parent as in force for this result. */
double eca_weight(const struct eca_result *result, size_t node);

/* ---- Why a score is what it is -------------------------------------------------- */

/* What follows is about the assessment that `scoring` scored last, unless that failed. */

enum eca_verdict { ECA_FALSE, ECA_TRUE, ECA_NOT_APPLICABLE };

enum eca_verdict eca_verdict(struct eca_scoring *scoring, size_t condition);

/* What an expression comes to, not rounded; false where it is not applicable. */
bool eca_value(struct eca_scoring *scoring, size_t expression, double *value);

/* What a Lua function of the set gave and looked at. */
struct eca_call {
	struct eca_place at;
	struct eca_score gave;         /* points, not rounded and without evidence; not known: nil,
	                                  or no points but true or false */
	const bool *answers, *scores;  /* one per question, per node: whether it asked for it */
};

/* Calls function number `function` again: that of a node or a condition, or with
 * `question` the points_function of that answered question. Until the next call. */
const struct eca_call *eca_call(struct eca_scoring *scoring, size_t function, size_t question);

/* ---- Functions as tables ---------------------------------------------------------- */

/* An answer that a function hangs on. It can be, numbered from 0: missing, no data, not
 * applicable (where the question allows it), then each option in turn, of a multi each set
 * of options as its bits count; where it is graded each of these under every grade. */
struct eca_tabled {
	size_t question;
	bool graded; /* it makes a difference under which grade of evidence */
	size_t count;
};

/* What a function gives for each way to give these answers, the others being as they are.
 * The first answer changes fastest: value[n0 + count0 * (n1 + count1 * …)]. */
struct eca_table {
	const struct eca_tabled *answers;
	size_t n_answers; /* 0: it hangs on no question of the criteria */
	const struct eca_score *values; /* of a node its score; of a condition 1 true, 0 false,
	                                   not known where it is not applicable */
	size_t n_values;
};

/* The score of `node`, or else with ECA_NONE what `condition` comes to, for the assessment.
 * NULL where it hangs on a number, a date or a text, on more than `most` ways to answer, or
 * goes wrong with some. Release with eca_table_free. */
struct eca_table *eca_tabulate(struct eca_set *set, const struct eca_assessment *assessment,
                               size_t node, size_t condition, size_t most);
void eca_table_free(struct eca_table *table);

/* ---- Agreement between assessors --------------------------------------------- */

/* How far apart two answers to a question are. */
enum eca_metric {
	ECA_NO_METRIC, /* text */
	ECA_NOMINAL,   /* yes_no, choice: the same or not; multi: each option is a yes or no */
	ECA_ORDINAL,   /* level */
	ECA_INTERVAL,  /* number, date */
};

/* Krippendorff's alpha of `values`, which hold n_raters numbers for each unit, NAN where
 * a rater gave none: 1 is perfect agreement, 0 as much as chance gives. False where there
 * is none, because no two values that could be compared differ. */
bool eca_alpha(enum eca_metric metric, const double *values, size_t n_units, size_t n_raters,
               double *alpha);

/* One assessor's answers in a visit. */
struct eca_sheet {
	const char *assessor, *file;
	size_t row;
	bool dated;
	int assessed_on;
	const struct eca_answer *answers; /* one per question: as given, by_rule as scored */
	const double *points; /* one per question: as scored, evidence included; NAN for none */
};

/* A question on which the assessors of a visit differ. */
struct eca_dispute {
	size_t question;
	bool answer, evidence; /* in what: one or both; of an open one what is open */
	bool partly;           /* open, and a part of it was settled afterwards */
	bool sways;            /* settling it one way or the other can change the tier */
};

/* A firm's visit, by one assessor or several. */
struct eca_visit {
	const char *firm_id;
	bool dated;
	int from, to; /* days of its assessments */
	const struct eca_sheet *const *sheets; /* in the order read */
	size_t n_sheets;
	const struct eca_sheet *decision; /* what was settled afterwards, no points; or NULL */
	const struct eca_answer *settled; /* one per question: what was settled, or those who
	                                     answered agree on; else missing; notes joined */
	size_t n_shared;  /* questions and fields that two assessors or more answered */
	size_t n_by_one;  /* that one alone answered, where there are several assessors */
	const struct eca_dispute *disputes; /* open ones, in the set's order */
	size_t n_disputes;
	const struct eca_dispute *resolved; /* those settled afterwards */
	size_t n_resolved;
	bool every_mix;         /* every way to settle the open ones was scored; else only some */
	size_t lowest, highest; /* tiers that came of it; ECA_NONE when none did */
	bool untiered;          /* some way to settle them gives no tier */
};

/* Firms that an interval needs. */
enum { ECA_FIRMS_LEAST = 10 };

/* How well assessors agree on a question, or on all questions of a pillar. */
struct eca_concord {
	size_t firms;       /* with a visit in which two assessors or more answered */
	size_t pairs, same; /* pairs of answers compared; of them equal */
	bool known;         /* whether there is an alpha */
	double alpha;
	bool bounded;     /* whether there is an interval */
	double low, high; /* of 95 % */
	size_t weakest;   /* pillar, overall: the question with the lowest alpha, those of enough
	                     firms for an interval first; or ECA_NONE */
};

/* How far an assessor's points lie from the others' on the same questions. */
struct eca_leaning {
	const char *assessor;
	double points; /* mean difference, -100 to 100; above 0: milder than the others */
	size_t answers, visits; /* that it is the mean of */
};

struct eca_agreement {
	const struct eca_model *model;
	const struct eca_visit *visits; /* in the order of their first assessments */
	size_t n_visits;
	size_t n_compared;                   /* visits by several assessors */
	size_t n_compared_sheets;            /* their assessments */
	const struct eca_concord *questions; /* one per question, profile included */
	const struct eca_concord *pillars;   /* one per pillar */
	struct eca_concord overall;          /* of the pillars */
	const struct eca_leaning *assessors; /* of visits by several, as first met */
	size_t n_assessors;
	const struct eca_problem *problems; /* errors: rows of decisions that are of no visit;
	                                       warnings: decisions against what all gave */
	size_t n_problems;
};

enum eca_kept {
	ECA_KEPT,
	ECA_KEPT_OUT_SELF,    /* no site visit */
	ECA_KEPT_OUT_UNNAMED, /* no assessor is named */
};

/* Takes site visits, one record each, and says where their assessors differ. */
struct eca_comparison;
struct eca_comparison *eca_comparison_new(struct eca_set *set);
/* Copies what it needs of a result that did not fail. */
enum eca_kept eca_comparison_add(struct eca_comparison *comparison,
                                 const struct eca_result *result);
/* Takes what was settled about a visit after it: what is missing in it settles nothing. It
 * is matched with its visit at the end. */
void eca_comparison_adjudicate(struct eca_comparison *comparison,
                               const struct eca_assessment *decision);
/* Works it out, once, after the last was added; lives as long as `comparison`. */
const struct eca_agreement *eca_comparison_end(struct eca_comparison *comparison);
void eca_comparison_free(struct eca_comparison *comparison);

/* ---- Peers --------------------------------------------------------------------- */

/* Firms with which a firm is compared: those of its sector, and of its sector and size, as
 * the profile's choices `sector` and `size` say. Nothing is said of fewer than so many. */
enum { ECA_PEERS_LEAST = 5 };
enum eca_peers_by { ECA_BY_SECTOR, ECA_BY_SECTOR_AND_SIZE };

/* One firm, in little memory: what is kept of it until all are read. NULL unless the
 * status is ok and the sector is known. */
struct eca_peer;
struct eca_peer *eca_peer_new(const struct eca_result *result);
void eca_peer_free(struct eca_peer *peer);

struct eca_peers;
struct eca_output;
/* Whether firms of that set can be compared: its profile has a choice `sector`. */
bool eca_peers_possible(const struct eca_model *model);
struct eca_peers *eca_peers_new(const struct eca_model *model);
/* Adds a firm, which must not be there yet; NULL adds none. */
void eca_peers_add(struct eca_peers *peers, const struct eca_peer *peer);
/* Before anything is asked, once all are added. */
void eca_peers_end(struct eca_peers *peers);
void eca_peers_free(struct eca_peers *peers);

/* A node's scores among peers. Quartiles are in whole millionths: of n scores in ascending
 * order that at 1 + (n - 1)·p, between two of them in proportion (type 7 of Hyndman and
 * Fan, Sample Quantiles in Statistical Packages, The American Statistician 50, 1996). */
struct eca_standing {
	size_t n; /* firms that have a score there, ECA_PEERS_LEAST or more */
	double q1, median, q3;
	bool ranked; /* whether this firm has a score */
	double percentile; /* the share of them below it and of half of those equal, 0 to 100 */
};

/* How many firms are in the group of this one; 0 where they are too few or it has none. */
size_t eca_peers_count(const struct eca_peers *peers, const struct eca_result *result,
                       enum eca_peers_by by);
/* False where there are too few. Node: a criterion, a pillar, or overall. */
bool eca_peers_find(const struct eca_peers *peers, const struct eca_result *result,
                    enum eca_peers_by by, size_t node, struct eca_standing *standing);

/* How many firms were added, and how many groups are large enough to be shown. */
size_t eca_peers_firms(const struct eca_peers *peers);
size_t eca_peers_groups(const struct eca_peers *peers);

/* Writes them as JSON (docs/formats.md), groups that are too small left out; and reads that
 * back, ended. NULL when the file cannot be read, is none or is of another set. Where it is
 * of another state of this one `*version` is its version, else NULL; freed with the peers. */
void eca_peers_write(const struct eca_peers *peers, struct eca_output *out);
struct eca_peers *eca_peers_read(const struct eca_model *model, const char *path,
                                 const char **version, struct eca_error *err);

/* ---- The cheapest way to a tier ------------------------------------------------ */

/* A question to be answered better, in one step or several. */
struct eca_gap_step {
	size_t question;
	struct eca_answer from, to; /* as given, and as it has to be; the grade may be all that differs */
	size_t steps;
	double effort;  /* of them all, in millionths at most */
	double points;  /* of the overall score that are gone without it; below 0 where others
	                   count for more then */
	const size_t *gates;  /* that fire without it, and not with it */
	size_t n_gates;
	const size_t *floors; /* nodes that miss a threshold of the tier without it; overall: its own */
	size_t n_floors;
};

/* The best overall score for an effort: more cannot be had for less than the next point's. */
struct eca_gap_point {
	double effort, points;
};

/* Why a question on which the tier hangs is not part of a plan. */
enum eca_gap_reason {
	ECA_GAP_FIXED,    /* the set says that it is not the firm's to change */
	ECA_GAP_HELD,     /* the caller does */
	ECA_GAP_LEFT,     /* too many ways to look at, see eca_gap.left */
	ECA_GAP_NO_STEPS, /* no step of it leads where it would have to */
};

struct eca_gap_block {
	size_t question;
	enum eca_gap_reason reason;
};

enum eca_gap_state {
	ECA_GAP_FOUND,        /* there is a plan; it has no steps where the tier is reached already */
	ECA_GAP_OUT_OF_REACH, /* no steps lead to the tier, or none within the budget */
	ECA_GAP_NO_TIER,      /* the assessment is incomplete, not assessable or failed */
};

struct eca_gap {
	enum eca_gap_state state;
	const struct eca_result *before;
	const struct eca_result *after; /* with the plan; out of reach: the best there is to be had,
	                                   the highest tier before the highest score; NULL where
	                                   there is no tier */
	size_t target;         /* tier; ECA_NONE where there is none */
	bool budgeted;
	double budget;
	const struct eca_gap_step *steps; /* found: those that lift gates first, then by points for
	                                     their effort, then in the set's order */
	size_t n_steps;
	double effort;
	bool certain; /* of all plans that leave `left` alone none costs less, or the same with fewer
	                 questions; out of reach: there is none. Else there was no room for all */
	const size_t *left; /* questions left as they are, as there are too many ways */
	size_t n_left;
	const struct eca_gap_point *curve; /* ascending, the first of no effort */
	size_t n_curve;
	bool curve_certain; /* else there was no room for all: dearer points may be below the best */
	const struct eca_gap_block *blocks; /* out of reach: questions that stand in the way */
	size_t n_blocks;
};

struct eca_gap_options {
	size_t tier; /* to reach; ECA_NONE: the next one, or with a budget the highest */
	bool budgeted;
	double budget; /* at most to be spent: then the best score for it at the highest tier */
	const size_t *fixed; /* questions that are not to be changed */
	size_t n_fixed;
	size_t combinations; /* of answers below one node, tried at most; 0: 10,000 */
	size_t points;       /* kept of a node at most; 0: 20,000 */
};

/* The cheapest steps by which an assessment would reach a tier: docs/model.md, section 11.
 * A plan was scored before it is returned. Release with eca_gap_free. */
struct eca_gap *eca_gap_find(struct eca_set *set, const struct eca_assessment *assessment,
                             const struct eca_gap_options *options);
void eca_gap_free(struct eca_gap *gap);

/* The words for a state and a reason as files show them: "out_of_reach", "no_steps", … */
const char *eca_gap_state_word(enum eca_gap_state state);
const char *eca_gap_reason_word(enum eca_gap_reason reason);

/* ---- Printing ------------------------------------------------------------- */

enum { ECA_SCORE_SIZE = 40 }; /* bytes that hold any printed score */

/* Prints a score rounded in decimal from its millionths, half away from zero,
 * with so many decimals (0 to 6), on the scale 0–100. Returns `text`. */
char *eca_print_points(double points, int decimals, char text[ECA_SCORE_SIZE]);

/* The same on the set's display scale, for people. */
char *eca_print_score(const struct eca_model *model, double points, char text[ECA_SCORE_SIZE]);

/* As eca_print_score, but with six decimals where the rounded score would read
 * as if it reached `threshold`, which it misses. */
char *eca_print_score_below(const struct eca_model *model, double points, double threshold,
                            char text[ECA_SCORE_SIZE]);

/* A number in its shortest usual form ("12.5", "0", "1000000"), the same in every
 * locale. `text` holds ECA_SCORE_SIZE bytes. */
char *eca_print_number(double number, char text[ECA_SCORE_SIZE]);

/* YYYY-MM-DD. */
enum { ECA_DATE_SIZE = 16 };
char *eca_print_date(int days, char text[ECA_DATE_SIZE]);

/* The words for a status, state, source, gate state or type as files show them:
 * "not_assessable", "no_data", "site_visit", … */
const char *eca_status_word(enum eca_status status);
const char *eca_state_word(enum eca_state state);
const char *eca_source_word(enum eca_source source);
const char *eca_type_word(enum eca_type type);
const char *eca_metric_word(enum eca_metric metric); /* "" for none */

/* How answers of that type are compared. */
enum eca_metric eca_metric_of(enum eca_type type);

/* ---- Writing results -------------------------------------------------------- */

/* A file that appears under its name only when whole: written as NAME.part,
 * renamed by commit. "-" is standard output. */
struct eca_output;
struct eca_output *eca_output_open(const char *path, struct eca_error *err);
/* The same for a library that opens its file itself: it writes to eca_output_part
 * before the commit. A file always: a link at `path` is replaced, a pipe or a device
 * is an error. */
struct eca_output *eca_output_open_part(const char *path, struct eca_error *err);
/* The name of the unfinished file, which is there, empty; lives as long as `out`. */
const char *eca_output_part(const struct eca_output *out);
void eca_output_write(struct eca_output *out, const char *bytes, size_t size);
/* Flushes, checks every write since open and that no other program put its own file
 * in the place of NAME.part, renames. Frees `out` in any case. */
bool eca_output_commit(struct eca_output *out, struct eca_error *err);
/* Removes the unfinished file. Frees `out`. */
void eca_output_discard(struct eca_output *out);

enum eca_format { ECA_CSV, ECA_JSON, ECA_NDJSON };

struct eca_writer;
struct eca_writer *eca_writer_new(const struct eca_model *model, enum eca_format format, bool bom,
                                  struct eca_output *out);
/* Writes one result, in the order of the calls. */
void eca_writer_put(struct eca_writer *writer, const struct eca_result *result);
/* Writes what closes the format; does not commit the output. Frees the writer. */
void eca_writer_end(struct eca_writer *writer);

/* Writes all of an agreement, as CSV or else as JSON. */
void eca_agreement_write(const struct eca_agreement *agreement, enum eca_format format, bool bom,
                         struct eca_output *out);
/* Writes an answers file in CSV: a row a visit, what is in dispute left empty. */
void eca_agreement_write_answers(const struct eca_agreement *agreement, bool bom,
                                 bool decimal_comma, struct eca_output *out);

/* ---- Forms for KoboToolbox and ODK -------------------------------------------- */

/* What may be asked about one question. */
enum eca_field {
	ECA_FIELD_ANSWER,
	ECA_FIELD_STATE, /* number and date: why there is none, NA or ND */
	ECA_FIELD_EVIDENCE,
	ECA_FIELD_NOTE,
	ECA_FIELDS,
};

/* What is asked about the assessment itself; the columns of CSV of those names. */
enum eca_about { ECA_ABOUT_FIRM_ID, ECA_ABOUT_DATE, ECA_ABOUT_SOURCE, ECA_ABOUT_ASSESSOR, ECA_ABOUTS };

/* Words of a choice that is no option of the set: as CSV has them, but for "NONE". */
enum eca_extra { ECA_EXTRA_NO_DATA, ECA_EXTRA_NA, ECA_EXTRA_NONE, ECA_EXTRAS };

/* The names and labels in a form of a set, which writer and reader of forms share. */
struct eca_form;
struct eca_form *eca_form_new(const struct eca_model *model); /* must outlive it */
void eca_form_free(struct eca_form *form);

/* A name nothing else in the form has: a to z, 0 to 9 and _, a letter first. It is the
 * id of the question, pillar or criterion unless the form itself needs that name. */
const char *eca_form_name(const struct eca_form *form, size_t question, enum eca_field field);
const char *eca_form_group(const struct eca_form *form, size_t node);
const char *eca_form_about(enum eca_about about);
const char *eca_form_extra(enum eca_extra extra);

/* What a person sees, in a language of the set; no other question of the form, and no
 * column that KoboToolbox or ODK adds to an export, has the label in that language. */
const char *eca_form_label(const struct eca_form *form, size_t question, enum eca_field field,
                           size_t language);
const char *eca_form_title(const struct eca_form *form, size_t language); /* above all */
const char *eca_form_about_label(const struct eca_form *form, enum eca_about about, size_t language);
const char *eca_form_extra_label(const struct eca_form *form, enum eca_extra extra, size_t language);

/* Whether a multi offers "none of them": where none of its options stands alone. */
bool eca_form_offers_none(const struct eca_question *question);

/* A text as a label or hint may hold it: on one line, without what Markdown would swallow
 * or a form take for the name of a field. It lives as long as the form. */
const char *eca_form_text(struct eca_form *form, const char *text);

/* Writes a plan with its curve, as CSV or else as JSON. */
void eca_gap_write(const struct eca_gap *gap, enum eca_format format, bool bom,
                   struct eca_output *out);

/* ---- Small services shared with reports and the command line ---------------- */

/* SHA-256 of bytes in lower-case hexadecimal. */
void eca_sha256(const void *bytes, size_t size, char hex[65]);

/* Columns a text takes on a terminal (East Asian wide 2, combining 0). */
size_t eca_text_width(const char *text);

/* Whether two texts are the same to a reader who does not look at upper and lower case. */
bool eca_same_word(const char *a, const char *b);

#endif
