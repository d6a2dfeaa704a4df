/* Reads answers and does nothing with them: read SET FILE. */
#include <stdio.h>

#include "engine/eca.h"

int main(int argc, char **argv)
{
	struct eca_findings findings = { 0 };
	struct eca_reader_options options = { 0 };
	struct eca_error err = { 0 };
	struct eca_set *set = argc == 3 ? eca_set_load(argv[1], &findings, &err) : NULL;
	const struct eca_assessment *assessment;
	size_t counts[4] = { 0 };
	const char *path = argv[argc - 1];
	struct eca_reader *reader;
	enum eca_next next;

	if (!set)
		return 2;
	reader = eca_reader_new(set, &path, 1, &options);
	do
		counts[next = eca_reader_next(reader, &assessment, &err)]++;
	while (next == ECA_NEXT_READ || next == ECA_NEXT_REJECTED);
	printf("%zu read, %zu rejected%s%s\n", counts[ECA_NEXT_READ], counts[ECA_NEXT_REJECTED],
	       *err.text ? ": " : "", err.text);
	eca_reader_free(reader);
	eca_set_free(set);
	eca_findings_free(&findings);
	return next == ECA_NEXT_END ? 0 : 4;
}
