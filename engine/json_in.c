/* Answers as JSON: an array of objects, one object, or one object a line. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "format.h"
#include "json_text.h"
#include "kobo.h"

enum { MESSAGE_SHOWN = 120 };

/* Integers up to 2^53 are exact in a double. */
static const json_int_t exact_integers = (json_int_t)1 << 53;

struct json_in {
	struct input *in;
	struct answers *answers;
	enum { LINES, ARRAY, OBJECT, PAGE } shape; /* page: {…, "results": [ … ]} */
	struct json_text text; /* array, object: the rest of it */
	size_t line;           /* lines: the last one read */
	size_t n_read;
	bool *seen; /* a flag a column: it has been given in this assessment */
	struct kobo *kobo; /* NULL until an export's object comes */
};

/* ---- One assessment ---- */

/* An unknown key rejects the assessment, unless it is to be left aside. */
static void unknown(struct answers *a, const char *key, const char *why)
{
	bool ignore = a->options.ignore_unknown;

	answers_problem(a, ignore ? ECA_SEVERITY_WARNING : ECA_SEVERITY_ERROR, key, "", 0, "%s%s",
	                why, ignore ? ": it is left aside" : "");
}

/* Notes that the column is given; false when it was before. */
static bool is_given_once(struct json_in *file, const struct column *column)
{
	bool *seen = &file->seen[column - file->answers->columns.all];
	bool first = !*seen;

	if (!first)
		answers_problem(file->answers, ECA_SEVERITY_ERROR, column->name, "", 0,
		                "it is given twice");
	*seen = true;
	return first;
}

static const struct column *find_key(struct json_in *file, const char *key, size_t length)
{
	struct answers *a = file->answers;
	const struct column *column = columns_find(&a->columns, key, length);

	if (!column && answers_is_others(a, key, length))
		return NULL;
	if (!column) {
		unknown(a, utf8_show(&a->arena, key, length, VALUE_SHOWN),
		        columns_explain(&a->columns, a->model, "key", key, length, &a->arena));
		return NULL;
	}
	return is_given_once(file, column) ? column : NULL;
}

/* A text as a cell that may be read. */
static char *cell_of(struct answers *a, const json_t *value)
{
	size_t length = json_string_length(value);
	char *copy = arena_take(&a->arena, length + 1 + VOCABULARY_AHEAD);

	return memcpy(copy, json_string_value(value), length);
}

static void read_string(struct answers *a, const struct column *column, const json_t *value)
{
	answers_cell(a, column, cell_of(a, value), json_string_length(value));
}

static void read_integer(struct answers *a, const struct column *column, json_int_t number)
{
	char shown[32];

	if (number >= -exact_integers && number <= exact_integers) {
		answers_number(a, column, (double)number);
		return;
	}
	snprintf(shown, sizeof(shown), "%" JSON_INTEGER_FORMAT, number);
	answers_problem(a, ECA_SEVERITY_ERROR, column->name, shown, strlen(shown),
	                "%s is too large to be exact: at most 9007199254740992", shown);
}

static void read_list(struct answers *a, const struct column *column, const json_t *list)
{
	size_t i;

	if (!answers_options_begin(a, column))
		return;
	for (i = 0; i < json_array_size(list); i++) {
		const json_t *value = json_array_get(list, i);
		if (!json_is_string(value)) {
			answers_problem(a, ECA_SEVERITY_ERROR, column->name, "", 0,
			                "the list holds something that is not a text: give option "
			                "ids in quotation marks");
			return;
		}
		answers_option(a, column, cell_of(a, value), json_string_length(value));
	}
	answers_options_end(a, column);
}

/* Any value but an object. */
static void read_plain(struct answers *a, const struct column *column, const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_STRING:
		read_string(a, column, value);
		break;
	case JSON_INTEGER:
		read_integer(a, column, json_integer_value(value));
		break;
	case JSON_REAL:
		answers_number(a, column, json_real_value(value));
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		answers_flag(a, column, json_is_true(value));
		break;
	case JSON_ARRAY:
		read_list(a, column, value);
		break;
	case JSON_OBJECT:
		answers_problem(a, ECA_SEVERITY_ERROR, column->name, "{…}", strlen("{…}"),
		                "an object is no answer here");
		break;
	case JSON_NULL:
		break;
	}
}

