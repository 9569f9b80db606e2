/* SPDX-License-Identifier: Apache-2.0 */

/* Columns as Python buffers, which NumPy and memoryview read where they
 * are.  A buffer holds its columns, so that an array may outlive whatever it
 * was made from. */
#include "config.h"

#include "columns.h"

typedef struct buffer_object {
    PyObject_HEAD
    cparent_columns *columns;
    const void *data;
    Py_ssize_t size; /* in bytes */
    Py_ssize_t width;
    char format[2];
} buffer_object;

static PyTypeObject *buffer_type;

static int
buffer_get(PyObject *object, Py_buffer *view, int flags)
{
    buffer_object *self = (buffer_object *)object;
    if (PyBuffer_FillInfo(view, object, (void *)(uintptr_t)self->data,
                          self->size, 1, flags)
        != 0)
        return -1;
    view->itemsize = self->width;
    if ((flags & PyBUF_FORMAT) != 0)
        view->format = self->format;
    if ((flags & PyBUF_ND) != 0) {
        view->internal = PyMem_Malloc(sizeof(Py_ssize_t));
        if (view->internal == NULL) {
            PyBuffer_Release(view);
            PyErr_NoMemory();
            return -1;
        }
        *(Py_ssize_t *)view->internal = self->size / self->width;
        view->shape = view->internal;
    }
    if ((flags & PyBUF_STRIDES) == PyBUF_STRIDES)
        view->strides = &view->itemsize;
    return 0;
}

static void
buffer_release(PyObject *object, Py_buffer *view)
{
    (void)object;
    PyMem_Free(view->internal);
    view->internal = NULL;
}

static void
buffer_dealloc(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    cparent_columns_unref(((buffer_object *)object)->columns);
    type->tp_free(object);
    Py_DECREF(type);
}

int
bound_py_columns_init(void)
{
    static PyType_Slot slots[] = {
        { Py_bf_getbuffer, (void *)buffer_get },
        { Py_bf_releasebuffer, (void *)buffer_release },
        { Py_tp_dealloc, (void *)buffer_dealloc },
        { 0, NULL },
    };
    static PyType_Spec spec = {
        .name = "cparent._Buffer",
        .basicsize = sizeof(buffer_object),
        .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
        .slots = slots,
    };
    buffer_type = (PyTypeObject *)PyType_FromSpec(&spec);
    return buffer_type == NULL ? -1 : 0;
}

/* None for no memory at all. */
static PyObject *
view_of(cparent_columns *columns, const void *data, size_t count,
        size_t width, char format)
{
    static const uint64_t nothing;
    if (data == NULL && count > 0)
        Py_RETURN_NONE;
    buffer_object *self = PyObject_New(buffer_object, buffer_type);
    if (self == NULL)
        return NULL;
    self->columns = cparent_columns_ref(columns);
    self->data = data == NULL ? &nothing : data;
    self->size = (Py_ssize_t)(count * width);
    self->width = (Py_ssize_t)width;
    self->format[0] = format;
    self->format[1] = '\0';
    PyObject *view = PyMemoryView_FromObject((PyObject *)self);
    Py_DECREF(self);
    return view;
}

static PyObject *
data_view(cparent_columns *columns, const cparent_column *column,
          size_t rows)
{
    switch (column->type) {
    case CPARENT_COLUMN_DATE:
    case CPARENT_COLUMN_WORD:
        return view_of(columns, column->data, rows, sizeof(int32_t), 'i');
    case CPARENT_COLUMN_INTEGER:
        return view_of(columns, column->data, rows, sizeof(int64_t), 'q');
    case CPARENT_COLUMN_REAL:
        return view_of(columns, column->data, rows, sizeof(double), 'd');
    case CPARENT_COLUMN_FLAG:
        return view_of(columns, column->data, rows, sizeof(uint8_t), 'B');
    default:
        Py_RETURN_NONE;
    }
}

