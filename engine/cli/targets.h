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
	struct target claims; /* where claims go beside what was verified; path NULL: nowhere */
	bool board;    /* a table for people on standard output */
	char *rejects; /* where rejects go, or NULL */
};

/* What the command line asks for. */
struct wishes {
	const struct text_list *outputs, *answers; /* the paths of -o; the answers */
	const char *rejects, *claims;              /* NULL: the usual one; none */
	bool table, quiet;
};

/* False after a message, also where two of the files are one, or one
 * is in a folder of answers: no results go over answers, over each other, or among
 * what is read the next time. Release with targets_free, whatever comes back. */
bool targets_plan(const struct wishes *wishes, struct targets *targets);

/* Whether a file's name ends so, in letters of either case, and has more to it. */
bool path_ends_in(const char *path, const char *ending);

/* Whether reports may go into `folder`, which need not exist: false after a message
 * when it is one of the answers. */
bool targets_allow_reports(const char *folder, const struct text_list *answers);

/* Whether `path` may be read beside the answers: false after a message when it is one of
 * them, or in a folder of them. */
bool targets_allow_beside(const char *path, const struct text_list *answers);

/* Whether a file may be written at `path`: false after a message when it is one of the
 * answers, or in a folder of theirs. */
bool targets_allow(const char *path, const struct text_list *answers);

/* The same for several, no two of which may be one file. */
bool targets_allow_all(const struct text_list *paths, const struct text_list *answers);

/* Whether any of them shows which tiers an incomplete assessment can still come to. */
bool targets_show_possible(const struct targets *targets);

void targets_free(struct targets *targets);

#endif
