/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PUBLISHED_INTERNAL_H
#define CPARENT_PUBLISHED_INTERNAL_H

#include <stdatomic.h>

#include <cparent/published.h>

#include "core/arena-internal.h"
#include "core/digest-internal.h"
#include "model/pack-internal.h"

/* A filter and its values, in the order of the file. */
typedef struct cparent__filter {
    const char *name;
    const char *label;
    const char **choices;
    uint32_t choice_count;
} cparent__filter;

/* A period as the file has it, and what it means. */
typedef struct cparent__published_period {
    const char *time_period;
    const char *identifier;
    cparent_period period;
} cparent__published_period;

/* A figure's block, unpacked: places × periods. */
typedef struct cparent__frame {
    int64_t *numbers; /* all in the block's scale */
    uint8_t *codes;   /* as printed: a scale, or a symbol */
    uint8_t *states;
    cparent__pack_head head;
} cparent__frame;

/* The packed blocks of one breakdown, one for each measure. */
typedef struct cparent__packed {
    unsigned char *bytes; /* NULL: not fetched yet */
    size_t size;
} cparent__packed;

/* Fetches a breakdown's packed bytes from where they are kept; the caller
 * frees them with cparent__free. */
typedef struct cparent__fetch {
    cparent_status (*get)(void *user, size_t breakdown,
                          unsigned char **bytes_out, size_t *size_out,
                          cparent_error *err);
    void (*done)(void *user);
    void *user;
} cparent__fetch;

struct cparent_published {
    atomic_int references;
    cparent__arena arena; /* strings and arrays */
    const char *name;
    const char *source;
    char digest[CPARENT__DIGEST_TEXT];
    int64_t rows;
    cparent_published_measure *measures;
    uint32_t measure_count;
    cparent__filter *filters;
    uint32_t filter_count;
    cparent_place *places;
    uint32_t place_count;
    cparent__published_period *periods;
    uint32_t period_count;
    uint32_t *breakdowns; /* the choice of each filter */
    uint32_t breakdown_count;
    cparent__packed *packed;  /* of each breakdown */
    cparent__frame **frames;  /* breakdown × measure; made when asked for */
    cparent__fetch fetch;     /* where packed bytes come from, if anywhere */
};

cparent_status
cparent__published_new(cparent_published **published_out,
                       cparent_error *err);

/* Room for its blocks, once the counts are known. */
cparent_status
cparent__published_settle(cparent_published *published, cparent_error *err);

/* The unpacked block; it lives as long as `published`. */
cparent_status
cparent__published_frame(cparent_published *published, size_t measure,
                         size_t breakdown, const cparent__frame **frame_out,
                         cparent_error *err);

/* The packed bytes of a breakdown, fetched if need be. */
cparent_status
cparent__published_packed(cparent_published *published, size_t breakdown,
                          const cparent__packed **packed_out,
                          cparent_error *err);

/* The figure in one place of a frame. */
cparent_value
cparent__frame_value(const cparent__frame *frame, size_t at);

/* Everything but the figures, as bytes of pinned order, and back.  Decoding
 * believes nothing: damaged bytes fail with STORE. */
void
cparent__published_encode(const cparent_published *published,
                          cparent__text *text);
cparent_status
cparent__published_decode(const char *bytes, size_t size,
                          cparent_published **published_out,
                          cparent_error *err);

#endif
