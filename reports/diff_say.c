#include "diff_say.h"

#include <stdio.h>
#include <string.h>

struct diff_say diff_say_new(const struct eca_diff *diff, size_t language)
{
	return (struct diff_say){ diff, language,
		                  words_tongue(diff->after->languages[language]) };
}

const char *diff_word(const struct diff_say *say, enum word word)
{
	return words_say(word, say->tongue);
}

static void fill(const struct diff_say *say, struct text *out, enum word word, const char *a,
                 const char *b)
{
	text_fill(out, diff_word(say, word), a, b, NULL);
}

/* ---- What an edit is about ---- */

static bool is_question(const char *kind)
{
	static const char *const kinds[] = { "yes_no", "level", "choice", "multi",
		                             "number", "date",  "text",   "derived" };
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!strcmp(kind, kinds[i]))
			return true;
	return false;
}

static void say_subject(const struct diff_say *say, const struct eca_edit *edit, struct text *out)
{
	static const struct {
		const char *kind;
		enum word word;
	} words[] = {
		{ "set", W_EDIT_SET },           { "pillar", W_EDIT_PILLAR },
		{ "criterion", W_EDIT_CRITERION }, { "option", W_EDIT_OPTION },
		{ "tier", W_EDIT_TIER },         { "gate", W_EDIT_GATE },
		{ "weighting", W_EDIT_WEIGHTING }, { "grade", W_EDIT_GRADE },
		{ "evidence", W_EDIT_EVIDENCE }, { "profile", W_EDIT_PROFILE },
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strcmp(words[i].kind, edit->kind)) {
			fill(say, out, words[i].word, edit->of, edit->owner);
			return;
		}
	if (is_question(edit->kind))
		fill(say, out, *edit->within ? W_EDIT_QUESTION : W_EDIT_FIELD, edit->of, "");
	else if (!strcmp(edit->kind, "action"))
		fill(say, out, W_EDIT_ACTION, edit->within, "");
	else
		fill(say, out, W_EDIT_PROGRAMME, *edit->of ? edit->of : edit->kind, "");
}

static void say_points(const struct diff_say *say, const struct eca_edit *edit, struct text *out)
{
	if (!*edit->part)
		text_add(out, diff_word(say, W_EDIT_POINTS));
	else if (!strcmp(edit->kind, "level"))
		fill(say, out, W_EDIT_POINTS_LEVEL, edit->part, "");
	else
		fill(say, out, !strcmp(edit->kind, "yes_no") ? W_EDIT_POINTS_OF : W_EDIT_POINTS_AT,
		     edit->part, "");
}

/* A field by the word of people, or else by that of the language. */
static void say_field(const struct diff_say *say, const struct eca_edit *edit, struct text *out)
{
	static const struct {
		const char *field;
		enum word word;
	} words[] = {
		{ "weight", W_EDIT_WEIGHT }, { "from", W_EDIT_THRESHOLD }, { "needs", W_EDIT_NEEDS },
		{ "levels", W_EDIT_LEVELS }, { "type", W_EDIT_TYPE },      { "factor", W_EDIT_FACTOR },
		{ "score", W_EDIT_SCORE },   { "completeness", W_EDIT_COMPLETENESS },
	};
	size_t i;

	if (!strcmp(edit->kind, "weighting") && strcmp(edit->field, "when") != 0) {
		fill(say, out, W_EDIT_WEIGHT_OF, edit->field, "");
		return;
	}
	if (!strcmp(edit->field, "points")) {
		say_points(say, edit, out);
		return;
	}
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strcmp(words[i].field, edit->field))
			break;
	text_add(out, i < sizeof(words) / sizeof(words[0]) ? diff_word(say, words[i].word)
	                                                   : edit->field);
	if (!*edit->part)
		return;
	text_add(out, " (");
	text_add(out, edit->part);
	text_add(out, ")");
}

static void say_values(const struct eca_edit *edit, struct text *out)
{
	text_add(out, *edit->before ? edit->before : "–");
	text_add(out, " → ");
	text_add(out, *edit->after ? edit->after : "–");
}

static void say_changed(const struct diff_say *say, const struct eca_edit *edit, struct text *out)
{
	struct text field = { 0 }, values = { 0 };

	say_field(say, edit, &field);
	if (strcmp(edit->before, edit->after) != 0)
		say_values(edit, &values);
	else
		text_add(&values, diff_word(say, W_EDIT_FUNCTION));
	fill(say, out, W_EDIT_SAYS, text_string(&field), text_string(&values));
	text_free(&field);
	text_free(&values);
}

static void say_change(const struct diff_say *say, const struct eca_edit *edit, struct text *out)
{
	struct text values = { 0 };

	switch (edit->change) {
	case ECA_CHANGED: say_changed(say, edit, out); break;
	case ECA_ADDED: text_add(out, diff_word(say, W_EDIT_ADDED)); break;
	case ECA_REMOVED: text_add(out, diff_word(say, W_EDIT_REMOVED)); break;
	case ECA_MOVED: fill(say, out, W_EDIT_MOVED, edit->before, edit->after); break;
	case ECA_REWORDED: fill(say, out, W_EDIT_REWORDED, edit->part, ""); break;
	default:
		say_values(edit, &values);
		fill(say, out, W_EDIT_SAYS, diff_word(say, W_EDIT_REORDERED), text_string(&values));
	}
	text_free(&values);
}

void diff_say_edit(const struct diff_say *say, const struct eca_edit *edit, struct text *out)
{
	struct text subject = { 0 }, change = { 0 };

	say_subject(say, edit, &subject);
	say_change(say, edit, &change);
	fill(say, out, W_EDIT_SAYS, text_string(&subject), text_string(&change));
	text_free(&subject);
	text_free(&change);
}

