#include "sinks.h"

#include <stdlib.h>

#include "arena.h"
#include "board.h"
#include "claims.h"
#include "message.h"
#include "progress.h"

/* A longer table streams to the terminal itself; a bar would get into it. */
enum { ROWS_WITH_PROGRESS = 1000 };

struct sink {
	struct eca_output *out;
	struct eca_writer *writer; /* NULL in the board's */
};

struct sinks {
	struct sink *files;
	size_t n_files;
	struct eca_output *board_out;
	struct board *board; /* or NULL */
	struct target claims_target;
	struct eca_output *claims_out; /* or NULL */
	struct claims *claims;         /* for that file or the board; or NULL */
	bool bom;
	size_t count; /* results so far */
};

static void free_sinks(struct sinks *sinks)
{
	if (sinks->claims)
		claims_free(sinks->claims);
	free(sinks->files);
	free(sinks);
}

static bool open_files(struct sinks *sinks, const struct targets *targets,
                       const struct eca_model *model, bool bom, struct eca_error *err)
{
	size_t i;

	for (i = 0; i < targets->n_files; i++) {
		struct sink *sink = &sinks->files[i];

		sink->out = eca_output_open(targets->files[i].path, err);
		if (!sink->out)
			return false;
		sink->writer = eca_writer_new(model, targets->files[i].format, bom, sink->out);
		sinks->n_files++;
	}
	return true;
}

struct sinks *sinks_open(const struct targets *targets, const struct eca_model *model,
                         size_t language, bool bom, struct eca_error *err)
{
	struct sinks *sinks = need_memory(sizeof(*sinks));

	*sinks = (struct sinks){
		.files = need_memory(targets->n_files * sizeof(*sinks->files)),
		.claims_target = targets->claims,
		.bom = bom,
	};
	if (!open_files(sinks, targets, model, bom, err) ||
	    (targets->claims.path &&
	     !(sinks->claims_out = eca_output_open(targets->claims.path, err))) ||
	    (targets->board && !(sinks->board_out = eca_output_open("-", err)))) {
		sinks_discard(sinks);
		return NULL;
	}
	if (targets->board)
		sinks->board = board_new(model, language, sinks->board_out);
	if (targets->board || targets->claims.path)
		sinks->claims = claims_new(model);
	return sinks;
}

void sinks_put(struct sinks *sinks, const struct eca_result *result)
{
	size_t i;

	for (i = 0; i < sinks->n_files; i++)
		eca_writer_put(sinks->files[i].writer, result);
	if (sinks->board)
		board_put(sinks->board, result);
	if (sinks->claims)
		claims_add(sinks->claims, result);
	if (sinks->board && ++sinks->count == ROWS_WITH_PROGRESS)
		progress_end();
}

static bool commit(struct eca_output *out)
{
	struct eca_error err = { 0 };

	if (eca_output_commit(out, &err))
		return true;
	complain_of(&err);
	return false;
}

bool sinks_commit(struct sinks *sinks)
{
	bool well = true;
	size_t i;

	for (i = 0; i < sinks->n_files; i++) {
		eca_writer_end(sinks->files[i].writer);
		well = commit(sinks->files[i].out) && well;
	}
	if (sinks->claims_out) {
		claims_write(sinks->claims, sinks->claims_target.format, sinks->bom, sinks->claims_out);
		well = commit(sinks->claims_out) && well;
	}
	if (sinks->board) {
		progress_clear();
		board_end(sinks->board, sinks->claims);
		well = commit(sinks->board_out) && well;
	}
	free_sinks(sinks);
	return well;
}

void sinks_discard(struct sinks *sinks)
{
	size_t i;

	for (i = 0; i < sinks->n_files; i++) {
		eca_writer_end(sinks->files[i].writer);
		eca_output_discard(sinks->files[i].out);
	}
	if (sinks->claims_out)
		eca_output_discard(sinks->claims_out);
	if (sinks->board) {
		board_end(sinks->board, NULL);
		eca_output_discard(sinks->board_out);
	}
	free_sinks(sinks);
}
