/* SPDX-License-Identifier: Apache-2.0 */
#include "review.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Steps through proposals like git add -p. */

/* A proposal on the way.  Decisions of one key have one number, so that one
 * key takes them back. */
typedef struct stop {
    char *id;
    char *document;
    size_t decided; /* which decision; 0: none in this sitting */
    bool later;     /* it was to leave it */
    bool elsewhere; /* somebody else decided it meanwhile */
} stop;

typedef struct walk {
    tool *t;
    stop *stops;
    size_t count;
    size_t room;
    size_t at;
    size_t decisions; /* how many keys have decided */
    char *shown;      /* the document that was announced last */
    bool over;
} walk;

bool
review_ask(const char *question, char *line, size_t size)
{
    size_t length;

    fputs(question, stdout);
    fflush(stdout);
    if (session_interrupted() || fgets(line, (int)size, stdin) == NULL) {
        clearerr(stdin);
        putchar('\n');
        return false;
    }
    length = strlen(line);
    /* The rest of a line that is too long is no answer to what comes next. */
    if (strchr(line, '\n') == NULL)
        for (int c = getchar(); c != EOF && c != '\n';)
            c = getchar();
    while (length > 0 && strchr("\r\n \t", line[length - 1]) != NULL)
        line[--length] = '\0';
    return true;
}

/* --- the way ------------------------------------------------------------- */

static bool
add_stop(walk *w, size_t at, const char *id, const char *document)
{
    stop made = { text_copy(id), text_copy(document), 0, false, false };

    if (w->count == w->room) {
        size_t room = w->room == 0 ? 64 : w->room * 2;
        stop *grown = realloc(w->stops, room * sizeof(*grown));

        if (grown == NULL) {
            free(made.id);
            free(made.document);
            return false;
        }
        w->stops = grown;
        w->room = room;
    }
    memmove(w->stops + at + 1, w->stops + at,
            (w->count - at) * sizeof(*w->stops));
    w->stops[at] = made;
    w->count++;
    return made.id != NULL && made.document != NULL;
}

static void
drop_stop(walk *w, size_t at)
{
    free(w->stops[at].id);
    free(w->stops[at].document);
    w->count--;
    memmove(w->stops + at, w->stops + at + 1,
            (w->count - at) * sizeof(*w->stops));
}

static bool
plan(walk *w, const cparent_queue *queue)
{
    bool fine = true;

    for (size_t i = 0; fine && i < cparent_queue_count(queue); i++) {
        const cparent_record *proposal = cparent_queue_at(queue, i);

        fine = add_stop(w, w->count, cparent_record_id(proposal),
                        field_text(proposal, "document"));
    }
    return fine;
}

/* --- decisions ----------------------------------------------------------- */

typedef cparent_status (*decide_fn)(cparent_store *store, const char *id,
                                    const cparent_change *change,
                                    cparent_error *err);

static cparent_status
accept(cparent_store *store, const char *id, const cparent_change *change,
       cparent_error *err)
{
    return cparent_review_accept(store, id, change, NULL, err);
}

/* A conflict is said, and asked about again; anything else ends the
 * sitting. */
static int
said(const walk *w, cparent_status status)
{
    int outcome = status == CPARENT_OK ? 0 : fail(w->t);

    return status == CPARENT_E_CONFLICT || status == CPARENT_E_VALIDATION ||
                   status == CPARENT_E_NOT_FOUND
               ? 0
               : outcome;
}

static void
mark(walk *w, size_t at)
{
    w->stops[at].decided = w->decisions;
}

static int
decide(walk *w, decide_fn how)
{
    cparent_change change;
    cparent_status status;

    session_change(w->t, &change);
    cparent_error_clear(&w->t->error);
    status = how(w->t->store, w->stops[w->at].id, &change, &w->t->error);
    if (status == CPARENT_OK) {
        w->decisions++;
        w->stops[w->at].later = how == cparent_review_later;
        mark(w, w->at++);
    }
    return said(w, status);
}

/* All that is left of this document; what is in conflict stays. */
static cparent_status
accept_rest(walk *w, const cparent_change *change, size_t *left)
{
    cparent_status status =
        cparent_store_begin(w->t->store, &w->t->error);
    const char *document = w->stops[w->at].document;
    size_t at = w->at;

    for (; status == CPARENT_OK && at < w->count &&
           strcmp(w->stops[at].document, document) == 0;
         at++) {
        if (w->stops[at].decided != 0)
            continue;
        status = accept(w->t->store, w->stops[at].id, change, &w->t->error);
        if (status == CPARENT_OK)
            mark(w, at);
        *left += status == CPARENT_E_CONFLICT;
        if (status == CPARENT_E_CONFLICT)
            status = CPARENT_OK;
    }
    if (status == CPARENT_OK)
        status = cparent_store_commit(w->t->store, &w->t->error);
    if (status == CPARENT_OK)
        w->at = at;
    else
        cparent_store_rollback(w->t->store);
    return status;
}

