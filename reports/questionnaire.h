/* What the parts of a questionnaire workbook share: its sheets to fill in, the hidden
 * sheet of drop-down entries (_lists) and the one that works out what applies and what
 * was answered (_rules). docs/formats.md says what is read back of it. A report's What-if
 * sheet is filled in alike, with the firm's answers there already: whatif.h. */
#ifndef REPORT_QUESTIONNAIRE_H
#define REPORT_QUESTIONNAIRE_H

#include <xlsxwriter.h>

#include "eca.h"
#include "sheet.h"
#include "text.h"

#define LISTS_SHEET "_lists"
#define RULES_SHEET "_rules"
#define META_SHEET "_meta"

/* What an answer cell holds, as _rules works it out: the number of the option counted from
 * 1 (of a yes or no: 1 no, 2 yes), 1 for any other answer, or one of these. */
enum {
	STATE_MISSING = 0,
	STATE_NA = -1,
	STATE_NO_DATA = -2,
	STATE_WRONG = -3, /* not in the list, out of range, contradictory */
};

/* What a condition comes to. Unknown: a function or a score, which no formula tells. */
enum { FAILS, HOLDS, DROPS, UNKNOWN };

/* Rows first … first + count - 1 of _lists. */
struct entries {
	lxw_row_t first, count;
};

/* Where the parts of an entry sheet stand; evidence is NO_COLUMN where there is none. */
enum { NO_COLUMN = 0xFFFF };
struct places {
	lxw_col_t id, number, question, guide, answer, evidence, note, status, applies, code;
};

/* One thing to answer: a column of the CSV format. */
struct asked {
	const struct eca_question *question; /* the set's, or made up for firm_id and the like */
	size_t index;                        /* in the set, ECA_NONE for those */
	struct entries list, yes_no;         /* drop-downs: its own, and a multi's options' */
	lxw_row_t rule;   /* its row of _rules; those of a multi's options follow */
	int state;        /* as it is written: STATE_MISSING in a questionnaire */
	uint64_t chosen;  /* a multi's options, as they are written */
	bool applies;     /* while that is all */
	const char *page; /* the entry sheet, as formulas name it: "'1. GOV'!" */
	lxw_row_t row;    /* its row there; those of a multi's options follow */
	const struct places *places;
};

/* What is asked of every firm, first of all. */
enum { ASKED_FIRM, ASKED_DATE, ASKED_SOURCE, ASKED_ASSESSOR, COMMON };


/* Rows first … last of _rules, counted together; none where both are 0. */
struct tally {
	lxw_row_t first, last;
	double needed; /* to be answered of them, while nothing is */
};

struct form_page {
	char name[96], quoted[200]; /* "1. GOV", "'1. GOV'!" */
	struct places places;
	struct tally tally;
};

struct form {
	struct report own;
	struct report *report; /* the workbook, its looks, and the language now spoken: `own`,
	                          or what the firm's report has */
	const struct eca_model *model;
	const size_t *languages;
	size_t n_languages;
	struct eca_question common[COMMON]; /* firm_id, assessed_on, source, assessor */
	struct eca_option sources[2];
	struct asked *asked; /* those, the profile, the questions, as the set has them */
	size_t n_asked;
	struct asked **of_question; /* NULL where it is computed */
	struct form_page *pages;    /* the start, then one a pillar */
	struct tally whole;         /* of all pillars */
	struct list_entry *list;
	size_t n_list, list_room;
	struct entries grades;
	lxw_row_t first_condition; /* row of _rules of the set's first condition */
	unsigned char *verdicts;   /* one more than what the set's conditions come to as written,
	                              0 where that is still to be worked out */
	char lists[40], rules[40]; /* the hidden sheets, as formulas name them: "'_lists'!" */

	/* Only where a firm's answers are there already. */
	const struct eca_result *result; /* that of these answers, or NULL */
	const bool *still;               /* conditions that no answer on the sheet changes */
	bool (*tell)(const struct form *form, size_t condition, struct text *out);
	                     /* adds the formula of a condition over scores, or of a function */
	void *teller;
};

/* What is asked, in the set's languages `languages`, which must outlive the form. */
void form_begin(struct form *form, const struct eca_model *model, const size_t *languages,
                size_t n_languages);
void form_end(struct form *form);

/* ---- Texts: form_text.c ---- */

/* Adds to `out` what is to be said of `what` in the language that `r` speaks. */
typedef void sayer(const struct report *r, const void *what, struct text *out);

/* Adds it in each of the questionnaire's languages, `between` them, but nothing twice. */
void form_say(struct form *form, sayer *say, const void *what, const char *between,
              struct text *out);
/* The same for a text of the set and for fixed words. */
void form_text(struct form *form, const struct eca_text *text, const char *between,
               struct text *out);
void form_word(struct form *form, enum word word, const char *between, struct text *out);
/* An option in one language: "3 – words", "Yes". */
void form_option(const struct report *r, const struct eca_question *question, size_t option,
                 struct text *out);

