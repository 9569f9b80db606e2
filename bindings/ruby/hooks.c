/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

/* What the language-neutral half asks of Ruby.  Nothing may be raised
 * through it: what is raised here waits for bound_rb_settle. */
#include "convert.h"

#include <ruby/thread.h>
#include <stdio.h>

static cparent_status
pending(cparent_error *err)
{
    return bound_fail(err, CPARENT_E_INVALID, "an argument is not usable",
                      "");
}

/*
 * Long calls.
 */

enum { LISTEN_MS = 50 };

typedef struct task {
    void (*run)(void *);
    void *job;
} task;

static void *
task_run(void *argument)
{
    task *self = argument;
    self->run(self->job);
    return self;
}

/* Ruby wants the thread: the next report of progress ends the call, or the
 * store that it is busy in. */
static void
task_stop(void *argument)
{
    bound_call_interrupt(argument);
}

static VALUE
check_interrupts(VALUE nothing)
{
    rb_thread_check_ints();
    return nothing;
}

/* A main thread that is busy outside of Ruby's lock hears a signal through
 * another thread.  Ruby starts one for that where there is no other, but
 * where there is one it trusts that this goes on as long as the call does;
 * so there one more listens. */
static VALUE
companion_listen(void *nothing)
{
    (void)nothing;
    for (;;)
        rb_thread_wait_for((struct timeval){ 0, LISTEN_MS * 1000 });
    return Qnil;
}

static VALUE
companion_start(VALUE argument)
{
    VALUE *companion = (VALUE *)argument;
    if (rb_thread_current() == rb_thread_main()
        && RARRAY_LEN(rb_funcall(rb_cThread, rb_intern("list"), 0)) > 1)
        *companion = rb_thread_create(companion_listen, NULL);
    return Qnil;
}

static VALUE
companion_stop(VALUE argument)
{
    VALUE *companion = (VALUE *)argument;
    return NIL_P(*companion)
               ? Qnil
               : rb_funcall(*companion, rb_intern("kill"), 0);
}

bool
bound_hook_run(void (*run)(void *), void *job, bound_call *call)
{
    task self = { run, job };
    VALUE companion = Qnil;
    bool ran = bound_rb_protect(companion_start, &companion);
    while (ran
           && rb_thread_call_without_gvl2(task_run, &self, task_stop, call)
                  == NULL)
        ran = bound_rb_protect(check_interrupts, NULL);
    ran = bound_rb_protect(companion_stop, &companion) && ran;
    RB_GC_GUARD(companion);
    return ran;
}

typedef struct news {
    bound_call *call;
    uint64_t done;
    uint64_t total;
    bool go_on;
} news;

static VALUE
news_tell(VALUE argument)
{
    news *self = (news *)argument;
    VALUE answer = rb_funcall((VALUE)self->call->listener, rb_intern("call"),
                              2, ULL2NUM(self->done), ULL2NUM(self->total));
    self->go_on = answer != Qfalse;
    return Qnil;
}

static void *
news_with_gvl(void *argument)
{
    news *self = argument;
    if (!bound_rb_protect(news_tell, self))
        self->go_on = false;
    return NULL;
}

bool
bound_hook_report(bound_call *call, uint64_t done, uint64_t total)
{
    news self = { call, done, total, true };
    if (call->stop)
        return false;
    if (call->listener != 0)
        rb_thread_call_with_gvl(news_with_gvl, &self);
    return self.go_on && !call->stop;
}

typedef struct addition {
    VALUE list;
    const cparent_entry *entry;
} addition;

static VALUE
addition_make(VALUE argument)
{
    addition *self = (addition *)argument;
    return rb_ary_push(self->list, bound_rb_entry(self->entry));
}

bool
bound_hook_entry(bound_any list, const cparent_entry *entry)
{
    addition self = { (VALUE)list, entry };
    return bound_rb_protect(addition_make, &self);
}

typedef struct text_addition {
    VALUE list;
    const char *text;
} text_addition;

static VALUE
text_add(VALUE argument)
{
    text_addition *self = (text_addition *)argument;
    return rb_ary_push(self->list, bound_rb_text(self->text));
}

bool
bound_hook_text(bound_any list, const char *text)
{
    text_addition self = { (VALUE)list, text };
    return bound_rb_protect(text_add, &self);
}

/*
 * Fields in.
 */

typedef struct place {
    cparent_builder *builder;
    cparent_noun noun;
    size_t field;
    const char *name;
} place;

