/* A set published: all of it is there, numbers are the model's, sums of the worked example add
 * up, and no text is taken for markup. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "eca.h"
#include "reports/publish.h"
#include "reports/whole.h"

static const size_t all_languages[] = { 0, 1, 2 };

/* ---- The document of hanoi-2026 ---- */

static struct eca_set *set;
static const struct eca_model *model;
static struct eca_result *example;
static void (*look)(const struct publication *publication);

static bool capture(const struct publication *publication, const char *path, struct eca_error *err)
{
	(void)path;
	(void)err;
	look(publication);
	return true;
}

static void publish_to(void (*looks)(const struct publication *publication))
{
	const struct publish_about about = {
		.model = model, .languages = all_languages, .n_languages = 3,
		.example = example, .example_name = "an example",
	};
	struct eca_error err = { 0 };

	look = looks;
	assert_true(publish(&about, capture, "", &err));
}

static int load(void **state)
{
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	struct eca_trial *trial;
	size_t count, i, variety, most = 0;

	(void)state;
	set = eca_set_load_examples("criteria/hanoi-2026", &findings, &err);
	eca_findings_free(&findings);
	if (!set)
		return -1;
	model = eca_set_model(set);
	trial = eca_trial_new(set);
	eca_set_examples(set, &count);
	for (i = 0; i < count; i++) {
		const struct eca_outcome *outcome = eca_trial_run(trial, i);

		if (!publish_can_work(outcome->result, &variety) || (example && variety <= most))
			continue;
		eca_result_free(example);
		example = eca_result_copy(outcome->result);
		most = variety;
	}
	eca_trial_free(trial);
	return example ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	eca_result_free(example);
	eca_set_free(set);
	return 0;
}

/* The block with that anchor. */
static size_t find(const struct document *document, const char *prefix, const char *id)
{
	char anchor[256];
	size_t i;

	snprintf(anchor, sizeof(anchor), "%s%s", prefix, id);
	for (i = 0; i < document->n_blocks; i++)
		if (document->blocks[i].anchor && !strcmp(document->blocks[i].anchor, anchor))
			return i;
	fail_msg("nothing has the anchor %s", anchor);
	return 0;
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("“%s” is not in: %s", part, text);
}

/* A number of at most six decimals as people of the language write it, up to 9999. */
static const char *written(double number, const char *language, char out[64])
{
	char *point;

	snprintf(out, 64, "%.10g", number);
	point = strchr(out, '.');
	if (point && strcmp(language, "en") != 0)
		*point = ',';
	return out;
}

/* ---- All of it ---- */

static void same_shape(const struct publication *p)
{
	size_t i, k;

	for (k = 1; k < p->n_documents; k++) {
		assert_int_equal(p->documents[k].n_blocks, p->documents[0].n_blocks);
		for (i = 0; i < p->documents[0].n_blocks; i++) {
			assert_int_equal(p->documents[k].blocks[i].kind, p->documents[0].blocks[i].kind);
			assert_true(p->documents[k].blocks[i].number == p->documents[0].blocks[i].number);
		}
	}
}

static void test_same_shape(void **state)
{
	(void)state;
	publish_to(same_shape);
}

static void check_tables(const struct publication *p)
{
	const struct document *d = &p->documents[0];
	size_t i, k, width;

	for (i = 0; i < d->n_blocks; i++) {
		if (d->blocks[i].kind != BLOCK_TABLE)
			continue;
		for (k = width = 0; k < d->blocks[i].n_columns; k++)
			width += d->blocks[i].widths[k];
		assert_int_equal(width, DOCUMENT_COLUMNS);
		assert_true(document_cells(d, i) > d->blocks[i].n_columns);
		assert_int_equal(document_cells(d, i) % d->blocks[i].n_columns, 0);
	}
}

static void test_tables(void **state)
{
	(void)state;
	publish_to(check_tables);
}

static void check_unique_anchors(const struct publication *p)
{
	const struct document *d = &p->documents[0];
	size_t i;

	for (i = 0; i < d->n_blocks; i++)
		if (d->blocks[i].anchor)
			assert_int_equal(find(d, "", d->blocks[i].anchor), i);
}

