/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/result-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/finding-internal.h"
#include "core/text-internal.h"

static const struct {
    const char *rule;
    const char *message;
    uint8_t severity;
    uint8_t broken;
} faults[] = {
#define ROW(name, rule, severity, broken, message) \
    { rule, message, CPARENT_SEVERITY_##severity, broken },
    CPARENT__FAULTS(ROW)
#undef ROW
};

/* Of files, not rows, and never hidden. */
enum { MOST_OF_YEARS = 20 };

/* One noisy rule must not hide the others. */
static bool
is_kept(cparent__notices *notices, cparent__fault fault)
{
    const size_t told = notices->by_fault[fault]++;

    if (cparent__fault_of_years(fault))
        return told < MOST_OF_YEARS;
    if (faults[fault].broken)
        return notices->kept_broken < notices->keep;
    return notices->count - notices->kept_broken < notices->keep &&
           told <= notices->keep / 4;
}

cparent__notice *
cparent__notice_add(cparent__notices *notices, cparent__fault fault,
                    cparent__book book, int named, unsigned file, int line,
                    int column)
{
    cparent__notice *notice;

    if (faults[fault].broken)
        notices->broken++;
    else if (faults[fault].severity == CPARENT_SEVERITY_ERROR)
        notices->errors++;
    else
        notices->warnings++;
    if (!is_kept(notices, fault))
        return NULL;
    if (!cparent__grow(&notices->items, notices->count, &notices->capacity,
                       sizeof(*notices->items))) {
        notices->failed = true;
        return NULL;
    }
    notices->kept_broken += faults[fault].broken;
    notice = &notices->items[notices->count++];
    notice->fault = (uint8_t)fault;
    notice->book = (uint8_t)book;
    notice->named = (uint8_t)(named + 1);
    notice->spare = 0;
    notice->file = (uint16_t)file;
    notice->code = 0;
    notice->line = line;
    notice->column = column;
    return notice;
}

void
cparent__notice_of_years(cparent__notices *notices, cparent__fault fault,
                         unsigned file, int year)
{
    cparent__notice *added = cparent__notice_add(
        notices, fault, CPARENT__BOOK_EPISODES, -1, file, 0, 0);
    cparent__notice *first = notices->items;
    cparent__notice moved;

    if (!added)
        return;
    added->code = (uint16_t)year;
    moved = *added;
    while (first < added &&
           cparent__fault_of_years((cparent__fault)first->fault))
        first++;
    memmove(first + 1, first, (size_t)(added - first) * sizeof(*first));
    *first = moved;
}

void
cparent__notices_clear(cparent__notices *notices)
{
    const cparent__notices kept = *notices;

    memset(notices, 0, sizeof(*notices));
    notices->items = kept.items;
    notices->capacity = kept.capacity;
    notices->keep = kept.keep;
}

void
cparent__notices_free(cparent__notices *notices)
{
    cparent__free(notices->items);
}

const char *
cparent__fault_rule(cparent__fault fault)
{
    return faults[fault].rule;
}

bool
cparent__fault_broken(cparent__fault fault)
{
    return faults[fault].broken != 0;
}

const char *
cparent__fault_message(cparent__fault fault)
{
    return faults[fault].message;
}

/* Where in a line a column stood is what the file's header said. */
static int
column_in(const cparent__file *file, const cparent__notice *notice)
{
    if (notice->column > 0 || notice->named == 0 ||
        file->book != notice->book)
        return notice->column;
    return file->fields[notice->named - 1] + 1;
}

/* What stands in the place of a code that went: K3 in that of H5. */
static void
add_successors(cparent__text *text, const cparent__rules *rules,
               unsigned code)
{
    const char *before = ": use ";
    int i;

    for (i = CPARENT__CODE_UNKNOWN + 1; i < rules->code_count; i++) {
        const cparent__code *other = &rules->codes[i];
        char name[9];

        if ((unsigned)i == code || other->first != rules->codes[code].first)
            continue;
        cparent__text_addf(text, "%s%s", before,
                           cparent__code_name(other, name));
        before = " or ";
    }
}

/* A code comes into use in a year, or goes out of it. */
static void
add_years(cparent__text *text, const cparent__rules *rules, unsigned code)
{
    const unsigned in_use = rules->codes[code].in_use;
    int year = 0;

    if (in_use >> (rules->year_count - 1) & 1) {
        while (!(in_use >> year & 1))
            year++;
        cparent__text_addf(text, "; it is from %s on", rules->years[year]);
        return;
    }
    for (year = rules->year_count; year > 0 && !(in_use >> (year - 1) & 1);)
        year--;
    cparent__text_addf(text, "; it is out of use %s %s",
                       year > 0 ? "since" : "since before",
                       rules->years[year]);
    add_successors(text, rules, code);
}

static cparent_status
tell(const cparent__notice *notice, const cparent__rules *rules,
     const cparent__files *files, cparent_findings *findings,
     cparent_error *err)
{
    static const cparent__file nowhere = { .name = "",
                                           .book = CPARENT__BOOK_NONE };
    const cparent__file *file = notice->file < files->count
                                    ? &files->items[notice->file]
                                    : &nowhere;
    cparent__text message = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    const char *field = NULL;
    cparent_status status;

    if (notice->named > 0 && notice->book < CPARENT__BOOK_COUNT)
        field = rules->books[notice->book].columns[notice->named - 1].name;
    cparent__text_add(&message, faults[notice->fault].message);
    if (notice->code != 0 &&
        cparent__fault_of_years((cparent__fault)notice->fault))
        cparent__text_addf(&message, "; it ends in the year to 31 March %u",
                           (unsigned)notice->code);
    else if (notice->code != 0)
        add_years(&message, rules, notice->code);
    status = cparent__text_status(&message, err);
    if (status == CPARENT_OK)
        status = cparent__findings_add(
            findings, (cparent_severity)faults[notice->fault].severity,
            faults[notice->fault].rule, file->name, notice->line,
            column_in(file, notice), field, err, "%s",
            cparent__text_string(&message));
    cparent__text_free(&message);
    return status;
}

cparent_status
cparent__notices_tell(const cparent__notices *notices, bool broken,
                      const cparent__rules *rules,
                      const cparent__files *files,
                      cparent_findings *findings, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t all = notices->broken;
    size_t told = 0;
    size_t i;

    if (!broken)
        all += notices->errors + notices->warnings;
    for (i = 0; i < notices->count && status == CPARENT_OK; i++) {
        if (broken && !faults[notices->items[i].fault].broken)
            continue;
        status = tell(&notices->items[i], rules, files, findings, err);
        told++;
    }
    cparent__findings_pass(findings, all - told);
    return status;
}
