#include "firm_reports.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "crew.h"
#include "error.h"
#include "file_name.h"
#include "find_set.h"
#include "latest.h"
#include "message.h"
#include "progress.h"
#include "reports/report.h"

enum {
	ERRORS_SHOWN = 20,
	REPORTS_A_THREAD = 32, /* take longer than loading a set */
	KEPT_MEMORY = 32 << 20,
	MORE_MEMORY = 1 << 20,
};

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

/* ---- Writing them, on several threads ---- */

struct writing {
	const struct firm_reports *reports;
	const struct firm_reports_how *how;
	struct eca_peers *own_peers; /* NULL where `how` has them */
	struct eca_set **sets;       /* one a thread; the first is that of `how` */
	char **paths;                /* one a firm */
	char **faults;               /* one a firm: why its report could not be written, or NULL */
	struct listing errors;
	struct arena arena;
};

/* A set is one thread's. Another state of it, since a file was edited meanwhile, is none. */
static bool open_own_set(void *context, size_t thread)
{
	struct writing *w = context;
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	char *folder = find_set(w->how->criteria, &err);
	struct eca_set *set = folder ? eca_set_load(folder, &findings, &err) : NULL;

	free(folder);
	eca_findings_free(&findings);
	w->sets[thread] = set;
	return set && !strcmp(eca_set_model(set)->sha256, eca_set_model(w->how->set)->sha256);
}

/* `result` as one under `set`, which is the set that scored it, loaded again. */
static struct eca_result moved(const struct eca_result *result, const struct eca_set *set)
{
	struct eca_result copy = *result;

	copy.model = eca_set_model(set);
	return copy;
}

static bool write_report(const struct writing *w, struct eca_set *set, size_t firm,
                         struct eca_error *err)
{
	const struct latest_of_firm *latest = &w->reports->latest.firms[firm];
	const struct eca_result *main = main_of(latest), *claimed = NULL;
	struct eca_result own_main, own_claimed;
	struct report_about about;

	if (!main)
		return true;
	own_main = moved(main, set);
	if (latest->from[ECA_SITE_VISIT].record)
		claimed = unless_failed(latest->from[ECA_SELF].record);
	if (claimed)
		own_claimed = moved(claimed, set);
	about = (struct report_about){
		.set = set,
		.result = &own_main,
		.claimed = claimed ? &own_claimed : NULL,
		.peers = w->own_peers ? w->own_peers : w->how->peers,
		.n_languages = w->how->languages->count,
	};
	memcpy(about.languages, w->how->languages->items, sizeof(about.languages));
	return report_write(&about, w->paths[firm], err);
}

static void write_one(void *context, size_t thread, size_t firm)
{
	struct writing *w = context;
	struct eca_error err = { 0 };

	if (!write_report(w, w->sets[thread], firm, &err))
		w->faults[firm] = need_copy(err.text);
}

static void tell_one(void *context, size_t firm)
{
	struct writing *w = context;
	size_t count = w->reports->latest.ids.count;

	if (w->faults[firm] && listing_shows(&w->errors))
		complain("%s", w->faults[firm]);
	free(w->faults[firm]);
	progress_show(firm + 1, count, firm + 1, "reports");
}

/* All before the first is written: of two like names the earlier firm's is the plain one. */
static void choose_paths(struct writing *w)
{
	const struct names *ids = &w->reports->latest.ids;
	struct names taken = { 0 };
	size_t i;

	w->paths = arena_array(&w->arena, ids->count, sizeof(*w->paths));
	for (i = 0; i < ids->count; i++) {
		char *name = file_name_of(ids->texts[i], &taken);

		w->paths[i] = arena_format(&w->arena, "%s/%s.xlsx", w->reports->folder, name);
		free(name);
	}
	names_free(&taken);
}

/* So many as were asked for, if each has enough to do to be worth its set. */
static size_t threads_for(size_t count, size_t asked)
{
	size_t worth = count / REPORTS_A_THREAD;

	return worth < 1 || asked < 1 ? 1 : worth < asked ? worth : asked;
}

/* Memory that a workbook gives back the next one takes: it need not go to the system and
 * come back as pages to be filled with zeros. */
static void keep_memory(void)
{
	mallopt(M_TRIM_THRESHOLD, KEPT_MEMORY);
	mallopt(M_MMAP_THRESHOLD, KEPT_MEMORY);
	mallopt(M_TOP_PAD, MORE_MEMORY);
}

bool firm_reports_write(const struct firm_reports *reports, const struct firm_reports_how *how)
{
	size_t count = reports->latest.ids.count, threads = threads_for(count, how->threads), i;
	struct writing w = {
		.reports = reports,
		.how = how,
		.own_peers = how->peers ? NULL : peers_of(reports),
		.errors = { .most = ERRORS_SHOWN },
	};

	keep_memory();
	choose_paths(&w);
	w.faults = arena_array(&w.arena, count, sizeof(*w.faults));
	w.sets = arena_array(&w.arena, threads, sizeof(*w.sets));
	w.sets[0] = how->set;
	crew_run(&(struct crew_task){ count, &w, open_own_set, write_one, tell_one }, threads);
	listing_end(&w.errors, "reports that could not be written", NULL);
	for (i = 1; i < threads; i++)
		eca_set_free(w.sets[i]);
	eca_peers_free(w.own_peers);
	arena_free(&w.arena);
	return !w.errors.count;
}

void firm_reports_free(struct firm_reports *reports)
{
	latest_free(&reports->latest, free_copy);
	free(reports->folder);
	free(reports);
}
