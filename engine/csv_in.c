/* Answers as CSV: a header of column names, then an assessment a row. */
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "error.h"
#include "format.h"
#include "header.h"

enum { GUIDE_AHEAD = 256 }; /* bytes in which a line shows whether it is of a guide */

struct csv_in {
	struct csv csv;
	struct answers *answers;
	struct header header;
	struct kobo *kobo; /* of an export; else NULL */
	size_t n_rows;
	struct arena arena;
};

static bool bytes_recognised(const char *bytes, size_t size)
{
	(void)bytes, (void)size;
	return true;
}

static bool refuse_header(const struct csv_in *file, struct eca_error *err, const char *why)
{
	return error_set(err, ECA_ERROR_FILE, "%s:%zu: %s", file->csv.in->name, file->csv.line, why);
}

/* Whether the file was exported by KoboToolbox or ODK. */
static bool is_export(const struct csv *csv)
{
	size_t i;

	for (i = 0; i < csv->n_fields; i++) {
		char *name = csv->fields[i].text;
		size_t length = csv->fields[i].length;

		utf8_trim(&name, &length);
		if (kobo_is_mark(name, length))
			return true;
	}
	return false;
}

static bool read_names(struct csv_in *file, struct eca_error *err)
{
	const struct csv *csv = &file->csv;
	const char *faults;
	size_t i;

	header_begin(&file->header, file->answers, csv->n_fields, &file->arena);
	if (is_export(csv))
		header_of_export(&file->header, file->kobo = kobo_new(file->answers));
	for (i = 0; i < csv->n_fields; i++)
		header_name(&file->header, i, csv->fields[i].text, csv->fields[i].length);
	faults = header_end(&file->header);
	return !faults || refuse_header(file, err, faults);
}

