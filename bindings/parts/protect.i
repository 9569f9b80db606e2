/* SPDX-License-Identifier: Apache-2.0 */

/* Which cells of a table may be published. */
%{
#include "bound-protect.h"
%}
%ignore BOUND_PATTERN_CELL;
%ignore BOUND_PATTERN_SUMMARY;

%rename(RawCells) cparent_cells;
typedef struct cparent_cells {
    %extend {
        ~cparent_cells()
        {
            cparent_cells_free($self);
        }
        size_t count();
    }
} cparent_cells;

%rename(RawPattern) cparent_pattern;
typedef struct cparent_pattern {
    %extend {
        ~cparent_pattern()
        {
            cparent_pattern_free($self);
        }
        size_t count();
        cparent_status csv(char **text_out, cparent_error *err);
        cparent_status json(char **text_out, cparent_error *err);
    }
} cparent_pattern;

const char *
cparent_protect_level_name(int level);

const char *
cparent_protect_status_name(int status);

%include "bound-protect.h"