PyObject *
bound_py_column(cparent_columns *columns, size_t index)
{
    const cparent_column *column = cparent_columns_at(columns, index);
    if (column == NULL) {
        PyErr_SetString(PyExc_IndexError, "there is no such column");
        return NULL;
    }
    size_t rows = cparent_columns_rows(columns);
    PyObject *offsets = Py_NewRef(Py_None);
    PyObject *texts = Py_NewRef(Py_None);
    if (column->offsets != NULL) {
        size_t count = (size_t)column->text_count;
        Py_SETREF(offsets, view_of(columns, column->offsets, count + 1,
                                   sizeof(int32_t), 'i'));
        Py_SETREF(texts, view_of(columns, column->texts,
                                 (size_t)column->offsets[count], 1, 'B'));
    }
    PyObject *data = data_view(columns, column, rows);
    PyObject *valid =
        view_of(columns, column->valid,
                column->valid == NULL ? 1 : (rows + 7) / 8, 1, 'B');
    if (data == NULL || valid == NULL || offsets == NULL || texts == NULL) {
        Py_XDECREF(data);
        Py_XDECREF(valid);
        Py_XDECREF(offsets);
        Py_XDECREF(texts);
        return NULL;
    }
    return Py_BuildValue("(siLNNNN)", column->name, (int)column->type,
                         (long long)column->missing, data, valid, offsets,
                         texts);
}

PyObject *
bound_py_texts(PyObject *offsets, PyObject *texts)
{
    Py_buffer at = { 0 }, bytes = { 0 };
    PyObject *list = NULL;
    if (PyObject_GetBuffer(offsets, &at, PyBUF_SIMPLE) != 0)
        return NULL;
    if (PyObject_GetBuffer(texts, &bytes, PyBUF_SIMPLE) != 0) {
        PyBuffer_Release(&at);
        return NULL;
    }
    const int32_t *place = at.buf;
    Py_ssize_t count = at.len / (Py_ssize_t)sizeof(int32_t) - 1;
    bool fine = count >= 0 && (uintptr_t)at.buf % sizeof(int32_t) == 0
                && place[0] == 0 && place[count] <= bytes.len;
    for (Py_ssize_t i = 0; fine && i < count; i++)
        fine = place[i] <= place[i + 1];
    if (!fine)
        PyErr_SetString(PyExc_ValueError, "these are no texts");
    else
        list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *text = PyUnicode_DecodeUTF8(
            (const char *)bytes.buf + place[i], place[i + 1] - place[i],
            "strict");
        if (text == NULL)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, text);
    }
    PyBuffer_Release(&bytes);
    PyBuffer_Release(&at);
    return list;
}

/* The days that nanoseconds hold whole: 1677-09-22 to 2262-04-10. */
enum { FIRST_STAMP = -106751, LAST_STAMP = 106750 };

static bool
stamp(const int32_t *days, Py_ssize_t count, int64_t *stamps)
{
    const uint64_t day = UINT64_C(86400) * 1000000000;
    bool fits = true;
    for (Py_ssize_t i = 0; i < count; i++) {
        bool none = days[i] == CPARENT_COLUMN_NO_DATE;
        fits &= none || (days[i] >= FIRST_STAMP && days[i] <= LAST_STAMP);
        /* What does not fit is thrown away; without a sign it may wrap. */
        stamps[i] = none ? INT64_MIN : (int64_t)((uint64_t)days[i] * day);
    }
    return fits;
}

PyObject *
bound_py_stamps(PyObject *days, PyObject *stamps)
{
    Py_buffer from = { 0 }, to = { 0 };
    PyObject *fits = NULL;
    if (PyObject_GetBuffer(days, &from, PyBUF_SIMPLE) != 0)
        return NULL;
    if (PyObject_GetBuffer(stamps, &to, PyBUF_WRITABLE) == 0) {
        Py_ssize_t count = from.len / (Py_ssize_t)sizeof(int32_t);
        /* What is empty may stand anywhere. */
        if (to.len == count * (Py_ssize_t)sizeof(int64_t)
            && (count == 0
                || ((uintptr_t)from.buf % sizeof(int32_t) == 0
                    && (uintptr_t)to.buf % sizeof(int64_t) == 0)))
            fits = PyBool_FromLong(stamp(from.buf, count, to.buf));
        else
            PyErr_SetString(PyExc_ValueError, "there is no room for days");
        PyBuffer_Release(&to);
    }
    PyBuffer_Release(&from);
    return fits;
}
