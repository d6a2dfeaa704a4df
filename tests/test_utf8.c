/* UTF-8: what is valid, trimmed, normalised, shown, and how wide it is. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "arena.h"
#include "eca.h"
#include "utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct text_case {
	const char *name, *text;
	size_t length; /* 0: up to the NUL */
	const char *want;
} valid[] = {
	{ "ASCII", "abcdefghijklmnop", 0, "yes" },
	{ "NUL is a character", "a\0b", 3, "yes" },
	{ "Vietnamese", "Đường Nguyễn Trãi", 0, "yes" },
	{ "four bytes", "\xf0\x9f\x8f\xad", 0, "yes" },
	{ "highest", "\xf4\x8f\xbf\xbf", 0, "yes" },
	{ "above the highest", "\xf4\x90\x80\x80", 0, "no" },
	{ "overlong in two", "\xc0\x80", 0, "no" },
	{ "overlong in three", "\xe0\x80\x80", 0, "no" },
	{ "overlong in four", "\xf0\x80\x80\x80", 0, "no" },
	{ "surrogate", "\xed\xa0\x80", 0, "no" },
	{ "tail alone", "\x80", 0, "no" },
	{ "cut off at the end", "abcdefgh\xe1\xba", 0, "no" },
	{ "cut off before another", "\xc3(", 0, "no" },
	{ "GBK", "\xb0\xa2\xb6\xfb", 0, "no" },
	{ "Latin-1 behind eight letters", "abcdefgh\xe9xxxxxxx", 0, "no" },
	{ "five bytes", "\xf8\x88\x80\x80\x80", 0, "no" },
};

static const struct text_case trimmed[] = {
	{ "nothing to trim", "a b", 0, "a b" },
	{ "blanks and tabs", " \t a b\r\n ", 0, "a b" },
	{ "no-break space", "\u00a0x\u00a0", 0, "x" },
	{ "ideographic space, byte order mark", "\ufeff\u3000x\u3000\ufeff", 0, "x" },
	{ "accents stay", " \u00e9 ", 0, "\u00e9" },
	{ "blanks only", " \u00a0 ", 0, "" },
	{ "empty", "", 0, "" },
};

static const struct text_case normalised[] = {
	{ "composed already", "Nguyễn", 0, "Nguyễn" },
	{ "two marks", "Nguye\u0302\u0303n", 0, "Nguyễn" },
	{ "marks in the other order", "a\u0323\u0302", 0, "\u1ead" },
	{ "singleton", "\u212b", 0, "\u00c5" },
	{ "Hangul", "\u1112\u1161\u11ab", 0, "\ud55c" },
};

static const struct text_case folded[] = {
	{ "capitals", "KHÔNG", 0, "không" },
	{ "capitals, decomposed", "CO\u0301", 0, "có" },
	{ "ASCII", "YES", 0, "yes" },
};

static const struct text_case keys[] = {
	{ "case and composition", "KHO\u0302NG", 0, "không" },
	{ "full-width letters and digits", "Ｌｅｖｅｌ　３", 0, "level 3" },
	{ "kinds of dashes", "a–b—c−d‐e－f", 0, "a-b-c-d-e-f" },
	{ "kinds of spaces", " \u00a0a \t\n b\u3000c\u202f", 0, "a b c" },
	{ "invisible characters", "a\u200bb\u00adc\ufeff", 0, "abc" },
	{ "apostrophes", "l’huile l'huile", 0, "l'huile l'huile" },
	{ "blanks only", " \u00a0 ", 0, "" },
	{ "empty", "", 0, "" },
};

static const struct text_case shown[] = {
	{ "plain", "abc", 0, "abc" },
	{ "cut", "abcdefghijklmnop", 0, "abcdefghijkl…" },
	{ "just so long", "abcdefghijkl", 0, "abcdefghijkl" },
	{ "letters count, not bytes", "ấấấấấấấấấấấấ", 0, "ấấấấấấấấấấấấ" },
	{ "line breaks", "a\r\nb\tc", 0, "a\\r\\nb\\tc" },
	{ "escape and NUL", "\x1b[31m\0", 6, "\\x1b[31m\\x00" },
	{ "not UTF-8", "a\xb0\xa2", 0, "a\\xb0\\xa2" },
	{ "right-to-left override", "a\u202eb", 0, "a\\u{202e}b" },
};

