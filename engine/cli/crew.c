#include "crew.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

struct crew {
	const struct crew_task *task;
	pthread_mutex_t lock; /* of what follows, and around `end` */
	size_t next;          /* item that nobody has taken */
	size_t ended;         /* items before it were ended */
	bool *done;           /* one an item */
};

struct hand {
	struct crew *crew;
	size_t number;
	pthread_t thread;
};

/* The next item; false where there is none. */
static bool take(struct crew *crew, size_t *item)
{
	bool taken;

	pthread_mutex_lock(&crew->lock);
	taken = crew->next < crew->task->count;
	if (taken)
		*item = crew->next++;
	pthread_mutex_unlock(&crew->lock);
	return taken;
}

/* Ends what can be: an item waits for those before it. */
static void give_back(struct crew *crew, size_t item)
{
	const struct crew_task *task = crew->task;

	pthread_mutex_lock(&crew->lock);
	crew->done[item] = true;
	while (crew->ended < task->count && crew->done[crew->ended])
		task->end(task->context, crew->ended++);
	pthread_mutex_unlock(&crew->lock);
}

static void *work(void *start)
{
	const struct hand *hand = start;
	struct crew *crew = hand->crew;
	size_t item;

	if (hand->number && !crew->task->join(crew->task->context, hand->number))
		return NULL;
	while (take(crew, &item)) {
		crew->task->work(crew->task->context, hand->number, item);
		give_back(crew, item);
	}
	return NULL;
}

void crew_run(const struct crew_task *task, size_t threads)
{
	struct crew crew = { .task = task, .lock = PTHREAD_MUTEX_INITIALIZER };
	struct hand *hands = need_memory(threads * sizeof(*hands));
	size_t i, started = 1;

	crew.done = memset(need_memory(task->count), 0, task->count);
	for (i = 0; i < threads; i++)
		hands[i] = (struct hand){ .crew = &crew, .number = i };
	while (started < threads &&
	       !pthread_create(&hands[started].thread, NULL, work, &hands[started]))
		started++;
	work(&hands[0]);
	for (i = 1; i < started; i++)
		pthread_join(hands[i].thread, NULL);
	free(crew.done);
	free(hands);
}

size_t crew_processors(void)
{
	cpu_set_t allowed;

	return sched_getaffinity(0, sizeof(allowed), &allowed) ? 1 : (size_t)CPU_COUNT(&allowed);
}
