/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/cite-internal.h"

#include <string.h>

#include <cparent/builder.h>
#include <cparent/citation.h>

#include "core/bytes-internal.h"

/* "doc-" and this many digits of the digest. */
enum { DIGITS = 12 };

void
cparent__document_id(const char *digest, char id[CPARENT__DOCUMENT_ID])
{
    memcpy(id, "doc-", 4);
    memcpy(id + 4, digest, DIGITS);
    id[4 + DIGITS] = '\0';
}

int64_t
cparent__line_of(const cparent__decoded *decoded, cparent__lines *lines,
                 size_t offset)
{
    if (offset < lines->at) {
        lines->at = 0;
        lines->line = 1;
    }
    for (; offset - lines->at >= sizeof(uint64_t);
         lines->at += sizeof(uint64_t))
        lines->line += cparent__eight_count(cparent__eight_are(
            cparent__eight(decoded->raw + lines->at), '\n'));
    for (; lines->at < offset; lines->at++)
        lines->line += decoded->raw[lines->at] == '\n';
    return lines->line;
}

cparent_status
cparent__set_plain(const cparent__decoded *decoded, cparent__span span,
                   cparent__text *scratch, cparent_builder *builder,
                   size_t field, cparent_error *err)
{
    cparent_status status;
    size_t start, end;

    if (span.end <= span.start)
        return CPARENT_OK;
    cparent__decoded_raw(decoded, span, &start, &end);
    cparent__text_clear(scratch);
    cparent__decoded_plain(decoded, start, end, scratch);
    /* A list's own numbers stand nowhere in the file. */
    if (scratch->length == 0)
        cparent__decoded_folded(decoded, span, scratch);
    status = cparent__text_status(scratch, err);
    if (status != CPARENT_OK || scratch->length == 0)
        return status;
    return cparent_builder_text(builder, field, cparent__text_string(scratch),
                                err);
}

static cparent_status
fill_words(const cparent__decoded *decoded, size_t start, size_t end,
           cparent_builder *builder, cparent_error *err)
{
    cparent__text quote = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__text plain = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_status status;

    cparent__text_reserve(&quote, end - start);
    cparent__text_reserve(&plain, end - start);
    cparent__decoded_quote(decoded, start, end, &quote);
    cparent__decoded_plain(decoded, start, end, &plain);
    status = cparent__text_status(&quote, err);
    if (status == CPARENT_OK)
        status = cparent__text_status(&plain, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_CITATION_QUOTE,
                                      cparent__text_string(&quote), err);
    if (status == CPARENT_OK && strcmp(cparent__text_string(&quote),
                                       cparent__text_string(&plain)) != 0)
        status = cparent_builder_text(builder, CPARENT_CITATION_PLAIN,
                                      cparent__text_string(&plain), err);
    cparent__text_free(&quote);
    cparent__text_free(&plain);
    return status;
}

static cparent_status
fill_place(const char *document, size_t start, size_t end, int64_t line,
           cparent_builder *builder, cparent_error *err)
{
    cparent__text id = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status;

    cparent__text_addf(&id, "%s:%zu-%zu", document, start, end);
    status = cparent__text_status(&id, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID,
                                      cparent__text_string(&id), err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_CITATION_DOCUMENT,
                                      document, err);
    if (status == CPARENT_OK)
        status =
            cparent_builder_integer(builder, CPARENT_CITATION_BYTE_START,
                                    (int64_t)start, err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(
            builder, CPARENT_CITATION_BYTE_END, (int64_t)end, err);
    if (status == CPARENT_OK)
        status = cparent_builder_integer(builder, CPARENT_CITATION_LINE,
                                         line, err);
    cparent__text_free(&id);
    return status;
}

cparent_status
cparent__cite(const cparent__decoded *decoded, const char *authority,
              const char *document, size_t start, size_t end, int64_t line,
              cparent_record **citation_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status =
        cparent_builder_new(CPARENT_NOUN_CITATION, &builder, err);

    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      authority, err);
    if (status == CPARENT_OK)
        status = fill_place(document, start, end, line, builder, err);
    if (status == CPARENT_OK)
        status = fill_words(decoded, start, end, builder, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, citation_out, err);
    cparent_builder_free(builder);
    return status;
}
