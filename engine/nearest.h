/* "Did you mean …?" for words that are not known. */
#ifndef ECA_NEAREST_H
#define ECA_NEAREST_H

#include <stddef.h>

/* The one of `names` that is nearest to `word`, ignoring the case of ASCII
 * letters, or NULL when none is near: 1 edit in a word of 3 bytes, 2 under 8, 3 in a
 * longer one; in a word under 3, one letter added. Two neighbours swapped are one
 * edit. Of two as near, the first. */
const char *nearest_name(const char *word, const char *const *names, size_t count);

#endif
