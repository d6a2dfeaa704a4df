#include "vocabulary.h"

static void add_word(struct vocabulary *v, size_t index)
{
	char padded[VOCABULARY_AHEAD] = "";
	size_t length = strlen(v->texts[index]), slot;
	uint64_t head;

	memcpy(padded, v->texts[index], length < sizeof(padded) ? length : sizeof(padded));
	head = word_head(padded, length);
	slot = word_slot(v, head, length);
	while (v->slots[slot].length)
		slot = (slot + 1) & v->last;
	v->slots[slot] = (struct word){ head, (uint32_t)length, (uint32_t)index };
}

struct vocabulary vocabulary_new(struct arena *arena, const char *const *texts, size_t count)
{
	struct vocabulary v = { .shift = 62, .texts = texts, .count = count };
	size_t i;

	while ((size_t)1 << (64 - v.shift) < 4 * count)
		v.shift--;
	v.last = ((uint32_t)1 << (64 - v.shift)) - 1;
	v.slots = arena_array(arena, (size_t)v.last + 1, sizeof(*v.slots));
	for (i = 0; i < count; i++)
		add_word(&v, i);
	return v;
}
