/* What the parts of a report's What-if sheet share. The sheet has the firm's answers to try
 * others in their place; hidden ones work out what follows: _lists and _rules as in a
 * questionnaire (questionnaire.h), with the scores behind them, and _tables. docs/model.md,
 * section 14, says what follows live and what stays. */
#ifndef REPORT_WHATIF_H
#define REPORT_WHATIF_H

#include "questionnaire.h"

#define TABLES_SHEET "_tables"

/* The columns of _rules behind the questionnaire's. */
enum {
	RULE_POINTS = RULE_SEEN + 1, /* of a multi's option; a number's row in its table */
	RULE_SCORE,                  /* of a node; a gate's state; whether a tier is reached */
	RULE_WEIGHT,
	RULE_GRADE,                  /* of the evidence, counted from 1 */
	RULE_COUNTED,                /* for what makes a pillar thin */
	RULE_THIN,
	RULE_COLUMNS,
	RULE_DROP = RULE_WEIGHT, RULE_CAP = RULE_GRADE, /* of a gate */
};

/* The last rows of _rules, each with its value in the column RULE_SCORE. */
enum total {
	TOTAL_MISSING, TOTAL_COMPLETENESS, TOTAL_STATUS, TOTAL_REACHED, TOTAL_TIER, TOTAL_WEIGHTING,
	TOTAL_EDITED, TOTAL_CHECK, TOTALS,
};

/* A cell's name on its way into the workbook. */
struct whatif_name {
	char *name, *place;
};

struct whatif {
	struct form form; /* the questions of the criteria alone */
	struct report *report;
	const struct eca_model *model;
	const struct eca_result *result;
	struct eca_scoring *scoring; /* has scored the firm's answers */
	bool graded;                 /* evidence counts: a site visit */
	bool thin;                   /* some tier is barred by a thin pillar */
	bool *still;                 /* one per condition: nothing on the sheet changes it */
	struct eca_table **told;     /* one per condition: a function's table, or NULL */
	bool *stays;                 /* one per condition: on a function, say, that no formula tells */
	bool *node_stays;            /* one per node: the same for its own rule */
	struct sheet rules, tables;
	lxw_row_t grades;            /* row of _tables of the first grade of evidence */
	char tables_page[40];        /* "'_tables'!" */
	lxw_row_t first_node, first_gate, first_tier, first_total;
	struct form_page page;       /* the sheet to fill in */
	lxw_col_t weight, then, now; /* its further columns */
	lxw_row_t first_row, last_row; /* of its questions */
	lxw_row_t last_below;          /* of what stands below them */
	struct whatif_name *names;
	size_t n_names, names_room;
	struct text formula;
};

/* ---- whatif.c ---- */

void whatif_begin(struct whatif *w, struct sheet *sheet);
/* Writes the hidden sheets, once the rows of what is asked are known. */
void whatif_write(struct whatif *w);
void whatif_end(struct whatif *w);

/* The row of _rules of a node, and its columns as formulas on other sheets name them. */
lxw_row_t whatif_row(const struct whatif *w, size_t node);
void whatif_score(const struct whatif *w, size_t node, struct text *out);
void whatif_total(const struct whatif *w, enum total total, struct text *out);
/* Adds the formula for a score from that of unrounded points: in whole millionths, as the
 * engine rounds. */
void whatif_rounded(const char *points, struct text *out);

/* Write into _rules or _tables: a formula with the value that it has; "NA" where unknown. */
void whatif_put(struct sheet *sheet, lxw_row_t row, int column, const char *formula, double value);
void whatif_put_score(struct sheet *sheet, lxw_row_t row, int column, const char *formula,
                      struct eca_score value);
void whatif_number(struct sheet *sheet, lxw_row_t row, int column, double value);
void whatif_fixed(struct sheet *sheet, lxw_row_t row, int column, struct eca_score value);

/* Notes a defined name: `prefix` and `id`, then "__" and `part` where there is one. */
void whatif_name(struct whatif *w, const char *prefix, const char *id, const char *part,
                 const char *page, int column, lxw_row_t row);
void whatif_define(struct whatif *w);

/* ---- whatif_tables.c ---- */

/* The first rows of _tables: words of many cells. */
enum { WORD_WRONG, WORD_NOT_ASKED, TABLE_WORDS };

/* Begins _tables with these and with the grades of evidence. */
void whatif_begin_tables(struct whatif *w);
/* Adds a column of _tables, "'_tables'!$A$2:$A$9". */
void whatif_column(const struct whatif *w, int column, lxw_row_t first, size_t count,
                   struct text *out);
