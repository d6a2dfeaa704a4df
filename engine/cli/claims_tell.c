/* Claims for people: means, and the most overrated questions and firms. */
#include <stdlib.h>

#include "arena.h"
#include "buf.h"
#include "claims.h"
#include "phrases.h"
#include "table.h"

enum { SHOWN = 5, N_COLUMNS = 4 };

/* Sums over the firms of which both points are known. */
struct sum {
	size_t firms;
	int64_t claimed, verified, difference; /* millionths */
};

struct teller {
	const struct claims *claims;
	const struct eca_model *model;
	size_t language;
	const char *code;
	size_t width;
	bool colour;
	struct eca_output *out;
	struct sum *sums; /* one per node */
	size_t n_firms;
};

/* A firm or node and by how much it is overrated. */
struct rank {
	size_t index;
	double difference;
};

/* ---- Sums ---- */

static void add_points(struct sum *sum, const struct claim_points *points)
{
	if (!points->claimed_known || !points->verified_known)
		return;
	sum->firms++;
	sum->claimed += points->claimed;
	sum->verified += points->verified;
	sum->difference += points->difference;
}

static void add_up(struct teller *t)
{
	struct claim claim;
	size_t i, node;

	for (i = 0; i < t->model->n_nodes; i++)
		t->sums[i] = (struct sum){ .firms = 0 };
	for (i = 0; i < t->claims->latest.ids.count; i++) {
		if (!claims_get(t->claims, i, &claim))
			continue;
		t->n_firms++;
		for (node = 0; node < t->model->n_nodes; node++) {
			struct claim_points points = claim_points(&claim, node);

			add_points(&t->sums[node], &points);
		}
	}
}

/* ---- Tables ---- */

static const char *print(const struct teller *t, double millionths, char text[ECA_SCORE_SIZE])
{
	return phrase_number(t->code, eca_print_score(t->model, millionths / 1e6, text));
}

/* With its sign, as a difference reads. */
static const char *print_signed(const struct teller *t, double millionths,
                                char text[ECA_SCORE_SIZE])
{
	text[0] = '+';
	print(t, millionths, millionths > 0 ? text + 1 : text);
	return text;
}

static struct table *new_table(const struct teller *t, enum phrase what)
{
	const struct table_column columns[N_COLUMNS] = {
		{ .title = phrase_in(t->code, what), .least = 14, .most = 60, .lines = 2 },
		{ .title = phrase_in(t->code, PHRASE_CLAIMED), .least = 8, .most = 20, .right = true },
		{ .title = phrase_in(t->code, PHRASE_VERIFIED), .least = 8, .most = 20, .right = true },
		{ .title = phrase_in(t->code, PHRASE_DIFFERENCE), .least = 8, .most = 20, .right = true },
	};

	return table_new(columns, N_COLUMNS, t->width, t->colour, t->out);
}

static void put_row(const struct teller *t, struct table *table, const char *name,
                    const struct sum *sum)
{
	char claimed[ECA_SCORE_SIZE], verified[ECA_SCORE_SIZE], difference[ECA_SCORE_SIZE + 1];
	double n = (double)sum->firms;

	if (!sum->firms)
		return;
	table_row(table, (struct table_cell[N_COLUMNS]){
		{ name, NULL },
		{ print(t, (double)sum->claimed / n, claimed), NULL },
		{ print(t, (double)sum->verified / n, verified), NULL },
		{ print_signed(t, (double)sum->difference / n, difference),
		  sum->difference > 0 ? "33" : NULL },
	});
}

static void put_node(const struct teller *t, struct table *table, size_t node)
{
	const char *name = node == t->model->overall
	                           ? phrase_in(t->code, PHRASE_OVERALL)
	                           : eca_say(t->model, &t->model->nodes[node].name, t->language);

	put_row(t, table, name, &t->sums[node]);
}

static void put_firm(const struct teller *t, struct table *table, size_t firm)
{
	struct sum sum = { .firms = 0 };
	struct claim_points points;
	struct claim claim;

	claims_get(t->claims, firm, &claim);
	points = claim_points(&claim, t->model->overall);
	add_points(&sum, &points);
	put_row(t, table, claim.firm_id, &sum);
}

static void put_means(const struct teller *t)
{
	struct table *table = new_table(t, PHRASE_MEAN);
	size_t i;

	put_node(t, table, t->model->overall);
	for (i = 0; i < t->model->n_pillars; i++)
		put_node(t, table, t->model->first_pillar + i);
	table_end(table);
}

/* ---- Ranks ---- */

/* Keeps the SHOWN that are overrated most, the first of equals first. */
static void rank(struct rank *ranks, size_t *count, size_t index, double difference)
{
	size_t i;

	if (difference <= 0 || (*count == SHOWN && ranks[SHOWN - 1].difference >= difference))
		return;
	i = *count < SHOWN ? (*count)++ : SHOWN - 1;
	for (; i > 0 && ranks[i - 1].difference < difference; i--)
		ranks[i] = ranks[i - 1];
	ranks[i] = (struct rank){ index, difference };
}

static void put_ranks(const struct teller *t, enum phrase what, const struct rank *ranks,
                      size_t count,
                      void (*put)(const struct teller *t, struct table *table, size_t index))
{
	struct table *table;
	size_t i;

	if (!count)
		return;
	eca_output_write(t->out, "\n", 1);
	table = new_table(t, what);
	for (i = 0; i < count; i++)
		put(t, table, ranks[i].index);
	table_end(table);
}

static void put_questions(const struct teller *t)
{
	struct rank ranks[SHOWN];
	size_t count = 0, node;

	for (node = 0; node < t->model->first_criterion; node++)
		if (t->sums[node].firms)
			rank(ranks, &count, node,
			     (double)t->sums[node].difference / (double)t->sums[node].firms);
	put_ranks(t, PHRASE_OVERRATED, ranks, count, put_node);
}

static void put_firms(const struct teller *t)
{
	struct rank ranks[SHOWN];
	struct claim claim;
	size_t count = 0, i;

	for (i = 0; i < t->claims->latest.ids.count; i++)
		if (claims_get(t->claims, i, &claim))
			rank(ranks, &count, i,
			     (double)claim_points(&claim, t->model->overall).difference);
	put_ranks(t, PHRASE_OVERRATING, ranks, count, put_firm);
}

/* ---- The whole ---- */

static void put_heading(const struct teller *t)
{
	struct buf text = { 0 }, count = { 0 };

	buf_count(&count, t->n_firms);
	phrase_add(&text, t->code, PHRASE_CLAIMS, buf_string(&count), NULL, NULL);
	eca_output_write(t->out, "\n", 1);
	table_paragraph(buf_string(&text), t->width, t->out);
	eca_output_write(t->out, "\n", 1);
	buf_free(&text);
	buf_free(&count);
}

void claims_tell(const struct claims *claims, size_t language, size_t width, bool colour,
                 struct eca_output *out)
{
	struct teller t = {
		.claims = claims,
		.model = claims->model,
		.language = language,
		.code = claims->model->languages[language],
		.width = width,
		.colour = colour,
		.out = out,
		.sums = need_memory(claims->model->n_nodes * sizeof(*t.sums)),
	};

	add_up(&t);
	if (t.n_firms) {
		put_heading(&t);
		put_means(&t);
		put_questions(&t);
		put_firms(&t);
	}
	free(t.sums);
}
