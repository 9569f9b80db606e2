/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/json-internal.h"

#include <string.h>

#include "core/bytes-internal.h"

void
cparent__json_begin(cparent__json *json, cparent__text *text, bool pretty)
{
    json->text = text;
    json->pretty = pretty;
    json->fresh = true;
    json->after_key = false;
    json->depth = 0;
}

static void
new_line(cparent__json *json)
{
    int i;

    cparent__text_char(json->text, '\n');
    for (i = 0; i < json->depth; i++)
        cparent__text_add(json->text, "  ");
}

/* What stands between one value and the next. */
static void
separate(cparent__json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (!json->fresh)
        cparent__text_char(json->text, ',');
    if (json->pretty && json->depth > 0)
        new_line(json);
    json->fresh = false;
}

void
cparent__json_open(cparent__json *json, char bracket)
{
    separate(json);
    cparent__text_char(json->text, bracket);
    json->fresh = true;
    json->depth++;
}

void
cparent__json_close(cparent__json *json, char bracket)
{
    json->depth--;
    if (json->pretty && !json->fresh)
        new_line(json);
    cparent__text_char(json->text, bracket);
    json->fresh = false;
}

/* U+2028 and U+2029 end a line in JavaScript, and `<` begins a tag in HTML:
 * both are escaped, so that the document may stand inside either. */
static void
put_character(cparent__text *text, const char *bytes, size_t length)
{
    static const char short_names[] = "btn.fr"; /* from U+0008 on */
    unsigned char first = (unsigned char)bytes[0];

    if (first == '"' || first == '\\') {
        cparent__text_char(text, '\\');
        cparent__text_char(text, (char)first);
    } else if (first >= 0x08 && first <= 0x0D && first != 0x0B) {
        cparent__text_char(text, '\\');
        cparent__text_char(text, short_names[first - 0x08]);
    } else if (first < 0x20 || first == 0x7F || first == '<') {
        cparent__text_addf(text, "\\u%04x", first);
    } else if (length == 3 && memcmp(bytes, "\xE2\x80", 2) == 0 &&
               ((unsigned char)bytes[2] & 0xFE) == 0xA8) {
        cparent__text_addf(text, "\\u20%02x",
                           (unsigned char)bytes[2] - 0x80);
    } else {
        cparent__text_append(text, bytes, length);
    }
}

/* How many bytes from here on stand in JSON as they are. */
static size_t
plain_length(const char *bytes, size_t length)
{
    size_t at = 0;

    for (; length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        const uint64_t eight = cparent__eight(bytes + at);

        if ((cparent__eight_unprinted(eight) |
             cparent__eight_are(eight, '"') |
             cparent__eight_are(eight, '\\') |
             cparent__eight_are(eight, '<')) != 0)
            break;
    }
    while (at < length && bytes[at] >= ' ' && bytes[at] < 0x7F &&
           bytes[at] != '"' && bytes[at] != '\\' && bytes[at] != '<')
        at++;
    return at;
}

static void
put_string(cparent__text *text, const char *bytes, size_t length)
{
    size_t at = 0;
    size_t used;

    cparent__text_char(text, '"');
    while (at < length) {
        used = plain_length(bytes + at, length - at);
        if (used > 0)
            cparent__text_append(text, bytes + at, used);
        else if (cparent__utf8_decode(bytes + at, length - at, &used) < 0)
            cparent__text_add(text, "\xEF\xBF\xBD"); /* U+FFFD */
        else
            put_character(text, bytes + at, used);
        at += used;
    }
    cparent__text_char(text, '"');
}

void
cparent__json_key(cparent__json *json, const char *key)
{
    separate(json);
    put_string(json->text, key, strlen(key));
    cparent__text_add(json->text, json->pretty ? ": " : ":");
    json->after_key = true;
}

void
cparent__json_string(cparent__json *json, const char *string)
{
    if (string)
        cparent__json_bytes(json, string, strlen(string));
    else
        cparent__json_null(json);
}

void
cparent__json_bytes(cparent__json *json, const char *bytes, size_t length)
{
    separate(json);
    put_string(json->text, bytes, length);
}

void
cparent__json_integer(cparent__json *json, int64_t number)
{
    separate(json);
    cparent__text_addf(json->text, "%lld", (long long)number);
}

void
cparent__json_decimal(cparent__json *json, cparent_decimal number)
{
    char digits[CPARENT_DECIMAL_SIZE];

    separate(json);
    cparent_decimal_format(number, digits);
    cparent__text_add(json->text, digits);
}

void
cparent__json_bool(cparent__json *json, bool flag)
{
    separate(json);
    cparent__text_add(json->text, flag ? "true" : "false");
}

void
cparent__json_null(cparent__json *json)
{
    separate(json);
    cparent__text_add(json->text, "null");
}

void
cparent__json_put_string(cparent__json *json, const char *key,
                         const char *string)
{
    cparent__json_key(json, key);
    cparent__json_string(json, string);
}

void
cparent__json_put_integer(cparent__json *json, const char *key,
                          int64_t number)
{
    cparent__json_key(json, key);
    cparent__json_integer(json, number);
}
