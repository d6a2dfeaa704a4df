#include "canonical.h"

#include <string.h>

#include "decimal.h"

/* Where the pieces of a line stand, by the state of the answer. */
static const unsigned char piece_of[] = {
	[ECA_MISSING] = 0,
	[ECA_NO_DATA] = 1,
	[ECA_NA] = 2,
	[ECA_ANSWERED] = 3,
};

enum { PIECE_ANSWERED = 3 };

static struct piece make_piece(struct arena *arena, const char *before, const char *id,
                               const char *between, const char *after)
{
	const char *text = arena_format(arena, "%s%s%s%s", before, id, between, after);
	struct piece piece = { .length = strlen(text) };

	memcpy(piece.text, text, piece.length < PIECE_SIZE ? piece.length : PIECE_SIZE);
	if (piece.length > PIECE_SIZE)
		piece.rest = text + PIECE_SIZE;
	return piece;
}

static bool has_one_option(const struct eca_question *question)
{
	return question->type == ECA_YES_NO || question->type == ECA_LEVEL ||
	       question->type == ECA_CHOICE;
}

static const char *option_id(const struct eca_question *question, size_t option)
{
	if (question->type == ECA_YES_NO)
		return option ? "yes" : "no";
	return question->options[option].id;
}

static size_t count_options(const struct eca_question *question)
{
	if (question->type == ECA_YES_NO)
		return 2;
	return has_one_option(question) ? question->n_options : 0;
}

/* The pieces of one line; those of a derived field are all empty. Adds the length
 * of the longest to `*longest`. */
static const struct piece *make_pieces(struct arena *arena, const struct eca_question *question,
                                       size_t *longest)
{
	size_t n_options = count_options(question), count = PIECE_ANSWERED + n_options + 1, i, most = 0;
	struct piece *pieces = arena_array(arena, count, sizeof(*pieces));
	const char *id = question->id;

	if (question->derived)
		return pieces;
	pieces[piece_of[ECA_NA]] = make_piece(arena, "\n", id, "\t", "NA");
	pieces[piece_of[ECA_NO_DATA]] = make_piece(arena, "\n", id, "\t", "ND");
	pieces[PIECE_ANSWERED] = make_piece(arena, "\n", id, "\t", "");
	for (i = 0; i < n_options; i++)
		pieces[PIECE_ANSWERED + i] =
			make_piece(arena, "\n", id, "\t", option_id(question, i));
	for (i = 0; i < count; i++)
		if (pieces[i].length > most)
			most = pieces[i].length;
	*longest += most;
	return pieces;
}

static void make_grades(struct canonical *c, const struct eca_model *model, struct arena *arena)
{
	size_t i, most = 0;

	c->grades = arena_array(arena, model->n_grades + 1, sizeof(*c->grades));
	for (i = 0; i < model->n_grades; i++) {
		c->grades[i + 1] = make_piece(arena, "\t", model->grades[i].id, "", "");
		if (c->grades[i + 1].length > most)
			most = c->grades[i + 1].length;
	}
	c->longest += c->n_lines * most;
}

void canonical_make(struct canonical *canonical, const struct eca_model *model, struct arena *arena)
{
	size_t i;

	*canonical = (struct canonical){ .n_lines = model->n_questions, .hash = hash_new(),
	                                 .longest = 2 * PIECE_SIZE };
	canonical->lines = arena_array(arena, canonical->n_lines, sizeof(*canonical->lines));
	for (i = 0; i < canonical->n_lines; i++) {
		const struct eca_question *question = &model->questions[i];

		canonical->lines[i] = (struct canonical_line){
			.question = question,
			.by_option = has_one_option(question),
			.pieces = make_pieces(arena, question, &canonical->longest),
		};
	}
	make_grades(canonical, model, arena);
}

void canonical_free(struct canonical *canonical)
{
	buf_free(&canonical->form);
	hash_free(canonical->hash);
}

static inline char *add_piece(char *to, const struct piece *piece)
{
	memcpy(to, piece->text, PIECE_SIZE);
	if (piece->rest)
		memcpy(to + PIECE_SIZE, piece->rest, piece->length - PIECE_SIZE);
	return to + piece->length;
}

static void add_escaped(struct buf *buf, const char *text)
{
	static const char special[] = "\\\t\n", letters[] = "\\tn";
	size_t plain;

	while (plain = strcspn(text, special), buf_add(buf, text, plain), text[plain]) {
		buf_char(buf, '\\');
		buf_char(buf, letters[strchr(special, text[plain]) - special]);
		text += plain + 1;
	}
}

static void add_set(struct buf *buf, const struct eca_question *question, uint64_t set)
{
	size_t i;

	if (!set)
		buf_char(buf, '-');
	for (i = 0; set; i++, set >>= 1) {
		if (!(set & 1))
			continue;
		buf_text(buf, question->options[i].id);
		if (set > 1)
			buf_char(buf, ';');
	}
}

