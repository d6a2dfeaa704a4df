/* A short list of known words (options, grades, yes and no), looked up quickly. */
#ifndef ECA_VOCABULARY_H
#define ECA_VOCABULARY_H

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "eca.h"

enum { VOCABULARY_AHEAD = 8 };

struct word {
	uint64_t head; /* its first eight bytes, with zeros behind a shorter one */
	size_t length;
};

struct vocabulary {
	struct word *words;
	const char **texts; /* the same, NUL-terminated */
	size_t count;
};

/* `texts` must outlive the vocabulary. */
static inline struct vocabulary vocabulary_new(struct arena *arena, const char **texts, size_t count);

static inline uint64_t word_head(const char *text, size_t length)
{
	static const unsigned char ones[2 * VOCABULARY_AHEAD] = {
		0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	};
	uint64_t head, mask;

	memcpy(&head, text, sizeof(head));
	if (length >= sizeof(head))
		return head;
	memcpy(&mask, ones + VOCABULARY_AHEAD - length, sizeof(mask));
	return head & mask;
}

/* Index of the word, or ECA_NONE. VOCABULARY_AHEAD bytes behind it may be read. */
static inline size_t vocabulary_find(const struct vocabulary *v, const char *text, size_t length)
{
	uint64_t head = word_head(text, length);
	size_t i;

	for (i = 0; i < v->count; i++)
		if (v->words[i].head == head && v->words[i].length == length &&
		    (length <= sizeof(head) || !memcmp(v->texts[i], text, length)))
			return i;
	return ECA_NONE;
}

static inline struct vocabulary vocabulary_new(struct arena *arena, const char **texts, size_t count)
{
	struct vocabulary v = { .texts = texts, .count = count };
	size_t i;

	v.words = arena_array(arena, count, sizeof(*v.words));
	for (i = 0; i < count; i++) {
		char padded[VOCABULARY_AHEAD] = "";
		size_t length = strlen(texts[i]);

		memcpy(padded, texts[i], length < sizeof(padded) ? length : sizeof(padded));
		v.words[i] = (struct word){ word_head(padded, length), length };
	}
	return v;
}

#endif
