/* How the text of a cell becomes an answer: one reader a type of question. Texts,
 * and what tells assessments apart, are in cells_text.c. */
#include <math.h>
#include <string.h>

#include "answers.h"
#include "dates.h"
#include "decimal.h"
#include "nearest.h"

enum { LISTED_MAX = 8 }; /* options named in a message */

static const struct eca_question *question_of(const struct answers *a, const struct column *column)
{
	return &a->model->questions[column->question];
}

static void set_state(const struct column *column, enum eca_state state)
{
	column->answer->state = (unsigned char)state;
}

static void set_number(const struct column *column, double number)
{
	column->answer->number = number;
	set_state(column, ECA_ANSWERED);
}

/* The answer does not stand in the file as it does in the canonical form. */
static void forget_given(const struct column *column)
{
	column->given->text = NULL;
}

/* ---- Not applicable, no data ---- */

/* What people write for the two, and what they should. */
static const struct {
	const char *written, *meant, *meaning;
} lookalikes[] = {
	{ "na", "NA", "not applicable" },   { "Na", "NA", "not applicable" },
	{ "n/a", "NA", "not applicable" },  { "N/A", "NA", "not applicable" },
	{ "N.A.", "NA", "not applicable" }, { "#N/A", "NA", "not applicable" },
	{ "nd", "ND", "no data" },          { "Nd", "ND", "no data" },
	{ "n/d", "ND", "no data" },         { "N/D", "ND", "no data" },
};

/* Whether the cell is a way of writing one of the two, which is then refused. */
static bool refuse_lookalike(struct answers *a, const struct column *column, const char *text,
                             size_t length)
{
	size_t i;

	for (i = 0; i < sizeof(lookalikes) / sizeof(lookalikes[0]); i++) {
		if (strlen(lookalikes[i].written) != length ||
		    memcmp(lookalikes[i].written, text, length) != 0)
			continue;
		answers_refuse(a, column, text, length, "%s is not an answer: write %s for %s",
		               answers_quote(a, text, length), lookalikes[i].meant,
		               lookalikes[i].meaning);
		return true;
	}
	return false;
}

static void mark_na(struct answers *a, const struct column *column)
{
	const struct eca_question *question = question_of(a, column);

	if (!question->na_allowed && question->applies_if == ECA_NONE) {
		answers_refuse_na(a, column->question);
		return;
	}
	set_state(column, ECA_NA);
	a->na[a->n_na++] = column->question;
}

/* Takes NA and ND, and what looks like them. True when the cell is dealt with. */
static bool read_state(struct answers *a, const struct column *column, const char *text,
                       size_t length)
{
	if (length == 2 && text[0] == 'N' && text[1] == 'A') {
		mark_na(a, column);
		return true;
	}
	if (length == 2 && text[0] == 'N' && text[1] == 'D') {
		set_state(column, ECA_NO_DATA);
		return true;
	}
	return refuse_lookalike(a, column, text, length);
}

/* ---- yes_no ---- */

static void copy_lower(char *to, const char *from, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		to[i] = (char)(from[i] >= 'A' && from[i] <= 'Z' ? from[i] + ('a' - 'A') : from[i]);
}

/* The index of the word in yes_no whatever its case, or ECA_NONE. */
static size_t find_folded(struct answers *a, const char *text, size_t length)
{
	enum { LONGEST = 32 };
	char lower[LONGEST + VOCABULARY_AHEAD] = "";
	size_t found;
	char *folded;

	if (length > LONGEST)
		return ECA_NONE;
	copy_lower(lower, text, length);
	found = vocabulary_find(&a->yes_no, lower, length);
	if (found != ECA_NONE || utf8_is_ascii(text, length))
		return found;
	folded = utf8_fold(&a->arena, text, &length);
	if (length > LONGEST)
		return ECA_NONE;
	memcpy(lower, folded, length);
	return vocabulary_find(&a->yes_no, lower, length);
}

/* Stands apart, like others below, so that the usual way needs no room for what is
 * needed here. */
