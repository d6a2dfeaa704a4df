/* SHA-256. hash.c is the only file that knows OpenSSL. */
#ifndef ECA_HASH_H
#define ECA_HASH_H

#include <stddef.h>

enum { HASH_SIZE = 32 };

/* Takes one text after another; keeps what setting up a digest costs. Each text is
 * hashed as if `start` stood before it, which is worked through only once. */
struct hash;
struct hash *hash_new(const void *start, size_t size);
void hash_free(struct hash *hash);
void hash_bytes(struct hash *hash, const void *bytes, size_t size, unsigned char digest[HASH_SIZE]);

/* A digest in lower-case hexadecimal, NUL-terminated. */
void hash_hex(const unsigned char digest[HASH_SIZE], char hex[2 * HASH_SIZE + 1]);

#endif
