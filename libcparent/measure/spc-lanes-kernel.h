/* SPDX-License-Identifier: Apache-2.0 */

/*
 * The way through a block, for vectors of one width; included once a width
 * by spc-lanes.c, which says what VEC is (a vector of int32_t), UNSIGNED (of
 * uint32_t), NAMED (its names) and TARGET (its processor).  A comparison
 * gives -1 where it holds.
 */

enum { NAMED(STRIDE) = CPARENT__LANES * sizeof(int32_t) / sizeof(VEC) };

/* Sums over the baseline: of the values, and of their ranges where they are
 * at most `cut`. */
TARGET static void
NAMED(add_up)(const cparent__spc_block *b, const VEC *y, const VEC *cut,
              VEC *sum_out, VEC *ranges_out, VEC *kept_out)
{
    VEC sum = y[0];
    VEC ranges = { 0 };
    VEC kept = { 0 };

    for (int32_t i = 1; i < b->baseline; i++) {
        VEC value = y[i * NAMED(STRIDE)];
        VEC way = value - y[(i - 1) * NAMED(STRIDE)];
        VEC sign = way < 0;
        VEC range = (way ^ sign) - sign;
        VEC keep = range <= *cut;
        sum += value;
        ranges += range & keep;
        kept -= keep;
    }
    *sum_out = sum;
    *ranges_out = ranges;
    *kept_out = kept;
}

/* Notes what ends at each point. */
TARGET static void
NAMED(go_forward)(const cparent__spc_block *b, const VEC *y, const VEC *sum,
                  const VEC *outer, const VEC *inner, VEC *notes)
{
    const VEC zero = { 0 };
    const int32_t run = b->run_length;
    const VEC inside_only = zero - (b->near_is_inside != 0);
    VEC up = zero, down = zero, rise = zero, fall = zero;
    VEC high1 = zero, high2 = zero, low1 = zero, low2 = zero;
    VEC over1 = zero, over2 = zero, under1 = zero, under2 = zero;
    VEC before = y[0];

    for (size_t i = 0; i < b->points; i++) {
        VEC value = y[i * NAMED(STRIDE)];
        VEC away = value * b->baseline - *sum;
        VEC over = away > 0;
        VEC under = away < 0;
        VEC out = (away > *outer) | (away < -*outer);
        VEC inside = ~(out & inside_only);
        VEC high = (away > *inner) & inside;
        VEC low = (away < -*inner) & inside;
        up = (up + 1) & over;
        down = (down + 1) & under;
        rise = (rise + 1) & (value > before);
        fall = (fall + 1) & (value < before);
        VEC two_high = over & over1 & over2
                       & ((high & (high1 | high2)) | (high1 & high2));
        VEC two_low = under & under1 & under2
                      & ((low & (low1 | low2)) | (low1 & low2));
        notes[i * NAMED(STRIDE)] =
            (out & OUTSIDE) | (high & NEAR_HIGH) | (low & NEAR_LOW)
            | (two_high & PAIR_HIGH) | (two_low & PAIR_LOW)
            | (((up >= run) | (down >= run)) & SHIFT_ENDS)
            | ((rise >= run - 1) & RISE_ENDS)
            | ((fall >= run - 1) & FALL_ENDS) | (over & ABOVE);
        high2 = high1, high1 = high, low2 = low1, low1 = low;
        over2 = over1, over1 = over, under2 = under1, under1 = under;
        before = value;
    }
}

/* How many points back, this one included, a run that ended is still on. */
TARGET static inline void
NAMED(count_down)(VEC *left, const VEC *note, int32_t bit, int32_t run)
{
    VEC ends = (*note & bit) != 0;
    VEC less = *left + (*left > 0);

    *left = (ends & run) | (~ends & less);
}

/* Turns the notes into the marks of every point of what ended at or after
 * it, four points to a number, the first of them in its low byte. */
TARGET static void
NAMED(go_back)(const cparent__spc_block *b, const VEC *y, VEC *notes,
               VEC *last_out, VEC *any_out)
{
    const VEC zero = { 0 };
    VEC shift = zero, rise = zero, fall = zero, any = zero;
    VEC next = zero, after = zero; /* notes of the two points ahead */
    VEC packed = zero;
    VEC ahead = y[(b->points - 1) * NAMED(STRIDE)];

    for (size_t i = b->points; i-- > 0;) {
        VEC note = notes[i * NAMED(STRIDE)];
        VEC value = y[i * NAMED(STRIDE)];
        NAMED(count_down)(&shift, &note, SHIFT_ENDS, b->run_length);
        NAMED(count_down)(&rise, &note, RISE_ENDS, b->run_length);
        NAMED(count_down)(&fall, &note, FALL_ENDS, b->run_length);
        /* A point that turns a trend goes with the step after it. */
        VEC rising = (rise > 0) & ((fall <= 0) | (ahead > value));
        VEC trend = (rise > 0) | (fall > 0);
        VEC pairs = note | next | after;
        VEC high = ((note & NEAR_HIGH) != 0) & ((pairs & PAIR_HIGH) != 0);
        VEC low = ((note & NEAR_LOW) != 0) & ((pairs & PAIR_LOW) != 0);
        VEC above = (note & ABOVE) != 0;
        VEC out = (note & OUTSIDE) != 0;
        VEC marks = (out & ASTRONOMICAL) | (trend & TREND)
                    | ((high | low) & TWO_IN_THREE) | ((shift > 0) & SHIFT);
        VEC upward = (above & (ASTRONOMICAL | SHIFT)) | (rising & TREND)
                     | (high & TWO_IN_THREE);
        marks |= (upward & marks) * 16; /* into the high four bits */
        any |= marks;
        if (i + 1 == b->points)
            *last_out = marks;
        packed = (i & 3) == 3 ? marks
                              : (VEC)((UNSIGNED)packed * 256) | marks;
        if ((i & 3) == 0)
            notes[i * NAMED(STRIDE)] = packed;
        after = next;
        next = note;
        ahead = value;
    }
    *any_out = any;
}

TARGET static void
NAMED(judge)(cparent__spc_block *b)
{
    for (size_t part = 0; part < NAMED(STRIDE); part++) {
        const VEC *y = (const VEC *)b->values + part;
        VEC *sum = (VEC *)&b->sum + part;
        VEC *ranges = (VEC *)&b->ranges + part;
        VEC *kept = (VEC *)&b->kept + part;
        VEC *outer = (VEC *)&b->outer + part;
        VEC *inner = (VEC *)&b->inner + part;
        VEC cut = (VEC){ 0 } + INT32_MAX;

        NAMED(add_up)(b, y, &cut, sum, ranges, kept);
        if (b->screening) {
            find_cuts(b, (int32_t *)ranges, sizeof(VEC) / sizeof(int32_t),
                      (int32_t *)&cut);
            NAMED(add_up)(b, y, &cut, sum, ranges, kept);
        }
        find_limits(b, (int32_t *)ranges, (int32_t *)kept,
                    sizeof(VEC) / sizeof(int32_t), (int32_t *)outer,
                    (int32_t *)inner);
        NAMED(go_forward)(b, y, sum, outer, inner,
                          (VEC *)b->notes + part);
        NAMED(go_back)(b, y, (VEC *)b->notes + part, (VEC *)&b->last + part,
                       (VEC *)&b->any + part);
    }
}

#undef VEC
#undef UNSIGNED
#undef NAMED
#undef TARGET
