/* SPDX-License-Identifier: Apache-2.0 */

/* Periods and values; days are the language's own dates. */

cparent_status
cparent_period_parse(const char *text, cparent_period *period_out,
                     cparent_error *err);

void
cparent_period_format(cparent_period period,
                      char period_text_out[CPARENT_PERIOD_SIZE]);

void
cparent_period_label(cparent_period period,
                     char period_text_out[CPARENT_PERIOD_SIZE]);

int
cparent_period_compare(cparent_period a, cparent_period b);

bool
cparent_period_adjacent(cparent_period a, cparent_period b);

cparent_period
cparent_period_step(cparent_period period, int steps);

cparent_period
cparent_period_between(cparent_date first, cparent_date last);

cparent_period
cparent_period_month(int year, int month);

cparent_period
cparent_period_quarter(int year, int quarter);

cparent_period
cparent_period_year(int year, cparent_period_kind kind);

cparent_status
cparent_value_parse(const char *text, size_t length,
                    cparent_value *value_out, cparent_error *err);

void
cparent_value_words(const cparent_value *value,
                    char value_text_out[CPARENT_VALUE_SIZE]);

bool
cparent_unit_parse(const char *name, cparent_unit *unit_out);

cparent_value
cparent_measure_change(const cparent_value *previous,
                       const cparent_value *current);
