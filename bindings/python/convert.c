/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "convert.h"

#include <datetime.h>
#include <string.h>

/* Borrowed from cparent/_types.py for as long as the process lives. */
static struct {
    PyObject *make_error;
    PyObject *value_parts;
    PyObject *period_parts;
    PyObject *make_finding;
    PyObject *make_import;
} types;

static int
borrow(PyObject *module, const char *name, PyObject **out)
{
    *out = PyObject_GetAttrString(module, name);
    return *out == NULL ? -1 : 0;
}

int
bound_py_init(void)
{
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == NULL)
        return -1;
    PyObject *module = PyImport_ImportModule("cparent._types");
    if (module == NULL)
        return -1;
    int bad = borrow(module, "_make_error", &types.make_error)
              || borrow(module, "_value_parts", &types.value_parts)
              || borrow(module, "_period_parts", &types.period_parts)
              || borrow(module, "_make_finding", &types.make_finding)
              || borrow(module, "ImportResult", &types.make_import);
    Py_DECREF(module);
    return bad ? -1 : bound_py_scalars_init();
}

/*
 * Errors.
 */

PyObject *
bound_py_statuses(void)
{
    PyObject *rows = PyList_New(0);
    for (size_t i = 0; rows != NULL && i < cparent_status_count(); i++) {
        cparent_status status = cparent_status_at(i);
        PyObject *row = Py_BuildValue(
            "(issssi)", (int)status, cparent_status_name(status),
            cparent_status_exception(status),
            cparent_status_builtin(status, false),
            cparent_status_text(status), cparent_status_exit(status));
        if (row == NULL || PyList_Append(rows, row) != 0)
            Py_CLEAR(rows);
        Py_XDECREF(row);
    }
    return rows;
}

static PyObject *
error_object(const cparent_error *err)
{
    char sentence[sizeof(cparent_error) + 64];
    cparent_error_format(err, sentence, sizeof(sentence));
    /* What a hostile file is called need not be UTF-8. */
    PyObject *text =
        PyUnicode_DecodeUTF8(sentence, (Py_ssize_t)strlen(sentence),
                             "replace");
    PyObject *source =
        PyUnicode_DecodeUTF8(err->source, (Py_ssize_t)strlen(err->source),
                             "replace");
    PyObject *made = NULL;
    if (text != NULL && source != NULL)
        made = PyObject_CallFunction(
            types.make_error, "iOOiiLsss", (int)err->status, text, source,
            (int)err->line, (int)err->column, (long long)err->offset,
            err->field, err->message, err->hint);
    Py_XDECREF(text);
    Py_XDECREF(source);
    return made;
}

void
bound_py_raise(const cparent_error *err)
{
    if (PyErr_Occurred())
        return;
    PyObject *error = error_object(err);
    if (error == NULL)
        return;
    PyErr_SetObject((PyObject *)Py_TYPE(error), error);
    Py_DECREF(error);
}

PyObject *
bound_py_findings(const cparent_findings *findings)
{
    size_t count = findings == NULL ? 0 : cparent_findings_count(findings);
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; tuple != NULL && i < count; i++) {
        static const char *const severities[] = { "note", "note", "warning",
                                                  "error" };
        const cparent_finding *at = cparent_findings_at(findings, i);
        int severity = at->severity >= 1 && at->severity <= 3
                           ? at->severity
                           : 0;
        PyObject *item = PyObject_CallFunction(
            types.make_finding, "szziizz", severities[severity], at->rule,
            at->source, (int)at->line, (int)at->column, at->field,
            at->message);
        if (item == NULL)
            Py_CLEAR(tuple);
        else
            PyTuple_SET_ITEM(tuple, (Py_ssize_t)i, item);
    }
    return tuple;
}

void
bound_py_raise_noticed(const cparent_error *err,
                       const cparent_findings *findings)
{
    if (PyErr_Occurred())
        return;
    PyObject *noticed = bound_py_findings(findings);
    PyObject *error = noticed == NULL ? NULL : error_object(err);
    if (error != NULL
        && PyObject_SetAttrString(error, "findings", noticed) == 0)
        PyErr_SetObject((PyObject *)Py_TYPE(error), error);
    Py_XDECREF(error);
    Py_XDECREF(noticed);
}

