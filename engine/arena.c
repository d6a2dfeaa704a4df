#include "arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 512, LARGEST_BLOCK = 1 << 20 };

struct arena_block {
	struct arena_block *previous;
	size_t used, size;
	alignas(max_align_t) char bytes[];
};

static void out_of_memory(void)
{
	fputs("eca: error: out of memory\n", stderr);
	_Exit(4);
}

void *need_memory(size_t size)
{
	void *memory = malloc(size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

void *need_more_memory(void *old, size_t size)
{
	void *memory = realloc(old, size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

char *need_copy(const char *text)
{
	return memcpy(need_memory(strlen(text) + 1), text, strlen(text) + 1);
}

static struct arena_block *new_block(struct arena *arena, size_t wanted)
{
	size_t size = arena->last ? arena->last->size * 2 : FIRST_BLOCK;
	struct arena_block *block;

	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < wanted)
		size = wanted;
	block = need_memory(sizeof(*block) + size);
	block->previous = arena->last;
	block->used = 0;
	block->size = size;
	arena->last = block;
	return block;
}

void *arena_take(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->last;
	size_t align = alignof(max_align_t);
	void *memory;

	if (size > SIZE_MAX / 4)
		out_of_memory();
	size = (size + align - 1) / align * align;
	if (!block || block->size - block->used < size)
		block = new_block(arena, size);
	memory = block->bytes + block->used;
	block->used += size;
	return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 4 / size)
		out_of_memory();
	return arena_take(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_take(arena, length + 1);

	memcpy(copy, text, length);
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	int length;
	char *text;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	text = arena_take(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(args);
	return text;
}

void arena_reset(struct arena *arena)
{
	struct arena_block *keep = arena->last, *block;

	if (!keep)
		return;
	while ((block = keep->previous)) {
		keep->previous = block->previous;
		free(block);
	}
	keep->used = 0;
}

void arena_free(struct arena *arena)
{
	while (arena->last) {
		struct arena_block *block = arena->last;

		arena->last = block->previous;
		free(block);
	}
}
