/* The half of the board that is about the whole: alphas and assessors. */
#ifndef ECA_CLI_AGREE_FIGURES_BOARD_H
#define ECA_CLI_AGREE_FIGURES_BOARD_H

#include "eca.h"

/* What both halves write with. */
struct agree_board {
	const struct eca_model *model;
	size_t language;
	const char *code; /* the language's */
	size_t width;
	bool colour;
	struct eca_output *out;
};

/* A line that stands out. */
void agree_board_title(const struct agree_board *board, const char *text);

void agree_board_figures(const struct agree_board *board, const struct eca_agreement *agreement);

#endif
