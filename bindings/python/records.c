/* SPDX-License-Identifier: Apache-2.0 */

/*
 * Records as Python objects.  The reference stands in the object itself and
 * not, as SWIG has it, in a second object in a dictionary: notebooks read
 * fields by the million and make frames of a million records.  Nothing that
 * it holds leads back to it, so that the garbage collector need not look.
 */
#include "config.h"

#include "records.h"

#include <stddef.h>
#include <structmember.h>

/* What few records have. */
typedef struct aside_parts {
    PyObject *place; /* where in a reading it stands */
    size_t count;
    PyObject *made[]; /* the lists that were read, by field */
} aside_parts;

/* As few bytes as can be: a million of them are waited for more than they
 * are worked on. */
typedef struct record_object {
    PyObject_HEAD
    cparent_record *record; /* NULL until __init__ was run */
    aside_parts *aside;     /* NULL while there is nothing to hold */
} record_object;

static PyTypeObject *base;
static PyTypeObject *classes[CPARENT_NOUN_COUNT];

static void
record_dealloc(PyObject *object)
{
    record_object *self = (record_object *)object;
    PyTypeObject *type = Py_TYPE(object);
    if (self->aside != NULL) {
        for (size_t i = 0; i < self->aside->count; i++)
            Py_XDECREF(self->aside->made[i]);
        Py_XDECREF(self->aside->place);
        PyMem_Free(self->aside);
    }
    cparent_record_unref(self->record);
    type->tp_free(object);
    Py_DECREF(type);
}

/* NULL, and an exception: there is no memory. */
static aside_parts *
aside_of(record_object *self)
{
    size_t count = cparent_noun_field_count(cparent_record_noun(self->record));
    if (self->aside == NULL) {
        self->aside = PyMem_Calloc(
            1, sizeof(aside_parts) + count * sizeof(PyObject *));
        if (self->aside == NULL)
            (void)PyErr_NoMemory();
        else
            self->aside->count = count;
    }
    return self->aside;
}

/* The place of a record that stands in no reading. */
static PyObject *nowhere;

static PyObject *
get_place(PyObject *object, void *closure)
{
    const aside_parts *aside = ((record_object *)object)->aside;
    (void)closure;
    return Py_NewRef(aside == NULL || aside->place == NULL ? nowhere
                                                           : aside->place);
}

static int
set_place(PyObject *object, PyObject *place, void *closure)
{
    record_object *self = (record_object *)object;
    (void)closure;
    if (self->record == NULL) {
        PyErr_SetString(PyExc_TypeError, "that is no record yet");
        return -1;
    }
    if (aside_of(self) == NULL)
        return -1;
    Py_XINCREF(place);
    Py_XSETREF(self->aside->place, place);
    return 0;
}

void
bound_py_record_nowhere(PyObject *place)
{
    Py_INCREF(place);
    Py_XSETREF(nowhere, place);
}

/*
 * The records of a store, of one noun: what `store.actions` is.  It is made
 * anew at each look, for a store that kept it would keep itself.
 */

typedef struct view_object {
    PyObject_HEAD
    PyObject *store;
    PyObject *noun;
    PyObject *wanted;
} view_object;

static PyTypeObject *view_base;

static int
view_traverse(PyObject *object, visitproc visit, void *arg)
{
    view_object *self = (view_object *)object;
    Py_VISIT(self->store);
    Py_VISIT(self->noun);
    Py_VISIT(self->wanted);
    Py_VISIT(Py_TYPE(object));
    return 0;
}

static int
view_clear(PyObject *object)
{
    view_object *self = (view_object *)object;
    Py_CLEAR(self->store);
    Py_CLEAR(self->noun);
    Py_CLEAR(self->wanted);
    return 0;
}

static void
view_dealloc(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    PyObject_GC_UnTrack(object);
    (void)view_clear(object);
    type->tp_free(object);
    Py_DECREF(type);
}

static int
views_init(PyObject *module)
{
    static PyMemberDef members[] = {
        { "_store", T_OBJECT_EX, offsetof(view_object, store), 0, NULL },
        { "_noun", T_OBJECT_EX, offsetof(view_object, noun), 0, NULL },
        { "_wanted", T_OBJECT_EX, offsetof(view_object, wanted), 0, NULL },
        { NULL, 0, 0, 0, NULL },
    };
    static PyType_Slot slots[] = {
        { Py_tp_members, members },
        { Py_tp_traverse, (void *)view_traverse },
        { Py_tp_clear, (void *)view_clear },
        { Py_tp_dealloc, (void *)view_dealloc },
        { Py_tp_doc, (void *)(uintptr_t)"Holds a store and a noun." },
        { 0, NULL },
    };
    static PyType_Spec spec = {
        .name = "cparent._native.ViewBase",
        .basicsize = sizeof(view_object),
        .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE
                 | Py_TPFLAGS_HAVE_GC,
        .slots = slots,
    };
    view_base = (PyTypeObject *)PyType_FromSpec(&spec);
    if (view_base == NULL)
        return -1;
    return PyModule_AddObjectRef(module, "ViewBase", (PyObject *)view_base);
}

