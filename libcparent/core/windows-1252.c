/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/text-internal.h"

/* 0x80 to 0x9f. */
static const uint16_t points[32] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178
};

int32_t
cparent__windows_1252(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xa0 ? points[byte - 0x80] : byte;
}

int
cparent__windows_1252_byte(int32_t code_point)
{
    int i;

    if (code_point < 0x80 || (code_point >= 0xa0 && code_point <= 0xff))
        return (int)code_point;
    for (i = 0; i < 32; i++)
        if (points[i] == code_point)
            return 0x80 + i;
    return -1;
}
