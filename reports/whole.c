#include "whole.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "text.h"

/* The zip records, as PKWARE's APPNOTE numbers their fields. */
enum {
	END_SIZE = 22, END_ENTRIES = 10, END_OFFSET = 16,
	ENTRY_SIZE = 46, ENTRY_PACKED = 20, ENTRY_UNPACKED = 24, ENTRY_NAME = 28, ENTRY_EXTRA = 30,
	ENTRY_COMMENT = 32, ENTRY_LOCAL = 42,
	LOCAL_SIZE = 30, LOCAL_NAME = 26, LOCAL_EXTRA = 28,
	UNPACKED_MAX = 1 << 28,
	BLOCK = 512, /* what fits on a full disk is a multiple of it */
};

static const unsigned char END_MARK[] = { 'P', 'K', 5, 6 }, ENTRY_MARK[] = { 'P', 'K', 1, 2 };

struct entry {
	size_t packed, unpacked, data;
};

static size_t two(const unsigned char *at)
{
	return (size_t)at[0] | (size_t)at[1] << 8;
}

static size_t four(const unsigned char *at)
{
	return two(at) | two(at + 2) << 16;
}

bool whole_xml(const char *xml, size_t size)
{
	const char *at = xml, *end = xml + size;
	size_t depth = 0, roots = 0;

	while ((at = memchr(at, '<', (size_t)(end - at)))) {
		const char *close = memchr(at, '>', (size_t)(end - at));

		if (!close || memchr(at + 1, '<', (size_t)(close - at - 1)))
			return false;
		if (at[1] == '/') {
			if (!depth--)
				return false;
		} else if (at[1] != '?') {
			roots += !depth;
			depth += close[-1] != '/';
		}
		at = close + 1;
	}
	return !depth && roots == 1;
}

static bool unpack(const unsigned char *bytes, const struct entry *entry, unsigned char *out)
{
	z_stream stream = { .next_in = (unsigned char *)bytes + entry->data,
	                    .avail_in = (uInt)entry->packed,
	                    .next_out = out,
	                    .avail_out = (uInt)entry->unpacked };
	bool done;

	if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
		return false;
	done = inflate(&stream, Z_FINISH) == Z_STREAM_END && !stream.avail_out;
	inflateEnd(&stream);
	return done;
}

static enum whole whole_entry(const unsigned char *bytes, size_t size, const struct entry *entry,
                              bool roomy)
{
	unsigned char *xml;
	enum whole whole = WHOLE_BROKEN;

	if (entry->data > size || entry->packed > size - entry->data ||
	    entry->unpacked > UNPACKED_MAX)
		return WHOLE_BROKEN;
	if (roomy && entry->unpacked % BLOCK)
		return WHOLE;
	xml = zeroed(entry->unpacked, 1);
	if (unpack(bytes, entry, xml))
		whole = whole_xml((char *)xml, entry->unpacked) ? WHOLE : WHOLE_CUT;
	free(xml);
	return whole;
}

/* Reads the entry of the directory at `at` and moves behind it. */
static bool next_entry(const unsigned char *bytes, size_t size, size_t *at, struct entry *entry)
{
	const unsigned char *record = bytes + *at;
	size_t local;

	if (*at > size - ENTRY_SIZE || memcmp(record, ENTRY_MARK, sizeof(ENTRY_MARK)) != 0)
		return false;
	local = four(record + ENTRY_LOCAL);
	if (local > size - LOCAL_SIZE)
		return false;
	entry->packed = four(record + ENTRY_PACKED);
	entry->unpacked = four(record + ENTRY_UNPACKED);
	entry->data = local + LOCAL_SIZE + two(bytes + local + LOCAL_NAME)
	              + two(bytes + local + LOCAL_EXTRA);
	*at += ENTRY_SIZE + two(record + ENTRY_NAME) + two(record + ENTRY_EXTRA)
	       + two(record + ENTRY_COMMENT);
	return true;
}

enum whole whole_workbook(const unsigned char *bytes, size_t size, bool roomy)
{
	enum whole whole = WHOLE;
	const unsigned char *end;
	struct entry entry;
	size_t count, at;

	if (size < ENTRY_SIZE)
		return WHOLE_BROKEN;
	end = bytes + size - END_SIZE;
	if (memcmp(end, END_MARK, sizeof(END_MARK)) != 0)
		return WHOLE_BROKEN;
	at = four(end + END_OFFSET);
	for (count = two(end + END_ENTRIES); count && whole == WHOLE; count--)
		whole = next_entry(bytes, size, &at, &entry) ? whole_entry(bytes, size, &entry, roomy)
		                                             : WHOLE_BROKEN;
	return whole;
}
