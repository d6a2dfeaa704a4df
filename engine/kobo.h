/* Exports of KoboToolbox and ODK, whose columns and keys are the fields of a set's form
 * (eca_form in eca.h): by path, by name or, as Kobo exports unless told otherwise, by label
 * in any language; so are the answers. What is read is typed like cells of plain CSV. */
#ifndef ECA_KOBO_H
#define ECA_KOBO_H

#include "answers.h"

struct kobo;
struct labels;

enum kobo_kind {
	KOBO_UNKNOWN,    /* no field of the form, or a label that several have */
	KOBO_META,       /* what such programs add; passed over */
	KOBO_GROUP,
	KOBO_ANSWER,     /* what the CSV column of that name takes, or its label */
	KOBO_STATE,      /* why there is no answer */
	KOBO_OPTION,     /* 1 where the option is chosen, else 0 */
	KOBO_SUBMISSION, /* its id */
	KOBO_SET,        /* which set the form is of */
};

struct kobo_field {
	enum kobo_kind kind;
	const struct column *column; /* answer, state, option: of the question, or "spc:note" */
	size_t option;               /* of the question; behind them stand enum eca_extra;
	                                ECA_NONE: not known which */
};

/* What an assessment says of a question in several cells, until all are there. */
struct kobo_asked {
	uint64_t options;
	unsigned extras;        /* bits, as enum eca_extra */
	char *text;             /* of a multi in one cell; NULL: none */
	size_t length;
	const char *state;      /* "NA", "ND" or NULL */
};

/* For kobo*.c alone. */
struct kobo {
	struct answers *answers;
	struct eca_form *form;
	struct labels *labels;
	struct vocabulary names; /* of all fields and groups of the form: `texts` */
	const char **texts;
	struct kobo_field *fields; /* what they are */
	size_t n_fields;
	bool by_label;         /* the columns are called by their labels */
	struct kobo_asked *asked; /* one a question */
	size_t *longest;          /* one a question: words in its longest label */
	size_t looked_up;         /* bytes of labels of columns and keys */
	const char *made_for; /* the form that was warned of last */
	struct arena arena;
};

struct kobo *kobo_new(struct answers *answers);
void kobo_free(struct kobo *kobo);

/* Whether no file but an export has a column or key of that name. */
bool kobo_is_mark(const char *name, size_t length);

/* Which field a column or key is. */
struct kobo_field kobo_find(struct kobo *kobo, const char *name, size_t length);
/* With an assessment: that a column or key is left aside. */
void kobo_warn(struct kobo *kobo, const char *name);

/* Begins an assessment, behind answers_begin. */
void kobo_begin(struct kobo *kobo);
/* Reads a cell; about its text see answers_cell. */
void kobo_cell(struct kobo *kobo, const struct kobo_field *field, char *text, size_t length);
/* All cells are there: what several of them say together. */
void kobo_end(struct kobo *kobo);

/* The list of labels that columns have. */
#define KOBO_HEADERS "kobo:header"

#endif
