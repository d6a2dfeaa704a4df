#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define FIRST_AFTER 0.5 /* seconds */
#define BETWEEN 0.1
enum { BAR = 30 };

static struct {
	bool on, shown;
	double next; /* when to draw */
} progress;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_start(bool wanted)
{
	progress.on = wanted && isatty(STDERR_FILENO);
	progress.shown = false;
	if (progress.on)
		progress.next = now() + FIRST_AFTER;
}

static void draw(uint64_t done, uint64_t total, uint64_t count, const char *what)
{
	double share = total ? (double)done / (double)total : 0;
	int i, full = (int)(share * BAR);

	fputs("\r\033[K", stderr);
	if (total) {
		for (i = 0; i < BAR; i++)
			fputs(i < full ? "\u2588" : "\u2591", stderr);
		fprintf(stderr, " %3.0f %%  ", share * 100);
	}
	fprintf(stderr, "%llu %s", (unsigned long long)count, what);
	fflush(stderr);
}

void progress_show(uint64_t done, uint64_t total, uint64_t count, const char *what)
{
	double time;

	if (!progress.on || (time = now()) < progress.next)
		return;
	draw(done < total ? done : total, total, count, what);
	progress.shown = true;
	progress.next = time + BETWEEN;
}

void progress_clear(void)
{
	if (progress.shown)
		fputs("\r\033[K", stderr);
	progress.shown = false;
}

void progress_end(void)
{
	progress_clear();
	progress.on = false;
}
