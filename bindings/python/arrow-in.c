/* SPDX-License-Identifier: Apache-2.0 */

/* Numbers out of what Arrow libraries hand over: pyarrow, Polars, DuckDB. */
#include "config.h"

#include "arrow.h"
#include "columns.h"

#include <math.h>
#include <string.h>

/* One value of a primitive array, NaN for other formats. */
static double
number_at(char format, const void *data, int64_t at)
{
    switch (format) {
    case 'c':
        return ((const int8_t *)data)[at];
    case 'C':
        return ((const uint8_t *)data)[at];
    case 's':
        return ((const int16_t *)data)[at];
    case 'S':
        return ((const uint16_t *)data)[at];
    case 'i':
        return ((const int32_t *)data)[at];
    case 'I':
        return ((const uint32_t *)data)[at];
    case 'l':
        return (double)((const int64_t *)data)[at];
    case 'L':
        return (double)((const uint64_t *)data)[at];
    case 'f':
        return (double)((const float *)data)[at];
    case 'g':
        return ((const double *)data)[at];
    default:
        return (double)NAN;
    }
}

static bool
is_number(const struct ArrowSchema *schema)
{
    return schema->dictionary == NULL && strlen(schema->format) == 1
           && strchr("cCsSiIlLfg", schema->format[0]) != NULL;
}

static bool
refuse(const struct ArrowSchema *schema)
{
    if (is_number(schema))
        return false;
    PyErr_Format(PyExc_TypeError,
                 "an Arrow array of whole or floating numbers is needed, "
                 "not one of format '%s'", schema->format);
    return true;
}

/* Adds the array's numbers to the bytearray. */
static bool
add_numbers(PyObject *numbers, const struct ArrowSchema *schema,
            const struct ArrowArray *array)
{
    Py_ssize_t before = PyByteArray_GET_SIZE(numbers);
    Py_ssize_t more = (Py_ssize_t)array->length * (Py_ssize_t)sizeof(double);
    if (PyByteArray_Resize(numbers, before + more) != 0)
        return false;
    char *to = PyByteArray_AS_STRING(numbers) + before;
    const uint8_t *valid = array->n_buffers > 0 ? array->buffers[0] : NULL;
    const void *data = array->n_buffers > 1 ? array->buffers[1] : NULL;
    for (int64_t i = 0; data != NULL && i < array->length; i++) {
        int64_t at = array->offset + i;
        bool given =
            valid == NULL || (valid[at / 8] >> (at % 8) & 1) != 0;
        double number = given ? number_at(schema->format[0], data, at)
                              : (double)NAN;
        memcpy(to + i * (int64_t)sizeof(number), &number, sizeof(number));
    }
    return true;
}

static bool
from_array(PyObject *given, PyObject *numbers)
{
    PyObject *pair = PyObject_CallMethod(given, "__arrow_c_array__", NULL);
    bool fine = pair != NULL && PyTuple_Check(pair)
                && PyTuple_GET_SIZE(pair) == 2;
    struct ArrowSchema *schema = NULL;
    struct ArrowArray *array = NULL;
    if (fine) {
        schema = PyCapsule_GetPointer(PyTuple_GET_ITEM(pair, 0),
                                      "arrow_schema");
        array = PyCapsule_GetPointer(PyTuple_GET_ITEM(pair, 1),
                                     "arrow_array");
    }
    fine = schema != NULL && array != NULL && !refuse(schema)
           && add_numbers(numbers, schema, array);
    if (!fine && !PyErr_Occurred())
        PyErr_SetString(PyExc_TypeError, "that is no Arrow array");
    Py_XDECREF(pair);
    return fine;
}

static bool
stream_numbers(struct ArrowArrayStream *stream, PyObject *numbers)
{
    struct ArrowSchema schema = { 0 };
    bool fine = stream->get_schema(stream, &schema) == 0;
    if (!fine)
        PyErr_SetString(PyExc_ValueError, "the Arrow stream has no schema");
    else
        fine = !refuse(&schema);
    while (fine) {
        struct ArrowArray array = { 0 };
        if (stream->get_next(stream, &array) != 0) {
            PyErr_SetString(PyExc_ValueError, "the Arrow stream broke off");
            fine = false;
        }
        if (array.release == NULL)
            break;
        fine = fine && add_numbers(numbers, &schema, &array);
        array.release(&array);
    }
    if (schema.release != NULL)
        schema.release(&schema);
    return fine;
}

static bool
from_stream(PyObject *given, PyObject *numbers)
{
    PyObject *capsule =
        PyObject_CallMethod(given, "__arrow_c_stream__", NULL);
    struct ArrowArrayStream *stream = NULL;
    if (capsule != NULL)
        stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    bool fine = stream != NULL && stream->release != NULL
                && stream_numbers(stream, numbers);
    if (!fine && !PyErr_Occurred())
        PyErr_SetString(PyExc_TypeError, "that is no Arrow stream");
    Py_XDECREF(capsule);
    return fine;
}

PyObject *
bound_py_arrow_numbers(PyObject *given)
{
    PyObject *numbers = PyByteArray_FromStringAndSize(NULL, 0);
    if (numbers == NULL)
        return NULL;
    bool fine = PyObject_HasAttrString(given, "__arrow_c_array__")
                    ? from_array(given, numbers)
                    : from_stream(given, numbers);
    if (!fine)
        Py_CLEAR(numbers);
    return numbers;
}
