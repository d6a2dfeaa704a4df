/* The canonical form of an assessment, whose SHA-256 is answers_sha256: the same
 * answers give the same bytes whatever file they came from. It is UTF-8 text in
 * NFC, lines end in LF:
 *
 *     eca-answers 1
 *     firm_id<TAB>F001
 *     source<TAB>self                 or site_visit
 *     assessor<TAB>Lan                nothing behind the tab when not given
 *     assessed_on<TAB>2026-01-31      likewise
 *     ID<TAB>VALUE[<TAB>GRADE[<TAB>NOTE]]
 *
 * with the last line once for each question and profile field that is not missing
 * nor derived, in the set's order. VALUE is
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
 * given, and empty ones at the end of the line are left out with their tab. In
 * firm_id, assessor, text and note a backslash is \\, a tab \t, a line feed \n.
 * An answer to a question that does not apply is in the form all the same: it is
 * of what was given, not of what counts. */
#ifndef ECA_CANONICAL_H
#define ECA_CANONICAL_H

#include "arena.h"
#include "buf.h"
#include "eca.h"
#include "hash.h"

/* A piece of the form, made beforehand. All of `text` is copied whatever its
 * length, which is quicker than as much as there is. */
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

/* How a question's answers are written. */
struct canonical_line {
	struct piece id;            /* "\nid\t" */
	const struct piece *values; /* by state: nothing, "ND", "NA", and from VALUE_ANSWERED
	                               on, where one option is the answer, the options */
	const struct eca_question *question;
	bool by_option;
};

struct canonical {
	struct canonical_line *lines; /* of all questions but derived ones */
	size_t *questions;            /* their indexes */
	size_t n_lines;
	struct piece *grades; /* nothing for none, then "\tgrade" for each */
	size_t longest;       /* bytes of all lines but what is not made beforehand */
	struct buf form;      /* of the last assessment */
	size_t head;          /* bytes of its lines before the first question's */
	struct hash *hash;
};

/* What it points at lives in `arena`. */
void canonical_make(struct canonical *canonical, const struct eca_model *model, struct arena *arena);
void canonical_free(struct canonical *canonical);

/* A number's text, where it was written as eca_print_number writes it; else length 0. */
struct given {
	const char *text;
	size_t length;
};

/* The form of an assessment, until the next call; *size its bytes. `given`, one per
 * question, saves printing numbers; NULL prints them all. */
const char *canonical_form(struct canonical *canonical, const struct eca_assessment *assessment,
                           const struct given *given, size_t *size);

/* Its SHA-256 into assessment->sha256. */
void canonical_sign(struct canonical *canonical, struct eca_assessment *assessment,
                    const struct given *given);

/* What tells the assessment that was signed last from others, hashed: firm, source,
 * assessor and date. */
void canonical_identity(struct canonical *canonical, unsigned char digest[HASH_SIZE]);

/* An answer's VALUE appended to `buf`; nothing for a missing one. */
void canonical_value(struct buf *buf, const struct eca_question *question,
                     const struct eca_answer *answer);

#endif
