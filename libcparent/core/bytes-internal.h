/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BYTES_INTERNAL_H
#define CPARENT_BYTES_INTERNAL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Eight bytes of a text looked at together.  Each question is answered by a
 * word that has the highest bit of each byte for which the answer is yes, and
 * no other; in which order the machine keeps bytes does not matter.
 */
#define CPARENT__EACH UINT64_C(0x0101010101010101)
#define CPARENT__HIGH UINT64_C(0x8080808080808080)

static inline uint64_t
cparent__eight(const char *bytes)
{
    uint64_t eight;

    memcpy(&eight, bytes, sizeof(eight));
    return eight;
}

/* Which of them are this byte? */
static inline uint64_t
cparent__eight_are(uint64_t eight, unsigned char byte)
{
    const uint64_t other = eight ^ CPARENT__EACH * byte;

    return ~(((other & ~CPARENT__HIGH) + ~CPARENT__HIGH) | other) &
           CPARENT__HIGH;
}

/* Which of them are no ASCII, or control characters, DEL among them? */
static inline uint64_t
cparent__eight_unprinted(uint64_t eight)
{
    const uint64_t small = eight & ~CPARENT__HIGH;
    const uint64_t printed = (small + CPARENT__EACH * 0x60) &
                             ~(small + CPARENT__EACH);

    return (eight | ~printed) & CPARENT__HIGH;
}

/* How many of them answered yes. */
static inline unsigned
cparent__eight_count(uint64_t answers)
{
    return (unsigned)((answers >> 7) * CPARENT__EACH >> 56);
}

#endif