/* Adds `text` as a formula has it, in quotation marks. */
void form_quote(const char *text, struct text *out);
/* Adds a number as a formula has it: 1E+300. */
void form_number(double number, struct text *out);
/* Adds "'1. GOV'!$E$12". */
void form_cell(const char *page, lxw_col_t column, lxw_row_t row, struct text *out);

/* Write a cell whose formula gives `number` or `text` while nothing is answered. */
void form_formula(struct sheet *sheet, lxw_col_t column, enum look look, const char *formula,
                  double number);
void form_formula_text(struct sheet *sheet, lxw_col_t column, enum look look,
                       const char *formula, const char *text);

/* ---- _lists: form_lists.c ---- */

void form_lists_make(struct form *form);
void form_lists_write(struct form *form, const char *name);
void form_lists_free(struct form *form);
/* Adds the range of the entries' labels, "'_lists'!$C$2:$C$5"; one label's cell. */
void form_labels(const struct form *form, const struct entries *entries, struct text *out);
void form_label(const struct form *form, const struct entries *entries, size_t index,
                struct text *out);
/* The label of the entry that means that state; "" where there is none. */
const char *form_label_of(const struct form *form, const struct entries *entries, int state);
/* Adds a formula for the state that an entry's label in `cell` means. */
void form_listed(const struct form *form, const struct entries *entries, const char *cell,
                 struct text *out);

/* ---- _rules: form_rules.c, form_conditions.c ---- */

/* The columns of _rules. */
enum { RULE_ID, RULE_STATE, RULE_APPLIES, RULE_NEEDED, RULE_DONE, RULE_SEEN };

/* Gives each thing asked its row, and says what applies while nothing is answered. */
void form_rules_plan(struct form *form);
void form_rules_write(struct form *form);
/* Begins the sheet of that name with the first `count` columns of these titles. */
void form_rules_begin(struct form *form, struct sheet *sheet, const char *name,
                      const char *const *titles, size_t count);
/* Writes the row of one thing asked, with those of its options, where a firm's answers are
 * there already no more of it than its state and whether it applies; that of a condition:
 * false where no formula tells it. */
void form_rules_asked(struct form *form, struct sheet *sheet, const struct asked *asked);
bool form_rules_condition(struct form *form, struct sheet *sheet, size_t condition);
/* What is counted as to be answered while nothing is. */
double form_needed(const struct asked *asked);
/* Adds "'_rules'!$B$12". */
void form_rule(const struct form *form, int column, lxw_row_t row, struct text *out);
/* Adds the sum of a column over the tally's rows. */
void form_rules_sum(const struct form *form, int column, const struct tally *tally,
                    struct text *out);

/* form_states.c: write the state of a thing asked into the current row; the id and state of a
 * multi's option, and whether that is open. */
void form_put_state(struct form *form, struct sheet *sheet, const struct asked *asked);
void form_put_option(struct form *form, struct sheet *sheet, const struct asked *asked,
                     size_t option);
/* Adds whether the number in `cell` is one that the question takes. */
void form_in_range(const struct eca_question *question, const char *cell, struct text *out);
/* What the condition comes to as the sheet is written. */
int form_verdict(struct form *form, size_t condition);
/* Adds the formula for the condition; false where it is too long for one. */
bool form_condition(const struct form *form, size_t condition, struct text *out);

/* ---- Sheets to fill in: form_rows.c, form_pages.c, form_guide.c, form_checks.c ---- */

/* Lays out the columns, and names them in a hidden first row. */
void form_columns(struct form *form, struct sheet *sheet, struct form_page *page);
/* A row over the whole width. */
void form_wide(struct sheet *sheet, const struct form_page *page, enum look look,
               const char *text);
/* How much of the tally is answered: `word` over the columns first … last; the bar. */
void form_progress(struct form *form, struct sheet *sheet, const struct tally *tally,
                   enum word word, lxw_col_t first, lxw_col_t last);
void form_bar(const struct form *form, struct sheet *sheet, lxw_col_t column,
              const struct tally *tally);
/* The head of the table of things asked. */
void form_head(struct form *form, struct sheet *sheet, const struct form_page *page,
               enum word question);
/* The rows of one thing asked. `number` is what people call it: "2.1.3". */
void form_row(struct form *form, struct sheet *sheet, struct asked *asked, const char *number);
/* Colours the rows first … last by their state; locks the sheet, whose rows are all there. */
void form_finish(struct sheet *sheet, const struct form_page *page, lxw_row_t first,
                 lxw_row_t last);

/* What may be entered, with the words that say so. */
void form_check_answer(struct form *form, lxw_worksheet *page, const struct asked *asked,
                       const char *number);
void form_check_option(struct form *form, lxw_worksheet *page, const struct asked *asked,
                       lxw_row_t row, const char *number);
void form_check_evidence(struct form *form, lxw_worksheet *page, const struct asked *asked,
                         const char *number);
/* Of a struct eca_question: its range, "From 0 to 100", nothing where it is open; lines with
 * unit, range, period, evidence and when it is N/A; and all that helps to answer it. */
sayer form_say_range, form_say_facts, form_say_guide;

void form_start(struct form *form);
void form_pillar(struct form *form, size_t pillar);

#endif
