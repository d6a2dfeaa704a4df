/* Peers: quartiles, percentiles, groups, and the file they are frozen in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "eca.h"

enum { SECTOR, SIZE, N_QUESTIONS };
enum { QUESTION, CRITERION, PILLAR, OVERALL, N_NODES };
enum { NO_SCORE = -1, NO_SIZE = -1 };

static const struct eca_option sectors[] = { { .id = "metal" }, { .id = "cloth" } };
static const struct eca_option sizes[] = { { .id = "small" }, { .id = "large" } };
static const struct eca_question questions[N_QUESTIONS] = {
	[SECTOR] = { .id = "sector", .type = ECA_CHOICE, .options = sectors, .n_options = 2 },
	[SIZE] = { .id = "size", .type = ECA_CHOICE, .options = sizes, .n_options = 2, .derived = true },
};
static const struct eca_node nodes[N_NODES] = {
	[QUESTION] = { .kind = ECA_QUESTION, .id = "q" },
	[CRITERION] = { .kind = ECA_CRITERION, .id = "c" },
	[PILLAR] = { .kind = ECA_PILLAR, .id = "p" },
	[OVERALL] = { .kind = ECA_OVERALL, .id = "overall" },
};
static const struct eca_model model = {
	.id = "tiny", .version = "7", .sha256 = "abc",
	.questions = questions, .n_questions = N_QUESTIONS, .n_profile = N_QUESTIONS,
	.nodes = nodes, .n_nodes = N_NODES, .first_criterion = CRITERION, .n_criteria = 1,
	.first_pillar = PILLAR, .n_pillars = 1, .overall = OVERALL,
};

/* A firm with the same score everywhere. */
struct firm {
	struct eca_assessment assessment;
	struct eca_answer answers[N_QUESTIONS];
	struct eca_score scores[N_NODES];
	struct eca_result result;
};

static const struct eca_result *firm_of(struct firm *firm, int sector, int size, double points)
{
	size_t i;

	memset(firm, 0, sizeof(*firm));
	firm->answers[SECTOR] = (struct eca_answer){ .state = ECA_ANSWERED, .number = sector };
	if (size != NO_SIZE)
		firm->answers[SIZE] = (struct eca_answer){ .state = ECA_ANSWERED, .number = size };
	for (i = 0; i < N_NODES; i++)
		firm->scores[i] = (struct eca_score){ points < 0 ? 0 : points, points >= 0 };
	firm->scores[OVERALL].known = true;
	firm->result = (struct eca_result){ .model = &model, .assessment = &firm->assessment,
		                            .answers = firm->answers, .scores = firm->scores };
	return &firm->result;
}

static void add(struct eca_peers *peers, const struct eca_result *result)
{
	struct eca_peer *peer = eca_peer_new(result);

	eca_peers_add(peers, peer);
	eca_peer_free(peer);
}

/* All of metal, without a size. */
static struct eca_peers *peers_with(const double *points, size_t count)
{
	struct eca_peers *peers = eca_peers_new(&model);
	struct firm firm;
	size_t i;

	for (i = 0; i < count; i++)
		add(peers, firm_of(&firm, 0, NO_SIZE, points[i]));
	eca_peers_end(peers);
	return peers;
}

static void assert_close(double got, double want)
{
	if (fabs(got - want) > 1e-12)
		fail_msg("%.15g, not %.15g", got, want);
}

/* ---- Quartiles and percentiles ---- */

