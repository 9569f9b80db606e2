/* SPDX-License-Identifier: Apache-2.0 */

/* What the language-neutral half asks of Python. */
#include "config.h"

#include "convert.h"

#include "bound-helper.h"

/* A failure of Python's own: its exception is set and stands. */
static cparent_status
pending(cparent_error *err)
{
    return bound_fail(err, CPARENT_E_INVALID, "an argument is not usable",
                      "");
}

/*
 * Long calls.  Python hears Ctrl-C in its main thread only, and only when
 * that asks.  A call that reports steadily asks then; any other is worked
 * off by a helper, while the main thread listens.
 */

bool
bound_hook_raises(void)
{
    return PyErr_Occurred() != NULL || PyErr_CheckSignals() != 0;
}

/* False: an exception is set, the listener's or that of a signal, or the
 * listener wants an end. */
static bool
tell(bound_any listener, uint64_t done, uint64_t total)
{
    if (bound_hook_raises())
        return false;
    if (listener == 0)
        return true;
    PyObject *answer = PyObject_CallFunction(
        (PyObject *)listener, "KK", (unsigned long long)done,
        (unsigned long long)total);
    bool go_on = answer != NULL && answer != Py_False;
    Py_XDECREF(answer);
    return go_on;
}

/* Whatever was raised stays set, for the caller to see.  False: the helper
 * is another process's. */
static bool
helper_listen(bound_helper *helper, bound_call *call)
{
    PyThreadState *state = PyEval_SaveThread();
    bool go_on = true, asked = false;
    while (!bound_helper_wait(helper, &asked)) {
        PyEval_RestoreThread(state);
        go_on = go_on && tell(asked ? call->listener : 0, helper->report[0],
                              helper->report[1]);
        if (bound_helper_is_lost(helper))
            return false;
        state = PyEval_SaveThread();
        if (asked)
            bound_helper_answer(helper, go_on);
        else if (!go_on)
            bound_call_interrupt(call);
    }
    PyEval_RestoreThread(state);
    bound_helper_end(helper);
    return true;
}

static bool
in_main_thread(void)
{
    unsigned long main_thread = 0;
    PyObject *threading = PyImport_ImportModule("threading");
    PyObject *first = threading == NULL ? NULL
                                        : PyObject_CallMethod(
                                              threading, "main_thread", NULL);
    PyObject *ident =
        first == NULL ? NULL : PyObject_GetAttrString(first, "ident");
    if (ident != NULL)
        main_thread = PyLong_AsUnsignedLong(ident);
    Py_XDECREF(ident);
    Py_XDECREF(first);
    Py_XDECREF(threading);
    PyErr_Clear();
    return PyThread_get_thread_ident() == main_thread;
}

/* Python ends a daemon thread where it stands when the interpreter ends; its
 * helper works on what lies on that thread's stack. */
static void
helper_desert(void *argument)
{
    bound_call *call = argument;
    bool asked = false;
    while (!bound_helper_wait(call->helper, &asked)) {
        if (asked)
            bound_helper_answer(call->helper, false);
        else
            bound_call_interrupt(call);
    }
    bound_helper_end(call->helper);
}

/* False: there was no thread for a helper. */
static bool
run_by_helper(void (*run)(void *), void *job, bound_call *call,
              bool *ran_out)
{
    bound_helper helper;
    call->helper = &helper;
    if (!bound_helper_start(&helper, run, job)) {
        call->helper = NULL;
        return false;
    }
    pthread_cleanup_push(helper_desert, call);
    *ran_out = helper_listen(&helper, call);
    pthread_cleanup_pop(0);
    call->helper = NULL;
    return true;
}

bool
bound_hook_run(void (*run)(void *), void *job, bound_call *call)
{
    bool ran = false;
    if (bound_hook_raises())
        return false;
    if (call->apart && (call->many || in_main_thread())
        && run_by_helper(run, job, call, &ran))
        return ran;
    Py_BEGIN_ALLOW_THREADS
    run(job);
    Py_END_ALLOW_THREADS
    return true;
}

/* An exception that the listener raised, or Ctrl-C, stays set in this
 * thread and is what the caller sees in place of CANCELLED. */
bool
bound_hook_report(bound_call *call, uint64_t done, uint64_t total)
{
    if (call->helper != NULL)
        return bound_helper_ask(call->helper, done, total);
    PyGILState_STATE state = PyGILState_Ensure();
    bool go_on = tell(call->listener, done, total);
    PyGILState_Release(state);
    return go_on;
}

bool
bound_hook_entry(bound_any list, const cparent_entry *entry)
{
    PyObject *types = PyImport_ImportModule("cparent._types");
    PyObject *item = NULL;
    if (types != NULL)
        item = PyObject_CallMethod(
            types, "Entry", "LLzzzzzzz", (long long)entry->sequence,
            (long long)entry->version, entry->at, entry->who, entry->why,
            entry->noun, entry->id, entry->digest, entry->body);
    bool fine = item != NULL && PyList_Append((PyObject *)list, item) == 0;
    Py_XDECREF(item);
    Py_XDECREF(types);
    return fine;
}

