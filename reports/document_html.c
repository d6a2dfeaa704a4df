/* A document as one HTML file without anything outside it, which prints on A4. It is XML too. */
#include <stdio.h>
#include <string.h>

#include "document.h"
#include "words.h"

static const char style[] =
	"@page { size: A4; margin: 18mm 15mm 20mm; "
	"@bottom-center { content: counter(page) \" / \" counter(pages); font-size: 8pt } }\n"
	"body { font: 10pt/1.4 \"Noto Sans\", \"Segoe UI\", Arial, \"DejaVu Sans\", sans-serif; "
	"color: #222; max-width: 190mm; margin: 0 auto; padding: 0 4mm }\n"
	"h1 { font-size: 20pt; line-height: 1.2; color: #1f3864; margin: 8mm 0 4mm }\n"
	"h2 { font-size: 14pt; color: #1f3864; border-bottom: 1.5pt solid #1f3864; "
	"margin: 9mm 0 3mm }\n"
	"h3 { font-size: 11.5pt; color: #1f3864; margin: 6mm 0 2mm }\n"
	"h1, h2, h3 { break-after: avoid; page-break-after: avoid }\n"
	"p { margin: 2mm 0 } li { margin: 1mm 0 }\n"
	".notice { background: #dce6f1; border-left: 3pt solid #1f3864; padding: 2mm 4mm }\n"
	"table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 2mm 0 4mm; "
	"font-size: 9pt }\n"
	"thead { display: table-header-group }\n"
	"tr { break-inside: avoid; page-break-inside: avoid }\n"
	"th, td { border: 0.5pt solid #8fa0b5; padding: 1mm 1.5mm; vertical-align: top; "
	"text-align: left; overflow-wrap: break-word; word-wrap: break-word }\n"
	"th { background: #dce6f1; color: #1f3864; font-size: 8pt }\n"
	"td.number { text-align: right }\n"
	".pair { display: table; table-layout: fixed; width: 100% }\n"
	".pair > * { display: table-cell; width: 50%; padding-right: 4mm; vertical-align: top }\n"
	".pair > * + * { padding-right: 0 }\n"
	"td > div + div, th > div + div, .other { color: #1b5e59 }\n"
	"td > div + div { margin-top: 1mm }\n"
	"h4 { font-size: 10pt; margin: 4mm 0 1mm; break-after: avoid; page-break-after: avoid }\n"
	"nav > ul { columns: 2; font-size: 9pt }\n"
	"nav ul { list-style: none; padding: 0 } nav ul ul { padding-left: 6mm }\n"
	"nav a { color: inherit; text-decoration: none }\n"
	"@media print { body { max-width: none; padding: 0 } }\n";

struct page {
	const struct document *documents;
	size_t n;
	struct text html;
};

/* ---- Text ---- */

/* One letter, safe inside an element and in an attribute. */
static void add_letter(struct text *out, char letter)
{
	switch (letter) {
	case '<': text_add(out, "&lt;"); break;
	case '>': text_add(out, "&gt;"); break;
	case '&': text_add(out, "&amp;"); break;
	case '"': text_add(out, "&quot;"); break;
	case '\'': text_add(out, "&#39;"); break;
	case '\n': text_add(out, "<br/>"); break;
	default:
		if ((unsigned char)letter >= ' ' || letter == '\t')
			text_add_bytes(out, &letter, 1);
	}
}

static void add_bytes(struct text *out, const char *text, size_t size)
{
	while (size--)
		add_letter(out, *text++);
}

static void add_text(struct text *out, const char *text)
{
	add_bytes(out, text, strlen(text));
}

/* The text of a block, its first line strong where it leads. */
static void add_block(struct text *out, const struct block *block)
{
	size_t first = strcspn(block->text, "\n");

	if (!block->leads) {
		add_text(out, block->text);
		return;
	}
	text_add(out, "<strong>");
	add_bytes(out, block->text, first);
	text_add(out, "</strong>");
	add_text(out, block->text + first);
}

