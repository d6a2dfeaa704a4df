#include "publish.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "method.h"
#include "publish_parts.h"

/* ---- Blocks ---- */

void publish_say(struct publishing *p, enum block_kind kind, enum word word, const char *a,
                 const char *b, const char *c)
{
	struct text text = { 0 };

	text_fill(&text, say_word(p->say, word), a, b, c, NULL);
	document_add(p->out, kind, text_string(&text));
	text_free(&text);
}

void publish_heading(struct publishing *p, int level, const char *anchor, enum word word)
{
	document_heading(p->out, level, anchor, say_word(p->say, word));
}

void publish_step(struct publishing *p, const char *anchor, enum word word, const char *a)
{
	struct text text = { 0 };

	text_fill(&text, say_word(p->say, word), a, NULL);
	document_heading(p->out, 3, anchor, text_string(&text));
	text_free(&text);
}

void publish_table(struct publishing *p, const unsigned char *widths, const enum word *titles)
{
	size_t i;

	document_table(p->out, widths);
	for (i = 0; widths[i]; i++)
		document_cell(p->out, say_word(p->say, titles[i]));
}

void publish_text(struct publishing *p, enum block_kind kind, struct text *text)
{
	document_add(p->out, kind, text_string(text));
	text_clear(text);
}

void publish_line(struct text *text, const char *line)
{
	if (!*line)
		return;
	text_add(text, text->length ? "\n" : "");
	text_add(text, line);
}

void publish_points(struct publishing *p, double points)
{
	char number[SAY_SIZE];

	document_number(p->out, say_threshold(p->say, points, number),
	                round(points * p->model->display_max * 1e4) / 1e6);
}

void publish_weight(struct publishing *p, double weight)
{
	char number[SAY_SIZE];

	document_number(p->out, say_number(p->say, weight, number), weight);
}

/* ---- The head ---- */

static void say_days(const struct publishing *p, struct text *out)
{
	const struct eca_model *m = p->model;
	char from[SAY_SIZE], to[SAY_SIZE];

	say_date(p->say, m->effective_from, from);
	if (m->effective_to == INT_MAX)
		text_fill(out, say_word(p->say, W_PUB_FROM_DAY), from, NULL);
	else
		text_fill(out, say_word(p->say, W_PUB_DAYS), from,
		          say_date(p->say, m->effective_to, to), NULL);
}

static void stamp_row(struct publishing *p, enum word label, const char *text)
{
	document_lead(p->out, NULL, say_word(p->say, label));
	document_cell(p->out, text);
}

static void head(struct publishing *p)
{
	static const unsigned char widths[] = { 3, 9, 0 };
	static const enum word titles[] = { W_FORM_ITEM, W_PUB_VALUE };
	const struct eca_model *m = p->model;
	struct text days = { 0 };

	document_add(p->out, BLOCK_TITLE, say_text(p->say, &m->name));
	if (*say_text(p->say, &m->notice))
		document_add(p->out, BLOCK_NOTICE, say_text(p->say, &m->notice));
	say_days(p, &days);
	publish_table(p, widths, titles);
	stamp_row(p, W_SET, m->id);
	stamp_row(p, W_PUB_VERSION, m->version);
	stamp_row(p, W_PUB_EFFECTIVE, text_string(&days));
	stamp_row(p, W_SET_SHA256, m->sha256);
	stamp_row(p, W_ENGINE, "eca " ECA_VERSION);
	text_free(&days);
}

/* ---- How it is computed ---- */

static void put_item(void *context, const char *sentence)
{
	struct publishing *p = context;

	document_add(p->out, BLOCK_ITEM, sentence);
}

void publish_method(struct publishing *p)
{
	publish_heading(p, 1, "how", W_HOW);
	say_method(p->say, put_item, p);
}

void publish_glossary(struct publishing *p)
{
	static const unsigned char widths[] = { 3, 9, 0 };
	static const enum word titles[] = { W_TERM, W_MEANING };
	struct term terms[GLOSSARY_MOST];
	size_t i, count = glossary_terms(p->say, terms);

	publish_heading(p, 1, "glossary", W_GLOSSARY);
	publish_table(p, widths, titles);
	for (i = 0; i < count; i++) {
		document_lead(p->out, NULL, say_word(p->say, terms[i].term));
		document_cell(p->out, say_word(p->say, terms[i].meaning));
	}
}

/* ---- The whole ---- */

static void put_together(const struct publish_about *about, size_t language,
                         struct document *out)
{
	static void (*const parts[])(struct publishing *) = {
		head, publish_method, publish_example, publish_weights, publish_profile,
		publish_criteria, publish_tiers, publish_gates, publish_evidence, publish_actions,
		publish_glossary, publish_changes,
	};
	struct report *say = say_new(about->example, about->model, language);
	struct publishing p = { about, about->model, say, language, out };
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		parts[i](&p);
	say_free(say);
}

bool publish(const struct publish_about *about, publication_writer *write, const char *path,
             struct eca_error *err)
{
	struct document documents[ECA_LANGUAGES_MAX] = { 0 };
	const struct publication publication = {
		about->model, about->languages, documents, about->n_languages,
	};
	bool well;
	size_t i;

	for (i = 0; i < about->n_languages; i++) {
		documents[i].language = about->model->languages[about->languages[i]];
		put_together(about, about->languages[i], &documents[i]);
	}
	well = write(&publication, path, err);
	for (i = 0; i < about->n_languages; i++)
		document_free(&documents[i]);
	return well;
}
