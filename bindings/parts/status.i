/* SPDX-License-Identifier: Apache-2.0 */

/* The library itself. */

const char *
cparent_version(void);

bool
cparent_has_feature(const char *name);

int64_t
cparent_live_objects(void);
