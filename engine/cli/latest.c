#include "latest.h"

#include <stdlib.h>

static struct latest_of_firm *firm_of(struct latest *latest, const char *id)
{
	bool is_new;
	size_t number = names_add(&latest->ids, id, &is_new);

	if (number == latest->capacity) {
		latest->capacity = latest->capacity ? 2 * latest->capacity : 64;
		latest->firms = need_more_memory(latest->firms,
		                                 latest->capacity * sizeof(*latest->firms));
	}
	if (is_new)
		latest->firms[number] = (struct latest_of_firm){ { { .record = NULL } } };
	return &latest->firms[number];
}

void **latest_add(struct latest *latest, const struct eca_assessment *who)
{
	struct latest_of_firm *firm = firm_of(latest, who->firm_id);
	bool dated = firm->from[who->source].dated;
	bool is_before = who->dated != dated
	                         ? dated
	                         : who->assessed_on < firm->from[who->source].assessed_on;

	if (firm->from[who->source].record && is_before)
		return NULL;
	firm->from[who->source].dated = who->dated;
	firm->from[who->source].assessed_on = who->assessed_on;
	return &firm->from[who->source].record;
}

void *latest_of(const struct latest_of_firm *firm)
{
	void *visit = firm->from[ECA_SITE_VISIT].record;

	return visit ? visit : firm->from[ECA_SELF].record;
}

void latest_free(struct latest *latest, void (*release)(void *record))
{
	size_t i, source;

	for (i = 0; i < latest->ids.count; i++)
		for (source = 0; source < N_SOURCES; source++)
			if (latest->firms[i].from[source].record)
				release(latest->firms[i].from[source].record);
	free(latest->firms);
	names_free(&latest->ids);
}
