#include "scratch.h"

#include <linux/magic.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/vfs.h>
#include <unistd.h>

#define IN_MEMORY "/dev/shm"

/* Far more than the parts of all workbooks that are being written take. */
enum { ROOM = 64 << 20, FILES = 1024 };

bool scratch_is_roomy(const char *folder)
{
	struct rlimit longest;
	struct statfs found;

	return folder && !statfs(folder, &found) && found.f_type == TMPFS_MAGIC &&
	       found.f_bavail >= ROOM / (unsigned long)found.f_bsize &&
	       (!found.f_files || found.f_ffree >= FILES) &&
	       !getrlimit(RLIMIT_FSIZE, &longest) && longest.rlim_cur == RLIM_INFINITY;
}

const char *scratch_folder(void)
{
	const char *asked = getenv("TMPDIR");

	if (asked && *asked)
		return asked;
	return !access(IN_MEMORY, W_OK | X_OK) && scratch_is_roomy(IN_MEMORY) ? IN_MEMORY : NULL;
}
