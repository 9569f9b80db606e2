/* SPDX-License-Identifier: Apache-2.0 */

/*
 * How Python sees the library's types.  SWIG's own ways with text, None and
 * numbers are replaced: they pass NULL and cut text at a NUL.
 */
%pythonnondynamic;

%pythonbegin %{
# The raw half: what people use is in cparent itself.
from . import _mixins
%}

%feature("python:abc", "_mixins.RecordMixin") cparent_record;
%feature("python:abc", "_mixins.StoreMixin") bound_store;
%feature("python:abc", "_mixins.CursorMixin") bound_cursor;
%feature("python:abc", "_mixins.SnapshotMixin") cparent_snapshot;
%feature("python:abc", "_mixins.ReadingMixin") cparent_reading;
%feature("python:abc", "_mixins.RawMixin") cparent_source;
%feature("python:abc", "_mixins.RawMixin") cparent_phrases;
%feature("python:abc", "_mixins.RawMixin") cparent_queue;
%feature("python:abc", "_mixins.RawMixin") cparent_proposed;
%feature("python:abc", "_mixins.RawMixin") cparent_arising;
%feature("python:abc", "_mixins.RawMixin") cparent_challenges;
%feature("python:abc", "_mixins.RawMixin") cparent_columns;
%feature("python:abc", "_mixins.RawMixin") cparent_findings;
%feature("python:abc", "_mixins.RawMixin") cparent_neighbours;
%feature("python:abc", "_mixins.RawMixin") cparent_published;
%feature("python:abc", "_mixins.RawMixin") cparent_series;
%feature("python:abc", "_mixins.RawMixin") cparent_cells;
%feature("python:abc", "_mixins.RawMixin") cparent_pattern;
%feature("python:abc", "_mixins.RawMixin") cparent_standing;
%feature("python:abc", "_mixins.RawMixin") cparent_ssda903;
%feature("python:abc", "_mixins.RawMixin") cparent_ssda903_result;
%feature("python:abc", "_mixins.RawMixin") cparent_ssda903_tree;

%rename(__next__) bound_cursor::next;

%{
#include "bound-published.h"
#include "bound-return.h"
#include "python/columns.h"
#include "python/records.h"
%}

%include "python/scalars.i"
%include "python/arrays.i"
%include "python/results.i"

/* What only Python needs. */
%extend cparent_record {
    %pythoncode %{
    __slots__ = ()
    %}
}

%extend cparent_findings {
    PyObject *list()
    {
        return bound_py_findings($self);
    }
}

%extend cparent_columns {
    PyObject *column(size_t index)
    {
        return bound_py_column($self, index);
    }
}

%inline %{
/* Says which class wraps the records of a noun. */
static PyObject *
register_noun(cparent_noun noun, bound_any cls)
{
    return bound_py_record_class(noun, (PyObject *)cls) ? Py_NewRef(Py_None)
                                                        : NULL;
}

static PyObject *
record_nowhere(bound_any place)
{
    bound_py_record_nowhere((PyObject *)place);
    Py_RETURN_NONE;
}

/* Fills a record that is being made. */
static PyObject *
record_begin(bound_any object, cparent_noun noun, bound_any fields)
{
    return bound_py_record_begin((PyObject *)object, noun,
                                 (PyObject *)fields);
}

/* A descriptor that reads one field. */
static PyObject *
record_field(cparent_noun noun, size_t field, bound_any doc)
{
    return bound_py_record_field(noun, field, (PyObject *)doc);
}

/* What makes a store's view of one noun. */
static PyObject *
view_maker(bound_any cls, bound_any noun, bound_any wanted)
{
    return bound_py_view_maker((PyObject *)cls, (PyObject *)noun,
                               (PyObject *)wanted);
}

static PyObject *
statuses(void)
{
    return bound_py_statuses();
}

static PyObject *
texts(bound_any offsets, bound_any bytes)
{
    return bound_py_texts((PyObject *)offsets, (PyObject *)bytes);
}

static PyObject *
stamps(bound_any days, bound_any room)
{
    return bound_py_stamps((PyObject *)days, (PyObject *)room);
}

static PyObject *
arrow_schema(bound_any column)
{
    return bound_py_arrow_schema((PyObject *)column);
}

static PyObject *
arrow_table_schema(bound_any columns)
{
    return bound_py_arrow_table_schema((PyObject *)columns);
}

static PyObject *
arrow_array(bound_any column)
{
    return bound_py_arrow_array((PyObject *)column);
}

static PyObject *
arrow_stream(bound_any columns)
{
    return bound_py_arrow_stream((PyObject *)columns);
}

static PyObject *
arrow_numbers(bound_any given)
{
    return bound_py_arrow_numbers((PyObject *)given);
}
%}

%init %{
    if (bound_py_init() != 0 || bound_py_columns_init() != 0
        || bound_py_records_init(m) != 0)
        return NULL;
%}
