/* SPDX-License-Identifier: Apache-2.0 */

/* Records as columns; what people hold is made by the hand-written half. */
%rename(RawColumns) cparent_columns;
typedef struct cparent_columns {
    %extend {
        ~cparent_columns()
        {
            cparent_columns_unref($self);
        }
        size_t rows();
        size_t count();
    }
} cparent_columns;

%extend cparent_snapshot {
    cparent_status columns_named(cparent_noun noun,
                                 const char *const *names, size_t name_count,
                                 cparent_columns **columns_out,
                                 cparent_error *err);
}

%extend bound_store {
    cparent_status columns(cparent_noun noun, const char *const *names,
                           size_t name_count, cparent_columns **columns_out,
                           cparent_error *err);
}

cparent_status
cparent_columns_from_records_named(cparent_noun noun,
                                   const cparent_record *const *records,
                                   size_t count, const char *const *names,
                                   size_t name_count,
                                   cparent_columns **columns_out,
                                   cparent_error *err);
