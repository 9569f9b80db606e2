/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/version.h>

#include <string.h>

const char *
cparent_version(void)
{
    return CPARENT_VERSION;
}

bool
cparent_has_feature(const char *name)
{
    static const char *const features[] = {
#ifdef HAVE_PYTHON
        "python",
#endif
#ifdef HAVE_RUBY
        "ruby",
#endif
        "sqlite",
    };
    size_t i;

    for (i = 0; name && i < sizeof(features) / sizeof(features[0]); i++)
        if (strcmp(name, features[i]) == 0)
            return true;
    return false;
}
