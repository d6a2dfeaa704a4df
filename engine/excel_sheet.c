/* The rows of a sheet. Cells are packed as they come: see row_next. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "error.h"
#include "utf8.h"
#include "excel_parts.h"

/* What is open, each in the one before it; everything else is skipped. */
enum sheet_state {
	AT_ROOT, AT_DATA, AT_ROW, AT_CELL,
	AT_VALUE,  /* v */
	AT_INLINE, /* is: a text of the cell's own */
	AT_TEXT,   /* t in it */
	AT_RUN,    /* r in it: rich text */
	AT_RUN_TEXT,
};

struct sheet_in {
	enum sheet_state state;
	excel_row *take;
	void *data;
	size_t number;   /* of the row */
	unsigned column; /* of the cell */
	size_t start;    /* of its text in `row` */
	enum cell_kind kind;  /* as the file says its type */
	bool shared;          /* a text by its number among the shared ones */
	char unknown[12];     /* the type, when it is none of `types` */
	enum style style;
	bool formula, value; /* the cell has one */
	bool blank;          /* nothing but white space in the row so far */
	struct buf row;
	uint32_t *met;       /* by column: the row in which it was met last, counted from 1 */
	uint32_t n_rows;
	unsigned char *rows_met; /* a bit a row */
};

char *excel_place(unsigned column, size_t row, char text[EXCEL_PLACE_SIZE])
{
	char letters[4], *at = letters + sizeof(letters) - 1;

	*at = '\0';
	for (column++; column; column = (column - 1) / 26)
		*--at = (char)('A' + (column - 1) % 26);
	if (row)
		snprintf(text, EXCEL_PLACE_SIZE, "%s%zu", at, row);
	else
		snprintf(text, EXCEL_PLACE_SIZE, "%s", at);
	return text;
}

/* ---- Rows ---- */

static void start_row(struct xml *xml, struct sheet_in *in, const char **attributes)
{
	const char *number = xml_attribute(attributes, "r");
	unsigned char bit;

	in->number++;
	if (number && (!xml_count(number, strlen(number), EXCEL_ROWS_MAX, &in->number) ||
	               !in->number)) {
		xml_fail(xml, "\"%.20s\" is not the number of a row", number);
		return;
	}
	if (in->number > EXCEL_ROWS_MAX) {
		xml_fail(xml, "more than 1,048,576 rows");
		return;
	}
	bit = (unsigned char)(1 << in->number % 8);
	if (in->rows_met[in->number / 8] & bit)
		xml_fail(xml, "row %zu stands twice: save the workbook again", in->number);
	in->rows_met[in->number / 8] |= bit;
	in->n_rows++;
	in->row.used = 0;
	in->column = UINT_MAX;
	in->blank = true;
	in->state = AT_ROW;
}

static void end_row(struct xml *xml, struct sheet_in *in)
{
	struct row row = { .number = in->number, .size = in->row.used };

	if (in->blank)
		return;
	buf_add(&in->row, "\0\0\0\0\0\0\0", 8); /* that may be read behind a text */
	row.cells = in->row.bytes;
	if (!in->take(in->data, &row))
		xml_finish(xml);
}

/* ---- Cells ---- */

/* The column of "E12", which must be in the row being read; ECA_NONE else. */
static size_t column_of(const struct sheet_in *in, const char *place)
{
	size_t column = 0, row = 0;

	for (; *place >= 'A' && *place <= 'Z' && column <= EXCEL_COLUMNS_MAX; place++)
		column = column * 26 + (size_t)(*place - 'A') + 1;
	for (; *place >= '0' && *place <= '9' && row <= EXCEL_ROWS_MAX; place++)
		row = row * 10 + (size_t)(*place - '0');
	return *place || row != in->number || !column || column > EXCEL_COLUMNS_MAX ? ECA_NONE
	                                                                              : column - 1;
}

static void set_style(struct xml *xml, struct sheet_in *in, const char *style)
{
	size_t index = 0, i;

	for (i = 0; style[i] >= '0' && style[i] <= '9'; i++)
		index = index * 10 + (size_t)(style[i] - '0');
	if (!i || style[i])
		xml_fail(xml, "\"%.20s\" is not the number of a format", style);
	else if (index < xml->book->n_styles)
		in->style = (enum style)xml->book->styles[index];
}