/* {"value": …, "evidence": …, "note": …} */
static void read_member(struct json_in *file, const struct column *column, const char *key,
                        const json_t *value)
{
	struct answers *a = file->answers;
	const char *name;

	if (!strcmp(key, "value")) {
		read_plain(a, column, value);
		return;
	}
	if (strcmp(key, "evidence") != 0 && strcmp(key, "note") != 0) {
		unknown(a, column->name,
		        arena_format(&a->arena, "unknown key \"%s\" (an answer has value, evidence "
		                     "and note)", utf8_show(&a->arena, key, strlen(key), VALUE_SHOWN)));
		return;
	}
	name = arena_format(&a->arena, "%s:%s", column->name, key);
	column = find_key(file, name, strlen(name));
	if (column)
		read_plain(a, column, value);
}

static bool takes_object(const struct column *column)
{
	return column->question != ECA_NONE && column->read != read_grade &&
	       column->read != read_note;
}

static void read_pair(struct json_in *file, const char *key, size_t length, json_t *value)
{
	const struct column *column = find_key(file, key, length);
	const char *member;
	json_t *of_member;

	if (!column)
		return;
	if (!json_is_object(value) || !takes_object(column)) {
		read_plain(file->answers, column, value);
		return;
	}
	json_object_foreach(value, member, of_member)
		read_member(file, column, member, of_member);
}

static bool is_export(json_t *object)
{
	size_t length;
	const char *key;
	json_t *value;

	json_object_keylen_foreach(object, key, length, value)
		if (kobo_is_mark(key, length))
			return true;
	return false;
}

/* Exports have texts; what else stands beside them is no answer, or as it is elsewhere. */
static void read_field(struct json_in *file, const char *key, size_t length, const json_t *value)
{
	struct answers *a = file->answers;
	struct kobo_field field = kobo_find(file->kobo, key, length);

	if (field.kind == KOBO_UNKNOWN)
		kobo_warn(file->kobo, utf8_show(&a->arena, key, length, VALUE_SHOWN));
	else if (field.kind == KOBO_ANSWER && !is_given_once(file, field.column))
		return;
	else if (json_is_string(value))
		kobo_cell(file->kobo, &field, cell_of(a, value), json_string_length(value));
	else if (field.kind == KOBO_ANSWER)
		read_plain(a, field.column, value);
}

static void read_export(struct json_in *file, json_t *object)
{
	size_t length;
	const char *key;
	json_t *value;

	if (!file->kobo)
		file->kobo = kobo_new(file->answers);
	kobo_begin(file->kobo);
	json_object_keylen_foreach(object, key, length, value)
		read_field(file, key, length, value);
	kobo_end(file->kobo);
}

static void read_object(struct json_in *file, json_t *object)
{
	size_t length;
	const char *key;
	json_t *value;

	memset(file->seen, 0, file->answers->columns.count * sizeof(*file->seen));
	if (is_export(object)) {
		read_export(file, object);
		return;
	}
	json_object_keylen_foreach(object, key, length, value)
		read_pair(file, key, length, value);
}

/* ---- Its text ---- */

static enum eca_next reject(struct json_in *file, size_t line, size_t column, const char *why)
{
	struct answers *a = file->answers;

	answers_problem(a, ECA_SEVERITY_ERROR, "", "", 0, "not JSON at line %zu, column %zu: %s", line,
	                column, utf8_show(&a->arena, why, strlen(why), MESSAGE_SHOWN));
	answers_end(a);
	return ECA_NEXT_REJECTED;
}

/* The parser's words where people would not understand them. */
static const char *in_words(const json_error_t *error)
{
	switch (json_error_code(error)) {
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return "a text holds a NUL character";
	case json_error_invalid_utf8:
		return "a text is not UTF-8";
	case json_error_numeric_overflow:
		return "a number is too large";
	case json_error_duplicate_key:
		return "a key is given twice";
	default:
		return error->text;
	}
}

static enum eca_next reject_parsed(struct json_in *file, const struct json_text *from,
                                   const json_error_t *error)
{
	size_t line = error->line > 1 ? (size_t)error->line - 1 : 0;
	size_t column = error->column > 0 ? (size_t)error->column : 1;

	if (!line)
		column += json_column(from) - 1;
	return reject(file, from->line + line, column, in_words(error));
}

