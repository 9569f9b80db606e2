/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "fixture.h"

int
main(void)
{
    return cparent_test_main(store_contract(&sqlite_opener));
}
