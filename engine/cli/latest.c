#include "latest.h"

#include <stdlib.h>

static struct latest_firm *firm_of(struct latest *latest, const char *id)
{
	bool is_new;
	size_t number = names_add(&latest->ids, id, &is_new);

	if (number == latest->capacity) {
		latest->capacity = latest->capacity ? 2 * latest->capacity : 64;
		latest->firms = need_more_memory(latest->firms,
		                                 latest->capacity * sizeof(*latest->firms));
	}
	if (is_new)
		latest->firms[number] = (struct latest_firm){ { NULL } };
	return &latest->firms[number];
}

static bool is_before(const struct eca_assessment *a, const struct eca_assessment *b)
{
	return a->dated != b->dated ? b->dated : a->assessed_on < b->assessed_on;
}

void latest_add(struct latest *latest, const struct eca_result *result)
{
	const struct eca_assessment *who = result->assessment;
	struct eca_result **of = &firm_of(latest, who->firm_id)->of[who->source];

	if (*of && is_before(who, (*of)->assessment))
		return;
	if (*of)
		eca_result_free(*of);
	*of = eca_result_copy(result);
}

const struct eca_result *latest_main(const struct latest_firm *firm)
{
	return firm->of[firm->of[ECA_SITE_VISIT] ? ECA_SITE_VISIT : ECA_SELF];
}

void latest_free(struct latest *latest)
{
	size_t i, source;

	for (i = 0; i < latest->ids.count; i++)
		for (source = 0; source < N_SOURCES; source++)
			eca_result_free(latest->firms[i].of[source]);
	free(latest->firms);
	names_free(&latest->ids);
}
