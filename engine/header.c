#include "header.h"

#include <string.h>

enum { LISTED_MAX = 10, LIST_LENGTH_MAX = 800 };

void header_begin(struct header *header, struct answers *answers, size_t n_columns,
                  struct arena *arena)
{
	*header = (struct header){
		.answers = answers,
		.columns = arena_array(arena, n_columns, sizeof(*header->columns)),
		.names = arena_array(arena, n_columns, sizeof(*header->names)),
		.n_columns = n_columns,
		.arena = arena,
		.faults = "",
		.met = arena_array(arena, answers->columns.count, sizeof(*header->met)),
	};
}

void header_of_export(struct header *header, struct kobo *kobo)
{
	header->kobo = kobo;
	header->fields = arena_array(header->arena, header->n_columns, sizeof(*header->fields));
}

static void add_fault(struct header *header, const char *text)
{
	header->n_faults++;
	if (header->n_faults > LISTED_MAX ||
	    strlen(header->faults) + strlen(text) > LIST_LENGTH_MAX)
		return;
	header->faults = arena_format(header->arena, "%s%s%s", header->faults,
	                              *header->faults ? "; " : "", text);
}

static void note_unknown(struct header *header, size_t index, const char *name, size_t length)
{
	struct answers *a = header->answers;

	if (answers_is_others(a, name, length))
		return;
	header->n_ignored++;
	if (a->options.ignore_unknown)
		return;
	if (header->n_faults >= LISTED_MAX)
		header->n_faults++;
	else if (!length)
		add_fault(header, arena_format(header->arena, "column %zu has no name", index + 1));
	else
		add_fault(header, columns_explain(&a->columns, a->model, "column", name, length,
		                                  header->arena));
}

/* A column of an export: as the CSV column whose answers it takes, if it takes any. */
static const struct column *find_field(struct header *header, size_t index, const char *name,
                                       size_t length)
{
	struct kobo_field *field = &header->fields[index];

	*field = kobo_find(header->kobo, name, length);
	header->n_ignored += field->kind == KOBO_UNKNOWN;
	return field->kind == KOBO_ANSWER ? field->column : NULL;
}

void header_name(struct header *header, size_t index, char *name, size_t length)
{
	const struct columns *columns = &header->answers->columns;
	const struct column *column;
	bool *met;

	utf8_trim(&name, &length);
	column = header->kobo ? find_field(header, index, name, length)
	                      : columns_find(columns, name, length);
	header->columns[index] = column;
	header->names[index] = column ? column->name
	                              : utf8_show(header->arena, name, length, VALUE_SHOWN);
	if (!column) {
		if (!header->kobo)
			note_unknown(header, index, name, length);
		return;
	}
	met = &header->met[column - columns->all];
	if (*met)
		add_fault(header, arena_format(header->arena, "column \"%s\" stands twice",
		                               column->name));
	*met = true;
}

const char *header_end(struct header *header)
{
	const struct columns *columns = &header->answers->columns;

	if (!header->met[columns_find(columns, "firm_id", 7) - columns->all])
		add_fault(header, "no column \"firm_id\"");
	if (!header->n_faults)
		return NULL;
	if (header->n_faults > LISTED_MAX)
		return arena_format(header->arena, "%s; and %zu more", header->faults,
		                    header->n_faults - LISTED_MAX);
	return header->faults;
}

static void warn_of_fields(const struct header *header)
{
	size_t i;

	for (i = 0; i < header->n_columns && header->n_ignored; i++)
		if (header->fields[i].kind == KOBO_UNKNOWN)
			kobo_warn(header->kobo, header->names[i]);
}

void header_warn(const struct header *header)
{
	size_t i;

	if (header->kobo) {
		warn_of_fields(header);
		return;
	}
	for (i = 0; i < header->n_columns && header->n_ignored; i++)
		if (!header->columns[i] && header->names[i] &&
		    !answers_is_others(header->answers, header->names[i], strlen(header->names[i])))
			answers_problem(header->answers, ECA_SEVERITY_WARNING, header->names[i], "", 0,
			                "the column is left aside: the criteria set has none of that "
			                "name to be given");
}
