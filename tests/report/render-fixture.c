/* SPDX-License-Identifier: Apache-2.0 */
/* render-fixture PACK FORMAT [golden]: one of the packs of fixture.h on
 * stdout, to look at, for the browser to audit, or to keep. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

int
main(int argc, char **argv)
{
    const cparent__pack *pack = argc >= 3 ? fixture_named(argv[1]) : NULL;
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_error err = CPARENT_ERROR_INIT;

    if (pack == NULL) {
        fputs("usage: render-fixture rich|restricted|empty|minutes|hostile|"
              "beside html|md|json [golden]\n", stderr);
        return 2;
    }
    if (argc > 3) {
        char *golden = fixture_golden(argv[1], argv[2]);

        fputs(golden, stdout);
        free(golden);
        return 0;
    }
    if (fixture_render(pack, argv[2], &text, &err) != CPARENT_OK) {
        fprintf(stderr, "render-fixture: %s\n", err.message);
        return 1;
    }
    fwrite(text.data, 1, text.length, stdout);
    cparent__text_free(&text);
    return 0;
}
