/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <string.h>

/* What the tool can do, and with what words.  Help, the man page and the
 * completions of three shells are made from these rows. */

#define WHO                                                               \
    { "who", 0, "NAME", COMPLETE_NOTHING, NULL,                           \
      "Who makes the change; CPARENT_WHO or the login name otherwise" }
#define WHY                                                               \
    { "why", 0, "REASON", COMPLETE_NOTHING, NULL,                         \
      "Why, for the history" }
#define KEY                                                               \
    { "key", 0, "KEY", COMPLETE_NOTHING, NULL,                            \
      "A key of your own: a change with a key used before does nothing" }
#define OUTPUT                                                            \
    { "output", 'o', "FILE", COMPLETE_FILE, NULL,                         \
      "Write FILE, whole and atomically, instead of the standard output" }
#define END { NULL, 0, NULL, COMPLETE_NOTHING, NULL, NULL }

const option global_options[] = {
    { "store", 0, "PATH|URL", COMPLETE_FILE, NULL,
      "The council's store; CPARENT_STORE or ./council.cparent otherwise" },
    { "as-at", 0, "DATE", COMPLETE_NOTHING, NULL,
      "The day to look from, 2026-03-01; today otherwise" },
    { "json", 0, NULL, COMPLETE_NOTHING, NULL,
      "Print JSON, errors too" },
    { "quiet", 'q', NULL, COMPLETE_NOTHING, NULL,
      "Print no messages but errors" },
    { "no-color", 0, NULL, COMPLETE_NOTHING, NULL,
      "Never use bold type; NO_COLOR does the same" },
    { "help", 'h', NULL, COMPLETE_NOTHING, NULL,
      "Say what the tool or the command does" },
    { "version", 0, NULL, COMPLETE_NOTHING, NULL, "Print the version" },
    { "generate", 0, "WHAT", COMPLETE_NOTHING, NULL, NULL }, /* hidden */
    END
};

static const option no_options[] = { END };
static const option init_options[] = {
    { "council", 0, "NAME|CODE", COMPLETE_NOTHING, NULL,
      "Whose store it is: a council's name or its code, E08000034" },
    WHO, WHY, END
};
static const option read_options[] = {
    { "meeting", 0, "DATE", COMPLETE_NOTHING, NULL,
      "The day of the meeting, where the text has none" },
    { "board", 0, "NAME", COMPLETE_NOTHING, NULL,
      "The body that met, where the text has none" },
    { "phrases", 0, "FILE", COMPLETE_FILE, NULL,
      "The council's own phrases beside the built-in ones: a table of "
      "language, kind, phrase, meaning and example with tabs between" },
    { "explain", 0, NULL, COMPLETE_NOTHING, NULL,
      "Show the text with what was read in it marked, and beside it the "
      "rule that read it and how sure that is; for one file" },
    { "output", 'o', "FILE", COMPLETE_FILE, NULL,
      "With --explain: write it there, as a page where FILE ends in .html" },
    END
};
static const option import_options[] = {
    { "dry-run", 'n', NULL, COMPLETE_NOTHING, NULL,
      "Do everything but the storing" },
    { "meeting", 0, "DATE", COMPLETE_NOTHING, NULL,
      "The day of the meeting, where the minutes have none; for one file" },
    { "board", 0, "NAME", COMPLETE_NOTHING, NULL,
      "The body that met, where the minutes have none; for one file" },
    { "dataset", 0, "NAME", COMPLETE_NOTHING, NULL,
      "What published statistics are called, where the file's name changes "
      "with each release; for one file" },
    { "phrases", 0, "FILE", COMPLETE_FILE, NULL,
      "The council's own phrases beside the built-in ones: a table of "
      "language, kind, phrase, meaning and example with tabs between" },
    WHO, WHY, KEY, END
};
static const option published_options[] = {
    { "release", 0, "DIGEST", COMPLETE_NOTHING, NULL,
      "An older release, by the start of its digest" },
    OUTPUT, END
};
static const option arising_options[] = {
    { "meeting", 0, "DATE", COMPLETE_NOTHING, NULL,
      "The day of the meeting, where the minutes have none; for one file" },
    { "phrases", 0, "FILE", COMPLETE_FILE, NULL,
      "The council's own phrases beside the built-in ones: a table of "
      "language, kind, phrase, meaning and example with tabs between" },
    END
};
static const option review_options[] = {
    { "list", 0, NULL, COMPLETE_NOTHING, NULL,
      "List what waits for a decision" },
    { "accept", 0, "all|ID", COMPLETE_WORDS, "all",
      "Keep this proposal and those named after it, or all of them" },
    { "reject", 0, "ID", COMPLETE_NOTHING, NULL,
      "Drop this proposal and those named after it, for good" },
    { "undo", 0, NULL, COMPLETE_NOTHING, NULL,
      "Take the decisions on the proposals named back, or the last one" },
    { "export", 0, "FILE", COMPLETE_FILE, NULL,
      "Write what waits as a CSV for a spreadsheet; \"-\": standard output" },
    { "import", 0, "FILE", COMPLETE_FILE, NULL,
      "Decide as the CSV says: all of its rows, or none" },
    { "document", 0, "ID", COMPLETE_NOTHING, NULL,
      "Only what was read from this document" },
    WHO, WHY, END
};
#define RECORD_OPTIONS                                                    \
    { "expect", 0, "VERSION", COMPLETE_NOTHING, NULL,                     \
      "For set: fail unless this is still the version that is stored" },  \
    WHO, WHY, KEY
