/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_FORM_INTERNAL_H
#define CPARENT_FORM_INTERNAL_H

#include "read/decode-internal.h"

/* --- maps (map.c) -------------------------------------------------------- */

/* `made` more bytes of the made text, made of [in, in + took).  False when
 * memory ran out. */
bool
cparent__map_add(cparent__map *map, size_t made, size_t in, size_t took);

/* `count` bytes that are those from `in` on. */
bool
cparent__map_copy(cparent__map *map, size_t in, size_t count);

void
cparent__map_free(cparent__map *map);

/* --- characters (characters.c) ------------------------------------------- */

/* The character at `at`, in *used how many bytes it takes.  UTF-8 that was
 * once read as Windows-1252 is read as what was meant. */
int32_t
cparent__character(const char *bytes, size_t size, bool utf8, size_t at,
                   size_t *used);

/* How many bytes from `at` on are characters that stand for themselves in
 * every encoding and form: printable ASCII without "`" and "&". */
size_t
cparent__plain_run(const char *bytes, size_t at, size_t end);

bool
cparent__is_blank(int32_t c);
bool
cparent__is_unseen(int32_t c);

/* --- forms --------------------------------------------------------------- */

/* What parts one piece of text from the next; the strongest one counts. */
typedef enum cparent__break {
    CPARENT__BREAK_NONE = 0,
    CPARENT__BREAK_BLANK = 1,
    CPARENT__BREAK_LINE = 2,
    CPARENT__BREAK_GAP = 3,
    CPARENT__BREAK_BULLET = 4,
    CPARENT__BREAK_HEADING = 5
} cparent__break;

/* Where a form's words go.  Places are bytes of the text being scanned. */
typedef struct cparent__sink {
    /* One character.  Line ends of a text are characters too. */
    void (*put)(void *user, int32_t c, size_t start, size_t end);
    /* Many that stand for themselves; may be NULL. */
    void (*copy)(void *user, const char *bytes, size_t count, size_t start);
    void (*part)(void *user, cparent__break kind, size_t at);
    /* The day of the meeting, where a form says it apart; may be NULL. */
    void (*held)(void *user, cparent_date day);
    void *user;
} cparent__sink;

/* Hands plain characters to the sink, in one go where it takes them so. */
void
cparent__sink_copy(const cparent__sink *sink, const char *bytes, size_t at,
                   size_t count);

/* What a file's bytes are. */
cparent__form
cparent__form_of(const char *bytes, size_t size);

/* Hands the words of `bytes` to the sink.  `utf8`: else Windows-1252. */
void
cparent__scan_text(const char *bytes, size_t size, bool utf8,
                   const cparent__sink *sink);
void
cparent__scan_markdown(const char *bytes, size_t size, bool utf8,
                       const cparent__sink *sink);
void
cparent__scan_html(const char *bytes, size_t size, bool utf8,
                   const cparent__sink *sink);

/* The whole of a document of the web service; fails with NOMEM.  It has to
 * be well formed: see cparent__xml_check. */
cparent_status
cparent__scan_xml(const char *bytes, size_t size, bool utf8,
                  const cparent__sink *sink, cparent_error *err);

/* Hands the words of a file to the sink, whatever its form and encoding; XML
 * has been checked.  Fails with NOMEM. */
cparent_status
cparent__scan(const char *bytes, size_t size, const cparent__sink *sink,
              cparent_error *err);

/* HTML that stands in XML, escaped once or twice or as data. */
cparent_status
cparent__scan_escaped(const char *bytes, size_t size, bool utf8,
                      size_t offset, const cparent__sink *sink,
                      cparent_error *err);

#endif