PyObject *
bound_py_import(bound_import *import)
{
    static const char *const kinds[] = {
        NULL,      "minutes",   "indicators", "pledges",
        "reading", "published", "neighbours", "description"
    };
    const cparent_import_result *result = &import->result;
    const char *kind = result->kind >= 1 && result->kind <= 7
                           ? kinds[result->kind]
                           : NULL;
    PyObject *findings = bound_py_findings(import->findings);
    PyObject *made = NULL;
    if (findings != NULL)
        made = PyObject_CallFunction(
            types.make_import, "zLLLLzO", kind, (long long)result->read,
            (long long)result->added, (long long)result->changed,
            (long long)result->unchanged,
            result->document[0] != '\0' ? result->document : NULL, findings);
    Py_XDECREF(findings);
    cparent_findings_free(import->findings);
    import->findings = NULL;
    return made;
}

/*
 * Plain values.
 */

PyObject *
bound_py_text(const char *text)
{
    if (text == NULL)
        Py_RETURN_NONE;
    return PyUnicode_FromString(text);
}

PyObject *
bound_py_to_tuple(PyObject *object, const char *needed)
{
    PyObject *items = PySequence_Fast(object, needed);
    if (items != NULL)
        Py_SETREF(items, PySequence_Tuple(items));
    return items;
}

const char *
bound_py_to_text(PyObject *object, const char *what)
{
    char name[BOUND_NAME_SIZE];
    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s must be str, not %s",
                     bound_said(what, name),
                     Py_TYPE(object)->tp_name);
        return NULL;
    }
    Py_ssize_t size = 0;
    const char *text = PyUnicode_AsUTF8AndSize(object, &size);
    if (text != NULL && strlen(text) != (size_t)size) {
        PyErr_Format(PyExc_ValueError, "%s has a NUL character in it",
                     bound_said(what, name));
        return NULL;
    }
    return text;
}

bool
bound_py_to_int64(PyObject *object, int64_t *out)
{
    /* __index__: NumPy's integers have it, floats and text do not. */
    PyObject *number = PyNumber_Index(object);
    if (number == NULL)
        return false;
    long long wide = PyLong_AsLongLong(number);
    Py_DECREF(number);
    if (wide == -1 && PyErr_Occurred())
        return false;
    *out = wide;
    return true;
}

bool
bound_py_to_noun(PyObject *object, cparent_noun *out)
{
    const char *name = bound_py_to_text(object, "a noun");
    if (name == NULL)
        return false;
    *out = cparent_noun_parse(name);
    if (*out != CPARENT_NOUN_NONE)
        return true;
    cparent_error err = CPARENT_ERROR_INIT;
    bound_fail(&err, CPARENT_E_INVALID, "there is no noun of that name",
               "cparent.NOUNS lists them");
    bound_py_raise(&err);
    return false;
}

/* pandas' NaT is a datetime, of the year 1, and does not equal itself. */
static bool
is_no_time(PyObject *object)
{
    if (PyDate_CheckExact(object) || PyDateTime_CheckExact(object)
        || !PyDate_Check(object))
        return false;
    PyObject *same = PyObject_RichCompare(object, object, Py_EQ);
    bool none = same == Py_False;
    Py_XDECREF(same);
    PyErr_Clear();
    return none;
}

