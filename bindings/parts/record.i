/* SPDX-License-Identifier: Apache-2.0 */

/*
 * Every noun is this one class here.  The nouns' own classes are made from
 * the field tables by the hand-written half, and the typemaps wrap each
 * record in the class of its noun.
 */
%rename(Record) cparent_record;
typedef struct cparent_record {
    %extend {
#if !defined(SWIGPYTHON) /* which has them in records.c */
        cparent_record(cparent_noun noun, bound_any fields,
                       cparent_error *err)
        {
            return bound_record_new(noun, fields, err);
        }
        ~cparent_record()
        {
            cparent_record_unref($self);
        }
#endif
        cparent_noun noun();
        uint64_t hash();
        bool equal(const cparent_record *other);
        cparent_status json(char **text_out, cparent_error *err);
    }
} cparent_record;

%newobject bound_record_replace;
cparent_record *
bound_record_replace(const cparent_record *record, bound_any fields,
                     cparent_error *err);

/* The field tables. */
const char *
cparent_noun_name(int number);

size_t
cparent_noun_field_count(cparent_noun noun);

const char *
cparent_noun_field_name(cparent_noun noun, size_t field);

int
cparent_noun_field_type(cparent_noun noun, size_t field);

const char *
cparent_noun_field_about(cparent_noun noun, size_t field);

const char *
cparent_noun_field_choice(cparent_noun noun, size_t field, int choice);

/* The field's own tables. */
size_t
cparent_catalogue_count(void);

cparent_status
cparent_catalogue_at(size_t index, cparent_record **record_out,
                     cparent_error *err);

cparent_status
cparent_catalogue_get(const char *code, cparent_record **record_out,
                      cparent_error *err);

cparent_status
cparent_authority_lookup(const char *name, cparent_record **record_out,
                         cparent_error *err);
