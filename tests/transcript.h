/* What a reader of answers says, call by call, as one text that a test can compare. */
#ifndef ECA_TEST_TRANSCRIPT_H
#define ECA_TEST_TRANSCRIPT_H

#include <stddef.h>

#include "eca.h"

/* The set in tests/reading, loaded once. */
struct eca_set *transcript_set(void);
void transcript_free_set(void);

/* Reads the files and folders. A line each:
 *   +ROW FIRM id=value/grade{note} …     an assessment; source, assessor, date and
 *                                        failure where they are not the default
 *   -ROW                                 one rejected
 *   ~ROW                                 one passed over
 *   !ROW COLUMN FIRM "VALUE" REASON      what is wrong (? for a warning), behind either
 *   x TEXT                               a file that cannot be read on
 * `folder` is cut off where names of files begin with it. The caller frees it. */
char *transcript_of(const char *const *paths, size_t n_paths, const char *folder,
                    const struct eca_reader_options *options);

/* The same of a file named "t" with these bytes. */
char *transcript_of_bytes(const char *bytes, size_t size, const struct eca_reader_options *options);

#endif
