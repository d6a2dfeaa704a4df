/* A short list of known words (options, grades, yes and no), looked up quickly. */
#ifndef ECA_VOCABULARY_H
#define ECA_VOCABULARY_H

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "eca.h"

enum { VOCABULARY_AHEAD = 8 }; /* bytes behind a word that may be read */

struct word {
	uint64_t head, tail; /* its first and last eight bytes; a shorter one has zeros behind */
	size_t length;       /* 0: a free slot */
	size_t index;
};

struct vocabulary {
	struct word *slots; /* hash table, at most a quarter full */
	unsigned shift;
	const char *const *texts; /* NUL-terminated */
	size_t count;
};

/* `texts` must outlive the vocabulary, which lives in `arena`. */
struct vocabulary vocabulary_new(struct arena *arena, const char *const *texts, size_t count);

static inline struct word word_of(const char *text, size_t length)
{
	static const unsigned char ones[2 * VOCABULARY_AHEAD] = {
		0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	};
	struct word word = { .length = length };
	uint64_t mask;

	memcpy(&word.head, text, sizeof(word.head));
	if (length >= sizeof(word.head)) {
		memcpy(&word.tail, text + length - sizeof(word.tail), sizeof(word.tail));
		return word;
	}
	memcpy(&mask, ones + VOCABULARY_AHEAD - length, sizeof(mask));
	word.head &= mask;
	word.tail = word.head;
	return word;
}

static inline size_t word_slot(const struct vocabulary *v, const struct word *word)
{
	return (size_t)((word->head ^ (word->tail << 1)) * UINT64_C(0x9e3779b97f4a7c15) >> v->shift);
}

/* Index of the word, which is not empty, or ECA_NONE. VOCABULARY_AHEAD bytes behind
 * it may be read. */
static inline size_t vocabulary_find(const struct vocabulary *v, const char *text, size_t length)
{
	struct word word = word_of(text, length);
	size_t slot = word_slot(v, &word), last = ((size_t)1 << (64 - v->shift)) - 1;

	for (; v->slots[slot].length; slot = (slot + 1) & last) {
		const struct word *known = &v->slots[slot];

		if (known->head == word.head && known->tail == word.tail && known->length == length &&
		    (length <= 16 || !memcmp(v->texts[known->index], text, length)))
			return known->index;
	}
	return ECA_NONE;
}

#endif
