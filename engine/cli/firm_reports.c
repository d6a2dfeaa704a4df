#include "firm_reports.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "file_name.h"
#include "latest.h"
#include "message.h"
#include "progress.h"
#include "reports/report.h"

enum { ERRORS_SHOWN = 20 };

struct firm_reports {
	char *folder;
	struct latest latest; /* of copies of results */
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

static void free_copy(void *record)
{
	eca_result_free(record);
}

void firm_reports_add(struct firm_reports *reports, const struct eca_result *result)
{
	void **place = latest_add(&reports->latest, result->assessment);

	if (!place)
		return;
	eca_result_free(*place);
	*place = eca_result_copy(result);
}

static const struct eca_result *unless_failed(const struct eca_result *result)
{
	return result && result->status == ECA_STATUS_FAILED ? NULL : result;
}

/* The assessment that the report is about; NULL when it failed. */
static const struct eca_result *main_of(const struct latest_of_firm *firm)
{
	return unless_failed(latest_of(firm));
}

/* `path` is the workbook's; `every` what is the same in all of them. */
static bool write_report(const struct latest_of_firm *firm, const struct report_about *every,
                         const char *path, struct eca_error *err)
{
	struct report_about about = *every;

	about.result = main_of(firm);
	if (!about.result)
		return true;
	if (firm->from[ECA_SITE_VISIT].record)
		about.claimed = unless_failed(firm->from[ECA_SELF].record);
	return report_write(&about, path, err);
}

/* Those that are reported on, as one another's peers; NULL of none. */
static struct eca_peers *peers_of(const struct firm_reports *reports)
{
	struct eca_peers *peers = NULL;
	size_t i;

	for (i = 0; i < reports->latest.ids.count; i++) {
		const struct eca_result *main = main_of(&reports->latest.firms[i]);
		struct eca_peer *peer = main ? eca_peer_new(main) : NULL;

		if (peer && !peers)
			peers = eca_peers_new(main->model);
		if (peer)
			eca_peers_add(peers, peer);
		eca_peer_free(peer);
	}
	if (peers)
		eca_peers_end(peers);
	return peers;
}

bool firm_reports_write(const struct firm_reports *reports, struct eca_set *set,
                        const struct languages *languages, const struct eca_peers *peers)
{
	struct eca_peers *own = peers ? NULL : peers_of(reports);
	struct report_about every = { .set = set, .n_languages = languages->count,
	                              .peers = peers ? peers : own };
	struct listing errors = { .most = ERRORS_SHOWN };
	struct names taken = { 0 };
	struct buf path = { 0 };
	size_t i;

	memcpy(every.languages, languages->items, sizeof(every.languages));
	for (i = 0; i < reports->latest.ids.count; i++) {
		char *name = file_name_of(reports->latest.ids.texts[i], &taken);
		struct eca_error err = { 0 };

		path.used = 0;
		buf_format(&path, "%s/%s.xlsx", reports->folder, name);
		free(name);
		progress_show(i, reports->latest.ids.count, i, "reports");
		if (!write_report(&reports->latest.firms[i], &every, buf_string(&path), &err) &&
		    listing_shows(&errors))
			complain_of(&err);
	}
	listing_end(&errors, "reports that could not be written", NULL);
	eca_peers_free(own);
	names_free(&taken);
	buf_free(&path);
	return !errors.count;
}

void firm_reports_free(struct firm_reports *reports)
{
	latest_free(&reports->latest, free_copy);
	free(reports->folder);
	free(reports);
}
