/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/text-internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

static bool
reserve(cparent__text *text, size_t more)
{
    size_t wanted = text->capacity ? text->capacity : 64;
    char *grown;

    if (text->failed != CPARENT_OK)
        return false;
    if (more > text->limit || text->length > text->limit - more) {
        text->failed = CPARENT_E_LIMIT;
        return false;
    }
    if (text->length + more < text->capacity)
        return true;
    while (wanted <= text->length + more && wanted <= SIZE_MAX / 2)
        wanted *= 2;
    grown = wanted > text->length + more
                ? cparent__realloc(text->data, wanted)
                : NULL;
    if (!grown) {
        text->failed = CPARENT_E_NOMEM;
        return false;
    }
    text->data = grown;
    text->capacity = wanted;
    return true;
}

void
cparent__text_reserve(cparent__text *text, size_t bytes)
{
    (void)reserve(text, bytes);
}

void
cparent__text_append(cparent__text *text, const char *bytes, size_t length)
{
    if (!reserve(text, length))
        return;
    if (length > 0)
        memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
}

void
cparent__text_add(cparent__text *text, const char *string)
{
    cparent__text_append(text, string, strlen(string));
}

void
cparent__text_char(cparent__text *text, char character)
{
    cparent__text_append(text, &character, 1);
}

void
cparent__text_addf(cparent__text *text, const char *format, ...)
{
    char small[256];
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(small, sizeof(small), format, arguments);
    va_end(arguments);
    if (length < 0) {
        if (text->failed == CPARENT_OK)
            text->failed = CPARENT_E_INVALID;
        return;
    }
    if ((size_t)length < sizeof(small)) {
        cparent__text_append(text, small, (size_t)length);
        return;
    }
    if (!reserve(text, (size_t)length))
        return;
    va_start(arguments, format);
    vsnprintf(text->data + text->length, (size_t)length + 1, format,
              arguments);
    va_end(arguments);
    text->length += (size_t)length;
}

void
cparent__text_slug(cparent__text *text, const char *name)
{
    bool gap = false;

    for (; *name; name++) {
        int c = cparent__lower(*name);

        if (cparent__is_alpha(c) || cparent__is_digit(c) ||
            (unsigned char)*name >= 0x80) {
            if (gap && text->length > 0)
                cparent__text_char(text, '-');
            cparent__text_char(text, (char)c);
            gap = false;
        } else {
            gap = true;
        }
    }
}

const char *
cparent__text_string(const cparent__text *text)
{
    return text->data ? text->data : "";
}

cparent_status
cparent__text_status(const cparent__text *text, cparent_error *err)
{
    if (text->failed == CPARENT_E_NOMEM)
        return cparent__nomem(err);
    if (text->failed == CPARENT_E_INVALID)
        return cparent__fail(err, text->failed,
                             "a text could not be put together");
    if (text->failed != CPARENT_OK)
        return cparent__fail(err, text->failed,
                             "a text grew past %zu bytes", text->limit);
    return CPARENT_OK;
}

char *
cparent__text_take(cparent__text *text)
{
    char *data;

    cparent__text_append(text, "", 0);
    if (text->failed != CPARENT_OK) {
        cparent__text_free(text);
        return NULL;
    }
    data = text->data;
    text->data = NULL;
    text->length = text->capacity = 0;
    return data;
}

void
cparent__text_clear(cparent__text *text)
{
    text->length = 0;
    text->failed = CPARENT_OK;
    if (text->data)
        text->data[0] = '\0';
}

void
cparent__text_free(cparent__text *text)
{
    cparent__free(text->data);
    text->data = NULL;
    text->length = text->capacity = 0;
}

bool
cparent__equal_fold(const char *a, const char *b)
{
    while (*a && cparent__lower(*a) == cparent__lower(*b)) {
        a++;
        b++;
    }
    return *a == '\0' && *b == '\0';
}

bool
cparent__equal_bytes_fold(const char *a, const char *b, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (cparent__lower((unsigned char)a[i]) !=
            cparent__lower((unsigned char)b[i]))
            return false;
    return true;
}
