/* UTF-8 text as it comes from outside: checked, trimmed, normalised, shown. */
#ifndef ECA_UTF8_H
#define ECA_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* The code point at `*at` < `end`; moves `*at` behind it. A byte that does not
 * begin a valid sequence (overlong, surrogate, cut off) gives -1 and is skipped. */
int32_t utf8_next(const char **at, const char *end);

/* Writes a code point that is no surrogate; returns the number of its bytes, 1 to 4. */
size_t utf8_put(char *to, int32_t code);

bool utf8_is_ascii(const char *text, size_t length);

/* Whether all of it is UTF-8. NUL is a character here. */
bool utf8_valid(const char *text, size_t length);

/* Whether all of it is UTF-8, printable and in NFC, as nearly all of Vietnam's text is, so
 * that nothing more need be asked of it. False is no answer. */
bool utf8_is_plain(const char *text, size_t length);

/* Code points in valid text. */
size_t utf8_count(const char *text, size_t length);

/* Cuts white space, no-break space and byte order marks off both ends. */
void utf8_trim(char **text, size_t *length);

/* The first control character but tab and line feed (C0, delete, C1) in valid
 * text, or -1. */
int32_t utf8_control(const char *text, size_t length);

/* Whether every character may stand in an identifier people compare by eye: none
 * is a control, format, surrogate, or line or paragraph separator. The first
 * that is one goes to `*bad`. */
bool utf8_printable(const char *text, size_t length, int32_t *bad);

/* Whether valid text is in NFC for certain, without looking at it closely. */
bool utf8_surely_nfc(const char *text, size_t length);

/* Valid text in NFC and NUL-terminated, in `arena`; `*length` its new length. */
char *utf8_nfc(struct arena *arena, const char *text, size_t *length);

/* Valid text with case folded and in NFC, likewise: CÓ and có are one word. */
char *utf8_fold(struct arena *arena, const char *text, size_t *length);

/* Valid text as a key for comparing what people typed, likewise: case, width and
 * composition folded (NFKC), every dash a hyphen, every apostrophe ', runs of white
 * space one blank and none at the ends, invisible characters left out. */
char *utf8_key(struct arena *arena, const char *text, size_t *length);

/* Any bytes as printable text of at most `most` characters ("…" where cut):
 * line breaks, control characters and bytes that are not UTF-8 as \n, \x1b, …;
 * in `arena`. */
char *utf8_show(struct arena *arena, const char *text, size_t length, size_t most);

#endif
