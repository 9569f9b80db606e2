/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/finding-internal.h"

#include <stdarg.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

enum { DEFAULT_KEEP = 100 };

struct cparent_findings {
    cparent_finding *items;
    size_t count;
    size_t capacity;
    size_t total;
    size_t keep;
};

cparent_status
cparent__findings_new(size_t keep, cparent_findings **findings_out,
                      cparent_error *err)
{
    cparent_findings *findings = cparent__calloc(1, sizeof(*findings));

    if (!findings)
        return cparent__nomem(err);
    findings->keep = keep ? keep : DEFAULT_KEEP;
    *findings_out = findings;
    return CPARENT_OK;
}

/* The strings of one finding share a block that starts at `rule`. */
void
cparent_findings_free(cparent_findings *findings)
{
    size_t i;

    if (!findings)
        return;
    for (i = 0; i < findings->count; i++)
        cparent__free((void *)(uintptr_t)findings->items[i].rule);
    cparent__free(findings->items);
    cparent__free(findings);
}

static const char *
put_string(char **at, const char *string)
{
    size_t size = strlen(string) + 1;
    const char *copy = *at;

    memcpy(*at, string, size);
    *at += size;
    return copy;
}

static bool
keep_finding(cparent_findings *findings, const cparent_finding *model)
{
    cparent_finding *finding;
    char *block;

    if (!cparent__grow((void **)&findings->items, findings->count,
                       &findings->capacity, sizeof(*findings->items)))
        return false;
    block = cparent__malloc(strlen(model->rule) + strlen(model->source) +
                            strlen(model->field) + strlen(model->message) +
                            4);
    if (!block)
        return false;
    finding = &findings->items[findings->count++];
    *finding = *model;
    finding->rule = put_string(&block, model->rule);
    finding->source = put_string(&block, model->source);
    finding->field = put_string(&block, model->field);
    finding->message = put_string(&block, model->message);
    return true;
}

cparent_status
cparent__findings_add(cparent_findings *findings, cparent_severity severity,
                      const char *rule, const char *source, int line,
                      int column, const char *field, cparent_error *err,
                      const char *format, ...)
{
    cparent_finding model = { severity, line, column, 0, "", "", "", "" };
    char message[512];
    va_list arguments;

    if (!findings)
        return CPARENT_OK;
    findings->total++;
    if (findings->count >= findings->keep)
        return CPARENT_OK;
    va_start(arguments, format);
    cparent__line_format(message, sizeof(message), format, arguments);
    va_end(arguments);
    model.rule = rule ? rule : "";
    model.source = source ? source : "";
    model.field = field ? field : "";
    model.message = message;
    return keep_finding(findings, &model) ? CPARENT_OK
                                          : cparent__nomem(err);
}

size_t
cparent_findings_count(const cparent_findings *findings)
{
    return findings ? findings->count : 0;
}

size_t
cparent_findings_total(const cparent_findings *findings)
{
    return findings ? findings->total : 0;
}

const cparent_finding *
cparent_findings_at(const cparent_findings *findings, size_t index)
{
    return findings && index < findings->count ? &findings->items[index]
                                               : NULL;
}

void
cparent__findings_pass(cparent_findings *findings, size_t more)
{
    findings->total += more;
}
