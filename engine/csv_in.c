/* Answers as CSV: a header of column names, then an assessment a row. */
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "error.h"
#include "format.h"

enum { LISTED_MAX = 10, LIST_LENGTH_MAX = 800 };

struct csv_in {
	struct csv csv;
	struct answers *answers;
	const struct column **columns; /* as the header has them; NULL: left aside */
	const char **names;
	size_t n_columns;
	size_t n_ignored, n_rows;
	struct arena arena;
};

/* What is wrong with a header, all of it in one text. */
struct faults {
	struct arena *arena;
	const char *list;
	size_t count;
};

static void add_fault(struct faults *faults, const char *text)
{
	faults->count++;
	if (faults->count > LISTED_MAX || strlen(faults->list) + strlen(text) > LIST_LENGTH_MAX)
		return;
	faults->list = arena_format(faults->arena, "%s%s%s", faults->list,
	                            *faults->list ? "; " : "", text);
}

static bool bytes_recognised(const char *bytes, size_t size)
{
	(void)bytes, (void)size;
	return true;
}

/* Looks up the header's `index`-th column; `seen` has a flag a column of the set. */
static void read_name(struct csv_in *file, size_t index, bool *seen, struct faults *faults)
{
	struct answers *a = file->answers;
	char *name = file->csv.fields[index].text;
	size_t length = file->csv.fields[index].length;
	const struct column *column;

	utf8_trim(&name, &length);
	column = columns_find(&a->columns, name, length);
	file->columns[index] = column;
	file->names[index] = column ? column->name
	                            : utf8_show(&file->arena, name, length, VALUE_SHOWN);
	if (column && seen[column - a->columns.all])
		add_fault(faults, arena_format(&file->arena, "column \"%s\" stands twice",
		                               column->name));
	if (column) {
		seen[column - a->columns.all] = true;
		return;
	}
	file->n_ignored++;
	if (a->options.ignore_unknown || faults->count >= LISTED_MAX)
		faults->count += !a->options.ignore_unknown;
	else if (!length)
		add_fault(faults, arena_format(&file->arena, "column %zu has no name", index + 1));
	else
		add_fault(faults, columns_explain(&a->columns, a->model, "column", name, length,
		                                  &file->arena));
}

static bool refuse_header(const struct csv_in *file, struct eca_error *err, const char *why)
{
	return error_set(err, ECA_ERROR_FILE, "%s:%zu: %s", file->csv.in->name, file->csv.line, why);
}

static bool read_names(struct csv_in *file, struct eca_error *err)
{
	struct answers *a = file->answers;
	struct faults faults = { .arena = &file->arena, .list = "" };
	bool *seen = arena_array(&file->arena, a->columns.count, sizeof(*seen));
	size_t i;

	file->columns = arena_array(&file->arena, file->n_columns, sizeof(*file->columns));
	file->names = arena_array(&file->arena, file->n_columns, sizeof(*file->names));
	for (i = 0; i < file->n_columns; i++)
		read_name(file, i, seen, &faults);
	if (!seen[columns_find(&a->columns, "firm_id", 7) - a->columns.all])
		add_fault(&faults, "no column \"firm_id\"");
	if (!faults.count)
		return true;
	if (faults.count > LISTED_MAX)
		return refuse_header(file, err, arena_format(&file->arena, "%s; and %zu more",
		                                             faults.list, faults.count - LISTED_MAX));
	return refuse_header(file, err, faults.list);
}

static bool read_header(struct csv_in *file, struct eca_error *err)
{
	struct csv *csv = &file->csv;

	switch (csv_next(csv, err)) {
	case CSV_END:
		return error_set(err, ECA_ERROR_FILE, "%s: no header: the file is empty",
		                 csv->in->name);
	case CSV_BROKEN:
		return false;
	case CSV_RECORD:
		break;
	}
	if (csv->unclean)
		return refuse_header(file, err, "the header is not UTF-8 text: save the file as "
		                                "\"CSV UTF-8\"");
	if (csv->fault)
		return refuse_header(file, err, csv->fault);
	if (csv->separator == '\t')
		return refuse_header(file, err, "columns are separated by tabs: save the file as "
		                                "\"CSV UTF-8\", with commas or semicolons");
	if (csv->n_fields > CSV_COLUMNS_MAX)
		return refuse_header(file, err, "more than 16,384 columns");
	file->n_columns = csv->n_fields;
	return read_names(file, err);
}

static void close_csv(void *opened)
{
	struct csv_in *file = opened;

	csv_end(&file->csv);
	arena_free(&file->arena);
	free(file);
}

static void *open_csv(struct input *in, struct answers *answers, struct eca_error *err)
{
	struct csv_in *file = need_memory(sizeof(*file));
	const char *bytes = in->buffer + in->start;

	*file = (struct csv_in){ .answers = answers };
	csv_start(&file->csv, in, csv_find_separator(bytes, in->end - in->start));
	if (read_header(file, err))
		return file;
	close_csv(file);
	return NULL;
}

