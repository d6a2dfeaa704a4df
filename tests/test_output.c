/* Output files: whole or not there at all. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "eca.h"
#include "output.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Every test runs in a folder of its own. */
static char folder[] = "/tmp/eca-test-output-XXXXXX";

static int enter(void **state)
{
	(void)state;
	strcpy(strrchr(folder, '-') + 1, "XXXXXX");
	return !mkdtemp(folder) || chdir(folder);
}

static int leave(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return chdir("/") || system(command);
}

static void put_file(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* The file's text, "(none)" where there is no file; valid until the next call. */
static const char *get_file(const char *name)
{
	static char text[256];
	FILE *file = fopen(name, "r");

	if (!file)
		return "(none)";
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	return text;
}

static struct eca_output *must_open(const char *name)
{
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(name, &err);

	assert_string_equal(err.text, "");
	assert_non_null(out);
	return out;
}

static void must_commit(struct eca_output *out)
{
	struct eca_error err = { 0 };

	assert_true(eca_output_commit(out, &err));
	assert_string_equal(err.text, "");
}

static void test_commit(void **state)
{
	struct eca_output *out = must_open("r.csv");

	(void)state;
	eca_output_write(out, "one ", 4);
	eca_output_write(out, "two", 3);
	assert_string_equal(get_file("r.csv"), "(none)");
	assert_string_equal(get_file("r.csv.part"), "");
	must_commit(out);
	assert_string_equal(get_file("r.csv"), "one two");
	assert_string_equal(get_file("r.csv.part"), "(none)");
}

static void test_discard(void **state)
{
	struct eca_output *out;

	(void)state;
	put_file("r.csv", "before");
	out = must_open("r.csv");
	eca_output_write(out, "after", 5);
	eca_output_discard(out);
	assert_string_equal(get_file("r.csv"), "before");
	assert_string_equal(get_file("r.csv.part"), "(none)");
}

static void test_stale_part(void **state)
{
	struct eca_output *out;

	(void)state;
	put_file("r.csv.part", "what a killed run left behind, and longer");
	out = must_open("r.csv");
	eca_output_write(out, "new", 3);
	must_commit(out);
	assert_string_equal(get_file("r.csv"), "new");
}

static void test_mode_is_kept(void **state)
{
	struct stat found;

	(void)state;
	put_file("r.csv", "");
	assert_int_equal(chmod("r.csv", 0640), 0);
	must_commit(must_open("r.csv"));
	assert_int_equal(stat("r.csv", &found), 0);
	assert_int_equal(found.st_mode & 07777, 0640);
}

static void test_link_stays(void **state)
{
	struct eca_output *out;
	struct stat found;

	(void)state;
	assert_int_equal(mkdir("real", 0777), 0);
	put_file("real/r.csv", "before");
	assert_int_equal(symlink("real/r.csv", "link.csv"), 0);
	out = must_open("link.csv");
	eca_output_write(out, "after", 5);
	must_commit(out);
	assert_int_equal(lstat("link.csv", &found), 0);
	assert_true(S_ISLNK(found.st_mode));
	assert_string_equal(get_file("real/r.csv"), "after");
}

static void test_fifo(void **state)
{
	struct eca_output *out;
	char text[8] = { 0 };
	int fd;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0666), 0);
	fd = open("pipe", O_RDONLY | O_NONBLOCK);
	out = must_open("pipe");
	eca_output_write(out, "hello", 5);
	must_commit(out);
	assert_int_equal(read(fd, text, sizeof text), 5);
	assert_string_equal(text, "hello");
	close(fd);
}

static void test_large(void **state)
{
	enum { SIZE = 1000003 };
	char *bytes = malloc(SIZE), *back = malloc(SIZE);
	struct eca_output *out = must_open("r.csv");
	size_t at, chunk = 1;
	FILE *file;

	(void)state;
	for (at = 0; at < SIZE; at++)
		bytes[at] = (char)(at * 7 + at / 251);
	for (at = 0; at < SIZE; at += chunk, chunk = chunk * 2 + 1)
		eca_output_write(out, bytes + at, chunk < SIZE - at ? chunk : SIZE - at);
	must_commit(out);
	file = fopen("r.csv", "rb");
	assert_int_equal(fread(back, 1, SIZE, file), SIZE);
	assert_int_equal(fgetc(file), EOF);
	assert_memory_equal(bytes, back, SIZE);
	fclose(file);
	free(bytes);
	free(back);
}

