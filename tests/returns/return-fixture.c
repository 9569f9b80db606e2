/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "return-fixture.h"

#include <string.h>

#include "core/alloc-internal.h"

cparent_error err;
cparent_ssda903 *job;
cparent_ssda903_result *result;
cparent_findings *findings;
cparent_ssda903_options options;

static void
let_go(void)
{
    cparent_ssda903_result_unref(result);
    cparent_findings_free(findings);
    result = NULL;
    findings = NULL;
}

void
return_setup(void)
{
    static const cparent_ssda903_options fresh =
        CPARENT_SSDA903_OPTIONS_INIT;

    cparent_error_clear(&err);
    options = fresh;
    ck_assert_ok(cparent_ssda903_new(&job, &err), &err);
}

void
return_teardown(void)
{
    cparent_ssda903_free(job);
    let_go();
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

void
return_add(const char *name, const char *bytes)
{
    cparent_source *source = NULL;

    ck_assert_ok(cparent_source_from_bytes(name, bytes, strlen(bytes),
                                           &source, &err), &err);
    ck_assert_ok(cparent_ssda903_add_source(job, source, &err), &err);
    cparent_source_unref(source);
}

cparent_status
return_count(void)
{
    let_go();
    return cparent_ssda903_count(job, &options, &result, &findings, &err);
}
