/* Numbers and dates as text: read exactly, printed alike everywhere. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <inttypes.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "dates.h"
#include "decimal.h"
#include "eca.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What is read is shown with %.17g, a fault as the words below. */
static const struct parse_case {
	const char *name, *text;
	char point;
	const char *want;
} parsed[] = {
	{ "whole", "42", '.', "42" },
	{ "zero", "0", '.', "0" },
	{ "minus zero is zero", "-0", '.', "0" },
	{ "leading zeros", "007", '.', "7" },
	{ "negative", "-12.5", '.', "-12.5" },
	{ "fraction", "0.1", '.', "0.10000000000000001" },
	{ "exponent", "1e3", '.', "1000" },
	{ "exponent with signs", "1.5E+2", '.', "150" },
	{ "negative exponent", "25e-2", '.', "0.25" },
	{ "fifteen digits", "123456789012345", '.', "123456789012345" },
	{ "beyond 2^53", "9007199254740993", '.', "9007199254740992" },
	{ "twenty-five digits", "1234567890123456789012345", '.', "1.2345678901234568e+24" },
	{ "long fraction", "0.1000000000000000055511151231257827", '.', "0.10000000000000001" },
	{ "halfway, to even", "9007199254740993.0", '.', "9007199254740992" },
	{ "large exponent", "1e22", '.', "1e+22" },
	{ "larger exponent", "1e23", '.', "9.9999999999999992e+22" },
	{ "small", "1e-300", '.', "1.0000000000000000e-300" },
	{ "too small to tell from zero", "1e-400", '.', "0" },
	{ "largest", "1.7976931348623157e308", '.', "1.7976931348623157e+308" },
	{ "too large", "1.8e308", '.', "too large" },
	{ "far too large", "1e999999999999", '.', "too large" },
	{ "zero with a large exponent", "0e999999", '.', "0" },
	{ "with a comma", "12,5", ',', "12.5" },
	{ "comma refused", "12,5", '.', "not a number" },
	{ "point refused", "12.5", ',', "not a number" },
	{ "thousands", "1,000.5", '.', "not a number" },
	{ "two points", "1.2.3", '.', "not a number" },
	{ "empty", "", '.', "not a number" },
	{ "sign alone", "-", '.', "not a number" },
	{ "plus", "+1", '.', "not a number" },
	{ "two signs", "--1", '.', "not a number" },
	{ "no digit before the point", ".5", '.', "not a number" },
	{ "no digit behind the point", "5.", '.', "not a number" },
	{ "exponent without digits", "1e", '.', "not a number" },
	{ "exponent with a sign alone", "1e-", '.', "not a number" },
	{ "hexadecimal", "0x10", '.', "not a number" },
	{ "infinity", "inf", '.', "not a number" },
	{ "nan", "nan", '.', "not a number" },
	{ "blank inside", "1 000", '.', "not a number" },
	{ "unit", "5%", '.', "not a number" },
	{ "underscore", "1_000", '.', "not a number" },
	{ "full-width digits", "１２", '.', "not a number" },
};

static const struct number_case {
	double number;
	const char *want;
} numbers[] = {
	{ 0, "0" },
	{ -0.0, "0" },
	{ 5, "5" },
	{ -5, "-5" },
	{ 10, "10" },
	{ 12.5, "12.5" },
	{ -0.25, "-0.25" },
	{ 0.05, "0.05" },
	{ 0.000001, "0.000001" },
	{ 0.0000001, "1e-07" },
	{ 99.999999, "99.999999" },
	{ 1000000, "1000000" },
	{ 0.1 + 0.2, "0.30000000000000004" },
	{ 1.0 / 3, "0.3333333333333333" },
	{ 2.0 / 3, "0.6666666666666666" },
	{ 9007199254740991, "9007199254740991" },
	{ 9007199254740992, "9007199254740992" },
	{ 1e20, "1e+20" },
	{ 1.7976931348623157e308, "1.7976931348623157e+308" },
	{ 1234567.891, "1234567.891" },
};

static const struct points_case {
	double points;
	int decimals;
	const char *want;
} points[] = {
	{ 64.95, 1, "65.0" },     { 64.949999, 1, "64.9" }, { 64.95, 2, "64.95" },
	{ 0.05, 1, "0.1" },       { 0.5, 0, "1" },          { 1.5, 0, "2" },
	{ 2.5, 0, "3" },          { 1.005, 2, "1.01" },     { 0, 2, "0.00" },
	{ 100, 2, "100.00" },     { 99.995, 2, "100.00" },  { 66.666667, 6, "66.666667" },
	{ 0.000001, 6, "0.000001" }, { -0.05, 1, "-0.1" },  { -0.04, 1, "0.0" },
	{ -12.345, 2, "-12.35" },
};

