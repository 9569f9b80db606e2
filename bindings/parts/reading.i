/* SPDX-License-Identifier: Apache-2.0 */

%rename(Phrases) cparent_phrases;
typedef struct cparent_phrases {
    %extend {
        ~cparent_phrases()
        {
            cparent_phrases_unref($self);
        }
    }
} cparent_phrases;

cparent_status
bound_phrases_new(cparent_source *source, cparent_phrases **phrases_out,
                  cparent_error *err);

%rename(Reading) cparent_reading;
typedef struct cparent_reading {
    %extend {
        ~cparent_reading()
        {
            cparent_reading_unref($self);
        }
        const cparent_record *document();
        size_t count();
        const bound_item *item(size_t index);
        const cparent_record *citation(size_t index);
        size_t citation_count();
        const cparent_record *citation_at(size_t index);
        const char *rule(size_t index);
        int confidence(size_t index);
        cparent_status json(char **text_out, cparent_error *err);
    }
} cparent_reading;

cparent_status
bound_read_minutes(cparent_source *source, const char *authority_or_null,
                   cparent_date meeting, const char *board_or_null,
                   cparent_phrases *phrases_or_null, bound_any listener,
                   cparent_reading **reading_out, cparent_error *err);

cparent_status
bound_read_explain(cparent_source *source, const char *authority_or_null,
                   cparent_date meeting, const char *board_or_null,
                   cparent_phrases *phrases_or_null, bool html,
                   char **text_out, cparent_error *err);
