/* A short list of known words (options, grades, yes and no), looked up quickly. */
#ifndef ECA_VOCABULARY_H
#define ECA_VOCABULARY_H

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "eca.h"

enum { VOCABULARY_AHEAD = 8 }; /* bytes behind a word that may be read */

struct word {
	uint64_t head;   /* its first eight bytes, with zeros behind a shorter one */
	uint32_t length; /* 0: a free slot */
	uint32_t index;
};

struct vocabulary {
	struct word *slots;       /* hash table, at most a quarter full */
	uint32_t shift, last;     /* its size: 2^(64 - shift) = last + 1 */
	const char *const *texts; /* NUL-terminated */
	size_t count;
};

/* `texts` must outlive the vocabulary, which lives in `arena`. */
struct vocabulary vocabulary_new(struct arena *arena, const char *const *texts, size_t count);

/* Everything that short words differ in; of longer ones all is compared. */
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

static inline size_t word_slot(const struct vocabulary *v, uint64_t head, size_t length)
{
	return (size_t)((head + length) * UINT64_C(0x9e3779b97f4a7c15) >> v->shift);
}

/* Index of the word, which is not empty, or ECA_NONE. VOCABULARY_AHEAD bytes behind
 * it may be read. */
static inline size_t vocabulary_find(const struct vocabulary *v, const char *text, size_t length)
{
	uint64_t head = word_head(text, length);
	size_t slot = word_slot(v, head, length);

	for (; v->slots[slot].length; slot = (slot + 1) & v->last) {
		const struct word *known = &v->slots[slot];

		if (known->head == head && known->length == length &&
		    (length <= sizeof(head) || !memcmp(v->texts[known->index], text, length)))
			return known->index;
	}
	return ECA_NONE;
}

#endif
