/* SPDX-License-Identifier: Apache-2.0 */

%rename(Snapshot) cparent_snapshot;
typedef struct cparent_snapshot {
    %extend {
        ~cparent_snapshot()
        {
            cparent_snapshot_unref($self);
        }
        const cparent_record *authority();
        cparent_date as_at();
        cparent_status dated(cparent_date as_at,
                             cparent_snapshot **snapshot_out,
                             cparent_error *err);
        const char *head();
        size_t count(cparent_noun noun);
        const cparent_record *at(cparent_noun noun, size_t index);
        const cparent_record *find(cparent_noun noun, const char *id);
    }
} cparent_snapshot;

cparent_status
bound_highlights(const cparent_snapshot *snapshot, const char *format,
                 bool restricted, cparent_date as_at,
                 const char *profile_or_null, bound_store *store_or_null,
                 char **text_out, cparent_error *err);

%rename(Challenges) cparent_challenges;
typedef struct cparent_challenges {
    %extend {
        ~cparent_challenges()
        {
            cparent_challenges_unref($self);
        }
        size_t count();
        const char *rule(size_t index);
        const char *question(size_t index);
        size_t evidence_count(size_t index);
        const cparent_record *evidence(size_t index, size_t which);
    }
} cparent_challenges;

cparent_status
bound_challenge(const cparent_snapshot *snapshot,
                cparent_challenges **challenges_out, cparent_error *err);
