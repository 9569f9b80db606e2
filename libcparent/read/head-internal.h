/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_HEAD_INTERNAL_H
#define CPARENT_HEAD_INTERNAL_H

#include "read/people-internal.h"

/* What a line of a letterhead is; head.c puts them together. */

/* "Wynmere Borough Council" on a line of its own. */
bool
cparent__is_council_line(const cparent__sentence *sentence);

/* "SALTMERE CITY COUNCIL - CORPORATE PARENTING BOARD", "Cabinet Committee -
 * Wendle Council": whose minutes they are, not what they are about. */
bool
cparent__is_owner_line(const cparent__sentence *sentence);

/* "Review of", "Report to" before token `to`: the line is about a body that
 * it names, and not its name. */
bool
cparent__is_about(const cparent__sentence *sentence, int to);

/* A line that names a meeting: "Minutes of the Corporate Parenting Board
 * held on …", "Corporate Parenting Panel - 9th December 2025", "Agenda for
 * … on …", "Date: …".  Fills in the board and the day. */
bool
cparent__read_meeting_line(cparent__reader *reader,
                           const cparent__sentence *sentence);

/* "Education and Children's Services Committee" above a title, which no
 * "Agenda item" has `announced`: who met. */
bool
cparent__read_committee_line(cparent__reader *reader,
                             const cparent__block *block, bool announced);

/* A line that can be a title stands in the head below `block`. */
bool
cparent__title_below(cparent__reader *reader, const cparent__block *block);

/* "PRESENT" and no more, above a line for each of them. */
bool
cparent__is_roster_alone(const cparent__sentence *sentence);

/* The committee that a sentence names as `body`, NULL for none, where no
 * earlier one did. */
void
cparent__name_committee(cparent__reader *reader,
                        const cparent__sentence *sentence,
                        const cparent__cue *body);

/* "Cabinet Sub-Committee on Corporate Parenting": past what a body is for. */
int
cparent__body_end(const cparent__sentence *sentence, const cparent__cue *body);

/* "Minutes of the Corporate Parenting Forum": where the name of the body
 * begins; 0 where the line is not that. */
int
cparent__behind_minutes(const cparent__sentence *sentence);

/* Where the name ends on a line such as "Corporate Parenting Board Minutes":
 * the count of tokens where nothing follows it. */
int
cparent__owner_end(const cparent__sentence *sentence);

/* Nothing follows the name of a body that ends before token `end`, but what
 * it is of, "(Children in Care)". */
bool
cparent__ends_as_body(const cparent__sentence *sentence, int end);

/* The council and the body that the parts of a line name, "Wynmere Council >
 * Champions Board > 6 June 2024". */
void
cparent__read_owner(cparent__reader *reader,
                    const cparent__sentence *sentence);

/* The same from the lines above the title and the first sentences of the
 * body, which begins at block `body`, where they are still wanting. */
void
cparent__find_owner(cparent__reader *reader, size_t body);

/* "Members: Councillors Bello (Chair) and Finch", "Sederunt: …". */
bool
cparent__is_roster(const cparent__sentence *sentence);

/* "Ward: All", "Is Key decision?: Yes": of the paper, not what it is for. */
bool
cparent__is_fact_line(const cparent__sentence *sentence);

/* "Contact: Jo Harker, Commissioner". */
bool
cparent__is_contact_line(const cparent__sentence *sentence);

/* "Name, Role" on a line each, or "Name (Role), Name (Role)". */
void
cparent__read_contacts(cparent__reader *reader,
                       const cparent__sentence *sentence);

/* The contacts that stand on lines of their own from block `from` on. */
void
cparent__read_contacts_below(cparent__reader *reader, size_t from);

/* "Minutes of the meeting held on 4 March 2025", however it ends. */
bool
cparent__is_held_line(const cparent__sentence *sentence);

/* A label of the table's: "Cabinet Member: Councillor Pym". */
bool
cparent__is_holder_line(const cparent__sentence *sentence);

/* The token behind "Purpose of report:", or 0 where no such label stands. */
int
cparent__purpose_label(const cparent__sentence *sentence);

/* "(Tom Bexley presented this item)": all of the line. */
bool
cparent__is_in_brackets(const cparent__sentence *sentence);

/* "Report of the Director": what a paper is for where nothing else says it,
 * and a report is what was taken. */
bool
cparent__report_line(const cparent__sentence *sentence);

/* Whether block `at`, the first that is minuted, took a paper. */
bool
cparent__takes_report(cparent__reader *reader, size_t at);

/* "The Panel is invited to comment", "This report sets out the offer": said
 * of a paper, and not minuted. */
bool
cparent__says_purpose(const cparent__sentence *sentence);

/* A line below the title, cut as the reader's sentence. */
void
cparent__read_purpose_line(cparent__reader *reader,
                           const cparent__block *block);

/* "The purpose of the report was to inform Members", "Purpose" above what it
 * is: the first that is said below a title, where nothing in the head says
 * what the paper is for.  The body begins at block `body`. */
void
cparent__read_told_purpose(cparent__reader *reader, size_t body);

/* "Subject: Fostering Fees", "Decision Maker: Cabinet", "Purpose: To agree
 * them.": of a record that is a list of labels. */
bool
cparent__is_labelled(const cparent__sentence *sentence);

/* "Agenda item 6", "CPP.31/24", "62/25": a number and no title. */
bool
cparent__is_item_number(const cparent__sentence *sentence);

/* "Performance Monitoring: Quarter 3", "Minute 88: Fostering": a line with a
 * colon that no word of a letterhead opens, as "Present: Mr Vale" has. */
bool
cparent__may_head(const cparent__sentence *sentence);

/* The token behind "Subject:", "Report title:", or 0. */
int
cparent__title_label(const cparent__sentence *sentence);

/* The token behind the number of an item, "Minute 19 |", "CP 22/24", or 0
 * where a line has none. */
int
cparent__title_begin(const cparent__sentence *sentence);

/* Where "PDF 96 KB" begins; the count of tokens when it does not. */
int
cparent__size_begin(const cparent__sentence *sentence);

/* The title that a line from token `from` on is, without number, size of a
 * file, place on the agenda, or day. */
cparent__span
cparent__title_span(const cparent__sentence *sentence, int from);

/* A title that `block` ends with, and that goes on in the line below:
 * "Placement Stability and", "Wellbeing of Children:". */
void
cparent__title_go_on(cparent__reader *reader, const cparent__block *block);

/* A line of the head, cut as the reader's sentence, that begins with the
 * number of the only item of its page; its title is then read. */
bool
cparent__read_numbered_line(cparent__reader *reader,
                            const cparent__block *block);

/* "26. ANNUAL REPORT" in the head, cut as the reader's sentence, below the
 * name of the body that met: the title, when it is the only item. */
bool
cparent__read_item_heading(cparent__reader *reader,
                           const cparent__block *block);

/* The title of the only item, where it stands below those present. */
void
cparent__title_of_item(cparent__reader *reader, size_t at);

/* The title of the only item that concerns children in care, where a body
 * that has other work met. */
void
cparent__title_of_care(cparent__reader *reader);

/* "5   VIRTUAL SCHOOL REPORT": a number without a stop, before a wide gap or
 * a title all in capitals. */
bool
cparent__is_numbered(const cparent__sentence *sentence);

/* "Agendas and Minutes - Agenda item", "Eitem ar yr agenda / Agenda item":
 * behind a mark the line names an item, and no more. */
bool
cparent__names_item(const cparent__sentence *sentence);

#endif
