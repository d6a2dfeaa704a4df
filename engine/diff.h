/* What the parts of a comparison of two sets share: diff.c reads every assessment under
 * both, diff_count.c counts what becomes of them, diff_mix.c scores one under the sets that
 * lie between the two, diff_cause.c finds the edits that move it. */
#ifndef ECA_DIFF_H
#define ECA_DIFF_H

#include "arena.h"
#include "eca.h"
#include "script_compare.h"

enum { BEFORE, AFTER };

/* What a set makes of an assessment. `place` is its row or column of the matrix. */
struct fate {
	bool rejected;
	enum eca_status status; /* unless rejected */
	const char *tier;       /* its id; NULL without one */
	struct eca_score overall;
	size_t place;
};

/* Of a result; without `place`. */
struct fate fate_of(const struct eca_result *result);
/* Whether both end at the same tier, or both without one, or both rejected. */
bool fate_is_same(const struct fate *a, const struct fate *b);

/* ---- Counting: diff_count.c ---- */

/* Rows and columns of a matrix, and its counts: rows × columns. */
struct migration {
	size_t rows, columns;
	size_t *counts;
};

/* Zeroed, in `arena`. */
struct migration migration_new(size_t rows, size_t columns, struct arena *arena);
void migration_add(struct migration *migration, size_t row, size_t column);

/* Changes of score, kept until all are known: in millionths of a point. */
struct changes {
	int32_t *items;
	size_t count, room;
	int64_t sum;
};

void changes_add(struct changes *changes, double before, double after);
/* Sorts them and fills in mean, quantiles and bins, which live in `arena`. */
void changes_end(struct changes *changes, struct eca_diff *diff, struct arena *arena);

/* The breakdowns of a comparison. */
struct breakdowns {
	struct eca_breakdown items[ECA_BREAKDOWNS];
	struct eca_share_of *shares[ECA_BREAKDOWNS]; /* those of `items`, to be counted in */
	int64_t *sums[ECA_BREAKDOWNS];
	size_t questions[2][ECA_BREAKDOWNS]; /* of the old set, the new one; or ECA_NONE */
	size_t count;
};

void breakdowns_begin(struct breakdowns *breakdowns, const struct eca_model *before,
                      const struct eca_model *after, struct arena *arena);
/* In which row of a breakdown an assessment counts, by its answers under both sets. */
size_t breakdowns_row(const struct breakdowns *breakdowns, size_t breakdown,
                      const struct eca_model *const models[2],
                      const struct eca_answer *const answers[2]);
void breakdowns_add(struct breakdowns *breakdowns, size_t breakdown, size_t row, bool moved,
                    int direction, const struct fate fates[2]);
void breakdowns_end(struct breakdowns *breakdowns, struct eca_diff *diff);

/* ---- Sets between the two: diff_mix.c ---- */

/* Edits that are made together or not at all: those of a group need each other, or there
 * are too many to be told apart. A mask has a bit for each group. */
enum { GROUPS_MAX = 60 };
typedef uint64_t edit_mask;

struct mixer;
struct mixer *mixer_new(struct script_bench *bench, const struct eca_model *before,
                        const struct eca_model *after);
void mixer_free(struct mixer *mixer);

/* The group of each edit, ECA_NONE for those that change no result, and how many there
 * are. They are made when first asked for. */
const size_t *mixer_groups(struct mixer *mixer, size_t *count);

/* Begins an assessment as both readers have it, a rejected one as far as it goes. */
struct answers;
void mixer_begin(struct mixer *mixer, const struct answers *before, const struct answers *after);

/* What becomes of it under the old set with those groups of edits. False where they make no
 * set, or too many sets were made. */
bool mixer_try(struct mixer *mixer, edit_mask groups, struct fate *fate);
/* Whether a set was refused because there were too many; whether there were too many edits
 * for a group each. */
bool mixer_is_full(const struct mixer *mixer);
bool mixer_is_folded(const struct mixer *mixer);

/* ---- Causes: diff_cause.c ---- */

struct causes;
struct causes *causes_new(struct mixer *mixer);
void causes_free(struct causes *causes);

/* Why the assessment that `mixer` was begun with moves; its index, for causes_end. */
size_t causes_find(struct causes *causes, const struct fate fates[2]);

/* All of them, the most frequent first; `*place` says where each index is now. In `arena`.
 * Counts `moved` and `moved_alone` of the edits. */
const struct eca_cause *causes_end(struct causes *causes, struct eca_edit *edits, size_t n_edits,
                                   size_t *count, size_t **place, struct arena *arena);

#endif
