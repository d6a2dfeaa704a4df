#include "say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sheet.h"

static const struct {
	char point;
	const char *group; /* between thousands */
} marks[] = {
	[TONGUE_VI] = { ',', "." },
	[TONGUE_EN] = { '.', "," },
	[TONGUE_FR] = { ',', "\u00A0" },
};

enum { GROUPED_FROM = 5 }; /* digits: a year is not grouped */

/* Rewrites "-1234567.5" in the report's language. */
static const char *localise(const struct report *r, const char *plain, char *out)
{
	size_t digits, i, at = 0;

	if (strchr(plain, 'e'))
		return strcpy(out, plain);
	if (*plain == '-')
		out[at++] = *plain++;
	digits = strspn(plain, "0123456789");
	for (i = 0; i < digits && at < SAY_SIZE - 8; i++) {
		if (i && digits >= GROUPED_FROM && (digits - i) % 3 == 0)
			at += (size_t)sprintf(out + at, "%s", marks[r->tongue].group);
		out[at++] = plain[i];
	}
	out[at] = '\0';
	if (plain[digits] == '.')
		snprintf(out + at, SAY_SIZE - at, "%c%s", marks[r->tongue].point,
		         plain + digits + 1);
	return out;
}

const char *say_number(const struct report *r, double number, char *out)
{
	char plain[ECA_SCORE_SIZE];

	return localise(r, eca_print_number(number, plain), out);
}

const char *say_count(const struct report *r, size_t count, char *out)
{
	return say_number(r, (double)count, out);
}

const char *say_score(const struct report *r, double points, char *out)
{
	char plain[ECA_SCORE_SIZE];

	return localise(r, eca_print_score(r->model, points, plain), out);
}

const char *say_score_below(const struct report *r, double points, double threshold, char *out)
{
	char plain[ECA_SCORE_SIZE];

	return localise(r, eca_print_score_below(r->model, points, threshold, plain), out);
}

const char *say_threshold(const struct report *r, double points, char *out)
{
	return say_number(r, round(points * r->model->display_max * 1e4) / 1e6, out);
}

const char *say_share(const struct report *r, double share, char *out)
{
	char plain[ECA_SCORE_SIZE];

	/* to a tenth of a percent and never up: 89.96 % is not yet 90 % */
	localise(r, eca_print_number(floor(share * 1000 + 1e-9) / 10, plain), out);
	return strcat(out, r->tongue == TONGUE_FR ? "\u00A0%" : "%");
}

const char *say_date(const struct report *r, int days, char *out)
{
	char plain[ECA_DATE_SIZE];

	eca_print_date(days, plain);
	if (r->tongue == TONGUE_EN || strlen(plain) != 10)
		return strcpy(out, plain);
	sprintf(out, "%.2s/%.2s/%.4s", plain + 8, plain + 5, plain);
	return out;
}
