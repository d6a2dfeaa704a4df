/* The words people see, back to what a cell of CSV would hold. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "buf.h"
#include "eca.h"
#include "labels.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct eca_option levels[] = {
	{ .id = "0", .text = { { "Không có", "None" } } },
	{ .id = "1", .text = { { "Một số máy", "Some machines" } } },
	{ .id = "2", .text = { { "2–5 máy", "2–5 machines" } } },
	{ .id = "3", .text = { { "Mọi máy", "Every machine / line" } } },
};
static const struct eca_option owners[] = {
	{ .id = "private", .text = { { "Tư nhân", "Private" } } },
	{ .id = "fdi", .text = { { "Đầu tư nước ngoài", "Owners' mix" } } },
	{ .id = "mixed", .text = { { "Khác", "Private" } } },
	{ .id = "none", .text = { { "Không áp dụng", "Not applicable" } } },
};
static const struct eca_option answers[] = {
	{ .id = "no", .text = { { "Chưa", NULL } } },
	{ .id = "yes", .text = { { "Rồi", NULL } } },
};
enum { SPC, OWNER, LICENCE, REMARK, N_QUESTIONS };
static const struct eca_question questions[] = {
	[SPC] = { .id = "spc", .type = ECA_LEVEL, .text = { { "Kiểm soát quá trình?", "Process control?" } },
	          .options = levels, .n_options = COUNT(levels) },
	[OWNER] = { .id = "owner", .type = ECA_CHOICE, .text = { { "Chủ sở hữu", "Owner" } },
	            .options = owners, .n_options = COUNT(owners) },
	[LICENCE] = { .id = "licence", .type = ECA_YES_NO, .text = { { "Giấy phép", "Remark" } },
	              .options = answers, .n_options = COUNT(answers) },
	[REMARK] = { .id = "remark", .type = ECA_TEXT, .text = { { "Ghi chú", "Remark" } } },
};
static const struct eca_grade grades[] = {
	{ .id = "seen", .text = { { "Tận mắt thấy", "Seen" } } },
	{ .id = "stated", .text = { { "Nghe nói", "Stated" } } },
};
static const struct eca_model model = {
	.languages = { "vi", "en" }, .n_languages = 2,
	.questions = questions, .n_questions = N_QUESTIONS,
	.grades = grades, .n_grades = COUNT(grades),
};

static const struct answer_case {
	size_t question;
	const char *text, *want;
} answer_cases[] = {
	{ SPC, "Mọi máy", "3" },
	{ SPC, "  mọi\u00a0 MÁY ", "3" },
	{ SPC, "Mo\u0323i ma\u0301y", "3" },
	{ SPC, "Every machine / line", "3" },
	{ SPC, "Mọi máy / Every machine / line", "3" },
	{ SPC, "Every machine / line / Mọi máy", "3" },
	{ SPC, "Mọi máy / None", NULL },
	{ SPC, "3 – Mọi máy", "3" },
	{ SPC, "3 - Mọi máy", "3" },
	{ SPC, "3—Mọi máy", "3" },
	{ SPC, "3. Mọi máy", "3" },
	{ SPC, "3) every machine", "3" },
	{ SPC, "3: Mọi máy / Every machine / line", "3" },
	{ SPC, "３　－　Mọi máy", "3" },
	{ SPC, "3", "3" },
	{ SPC, "３", "3" },
	{ SPC, "3 – nobody knows these words", "3" },
	{ SPC, "3 – Một số máy", NULL },
	{ SPC, "4 – nobody knows these words", NULL },
	{ SPC, "99999999999999999999 – x", NULL },
	{ SPC, "2-5 máy", "2" },
	{ SPC, "1-5 máy", NULL },
	{ SPC, "2 – 2–5 máy", "2" },
	{ SPC, "1.5", NULL },
	{ SPC, "3 máy", NULL },
	{ SPC, "– Mọi máy", NULL },
	{ SPC, "có", NULL },
	{ SPC, "N/A", "NA" },
	{ SPC, "không áp dụng / Not applicable", "NA" },
	{ SPC, "Sans objet", "NA" },
	{ SPC, "Chưa có số liệu", "ND" },
	{ SPC, "no data", "ND" },
	{ SPC, "Aucune donnée", "ND" },
	{ SPC, "", NULL },
	{ SPC, " / ", NULL },

	{ OWNER, "Tư nhân", "private" },
	{ OWNER, "TƯ NHÂN", "private" },
	{ OWNER, "Private", NULL },
	{ OWNER, "Tư nhân / Private", NULL },
	{ OWNER, "Owners’ mix", "fdi" },
	{ OWNER, "Đầu tư nước ngoài / Owners' mix", "fdi" },
	{ OWNER, "Không áp dụng", "none" },
	{ OWNER, "NA", "NA" },
	{ OWNER, "1 – Tư nhân", NULL },

	{ LICENCE, "Rồi", "yes" },
	{ LICENCE, "chưa", "no" },
	{ LICENCE, "Có", "yes" },
	{ LICENCE, "KHÔNG", "no" },
	{ LICENCE, "Kho\u0302ng / No", "no" },
	{ LICENCE, "Oui", "yes" },
	{ LICENCE, "non", "no" },
	{ LICENCE, "Có / No", NULL },

	{ REMARK, "N/A", NULL },
	{ REMARK, "Không áp dụng", NULL },
};

static void test_answer(void **state)
{
	const struct answer_case *c = *state;
	struct labels *labels = labels_new(&model);
	const char *got = labels_answer(labels, &questions[c->question], c->text, strlen(c->text));

	assert_string_equal(got ? got : "-", c->want ? c->want : "-");
	labels_free(labels);
}

static const struct list_case {
	const char *list, *text, *want;
} list_cases[] = {
	{ LABELS_EVIDENCE, "tận mắt thấy", "seen" },
	{ LABELS_EVIDENCE, "Nghe nói / Stated", "stated" },
	{ LABELS_EVIDENCE, "Nghe nói / Seen", NULL },
	{ LABELS_QUESTIONS, "Process control?", "spc" },
	{ LABELS_QUESTIONS, "kiểm soát quá trình?", "spc" },
	{ LABELS_QUESTIONS, "Remark", NULL },
	{ LABELS_QUESTIONS, "Ghi chú", "remark" },
	{ LABELS_YES_NO, "yes", "yes" },
	{ LABELS_SOURCE, "Đánh giá tại chỗ / Site visit", "site_visit" },
	{ LABELS_STATES, "s.o.", "NA" },
	{ "nothing", "yes", NULL },
};

static void test_list(void **state)
{
	const struct list_case *c = *state;
	struct labels *labels = labels_new(&model);
	const char *got = labels_find(labels, c->list, c->text, strlen(c->text));

	assert_string_equal(got ? got : "-", c->want ? c->want : "-");
	labels_free(labels);
}

static void test_added(void **state)
{
	struct labels *labels = labels_new(NULL);
	char text[16];
	int i;

	(void)state;
	assert_null(labels_find(labels, LABELS_YES_NO, "yes", 3));
	for (i = 0; i < 1000; i++)
		labels_add(labels, i % 2 ? "odd" : "even", text, text, (size_t)sprintf(text, "t%d", i));
	assert_string_equal(labels_find(labels, "odd", "T777", 4), "t777");
	assert_null(labels_find(labels, "even", "T777", 4));
	labels_add(labels, "odd", "t777", "t777", 4);
	assert_string_equal(labels_find(labels, "odd", "t777", 4), "t777");
	labels_add(labels, "odd", "other", "T777", 4);
	assert_null(labels_find(labels, "odd", "t777", 4));
	labels_add(labels, "odd", "nothing", " ", 1);
	assert_null(labels_find(labels, "odd", "", 0));
	labels_free(labels);
}

/* ---- Every option of the default set, as a person might give it back ---- */

