#include "words.h"

#include <string.h>

static const char *const words[WORDS][TONGUES] = {
#define WORD(name, vi, en, fr) { vi, en, fr },
#include "words.def"
#undef WORD
};

const char *words_say(enum word word, enum tongue tongue)
{
	return words[word][tongue];
}

enum tongue words_tongue(const char *code)
{
	static const char *const codes[TONGUES] = { "vi", "en", "fr" };
	size_t i;

	for (i = 0; i < TONGUES; i++)
		if (!strcmp(code, codes[i]))
			return (enum tongue)i;
	return TONGUE_EN;
}

const char *words_language(const char *code)
{
	static const struct {
		const char *code, *name;
	} names[] = {
		{ "vi", "Tiếng Việt" }, { "en", "English" }, { "fr", "Français" }, { "de", "Deutsch" },
		{ "ja", "日本語" },     { "ko", "한국어" },  { "zh", "中文" },     { "th", "ไทย" },
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i].code, code))
			return names[i].name;
	return code;
}
