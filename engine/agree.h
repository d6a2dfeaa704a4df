/* What the parts of a comparison of assessors share: agree.c makes visits of the
 * assessments, agree_settle.c puts their answers side by side, agree_tier.c tries what
 * the disputes decide, agree_figures.c and agree_leaning.c count. */
#ifndef ECA_AGREE_H
#define ECA_AGREE_H

#include "arena.h"
#include "eca.h"

struct eca_comparison {
	struct eca_set *set;
	const struct eca_model *model;
	struct record **records; /* in the order read */
	size_t n_records, room;
	size_t *firms;  /* one per visit: the firm's number, ECA_NONE where nobody is compared */
	size_t n_firms; /* with a visit by several assessors, as first met */
	struct eca_visit *visits;
	struct eca_agreement agreement;
	struct arena arena;
};

/* Whether an answer counts as given: not where the question does not apply. */
bool agree_is_rated(const struct eca_answer *answer);

/* Whether two given answers are the same, evidence aside. */
bool agree_is_same(const struct eca_question *question, const struct eca_answer *a,
                   const struct eca_answer *b);

/* The grade that counts for an answer; ECA_NO_GRADE where evidence has no say in it. */
unsigned char agree_grade(const struct eca_model *model, size_t question,
                          const struct eca_answer *answer);

/* The answers to a question that are given in a visit, in `list`, which has room for
 * all; how many. */
size_t agree_collect(const struct eca_visit *visit, size_t question,
                     const struct eca_answer **list);

/* Whether points hang on the sheet's own answer to a question. */
bool agree_has_points(const struct eca_sheet *sheet, size_t question);

/* Fills in what the assessors of a visit agree on and differ in. */
void agree_settle(struct eca_comparison *comparison, struct eca_visit *visit);

/* Fills in what hangs on the disputes: sways, every_mix, lowest, highest, untiered. */
void agree_try_tiers(struct eca_comparison *comparison);

/* Fills in the figures of questions, pillars and overall. */
void agree_figures(struct eca_comparison *comparison);

/* Fills in its assessors. */
void agree_leanings(struct eca_comparison *comparison);

#endif
