/* SPDX-License-Identifier: Apache-2.0 */

/* Published statistics, councils, neighbours, and where one stands. */
%{
#include "bound-published.h"
%}

%rename(RawPublished) cparent_published;
typedef struct cparent_published {
    %extend {
        ~cparent_published()
        {
            cparent_published_unref($self);
        }
        const char *name();
        const char *digest();
        int64_t rows();
        size_t choice_count(size_t filter);
        const char *choice(size_t filter, size_t choice);
    }
} cparent_published;

%rename(RawNeighbours) cparent_neighbours;
typedef struct cparent_neighbours {
    %extend {
        ~cparent_neighbours()
        {
            cparent_neighbours_unref($self);
        }
        const char *model();
        const char *digest();
        size_t councils();
        size_t count(const char *code);
    }
} cparent_neighbours;

%inline %{
static cparent_status
bound_neighbours_read(cparent_source *source,
                      cparent_neighbours **neighbours_out,
                      cparent_error *err)
{
    return cparent_neighbours_read(source, NULL, neighbours_out, err);
}
%}

%rename(RawStanding) cparent_standing;
typedef struct cparent_standing {
    %extend {
        ~cparent_standing()
        {
            cparent_standing_unref($self);
        }
        const char *authority();
        const char *measure();
        const char *period();
        const char *region_name();
        cparent_value value();
        cparent_value national();
        cparent_value region();
        size_t rank();
        size_t ranked();
        const char *band();
        cparent_value quartile(size_t index);
        const char *model();
        size_t neighbours_used();
        size_t neighbour_count();
        size_t series_count();
        cparent_value median();
        cparent_value mean();
        const char *sentence();
        cparent_status json(char **text_out, cparent_error *err);
    }
} cparent_standing;

%rename(RawSeries) cparent_series;
typedef struct cparent_series {
    %extend {
        ~cparent_series()
        {
            cparent_series_free($self);
        }
        size_t count();
        cparent_period period(size_t index);
        cparent_value value(size_t index);
        const char *rebase(size_t index);
    }
} cparent_series;

%inline %{
static cparent_status
bound_series_read(cparent_source *source, cparent_series **series_out,
                  cparent_error *err)
{
    return cparent_series_read(source, NULL, series_out, err);
}
%}

%include "bound-published.h"
