/* Peers read back from the JSON that eca_peers_write made. What is not known is passed
 * over, so that a later engine may say more. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "decimal.h"
#include "error.h"
#include "json_text.h"
#include "peers.h"

struct peers_in {
	struct json_text text;
	struct eca_peers *peers;
	const char *id, *version, *sha256; /* as written, without quotes; NULL: not given */
	struct peer_group *group;     /* being read; NULL where it is of no use */
	size_t sector, size, node;    /* ECA_NONE where they are not known to the set */
	bool placed, sized;           /* the group's sector was given; it has a size */
};

static bool fail(struct peers_in *in, const char *fault)
{
	if (!in->text.fault)
		in->text.fault = fault;
	return false;
}

/* ---- Values ---- */

static bool take_char(struct peers_in *in, char c, const char *fault)
{
	json_skip_blanks(&in->text);
	if (in->text.at == in->text.end || *in->text.at != c)
		return fail(in, fault);
	in->text.at++;
	return true;
}

/* A text as it is written between its quotes, in the arena; NULL for null. */
static bool take_text(struct peers_in *in, const char **text)
{
	const char *start;

	json_skip_blanks(&in->text);
	start = in->text.at;
	if (!json_skip_value(&in->text))
		return false;
	*text = NULL;
	if (in->text.at - start == 4 && !memcmp(start, "null", 4))
		return true;
	if (*start != '"')
		return fail(in, "a text is expected");
	*text = arena_copy(&in->peers->arena, start + 1, (size_t)(in->text.at - start - 2));
	return true;
}

static bool take_number(struct peers_in *in, double most, double *number)
{
	const char *start;
	bool as_printed;

	json_skip_blanks(&in->text);
	start = in->text.at;
	if (!json_skip_value(&in->text))
		return false;
	if (decimal_parse(start, (size_t)(in->text.at - start), '.', number, &as_printed) ||
	    !(*number >= 0 && *number <= most))
		return fail(in, "a number is expected, and not a larger one");
	return true;
}

/* ---- Objects and lists ---- */

typedef bool member_reader(struct peers_in *in);
struct member {
	const char *key;
	member_reader *read;
};

static bool take_member(struct peers_in *in, const struct member *members)
{
	const char *key;

	if (!take_text(in, &key))
		return false;
	if (!key)
		return fail(in, "a key is expected");
	if (!take_char(in, ':', "a colon is expected"))
		return false;
	for (; members->key; members++)
		if (!strcmp(members->key, key))
			return members->read(in);
	return json_skip_value(&in->text);
}

static bool take_object(struct peers_in *in, const struct member *members)
{
	if (!take_char(in, '{', "an object is expected"))
		return false;
	do {
		if (!take_member(in, members))
			return false;
		json_skip_blanks(&in->text);
	} while (in->text.at < in->text.end && *in->text.at == ',' && in->text.at++);
	return take_char(in, '}', "the object is not closed");
}

static bool take_list(struct peers_in *in, member_reader *element)
{
	bool first = true;

	if (!take_char(in, '[', "a list is expected"))
		return false;
	for (; json_next_value(&in->text, first); first = false)
		if (!element(in))
			return false;
	return !in->text.fault;
}

/* ---- What stands in them ---- */

static bool read_id(struct peers_in *in)
{
	return take_text(in, &in->id);
}

static bool read_version(struct peers_in *in)
{
	return take_text(in, &in->version);
}

static bool read_sha256(struct peers_in *in)
{
	return take_text(in, &in->sha256);
}

static bool read_set(struct peers_in *in)
{
	static const struct member members[] = {
		{ "id", read_id }, { "version", read_version }, { "sha256", read_sha256 }, { NULL, NULL },
	};

	return take_object(in, members);
}

/* The option of a profile field, by its id; ECA_NONE where the set has none such. */
static bool take_option(struct peers_in *in, size_t question, size_t *option, bool *given)
{
	const char *id;
	size_t i;

	*option = ECA_NONE;
	if (!take_text(in, &id))
		return false;
	*given = id != NULL;
	for (i = 0; id && question != ECA_NONE && i < in->peers->model->questions[question].n_options; i++)
		if (!strcmp(in->peers->model->questions[question].options[i].id, id))
			*option = i;
	return true;
}

static bool read_sector(struct peers_in *in)
{
	return take_option(in, in->peers->sector, &in->sector, &in->placed);
}

static bool read_size(struct peers_in *in)
{
	return take_option(in, in->peers->size, &in->size, &in->sized);
}

