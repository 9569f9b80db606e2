/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_MACROS_H
#define CPARENT_MACROS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Words that every public header uses.  They vanish under SWIG, which
 * needs only the declarations.
 */
#if defined(__cplusplus)
#define CPARENT_BEGIN_DECLS extern "C" {
#define CPARENT_END_DECLS }
#else
#define CPARENT_BEGIN_DECLS
#define CPARENT_END_DECLS
#endif

#if defined(SWIG)
#define CPARENT_API
#define CPARENT_NODISCARD
#define CPARENT_PRINTF(which, first)
#elif defined(__GNUC__)
#define CPARENT_API __attribute__((visibility("default")))
#define CPARENT_NODISCARD __attribute__((warn_unused_result))
#define CPARENT_PRINTF(which, first) \
    __attribute__((format(printf, which, first)))
#else
#define CPARENT_API
#define CPARENT_NODISCARD
#define CPARENT_PRINTF(which, first)
#endif

/* Pins the width of an enumeration: no compiler may pick a smaller type. */
#define CPARENT_FORCE_INT 0x7fffffff

#endif