static int
accept_document(walk *w)
{
    cparent_change change;
    cparent_status status;
    size_t left = 0;

    session_change(w->t, &change);
    cparent_error_clear(&w->t->error);
    w->decisions++;
    status = accept_rest(w, &change, &left);
    if (status != CPARENT_OK)
        for (size_t i = 0; i < w->count; i++)
            if (w->stops[i].decided == w->decisions)
                w->stops[i].decided = 0;
    if (left > 0)
        printf("  %zu in conflict were left: they need a person.\n", left);
    return status == CPARENT_OK ? 0 : fail(w->t);
}

static void
skip_document(walk *w)
{
    char *document = text_copy(w->stops[w->at].document);

    while (document != NULL && w->at < w->count &&
           strcmp(w->stops[w->at].document, document) == 0)
        w->at++;
    free(document);
}

/* --- taking back --------------------------------------------------------- */

/* A split: its parts leave the way. */
static void
drop_parts(walk *w, size_t at)
{
    size_t length = strlen(w->stops[at].id);

    while (at + 1 < w->count &&
           strncmp(w->stops[at + 1].id, w->stops[at].id, length) == 0 &&
           w->stops[at + 1].id[length] == '.')
        drop_stop(w, at + 1);
}

/* Decisions of earlier sittings can be taken back as well. */
static int
undo_earlier(walk *w, const cparent_change *change)
{
    cparent_record *proposal = NULL;
    char *id = NULL;
    cparent_status status =
        cparent_review_undo(w->t->store, NULL, change, &id, &w->t->error);
    bool fine = true;

    if (status == CPARENT_OK)
        status = cparent_store_get(w->t->store, CPARENT_NOUN_PROPOSAL, id,
                                   &proposal, NULL, &w->t->error);
    if (status == CPARENT_OK) {
        /* It may be on the way already, left for later. */
        for (size_t i = w->at; i < w->count; i++)
            if (strcmp(w->stops[i].id, id) == 0) {
                drop_stop(w, i);
                break;
            }
        fine = add_stop(w, w->at, id, field_text(proposal, "document"));
        if (fine)
            drop_parts(w, w->at);
    }
    cparent_string_free(id);
    cparent_record_unref(proposal);
    if (!fine)
        return fail_as(w->t, CPARENT_E_NOMEM, "memory ran out", NULL);
    return said(w, status);
}

static cparent_status
undo_last(walk *w, const cparent_change *change)
{
    cparent_status status =
        cparent_store_begin(w->t->store, &w->t->error);

    for (size_t i = w->count; i > 0 && status == CPARENT_OK; i--)
        if (w->stops[i - 1].decided == w->decisions)
            status = cparent_review_undo(w->t->store, w->stops[i - 1].id,
                                         change, NULL, &w->t->error);
    if (status == CPARENT_OK)
        status = cparent_store_commit(w->t->store, &w->t->error);
    if (status != CPARENT_OK)
        cparent_store_rollback(w->t->store);
    return status;
}

static int
undo(walk *w)
{
    cparent_change change;
    cparent_status status;

    session_change(w->t, &change);
    cparent_error_clear(&w->t->error);
    if (w->decisions == 0)
        return undo_earlier(w, &change);
    status = undo_last(w, &change);
    for (size_t i = w->count; status == CPARENT_OK && i > 0; i--)
        if (w->stops[i - 1].decided == w->decisions) {
            w->stops[i - 1].decided = 0;
            drop_parts(w, i - 1);
            w->at = i - 1;
        }
    w->decisions -= status == CPARENT_OK;
    return said(w, status);
}

/* --- edit and split ------------------------------------------------------ */

static int
edit(walk *w, const cparent_proposed *seen)
{
    cparent_record *record = NULL;
    cparent_change change;
    cparent_status status = CPARENT_OK;
    int outcome = review_edit(w->t, seen, &record);

    if (outcome != 0 || record == NULL)
        return outcome;
    session_change(w->t, &change);
    cparent_error_clear(&w->t->error);
    status = cparent_review_correct(w->t->store, w->stops[w->at].id, record,
                                    &change, &w->t->error);
    cparent_record_unref(record);
    if (status == CPARENT_OK) {
        w->decisions++;
        mark(w, w->at++);
    }
    return said(w, status);
}

static int
split_into(walk *w, cparent_record *parts[2])
{
    const stop whole = w->stops[w->at];
    cparent_change change;
    cparent_status status;
    char id[512];
    bool fine = true;

    session_change(w->t, &change);
    cparent_error_clear(&w->t->error);
    status = cparent_review_split(w->t->store, whole.id,
                                  (const cparent_record *const *)parts, 2,
                                  &change, &w->t->error);
    if (status != CPARENT_OK)
        return said(w, status);
    w->decisions++;
    mark(w, w->at++);
    for (size_t i = 0; i < 2 && fine; i++) {
        snprintf(id, sizeof(id), "%s.%zu", whole.id, i + 1);
        fine = add_stop(w, w->at + i, id, whole.document);
    }
    return fine ? 0
                : fail_as(w->t, CPARENT_E_NOMEM, "memory ran out", NULL);
}

