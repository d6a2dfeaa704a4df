#include "rejects.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "csv_out.h"
#include "error.h"
#include "message.h"

enum { SHOWN = 20 };
static const char mark[] = "\uFEFF"; /* by which Excel knows UTF-8 */
static const char header[] = "file,row,column,firm_id,value,reason\n";

struct rejects {
	const char *path;
	bool bom;
	struct eca_output *out; /* opened by the first */
	struct eca_error err;   /* why it could not be opened */
	struct listing listing;
	struct buf line, reason;
};

struct rejects *rejects_new(const char *path, bool all, bool bom)
{
	struct rejects *rejects = need_memory(sizeof(*rejects));

	*rejects = (struct rejects){
		.path = path,
		.bom = bom,
		.listing = { .most = all ? SIZE_MAX : SHOWN },
	};
	return rejects;
}

static void open_once(struct rejects *rejects)
{
	if (!rejects->path || rejects->out || rejects->err.kind != ECA_OK)
		return;
	rejects->out = eca_output_open(rejects->path, &rejects->err);
	if (rejects->out && rejects->bom)
		eca_output_write(rejects->out, mark, sizeof(mark) - 1);
	if (rejects->out)
		eca_output_write(rejects->out, header, sizeof(header) - 1);
}

/* What is wrong, with its cell before it where it has one. */
static const char *reason_of(struct rejects *rejects, const struct eca_problem *problem)
{
	if (!problem->cell || !*problem->cell)
		return problem->reason;
	rejects->reason.used = 0;
	buf_format(&rejects->reason, "%s: %s", problem->cell, problem->reason);
	return buf_string(&rejects->reason);
}

static void write_line(struct rejects *rejects, const struct eca_problem *problem)
{
	struct buf *line = &rejects->line;

	line->used = 0;
	csv_out_free_text(line, problem->file);
	buf_char(line, ',');
	buf_count(line, problem->row);
	buf_char(line, ',');
	csv_out_free_text(line, problem->column);
	buf_char(line, ',');
	csv_out_free_text(line, problem->firm_id);
	buf_char(line, ',');
	csv_out_free_text(line, problem->value);
	buf_char(line, ',');
	csv_out_free_text(line, reason_of(rejects, problem));
	buf_char(line, '\n');
	eca_output_write(rejects->out, line->bytes, line->used);
}

void rejects_put(struct rejects *rejects, const struct eca_problem *problems, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (problems[i].severity != ECA_SEVERITY_ERROR)
			continue;
		list_problem(&rejects->listing, &problems[i]);
		open_once(rejects);
		if (rejects->out)
			write_line(rejects, &problems[i]);
	}
}

static bool is_header(const char *start)
{
	if (strncmp(start, mark, sizeof(mark) - 1) == 0)
		start += sizeof(mark) - 1;
	return strncmp(start, header, sizeof(header) - 1) == 0;
}

/* Only what is a rejects file goes: the name was the user's choice. */
static void remove_stale(const char *path)
{
	char start[sizeof(mark) + sizeof(header)] = { 0 };
	FILE *file = fopen(path, "rb");

	if (!file)
		return;
	if (fread(start, 1, sizeof(start) - 1, file) > 0 && is_header(start))
		unlink(path);
	fclose(file);
}

static void free_rejects(struct rejects *rejects)
{
	buf_free(&rejects->line);
	buf_free(&rejects->reason);
	free(rejects);
}

bool rejects_end(struct rejects *rejects, struct eca_error *err)
{
	bool well = true;

	listing_end(&rejects->listing, "errors", rejects->out ? rejects->path : NULL);
	if (rejects->err.kind != ECA_OK)
		well = error_set(err, rejects->err.kind, "%s", rejects->err.text);
	else if (rejects->out)
		well = eca_output_commit(rejects->out, err);
	else if (rejects->path)
		remove_stale(rejects->path);
	free_rejects(rejects);
	return well;
}

void rejects_discard(struct rejects *rejects)
{
	if (rejects->out)
		eca_output_discard(rejects->out);
	free_rejects(rejects);
}
