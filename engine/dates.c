#include "dates.h"

#include "eca.h"

/* The two conversions are days_from_civil and civil_from_days of Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms": eras of 400 years that begin on
 * 1 March, so that the leap day is a year's last. */
enum { DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468 };

int date_to_days(struct date date)
{
	int year = date.year - (date.month <= 2);
	int era = (year >= 0 ? year : year - 399) / 400;
	int of_era = year - era * 400;
	int of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;

	return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

struct date date_from_days(int days)
{
	int shifted = days + DAYS_TO_1970;
	int era = (shifted >= 0 ? shifted : shifted - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
	int day = shifted - era * DAYS_OF_ERA;
	int year = (day - day / 1460 + day / 36524 - day / (DAYS_OF_ERA - 1)) / 365;
	int of_year = day - (365 * year + year / 4 - year / 100);
	int month = (5 * of_year + 2) / 153;
	struct date date = { .day = of_year - (153 * month + 2) / 5 + 1,
	                     .month = month < 10 ? month + 3 : month - 9 };

	date.year = year + era * 400 + (date.month <= 2);
	return date;
}

/* `count` digits as a number, or -1. */
static int digits(const char *text, int count)
{
	int value = 0, i;

	for (i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

static bool in_calendar(struct date date)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);

	return date.year >= 1 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
	       date.day <= lengths[date.month - 1] + (date.month == 2 && leap);
}

enum date_fault date_parse(const char *text, size_t length, int *days)
{
	struct date date;

	if (length != 10 || text[4] != '-' || text[7] != '-')
		return DATE_NOT_A_DATE;
	date = (struct date){ digits(text, 4), digits(text + 5, 2), digits(text + 8, 2) };
	if (date.year < 0 || date.month < 0 || date.day < 0)
		return DATE_NOT_A_DATE;
	if (!in_calendar(date))
		return DATE_NOT_IN_CALENDAR;
	*days = date_to_days(date);
	return DATE_OK;
}

static void put_digits(char *to, int value, int count)
{
	while (count--) {
		to[count] = (char)('0' + value % 10);
		value /= 10;
	}
}

char *eca_print_date(int days, char text[ECA_DATE_SIZE])
{
	struct date date = date_from_days(days);

	put_digits(text, date.year, 4);
	text[4] = '-';
	put_digits(text + 5, date.month, 2);
	text[7] = '-';
	put_digits(text + 8, date.day, 2);
	text[10] = '\0';
	return text;
}
