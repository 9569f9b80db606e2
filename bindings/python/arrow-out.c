/* SPDX-License-Identifier: Apache-2.0 */

/* Columns as Arrow, without pyarrow.  Every array holds the buffers that it
 * points at, so a consumer may move a child out and let its parent go; it
 * may let go in any thread. */
#include "config.h"

#include "arrow.h"
#include "columns.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BUFFERS = 3 };

/* The tuple that describes a column; all borrowed. */
typedef struct column {
    const char *name;
    const char *format;
    long long rows;
    long long missing;
    PyObject *buffers; /* a tuple */
    PyObject *words;   /* a column's tuple, or None */
} column;

static bool
column_of(PyObject *tuple, column *out)
{
    return PyArg_ParseTuple(tuple, "ssLLO!O", &out->name, &out->format,
                            &out->rows, &out->missing, &PyTuple_Type,
                            &out->buffers, &out->words);
}

/*
 * Schemas.  They own their strings.
 */

static void
schema_release(struct ArrowSchema *schema)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        struct ArrowSchema *child = schema->children[i];
        if (child != NULL && child->release != NULL)
            child->release(child);
        free(child);
    }
    if (schema->dictionary != NULL) {
        if (schema->dictionary->release != NULL)
            schema->dictionary->release(schema->dictionary);
        free(schema->dictionary);
    }
    free(schema->children);
    free((void *)(uintptr_t)schema->format);
    free((void *)(uintptr_t)schema->name);
    schema->release = NULL;
}

static bool
schema_begin(struct ArrowSchema *schema, const char *name,
             const char *format)
{
    memset(schema, 0, sizeof(*schema));
    schema->name = strdup(name);
    schema->format = strdup(format);
    schema->flags = ARROW_FLAG_NULLABLE;
    schema->release = schema_release;
    if (schema->name != NULL && schema->format != NULL)
        return true;
    schema_release(schema);
    PyErr_NoMemory();
    return false;
}

static bool
schema_fill(PyObject *tuple, struct ArrowSchema *schema)
{
    column self;
    if (!column_of(tuple, &self)
        || !schema_begin(schema, self.name, self.format))
        return false;
    if (self.words == Py_None)
        return true;
    schema->dictionary = calloc(1, sizeof(*schema->dictionary));
    if (schema->dictionary == NULL)
        PyErr_NoMemory();
    else if (schema_fill(self.words, schema->dictionary))
        return true;
    schema_release(schema);
    return false;
}

static bool
schema_fill_table(PyObject *columns, struct ArrowSchema *schema)
{
    Py_ssize_t count = PyTuple_Size(columns);
    if (count < 0 || !schema_begin(schema, "", "+s"))
        return false;
    schema->flags = 0;
    schema->children = calloc((size_t)count + 1, sizeof(void *));
    if (schema->children == NULL)
        PyErr_NoMemory();
    while (schema->children != NULL && schema->n_children < count) {
        struct ArrowSchema *child = calloc(1, sizeof(*child));
        if (child == NULL) {
            PyErr_NoMemory();
            break;
        }
        schema->children[schema->n_children] = child;
        if (!schema_fill(PyTuple_GET_ITEM(columns, schema->n_children++),
                         child))
            break;
    }
    if (!PyErr_Occurred())
        return true;
    schema_release(schema);
    return false;
}

/*
 * Arrays.
 */

typedef struct held {
    Py_buffer views[MOST_BUFFERS];
    const void *pointers[MOST_BUFFERS];
} held;

static void
array_release(struct ArrowArray *array)
{
    held *self = array->private_data;
    PyGILState_STATE state = PyGILState_Ensure();
    for (int i = 0; i < MOST_BUFFERS; i++)
        PyBuffer_Release(&self->views[i]);
    PyGILState_Release(state);
    for (int64_t i = 0; i < array->n_children; i++) {
        struct ArrowArray *child = array->children[i];
        if (child != NULL && child->release != NULL)
            child->release(child);
        free(child);
    }
    if (array->dictionary != NULL) {
        if (array->dictionary->release != NULL)
            array->dictionary->release(array->dictionary);
        free(array->dictionary);
    }
    free(array->children);
    free(self);
    array->release = NULL;
}

static bool
array_begin(struct ArrowArray *array, long long rows, long long missing)
{
    memset(array, 0, sizeof(*array));
    held *self = calloc(1, sizeof(*self));
    if (self == NULL) {
        PyErr_NoMemory();
        return false;
    }
    array->length = rows;
    array->null_count = missing;
    array->buffers = self->pointers;
    array->private_data = self;
    array->release = array_release;
    return true;
}

static bool
array_fill(PyObject *tuple, struct ArrowArray *array)
{
    column self;
    if (!column_of(tuple, &self)
        || !array_begin(array, self.rows, self.missing))
        return false;
    held *mine = array->private_data;
    array->n_buffers = PyTuple_GET_SIZE(self.buffers);
    bool fine = array->n_buffers <= MOST_BUFFERS;
    for (int64_t i = 0; fine && i < array->n_buffers; i++) {
        PyObject *buffer = PyTuple_GET_ITEM(self.buffers, i);
        if (buffer == Py_None)
            continue;
        fine = PyObject_GetBuffer(buffer, &mine->views[i], PyBUF_SIMPLE)
               == 0;
        mine->pointers[i] = mine->views[i].buf;
    }
    if (fine && self.words != Py_None) {
        array->dictionary = calloc(1, sizeof(*array->dictionary));
        if (array->dictionary == NULL)
            PyErr_NoMemory();
        fine = array->dictionary != NULL
               && array_fill(self.words, array->dictionary);
    }
    if (!fine)
        array_release(array);
    return fine;
}

