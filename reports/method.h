/* What the blocks of the sheet on method share. */
#ifndef REPORT_METHOD_H
#define REPORT_METHOD_H

#include "sheet.h"

/* Its columns; a table has names on the left and sentences on the right. */
enum { NAME, NUMBER, SECOND, TEXT };

/* The heading of a block, which a page's end does not part from it. */
void method_heading(struct sheet *sheet, enum word word);
/* A term and what it means. */
struct term {
	enum word term, meaning;
};
/* Those that a report or a publication uses, in the order of the glossary; how many. */
enum { GLOSSARY_MOST = 24 };
size_t glossary_terms(const struct report *r, struct term out[GLOSSARY_MOST]);

/* The terms of the report and what they mean. */
void method_glossary(struct sheet *sheet);

#endif
