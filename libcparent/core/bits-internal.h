/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BITS_INTERNAL_H
#define CPARENT_BITS_INTERNAL_H

#include <stdint.h>

/* How many bits are set. */
static inline unsigned
cparent__bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) +
           (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

#endif
