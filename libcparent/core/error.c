/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/error-internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * Copies as much as fits, never cutting a UTF-8 character in two, and makes
 * a line of it: a message with a newline in it could forge a second one.
 */
static void
copy_line(char *to, size_t size, const char *from)
{
    size_t length = from ? strlen(from) : 0;
    size_t i;

    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80)
            length--;
    }
    for (i = 0; i < length; i++)
        to[i] = (unsigned char)from[i] < 0x20 || from[i] == 0x7F ? ' '
                                                                 : from[i];
    to[length] = '\0';
}

static void
format_line(char *to, size_t size, const char *format, va_list arguments)
{
    char buffer[512];

    vsnprintf(buffer, sizeof(buffer), format, arguments);
    copy_line(to, size, buffer);
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
    va_list arguments;

    if (err) {
        cparent_error_clear(err);
        err->status = status;
        va_start(arguments, format);
        format_line(err->message, sizeof(err->message), format, arguments);
        va_end(arguments);
    }
    return status;
}

cparent_status
cparent__fail_at(cparent_error *err, cparent_status status,
                 const char *source, int line, int column,
                 const char *field, const char *format, ...)
{
    va_list arguments;

    if (err) {
        cparent_error_clear(err);
        err->status = status;
        va_start(arguments, format);
        format_line(err->message, sizeof(err->message), format, arguments);
        va_end(arguments);
        cparent__error_place(err, source, line, column, field);
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
        format_line(err->hint, sizeof(err->hint), format, arguments);
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
        copy_line(err->source, sizeof(err->source), source);
    if (line > 0 && err->line == 0)
        err->line = line;
    if (column > 0 && err->column == 0)
        err->column = column;
    if (field && !err->field[0])
        copy_line(err->field, sizeof(err->field), field);
}

cparent_status
cparent__nomem(cparent_error *err)
{
    return cparent__fail(err, CPARENT_E_NOMEM, "memory ran out");
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
    if (err->source[0] && err->line > 0 && err->column > 0)
        snprintf(place, sizeof(place), "%s:%d:%d: ", err->source,
                 (int)err->line, (int)err->column);
    else if (err->source[0] && err->line > 0)
        snprintf(place, sizeof(place), "%s:%d: ", err->source,
                 (int)err->line);
    else if (err->source[0])
        snprintf(place, sizeof(place), "%s: ", err->source);
    written = snprintf(buffer, size, "%s%s%s%s", place, err->message,
                       err->hint[0] ? "; " : "", err->hint);
    return written < 0 ? 0 : (size_t)written;
}
