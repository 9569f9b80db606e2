/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "core/text-internal.h"

/* How many bytes the first one announces, and the least code point that
 * may be written so long; 0 when it announces nothing. */
static size_t
announced(unsigned char first, int32_t *least, int32_t *bits)
{
    if (first < 0x80) {
        *least = 0;
        *bits = first;
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        *least = 0x80;
        *bits = first & 0x1F;
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
        *least = 0x800;
        *bits = first & 0x0F;
        return 3;
    }
    if (first >= 0xF0 && first < 0xF5) {
        *least = 0x10000;
        *bits = first & 0x07;
        return 4;
    }
    return 0;
}

int32_t
cparent__utf8_decode(const char *bytes, size_t length, size_t *used)
{
    int32_t least = 0;
    int32_t code = 0;
    size_t wanted;
    size_t i;

    *used = 1;
    if (length == 0)
        return -1;
    wanted = announced((unsigned char)bytes[0], &least, &code);
    if (wanted == 0 || wanted > length)
        return -1;
    for (i = 1; i < wanted; i++) {
        if (((unsigned char)bytes[i] & 0xC0) != 0x80)
            return -1;
        code = (code << 6) | ((unsigned char)bytes[i] & 0x3F);
    }
    if (code < least || code > 0x10FFFF ||
        (code >= 0xD800 && code <= 0xDFFF))
        return -1;
    *used = wanted;
    return code;
}

size_t
cparent__utf8_encode(int32_t code_point, char bytes[4])
{
    uint32_t code = (uint32_t)code_point;

    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = 0xFFFD;
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        bytes[0] = (char)(0xC0 | (code >> 6));
        bytes[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        bytes[0] = (char)(0xE0 | (code >> 12));
        bytes[1] = (char)(0x80 | ((code >> 6) & 0x3F));
        bytes[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | (code >> 18));
    bytes[1] = (char)(0x80 | ((code >> 12) & 0x3F));
    bytes[2] = (char)(0x80 | ((code >> 6) & 0x3F));
    bytes[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

/* The first place from `at` on that is no ASCII, eight bytes at a time. */
static size_t
skip_ascii(const char *bytes, size_t at, size_t length)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    uint64_t eight;

    for (; length - at >= sizeof(eight); at += sizeof(eight)) {
        memcpy(&eight, bytes + at, sizeof(eight));
        if ((eight & high) != 0)
            break;
    }
    while (at < length && (unsigned char)bytes[at] < 0x80)
        at++;
    return at;
}

size_t
cparent__utf8_check(const char *bytes, size_t length)
{
    size_t at = skip_ascii(bytes, 0, length);
    size_t used;

    while (at < length) {
        if (cparent__utf8_decode(bytes + at, length - at, &used) < 0)
            return at;
        at = skip_ascii(bytes, at + used, length);
    }
    return length;
}
