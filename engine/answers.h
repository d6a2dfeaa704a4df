/* One assessment under construction: cells are typed and checked as they come, in
 * any order; then the row is looked at as a whole, hashed, and handed out or
 * rejected with everything that is wrong with it. */
#ifndef ECA_ANSWERS_H
#define ECA_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "canonical.h"
#include "columns.h"
#include "eca.h"
#include "hash.h"
#include "seen.h"
#include "set.h"
#include "utf8.h"

enum {
	ANSWER_LENGTH_MAX = 32767, /* characters of a text, as in a spreadsheet's cell */
	FIRM_ID_LENGTH_MAX = 64,   /* characters */
	VALUE_SHOWN = 200,         /* characters of a value in a problem */
};

struct answers {
	struct eca_set *set;
	const struct eca_model *model;
	struct eca_reader_options options;
	struct columns columns;
	struct columns others; /* of options.other */
	struct vocabulary yes_no;
	struct canonical canonical;
	const struct seen *seen; /* the assessments before this one */
	size_t *valid, n_valid; /* questions with a `valid` function */
	size_t *dates, n_dates; /* scored date questions */
	struct arena lasting; /* what the fields above point at */

	/* Says in a problem where the column's cell stands ("" for the whole row); set by a
	 * format whose files have cells with names, else NULL. */
	void (*place)(void *file, const char *column, struct eca_problem *problem);
	void *placed;         /* its `file` */

	bool always_point;      /* numbers have a point, whatever `options` say */
	const char *submission; /* its id in the program it was collected with; "": none */
	struct eca_assessment assessment; /* the one under construction, or just finished */
	struct eca_answer *answers;       /* its answers, one per question */
	unsigned char identity[HASH_SIZE]; /* firm, source, assessor and date, when it was finished */
	const struct eca_answer *blank;   /* as many missing ones */
	bool remarked;                    /* some answer has a grade or a note */
	bool bad_date, bad_firm;          /* assessed_on, firm_id was given but is refused */
	size_t *na, n_na;                 /* questions the assessor marked N/A */
	size_t *graded, n_graded;         /* questions whose grade came before any answer */
	struct given *given;              /* per question, and one for other columns */
	bool plain; /* set by a format: cells need not be looked at for what is no plain text,
	               see utf8_is_plain, nor for \ and | */
	struct arena arena;               /* texts and problems of this assessment */
	struct eca_problem *problems;
	size_t n_problems, problems_room, n_errors;
};

/* `seen`, which must outlive what is returned, is only looked at ahead. */
struct answers *answers_new(struct eca_set *set, const struct eca_reader_options *options,
                            const struct seen *seen);
void answers_free(struct answers *answers);

/* Whether a name that is no column here is one of the set options.other. */
bool answers_is_others(const struct answers *answers, const char *name, size_t length);

/* Begins the next assessment, which starts on line `row` of `file`. Everything of
 * the one before ends here. */
void answers_begin(struct answers *answers, const char *file, size_t row);

static inline void answers_level(const struct column *column, int level)
{
	column->answer->number = level;
	column->answer->state = ECA_ANSWERED;
}

/* Reads a cell. Its text is valid UTF-8 without NUL and must live until the next
 * answers_begin; text[length] may be overwritten, and VOCABULARY_AHEAD bytes
 * behind the text may be read. An empty one is missing. Levels, most of all cells,
 * are read here. */
static inline void answers_cell(struct answers *answers, const struct column *column, char *text,
                                size_t length)
{
	if (!length)
		return;
	if (length == 1 && (unsigned char)(text[0] - '0') < column->digits) {
		*column->given = (struct given){ text, length };
		answers_level(column, text[0] - '0');
		return;
	}
	if (text[0] <= ' ' || text[0] > '~' || text[length - 1] <= ' ' || text[length - 1] > '~')
		utf8_trim(&text, &length);
	*column->given = (struct given){ text, length };
	if (length)
		column->read(answers, column, text, length);
}

/* Answers that come typed already, from JSON. One of another type than the column
 * is a problem. */
void answers_number(struct answers *answers, const struct column *column, double number);
void answers_flag(struct answers *answers, const struct column *column, bool flag);
/* Multi: one option more; answers_options_begin makes it answered with none. */
bool answers_options_begin(struct answers *answers, const struct column *column);
void answers_option(struct answers *answers, const struct column *column, const char *id,
                    size_t length);
void answers_options_end(struct answers *answers, const struct column *column);

/* Notes a problem. `value` is any bytes as they were given; the rest is copied. */
void answers_problem(struct answers *answers, enum eca_severity severity, const char *column,
                     const char *value, size_t length, const char *format, ...)
	__attribute__((format(printf, 6, 7)));

/* Notes that a cell is refused: an error in its column. */
void answers_refuse(struct answers *answers, const struct column *column, const char *text,
                    size_t length, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* `text` shortened, printable and in quotation marks, for a problem's reason. */
const char *answers_quote(struct answers *answers, const char *text, size_t length);

/* Notes that a question was answered NA though it does not allow it. */
void answers_refuse_na(struct answers *answers, size_t question);

/* Looks at the assessment as a whole: computes what is derived, checks what
 * depends on several cells, runs the set's `valid` functions, and takes the hash.
 * False when it is rejected. */
bool answers_finish(struct answers *answers);

/* In place of answers_finish for a row that cannot be looked at, its problems noted. */
void answers_end(struct answers *answers);

/* The column readers, by what they read. */
column_reader read_yes_no, read_level, read_choice, read_multi, read_number, read_date, read_text;
column_reader read_firm_id, read_assessed_on, read_source, read_assessor, read_grade, read_note;

#endif
