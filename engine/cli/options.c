#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "message.h"
#include "nearest.h"

/* Where the reading of a command line stands. */
struct cursor {
	const struct command *command;
	struct arguments *arguments;
	char **next, **end; /* words not yet read */
};

static void list_add(struct text_list *list, const char *text)
{
	list->items = need_more_memory(list->items, (list->count + 1) * sizeof(*list->items));
	list->items[list->count++] = text;
}

static const struct option *find_name(const struct command *command, const char *name,
                                      size_t length)
{
	size_t i;

	for (i = 0; i < command->n_options; i++) {
		const struct option *option = &command->options[i];

		if (strlen(option->name) == length && !strncmp(option->name, name, length))
			return option;
	}
	return NULL;
}

static const struct option *find_letter(const struct command *command, char letter)
{
	size_t i;

	for (i = 0; i < command->n_options; i++)
		if (command->options[i].letter == letter)
			return &command->options[i];
	return NULL;
}

/* Whether `value` is one of the words of "a|b". */
static bool is_choice(const char *choices, const char *value)
{
	size_t length = strlen(value);

	for (;;) {
		size_t end = strcspn(choices, "|");

		if (end == length && !strncmp(choices, value, length))
			return true;
		if (!choices[end])
			return false;
		choices += end + 1;
	}
}

/* Where an option's value is kept. */
static void *slot_of(const struct arguments *arguments, const struct option *option)
{
	return (char *)arguments->values + option->at;
}

static bool set_value(struct cursor *at, const struct option *option, const char *value)
{
	if (strchr(option->value, '|') && !is_choice(option->value, value)) {
		complain("--%s takes %s, not \"%s\"", option->name, option->value, value);
		return false;
	}
	if (option->kind == OPTION_LIST)
		list_add(slot_of(at->arguments, option), value);
	else
		*(const char **)slot_of(at->arguments, option) = value;
	return true;
}

/* `value` is what stood in the same word, or NULL. */
static bool take_option(struct cursor *at, const struct option *option, const char *value)
{
	if (option->kind == OPTION_FLAG) {
		*(bool *)slot_of(at->arguments, option) = true;
		return true;
	}
	if (!value && at->next < at->end)
		value = *at->next++;
	if (!value || !*value) {
		complain("--%s needs a value: --%s %s", option->name, option->name, option->value);
		return false;
	}
	return set_value(at, option, value);
}

static bool unknown_name(const struct command *command, const char *word, size_t length)
{
	char name[64];
	const char *names[64], *near;
	size_t i;

	for (i = 0; i < command->n_options && i < 64; i++)
		names[i] = command->options[i].name;
	snprintf(name, sizeof(name), "%.*s", (int)(length < 60 ? length : 60), word);
	near = nearest_name(name, names, i);
	complain("unknown option --%s%s%s%s; `eca help %s` lists them", name,
	         near ? " (did you mean --" : "", near ? near : "", near ? "?)" : "",
	         command->name);
	return false;
}

/* A word behind "--". */
static bool take_name(struct cursor *at, const char *word)
{
	size_t length = strcspn(word, "=");
	const struct option *option = find_name(at->command, word, length);

	if (!option)
		return unknown_name(at->command, word, length);
	if (word[length] && option->kind == OPTION_FLAG) {
		complain("--%s takes no value", option->name);
		return false;
	}
	return take_option(at, option, word[length] ? word + length + 1 : NULL);
}

/* A word behind "-": flags, and at their end maybe an option with its value. */
static bool take_letters(struct cursor *at, const char *word)
{
	for (; *word; word++) {
		const struct option *option = find_letter(at->command, *word);

		if (!option) {
			complain("unknown option -%c; `eca help %s` lists them", *word,
			         at->command->name);
			return false;
		}
		if (option->kind != OPTION_FLAG)
			return take_option(at, option, word[1] ? word + 1 : NULL);
		take_option(at, option, NULL);
	}
	return true;
}

static enum options_outcome check_operands(const struct command *command, size_t count)
{
	if (count >= command->least && count <= command->most)
		return OPTIONS_GIVEN;
	complain("%s; usage: eca %s %s",
	         count < command->least ? "something is missing" : "too much is given",
	         command->name, command->args);
	return OPTIONS_WRONG;
}

static bool is_help(const char *word)
{
	return !strcmp(word, "--help") || !strcmp(word, "-h");
}

enum options_outcome options_read(const struct command *command, int argc, char **argv,
                                  struct arguments *arguments)
{
	struct cursor at = { command, arguments, argv, argv + argc };
	bool only_operands = false;

	*arguments = (struct arguments){ .values = memset(need_memory(command->values_size), 0,
		                                          command->values_size) };
	while (at.next < at.end) {
		const char *word = *at.next++;

		if (only_operands || word[0] != '-' || !word[1])
			list_add(&arguments->operands, word);
		else if (!strcmp(word, "--"))
			only_operands = true;
		else if (is_help(word))
			return OPTIONS_HELP;
		else if (!(word[1] == '-' ? take_name(&at, word + 2) : take_letters(&at, word + 1)))
			return OPTIONS_WRONG;
	}
	return check_operands(command, arguments->operands.count);
}

void arguments_free(const struct command *command, struct arguments *arguments)
{
	size_t i;

	for (i = 0; i < command->n_options; i++) {
		const struct option *option = &command->options[i];

		if (option->kind == OPTION_LIST)
			free(((struct text_list *)slot_of(arguments, option))->items);
	}
	free((void *)arguments->values);
	free(arguments->operands.items);
}
