/* Results as CSV: one row an assessment, see docs/formats.md. A row costs about as
 * much as copying it, so numbers are printed by hand. */
#include <stdlib.h>

#include "arena.h"
#include "csv_out.h"
#include "writer.h"

/* What is the same in every row, escaped once. */
struct constants {
	struct buf set;    /* ",set,version," */
	struct buf sha256; /* ",set_sha256," */
	struct buf engine; /* ",engine\n" */
};

static const char *const columns_before[] = {
	"firm_id", "set", "version", "source", "assessor", "assessed_on", "status", "overall",
};
static const char *const columns_behind[] = {
	"tier",    "tier_before_gates", "gates",          "completeness",
	"missing", "set_sha256",        "answers_sha256", "engine",
};
enum {
	N_BEFORE = sizeof(columns_before) / sizeof(columns_before[0]),
	N_BEHIND = sizeof(columns_behind) / sizeof(columns_behind[0]),
	N_BETWEEN_PILLARS_AND_HASHES = 5, /* tier to missing */
};

static void add_buf(struct buf *buf, const struct buf *other)
{
	buf_add(buf, other->bytes, other->used);
}

static void fill_constants(struct constants *constants, const struct eca_model *model)
{
	buf_char(&constants->set, ',');
	csv_out_cell(&constants->set, model->id);
	buf_char(&constants->set, ',');
	csv_out_cell(&constants->set, model->version);
	buf_char(&constants->set, ',');
	buf_char(&constants->sha256, ',');
	buf_text(&constants->sha256, model->sha256);
	buf_char(&constants->sha256, ',');
	buf_text(&constants->engine, "," ECA_VERSION "\n");
}

static void begin(struct eca_writer *writer)
{
	const struct eca_model *model = writer->model;
	struct constants *constants = need_memory(sizeof(*constants));
	size_t i;

	*constants = (struct constants){ 0 };
	fill_constants(constants, model);
	writer->state = constants;
	if (writer->bom)
		buf_text(&writer->buf, "\uFEFF");
	for (i = 0; i < N_BEFORE; i++) {
		buf_text(&writer->buf, columns_before[i]);
		buf_char(&writer->buf, ',');
	}
	for (i = 0; i < model->n_pillars; i++) {
		buf_text(&writer->buf, model->nodes[model->first_pillar + i].id);
		buf_char(&writer->buf, ',');
	}
	for (i = 0; i < N_BEHIND; i++) {
		buf_text(&writer->buf, columns_behind[i]);
		buf_char(&writer->buf, i + 1 < N_BEHIND ? ',' : '\n');
	}
}

/* A number of hundredths, 0 to 10000: "12.34". */
static void put_hundredths(struct buf *buf, unsigned hundredths)
{
	char *start = buf_room(buf, sizeof("100.00")), *to = start;

	if (hundredths >= 10000)
		*to++ = '1';
	if (hundredths >= 1000)
		*to++ = (char)('0' + hundredths / 1000 % 10);
	*to++ = (char)('0' + hundredths / 100 % 10);
	*to++ = '.';
	*to++ = (char)('0' + hundredths / 10 % 10);
	*to++ = (char)('0' + hundredths % 10);
	buf->used += (size_t)(to - start);
}

/* Rounded in decimal from whole millionths, half away from zero. */
static void put_score(struct buf *buf, const struct eca_score *score)
{
	uint64_t millionths;

	if (!score->known)
		return;
	millionths = (uint64_t)(score->points * 1e6 + 0.5);
	put_hundredths(buf, (unsigned)((millionths + 5000) / 10000));
}

static void put_scores(struct buf *buf, const struct eca_result *result)
{
	const struct eca_model *model = result->model;
	size_t i;

	put_score(buf, &result->scores[model->overall]);
	for (i = 0; i < model->n_pillars; i++) {
		buf_char(buf, ',');
		put_score(buf, &result->scores[model->first_pillar + i]);
	}
	buf_char(buf, ',');
}

static void put_tier(struct buf *buf, const struct eca_result *result, size_t tier)
{
	if (tier != ECA_NONE)
		buf_text(buf, result->model->tiers[tier].id);
	buf_char(buf, ',');
}

static void put_gates(struct buf *buf, const struct eca_result *result)
{
	bool first = true;
	size_t i;

	for (i = 0; i < result->model->n_gates; i++) {
		if (result->gates[i] != ECA_GATE_FIRED)
			continue;
		if (!first)
			buf_char(buf, ';');
		buf_text(buf, result->model->gates[i].id);
		first = false;
	}
	buf_char(buf, ',');
}

/* given / required with four decimals, half up. */
static void put_completeness(struct buf *buf, const struct eca_result *result)
{
	size_t required = result->required;
	size_t share = required ? (20000 * result->given + required) / (2 * required) : 10000;
	size_t divisor;

	buf_char(buf, (char)('0' + share / 10000));
	buf_char(buf, '.');
	for (divisor = 1000; divisor; divisor /= 10)
		buf_char(buf, (char)('0' + share / divisor % 10));
	buf_char(buf, ',');
}

static void put_missing(struct buf *buf, const struct eca_result *result)
{
	size_t i;

	for (i = 0; i < result->n_missing; i++) {
		if (i)
			buf_char(buf, ';');
		buf_text(buf, result->model->questions[result->missing[i]].id);
	}
}

static void put_who(struct buf *buf, const struct constants *constants,
                    const struct eca_assessment *who)
{
	char date[ECA_DATE_SIZE];

	csv_out_cell(buf, who->firm_id);
	add_buf(buf, &constants->set);
	buf_text(buf, eca_source_word(who->source));
	buf_char(buf, ',');
	csv_out_free_text(buf, who->assessor);
	buf_char(buf, ',');
	if (who->dated)
		buf_text(buf, eca_print_date(who->assessed_on, date));
	buf_char(buf, ',');
}

static void put_nothing(struct buf *buf, const struct eca_model *model)
{
	size_t commas = model->n_pillars + N_BETWEEN_PILLARS_AND_HASHES;

	memset(buf_room(buf, commas), ',', commas);
	buf->used += commas;
}

static void put(struct eca_writer *writer, const struct eca_result *result)
{
	const struct constants *constants = writer->state;
	struct buf *buf = &writer->buf;

	put_who(buf, constants, result->assessment);
	buf_text(buf, eca_status_word(result->status));
	buf_char(buf, ',');
	if (result->status == ECA_STATUS_FAILED) {
		put_nothing(buf, result->model);
	} else {
		put_scores(buf, result);
		put_tier(buf, result, result->tier);
		put_tier(buf, result, result->tier_before_gates);
		put_gates(buf, result);
		put_completeness(buf, result);
		put_missing(buf, result);
	}
	add_buf(buf, &constants->sha256);
	buf_text(buf, result->assessment->sha256);
	add_buf(buf, &constants->engine);
}

static void end(struct eca_writer *writer)
{
	struct constants *constants = writer->state;

	buf_free(&constants->set);
	buf_free(&constants->sha256);
	buf_free(&constants->engine);
	free(constants);
}

const struct writer_format writer_csv = { begin, put, end };
