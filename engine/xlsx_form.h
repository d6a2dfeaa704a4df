/* A questionnaire in a workbook, between its two halves: what its sheets hold
 * (xlsx_form.c), and what that comes to as answers (xlsx_answers.c). */
#ifndef ECA_XLSX_FORM_H
#define ECA_XLSX_FORM_H

#include "xlsx.h"

/* A row of an entry sheet: a question, or an option of one ("certs=iso_9001"). */
struct entry {
	const char *id;
	size_t sheet, row;
	struct cell cells[N_ENTRY]; /* without text where it is empty or there is no column */
};

/* Where the cell of a column of the set stands; sheet is ECA_NONE when it does not. */
struct spot {
	size_t sheet, row;
	unsigned column;
	bool filled;
};

/* What the options of a multi question come to. */
struct choices {
	const struct entry *head;
	const char *chosen; /* ids of those answered yes, separated by ";" */
	bool any;           /* some option is answered */
};

struct form {
	struct xlsx *xlsx;
	struct eca_error *err;
	struct entry *entries;
	size_t n_entries, room;
	size_t sheet; /* being read */
	const char *layout, *set, *version, *sha256; /* of _meta; "" when not there */
	struct spot *spots;      /* by column of the set */
	struct spot option;      /* of the option being read, if any */
	struct choices *choices; /* by question */
	const char *dropped;     /* ids that the set does not have */
	size_t n_dropped;
	bool read;
};

/* Reads the one assessment, then says that there are no more. */
enum eca_next form_next(struct xlsx *xlsx, struct eca_error *err);
/* Says where a column's cell stands: see struct answers. */
void form_place(void *file, const char *column, struct eca_problem *problem);

#endif