typedef struct walk {
    place at;
    VALUE fields;
    cparent_error *err;
    cparent_status status;
} walk;

static cparent_status
set_list(const place *at, VALUE object, cparent_error *err)
{
    if (!rb_respond_to(object, rb_intern("to_a")))
        rb_raise(rb_eTypeError, "%s must be an Array, not %" PRIsVALUE,
                 at->name, rb_obj_class(object));
    VALUE items = rb_funcall(object, rb_intern("to_a"), 0);
    cparent_status status =
        cparent_builder_parse(at->builder, at->name, NULL, err);
    for (long i = 0; status == CPARENT_OK && i < RARRAY_LEN(items); i++) {
        VALUE item = rb_ary_entry(items, i);
        const char *text = bound_rb_to_text(&item, at->name);
        status = cparent_builder_append(at->builder, at->field, text, err);
        RB_GC_GUARD(item);
    }
    RB_GC_GUARD(items);
    return status;
}

static cparent_status
set_choice(const place *at, VALUE object, cparent_error *err)
{
    const char *word = bound_rb_to_word(&object, at->name);
    int choice = bound_choice_parse(at->noun, at->field, word);
    RB_GC_GUARD(object);
    if (choice != 0)
        return cparent_builder_choice(at->builder, at->field, choice, err);
    bound_fail(err, CPARENT_E_INVALID, "that is none of the field's words",
               "");
    bound_choice_hint(at->noun, at->field, at->name, err);
    return CPARENT_E_INVALID;
}

static cparent_status
set_text(const place *at, VALUE object, cparent_error *err)
{
    const char *text = bound_rb_to_text(&object, at->name);
    cparent_status status =
        cparent_builder_text(at->builder, at->field, text, err);
    RB_GC_GUARD(object);
    return status;
}

static cparent_status
set_field(const place *at, VALUE object, cparent_error *err)
{
    cparent_value value;
    if (NIL_P(object))
        return cparent_builder_parse(at->builder, at->name, NULL, err);
    switch (cparent_noun_field_type(at->noun, at->field)) {
    case CPARENT_FIELD_TEXT:
        return set_text(at, object, err);
    case CPARENT_FIELD_INTEGER:
        return cparent_builder_integer(at->builder, at->field,
                                       NUM2LL(rb_to_int(object)), err);
    case CPARENT_FIELD_DATE:
        return cparent_builder_date(at->builder, at->field,
                                    bound_rb_to_date(object), err);
    case CPARENT_FIELD_PERIOD:
        return cparent_builder_period(at->builder, at->field,
                                      bound_rb_to_period(object), err);
    case CPARENT_FIELD_VALUE:
        value = bound_rb_to_value(object);
        return cparent_builder_value(at->builder, at->field, &value, err);
    case CPARENT_FIELD_CHOICE:
        return set_choice(at, object, err);
    case CPARENT_FIELD_LIST:
        return set_list(at, object, err);
    case CPARENT_FIELD_FLAG:
        if (object != Qtrue && object != Qfalse)
            rb_raise(rb_eTypeError, "%s must be true or false", at->name);
        return cparent_builder_flag(at->builder, at->field,
                                    object == Qtrue, err);
    default:
        return pending(err);
    }
}

static int
walk_pair(VALUE key, VALUE object, VALUE argument)
{
    walk *self = (walk *)argument;
    self->at.name = bound_rb_to_word(&key, "a field");
    if (!cparent_noun_field_find(self->at.noun, self->at.name,
                                 &self->at.field))
        rb_raise(rb_eArgError, "%s has no field %s",
                 cparent_noun_name(self->at.noun), self->at.name);
    self->status = set_field(&self->at, object, self->err);
    RB_GC_GUARD(key);
    return self->status == CPARENT_OK ? ST_CONTINUE : ST_STOP;
}

static VALUE
walk_fields(VALUE argument)
{
    walk *self = (walk *)argument;
    rb_hash_foreach(self->fields, walk_pair, argument);
    return Qnil;
}

cparent_status
bound_hook_fields(cparent_builder *builder, cparent_noun noun,
                  bound_any fields, cparent_error *err)
{
    walk self = { { builder, noun, 0, NULL }, (VALUE)fields, err,
                  CPARENT_OK };
    if (!bound_rb_protect(walk_fields, &self))
        return pending(err);
    return self.status;
}
