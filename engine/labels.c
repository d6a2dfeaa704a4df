#include "labels.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "utf8.h"

struct label {
	const char *list, *key, *meaning; /* meaning NULL: several things are called so */
};

struct labels {
	struct label *slots; /* hash table, at most half full */
	size_t used, size;
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

void labels_add(struct labels *labels, const char *list, const char *meaning, const char *text,
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
		return;
	if (label->key) {
		if (label->meaning && strcmp(label->meaning, meaning) != 0)
			label->meaning = NULL;
		return;
	}
	labels->used++;
	*label = (struct label){ arena_text(&labels->arena, list),
		                 arena_copy(&labels->arena, key, length),
		                 arena_text(&labels->arena, meaning) };
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

/* The same, or NULL where the two differ. */
static const char *both(const char *a, const char *b)
{
	return a && b && !strcmp(a, b) ? a : NULL;
}

/* `key` may be cut at " / ", and is put together again. */
static const char *find_key(const struct labels *labels, const char *list, char *key)
{
	const char *meaning = slot_of(labels, list, key)->meaning;
	char *at = key;

	while (!meaning && (at = strstr(at, " / "))) {
		*at = '\0';
		meaning = slot_of(labels, list, key)->meaning;
		if (meaning)
			meaning = both(meaning, find_key(labels, list, at + 3));
		*at++ = ' ';
	}
	return meaning;
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