/* The keys before decide which group it is. */
static bool read_firms(struct peers_in *in)
{
	double firms;

	if (!take_number(in, INT32_MAX, &firms))
		return false;
	if (!in->placed)
		return fail(in, "the group's sector must stand before its firms");
	if (in->sector == ECA_NONE || (in->sized && in->size == ECA_NONE))
		return true;
	in->group = peers_group(in->peers, in->sector, in->size);
	if (in->group->firms)
		return fail(in, "the group stands twice");
	in->group->firms = (size_t)firms;
	return true;
}

static bool read_node_id(struct peers_in *in)
{
	const struct eca_model *m = in->peers->model;
	const char *id;
	size_t node;

	if (!take_text(in, &id))
		return false;
	node = id ? eca_find_node(m, id) : ECA_NONE;
	in->node = node == ECA_NONE || node < m->first_criterion ? ECA_NONE
	                                                         : node - m->first_criterion;
	if (in->node != ECA_NONE && in->group && in->group->nodes && in->group->nodes[in->node].count)
		return fail(in, "the node stands twice");
	return true;
}

static bool read_score(struct peers_in *in)
{
	double points;

	if (!take_number(in, 100, &points))
		return false;
	if (in->group && in->node != ECA_NONE)
		peers_put(in->peers, in->group, in->node, (int32_t)lround(points * 1e6));
	return true;
}

static bool read_scores(struct peers_in *in)
{
	return take_list(in, read_score);
}

static bool read_node(struct peers_in *in)
{
	static const struct member members[] = {
		{ "id", read_node_id }, { "scores", read_scores }, { NULL, NULL },
	};

	in->node = ECA_NONE;
	return take_object(in, members);
}

static bool read_nodes(struct peers_in *in)
{
	return take_list(in, read_node);
}

static bool read_group(struct peers_in *in)
{
	static const struct member members[] = {
		{ "sector", read_sector }, { "size", read_size }, { "firms", read_firms },
		{ "nodes", read_nodes }, { NULL, NULL },
	};

	in->group = NULL;
	in->sector = in->size = ECA_NONE;
	in->placed = in->sized = false;
	return take_object(in, members);
}

static bool read_groups(struct peers_in *in)
{
	return take_list(in, read_group);
}

static bool read_all_firms(struct peers_in *in)
{
	double firms = 0;

	if (!take_number(in, INT32_MAX, &firms))
		return false;
	in->peers->firms = (size_t)firms;
	return true;
}

static bool read_peers(struct peers_in *in)
{
	static const struct member members[] = {
		{ "set", read_set }, { "firms", read_all_firms }, { "groups", read_groups }, { NULL, NULL },
	};

	if (!take_object(in, members))
		return false;
	json_skip_blanks(&in->text);
	if (in->text.at < in->text.end)
		return fail(in, "something stands behind the end");
	return in->id || fail(in, "the set is not named");
}

/* ---- The file ---- */

static bool read_bytes(const char *path, struct buf *bytes, struct eca_error *err)
{
	FILE *file = fopen(path, "rb");
	size_t got = 1;
	bool well;

	while (file && got) {
		got = fread(buf_room(bytes, 1 << 16), 1, 1 << 16, file);
		bytes->used += got;
	}
	well = file && !ferror(file);
	if (!well)
		error_errno(err, "%s: cannot be read", path);
	if (file)
		fclose(file);
	return well;
}

static bool check_set(const struct peers_in *in, const char *path, struct eca_error *err)
{
	const struct eca_model *m = in->peers->model;

	if (!strcmp(in->id, m->id))
		return true;
	return error_set(err, ECA_ERROR_MISUSE, "%s: these peers were scored by the criteria set %s, "
	                 "not by %s; make such a file by `eca peers -c %s`", path, in->id, m->id, m->id);
}

struct eca_peers *eca_peers_read(const struct eca_model *model, const char *path,
                                 const char **version, struct eca_error *err)
{
	struct buf bytes = { 0 };
	struct peers_in in = { .peers = eca_peers_new(model) };
	bool well = read_bytes(path, &bytes, err);

	in.text = (struct json_text){ bytes.bytes, bytes.bytes + bytes.used, 1, bytes.bytes, NULL };
	if (well && !read_peers(&in)) {
		well = error_set(err, ECA_ERROR_FILE, "%s:%zu: %s; peers are read from a file that "
		                 "`eca peers -o` has written", path, in.text.line, in.text.fault);
	} else if (well) {
		well = check_set(&in, path, err);
	}
	buf_free(&bytes);
	if (!well) {
		eca_peers_free(in.peers);
		return NULL;
	}
	eca_peers_end(in.peers);
	*version = in.sha256 && !strcmp(in.sha256, model->sha256) ? NULL : in.version ? in.version : "?";
	return in.peers;
}