static void __attribute__((noinline))
read_other_yes_no(struct answers *a, const struct column *column, const char *text, size_t length)
{
	size_t word = vocabulary_find(&a->yes_no, text, length);

	forget_given(column); /* for the words of the form */
	if (word == ECA_NONE)
		word = find_folded(a, text, length);
	if (word != ECA_NONE)
		set_number(column, word % 2 == 0);
	else if (!read_state(a, column, text, length))
		answers_refuse(
			a, column, text, length,
			"%s is neither yes nor no: write yes or no (1, 0, true, false, có and không "
			"are read too)",
			answers_quote(a, text, length));
}

void read_yes_no(struct answers *a, const struct column *column, char *text, size_t length)
{
	size_t word = vocabulary_find(&a->yes_no, text, length);

	if (word < 2)
		set_number(column, word == 0);
	else
		read_other_yes_no(a, column, text, length);
}

/* ---- Numbers ---- */

/* Whether swapping point and comma would make it a number. */
static bool is_number_with(const char *text, size_t length, char point)
{
	double number;
	bool as_printed;

	return decimal_parse(text, length, point, &number, &as_printed) == DECIMAL_OK;
}

/* Whether it may be 1,250 as an English sheet shows it. */
static bool separates_thousands(const char *text, size_t length)
{
	const char *comma = memchr(text, ',', length);

	return comma && text + length - comma == 4 && is_number_with(text, length, ',');
}

/* What an assessor should do about a text that is no number. */
static void refuse_number(struct answers *a, const struct column *column, const char *text,
                          size_t length)
{
	const char *quoted = answers_quote(a, text, length);
	bool comma = a->options.decimal_comma;

	if (!comma && separates_thousands(text, length))
		answers_refuse(
			a, column, text, length,
			"%s has a comma: write thousands without one, and a decimal point where it "
			"is that",
			quoted);
	else if (!comma && is_number_with(text, length, ','))
		answers_refuse(
			a, column, text, length,
			"%s has a comma: write the number with a point, or read the file with "
			"--decimal comma",
			quoted);
	else if (comma && is_number_with(text, length, '.'))
		answers_refuse(
			a, column, text, length,
			"%s has a point, but numbers are read with a decimal comma: write it with a "
			"comma, or leave out --decimal comma",
			quoted);
	else
		answers_refuse(
			a, column, text, length,
			"%s is not a number: write digits, such as 1250 or %s, without units, spaces "
			"or thousands separators",
			quoted, comma ? "12,5" : "12.5");
}

static char point_of(const struct answers *a)
{
	return a->options.decimal_comma ? ',' : '.';
}

/* Reads a number; false when it is refused. */
static bool take_number(struct answers *a, const struct column *column, const char *text,
                        size_t length, double *number, bool *as_printed)
{
	switch (decimal_parse(text, length, point_of(a), number, as_printed)) {
	case DECIMAL_OK: return true;
	case DECIMAL_TOO_LARGE:
		answers_refuse(a, column, text, length, "%s is too large a number",
		               answers_quote(a, text, length));
		return false;
	default: refuse_number(a, column, text, length); return false;
	}
}

static void refuse_range(struct answers *a, const struct column *column, const char *text,
                         size_t length, double number)
{
	const char *unit = eca_say(a->model, &question_of(a, column)->unit, 0);
	bool low = number < column->min;
	char limit[ECA_SCORE_SIZE];

	eca_print_number(low ? column->min : column->max, limit);
	answers_refuse(a, column, text, length, "%s is too %s: give at %s %s%s%s",
	               answers_quote(a, text, length), low ? "low" : "high", low ? "least" : "most",
	               limit, *unit ? " " : "", unit);
}

/* Stores a number that is in the question's range; `text` is how it was given. */
static void check_number(struct answers *a, const struct column *column, const char *text,
                         size_t length, double number)
{
	if (number < column->min || number > column->max)
		refuse_range(a, column, text, length, number);
	else
		set_number(column, number);
}

static bool begins_number(char c)
{
	return c == '-' || (c >= '0' && c <= '9');
}

static void __attribute__((noinline))
read_other_number(struct answers *a, const struct column *column, const char *text, size_t length)
{
	double number;
	bool as_printed;

	if (!begins_number(text[0]) && read_state(a, column, text, length))
		return;
	if (!take_number(a, column, text, length, &number, &as_printed))
		return;
	if (!as_printed)
		forget_given(column);
	check_number(a, column, text, length, number);
}