/* `made` is (class, noun, wanted). */
static PyObject *
view_make(PyObject *made, PyObject *store)
{
    PyTypeObject *cls = (PyTypeObject *)PyTuple_GET_ITEM(made, 0);
    PyObject *object = cls->tp_alloc(cls, 0);
    if (object == NULL)
        return NULL;
    view_object *self = (view_object *)object;
    self->store = Py_NewRef(store);
    self->noun = Py_NewRef(PyTuple_GET_ITEM(made, 1));
    self->wanted = Py_NewRef(PyTuple_GET_ITEM(made, 2));
    return object;
}

PyObject *
bound_py_view_maker(PyObject *cls, PyObject *noun, PyObject *wanted)
{
    static PyMethodDef method = { "view", view_make, METH_O, NULL };
    if (!PyType_Check(cls)
        || !PyType_IsSubtype((PyTypeObject *)cls, view_base))
        return PyErr_Format(PyExc_TypeError, "that is no class of views");
    PyObject *made = PyTuple_Pack(3, cls, noun, wanted);
    if (made == NULL)
        return NULL;
    PyObject *maker = PyCFunction_New(&method, made);
    Py_DECREF(made);
    return maker;
}

int
bound_py_records_init(PyObject *module)
{
    static PyGetSetDef getters[] = {
        { "_place", get_place, set_place, NULL, NULL },
        { NULL, NULL, NULL, NULL, NULL },
    };
    static PyType_Slot slots[] = {
        { Py_tp_getset, getters },
        { Py_tp_dealloc, (void *)record_dealloc },
        { Py_tp_doc, (void *)(uintptr_t)"Holds one record." },
        { 0, NULL },
    };
    static PyType_Spec spec = {
        .name = "cparent._native.RecordBase",
        .basicsize = sizeof(record_object),
        .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
        .slots = slots,
    };
    base = (PyTypeObject *)PyType_FromSpec(&spec);
    if (base == NULL || views_init(module) != 0)
        return -1;
    return PyModule_AddObjectRef(module, "RecordBase", (PyObject *)base);
}

/*
 * A class statement makes its instances known to the garbage collector, which
 * costs sixteen bytes and a look each.  A record leads nowhere, so that it can
 * do without, as instances of our base do.  What is derived from the class
 * begins anew, and may hold what it likes.
 */
static void
spare_collector(PyTypeObject *cls)
{
    if (cls->tp_basicsize == (Py_ssize_t)sizeof(record_object)
        && cls->tp_free == PyObject_GC_Del) {
        cls->tp_flags &= ~Py_TPFLAGS_HAVE_GC;
        cls->tp_free = PyObject_Free;
    }
}

bool
bound_py_record_class(cparent_noun noun, PyObject *cls)
{
    if (!PyType_Check(cls) || !PyType_IsSubtype((PyTypeObject *)cls, base)) {
        PyErr_SetString(PyExc_TypeError, "that is no class of records");
        return false;
    }
    spare_collector((PyTypeObject *)cls);
    Py_INCREF(cls);
    Py_XSETREF(classes[noun], (PyTypeObject *)cls);
    return true;
}

PyObject *
bound_py_record(cparent_record *record)
{
    if (record == NULL)
        Py_RETURN_NONE;
    PyTypeObject *cls = classes[cparent_record_noun(record)];
    PyObject *made = cls == NULL ? NULL : cls->tp_alloc(cls, 0);
    if (made == NULL) {
        cparent_record_unref(record);
        return cls == NULL ? PyErr_Format(PyExc_SystemError,
                                          "cparent is not imported")
                           : NULL;
    }
    /* Instances are made without __init__, which is for people who make
     * records of their own. */
    ((record_object *)made)->record = record;
    return made;
}

cparent_record *
bound_py_to_record(PyObject *object)
{
    return PyObject_TypeCheck(object, base)
               ? ((record_object *)object)->record
               : NULL;
}

/* So many objects ahead are called for while one is looked at: a million
 * are waited for more than they are worked on. */
enum { AHEAD = 32 };

