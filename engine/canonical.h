/* The canonical form of an assessment, whose SHA-256 is answers_sha256: the same
 * answers give the same bytes whatever file they came from. It is UTF-8 text in
 * NFC, three lines that end in LF, the last two a table with one row:
 *
 *     eca-answers 1
 *     firm_id<TAB>source<TAB>assessor<TAB>assessed_on<TAB>ID<TAB>ID…
 *     F001<TAB>self<TAB>Lan<TAB>2026-01-31<TAB>ANSWER<TAB>ANSWER…
 *
 * with a column for each profile field and question that is not derived, in the
 * set's order. ANSWER is nothing where it is missing, else VALUE[|GRADE[|NOTE]].
 * VALUE is
 *
 *     NA or ND                        in questions other than text
 *     yes or no                       yes_no
 *     the level's number              level
 *     the option's id                 choice
 *     the options' ids                multi: in the set's order, joined by ";"; - for none
 *     as eca_print_number has it      number
 *     YYYY-MM-DD                      date
 *     the text                        text
 *
 * GRADE is the id of the evidence grade, NOTE the note; either is empty when not
 * given, and empty ones at the end are left out with their bar. In firm_id, assessor,
 * text and note a backslash is \\, a tab \t, a line feed \n, a bar \|. An answer to a
 * question that does not apply is in the form all the same: it is of what was given,
 * not of what counts. */
#ifndef ECA_CANONICAL_H
#define ECA_CANONICAL_H

#include "arena.h"
#include "buf.h"
#include "eca.h"
#include "hash.h"

/* A grade in the form, made beforehand. All of `text` is copied whatever its length,
 * which is quicker than as much as there is. */
enum { PIECE_SIZE = 31, PIECE_LONG = 255 };
struct piece {
	union {
		char text[PIECE_SIZE];
		struct { /* when the length is PIECE_LONG */
			const char *text;
			size_t length;
		} all;
	} is;
	unsigned char length;
};

/* An answer's VALUE, where the file has it as it stands in the form, which is nearly
 * everywhere; else NULL. GIVEN_AHEAD bytes behind the text may be read. */
enum { GIVEN_AHEAD = 8 };
struct given {
	const char *text;
	size_t length;
};

struct canonical {
	const char *names;    /* the first two lines */
	size_t *questions;    /* the columns: all questions but derived ones */
	size_t n_questions;
	const struct eca_model *model;
	struct piece *grades; /* "|grade" for each */
	const struct given *none; /* one per question: none stands as in the form */
	size_t longest;       /* bytes of all cells but what is not copied whole */
	struct buf form;      /* the third line, of the last assessment */
	struct hash *hash;    /* started with the names */
	struct hash *identity;
};

/* What it points at lives in `arena`. */
void canonical_make(struct canonical *canonical, const struct eca_model *model, struct arena *arena);
void canonical_free(struct canonical *canonical);

/* Begins an assessment's form with what tells it from others: firm, source, assessor
 * and date, hashed into `digest`. */
void canonical_begin(struct canonical *canonical, const struct eca_assessment *assessment,
                     unsigned char digest[HASH_SIZE]);

/* Ends the form of the assessment that was begun, and puts its SHA-256 into
 * assessment->sha256. `given`, one per question, saves printing what was answered;
 * NULL prints it all. `remarked`: some answer has a grade or a note. The third line
 * stands in `form`. */
void canonical_sign(struct canonical *canonical, struct eca_assessment *assessment,
                    const struct given *given, bool remarked);

/* An answer's VALUE appended to `buf`; nothing for a missing one. */
void canonical_value(struct buf *buf, const struct eca_question *question,
                     const struct eca_answer *answer);

#endif
