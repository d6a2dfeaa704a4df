#include "set_source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "error.h"
#include "find_set.h"

enum { FILE_MOST = 1 << 20, /* bytes read of a file: more than a set may have */
       GIT_MISSING = 127 };

struct set_source {
	struct eca_origin origin;
	const char *folder;         /* where git runs */
	const char *commit, *inner; /* of a revision: its hash; the folder in it, "" or "x/y/" */
	struct arena arena;
};

/* ---- git ---- */

static void become_git(const char *const *arguments, int to)
{
	int nothing = open("/dev/null", O_RDWR);

	dup2(nothing, STDIN_FILENO);
	dup2(to, STDOUT_FILENO);
	dup2(nothing, STDERR_FILENO);
	execvp(arguments[0], (char *const *)arguments);
	_exit(GIT_MISSING);
}

static void read_all(int from, struct buf *out)
{
	ssize_t got;

	do {
		got = read(from, buf_room(out, BUFSIZ), BUFSIZ);
		if (got > 0)
			out->used += (size_t)got;
	} while ((got > 0 && out->used < FILE_MOST) || (got < 0 && errno == EINTR));
}

static int wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Runs git in the folder, without a shell, and adds what it prints to `out`. Gives its exit
 * status, GIT_MISSING where there is no git, -1 where it did not run to its end. */
static int run_git(const char *folder, const char *const *words, struct buf *out)
{
	const char *arguments[12] = { "git", "-C", folder };
	size_t count = 3;
	int ends[2];
	pid_t child;

	while (*words)
		arguments[count++] = *words++;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	child = fork();
	if (child == 0)
		become_git(arguments, ends[1]);
	close(ends[1]);
	if (child > 0)
		read_all(ends[0], out);
	close(ends[0]);
	return child > 0 ? wait_for(child) : -1;
}

/* The one line that git prints; NULL where it fails, with its exit status. */
static const char *git_line(struct set_source *source, const char *const *words, int *status)
{
	struct buf out = { 0 };
	const char *line = NULL;

	*status = run_git(source->folder, words, &out);
	if (*status == 0) {
		const char *text = buf_string(&out);

		line = arena_copy(&source->arena, text, strcspn(text, "\n"));
	}
	buf_free(&out);
	return line;
}

static char *read_revision(void *context, const char *name, size_t *size, const char **reason)
{
	struct set_source *source = context;
	const char *object = arena_format(&source->arena, "%s:%s%s", source->commit, source->inner,
	                                  name);
	const char *const words[] = { "cat-file", "blob", object, NULL };
	struct buf out = { 0 };
	int status = run_git(source->folder, words, &out);

	if (status == 0 || out.used >= FILE_MOST) {
		buf_string(&out);
		*size = out.used;
		return out.bytes;
	}
	buf_free(&out);
	*reason = "the revision has no such file";
	return NULL;
}

/* ---- Which set ---- */

static bool find_revision(struct set_source *source, const char *asked, const char *revision,
                          struct eca_error *err)
{
	const char *name = arena_format(&source->arena, "%s^{commit}", revision);
	const char *const where[] = { "rev-parse", "--show-prefix", NULL };
	const char *const which[] = { "rev-parse", "--verify", "--quiet", "--end-of-options", name,
		                      NULL };
	int status;

	source->inner = git_line(source, where, &status);
	if (status == GIT_MISSING)
		return error_set(err, ECA_ERROR_FILE, "%s: git is needed to read a revision, and is "
		                 "not installed", asked);
	if (!source->inner)
		return error_set(err, ECA_ERROR_FILE, "%s: the folder %s is in no git repository",
		                 asked, source->folder);
	source->commit = git_line(source, which, &status);
	if (!source->commit)
		return error_set(err, ECA_ERROR_MISUSE, "%s: the repository has no revision \"%s\"",
		                 asked, revision);
	source->origin = (struct eca_origin){ arena_text(&source->arena, asked), read_revision, source };
	return true;
}

static bool is_folder(const char *path)
{
	struct stat found;

	return !stat(path, &found) && S_ISDIR(found.st_mode);
}

/* The folder of a set, or NULL. */
static const char *folder_of(struct set_source *source, const char *asked, struct eca_error *err)
{
	char *found = find_set(asked, err);
	const char *folder = arena_text(&source->arena, found);

	free(found);
	return folder;
}

/* Where "@revision" begins: behind the first that names a set; NULL where none does. */
static const char *find_mark(struct set_source *source, const char *asked)
{
	const char *at;

	for (at = strchr(asked, '@'); at; at = strchr(at + 1, '@')) {
		struct eca_error err = { 0 };
		const char *left = arena_copy(&source->arena, asked, (size_t)(at - asked));

		source->folder = *left ? folder_of(source, left, &err) : NULL;
		if (source->folder && is_folder(source->folder))
			return at;
	}
	return NULL;
}

static bool find(struct set_source *source, const char *asked, struct eca_error *err)
{
	const char *mark = is_folder(asked) ? NULL : find_mark(source, asked);

	if (mark)
		return find_revision(source, asked, mark + 1, err);
	source->folder = folder_of(source, asked, err);
	source->origin.folder = source->folder;
	return source->folder;
}

struct set_source *set_source_open(const char *asked, struct eca_error *err)
{
	struct set_source *source = need_memory(sizeof(*source));

	memset(source, 0, sizeof(*source));
	if (find(source, asked, err))
		return source;
	set_source_free(source);
	return NULL;
}

void set_source_free(struct set_source *source)
{
	if (!source)
		return;
	arena_free(&source->arena);
	free(source);
}

const struct eca_origin *set_source_origin(const struct set_source *source)
{
	return &source->origin;
}