static void test_device(void **state)
{
	struct eca_output *out = must_open("/dev/null");

	(void)state;
	eca_output_write(out, "hello", 5);
	must_commit(out);
	assert_int_equal(access("/dev/null.part", F_OK), -1);
}

static void test_full_device(void **state)
{
	struct eca_output *out = must_open("/dev/full");
	struct eca_error err = { 0 };

	(void)state;
	eca_output_write(out, "hello", 5);
	assert_false(eca_output_commit(out, &err));
	assert_int_equal(err.kind, ECA_ERROR_FILE);
	assert_string_equal(err.text, "/dev/full: cannot be written: No space left on device; "
	                              "free some space or write elsewhere");
}

/* A disk that fills up in the middle: the file before is still there, whole. */
static void test_no_space(void **state)
{
	struct rlimit old, small;
	struct eca_error err = { 0 };
	static char block[400000];
	struct eca_output *out;

	(void)state;
	put_file("r.csv", "before");
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	small = old;
	small.rlim_cur = 100000;
	out = must_open("r.csv");
	setrlimit(RLIMIT_FSIZE, &small);
	eca_output_write(out, block, sizeof block);
	eca_output_write(out, "more", 4);
	assert_false(eca_output_commit(out, &err));
	setrlimit(RLIMIT_FSIZE, &old);
	assert_string_equal(err.text, "r.csv: cannot be written: File too large; "
	                              "write elsewhere, or fewer firms at a time");
	assert_string_equal(get_file("r.csv"), "before");
	assert_string_equal(get_file("r.csv.part"), "(none)");
}

static void test_written_twice(void **state)
{
	struct eca_output *out = must_open("r.csv");
	struct eca_error err = { 0 };

	(void)state;
	assert_null(eca_output_open("r.csv", &err));
	assert_string_equal(err.text, "r.csv: cannot be written: Resource temporarily unavailable; "
	                              "another run is writing it");
	eca_output_write(out, "mine", 4);
	must_commit(out);
	assert_string_equal(get_file("r.csv"), "mine");
}

static struct eca_output *must_open_part(const char *name)
{
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open_part(name, &err);

	assert_string_equal(err.text, "");
	assert_non_null(out);
	return out;
}

/* What a library writes that opens the file itself. */
static void test_part(void **state)
{
	struct eca_output *out;

	(void)state;
	put_file("r.xlsx", "before");
	out = must_open_part("r.xlsx");
	assert_string_equal(eca_output_part(out), "r.xlsx.part");
	put_file(eca_output_part(out), "after");
	assert_string_equal(get_file("r.xlsx"), "before");
	must_commit(out);
	assert_string_equal(get_file("r.xlsx"), "after");
	assert_string_equal(get_file("r.xlsx.part"), "(none)");
}

static void test_part_of_link(void **state)
{
	struct eca_output *out;
	struct stat found;

	(void)state;
	put_file("victim", "unharmed");
	assert_int_equal(symlink("victim", "r.xlsx"), 0);
	out = must_open_part("r.xlsx");
	put_file(eca_output_part(out), "after");
	must_commit(out);
	assert_int_equal(lstat("r.xlsx", &found), 0);
	assert_true(S_ISREG(found.st_mode));
	assert_string_equal(get_file("victim"), "unharmed");
}

static void test_part_is_link(void **state)
{
	struct eca_output *(*const opens[])(const char *, struct eca_error *) = {
		eca_output_open, eca_output_open_part,
	};
	size_t i;

	(void)state;
	put_file("victim", "unharmed");
	assert_int_equal(symlink("victim", "r.csv.part"), 0);
	for (i = 0; i < COUNT(opens); i++) {
		struct eca_error err = { 0 };

		assert_null(opens[i]("r.csv", &err));
		assert_string_equal(err.text,
		                    "r.csv: cannot be written: Too many levels of symbolic links; a "
		                    "symbolic link stands at this name or at the same with .part: "
		                    "remove it");
	}
	assert_string_equal(get_file("victim"), "unharmed");
}