static const struct standing_case {
	const char *name;
	double points[12];
	size_t count;
	double q1, median, q3; /* by R: quantile(x, c(.25, .5, .75), type = 7) */
	double firm, percentile;
} standings[] = {
	{ "five", { 50, 10, 40, 20, 30 }, 5, 20, 30, 40, 30, 50 },
	{ "six", { 1, 2, 3, 4, 5, 6 }, 6, 2.25, 3.5, 4.75, 6, 100 * 5.5 / 6 },
	{ "seven", { 1, 2, 3, 4, 5, 6, 7 }, 7, 2.5, 4, 5.5, 1, 100 * 0.5 / 7 },
	{ "eight", { 80, 70, 60, 50, 40, 30, 20, 10 }, 8, 27.5, 45, 62.5, 35, 37.5 },
	{ "all equal", { 60, 60, 60, 60, 60 }, 5, 60, 60, 60, 60, 50 },
	{ "ties", { 10, 20, 20, 20, 90, 90 }, 6, 20, 20, 72.5, 20, 100 * 2.5 / 6 },
	{ "the firm below all", { 10, 20, 20, 20, 90 }, 5, 20, 20, 20, 9.999999, 0 },
	{ "the firm above all", { 10, 20, 20, 20, 90 }, 5, 20, 20, 20, 100, 100 },
	{ "a half of a millionth", { 0, 0.000001, 0.000002, 0.000003, 0.000004, 0.000004 }, 6,
	  0.000001, 0.000003, 0.000004, 0, 100 * 0.5 / 6 },
};

static void quartiles_and_percentile(void **state)
{
	const struct standing_case *c = *state;
	struct eca_peers *peers = peers_with(c->points, c->count);
	struct eca_standing found;
	struct firm firm;

	assert_true(eca_peers_find(peers, firm_of(&firm, 0, NO_SIZE, c->firm), ECA_BY_SECTOR,
	                           PILLAR, &found));
	assert_int_equal(found.n, c->count);
	assert_close(found.q1, c->q1);
	assert_close(found.median, c->median);
	assert_close(found.q3, c->q3);
	assert_true(found.ranked);
	assert_close(found.percentile, c->percentile);
	eca_peers_free(peers);
}

/* ---- Groups ---- */

static void fewer_than_five_say_nothing(void **state)
{
	const double points[] = { 10, 20, 30, 40 };
	struct eca_peers *peers = peers_with(points, 4);
	struct eca_standing found;
	struct firm firm;

	(void)state;
	firm_of(&firm, 0, NO_SIZE, 10);
	assert_int_equal(eca_peers_count(peers, &firm.result, ECA_BY_SECTOR), 0);
	assert_false(eca_peers_find(peers, &firm.result, ECA_BY_SECTOR, OVERALL, &found));
	assert_int_equal(eca_peers_groups(peers), 0);
	assert_int_equal(eca_peers_firms(peers), 4);
	eca_peers_free(peers);
}

/* Five firms of which one has no score there are too few there, and enough elsewhere. */
static void a_node_counts_by_itself(void **state)
{
	const double points[] = { 10, 20, NO_SCORE, 30, 40 };
	struct eca_peers *peers = peers_with(points, 5);
	struct eca_standing found;
	struct firm firm;

	(void)state;
	firm_of(&firm, 0, NO_SIZE, NO_SCORE);
	assert_int_equal(eca_peers_count(peers, &firm.result, ECA_BY_SECTOR), 5);
	assert_false(eca_peers_find(peers, &firm.result, ECA_BY_SECTOR, PILLAR, &found));
	assert_true(eca_peers_find(peers, &firm.result, ECA_BY_SECTOR, OVERALL, &found));
	eca_peers_free(peers);
}

static struct eca_peers *mixed(void)
{
	struct eca_peers *peers = eca_peers_new(&model);
	struct firm firm;
	int i;

	for (i = 0; i < 12; i++) /* 6 of metal: 5 small, 1 large; 6 of cloth, large */
		add(peers, firm_of(&firm, i % 2, i % 2 || i == 0 ? 1 : 0, 5 * i));
	eca_peers_end(peers);
	return peers;
}

static void sector_and_size_part_firms(void **state)
{
	struct eca_peers *peers = mixed();
	struct eca_standing found;
	struct firm firm;

	(void)state;
	firm_of(&firm, 0, 0, 10);
	assert_int_equal(eca_peers_count(peers, &firm.result, ECA_BY_SECTOR), 6);
	assert_int_equal(eca_peers_count(peers, &firm.result, ECA_BY_SECTOR_AND_SIZE), 5);
	assert_true(eca_peers_find(peers, &firm.result, ECA_BY_SECTOR_AND_SIZE, OVERALL, &found));
	assert_close(found.median, 30);
	firm_of(&firm, 0, 1, 10);
	assert_int_equal(eca_peers_count(peers, &firm.result, ECA_BY_SECTOR_AND_SIZE), 0);
	firm_of(&firm, 0, NO_SIZE, 10);
	assert_int_equal(eca_peers_count(peers, &firm.result, ECA_BY_SECTOR_AND_SIZE), 0);
	firm_of(&firm, 1, 1, 10);
	assert_int_equal(eca_peers_count(peers, &firm.result, ECA_BY_SECTOR_AND_SIZE), 6);
	assert_int_equal(eca_peers_groups(peers), 4);
	eca_peers_free(peers);
}

