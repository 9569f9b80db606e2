/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/markup-internal.h"

#include <string.h>

#include "core/text-internal.h"

/* U+00A0 to U+00FF, in order. */
static const char latin_1[] =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not "
    "shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 "
    "ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde "
    "Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc "
    "Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
    "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml "
    "aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml "
    "eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave "
    "uacute ucirc uuml yacute thorn yuml ";

static const struct {
    const char *name;
    int32_t point;
} others[] = { { "amp", '&' },       { "lt", '<' },        { "gt", '>' },
               { "quot", '"' },      { "apos", '\'' },     { "ndash", 0x2013 },
               { "mdash", 0x2014 },  { "lsquo", 0x2018 },  { "rsquo", 0x2019 },
               { "sbquo", 0x201a },  { "ldquo", 0x201c },  { "rdquo", 0x201d },
               { "bdquo", 0x201e },  { "bull", 0x2022 },   { "hellip", 0x2026 },
               { "prime", 0x2032 },  { "euro", 0x20ac },   { "trade", 0x2122 },
               { "ensp", 0x2002 },   { "emsp", 0x2003 },   { "thinsp", 0x2009 },
               { "zwnj", 0x200c },   { "zwj", 0x200d },    { "lrm", 0x200e },
               { "rlm", 0x200f },    { "minus", 0x2212 },  { "le", 0x2264 },
               { "ge", 0x2265 },     { "ne", 0x2260 },     { "asymp", 0x2248 },
               { "rarr", 0x2192 },   { "larr", 0x2190 },   { "frasl", 0x2044 },
               { "OElig", 0x152 },   { "oelig", 0x153 },   { "Scaron", 0x160 },
               { "scaron", 0x161 },  { "Wcirc", 0x174 },   { "wcirc", 0x175 },
               { "Ycirc", 0x176 },   { "ycirc", 0x177 },   { "frac13", 0x2153 },
               { "frac23", 0x2154 }, { "check", 0x2713 },  { "tick", 0x2713 },
               { "permil", 0x2030 }, { "lsaquo", 0x2039 }, { "rsaquo", 0x203a },
               { "tilde", 0x2dc },   { "circ", 0x2c6 },    { "nbhyph", 0x2011 },
               { "horbar", 0x2015 }, { "sdot", 0x22c5 },   { "NewLine", '\n' },
               { "Tab", '\t' },      { "num", '#' },       { "percnt", '%' },
               { "lpar", '(' },      { "rpar", ')' },      { "colon", ':' },
               { "semi", ';' },      { "comma", ',' },     { "period", '.' },
               { "excl", '!' },      { "quest", '?' },     { "sol", '/' },
               { "hyphen", 0x2010 }, { "dash", 0x2010 } };

static int32_t
named(const char *name, size_t length)
{
    const char *at = latin_1;
    int32_t point = 0xa0;
    size_t i;

    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (strlen(others[i].name) == length &&
            memcmp(others[i].name, name, length) == 0)
            return others[i].point;
    for (; *at != '\0'; point++) {
        const char *blank = strchr(at, ' ');

        if ((size_t)(blank - at) == length && memcmp(at, name, length) == 0)
            return point;
        at = blank + 1;
    }
    return -1;
}

static int
digit_of(char c, int base)
{
    if (cparent__is_digit((unsigned char)c))
        return c - '0';
    c = (char)cparent__lower((unsigned char)c);
    return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

enum { LAST_POINT = 0x10ffff };

/* The number whose digits begin at `*at`: however many there are, it is
 * known when it is beyond Unicode, and grows no further. */
static uint32_t
number_of(const char *text, size_t size, int base, size_t *at)
{
    uint32_t number = 0;

    for (int digit; *at < size && (digit = digit_of(text[*at], base)) >= 0;
         (*at)++)
        if (number <= LAST_POINT)
            number = number * (uint32_t)base + (uint32_t)digit;
    return number;
}

/* "&#8211;", "&#x2013;" */
static int32_t
numbered(const char *text, size_t size, size_t *used)
{
    const int base = size > 2 && (text[2] == 'x' || text[2] == 'X') ? 16 : 10;
    const size_t first = base == 16 ? 3 : 2;
    size_t at = first;
    const uint32_t point = number_of(text, size, base, &at);

    if (point == 0 || point > LAST_POINT ||
        (point >= 0xd800 && point < 0xe000))
        return -1;
    *used = at + (at < size && text[at] == ';');
    /* Numbers of Windows-1252 are common, and mean that. */
    if (point >= 0x80 && point < 0xa0)
        return cparent__windows_1252((unsigned char)point);
    return (int32_t)point;
}

int32_t
cparent__entity_once(const char *text, size_t size, size_t *used)
{
    size_t at = 1;
    int32_t point;

    if (size > 2 && text[1] == '#')
        return numbered(text, size, used);
    while (at < size && at < 12 &&
           (cparent__is_alpha((unsigned char)text[at]) ||
            cparent__is_digit((unsigned char)text[at])))
        at++;
    point = at > 1 ? named(text + 1, at - 1) : -1;
    *used = at + (at < size && text[at] == ';');
    return point;
}

int32_t
cparent__entity(const char *text, size_t size, size_t *used)
{
    int32_t point = cparent__entity_once(text, size, used);
    char inner[16] = "&";
    size_t length, more;
    int32_t twice;

    if (point != '&' || *used < 5)
        return point;
    /* "&amp;pound;" was escaped twice on its way. */
    length =
        size - *used < sizeof(inner) - 1 ? size - *used : sizeof(inner) - 1;
    memcpy(inner + 1, text + *used, length);
    twice = cparent__entity_once(inner, length + 1, &more);
    if (twice < 0 || inner[more - 1] != ';')
        return point;
    *used += more - 1;
    return twice;
}
