#include "firm_reports.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "file_name.h"
#include "message.h"
#include "names.h"
#include "progress.h"
#include "reports/report.h"

enum { N_SOURCES = ECA_SITE_VISIT + 1, ERRORS_SHOWN = 20 };

struct firm {
	struct eca_result *latest[N_SOURCES]; /* copies, or NULL */
};

struct firm_reports {
	char *folder;
	struct names ids;
	struct firm *firms; /* one per id */
	size_t capacity;
};

/* Makes `folder` and the folders on the way to it. */
static bool make_folders(char *folder)
{
	char *slash = folder;

	while ((slash = strchr(slash + 1, '/'))) {
		*slash = '\0';
		if (mkdir(folder, 0777) && errno != EEXIST)
			return false; /* the name is left cut short: it is what could not be made */
		*slash = '/';
	}
	return !mkdir(folder, 0777) || errno == EEXIST;
}

struct firm_reports *firm_reports_new(const char *folder, struct eca_error *err)
{
	struct firm_reports *reports = need_memory(sizeof(*reports));
	struct stat found;

	*reports = (struct firm_reports){ .folder = need_copy(folder) };
	if (!make_folders(reports->folder)) {
		error_errno(err, "%s: the folder for the reports cannot be made", reports->folder);
	} else if (!stat(folder, &found) && !S_ISDIR(found.st_mode)) {
		error_set(err, ECA_ERROR_FILE, "%s: is not a folder; --reports takes one", folder);
	} else {
		return reports;
	}
	firm_reports_free(reports);
	return NULL;
}

static struct firm *firm_of(struct firm_reports *reports, const char *id)
{
	bool is_new;
	size_t number = names_add(&reports->ids, id, &is_new);

	if (number == reports->capacity) {
		reports->capacity = reports->capacity ? 2 * reports->capacity : 64;
		reports->firms = need_more_memory(reports->firms,
		                                  reports->capacity * sizeof(*reports->firms));
	}
	if (is_new)
		reports->firms[number] = (struct firm){ { NULL } };
	return &reports->firms[number];
}

static bool is_before(const struct eca_assessment *a, const struct eca_assessment *b)
{
	return a->dated != b->dated ? b->dated : a->assessed_on < b->assessed_on;
}

void firm_reports_add(struct firm_reports *reports, const struct eca_result *result)
{
	const struct eca_assessment *who = result->assessment;
	struct eca_result **latest = &firm_of(reports, who->firm_id)->latest[who->source];

	if (*latest && is_before(who, (*latest)->assessment))
		return;
	if (*latest)
		eca_result_free(*latest);
	*latest = eca_result_copy(result);
}

static const struct eca_result *unless_failed(const struct eca_result *result)
{
	return result && result->status == ECA_STATUS_FAILED ? NULL : result;
}

/* `path` is the workbook's. */
static bool write_report(const struct firm *firm, size_t language, const char *path,
                         struct eca_error *err)
{
	const struct eca_result *visit = firm->latest[ECA_SITE_VISIT],
				*self = firm->latest[ECA_SELF];
	const struct eca_result *main = unless_failed(visit ? visit : self);

	if (!main)
		return true;
	return report_write(main, visit ? unless_failed(self) : NULL, language, path, err);
}

bool firm_reports_write(const struct firm_reports *reports, size_t language)
{
	struct listing errors = { .most = ERRORS_SHOWN };
	struct names taken = { 0 };
	struct buf path = { 0 };
	size_t i;

	for (i = 0; i < reports->ids.count; i++) {
		char *name = file_name_of(reports->ids.texts[i], &taken);
		struct eca_error err = { 0 };

		path.used = 0;
		buf_format(&path, "%s/%s.xlsx", reports->folder, name);
		free(name);
		progress_show(i, reports->ids.count, i, "reports");
		if (!write_report(&reports->firms[i], language, buf_string(&path), &err) &&
		    listing_shows(&errors))
			complain_of(&err);
	}
	listing_end(&errors, "reports that could not be written", NULL);
	names_free(&taken);
	buf_free(&path);
	return !errors.count;
}

void firm_reports_free(struct firm_reports *reports)
{
	size_t i, source;

	for (i = 0; i < reports->ids.count; i++)
		for (source = 0; source < N_SOURCES; source++)
			if (reports->firms[i].latest[source])
				eca_result_free(reports->firms[i].latest[source]);
	free(reports->firms);
	names_free(&reports->ids);
	free(reports->folder);
	free(reports);
}
