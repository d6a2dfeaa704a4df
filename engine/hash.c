#include "hash.h"

#include <stdio.h>
#include <stdlib.h>

#include <openssl/evp.h>

#include "arena.h"
#include "eca.h"

struct hash {
	EVP_MD *kind;
	EVP_MD_CTX *started, *context;
};

/* libcrypto fails only when it is out of memory or broken: no score can be sworn to. */
static void must(int ok)
{
	if (ok == 1)
		return;
	fputs("eca: error: libcrypto cannot compute SHA-256\n", stderr);
	_Exit(4);
}

struct hash *hash_new(const void *start, size_t size)
{
	struct hash *hash = need_memory(sizeof(*hash));

	hash->kind = EVP_MD_fetch(NULL, "SHA256", NULL);
	hash->started = EVP_MD_CTX_new();
	hash->context = EVP_MD_CTX_new();
	must(hash->kind && hash->started && hash->context);
	must(EVP_DigestInit_ex2(hash->started, hash->kind, NULL));
	must(EVP_DigestUpdate(hash->started, start, size));
	return hash;
}

void hash_free(struct hash *hash)
{
	if (!hash)
		return;
	EVP_MD_CTX_free(hash->started);
	EVP_MD_CTX_free(hash->context);
	EVP_MD_free(hash->kind);
	free(hash);
}

void hash_bytes(struct hash *hash, const void *bytes, size_t size, unsigned char digest[HASH_SIZE])
{
	must(EVP_MD_CTX_copy_ex(hash->context, hash->started));
	must(EVP_DigestUpdate(hash->context, bytes, size));
	must(EVP_DigestFinal_ex(hash->context, digest, NULL));
}

void hash_hex(const unsigned char digest[HASH_SIZE], char hex[2 * HASH_SIZE + 1])
{
	static const char figures[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < HASH_SIZE; i++) {
		hex[2 * i] = figures[digest[i] >> 4];
		hex[2 * i + 1] = figures[digest[i] & 15];
	}
	hex[2 * HASH_SIZE] = '\0';
}

void eca_sha256(const void *bytes, size_t size, char hex[65])
{
	struct hash *hash = hash_new("", 0);
	unsigned char digest[HASH_SIZE];

	hash_bytes(hash, bytes, size, digest);
	hash_hex(digest, hex);
	hash_free(hash);
}
