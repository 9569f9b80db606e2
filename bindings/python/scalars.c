/* SPDX-License-Identifier: Apache-2.0 */

/*
 * Days, periods and values as Python's objects.  None of them can be
 * changed, making one takes far longer than reading a field, and the same
 * ones come again and again: so those that were made last are kept, and
 * handed out again.
 */
#include "config.h"

#include "convert.h"

#include <datetime.h>
#include <string.h>

static struct {
    PyObject *decimal;
    PyObject *value;
    PyObject *period;
} classes;

/* The slots that are filled, in this order. */
static const char *const value_names[] = { "state", "unit", "number",
                                           "high", "numerator",
                                           "denominator", "unit_implied" };
static const char *const period_names[] = { "first", "last", "kind" };
enum { VALUE_SLOTS = 7, PERIOD_SLOTS = 3 };
static PyObject *value_slots[VALUE_SLOTS];
static PyObject *period_slots[PERIOD_SLOTS];

static bool
borrow(const char *module, const char *name, PyObject **out)
{
    PyObject *from = PyImport_ImportModule(module);
    *out = from == NULL ? NULL : PyObject_GetAttrString(from, name);
    Py_XDECREF(from);
    return *out != NULL;
}

static bool
intern(const char *const *names, PyObject **slots, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        slots[i] = PyUnicode_InternFromString(names[i]);
        if (slots[i] == NULL)
            return false;
    }
    return true;
}

int
bound_py_scalars_init(void)
{
    PyDateTime_IMPORT;
    return PyDateTimeAPI != NULL
                   && borrow("decimal", "Decimal", &classes.decimal)
                   && borrow("cparent._types", "Value", &classes.value)
                   && borrow("cparent._types", "Period", &classes.period)
                   && intern(value_names, value_slots, VALUE_SLOTS)
                   && intern(period_names, period_slots, PERIOD_SLOTS)
               ? 0
               : -1;
}

/*
 * What is kept.
 */

typedef enum kind { A_DAY = 1, A_PERIOD, A_VALUE } kind;
enum { KEPT = 2048, WAYS = 2, KEY_WORDS = 1 + sizeof(cparent_value) / 8 };

typedef struct kept {
    uint64_t key[KEY_WORDS];
    PyObject *made;
} kept;

/* By hash, and each in as many ways; the latest is first. */
static kept all_kept[KEPT][WAYS];

/* The places for what has these bytes, whoever is there now. */
static kept *
places_of(kind what, const void *bytes, size_t size,
          uint64_t key[KEY_WORDS])
{
    uint64_t hash = 0;
    memset(key, 0, KEY_WORDS * sizeof(*key));
    key[0] = what;
    memcpy(key + 1, bytes, size);
    for (size_t i = 0; i < KEY_WORDS; i++) {
        hash = (hash ^ key[i]) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 29;
    }
    return all_kept[hash % KEPT];
}

/* `make` may run anything, even what comes back here; so nothing is held
 * across it but the places. */
static PyObject *
kept_or_made(kind what, const void *bytes, size_t size,
             PyObject *(*make)(const void *bytes))
{
    uint64_t key[KEY_WORDS];
    kept *places = places_of(what, bytes, size, key);
    for (int way = 0; way < WAYS; way++) {
        if (places[way].made != NULL
            && memcmp(places[way].key, key, sizeof(key)) == 0)
            return Py_NewRef(places[way].made);
    }
    PyObject *made = make(bytes);
    if (made == NULL)
        return NULL;
    PyObject *last = places[WAYS - 1].made;
    memmove(places + 1, places, (WAYS - 1) * sizeof(*places));
    memcpy(places->key, key, sizeof(key));
    places->made = Py_NewRef(made);
    Py_XDECREF(last);
    return made;
}

/*
 * Making them.
 */

/* An object of the class with its slots filled, past its own refusal to be
 * changed.  Steals the parts, of which NULL is a failure. */
static PyObject *
filled(PyObject *class, PyObject *const *slots, PyObject **parts,
       size_t count)
{
    PyTypeObject *type = (PyTypeObject *)class;
    bool whole = true;
    for (size_t i = 0; i < count; i++)
        whole = whole && parts[i] != NULL;
    PyObject *made = whole ? type->tp_alloc(type, 0) : NULL;
    for (size_t i = 0; i < count; i++) {
        if (made != NULL
            && PyObject_GenericSetAttr(made, slots[i], parts[i]) != 0)
            Py_CLEAR(made);
        Py_XDECREF(parts[i]);
    }
    return made;
}

static PyObject *
make_day(const void *bytes)
{
    const cparent_date *date = bytes;
    return PyDate_FromDate(date->year, date->month, date->day);
}

PyObject *
bound_py_date(cparent_date date)
{
    if (!cparent_date_is_set(date))
        Py_RETURN_NONE;
    return kept_or_made(A_DAY, &date, sizeof(date), make_day);
}

static PyObject *
make_period(const void *bytes)
{
    const cparent_period *period = bytes;
    PyObject *parts[PERIOD_SLOTS] = {
        bound_py_date(period->first), bound_py_date(period->last),
        PyUnicode_InternFromString(bound_period_kind_name(period->kind))
    };
    return filled(classes.period, period_slots, parts, PERIOD_SLOTS);
}

PyObject *
bound_py_period(cparent_period period)
{
    if (!cparent_period_is_set(period))
        Py_RETURN_NONE;
    return kept_or_made(A_PERIOD, &period, sizeof(period), make_period);
}

/* Of plain digits, which keep every place. */
static PyObject *
decimal_of(bool given, cparent_decimal decimal)
{
    char buffer[CPARENT_DECIMAL_SIZE];
    if (!given)
        Py_RETURN_NONE;
    cparent_decimal_format(decimal, buffer);
    PyObject *text = PyUnicode_FromString(buffer);
    PyObject *made =
        text == NULL ? NULL : PyObject_CallOneArg(classes.decimal, text);
    Py_XDECREF(text);
    return made;
}

static PyObject *
whole_of(bool given, int64_t number)
{
    if (!given)
        Py_RETURN_NONE;
    return PyLong_FromLongLong(number);
}

static PyObject *
make_value(const void *bytes)
{
    const cparent_value *value = bytes;
    bool number = cparent_value_is_number(value);
    bool range = number && (value->flags & CPARENT_VALUE_RANGE) != 0;
    bool parts_given = (value->flags & CPARENT_VALUE_PARTS) != 0;
    bool implied = (value->flags & CPARENT_VALUE_UNIT_IMPLIED) != 0;
    PyObject *parts[VALUE_SLOTS] = {
        PyUnicode_InternFromString(
            cparent_value_state_name((cparent_value_state)value->state)),
        PyUnicode_InternFromString(
            cparent_unit_name((cparent_unit)value->unit)),
        decimal_of(number, value->number),
        decimal_of(range, value->high),
        whole_of(parts_given, value->numerator),
        whole_of(parts_given, value->denominator),
        PyBool_FromLong(implied)
    };
    return filled(classes.value, value_slots, parts, VALUE_SLOTS);
}

PyObject *
bound_py_value(const cparent_value *value)
{
    return kept_or_made(A_VALUE, value, sizeof(*value), make_value);
}
