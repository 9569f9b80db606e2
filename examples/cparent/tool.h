/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_H
#define TOOL_H

/*
 * What the files of the tool share.  It is written over the public API
 * alone: what it needs and cannot find there is missing from the library.
 * The library has no clock, no environment and no printing; all three are
 * here.
 */
#include <cparent/cparent.h>

#include <stdio.h>

/* A table of published statistics may be far larger than minutes. */
#define LARGEST_TABLE (UINT64_C(1) << 31)

#define PRINTF_LIKE(place, first) \
    __attribute__((__format__(__printf__, place, first)))

/* How a word on the command line is completed by a shell. */
typedef enum completion {
    COMPLETE_NOTHING = 0,
    COMPLETE_FILE,
    COMPLETE_WORDS /* the words are in option.words or command.words */
} completion;

/* One option of the tool or of a command. */
typedef struct option {
    const char *name;  /* long, without the dashes */
    char letter;       /* 0: none */
    const char *value; /* what stands for its value; NULL: it has none */
    completion complete;
    const char *words; /* parted by blanks; NULL: anything goes */
    const char *about;
} option;

typedef struct tool tool;

/* One row of the command table: help, man page and completions are made
 * from it, so that they cannot disagree. */
typedef struct command {
    const char *name;
    const char *group;   /* heading in the overall help */
    const char *summary; /* one line, no full stop */
    const char *usage;   /* what follows the name */
    const char *about;   /* paragraphs parted by an empty line */
    const option *options;       /* ended by a row without a name */
    const char *const *examples; /* ended by NULL */
    const char *exits;   /* the exit statuses it can give, "0 2 6" */
    const char *words;   /* what its first argument may be; NULL: anything */
    completion complete; /* of its other arguments */
    cparent_noun noun;   /* of the commands about records */
    int least;           /* arguments it needs */
    int most;            /* arguments it takes; -1: any number */
    int (*run)(tool *t);
} command;

/* One option as it was given. */
typedef struct setting {
    const char *name;  /* of the option, or of the field */
    const char *value; /* NULL for a switch */
    bool field;        /* a field of the command's noun */
} setting;

struct tool {
    const command *command;
    const char *store_path;
    bool store_named; /* by option or environment, not the default */
    bool json;
    bool quiet;
    bool plain;       /* no colour */
    cparent_date as_at;
    cparent_date today;
    char now[24];     /* "2026-03-01T09:30:00Z" */
    char who[128];
    const char **arguments; /* after the command's name */
    int count;
    setting *settings;
    size_t setting_count;
    cparent_store *store;   /* when open */
    cparent_error error;    /* the last failure */
};

/* commands.c: the table. */
extern const command commands[];
extern const size_t command_count;
extern const option global_options[];
const command *command_find(const char *name);
const char *exit_meaning(int status);

/* options.c: the command line.  Gives an exit status, or -1 to go on. */
int options_parse(tool *t, int argc, char **argv);
void options_free(tool *t);
const char *option_value(const tool *t, const char *name);
bool option_given(const tool *t, const char *name);

/* suggest.c: "did you mean". */
typedef struct suggestion {
    const char *word;
    const char *best;
    size_t distance;
} suggestion;
void suggest_start(suggestion *s, const char *word);
void suggest_consider(suggestion *s, const char *candidate);
void suggest_words(suggestion *s, const char *words, char *buffer,
                   size_t size);
const char *suggest_best(const suggestion *s);

/* generate.c, complete.c: help, man page and completions. */
void help_overall(FILE *out);
void help_command(FILE *out, const command *row);
int generate(tool *t, const char *what);
void generate_man(FILE *out);
void generate_bash(FILE *out);
void generate_zsh(FILE *out);
void generate_fish(FILE *out);
/* The n-th word of a list parted by blanks; its length, 0 past the end. */
size_t word_at(const char *words, size_t n, const char **word_out);

/* session.c: clock, names, the store, input files. */
void session_start(tool *t);
void session_end(tool *t);
int session_open(tool *t, bool read_only);
void session_change(const tool *t, cparent_change *change);
int session_source(tool *t, const char *path, cparent_source **source_out);
int session_phrases(tool *t, cparent_phrases **phrases_out);
int session_snapshot(tool *t, cparent_snapshot **snapshot_out);
bool session_interrupted(void);

