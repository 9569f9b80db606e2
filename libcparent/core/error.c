/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/error-internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/text-internal.h"

/* True for what ends a line or steers a terminal, in Unicode too. */
static bool
breaks_line(int32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
           code == 0x2029;
}

/*
 * A message with a newline in it could forge a second one, and a file's
 * name may be any bytes: a binding must still be able to make a string of
 * it.
 */
void
cparent__line_copy(char *to, size_t size, const char *from)
{
    size_t length = from ? strlen(from) : 0;
    size_t room = size - 1;
    size_t at = 0;
    size_t used;

    for (; at < length; at += used) {
        int32_t code = cparent__utf8_decode(from + at, length - at, &used);
        bool plain = code >= 0 && !breaks_line(code);

        if ((plain ? used : 1) > room)
            break;
        if (plain)
            memcpy(to, from + at, used);
        else
            *to = code < 0 ? '?' : ' ';
        to += plain ? used : 1;
        room -= plain ? used : 1;
    }
    *to = '\0';
}

void
cparent__line_format(char *to, size_t size, const char *format,
                     va_list arguments)
{
    char buffer[512];

    if (vsnprintf(buffer, sizeof(buffer), format, arguments) < 0)
        buffer[0] = '\0';
    cparent__line_copy(to, size, buffer);
}

void
cparent_error_clear(cparent_error *err)
{
    static const cparent_error empty = CPARENT_ERROR_INIT;

    if (err)
        *err = empty;
}

cparent_status
cparent__fail(cparent_error *err, cparent_status status, const char *format,
              ...)
{
    cparent_error fresh = CPARENT_ERROR_INIT;
    va_list arguments;

    if (err) {
        fresh.status = status;
        va_start(arguments, format);
        cparent__line_format(fresh.message, sizeof(fresh.message), format,
                             arguments);
        va_end(arguments);
        /* Only now: the arguments may be parts of the old error. */
        *err = fresh;
    }
    return status;
}

cparent_status
cparent__fail_at(cparent_error *err, cparent_status status,
                 const char *source, int line, int column,
                 const char *field, const char *format, ...)
{
    cparent_error fresh = CPARENT_ERROR_INIT;
    va_list arguments;

    if (err) {
        fresh.status = status;
        va_start(arguments, format);
        cparent__line_format(fresh.message, sizeof(fresh.message), format,
                             arguments);
        va_end(arguments);
        cparent__error_place(&fresh, source, line, column, field);
        *err = fresh;
    }
    return status;
}

cparent_status
cparent__hint(cparent_error *err, cparent_status status, const char *format,
              ...)
{
    va_list arguments;

    if (err) {
        va_start(arguments, format);
        cparent__line_format(err->hint, sizeof(err->hint), format,
                             arguments);
        va_end(arguments);
    }
    return status;
}

void
cparent__error_place(cparent_error *err, const char *source, int line,
                     int column, const char *field)
{
    if (!err)
        return;
    if (source && !err->source[0])
        cparent__line_copy(err->source, sizeof(err->source), source);
    if (line > 0 && err->line == 0)
        err->line = line;
    if (column > 0 && err->column == 0)
        err->column = column;
    if (field && !err->field[0])
        cparent__line_copy(err->field, sizeof(err->field), field);
}

cparent_status
cparent__nomem(cparent_error *err)
{
    return cparent__fail(err, CPARENT_E_NOMEM, "memory ran out");
}

/* Takes back the beginning of a character that was cut in two. */
static void
trim_cut(char *text)
{
    size_t length = strlen(text);
    size_t good = cparent__utf8_check(text, length);

    if (length - good < 4)
        text[good] = '\0';
}

/* "SOURCE:LINE:COLUMN: ", without what is not known. */
static void
format_place(const cparent_error *err, char *place, size_t size)
{
    size_t at = 0;

    if (err->source[0])
        at += (size_t)snprintf(place, size, "%s:", err->source);
    if (err->line > 0)
        at += (size_t)snprintf(place + at, size - at, "%d:",
                               (int)err->line);
    if (err->line > 0 && err->column > 0)
        at += (size_t)snprintf(place + at, size - at, "%d:",
                               (int)err->column);
    if (at > 0)
        snprintf(place + at, size - at, " ");
}

size_t
cparent_error_format(const cparent_error *err, char *buffer, size_t size)
{
    char place[sizeof(err->source) + 32] = "";
    int written;

    if (!err) {
        if (size > 0)
            buffer[0] = '\0';
        return 0;
    }
    format_place(err, place, sizeof(place));
    written = snprintf(buffer, size, "%s%s%s%s", place, err->message,
                       err->hint[0] ? "; " : "", err->hint);
    if (written < 0)
        return 0;
    if ((size_t)written >= size && size > 0)
        trim_cut(buffer);
    return (size_t)written;
}
