/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_RETURN_FIXTURE_H
#define CPARENT_TESTS_RETURN_FIXTURE_H

#include "support.h"

/* One statutory return that is being counted, and what came of it. */

#define HEADER "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
#define EPISODES                                                            \
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,"                  \
    "REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"

extern cparent_error err;
extern cparent_ssda903 *job;
extern cparent_ssda903_result *result;
extern cparent_findings *findings;
extern cparent_ssda903_options options;

/* Around each test: a return without files, with the options as they come. */
void
return_setup(void);
void
return_teardown(void);

void
return_add(const char *name, const char *bytes);

/* Counts it, again if it has been. */
cparent_status
return_count(void);

#endif
