#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "arena.h"
#include "eca.h"

static const uint64_t high_bits = UINT64_C(0x8080808080808080);

/* Behind the plain ASCII (NUL too) that stands at `at`. */
static inline const char *skip_ascii(const char *at, const char *end)
{
	uint64_t eight;

	for (; end - at >= 8; at += 8) {
		memcpy(&eight, at, 8);
		if (eight & high_bits)
			break;
	}
	while (at < end && !(*at & 0x80))
		at++;
	return at;
}

static bool is_tail(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

static inline int32_t decode(const char **at, const char *end)
{
	const unsigned char *s = (const unsigned char *)*at;
	size_t left = (size_t)(end - *at);
	int32_t code = -1;
	size_t size = 1;

	if (s[0] < 0x80) {
		code = s[0];
	} else if (s[0] >= 0xc2 && s[0] < 0xe0 && left >= 2 && is_tail(s[1])) {
		code = (s[0] & 0x1f) << 6 | (s[1] & 0x3f);
		size = 2;
	} else if ((s[0] & 0xf0) == 0xe0 && left >= 3 && is_tail(s[1]) && is_tail(s[2])) {
		code = (s[0] & 0x0f) << 12 | (s[1] & 0x3f) << 6 | (s[2] & 0x3f);
		size = 3;
		if (code < 0x800 || (code >= 0xd800 && code < 0xe000))
			code = -1;
	} else if ((s[0] & 0xf8) == 0xf0 && left >= 4 && is_tail(s[1]) && is_tail(s[2]) &&
	           is_tail(s[3])) {
		code = (s[0] & 0x07) << 18 | (s[1] & 0x3f) << 12 | (s[2] & 0x3f) << 6 |
		       (s[3] & 0x3f);
		size = 4;
		if (code < 0x10000 || code > 0x10ffff)
			code = -1;
	}
	*at += code < 0 ? 1 : size;
	return code;
}

int32_t utf8_next(const char **at, const char *end)
{
	return decode(at, end);
}

size_t utf8_put(char *to, int32_t code)
{
	return (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)to);
}

bool utf8_is_ascii(const char *text, size_t length)
{
	return skip_ascii(text, text + length) == text + length;
}

bool utf8_valid(const char *text, size_t length)
{
	const char *at = text, *end = text + length;

	while ((at = skip_ascii(at, end)) < end)
		if (decode(&at, end) < 0)
			return false;
	return true;
}

size_t utf8_count(const char *text, size_t length)
{
	size_t count = 0, i;

	for (i = 0; i < length; i++)
		count += !is_tail((unsigned char)text[i]);
	return count;
}

/* ---- Plain text, looked at 16 bytes at a time, as its characters follow each other
 * so that no processor foresees them ---- */

enum { TOGETHER = 16, AHEAD = 2 };
typedef unsigned char bytes16 __attribute__((vector_size(TOGETHER)));

/* All bits of each byte that is from `from` to `to`. */
static inline bytes16 among(bytes16 bytes, unsigned char from, unsigned char to)
{
	return (bytes16)(bytes >= from) & (bytes16)(bytes <= to);
}

/* Bytes that begin a character of two bytes or three: U+00A0 to U+02FF, U+1E00 to U+1EFF. */
static inline bytes16 begin_longer(bytes16 bytes)
{
	return among(bytes, 0xc2, 0xcb) | (bytes16)(bytes == 0xe1);
}

/* Whether each of the bytes is of a plain character, and each byte from the third on is
 * a tail just where one must be. AHEAD bytes behind them are looked at. */
static inline bool together_plain(const char *at)
{
	bytes16 first, second, third, three, tails, wrong;
	uint64_t half[2];

	memcpy(&first, at, TOGETHER);
	memcpy(&second, at + 1, TOGETHER);
	memcpy(&third, at + 2, TOGETHER);
	three = (bytes16)(first == 0xe1);
	tails = among(third, 0x80, 0xbf);
	wrong = ~(among(first, ' ', '~') | among(first, 0x80, 0xbf) | begin_longer(first));
	wrong |= tails ^ (begin_longer(second) | three);
	wrong |= three & ~among(second, 0xb8, 0xbb);
	wrong |= (bytes16)(first == 0xc2) & (bytes16)(second < 0xa0);
	memcpy(half, &wrong, sizeof(half));
	return !(half[0] | half[1]);
}

/* What together_plain leaves open: that the text does not begin with a tail, and that
 * the second byte is one just where it must be. */
static bool begins_plain(const char *text, size_t length)
{
	unsigned char first = (unsigned char)text[0];
	bool longer = (first >= 0xc2 && first <= 0xcb) || first == 0xe1;

	return !is_tail(first) && (length > 1 && is_tail((unsigned char)text[1])) == longer;
}

bool utf8_is_plain(const char *text, size_t length)
{
	const char *end = text + length;

	if (length && !begins_plain(text, length))
		return false;
	for (; end - text >= TOGETHER + AHEAD; text += TOGETHER)
		if (!together_plain(text))
			return false;
	for (; text < end; text += TOGETHER) {
		char last[TOGETHER + AHEAD];
		size_t left = (size_t)(end - text);

		memset(last, ' ', sizeof(last));
		memcpy(last, text, left < sizeof(last) ? left : sizeof(last));
		if (!together_plain(last))
			return false;
	}
	return true;
}

static bool is_space(int32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xa0 ||
	       (code >= 0x2000 && code <= 0x200b) || code == 0x2028 || code == 0x2029 ||
	       code == 0x202f || code == 0x205f || code == 0x3000 || code == 0xfeff;
}

