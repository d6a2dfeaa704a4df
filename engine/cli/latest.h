/* The latest self-assessment and the latest site visit of each firm: of two, the one
 * of the later date, no date being before any; the later row where dates are equal. */
#ifndef ECA_CLI_LATEST_H
#define ECA_CLI_LATEST_H

#include "eca.h"
#include "names.h"

enum { N_SOURCES = ECA_SITE_VISIT + 1 };

struct latest_of_firm {
	struct {
		bool dated;
		int assessed_on;
		void *record; /* the caller's; NULL: none so far */
	} from[N_SOURCES];
};

struct latest { /* start from { 0 } */
	struct names ids; /* firms in the order in which they came */
	struct latest_of_firm *firms; /* one per id */
	size_t capacity;
};

/* Where the record of this assessment belongs, in place of the one that stands there, if
 * any; NULL when a later one is known. Until the next call. */
void **latest_add(struct latest *latest, const struct eca_assessment *who);
/* The record of the firm's latest site visit, or else of its latest self-assessment: the one
 * that its report is about. NULL when there is none. */
void *latest_of(const struct latest_of_firm *firm);
/* Releases the records by `release`, then the rest. */
void latest_free(struct latest *latest, void (*release)(void *record));

#endif
