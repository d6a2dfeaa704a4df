#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "error.h"

enum { BUFFER_SIZE = 256 * 1024, UNFINISHED_MAX = 64 };

struct eca_output {
	int fd;
	char *name; /* as the user gave it, for messages */
	char *path; /* renamed to this; NULL when written directly */
	char *part;
	int failed; /* errno of the first write that failed, 0 while all is well */
	size_t used;
	char buffer[BUFFER_SIZE];
};

/* The part files a signal handler is to remove. Those beyond the last slot would
 * only be left behind, under a name that says so. */
static _Atomic(char *) unfinished[UNFINISHED_MAX];

static void replace_unfinished(char *old, char *new)
{
	size_t i;

	for (i = 0; i < UNFINISHED_MAX; i++) {
		char *expected = old;

		if (atomic_compare_exchange_strong(&unfinished[i], &expected, new))
			return;
	}
}

/* How many threads are about to change that list, and whether a signal has come, after
 * which none may begin to. */
static atomic_int changing;
static atomic_bool ending;

static void remove_unfinished(int signal_number)
{
	size_t i;

	atomic_store(&ending, true);
	while (atomic_load(&changing))
		; /* other threads, for a few calls: where signals wait this is not */
	for (i = 0; i < UNFINISHED_MAX; i++) {
		char *part = atomic_load(&unfinished[i]);

		if (part)
			unlink(part);
	}
	raise(signal_number); /* SA_RESETHAND: now with its usual effect */
}

static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };

/* Begins what no signal may come into, on any thread: between a part file's creation and its
 * entry above none would remove it, and no entry may be freed while it is looked at. */
static void begin_change(sigset_t *before)
{
	sigset_t held;
	size_t i;

	sigemptyset(&held);
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaddset(&held, signals[i]);
	pthread_sigmask(SIG_BLOCK, &held, before);
	atomic_fetch_add(&changing, 1);
	if (!atomic_load(&ending))
		return;
	atomic_fetch_sub(&changing, 1);
	for (;;)
		pause(); /* the process ends in another thread */
}

static void end_change(const sigset_t *before)
{
	atomic_fetch_sub(&changing, 1);
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

void output_clean_up_on_signals(void)
{
	struct sigaction action = { .sa_handler = remove_unfinished, .sa_flags = SA_RESETHAND };
	size_t i;

	signal(SIGXFSZ, SIG_IGN);
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct sigaction old;

		if (!sigaction(signals[i], NULL, &old) && old.sa_handler == SIG_DFL)
			sigaction(signals[i], &action, NULL);
	}
}

static const char *what_to_do(int error)
{
	static const struct {
		int error;
		const char *advice;
	} advices[] = {
		{ ENOSPC, "; free some space or write elsewhere" },
		{ EDQUOT, "; free some space or write elsewhere" },
		{ EFBIG, "; write elsewhere, or fewer firms at a time" },
		{ ENOENT, "; create the folder first" },
		{ ENOTDIR, "; a part of its path is not a folder" },
		{ EACCES, "; choose a folder you may write to" },
		{ EPERM, "; choose a folder you may write to" },
		{ EROFS, "; choose a folder you may write to" },
		{ EISDIR, "; give the name of a file in it" },
		{ ENAMETOOLONG, "; choose a shorter name" },
		{ EWOULDBLOCK, "; another run is writing it" },
		{ EPIPE, "; its reader has gone" },
		{ ELOOP, "; a symbolic link stands at this name or at the same with .part: remove it" },
		{ ESTALE, "; another program removed or replaced its .part file" },
	};
	size_t i;

	for (i = 0; i < sizeof(advices) / sizeof(advices[0]); i++)
		if (advices[i].error == error)
			return advices[i].advice;
	return "";
}

static bool cannot_write(struct eca_error *err, const char *name, int error)
{
	return error_set(err, ECA_ERROR_FILE, "%s: cannot be written: %s%s", name, strerror(error),
	                 what_to_do(error));
}

bool output_is_standard(const char *path)
{
	return !strcmp(path, "-") || !strcmp(path, "/dev/stdout");
}

static char *part_name(const char *path)
{
	char *part = need_memory(strlen(path) + sizeof(".part"));

	strcpy(part, path);
	strcat(part, ".part");
	return part;
}

/* Whether `fd` is still what `part` names: between open and lock the run that held
 * the lock may have renamed it, and any program may remove it. */
static bool is_still_named(int fd, const char *part)
{
	struct stat here, there;

	return !fstat(fd, &here) && !lstat(part, &there) && here.st_ino == there.st_ino &&
	       here.st_dev == there.st_dev;
}