static size_t length_of(const struct text_case *c)
{
	return c->length ? c->length : strlen(c->text);
}

static void test_valid(void **state)
{
	const struct text_case *c = *state;

	assert_string_equal(utf8_valid(c->text, length_of(c)) ? "yes" : "no", c->want);
}

static void test_trim(void **state)
{
	const struct text_case *c = *state;
	char copy[64], *text = copy;
	size_t length = length_of(c);

	memcpy(copy, c->text, length);
	utf8_trim(&text, &length);
	text[length] = '\0';
	assert_string_equal(text, c->want);
}

static void test_nfc(void **state)
{
	const struct text_case *c = *state;
	struct arena arena = { 0 };
	size_t length = length_of(c);

	assert_int_equal(utf8_surely_nfc(c->text, length), !strcmp(c->text, c->want));
	assert_string_equal(utf8_nfc(&arena, c->text, &length), c->want);
	assert_int_equal(length, strlen(c->want));
	arena_free(&arena);
}

static void test_fold(void **state)
{
	const struct text_case *c = *state;
	struct arena arena = { 0 };
	size_t length = length_of(c);

	assert_string_equal(utf8_fold(&arena, c->text, &length), c->want);
	arena_free(&arena);
}

static void test_key(void **state)
{
	const struct text_case *c = *state;
	struct arena arena = { 0 };
	size_t length = length_of(c);

	assert_string_equal(utf8_key(&arena, c->text, &length), c->want);
	assert_int_equal(length, strlen(c->want));
	arena_free(&arena);
}

static void test_show(void **state)
{
	const struct text_case *c = *state;
	struct arena arena = { 0 };

	assert_string_equal(utf8_show(&arena, c->text, length_of(c), 12), c->want);
	arena_free(&arena);
}

/* Every character that passes for NFC unseen is so, alone and behind any letter. */
static void test_every_quick_character(void **state)
{
	utf8proc_int32_t code;
	size_t quick = 0;

	(void)state;
	for (code = 1; code < 0x110000; code++) {
		const utf8proc_property_t *property = utf8proc_get_property(code);
		utf8proc_uint8_t text[8] = "", *made;
		utf8proc_ssize_t size;

		if (code >= 0xd800 && code < 0xe000)
			continue;
		size = utf8proc_encode_char(code, text);
		if (!utf8_surely_nfc((char *)text, (size_t)size))
			continue;
		quick++;
		made = utf8proc_NFC(text);
		assert_string_equal((char *)made, (char *)text);
		free(made);
		assert_int_equal(property->combining_class, 0);
		assert_true(code < 0x300 || (code < 0x1100 || code > 0x11ff));
	}
	assert_true(quick > 0x6000);
}

/* No two quick characters join. */
static void test_quick_pairs(void **state)
{
	static const int ranges[][2] = { { 'A', 0x2ff }, { 0x1e00, 0x1eff }, { 0x2010, 0x2027 } };
	size_t i, j;
	int a, b;

	(void)state;
	for (i = 0; i < COUNT(ranges); i++)
		for (j = 0; j < COUNT(ranges); j++)
			for (a = ranges[i][0]; a <= ranges[i][1]; a++)
				for (b = ranges[j][0]; b <= ranges[j][1]; b++) {
					utf8proc_int32_t pair[2] = { a, b };

					assert_int_equal(utf8proc_normalize_utf32(
								pair, 2, UTF8PROC_STABLE | UTF8PROC_COMPOSE), 2);
				}
}

/* All characters decode to themselves, and no other sequence of bytes is one. */
static void test_every_character(void **state)
{
	utf8proc_int32_t code;

	(void)state;
	for (code = 0; code < 0x110000; code++) {
		utf8proc_uint8_t text[8];
		utf8proc_ssize_t size;
		const char *at = (char *)text;

		if (code >= 0xd800 && code < 0xe000)
			continue;
		size = utf8proc_encode_char(code, text);
		assert_int_equal(utf8_next(&at, (char *)text + size), code);
		assert_ptr_equal(at, text + size);
		assert_int_equal(utf8_count((char *)text, (size_t)size), 1);
	}
}