/* Reads the assessment whose text is what `from` … `to` have between them. */
static enum eca_next read_text_between(struct json_in *file, const struct json_text *from,
                                       const char *to)
{
	json_error_t error;
	json_t *object;
	enum eca_next next;

	if (*from->at != '{')
		return reject(file, from->line, json_column(from), "an assessment is an object, {…}");
	object = json_loadb(from->at, (size_t)(to - from->at), JSON_REJECT_DUPLICATES, &error);
	if (!object)
		return reject_parsed(file, from, &error);
	read_object(file, object);
	next = answers_finish(file->answers) ? ECA_NEXT_READ : ECA_NEXT_REJECTED;
	json_decref(object);
	return next;
}

/* ---- An array or a single object ---- */

static bool broken(const struct json_in *file, const struct json_text *text, struct eca_error *err)
{
	return error_set(err, ECA_ERROR_FILE, "%s:%zu:%zu: not JSON: %s", file->in->name, text->line,
	                 json_column(text), text->fault);
}

static bool skip_array(struct json_text *text)
{
	bool first = true;

	for (text->at++; json_next_value(text, first) && json_skip_value(text); first = false)
		;
	return !text->fault;
}

/* Moves behind a page, whose answers may be more than one assessment can hold. */
static void skip_page(struct json_text *text)
{
	if (json_find_member(text, "results") && skip_array(text))
		json_skip_members(text);
}

/* Whether the array ends where the file ends, so that no part of a file that was
 * cut off is scored. */
static bool check_outline(const struct json_in *file, struct eca_error *err)
{
	struct json_text text = file->text;

	if (file->shape == OBJECT)
		json_skip_value(&text);
	else if (file->shape == PAGE)
		skip_page(&text);
	else
		skip_array(&text);
	if (!text.fault) {
		json_skip_blanks(&text);
		if (text.at < text.end)
			text.fault = "something stands behind the end (write one object a line, or "
			             "an array)";
	}
	return text.fault ? broken(file, &text, err) : true;
}

static bool read_whole(struct json_in *file, struct eca_error *err)
{
	struct input *in = file->in;

	while (input_more(in, JSON_DOCUMENT_MAX, err))
		;
	if (err->kind != ECA_OK)
		return false;
	if (!in->at_end)
		return error_set(err, ECA_ERROR_FILE, "%s: more than 64 MiB in one JSON document: "
		                 "write one object a line", in->name);
	file->text = (struct json_text){ .at = in->buffer + in->start,
	                                 .end = in->buffer + in->end,
	                                 .line = 1,
	                                 .line_start = in->buffer + in->start };
	json_skip_blanks(&file->text);
	return check_outline(file, err);
}

static enum eca_next no_assessments(const struct json_in *file, struct eca_error *err)
{
	error_set(err, ECA_ERROR_FILE, "%s: no assessments: the list is empty", file->in->name);
	return ECA_NEXT_BROKEN;
}

static enum eca_next next_of_whole(struct json_in *file, struct eca_error *err)
{
	struct json_text *text = &file->text, from;
	bool first = file->n_read == 0;

	if (file->shape == OBJECT && !first)
		return ECA_NEXT_END;
	if (file->shape == PAGE && first)
		json_find_member(text, "results");
	if (file->shape != OBJECT) {
		text->at += first;
		if (!json_next_value(text, first))
			return first ? no_assessments(file, err) : ECA_NEXT_END;
	}
	from = *text;
	json_skip_value(text);
	file->n_read++;
	answers_begin(file->answers, file->in->name, from.line);
	return read_text_between(file, &from, text->at);
}

/* ---- One object a line ---- */

static enum eca_next read_line(struct json_in *file, const char *start, const char *end)
{
	struct json_text text = { .at = start, .end = end, .line = file->line, .line_start = start };
	struct json_text from;

	answers_begin(file->answers, file->in->name, file->line);
	json_skip_blanks(&text);
	from = text;
	if (json_skip_value(&text)) {
		const char *behind = text.at;

		json_skip_blanks(&text);
		if (text.at == text.end)
			return read_text_between(file, &from, behind);
		text.fault = "something stands behind the object: write one object a line";
	}
	return reject(file, text.line, json_column(&text), text.fault);
}

