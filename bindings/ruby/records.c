/* SPDX-License-Identifier: Apache-2.0 */

/*
 * The fields of records as methods.  Notebooks read them by the million, so
 * each is a C function of its own that takes nothing, and what takes long to
 * make (texts and lists) is kept with the record, which cannot change.
 */
#include "config.h"

#include "convert.h"

static ID made_id;

/* Ruby itself calls a record's methods for records only. */
static VALUE
read_field(VALUE self, size_t field)
{
    const cparent_record *record = DATA_PTR(self);
    if (record == NULL)
        rb_raise(rb_eTypeError, "the record was never made");
    cparent_field_type type =
        cparent_noun_field_type(cparent_record_noun(record), field);
    if (type != CPARENT_FIELD_TEXT && type != CPARENT_FIELD_LIST)
        return bound_rb_field(record, field);
    VALUE made = rb_ivar_get(self, made_id);
    VALUE found = NIL_P(made) ? Qnil : rb_ary_entry(made, (long)field);
    if (NIL_P(found)) {
        found = bound_rb_field(record, field);
        if (!NIL_P(made) && !NIL_P(found))
            rb_ary_store(made, (long)field, found);
    }
    return found;
}

static VALUE
read_numbered(VALUE self, VALUE field)
{
    return read_field(self, (size_t)NUM2UINT(field));
}

/* A function for each number of a field. */
#define READ(EIGHTS, ONES)                                                    \
    static VALUE read_##EIGHTS##ONES(VALUE self)                              \
    {                                                                         \
        return read_field(self, 8 * (EIGHTS) + (ONES));                       \
    }
#define READ_EIGHT(EIGHTS)                                                    \
    READ(EIGHTS, 0) READ(EIGHTS, 1) READ(EIGHTS, 2) READ(EIGHTS, 3)           \
    READ(EIGHTS, 4) READ(EIGHTS, 5) READ(EIGHTS, 6) READ(EIGHTS, 7)
READ_EIGHT(0)
READ_EIGHT(1)
READ_EIGHT(2)
READ_EIGHT(3)
#define NAME_EIGHT(EIGHTS)                                                    \
    read_##EIGHTS##0, read_##EIGHTS##1, read_##EIGHTS##2, read_##EIGHTS##3,   \
    read_##EIGHTS##4, read_##EIGHTS##5, read_##EIGHTS##6, read_##EIGHTS##7
static VALUE (*const readers[])(VALUE self) = {
    NAME_EIGHT(0), NAME_EIGHT(1), NAME_EIGHT(2), NAME_EIGHT(3)
};
enum { READERS = sizeof(readers) / sizeof(*readers) };

void
bound_rb_keep_fields(VALUE record)
{
    rb_ivar_set(record, made_id, rb_ary_new());
}

void
bound_rb_define_fields(VALUE cls, cparent_noun noun)
{
    size_t count = cparent_noun_field_count(noun);
    made_id = rb_intern("@made");
    rb_define_method(cls, "_field", read_numbered, 1);
    if (count > READERS)
        rb_raise(rb_eNotImpError, "a noun has more fields than readers");
    for (size_t i = 0; i < count; i++)
        rb_define_method(cls, cparent_noun_field_name(noun, i), readers[i],
                         0);
}

VALUE
bound_rb_no_field(cparent_noun noun, const char *name)
{
    VALUE module = rb_const_get(rb_cObject, rb_intern("Cparent"));
    return rb_funcall(rb_const_get(module, rb_intern("Hints")),
                      rb_intern("no_field"), 2,
                      bound_rb_word(cparent_noun_name(noun)),
                      bound_rb_word(name));
}
