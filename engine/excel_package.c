/* The zip file that a workbook is in: looked over as a whole before any part is used. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "error.h"
#include "excel_parts.h"
#include "utf8.h"

enum { PARTS_MAX = 1000, NAME_SHOWN = 100 };

/* A part above FREELY may expand so many times, which no table of answers comes near, and
 * none beyond LARGEST. */
enum { FREELY = 64 << 20, EXPANSION_MAX = 200 };
static const zip_uint64_t LARGEST = UINT64_C(8) << 30;

static bool refuse_zip(const struct excel *book, int code, struct eca_error *err)
{
	zip_error_t error;

	if (code == ZIP_ER_NOZIP || code == ZIP_ER_EOF)
		return error_set(err, ECA_ERROR_FILE,
		                 "%s: not a complete zip file, which a workbook is, or a damaged one: copy "
		                 "or download it again", book->name);
	if (code == ZIP_ER_EXISTS)
		return error_set(err, ECA_ERROR_FILE,
		                 "%s: two entries of the zip file have one name: save the workbook again",
		                 book->name);
	zip_error_init_with_code(&error, code);
	error_set(err, ECA_ERROR_FILE,
	          "%s: the zip file that the workbook is in is damaged (%s): save the workbook again",
	          book->name, zip_error_strerror(&error));
	zip_error_fini(&error);
	return false;
}

static bool open_zip(struct excel *book, int fd, struct eca_error *err)
{
	int own = fcntl(fd, F_DUPFD_CLOEXEC, 0), code = 0;

	if (own < 0)
		return error_errno(err, "%s", book->name);
	book->zip = zip_fdopen(own, ZIP_CHECKCONS, &code);
	if (book->zip)
		return true;
	close(own);
	return refuse_zip(book, code, err);
}

/* Names of parts are compared so: whatever their case, and without a slash before them. */
static const char *part_name(struct excel *book, const char *name)
{
	char *copy = arena_text(&book->arena, *name == '/' ? name + 1 : name), *at;

	for (at = copy; *at; at++)
		*at = (char)(*at >= 'A' && *at <= 'Z' ? *at + ('a' - 'A') : *at == '\\' ? '/' : *at);
	return copy;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct part *)a)->name, ((const struct part *)b)->name);
}

static bool list_parts(struct excel *book, struct eca_error *err)
{
	zip_int64_t count = zip_get_num_entries(book->zip, 0), i;

	if (count > PARTS_MAX)
		return error_set(err, ECA_ERROR_FILE,
		                 "%s: the zip file has %lld entries: a workbook has at most %d",
		                 book->name, (long long)count, PARTS_MAX);
	book->parts = arena_array(&book->arena, (size_t)count, sizeof(*book->parts));
	for (i = 0; i < count; i++) {
		const char *name = zip_get_name(book->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);

		name = name ? name : "";
		book->parts[book->n_parts++] = (struct part){
			.name = part_name(book, name),
			.shown = utf8_show(&book->arena, name, strlen(name), NAME_SHOWN),
			.index = (zip_uint64_t)i,
		};
	}
	qsort(book->parts, book->n_parts, sizeof(*book->parts), by_name);
	return true;
}

static bool check_names(const struct excel *book, struct eca_error *err)
{
	size_t i;

	for (i = 1; i < book->n_parts; i++)
		if (!strcmp(book->parts[i - 1].name, book->parts[i].name))
			return error_set(err, ECA_ERROR_FILE,
			                 "%s: two entries of the zip file have the name %s: save "
			                 "the workbook again", book->name,
			                 book->parts[i].shown);
	return true;
}

bool parts_open(struct excel *book, int fd, struct eca_error *err)
{
	return open_zip(book, fd, err) && list_parts(book, err) && check_names(book, err);
}

const struct part *parts_find(const struct excel *book, const char *name)
{
	struct part wanted = { .name = name };

	return bsearch(&wanted, book->parts, book->n_parts, sizeof(wanted), by_name);
}

/* Takes "." and ".." out of a path, in place; it never leaves the package. */
static void shorten(char *path)
{
	char *to = path, *from = path;

	while (*from) {
		size_t length = strcspn(from, "/");

		if (length == 2 && !memcmp(from, "..", 2)) {
			to -= to > path;
			while (to > path && to[-1] != '/')
				to--;
		} else if (length && !(length == 1 && *from == '.')) {
			memmove(to, from, length);
			to += length;
			if (from[length])
				*to++ = '/';
		}
		from += length + (from[length] != '\0');
	}
	*to = '\0';
}

const struct part *parts_resolve(struct excel *book, const char *base, const char *target)
{
	const char *slash = strrchr(base, '/');
	int folder = slash && *target != '/' && *target != '\\' ? (int)(slash - base) + 1 : 0;
	char *path = arena_format(&book->arena, "%.*s%s", folder, base, target);

	path = (char *)part_name(book, path);
	shorten(path);
	return parts_find(book, path);
}

static bool refuse_part(const struct excel *book, const struct part *part,
                        struct eca_error *err, const char *why)
{
	return error_set(err, ECA_ERROR_FILE, "%s: %s %s", book->name, part->shown, why);
}

bool part_check(const struct excel *book, const struct part *part, zip_uint64_t *size,
                struct eca_error *err)
{
	zip_stat_t about;

	if (zip_stat_index(book->zip, part->index, 0, &about) != 0)
		return refuse_part(book, part, err, "cannot be found in the zip file");
	if (about.encryption_method != ZIP_EM_NONE)
		return refuse_part(book, part, err, "is encrypted: save the workbook without a password");
	if (about.comp_method != ZIP_CM_STORE && about.comp_method != ZIP_CM_DEFLATE)
		return refuse_part(book, part, err, "is compressed in a way that workbooks are not");
	if (about.size > LARGEST)
		return refuse_part(book, part, err, "is larger than 8 GiB");
	if (about.size > FREELY && about.size / EXPANSION_MAX > about.comp_size)
		return refuse_part(book, part, err,
		                   "expands to more than 200 times its size: no table does");
	*size = about.size;
	return true;
}
