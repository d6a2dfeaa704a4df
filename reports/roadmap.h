/* What the parts of the roadmap share. */
#ifndef REPORT_ROADMAP_H
#define REPORT_ROADMAP_H

#include "sheet.h"

/* The columns: the plan's steps and the actions stand in the same ones. */
enum {
	RANK, CRITERION,
	WHAT,    /* the question, or what to do */
	TODAY,   /* the answer now, or what to do first */
	AIM,     /* the answer to be reached, or the programme's support */
	GAIN, EFFORT,
	STEP,    /* effort of one step; of the plan, from here on: what a step gives */
	GATE, MONTHS, OWNER, DUE, DONE, ROADMAP_COLUMNS,
};

/* A row over all columns. */
void roadmap_row(struct sheet *sheet, enum look look, const char *text);
/* The heading of a part, and below it how to read it. */
void roadmap_heading(struct sheet *sheet, const char *text, const char *hint);
/* By how many points the overall score is higher, on the display scale; "–" if not known. */
void roadmap_gain(struct sheet *sheet, bool known, double points);

/* Questions that come first where there is no plan; the plan's steps, a row each; every action. */
void roadmap_questions(struct sheet *sheet);
void roadmap_steps(struct sheet *sheet);
void roadmap_actions(struct sheet *sheet);

#endif
