/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

/* ROOT/AUTHORITY/YEAR: every indicator of every return, with everything
 * that is checked on the way; a line a return: authority, year, and each
 * numerator and denominator. */

static void
print_result(const cparent_ssda903_result *result)
{
    cparent_ssda903_figure figure;
    size_t i;

    printf("%s,%d", cparent_ssda903_result_authority(result),
           (int)cparent_ssda903_result_year_ended(result).year);
    for (i = 0; cparent_ssda903_result_at(result, i, &figure); i++) {
        putchar(',');
        if (figure.has & CPARENT_SSDA903_NUMERATOR)
            printf("%lld", (long long)figure.numerator);
        if (figure.has & CPARENT_SSDA903_DENOMINATOR)
            printf("/%lld", (long long)figure.denominator);
    }
    putchar('\n');
}

int
bench_returns(int count, char **arguments)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_ssda903_tree *tree = NULL;
    const long threads = count > 1 ? strtol(arguments[1], NULL, 10) : 1;
    size_t i;

    if (cparent_ssda903_count_tree(arguments[0], NULL,
                                   threads > 0 ? (unsigned)threads : 0,
                                   &tree, &err) != CPARENT_OK)
        return bench_failed(arguments[0], &err);
    for (i = 0; i < cparent_ssda903_tree_count(tree); i++)
        print_result(cparent_ssda903_tree_at(tree, i));
    cparent_ssda903_tree_free(tree);
    return 0;
}
