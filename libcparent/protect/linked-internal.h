/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LINKED_INTERNAL_H
#define CPARENT_LINKED_INTERNAL_H

#include "protect/door-internal.h"

/* Hides whatever would give away what is hidden already; fates are of
 * cparent__fate. */
cparent_status
cparent__hide_linked(const cparent__figures *figures,
                     const cparent__profile *profile, unsigned char *fates,
                     cparent_error *err);

#endif