bool
bound_py_to_records(PyObject *const *objects, size_t count,
                    const cparent_record **records)
{
    const PyTypeObject *known = NULL; /* they are mostly of one class */
    for (size_t i = 0; i < count; i++) {
#if defined(__GNUC__)
        if (count - i > AHEAD)
            __builtin_prefetch(objects[i + AHEAD]);
#endif
        if (Py_TYPE(objects[i]) == known)
            records[i] = ((record_object *)objects[i])->record;
        else
            records[i] = bound_py_to_record(objects[i]);
        if (records[i] == NULL) {
            PyErr_SetString(PyExc_TypeError, "that is no record");
            return false;
        }
        known = Py_TYPE(objects[i]);
    }
    return true;
}

PyObject *
bound_py_record_begin(PyObject *object, cparent_noun noun, PyObject *fields)
{
    cparent_error err = CPARENT_ERROR_INIT;
    if (!PyObject_TypeCheck(object, base)
        || ((record_object *)object)->record != NULL)
        return PyErr_Format(PyExc_TypeError, "a record cannot be changed");
    cparent_record *record =
        bound_record_new(noun, (bound_any)fields, &err);
    if (record == NULL) {
        bound_py_raise(&err);
        return NULL;
    }
    ((record_object *)object)->record = record;
    Py_RETURN_NONE;
}

/*
 * Fields.
 */

/* What a reader knows beforehand. */
typedef struct reader {
    PyGetSetDef definition;
    cparent_noun noun;
    size_t field;
    cparent_field_type type;
    PyObject *words; /* a choice's, as a tuple */
} reader;

enum { MOST_FIELDS = 64 };
static reader readers[CPARENT_NOUN_COUNT][MOST_FIELDS];

/* Lists cost much to make, cannot be changed, and are asked for again in the
 * next breath. */
static PyObject *
made_once(record_object *object, size_t field)
{
    aside_parts *aside = aside_of(object);
    if (aside == NULL)
        return NULL;
    if (aside->made[field] == NULL) {
        PyObject *found = bound_py_field(object->record, field);
        /* Another thread may have been quicker. */
        if (aside->made[field] != NULL)
            Py_XDECREF(found);
        else
            aside->made[field] = found;
    }
    return Py_XNewRef(aside->made[field]);
}

static PyObject *
reader_call(PyObject *object, void *closure)
{
    const reader *self = closure;
    const cparent_record *record = ((record_object *)object)->record;
    if (record == NULL || cparent_record_noun(record) != self->noun) {
        PyErr_SetString(PyExc_TypeError, "that is no such record");
        return NULL;
    }
    if (self->type == CPARENT_FIELD_TEXT)
        return bound_py_text(cparent_record_text(record, self->field));
    if (self->type == CPARENT_FIELD_LIST)
        return made_once((record_object *)object, self->field);
    if (self->type != CPARENT_FIELD_CHOICE)
        return bound_py_field(record, self->field);
    int choice = cparent_record_choice(record, self->field);
    return Py_NewRef(choice == 0
                         ? Py_None
                         : PyTuple_GET_ITEM(self->words, choice - 1));
}

/* A tuple of the words that a field may be; empty for no choice. */
static PyObject *
words_of(cparent_noun noun, size_t field)
{
    Py_ssize_t count = 0;
    while (cparent_noun_field_choice(noun, field, (int)count + 1) != NULL)
        count++;
    PyObject *words = PyTuple_New(count);
    for (Py_ssize_t i = 0; words != NULL && i < count; i++) {
        PyObject *word = bound_py_text(
            cparent_noun_field_choice(noun, field, (int)i + 1));
        if (word == NULL)
            Py_CLEAR(words);
        else
            PyTuple_SET_ITEM(words, i, word);
    }
    return words;
}

PyObject *
bound_py_record_field(cparent_noun noun, size_t field, PyObject *doc)
{
    const char *name = cparent_noun_field_name(noun, field);
    const char *about = PyUnicode_AsUTF8(doc);
    if (about == NULL)
        return NULL;
    if (name == NULL || field >= MOST_FIELDS)
        return PyErr_Format(PyExc_IndexError, "there is no such field");
    PyObject *words = words_of(noun, field);
    if (words == NULL)
        return NULL;
    reader *self = &readers[noun][field];
    Py_XSETREF(self->words, words);
    Py_INCREF(doc); /* the descriptor borrows its bytes */
    self->noun = noun;
    self->field = field;
    self->type = cparent_noun_field_type(noun, field);
    self->definition = (PyGetSetDef){ .name = name, .get = reader_call,
                                      .doc = about, .closure = self };
    return PyDescr_NewGetSet(base, &self->definition);
}