static bool read_header(struct csv_in *file, struct eca_error *err)
{
	struct csv *csv = &file->csv;

	switch (csv_next(csv, err)) {
	case CSV_END:
		return error_set(err, ECA_ERROR_FILE, "%s: no header: %s", csv->in->name,
		                 csv->line > 1 ? "all lines begin with # or are empty"
		                               : "the file is empty");
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
	return read_names(file, err);
}

static void close_csv(void *opened)
{
	struct csv_in *file = opened;

	csv_end(&file->csv);
	kobo_free(file->kobo);
	arena_free(&file->arena);
	free(file);
}

/* Whether the line at the input's start is one of a guide: it begins with #, maybe
 * behind the quotation mark that a spreadsheet put there. */
static bool is_guide(const struct input *in, bool *quoted)
{
	size_t at = in->start;

	while (at < in->end && (in->buffer[at] == ' ' || in->buffer[at] == '\t'))
		at++;
	*quoted = at < in->end && in->buffer[at] == '"';
	for (at += *quoted; at < in->end && in->buffer[at] == ' ';)
		at++;
	return at < in->end && in->buffer[at] == '#';
}

/* Goes behind the end of the line, which does not count between quotation marks. Those
 * of a line that is not quoted from its start are mere text. */
static void skip_line(struct input *in, bool quoted, size_t *line, struct eca_error *err)
{
	bool inside = false;

	do {
		for (; in->start < in->end; in->start++) {
			bool ends = in->buffer[in->start] == '\n';

			inside ^= quoted && in->buffer[in->start] == '"';
			*line += ends;
			if (ends && !inside) {
				in->start++;
				return;
			}
		}
	} while (input_more(in, CSV_RECORD_MAX, err));
}

static bool is_empty_line(const struct input *in)
{
	const char *at = in->buffer + in->start, *end = in->buffer + in->end;

	return at < end && (*at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n'));
}

/* Skips the guide above the header; comes back with the number of the line behind it. */
static size_t skip_guide(struct input *in, struct eca_error *err)
{
	size_t line = 1;
	bool quoted = false;

	for (;;) {
		if (in->end - in->start < GUIDE_AHEAD)
			input_more(in, CSV_RECORD_MAX, err);
		if (!is_guide(in, &quoted) && !is_empty_line(in))
			return line;
		skip_line(in, quoted, &line, err);
	}
}

static void *open_csv(struct input *in, struct answers *answers, struct eca_error *err)
{
	struct csv_in *file = need_memory(sizeof(*file));
	size_t line = skip_guide(in, err);

	*file = (struct csv_in){ .answers = answers };
	csv_start(&file->csv, in,
	          csv_find_separator(in->buffer + in->start, in->end - in->start));
	file->csv.line = line;
	if (read_header(file, err))
		return file;
	close_csv(file);
	return NULL;
}

/* Names the firm of a row that is not looked at any further, if that stands among
 * the first `sound` fields. */
static void read_firm_only(struct csv_in *file, size_t sound)
{
	struct csv *csv = &file->csv;
	size_t i;

	for (i = 0; i < file->header.n_columns && i < sound && !csv->unclean; i++)
		if (file->header.columns[i] && file->header.columns[i]->read == read_firm_id)
			answers_cell(file->answers, file->header.columns[i], csv->fields[i].text,
			             csv->fields[i].length);
}

static enum eca_next reject_fault(struct csv_in *file)
{
	struct csv *csv = &file->csv;
	bool named = csv->fault_field < file->header.n_columns;

	read_firm_only(file, csv->fault_field);
	answers_problem(file->answers, ECA_SEVERITY_ERROR,
	                named ? file->header.names[csv->fault_field] : "", "", 0, "%s", csv->fault);
	answers_end(file->answers);
	return ECA_NEXT_REJECTED;
}

static enum eca_next reject_width(struct csv_in *file)
{
	struct csv *csv = &file->csv;

	read_firm_only(file, csv->n_fields);
	if (csv->n_fields < file->header.n_columns)
		answers_problem(file->answers, ECA_SEVERITY_ERROR, "", "", 0,
		                "the row has %zu cells, the header %zu: what is missing?",
		                csv->n_fields, file->header.n_columns);
	else
		answers_problem(file->answers, ECA_SEVERITY_ERROR, "", "", 0,
		                "the row has %zu cells, the header %zu: is a %s outside quotation "
		                "marks?", csv->n_fields, file->header.n_columns,
		                csv->separator == ';' ? "semicolon" : "comma");
	answers_end(file->answers);
	return ECA_NEXT_REJECTED;
}

/* Notes the cells that are no text; they become empty, as the row is rejected. */
static void refuse_unclean(struct csv_in *file)
{
	size_t i;

	for (i = 0; i < file->header.n_columns; i++) {
		struct csv_field *field = &file->csv.fields[i];
		bool nul = memchr(field->text, '\0', field->length);

		if (!nul && utf8_valid(field->text, field->length))
			continue;
		answers_problem(file->answers, ECA_SEVERITY_ERROR, file->header.names[i], field->text,
		                field->length, nul ? "the cell holds a NUL byte: type it again"
		                                   : "not UTF-8 text: save the file as \"CSV "
		                                     "UTF-8\"");
		file->answers->bad_firm |= file->header.columns[i] &&
		                           file->header.columns[i]->read == read_firm_id;
		field->length = 0;
	}
}

static enum eca_next read_row(struct csv_in *file)
{
	const struct csv_field *fields = file->csv.fields;
	const struct column *const *columns = file->header.columns;
	struct answers *answers = file->answers;
	size_t n_columns = file->header.n_columns, i;

	for (i = 0; i < n_columns; i++)
		if (fields[i].length && columns[i])
			answers_cell(answers, columns[i], fields[i].text, fields[i].length);
	return answers_finish(file->answers) ? ECA_NEXT_READ : ECA_NEXT_REJECTED;
}

static enum eca_next read_export_row(struct csv_in *file)
{
	const struct csv_field *fields = file->csv.fields;
	size_t i;

	kobo_begin(file->kobo);
	for (i = 0; i < file->header.n_columns; i++)
		kobo_cell(file->kobo, &file->header.fields[i], fields[i].text, fields[i].length);
	kobo_end(file->kobo);
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
	if (file->n_rows++ == 0)
		header_warn(&file->header);
	if (file->csv.fault)
		return reject_fault(file);
	if (file->csv.n_fields != file->header.n_columns)
		return reject_width(file);
	if (file->csv.unclean)
		refuse_unclean(file);
	if (file->kobo)
		return read_export_row(file);
	file->answers->plain = file->csv.plain;
	return read_row(file);
}

const struct format csv_format = {
	.recognises = bytes_recognised,
	.open = open_csv,
	.next = next_row,
	.close = close_csv,
};