/* Opens the part file, emptied and locked against a second run. -1 with errno. */
static int open_part(const char *part)
{
	for (;;) {
		int fd = open(part, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
		int error;

		if (fd < 0)
			return -1;
		if (flock(fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK) {
			close(fd);
			errno = EWOULDBLOCK;
			return -1;
		}
		if (!is_still_named(fd, part)) {
			close(fd);
			continue;
		}
		if (!ftruncate(fd, 0))
			return fd;
		error = errno;
		close(fd);
		errno = error;
		return -1;
	}
}

/* Opens the part file of out->path. `found` is what stands there, NULL if nothing. */
static bool start_part(struct eca_output *out, const struct stat *found)
{
	sigset_t before;
	int error;

	if (found && S_ISDIR(found->st_mode)) {
		errno = EISDIR;
		return false;
	}
	out->part = part_name(out->path);
	begin_change(&before);
	out->fd = open_part(out->part);
	error = errno;
	if (out->fd >= 0)
		replace_unfinished(NULL, out->part);
	end_change(&before);
	errno = error;
	if (out->fd < 0)
		return false;
	if (found && S_ISREG(found->st_mode))
		(void)fchmod(out->fd, found->st_mode & 0777); /* not worth losing the results for */
	return true;
}

/* Opens what `out` writes to. `found` is what stands at its name, NULL if nothing. */
static bool open_file(struct eca_output *out, const struct stat *found)
{
	if (found && !S_ISREG(found->st_mode) && !S_ISDIR(found->st_mode)) {
		out->fd = open(out->name, O_WRONLY | O_CLOEXEC);
		return out->fd >= 0;
	}
	/* A link stays a link: what it leads to is replaced. */
	out->path = found ? realpath(out->name, NULL) : NULL;
	if (!out->path)
		out->path = need_copy(out->name);
	return start_part(out, found);
}

static void free_output(struct eca_output *out)
{
	sigset_t before;

	if (out->part) {
		begin_change(&before);
		replace_unfinished(out->part, NULL);
		end_change(&before);
	}
	free(out->name);
	free(out->path);
	free(out->part);
	free(out);
}

static struct eca_output *new_output(const char *name)
{
	struct eca_output *out = need_memory(sizeof(*out));

	out->fd = STDOUT_FILENO;
	out->name = need_copy(name);
	out->path = out->part = NULL;
	out->failed = 0;
	out->used = 0;
	return out;
}

/* `out` if it was `opened`, else NULL with errno in `err`. */
static struct eca_output *if_opened(struct eca_output *out, bool opened, struct eca_error *err)
{
	if (opened)
		return out;
	cannot_write(err, out->name, errno);
	free_output(out);
	return NULL;
}

struct eca_output *eca_output_open(const char *path, struct eca_error *err)
{
	struct eca_output *out;
	struct stat found;

	if (output_is_standard(path))
		return new_output("standard output");
	out = new_output(path);
	return if_opened(out, open_file(out, stat(path, &found) ? NULL : &found), err);
}

/* Whether a file may take the place of what stands at `path`: never of a device or a pipe,
 * which other programs go on looking for there. */
static bool may_be_replaced(const char *path, struct eca_error *err)
{
	struct stat found;

	if (stat(path, &found) != 0 || S_ISREG(found.st_mode) || S_ISDIR(found.st_mode))
		return true;
	return error_set(err, ECA_ERROR_FILE, "%s: a device or a pipe, but this is written as a "
	                 "file: give it another name", path);
}

struct eca_output *eca_output_open_part(const char *path, struct eca_error *err)
{
	struct eca_output *out;
	struct stat found;

	if (!may_be_replaced(path, err))
		return NULL;
	out = new_output(path);
	out->path = need_copy(path);
	return if_opened(out, start_part(out, lstat(path, &found) ? NULL : &found), err);
}

const char *eca_output_part(const struct eca_output *out)
{
	return out->part;
}

static void write_all(struct eca_output *out, const char *bytes, size_t size)
{
	while (size && !out->failed) {
		ssize_t written = write(out->fd, bytes, size);

		if (written < 0 && errno != EINTR)
			out->failed = errno;
		if (written > 0) {
			bytes += written;
			size -= (size_t)written;
		}
	}
}

static void flush(struct eca_output *out)
{
	write_all(out, out->buffer, out->used);
	out->used = 0;
}

void eca_output_write(struct eca_output *out, const char *bytes, size_t size)
{
	if (size > BUFFER_SIZE - out->used)
		flush(out);
	if (size > BUFFER_SIZE) {
		write_all(out, bytes, size);
		return;
	}
	memcpy(out->buffer + out->used, bytes, size);
	out->used += size;
}

/* So that the new name survives a power cut; not every file system can. */
static void sync_folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char folder[PATH_MAX];
	int fd;

	if (slash && (size_t)(slash - path) >= sizeof(folder))
		return;
	memcpy(folder, path, slash ? (size_t)(slash - path) : 0);
	folder[slash ? slash - path : 0] = '\0';
	fd = open(!slash ? "." : *folder ? folder : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/* Sees the part file onto the disk and renames it while it is open, and so locked.
 * 0 or an errno. */
static int rename_part(const struct eca_output *out)
{
	if (fsync(out->fd))
		return errno;
	if (!is_still_named(out->fd, out->part))
		return ESTALE;
	return rename(out->part, out->path) ? errno : 0;
}

static void remove_part(const struct eca_output *out)
{
	if (is_still_named(out->fd, out->part))
		unlink(out->part);
}

static void close_file(struct eca_output *out)
{
	if (out->fd != STDOUT_FILENO && close(out->fd) && !out->failed)
		out->failed = errno;
}

bool eca_output_commit(struct eca_output *out, struct eca_error *err)
{
	bool well;

	flush(out);
	if (out->part && !out->failed)
		out->failed = rename_part(out);
	if (out->part && out->failed)
		remove_part(out);
	close_file(out);
	if (out->part && !out->failed)
		sync_folder_of(out->path);
	well = !out->failed;
	if (!well)
		cannot_write(err, out->name, out->failed);
	free_output(out);
	return well;
}

void eca_output_discard(struct eca_output *out)
{
	if (out->part)
		remove_part(out);
	close_file(out);
	free_output(out);
}
