/* What reading a table from a workbook costs at the very least: libzip unpacks the shared
 * strings and the first sheet, expat parses them, and the text of each cell is collected.
 * Nothing is checked, typed or kept.
 *
 *   bare_xlsx FILE.xlsx
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>
#include <zip.h>

enum { BLOCK = 64 << 10 };

static char *strings;
static size_t *starts, n_strings, used, room, starts_room;
static char text[1 << 16];
static size_t length, cells, bytes, rows;
static bool inside, shared;

static void on_text(void *data, const char *got, int size)
{
	(void)data;
	if (!inside || length + (size_t)size >= sizeof(text))
		return;
	memcpy(text + length, got, (size_t)size);
	length += (size_t)size;
}

static void on_string_start(void *data, const char *name, const char **attributes)
{
	(void)data, (void)attributes;
	if (!strcmp(name, "si"))
		length = 0;
	inside = !strcmp(name, "t");
}

static void on_string_end(void *data, const char *name)
{
	(void)data;
	inside = false;
	if (strcmp(name, "si") != 0)
		return;
	if (used + length + 1 > room)
		strings = realloc(strings, room = 2 * room + length + 1);
	if (n_strings == starts_room)
		starts = realloc(starts, (starts_room = 2 * starts_room + 1) * sizeof(*starts));
	if (!strings || !starts)
		abort();
	starts[n_strings++] = used;
	memcpy(strings + used, text, length);
	used += length;
	strings[used++] = '\0';
}

static void on_cell_start(void *data, const char *name, const char **attributes)
{
	(void)data;
	inside = !strcmp(name, "v");
	if (inside || strcmp(name, "c") != 0)
		return;
	length = 0;
	shared = false;
	for (; *attributes; attributes += 2)
		if (!strcmp(attributes[0], "t"))
			shared = !strcmp(attributes[1], "s");
}

static void on_cell_end(void *data, const char *name)
{
	const char *cell = text;

	(void)data;
	inside = false;
	if (!strcmp(name, "row"))
		rows++;
	if (strcmp(name, "c") != 0)
		return;
	text[length] = '\0';
	if (shared)
		cell = strings + starts[strtoul(text, NULL, 10) % n_strings];
	cells++;
	bytes += strlen(cell);
}

static void parse(zip_t *zip, const char *part, XML_StartElementHandler start,
                  XML_EndElementHandler end)
{
	zip_file_t *file = zip_fopen(zip, part, 0);
	XML_Parser parser = XML_ParserCreate(NULL);
	zip_int64_t got;

	XML_SetElementHandler(parser, start, end);
	XML_SetCharacterDataHandler(parser, on_text);
	do {
		got = zip_fread(file, XML_GetBuffer(parser, BLOCK), BLOCK);
		if (got < 0 || XML_ParseBuffer(parser, (int)got, got == 0) != XML_STATUS_OK)
			abort();
	} while (got);
	XML_ParserFree(parser);
	zip_fclose(file);
}

int main(int argc, char **argv)
{
	zip_t *zip = argc == 2 ? zip_open(argv[1], ZIP_RDONLY, NULL) : NULL;

	if (!zip)
		return 2;
	parse(zip, "xl/sharedStrings.xml", on_string_start, on_string_end);
	parse(zip, "xl/worksheets/sheet1.xml", on_cell_start, on_cell_end);
	zip_discard(zip);
	printf("%zu rows, %zu cells, %zu bytes\n", rows, cells, bytes);
	free(strings);
	free(starts);
	return 0;
}
