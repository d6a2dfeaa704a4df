/* A document as Markdown, with the tables of GitHub's. Languages stand side by side as columns
 * of a table, and in the cells of one below each other. */
#include <string.h>

#include "document.h"
#include "words.h"

struct markdown {
	const struct document *documents;
	size_t n;
	struct text out;
};

/* ---- Text ---- */

/* Whether a line that begins so would be a list, a heading's underline or a quotation. */
static bool is_mark(const char *line)
{
	size_t digits = strspn(line, "0123456789");

	if (digits)
		return line[digits] && strchr(".)", line[digits]) &&
		       (!line[digits + 1] || strchr(" \n", line[digits + 1]));
	return *line && strchr("+-=", *line);
}

/* Adds `size` bytes such that they are read as they stand. */
static void add_bytes(struct text *out, const char *text, size_t size)
{
	size_t i, marked = is_mark(text) ? strspn(text, "0123456789") : size;

	for (i = 0; i < size; i++) {
		if (text[i] == '<' || text[i] == '>' || text[i] == '&')
			text_add(out, text[i] == '<' ? "&lt;" : text[i] == '>' ? "&gt;" : "&amp;");
		else if (i == marked || (text[i] && strchr("\\`*_[]#|~$", text[i])))
			text_add_bytes(out, (char[]){ '\\', text[i] }, 2);
		else if ((unsigned char)text[i] >= ' ')
			text_add_bytes(out, &text[i], 1);
		else
			text_add(out, " ");
	}
}

/* The lines of a block with breaks between them, the first strong where it leads. */
static void add_lines(struct text *out, const struct block *block)
{
	const char *line = block->text;

	for (;;) {
		size_t size = strcspn(line, "\n");
		bool strong = block->leads && line == block->text && size;

		text_add(out, strong ? "**" : "");
		add_bytes(out, line, size);
		text_add(out, strong ? "**" : "");
		if (!line[size])
			return;
		line += size + 1;
		text_add(out, "<br>");
	}
}

/* A block in every language, `between` them, but nothing twice. */
static void add_languages(struct markdown *m, size_t index, const char *between)
{
	bool once = document_agrees(m->documents, m->n, index);
	size_t i;

	for (i = 0; i < (once ? 1 : m->n); i++) {
		text_add(&m->out, i ? between : "");
		add_lines(&m->out, &m->documents[i].blocks[index]);
	}
}

static const struct block *block_of(const struct markdown *m, size_t index)
{
	return &m->documents[0].blocks[index];
}

/* ---- Blocks ---- */

/* The place that links lead to. */
static void add_anchor(struct markdown *m, const char *anchor)
{
	if (anchor)
		text_fill(&m->out, "<a id=\"{1}\"></a>", anchor, NULL);
}

static void put_heading(struct markdown *m, size_t index, const char *marks)
{
	add_anchor(m, block_of(m, index)->anchor);
	text_add(&m->out, block_of(m, index)->anchor ? "\n\n" : "");
	text_add(&m->out, marks);
	add_languages(m, index, " / ");
	text_add(&m->out, "\n\n");
}

static bool flows(const struct block *block)
{
	return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM ||
	       block->kind == BLOCK_NOTICE;
}

static void put_row(struct markdown *m, size_t index)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		text_add(&m->out, block_of(m, index)->kind == BLOCK_ITEM ? "| • " : "| ");
		add_lines(&m->out, &m->documents[i].blocks[index]);
		text_add(&m->out, " ");
	}
	text_add(&m->out, "|\n");
}

/* The ruler below the header of a table, which makes it one. */
static void put_rule(struct markdown *m, size_t columns, const struct block *first)
{
	size_t i;

	for (i = 0; i < columns; i++)
		text_add(&m->out, first && first[i].is_number ? "| ---: " : "| --- ");
	text_add(&m->out, "|\n");
}

/* What follows each other outside of tables, as a table with a column a language. */
static size_t put_side_by_side(struct markdown *m, size_t index)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		text_fill(&m->out, "| {1} ", words_language(m->documents[i].language), NULL);
	text_add(&m->out, "|\n");
	put_rule(m, m->n, NULL);
	for (; index < m->documents[0].n_blocks && flows(block_of(m, index)); index++)
		put_row(m, index);
	text_add(&m->out, "\n");
	return index;
}

static void put_flow(struct markdown *m, size_t index)
{
	static const char *const marks[] = { [BLOCK_NOTICE] = "> ", [BLOCK_PARAGRAPH] = "",
		                             [BLOCK_ITEM] = "- " };
	const struct block *block = block_of(m, index);
	bool listed = block->kind == BLOCK_ITEM && block[1].kind == BLOCK_ITEM;

	text_add(&m->out, marks[block->kind]);
	add_lines(&m->out, block);
	text_add(&m->out, listed ? "\n" : "\n\n");
}

static void put_table(struct markdown *m, size_t index)
{
	size_t columns = block_of(m, index)->n_columns, n = document_cells(m->documents, index), i;

	for (i = 0; i < n; i++) {
		if (i == columns)
			put_rule(m, columns, block_of(m, index + 1 + i));
		text_add(&m->out, "| ");
		add_anchor(m, block_of(m, index + 1 + i)->anchor);
		add_languages(m, index + 1 + i, "<br>");
		text_add(&m->out, (i + 1) % columns ? " " : " |\n");
	}
	if (n == columns)
		put_rule(m, columns, NULL);
	text_add(&m->out, "\n");
}

static void put_contents(struct markdown *m)
{
	const struct document *document = &m->documents[0];
	size_t i;

	text_fill(&m->out, "## {1}\n\n",
	          words_say(W_PUB_CONTENTS, words_tongue(document->language)), NULL);
	for (i = 0; i < document->n_blocks; i++) {
		if (!document_lists(&document->blocks[i]))
			continue;
		text_add(&m->out, document->blocks[i].level == 1 ? "- [" : "  - [");
		add_languages(m, i, " / ");
		text_fill(&m->out, "](#{1})\n", document->blocks[i].anchor, NULL);
	}
	text_add(&m->out, "\n");
}

/* ---- The whole ---- */

/* Writes what stands at `index`; gives the index of what is next. */
static size_t put_block(struct markdown *m, size_t index)
{
	static const char *const marks[] = { "", "## ", "### ", "#### " };
	const struct block *block = block_of(m, index);

	if (flows(block) && m->n > 1)
		return put_side_by_side(m, index);
	if (flows(block))
		put_flow(m, index);
	else if (block->kind == BLOCK_TITLE)
		put_heading(m, index, "# ");
	else if (block->kind == BLOCK_HEADING)
		put_heading(m, index, marks[block->level]);
	else if (block->kind == BLOCK_TABLE)
		put_table(m, index);
	return index + 1;
}

bool document_write_markdown(const struct publication *publication, const char *path,
                             struct eca_error *err)
{
	struct markdown m = { publication->documents, publication->n_documents, { 0 } };
	struct eca_output *out = eca_output_open(path, err);
	bool listed = false;
	size_t i = 0;

	if (!out)
		return false;
	while (i < m.documents[0].n_blocks) {
		if (block_of(&m, i)->kind == BLOCK_HEADING && !listed) {
			put_contents(&m);
			listed = true;
		}
		i = put_block(&m, i);
	}
	eca_output_write(out, m.out.at, m.out.length);
	text_free(&m.out);
	return eca_output_commit(out, err);
}
