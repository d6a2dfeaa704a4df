#include "book.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cell.h"
#include "scratch.h"
#include "text.h"
#include "whole.h"

enum { SECONDS_PER_DAY = 86400, DAY_OF_1980 = 3652 };

/* ---- Pages ------------------------------------------------------------------- */

/* Adds at most `room` bytes of `text` with every & doubled, as a footer wants it. */
static void footer_text(struct text *out, const char *text, size_t room)
{
	for (; *text && room > 2; text++, room--) {
		text_add_bytes(out, text, 1);
		if (*text == '&') {
			text_add(out, "&");
			room--;
		}
	}
	while (*text && ((unsigned char)*text & 0xC0) == 0x80)
		text_add_bytes(out, text++, 1);
}

void book_footer(lxw_worksheet *page, const char *left, const struct eca_model *model)
{
	struct text footer = { 0 };

	text_add(&footer, "&L&\"Calibri,Regular\"&8 ");
	footer_text(&footer, left, 130);
	text_add(&footer, "&C&\"Calibri,Regular\"&8 &P/&N&R&\"Calibri,Regular\"&8 ");
	footer_text(&footer, model->id, 40);
	text_add(&footer, " ");
	footer_text(&footer, model->version, 20);
	worksheet_set_footer(page, text_string(&footer));
	text_free(&footer);
}

void book_page(lxw_worksheet *page, bool landscape)
{
	enum { A4 = 9, ANY_HEIGHT = 0 };

	worksheet_set_paper(page, A4);
	if (landscape)
		worksheet_set_landscape(page);
	worksheet_set_margins(page, 0.5, 0.5, 0.7, 0.7);
	worksheet_fit_to_pages(page, 1, ANY_HEIGHT);
	worksheet_center_horizontally(page);
	worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
}

void book_sheet_name(const char *name, char out[BOOK_NAME_SIZE])
{
	enum { UNITS_MOST = 31 };
	struct text clean = { 0 };
	const char *from = cell_text(name, &clean);
	size_t units = 0, to = 0, size;

	for (; *from; from += size) {
		size = text_letter(from);
		units += text_units(size);
		if (to + size >= BOOK_NAME_SIZE || units > UNITS_MOST)
			break;
		memcpy(out + to, from, size);
		if (strchr("[]:*?/\\'", *from) || (unsigned char)*from < ' ')
			out[to] = ' ';
		to += size;
	}
	while (to && out[to - 1] == ' ')
		to--;
	out[to] = '\0';
	text_free(&clean);
}

/* 0 would mean the clock's moment to libxlsxwriter. */
time_t book_moment(int days)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long seconds;

	if (epoch && *epoch) {
		seconds = strtoll(epoch, &end, 10);
		if (!*end && seconds > 0)
			return (time_t)seconds;
	}
	seconds = (long long)days * SECONDS_PER_DAY;
	return (time_t)(seconds > 0 ? seconds : (long long)DAY_OF_1980 * SECONDS_PER_DAY);
}

/* ---- The file ---------------------------------------------------------------- */

/* libxlsxwriter asks for the parts of `created` by gmtime, whose answer all threads share in
 * the C library: one report would get another's date. It finds this one first. */
struct tm *gmtime(const time_t *moment)
{
	static _Thread_local struct tm parts;

	return gmtime_r(moment, &parts);
}

static void fail(struct eca_error *err, const char *path, const char *reason)
{
	if (err->kind != ECA_OK)
		return;
	err->kind = ECA_ERROR_FILE;
	snprintf(err->text, sizeof(err->text), "%s: cannot be written: %s", path, reason);
}

/* Fills the workbook and writes it to `part`; NULL, or why that cannot be. */
static const char *write_part(const char *part, const char *scratch, book_filler *fill,
                              void *context)
{
	lxw_workbook_options options = { .tmpdir = (char *)scratch };
	lxw_workbook *book = workbook_new_opt(part, &options);
	lxw_error error;

	if (!book)
		return strerror(ENOMEM);
	fill(book, context);
	errno = 0;
	error = workbook_close(book);
	if (!error)
		return NULL;
	return errno ? strerror(errno) : lxw_strerror(error);
}

/* NULL, or why the workbook of `size` bytes behind `fd` is of no use. */
static const char *check(int fd, size_t size, bool roomy)
{
	unsigned char *bytes = zeroed(size, 1);
	size_t got = 0;
	ssize_t more = 1;
	const char *reason = NULL;

	while (got < size && (more = read(fd, bytes + got, size - got)) > 0)
		got += (size_t)more;
	if (more < 0)
		reason = strerror(errno);
	else
		switch (whole_workbook(bytes, got, roomy)) {
		case WHOLE: break;
		case WHOLE_CUT:
			reason = "temporary files cut short, is /tmp full?: No space left on device";
			break;
		case WHOLE_BROKEN: reason = "another program changed its .part file"; break;
		}
	free(bytes);
	return reason;
}

/* The same for the one in `part`. */
static const char *check_part(const char *part, bool roomy)
{
	int fd = open(part, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat found;
	const char *reason;

	if (fd < 0)
		return strerror(errno);
	reason = fstat(fd, &found) ? strerror(errno) : check(fd, (size_t)found.st_size, roomy);
	close(fd);
	return reason;
}

bool book_write(const char *path, book_filler *fill, void *context, struct eca_error *err)
{
	struct eca_output *out = eca_output_open_part(path, err);
	const char *scratch = scratch_folder(), *reason;
	bool roomy = scratch_is_roomy(scratch);

	if (!out)
		return false;
	reason = write_part(eca_output_part(out), scratch, fill, context);
	if (!reason)
		reason = check_part(eca_output_part(out), roomy && scratch_is_roomy(scratch));
	if (!reason)
		return eca_output_commit(out, err);
	fail(err, path, reason);
	eca_output_discard(out);
	return false;
}
