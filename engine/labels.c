#include "labels.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "utf8.h"

#define SIDE_BY_SIDE " / "

struct label {
	const char *list, *key, *meaning; /* meaning NULL: several things are called so */
};

struct labels {
	struct label *slots; /* hash table, at most half full */
	size_t used, size;
	size_t longest; /* key, in bytes */
	struct arena arena, scratch; /* scratch: the key being looked up */
};

/* What everyone writes, in the languages of the engine's own texts. */
static const struct {
	const char *list, *meaning, *text;
} common[] = {
	{ LABELS_YES_NO, "yes", "Có" },
	{ LABELS_YES_NO, "yes", "Yes" },
	{ LABELS_YES_NO, "yes", "Oui" },
	{ LABELS_YES_NO, "yes", "1" },
	{ LABELS_YES_NO, "yes", "true" },
	{ LABELS_YES_NO, "no", "Không" },
	{ LABELS_YES_NO, "no", "No" },
	{ LABELS_YES_NO, "no", "Non" },
	{ LABELS_YES_NO, "no", "0" },
	{ LABELS_YES_NO, "no", "false" },
	{ LABELS_STATES, "NA", "NA" },
	{ LABELS_STATES, "NA", "N/A" },
	{ LABELS_STATES, "NA", "KAD" },
	{ LABELS_STATES, "NA", "s.o." },
	{ LABELS_STATES, "NA", "Không áp dụng" },
	{ LABELS_STATES, "NA", "Not applicable" },
	{ LABELS_STATES, "NA", "Sans objet" },
	{ LABELS_STATES, "ND", "ND" },
	{ LABELS_STATES, "ND", "Chưa có số liệu" },
	{ LABELS_STATES, "ND", "Không có số liệu" },
	{ LABELS_STATES, "ND", "Không có dữ liệu" },
	{ LABELS_STATES, "ND", "No data" },
	{ LABELS_STATES, "ND", "Aucune donnée" },
	{ LABELS_STATES, "ND", "Pas de données" },
	{ LABELS_SOURCE, "self", "Tự đánh giá" },
	{ LABELS_SOURCE, "self", "Self-assessment" },
	{ LABELS_SOURCE, "self", "Auto-évaluation" },
	{ LABELS_SOURCE, "site_visit", "Đánh giá tại chỗ" },
	{ LABELS_SOURCE, "site_visit", "Site visit" },
	{ LABELS_SOURCE, "site_visit", "Visite sur site" },
};

/* ---- The table ---- */

/* FNV-1a over the list, a NUL and the key. */
static size_t hash_of(const char *list, const char *key)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	const char *const texts[] = { list, key };
	size_t i;

	for (i = 0; i < 2; i++) {
		const char *at = texts[i];

		do
			hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
		while (*at++);
	}
	return (size_t)(hash ^ hash >> 32);
}

/* Where the label stands, or would. */
static struct label *slot_of(const struct labels *labels, const char *list, const char *key)
{
	size_t last = labels->size - 1, slot = hash_of(list, key) & last;

	while (labels->slots[slot].key && (strcmp(labels->slots[slot].key, key) != 0 ||
	                                   strcmp(labels->slots[slot].list, list) != 0))
		slot = (slot + 1) & last;
	return &labels->slots[slot];
}

static void grow(struct labels *labels)
{
	struct labels old = *labels;
	size_t i;

	labels->size = old.size ? 2 * old.size : 256;
	labels->slots = need_memory(labels->size * sizeof(*labels->slots));
	memset(labels->slots, 0, labels->size * sizeof(*labels->slots));
	for (i = 0; i < old.size; i++)
		if (old.slots[i].key)
			*slot_of(labels, old.slots[i].list, old.slots[i].key) = old.slots[i];
	free(old.slots);
}