/* Nearly all numbers are short and in range. */
void read_number(struct answers *a, const struct column *column, char *text, size_t length)
{
	double number;
	bool as_printed;

	if (!decimal_parse_short(text, length, point_of(a), &number, &as_printed) ||
	    number < column->min || number > column->max) {
		read_other_number(a, column, text, length);
		return;
	}
	if (!as_printed)
		forget_given(column);
	set_number(column, number);
}

/* ---- Levels ---- */

static void check_level(struct answers *a, const struct column *column, const char *text,
                        size_t length, double number)
{
	if (number >= 0 && number <= column->max && number == floor(number))
		set_number(column, number);
	else
		answers_refuse(
			a, column, text, length,
			"%s is not a level of this question: give a whole number from 0 to %.0f",
			answers_quote(a, text, length), column->max);
}

/* One that is not a single digit. */
void read_level(struct answers *a, const struct column *column, char *text, size_t length)
{
	double number;
	bool as_printed;

	if (read_state(a, column, text, length))
		return;
	forget_given(column);
	if (decimal_parse(text, length, point_of(a), &number, &as_printed) != DECIMAL_OK)
		number = NAN;
	check_level(a, column, text, length, number);
}

/* ---- Options ---- */

static const char *list_of(struct answers *a, const struct vocabulary *words)
{
	const char *list = "";
	size_t i;

	for (i = 0; i < words->count; i++)
		list = arena_format(&a->arena, "%s%s%s", list, i ? ", " : "", words->texts[i]);
	return list;
}

/* "(did you mean "x"?)", or the whole list where it is short, or nothing. */
static const char *hint(struct answers *a, const struct vocabulary *words, const char *text,
                        size_t length)
{
	const char *word = utf8_show(&a->arena, text, length, VALUE_SHOWN);
	const char *near = nearest_name(word, words->texts, words->count);

	if (near)
		return arena_format(&a->arena, " (did you mean \"%s\"?)", near);
	if (words->count <= LISTED_MAX)
		return arena_format(&a->arena, ": give one of %s", list_of(a, words));
	return "";
}

void read_choice(struct answers *a, const struct column *column, char *text, size_t length)
{
	size_t option = vocabulary_find(&column->choices, text, length);

	if (option != ECA_NONE)
		set_number(column, (double)option);
	else if (!read_state(a, column, text, length))
		answers_refuse(a, column, text, length, "%s is not an option of this question%s",
		               answers_quote(a, text, length),
		               hint(a, &column->choices, text, length));
}

static void set_grade(struct answers *a, const struct column *column, size_t grade)
{
	struct eca_answer *answer = column->answer;

	if (answer->state == ECA_MISSING && answer->grade == ECA_NO_GRADE)
		a->graded[a->n_graded++] = column->question;
	answer->grade = (unsigned char)grade;
	a->remarked = true;
}

