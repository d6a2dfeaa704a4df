/* What `eca score` is to write, and where. */
#ifndef ECA_CLI_TARGETS_H
#define ECA_CLI_TARGETS_H

#include "command.h"
#include "eca.h"

struct target {
	const char *path; /* "-" is standard output */
	enum eca_format format;
};

struct targets {
	struct target *files;
	size_t n_files;
	bool board;    /* a table for people on standard output */
	char *rejects; /* where rejects go, or NULL */
};

/* From the paths of -o, the answers, the path of --rejects (NULL for the usual one)
 * and --table. False after a message, also where two of the files are one, or one
 * is in a folder of answers: no results go over answers, over each other, or among
 * what is read the next time. Release with targets_free, whatever comes back. */
bool targets_plan(const struct text_list *outputs, const struct text_list *answers,
                  const char *rejects, bool table, bool quiet, struct targets *targets);

/* Whether a file's name ends so, in letters of either case, and has more to it. */
bool path_ends_in(const char *path, const char *ending);

/* Whether reports may go into `folder`, which need not exist: false after a message
 * when it is one of the answers. */
bool targets_allow_reports(const char *folder, const struct text_list *answers);

void targets_free(struct targets *targets);

#endif
