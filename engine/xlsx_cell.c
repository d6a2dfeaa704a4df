/* A workbook's cell as an answer: brought into the form that CSV has for the same value,
 * and read like it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "dates.h"
#include "decimal.h"
#include "xlsx.h"

/* Serial numbers of days, as workbooks count them. In that of 1900 the day 60 never was
 * and the days before it are one too low. */
enum {
	LAST_DAY = 2958465,      /* 9999-12-31 */
	EPOCH_1900 = 25569,      /* serial of 1970-01-01 */
	EPOCH_1904 = 24107,
	DAY_THAT_NEVER_WAS = 60, /* 1900-02-29 */
	YEARS_END = 9999,        /* lower than any day after 1927 */
};

enum { NUMBER_SIZE = ECA_SCORE_SIZE + VOCABULARY_AHEAD };

static bool holds_text(const struct xlsx *xlsx, const struct column *column)
{
	const struct eca_question *questions = xlsx->answers->model->questions;

	return column->read == read_firm_id || column->read == read_assessor ||
	       column->read == read_note ||
	       (column->question != ECA_NONE && column->read == read_text &&
	        questions[column->question].type == ECA_TEXT);
}

static bool reads_numbers(const struct column *column)
{
	return column->read == read_number || column->read == read_level;
}

static bool holds_date(const struct column *column)
{
	return column->read == read_date || column->read == read_assessed_on;
}

/* A cell that says nothing: what keeps the assessment from being looked at as if it were
 * missing. */
static void note_refused(struct answers *a, const struct column *column)
{
	a->bad_firm |= column->read == read_firm_id;
	a->bad_date |= column->read == read_assessed_on;
}

/* Reads a short text of our own making. */
static void read_made(struct answers *a, const struct column *column, const char *text)
{
	size_t length = strlen(text);
	char *copy = arena_take(&a->arena, length + VOCABULARY_AHEAD);

	answers_cell(a, column, memcpy(copy, text, length), length);
}

/* ---- Texts ---- */

static const char *meaning_in(struct labels *labels, const struct eca_model *model,
                              const struct column *column, const struct cell *cell)
{
	if (column->read == read_grade)
		return labels_find(labels, LABELS_EVIDENCE, cell->text, cell->length);
	if (column->question == ECA_NONE)
		return labels_find(labels, column->name, cell->text, cell->length);
	return labels_answer(labels, &model->questions[column->question], cell->text,
	                     cell->length);
}

/* What a label means: by the workbook's own list, which knows the words of its version,
 * or by the set. */
static const char *meaning_of(const struct xlsx *xlsx, const struct column *column,
                              const struct cell *cell)
{
	const char *list = column->read == read_grade ? LABELS_EVIDENCE : column->name;
	const char *meaning;

	if (!xlsx->own || holds_text(xlsx, column))
		return NULL;
	meaning = labels_find(xlsx->own, list, cell->text, cell->length);
	return meaning ? meaning : meaning_in(xlsx->set, xlsx->answers->model, column, cell);
}

/* Whether a decimal comma, and nothing that separates thousands, is in the text. */
static bool has_decimal_comma(const char *text, size_t length)
{
	const char *comma = memchr(text, ',', length);
	double number;
	bool as_printed;

	return comma && text + length - comma - 1 != 3 &&
	       decimal_parse(text, length, ',', &number, &as_printed) == DECIMAL_OK;
}

static bool is_percentage(const struct answers *a, const struct column *column)
{
	const struct eca_question *question = &a->model->questions[column->question];

	return !strcmp(eca_say(a->model, &question->unit, 0), "%");
}

static void read_number_text(struct answers *a, const struct column *column, char *text,
                             size_t length)
{
	utf8_trim(&text, &length);
	if (length > 1 && text[length - 1] == '%' && is_percentage(a, column)) {
		length--; /* 75 % is 75 where percents are asked for */
		utf8_trim(&text, &length);
	}
	if (!a->options.decimal_comma && has_decimal_comma(text, length)) {
		const char *given = answers_quote(a, text, length);

		*(char *)memchr(text, ',', length) = '.';
		answers_problem(a, ECA_SEVERITY_WARNING, column->name, text, length,
		                "%s, typed as text, is read as %.*s", given, (int)length, text);
	}
	answers_cell(a, column, text, length);
}

/* A date as its cell in the questionnaire shows one, 31/01/2026, typed or pasted as text.
 * False when it is none. */
