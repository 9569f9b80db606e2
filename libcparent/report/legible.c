/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "report/legible-internal.h"

static bool
is_hidden(int32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c ||
           c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f) ||
           (c & 0xfffe) == 0xfffe;
}

static bool
is_line_end(int32_t c)
{
    return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

int32_t
cparent__legible_next(const char **cursor)
{
    while (**cursor != '\0') {
        size_t used = 1;
        int32_t c =
            cparent__utf8_decode(*cursor, strnlen(*cursor, 4), &used);

        *cursor += used;
        if (c < 0)
            return 0xfffd;
        if (is_line_end(c))
            return ' ';
        if (!is_hidden(c))
            return c;
    }
    return 0;
}

static void
append_code_point(cparent__text *text, int32_t c)
{
    char bytes[4];

    cparent__text_append(text, bytes, cparent__utf8_encode(c, bytes));
}

void
cparent__legible_html(cparent__text *text, const char *words)
{
    int32_t c;

    while ((c = cparent__legible_next(&words)) != 0) {
        switch (c) {
        case '&':
            cparent__text_add(text, "&amp;");
            break;
        case '<':
            cparent__text_add(text, "&lt;");
            break;
        case '>':
            cparent__text_add(text, "&gt;");
            break;
        case '"':
            cparent__text_add(text, "&quot;");
            break;
        case '\'':
            cparent__text_add(text, "&#39;");
            break;
        default:
            append_code_point(text, c);
        }
    }
}

/* Characters that mean something to Markdown anywhere in a line. */
static bool
is_markup(int32_t c)
{
    return c > 0 && c < 0x80 && strchr("\\`*_[]<>|~&#$!", (int)c) != NULL;
}

static bool
blank_follows(const char *words)
{
    int32_t c = cparent__legible_next(&words);

    return c == 0 || c == ' ';
}

void
cparent__legible_markdown(cparent__text *text, const char *words)
{
    bool start = true;   /* nothing but blanks so far */
    bool number = false; /* nothing but digits so far: "1." starts a list */
    int32_t c;

    while ((c = cparent__legible_next(&words)) != 0) {
        bool digit = c < 0x80 && cparent__is_digit((int)c);

        if (is_markup(c) ||
            (start && (c == '-' || c == '+' || c == '=')) ||
            (number && (c == '.' || c == ')') && blank_follows(words)) ||
            c == '@')
            cparent__text_char(text, '\\');
        append_code_point(text, c);
        number = (start || number) && digit;
        start = start && c == ' ';
    }
}

bool
cparent__legible_address(const char *address)
{
    static const char *const schemes[] = { "https://", "http://" };
    size_t length = 0;

    if (address == NULL)
        return false;
    for (size_t i = 0; i < 2 && length == 0; i++) {
        size_t at = 0;

        while (schemes[i][at] != '\0' &&
               cparent__lower((unsigned char)address[at]) ==
                   schemes[i][at])
            at++;
        length = schemes[i][at] == '\0' ? at : 0;
    }
    if (length == 0 || address[length] == '\0')
        return false;
    for (const char *c = address; *c != '\0'; c++)
        if ((unsigned char)*c <= 0x20 || (unsigned char)*c >= 0x7f ||
            strchr("\"'<>\\^`{|}", *c) != NULL)
            return false;
    return true;
}
