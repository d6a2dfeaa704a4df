#include "intake.h"

#include "progress.h"

bool intake_next(struct intake *intake, const struct eca_assessment **assessment)
{
	struct eca_error err = { 0 };
	enum eca_next next = eca_reader_next(intake->reader, assessment, &err);
	const struct eca_problem *problems;
	size_t count;

	problems = eca_reader_problems(intake->reader, &count);
	list_warnings(&intake->warnings, problems, count);
	if (next == ECA_NEXT_REJECTED) {
		intake->rejected++;
		rejects_put(intake->rejects, problems, count);
	} else if (next == ECA_NEXT_BROKEN) {
		intake->unreadable = true;
		complain_of(&err);
	}
	return next != ECA_NEXT_END;
}

void intake_progress(const struct intake *intake, size_t count)
{
	uint64_t done, total;

	eca_reader_progress(intake->reader, &done, &total);
	progress_show(done, total, count, "assessments");
}
