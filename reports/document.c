#include "document.h"

#include <stdlib.h>
#include <string.h>

static char *copy_of(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(zeroed(size, 1), text, size);
}

static struct block *add(struct document *document, enum block_kind kind, const char *text)
{
	struct block *block;

	if (document->n_blocks == document->room) {
		size_t room = 2 * document->room + 64;
		struct block *blocks = zeroed(room, sizeof(*blocks));

		if (document->n_blocks)
			memcpy(blocks, document->blocks, document->n_blocks * sizeof(*blocks));
		free(document->blocks);
		document->blocks = blocks;
		document->room = room;
	}
	block = &document->blocks[document->n_blocks++];
	*block = (struct block){ .kind = kind, .text = copy_of(text) };
	return block;
}

void document_free(struct document *document)
{
	size_t i;

	for (i = 0; i < document->n_blocks; i++) {
		free(document->blocks[i].text);
		free(document->blocks[i].anchor);
	}
	free(document->blocks);
}

void document_add(struct document *document, enum block_kind kind, const char *text)
{
	add(document, kind, text);
}

void document_heading(struct document *document, int level, const char *anchor,
                      const char *text)
{
	struct block *block = add(document, BLOCK_HEADING, text);

	block->level = level;
	block->anchor = copy_of(anchor);
}

void document_table(struct document *document, const unsigned char *widths)
{
	struct block *block = add(document, BLOCK_TABLE, "");

	while (widths[block->n_columns]) {
		block->widths[block->n_columns] = widths[block->n_columns];
		block->n_columns++;
	}
}

void document_cell(struct document *document, const char *text)
{
	add(document, BLOCK_CELL, text);
}

void document_lead(struct document *document, const char *anchor, const char *text)
{
	struct block *block = add(document, BLOCK_CELL, text);

	block->leads = true;
	block->anchor = anchor ? copy_of(anchor) : NULL;
}

void document_number(struct document *document, const char *text, double number)
{
	struct block *block = add(document, BLOCK_CELL, text);

	block->is_number = true;
	block->number = number;
}

bool document_lists(const struct block *block)
{
	return block->kind == BLOCK_HEADING && block->level <= 2;
}

size_t document_cells(const struct document *document, size_t index)
{
	size_t end = index + 1;

	while (end < document->n_blocks && document->blocks[end].kind == BLOCK_CELL)
		end++;
	return end - index - 1;
}

bool document_agrees(const struct document *documents, size_t n, size_t index)
{
	size_t i;

	for (i = 1; i < n; i++)
		if (strcmp(documents[i].blocks[index].text, documents[0].blocks[index].text) != 0)
			return false;
	return true;
}