size_t labels_add(struct labels *labels, const char *list, const char *meaning, const char *text,
                  size_t length)
{
	const char *key;
	struct label *label;

	if (2 * labels->used >= labels->size)
		grow(labels);
	arena_reset(&labels->scratch);
	key = utf8_key(&labels->scratch, text, &length);
	label = slot_of(labels, list, key);
	if (!length)
		return 0;
	if (label->key) {
		if (label->meaning && strcmp(label->meaning, meaning) != 0)
			label->meaning = NULL;
		return 0;
	}
	labels->used++;
	if (length > labels->longest)
		labels->longest = length;
	*label = (struct label){ arena_text(&labels->arena, list),
		                 arena_copy(&labels->arena, key, length),
		                 arena_text(&labels->arena, meaning) };
	return strlen(list) + length + strlen(meaning);
}

static void add_text(struct labels *labels, const char *list, const char *meaning,
                     const struct eca_text *text)
{
	size_t i;

	for (i = 0; i < ECA_LANGUAGES_MAX; i++)
		if (text->in[i])
			labels_add(labels, list, meaning, text->in[i], strlen(text->in[i]));
}

static void add_question(struct labels *labels, const struct eca_question *question)
{
	size_t i;

	add_text(labels, LABELS_QUESTIONS, question->id, &question->text);
	for (i = 0; i < question->n_options; i++)
		add_text(labels, question->id, question->options[i].id, &question->options[i].text);
}

struct labels *labels_new(const struct eca_model *model)
{
	struct labels *labels = need_memory(sizeof(*labels));
	size_t i;