static void only_firms_with_a_tier_count(void **state)
{
	struct firm firm;

	(void)state;
	firm_of(&firm, 0, 0, 10);
	firm.result.status = ECA_STATUS_INCOMPLETE;
	assert_null(eca_peer_new(&firm.result));
	firm.result.status = ECA_STATUS_OK;
	firm.answers[SECTOR].state = ECA_MISSING;
	assert_null(eca_peer_new(&firm.result));
}

static void a_set_without_sectors_has_no_peers(void **state)
{
	struct eca_model without = model;
	struct eca_question other[N_QUESTIONS];

	(void)state;
	memcpy(other, questions, sizeof(other));
	other[SECTOR].type = ECA_TEXT;
	without.questions = other;
	assert_true(eca_peers_possible(&model));
	assert_false(eca_peers_possible(&without));
	without.n_profile = 0;
	without.questions = questions;
	assert_false(eca_peers_possible(&without));
}

/* ---- The file ---- */

static void put_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void frozen_and_read_back(void **state)
{
	struct eca_peers *peers = mixed(), *back;
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open("peers.json", &err);
	struct eca_standing before, after;
	const char *version = "";
	struct firm firm;
	size_t by, node;
	int i;

	(void)state;
	eca_peers_write(peers, out);
	assert_true(eca_output_commit(out, &err));
	back = eca_peers_read(&model, "peers.json", &version, &err);
	assert_non_null(back);
	assert_null(version);
	assert_int_equal(eca_peers_firms(back), 12);
	assert_int_equal(eca_peers_groups(back), 4);
	for (i = 0; i < 24; i++) {
		firm_of(&firm, i % 2, i / 2 % 3 - 1, 2.5 * i);
		for (by = 0; by <= ECA_BY_SECTOR_AND_SIZE; by++)
			for (node = CRITERION; node < N_NODES; node++) {
				bool found = eca_peers_find(peers, &firm.result, by, node, &before);

				assert_int_equal(found, eca_peers_find(back, &firm.result, by, node,
				                                       &after));
				if (!found)
					continue;
				assert_int_equal(before.n, after.n);
				assert_true(before.q1 == after.q1 && before.median == after.median &&
				            before.q3 == after.q3);
				assert_true(before.percentile == after.percentile);
			}
	}
	eca_peers_free(peers);
	eca_peers_free(back);
}

#define HEAD "{\"set\":{\"id\":\"tiny\",\"version\":\"6\",\"sha256\":\"old\"},"
static const struct file_case {
	const char *name, *text, *message; /* NULL: it is read, as of version 6 */
} files[] = {
	{ "sound", HEAD "\"firms\":0,\"groups\":[]}", NULL },
	{ "what is not known is passed over",
	  HEAD "\"more\":{\"a\":[1,{}]},\"groups\":[{\"sector\":\"glass\",\"size\":null,\"firms\":9,"
	       "\"nodes\":[{\"id\":\"x\",\"scores\":[1]}]}]}", NULL },
	{ "another set", "{\"set\":{\"id\":\"other\"},\"groups\":[]}",
	  "peers.json: these peers were scored by the criteria set other, not by tiny; make such a "
	  "file by `eca peers -c tiny`" },
	{ "empty", "", "peers.json:1: an object is expected; peers are read from a file that `eca "
	               "peers -o` has written" },
	{ "a list", "[]", "peers.json:1: an object is expected; peers are read from a file that `eca "
	                  "peers -o` has written" },
	{ "no set", "{\"groups\":[]}", "peers.json:1: the set is not named; peers are read from a file "
	                               "that `eca peers -o` has written" },
	{ "cut short", HEAD "\n\"groups\":[", "peers.json:2: the list is not closed; peers are read "
	                                      "from a file that `eca peers -o` has written" },
	{ "a score above 100", HEAD "\"groups\":[{\"sector\":\"metal\",\"size\":null,\"firms\":5,"
	                            "\"nodes\":[{\"id\":\"p\",\"scores\":[1,101]}]}]}",
	  "peers.json:1: a number is expected, and not a larger one; peers are read from a file that "
	  "`eca peers -o` has written" },
	{ "twice", HEAD "\"groups\":[{\"sector\":\"metal\",\"size\":null,\"firms\":5},\n"
	                "{\"sector\":\"metal\",\"size\":null,\"firms\":5}]}",
	  "peers.json:2: the group stands twice; peers are read from a file that `eca peers -o` has "
	  "written" },
	{ "firms first", HEAD "\"groups\":[{\"firms\":5,\"sector\":\"metal\"}]}",
	  "peers.json:1: the group's sector must stand before its firms; peers are read from a file "
	  "that `eca peers -o` has written" },
	{ "behind the end", HEAD "\"groups\":[]} x",
	  "peers.json:1: something stands behind the end; peers are read from a file that `eca peers "
	  "-o` has written" },
};