/* Character by character, what utf8_is_plain looks at sixteen bytes at a time. */
static bool is_plain(const char *text, size_t length)
{
	const char *at = text, *end = text + length;

	while (at < end) {
		int32_t code = utf8_next(&at, end);

		if (!((code >= ' ' && code <= '~') || (code >= 0xa0 && code < 0x300) ||
		      (code >= 0x1e00 && code < 0x1f00)))
			return false;
	}
	return true;
}

/* Texts of every length up to some blocks, of characters at the borders and of parts of
 * them; what stands behind a text does not matter. */
static void test_plain(void **state)
{
	static const char *const pieces[] = {
		"a", " ", "~", "tên", "ắ", "Đ", "ỹ", "\xc2\xa0", "\xcb\xbf", "\xe1\xb8\x80",
		"\xe1\xbb\xbf", "\x7f", "\n", "\xc2\x9f", "\xcc\x80", "\xe1\xb7\xbf",
		"\xe1\xbc\x80", "\x80", "\xc3", "\xe1", "\xe1\xba", "\xe2\x80\xa6",
		"\xf0\x9f\x8f\xad", "\xff",
	};
	enum { SOUND = 11, TEXTS = 400000 };
	uint32_t random = 1, plain = 0, i;

	(void)state;
	for (i = 0; i < TEXTS; i++) {
		char text[80];
		size_t length = 0, longest = i % 64, used = 0;

		while (used < sizeof(text) - 8) {
			size_t among = i % 3 && i % 50 != used % 50 ? SOUND : COUNT(pieces);
			const char *piece;

			random = random * 1664525 + 1013904223;
			piece = pieces[(random >> 8) % among];
			memcpy(text + used, piece, strlen(piece));
			used += strlen(piece);
			length = used <= longest ? used : length;
		}
		length = i % 5 ? length : longest; /* cut within a character, too */
		assert_int_equal(utf8_is_plain(text, length), is_plain(text, length));
		plain += utf8_is_plain(text, length) && length >= 16;
		if (utf8_is_plain(text, length)) {
			assert_true(utf8_valid(text, length) && utf8_surely_nfc(text, length));
			assert_int_equal(utf8_control(text, length), -1);
		}
	}
	assert_in_range(plain, TEXTS / 10, TEXTS);
}

static void test_control(void **state)
{
	(void)state;
	assert_int_equal(utf8_control("a\tb\nc ế", 9), -1);
	assert_int_equal(utf8_control("a\x1b", 2), 0x1b);
	assert_int_equal(utf8_control("a\x7f", 2), 0x7f);
	assert_int_equal(utf8_control("\xc2\x9b", 2), 0x9b);
	assert_int_equal(utf8_control("\r", 1), '\r');
}

static void test_printable(void **state)
{
	int32_t bad = 0;

	(void)state;
	assert_true(utf8_printable("Công ty 01/A", 13, &bad));
	assert_false(utf8_printable("a\tb", 3, &bad));
	assert_int_equal(bad, '\t');
	assert_false(utf8_printable("a\u200db", 5, &bad));
	assert_int_equal(bad, 0x200d);
	assert_false(utf8_printable("\u2028", 3, &bad));
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(eca_text_width(""), 0);
	assert_int_equal(eca_text_width("Nguyễn"), 6);
	assert_int_equal(eca_text_width("Nguye\u0302\u0303n"), 6);
	assert_int_equal(eca_text_width("企业"), 4);
	assert_int_equal(eca_text_width("a\xff"), 2);
}

#define ROWS(table, function) \
	for (size_t i = 0; i < COUNT(table); i++) \
		tests[n++] = (struct CMUnitTest){ table[i].name, function, NULL, NULL, (void *)&table[i] }

int main(int argc, char **argv)
{
	struct CMUnitTest tests[128] = {
		cmocka_unit_test(test_every_quick_character),
		cmocka_unit_test(test_quick_pairs),
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_control),
		cmocka_unit_test(test_printable),
		cmocka_unit_test(test_width),
	};
	size_t n = 7;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	ROWS(valid, test_valid);
	ROWS(trimmed, test_trim);
	ROWS(normalised, test_nfc);
	ROWS(folded, test_fold);
	ROWS(keys, test_key);
	ROWS(shown, test_show);
	return _cmocka_run_group_tests("utf8", tests, n, NULL, NULL);
}
