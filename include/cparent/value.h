/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_VALUE_H
#define CPARENT_VALUE_H

#include <cparent/error.h>

CPARENT_BEGIN_DECLS

/** An exact number: coefficient × 10^-scale.  62.4 is {624, 1}. */
typedef struct cparent_decimal {
    int64_t coefficient;
    int32_t scale;    /**< 0 to 15 */
    int32_t reserved; /**< zero */
} cparent_decimal;

/** Why there is a number, or why there is none.  The letters are those of
 *  the Department for Education's published statistics. */
typedef enum cparent_value_state {
    CPARENT_VALUE_MISSING = 0,        /**< nothing was given */
    CPARENT_VALUE_NUMBER = 1,         /**< there is a number */
    CPARENT_VALUE_SUPPRESSED = 2,     /**< c: hidden to protect people */
    CPARENT_VALUE_NOT_APPLICABLE = 3, /**< z */
    CPARENT_VALUE_NOT_AVAILABLE = 4,  /**< x, : */
    CPARENT_VALUE_ROUNDS_TO_ZERO = 5, /**< k, low, ~: not 0 */
    CPARENT_VALUE_LOW_RELIABILITY = 6, /**< u */
    CPARENT_VALUE_STATE_FORCE_INT = CPARENT_FORCE_INT
} cparent_value_state;

/** What a number counts.  UNKNOWN: the source does not say. */
typedef enum cparent_unit {
    CPARENT_UNIT_UNKNOWN = 0,
    CPARENT_UNIT_PERCENT = 1,
    CPARENT_UNIT_COUNT = 2,
    CPARENT_UNIT_RATE_PER_10000 = 3,
    CPARENT_UNIT_GBP = 4,
    CPARENT_UNIT_DAYS = 5,
    CPARENT_UNIT_YEARS = 6,
    CPARENT_UNIT_RATIO = 7,
    CPARENT_UNIT_SCORE = 8,
    CPARENT_UNIT_PERCENTAGE_POINTS = 9,
    CPARENT_UNIT_MONTHS = 10,
    CPARENT_UNIT_FORCE_INT = CPARENT_FORCE_INT
} cparent_unit;

/** The number is a range, from `number` to `high`. */
#define CPARENT_VALUE_RANGE 1u
/** `numerator` and `denominator` are given. */
#define CPARENT_VALUE_PARTS 2u
/** The unit was not printed but is certain from the words around. */
#define CPARENT_VALUE_UNIT_IMPLIED 4u

/** A figure: an exact number, or the reason why there is none.  All zero:
 *  missing.  Only a NUMBER may be compared, averaged or drawn. */
typedef struct cparent_value {
    int32_t state;          /**< a cparent_value_state */
    int32_t unit;           /**< a cparent_unit */
    uint32_t flags;         /**< CPARENT_VALUE_… bits */
    uint32_t reserved;      /**< zero */
    cparent_decimal number; /**< the number, or a range's low end */
    cparent_decimal high;   /**< a range's high end */
    int64_t numerator;      /**< with CPARENT_VALUE_PARTS */
    int64_t denominator;    /**< with CPARENT_VALUE_PARTS */
} cparent_value;

/** Room for any decimal, with its NUL. */
#define CPARENT_DECIMAL_SIZE 24
/** Room for any value's encoding, with its NUL. */
#define CPARENT_VALUE_SIZE 128

/**
 * Reads plain digits with an optional sign and decimal point, at most 18
 * digits and 15 places: "62.4", "-3", "0.50" (which keeps its two places).
 * Refuses everything else: "1,234", "12%", "1e3", "0x10", "nan", " 7".
 * Fails with PARSE; `decimal_out` is then untouched.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_decimal_parse(const char *text, size_t length,
                      cparent_decimal *decimal_out, cparent_error *err);

/** Writes it with its own number of places: "62.4". */
CPARENT_API void
cparent_decimal_format(cparent_decimal decimal,
                       char buffer[CPARENT_DECIMAL_SIZE]);

/** Compares exactly, whatever the scales. */
CPARENT_API int
cparent_decimal_compare(cparent_decimal a, cparent_decimal b);

/** a - b, exactly.  False when it does not fit; `out` is untouched then. */
CPARENT_API bool
cparent_decimal_subtract(cparent_decimal a, cparent_decimal b,
                         cparent_decimal *out);

/** Rounds to `places`, half away from zero, in integer arithmetic. */
CPARENT_API cparent_decimal
cparent_decimal_round(cparent_decimal decimal, int places);

/** The nearest double, for drawing only. */
CPARENT_API double
cparent_decimal_double(cparent_decimal decimal);

/** 100 × numerator / denominator (`per` 100), to `places`, half up.  False
 *  when the denominator is not positive or the result does not fit. */
CPARENT_API bool
cparent_decimal_ratio(int64_t numerator, int64_t denominator, int64_t per,
                      int places, cparent_decimal *out);

/** A number with its unit. */
CPARENT_API cparent_value
cparent_value_number(cparent_decimal number, cparent_unit unit);

/** No number, for this reason. */
CPARENT_API cparent_value
cparent_value_none(cparent_value_state state);

/** True when there is a number (a range is one). */
CPARENT_API bool
cparent_value_is_number(const cparent_value *value);

/** True when both say the same in every field that counts. */
CPARENT_API bool
cparent_value_equal(const cparent_value *a, const cparent_value *b);

/**
 * Reads a cell: a decimal, a range "97..99", or a symbol (c z x : k low ~
 * u, or empty for missing).  The unit is left UNKNOWN.
 * Fails with PARSE; `value_out` is then untouched.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_value_parse(const char *text, size_t length,
                    cparent_value *value_out, cparent_error *err);

/** Writes it for people: "94%", "£820,000", "97% to 99%", "60.7 per
 *  10,000", "12 days", "hidden to protect people". */
CPARENT_API void
cparent_value_words(const cparent_value *value,
                    char buffer[CPARENT_VALUE_SIZE]);

/** "percent", "count" … ; "unknown" for anything else.  Static. */
CPARENT_API const char *
cparent_unit_name(cparent_unit unit);

/** The unit of that name; false when there is none such. */
CPARENT_API bool
cparent_unit_parse(const char *name, cparent_unit *unit_out);

/** "number", "suppressed", "not_applicable" …  Static. */
CPARENT_API const char *
cparent_value_state_name(cparent_value_state state);

CPARENT_END_DECLS
#endif
