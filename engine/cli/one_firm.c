#include "one_firm.h"

#include <string.h>

#include "nearest.h"
#include "progress.h"

enum { ERRORS_SHOWN = 20 };

static bool is_wanted(const struct one_firm *firm, const struct eca_assessment *who)
{
	char date[ECA_DATE_SIZE];

	if (strcmp(who->firm_id, firm->id) != 0)
		return false;
	if (firm->source && strcmp(firm->source, eca_source_word(who->source)) != 0)
		return false;
	return !firm->date ||
	       (who->dated && !strcmp(firm->date, eca_print_date(who->assessed_on, date)));
}

static void take(void *context, const struct eca_assessment *assessment)
{
	struct one_firm *firm = context;
	bool is_new;
	void **place;

	names_add(&firm->firms, assessment->firm_id, &is_new);
	if (!is_wanted(firm, assessment))
		return;
	place = latest_add(&firm->latest, assessment);
	if (!place)
		return;
	eca_result_free(*place);
	*place = eca_result_copy(eca_score(firm->scoring, assessment));
}

static void complain_of_none(struct one_firm *firm, const struct reading *reading)
{
	const char *near = nearest_name(firm->id, firm->firms.texts, firm->firms.count);
	size_t known = firm->firms.count;
	bool is_new;

	names_add(&firm->firms, firm->id, &is_new);
	if (!is_new)
		complain("firm %s has no such assessment%s%s%s%s in what was given", firm->id,
		         firm->source ? ", source " : "", firm->source ? firm->source : "",
		         firm->date ? ", of " : "", firm->date ? firm->date : "");
	else
		complain("there is no assessment of firm \"%s\" among those of %zu firms%s%s%s%s",
		         firm->id, known, near ? " (did you mean \"" : "", near ? near : "",
		         near ? "\"?)" : "",
		         reading->rejected ? "; rejected ones are not looked at" : "");
}

const struct eca_result *one_firm_find(struct one_firm *firm, struct eca_set *set,
                                       const struct text_list *answers,
                                       const struct eca_reader_options *how)
{
	struct reading reading = {
		.problems = { .most = firm->verbose ? SIZE_MAX : ERRORS_SHOWN },
		.warnings = { .most = firm->verbose ? SIZE_MAX : 0 },
	};

	progress_start(true);
	reading_all(&reading, set, answers, how, firm->id, take, firm);
	progress_end();
	firm->unreadable = reading.unreadable;
	if (firm->latest.ids.count)
		return latest_of(firm->latest.firms);
	complain_of_none(firm, &reading);
	return NULL;
}

static void free_copy(void *record)
{
	eca_result_free(record);
}

void one_firm_free(struct one_firm *firm)
{
	latest_free(&firm->latest, free_copy);
	names_free(&firm->firms);
}
