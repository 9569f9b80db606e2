/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

/* What the language-neutral half asks of Ruby.  Nothing may be raised
 * through it: what is raised here waits for bound_rb_settle. */
#include "convert.h"

#include "bound-helper.h"

#include <ruby/thread.h>
#include <stdio.h>

static cparent_status
pending(cparent_error *err)
{
    return bound_fail(err, CPARENT_E_INVALID, "an argument is not usable",
                      "");
}

/*
 * Long calls.  A call that reports steadily hears there what Ruby wants, an
 * end by a signal, a timeout or a kill; any other is worked off by a helper,
 * while Ruby's thread listens.
 */

static VALUE
check_interrupts(VALUE nothing)
{
    rb_thread_check_ints();
    return nothing;
}

bool
bound_hook_raises(void)
{
    return !bound_rb_protect(check_interrupts, NULL);
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

/* Whatever is raised waits for the caller. */
static void *
news_with_gvl(void *argument)
{
    news *self = argument;
    atomic_store(&self->call->stop, false);
    if (bound_hook_raises())
        self->go_on = false;
    else if (self->call->listener != 0
             && !bound_rb_protect(news_tell, self))
        self->go_on = false;
    return NULL;
}

typedef struct listening {
    bound_helper *helper;
    bool done;
    bool asked;
} listening;

static void *
listen_once(void *argument)
{
    listening *self = argument;
    self->done = bound_helper_wait(self->helper, &self->asked);
    return self;
}

/* What was raised first waits for the caller in Ruby's own hands, which the
 * next signal's handler would empty; so after that nothing of Ruby's runs
 * here, and where Ruby will not wait without its lock, this waits with it. */
static void
listen(listening *self, bool go_on)
{
    self->done = self->asked = false;
    if (rb_thread_call_without_gvl2(listen_once, self, NULL, NULL) == NULL
        && !go_on)
        listen_once(self);
}

/* False: the helper is another process's. */
static bool
helper_listen(bound_helper *helper, bound_call *call)
{
    listening self = { .helper = helper };
    bool go_on = true;
    for (;;) {
        listen(&self, go_on);
        /* What is raised now would hide that the work was done. */
        if (self.done)
            break;
        go_on = go_on && !bound_hook_raises();
        if (self.asked && go_on) {
            news report = { call, helper->report[0], helper->report[1],
                            true };
            news_with_gvl(&report);
            go_on = report.go_on;
        }
        if (bound_helper_is_lost(helper))
            return false;
        if (self.asked)
            bound_helper_answer(helper, go_on);
        else if (!go_on)
            bound_call_interrupt(call);
    }
    bound_helper_end(helper);
    return true;
}

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

/* The next report ends the call. */
static void
task_stop(void *argument)
{
    atomic_store(&((bound_call *)argument)->stop, true);
}

/* The call knows of its helper before there is one: a report may be the
 * first that it does.  False: there was no thread for it. */
static bool
run_by_helper(void (*run)(void *), void *job, bound_call *call,
              bool *ran_out)
{
    bound_helper helper;
    call->helper = &helper;
    bool started = bound_helper_start(&helper, run, job);
    if (started)
        *ran_out = helper_listen(&helper, call);
    call->helper = NULL;
    return started;
}

bool
bound_hook_run(void (*run)(void *), void *job, bound_call *call)
{
    bool ran = false;
    if (call->apart && run_by_helper(run, job, call, &ran))
        return ran;
    task self = { run, job };
    call->thread = (bound_any)rb_thread_current();
    while (rb_thread_call_without_gvl2(task_run, &self, task_stop, call)
           == NULL) {
        if (bound_hook_raises())
            return false;
    }
    return true;
}

bool
bound_hook_report(bound_call *call, uint64_t done, uint64_t total)
{
    if (call->helper != NULL)
        return bound_helper_ask(call->helper, done, total);
    if (call->many && !ruby_native_thread_p())
        return true;
    if (call->listener == 0 && !atomic_load(&call->stop)
        && !rb_thread_interrupted((VALUE)call->thread))
        return true;
    news self = { call, done, total, true };
    rb_thread_call_with_gvl(news_with_gvl, &self);
    return self.go_on;
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
    return bound_no_word(at->noun, at->field, at->name, err);
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
        rb_exc_raise(bound_rb_no_field(self->at.noun, self->at.name));
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