/* The block in every language, each in an element `tag` of its own; bare where there is one
 * language, or all say the same. */
static void add_languages(struct page *page, size_t index, const char *tag)
{
	size_t i;

	if (document_agrees(page->documents, page->n, index)) {
		add_block(&page->html, &page->documents[0].blocks[index]);
		return;
	}
	for (i = 0; i < page->n; i++) {
		text_fill(&page->html, "<{1} lang=\"", tag, NULL);
		add_text(&page->html, page->documents[i].language);
		text_add(&page->html, i ? "\" class=\"other\">" : "\">");
		add_block(&page->html, &page->documents[i].blocks[index]);
		text_fill(&page->html, "</{1}>", tag, NULL);
	}
}

/* ---- Blocks ---- */

static const struct block *block_of(const struct page *page, size_t index)
{
	return &page->documents[0].blocks[index];
}

static void open_tag(struct page *page, const char *tag, const char *anchor, const char *class)
{
	text_fill(&page->html, "<{1}", tag, NULL);
	if (anchor) {
		text_add(&page->html, " id=\"");
		add_text(&page->html, anchor);
		text_add(&page->html, "\"");
	}
	if (*class)
		text_fill(&page->html, " class=\"{1}\"", class, NULL);
	text_add(&page->html, ">");
}

static void close_tag(struct page *page, const char *tag)
{
	text_fill(&page->html, "</{1}>\n", tag, NULL);
}

static void put(struct page *page, size_t index, const char *tag, const char *class,
                const char *inner)
{
	open_tag(page, tag, block_of(page, index)->anchor, class);
	add_languages(page, index, inner);
	close_tag(page, tag);
}

/* A heading in several languages has one below the other. */
static void put_heading(struct page *page, size_t index)
{
	static const char *const tags[] = { "", "h2", "h3", "h4" };

	put(page, index, tags[block_of(page, index)->level], "", "div");
}

static void put_paragraph(struct page *page, size_t index, const char *class)
{
	bool pair = !document_agrees(page->documents, page->n, index);
	struct text classes = { 0 };

	text_fill(&classes, pair && *class ? "pair {1}" : pair ? "pair" : "{1}", class, NULL);
	put(page, index, pair ? "div" : "p", text_string(&classes), "div");
	text_free(&classes);
}

static void put_item(struct page *page, size_t index)
{
	const struct block *before = block_of(page, index - 1), *block = block_of(page, index);
	bool last = index + 1 == page->documents[0].n_blocks || block[1].kind != BLOCK_ITEM;
	bool pair = !document_agrees(page->documents, page->n, index);

	if (before->kind != BLOCK_ITEM)
		text_add(&page->html, "<ul>\n");
	text_add(&page->html, pair ? "<li><div class=\"pair\">" : "<li>");
	add_languages(page, index, "div");
	text_add(&page->html, pair ? "</div></li>\n" : "</li>\n");
	if (last)
		text_add(&page->html, "</ul>\n");
}

static void put_widths(struct page *page, const struct block *table)
{
	char width[32];
	size_t i;

	text_add(&page->html, "<table><colgroup>");
	for (i = 0; i < table->n_columns; i++) {
		snprintf(width, sizeof(width), "%.2f", 100.0 * table->widths[i] / DOCUMENT_COLUMNS);
		text_fill(&page->html, "<col style=\"width:{1}%\"/>", width, NULL);
	}
	text_add(&page->html, "</colgroup>\n<thead><tr>");
}

static void put_cell(struct page *page, size_t index, bool title)
{
	const struct block *block = block_of(page, index);

	if (title)
		text_add(&page->html, "<th scope=\"col\">");
	else
		open_tag(page, "td", block->anchor, block->is_number ? "number" : "");
	add_languages(page, index, "div");
	text_add(&page->html, title ? "</th>" : "</td>");
}

