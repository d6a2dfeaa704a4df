/* The latest assessments of each firm. */
#ifndef ECA_CLI_LATEST_H
#define ECA_CLI_LATEST_H

#include "eca.h"
#include "names.h"

enum { N_SOURCES = ECA_SITE_VISIT + 1 };

struct latest_firm {
	struct eca_result *of[N_SOURCES]; /* by enum eca_source: copies, or NULL */
};

struct latest { /* start from { 0 } */
	struct names ids;
	struct latest_firm *firms; /* one per id */
	size_t capacity;
};

/* Copies what it needs: of a firm's assessments from one source the one of the latest date
 * stays, the later one read where dates are equal; no date is before any. */
void latest_add(struct latest *latest, const struct eca_result *result);

/* What counts for a firm: its site visit, or else its self-assessment. */
const struct eca_result *latest_main(const struct latest_firm *firm);

void latest_free(struct latest *latest);

#endif