static const option record_options[] = { RECORD_OPTIONS, END };
static const option indicator_options[] = {
    { "catalogue", 0, NULL, COMPLETE_NOTHING, NULL,
      "For list and show: the built-in catalogue, not the store" },
    RECORD_OPTIONS, END
};
static const option action_options[] = {
    { "overdue", 0, NULL, COMPLETE_NOTHING, NULL,
      "For list: open ones that were due before the day of --as-at" },
    { "exit-code", 0, NULL, COMPLETE_NOTHING, NULL,
      "For list --overdue: exit with 1 when there are any" },
    { "note", 0, "TEXT", COMPLETE_NOTHING, NULL,
      "For set: the last thing heard about it, its field update" },
    RECORD_OPTIONS, END
};
static const option compare_options[] = {
    { "data", 0, "FILE", COMPLETE_FILE, NULL,
      "Published statistics, read straight from the file" },
    { "dataset", 0, "NAME", COMPLETE_NOTHING, NULL,
      "Published statistics that are in the store" },
    { "release", 0, "DIGEST", COMPLETE_NOTHING, NULL,
      "With --dataset: an older release, by the start of its digest" },
    { "measure", 0, "COLUMN", COMPLETE_NOTHING, NULL,
      "Which figures: a column or its label" },
    { "filter", 0, "NAME=VALUE", COMPLETE_NOTHING, NULL,
      "Of whom: a filter's column or label, and its value; as often as "
      "needed" },
    { "authority", 0, "CODE|NAME", COMPLETE_NOTHING, NULL,
      "The council: 370, E08000016 or its name; the store's own with "
      "--dataset; all: every council in the data" },
    { "period", 0, "PERIOD", COMPLETE_NOTHING, NULL,
      "As the data have it, 2025 or 202425; the latest otherwise" },
    { "neighbours", 0, "FILE|MODEL", COMPLETE_FILE, NULL,
      "A model of statistical neighbours: a file, or one in the store, as "
      "in 2025; with --dataset the newest in the store otherwise" },
    { "polarity", 0, "WAY", COMPLETE_WORDS, "high low neutral",
      "Which way is better: high, low or neutral" },
    { "funnel", 0, NULL, COMPLETE_NOTHING, NULL,
      "Every council beside the average of all, with the limits of chance" },
    { "numerator", 0, "COLUMN", COMPLETE_NOTHING, NULL,
      "With --funnel: the counts that the measure is made of, where the "
      "tool does not know them" },
    { "denominator", 0, "COLUMN", COMPLETE_NOTHING, NULL,
      "With --numerator: what they are out of; the same column otherwise" },
    { "whole", 0, "NAME=VALUE", COMPLETE_NOTHING, NULL,
      "With --numerator: the filter at which the denominators stand" },
    END
};
static const option spc_options[] = {
    { "polarity", 0, "WAY", COMPLETE_WORDS, "high low neutral",
      "Which way is better: high, low or neutral (otherwise)" },
    { "improvement", 0, "WAY", COMPLETE_WORDS, "up down neither",
      "The same said as up, down or neither" },
    { "target", 0, "NUMBER", COMPLETE_NOTHING, NULL,
      "What to reach: says whether the process will" },
    { "baseline", 0, "N", COMPLETE_NOTHING, NULL,
      "Take the limits from the first N points of each part; at least 12" },
    { "rebase", 0, "DATE[=REASON]", COMPLETE_NOTHING, NULL,
      "A new process begins with this row; as often as needed" },
    { "no-screening", 0, NULL, COMPLETE_NOTHING, NULL,
      "Let outlying moving ranges widen the limits" },
    { "rules", 0, "RULES", COMPLETE_WORDS, "mdc2024 nhsr022",
      "mdc2024 (otherwise), or nhsr022: those of NHSRplotthedots 0.2.2" },
    { "run-length", 0, "N", COMPLETE_WORDS, "6 7",
      "Points that make a trend or a shift: 7 (otherwise) or 6" },
    { "gaps", 0, "POLICY", COMPLETE_WORDS, "skip break",
      "Whether a missing point breaks a run; skip otherwise" },
    { "ties", 0, "POLICY", COMPLETE_WORDS, "break ignore",
      "Whether equal neighbours break a trend; break otherwise" },
    { "csv", 0, NULL, COMPLETE_NOTHING, NULL, "Print the points as CSV" },
    END
};
static const option protect_options[] = {
    { "threshold", 0, "N", COMPLETE_NOTHING, NULL,
      "1 to N people are a small count; 5 otherwise" },
    { "level", 0, "LEVEL", COMPLETE_WORDS, "rule exact",
      "rule (otherwise): a reader learns no more than that it is 1 to N; "
      "exact: no more than that it is one of two numbers or more" },
    { "zeros", 0, "POLICY", COMPLETE_WORDS, "published protected",
      "published (otherwise): a zero is never hidden, and readers know it; "
      "protected: it may be" },
    { "weight", 0, "WEIGHT", COMPLETE_WORDS, "count value",
      "Hide the fewest cells (count, otherwise) or the fewest people" },
    { "effort", 0, "N", COMPLETE_NOTHING, NULL,
      "How long to look for the best, about N seconds; 10 otherwise" },
    { "audit", 0, "PATTERN", COMPLETE_FILE, NULL,
      "Judge this pattern, a CSV of cell,status, instead of choosing one" },
    OUTPUT, END
};
static const option ssda903_options[] = {
    { "year-ended", 0, "DATE", COMPLETE_NOTHING, NULL,
      "The 31 March that ends the return's year; found in its dates "
      "otherwise" },
    { "authority", 0, "CODE", COMPLETE_NOTHING, NULL,
      "Whose return it is, E08000034 or 382" },
    { "previous", 0, "DIR", COMPLETE_FILE, NULL,
      "The return of an earlier year, for histories; as often as needed" },
    { "from", 0, "DATE", COMPLETE_NOTHING, NULL,
      "The first day to count from; twelve months otherwise" },
    { "population", 0, "N", COMPLETE_NOTHING, NULL,
      "Children under 18 in the population, in the middle of the year "
      "before" },
    { "postcodes", 0, "FILE", COMPLETE_FILE, NULL,
      "Where postcodes are: postcode, easting, northing, laua" },
    { "bank-holidays", 0, "FILE", COMPLETE_FILE, NULL,
      "Days on which nobody works, a row each" },
    { "same-carer-moves", 0, NULL, COMPLETE_NOTHING, NULL,
      "Count a move with the same carer as a placement of its own" },
    { "lenient", 0, NULL, COMPLETE_NOTHING, NULL,
      "Leave broken rows out and say how many" },
    { "strict", 0, NULL, COMPLETE_NOTHING, NULL,
      "Exit 1 when rows break a rule" },
    { "csv", 0, NULL, COMPLETE_NOTHING, NULL,
      "Print authority,year_ended,code,numerator,denominator,value,state" },
    { "tree", 0, "ROOT", COMPLETE_FILE, NULL,
      "Count every ROOT/AUTHORITY/YEAR" },
    { "threads", 0, "N", COMPLETE_NOTHING, NULL,
      "For --tree: how many at a time; all processors otherwise" },
    { "children", 0, "CODE", COMPLETE_NOTHING, NULL,
      "Print the ids of the children in the numerator; personal data, for "
      "your own checking" },
    { "explain", 0, "CODE|all", COMPLETE_NOTHING, NULL,
      "Say what an indicator counts, of whom, and what is left out" },
    { "save", 0, NULL, COMPLETE_NOTHING, NULL,
      "Keep the figures in the store as observations" },
    WHO, WHY, KEY, END
};
static const option report_options[] = {
    OUTPUT,
    { "format", 0, "FORMAT", COMPLETE_WORDS, "html md json",
      "html, md or json, where the name of FILE does not say" },
    { "restricted", 0, NULL, COMPLETE_NOTHING, NULL,
      "Exact figures, for those who may see them: bannered, mode 0600" },
    { "profile", 0, "NAME", COMPLETE_NOTHING, NULL,
      "The rules of what may be shown; dfe_la otherwise" },
    END
};
static const option export_options[] = { OUTPUT, END };
static const option log_options[] = {
    { "since", 0, "NUMBER", COMPLETE_NOTHING, NULL,
      "Leave out the entries up to this one" },
    END
};
static const option verify_options[] = {
    { "head", 0, "HEAD", COMPLETE_NOTHING, NULL,
      "A head kept from earlier: finds an end that was cut off" },
    END
};

