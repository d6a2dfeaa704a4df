/* File names made of firm ids. */
#ifndef ECA_CLI_FILE_NAME_H
#define ECA_CLI_FILE_NAME_H

#include "names.h"

/* A name for `id` that no file system takes amiss: the id itself where it has only
 * letters, digits, . _ - of ASCII and is no name with a meaning of its own; else
 * its harmless characters and a part of its SHA-256. Names differ in more than
 * case from all those in `taken`, to which this one is added. The caller frees it. */
char *file_name_of(const char *id, struct names *taken);

#endif
