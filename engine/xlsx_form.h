/* A questionnaire in a workbook, between its two halves: what its sheets hold
 * (xlsx_form.c), what that comes to as answers (xlsx_answers.c), where these had other words
 * (xlsx_words.c), and what differs otherwise (xlsx_version.c). */
#ifndef ECA_XLSX_FORM_H
#define ECA_XLSX_FORM_H

#include "xlsx.h"

enum { LISTED_MAX = 20 };

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
	struct spot *spots; /* by option; NULL until one is met */
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
	const char *reworded; /* columns whose answers had other words */
	size_t n_reworded;
	struct spot *strays;  /* answer cells in rows without an id */
	size_t n_strays, strays_room;
	size_t kept, n_labels; /* bytes of texts; rows of labels */
	bool read;
};

/* Whether it was made with the set as it is. */
bool form_is_of_set(const struct form *form);
/* Adds an id to a list of them, of which LISTED_MAX are kept. */
void form_list(struct form *form, const char **list, size_t *count, const char *id);

/* What there is to say of the questionnaire as a whole, once it is read. */
void form_warn(struct form *form);

/* A row of the questionnaire's own labels; returns the bytes kept of it. Where it is of another state of the set, those
 * whose words are now another option's, or nobody's, are in `changed`: by their id that
 * other option, or "". */
size_t words_add(struct form *form, const char *list, const char *option,
                 const struct cell *label);
/* Whether the answer would have another meaning than it had; that is said. */
bool words_moved(struct form *form, const struct column *column, const struct cell *cell);

/* Reads the one assessment, then says that there are no more. */
enum eca_next form_next(struct xlsx *xlsx, struct eca_error *err);
/* Says where a column's cell stands: see struct answers. */
void form_place(void *file, const char *column, struct eca_problem *problem);

#endif
