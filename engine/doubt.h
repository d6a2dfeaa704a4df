/* What is doubtful in a set that loads: what its parts share. */
#ifndef ECA_DOUBT_H
#define ECA_DOUBT_H

#include "candidates.h"
#include "error.h"

/* Made-up assessments, one at a time, and what comes to each question. */
struct maker {
	struct eca_set *set;
	const struct eca_model *model;
	struct eca_scoring *scoring;
	struct eca_assessment assessment; /* its answers are those below */
	struct eca_answer *answers;       /* one per question, as last made up */
	struct eca_answer *typed;         /* the same with derived fields, as last scored */
	struct open_question *values;     /* one per question: all that may come to it */
	size_t *best, *worst;             /* one per question: among its values, by points; the first
	                                     of equal ones */
	double *most, *least;             /* the points of these; least among answers */
	uint64_t random;
	struct arena arena, row;          /* row: of one assessment */
};

void maker_begin(struct maker *m, struct eca_set *set);
void maker_end(struct maker *m);

/* A number from 0 to below n; the same sequence in every run. */
size_t maker_draw(struct maker *m, size_t n);
/* Chooses source and profile at random. */
void maker_firm(struct maker *m);
/* Answers a question by its value of that number. */
void maker_answer(struct maker *m, size_t question, size_t value);
/* Any of its values; `odd`: or none, or N/A where the assessor may say so. */
void maker_answer_any(struct maker *m, size_t question, bool odd);
/* Scores what is made up. */
const struct eca_result *maker_score(struct maker *m);

/* Adds a doubt; the format is printf's. */
void doubt(struct eca_findings *findings, const char *code, const struct eca_place *at,
           const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What reading the model shows; questions that nothing asks for, but functions for those in
 * `mentioned`, one per question. */
void doubt_unasked(const struct eca_model *model, bool *mentioned, struct eca_findings *findings);
void doubt_reading(const struct eca_model *model, struct eca_findings *findings);
/* What scoring made-up assessments shows: points, tiers, gates, weightings, N/A; functions. */
void doubt_scale(struct maker *m, struct eca_findings *findings);
void doubt_search(struct maker *m, struct eca_findings *findings);
void doubt_functions(struct maker *m, struct eca_findings *findings);
/* Marks what functions ask for. */
void doubt_functions_ask(struct maker *m, bool *asked);

/* Marks the questions that stand in a condition. */
void doubt_mentioned(const struct eca_model *model, size_t condition, bool *mentioned);
/* What a question or node is called in a finding: `number "ppm"`, in `arena`. */
const char *doubt_title(const struct eca_model *model, size_t node, struct arena *arena);

#endif
