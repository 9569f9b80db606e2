/* SPDX-License-Identifier: Apache-2.0 */

/*
 * How Ruby sees the library's types.  Raising jumps over SWIG's clean-up,
 * so no typemap holds memory that Ruby does not know of.
 */
%{
#include "bound-published.h"
#include "bound-return.h"
#include "ruby/convert.h"

/* The class of each noun; the hand-written half fills it in. */
static VALUE noun_classes[CPARENT_NOUN_COUNT];
/* What SWIG looks for in each record. */
static VALUE record_type = Qnil;

static VALUE
wrap_record_open(cparent_record *record)
{
    if (record == NULL)
        return Qnil;
    swig_class *type =
        (swig_class *)SWIGTYPE_p_cparent_record->clientdata;
    VALUE cls = noun_classes[cparent_record_noun(record)];
    if (NIL_P(cls))
        cls = type->klass;
    VALUE made = Data_Wrap_Struct(cls, 0, (RUBY_DATA_FUNC)type->destroy,
                                  record);
    rb_iv_set(made, "@__swigtype__", record_type);
    bound_rb_keep_fields(made);
    return made;
}

/* Wraps a reference of ours in the class of its noun. */
static VALUE
wrap_record(cparent_record *record)
{
    return record == NULL ? Qnil : rb_obj_freeze(wrap_record_open(record));
}
%}

%include "ruby/scalars.i"
%include "ruby/arrays.i"
%include "ruby/results.i"

/* What only Ruby needs. */
%extend cparent_findings {
    VALUE list()
    {
        return bound_rb_findings($self);
    }
}

%extend cparent_columns {
    VALUE column(size_t index)
    {
        return bound_rb_column($self, index);
    }
}

%extend cparent_record {
    VALUE field(size_t field)
    {
        return bound_rb_field($self, field);
    }
}

%inline %{
/* Says which class wraps the records of a noun. */
static void
register_noun(cparent_noun noun, bound_any cls)
{
    VALUE base = ((swig_class *)SWIGTYPE_p_cparent_record->clientdata)->klass;
    if (!RB_TYPE_P((VALUE)cls, T_CLASS)
        || !RTEST(rb_class_inherited_p((VALUE)cls, base)))
        rb_raise(rb_eTypeError, "that is no class of records");
    bound_rb_define_fields((VALUE)cls, noun);
    noun_classes[noun] = (VALUE)cls;
}

static VALUE
statuses(void)
{
    return bound_rb_statuses();
}
%}

%init %{
    for (int i = 0; i < CPARENT_NOUN_COUNT; i++) {
        noun_classes[i] = Qnil;
        rb_gc_register_address(&noun_classes[i]);
    }
    rb_gc_register_address(&record_type);
    record_type = rb_obj_freeze(
        rb_str_new_cstr(SWIGTYPE_p_cparent_record->name));
    bound_rb_init();
%}
