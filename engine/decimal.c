#include "decimal.h"

#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "eca.h"

enum { EXPONENT_MAX = 9999, POINTS_DECIMALS = 6 };

const double decimal_powers[DECIMAL_POWERS] = {
	1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

static const uint64_t exact_integers = UINT64_C(1) << 53;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What the grammar finds: digits · 10^exponent. */
struct parts {
	bool negative, exact; /* exact: `digits` holds all of them */
	uint64_t digits;
	int exponent;
};

/* Takes digits from `at`; behind the point each lowers the exponent. */
static const char *take_digits(const char *at, const char *end, struct parts *parts, int step)
{
	for (; at < end && is_digit(*at); at++) {
		if (parts->digits > UINT64_MAX / 10 - 1) {
			parts->exact = false;
			continue;
		}
		parts->digits = parts->digits * 10 + (uint64_t)(*at - '0');
		parts->exponent -= step;
	}
	return at;
}

/* Takes "e-12" from `at`; NULL when there are no digits. */
static const char *take_exponent(const char *at, const char *end, struct parts *parts)
{
	bool negative = false;
	int exponent = 0;

	at++;
	if (at < end && (*at == '-' || *at == '+'))
		negative = *at++ == '-';
	if (at == end)
		return NULL;
	for (; at < end && is_digit(*at); at++)
		if (exponent < EXPONENT_MAX)
			exponent = exponent * 10 + (*at - '0');
	parts->exponent += negative ? -exponent : exponent;
	return at;
}

static bool take_number(const char *at, const char *end, char point, struct parts *parts)
{
	const char *start;

	if (at < end && *at == '-') {
		parts->negative = true;
		at++;
	}
	start = at;
	at = take_digits(at, end, parts, 0);
	if (at == start)
		return false;
	if (at < end && *at == point) {
		start = at + 1;
		at = take_digits(start, end, parts, 1);
		if (at == start)
			return false;
	}
	if (at < end && (*at == 'e' || *at == 'E'))
		at = take_exponent(at, end, parts);
	return at == end;
}

/* The general case: the C library's correctly rounded conversion. */
static double convert(const char *text, size_t length, char point)
{
	char copy[DECIMAL_LENGTH_MAX + 1], *comma;
	locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	double number;

	memcpy(copy, text, length);
	copy[length] = '\0';
	if (point != '.' && (comma = strchr(copy, point)))
		*comma = '.';
	number = strtod_l(copy, NULL, c);
	freelocale(c);
	return number;
}

/* `digits` below 2^53 and a power of ten up to 22 are doubles, so that one
 * multiplication or division of them is rounded correctly. */
static bool convert_exactly(const struct parts *parts, double *number)
{
	int exponent = parts->exponent;

	if (!parts->exact || parts->digits > exact_integers || exponent >= DECIMAL_POWERS ||
	    exponent <= -DECIMAL_POWERS)
		return false;
	*number = (double)parts->digits;
	if (exponent < 0)
		*number /= decimal_powers[-exponent];
	else
		*number *= decimal_powers[exponent];
	if (parts->negative)
		*number = -*number;
	return true;
}

/* Most numbers: up to fifteen digits with perhaps a point among them. No two such
 * texts without needless zeros are the same double, so each is its own shortest. */
static bool parse_plain(const char *text, size_t length, char point, double *number,
                        bool *as_printed)
{
	size_t i, decimals = 0;
	uint64_t digits = 0;

	if (length > 15)
		return false;
	for (i = 0; i < length; i++) {
		if (is_digit(text[i]))
			digits = digits * 10 + (uint64_t)(text[i] - '0');
		else if (text[i] == point && i > 0 && i + 1 < length && !decimals)
			decimals = length - 1 - i;
		else
			return false;
	}
	*number = (double)digits;
	*as_printed = length > 0 && (text[0] != '0' || length == 1 + (decimals ? 1 + decimals : 0));
	if (!decimals)
		return length > 0;
	*number /= decimal_powers[decimals];
	*as_printed &= point == '.' && decimals <= POINTS_DECIMALS && text[length - 1] != '0';
	return true;
}

enum decimal_fault decimal_parse(const char *text, size_t length, char point, double *number,
                                 bool *as_printed)
{
	struct parts parts = { .exact = true };

	*as_printed = false;
	if (parse_plain(text, length, point, number, as_printed))
		return DECIMAL_OK;
	if (length > DECIMAL_LENGTH_MAX || !take_number(text, text + length, point, &parts))
		return DECIMAL_NOT_A_NUMBER;
	if (!convert_exactly(&parts, number))
		*number = convert(text, length, point);
	if (isinf(*number))
		return DECIMAL_TOO_LARGE;
	if (*number == 0)
		*number = 0; /* not -0 */
	return DECIMAL_OK;
}

/* ---- Printing ---- */

static size_t count_digits(uint64_t n)
{
	size_t count = 1;

	for (; n >= 10; n /= 10)
		count++;
	return count;
}

/* Prints `n` / 10^decimals, returning its length. */
static size_t print_decimal(uint64_t n, bool negative, int decimals, char *text)
{
	size_t length = count_digits(n), after = (size_t)decimals, left;

	if (length <= after)
		length = after + 1;
	length += after > 0;
	if (negative && n) {
		*text++ = '-';
		return 1 + print_decimal(n, false, decimals, text);
	}
	text[length] = '\0';
	for (left = length; left > 0; n /= 10) {
		text[--left] = (char)('0' + n % 10);
		if (after && --after == 0)
			text[--left] = '.';
	}
	return length;
}

static uint64_t power_of_ten(int exponent)
{
	uint64_t power = 1;

	while (exponent--)
		power *= 10;
	return power;
}

/* A score in whole millionths, without its sign. */
static uint64_t millionths(double points)
{
	return (uint64_t)(fabs(points) * 1e6 + 0.5);
}

char *eca_print_points(double points, int decimals, char text[ECA_SCORE_SIZE])
{
	uint64_t unit = power_of_ten(POINTS_DECIMALS - decimals);

	print_decimal((millionths(points) + unit / 2) / unit, points < 0, decimals, text);
	return text;
}

/* On the display scale a score is a whole number of 10^-14: millionths of a point
 * times the scale's maximum in millionths, over 100. */
enum { SCALE_DECIMALS = 14 };

static uint64_t on_scale(const struct eca_model *model, double points)
{
	return millionths(points) * (uint64_t)(model->display_max * 1e6 + 0.5);
}

static uint64_t rounded(uint64_t exact, int decimals)
{
	uint64_t unit = power_of_ten(SCALE_DECIMALS - decimals);

	return (exact + unit / 2) / unit;
}

char *eca_print_score(const struct eca_model *model, double points, char text[ECA_SCORE_SIZE])
{
	print_decimal(rounded(on_scale(model, points), model->display_decimals), points < 0,
	              model->display_decimals, text);
	return text;
}

char *eca_print_score_below(const struct eca_model *model, double points, double threshold,
                            char text[ECA_SCORE_SIZE])
{
	uint64_t exact = on_scale(model, points), wanted = on_scale(model, threshold);
	int decimals = model->display_decimals;

	if (points >= threshold)
		return eca_print_score(model, points, text);
	while (decimals < SCALE_DECIMALS &&
	       rounded(exact, decimals) * power_of_ten(SCALE_DECIMALS - decimals) >= wanted)
		decimals = decimals < POINTS_DECIMALS ? POINTS_DECIMALS : decimals + 1;
	print_decimal(rounded(exact, decimals), false, decimals, text);
	return text;
}

/* Whatever the locale has for a decimal point, in one byte or several, is a point. */
static void unlocalise(char *text)
{
	char *to = text;
	bool foreign = false;

	for (; *text; text++) {
		bool usual = is_digit(*text) || strchr("+-e.", *text);

		if (usual || !foreign)
			*to++ = usual ? *text : '.';
		foreign = !usual;
	}
	*to = '\0';
}

static size_t print_general(double number, char *text)
{
	int digits;

	for (digits = 15; digits <= 17; digits++) {
		snprintf(text, ECA_SCORE_SIZE, "%.*g", digits, number);
		unlocalise(text);
		if (convert(text, strlen(text), '.') == number)
			break;
	}
	return strlen(text);
}

size_t decimal_print(double number, char *text)
{
	double size = fabs(number);
	int decimals;

	for (decimals = 0; decimals <= POINTS_DECIMALS; decimals++) {
		double scaled = size * decimal_powers[decimals];
		int64_t n;

		if (!(scaled < (double)exact_integers))
			break;
		n = (int64_t)(scaled + 0.5);
		if ((decimals ? (double)n / decimal_powers[decimals] : (double)n) == size)
			return print_decimal((uint64_t)n, number < 0, decimals, text);
	}
	return print_general(number, text);
}

char *eca_print_number(double number, char text[ECA_SCORE_SIZE])
{
	decimal_print(number, text);
	return text;
}
