/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdarg.h>
#include <string.h>

static void
json_number(FILE *out, const char *name, int64_t number, bool known)
{
    fprintf(out, ",\"%s\":", name);
    if (known)
        fprintf(out, "%lld", (long long)number);
    else
        fputs("null", out);
}

static void
json_part(FILE *out, const char *name, const char *text)
{
    fprintf(out, ",\"%s\":", name);
    json_text(out, *text == '\0' ? NULL : text);
}

static void
print_json(const cparent_error *e, const cparent_findings *findings)
{
    fputs("{\"error\":{\"code\":", stderr);
    json_text(stderr, cparent_status_name((cparent_status)e->status));
    fputs(",\"message\":", stderr);
    json_text(stderr, e->message);
    json_part(stderr, "source", e->source);
    json_number(stderr, "line", e->line, e->line > 0);
    json_number(stderr, "column", e->column, e->column > 0);
    json_part(stderr, "field", e->field);
    json_part(stderr, "hint", e->hint);
    if (findings != NULL && cparent_findings_count(findings) > 0) {
        fputs(",\"findings\":", stderr);
        findings_json(stderr, findings);
    }
    fputs("}}\n", stderr);
}

static void
print_people(const cparent_error *e)
{
    char sentence[sizeof(cparent_error) + 64];

    cparent_error_format(e, sentence, sizeof(sentence));
    if (e->source[0] == '\0')
        fputs("cparent: ", stderr);
    text_safe(stderr, sentence);
    putc('\n', stderr);
}

/* Says why it failed, from t->error, and gives the exit status. */
static int
finish(tool *t, const cparent_findings *findings)
{
    cparent_error *e = &t->error;

    if (e->status >= 0) /* a failure always has a status; never say 0 */
        e->status = CPARENT_E_INVALID;
    if (e->message[0] == '\0')
        snprintf(e->message, sizeof(e->message), "%s",
                 cparent_status_text((cparent_status)e->status));
    fflush(stdout);
    if (t->json)
        print_json(e, findings);
    else
        print_people(e);
    return cparent_status_exit((cparent_status)e->status);
}

int
fail(tool *t)
{
    return finish(t, NULL);
}

int
fail_absent(tool *t, const char *list)
{
    cparent_error *e = &t->error;

    if (e->status == CPARENT_E_NOT_FOUND && e->hint[0] == '\0')
        snprintf(e->hint, sizeof(e->hint), "see what there is: cparent %s %s",
                 t->command->name, list);
    return fail(t);
}

int
fail_as(tool *t, cparent_status status, const char *message,
        const char *hint)
{
    cparent_error_clear(&t->error);
    t->error.status = status;
    snprintf(t->error.message, sizeof(t->error.message), "%s", message);
    snprintf(t->error.hint, sizeof(t->error.hint), "%s",
             hint == NULL ? "" : hint);
    return finish(t, NULL);
}

int
fail_usage(tool *t, const char *hint, const char *format, ...)
{
    va_list list;

    cparent_error_clear(&t->error);
    t->error.status = CPARENT_E_INVALID;
    va_start(list, format);
    vsnprintf(t->error.message, sizeof(t->error.message), format, list);
    va_end(list);
    if (hint != NULL)
        snprintf(t->error.hint, sizeof(t->error.hint), "%s", hint);
    else if (t->command != NULL)
        snprintf(t->error.hint, sizeof(t->error.hint),
                 "see cparent %s --help", t->command->name);
    else
        snprintf(t->error.hint, sizeof(t->error.hint), "see cparent --help");
    finish(t, NULL);
    return 2;
}

static const char *
severity_name(int severity)
{
    return severity == CPARENT_SEVERITY_ERROR     ? "error"
           : severity == CPARENT_SEVERITY_WARNING ? "warning"
                                                  : "note";
}

/* In a failure an error goes without saying that it is one. */
static void
print_finding(const cparent_finding *f, bool failed)
{
    if (f->source != NULL && *f->source != '\0') {
        text_safe(stderr, f->source);
        if (f->line > 0)
            fprintf(stderr, ":%d", (int)f->line);
        if (f->line > 0 && f->column > 0)
            fprintf(stderr, ":%d", (int)f->column);
        fputs(": ", stderr);
    }
    if (!failed || f->severity != CPARENT_SEVERITY_ERROR)
        fprintf(stderr, "%s: ", severity_name(f->severity));
    text_safe(stderr, f->message == NULL ? "" : f->message);
    putc('\n', stderr);
}

/* The failure is often one of the findings, with a hint of its own. */
static bool
is_failure(const cparent_finding *f, const cparent_error *e)
{
    return e != NULL && e->message[0] != '\0' && f->message != NULL &&
           f->line == e->line && f->column == e->column &&
           strncmp(f->message, e->message, strlen(e->message)) == 0;
}

/* True when the failure was among them, and was said in its place. */
static bool
print_findings(const cparent_findings *findings, const cparent_error *e)
{
    size_t count = cparent_findings_count(findings);
    bool said = false;

    fflush(stdout);
    for (size_t i = 0; i < count; i++) {
        const cparent_finding *f = cparent_findings_at(findings, i);

        if (!said && is_failure(f, e)) {
            print_people(e);
            said = true;
        } else {
            print_finding(f, e != NULL);
        }
    }
    if (cparent_findings_total(findings) > count)
        fprintf(stderr, "… and %zu more\n",
                cparent_findings_total(findings) - count);
    return said;
}

void
findings_print(const cparent_findings *findings)
{
    (void)print_findings(findings, NULL);
}

int
fail_findings(tool *t, const cparent_findings *findings)
{
    bool said = !t->json && findings != NULL &&
                print_findings(findings, &t->error);

    return said && t->error.status < 0
               ? cparent_status_exit((cparent_status)t->error.status)
               : finish(t, findings);
}

void
findings_json(FILE *out, const cparent_findings *findings)
{
    size_t count = findings == NULL ? 0 : cparent_findings_count(findings);

    putc('[', out);
    for (size_t i = 0; i < count; i++) {
        const cparent_finding *f = cparent_findings_at(findings, i);

        fprintf(out, "%s{\"severity\":\"%s\",\"rule\":", i > 0 ? "," : "",
                severity_name(f->severity));
        json_text(out, f->rule);
        json_part(out, "source", f->source == NULL ? "" : f->source);
        json_number(out, "line", f->line, f->line > 0);
        json_number(out, "column", f->column, f->column > 0);
        json_part(out, "field", f->field == NULL ? "" : f->field);
        fputs(",\"message\":", out);
        json_text(out, f->message == NULL ? "" : f->message);
        putc('}', out);
    }
    putc(']', out);
}

/* A message for people about something that went well. */
void
say(const tool *t, const char *format, ...)
{
    char sentence[1024];
    va_list list;

    if (t->quiet || t->json)
        return;
    va_start(list, format);
    vsnprintf(sentence, sizeof(sentence), format, list);
    va_end(list);
    fflush(stdout); /* in order, where both go the same way */
    text_safe(stderr, sentence);
    putc('\n', stderr);
}
