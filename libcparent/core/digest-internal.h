/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DIGEST_INTERNAL_H
#define CPARENT_DIGEST_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

#define CPARENT__DIGEST_SIZE 32
/* Sixty-four hexadecimal digits and a NUL. */
#define CPARENT__DIGEST_TEXT 65

/* SHA-256 of some bytes, as lower-case hexadecimal. */
void
cparent__digest(const void *bytes, size_t size,
                char text[CPARENT__DIGEST_TEXT]);

/* A hash for tables inside one process or file: FNV-1a, 64 bits. */
uint64_t
cparent__hash(const void *bytes, size_t size, uint64_t seed);

#endif
