/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ID_INTERNAL_H
#define CPARENT_ID_INTERNAL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* An id, made ready to be looked up. */
typedef struct cparent__id {
    const char *text;
    uint64_t key[2]; /* its bytes, or digests of a long one */
    uint64_t hash;
    size_t length;
} cparent__id;

/* Ids of up to so many bytes are their own key. */
enum { CPARENT__SHORT_ID = 16 };

/* Its highest bits, in which every byte of the id had a say, tell where to
 * look; others are compared there. */
static inline uint64_t
cparent__id_hash(const uint64_t key[2])
{
    return (key[0] ^ key[1] * UINT64_C(0x9E3779B97F4A7C15)) *
           UINT64_C(0xD6E8FEB86659FD93);
}

/* Makes a short one ready.  16 bytes can be read at `text` whatever its
 * length; they stay where they are while the id is in use. */
static inline void
cparent__id_short(cparent__id *id, const char *text, size_t length)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    static const uint64_t masks[] = { /* so many bytes of a word */
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF,
        0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, UINT64_MAX
    };
    const size_t rest = length > 8 ? length - 8 : 0;

    memcpy(id->key, text, sizeof(id->key));
    id->key[0] &= masks[length - rest];
    id->key[1] &= masks[rest];
#else
    memset(id->key, 0, sizeof(id->key));
    memcpy(id->key, text, length);
#endif
    id->text = text;
    id->length = length;
    id->hash = cparent__id_hash(id->key);
}

/* The same of any. */
void
cparent__id_make(cparent__id *id, const char *text, size_t length);

#endif
