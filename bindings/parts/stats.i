/* SPDX-License-Identifier: Apache-2.0 */

/* What figures say; arrays are packed numbers of the language. */
%{
#include "bound-stats.h"
%}
%ignore BOUND_INTERVAL;
%ignore BOUND_FUNNEL;
%ignore BOUND_TREND;
%ignore BOUND_CHART_HEAD;
%ignore BOUND_CHART_FIGURE;
%ignore BOUND_FORECAST;
%ignore BOUND_SPC_POINT;
%ignore BOUND_SPC_SUMMARY;
%include "bound-stats.h"

const char *
cparent_outcome_name(int outcome);

const char *
cparent_interval_method_name(int method);

const char *
cparent_funnel_significance_name(int significance);

const char *
cparent_trend_verdict_name(int verdict);

const char *
cparent_trend_reason_name(int reason);

const char *
cparent_forecast_reason_text(int reason);

const char *
cparent_spc_rule_name(int rule);

const char *
cparent_spc_verdict_name(int verdict);

const char *
cparent_spc_assurance_name(int assurance);