static bool read_date_text(struct answers *a, const struct column *column, const char *text,
                           size_t length)
{
	int day, month, year, size = 0;
	const char *typed = arena_copy(&a->arena, text, length), *read;

	if (sscanf(typed, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &day, &month, &year, &size) != 3 ||
	    (size_t)size != length || year < 1000)
		return false;
	read = arena_format(&a->arena, "%04d-%02d-%02d", year, month, day);
	answers_problem(a, ECA_SEVERITY_WARNING, column->name, text, length,
	                "%s, typed as text, is read as %s", answers_quote(a, text, length), read);
	read_made(a, column, read);
	return true;
}

/* Digits and signs as they are typed in East Asia become ours; other texts stay. */
static void fold_width(struct answers *a, struct cell *cell)
{
	size_t length = cell->length;
	char *key;

	if (utf8_is_ascii(cell->text, cell->length))
		return;
	key = utf8_key(&a->arena, cell->text, &length);
	if (!length || strspn(key, "0123456789-.,/%") != length)
		return;
	cell->text = memcpy(arena_take(&a->arena, length + VOCABULARY_AHEAD), key, length);
	cell->length = length;
}

static void take_text(struct xlsx *xlsx, const struct column *column, struct cell *cell)
{
	struct answers *a = xlsx->answers;
	const char *meaning = meaning_of(xlsx, column, cell);

	if (meaning) {
		read_made(a, column, meaning);
		return;
	}
	if (!holds_text(xlsx, column))
		fold_width(a, cell);
	if (xlsx->own && holds_date(column) &&
	    read_date_text(a, column, cell->text, cell->length))
		return;
	if (column->read == read_number)
		read_number_text(a, column, cell->text, cell->length);
	else
		answers_cell(a, column, cell->text, cell->length);
}

/* ---- Numbers ---- */

/* The number in the cell; false when it is none, which is said. */
static bool take_number(struct answers *a, const struct column *column, struct cell *cell,
                        double *number)
{
	bool as_printed;
	enum decimal_fault fault;

	utf8_trim(&cell->text, &cell->length);
	fault = decimal_parse(cell->text, cell->length, '.', number, &as_printed);
	if (fault == DECIMAL_OK)
		return true;
	note_refused(a, column);
	answers_refuse(a, column, cell->text, cell->length,
	               fault == DECIMAL_TOO_LARGE ? "%s is too large a number"
	                                          : "the file has %s where a number must be: type "
	                                            "it again",
	               answers_quote(a, cell->text, cell->length));
	return false;
}

/* Whether the file has the number as a person would write it. */
static bool is_short(const struct cell *cell)
{
	size_t i;

	for (i = 0; i < cell->length; i++)
		if ((cell->text[i] < '0' || cell->text[i] > '9') && cell->text[i] != '.' &&
		    cell->text[i] != '-')
			return false;
	return cell->length <= 15; /* digits that a spreadsheet shows */
}

/* Reads a number as a person sees it, not with the seventeen digits of the file. */
static void read_plain(struct answers *a, const struct column *column, struct cell *cell,
                       double number)
{
	char text[ECA_SCORE_SIZE];

	if (a->options.decimal_comma && reads_numbers(column))
		answers_number(a, column, number);
	else if (is_short(cell))
		answers_cell(a, column, cell->text, cell->length);
	else
		read_made(a, column, eca_print_number(number, text));
}

/* A hundred times the number, as moving the point in its digits makes it. */
static double hundredfold(double number)
{
	char text[NUMBER_SIZE], *exponent;
	size_t length = decimal_print(number, text);
	bool as_printed;

	exponent = memchr(text, 'e', length);
	if (exponent)
		length = (size_t)(exponent - text);
	length += (size_t)snprintf(text + length, sizeof(text) - length, "e%ld",
	                           2 + (exponent ? strtol(exponent + 1, NULL, 10) : 0));
	if (decimal_parse(text, length, '.', &number, &as_printed) != DECIMAL_OK)
		number = INFINITY;
	return number;
}

/* The day of a serial number; false when it is none. What is behind the point is the
 * time of the day. */
static bool day_of(const struct xlsx *xlsx, double serial, int *days)
{
	bool from_1904 = excel_counts_from_1904(xlsx->book);
	int day;

	if (!(serial >= (from_1904 ? 0 : 1)) || serial >= LAST_DAY + 1)
		return false;
	day = (int)serial;
	if (from_1904) {
		*days = day - EPOCH_1904;
		return day <= LAST_DAY - (EPOCH_1900 - EPOCH_1904);
	}
	*days = day - EPOCH_1900 + (day < DAY_THAT_NEVER_WAS);
	return day != DAY_THAT_NEVER_WAS;
}