	*labels = (struct labels){ 0 };
	grow(labels);
	if (!model)
		return labels;
	for (i = 0; i < model->n_questions; i++)
		add_question(labels, &model->questions[i]);
	for (i = 0; i < model->n_grades; i++)
		add_text(labels, LABELS_EVIDENCE, model->grades[i].id, &model->grades[i].text);
	for (i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		labels_add(labels, common[i].list, common[i].meaning, common[i].text,
		           strlen(common[i].text));
	return labels;
}

void labels_free(struct labels *labels)
{
	if (!labels)
		return;
	free(labels->slots);
	arena_free(&labels->arena);
	arena_free(&labels->scratch);
	free(labels);
}

/* ---- Looking up ---- */

/* A text of labels side by side, at most so many pieces between its " / ": labels have
 * them too, so which pieces are one label must be tried out. */
enum { PIECES_MAX = 4 * ECA_LANGUAGES_MAX };

struct pieces {
	size_t starts[PIECES_MAX + 1]; /* in the text; the last is where one more would */
	size_t count;
	const char *meanings[PIECES_MAX][PIECES_MAX + 1]; /* of those from one to before another */
};

/* False where there are none, or too many to be labels. */
static bool find_pieces(struct pieces *pieces, const char *key)
{
	const char *at = key, *slash;

	pieces->starts[0] = pieces->count = 0;
	while ((slash = strstr(at, SIDE_BY_SIDE))) {
		if (pieces->count + 1 == PIECES_MAX)
			return false;
		at = slash + strlen(SIDE_BY_SIDE);
		pieces->starts[++pieces->count] = (size_t)(at - key);
	}
	pieces->starts[++pieces->count] = strlen(key) + strlen(SIDE_BY_SIDE);
	return pieces->count > 1;
}

static const char *look_up(const struct labels *labels, const char *list, char *key, size_t from,
                           size_t to)
{
	const char *meaning;
	char behind = key[to];

	if (to - from > labels->longest)
		return NULL;
	key[to] = '\0';
	meaning = slot_of(labels, list, key + from)->meaning;
	key[to] = behind;
	return meaning;
}

static void find_meanings(struct pieces *pieces, const struct labels *labels, const char *list,
                          char *key)
{
	size_t from, to;

	for (from = 0; from < pieces->count; from++)
		for (to = from + 1; to <= pieces->count; to++)
			pieces->meanings[from][to] =
				look_up(labels, list, key, pieces->starts[from],
				        pieces->starts[to] - strlen(SIDE_BY_SIDE));
}

/* Whether all pieces are labels of that meaning, the first ending before the piece `to`. */
static bool all_mean(const struct pieces *pieces, const char *meaning, size_t to)
{
	bool reached[PIECES_MAX + 1] = { false };
	size_t from;

	for (reached[to] = true, from = to; from < pieces->count; from++)
		for (to = from + 1; reached[from] && to <= pieces->count; to++) {
			const char *next = pieces->meanings[from][to];

			reached[to] |= next && !strcmp(next, meaning);
		}
	return reached[pieces->count];
}

/* `key` is written to, and put together again. */
static const char *find_key(const struct labels *labels, const char *list, char *key)
{
	const char *meaning = slot_of(labels, list, key)->meaning;
	struct pieces pieces;
	size_t to;

	if (meaning || strlen(key) > ECA_LANGUAGES_MAX * (labels->longest + strlen(SIDE_BY_SIDE)) ||
	    !find_pieces(&pieces, key))
		return meaning;
	find_meanings(&pieces, labels, list, key);
	for (to = 1; to < pieces.count; to++) {
		meaning = pieces.meanings[0][to];
		if (meaning && all_mean(&pieces, meaning, to))
			return meaning;
	}
	return NULL;
}

static char *key_of(struct labels *labels, const char *text, size_t length)
{
	arena_reset(&labels->scratch);
	return utf8_key(&labels->scratch, text, &length);
}

const char *labels_find(struct labels *labels, const char *list, const char *text, size_t length)
{
	return find_key(labels, list, key_of(labels, text, length));
}

/* Behind the number and the mark at the start of a key such as "3 - words", or NULL.
 * "1.5" and "2-3" are no such numbers. */
static char *behind_number(char *key)
{
	char *at = key + strspn(key, "0123456789");

	if (at == key)
		return NULL;
	at += *at == ' ';
	if (!*at)
		return at;
	if (!strchr("-.:)", *at) || (at[1] >= '0' && at[1] <= '9'))
		return NULL;
	at++;
	return at + (*at == ' ');
}

static const char *find_level(const struct labels *labels, const struct eca_question *question,
                              char *key)
{
	char *words = behind_number(key);
	const char *meant;
	size_t level;

	if (!words)
		return NULL;
	level = (size_t)strtoul(key, NULL, 10);
	if (level >= question->n_options)
		return NULL;
	meant = find_key(labels, question->id, words);
	return meant && strcmp(meant, question->options[level].id) != 0 ? NULL
	                                                               : question->options[level].id;
}

const char *labels_answer(struct labels *labels, const struct eca_question *question,
                          const char *text, size_t length)
{
	char *key = key_of(labels, text, length);
	const char *meaning = find_key(labels, question->id, key);

	if (!meaning && question->type == ECA_YES_NO)
		meaning = find_key(labels, LABELS_YES_NO, key);
	if (!meaning && question->type == ECA_LEVEL)
		meaning = find_level(labels, question, key);
	if (!meaning && question->type != ECA_TEXT)
		meaning = find_key(labels, LABELS_STATES, key);
	return meaning;
}

static bool differ(const char *found, const char *meaning)
{
	return found && strcmp(found, meaning) != 0;
}

/* Of the languages in a label that is not in the list as a whole. */
static const char *other_in_part(const struct labels *labels, const char *list, char *key,
                                 const char *meaning)
{
	struct pieces pieces;
	size_t i;

	if (!find_pieces(&pieces, key))
		return NULL;
	find_meanings(&pieces, labels, list, key);
	for (i = 1; i < pieces.count; i++) {
		if (differ(pieces.meanings[0][i], meaning))
			return pieces.meanings[0][i];
		if (differ(pieces.meanings[i][pieces.count], meaning))
			return pieces.meanings[i][pieces.count];
	}
	return NULL;
}

const char *labels_other(struct labels *labels, const struct eca_question *question,
                         const char *list, const char *text, size_t length,
                         const char *meaning, bool *same)
{
	char *key = key_of(labels, text, length), *words = NULL;
	const char *found;

	if (question && question->type == ECA_LEVEL)
		words = behind_number(key);
	key = words && *words ? words : key;
	found = find_key(labels, list, key);
	if (!found && question && question->type == ECA_YES_NO)
		found = find_key(labels, LABELS_YES_NO, key);
	*same = found && !differ(found, meaning);
	if (found)
		return *same ? NULL : found;
	return other_in_part(labels, list, key, meaning);
}
