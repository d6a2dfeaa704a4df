/* What the parts of a comparison of assessors share: agree.c makes visits of the
 * assessments, agree_settle.c puts their answers side by side, agree_decide.c adds what was
 * settled afterwards, agree_tier.c tries what the open disputes decide, agree_figures.c and
 * agree_leaning.c count. */
#ifndef ECA_AGREE_H
#define ECA_AGREE_H

#include "arena.h"
#include "eca.h"

/* An assessment, or what was settled about a visit. */
struct record {
	struct eca_sheet sheet; /* first: sheets are records */
	const char *firm_id;
	size_t order;
};

struct records {
	struct record **items; /* in the order read */
	size_t count, room;
};

struct eca_comparison {
	struct eca_set *set;
	const struct eca_model *model;
	struct records assessments, decisions;
	struct eca_visit **by_firm; /* the visits, sorted by firm_id */
	size_t *firms;  /* one per visit: the firm's number, ECA_NONE where nobody is compared */
	size_t n_firms; /* with a visit by several assessors, as first met */
	struct eca_visit *visits;
	struct eca_problem *problems;
	size_t problems_room;
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

/* The grade that all in a list agree on, as it was written down; none where they do not. */
unsigned char agree_common_grade(const struct eca_model *model,
                                 const struct eca_answer *const *list, size_t count);

/* Whether points hang on the sheet's own answer to a question. */
bool agree_has_points(const struct eca_sheet *sheet, size_t question);

/* Gives each visit the decision that is about it. */
void agree_match_decisions(struct eca_comparison *comparison);

/* Puts what was decided on a question of a visit, which has a decision, into `settled`;
 * returns what is left open of the dispute. `list` holds the answers that were given, and is
 * used up. */
struct eca_dispute agree_decide(struct eca_comparison *comparison, const struct eca_visit *visit,
                                const struct eca_dispute *dispute, const struct eca_answer **list,
                                size_t count, struct eca_answer *settled);

/* An answer given to a question in dispute with what is settled of it put in its place;
 * false where it then says nothing on what is open. */
bool agree_hold(const struct eca_visit *visit, const struct eca_dispute *dispute,
                const struct eca_answer *given, struct eca_answer *held);

/* Fills in what the assessors of a visit agree on and differ in. */
void agree_settle(struct eca_comparison *comparison, struct eca_visit *visit);

/* Fills in what hangs on the disputes: sways, every_mix, lowest, highest, untiered. */
void agree_try_tiers(struct eca_comparison *comparison);

/* Fills in the figures of questions, pillars and overall. */
void agree_figures(struct eca_comparison *comparison);

/* Fills in its assessors. */
void agree_leanings(struct eca_comparison *comparison);

#endif
