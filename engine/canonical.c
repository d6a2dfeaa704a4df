#include "canonical.h"

#include <string.h>

#include "decimal.h"

enum { GIVEN_SIZE = 32 }; /* longer ones are rare */

static struct piece make_piece(struct arena *arena, const char *id)
{
	const char *text = arena_format(arena, "|%s", id);
	size_t length = strlen(text);
	struct piece piece = { .length = PIECE_LONG };

	if (length > PIECE_SIZE) {
		piece.is.all.text = text;
		piece.is.all.length = length;
		return piece;
	}
	memcpy(piece.is.text, text, length);
	piece.length = (unsigned char)length;
	return piece;
}

static size_t length_of(const struct piece *piece)
{
	return piece->length == PIECE_LONG ? piece->is.all.length : piece->length;
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

static void make_grades(struct canonical *c, const struct eca_model *model, struct arena *arena)
{
	size_t i, most = 0;

	c->grades = arena_array(arena, model->n_grades, sizeof(*c->grades));
	for (i = 0; i < model->n_grades; i++) {
		c->grades[i] = make_piece(arena, model->grades[i].id);
		if (length_of(&c->grades[i]) > most)
			most = length_of(&c->grades[i]);
	}
	c->longest = 2 * PIECE_SIZE + c->n_questions * (1 + GIVEN_SIZE + GIVEN_AHEAD + most);
}

static void make_names(struct canonical *c, struct arena *arena)
{
	struct buf names = { 0 };
	size_t i;

	buf_text(&names, "eca-answers 1\nfirm_id\tsource\tassessor\tassessed_on");
	for (i = 0; i < c->n_questions; i++) {
		buf_char(&names, '\t');
		buf_text(&names, c->model->questions[c->questions[i]].id);
	}
	buf_char(&names, '\n');
	c->names = arena_text(arena, buf_string(&names));
	buf_free(&names);
}

void canonical_make(struct canonical *c, const struct eca_model *model, struct arena *arena)
{
	size_t i;

	*c = (struct canonical){ .model = model, .identity = hash_new("", 0) };
	c->questions = arena_array(arena, model->n_questions, sizeof(*c->questions));
	for (i = 0; i < model->n_questions; i++)
		if (!model->questions[i].derived)
			c->questions[c->n_questions++] = i;
	c->none = arena_array(arena, model->n_questions, sizeof(*c->none));
	make_grades(c, model, arena);
	make_names(c, arena);
	c->hash = hash_new(c->names, strlen(c->names));
}

void canonical_free(struct canonical *canonical)
{
	buf_free(&canonical->form);
	hash_free(canonical->hash);
	hash_free(canonical->identity);
}

static inline char *add_piece(char *to, const struct piece *piece)
{
	if (piece->length == PIECE_LONG) {
		memcpy(to, piece->is.all.text, piece->is.all.length);
		return to + piece->is.all.length;
	}
	memcpy(to, piece->is.text, PIECE_SIZE);
	return to + piece->length;
}

static void add_escaped(struct buf *buf, const char *text)
{
	static const char special[] = "\\\t\n|", letters[] = "\\tn|";
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

/* What tells assessments apart. */
static void add_head(struct buf *buf, const struct eca_assessment *assessment)
{
	char date[ECA_DATE_SIZE] = "";

	if (assessment->dated)
		eca_print_date(assessment->assessed_on, date);
	add_escaped(buf, assessment->firm_id);
	buf_text(buf, assessment->source == ECA_SELF ? "\tself\t" : "\tsite_visit\t");
	add_escaped(buf, assessment->assessor);
	buf_char(buf, '\t');
	buf_text(buf, date);
}

/* Ends here what is written by way of a buffer; returns where the form goes on, with
 * room for the rest. */
static char *go_on(struct canonical *c)
{
	return buf_room(&c->form, c->longest);
}

/* Eight bytes at a time, whatever its length. */
static inline char *add_given(struct canonical *c, char *to, const struct given *given)
{
	size_t done = 0;

	if (given->length > GIVEN_SIZE) {
		c->form.used = (size_t)(to - c->form.bytes);
		buf_add(&c->form, given->text, given->length);
		return go_on(c);
	}
	do {
		memcpy(to + done, given->text + done, GIVEN_AHEAD);
		done += GIVEN_AHEAD;
	} while (done < given->length);
	return to + given->length;
}

/* Appends a value that is not given so. */
static char *add_value(struct canonical *c, char *to, size_t question,
                       const struct eca_answer *answer)
{
	c->form.used = (size_t)(to - c->form.bytes);
	canonical_value(&c->form, &c->model->questions[question], answer);
	return go_on(c);
}

static char *add_note(struct canonical *c, char *to, const struct eca_answer *answer)
{
	c->form.used = (size_t)(to - c->form.bytes);
	buf_text(&c->form, answer->grade == ECA_NO_GRADE ? "||" : "|");
	add_escaped(&c->form, answer->note);
	return go_on(c);
}

static char *add_remarks(struct canonical *c, char *to, const struct eca_answer *answer)
{
	if (answer->state == ECA_MISSING)
		return to;
	if (answer->grade != ECA_NO_GRADE)
		to = add_piece(to, &c->grades[answer->grade]);
	return answer->note ? add_note(c, to, answer) : to;
}

static void add_questions(struct canonical *c, const struct eca_answer *answers,
                          const struct given *given, bool remarked)
{
	const size_t *question = c->questions, *end = question + c->n_questions;
	char *to = go_on(c);

	for (; question < end; question++) {
		const struct given *as = &given[*question];

		*to++ = '\t';
		if (as->text)
			to = add_given(c, to, as);
		else if (answers[*question].state != ECA_MISSING)
			to = add_value(c, to, *question, &answers[*question]);
		if (remarked)
			to = add_remarks(c, to, &answers[*question]);
	}
	*to++ = '\n';
	c->form.used = (size_t)(to - c->form.bytes);
}

void canonical_begin(struct canonical *canonical, const struct eca_assessment *assessment,
                     unsigned char digest[HASH_SIZE])
{
	canonical->form.used = 0;
	add_head(&canonical->form, assessment);
	hash_bytes(canonical->identity, canonical->form.bytes, canonical->form.used, digest);
}

void canonical_sign(struct canonical *canonical, struct eca_assessment *assessment,
                    const struct given *given, bool remarked)
{
	unsigned char digest[HASH_SIZE];

	add_questions(canonical, assessment->answers, given ? given : canonical->none,
	              remarked);
	hash_bytes(canonical->hash, canonical->form.bytes, canonical->form.used, digest);
	hash_hex(digest, assessment->sha256);
}
