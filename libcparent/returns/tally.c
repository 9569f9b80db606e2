/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/tally-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/bits-internal.h"

void
cparent__tally_begin(cparent__tally *tally, const cparent__rules *rules,
                     cparent__count *counts)
{
    tally->rules = rules;
    tally->counts = counts;
    tally->used = 0;
    tally->child_count = 0;
    memset(counts, 0, (size_t)rules->definition_count * sizeof(*counts));
}

/* Rows to columns of a square of bits, by halves, quarters and so on. */
static void
transpose(uint64_t square[CPARENT__BLOCK])
{
    uint64_t mask = UINT64_C(0x00000000FFFFFFFF);
    int half;
    int i;

    for (half = 32; half > 0; half /= 2, mask ^= mask << half)
        for (i = 0; i < CPARENT__BLOCK; i = ((i | half) + 1) & ~half) {
            const uint64_t swap =
                (square[i] >> half ^ square[i | half]) & mask;

            square[i] ^= swap << half;
            square[i | half] ^= swap;
        }
}

/* Of `who`, those for whom the terms from `first` on hold. */
static uint64_t
members(const cparent__tally *tally, const cparent__group *group,
        unsigned first, uint64_t who)
{
    unsigned i;

    for (i = first; i < group->count; i++) {
        const unsigned fact = group->terms[i];
        const uint64_t plane = tally->facts[fact / 64][fact % 64];

        who &= plane ^ (0 - (uint64_t)(group->negated >> i & 1));
    }
    return who;
}

static int64_t
sum_of(const cparent__tally *tally, int measure, uint64_t who)
{
    int64_t sum = 0;

    for (; who != 0; who &= who - 1)
        sum += tally->measures[__builtin_ctzll(who)][measure];
    return sum;
}

static int64_t
amount(const cparent__tally *tally, const cparent__group *group,
       uint64_t who)
{
    if (group->what >= 0)
        return sum_of(tally, group->what, who);
    return group->what == CPARENT__COUNT_CHILDREN ? cparent__bits(who) : 0;
}

static void
name_children(cparent__tally *tally, uint64_t who)
{
    for (; who != 0; who &= who - 1) {
        if (!cparent__grow(&tally->children, tally->child_count,
                           &tally->child_capacity,
                           sizeof(*tally->children))) {
            tally->failed = true;
            return;
        }
        tally->children[tally->child_count++] =
            tally->numbers[__builtin_ctzll(who)];
    }
}

/* Of a sum, those who add something to it. */
static uint64_t
contributors(const cparent__tally *tally, const cparent__group *group,
             uint64_t who)
{
    uint64_t left = who;

    if (group->what < 0)
        return who;
    for (; left != 0; left &= left - 1) {
        const int at = __builtin_ctzll(left);

        if (tally->measures[at][group->what] == 0)
            who &= ~(UINT64_C(1) << at);
    }
    return who;
}

static void
count_block(cparent__tally *tally)
{
    const uint64_t all = tally->used == CPARENT__BLOCK
                             ? UINT64_MAX
                             : (UINT64_C(1) << tally->used) - 1;
    uint64_t out_of = 0; /* the group of the definition at hand */
    int64_t amount_out_of = 0;
    int word;
    int i;
    int r;

    for (word = 0; word < CPARENT__FACT_WORDS; word++)
        transpose(tally->facts[word]);
    for (i = 0; i < tally->rules->definition_count; i++) {
        const cparent__definition *definition = &tally->rules->definitions[i];
        const cparent__group *counted = &definition->counted;
        cparent__count *count = &tally->counts[i];
        uint64_t who;

        if (definition->out_of.count > 0 && !definition->same_out_of) {
            out_of = members(tally, &definition->out_of, 0, all);
            amount_out_of = amount(tally, &definition->out_of, out_of);
        }
        if (definition->out_of.count > 0)
            count->denominator += amount_out_of;
        who = definition->narrows
                  ? members(tally, counted, definition->out_of.count, out_of)
                  : members(tally, counted, 0, all);
        count->numerator += amount(tally, counted, who);
        for (r = 0; r < definition->refused_count; r++)
            count->refused[r] +=
                amount(tally, &definition->refused[r],
                       members(tally, &definition->refused[r], 0, all));
        if (i == tally->wanted)
            name_children(tally, contributors(tally, counted, who));
    }
    tally->used = 0;
}

void
cparent__tally_add(cparent__tally *tally, const cparent__look *look,
                   uint32_t child)
{
    const int at = tally->used++;
    int word;

    for (word = 0; word < CPARENT__FACT_WORDS; word++)
        tally->facts[word][at] = look->facts.words[word];
    memcpy(tally->measures[at], look->measures, sizeof(look->measures));
    tally->numbers[at] = child;
    if (tally->used == CPARENT__BLOCK)
        count_block(tally);
}

void
cparent__tally_end(cparent__tally *tally)
{
    int word;
    int i;

    if (tally->used == 0)
        return;
    for (word = 0; word < CPARENT__FACT_WORDS; word++)
        for (i = tally->used; i < CPARENT__BLOCK; i++)
            tally->facts[word][i] = 0;
    count_block(tally);
}
