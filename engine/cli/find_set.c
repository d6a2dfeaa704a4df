#include "find_set.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "buf.h"
#include "command.h"
#include "error.h"
#include "message.h"
#include "nearest.h"

static const char *const homes[] = { ECA_SOURCE_CRITERIA, ECA_INSTALLED_CRITERIA };
enum { N_HOMES = sizeof(homes) / sizeof(homes[0]), NAMES_MAX = 64 };

static bool is_folder(const char *path)
{
	struct stat found;

	return !stat(path, &found) && S_ISDIR(found.st_mode);
}

static char *joined(const char *folder, const char *name)
{
	struct buf path = { 0 };

	buf_format(&path, "%s/%s", folder, name);
	return path.bytes;
}

/* A set in one of the homes, or NULL. */
static char *at_home(const char *name)
{
	size_t i;

	for (i = 0; i < N_HOMES; i++) {
		char *folder = joined(homes[i], name);

		if (is_folder(folder))
			return folder;
		free(folder);
	}
	return NULL;
}

static int is_set(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && !strchr(entry->d_name, '.');
}

/* Names of the sets in the first home that has any, sorted; gives how many. */
static size_t installed(struct dirent ***entries)
{
	size_t i;

	for (i = 0; i < N_HOMES; i++) {
		int count = scandir(homes[i], entries, is_set, alphasort);

		if (count > 0)
			return (size_t)count;
		if (count == 0)
			free(*entries);
	}
	*entries = NULL;
	return 0;
}

static void unknown_set(const char *name, struct eca_error *err)
{
	struct dirent **entries;
	size_t count = installed(&entries), i;
	const char *names[NAMES_MAX], *near;
	struct buf list = { 0 };

	for (i = 0; i < count; i++) {
		buf_text(&list, i ? ", " : "");
		buf_text(&list, entries[i]->d_name);
		names[i < NAMES_MAX ? i : 0] = entries[i]->d_name;
	}
	near = nearest_name(name, names, count < NAMES_MAX ? count : NAMES_MAX);
	error_set(err, ECA_ERROR_MISUSE,
	          "there is no criteria set \"%s\"%s%s%s; installed: %s; "
	          "a folder is given with a /, as ./%s",
	          name, near ? " (did you mean \"" : "", near ? near : "", near ? "\"?)" : "",
	          count ? buf_string(&list) : "none", name);
	for (i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	buf_free(&list);
}

static char *without_end_slashes(const char *path)
{
	char *folder = need_copy(path);
	size_t length = strlen(folder);

	while (length > 1 && folder[length - 1] == '/')
		folder[--length] = '\0';
	return folder;
}

char *find_set(const char *asked, struct eca_error *err)
{
	const char *name = asked ? asked : DEFAULT_SET;
	char *folder;

	if (asked && (strchr(asked, '/') || is_folder(asked)))
		return without_end_slashes(asked);
	folder = at_home(name);
	if (!folder)
		unknown_set(name, err);
	return folder;
}

struct eca_set *load_set(const char *asked, struct eca_findings *findings, int *status)
{
	struct eca_error err = { 0 };
	char *folder = find_set(asked, &err);
	struct eca_set *set = folder ? eca_set_load(folder, findings, &err) : NULL;

	free(folder);
	*status = EXIT_SET;
	if (err.kind != ECA_OK)
		*status = complain_of(&err);
	return set;
}

struct eca_set *open_set(const char *asked, bool verbose, int *status)
{
	struct eca_findings findings = { 0 };
	struct eca_set *set = load_set(asked, &findings, status);

	if (!set || verbose)
		print_findings(stderr, &findings);
	eca_findings_free(&findings);
	return set;
}

bool choose_language(const struct eca_model *model, const char *asked, size_t *language)
{
	struct buf list = { 0 };
	size_t i;

	*language = asked ? eca_language(model, asked) : 0;
	if (*language != ECA_NONE)
		return true;
	for (i = 0; i < model->n_languages; i++)
		buf_format(&list, "%s%s", i ? ", " : "", model->languages[i]);
	complain("--lang: the criteria set %s has no language \"%s\", but %s", model->id, asked,
	         buf_string(&list));
	buf_free(&list);
	return false;
}

static bool add_language(struct languages *languages, const struct eca_model *model,
                         size_t most, const char *what, const char *code)
{
	size_t language, i;

	if (!choose_language(model, code, &language))
		return false;
	for (i = 0; i < languages->count; i++)
		if (languages->items[i] == language) {
			complain("--lang: \"%s\" stands twice", code);
			return false;
		}
	if (languages->count == most) {
		complain("--lang: %s has room for %zu languages side by side", what, most);
		return false;
	}
	languages->items[languages->count++] = language;
	return true;
}

bool choose_languages(const struct eca_model *model, const char *codes, size_t most,
                      const char *what, struct languages *languages)
{
	struct arena arena = { 0 };
	bool well = true;

	*languages = (struct languages){ .count = 0 };
	if (!codes)
		languages->count = 1;
	for (; codes && well; codes = *codes ? codes + 1 : NULL) {
		size_t length = strcspn(codes, ",");

		well = add_language(languages, model, most, what, arena_copy(&arena, codes, length));
		codes += length;
	}
	arena_free(&arena);
	return well;
}
