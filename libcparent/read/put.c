/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/put-internal.h"

#include <cparent/citation.h>

void
cparent__put_integer_or_null(cparent__json *json, const char *key,
                             const cparent_record *record, size_t field)
{
    int64_t number;

    cparent__json_key(json, key);
    if (cparent_record_integer(record, field, &number))
        cparent__json_integer(json, number);
    else
        cparent__json_null(json);
}

void
cparent__put_date(cparent__json *json, const char *key, cparent_date date)
{
    char buffer[CPARENT_DATE_SIZE];

    cparent_date_format(date, buffer);
    cparent__json_put_string(json, key, buffer[0] != '\0' ? buffer : NULL);
}

void
cparent__put_text(cparent__json *json, const char *key,
                  const cparent_record *record, size_t field)
{
    cparent__json_put_string(json, key, cparent_record_text(record, field));
}

void
cparent__put_citation(cparent__json *json, const cparent_record *citation,
                      bool words)
{
    const char *plain;

    if (citation == NULL)
        return;
    if (words)
        cparent__put_text(json, "text", citation, CPARENT_CITATION_QUOTE);
    plain = cparent_record_text(citation, CPARENT_CITATION_PLAIN);
    if (plain != NULL)
        cparent__json_put_string(json, "plain", plain);
    cparent__put_integer_or_null(json, "byte_start", citation,
                                 CPARENT_CITATION_BYTE_START);
    cparent__put_integer_or_null(json, "byte_end", citation,
                                 CPARENT_CITATION_BYTE_END);
}
