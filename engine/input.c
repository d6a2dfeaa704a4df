#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "error.h"

bool input_open(struct input *in, const char *path, const char *name, struct eca_error *err)
{
	bool standard = !strcmp(path, "-");
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return error_errno(err, "%s", name);
	*in = (struct input){ .name = name, .fd = fd, .size = INPUT_BLOCK };
	in->buffer = need_memory(in->size + INPUT_PADDING);
	return true;
}

void input_close(struct input *in)
{
	if (in->fd != STDIN_FILENO)
		close(in->fd);
	free(in->buffer);
	*in = (struct input){ .fd = -1 };
}

static void make_room(struct input *in, size_t most)
{
	memmove(in->buffer, in->buffer + in->start, in->end - in->start);
	in->end -= in->start;
	in->start = 0;
	if (in->end < in->size / 2)
		return;
	while (in->size / 2 <= in->end && in->size < most)
		in->size *= 2;
	in->buffer = need_more_memory(in->buffer, in->size + INPUT_PADDING);
}

bool input_more(struct input *in, size_t most, struct eca_error *err)
{
	size_t had;

	if (in->at_end || in->end - in->start >= most)
		return false;
	make_room(in, most);
	had = in->end;
	while (in->end < in->size) {
		ssize_t got = read(in->fd, in->buffer + in->end, in->size - in->end);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			in->at_end = true;
			return error_errno(err, "%s", in->name);
		}
		if (got == 0) {
			in->at_end = true;
			break;
		}
		in->end += (size_t)got;
		in->done += (size_t)got;
	}
	memset(in->buffer + in->end, 0, INPUT_PADDING);
	return in->end > had;
}

void input_skip_mark(struct input *in)
{
	if (in->end - in->start >= 3 && !memcmp(in->buffer + in->start, "\xef\xbb\xbf", 3))
		in->start += 3;
}