void utf8_trim(char **text, size_t *length)
{
	const char *start = *text, *end = start + *length, *at = start;

	while (at < end && is_space(utf8_next(&at, end)))
		start = at;
	while (end > start) {
		const char *last = end - 1;

		while (last > start && end - last < 4 && is_tail((unsigned char)*last))
			last--;
		at = last;
		if (!is_space(utf8_next(&at, end)) || at != end)
			break;
		end = last;
	}
	*text += start - *text;
	*length = (size_t)(end - start);
}

int32_t utf8_control(const char *text, size_t length)
{
	const char *at = text, *end = text + length;

	while (at < end) {
		int32_t code = utf8_next(&at, end);

		if ((code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7f && code < 0xa0))
			return code;
	}
	return -1;
}

static bool is_printable(int32_t code)
{
	switch (utf8proc_category(code)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return true;
	}
}

bool utf8_printable(const char *text, size_t length, int32_t *bad)
{
	const char *at = text, *end = text + length;

	while (at < end) {
		int32_t code = utf8_next(&at, end);

		if ((code < 0x20 || code >= 0x7f) && !is_printable(code)) {
			*bad = code;
			return false;
		}
	}
	return true;
}

/* Ranges of characters that NFC never changes nor joins to the one before, that
 * is, Vietnamese, most European languages, punctuation and Chinese; a test
 * compares them with utf8proc. */
static bool is_plain(int32_t code)
{
	return code < 0x300 || (code >= 0x1e00 && code < 0x1f00) ||
	       (code >= 0x2010 && code < 0x2028) || (code >= 0x3400 && code < 0xa000);
}

bool utf8_surely_nfc(const char *text, size_t length)
{
	const char *at = text, *end = text + length;

	while ((at = skip_ascii(at, end)) < end)
		if (!is_plain(decode(&at, end)))
			return false;
	return true;
}

static char *mapped(struct arena *arena, const char *text, size_t *length, utf8proc_option_t options)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text,
	                                     (utf8proc_ssize_t)*length, &made, options);
	char *copy;

	if (size < 0)
		return arena_copy(arena, text, *length);
	copy = arena_copy(arena, (const char *)made, (size_t)size);
	*length = (size_t)size;
	free(made);
	return copy;
}

char *utf8_nfc(struct arena *arena, const char *text, size_t *length)
{
	return mapped(arena, text, length, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

char *utf8_fold(struct arena *arena, const char *text, size_t *length)
{
	return mapped(arena, text, length, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

static bool is_dash(int32_t code)
{
	return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x2043;
}

/* One character of a key, for all that are typed in its place. */
static int32_t plainest(int32_t code)
{
	if (is_dash(code))
		return '-';
	if (code == 0x2018 || code == 0x2019 || code == 0x02bc)
		return '\'';
	return is_space(code) ? ' ' : code;
}

char *utf8_key(struct arena *arena, const char *text, size_t *length)
{
	char *key = mapped(arena, text, length, UTF8PROC_STABLE | UTF8PROC_COMPAT |
	                                        UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
	                                        UTF8PROC_IGNORE);
	const char *at = key, *end = key + *length;
	char *to = key;

	while (at < end) {
		const char *start = at;
		int32_t code = utf8_next(&at, end), plain = plainest(code);

		if (plain == ' ' && (to == key || to[-1] == ' '))
			continue;
		if (plain != code)
			*to++ = (char)plain;
		else
			to = (char *)memmove(to, start, (size_t)(at - start)) + (at - start);
	}
	to -= to > key && to[-1] == ' ';
	*to = '\0';
	*length = (size_t)(to - key);
	return key;
}

/* One character, or byte where `code` is -1, as it is shown. Returns its size. */
static size_t show_one(char *to, int32_t code, const char *at, size_t size)
{
	if (code == '\n')
		return (size_t)sprintf(to, "\\n");
	if (code == '\t')
		return (size_t)sprintf(to, "\\t");
	if (code == '\r')
		return (size_t)sprintf(to, "\\r");
	if (code < 0x20 || code == 0x7f)
		return (size_t)sprintf(to, "\\x%02x", (unsigned char)*at);
	if (code > 0x7f && !is_printable(code))
		return (size_t)sprintf(to, "\\u{%x}", (unsigned)code);
	memcpy(to, at, size);
	return size;
}

char *utf8_show(struct arena *arena, const char *text, size_t length, size_t most)
{
	static const char dots[] = "…";
	const char *at = text, *end = text + length;
	size_t room = length < most ? length : most, count;
	char *shown = arena_take(arena, room * sizeof("\\u{10ffff}") + sizeof(dots)), *to = shown;

	for (count = 0; at < end && count < most; count++) {
		const char *start = at;
		int32_t code = utf8_next(&at, end);

		to += show_one(to, code, start, (size_t)(at - start));
	}
	if (at < end)
		memcpy(to, dots, sizeof(dots));
	return shown;
}

size_t eca_text_width(const char *text)
{
	const char *end = text + strlen(text);
	size_t width = 0;

	while (text < end) {
		int32_t code = utf8_next(&text, end);

		width += code < 0 ? 1 : (size_t)utf8proc_charwidth(code);
	}
	return width;
}

bool eca_same_word(const char *a, const char *b)
{
	struct arena arena = { 0 };
	size_t a_length = strlen(a), b_length = strlen(b);
	bool same = !strcmp(utf8_fold(&arena, a, &a_length), utf8_fold(&arena, b, &b_length));

	arena_free(&arena);
	return same;
}