static void set_place(struct xml *xml, struct sheet_in *in, const char *place)
{
	size_t column = column_of(in, place);

	if (column == ECA_NONE)
		xml_fail(xml, "\"%.20s\" is not a cell of row %zu", place, in->number);
	else
		in->column = (unsigned)column;
}

static const struct {
	const char *type;
	enum cell_kind kind;
} types[] = {
	{ "s", CELL_TEXT }, { "n", CELL_NUMBER }, { "str", CELL_TEXT }, { "inlineStr", CELL_TEXT },
	{ "b", CELL_FLAG }, { "e", CELL_ERROR },  { "d", CELL_DAY },
};

static void set_type(struct sheet_in *in, const char *type)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (types[i].type[0] != type[0] || strcmp(types[i].type, type) != 0)
			continue;
		in->kind = types[i].kind;
		in->shared = i == 0;
		return;
	}
	in->kind = CELL_UNKNOWN;
	snprintf(in->unknown, sizeof(in->unknown), "%s", type);
}

static void start_cell(struct xml *xml, struct sheet_in *in, const char **attributes)
{
	char place[EXCEL_PLACE_SIZE];

	in->column++; /* where the cell does not say */
	in->kind = CELL_NUMBER;
	in->shared = false;
	in->style = STYLE_NUMBER;
	for (; *attributes; attributes += 2) {
		const char *name = attributes[0];

		if (!*name || name[1])
			continue;
		if (*name == 'r')
			set_place(xml, in, attributes[1]);
		else if (*name == 's')
			set_style(xml, in, attributes[1]);
		else if (*name == 't')
			set_type(in, attributes[1]);
	}
	if (in->column >= EXCEL_COLUMNS_MAX) {
		xml_fail(xml, "more than 16,384 columns");
		return;
	}
	if (in->met[in->column] == in->n_rows)
		xml_fail(xml, "cell %s stands twice: save the workbook again",
		         excel_place(in->column, in->number, place));
	in->met[in->column] = in->n_rows;
	in->formula = in->value = false;
	buf_room(&in->row, CELL_HEAD);
	in->row.used += CELL_HEAD;
	in->start = in->row.used;
	in->state = AT_CELL;
}

static void set_text(struct sheet_in *in, const char *text, size_t length)
{
	in->row.used = in->start;
	buf_add(&in->row, text, length);
}

static void take_shared(struct xml *xml, struct sheet_in *in)
{
	const struct excel *book = xml->book;
	char place[EXCEL_PLACE_SIZE];
	size_t length = in->row.used - in->start, index, from;

	if (!length)
		return;
	if (!xml_count(in->row.bytes + in->start, length, SIZE_MAX / 16, &index) ||
	    index >= book->n_strings) {
		xml_fail(xml, "cell %s holds a shared text that is not there: save the workbook again",
		         excel_place(in->column, in->number, place));
		return;
	}
	from = index ? book->string_ends[index - 1] + 1 : 0;
	set_text(in, book->strings.bytes + from, book->string_ends[index] - from);
}

/* What the cell is, its text brought into its shape. */
static enum cell_kind finish_cell(struct xml *xml, struct sheet_in *in)
{
	static const enum cell_kind shown[] = {
		[STYLE_NUMBER] = CELL_NUMBER,
		[STYLE_DATE] = CELL_DATE,
		[STYLE_PERCENT] = CELL_PERCENT,
	};
	size_t length = in->row.used - in->start;

	if (in->formula && (!in->value || (in->kind == CELL_NUMBER && !length)))
		return CELL_FORMULA;
	if (in->kind == CELL_NUMBER)
		return shown[in->style];
	if (in->kind == CELL_UNKNOWN)
		set_text(in, in->unknown, strlen(in->unknown));
	else if (in->shared)
		take_shared(xml, in);
	else if (in->kind == CELL_TEXT)
		in->row.used = in->start + xml_unescape(in->row.bytes + in->start, length);
	return in->kind;
}

static bool is_blank(const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if ((unsigned char)text[i] > ' ')
			return false;
	return true;
}

static void refuse_long(struct xml *xml, const struct sheet_in *in)
{
	char place[EXCEL_PLACE_SIZE];

	xml_fail(xml, "cell %s has more than 32,767 characters",
	         excel_place(in->column, in->number, place));
}

