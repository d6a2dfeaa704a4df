/* Days of the proleptic Gregorian calendar, counted from 1970-01-01. */
#ifndef ECA_DATES_H
#define ECA_DATES_H

#include <stdbool.h>
#include <stddef.h>

struct date {
	int year, month, day;
};

int date_to_days(struct date date);
struct date date_from_days(int days);

enum date_fault {
	DATE_OK,
	DATE_NOT_A_DATE,     /* not of the form YYYY-MM-DD */
	DATE_NOT_IN_CALENDAR /* 2026-02-30 */
};

/* Reads YYYY-MM-DD, years 1 to 9999, and nothing else. */
enum date_fault date_parse(const char *text, size_t length, int *days);

#endif
