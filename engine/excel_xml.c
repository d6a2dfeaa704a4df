/* A part of a workbook through the XML parser. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "error.h"
#include "utf8.h"
#include "excel_parts.h"

enum { BLOCK = 64 << 10, DEPTH_MAX = 64 };

/* The parser keeps every name it has met and the whole of a tag that is not yet closed,
 * so its memory has a limit: what all parsers of the thread hold. */
enum { PARSER_MEMORY_MAX = 16 << 20 };
static _Thread_local size_t parser_memory;

struct piece {
	_Alignas(max_align_t) size_t size;
};

static bool may_take(size_t size)
{
	return size <= PARSER_MEMORY_MAX && parser_memory + size <= PARSER_MEMORY_MAX;
}

static void *parser_malloc(size_t size)
{
	struct piece *piece = may_take(size) ? malloc(sizeof(*piece) + size) : NULL;

	if (!piece)
		return NULL;
	parser_memory += size;
	piece->size = size;
	return piece + 1;
}

static void parser_free(void *memory)
{
	struct piece *piece = memory;

	if (!piece)
		return;
	parser_memory -= piece[-1].size;
	free(piece - 1);
}

static void *parser_realloc(void *memory, size_t size)
{
	struct piece *piece = memory;
	size_t had;

	if (!piece)
		return parser_malloc(size);
	had = piece[-1].size;
	if (!may_take(size - had * (size > had)))
		return NULL;
	piece = realloc(piece - 1, sizeof(*piece) + size);
	if (!piece)
		return NULL;
	parser_memory += size - had;
	piece->size = size;
	return piece + 1;
}

/* ---- Ends ---- */

static void stop(struct xml *xml)
{
	XML_StopParser(xml->parser, XML_FALSE);
}

void xml_fail(struct xml *xml, const char *format, ...)
{
	char what[512];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	error_set(xml->err, ECA_ERROR_FILE, "%s: %s: %s", xml->book->name, xml->part->shown, what);
	stop(xml);
}

void xml_finish(struct xml *xml)
{
	xml->done = true;
	stop(xml);
}

static bool refuse_xml(struct xml *xml)
{
	enum XML_Error code = XML_GetErrorCode(xml->parser);

	if (code == XML_ERROR_NO_MEMORY)
		xml_fail(xml, "line %lu of the XML takes too much memory",
		         XML_GetCurrentLineNumber(xml->parser));
	else
		xml_fail(xml, "line %lu, column %lu: not well-formed XML (%s): save the workbook again",
		         XML_GetCurrentLineNumber(xml->parser),
		         XML_GetCurrentColumnNumber(xml->parser) + 1, XML_ErrorString(code));
	return false;
}

/* ---- What the parser calls ---- */

static const char *local_name(const struct xml *xml, const char *name)
{
	if (!xml->prefix)
		return name;
	return strncmp(name, xml->prefix_text, xml->prefix) ? "" : name + xml->prefix;
}

/* The root says how the elements of the format are called: x:worksheet. */
static void note_prefix(struct xml *xml, const char *name)
{
	const char *colon = strchr(name, ':');

	if (!colon)
		return;
	xml->prefix = (size_t)(colon - name) + 1;
	if (xml->prefix > sizeof(xml->prefix_text))
		xml_fail(xml, "the prefix of the XML's names is too long");
	else
		memcpy(xml->prefix_text, name, xml->prefix);
}

/* An element that not every reader's handler is asked about. */
static bool start_otherwise(struct xml *xml, const char *name)
{
	if (xml->depth == 0)
		note_prefix(xml, name);
	else if (xml->depth >= DEPTH_MAX)
		xml_fail(xml, "elements stand more than %d deep", DEPTH_MAX);
	else
		xml->skipped++;
	return xml->depth == 0;
}

static void XMLCALL on_start(void *data, const char *name, const char **attributes)
{
	struct xml *xml = data;
	bool common = xml->depth - 1 < DEPTH_MAX - 1 && !xml->skipped;

	if (common || start_otherwise(xml, name))
		xml->handlers->start(xml, local_name(xml, name), attributes);
	xml->depth++;
}

static void XMLCALL on_end(void *data, const char *name)
{
	struct xml *xml = data;

	xml->depth--;
	if (xml->skipped)
		xml->skipped--;
	else
		xml->handlers->end(xml, local_name(xml, name));
}

static void XMLCALL on_text(void *data, const char *text, int length)
{
	struct xml *xml = data;

	if (!xml->skipped)
		xml->handlers->text(xml, text, (size_t)length);
}

static void XMLCALL on_doctype(void *data, const char *name, const char *system,
                               const char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	xml_fail(data, "has a DOCTYPE, which no workbook has");
}

/* ---- Reading ---- */

