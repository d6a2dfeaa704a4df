/* Makes an answers file of any number of firms out of a small one: each firm is
 * one of the given assessments with some answers moved a little, so that firms
 * stay believable and a set's rules, gates and tiers all come into play. The same
 * arguments give the same bytes on every machine.
 *
 *   generate [--evidence] SET ANSWERS COUNT > FILE.csv
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/eca.h"


struct profiles {
	const struct eca_model *model;
	struct eca_result **items;
	size_t count;
	bool evidence;
};

/* A number from 0 to 1 that depends on nothing but firm, question and use
 * (splitmix64 of a counter). */
static double chance(uint64_t firm, uint64_t question, uint64_t use)
{
	uint64_t z = firm * 0x9E3779B97F4A7C15u + question * 0xBF58476D1CE4E5B9u + use * 0x94D049BB133111EBu;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

static void print_quoted(const char *text)
{
	if (!strpbrk(text, ",\"\r\n;")) {
		fputs(text, stdout);
		return;
	}
	putchar('"');
	for (; *text; text++) {
		if (*text == '"')
			putchar('"');
		putchar(*text);
	}
	putchar('"');
}

static void print_options(const struct eca_question *q, uint64_t set)
{
	const char *separator = "";
	size_t i;

	if (!set)
		putchar('-');
	for (i = 0; i < q->n_options; i++) {
		if (set >> i & 1) {
			printf("%s%s", separator, q->options[i].id);
			separator = " ";
		}
	}
}

/* Up to a tenth more or less, to two decimals, inside the allowed range. */
static double moved(const struct eca_question *q, double x, double by)
{
	x = floor(x * (0.9 + 0.2 * by) * 100 + 0.5) / 100;
	if (x < q->min)
		x = q->min;
	return x > q->max ? q->max : x;
}

static double moved_level(const struct eca_question *q, double level, double by)
{
	if (by < 0.12 && level > 0)
		return level - 1;
	return by > 0.88 && level + 1 < (double)q->n_options ? level + 1 : level;
}

/* What the profile says stays, numbers aside: the rules about who must answer what
 * hang on it. */
static void print_answer(const struct eca_question *q, const struct eca_answer *a, uint64_t firm, uint64_t number)
{
	double by = q->node == ECA_NONE && q->type != ECA_NUMBER ? 0.5 : chance(firm, number, 1);
	char text[ECA_SCORE_SIZE], date[ECA_DATE_SIZE];

	switch (q->type) {
	case ECA_YES_NO:
		fputs((a->number == 1) == (by > 0.02) ? "yes" : "no", stdout);
		break;
	case ECA_LEVEL:
		printf("%.0f", moved_level(q, a->number, by));
		break;
	case ECA_CHOICE:
		fputs(q->options[(size_t)a->number].id, stdout);
		break;
	case ECA_MULTI:
		print_options(q, a->set);
		break;
	case ECA_NUMBER:
		fputs(eca_print_number(moved(q, a->number, by), text), stdout);
		break;
	case ECA_DATE:
		fputs(eca_print_date((int)a->number, date), stdout);
		break;
	case ECA_TEXT:
		print_quoted(a->text);
		break;
	}
}

static void print_cell(const struct eca_question *q, const struct eca_answer *a, uint64_t firm, uint64_t number)
{
	if (a->state == ECA_NA)
		fputs("NA", stdout);
	else if (a->state == ECA_NO_DATA)
		fputs("ND", stdout);
	else if (a->state == ECA_ANSWERED)
		print_answer(q, a, firm, number);
}

static void print_header(const struct profiles *p)
{
	size_t i;

	fputs("firm_id,assessed_on,source,assessor", stdout);
	for (i = 0; i < p->model->n_questions; i++) {
		const struct eca_question *q = &p->model->questions[i];

		if (q->derived)
			continue;
		printf(",%s", q->id);
		if (p->evidence && i >= p->model->n_profile)
			printf(",%s:evidence", q->id);
	}
	putchar('\n');
}

static void print_firm(const struct profiles *p, size_t firm)
{
	const struct eca_assessment *a = p->items[firm % p->count]->assessment;
	char date[ECA_DATE_SIZE];
	size_t i;

	printf("B%08zu,%s,%s,", firm + 1, a->dated ? eca_print_date(a->assessed_on, date) : "",
	       eca_source_word(a->source));
	print_quoted(a->assessor);
	for (i = 0; i < p->model->n_questions; i++) {
		const struct eca_question *q = &p->model->questions[i];

		if (q->derived)
			continue;
		putchar(',');
		print_cell(q, &a->answers[i], firm, i);
		if (!p->evidence || i < p->model->n_profile)
			continue;
		putchar(',');
		if (a->answers[i].grade != ECA_NO_GRADE)
			fputs(p->model->grades[a->answers[i].grade].id, stdout);
	}
	putchar('\n');
}

static void read_profiles(struct profiles *p, struct eca_set *set, const char *path)
{
	struct eca_reader_options options = { 0 };
	struct eca_reader *reader = eca_reader_new(set, &path, 1, &options);
	struct eca_scoring *scoring = eca_scoring_new(set);
	const struct eca_assessment *assessment;
	struct eca_error err = { 0 };
	enum eca_next next;

	while ((next = eca_reader_next(reader, &assessment, &err)) != ECA_NEXT_END) {
		if (next == ECA_NEXT_BROKEN) {
			fprintf(stderr, "%s\n", err.text);
			exit(4);
		}
		if (next != ECA_NEXT_READ)
			continue;
		p->items = realloc(p->items, (p->count + 1) * sizeof(struct eca_result *));
		if (!p->items)
			abort();
		p->items[p->count++] = eca_result_copy(eca_score(scoring, assessment));
	}
	eca_scoring_free(scoring);
	eca_reader_free(reader);
}

int main(int argc, char **argv)
{
	struct profiles p = { 0 };
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	struct eca_set *set;
	size_t i, count;

	if (argc > 1 && strcmp(argv[1], "--evidence") == 0) {
		p.evidence = true;
		argc--;
		argv++;
	}
	if (argc != 4) {
		fputs("usage: generate [--evidence] SET ANSWERS COUNT\n", stderr);
		return 2;
	}
	set = eca_set_load(argv[1], &findings, &err);
	if (!set) {
		fprintf(stderr, "%s\n", err.kind ? err.text : "the set has mistakes: see eca check");
		return 3;
	}
	p.model = eca_set_model(set);
	read_profiles(&p, set, argv[2]);
	count = strtoul(argv[3], NULL, 10);
	print_header(&p);
	for (i = 0; i < count && p.count > 0; i++)
		print_firm(&p, i);
	for (i = 0; i < p.count; i++)
		eca_result_free(p.items[i]);
	free(p.items);
	eca_findings_free(&findings);
	eca_set_free(set);
	return fflush(stdout) != 0 || p.count == 0;
}