static void refuse_day(struct answers *a, const struct column *column, const struct cell *cell,
                       const char *why)
{
	note_refused(a, column);
	answers_refuse(a, column, cell->text, cell->length, "%s %s",
	               answers_quote(a, cell->text, cell->length), why);
}

static void read_day(struct xlsx *xlsx, const struct column *column, struct cell *cell,
                     double serial)
{
	char text[ECA_DATE_SIZE];
	int days;

	if (!day_of(xlsx, serial, &days))
		refuse_day(xlsx->answers, column, cell, "is the number of no day: type the date again");
	else if (column->read == read_number)
		refuse_day(xlsx->answers, column, cell,
		           arena_format(&xlsx->answers->arena,
		                        "shows as a date (%s), not as a number: format the cell as a "
		                        "number and type it again", eca_print_date(days, text)));
	else
		read_made(xlsx->answers, column, eca_print_date(days, text));
}

/* A number where a date is asked for. */
static void read_bare_day(struct xlsx *xlsx, const struct column *column, struct cell *cell,
                          double serial)
{
	if (serial >= 0 && serial <= YEARS_END)
		refuse_day(xlsx->answers, column, cell,
		           "is a year or a number, not a date: type the day too, such as 2026-01-31");
	else
		read_day(xlsx, column, cell, serial);
}

static void take_numeric(struct xlsx *xlsx, const struct column *column, struct cell *cell)
{
	struct answers *a = xlsx->answers;
	double number;

	if (cell->kind == CELL_NUMBER && reads_numbers(column) && is_short(cell) &&
	    !a->options.decimal_comma) {
		column->read(a, column, cell->text, cell->length); /* most cells there are */
		return;
	}
	if (!take_number(a, column, cell, &number))
		return;
	if (cell->kind == CELL_DATE)
		read_day(xlsx, column, cell, number);
	else if (holds_date(column))
		read_bare_day(xlsx, column, cell, number);
	else if (cell->kind == CELL_PERCENT && column->read == read_number)
		answers_number(a, column, hundredfold(number));
	else
		read_plain(a, column, cell, number);
}

/* ---- Others ---- */

static void take_day(struct xlsx *xlsx, const struct column *column, struct cell *cell)
{
	if (cell->length > 10 && cell->text[10] == 'T')
		cell->length = 10;
	answers_cell(xlsx->answers, column, cell->text, cell->length);
}

static void refuse_error(struct xlsx *xlsx, const struct column *column, struct cell *cell)
{
	note_refused(xlsx->answers, column);
	answers_refuse(xlsx->answers, column, cell->text, cell->length,
	               "the cell shows the error %s: type the answer in its place",
	               answers_quote(xlsx->answers, cell->text, cell->length));
}

static void refuse_formula(struct xlsx *xlsx, const struct column *column, struct cell *cell)
{
	note_refused(xlsx->answers, column);
	answers_refuse(xlsx->answers, column, cell->text, cell->length,
	               "a formula that was never computed: open and save the workbook in a "
	               "spreadsheet program, or type the answer in its place");
}

static void refuse_unknown(struct xlsx *xlsx, const struct column *column, struct cell *cell)
{
	note_refused(xlsx->answers, column);
	answers_refuse(xlsx->answers, column, cell->text, cell->length,
	               "the cell is of a kind, %s, that workbooks do not have: type the answer again",
	               answers_quote(xlsx->answers, cell->text, cell->length));
}

static bool is_text(const struct cell *cell, const char *text)
{
	return cell->length == strlen(text) && !memcmp(cell->text, text, cell->length);
}

static void take_flag(struct xlsx *xlsx, const struct column *column, struct cell *cell)
{
	bool yes = is_text(cell, "1") || is_text(cell, "true");

	if (yes || is_text(cell, "0") || is_text(cell, "false"))
		read_made(xlsx->answers, column, yes ? "true" : "false");
	else
		refuse_unknown(xlsx, column, cell);
}

void xlsx_cell(struct xlsx *xlsx, const struct column *column, struct cell *cell)
{
	static void (*const take[])(struct xlsx *, const struct column *, struct cell *) = {
		[CELL_TEXT] = take_text,         [CELL_NUMBER] = take_numeric,
		[CELL_DATE] = take_numeric,      [CELL_PERCENT] = take_numeric,
		[CELL_FLAG] = take_flag,         [CELL_DAY] = take_day,
		[CELL_ERROR] = refuse_error,     [CELL_FORMULA] = refuse_formula,
		[CELL_UNKNOWN] = refuse_unknown,
	};

	take[cell->kind](xlsx, column, cell);
}