bool
bound_py_to_date(PyObject *object, cparent_date *out)
{
    if (object == Py_None || is_no_time(object)) {
        *out = cparent_date_make(0, 0, 0);
        return true;
    }
    if (PyDate_Check(object)) { /* datetime and pandas.Timestamp too */
        *out = cparent_date_make(PyDateTime_GET_YEAR(object),
                                 PyDateTime_GET_MONTH(object),
                                 PyDateTime_GET_DAY(object));
        return true;
    }
    if (PyUnicode_Check(object)) {
        cparent_error err = CPARENT_ERROR_INIT;
        const char *text = bound_py_to_text(object, "a date");
        if (text == NULL)
            return false;
        if (cparent_date_parse(text, out, &err) == CPARENT_OK)
            return true;
        bound_py_raise(&err);
        return false;
    }
    /* NumPy's: of nanoseconds, item() would be a whole number. */
    PyObject *day =
        PyObject_CallMethod(object, "astype", "s", "datetime64[D]");
    PyObject *item =
        day == NULL ? NULL : PyObject_CallMethod(day, "item", NULL);
    Py_XDECREF(day);
    if (item == NULL)
        PyErr_Clear();
    bool known = item != NULL && (item == Py_None || PyDate_Check(item))
                 && bound_py_to_date(item, out);
    Py_XDECREF(item);
    if (!known)
        PyErr_Format(PyExc_TypeError,
                     "a date must be datetime.date or 'YYYY-MM-DD', not %s",
                     Py_TYPE(object)->tp_name);
    return known;
}

static bool
period_from_parts(PyObject *object, cparent_period *out)
{
    PyObject *first = NULL;
    PyObject *last = NULL;
    const char *kind = NULL;
    PyObject *parts =
        PyObject_CallFunctionObjArgs(types.period_parts, object, NULL);
    bool fine = parts != NULL
                && PyArg_ParseTuple(parts, "OOs", &first, &last, &kind)
                && bound_py_to_date(first, &out->first)
                && bound_py_to_date(last, &out->last);
    if (fine)
        out->kind = bound_period_kind_parse(kind);
    Py_XDECREF(parts);
    return fine;
}

bool
bound_py_to_period(PyObject *object, cparent_period *out)
{
    *out = (cparent_period){ { 0, 0, 0 }, { 0, 0, 0 }, 0 };
    if (object == Py_None)
        return true;
    if (!PyUnicode_Check(object))
        return period_from_parts(object, out);
    cparent_error err = CPARENT_ERROR_INIT;
    const char *text = bound_py_to_text(object, "a period");
    if (text == NULL)
        return false;
    if (cparent_period_parse(text, out, &err) == CPARENT_OK)
        return true;
    bound_py_raise(&err);
    return false;
}

PyObject *
bound_py_figure(const cparent_ssda903_figure *figure)
{
    PyObject *value = bound_py_value(&figure->value);
    PyObject *numerator = Py_NewRef(Py_None);
    PyObject *denominator = Py_NewRef(Py_None);
    if ((figure->has & CPARENT_SSDA903_NUMERATOR) != 0)
        Py_SETREF(numerator, PyLong_FromLongLong(figure->numerator));
    if ((figure->has & CPARENT_SSDA903_DENOMINATOR) != 0)
        Py_SETREF(denominator, PyLong_FromLongLong(figure->denominator));
    if (value == NULL || numerator == NULL || denominator == NULL) {
        Py_XDECREF(value);
        Py_XDECREF(numerator);
        Py_XDECREF(denominator);
        return NULL;
    }
    return Py_BuildValue("(ssNNNz)", figure->code, figure->title, numerator,
                         denominator, value, figure->note);
}

static bool
parse_decimal(const char *text, cparent_decimal *out)
{
    cparent_error err = CPARENT_ERROR_INIT;
    if (cparent_decimal_parse(text, strlen(text), out, &err) == CPARENT_OK)
        return true;
    bound_py_raise(&err);
    return false;
}

static bool
value_from_parts(PyObject *tuple, cparent_value *out)
{
    const char *state, *unit, *low, *high;
    int parts, implied;
    long long numerator, denominator;
    if (!PyArg_ParseTuple(tuple, "sszzpLLp", &state, &unit, &low, &high,
                          &parts, &numerator, &denominator, &implied))
        return false;
    cparent_unit known = CPARENT_UNIT_UNKNOWN;
    (void)cparent_unit_parse(unit, &known);
    *out = cparent_value_none(
        (cparent_value_state)bound_state_parse(state));
    out->unit = known;
    if (low != NULL && !parse_decimal(low, &out->number))
        return false;
    if (high != NULL) {
        if (!parse_decimal(high, &out->high))
            return false;
        out->flags |= CPARENT_VALUE_RANGE;
    }
    if (parts) {
        out->flags |= CPARENT_VALUE_PARTS;
        out->numerator = numerator;
        out->denominator = denominator;
    }
    if (implied)
        out->flags |= CPARENT_VALUE_UNIT_IMPLIED;
    return true;
}

