#include "columns.h"

#include <stdint.h>
#include <string.h>

#include "answers.h"
#include "nearest.h"
#include "utf8.h"

enum { NAME_SHOWN = 64 };

static const struct {
	const char *name;
	column_reader *read;
} common[] = {
	{ "firm_id", read_firm_id },
	{ "assessed_on", read_assessed_on },
	{ "source", read_source },
	{ "assessor", read_assessor },
};

enum { N_COMMON = sizeof(common) / sizeof(common[0]) };

static column_reader *const readers[] = {
	[ECA_YES_NO] = read_yes_no, [ECA_LEVEL] = read_level,   [ECA_CHOICE] = read_choice,
	[ECA_MULTI] = read_multi,   [ECA_NUMBER] = read_number, [ECA_DATE] = read_date,
	[ECA_TEXT] = read_text,
};

static const char evidence[] = ":evidence", note[] = ":note";

static struct column *add_column(struct columns *columns, const char *name, column_reader *read,
                                 size_t question)
{
	struct column *column = &columns->all[columns->count];

	*column = (struct column){ .name = name, .read = read, .question = question };
	columns->names[columns->count++] = name;
	return column;
}

static struct vocabulary option_ids(const struct eca_question *question, struct arena *arena)
{
	const char **ids = arena_array(arena, question->n_options, sizeof(*ids));
	size_t i;

	for (i = 0; i < question->n_options; i++)
		ids[i] = question->options[i].id;
	return vocabulary_new(arena, ids, question->n_options);
}

static struct vocabulary grade_ids(const struct eca_model *model, struct arena *arena)
{
	const char **ids = arena_array(arena, model->n_grades, sizeof(*ids));
	size_t i;

	for (i = 0; i < model->n_grades; i++)
		ids[i] = model->grades[i].id;
	return vocabulary_new(arena, ids, model->n_grades);
}

static void add_question(struct columns *columns, const struct eca_model *model, size_t index,
                         const struct vocabulary *grades, struct arena *arena)
{
	const struct eca_question *question = &model->questions[index];
	struct column *column;

	if (question->derived)
		return;
	column = add_column(columns, question->id, readers[question->type], index);
	column->choices = option_ids(question, arena);
	if (question->type == ECA_LEVEL)
		column->digits = question->n_options < 10 ? question->n_options : 10;
	column->min = question->type == ECA_LEVEL ? 0 : question->min;
	column->max = question->type == ECA_LEVEL ? (double)question->n_options - 1 : question->max;
	add_column(columns, arena_format(arena, "%s%s", question->id, note), read_note, index);
	if (index < model->n_profile || !grades->count)
		return;
	column = add_column(columns, arena_format(arena, "%s%s", question->id, evidence),
	                    read_grade, index);
	column->choices = *grades;
}

/* FNV-1a. */
static size_t slot_of(const struct columns *columns, const char *name, size_t length)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	size_t i;

	for (i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)name[i]) * UINT64_C(0x100000001b3);
	return (size_t)(hash ^ hash >> 32) % columns->n_slots;
}

static void make_slots(struct columns *columns, struct arena *arena)
{
	size_t i, slot;

	columns->n_slots = 2 * columns->count + 1;
	columns->slots = arena_array(arena, columns->n_slots, sizeof(*columns->slots));
	for (i = 0; i < columns->n_slots; i++)
		columns->slots[i] = ECA_NONE;
	for (i = 0; i < columns->count; i++) {
		const char *name = columns->all[i].name;

		slot = slot_of(columns, name, strlen(name));
		while (columns->slots[slot] != ECA_NONE)
			slot = (slot + 1) % columns->n_slots;
		columns->slots[slot] = i;
	}
}

void columns_make(struct columns *columns, const struct eca_model *model, struct arena *arena)
{
	size_t room = N_COMMON + 3 * model->n_questions, i;
	struct vocabulary grades = grade_ids(model, arena);

	*columns = (struct columns){ 0 };
	columns->all = arena_array(arena, room, sizeof(*columns->all));
	columns->names = arena_array(arena, room, sizeof(*columns->names));
	for (i = 0; i < N_COMMON; i++)
		add_column(columns, common[i].name, common[i].read, ECA_NONE);
	for (i = 0; i < model->n_questions; i++)
		add_question(columns, model, i, &grades, arena);
	make_slots(columns, arena);
}

const struct column *columns_find(const struct columns *columns, const char *name, size_t length)
{
	size_t slot = slot_of(columns, name, length), index;

	for (; (index = columns->slots[slot]) != ECA_NONE; slot = (slot + 1) % columns->n_slots) {
		const char *known = columns->all[index].name;

		if (strlen(known) == length && !memcmp(known, name, length))
			return &columns->all[index];
	}
	return NULL;
}

/* The question that `name` is of: "spc" or "spc" + ending. ECA_NONE when there is none. */
static size_t question_of(const struct eca_model *model, const char *name, const char *ending)
{
	size_t length = strlen(name), behind = strlen(ending), i;

	if (length < behind || strcmp(name + length - behind, ending) != 0)
		return ECA_NONE;
	length -= behind;
	for (i = 0; i < model->n_questions; i++)
		if (strlen(model->questions[i].id) == length &&
		    !memcmp(model->questions[i].id, name, length))
			return i;
	return ECA_NONE;
}

/* Why a name that looks like a column of the set is none, or NULL. */
static const char *why_not(const struct eca_model *model, const char *name)
{
	static const char *const endings[] = { "", ":note", ":evidence" };
	size_t i, question = ECA_NONE;

	for (i = 0; i < 3 && question == ECA_NONE; i++)
		question = question_of(model, name, endings[i]);
	if (question == ECA_NONE)
		return NULL;
	if (model->questions[question].derived)
		return "is computed from other fields: leave it out";
	if (question < model->n_profile)
		return "cannot be given: a profile field has no evidence grade";
	return "cannot be given: this criteria set has no evidence grades";
}

const char *columns_explain(const struct columns *columns, const struct eca_model *model,
                            const char *kind, const char *name, size_t length,
                            struct arena *arena)
{
	const char *shown = utf8_show(arena, name, length, NAME_SHOWN);
	const char *why = why_not(model, shown);
	const char *near = NULL;

	if (why)
		return arena_format(arena, "%s \"%s\" %s", kind, shown, why);
	near = nearest_name(shown, columns->names, columns->count);
	if (near)
		return arena_format(arena, "unknown %s \"%s\" (did you mean \"%s\"?)", kind, shown,
		                    near);
	return arena_format(arena, "unknown %s \"%s\"", kind, shown);
}