static void add_number(struct buf *buf, double number)
{
	buf->used += decimal_print(number, buf_room(buf, ECA_SCORE_SIZE));
}

static void add_date(struct buf *buf, int days)
{
	char *text = buf_room(buf, ECA_DATE_SIZE);

	buf->used += strlen(eca_print_date(days, text));
}

/* What was answered, but for types whose answer is one option. */
static void add_answered(struct buf *buf, const struct eca_question *question,
                         const struct eca_answer *answer)
{
	if (question->type == ECA_NUMBER)
		add_number(buf, answer->number);
	else if (question->type == ECA_MULTI)
		add_set(buf, question, answer->set);
	else if (question->type == ECA_DATE)
		add_date(buf, (int)answer->number);
	else
		add_escaped(buf, answer->text);
}

void canonical_value(struct buf *buf, const struct eca_question *question,
                     const struct eca_answer *answer)
{
	if (answer->state == ECA_NA)
		buf_text(buf, "NA");
	else if (answer->state == ECA_NO_DATA)
		buf_text(buf, "ND");
	else if (answer->state == ECA_ANSWERED && has_one_option(question))
		buf_text(buf, option_id(question, (size_t)answer->number));
	else if (answer->state == ECA_ANSWERED)
		add_answered(buf, question, answer);
}

static void add_line(struct buf *buf, const char *before, const char *value)
{
	buf_text(buf, before);
	add_escaped(buf, value);
}

/* The lines that tell assessments apart, without the last one's line feed. */
static void add_head(struct buf *buf, const struct eca_assessment *assessment)
{
	char date[ECA_DATE_SIZE] = "";

	if (assessment->dated)
		eca_print_date(assessment->assessed_on, date);
	add_line(buf, "eca-answers 1\nfirm_id\t", assessment->firm_id);
	add_line(buf, "\nsource\t", assessment->source == ECA_SELF ? "self" : "site_visit");
	add_line(buf, "\nassessor\t", assessment->assessor);
	add_line(buf, "\nassessed_on\t", date);
}

/* Appends what is not made beforehand. Returns where the form goes on, with room
 * for all pieces. */
static char *add_value(struct canonical *c, char *to, const struct canonical_line *line,
                       const struct eca_answer *answer, const struct given *given)
{
	c->form.used = (size_t)(to - c->form.bytes);
	if (line->question->type == ECA_NUMBER && given && given->length)
		buf_add(&c->form, given->text, given->length);
	else
		add_answered(&c->form, line->question, answer);
	return buf_room(&c->form, c->longest);
}

static char *add_note(struct canonical *c, char *to, const struct eca_answer *answer)
{
	c->form.used = (size_t)(to - c->form.bytes);
	buf_text(&c->form, answer->grade == ECA_NO_GRADE ? "\t\t" : "\t");
	add_escaped(&c->form, answer->note);
	return buf_room(&c->form, c->longest);
}

/* The lines of all questions, each with its line feed before it. Missing answers
 * and missing grades are empty pieces: nothing here depends on what was answered
 * but what is copied. */
static void add_questions(struct canonical *c, const struct eca_answer *answers,
                          const struct given *given)
{
	char *to = buf_room(&c->form, c->longest);
	size_t i;

	for (i = 0; i < c->n_lines; i++) {
		const struct canonical_line *line = &c->lines[i];
		const struct eca_answer *answer = &answers[i];
		int option = line->by_option ? (int)answer->number : 0;
		unsigned char grade = answer->state ? (unsigned char)(answer->grade + 1) : 0;

		to = add_piece(to, &line->pieces[piece_of[answer->state] + option]);
		if (!line->by_option && answer->state == ECA_ANSWERED)
			to = add_value(c, to, line, answer, given ? &given[i] : NULL);
		to = add_piece(to, &c->grades[grade]);
		if (answer->note && answer->state)
			to = add_note(c, to, answer);
	}
	*to++ = '\n';
	c->form.used = (size_t)(to - c->form.bytes);
}

const char *canonical_form(struct canonical *canonical, const struct eca_assessment *assessment,
                           const struct given *given, size_t *size)
{
	canonical->form.used = 0;
	add_head(&canonical->form, assessment);
	add_questions(canonical, assessment->answers, given);
	*size = canonical->form.used;
	return buf_string(&canonical->form);
}

void canonical_sign(struct canonical *canonical, struct eca_assessment *assessment,
                    const struct given *given)
{
	unsigned char digest[HASH_SIZE];
	size_t size;
	const char *form = canonical_form(canonical, assessment, given, &size);

	hash_bytes(canonical->hash, form, size, digest);
	hash_hex(digest, assessment->sha256);
}

void canonical_identity(struct canonical *canonical, const struct eca_assessment *assessment,
                        unsigned char digest[HASH_SIZE])
{
	canonical->form.used = 0;
	add_head(&canonical->form, assessment);
	hash_bytes(canonical->hash, canonical->form.bytes, canonical->form.used, digest);
}
