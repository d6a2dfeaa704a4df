/* What the two halves of the JSON of a result share: result_json.c has its head and
 * verdict, result_tree.c its scores and answers. */
#ifndef ECA_RESULT_JSON_H
#define ECA_RESULT_JSON_H

#include "eca.h"
#include "json_out.h"

/* One result on its way out. */
struct job {
	struct buf *buf;
	const struct eca_model *model;
	const struct eca_result *result;
	const struct eca_share *shares; /* one per node */
};

/* A text in every language that has it, as the next value. */
void job_languages(struct job *job, const struct eca_text *text);
/* "notes" of a node. */
void job_notes(struct job *job, size_t node);
/* "pillars", with everything below them. */
void job_pillars(struct job *job);
/* "profile", by field id. */
void job_profile(struct job *job);

#endif