static bool refuse_read(struct xml *xml, zip_file_t *file)
{
	int code = zip_error_code_zip(zip_file_get_error(file));

	if (code == ZIP_ER_CRC)
		xml_fail(xml, "its checksum is wrong: the file was damaged or changed by hand, save "
		              "the workbook again");
	else
		xml_fail(xml, "cannot be unpacked (%s): save the workbook again",
		         zip_file_strerror(file));
	return false;
}

/* A block more; false when that was the last, or went wrong. */
static bool parse_block(struct xml *xml, zip_file_t *file, zip_uint64_t *left)
{
	void *block = XML_GetBuffer(xml->parser, BLOCK);
	zip_int64_t got = block ? zip_fread(file, block, BLOCK) : 0;

	if (!block)
		return refuse_xml(xml);
	if (got < 0)
		return refuse_read(xml, file);
	if ((zip_uint64_t)got > *left) {
		xml_fail(xml, "holds more than the zip file says");
		return false;
	}
	*left -= (zip_uint64_t)got;
	if (XML_ParseBuffer(xml->parser, (int)got, got == 0) == XML_STATUS_OK)
		return got > 0;
	return xml->done || xml->err->kind != ECA_OK ? false : refuse_xml(xml);
}

static bool read_part(struct xml *xml)
{
	zip_uint64_t left;
	zip_file_t *file;

	if (!part_check(xml->book, xml->part, &left, xml->err))
		return false;
	file = zip_fopen_index(xml->book->zip, xml->part->index, 0);
	if (!file) {
		xml_fail(xml, "cannot be unpacked (%s): save the workbook again",
		         zip_strerror(xml->book->zip));
		return false;
	}
	while (parse_block(xml, file, &left))
		;
	zip_fclose(file);
	return xml->err->kind == ECA_OK;
}

bool xml_read(struct excel *book, const struct part *part, const struct xml_handlers *handlers,
              void *data, struct eca_error *err)
{
	static const XML_Memory_Handling_Suite memory = { parser_malloc, parser_realloc, parser_free };
	struct xml xml = { .book = book, .part = part, .handlers = handlers, .err = err, .data = data };
	bool well;

	xml.parser = XML_ParserCreate_MM(NULL, &memory, NULL);
	if (!xml.parser)
		return error_set(err, ECA_ERROR_FILE, "%s: out of memory for its XML", book->name);
	XML_SetUserData(xml.parser, &xml);
	XML_SetElementHandler(xml.parser, on_start, on_end);
	if (handlers->text)
		XML_SetCharacterDataHandler(xml.parser, on_text);
	XML_SetStartDoctypeDeclHandler(xml.parser, on_doctype);
	well = read_part(&xml);
	XML_ParserFree(xml.parser);
	return well;
}

/* ---- Small things ---- */

const char *xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2) {
		const char *colon = strchr(attributes[0], ':');

		if (!strcmp(colon ? colon + 1 : attributes[0], name))
			return attributes[1];
	}
	return NULL;
}

bool xml_ends(const char *text, const char *ending)
{
	size_t length = strlen(text), behind = strlen(ending);

	return length >= behind && !strcmp(text + length - behind, ending);
}

bool xml_count(const char *text, size_t length, size_t most, size_t *count)
{
	size_t i;

	*count = 0;
	for (i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*count = *count * 10 + (size_t)(text[i] - '0');
		if (*count > most)
			return false;
	}
	return length > 0;
}

/* The character of "_x000D_" at `at`, or -1. */
static int32_t escaped(const char *at, const char *end)
{
	int32_t code = 0;
	int i;

	if (end - at < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
		return -1;
	for (i = 2; i < 6; i++) {
		const char *digits = "0123456789abcdef0123456789ABCDEF";
		const char *digit = at[i] ? strchr(digits, at[i]) : NULL;

		if (!digit)
			return -1;
		code = code * 16 + (int32_t)((digit - digits) % 16);
	}
	return code;
}

/* The same, two surrogates together being one character; -1 also for one alone and for
 * NUL, which no text may hold. `*size` is the length of the escape. */
static int32_t unescaped(const char *at, const char *end, size_t *size)
{
	int32_t code = escaped(at, end), low;

	*size = 7;
	if (code < 0xd800 || code >= 0xe000)
		return code ? code : -1;
	low = escaped(at + 7, end);
	if (code >= 0xdc00 || low < 0xdc00 || low >= 0xe000)
		return -1;
	*size = 14;
	return 0x10000 + (code - 0xd800) * 0x400 + (low - 0xdc00);
}

size_t xml_unescape(char *text, size_t length)
{
	const char *end = text + length, *at = memmem(text, length, "_x", 2);
	char *to = text + (at ? at - text : (ptrdiff_t)length);
	size_t size;

	while (at && at < end) {
		int32_t code = *at == '_' ? unescaped(at, end, &size) : -1;

		if (code < 0) {
			*to++ = *at++;
			continue;
		}
		to += utf8_put(to, code);
		at += size;
	}
	return (size_t)(to - text);
}