/* The end of the line at the input's start; NULL when it cannot be read. */
static const char *line_end(struct json_in *file, struct eca_error *err)
{
	struct input *in = file->in;

	for (;;) {
		char *start = in->buffer + in->start;
		const char *end = memchr(start, '\n', in->end - in->start);

		if (end)
			return end;
		if (input_more(in, JSON_VALUE_MAX, err))
			continue;
		if (err->kind != ECA_OK)
			return NULL;
		if (in->at_end)
			return in->buffer + in->end;
		error_set(err, ECA_ERROR_FILE, "%s:%zu: the line is longer than 16 MiB", in->name,
		          file->line);
		return NULL;
	}
}

static bool is_blank(const char *at, const char *end)
{
	while (at < end && strchr(" \t\r", *at) && *at)
		at++;
	return at == end;
}

static enum eca_next next_line(struct json_in *file, struct eca_error *err)
{
	struct input *in = file->in;

	for (;;) {
		const char *start, *end;

		file->line++;
		end = line_end(file, err);
		if (!end)
			return ECA_NEXT_BROKEN;
		start = in->buffer + in->start;
		if (start == end && in->at_end && end == in->buffer + in->end)
			return ECA_NEXT_END;
		in->start = (size_t)(end - in->buffer) + (end < in->buffer + in->end);
		if (!is_blank(start, end))
			return read_line(file, start, end);
	}
}

/* ---- The format ---- */

static bool begins_json(const char *bytes, size_t size)
{
	struct json_text text = { .at = bytes, .end = bytes + size, .line_start = bytes };

	json_skip_blanks(&text);
	return text.at < text.end && (*text.at == '{' || *text.at == '[');
}

/* Reads on until the first line is whole, if the file has one so long. */
static bool read_first_line(struct input *in, struct eca_error *err)
{
	while (!memchr(in->buffer + in->start, '\n', in->end - in->start))
		if (!input_more(in, JSON_VALUE_MAX, err))
			return err->kind == ECA_OK;
	return true;
}

/* Whether the first line that is not blank is an object by itself, or a broken one
 * with another behind it: then each line is read by itself. */
static bool first_line_is_whole(const char *bytes, const char *end)
{
	struct json_text text = { .at = bytes, .end = end, .line_start = bytes };
	const char *feed;

	json_skip_blanks(&text);
	feed = memchr(text.at, '\n', (size_t)(end - text.at));
	if (!feed)
		return false;
	text.end = feed;
	if (json_skip_value(&text))
		return true;
	text.at = text.line_start = feed;
	text.end = end;
	json_skip_blanks(&text);
	while (feed > bytes && strchr(" \t\r\n", feed[-1]))
		feed--;
	return text.at < end && *text.at == '{' && feed[-1] != ':' && feed[-1] != '[';
}

/* Whether it is a page of what KoboToolbox's interface answers: how many there are, and
 * the assessments in a list. */
static bool is_page(struct json_text text)
{
	struct json_text count = text;

	if (!json_find_member(&count, "count") || !json_find_member(&text, "results") ||
	    *text.at != '[')
		return false;
	text.at++;
	json_skip_blanks(&text);
	return text.at < text.end && (*text.at == '{' || *text.at == ']');
}

static void close_json(void *opened)
{
	struct json_in *file = opened;

	free(file->seen);
	kobo_free(file->kobo);
	free(file);
}

static void *open_json(struct input *in, struct answers *answers, struct eca_error *err)
{
	struct json_in *file;
	struct json_text text;

	if (!read_first_line(in, err))
		return NULL;
	text = (struct json_text){ .at = in->buffer + in->start, .end = in->buffer + in->end };
	file = need_memory(sizeof(*file));
	*file = (struct json_in){ .in = in, .answers = answers };
	file->seen = need_memory(answers->columns.count * sizeof(*file->seen));
	json_skip_blanks(&text);
	if (*text.at == '[')
		file->shape = ARRAY;
	else if (is_page(text))
		file->shape = PAGE;
	else if (!first_line_is_whole(text.at, text.end))
		file->shape = OBJECT;
	if (file->shape == LINES || read_whole(file, err))
		return file;
	close_json(file);
	return NULL;
}

static enum eca_next next_json(void *opened, struct eca_error *err)
{
	struct json_in *file = opened;

	return file->shape == LINES ? next_line(file, err) : next_of_whole(file, err);
}

const struct format json_format = {
	.recognises = begins_json,
	.open = open_json,
	.next = next_json,
	.close = close_json,
};