bool
bound_hook_text(bound_any list, const char *text)
{
    PyObject *item = bound_py_text(text);
    bool fine = item != NULL && PyList_Append((PyObject *)list, item) == 0;
    Py_XDECREF(item);
    return fine;
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

static cparent_status
set_list(const place *at, PyObject *object, cparent_error *err)
{
    if (PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s must be a list of str, not str",
                     at->name);
        return pending(err);
    }
    PyObject *items = bound_py_to_tuple(object, "a list of str is needed");
    cparent_status status =
        items == NULL
            ? pending(err)
            : cparent_builder_parse(at->builder, at->name, NULL, err);
    Py_ssize_t count = items == NULL ? 0 : PyTuple_GET_SIZE(items);
    for (Py_ssize_t i = 0; status == CPARENT_OK && i < count; i++) {
        const char *text =
            bound_py_to_text(PyTuple_GET_ITEM(items, i), at->name);
        status = text == NULL ? pending(err)
                              : cparent_builder_append(
                                    at->builder, at->field, text, err);
    }
    Py_XDECREF(items);
    return status;
}

static cparent_status
set_choice(const place *at, const char *word, cparent_error *err)
{
    int choice = bound_choice_parse(at->noun, at->field, word);
    if (choice != 0)
        return cparent_builder_choice(at->builder, at->field, choice, err);
    return bound_no_word(at->noun, at->field, at->name, err);
}

static cparent_status
set_plain(const place *at, PyObject *object, cparent_error *err)
{
    int64_t number;
    cparent_date date;
    cparent_period period;
    cparent_value value;
    switch (cparent_noun_field_type(at->noun, at->field)) {
    case CPARENT_FIELD_INTEGER:
        if (!bound_py_to_int64(object, &number))
            return pending(err);
        return cparent_builder_integer(at->builder, at->field, number, err);
    case CPARENT_FIELD_DATE:
        if (!bound_py_to_date(object, &date))
            return pending(err);
        return cparent_builder_date(at->builder, at->field, date, err);
    case CPARENT_FIELD_PERIOD:
        if (!bound_py_to_period(object, &period))
            return pending(err);
        return cparent_builder_period(at->builder, at->field, period, err);
    case CPARENT_FIELD_VALUE:
        if (!bound_py_to_value(object, &value))
            return pending(err);
        return cparent_builder_value(at->builder, at->field, &value, err);
    case CPARENT_FIELD_LIST:
        return set_list(at, object, err);
    default:
        return pending(err);
    }
}

static cparent_status
set_flag(const place *at, PyObject *object, cparent_error *err)
{
    if (!PyBool_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s must be True or False", at->name);
        return pending(err);
    }
    return cparent_builder_flag(at->builder, at->field, object == Py_True,
                                err);
}

static cparent_status
set_field(const place *at, PyObject *object, cparent_error *err)
{
    cparent_field_type type = cparent_noun_field_type(at->noun, at->field);
    if (object == Py_None)
        return cparent_builder_parse(at->builder, at->name, NULL, err);
    if (type == CPARENT_FIELD_FLAG)
        return set_flag(at, object, err);
    if (type != CPARENT_FIELD_TEXT && type != CPARENT_FIELD_CHOICE)
        return set_plain(at, object, err);
    const char *text = bound_py_to_text(object, at->name);
    if (text == NULL)
        return pending(err);
    return type == CPARENT_FIELD_CHOICE
               ? set_choice(at, text, err)
               : cparent_builder_text(at->builder, at->field, text, err);
}

/* Python says which fields there are, and what people mean by others. */
static void
raise_no_field(cparent_noun noun, const char *name)
{
    PyObject *nouns = PyImport_ImportModule("cparent._nouns");
    PyObject *error =
        nouns == NULL ? NULL
                      : PyObject_CallMethod(nouns, "no_field", "ss",
                                            cparent_noun_name(noun), name);
    if (error != NULL)
        PyErr_SetObject((PyObject *)Py_TYPE(error), error);
    Py_XDECREF(error);
    Py_XDECREF(nouns);
}

cparent_status
bound_hook_fields(cparent_builder *builder, cparent_noun noun,
                  bound_any fields, cparent_error *err)
{
    PyObject *dict = (PyObject *)fields;
    PyObject *key, *object;
    Py_ssize_t position = 0;
    if (!PyDict_Check(dict)) {
        PyErr_SetString(PyExc_TypeError, "fields must be a dict");
        return pending(err);
    }
    while (PyDict_Next(dict, &position, &key, &object)) {
        place at = { builder, noun, 0, bound_py_to_text(key, "a field") };
        if (at.name == NULL)
            return pending(err);
        if (!cparent_noun_field_find(noun, at.name, &at.field)) {
            raise_no_field(noun, at.name);
            return pending(err);
        }
        cparent_status status = set_field(&at, object, err);
        if (status != CPARENT_OK)
            return status;
    }
    return CPARENT_OK;
}
