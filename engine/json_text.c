#include "json_text.h"

#include <string.h>

#include "utf8.h"

static bool stop(struct json_text *text, const char *fault)
{
	text->fault = fault;
	return false;
}

static void begin_line(struct json_text *text)
{
	text->line++;
	text->line_start = text->at + 1;
}

void json_skip_blanks(struct json_text *text)
{
	for (; text->at < text->end && strchr(" \t\r\n", *text->at) && *text->at; text->at++)
		if (*text->at == '\n')
			begin_line(text);
}

/* Behind the string whose opening quotation mark is at `at`. */
static bool skip_string(struct json_text *text)
{
	const char *at = text->at + 1;

	for (; at < text->end && *at != '"' && *at != '\n'; at++)
		if (*at == '\\' && at + 1 < text->end && at[1] != '\n')
			at++;
	if (at == text->end || *at == '\n')
		return stop(text, "a text is not closed on its line");
	text->at = at + 1;
	return true;
}

/* Behind a number or a word. */
static bool skip_scalar(struct json_text *text)
{
	const char *start = text->at;

	while (text->at < text->end && !memchr("{}[],:\" \t\r\n", *text->at, 11))
		text->at++;
	return text->at > start || stop(text, "a value is missing");
}

static bool skip_nested(struct json_text *text)
{
	const char *start = text->at;
	size_t depth = 0, values = 0;

	do {
		json_skip_blanks(text);
		if (text->at == text->end)
			return stop(text, "the text ends before the value does");
		if (*text->at == '"') {
			if (!skip_string(text))
				return false;
			continue;
		}
		depth += *text->at == '{' || *text->at == '[';
		depth -= *text->at == '}' || *text->at == ']';
		values += *text->at == ',';
		if (depth > JSON_DEPTH_MAX)
			return stop(text, "nested deeper than 16 levels");
		if (values > JSON_VALUES_MAX)
			return stop(text, "more than 100,000 values in one assessment");
		text->at++;
	} while (depth);
	if (text->at - start > JSON_VALUE_MAX)
		return stop(text, "more than 16 MiB in one assessment");
	return true;
}

bool json_skip_value(struct json_text *text)
{
	json_skip_blanks(text);
	if (text->at == text->end)
		return stop(text, "a value is missing");
	if (*text->at == '{' || *text->at == '[')
		return skip_nested(text);
	return *text->at == '"' ? skip_string(text) : skip_scalar(text);
}

bool json_next_value(struct json_text *text, bool first)
{
	json_skip_blanks(text);
	if (text->at == text->end)
		return stop(text, "the list is not closed");
	if (*text->at == ']') {
		text->at++;
		return false;
	}
	if (first)
		return true;
	if (*text->at != ',')
		return stop(text, "a comma is missing");
	text->at++;
	json_skip_blanks(text);
	if (text->at < text->end && *text->at == ']')
		return stop(text, "a value is missing behind the comma");
	return true;
}

/* Behind the name and the colon of a member. */
static bool skip_name(struct json_text *text)
{
	json_skip_blanks(text);
	if (text->at == text->end || *text->at != '"')
		return stop(text, "the name of a member is missing");
	if (!skip_string(text))
		return false;
	json_skip_blanks(text);
	if (text->at == text->end || *text->at != ':')
		return stop(text, "a colon is missing");
	text->at++;
	json_skip_blanks(text);
	return text->at < text->end || stop(text, "a value is missing");
}

static bool is_name(const char *at, const char *end, const char *name)
{
	size_t length = strlen(name);

	return (size_t)(end - at) > length + 1 && !memcmp(at + 1, name, length) &&
	       at[length + 1] == '"';
}

bool json_find_member(struct json_text *text, const char *name)
{
	const char *start;

	do {
		text->at++;
		json_skip_blanks(text);
		start = text->at;
		if (!skip_name(text))
			return false;
		if (is_name(start, text->end, name))
			return true;
		if (!json_skip_value(text))
			return false;
		json_skip_blanks(text);
	} while (text->at < text->end && *text->at == ',');
	return false;
}

bool json_skip_members(struct json_text *text)
{
	json_skip_blanks(text);
	while (text->at < text->end && *text->at == ',') {
		text->at++;
		if (!skip_name(text) || !json_skip_value(text))
			return false;
		json_skip_blanks(text);
	}
	if (text->at == text->end || *text->at != '}')
		return stop(text, "the text ends before the value does");
	text->at++;
	return true;
}

size_t json_column(const struct json_text *text)
{
	return utf8_count(text->line_start, (size_t)(text->at - text->line_start)) + 1;
}