static void files_are_read_or_refused(void **state)
{
	const struct file_case *c = *state;
	struct eca_error err = { 0 };
	const char *version = NULL;
	struct eca_peers *peers;

	put_file("peers.json", c->text);
	peers = eca_peers_read(&model, "peers.json", &version, &err);
	if (c->message) {
		assert_null(peers);
		assert_string_equal(err.text, c->message);
	} else {
		assert_string_equal(err.text, "");
		assert_string_equal(version, "6");
	}
	eca_peers_free(peers);
}

/* Whatever is cut off or changed, it is read or refused. */
static void broken_files_do_no_harm(void **state)
{
	static const char sound[] = HEAD "\"firms\":5,\"groups\":[{\"sector\":\"metal\",\"size\":"
		"\"small\",\"firms\":5,\"nodes\":[{\"id\":\"p\",\"n\":5,\"scores\":[1,2.5,3,4,5]}]}]}";
	static const char others[] = "\"{}[],:\\0e-x \n";
	char text[sizeof(sound)];
	size_t i, k;

	(void)state;
	for (i = 0; i + 1 < sizeof(sound); i++)
		for (k = 0; k < sizeof(others); k++) { /* the last is NUL: cut short */
			struct eca_error err = { 0 };
			const char *version;

			memcpy(text, sound, sizeof(sound));
			text[i] = others[k];
			put_file("peers.json", text);
			eca_peers_free(eca_peers_read(&model, "peers.json", &version, &err));
		}
}

static int enter_folder(void **state)
{
	static char folder[] = "/tmp/eca-peers-XXXXXX";

	(void)state;
	return !mkdtemp(folder) || chdir(folder);
}

static int leave_folder(void **state)
{
	char folder[256];

	(void)state;
	remove("peers.json");
	return !getcwd(folder, sizeof(folder)) || chdir("/") || rmdir(folder);
}

enum {
	N_STANDINGS = sizeof(standings) / sizeof(standings[0]),
	N_FILES = sizeof(files) / sizeof(files[0]),
};

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[N_STANDINGS + N_FILES + 7] = {
		cmocka_unit_test(fewer_than_five_say_nothing),
		cmocka_unit_test(a_node_counts_by_itself),
		cmocka_unit_test(sector_and_size_part_firms),
		cmocka_unit_test(only_firms_with_a_tier_count),
		cmocka_unit_test(a_set_without_sectors_has_no_peers),
		cmocka_unit_test(frozen_and_read_back),
		cmocka_unit_test(broken_files_do_no_harm),
	};
	size_t i;

	for (i = 0; i < N_STANDINGS; i++)
		tests[7 + i] = (struct CMUnitTest){ standings[i].name, quartiles_and_percentile, NULL,
			                            NULL, (void *)&standings[i] };
	for (i = 0; i < N_FILES; i++)
		tests[7 + N_STANDINGS + i] = (struct CMUnitTest){
			files[i].name, files_are_read_or_refused, NULL, NULL, (void *)&files[i]
		};
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