static bool
array_fill_table(PyObject *columns, struct ArrowArray *array)
{
    column first = { .rows = 0 };
    Py_ssize_t count = PyTuple_Size(columns);
    if (count < 0
        || (count > 0 && !column_of(PyTuple_GET_ITEM(columns, 0), &first))
        || !array_begin(array, first.rows, 0))
        return false;
    array->n_buffers = 1; /* no row of the table itself is missing */
    array->children = calloc((size_t)count + 1, sizeof(void *));
    if (array->children == NULL)
        PyErr_NoMemory();
    while (array->children != NULL && array->n_children < count) {
        struct ArrowArray *child = calloc(1, sizeof(*child));
        if (child == NULL) {
            PyErr_NoMemory();
            break;
        }
        array->children[array->n_children] = child;
        if (!array_fill(PyTuple_GET_ITEM(columns, array->n_children++),
                        child))
            break;
    }
    if (!PyErr_Occurred())
        return true;
    array_release(array);
    return false;
}

/*
 * Streams of one batch.
 */

typedef struct stream {
    PyObject *columns;
    bool done;
} stream;

/* What failed is memory; Python's exception cannot cross. */
static int
outcome(bool fine)
{
    if (!fine)
        PyErr_Clear();
    return fine ? 0 : ENOMEM;
}

static int
stream_schema(struct ArrowArrayStream *given, struct ArrowSchema *out)
{
    stream *self = given->private_data;
    PyGILState_STATE state = PyGILState_Ensure();
    int result = outcome(schema_fill_table(self->columns, out));
    PyGILState_Release(state);
    return result;
}

static int
stream_next(struct ArrowArrayStream *given, struct ArrowArray *out)
{
    stream *self = given->private_data;
    memset(out, 0, sizeof(*out)); /* released: the end */
    if (self->done)
        return 0;
    PyGILState_STATE state = PyGILState_Ensure();
    int result = outcome(array_fill_table(self->columns, out));
    PyGILState_Release(state);
    self->done = result == 0;
    return result;
}

static const char *
stream_error(struct ArrowArrayStream *given)
{
    (void)given;
    return "memory ran out";
}

static void
stream_release(struct ArrowArrayStream *given)
{
    stream *self = given->private_data;
    PyGILState_STATE state = PyGILState_Ensure();
    Py_DECREF(self->columns);
    PyGILState_Release(state);
    free(self);
    given->release = NULL;
}

/*
 * Capsules: whoever imports one takes what is in it, and leaves it released.
 */

static void
schema_capsule_free(PyObject *capsule)
{
    struct ArrowSchema *schema =
        PyCapsule_GetPointer(capsule, "arrow_schema");
    if (schema->release != NULL)
        schema->release(schema);
    free(schema);
}

static void
array_capsule_free(PyObject *capsule)
{
    struct ArrowArray *array = PyCapsule_GetPointer(capsule, "arrow_array");
    if (array->release != NULL)
        array->release(array);
    free(array);
}

static void
stream_capsule_free(PyObject *capsule)
{
    struct ArrowArrayStream *given =
        PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (given->release != NULL)
        given->release(given);
    free(given);
}

static PyObject *
capsule_of(void *content, const char *name, PyCapsule_Destructor destroy)
{
    PyObject *capsule = PyCapsule_New(content, name, destroy);
    if (capsule == NULL)
        free(content);
    return capsule;
}

static PyObject *
schema_capsule(PyObject *given, bool (*fill)(PyObject *,
                                             struct ArrowSchema *))
{
    struct ArrowSchema *schema = calloc(1, sizeof(*schema));
    if (schema == NULL)
        return PyErr_NoMemory();
    if (!fill(given, schema)) {
        free(schema);
        return NULL;
    }
    return capsule_of(schema, "arrow_schema", schema_capsule_free);
}

PyObject *
bound_py_arrow_schema(PyObject *given)
{
    return schema_capsule(given, schema_fill);
}

PyObject *
bound_py_arrow_table_schema(PyObject *columns)
{
    return schema_capsule(columns, schema_fill_table);
}

PyObject *
bound_py_arrow_array(PyObject *given)
{
    struct ArrowArray *array = calloc(1, sizeof(*array));
    if (array == NULL)
        return PyErr_NoMemory();
    if (!array_fill(given, array)) {
        free(array);
        return NULL;
    }
    return capsule_of(array, "arrow_array", array_capsule_free);
}

PyObject *
bound_py_arrow_stream(PyObject *columns)
{
    struct ArrowArrayStream *made = calloc(1, sizeof(*made));
    stream *self = calloc(1, sizeof(*self));
    if (made == NULL || self == NULL) {
        free(made);
        free(self);
        return PyErr_NoMemory();
    }
    Py_INCREF(columns);
    self->columns = columns;
    *made = (struct ArrowArrayStream){ stream_schema, stream_next,
                                       stream_error, stream_release, self };
    return capsule_of(made, "arrow_array_stream", stream_capsule_free);
}
