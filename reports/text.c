#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 256, ARGUMENTS_MAX = 9, EXIT_NO_MEMORY = 4 };

static void *or_end(void *memory)
{
	if (!memory) {
		fputs("eca: error: out of memory\n", stderr);
		exit(EXIT_NO_MEMORY);
	}
	return memory;
}

void *zeroed(size_t count, size_t size)
{
	return or_end(calloc(count ? count : 1, size));
}

void text_add_bytes(struct text *text, const char *bytes, size_t size)
{
	if (text->room - text->length <= size) {
		text->room = 2 * (text->room + size) + FIRST_ROOM;
		text->at = or_end(realloc(text->at, text->room));
	}
	memcpy(text->at + text->length, bytes, size);
	text->length += size;
	text->at[text->length] = '\0';
}

void text_add(struct text *text, const char *more)
{
	text_add_bytes(text, more, strlen(more));
}

/* The argument that "{n}" at `at` stands for, or NULL where it is no such thing. */
static const char *placeholder(const char *at, const char *const *arguments, size_t count)
{
	if (at[0] != '{' || at[1] < '1' || (size_t)(at[1] - '0') > count || at[2] != '}')
		return NULL;
	return arguments[at[1] - '1'];
}

void text_fill(struct text *text, const char *pattern, ...)
{
	const char *arguments[ARGUMENTS_MAX];
	size_t count = 0;
	va_list list;

	va_start(list, pattern);
	while (count < ARGUMENTS_MAX && (arguments[count] = va_arg(list, const char *)))
		count++;
	va_end(list);
	while (*pattern) {
		size_t plain = strcspn(pattern, "{");
		const char *argument = placeholder(pattern + plain, arguments, count);

		if (!argument && pattern[plain])
			plain++;
		text_add_bytes(text, pattern, plain);
		pattern += plain;
		if (argument) {
			text_add(text, argument);
			pattern += 3;
		}
	}
}

void text_format(struct text *text, const char *format, ...)
{
	char piece[256];
	va_list list;
	int size;

	va_start(list, format);
	size = vsnprintf(piece, sizeof(piece), format, list);
	va_end(list);
	if (size > 0 && (size_t)size < sizeof(piece))
		text_add_bytes(text, piece, (size_t)size);
}

void text_clear(struct text *text)
{
	text->length = 0;
	if (text->at)
		text->at[0] = '\0';
}

void text_free(struct text *text)
{
	free(text->at);
	*text = (struct text){ 0 };
}

const char *text_string(const struct text *text)
{
	return text->at ? text->at : "";
}

size_t text_letter(const char *at)
{
	size_t size = 1;

	while (((unsigned char)at[size] & 0xC0) == 0x80)
		size++;
	return size;
}

size_t text_units(size_t letter)
{
	return letter == 4 ? 2 : 1;
}
