/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/job-internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"

enum { MOST_THREADS = 256 };

/* A return to count, and what it came to. */
typedef struct leaf {
    const char *path;
    int year;
    cparent_ssda903_result *result;
} leaf;

/* An authority, and its returns in order of their years. */
typedef struct branch {
    const char *name;
    size_t first;
    size_t count;
} branch;

struct cparent_ssda903_tree {
    cparent__arena arena;
    leaf *leaves;
    size_t count;
    size_t capacity;
};

/* What the threads share. */
typedef struct work {
    cparent__setting setting;
    cparent_ssda903_tree *tree;
    branch *branches;
    size_t count;
    size_t capacity;
    size_t next; /* atomic */
    size_t done; /* atomic */
    pthread_mutex_t lock;
    cparent_status status; /* the first failure */
    cparent_error error;
} work;

/* --- what there is to do -------------------------------------------- */

static int
compare_leaves(const void *one, const void *other)
{
    const leaf *a = one;
    const leaf *b = other;

    return (a->year > b->year) - (a->year < b->year);
}

static cparent_status
add_branch(work *w, const char *root, const char *name, cparent_error *err)
{
    cparent_ssda903_tree *tree = w->tree;
    cparent__arena *arena = &tree->arena;
    const char *path = cparent__arena_format(arena, "%s/%s", root, name);
    cparent__folder folder = { NULL, 0 };
    const size_t first = tree->count;
    cparent_status status;
    size_t i;

    if (cparent__path_kind_of(path) != CPARENT__PATH_FOLDER)
        return CPARENT_OK;
    status = cparent__folder_read(path, arena, &folder, err);
    for (i = 0; status == CPARENT_OK && i < folder.count; i++) {
        leaf *added;

        if (cparent__year_named(folder.names[i]) == 0)
            continue;
        if (!cparent__grow(&tree->leaves, tree->count, &tree->capacity,
                           sizeof(*tree->leaves)))
            return cparent__nomem(err);
        added = &tree->leaves[tree->count++];
        added->path = cparent__arena_format(arena, "%s/%s", path,
                                            folder.names[i]);
        added->year = cparent__year_named(folder.names[i]);
        added->result = NULL;
    }
    if (status != CPARENT_OK || tree->count == first)
        return status;
    qsort(tree->leaves + first, tree->count - first, sizeof(*tree->leaves),
          compare_leaves);
    if (!cparent__grow(&w->branches, w->count, &w->capacity,
                       sizeof(*w->branches)))
        return cparent__nomem(err);
    w->branches[w->count].name = name;
    w->branches[w->count].first = first;
    w->branches[w->count++].count = tree->count - first;
    return CPARENT_OK;
}

static cparent_status
find_branches(work *w, const char *root, cparent_error *err)
{
    cparent__folder folder = { NULL, 0 };
    cparent_status status = cparent__folder_read(root, &w->tree->arena,
                                                 &folder, err);
    size_t i;

    for (i = 0; status == CPARENT_OK && i < folder.count; i++)
        status = add_branch(w, root, folder.names[i], err);
    if (status == CPARENT_OK && w->tree->arena.failed != CPARENT_OK)
        return cparent__nomem(err);
    if (status == CPARENT_OK && w->count == 0)
        return cparent__hint(
            err,
            cparent__fail_at(err, CPARENT_E_NOT_FOUND, root, 0, 0, NULL,
                             "there are no returns below it"),
            "name a folder that has AUTHORITY/YEAR folders");
    return status;
}

/* --- doing it ------------------------------------------------------- */

static cparent_status
count_leaf(cparent__counting *counting, leaf *l, cparent_error *err)
{
    cparent__window window;
    cparent_status status;

    cparent__counting_begin(counting, l->year);
    status = cparent__read_path(counting, l->path, err);
    if (status != CPARENT_OK)
        return status;
    cparent__counting_window(counting, CPARENT__DAY(l->year, 3, 31),
                             CPARENT__DAY_NONE, &window);
    cparent__counting_check_files(counting);
    cparent__counting_check_year(counting, &window);
    status = cparent__counting_count(counting, &window, -1, err);
    if (status == CPARENT_OK)
        status = cparent__counting_result(counting, &window, &l->result,
                                          err);
    return status;
}

