#include "agree_outputs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "agree_board.h"
#include "arena.h"
#include "message.h"
#include "output.h"

/* ---- Which ---- */

static bool check_endings(const struct agree_wishes *wishes)
{
	const char *output = wishes->output, *agreed = wishes->agreed;

	if (output && !output_is_standard(output) && !path_ends_in(output, ".csv") &&
	    !path_ends_in(output, ".json"))
		complain("%s: agreement is written as .csv or .json: end the name so", output);
	else if (agreed && !output_is_standard(agreed) && !path_ends_in(agreed, ".csv"))
		complain("%s: the answers agreed on are written as .csv: end the name so", agreed);
	else
		return true;
	return false;
}

/* All that is read: nothing may be written over it. */
static struct text_list list_inputs(const struct agree_wishes *wishes)
{
	const struct text_list *answers = wishes->answers;
	struct text_list inputs = {
		.items = need_memory((answers->count + 1) * sizeof(*inputs.items)),
		.count = answers->count,
	};

	memcpy(inputs.items, answers->items, answers->count * sizeof(*inputs.items));
	if (wishes->adjudicate)
		inputs.items[inputs.count++] = wishes->adjudicate;
	return inputs;
}

static bool plan_targets(const struct agree_wishes *wishes, struct targets *targets)
{
	const char *paths[2];
	struct text_list files = { paths, 0 }, inputs = list_inputs(wishes);
	bool board = wishes->table || (!wishes->output && isatty(STDOUT_FILENO)), well;
	const struct wishes all = {
		.outputs = &files,
		.answers = &inputs,
		.rejects = wishes->rejects,
		.table = board,
		.quiet = wishes->quiet,
	};

	if (wishes->output || !board)
		paths[files.count++] = wishes->output ? wishes->output : "-";
	if (wishes->agreed)
		paths[files.count++] = wishes->agreed;
	well = targets_plan(&all, targets);
	free(inputs.items);
	return well;
}

bool agree_outputs_plan(const struct agree_wishes *wishes, struct agree_outputs *outputs)
{
	*outputs = (struct agree_outputs){
		.agreed = wishes->agreed,
		.bom = wishes->bom,
		.decimal_comma = wishes->decimal_comma,
	};
	return check_endings(wishes) &&
	       (!wishes->adjudicate ||
	        targets_allow_beside(wishes->adjudicate, wishes->answers)) &&
	       plan_targets(wishes, &outputs->targets);
}

void agree_outputs_free(struct agree_outputs *outputs)
{
	targets_free(&outputs->targets);
}

/* ---- Written ---- */

enum work { WORK_RESULTS, WORK_ANSWERS, WORK_BOARD };

/* One run of writing. */
struct writing {
	const struct agree_outputs *outputs;
	const struct eca_agreement *agreement;
	size_t language;
};

static void write_work(const struct writing *w, enum work work, enum eca_format format,
                       struct eca_output *out)
{
	bool bom = w->outputs->bom, comma = w->outputs->decimal_comma;

	switch (work) {
	case WORK_RESULTS: eca_agreement_write(w->agreement, format, bom, out); break;
	case WORK_ANSWERS: eca_agreement_write_answers(w->agreement, bom, comma, out); break;
	case WORK_BOARD: agree_board_write(w->agreement, w->language, out); break;
	}
}

static bool write_to(const struct writing *w, enum work work, enum eca_format format,
                     const char *path)
{
	struct eca_error err = { 0 };
	struct eca_output *out = eca_output_open(path, &err);

	if (out) {
		write_work(w, work, format, out);
		eca_output_commit(out, &err);
	}
	if (err.kind != ECA_OK)
		complain_of(&err);
	return err.kind == ECA_OK;
}

bool agree_outputs_write(const struct agree_outputs *outputs,
                         const struct eca_agreement *agreement, size_t language)
{
	const struct writing w = { outputs, agreement, language };
	const struct targets *targets = &outputs->targets;
	bool well = true;
	size_t i;

	for (i = 0; i < targets->n_files; i++) {
		bool agreed = outputs->agreed && i + 1 == targets->n_files;

		well &= write_to(&w, agreed ? WORK_ANSWERS : WORK_RESULTS,
		                 targets->files[i].format, targets->files[i].path);
	}
	if (targets->board)
		well &= write_to(&w, WORK_BOARD, ECA_CSV, "-");
	return well;
}
