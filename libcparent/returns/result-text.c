/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/result-internal.h"

#include <string.h>

#include "core/finding-internal.h"
#include "format/csv-internal.h"
#include "format/json-internal.h"

static void
put_date(cparent__json *json, const char *key, cparent_date date)
{
    char text[CPARENT_DATE_SIZE];

    cparent_date_format(date, text);
    cparent__json_put_string(json, key, *text ? text : NULL);
}

static void
put_part(cparent__json *json, const char *key, int64_t number, bool given)
{
    cparent__json_key(json, key);
    if (given)
        cparent__json_integer(json, number);
    else
        cparent__json_null(json);
}

static void
put_figure(cparent__json *json, const cparent_ssda903_figure *figure)
{
    cparent__json_open(json, '{');
    cparent__json_put_string(json, "code", figure->code);
    cparent__json_put_string(json, "title", figure->title);
    put_part(json, "numerator", figure->numerator,
             figure->has & CPARENT_SSDA903_NUMERATOR);
    put_part(json, "denominator", figure->denominator,
             figure->has & CPARENT_SSDA903_DENOMINATOR);
    cparent__json_key(json, "value");
    if (cparent_value_is_number(&figure->value))
        cparent__json_decimal(json, figure->value.number);
    else
        cparent__json_null(json);
    cparent__json_put_string(
        json, "unit", cparent_unit_name((cparent_unit)figure->value.unit));
    cparent__json_put_string(
        json, "state",
        cparent_value_state_name((cparent_value_state)figure->value.state));
    cparent__json_put_string(json, "note", figure->note);
    cparent__json_close(json, '}');
}

static const char *
severity_name(int32_t severity)
{
    return severity == CPARENT_SEVERITY_ERROR ? "error" : "warning";
}

static void
put_finding(cparent__json *json, const cparent_finding *finding)
{
    cparent__json_open(json, '{');
    cparent__json_put_string(json, "severity",
                             severity_name(finding->severity));
    cparent__json_put_string(json, "rule", finding->rule);
    cparent__json_put_string(json, "source", finding->source);
    put_part(json, "line", finding->line, finding->line > 0);
    put_part(json, "column", finding->column, finding->column > 0);
    cparent__json_put_string(json, "field",
                             *finding->field ? finding->field : NULL);
    cparent__json_put_string(json, "message", finding->message);
    cparent__json_close(json, '}');
}

static void
put_findings(cparent__json *json, const cparent_findings *findings)
{
    size_t i;

    cparent__json_key(json, "findings");
    cparent__json_open(json, '[');
    for (i = 0; i < cparent_findings_count(findings); i++)
        put_finding(json, cparent_findings_at(findings, i));
    cparent__json_close(json, ']');
    cparent__json_put_integer(json, "findings_total",
                              (int64_t)cparent_findings_total(findings));
}

/* How often each rule was broken, also where not every place is told. */
static void
put_rules(cparent__json *json, const cparent__notices *notices)
{
    int fault;

    cparent__json_key(json, "findings_by_rule");
    cparent__json_open(json, '{');
    for (fault = 0; fault < CPARENT__FAULT_COUNT; fault++)
        if (notices->by_fault[fault] > 0)
            cparent__json_put_integer(
                json, cparent__fault_rule((cparent__fault)fault),
                notices->by_fault[fault]);
    cparent__json_close(json, '}');
}

static void
put_result(cparent__json *json, const cparent_ssda903_result *result,
           const cparent_findings *findings)
{
    cparent_ssda903_figure figure;
    size_t i;

    cparent__json_open(json, '{');
    cparent__json_put_string(json, "schema", "cparent.ssda903/1");
    cparent__json_put_string(json, "authority",
                             *result->authority ? result->authority : NULL);
    put_date(json, "year_ended", result->year_ended);
    put_date(json, "as_at", result->as_at);
    put_date(json, "from", result->from);
    put_date(json, "held_since", result->reach);
    cparent__json_key(json, "indicators");
    cparent__json_open(json, '[');
    for (i = 0; cparent_ssda903_result_at(result, i, &figure); i++)
        put_figure(json, &figure);
    cparent__json_close(json, ']');
    put_findings(json, findings);
    put_rules(json, &result->notices);
    cparent__json_close(json, '}');
}

static cparent_status
own_findings(const cparent_ssda903_result *result,
             cparent_findings **findings_out, cparent_error *err)
{
    cparent_findings *findings = NULL;
    cparent_status status = cparent__findings_new(SIZE_MAX, &findings, err);

    if (status == CPARENT_OK)
        status = cparent__notices_tell(&result->notices, false,
                                       result->rules, result->files,
                                       findings, err);
    if (status != CPARENT_OK) {
        cparent_findings_free(findings);
        return status;
    }
    *findings_out = findings;
    return CPARENT_OK;
}

cparent_status
cparent_ssda903_result_json(const cparent_ssda903_result *result,
                            const cparent_findings *findings,
                            char **json_out, cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_findings *own = NULL;
    cparent__json json;
    cparent_status status = CPARENT_OK;

    if (!findings)
        status = own_findings(result, &own, err);
    if (status != CPARENT_OK)
        return status;
    cparent__json_begin(&json, &text, false);
    put_result(&json, result, findings ? findings : own);
    cparent_findings_free(own);
    status = cparent__text_status(&text, err);
    if (status == CPARENT_OK)
        *json_out = cparent__text_take(&text);
    cparent__text_free(&text);
    return status;
}

static void
csv_number(cparent__text *text, int64_t number, bool given)
{
    cparent__text_char(text, ',');
    if (given)
        cparent__text_addf(text, "%lld", (long long)number);
}

cparent_status
cparent_ssda903_result_csv(const cparent_ssda903_result *result, bool header,
                           char **csv_out, cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    char number[CPARENT_DECIMAL_SIZE];
    char day[CPARENT_DATE_SIZE];
    cparent_ssda903_figure figure;
    cparent_status status;
    size_t i;

    cparent_date_format(result->year_ended, day);
    if (header)
        cparent__text_add(&text, "authority,year_ended,code,numerator,"
                                 "denominator,value,state\n");
    for (i = 0; cparent_ssda903_result_at(result, i, &figure); i++) {
        cparent__csv_write(&text, result->authority, true);
        cparent__text_addf(&text, ",%s,%s", day, figure.code);
        csv_number(&text, figure.numerator,
                   figure.has & CPARENT_SSDA903_NUMERATOR);
        csv_number(&text, figure.denominator,
                   figure.has & CPARENT_SSDA903_DENOMINATOR);
        *number = '\0';
        if (cparent_value_is_number(&figure.value))
            cparent_decimal_format(figure.value.number, number);
        cparent__text_addf(&text, ",%s,%s\n", number,
                           cparent_value_state_name(
                               (cparent_value_state)figure.value.state));
    }
    status = cparent__text_status(&text, err);
    if (status == CPARENT_OK)
        *csv_out = cparent__text_take(&text);
    cparent__text_free(&text);
    return status;
}