/* Scores on other scales, and below a threshold that they would seem to reach. */
static const struct scale_case {
	double max;
	int decimals;
	double points, threshold;
	const char *want, *want_below;
} scales[] = {
	{ 100, 1, 64.96, 65, "65.0", "64.960000" },
	{ 100, 1, 64.94, 65, "64.9", "64.9" },
	{ 100, 1, 65, 65, "65.0", "65.0" },
	{ 100, 0, 64.5, 65, "65", "64.500000" },
	{ 100, 1, 64.95, 64.97, "65.0", "64.950000" },
	{ 5, 2, 64.95, 65, "3.25", "3.247500" },
	{ 5, 2, 64.999999, 65, "3.25", "3.24999995" },
	{ 10, 1, 64.5, 65, "6.5", "6.450000" },
	{ 1, 3, 64.9999, 65, "0.650", "0.649999" },
	{ 1000, 0, 64.96, 65, "650", "649.600000" },
	{ 4, 1, 33.333333, 50, "1.3", "1.3" },
	{ 100, 6, 64.999999, 65, "64.999999", "64.999999" },
};

static const struct date_case {
	const char *text, *want; /* what is printed, or the fault */
	int days;
} dates[] = {
	{ "1970-01-01", "1970-01-01", 0 },
	{ "1969-12-31", "1969-12-31", -1 },
	{ "2000-02-29", "2000-02-29", 11016 },
	{ "2026-01-31", "2026-01-31", 20484 },
	{ "0001-01-01", "0001-01-01", -719162 },
	{ "9999-12-31", "9999-12-31", 2932896 },
	{ "2026-02-29", "not in the calendar", 0 },
	{ "1900-02-29", "not in the calendar", 0 },
	{ "2026-04-31", "not in the calendar", 0 },
	{ "2026-13-01", "not in the calendar", 0 },
	{ "2026-00-10", "not in the calendar", 0 },
	{ "2026-01-00", "not in the calendar", 0 },
	{ "0000-01-01", "not in the calendar", 0 },
	{ "2026-1-31", "not a date", 0 },
	{ "31/01/2026", "not a date", 0 },
	{ "2026-01-31T00:00", "not a date", 0 },
	{ "2026-01-3x", "not a date", 0 },
	{ "", "not a date", 0 },
};

static void test_parse(void **state)
{
	const struct parse_case *c = *state;
	char got[64], printed[ECA_SCORE_SIZE];
	double number = 0, want;
	bool as_printed;

	switch (decimal_parse(c->text, strlen(c->text), c->point, &number, &as_printed)) {
	case DECIMAL_OK:
		want = strtod(c->want, NULL);
		assert_memory_equal(&number, &want, sizeof(number));
		if (as_printed)
			assert_string_equal(eca_print_number(number, printed), c->text);
		return;
	case DECIMAL_TOO_LARGE:
		strcpy(got, "too large");
		break;
	default:
		strcpy(got, "not a number");
	}
	assert_string_equal(got, c->want);
}

static void test_numbers(void **state)
{
	char text[ECA_SCORE_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(numbers); i++)
		assert_string_equal(eca_print_number(numbers[i].number, text), numbers[i].want);
}

static void test_points(void **state)
{
	char text[ECA_SCORE_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(points); i++)
		assert_string_equal(eca_print_points(points[i].points, points[i].decimals, text),
		                    points[i].want);
}

static void test_scales(void **state)
{
	char text[ECA_SCORE_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(scales); i++) {
		const struct scale_case *c = &scales[i];
		struct eca_model model = { .display_max = c->max, .display_decimals = c->decimals };

		assert_string_equal(eca_print_score(&model, c->points, text), c->want);
		assert_string_equal(eca_print_score_below(&model, c->points, c->threshold, text),
		                    c->want_below);
	}
}

static uint64_t random_bits(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* All millionths round as integers say. */
static void test_rounding(void **state)
{
	uint64_t seed = 88172645463325252;
	int i;

	(void)state;
	for (i = 0; i < 200000; i++) {
		uint64_t millionths = random_bits(&seed) % 100000001;
		uint64_t hundredths = (millionths + 5000) / 10000;
		char text[ECA_SCORE_SIZE], want[ECA_SCORE_SIZE];

		snprintf(want, sizeof(want), "%" PRIu64 ".%02" PRIu64, hundredths / 100,
		         hundredths % 100);
		assert_string_equal(eca_print_points((double)millionths / 1e6, 2, text), want);
	}
}

/* Random numbers read as strtod reads them, and what is printed reads back. */
static void test_random_numbers(void **state)
{
	static const char *const shapes[] = { "%" PRIu64, "%" PRIu64 ".%" PRIu64, "-%" PRIu64 ".%" PRIu64,
	                                      "%" PRIu64 ".%" PRIu64 "e%d" };
	uint64_t seed = 2463534242;
	int i;

	(void)state;
	for (i = 0; i < 300000; i++) {
		char text[128], printed[ECA_SCORE_SIZE];
		uint64_t whole = random_bits(&seed) >> random_bits(&seed) % 64;
		uint64_t part = random_bits(&seed) >> random_bits(&seed) % 64;
		double number, want, back;
		bool as_printed, again;

		snprintf(text, sizeof(text), shapes[random_bits(&seed) % COUNT(shapes)], whole, part,
		         (int)(random_bits(&seed) % 60) - 30);
		assert_int_equal(decimal_parse(text, strlen(text), '.', &number, &as_printed),
		                 DECIMAL_OK);
		want = strtod(text, NULL) + 0.0;
		assert_memory_equal(&number, &want, sizeof(number));
		eca_print_number(number, printed);
		assert_int_equal(decimal_parse(printed, strlen(printed), '.', &back, &again),
		                 DECIMAL_OK);
		if (as_printed)
			assert_string_equal(printed, text);
		assert_memory_equal(&number, &back, sizeof(number));
	}
}

static void test_dates(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(dates); i++) {
		const struct date_case *c = &dates[i];
		char got[ECA_DATE_SIZE + 32];
		int days = INT_MIN;

		switch (date_parse(c->text, strlen(c->text), &days)) {
		case DATE_OK:
			eca_print_date(days, got);
			assert_int_equal(days, c->days);
			break;
		case DATE_NOT_IN_CALENDAR:
			strcpy(got, "not in the calendar");
			break;
		default:
			strcpy(got, "not a date");
		}
		assert_string_equal(got, c->want);
	}
}

