/* Threads that share a row of items: whichever is free takes the next one. */
#ifndef ECA_CLI_CREW_H
#define ECA_CLI_CREW_H

#include <stdbool.h>
#include <stddef.h>

struct crew_task {
	size_t count; /* of items */
	void *context;
	/* Called by each thread but the first, 0, before its first item; false: it goes again,
	 * and the others do the work. */
	bool (*join)(void *context, size_t thread);
	/* Does one item; by all threads at a time, each with its own number. */
	void (*work)(void *context, size_t thread, size_t item);
	/* Called for every item that is done, in the order of the items and one at a time,
	 * whichever thread did it. */
	void (*end)(void *context, size_t item);
};

/* Does the task on so many threads, the caller's and new ones; fewer where the system
 * gives no more. */
void crew_run(const struct crew_task *task, size_t threads);

/* Processors that this process may use. */
size_t crew_processors(void);

#endif
