/* SPDX-License-Identifier: Apache-2.0 */
/* render-fixture PACK FORMAT: one of the packs of fixture.h on stdout, to
 * look at and for the browser to audit. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "fixture.h"

int
main(int argc, char **argv)
{
    const cparent__pack *pack = argc == 3 ? fixture_named(argv[1]) : NULL;
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_status status;

    if (pack == NULL) {
        fputs("usage: render-fixture rich|restricted|empty|minutes|hostile "
              "html|md|json\n", stderr);
        return 2;
    }
    if (strcmp(argv[2], "html") == 0)
        status = cparent__report_html(pack, &text, &err);
    else if (strcmp(argv[2], "md") == 0)
        status = cparent__report_markdown(pack, &text, &err);
    else
        status = cparent__report_json(pack, &text, &err);
    if (status != CPARENT_OK) {
        fprintf(stderr, "render-fixture: %s\n", err.message);
        return 1;
    }
    fwrite(text.data, 1, text.length, stdout);
    cparent__text_free(&text);
    return 0;
}
