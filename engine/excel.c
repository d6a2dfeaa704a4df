/* A workbook's sheets and what they share, found as the package says, not by name. */
#include <stdlib.h>

#include "error.h"
#include "utf8.h"
#include "excel_parts.h"

enum { SHEETS_MAX = 1000, NAME_MAX_BYTES = 400 };

struct relation {
	const char *id, *type;
	const struct part *part;
};

struct relations {
	struct excel *book;
	const char *base; /* the part whose they are */
	struct relation *all;
	size_t count;
};

/* ---- Relationships ---- */

static void take_relation(struct xml *xml, const char *name, const char **attributes)
{
	struct relations *found = xml->data;
	struct arena *arena = &found->book->arena;
	const char *id = xml_attribute(attributes, "Id");
	const char *type = xml_attribute(attributes, "Type");
	const char *target = xml_attribute(attributes, "Target");
	const char *mode = xml_attribute(attributes, "TargetMode");

	if (!strcmp(name, "Relationships"))
		return;
	xml->skipped = 1;
	if (strcmp(name, "Relationship") != 0 || !id || !type || !target)
		return;
	if (mode && !strcmp(mode, "External"))
		return;
	if (found->count == SHEETS_MAX) {
		xml_fail(xml, "refers to more than %d parts", SHEETS_MAX);
		return;
	}
	found->all[found->count++] = (struct relation){
		.id = arena_text(arena, id),
		.type = arena_text(arena, type),
		.part = parts_resolve(found->book, found->base, target),
	};
}

static void pass_end(struct xml *xml, const char *name)
{
	(void)xml, (void)name;
}

/* What the part `base` ("" for the package) refers to; nothing where it does not say. */
static bool read_relations(struct excel *book, const char *base, struct relations *found,
                           struct eca_error *err)
{
	static const struct xml_handlers handlers = { take_relation, pass_end, NULL };
	const char *slash = strrchr(base, '/');
	int folder = slash ? (int)(slash - base) + 1 : 0;
	const struct part *part = parts_find(book, arena_format(&book->arena, "%.*s_rels/%s.rels",
	                                                        folder, base, base + folder));

	*found = (struct relations){ .book = book, .base = base };
	found->all = arena_array(&book->arena, SHEETS_MAX, sizeof(*found->all));
	return !part || xml_read(book, part, &handlers, found, err);
}

static const struct part *related(const struct relations *found, const char *type)
{
	size_t i;

	for (i = 0; i < found->count; i++)
		if (xml_ends(found->all[i].type, type) && found->all[i].part)
			return found->all[i].part;
	return NULL;
}

/* ---- The list of sheets ---- */

static const struct relation *by_id(const struct relations *found, const char *id)
{
	size_t i;

	for (i = 0; i < found->count; i++)
		if (!strcmp(found->all[i].id, id))
			return &found->all[i];
	return NULL;
}

/* The id of the relationship: r:id, where "id" alone would be another attribute. */
static const char *relation_id(const char **attributes)
{
	for (; *attributes; attributes += 2)
		if (xml_ends(attributes[0], ":id"))
			return attributes[1];
	return NULL;
}

static void take_sheet(struct xml *xml, const struct relations *found, const char **attributes)
{
	struct excel *book = xml->book;
	const char *id = relation_id(attributes), *name = xml_attribute(attributes, "name");
	const char *state = xml_attribute(attributes, "state");
	const struct relation *relation = id ? by_id(found, id) : NULL;

	if (relation && !xml_ends(relation->type, "/worksheet"))
		return; /* a sheet that is a chart or a dialog */
	if (!relation || !relation->part || !name)
		xml_fail(xml, "the sheet \"%.100s\" is not in the file", name ? name : "");
	else if (book->n_sheets == SHEETS_MAX)
		xml_fail(xml, "more than %d sheets", SHEETS_MAX);
	else if (strlen(name) > NAME_MAX_BYTES)
		xml_fail(xml, "a sheet's name is too long");
	else {
		book->sheet_parts[book->n_sheets] = relation->part;
		book->sheets[book->n_sheets++] = (struct excel_sheet){
			.name = utf8_show(&book->arena, name, strlen(name), NAME_MAX_BYTES),
			.hidden = state && strcmp(state, "visible") != 0,
		};
	}
}

static bool is_true(const char *value)
{
	return value && (!strcmp(value, "1") || !strcmp(value, "true") || !strcmp(value, "on"));
}

static void take_of_workbook(struct xml *xml, const char *name, const char **attributes)
{
	if (!strcmp(name, "workbook") || !strcmp(name, "sheets"))
		return;
	if (!strcmp(name, "sheet"))
		take_sheet(xml, xml->data, attributes);
	else if (!strcmp(name, "workbookPr"))
		xml->book->from_1904 = is_true(xml_attribute(attributes, "date1904"));
	xml->skipped = 1;
}

static bool read_workbook(struct excel *book, const struct part *part, struct eca_error *err)
{
	static const struct xml_handlers handlers = { take_of_workbook, pass_end, NULL };
	const struct part *styles, *strings;
	struct relations found;

	if (!read_relations(book, part->name, &found, err))
		return false;
	book->sheets = arena_array(&book->arena, SHEETS_MAX, sizeof(*book->sheets));
	book->sheet_parts = arena_array(&book->arena, SHEETS_MAX, sizeof(*book->sheet_parts));
	if (!xml_read(book, part, &handlers, &found, err))
		return false;
	if (!book->n_sheets)
		return error_set(err, ECA_ERROR_FILE, "%s: the workbook has no sheet", book->name);
	styles = related(&found, "/styles");
	strings = related(&found, "/sharedStrings");
	return (!styles || styles_read(book, styles, err)) &&
	       (!strings || strings_read(book, strings, err));
}

/* ---- Opening ---- */

/* Zip files that are something else, by a part they have. */
static const struct {
	const char *part, *what;
} others[] = {
	{ "xl/workbook.bin", "a binary workbook (.xlsb) is not read: save it as .xlsx" },
	{ "content.xml", "an OpenDocument file is not read: save the workbook as .xlsx" },
	{ "word/document.xml", "a Word document is not read: answers are a workbook, CSV or JSON" },
};

static bool refuse_other(const struct excel *book, struct eca_error *err)
{
	const char *what = "a zip file without a workbook in it: if it holds answers, unpack it first";
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (parts_find(book, others[i].part))
			what = others[i].what;
	return error_set(err, ECA_ERROR_FILE, "%s: %s", book->name, what);
}

static bool read_package(struct excel *book, int fd, struct eca_error *err)
{
	struct relations found;
	const struct part *part;

	if (!parts_open(book, fd, err) || !read_relations(book, "", &found, err))
		return false;
	part = related(&found, "/officeDocument");
	if (!part || !xml_ends(part->name, ".xml") || parts_find(book, others[2].part))
		return refuse_other(book, err);
	return read_workbook(book, part, err);
}

struct excel *excel_open(int fd, const char *name, struct eca_error *err)
{
	struct excel *book = need_memory(sizeof(*book));

	*book = (struct excel){ .name = name };
	if (read_package(book, fd, err))
		return book;
	excel_close(book);
	return NULL;
}

void excel_close(struct excel *book)
{
	if (!book)
		return;
	if (book->zip)
		zip_discard(book->zip);
	buf_free(&book->strings);
	free(book->string_ends);
	free(book->styles);
	arena_free(&book->arena);
	free(book);
}

const struct excel_sheet *excel_sheets(const struct excel *book, size_t *count)
{
	*count = book->n_sheets;
	return book->sheets;
}

bool excel_counts_from_1904(const struct excel *book)
{
	return book->from_1904;
}
