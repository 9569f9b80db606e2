/* SPDX-License-Identifier: Apache-2.0 */

%rename(Store) bound_store;
typedef struct bound_store {
    %extend {
        ~bound_store()
        {
            bound_store_unref($self);
        }
        cparent_status close(cparent_error *err);
        bool closed();
        void interrupt();
        const char *authority();
        cparent_status begin(cparent_error *err);
        cparent_status commit(cparent_error *err);
        cparent_status rollback(cparent_error *err);
        cparent_status put(const cparent_record *record, int64_t version,
                           const char *who, const char *why, const char *at,
                           const char *key_or_null, cparent_error *err);
        cparent_status get(cparent_noun noun, const char *id,
                           cparent_record **record_out, cparent_error *err);
        cparent_status version(cparent_noun noun, const char *id,
                               int64_t *number_out, cparent_error *err);
        cparent_status remove(cparent_noun noun, const char *id,
                              int64_t version, const char *who,
                              const char *why, const char *at,
                              const char *key_or_null, cparent_error *err);
        cparent_status get_version(cparent_noun noun, const char *id,
                                   int64_t version,
                                   cparent_record **record_out,
                                   cparent_error *err);
        cparent_status list(cparent_noun noun, bound_cursor **cursor_out,
                            cparent_error *err);
        cparent_status snapshot(cparent_date as_at,
                                cparent_snapshot **snapshot_out,
                                cparent_error *err);
        cparent_status history(int64_t since, bound_any list,
                               cparent_error *err);
        cparent_status head(char head_out[96], cparent_error *err);
        cparent_status verify(const char *head_or_null, cparent_error *err);
        cparent_status backup(const char *path, cparent_error *err);
        cparent_status accept(const char *id_or_null, const char *who,
                              const char *why, const char *at,
                              const char *key_or_null, int64_t *number_out,
                              cparent_error *err);
        cparent_status correct(const char *id, const cparent_record *record,
                               const char *who, const char *why,
                               const char *at, const char *key_or_null,
                               cparent_error *err);
        cparent_status reject(const char *id, const char *who,
                              const char *why, const char *at,
                              const char *key_or_null, cparent_error *err);
        bound_import import(cparent_source *source, bool dry_run,
                            cparent_date meeting, const char *board_or_null,
                            const char *dataset_or_null,
                            cparent_phrases *phrases_or_null,
                            const char *who, const char *why,
                            const char *at, const char *key_or_null,
                            bound_any listener);
    }
} bound_store;

%rename(Cursor) bound_cursor;
typedef struct bound_cursor {
    %extend {
        ~bound_cursor()
        {
            bound_cursor_free($self);
        }
        bound_step next(cparent_record **record_out, cparent_error *err);
        cparent_status close(cparent_error *err);
    }
} bound_cursor;

cparent_status
bound_store_create(const char *path, const cparent_record *authority,
                   const char *who, const char *why, const char *at,
                   bound_store **store_out, cparent_error *err);

cparent_status
bound_store_open(const char *path, bool read_only, int busy_timeout_ms,
                 bound_store **store_out, cparent_error *err);