#define EXAMPLES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The commands about records differ in their noun alone. */
#define RECORD_ABOUT                                                      \
    "list prints those that match every field given as an option: a "     \
    "text matches when it holds these words, in small or capital "        \
    "letters. show ID prints every field, and where it was said. "        \
    "add makes a new one out of the fields given. set ID changes the "    \
    "fields given and leaves the others; an empty value clears a field. " \
    "A list's parts are parted by \"|\"."
#define RECORD(word, NOUN, plural, options, verbs, ...)                   \
    { word, "Records", plural ", " verbs,                                 \
      "list|show|add|set [ID…] [--FIELD VALUE…]", RECORD_ABOUT, options,  \
      EXAMPLES(__VA_ARGS__), "0 1 2 3 4 5 6", "list show add set",        \
      COMPLETE_NOTHING, CPARENT_NOUN_##NOUN, 1, -1, run_record }
#define READ_ONLY_RECORD(word, NOUN, plural, verbs, ...)                  \
    { word, "Records", plural ", " verbs,                                 \
      "list|show [ID…] [--FIELD VALUE…]", RECORD_ABOUT, no_options,       \
      EXAMPLES(__VA_ARGS__), "0 2 4 6", "list show", COMPLETE_NOTHING,    \
      CPARENT_NOUN_##NOUN, 1, -1, run_record }

const command commands[] = {
    { "init", "Start", "make a council's store", "[STORE] --council NAME",
      "The store is one file, which only you may read (mode 0600). It "
      "belongs to one council, known by its name or its code.",
      init_options,
      EXAMPLES("cparent init wyn.cparent --council \"Wynmere Borough "
               "Council\"",
               "cparent init --council E08000034"),
      "0 2 5 6", NULL, COMPLETE_FILE, CPARENT_NOUN_NONE, 0, 1, run_init },
    { "read", "Minutes and data in", "say what minutes say; store nothing",
      "FILE…",
      "Prints the figures, claims, pledges, questions, resolutions and "
      "actions that were found, each with its line. With --json: the "
      "schema cparent.reading/1, one object for one file, an array for "
      "several. \"-\" is the standard input.",
      read_options,
      EXAMPLES("cparent read minutes.txt",
               "cparent read minutes.txt --json | jq .actions",
               "cparent read minutes.txt --explain -o minutes.html"),
      "0 2 3 4 6 130", NULL, COMPLETE_FILE, CPARENT_NOUN_NONE, 1, -1,
      run_read },
    { "import", "Minutes and data in", "take minutes or a table in",
      "FILE…",
      "A file is known by what it holds. Minutes, and readings as JSON, "
      "become proposals, for review. Tables of indicators "
      "(indicator,authority,period,value,numerator,denominator,target,"
      "note) and of pledges (authority,pledge,theme,statement,note) are "
      "kept at once; so are published statistics of the Department for "
      "Education's open data standard, with the description X.meta.csv "
      "beside X.csv, and models of statistical neighbours. Each file is kept whole or not at all; the first that "
      "fails ends the work.",
      import_options,
      EXAMPLES("cparent import indicators.csv",
               "cparent import minutes-*.txt",
               "cparent import minutes.txt --meeting 2026-01-20 --board "
               "\"Corporate Parenting Board\""),
      "0 2 3 4 5 6 130", NULL, COMPLETE_FILE, CPARENT_NOUN_NONE, 1, -1,
      run_import },
    { "arising", "Minutes and data in",
      "say what minutes tell of the actions agreed before", "FILE…",
      "Looks through later minutes for the actions that are open: which "
      "were completed, given a new time, dropped, or only spoken of, each "
      "with the sentence that says so. Stores nothing: importing the minutes "
      "proposes it for review. With --json: the schema cparent.arising/1.",
      arising_options,
      EXAMPLES("cparent arising minutes-2026-02-10-board.txt",
               "cparent arising minutes.txt --json | jq .matters"),
      "0 2 3 4 6 130", NULL, COMPLETE_FILE, CPARENT_NOUN_NONE, 1, -1,
      run_arising },
    { "review", "Minutes and data in", "decide on what was proposed",
      "[--list | --accept all|ID… | --reject ID… | --undo [ID…] | "
      "--export FILE | --import FILE]",
      "Steps through the proposals on a terminal, oldest meeting first, each "
      "with the words that say it between « and »: y keeps one, n drops it, "
      "e corrects it in the editor of VISUAL or EDITOR (line by line where "
      "there is none), s makes two of it, l leaves it for later, u takes the "
      "last decision back, a keeps all that is left of its document, d skips "
      "that, q stops; the next review goes on there. Elsewhere say what to "
      "do by an option.\n\n"
      "A sheet made by --export has a column decision (accept, reject, later "
      "or empty) and a column for each field; fields of accepted rows may be "
      "corrected. A row that was decided or changed since is a conflict, and "
      "then nothing is kept.",
      review_options,
      EXAMPLES("cparent review", "cparent review --list --json",
               "cparent review --accept all",
               "cparent review --export sheet.csv",
               "cparent review --import sheet.csv --who \"Ms Dace\""),
      "0 2 3 4 5 6 130", NULL, COMPLETE_NOTHING, CPARENT_NOUN_NONE, 0, -1,
      run_review },
    RECORD("action", ACTION, "actions", action_options,
           "what somebody agreed to do",
           "cparent action list --overdue --as-at 2026-03-01",
           "cparent action list --owner \"Designated Nurse\" --json",
           "cparent action set ID --status done --note \"Report received\""),
    RECORD("pledge", PLEDGE, "pledges", record_options,
           "what the council promises",
           "cparent pledge list",
           "cparent pledge add --heading \"Your home\" --theme home"),
    RECORD("indicator", INDICATOR, "indicators", indicator_options,
           "what is measured", "cparent indicator list --catalogue",
           "cparent indicator show health_assessment --catalogue"),
    RECORD("observation", OBSERVATION, "observations", record_options,
           "the figures",
           "cparent observation list --indicator health_assessment"),
    RECORD("target", TARGET, "targets", record_options,
           "the figures to reach", "cparent target list",
           "cparent target add --indicator dental_check --side at_least "
           "--value 90"),
    RECORD("meeting", MEETING, "meetings", record_options,
           "when a body met", "cparent meeting list"),
    RECORD("question", QUESTION, "questions", record_options,
           "what was asked, and the answers",
           "cparent question list --asked-by Ames"),
    RECORD("resolution", RESOLUTION, "resolutions", record_options,
           "what was resolved", "cparent resolution list --kind noted"),
    RECORD("person", PERSON, "people", record_options,
           "who was named, by role", "cparent person list --role Nurse"),
    RECORD("document", DOCUMENT, "documents", record_options,
           "what was read",
           "cparent document set ID --published yes"),
    READ_ONLY_RECORD("claim", CLAIM, "claims", "words without a figure",
                     "cparent claim list --assertion down"),
    READ_ONLY_RECORD("citation", CITATION, "citations",
                     "where something was said", "cparent citation show ID"),
    READ_ONLY_RECORD("event", EVENT, "events", "dated happenings",
                     "cparent event list"),
    RECORD("body", BODY, "bodies", record_options,
           "such as boards and panels", "cparent body list"),
    { "published", "Minutes and data in",
      "the published statistics in the store",
      "list | show DATASET | export DATASET [-o FILE]",
      "list names every release that was taken in; a new one supersedes the "
      "last of its name, which is kept. show names the measures, the filters "
      "with their values and the periods. export writes the file again, "
      "row by row.",
      published_options,
      EXAMPLES("cparent published list",
               "cparent published show la_cla_placement_stability",
               "cparent published export la_cla_placement_stability "
               "--release 4f2a -o older.csv"),
      "0 2 4 6", "list show export", COMPLETE_NOTHING, CPARENT_NOUN_NONE, 1,
      2, run_published },
    { "ssda903", "Questions and reports",
      "the indicators of a statutory return", "DIR…",
      "Reads the files of an SSDA903 return, CSV or XML, each known by its "
      "columns, counts every indicator by its definition, and says what in "
      "the files is wrong. Rows of children are read, counted and "
      "forgotten. What the files cannot support has no value and a note "
      "that says why. With --json: the schema cparent.ssda903/1.",
      ssda903_options,
      EXAMPLES("cparent ssda903 2025/ --year-ended 2025-03-31 --authority "
               "E08000034",
               "cparent ssda903 2025/ --previous 2024/ --bank-holidays "
               "days.csv --csv",
               "cparent ssda903 --explain placements_3plus"),
      "0 1 2 3 4 5 6 7 130", NULL, COMPLETE_FILE, CPARENT_NOUN_NONE, 0, -1,
      run_ssda903 },
    { "compare", "Questions and reports",
      "a council beside its neighbours, region and country",
      "--data FILE | --dataset NAME --measure COLUMN [--filter NAME=VALUE…] --authority CODE",
      "Reads published statistics of the Department for Education's open "
      "data standard. A filter that is not given stands at its only value "
      "or its total, which a note says; where there is no total its values "
      "are listed. Rank 1 is the best by polarity, ties take the lowest; "
      "band A is the best quarter. Only numbers are ranked and averaged. "
      "Where the counts behind a figure are published, a funnel is drawn "
      "when a person is looking, or with --funnel. With --json: the schema "
      "cparent.compare/1.",
      compare_options,
      EXAMPLES("cparent compare --data stability.csv --measure "
               "children_percent --filter \"cla_group=CLA on 31 March\" "
               "--authority 370 --polarity low",
               "cparent compare --data stability.csv --measure "
               "children_percent --authority Barnsley --neighbours "
               "sn_2025.csv --json"),
      "0 2 3 4 6 130", NULL, COMPLETE_NOTHING, CPARENT_NOUN_NONE, 0, 0,
      run_compare },
    { "spc", "Questions and reports",
      "a chart's limits, special causes and verdicts", "FILE",
      "Reads date,value[,rebase] from CSV (an empty value is missing; a "
      "rebase is yes or the reason) and judges it as an XmR chart by the "
      "rules of NHS Making Data Count: points beyond the limits, trends, two "
      "in three near a limit, shifts. A chart is drawn when a person is "
      "looking. With --json: the schema cparent.spc/1.",
      spc_options,
      EXAMPLES("cparent spc missing.csv --polarity low",
               "cparent spc reviews.csv --polarity high --target 95 --json",
               "cparent spc costs.csv --rebase \"2025-04=new contract\""),
      "0 2 3 4 6 7", NULL, COMPLETE_FILE, CPARENT_NOUN_NONE, 1, 1,
      run_spc },
    { "protect", "Questions and reports",
      "which cells of a table may be published", "CELLS EQUATIONS",
      "Reads cell,value[,never] (never=1: always published) and "
      "eq,total,part, a row for each part of a total; tables that share "
      "cells are protected as one. Hides the small counts and as little "
      "else as keeps them from being worked out, proves that for each of "
      "them, and writes cell,status: published, primary or secondary. "
      "Where no pattern is safe nothing is written. Statuses, bounds and "
      "levels are for the owner of the data: publish one symbol for all "
      "that is hidden. With --json: the schema cparent.protect/1.",
      protect_options,
      EXAMPLES("cparent protect cells.csv equations.csv -o pattern.csv",
               "cparent protect cells.csv equations.csv --level exact "
               "--weight value",
               "cparent protect cells.csv equations.csv --audit theirs.csv"),
      "0 1 2 3 4 6 7 130", NULL, COMPLETE_FILE, CPARENT_NOUN_NONE, 2, 2,
      run_protect },
    { "challenge", "Questions and reports",
      "the questions that a good parent would ask now", "",
      "Each with what it rests on. They reason on exact figures and are "
      "for council staff.",
      no_options, EXAMPLES("cparent challenge --as-at 2026-03-01"),
      "0 2 4 6", NULL, COMPLETE_NOTHING, CPARENT_NOUN_NONE, 0, 0,
      run_challenge },
    { "report", "Questions and reports", "write a report for the board",
      "highlights [-o FILE]",
      "The format is that of the file's name: .html, .md or .json. Without "
      "a file the report goes to the standard output. Small numbers of "
      "children are hidden unless --restricted says otherwise.",
      report_options,
      EXAMPLES("cparent report highlights --as-at 2026-03-01 -o report.html",
               "cparent report highlights --format md"),
      "0 2 4 6 7 8",
      "highlights annual actions young-people forward-plan",
      COMPLETE_NOTHING, CPARENT_NOUN_NONE, 1, 1, run_report },
    { "export", "Questions and reports", "write the records as data",
      "csv|json NOUN [-o FILE]",
      "Every record of one noun, in order of id. In CSV a value stands as "
      "it is read back, with its unit and parts in columns of their own.",
      export_options,
      EXAMPLES("cparent export csv action -o actions.csv",
               "cparent export json observation"),
      "0 2 4 6 8", "csv json xlsx ics atom", COMPLETE_NOTHING,
      CPARENT_NOUN_NONE, 1, 2, run_export },
    { "check", "History", "look for what does not fit together", "",
      "Verifies the history; then says which figures lack a unit or "
      "contradict one another, which indicators nobody defined, which "
      "dates are in the wrong order and which references lead nowhere.",
      no_options, EXAMPLES("cparent check"), "0 1 2 4 6", NULL,
      COMPLETE_NOTHING, CPARENT_NOUN_NONE, 0, 0, run_check },
    { "log", "History", "every change, with who, when and why", "",
      "Oldest first.",
      log_options, EXAMPLES("cparent log --since 120 --json"), "0 2 4 6",
      NULL, COMPLETE_NOTHING, CPARENT_NOUN_NONE, 0, 0, run_log },
    { "verify", "History", "see whether the history is whole", "",
      "Computes every digest again and compares the records with their "
      "history. Only a head kept elsewhere shows that the end was cut off.",
      verify_options, EXAMPLES("cparent verify --head \"$(cat head.txt)\""),
      "0 1 2 4 6", NULL, COMPLETE_NOTHING, CPARENT_NOUN_NONE, 0, 0,
      run_verify },
    { "head", "History", "print the head of the history, to be kept", "",
      "Keep it away from the store, and give it to verify later.",
      no_options, EXAMPLES("cparent head > head.txt"), "0 2 4 6", NULL,
      COMPLETE_NOTHING, CPARENT_NOUN_NONE, 0, 0, run_head },
    { "backup", "History", "copy the store into a new file", "FILE",
      "The copy is complete and opens from read-only media. A file that is "
      "there already is left alone.",
      no_options, EXAMPLES("cparent backup 2026-03-01.cparent"),
      "0 2 4 5 6", NULL, COMPLETE_FILE, CPARENT_NOUN_NONE, 1, 1,
      run_backup },
    { "help", "Start", "say what a command does", "[COMMAND]",
      "The same as --help.", no_options, EXAMPLES("cparent help import"),
      "0 2 6", NULL, COMPLETE_NOTHING, CPARENT_NOUN_NONE, 0, 1, run_help },
};

const size_t command_count = sizeof(commands) / sizeof(commands[0]);

const command *
command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

const char *
exit_meaning(int status)
{
    switch (status) {
    case 0:
        return "fine";
    case 1:
        return "a check found problems";
    case 2:
        return "the command line cannot be used";
    case 3:
        return "input could not be read";
    case 4:
        return "not found";
    case 5:
        return "a conflict, or something would have been overwritten";
    case 6:
        return "reading, writing or the store failed";
    case 7:
        return "refused, to protect people";
    case 8:
        return "not built in";
    case 130:
        return "interrupted";
    default:
        return NULL;
    }
}
