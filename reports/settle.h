/* What a firm's profile already settles of a condition, so that a report need not
 * speak of other sectors' certificates. */
#ifndef REPORT_SETTLE_H
#define REPORT_SETTLE_H

#include "eca.h"

enum settled {
	SETTLE_OPEN,  /* depends on answers or scores */
	SETTLE_HOLDS,
	SETTLE_FAILS,
	SETTLE_DROPS, /* over something not applicable */
};

enum settled settle(const struct eca_result *result, size_t condition);

/* Whether a part of an all, any or none still matters for this firm. */
bool settle_matters(const struct eca_result *result, enum eca_test whole, size_t part);

/* The only part of an all or any that still matters, or the condition itself. */
size_t settle_core(const struct eca_result *result, size_t condition);

#endif
