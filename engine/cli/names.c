#include "names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a */
static uint64_t hash(const char *text)
{
	uint64_t value = 14695981039346656037u;

	for (; *text; text++)
		value = (value ^ (unsigned char)*text) * 1099511628211u;
	return value;
}

/* The slot that holds `text`, or the free one where it belongs. */
static size_t *find(const struct names *names, const char *text)
{
	size_t i = hash(text) & (names->n_slots - 1);

	while (names->slots[i] && strcmp(names->texts[names->slots[i] - 1], text))
		i = (i + 1) & (names->n_slots - 1);
	return &names->slots[i];
}

static void grow(struct names *names)
{
	size_t i;

	names->n_slots = names->n_slots ? 2 * names->n_slots : 64;
	free(names->slots);
	names->slots = need_memory(names->n_slots * sizeof(*names->slots));
	memset(names->slots, 0, names->n_slots * sizeof(*names->slots));
	names->texts = need_more_memory(names->texts, names->n_slots / 2 * sizeof(*names->texts));
	for (i = 0; i < names->count; i++)
		*find(names, names->texts[i]) = i + 1;
}

size_t names_add(struct names *names, const char *text, bool *is_new)
{
	size_t *slot;

	if (2 * names->count >= names->n_slots)
		grow(names);
	slot = find(names, text);
	*is_new = !*slot;
	if (*is_new) {
		names->texts[names->count++] = arena_text(&names->arena, text);
		*slot = names->count;
	}
	return *slot - 1;
}

void names_free(struct names *names)
{
	free(names->texts);
	free(names->slots);
	arena_free(&names->arena);
	*names = (struct names){ 0 };
}
