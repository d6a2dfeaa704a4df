/* The assessments seen so far, at about 16 bytes each: a key of 88 bits of a hash
 * and a number of 40 bits. (The chance that any two of a thousand million
 * different assessments agree in the key is about one in six hundred million.) */
#ifndef ECA_SEEN_H
#define ECA_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SEEN_KEY_SIZE = 11, SEEN_PARTS = 256 };

struct seen_entry {
	unsigned char key[SEEN_KEY_SIZE];
	unsigned char number[5]; /* all zero: the slot is free */
};

/* Start from `{ 0 }`. In parts that grow one by one, each by a quarter, so that
 * there is never a second table beside the first. */
struct seen {
	struct seen_part {
		struct seen_entry *slots;
		size_t used, size;
	} parts[SEEN_PARTS];
};

/* Has the processor fetch what seen_note will look at for this key: a table of many
 * assessments is in no cache. */
void seen_expect(const struct seen *seen, const unsigned char *key);

/* Notes that the assessment with this key has this number (1 to 2^40 - 1), unless
 * one with the key is there: then its number, else 0. */
uint64_t seen_note(struct seen *seen, const unsigned char *key, uint64_t number);
void seen_free(struct seen *seen);

#endif
