/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "measure/spc-lanes-internal.h"

#include "measure/spc-internal.h"

/* What the way forward notes of a point for the way back. */
enum {
    OUTSIDE = 1,
    NEAR_HIGH = 2,
    NEAR_LOW = 4,
    PAIR_HIGH = 8, /* two in three end here */
    PAIR_LOW = 16,
    SHIFT_ENDS = 32,
    RISE_ENDS = 64,
    FALL_ENDS = 128,
    ABOVE = 256
};

/* The public marks, as numbers with a sign like all lanes. */
enum {
    ASTRONOMICAL = (int)CPARENT_SPC_ASTRONOMICAL,
    TREND = (int)CPARENT_SPC_TREND,
    TWO_IN_THREE = (int)CPARENT_SPC_TWO_IN_THREE,
    SHIFT = (int)CPARENT_SPC_SHIFT
};

/* above / below, truncated, and no more than a lane holds. */
static int32_t
divide(double above, double below)
{
    double quotient = above / below;

    return quotient < INT32_MAX ? (int32_t)quotient : INT32_MAX;
}

/* A range is kept while 1000 count × range < 3267 × all: up to the whole
 * part of (3267 all - 1) / 1000 count, which is 0 when all are 0. */
static void
find_cuts(const cparent__spc_block *b, const int32_t *all, size_t lanes,
          int32_t *cuts)
{
    double below = 1000.0 * (b->baseline - 1);

    for (size_t i = 0; i < lanes; i++)
        cuts[i] = divide(all[i] * (double)CPARENT__SPC_SCREEN - 1, below);
}

/* The greatest distance from the mean, times the baseline, that is within
 * the limits and within the near ones. */
static void
find_limits(const cparent__spc_block *b, const int32_t *ranges,
            const int32_t *kept, size_t lanes, int32_t *outer,
            int32_t *inner)
{
    for (size_t i = 0; i < lanes; i++) {
        double size = (double)ranges[i] * b->baseline;
        outer[i] = divide(size * CPARENT__SPC_LIMIT, 100.0 * kept[i]);
        inner[i] = divide(size * CPARENT__SPC_NEAR, 300.0 * kept[i]);
    }
}

/* Four lanes a vector: what every processor has. */
typedef int32_t four __attribute__((vector_size(16)));
typedef uint32_t four_unsigned __attribute__((vector_size(16)));
#define VEC four
#define UNSIGNED four_unsigned
#define NAMED(name) name##_four
#define TARGET
#include "measure/spc-lanes-kernel.h"

#if defined(__x86_64__) && defined(__GNUC__)
typedef int32_t eight __attribute__((vector_size(32)));
typedef uint32_t eight_unsigned __attribute__((vector_size(32)));
#define VEC eight
#define UNSIGNED eight_unsigned
#define NAMED(name) name##_eight
#define TARGET __attribute__((target("avx2")))
#include "measure/spc-lanes-kernel.h"

typedef int32_t sixteen __attribute__((vector_size(64)));
typedef uint32_t sixteen_unsigned __attribute__((vector_size(64)));
#define VEC sixteen
#define UNSIGNED sixteen_unsigned
#define NAMED(name) name##_sixteen
#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl")))
#include "measure/spc-lanes-kernel.h"

static size_t
list_special(cparent__spc_lanes_fn ways[CPARENT__SPC_WAYS])
{
    size_t count = 0;

    if (__builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl"))
        ways[count++] = judge_sixteen;
    if (__builtin_cpu_supports("avx2"))
        ways[count++] = judge_eight;
    return count;
}
#else
static size_t
list_special(cparent__spc_lanes_fn ways[CPARENT__SPC_WAYS])
{
    (void)ways;
    return 0;
}
#endif

size_t
cparent__spc_lanes_list(cparent__spc_lanes_fn ways[CPARENT__SPC_WAYS])
{
    size_t count = list_special(ways);

    ways[count++] = judge_four;
    return count;
}
