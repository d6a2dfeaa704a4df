/* Bytes that grow at the end. Nothing fails: out of memory ends the process. */
#ifndef ECA_BUF_H
#define ECA_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buf { /* start from { 0 } */
	char *bytes;
	size_t used, capacity;
};

void buf_grow(struct buf *buf, size_t more);
void buf_free(struct buf *buf);

/* Where at least `more` bytes may be written; add what was written to `used`. */
static inline char *buf_room(struct buf *buf, size_t more)
{
	if (buf->capacity - buf->used <= more) /* so even for 0 bytes there is a place */
		buf_grow(buf, more);
	return buf->bytes + buf->used;
}

static inline void buf_char(struct buf *buf, char c)
{
	*buf_room(buf, 1) = c;
	buf->used++;
}

static inline void buf_add(struct buf *buf, const char *bytes, size_t size)
{
	memcpy(buf_room(buf, size), bytes, size);
	buf->used += size;
}

static inline void buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

/* A whole number in decimal. */
void buf_count(struct buf *buf, uint64_t number);

void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_format_list(struct buf *buf, const char *format, va_list args);

/* The contents as a NUL-terminated string, until the next change. */
const char *buf_string(struct buf *buf);

#endif
