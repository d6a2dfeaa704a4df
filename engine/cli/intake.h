/* The assessments of a run as they are read: what a reader says on the way is told and
 * counted. */
#ifndef ECA_CLI_INTAKE_H
#define ECA_CLI_INTAKE_H

#include "message.h"
#include "rejects.h"

/* Start from the first two. */
struct intake {
	struct eca_reader *reader;
	struct rejects *rejects;
	struct listing warnings;
	size_t rejected;
	bool unreadable; /* a file was */
};

/* Reads on. False at the end; *assessment is NULL where there is none to use. */
bool intake_next(struct intake *intake, const struct eca_assessment **assessment);

/* Shows how far it has come; `count` assessments were read. */
void intake_progress(const struct intake *intake, size_t count);

#endif