/* progress.c: one line on stderr, only on a terminal, only when slow. */
typedef struct meter {
    bool wanted;
    bool shown;
    int64_t start_ms;
    int64_t last_ms;
    const char *what;
} meter;
cparent_progress meter_start(meter *m, const tool *t, const char *what);
void meter_end(meter *m);

/* fail.c: every message for people or, with --json, for programs. */
int fail(tool *t);
int fail_as(tool *t, cparent_status status, const char *message,
            const char *hint);
int fail_usage(tool *t, const char *hint, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* What was asked for by its id may not be there: `list` shows what is. */
int fail_absent(tool *t, const char *list);
int fail_findings(tool *t, const cparent_findings *findings);
void findings_print(const cparent_findings *findings);
void findings_json(FILE *out, const cparent_findings *findings);
void say(const tool *t, const char *format, ...) PRINTF_LIKE(2, 3);

/* text.c: text that is safe on a terminal, and its width there. */
size_t text_next(const char *text, uint32_t *point_out);
size_t text_cells(const char *text);
bool text_unsafe(uint32_t point);
void text_safe(FILE *out, const char *text);
void text_safe_bytes(FILE *out, const char *text, size_t length);
void json_text(FILE *out, const char *text);
void csv_text(FILE *out, const char *text);
bool text_equal(const char *a, const char *b);
bool text_has_words(const char *text, const char *words);
char *text_copy(const char *text);

/* screen.c: what the standard output can show; width 0: no screen. */
size_t screen_width(void);
bool screen_colour(const tool *t);
bool screen_unicode(void);

/* table.c: columns for people. */
typedef struct table table;
table *table_new(const tool *t, const char *const *headings);
/* Takes a copy; NULL is an empty cell.  False when memory ran out. */
bool table_add(table *into, const char *cell);
size_t table_rows(const table *of);
void table_print(const table *of, FILE *out, unsigned indent);
void table_free(table *of);
/* How many bytes of the text go on one line of `width` cells, and how many
 * to pass over before the next: words stay whole when they can. */
size_t text_fold(const char *text, size_t width, size_t *next_out);

/* record.c: what a record's field is, as text. */
char *field_words(const cparent_record *record, size_t field);
char *field_plain(const cparent_record *record, size_t field);
const char *field_text(const cparent_record *record, const char *name);
void choice_words(cparent_noun noun, size_t field, char *buffer,
                  size_t size);
/* A growing array of records that it keeps alive. */
typedef struct records {
    cparent_record **items;
    size_t count;
    size_t room;
} records;
bool records_add(records *list, cparent_record *record);
void records_free(records *list);
int records_load(tool *t, cparent_noun noun, records *list);

/* What list is told by --FIELD VALUE: can it be meant, is its indicator one
 * (of the records or the catalogue), and only those that match stay. */
int filters_check(tool *t);
int filters_check_codes(tool *t, const records *all);
void filters_apply(const tool *t, records *list);

int records_json(tool *t, const records *list);
int record_json_line(tool *t, const cparent_record *record, FILE *out);

/* compare-draw.c: the funnel of a comparison, if it has one. */
void funnel_draw(const cparent_standing *of);

/* spc-read.c, spc-draw.c, cmd-spc.c: a chart. */
typedef struct chart {
    cparent_series *series;
    size_t count;
    cparent_date *dates;
    double *values;
    cparent_spc_point *points;
    cparent_spc_rebase *rebases;
    cparent_spc_options options;
    cparent_spc_summary summary;
} chart;
int chart_read(tool *t, chart *c);
void chart_free(chart *c);
void chart_draw(const tool *t, const chart *c, FILE *out);
/* The point's date, as the file has it. */
void chart_date(const chart *c, const cparent_spc_point *point,
                char buffer[CPARENT_PERIOD_SIZE]);

/* cmd-*.c */
int run_help(tool *t);
int run_init(tool *t);
int run_read(tool *t);
int run_import(tool *t);
int run_arising(tool *t);
int run_compare(tool *t);
int run_published(tool *t);
int run_ssda903(tool *t);
int run_review(tool *t);
int review_step(tool *t, const cparent_queue *queue);
int run_record(tool *t);
int record_add(tool *t);
int record_set(tool *t);
int run_challenge(tool *t);
int run_spc(tool *t);
int run_protect(tool *t);
int run_report(tool *t);
int run_export(tool *t);
int run_log(tool *t);
int run_verify(tool *t);
int run_head(tool *t);
int run_backup(tool *t);
int run_check(tool *t);

#endif
