#include "vocabulary.h"

struct vocabulary vocabulary_new(struct arena *arena, const char *const *texts, size_t count)
{
	struct vocabulary v = { .shift = 62, .texts = texts, .count = count };
	size_t i, last;

	while ((size_t)1 << (64 - v.shift) < 4 * count)
		v.shift--;
	last = ((size_t)1 << (64 - v.shift)) - 1;
	v.slots = arena_array(arena, last + 1, sizeof(*v.slots));
	for (i = 0; i < count; i++) {
		size_t length = strlen(texts[i]), slot;
		char *padded = arena_take(arena, length + VOCABULARY_AHEAD);
		struct word word;

		memcpy(padded, texts[i], length);
		word = word_of(padded, length);
		word.index = i;
		slot = word_slot(&v, &word);
		while (v.slots[slot].length)
			slot = (slot + 1) & last;
		v.slots[slot] = word;
	}
	return v;
}
