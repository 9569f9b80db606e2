/* SPDX-License-Identifier: Apache-2.0 */

/* What waits for a decision, and what later minutes say of actions. */
%{
#include "bound-review.h"
%}

%rename(RawQueue) cparent_queue;
typedef struct cparent_queue {
    %extend {
        ~cparent_queue()
        {
            cparent_queue_free($self);
        }
        size_t count();
        const cparent_record *at(size_t index);
    }
} cparent_queue;

%rename(RawProposed) cparent_proposed;
typedef struct cparent_proposed {
    %extend {
        ~cparent_proposed()
        {
            cparent_proposed_free($self);
        }
        const cparent_record *proposal();
        const cparent_record *record();
        const cparent_record *current();
        bool conflict();
        bool changes(size_t field);
        size_t citation_count();
        const cparent_record *citation_at(size_t index);
    }
} cparent_proposed;

%rename(RawArising) cparent_arising;
typedef struct cparent_arising {
    %extend {
        ~cparent_arising()
        {
            cparent_arising_unref($self);
        }
        size_t count();
        int outcome_at(size_t index);
        const cparent_record *action(size_t index);
        const cparent_record *citation(size_t index);
        const char *rule(size_t index);
        int confidence(size_t index);
    }
} cparent_arising;

const char *
cparent_arising_outcome_name(int outcome);

cparent_status
bound_read_arising(const cparent_record *const *records, size_t count,
                   cparent_source *source, cparent_date meeting,
                   cparent_phrases *phrases_or_null,
                   cparent_arising **arising_out, cparent_error *err);

%include "bound-review.h"
