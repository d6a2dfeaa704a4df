/* Memory that is released all at once: everything of a criteria set, of one
 * assessment, of one result. The first block is small and each further one twice
 * as large. Out of memory ends the process with a message (exit status 4). */
#ifndef ECA_ARENA_H
#define ECA_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;
struct arena {
	struct arena_block *last; /* start from { 0 } */
};

/* `size` zeroed bytes, aligned for any type. */
void *arena_take(struct arena *arena, size_t size);
/* An array of `count` zeroed elements; for 0 elements a valid pointer. */
void *arena_array(struct arena *arena, size_t count, size_t size);
char *arena_copy(struct arena *arena, const char *text, size_t length); /* NUL-terminated */
char *arena_text(struct arena *arena, const char *text);                /* NULL for NULL */
char *arena_format(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Empties the arena but keeps its largest block for reuse. */
void arena_reset(struct arena *arena);
void arena_free(struct arena *arena);

/* malloc, realloc and strdup that end the process when memory is out. */
void *need_memory(size_t size);
void *need_more_memory(void *old, size_t size);
char *need_copy(const char *text);

#endif
