#include "file_name.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "eca.h"

enum { LONGEST = 64, SHORT_HASH = 8, WHOLE_HASH = 64 };

static bool is_harmless(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '.' || c == '_' || c == '-';
}

/* CON, con.txt, LPT1 …: devices to Windows, whatever the ending. */
static bool is_device(const char *id)
{
	static const char *const devices[] = { "con", "prn", "aux", "nul", "conin$", "conout$" };
	size_t length = strcspn(id, "."), i;

	for (i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
		if (strlen(devices[i]) == length && !strncasecmp(id, devices[i], length))
			return true;
	return length == 4 && (!strncasecmp(id, "com", 3) || !strncasecmp(id, "lpt", 3)) &&
	       id[3] >= '0' && id[3] <= '9';
}

static bool may_stand(const char *id)
{
	size_t length = strlen(id), i;

	for (i = 0; i < length; i++)
		if (!is_harmless(id[i]))
			return false;
	return length && length <= LONGEST && !strchr(".-", id[0]) && id[length - 1] != '.' &&
	       !is_device(id);
}

/* The harmless characters of `id`, "_" for each run of others, and so much of its
 * hash. */
static void put_with_hash(struct buf *name, const char *id, size_t hash_length)
{
	char hash[65];
	bool replaced = false;

	eca_sha256(id, strlen(id), hash);
	name->used = 0;
	for (; *id && name->used < LONGEST; id++) {
		bool starts = !name->used || replaced; /* a . or - may not stand there */
		bool keep = is_harmless(*id) && !(starts && strchr(".-", *id));

		if (keep || !replaced)
			buf_char(name, keep ? *id : '_');
		replaced = !keep;
	}
	buf_char(name, '-');
	buf_add(name, hash, hash_length);
}

static bool take(struct names *taken, struct buf *name)
{
	struct buf lower = { 0 };
	bool is_new;
	size_t i;

	for (i = 0; i < name->used; i++)
		buf_char(&lower, (char)(name->bytes[i] >= 'A' && name->bytes[i] <= 'Z'
		                                ? name->bytes[i] + ('a' - 'A')
		                                : name->bytes[i]));
	names_add(taken, buf_string(&lower), &is_new);
	buf_free(&lower);
	return is_new;
}

char *file_name_of(const char *id, struct names *taken)
{
	struct buf name = { 0 };
	bool taken_now = false;

	if (may_stand(id)) {
		buf_text(&name, id);
		taken_now = take(taken, &name);
	}
	if (!taken_now) {
		put_with_hash(&name, id, SHORT_HASH);
		taken_now = take(taken, &name);
	}
	if (!taken_now) {
		put_with_hash(&name, id, WHOLE_HASH);
		take(taken, &name);
	}
	buf_string(&name);
	return name.bytes;
}