static void test_every_day(void **state)
{
	int days, back;

	(void)state;
	for (days = -719162; days <= 2932896; days++) {
		struct date date = date_from_days(days);

		back = date_to_days(date);
		if (back != days)
			assert_int_equal(back, days);
	}
}

/* Short numbers, the everyday ones: what says that it is as printed is so, and all
 * without needless zeros say it. */
static void test_short_numbers(void **state)
{
	int whole, part, decimals, length;

	(void)state;
	for (whole = 0; whole < 1200; whole += whole < 120 ? 1 : 97)
		for (decimals = 0; decimals <= 4; decimals++)
			for (part = 0; part < (int)pow(10, decimals); part += decimals > 2 ? 7 : 1) {
				char text[32], printed[ECA_SCORE_SIZE];
				double number;
				bool as_printed;

				length = decimals ? sprintf(text, "%d.%0*d", whole, decimals, part)
				                  : sprintf(text, "%d", whole);
				assert_int_equal(decimal_parse(text, (size_t)length, '.', &number,
				                               &as_printed), DECIMAL_OK);
				eca_print_number(number, printed);
				assert_int_equal(as_printed, !strcmp(text, printed));
			}
}

/* Eight bytes at once give what one after another give, or nothing; and nothing only
 * where there is a sign, an exponent or no number. */
static void test_parse_short(void **state)
{
	static const char alphabet[] = "0123456789012345678900..,,-e /:";
	uint64_t seed = 88172645463325252;
	int i;

	(void)state;
	for (i = 0; i < 2000000; i++) {
		size_t length = 1 + random_bits(&seed) % 8, k;
		char text[16] = "0123456789.,012", point = random_bits(&seed) % 2 ? '.' : ',';
		double number, want;
		bool as_printed, want_printed, ok;

		for (k = 0; k < length; k++)
			text[k] = alphabet[random_bits(&seed) % (sizeof(alphabet) - 1)];
		ok = decimal_parse(text, length, point, &want, &want_printed) == DECIMAL_OK;
		if (decimal_parse_short(text, length, point, &number, &as_printed)) {
			assert_true(ok);
			assert_memory_equal(&number, &want, sizeof(number));
			assert_int_equal(as_printed, want_printed);
		} else {
			assert_true(!ok || memchr(text, '-', length) || memchr(text, 'e', length));
		}
	}
}

/* With a decimal comma in the process's locale nothing changes. */
static void test_locale(void **state)
{
	char text[ECA_SCORE_SIZE];
	double number;
	bool as_printed;

	(void)state;
	if (!setlocale(LC_ALL, "de_DE.UTF-8") && !setlocale(LC_ALL, "vi_VN.UTF-8") &&
	    !setlocale(LC_ALL, "fr_FR.UTF-8")) {
		print_message("no locale with a decimal comma is installed\n");
		skip();
	}
	assert_string_equal(eca_print_number(1.0 / 3, text), "0.3333333333333333");
	assert_string_equal(eca_print_points(12.5, 2, text), "12.50");
	assert_int_equal(decimal_parse("0.12345678901234567", 19, '.', &number, &as_printed),
	                 DECIMAL_OK);
	assert_true(number > 0.12);
	setlocale(LC_ALL, "C");
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[COUNT(parsed) + 16] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_points),
		cmocka_unit_test(test_scales),
		cmocka_unit_test(test_rounding),
		cmocka_unit_test(test_random_numbers),
		cmocka_unit_test(test_short_numbers),
		cmocka_unit_test(test_parse_short),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_locale),
	};
	size_t n = 10, i;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(parsed); i++)
		tests[n++] = (struct CMUnitTest){ parsed[i].name, test_parse, NULL, NULL,
		                                  (void *)&parsed[i] };
	return _cmocka_run_group_tests("decimal", tests, n, NULL, NULL);
}