/* With the first row, what the header has that is not read. */
static void warn_of_ignored(struct csv_in *file)
{
	size_t i;

	for (i = 0; i < file->n_columns; i++)
		if (!file->columns[i])
			answers_problem(file->answers, ECA_SEVERITY_WARNING, file->names[i], "", 0,
			                "the column is left aside: the criteria set has none of that "
			                "name to be given");
}

/* Names the firm of a row that is not looked at any further, if that stands among
 * the first `sound` fields. */
static void read_firm_only(struct csv_in *file, size_t sound)
{
	struct csv *csv = &file->csv;
	size_t i;

	for (i = 0; i < file->n_columns && i < sound && !csv->unclean; i++)
		if (file->columns[i] && file->columns[i]->read == read_firm_id)
			answers_cell(file->answers, file->columns[i], csv->fields[i].text,
			             csv->fields[i].length);
}

static enum eca_next reject_fault(struct csv_in *file)
{
	struct csv *csv = &file->csv;
	bool named = csv->fault_field < file->n_columns;

	read_firm_only(file, csv->fault_field);
	answers_problem(file->answers, ECA_SEVERITY_ERROR,
	                named ? file->names[csv->fault_field] : "", "", 0, "%s", csv->fault);
	answers_end(file->answers);
	return ECA_NEXT_REJECTED;
}

static enum eca_next reject_width(struct csv_in *file)
{
	struct csv *csv = &file->csv;

	read_firm_only(file, csv->n_fields);
	if (csv->n_fields < file->n_columns)
		answers_problem(file->answers, ECA_SEVERITY_ERROR, "", "", 0,
		                "the row has %zu cells, the header %zu: what is missing?",
		                csv->n_fields, file->n_columns);
	else
		answers_problem(file->answers, ECA_SEVERITY_ERROR, "", "", 0,
		                "the row has %zu cells, the header %zu: is a %s outside quotation "
		                "marks?", csv->n_fields, file->n_columns,
		                csv->separator == ';' ? "semicolon" : "comma");
	answers_end(file->answers);
	return ECA_NEXT_REJECTED;
}

/* Notes the cells that are no text; they become empty, as the row is rejected. */
static void refuse_unclean(struct csv_in *file)
{
	size_t i;

	for (i = 0; i < file->n_columns; i++) {
		struct csv_field *field = &file->csv.fields[i];
		bool nul = memchr(field->text, '\0', field->length);

		if (!nul && utf8_valid(field->text, field->length))
			continue;
		answers_problem(file->answers, ECA_SEVERITY_ERROR, file->names[i], field->text,
		                field->length, nul ? "the cell holds a NUL byte: type it again"
		                                   : "not UTF-8 text: save the file as \"CSV "
		                                     "UTF-8\"");
		file->answers->bad_firm |= file->columns[i] &&
		                           file->columns[i]->read == read_firm_id;
		field->length = 0;
	}
}

static enum eca_next read_row(struct csv_in *file)
{
	const struct csv_field *fields = file->csv.fields;
	const struct column *const *columns = file->columns;
	struct answers *answers = file->answers;
	size_t n_columns = file->n_columns, i;

	for (i = 0; i < n_columns; i++)
		if (fields[i].length && columns[i])
			answers_cell(answers, columns[i], fields[i].text, fields[i].length);
	return answers_finish(file->answers) ? ECA_NEXT_READ : ECA_NEXT_REJECTED;
}

static enum eca_next end_of_rows(struct csv_in *file, struct eca_error *err)
{
	if (file->n_rows)
		return ECA_NEXT_END;
	error_set(err, ECA_ERROR_FILE, "%s: no assessments: the file has a header only",
	          file->csv.in->name);
	return ECA_NEXT_BROKEN;
}

static enum eca_next next_row(void *opened, struct eca_error *err)
{
	struct csv_in *file = opened;
	enum csv_got got = csv_next(&file->csv, err);

	if (got != CSV_RECORD)
		return got == CSV_END ? end_of_rows(file, err) : ECA_NEXT_BROKEN;
	answers_begin(file->answers, file->csv.in->name, file->csv.line);
	if (file->n_rows++ == 0 && file->n_ignored)
		warn_of_ignored(file);
	if (file->csv.fault)
		return reject_fault(file);
	if (file->csv.n_fields != file->n_columns)
		return reject_width(file);
	if (file->csv.unclean)
		refuse_unclean(file);
	file->answers->plain = file->csv.plain;
	return read_row(file);
}

const struct format csv_format = {
	.recognises = bytes_recognised,
	.open = open_csv,
	.next = next_row,
	.close = close_csv,
};