static void test_unique_anchors(void **state)
{
	(void)state;
	publish_to(check_unique_anchors);
}

static const char *points_word(const char *language)
{
	return !strcmp(language, "vi") ? "điểm" : "points";
}

/* Every option, and every breakpoint's points, in the cell about answers. */
static void check_answers(const struct eca_question *q, const char *text, const char *language,
                          size_t index)
{
	char line[512], number[64];
	size_t i;

	for (i = 0; i < q->n_options; i++) {
		assert_has(text, eca_say(model, &q->options[i].text, index));
		if (q->points == ECA_POINTS_NONE)
			continue;
		snprintf(line, sizeof(line), ": %s %s",
		         written(q->options[i].points, language, number), points_word(language));
		assert_has(text, line + (strcmp(language, "fr") ? 0 : 1));
	}
	for (i = 0; i < q->n_breakpoints; i++) {
		snprintf(line, sizeof(line), " %s %s",
		         written(q->breakpoints[i].points, language, number),
		         points_word(language));
		assert_has(text, line);
	}
}

static void check_question(const struct document *d, const struct eca_question *q, size_t language)
{
	size_t at = find(d, "question-", q->id);
	const char *asked = d->blocks[at].text;

	assert_has(asked, eca_say(model, &q->text, language));
	assert_has(asked, eca_say(model, &q->help, language));
	assert_has(asked, eca_say(model, &q->evidence, language));
	assert_has(asked, eca_say(model, &q->period, language));
	assert_has(asked, eca_say(model, &q->na, language));
	assert_has(asked, q->id);
	if (q->node == ECA_NONE) {
		check_answers(q, d->blocks[at + 1].text, d->language, language);
		return;
	}
	if (model->nodes[q->node].scored)
		assert_true(d->blocks[at + 1].number == model->nodes[q->node].weight);
	check_answers(q, d->blocks[at + 2].text, d->language, language);
}

static void check_questions(const struct publication *p)
{
	size_t i, k;

	for (k = 0; k < p->n_documents; k++)
		for (i = 0; i < model->n_questions; i++)
			check_question(&p->documents[k], &model->questions[i], k);
}

static void test_every_question(void **state)
{
	(void)state;
	publish_to(check_questions);
}

static void check_nodes(const struct publication *p)
{
	char weight[64];
	size_t i;

	for (i = model->first_criterion; i < model->overall; i++) {
		const struct eca_node *node = &model->nodes[i];
		bool pillar = node->kind == ECA_PILLAR;
		size_t at = find(&p->documents[0], pillar ? "pillar-" : "criterion-", node->id);

		assert_has(p->documents[0].blocks[at].text, eca_say(model, &node->name, 0));
		assert_has(p->documents[0].blocks[at + 1].text, written(node->weight, "vi", weight));
		assert_has(p->documents[0].blocks[at + 1].text, eca_say(model, &node->why, 0));
	}
}

static void test_every_criterion(void **state)
{
	(void)state;
	publish_to(check_nodes);
}

/* The cells of the first table behind the heading, its header left out. */
static const struct block *cells_of(const struct document *d, const char *anchor, size_t *columns)
{
	size_t at = find(d, "", anchor);

	while (d->blocks[at].kind != BLOCK_TABLE)
		at++;
	*columns = d->blocks[at].n_columns;
	return &d->blocks[at + 1 + *columns];
}