static void put_table(struct page *page, size_t index)
{
	const struct block *table = block_of(page, index);
	size_t n = document_cells(&page->documents[0], index), columns = table->n_columns, i;

	put_widths(page, table);
	for (i = 0; i < n; i++) {
		if (i == columns)
			text_add(&page->html, "</tr></thead>\n<tbody>\n<tr>");
		else if (i && i % columns == 0)
			text_add(&page->html, "</tr>\n<tr>");
		put_cell(page, index + 1 + i, i < columns);
	}
	text_add(&page->html, n > columns ? "</tr>\n</tbody></table>\n"
	                                  : "</tr></thead></table>\n");
}

/* ---- Contents ---- */

static void put_link(struct page *page, size_t index)
{
	text_add(&page->html, "<li><a href=\"#");
	add_text(&page->html, block_of(page, index)->anchor);
	text_add(&page->html, "\">");
	add_languages(page, index, "div");
	text_add(&page->html, "</a>");
}

/* Headings of the second level stand in a list within the item of the first. */
static void put_contents(struct page *page)
{
	const struct document *document = &page->documents[0];
	enum tongue tongue = words_tongue(document->language);
	int level = 0;
	size_t i;

	open_tag(page, "nav", NULL, "");
	open_tag(page, "h2", NULL, "");
	add_text(&page->html, words_say(W_PUB_CONTENTS, tongue));
	close_tag(page, "h2");
	for (i = 0; i < document->n_blocks; i++) {
		if (!document_lists(&document->blocks[i]))
			continue;
		if (document->blocks[i].level > level)
			text_add(&page->html, "<ul>\n");
		else
			text_add(&page->html, document->blocks[i].level < level
			                              ? "</li>\n</ul></li>\n" : "</li>\n");
		level = document->blocks[i].level;
		put_link(page, i);
	}
	for (; level > 0; level--)
		text_add(&page->html, "</li>\n</ul>");
	close_tag(page, "nav");
}

/* ---- The whole ---- */

static void put_head(struct page *page)
{
	const struct block *title = block_of(page, 0);

	text_add(&page->html, "<!DOCTYPE html>\n"
	                      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
	add_text(&page->html, page->documents[0].language);
	text_add(&page->html, "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
	                      "<meta name=\"viewport\" content=\"width=device-width\"/>\n<title>");
	add_text(&page->html, title->text);
	text_fill(&page->html, "</title>\n<style>\n{1}</style>\n</head>\n<body>\n", style, NULL);
}

static void put_block(struct page *page, size_t index)
{
	switch (block_of(page, index)->kind) {
	case BLOCK_TITLE: put(page, index, "h1", "", "div"); break;
	case BLOCK_NOTICE: put_paragraph(page, index, "notice"); break;
	case BLOCK_HEADING: put_heading(page, index); break;
	case BLOCK_PARAGRAPH: put_paragraph(page, index, ""); break;
	case BLOCK_ITEM: put_item(page, index); break;
	case BLOCK_TABLE: put_table(page, index); break;
	case BLOCK_CELL: break; /* written with its table */
	}
}

/* Contents stand before the first heading. */
static void put_body(struct page *page)
{
	bool listed = false;
	size_t i;

	for (i = 0; i < page->documents[0].n_blocks; i++) {
		if (block_of(page, i)->kind == BLOCK_HEADING && !listed) {
			put_contents(page);
			listed = true;
		}
		put_block(page, i);
	}
}

bool document_write_html(const struct publication *publication, const char *path,
                         struct eca_error *err)
{
	struct page page = { publication->documents, publication->n_documents, { 0 } };
	struct eca_output *out = eca_output_open(path, err);

	if (!out)
		return false;
	put_head(&page);
	put_body(&page);
	text_add(&page.html, "</body>\n</html>\n");
	eca_output_write(out, page.html.at, page.html.length);
	text_free(&page.html);
	return eca_output_commit(out, err);
}