bool
bound_py_to_value(PyObject *object, cparent_value *out)
{
    if (PyUnicode_Check(object)) {
        cparent_error err = CPARENT_ERROR_INIT;
        const char *text = bound_py_to_text(object, "a value");
        if (text == NULL)
            return false;
        if (cparent_value_parse(text, strlen(text), out, &err)
            == CPARENT_OK)
            return true;
        bound_py_raise(&err);
        return false;
    }
    PyObject *tuple =
        PyObject_CallFunctionObjArgs(types.value_parts, object, NULL);
    bool fine = tuple != NULL && value_from_parts(tuple, out);
    Py_XDECREF(tuple);
    return fine;
}

static bool
to_point(PyObject *object, cparent_point *out)
{
    PyObject *pair = bound_py_to_tuple(
        object, "a point is a pair of a period and a value");
    bool fine = pair != NULL;
    if (fine && PyTuple_GET_SIZE(pair) != 2) {
        PyErr_SetString(PyExc_ValueError,
                        "a point is a pair of a period and a value");
        fine = false;
    }
    fine = fine
           && bound_py_to_period(PyTuple_GET_ITEM(pair, 0),
                                 &out->period)
           && bound_py_to_value(PyTuple_GET_ITEM(pair, 1),
                                &out->value);
    Py_XDECREF(pair);
    return fine;
}

bool
bound_py_to_points(PyObject *object, cparent_point **points_out,
                   size_t *count_out)
{
    PyObject *items = bound_py_to_tuple(object, "a list of points is needed");
    if (items == NULL)
        return false;
    Py_ssize_t count = PyTuple_GET_SIZE(items);
    cparent_point *points = PyMem_Calloc((size_t)count + 1, sizeof(*points));
    bool fine = points != NULL;
    if (!fine)
        PyErr_NoMemory();
    for (Py_ssize_t i = 0; fine && i < count; i++)
        fine = to_point(PyTuple_GET_ITEM(items, i), &points[i]);
    Py_DECREF(items);
    if (!fine) {
        PyMem_Free(points);
        return false;
    }
    *points_out = points;
    *count_out = (size_t)count;
    return true;
}

/*
 * Fields out.
 */

static PyObject *
field_list(const cparent_record *record, size_t field)
{
    size_t count = cparent_record_list_count(record, field);
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; tuple != NULL && i < count; i++) {
        PyObject *item =
            bound_py_text(cparent_record_list_at(record, field, i));
        if (item == NULL)
            Py_CLEAR(tuple);
        else
            PyTuple_SET_ITEM(tuple, (Py_ssize_t)i, item);
    }
    return tuple;
}

PyObject *
bound_py_field(const cparent_record *record, size_t field)
{
    cparent_noun noun = cparent_record_noun(record);
    cparent_field_type type = cparent_noun_field_type(noun, field);
    if (type == CPARENT_FIELD_LIST)
        return field_list(record, field);
    if (type == CPARENT_FIELD_FLAG)
        return PyBool_FromLong(cparent_record_flag(record, field));
    if (!cparent_record_has(record, field))
        Py_RETURN_NONE;
    int64_t number = 0;
    cparent_value value;
    switch (type) {
    case CPARENT_FIELD_TEXT:
        return bound_py_text(cparent_record_text(record, field));
    case CPARENT_FIELD_INTEGER:
        (void)cparent_record_integer(record, field, &number);
        return PyLong_FromLongLong(number);
    case CPARENT_FIELD_DATE:
        return bound_py_date(cparent_record_date(record, field));
    case CPARENT_FIELD_PERIOD:
        return bound_py_period(cparent_record_period(record, field));
    case CPARENT_FIELD_VALUE:
        value = cparent_record_value(record, field);
        return bound_py_value(&value);
    case CPARENT_FIELD_CHOICE:
        return bound_py_text(cparent_noun_field_choice(
            noun, field, cparent_record_choice(record, field)));
    default:
        Py_RETURN_NONE;
    }
}
