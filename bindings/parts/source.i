/* SPDX-License-Identifier: Apache-2.0 */

%rename(Source) cparent_source;
typedef struct cparent_source {
    %extend {
        ~cparent_source()
        {
            cparent_source_unref($self);
        }
        const char *name();
    }
} cparent_source;

cparent_status
cparent_source_from_path(const char *path, cparent_source **source_out,
                         cparent_error *err);

cparent_status
cparent_source_from_bytes(const char *name, const void *bytes, size_t size,
                          cparent_source **source_out, cparent_error *err);