void read_grade(struct answers *a, const struct column *column, char *text, size_t length)
{
	size_t grade = vocabulary_find(&column->choices, text, length);

	if (grade != ECA_NONE)
		set_grade(a, column, grade);
	else
		answers_refuse(a, column, text, length, "%s is not an evidence grade%s",
		               answers_quote(a, text, length),
		               hint(a, &column->choices, text, length));
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool separates(char c)
{
	return c == ';' || is_space(c);
}

static void refuse_option(struct answers *a, const struct column *column, const char *id,
                          size_t length)
{
	const char *quoted = answers_quote(a, id, length);

	if (length == 1 && id[0] == '-')
		answers_refuse(a, column, id, length,
		               "\"-\" means none of the options, so it stands alone");
	else if (memchr(id, ',', length))
		answers_refuse(
			a, column, id, length,
			"%s is not an option of this question: separate options by ; or a space, "
			"not by commas",
			quoted);
	else
		answers_refuse(a, column, id, length, "%s is not an option of this question%s",
		               quoted, hint(a, &column->choices, id, length));
}

void answers_option(struct answers *a, const struct column *column, const char *id, size_t length)
{
	size_t option = vocabulary_find(&column->choices, id, length);

	if (option == ECA_NONE)
		refuse_option(a, column, id, length);
	else
		column->answer->set |= UINT64_C(1) << option;
}

void answers_options_end(struct answers *a, const struct column *column)
{
	const struct eca_option *options = question_of(a, column)->options;
	uint64_t set = column->answer->set;
	size_t i;

	for (i = 0; i < column->choices.count; i++) {
		if (!options[i].alone || !(set >> i & 1) || set == UINT64_C(1) << i)
			continue;
		answers_refuse(a, column, options[i].id, strlen(options[i].id),
		               "\"%s\" excludes the other options: give it alone, or leave it out",
		               options[i].id);
		return;
	}
	forget_given(column);
	set_state(column, ECA_ANSWERED);
}

/* One option that stands alone or may, or "-": nearly every answer. */
static bool read_one_option(const struct column *column, const char *text, size_t length)
{
	size_t option = vocabulary_find(&column->choices, text, length);

	if (option != ECA_NONE)
		column->answer->set = UINT64_C(1) << option;
	else if (length != 1 || text[0] != '-')
		return false;
	set_state(column, ECA_ANSWERED);
	return true;
}

void read_multi(struct answers *a, const struct column *column, char *text, size_t length)
{
	const char *at = text, *end = text + length, *start;
	size_t n_ids = 0;

	if (read_one_option(column, text, length))
		return; /* an option may be called na */
	if (read_state(a, column, text, length))
		return;
	while (at < end) {
		for (start = at; at < end && !separates(*at); at++)
			;
		if (at > start) {
			answers_option(a, column, start, (size_t)(at - start));
			n_ids++;
		}
		at += at < end;
	}
	if (n_ids)
		answers_options_end(a, column);
	else
		answers_refuse(a, column, text, length,
		               "%s names no option: write - for none of them",
		               answers_quote(a, text, length));
}

/* ---- Dates ---- */

static bool take_date(struct answers *a, const struct column *column, const char *text,
                      size_t length, int *days)
{
	switch (date_parse(text, length, days)) {
	case DATE_OK: return true;
	case DATE_NOT_IN_CALENDAR:
		answers_refuse(a, column, text, length, "%s is not in the calendar",
		               answers_quote(a, text, length));
		return false;
	default:
		answers_refuse(a, column, text, length,
		               "%s is not a date: write YYYY-MM-DD, such as 2026-01-31",
		               answers_quote(a, text, length));
		return false;
	}
}

void read_date(struct answers *a, const struct column *column, char *text, size_t length)
{
	int days;

	if (!begins_number(text[0]) && read_state(a, column, text, length))
		return;
	if (take_date(a, column, text, length, &days))
		set_number(column, days);
}

void read_assessed_on(struct answers *a, const struct column *column, char *text, size_t length)
{
	a->assessment.dated = take_date(a, column, text, length, &a->assessment.assessed_on);
	a->bad_date = !a->assessment.dated;
}

/* ---- Answers that come typed already ---- */

static void refuse_kind(struct answers *a, const struct column *column, const char *shown,
                        const char *kind, const char *instead)
{
	a->bad_firm |= column->read == read_firm_id;
	a->bad_date |= column->read == read_assessed_on;
	answers_refuse(a, column, shown, strlen(shown),
	               "a %s is no answer here: %s", kind, instead);
}

void answers_number(struct answers *a, const struct column *column, double number)
{
	char shown[ECA_SCORE_SIZE];

	number = number == 0 ? 0 : number;
	eca_print_number(number, shown);
	if (column->read == read_number)
		check_number(a, column, shown, strlen(shown), number);
	else if (column->read == read_level)
		check_level(a, column, shown, strlen(shown), number);
	else if (column->read == read_yes_no && (number == 0 || number == 1))
		set_number(column, number);
	else
		refuse_kind(a, column, shown, "bare number", column->read == read_yes_no
		                                                    ? "write true or false"
		                                                    : "write it in quotation marks");
}

void answers_flag(struct answers *a, const struct column *column, bool flag)
{
	if (column->read == read_yes_no)
		set_number(column, flag);
	else
		refuse_kind(a, column, flag ? "true" : "false", flag ? "bare true" : "bare false",
		            "write it in quotation marks");
}

bool answers_options_begin(struct answers *a, const struct column *column)
{
	if (column->read != read_multi) {
		answers_refuse(
			a, column, "[…]", strlen("[…]"),
			"a list is no answer here: only a multi question takes several options");
		return false;
	}
	set_state(column, ECA_ANSWERED);
	return true;
}