static char *decomposed(const char *text)
{
	return (char *)utf8proc_NFD((const utf8proc_uint8_t *)text);
}

static void expect(struct labels *labels, const struct eca_question *q, size_t option,
                   const char *text)
{
	const char *got = labels_answer(labels, q, text, strlen(text));

	if (!got || strcmp(got, q->options[option].id) != 0)
		fail_msg("%s: \"%s\" is %s, not %s", q->id, text, got ? got : "nothing",
		         q->options[option].id);
}

static void check_text(struct labels *labels, const struct eca_question *q, size_t option,
                       const char *first, const char *second)
{
	struct buf text = { 0 };
	char *apart = decomposed(first);

	expect(labels, q, option, first);
	expect(labels, q, option, apart);
	buf_format(&text, "%s / %s", first, second);
	expect(labels, q, option, buf_string(&text));
	if (q->type == ECA_LEVEL) {
		text.used = 0;
		buf_format(&text, "%zu - %s", option, apart);
		expect(labels, q, option, buf_string(&text));
	}
	free(apart);
	buf_free(&text);
}

static void test_default_set(void **state)
{
	struct eca_findings findings = { 0 };
	struct eca_error err = { 0 };
	struct eca_set *set = eca_set_load("criteria/hanoi-2026", &findings, &err);
	const struct eca_model *m = eca_set_model(set);
	struct labels *labels = labels_new(m);
	size_t q, o, l;

	(void)state;
	for (q = 0; q < m->n_questions; q++)
		for (o = 0; o < m->questions[q].n_options; o++)
			for (l = 0; l < m->n_languages; l++) {
				const struct eca_text *text = &m->questions[q].options[o].text;

				if (text->in[0] && text->in[l])
					check_text(labels, &m->questions[q], o, text->in[l], text->in[0]);
			}
	labels_free(labels);
	eca_findings_free(&findings);
	eca_set_free(set);
}

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[COUNT(answer_cases) + COUNT(list_cases) + 2];
	static char names[COUNT(answer_cases)][128];
	size_t n = 0, i;

	for (i = 0; i < COUNT(answer_cases); i++) {
		snprintf(names[i], sizeof(names[i]), "%s: %s", questions[answer_cases[i].question].id,
		         answer_cases[i].text);
		tests[n++] = (struct CMUnitTest){ names[i], test_answer, NULL, NULL,
			                          (void *)&answer_cases[i] };
	}
	for (i = 0; i < COUNT(list_cases); i++)
		tests[n++] = (struct CMUnitTest){ list_cases[i].text, test_list, NULL, NULL,
			                          (void *)&list_cases[i] };
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_added);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(test_default_set);
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests_name("labels", tests, NULL, NULL);
}
