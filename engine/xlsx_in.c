/* Answers in a workbook: told apart by what its sheets say, not by their names. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "format.h"
#include "xlsx.h"

static bool bytes_recognised(const char *bytes, size_t size)
{
	return size >= 4 && (!memcmp(bytes, "PK\x03\x04", 4) || !memcmp(bytes, "PK\x05\x06", 4));
}

static void close_xlsx(void *opened)
{
	struct xlsx *xlsx = opened;

	if (xlsx->close)
		xlsx->close(xlsx->kind);
	xlsx->answers->place = NULL;
	labels_free(xlsx->own);
	labels_free(xlsx->set);
	excel_close(xlsx->book);
	arena_free(&xlsx->arena);
	free(xlsx);
}

static bool look_at_sheets(struct xlsx *xlsx, struct eca_error *err)
{
	size_t i;

	xlsx->sheets = excel_sheets(xlsx->book, &xlsx->n_sheets);
	xlsx->looks = arena_array(&xlsx->arena, xlsx->n_sheets, sizeof(*xlsx->looks));
	for (i = 0; i < xlsx->n_sheets; i++)
		if (!xlsx_look(xlsx, i, err))
			return false;
	return true;
}

static bool refuse_content(const struct xlsx *xlsx, struct eca_error *err)
{
	if (xlsx_find(xlsx, SHEET_ENTRY) != ECA_NONE)
		return error_set(err, ECA_ERROR_FILE,
		                 "%s: a questionnaire whose hidden sheet _meta is gone: copy the answers "
		                 "into a new one", xlsx->name);
	return error_set(err, ECA_ERROR_FILE,
	                 "%s: neither a questionnaire nor a table of answers: no sheet has a column "
	                 "\"firm_id\" in its first row", xlsx->name);
}

/* A visible sheet is what people mean; a hidden one is better than none. */
static size_t find_table(const struct xlsx *xlsx)
{
	size_t i;

	for (i = 0; i < xlsx->n_sheets; i++)
		if (xlsx->looks[i].use == SHEET_TABLE && !xlsx->sheets[i].hidden)
			return i;
	return xlsx_find(xlsx, SHEET_TABLE);
}

static bool open_kind(struct xlsx *xlsx, struct eca_error *err)
{
	size_t table = find_table(xlsx);

	if (xlsx_find(xlsx, SHEET_META) != ECA_NONE)
		return xlsx_open_form(xlsx, err);
	if (table != ECA_NONE)
		return xlsx_open_table(xlsx, table, err);
	return refuse_content(xlsx, err);
}

/* The whole of the file counts as read: how far its parts are says little. */
static void note_size(struct input *in)
{
	struct stat about;

	if (fstat(in->fd, &about) == 0 && about.st_size > 0)
		in->done = (uint64_t)about.st_size;
}

static void *open_xlsx(struct input *in, struct answers *answers, struct eca_error *err)
{
	struct xlsx *xlsx;

	if (in->fd == STDIN_FILENO) {
		error_set(err, ECA_ERROR_FILE,
		          "%s: a workbook is not read from there: give the name of its file", in->name);
		return NULL;
	}
	xlsx = need_memory(sizeof(*xlsx));
	*xlsx = (struct xlsx){ .answers = answers, .name = in->name };
	xlsx->book = excel_open(in->fd, in->name, err);
	note_size(in);
	if (xlsx->book && look_at_sheets(xlsx, err) && open_kind(xlsx, err))
		return xlsx;
	close_xlsx(xlsx);
	return NULL;
}

static enum eca_next next_of_xlsx(void *opened, struct eca_error *err)
{
	struct xlsx *xlsx = opened;

	return xlsx->next(xlsx, err);
}

const struct format xlsx_format = {
	.recognises = bytes_recognised,
	.open = open_xlsx,
	.next = next_of_xlsx,
	.close = close_xlsx,
};