/* ---- Causes ---- */

static void add_number(struct text *out, size_t edit)
{
	char number[24];

	snprintf(number, sizeof(number), "%zu", edit + 1);
	text_add(out, number);
}

static void add_edit(const struct diff_say *say, size_t edit, bool in_words, struct text *out)
{
	if (in_words)
		text_add(out, "[");
	add_number(out, edit);
	if (!in_words)
		return;
	text_add(out, "] ");
	diff_say_edit(say, &say->diff->edits[edit], out);
}

static void add_edits(const struct diff_say *say, const struct eca_way *way, bool in_words,
                      struct text *out)
{
	size_t i;

	for (i = 0; i < way->n_edits; i++) {
		text_add(out, !i ? "" : i + 1 < way->n_edits ? ", " : diff_word(say, W_DIFF_WITH));
		add_edit(say, way->edits[i], in_words, out);
	}
}

static void add_way(const struct diff_say *say, const struct eca_way *way, bool in_words,
                    struct text *out)
{
	struct text edits = { 0 };

	add_edits(say, way, in_words, &edits);
	if (way->n_edits > 1)
		fill(say, out, W_DIFF_TOGETHER, text_string(&edits), "");
	else
		text_add(out, text_string(&edits));
	text_free(&edits);
}

void diff_say_cause(const struct diff_say *say, const struct eca_cause *cause, bool in_words,
                    struct text *out)
{
	struct text ways = { 0 };
	size_t i;

	for (i = 0; i < cause->n_ways; i++) {
		text_add(&ways, i ? diff_word(say, W_DIFF_OR) : "");
		add_way(say, &cause->ways[i], in_words, &ways);
	}
	if (!cause->n_ways)
		text_add(out, diff_word(say, W_DIFF_UNEXPLAINED));
	else if (cause->n_ways > 1)
		fill(say, out, W_DIFF_EITHER, text_string(&ways), "");
	else
		text_add(out, text_string(&ways));
	text_free(&ways);
}

void diff_say_groups(const struct diff_say *say, struct text *out)
{
	const struct eca_diff *diff = say->diff;
	size_t i, k;

	for (i = 0; i < diff->n_edits; i++) {
		size_t members = 0;

		for (k = 0; k < i; k++)
			if (diff->edits[k].group == diff->edits[i].group)
				break;
		if (k < i || diff->edits[i].group == ECA_NONE)
			continue;
		for (k = i + 1; k < diff->n_edits; k++) {
			if (diff->edits[k].group != diff->edits[i].group)
				continue;
			if (!members++) {
				text_add(out, *text_string(out) ? diff_word(say, W_ALSO) : "");
				add_number(out, i);
			}
			text_add(out, diff_word(say, W_DIFF_WITH));
			add_number(out, k);
		}
	}
}

/* ---- Numbers and names ---- */

const char *diff_say_place(const struct diff_say *say, bool after, size_t place)
{
	const struct eca_model *model = after ? say->diff->after : say->diff->before;
	size_t language = eca_language(model, say->diff->after->languages[say->language]);

	if (place < model->n_tiers)
		return eca_say(model, &model->tiers[place].name, language);
	return diff_word(say, place == model->n_tiers ? W_DIFF_NO_TIER : W_DIFF_REJECTED);
}

const char *diff_say_share(const struct diff_say *say, const struct eca_breakdown *breakdown,
                           const struct eca_share_of *share)
{
	const char *code = say->diff->after->languages[say->language];
	const char *text;

	if (!share->text)
		return diff_word(say, W_DIFF_NO_ANSWER);
	text = eca_say(breakdown->model, share->text, eca_language(breakdown->model, code));
	return *text ? text : share->id;
}

static char *with_mark(const struct diff_say *say, char *number)
{
	char *point = strchr(number, '.');

	if (point && say->tongue != TONGUE_EN)
		*point = ',';
	return number;
}

char *diff_say_points(const struct diff_say *say, double points, char *out)
{
	return with_mark(say, eca_print_points(points, 2, out));
}

static const char *sign_of(double x)
{
	return x < 0 ? "−" : x > 0 ? "+" : "";
}

char *diff_say_change(const struct diff_say *say, double change, char *out)
{
	char number[ECA_SCORE_SIZE];
	bool none;

	eca_print_points(change < 0 ? -change : change, 2, number);
	none = !strcmp(number, "0.00");
	snprintf(out, DIFF_SAY_SIZE, "%s%s", none ? "" : sign_of(change), number);
	return with_mark(say, out);
}

static char *edge(const struct diff_say *say, double x, char *out)
{
	char number[ECA_SCORE_SIZE];

	snprintf(out, DIFF_SAY_SIZE, "%s%s", sign_of(x), eca_print_number(x < 0 ? -x : x, number));
	return with_mark(say, out);
}

void diff_say_bin(const struct diff_say *say, const struct eca_bin *bin, struct text *out)
{
	char from[DIFF_SAY_SIZE], to[DIFF_SAY_SIZE];

	if (bin->from == 0 && bin->to == 0) {
		text_add(out, diff_word(say, W_DIFF_NO_CHANGE));
		return;
	}
	text_add(out, edge(say, bin->from, from));
	text_add(out, " … ");
	text_add(out, edge(say, bin->to, to));
}

void diff_say_at(const struct eca_model *model, const struct eca_place *at, struct text *out)
{
	size_t length = strlen(model->folder);
	const char *file = at->file;
	char line[24];

	if (!file)
		return;
	if (!strncmp(file, model->folder, length) && file[length] == '/')
		file += length + 1;
	text_add(out, file);
	snprintf(line, sizeof(line), ":%d", at->line);
	text_add(out, line);
}
