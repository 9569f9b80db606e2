/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_GIST_INTERNAL_H
#define CPARENT_GIST_INTERNAL_H

#include <cparent/error.h>

#include <stddef.h>
#include <stdint.h>

/*
 * What words are about, whoever chose them: each by its stem, and by the
 * topic of share/topic_words.tsv that it belongs to: a letter on teeth is
 * about dentists.
 */

enum {
    CPARENT__GIST_WORDS = 96,
    CPARENT__GIST_FULL = 6, /* what a word weighs */
    CPARENT__GIST_WEAK = 1  /* "report", "list": many things are one */
};

typedef struct cparent__gist {
    uint32_t hash[CPARENT__GIST_WORDS];
    uint8_t weight[CPARENT__GIST_WORDS];
    int count;
} cparent__gist;

/* The topics, ready to be looked up. */
typedef struct cparent__topics cparent__topics;

cparent_status
cparent__topics_open(cparent__topics **topics_out, cparent_error *err);

void
cparent__topics_free(cparent__topics *topics);

/* "Police and Crime Commissioner": PCC. */
void
cparent__gist_add_initials(cparent__gist *gist, const char *text);

/* How many of the words of one are words of the other. */
int
cparent__gist_shared(const cparent__gist *a, const cparent__gist *b);

/* Adds what a text is about, as much of it as fits; its bare words where no
 * topics are given. */
void
cparent__gist_add(const cparent__topics *topics, cparent__gist *gist,
                  const char *text, size_t length);

#endif
