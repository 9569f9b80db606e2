/* SPDX-License-Identifier: Apache-2.0 */
/* A meeting of ModernGov's web service, its minutes as data. */
#define FORM_BEFORE \
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><meeting><agendaitems>"       \
    "<agendaitem><agendaitemtitle>Health</agendaitemtitle>"                 \
    "<minutesnonemptyhtmlbody><![CDATA["
#define FORM_BEHIND \
    "]]></minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting>"
#define FORM_WHOLE "<?xml"
#define FORM_SAMPLE "tests/data/forms/meeting.xml"
#include "fuzz-form.h"
