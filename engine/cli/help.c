#include "help.h"

#include <string.h>

#include "eca.h"

enum { WIDTH = 80, TERMS = 26 /* columns of the terms beside an explanation */ };

/* A part of the manual that is no command. */
struct section {
	const char *title;
	const char *const (*rows)[2]; /* term, explanation */
	size_t n_rows;
};

static const char about[] =
	"eca scores enterprises against a criteria set written in Lua: it reads answers to "
	"questionnaires, gives every firm its scores and its readiness tier, says what keeps it "
	"from the next one, and writes results and reports.";

static const char *const exit_statuses[][2] = {
	{ "0", "All is well." },
	{ "1",
	  "Some assessments were rejected or failed, there was none, a check found errors, or "
	  "there is no plan, or two sets differ." },
	{ "2", "The command line is wrong." },
	{ "3", "The criteria set is wrong." },
	{ "4",
	  "A file could not be read or written; the results of what could be read are there." },
};

static const char *const environment[][2] = {
	{ "COLUMNS", "How wide a table is where standard output is no terminal; 100 without it." },
	{ "NO_COLOR", "Set to anything, it keeps tables free of colour." },
};

static const char *const examples[][2] = {
	{ "eca score answers.csv", "A table of scores, tiers and what keeps firms from the next." },
	{ "eca score answers.csv -o results.csv --reports reports",
	  "The same as a file, and a workbook for every firm." },
	{ "eca score visits/ -c criteria/mine --lang en",
	  "All answer files of a folder, under a set of one's own, in English." },
	{ "eca agree visits/ --agreed agreed.csv",
	  "Where the assessors of the same visits differ, and a file to settle it in." },
	{ "eca agree visits/ --adjudicate agreed.csv --agreed final.csv",
	  "What is still open once that file is filled in, and the answers to score." },
	{ "eca check criteria/mine", "What is wrong or doubtful in a criteria set." },
};

#define ROWS(rows) rows, sizeof(rows) / sizeof(rows[0])
static const struct section sections[] = {
	{ "Exit status", ROWS(exit_statuses) },
	{ "Environment", ROWS(environment) },
	{ "Examples", ROWS(examples) },
};
enum { N_SECTIONS = sizeof(sections) / sizeof(sections[0]) };

/* "-o, --output FILE" */
static void name_option(const struct option *option, char text[64])
{
	int length = option->letter ? snprintf(text, 64, "-%c, ", option->letter) : 0;

	snprintf(text + length, 64 - (size_t)length, "--%s%s%s", option->name,
	         option->value ? " " : "", option->value ? option->value : "");
}

/* ---- On the terminal ---- */

static void indent(FILE *file, size_t columns)
{
	fprintf(file, "%*s", (int)columns, "");
}

/* Wraps ASCII text behind `column`, which is where the line stands. An empty line
 * in it ends a paragraph. */
static void wrap(FILE *file, const char *text, size_t column)
{
	size_t at = column;

	while (*text) {
		size_t length = strcspn(text, " \n");

		if (at > column && at + 1 + length > WIDTH) {
			fputc('\n', file);
			indent(file, column);
			at = column;
		}
		at += (size_t)fprintf(file, "%s%.*s", at > column ? " " : "", (int)length, text);
		text += length;
		if (*text == '\n') {
			fputs("\n\n", file);
			indent(file, column);
			at = column;
		}
		text += strspn(text, " \n");
	}
	fputc('\n', file);
}

static void explain(FILE *file, const char *term, const char *explanation)
{
	size_t used = (size_t)fprintf(file, "  %s", term);

	if (used + 2 > TERMS) {
		fputc('\n', file);
		used = 0;
	}
	indent(file, TERMS - used);
	wrap(file, explanation, TERMS);
}

static void print_section(FILE *file, const struct section *section)
{
	size_t i;

	fprintf(file, "\n%s:\n", section->title);
	for (i = 0; i < section->n_rows; i++)
		explain(file, section->rows[i][0], section->rows[i][1]);
}

void help_overview(FILE *file)
{
	size_t i;

	fputs("Usage: eca COMMAND [ARGUMENTS]\n\n", file);
	wrap(file, about, 0);
	fputs("\nCommands:\n", file);
	for (i = 0; commands[i]; i++)
		explain(file, commands[i]->name, commands[i]->summary);
	for (i = 0; i < N_SECTIONS; i++)
		print_section(file, &sections[i]);
	fputs("\n`eca help COMMAND` tells more of a command; `eca --version` says which eca it "
	      "is.\n",
	      file);
}

