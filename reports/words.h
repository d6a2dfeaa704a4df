/* The fixed texts of the reports, in Vietnamese, English and French. They stand in
 * words.def, one line a text; {1}, {2} … are filled by text_fill. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include <stddef.h>

enum tongue { TONGUE_VI, TONGUE_EN, TONGUE_FR, TONGUES };

enum word {
#define WORD(name, vi, en, fr) name,
#include "words.def"
#undef WORD
	WORDS,
};

const char *words_say(enum word word, enum tongue tongue);

/* The tongue for a language code of a set; English where there is no other. */
enum tongue words_tongue(const char *code);

/* A language by its own name; one that is not known by its code. */
const char *words_language(const char *code);

#endif