static cparent_status
count_branch(work *w, cparent__counting *counting, const branch *b,
             cparent_error *err)
{
    cparent_status status = cparent__counting_clear(counting, err);
    size_t i;

    cparent__counting_authority(counting, b->name);
    for (i = 0; status == CPARENT_OK && i < b->count; i++)
        status = count_leaf(counting, &w->tree->leaves[b->first + i], err);
    return status;
}

static bool
has_failed(work *w, cparent_status status, const cparent_error *err)
{
    bool failed;

    pthread_mutex_lock(&w->lock);
    if (status != CPARENT_OK && w->status == CPARENT_OK) {
        w->status = status;
        w->error = *err;
    }
    failed = w->status != CPARENT_OK;
    pthread_mutex_unlock(&w->lock);
    return failed;
}

static void *
count_branches(void *user)
{
    work *w = user;
    cparent__counting *counting = NULL;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_status status = cparent__counting_new(
        w->setting.rules, &w->setting.options, w->setting.places,
        w->setting.holidays, w->setting.limits.findings, &counting, &err);

    while (!has_failed(w, status, &err)) {
        const size_t at = __atomic_fetch_add(&w->next, 1, __ATOMIC_RELAXED);
        size_t done;

        if (at >= w->count)
            break;
        status = count_branch(w, counting, &w->branches[at], &err);
        done = __atomic_add_fetch(&w->done, 1, __ATOMIC_RELAXED);
        if (status == CPARENT_OK && w->setting.options.progress.report) {
            pthread_mutex_lock(&w->lock);
            status = cparent__progress_tick(&w->setting.options.progress,
                                            done, w->count, &err);
            pthread_mutex_unlock(&w->lock);
        }
    }
    cparent__counting_free(counting);
    return NULL;
}

/* This thread is one of them; one that cannot be started is done without. */
static void
count_all(work *w, unsigned threads)
{
    pthread_t others[MOST_THREADS];
    unsigned started = 0;

    if (threads == 0)
        threads = cparent__processors();
    if (threads > MOST_THREADS)
        threads = MOST_THREADS;
    if (threads > w->count)
        threads = (unsigned)w->count;
    while (started + 1 < threads &&
           pthread_create(&others[started], NULL, count_branches, w) == 0)
        started++;
    count_branches(w);
    while (started > 0)
        pthread_join(others[--started], NULL);
}

cparent_status
cparent_ssda903_count_tree(const char *root,
                           const cparent_ssda903_options *options,
                           unsigned threads,
                           cparent_ssda903_tree **tree_out,
                           cparent_error *err)
{
    work w;
    cparent_status status;

    memset(&w, 0, sizeof(w));
    if (!root || !*root)
        return cparent__fail(err, CPARENT_E_INVALID, "no folder was named");
    w.tree = cparent__calloc(1, sizeof(*w.tree));
    if (!w.tree)
        return cparent__nomem(err);
    cparent__object_born();
    status = cparent__setting_open(&w.setting, options, err);
    if (status == CPARENT_OK)
        status = find_branches(&w, root, err);
    if (status == CPARENT_OK && pthread_mutex_init(&w.lock, NULL) == 0) {
        count_all(&w, threads);
        pthread_mutex_destroy(&w.lock);
        status = w.status;
        if (status != CPARENT_OK && err)
            *err = w.error;
    }
    cparent__free(w.branches);
    cparent__setting_close(&w.setting);
    if (status != CPARENT_OK) {
        cparent_ssda903_tree_free(w.tree);
        return status;
    }
    *tree_out = w.tree;
    return CPARENT_OK;
}

size_t
cparent_ssda903_tree_count(const cparent_ssda903_tree *tree)
{
    return tree->count;
}

cparent_ssda903_result *
cparent_ssda903_tree_at(const cparent_ssda903_tree *tree, size_t index)
{
    return index < tree->count ? tree->leaves[index].result : NULL;
}

void
cparent_ssda903_tree_free(cparent_ssda903_tree *tree)
{
    size_t i;

    if (!tree)
        return;
    for (i = 0; i < tree->count; i++)
        cparent_ssda903_result_unref(tree->leaves[i].result);
    cparent__free(tree->leaves);
    cparent__arena_free(&tree->arena);
    cparent__free(tree);
    cparent__object_died();
}