static void check_rules(const struct publication *p)
{
	const struct document *d = &p->documents[1];
	const struct block *cells;
	size_t i, columns;

	cells = cells_of(d, "tiers", &columns);
	for (i = 0; i < model->n_tiers; i++) {
		assert_string_equal(cells[i * columns].text, eca_say(model, &model->tiers[i].name, 1));
		assert_true(cells[i * columns + 1].number ==
		            model->tiers[i].from * model->display_max / 100);
		assert_string_equal(cells[i * columns + 3].text,
		                    eca_say(model, &model->tiers[i].meaning, 1));
	}
	cells = cells_of(d, "gates", &columns);
	for (i = 0; i < model->n_gates; i++)
		assert_string_equal(cells[i * columns].text, eca_say(model, &model->gates[i].name, 1));
	cells = cells_of(d, "evidence", &columns);
	for (i = 0; i < model->n_grades; i++)
		assert_true(cells[i * columns + 1].number == model->grades[i].factor);
	cells = cells_of(d, "actions", &columns);
	for (i = 0; i < model->n_actions; i++)
		assert_has(cells[i * columns + 2].text, eca_say(model, &model->actions[i].text, 1));
	cells = cells_of(d, "support", &columns);
	for (i = 0; i < model->n_areas; i++)
		assert_string_equal(cells[i * columns].text, eca_say(model, &model->areas[i].name, 1));
}

static void test_every_rule(void **state)
{
	(void)state;
	publish_to(check_rules);
}

static void check_weightings(const struct publication *p)
{
	size_t columns, i, k;
	const struct block *cells = cells_of(&p->documents[0], "weightings", &columns);

	assert_int_equal(columns, 1 + model->n_pillars);
	for (k = 0; k < model->n_pillars; k++) {
		assert_true(cells[1 + k].number == model->nodes[model->first_pillar + k].weight);
		for (i = 0; i < model->n_weightings; i++)
			assert_true(cells[(i + 1) * columns + 1 + k].number ==
			            model->weightings[i].weights[model->first_pillar + k]);
	}
}

static void test_every_weighting(void **state)
{
	(void)state;
	publish_to(check_weightings);
}

/* ---- The worked example ---- */

/* Points, weight and product of each row stand from column `first` on; the total is last. */
static void check_sum(const struct document *d, const char *anchor, size_t first, size_t node)
{
	const struct eca_node *n = &model->nodes[node];
	size_t columns, i;
	const struct block *cells = cells_of(d, anchor, &columns), *row = cells + first;
	double weights = 0, products = 0;

	for (i = 0; i < n->n_children; i++, row += columns) {
		if (!example->scores[n->first_child + i].known) {
			assert_false(row[0].is_number);
			continue;
		}
		assert_true(row[0].number == example->scores[n->first_child + i].points);
		assert_true(row[1].number == eca_weight(example, n->first_child + i));
		assert_true(fabs(row[2].number - row[0].number * row[1].number) < 1e-8);
		weights += row[1].number;
		products += row[2].number;
	}
	assert_true(fabs(row[1].number - weights) < 1e-8);
	assert_true(fabs(row[2].number - products) < 1e-8);
	assert_true(fabs(products / weights - example->scores[node].points) < 1e-6);
}

static void check_example(const struct publication *p)
{
	const struct document *d = &p->documents[0];
	size_t i, pillar = ECA_NONE, criterion = ECA_NONE;

	for (i = model->first_criterion; i < model->overall; i++) {
		bool is_pillar = model->nodes[i].kind == ECA_PILLAR;
		size_t at = find(d, "", is_pillar ? "step-2" : "step-1");

		if (strstr(d->blocks[at].text, eca_say(model, &model->nodes[i].name, 0)))
			*(is_pillar ? &pillar : &criterion) = i;
	}
	assert_true(criterion != ECA_NONE && pillar == model->nodes[criterion].parent);
	check_sum(d, "step-1", 2, criterion);
	check_sum(d, "step-2", 1, pillar);
	check_sum(d, "step-3", 1, model->overall);
}

static void test_example_adds_up(void **state)
{
	(void)state;
	publish_to(check_example);
}

/* ---- Texts that look like markup ---- */

#define HOSTILE "<script>alert(\"1\")</script> & 'q' | *b* _u_ [x](y) `c` # ~~s~~ $m$ \\\x01\x02."

static char *read_all(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *bytes = calloc(1, 1 << 20);

	assert_non_null(file);
	assert_true(fread(bytes, 1, (1 << 20) - 1, file) > 0);
	fclose(file);
	return bytes;
}

