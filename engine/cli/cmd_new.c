#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "buf.h"
#include "command.h"
#include "error.h"
#include "message.h"

/* The id that the files below go by, which is that of the new set afterwards. */
#define OLD_ID "my-set"

enum { ID_MAX = 64 };

/* The files of engine/cli/new/, as they stand there. */
static const char set_lua[] = {
#include "cli/new/set.inc"
};
static const char profile_lua[] = {
#include "cli/new/profile.inc"
};
static const char evidence_lua[] = {
#include "cli/new/evidence.inc"
};
static const char management_lua[] = {
#include "cli/new/pillars/management.inc"
};
static const char quality_lua[] = {
#include "cli/new/pillars/quality.inc"
};
static const char tiers_lua[] = {
#include "cli/new/tiers.inc"
};
static const char weightings_lua[] = {
#include "cli/new/weightings.inc"
};
static const char programme_lua[] = {
#include "cli/new/programme.inc"
};
static const char examples_lua[] = {
#include "cli/new/tests/examples.inc"
};
static const char answers_csv[] = {
#include "cli/new/sample/answers.inc"
};

static const char *const folders[] = { "pillars", "tests", "sample" };

#define BYTES(array) array, sizeof(array)
static const struct {
	const char *name, *bytes;
	size_t size;
	const char *holds;
} files[] = {
	{ "set.lua", BYTES(set_lua), "name, version, dates, languages; which files belong to it" },
	{ "profile.lua", BYTES(profile_lua), "what is asked about the enterprise" },
	{ "evidence.lua", BYTES(evidence_lua), "what an answer is worth, by its evidence" },
	{ "pillars/management.lua", BYTES(management_lua), "a pillar: criteria, questions" },
	{ "pillars/quality.lua", BYTES(quality_lua), "another" },
	{ "tiers.lua", BYTES(tiers_lua), "tiers with their thresholds, and gates" },
	{ "weightings.lua", BYTES(weightings_lua), "weights of the pillars in one sector" },
	{ "programme.lua", BYTES(programme_lua), "who helps: support areas and measures" },
	{ "tests/examples.lua", BYTES(examples_lua), "enterprises that must come out as expected" },
	{ "sample/answers.csv", BYTES(answers_csv), "fictitious answers to try it on" },
};
enum {
	N_FOLDERS = sizeof(folders) / sizeof(folders[0]),
	N_FILES = sizeof(files) / sizeof(files[0]),
};

/* ---- Where to ---- */

static void cut_end_slashes(char *path)
{
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		path[--length] = '\0';
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* As the language has it (engine/resolve.lua). */
static bool is_set_id(const char *id)
{
	static const char begins[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	static const char goes_on[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";

	return *id && strchr(begins, *id) && !id[strspn(id, goes_on)] && strlen(id) <= ID_MAX;
}

static bool make_folder(const char *path, struct eca_error *err)
{
	if (!mkdir(path, 0777))
		return true;
	if (errno == ENOENT)
		return error_set(err, ECA_ERROR_FILE,
		                 "%s: there is no folder for it to stand in: make that one first",
		                 path);
	return error_errno(err, "%s: the folder cannot be made", path);
}

static bool begin(const char *folder, struct eca_error *err)
{
	struct stat found;

	if (!is_set_id(last_part(folder)))
		return error_set(err, ECA_ERROR_MISUSE,
		                 "new: \"%s\" cannot be the id of a set: it is made of a to z, "
		                 "0 to 9, _ and -, begins with a letter or a digit and has at most "
		                 "%d of them, such as my-set-2027", last_part(folder), ID_MAX);
	if (!lstat(folder, &found))
		return error_set(err, ECA_ERROR_MISUSE,
		                 "new: %s is there already, and nothing in it was changed: choose "
		                 "another name, or move it away", folder);
	return make_folder(folder, err);
}

/* ---- The files ---- */

static void write_with_id(struct eca_output *out, const char *bytes, size_t size, const char *id)
{
	const char *end = bytes + size, *old;

	while ((old = memmem(bytes, (size_t)(end - bytes), OLD_ID, strlen(OLD_ID)))) {
		eca_output_write(out, bytes, (size_t)(old - bytes));
		eca_output_write(out, id, strlen(id));
		bytes = old + strlen(OLD_ID);
	}
	eca_output_write(out, bytes, (size_t)(end - bytes));
}

static bool write_file(const char *folder, size_t i, struct eca_error *err)
{
	struct buf path = { 0 };
	struct eca_output *out;

	buf_format(&path, "%s/%s", folder, files[i].name);
	out = eca_output_open(buf_string(&path), err);
	buf_free(&path);
	if (!out)
		return false;
	write_with_id(out, files[i].bytes, files[i].size, last_part(folder));
	return eca_output_commit(out, err);
}

static bool write_set(const char *folder, struct eca_error *err)
{
	bool well = begin(folder, err);
	size_t i;

	for (i = 0; well && i < N_FOLDERS; i++) {
		struct buf path = { 0 };

		buf_format(&path, "%s/%s", folder, folders[i]);
		well = make_folder(buf_string(&path), err);
		buf_free(&path);
	}
	for (i = 0; well && i < N_FILES; i++)
		well = write_file(folder, i, err);
	return well;
}

static void tell(const char *folder)
{
	size_t i;

	printf("%s: a small criteria set to begin with\n", folder);
	for (i = 0; i < N_FILES; i++)
		printf("  %-24s%s\n", files[i].name, files[i].holds);
	printf("\nNow, and after every change:\n"
	       "  eca check %s\n"
	       "  eca test %s\n"
	       "  eca score %s/sample/answers.csv -c %s --table\n",
	       folder, folder, folder, folder);
}

static int run(const struct arguments *arguments)
{
	char *folder = need_copy(arguments->operands.items[0]);
	struct eca_error err = { 0 };

	cut_end_slashes(folder);
	if (write_set(folder, &err))
		tell(folder);
	free(folder);
	return err.kind == ECA_OK ? EXIT_WELL : complain_of(&err);
}

const struct command command_new = {
	.name = "new",
	.args = "SET",
	.summary = "Begin a criteria set of one's own.",
	.about =
		"Makes the folder SET with a small criteria set in Vietnamese and English, with "
		"remarks in every file: two pillars, five questions, three tiers, two gates, "
		"examples and sample answers. It is sound (`eca check`) and its examples hold "
		"(`eca test`); what is left is to make its questions and numbers one's own.\n\n"
		"The last part of SET is the id of the set: a to z, 0 to 9, _ and -, as in "
		"my-set-2027. What is there already is left as it is.",
	.least = 1,
	.most = 1,
	.values_size = 0,
	.run = run,
};
