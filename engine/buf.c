#include "buf.h"

#include <stdio.h>
#include <stdlib.h>

#include "arena.h"

void buf_grow(struct buf *buf, size_t more)
{
	size_t capacity = buf->capacity ? buf->capacity : 256;

	while (capacity - buf->used <= more)
		capacity *= 2;
	buf->bytes = need_more_memory(buf->bytes, capacity);
	buf->capacity = capacity;
}

void buf_free(struct buf *buf)
{
	free(buf->bytes);
	*buf = (struct buf){ 0 };
}

void buf_count(struct buf *buf, uint64_t number)
{
	char digits[20];
	size_t first = sizeof(digits);

	do {
		digits[--first] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	buf_add(buf, digits + first, sizeof(digits) - first);
}

void buf_format_list(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	vsnprintf(buf_room(buf, (size_t)length + 1), (size_t)length + 1, format, again);
	buf->used += (size_t)length;
	va_end(again);
}

void buf_format(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_format_list(buf, format, args);
	va_end(args);
}

const char *buf_string(struct buf *buf)
{
	*buf_room(buf, 1) = '\0';
	return buf->bytes;
}
