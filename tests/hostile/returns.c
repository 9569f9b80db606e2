/* SPDX-License-Identifier: Apache-2.0 */
#include "returns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EPISODES                                                            \
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,"                  \
    "REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
#define START ",01/05/2024,S,C2,N1,U6,PR1,,,,,,\n"

const hostile_return hostile_returns[] = {
    { "columns", "ragged", "CHILD,DECOM,RNE", ",C#", "\nA,01/05/2024,S\n" },
    { "the same column", "repeated-column", "CHILD,DECOM,RNE", ",LS",
      "\nA,01/05/2024,S\n" },
    { "a header of no table", "unknown-table", "", "x,", "\n" },
    { "a header in quotes", "unknown-table", "", "\"x\",", "\n" },
    { "a header that does not end", "unknown-table", "CHILD", "x", "" },
    { "cells", "ragged", EPISODES "A", ",x", "\n" },
    { "commas", NULL, EPISODES, ",", "\n" },
    { "an id", "long-child", EPISODES, "x", START },
    { "a code", "unknown-code", EPISODES "A,01/05/2024,", "S",
      ",C2,N1,U6,PR1,,,,,,\n" },
    { "a day", "date", EPISODES "A,", "1", ",S,C2,N1,U6,PR1,,,,,,\n" },
    { "a score", "number", "CHILD,DOB,SDQ_SCORE\nA,,", "1", "x\n" },
    { "a field in quotes", "unknown-code", EPISODES "A,01/05/2024,\"", "S\n",
      "\",C2,N1,U6,PR1,,,,,,\n" },
    { "quotes in quotes", "unknown-code", EPISODES "A,01/05/2024,\"", "\"\"",
      "\",C2,N1,U6,PR1,,,,,,\n" },
    { "an open quote", "quote-open", EPISODES "\"", "A" START, "" },
    { "open quotes", "quote-early", EPISODES, "\"A" START, "" },
    { "open quotes in rows", "ragged", EPISODES, "A,\"\n", "" },
    { "stray quotes", "quote-stray", EPISODES, "A\"" START, "" },
    { "nothing but quotes", "quote-open", EPISODES "\"", "\"\"", "" },
    { "NULs", "ragged", EPISODES, "\1", "" },
    { "NULs from the start", "encoding", "", "\1", "" },
    { "rows of NULs", "ragged", EPISODES, "\1,\1\n", "" },
    { "bytes that are no text", "ragged", EPISODES, "\xFF", "" },
    { "empty rows", NULL, EPISODES, "\n", "" },
    { "rows of commas", NULL, EPISODES, ",,,,,,,,,,,,\n", "" },
    { "rows of spaces", NULL, EPISODES, "  \r\n", "" },
    { "lines that end with CR", NULL,
      "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,URN\r",
      "A#,01/05/2024,S,C2,N1,U6,PR1,,,\r", "" },
    { "short rows", "ragged", EPISODES, "A\n", "" },
    { "rows without a child", "no-child", EPISODES, START, "" },
    { "rows with a wrong day", "date", EPISODES,
      "A,99/99/9999,S,C2,N1,U6,PR1,,,,,,\n", "" },
    { "the same row", "repeated-row", EPISODES, "A" START, "" },
    { "children", NULL, EPISODES, "A#" START, "" },
    { "children with long ids", "long-child", EPISODES,
      "AN-ID-THAT-IS-LONGER-THAN-SIXTEEN-#" START, "" },
    { "reviews of one child", NULL, "CHILD,DOB,REVIEW,REVIEW_CODE\n",
      "A,02/05/2012,01/06/2024,PN1\n", "" },
    { "incidents of one child", NULL, "CHILD,MISSING,MIS_START,MIS_END\n",
      "A,M,01/06/2024,02/06/2024\n", "" },
    { "social workers of one child", NULL, "CHILD,SW_ID,SW_DECOM,SW_DEC\n",
      "A,W#,01/06/2024,02/06/2024\n", "" },
    { "attributes", "xml-limit", "<EXPSSDA903><CHILD", " a#='1'",
      "/></EXPSSDA903>" },
    { "the same attribute", "xml-limit", "<EXPSSDA903><CHILD", " a='1'",
      "/></EXPSSDA903>" },
    { "an attribute", "xml-limit", "<EXPSSDA903 a='", "x", "'/>" },
    { "elements in elements", "xml-limit", "<EXPSSDA903>", "<CHILD>", "" },
    { "entities", "xml-doctype", "<!DOCTYPE a [", "<!ENTITY b# 'c'>",
      "]><EXPSSDA903/>" },
    { "a document type in white space", "xml-doctype", "<!DOCTYPE a", " ",
      "><EXPSSDA903/>" },
    { "references", "xml-limit", "<EXPSSDA903><CHILD><HEADER><SEX>",
      "&amp;", "</SEX></HEADER></CHILD></EXPSSDA903>" },
    { "a text", "xml-limit", "<EXPSSDA903><CHILD><HEADER><SEX>", "1",
      "</SEX></HEADER></CHILD></EXPSSDA903>" },
    { "a name", "xml-limit", "<EXPSSDA903><", "x", "" },
    { "a comment that does not end", "xml-limit", "<EXPSSDA903><!--", "x", "" },
    { "comments", NULL, "<EXPSSDA903>", "<!--x-->", "</EXPSSDA903>" },
    { "instructions", NULL, "<EXPSSDA903>", "<?x y?>", "</EXPSSDA903>" },
    { "sections", NULL, "<EXPSSDA903>", "<![CDATA[x]]>", "</EXPSSDA903>" },
    { "children in XML", NULL, "<EXPSSDA903>",
      "<CHILD><HEADER><CHILDID>A#</CHILDID><DOB>02/05/2012</DOB></HEADER>"
      "<EPISODE><DECOM>01/05/2024</DECOM><RNE>S</RNE><LS>C2</LS></EPISODE>"
      "</CHILD>",
      "</EXPSSDA903>" },
    { "episodes of one child in XML", "repeated-row",
      "<EXPSSDA903><CHILD><HEADER><CHILDID>A</CHILDID><DOB>02/05/2012</DOB>"
      "</HEADER>",
      "<EPISODE><DECOM>01/05/2024</DECOM><RNE>S</RNE></EPISODE>",
      "</CHILD></EXPSSDA903>" },
    { "empty elements", NULL, "<EXPSSDA903>", "<CHILD/>", "</EXPSSDA903>" },
    { NULL, NULL, NULL, NULL, NULL },
};

/* One unit; its number has seven digits, so that all are of one length. */
static size_t
put_unit(char *to, const char *unit, unsigned number)
{
    size_t length = 0;

    for (; *unit; unit++)
        if (*unit == '#')
            length += (size_t)snprintf(to + length, 8, "%07u",
                                       number % 10000000);
        else
            to[length++] = *unit == '\1' ? '\0' : *unit;
    return length;
}

char *
hostile_return_make(const hostile_return *of, size_t size, size_t *size_out)
{
    const size_t before = strlen(of->before);
    const size_t behind = strlen(of->behind);
    char *text = malloc(before + size + 1024 + behind);
    size_t at = before;
    unsigned number = 0;

    if (!text)
        return NULL;
    memcpy(text, of->before, before);
    while (at < before + size)
        at += put_unit(text + at, of->unit, number++);
    memcpy(text + at, of->behind, behind);
    *size_out = at + behind;
    return text;
}
