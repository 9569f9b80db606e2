/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/index-internal.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_X86_64 1
#include <immintrin.h>
#endif

static void
index_scalar(const char *bytes, size_t size, uint32_t *positions,
             cparent__index *index)
{
    cparent__index found = { 0, 0, 0, false };
    size_t i;

    for (i = 0; i < size; i++) {
        const char c = bytes[i];

        found.nul |= c == '\0';
        if (c != ',' && c != '\n' && c != '"')
            continue;
        positions[found.count++] = (uint32_t)i;
        found.lines += c == '\n';
        found.quotes += c == '"';
    }
    *index = found;
}

#ifdef HAVE_X86_64

static inline size_t
ones(uint64_t mask)
{
    return (size_t)__builtin_popcountll(mask);
}

/* Four at a time, so that the branch is taken once for most blocks. */
__attribute__((target("avx2,bmi,popcnt"))) static inline uint32_t *
write_bits(uint64_t mask, uint32_t base, uint32_t *to)
{
    uint32_t *const end = to + ones(mask);

    while (to < end) {
        to[0] = base + (uint32_t)_tzcnt_u64(mask);
        mask = _blsr_u64(mask);
        to[1] = base + (uint32_t)_tzcnt_u64(mask);
        mask = _blsr_u64(mask);
        to[2] = base + (uint32_t)_tzcnt_u64(mask);
        mask = _blsr_u64(mask);
        to[3] = base + (uint32_t)_tzcnt_u64(mask);
        mask = _blsr_u64(mask);
        to += 4;
    }
    return end;
}

__attribute__((target("avx2,bmi,popcnt"))) static inline uint32_t
equal_bits(__m256i block, char c)
{
    return (uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(block, _mm256_set1_epi8(c)));
}

__attribute__((target("avx2,bmi,popcnt"))) static void
index_avx2(const char *bytes, size_t size, uint32_t *positions,
           cparent__index *index)
{
    cparent__index found = { 0, 0, 0, false };
    uint32_t *to = positions;
    uint32_t nul = 0;
    size_t i;

    for (i = 0; i < size; i += 32) {
        const __m256i block =
            _mm256_loadu_si256((const __m256i *)(const void *)(bytes + i));
        const uint32_t keep =
            size - i >= 32 ? UINT32_MAX : (1u << (size - i)) - 1;
        const uint32_t lines = equal_bits(block, '\n') & keep;
        const uint32_t quotes = equal_bits(block, '"') & keep;
        const uint32_t commas = equal_bits(block, ',') & keep;

        nul |= equal_bits(block, '\0') & keep;
        found.lines += ones(lines);
        found.quotes += ones(quotes);
        to = write_bits(lines | quotes | commas, (uint32_t)i, to);
    }
    found.count = (size_t)(to - positions);
    found.nul = nul != 0;
    *index = found;
}

#define AVX512 "avx512f,avx512bw,avx512vbmi2,bmi,bmi2,popcnt"

/* The marked lanes of a block as positions: the bytes 0, 1, 2 … are pressed
 * together, widened, and moved to where the block stands. */
__attribute__((target(AVX512))) static inline uint32_t *
write_lanes(uint64_t mask, uint32_t base, uint32_t *to)
{
    const __m512i lanes = _mm512_set_epi8(
        63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47,
        46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30,
        29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13,
        12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    const __m512i start = _mm512_set1_epi32((int)base);
    const __m512i pressed = _mm512_maskz_compress_epi8(mask, lanes);
    const size_t count = ones(mask);

    _mm512_storeu_si512(to, _mm512_add_epi32(start,
        _mm512_cvtepu8_epi32(_mm512_castsi512_si128(pressed))));
    if (count > 16)
        _mm512_storeu_si512(to + 16, _mm512_add_epi32(start,
            _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(pressed, 1))));
    if (count > 32) {
        _mm512_storeu_si512(to + 32, _mm512_add_epi32(start,
            _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(pressed, 2))));
        _mm512_storeu_si512(to + 48, _mm512_add_epi32(start,
            _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(pressed, 3))));
    }
    return to + count;
}

__attribute__((target(AVX512))) static void
index_avx512(const char *bytes, size_t size, uint32_t *positions,
             cparent__index *index)
{
    const __m512i comma = _mm512_set1_epi8(',');
    const __m512i newline = _mm512_set1_epi8('\n');
    const __m512i quote = _mm512_set1_epi8('"');
    cparent__index found = { 0, 0, 0, false };
    uint32_t *to = positions;
    uint64_t nul = 0;
    size_t i;

    for (i = 0; i < size; i += 64) {
        const uint64_t keep = size - i >= 64
                                  ? UINT64_MAX
                                  : _bzhi_u64(UINT64_MAX, (uint32_t)(size - i));
        const __m512i block = _mm512_maskz_loadu_epi8(keep, bytes + i);
        const uint64_t lines = _mm512_cmpeq_epi8_mask(block, newline);
        const uint64_t quotes = _mm512_cmpeq_epi8_mask(block, quote);

        nul |= _mm512_testn_epi8_mask(block, block) & keep;
        found.lines += ones(lines);
        found.quotes += ones(quotes);
        to = write_lanes(_mm512_cmpeq_epi8_mask(block, comma) | lines |
                             quotes,
                         (uint32_t)i, to);
    }
    found.count = (size_t)(to - positions);
    found.nul = nul != 0;
    *index = found;
}

#endif

cparent__index_fn
cparent__index_choose(cparent__index_kind kind)
{
#ifdef HAVE_X86_64
    const bool has_avx2 = __builtin_cpu_supports("avx2") &&
                          __builtin_cpu_supports("bmi");
    const bool has_avx512 = __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512vbmi2") &&
                            __builtin_cpu_supports("bmi2");

    if (has_avx512 &&
        (kind == CPARENT__INDEX_BEST || kind == CPARENT__INDEX_AVX512))
        return index_avx512;
    if (has_avx2 &&
        (kind == CPARENT__INDEX_BEST || kind == CPARENT__INDEX_AVX2))
        return index_avx2;
#endif
    if (kind == CPARENT__INDEX_BEST || kind == CPARENT__INDEX_SCALAR)
        return index_scalar;
    return NULL;
}
