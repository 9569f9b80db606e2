/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_FUZZ_FORM_H
#define CPARENT_TESTS_FUZZ_FORM_H

/*
 * One driver for every form that minutes come in.  A target names its form
 * by what it puts before and behind the bytes, so that they are read as that
 * form whatever they are; bytes that begin with FORM_WHOLE are a file of that
 * form already:
 *
 *     #define FORM_BEFORE "<html><body>"
 *     #define FORM_BEHIND "</body></html>"
 *     #define FORM_WHOLE "<!DOCTYPE"
 *     #define FORM_SAMPLE "tests/data/forms/agenda-item.html"
 *     #include "fuzz-form.h"
 *
 * Whatever the bytes, there is a reading that keeps what every reading
 * promises, or an error.
 */

/* Each input is read twice, so the replay is a short one. */
#define REPLAY_BENDS 8
#define REPLAY_NAMES                                                        \
    FORM_SAMPLE, "examples/data/minutes-2025-12-09-panel.txt"
#include "replay.h"

#include <jansson.h>

#include <cparent/cparent.h>

#include "core/text-internal.h"

/* Says which promise was broken, for whoever looks at the crash. */
#define PROMISE(kept)                                                       \
    do {                                                                    \
        if (!(kept)) {                                                      \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__,      \
                    #kept);                                                 \
            abort();                                                        \
        }                                                                   \
    } while (0)

typedef struct form_text {
    char *bytes;
    size_t size;
    bool utf8;
} form_text;

/* The bytes [start, end) as UTF-8, control characters as blanks, one code
 * point at a time: the slow way to say what a quotation is. */
static inline void
form_check_quote(const form_text *text, size_t start, size_t end,
                 const char *quote)
{
    char made[4];
    size_t i, length, at = 0;

    for (i = start; i < end; i++) {
        const unsigned char byte = (unsigned char)text->bytes[i];

        length = 1;
        made[0] = text->bytes[i];
        if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t')
            made[0] = ' ';
        else if (!text->utf8 && byte >= 0x80)
            length = cparent__utf8_encode(cparent__windows_1252(byte), made);
        PROMISE(strncmp(quote + at, made, length) == 0);
        at += length;
    }
    PROMISE(quote[at] == '\0');
}

static inline void
form_check_citations(const form_text *text, const cparent_reading *reading)
{
    size_t i;

    for (i = 0; i < cparent_reading_citation_count(reading); i++) {
        const cparent_record *citation =
            cparent_reading_citation_at(reading, i);
        int64_t start = -1, end = -1;

        PROMISE(cparent_record_integer(
            citation, CPARENT_CITATION_BYTE_START, &start));
        PROMISE(cparent_record_integer(citation, CPARENT_CITATION_BYTE_END,
                                       &end));
        PROMISE(start >= 0 && start < end && (uint64_t)end <= text->size);
        form_check_quote(
            text, (size_t)start, (size_t)end,
            cparent_record_text(citation, CPARENT_CITATION_QUOTE));
    }
    for (i = 0; i < cparent_reading_count(reading); i++)
        PROMISE(cparent_reading_citation(reading, i) != NULL);
}

static inline void
form_check_json(const cparent_reading *reading)
{
    char *json = NULL;
    json_t *parsed;

    PROMISE(cparent_reading_json(reading, &json, NULL) == CPARENT_OK);
    parsed = json_loads(json, 0, NULL);
    PROMISE(parsed != NULL);
    json_decref(parsed);
    cparent_string_free(json);
}

/* One format an input. */
static inline void
form_check_explained(const form_text *text, cparent_source *source)
{
    const cparent_explain_format format =
        (cparent_explain_format)(CPARENT_EXPLAIN_TEXT + text->size % 3);
    char *page = NULL;

    PROMISE(cparent_read_explain(source, NULL, format, &page, NULL) ==
            CPARENT_OK);
    PROMISE(cparent__utf8_check(page, strlen(page)) == strlen(page));
    cparent_string_free(page);
}

static inline void
form_read(const form_text *text)
{
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;

    PROMISE(cparent_source_from_bytes("fuzz", text->bytes, text->size,
                                      &source, NULL) == CPARENT_OK);
    if (cparent_read_minutes(source, NULL, &reading, NULL) == CPARENT_OK) {
        form_check_citations(text, reading);
        form_check_json(reading);
        form_check_explained(text, source);
    }
    cparent_reading_unref(reading);
    cparent_source_unref(source);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char whole[] = FORM_WHOLE;
    const size_t begin = sizeof(whole) - 1;
    const bool is_whole =
        begin > 0 && size >= begin && memcmp(data, whole, begin) == 0;
    const char *before = is_whole ? "" : FORM_BEFORE;
    const char *behind = is_whole ? "" : FORM_BEHIND;
    const size_t lead = strlen(before);
    form_text text;

    text.size = lead + size + strlen(behind);
    text.bytes = malloc(text.size + 1);
    if (text.bytes == NULL)
        return 0;
    memcpy(text.bytes, before, lead);
    if (size > 0)
        memcpy(text.bytes + lead, data, size);
    memcpy(text.bytes + lead + size, behind, strlen(behind) + 1);
    text.utf8 = cparent__utf8_check(text.bytes, text.size) == text.size;
    form_read(&text);
    free(text.bytes);
    return 0;
}

#endif