static void end_cell(struct xml *xml, struct sheet_in *in)
{
	enum cell_kind kind = finish_cell(xml, in);
	size_t length = in->row.used - in->start;
	uint16_t column = (uint16_t)in->column;
	uint32_t about = (uint32_t)kind << 28 | (uint32_t)length;
	char *head;

	if (!length && kind != CELL_FORMULA) {
		in->row.used = in->start - CELL_HEAD;
		return;
	}
	if (length > EXCEL_TEXT_MAX &&
	    utf8_count(in->row.bytes + in->start, length) > EXCEL_TEXT_MAX)
		refuse_long(xml, in);
	if (in->row.used > EXCEL_ROW_MAX)
		xml_fail(xml, "row %zu has more than 16 MiB of text", in->number);
	buf_char(&in->row, '\0');
	head = in->row.bytes + in->start - CELL_HEAD;
	memcpy(head, &column, sizeof(column));
	memcpy(head + sizeof(column), &about, sizeof(about));
	in->blank = in->blank && kind != CELL_FORMULA && is_blank(head + CELL_HEAD, length);
}

/* ---- What the parser calls ---- */

static void start_value(struct sheet_in *in)
{
	in->value = true;
	in->row.used = in->start;
	in->state = AT_VALUE;
}

static void start_in_sheet(struct xml *xml, const char *name, const char **attributes)
{
	struct sheet_in *in = xml->data;
	bool one = name[0] && !name[1];

	if (in->state == AT_ROW && one && *name == 'c')
		start_cell(xml, in, attributes);
	else if (in->state == AT_CELL && one && *name == 'v')
		start_value(in);
	else if (in->state == AT_DATA && !strcmp(name, "row"))
		start_row(xml, in, attributes);
	else if (in->state == AT_CELL && !strcmp(name, "is"))
		in->state = AT_INLINE;
	else if ((in->state == AT_INLINE || in->state == AT_RUN) && one && *name == 't')
		in->state++;
	else if (in->state == AT_INLINE && one && *name == 'r')
		in->state = AT_RUN;
	else if (in->state == AT_ROOT && !strcmp(name, "sheetData"))
		in->state = AT_DATA;
	else if (xml->depth > 1) {
		in->formula |= in->state == AT_CELL && one && *name == 'f';
		xml->skipped = 1;
	}
}

static void end_in_sheet(struct xml *xml, const char *name)
{
	static const enum sheet_state back[] = {
		[AT_ROOT] = AT_ROOT,   [AT_DATA] = AT_ROOT,   [AT_ROW] = AT_DATA,
		[AT_CELL] = AT_ROW,    [AT_VALUE] = AT_CELL,  [AT_INLINE] = AT_CELL,
		[AT_TEXT] = AT_INLINE, [AT_RUN] = AT_INLINE,  [AT_RUN_TEXT] = AT_RUN,
	};
	struct sheet_in *in = xml->data;

	(void)name;
	if (in->state == AT_CELL)
		end_cell(xml, in);
	else if (in->state == AT_ROW)
		end_row(xml, in);
	in->state = back[in->state];
}

static void text_in_sheet(struct xml *xml, const char *text, size_t length)
{
	struct sheet_in *in = xml->data;

	if (in->state != AT_VALUE && in->state != AT_TEXT && in->state != AT_RUN_TEXT)
		return;
	buf_add(&in->row, text, length);
	if (in->row.used - in->start > 7 * EXCEL_TEXT_MAX) /* were they all escapes */
		refuse_long(xml, in);
}

bool excel_read(struct excel *book, size_t sheet, excel_row *take, void *data,
                   struct eca_error *err)
{
	static const struct xml_handlers handlers = { start_in_sheet, end_in_sheet, text_in_sheet };
	size_t columns = EXCEL_COLUMNS_MAX * sizeof(uint32_t), rows = EXCEL_ROWS_MAX / 8 + 1;
	struct sheet_in in = { .take = take, .data = data };
	bool well;

	in.met = memset(need_memory(columns), 0, columns);
	in.rows_met = memset(need_memory(rows), 0, rows);
	well = xml_read(book, book->sheet_parts[sheet], &handlers, &in, err);
	free(in.met);
	free(in.rows_met);
	buf_free(&in.row);
	return well;
}
