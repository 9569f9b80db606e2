/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/digest-internal.h"

#include <nettle/sha2.h>

void
cparent__digest(const void *bytes, size_t size,
                char text[CPARENT__DIGEST_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t raw[CPARENT__DIGEST_SIZE];
    struct sha256_ctx context;
    size_t i;

    sha256_init(&context);
    if (size > 0)
        sha256_update(&context, size, bytes);
    sha256_digest(&context, sizeof(raw), raw);
    for (i = 0; i < sizeof(raw); i++) {
        text[2 * i] = digits[raw[i] >> 4];
        text[2 * i + 1] = digits[raw[i] & 15];
    }
    text[2 * sizeof(raw)] = '\0';
}

uint64_t
cparent__hash(const void *bytes, size_t size, uint64_t seed)
{
    const unsigned char *at = bytes;
    uint64_t hash = seed ^ UINT64_C(0xcbf29ce484222325);
    size_t i;

    for (i = 0; i < size; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    return hash;
}
