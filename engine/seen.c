#include "seen.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"

static uint64_t number_of(const struct seen_entry *entry)
{
	uint64_t number = 0;
	int i;

	for (i = 0; i < 5; i++)
		number = number << 8 | entry->number[i];
	return number;
}

static bool is_free(const struct seen_entry *entry)
{
	uint32_t last;

	memcpy(&last, entry->number + 1, sizeof(last));
	return !(last | entry->number[0]);
}

static void set_number(struct seen_entry *entry, uint64_t number)
{
	int i;

	for (i = 4; i >= 0; i--, number >>= 8)
		entry->number[i] = (unsigned char)number;
}

/* Where to look for the key first. Its first byte chooses the part, the next four
 * the slot. */
static size_t first_slot(const struct seen_part *part, const unsigned char *key)
{
	uint64_t spread = (uint64_t)key[1] << 24 | (uint64_t)key[2] << 16 |
	                  (uint64_t)key[3] << 8 | key[4];

	return (size_t)(spread * part->size >> 32);
}

/* The slot with the key, or the free one where it belongs. */
static struct seen_entry *find(const struct seen_part *part, const unsigned char *key)
{
	size_t slot = first_slot(part, key);

	while (!is_free(&part->slots[slot]) && memcmp(part->slots[slot].key, key, SEEN_KEY_SIZE) != 0)
		slot = slot + 1 < part->size ? slot + 1 : 0;
	return &part->slots[slot];
}

static void grow(struct seen_part *part)
{
	struct seen_part more = { .used = part->used, .size = part->size + part->size / 4 + 16 };
	size_t i;

	more.slots = need_memory(more.size * sizeof(*more.slots));
	memset(more.slots, 0, more.size * sizeof(*more.slots));
	for (i = 0; i < part->size; i++)
		if (!is_free(&part->slots[i]))
			*find(&more, part->slots[i].key) = part->slots[i];
	free(part->slots);
	*part = more;
}

void seen_expect(const struct seen *seen, const unsigned char *key)
{
	const struct seen_part *part = &seen->parts[key[0]];

	__builtin_prefetch(part->slots + first_slot(part, key), 1);
}

uint64_t seen_note(struct seen *seen, const unsigned char *key, uint64_t number)
{
	struct seen_part *part = &seen->parts[key[0]];
	struct seen_entry *entry;

	if (part->used >= part->size - part->size / 8)
		grow(part);
	entry = find(part, key);
	if (!is_free(entry))
		return number_of(entry);
	memcpy(entry->key, key, SEEN_KEY_SIZE);
	set_number(entry, number);
	part->used++;
	return 0;
}

void seen_free(struct seen *seen)
{
	size_t i;

	for (i = 0; i < SEEN_PARTS; i++)
		free(seen->parts[i].slots);
	*seen = (struct seen){ 0 };
}
