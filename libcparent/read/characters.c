/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/form-internal.h"

#include "core/bytes-internal.h"

/* What UTF-8 read as Windows-1252 begins with, for the characters that
 * minutes have: "Â", "Ã", "â". */
static bool
may_be_misread(int32_t c)
{
    return c == 0xc2 || c == 0xc3 || c == 0xc5 || c == 0xe2;
}

/* A character that somebody would have typed. */
static bool
is_likely(int32_t c)
{
    return (c >= 0xa0 && c <= 0xff) || (c >= 0x150 && c <= 0x178) ||
           (c >= 0x2010 && c <= 0x203a) || c == 0x20ac || c == 0x2122 ||
           c == 0x2212;
}

/* "â€™": the bytes of these characters in Windows-1252 are those of one
 * character in UTF-8. */
static int32_t
misread(const char *bytes, size_t size, int32_t first, size_t *used)
{
    char meant[4] = { (char)(unsigned char)first, 0, 0, 0 };
    const size_t need = first == 0xe2 ? 3 : 2;
    size_t at = *used;
    size_t have, width;
    int32_t c;

    for (have = 1; have < need; have++) {
        int byte;

        if (at >= size)
            return -1;
        c = cparent__utf8_decode(bytes + at, size - at, &width);
        byte = c < 0 ? -1 : cparent__windows_1252_byte(c);
        if (c >= 0x80 && c < 0xa0)
            byte = c;
        if (byte < 0x80)
            return -1;
        meant[have] = (char)(unsigned char)byte;
        at += width;
    }
    c = cparent__utf8_decode(meant, need, &width);
    if (c < 0 || width != need || !is_likely(c))
        return -1;
    *used = at;
    return c;
}

int32_t
cparent__character(const char *bytes, size_t size, bool utf8, size_t at,
                   size_t *used)
{
    const unsigned char byte = (unsigned char)bytes[at];
    int32_t found, meant;

    *used = 1;
    if (byte < 0x80)
        return byte;
    if (!utf8)
        return cparent__windows_1252(byte);
    found = cparent__utf8_decode(bytes + at, size - at, used);
    if (!may_be_misread(found))
        return found < 0 ? ' ' : found;
    meant = misread(bytes + at, size - at, found, used);
    return meant >= 0 ? meant : found;
}

size_t
cparent__plain_run(const char *bytes, size_t at, size_t end)
{
    const size_t start = at;

    for (; end - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        const uint64_t eight = cparent__eight(bytes + at);

        if ((cparent__eight_unprinted(eight) |
             cparent__eight_are(eight, '`') |
             cparent__eight_are(eight, '&')) != 0)
            break;
    }
    while (at < end && bytes[at] >= ' ' && bytes[at] < 0x7f &&
           bytes[at] != '`' && bytes[at] != '&')
        at++;
    return at - start;
}

bool
cparent__is_blank(int32_t c)
{
    return c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f ||
           c == 0x205f || c == 0x3000 || c == '\t';
}

bool
cparent__is_unseen(int32_t c)
{
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 ||
           c == 0xfeff;
}