/* Another program's file in the place of the part file is neither renamed nor removed. */
static void test_part_replaced(void **state)
{
	struct eca_output *out = must_open_part("r.csv");
	struct eca_error err = { 0 };

	(void)state;
	assert_int_equal(unlink("r.csv.part"), 0);
	put_file("r.csv.part", "another's");
	assert_false(eca_output_commit(out, &err));
	assert_string_equal(err.text, "r.csv: cannot be written: Stale file handle; another "
	                              "program removed or replaced its .part file");
	assert_string_equal(get_file("r.csv"), "(none)");
	assert_string_equal(get_file("r.csv.part"), "another's");
	out = must_open_part("s.csv");
	assert_int_equal(rename("s.csv.part", "moved"), 0);
	put_file("s.csv.part", "another's");
	eca_output_discard(out);
	assert_string_equal(get_file("s.csv.part"), "another's");
}

static const struct refused {
	const char *name, *message;
} refusals[] = {
	{ ".", ".: cannot be written: Is a directory; give the name of a file in it" },
	{ "no/r.csv", "no/r.csv: cannot be written: No such file or directory; "
	              "create the folder first" },
	{ "/dev/null/r.csv", "/dev/null/r.csv: cannot be written: Not a directory; "
	                     "a part of its path is not a folder" },
};

static void test_refused(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(refusals); i++) {
		struct eca_error err = { 0 };

		assert_null(eca_output_open(refusals[i].name, &err));
		assert_int_equal(err.kind, ECA_ERROR_FILE);
		assert_string_equal(err.text, refusals[i].message);
	}
}

static void test_signal(void **state)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(signals); i++) {
		int status;
		pid_t child = fork();

		if (!child) {
			struct eca_error err = { 0 };
			size_t j;

			for (j = 0; j < COUNT(signals); j++)
				signal(signals[j], SIG_DFL);
			output_clean_up_on_signals();
			eca_output_open("r.csv", &err);
			eca_output_open("s.csv", &err);
			if (access("s.csv.part", F_OK))
				_exit(9);
			raise(signals[i]);
			_exit(10);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), signals[i]);
		assert_string_equal(get_file("r.csv.part"), "(none)");
		assert_string_equal(get_file("s.csv.part"), "(none)");
	}
}

/* "-" is flushed and checked, and stays open. */
static void test_standard_output(void **state)
{
	int old = dup(STDOUT_FILENO), file = open("out", O_WRONLY | O_CREAT, 0666);
	struct eca_output *out;

	(void)state;
	fflush(stdout);
	dup2(file, STDOUT_FILENO);
	out = must_open("-");
	eca_output_write(out, "one ", 4);
	must_commit(out);
	out = must_open("/dev/stdout");
	eca_output_write(out, "two", 3);
	must_commit(out);
	eca_output_discard(must_open("-"));
	assert_int_equal(fcntl(STDOUT_FILENO, F_GETFD) >= 0, 1);
	dup2(old, STDOUT_FILENO);
	close(old);
	close(file);
	assert_string_equal(get_file("out"), "one two");
}

int main(int argc, char **argv)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, enter, leave)
	const struct CMUnitTest tests[] = {
		TEST(test_commit),       TEST(test_discard),         TEST(test_stale_part),
		TEST(test_mode_is_kept), TEST(test_link_stays),      TEST(test_fifo),
		TEST(test_large),        TEST(test_device),          TEST(test_full_device),
		TEST(test_no_space),     TEST(test_written_twice),   TEST(test_refused),
		TEST(test_part),         TEST(test_part_of_link),    TEST(test_part_is_link),
		TEST(test_part_replaced), TEST(test_signal),         TEST(test_standard_output),
	};

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
