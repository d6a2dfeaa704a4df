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
