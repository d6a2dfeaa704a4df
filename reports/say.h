/* The set's texts and its numbers in the language of the report. */
#ifndef REPORT_SAY_H
#define REPORT_SAY_H

#include "eca.h"
#include "text.h"
#include "words.h"

struct report;

enum { SAY_SIZE = 96 }; /* bytes that hold any number in words */

/* A report without a workbook, for what only needs its sentences. `model` is that of
 * `result`, or a copy of it with another display scale. */
struct report *say_new(const struct eca_result *result, const struct eca_model *model,
                       size_t language);
void say_free(struct report *report);

/* A fixed text, and a text of the set. */
const char *say_word(const struct report *r, enum word word);
const char *say_text(const struct report *r, const struct eca_text *text);

/* Numbers as a sentence shows them: a decimal comma where the language has one,
 * long numbers in groups of three. `out` has SAY_SIZE bytes and comes back. */
const char *say_number(const struct report *r, double number, char *out);
const char *say_count(const struct report *r, size_t count, char *out);
const char *say_score(const struct report *r, double points, char *out); /* display scale */
const char *say_score_below(const struct report *r, double points, double threshold, char *out);
const char *say_threshold(const struct report *r, double points,
                          char *out); /* as short as can be */
const char *say_share(const struct report *r, double share, char *out);      /* 0.9: "90%" */
const char *say_date(const struct report *r, int days, char *out);

/* The name a node goes by: the set's, or "overall score". */
const char *say_node(const struct report *r, size_t node);
/* Adds the same, in quotes where it is a whole question. */
void say_subject(const struct report *r, size_t node, struct text *out);
/* At most 12 characters for a pillar, where its name has no room: "QCD". */
const char *say_short(const struct report *r, size_t pillar, char *out);

/* Adds an answer in words: a level's or an option's text, a number with its unit;
 * nothing unless answered. */
void say_answer(const struct report *r, size_t question, const struct eca_answer *answer,
                struct text *out);
/* The same, or the state of one that was not answered. */
void say_given(const struct report *r, size_t question, const struct eca_answer *answer,
               struct text *out);
/* The text of an option; a yes or no without one is "Yes" or "No", a level its number. */
const char *say_option(const struct report *r, const struct eca_question *question, size_t option);

/* Adds what a condition asks for: "Production (QCD): at least 60 points". */
void say_condition(const struct report *r, size_t condition, struct text *out);
/* The same, as far as the firm's profile leaves it open: without other sectors' rules. */
void say_condition_here(const struct report *r, size_t condition, struct text *out);
/* The same beside what the firm has: "Production (QCD): 55.0 points, at least 60 needed". */
void say_shortfall(const struct report *r, size_t condition, struct text *out);
/* The parts of an `all` as lines "• …", anything else as one sentence. */
void say_condition_lines(const struct report *r, size_t condition, struct text *out);

/* Gives `put` the sentences that say how scores and tiers come about, one by one. */
typedef void say_line(void *context, const char *sentence);
void say_method(const struct report *r, say_line *put, void *context);

/* Adds what a tier needs besides its score, as lines; what a gate does; how large a step of an
 * action is; how many months it takes, "3–6". */
void say_needs(const struct report *r, size_t tier, struct text *out);
void say_gate_effect(const struct report *r, const struct eca_gate *gate, struct text *out);
void say_step_effort(const struct report *r, const struct eca_action *action, struct text *out);
void say_months(const struct report *r, const struct eca_action *action, struct text *out);

/* Adds what keeps the firm from the next tier, one obstacle as one sentence. */
void say_obstacle(const struct report *r, const struct eca_obstacle *obstacle, struct text *out);

/* Adds what leads to the next tier, or why nothing does, in one paragraph. */
void say_plan(const struct report *r, struct text *out);

/* Adds that a function of the set decides, and where it stands: "qcd.lua:12". */
void say_rule(const struct report *r, const struct eca_place *at, struct text *out);

/* Adds how a node's own expression or function makes its score: "lowest of: A; B". */
void say_formula(const struct report *r, size_t node, struct text *out);

#endif