/* A small document, written in one language, or with French beside it. */
static char *write_small(publication_writer *write, const char *text, size_t n)
{
	static const unsigned char widths[] = { 4, 8, 0 };
	struct document small[2] = { { .language = "en" }, { .language = "fr" } };
	const struct publication publication = { model, all_languages, small, n };
	struct eca_error err = { 0 };
	char path[] = "/tmp/eca-publish-XXXXXX", *bytes;
	size_t i;

	close(mkstemp(path));
	for (i = 0; i < n; i++) {
		document_add(&small[i], BLOCK_TITLE, text);
		document_heading(&small[i], 1, "one", i ? "Un" : "One");
		document_add(&small[i], BLOCK_PARAGRAPH, text);
		document_add(&small[i], BLOCK_ITEM, i ? "1. oui" : "1. yes");
		document_table(&small[i], widths);
		document_cell(&small[i], "A");
		document_cell(&small[i], "B");
		document_lead(&small[i], "x", "first\n- second");
		document_number(&small[i], "0.5", 0.5);
	}
	assert_true(write(&publication, path, &err));
	for (i = 0; i < n; i++)
		document_free(&small[i]);
	bytes = read_all(path);
	unlink(path);
	return bytes;
}

#define HOSTILE_HTML "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;q&#39; | *b* _u_ " \
	"[x](y) `c` # ~~s~~ $m$ \\."

static void test_hostile_html(void **state)
{
	char *html = write_small(document_write_html, HOSTILE, 1);

	(void)state;
	assert_has(html, "<title>" HOSTILE_HTML "</title>");
	assert_has(html, "<h1>" HOSTILE_HTML "</h1>");
	assert_has(html, "<p>" HOSTILE_HTML "</p>");
	assert_null(strstr(html, "<script"));
	assert_has(html, "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">");
	assert_has(html, "<td id=\"x\"><strong>first</strong><br/>- second</td>"
	                 "<td class=\"number\">0.5</td>");
	assert_has(html, "<li><a href=\"#one\">One</a>");
	assert_true(whole_xml(html + strlen("<!DOCTYPE html>\n"),
	                      strlen(html) - strlen("<!DOCTYPE html>\n")));
	free(html);
}

static void test_hostile_markdown(void **state)
{
	char *text = write_small(document_write_markdown, HOSTILE, 1);

	(void)state;
	assert_has(text, "\n&lt;script&gt;alert(\"1\")&lt;/script&gt; &amp; 'q' \\| \\*b\\* \\_u\\_ "
	                 "\\[x\\](y) \\`c\\` \\# \\~\\~s\\~\\~ \\$m\\$ \\\\  .\n");
	assert_has(text, "- 1\\. yes\n");
	assert_has(text, "| A | B |\n| --- | ---: |\n"
	                 "| <a id=\"x\"></a>**first**<br>\\- second | 0.5 |\n");
	free(text);
}

static void test_side_by_side(void **state)
{
	char *html = write_small(document_write_html, "same", 2);
	char *text = write_small(document_write_markdown, "same", 2);

	(void)state;
	assert_has(html, "<p>same</p>");
	assert_has(html, "<h2 id=\"one\"><div lang=\"en\">One</div>"
	                 "<div lang=\"fr\" class=\"other\">Un</div></h2>");
	assert_has(html, "<li><div class=\"pair\"><div lang=\"en\">1. yes</div>");
	assert_has(text, "## One / Un\n");
	assert_has(text, "| English | Français |\n| --- | --- |\n| same | same |\n"
	                 "| • 1\\. yes | • 1\\. oui |\n");
	free(html);
	free(text);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_shape),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_unique_anchors),
		cmocka_unit_test(test_every_question),
		cmocka_unit_test(test_every_criterion),
		cmocka_unit_test(test_every_rule),
		cmocka_unit_test(test_every_weighting),
		cmocka_unit_test(test_example_adds_up),
		cmocka_unit_test(test_hostile_html),
		cmocka_unit_test(test_hostile_markdown),
		cmocka_unit_test(test_side_by_side),
	};

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, load, unload);
}
