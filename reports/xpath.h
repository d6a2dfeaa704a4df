/* Conditions of a set as XPath 1.0 over the fields of a form, as XLSForm writes them:
 * ${name}, selected(), date(). They hold exactly where the engine's do; what XPath cannot
 * say (functions, derived fields, and what depends on such) is said to be unsaid. */
#ifndef REPORT_XPATH_H
#define REPORT_XPATH_H

#include "eca.h"
#include "text.h"

struct xpath;
/* Both must outlive it. */
struct xpath *xpath_new(const struct eca_model *model, const struct eca_form *form);
void xpath_free(struct xpath *xpath);

/* When a question applies: "" where it always does, or where that cannot be said. */
const char *xpath_applies(struct xpath *xpath, size_t question);
/* Whether N/A is among the choices of a question: where it is allowed, or where the form
 * cannot tell whether the question applies. */
bool xpath_offers_na(struct xpath *xpath, size_t question);

/* That an answer was given, that N/A was chosen, that anything was given at all. */
void xpath_answered(struct xpath *xpath, size_t question, struct text *out);
void xpath_chose_na(struct xpath *xpath, size_t question, struct text *out);
void xpath_given(struct xpath *xpath, size_t question, struct text *out);

/* Adds a text in quotation marks. False where a form would change it on the way. */
bool xpath_literal(const char *text, struct text *out);
/* Adds a number; false where it takes an exponent, which XPath has not. */
bool xpath_number(double number, struct text *out);

#endif