/* Adds a formula for the value with the number that `index` gives, counted from 1. Each is a
 * formula without its "=", with what it gives now. */
struct whatif_value {
	struct text formula;
	double now;
};
void whatif_choose(struct whatif *w, const char *index, const struct whatif_value *values,
                   size_t count, struct text *out);

/* The table of a function that makes a node's score, or a condition; NULL where there is none. */
struct eca_table *whatif_tabulate(const struct whatif *w, size_t node, size_t condition);
/* Writes its column into _tables, from the row that comes back on. */
lxw_row_t whatif_put_table(struct whatif *w, const struct eca_table *table, bool verdicts);
/* Adds the formula, on _rules, that finds what the answers come to. */
void whatif_look_up(const struct whatif *w, const struct eca_table *table, lxw_row_t first,
                    struct text *out);

/* Whether the evidence for an answer, as it is, is worth nothing. */
bool whatif_is_worthless(const struct whatif *w, const struct eca_answer *answer);

/* ---- The rows of _rules ---- */

/* whatif_points.c, whatif_numbers.c, whatif_evidence.c */

/* A question's row as formulas write it. */
unsigned whatif_line(const struct asked *asked);
/* Adds the points of a number on its lines or bands. */
void whatif_on_line(struct whatif *w, const struct asked *asked, struct text *out);
/* Adds the factor of the answer's evidence; writes the grade that counts; the state that
 * conditions see. */
void whatif_factor(struct whatif *w, const struct asked *asked, struct text *out);
void whatif_put_grade(struct whatif *w, const struct asked *asked);
void whatif_put_seen(struct whatif *w, const struct asked *asked);

void whatif_question(struct whatif *w, const struct asked *asked);
/* Whether it applies under no answers that can be tried. */
bool whatif_never(const struct whatif *w, const struct asked *asked);

/* whatif_nodes.c, whatif_weights.c */

void whatif_nodes(struct whatif *w);
/* The first and the last row of _rules over which a node's children stand. */
void whatif_children(const struct whatif *w, const struct eca_node *node, unsigned rows[2]);
void whatif_put_weight(struct whatif *w, size_t node);
void whatif_put_thin(struct whatif *w, size_t pillar);

/* whatif_verdict.c */

void whatif_verdict(struct whatif *w);
/* Whether the climb comes to the tier with the answers as they are, whatever the status. */
bool whatif_climbs(const struct whatif *w, size_t tier);
/* Conditions over scores and counts: the form's `tell`. */
bool whatif_tell(const struct form *form, size_t condition, struct text *out);

/* ---- The sheet: whatif_top.c, whatif_rows.c, whatif_below.c, whatif_entry.c ---- */

/* Its first rows; the pillars stand beside those from ROW_TIER on. */
enum { ROW_TITLE, ROW_HINT, ROW_HEAD, ROW_TIER, ROW_OVERALL, ROW_GATES, ROW_CHECK, ROW_CHART };

/* How many rows stand beside the pillars, or beside the chart where that is more. */
lxw_row_t whatif_rows_beside(const struct whatif *w);
/* Writes them; the tiers' names stand in column B from row `tiers` on. */
void whatif_put_top(struct whatif *w, struct sheet *sheet, lxw_row_t tiers);
void whatif_put_questions(struct whatif *w, struct sheet *sheet);
/* Gates and tiers; comes back with the row of the first tier. */
lxw_row_t whatif_put_below(struct whatif *w, struct sheet *sheet);

/* A node's score on the display scale: the firm's; that of the answers tried. */
void whatif_put_then(struct whatif *w, struct sheet *sheet, lxw_col_t column, enum look look,
                     size_t node);
void whatif_put_now(struct whatif *w, struct sheet *sheet, lxw_col_t column, enum look look,
                    size_t node);
/* The remark of a row: that it stays as assessed, which gives it a name; or none. */
void whatif_put_stays(struct whatif *w, struct sheet *sheet, enum look look, bool stays,
                      const char *prefix, const char *id);

/* How many rows a question takes. */
lxw_row_t whatif_rows_of(const struct eca_question *q);
void whatif_put_drop_downs(struct whatif *w, struct sheet *sheet);
/* Paints the cells wherever the formula, which is that of the first, holds. */
void whatif_mark(struct whatif *w, struct sheet *sheet, const lxw_row_t rows[2], lxw_col_t first,
                 lxw_col_t last, const char *formula, enum mark mark);
void whatif_put_marks(struct whatif *w, struct sheet *sheet);

#endif
