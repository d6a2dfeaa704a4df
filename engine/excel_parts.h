/* What workbook*.c share: the parts of the package, and one of them as XML. */
#ifndef ECA_EXCEL_PARTS_H
#define ECA_EXCEL_PARTS_H

#include <expat.h>
#include <zip.h>

#include "arena.h"
#include "buf.h"
#include "excel.h"

struct part {
	const char *name;  /* "xl/sharedstrings.xml", in lower case */
	const char *shown; /* as the file has it, printable */
	zip_uint64_t index;
};

/* What a number of some style is shown as. */
enum style { STYLE_NUMBER, STYLE_DATE, STYLE_PERCENT };

struct excel {
	const char *name;
	zip_t *zip;
	struct part *parts; /* by name */
	size_t n_parts;
	struct excel_sheet *sheets;
	const struct part **sheet_parts; /* one per sheet */
	size_t n_sheets;
	bool from_1904;
	unsigned char *styles; /* enum style, by cell format */
	size_t n_styles;
	struct buf strings;     /* the shared ones, a NUL behind each */
	uint32_t *string_ends;  /* where the NULs stand */
	size_t n_strings, strings_room;
	struct arena arena;
};

struct xml;

/* `start` and `end` are given names of elements without the format's prefix ("" or another
 * for elements that are not of the format). `text` may be NULL. */
struct xml_handlers {
	void (*start)(struct xml *xml, const char *name, const char **attributes);
	void (*end)(struct xml *xml, const char *name);
	void (*text)(struct xml *xml, const char *text, size_t length);
};

/* One part on its way through the parser. A handler that sets `skipped` to 1 in `start`
 * hears nothing of that element any more, its end included. */
struct xml {
	const struct xml_handlers *handlers;
	struct excel *book;
	const struct part *part;
	XML_Parser parser;
	struct eca_error *err;
	void *data;         /* the reader's own */
	char prefix_text[32];
	size_t prefix;      /* of the names of the format's elements: "x:" is 2 */
	unsigned depth, skipped; /* elements open; those within one that says nothing */
	bool done;          /* what was wanted is read */
};

/* The package: opened, and checked as a whole. */
bool parts_open(struct excel *book, int fd, struct eca_error *err);
/* By name, whatever its case; NULL when there is none. */
const struct part *parts_find(const struct excel *book, const char *name);
/* The part that `target` means where `base` refers to it; NULL when there is none. */
const struct part *parts_resolve(struct excel *book, const char *base, const char *target);

/* Whether the part may be read, and how large it says that it is. */
bool part_check(const struct excel *book, const struct part *part, zip_uint64_t *size,
                struct eca_error *err);

/* Reads a part: to its end, unless a handler calls xml_finish. */
bool xml_read(struct excel *book, const struct part *part, const struct xml_handlers *handlers,
              void *data, struct eca_error *err);

/* Ends the reading with an error that names file and part. */
void xml_fail(struct xml *xml, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Ends the reading: nothing more is wanted. */
void xml_finish(struct xml *xml);

/* The value of an attribute, whatever its prefix; NULL when it is not there. */
const char *xml_attribute(const char **attributes, const char *name);
/* Whether `text` ends so: the types of relationships have several beginnings. */
bool xml_ends(const char *text, const char *ending);
/* Digits alone as a number; false for anything else and above `most`. */
bool xml_count(const char *text, size_t length, size_t most, size_t *count);
/* Takes _xHHHH_ out of a text of a cell; returns its new length. */
size_t xml_unescape(char *text, size_t length);

bool styles_read(struct excel *book, const struct part *part, struct eca_error *err);
bool strings_read(struct excel *book, const struct part *part, struct eca_error *err);

#endif
