/* Where a criteria set is. */
#ifndef ECA_CLI_FIND_SET_H
#define ECA_CLI_FIND_SET_H

#include "eca.h"

#define DEFAULT_SET "hanoi-2026"

/* The folder of the set that -c or an operand names: a folder as it is, or the
 * name of a set that came with the program, the source tree's before those that
 * are installed. NULL for `asked` is the default set. The caller frees it. An
 * unknown name is misuse; the message lists the names there are. */
char *find_set(const char *asked, struct eca_error *err);

/* Finds and loads it. NULL where it is wrong, which `findings` say, or could not be
 * read, which is said here; `*status` is then the exit status. */
struct eca_set *load_set(const char *asked, struct eca_findings *findings, int *status);

/* The same for a command that works with the set: what is found goes to standard error, all
 * of it where there is no set, or `verbose`. */
struct eca_set *open_set(const char *asked, bool verbose, int *status);

/* Which of the set's languages is asked for: a code, or NULL for the first. False after a
 * message that lists them. */
bool choose_language(const struct eca_model *model, const char *asked, size_t *language);

/* Several of them, none twice: "vi,en"; at most `most`, which is as many as `what` has room
 * for. NULL is the first alone. */
struct languages {
	size_t items[ECA_LANGUAGES_MAX], count;
};
bool choose_languages(const struct eca_model *model, const char *codes, size_t most,
                      const char *what, struct languages *languages);

#endif
