#include "spool.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "error.h"

enum { FILE_BUFFER = 1 << 18, PADDING = 8 };

static bool refuse(const struct spool *spool, struct eca_error *err)
{
	return error_errno(err, "%s: no temporary file for the rows of the sheet (TMPDIR says where)",
	                   spool->name);
}

static bool open_file(struct spool *spool, struct eca_error *err)
{
	const char *folder = getenv("TMPDIR");
	struct buf path = { 0 };
	int fd;

	buf_format(&path, "%s/eca-XXXXXX", folder && *folder ? folder : "/tmp");
	fd = mkostemp((char *)buf_string(&path), O_CLOEXEC);
	if (fd >= 0) {
		unlink(path.bytes);
		spool->file = fdopen(fd, "w+b");
	}
	buf_free(&path);
	if (!spool->file)
		return refuse(spool, err);
	setvbuf(spool->file, NULL, _IOFBF, FILE_BUFFER);
	return true;
}

static bool write_memory(struct spool *spool, struct eca_error *err)
{
	size_t size = spool->memory.used;

	spool->memory.used = 0;
	return fwrite(spool->memory.bytes, 1, size, spool->file) == size || refuse(spool, err);
}

bool spool_put(struct spool *spool, const struct row *row, struct eca_error *err)
{
	const size_t head[] = { row->number, row->size };

	buf_add(&spool->memory, (const char *)head, sizeof(head));
	buf_add(&spool->memory, row->cells, row->size);
	buf_add(&spool->memory, "\0\0\0\0\0\0\0", PADDING);
	if (!spool->file && spool->memory.used > SPOOL_MEMORY && !open_file(spool, err))
		return false;
	return !spool->file || spool->memory.used < FILE_BUFFER || write_memory(spool, err);
}

bool spool_rewind(struct spool *spool, struct eca_error *err)
{
	spool->at = 0;
	if (!spool->file)
		return true;
	if (!write_memory(spool, err))
		return false;
	return (fflush(spool->file) == 0 && fseeko(spool->file, 0, SEEK_SET) == 0) || refuse(spool, err);
}

/* Where the next `size` bytes are; NULL when there are no more. */
static char *next_bytes(struct spool *spool, size_t size)
{
	char *bytes;

	if (spool->file) {
		spool->memory.used = 0;
		bytes = buf_room(&spool->memory, size);
		return fread(bytes, 1, size, spool->file) == size ? bytes : NULL;
	}
	if (spool->memory.used - spool->at < size)
		return NULL;
	bytes = spool->memory.bytes + spool->at;
	spool->at += size;
	return bytes;
}

bool spool_get(struct spool *spool, struct row *row, struct eca_error *err)
{
	size_t head[2];
	char *bytes = next_bytes(spool, sizeof(head));

	row->cells = NULL;
	if (bytes) {
		memcpy(head, bytes, sizeof(head));
		*row = (struct row){ .number = head[0], .size = head[1] };
		row->cells = next_bytes(spool, row->size + PADDING);
	}
	if (!row->cells && spool->file && ferror(spool->file))
		return refuse(spool, err);
	return row->cells;
}

void spool_free(struct spool *spool)
{
	if (spool->file)
		fclose(spool->file);
	buf_free(&spool->memory);
	*spool = (struct spool){ .name = spool->name };
}
