/* What the engine may know of a reader beside eca.h. */
#ifndef ECA_READER_H
#define ECA_READER_H

#include "answers.h"
#include "eca.h"

/* The assessment read last, its problems with it: also one that was rejected, as far as it
 * could be read. */
const struct answers *reader_answers(const struct eca_reader *reader);

/* Which of its files it is in, 0 the first; behind one that it could not read on. */
size_t reader_file(const struct eca_reader *reader);

#endif