static int
split(walk *w, const cparent_proposed *seen)
{
    cparent_record *parts[2] = { NULL, NULL };
    int outcome = 0;

    if (cparent_record_choice(cparent_proposed_proposal(seen),
                              CPARENT_PROPOSAL_KIND) >
        CPARENT_PROPOSAL_KIND_NEW)
        puts("  What changes a record cannot be split; correct it with e.");
    else
        outcome = review_split(w->t, seen, parts);
    if (outcome == 0 && parts[1] != NULL)
        outcome = split_into(w, parts);
    cparent_record_unref(parts[0]);
    cparent_record_unref(parts[1]);
    return outcome;
}

/* --- one after the other ------------------------------------------------- */

static void
help(void)
{
    puts("  y  yes: keep it, make the change, or take it out\n"
         "  n  no: drop it for good\n"
         "  e  edit: correct its fields, then keep it\n"
         "  s  split: make two of it\n"
         "  l  later: leave it, and be asked after everything else\n"
         "  u  undo: take the last decision back\n"
         "  a  accept this one and all that is left of this document\n"
         "  d  done with this document for now: skip what is left of it\n"
         "  q  quit; the next review goes on here");
}

static int
answer(walk *w, const cparent_proposed *seen, char key)
{
    switch (tolower((unsigned char)key)) {
    case 'y':
        return decide(w, accept);
    case 'n':
        return decide(w, cparent_review_reject);
    case 'l':
        return decide(w, cparent_review_later);
    case 'e':
        return edit(w, seen);
    case 's':
        return split(w, seen);
    case 'u':
        return undo(w);
    case 'a':
        return accept_document(w);
    case 'd':
        skip_document(w);
        return 0;
    case 'q':
        w->over = true;
        return 0;
    default:
        help();
        return 0;
    }
}

static void
announce(walk *w)
{
    const char *document = w->stops[w->at].document;

    if (w->shown != NULL && strcmp(w->shown, document) == 0)
        return;
    free(w->shown);
    w->shown = text_copy(document);
    review_show_document(w->t, document);
}

/* Shows one and does what is answered. */
static int
ask(walk *w, const cparent_proposed *seen, int kind)
{
    static const char *const questions[] = {
        "", "  Keep it (y,n,e,s,l,u,a,d,q,?)? ",
        "  Make the change (y,n,e,l,u,a,d,q,?)? ",
        "  Take it out (y,n,l,u,a,d,q,?)? "
    };
    char line[64];

    review_show(w->t, seen, w->at + 1, w->count);
    if (!review_ask(questions[kind > 0 ? kind : 1], line, sizeof(line)))
        w->over = true;
    else if (line[0] != '\0')
        return answer(w, seen, line[0]);
    return 0;
}

/* Somebody else may have decided it since the way was planned. */
static int
one(walk *w)
{
    const cparent_record *proposal;
    cparent_proposed *seen = NULL;
    stop *now;
    int outcome = 0;

    announce(w);
    cparent_error_clear(&w->t->error);
    if (cparent_review_look(w->t->store, w->stops[w->at].id, &seen,
                            &w->t->error) != CPARENT_OK)
        return fail(w->t);
    proposal = cparent_proposed_proposal(seen);
    now = &w->stops[w->at];
    now->elsewhere = now->decided == 0 &&
                     cparent_record_choice(proposal,
                                           CPARENT_PROPOSAL_STATE) !=
                         CPARENT_PROPOSAL_STATE_OPEN;
    if (now->elsewhere) {
        printf("\n%zu of %zu was decided elsewhere meanwhile.\n", w->at + 1,
               w->count);
        w->at++;
    } else {
        outcome = ask(w, seen, cparent_record_choice(
                                   proposal, CPARENT_PROPOSAL_KIND));
    }
    cparent_proposed_free(seen);
    return session_interrupted() ? 130 : outcome;
}

static void
report(const walk *w)
{
    size_t decided = 0;
    size_t elsewhere = 0;

    for (size_t i = 0; i < w->count; i++) {
        decided += w->stops[i].decided != 0 && !w->stops[i].later;
        elsewhere += w->stops[i].elsewhere;
    }
    printf("\n%zu decided, %zu left for later\n", decided,
           w->count - decided - elsewhere);
}

int
review_step(tool *t, const cparent_queue *queue)
{
    walk w = { t, NULL, 0, 0, 0, 0, NULL, false };
    int outcome = plan(&w, queue) ? 0
                                  : fail_as(t, CPARENT_E_NOMEM,
                                            "memory ran out", NULL);

    while (outcome == 0 && !w.over && w.at < w.count)
        outcome = one(&w);
    report(&w);
    while (w.count > 0)
        drop_stop(&w, w.count - 1);
    free(w.stops);
    free(w.shown);
    return outcome;
}