void help_command(FILE *file, const struct command *command)
{
	char name[64];
	size_t i;

	fprintf(file, "Usage: eca %s %s\n\n", command->name, command->args);
	wrap(file, command->about, 0);
	fputs("\nOptions:\n", file);
	for (i = 0; i < command->n_options; i++) {
		name_option(&command->options[i], name);
		explain(file, name, command->options[i].help);
	}
	explain(file, "-h, --help", "This text.");
}

/* ---- The manual page ---- */

static void put_roff(FILE *file, const char *text)
{
	bool line_start = true;

	for (; *text; text++) {
		if (line_start && (*text == '.' || *text == '\''))
			fputs("\\&", file);
		line_start = *text == '\n';
		if (*text == '\n' && text[1] == '\n')
			fputs("\n.PP", file);
		else if (*text == '-')
			fputs("\\-", file);
		else if (*text == '\\')
			fputs("\\e", file);
		else
			fputc(*text, file);
	}
}

static void roff_term(FILE *file, const char *term, const char *explanation)
{
	fputs(".TP\n.B ", file);
	put_roff(file, term);
	fputc('\n', file);
	put_roff(file, explanation);
	fputc('\n', file);
}

static void roff_command(FILE *file, const struct command *command)
{
	char name[64];
	size_t i;

	fprintf(file, ".SS eca %s\n.B eca %s\n", command->name, command->name);
	put_roff(file, command->args);
	fputs("\n.PP\n", file);
	put_roff(file, command->about);
	fputc('\n', file);
	for (i = 0; i < command->n_options; i++) {
		name_option(&command->options[i], name);
		roff_term(file, name, command->options[i].help);
	}
}

static void roff_section(FILE *file, const struct section *section)
{
	const char *letter;
	size_t i;

	fputs(".SH ", file);
	for (letter = section->title; *letter; letter++)
		fputc(*letter >= 'a' && *letter <= 'z' ? *letter - ('a' - 'A') : *letter, file);
	fputc('\n', file);
	for (i = 0; i < section->n_rows; i++)
		roff_term(file, section->rows[i][0], section->rows[i][1]);
}

void help_man(FILE *file)
{
	size_t i;

	fputs(".\\\" Written by `eca help --man`; do not edit.\n"
	      ".TH ECA 1 \"\" \"eca " ECA_VERSION "\" \"User commands\"\n"
	      ".SH NAME\neca \\- enterprise capacity assessment\n"
	      ".SH SYNOPSIS\n",
	      file);
	for (i = 0; commands[i]; i++) {
		fprintf(file, "%s.B eca %s\n", i ? ".br\n" : "", commands[i]->name);
		put_roff(file, commands[i]->args);
		fputc('\n', file);
	}
	fputs(".SH DESCRIPTION\n", file);
	put_roff(file, about);
	fputs("\n.SH COMMANDS\n", file);
	for (i = 0; commands[i]; i++)
		roff_command(file, commands[i]);
	for (i = 0; i < N_SECTIONS; i++)
		roff_section(file, &sections[i]);
}

/* ---- Completion ---- */

static void bash_case(FILE *file, const struct command *command)
{
	size_t i;

	fprintf(file, "\t%s) words=\"--help", command->name);
	for (i = 0; i < command->n_options; i++)
		fprintf(file, " --%s", command->options[i].name);
	fputs("\" ;;\n", file);
}

void help_bash(FILE *file)
{
	size_t i;

	fputs("# bash completion for eca, written by `eca help --bash`\n"
	      "_eca() {\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]} words=\n"
	      "\tif [ \"$COMP_CWORD\" = 1 ]; then\n"
	      "\t\tmapfile -t COMPREPLY < <(compgen -W '",
	      file);
	for (i = 0; commands[i]; i++)
		fprintf(file, "%s ", commands[i]->name);
	fputs("--help --version' -- \"$word\")\n"
	      "\t\treturn\n"
	      "\tfi\n"
	      "\tcase ${COMP_WORDS[1]} in\n",
	      file);
	for (i = 0; commands[i]; i++)
		bash_case(file, commands[i]);
	fputs("\tesac\n"
	      "\tif [[ $word == -* ]]; then\n"
	      "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
	      "\telse\n"
	      "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
	      "\tfi\n"
	      "}\n"
	      "complete -o filenames -F _eca eca\n",
	      file);
}
