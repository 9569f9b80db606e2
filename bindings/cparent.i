/* SPDX-License-Identifier: Apache-2.0 */

/*
 * The raw half of the bindings: one surface for every language.  Each
 * language brings its typemaps; the parts below declare the public
 * functions by noun and verb, mostly without a body, so that the wrapper
 * calls the library directly.  Everything here is named with an underscore
 * or kept private: what people use is written by hand in python/cparent and
 * ruby/lib.
 */
#if defined(SWIGPYTHON)
%module(package="cparent") native
#else
%module cparent
#endif

%{
#include "bound.h"
%}

/* Numbers, defaults and constructors that nobody asked for stay out. */
%nodefaultctor;
%nodefaultdtor;

%rename("_%s", %$isfunction, notregexmatch$name="^~|^delete_") "";

typedef unsigned char uint8_t;
typedef short int16_t;
typedef int int32_t;
typedef long long int64_t;
typedef unsigned long long uint64_t;

#if defined(SWIGPYTHON)
%include "python/typemaps.i"
#elif defined(SWIGRUBY)
%include "ruby/typemaps.i"
#endif

%include "parts/status.i"
%include "parts/value.i"
%include "parts/record.i"
%include "parts/source.i"
%include "parts/snapshot.i"
%include "parts/reading.i"
%include "parts/store.i"
%include "parts/columns.i"
%include "parts/stats.i"
%include "parts/return.i"
%include "parts/published.i"
%include "parts/review.i"
%include "parts/protect.i"
