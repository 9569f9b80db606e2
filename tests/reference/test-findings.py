# SPDX-License-Identifier: Apache-2.0
"""What is wrong in a return is told by rule, file, line and column.

Each case is a return with one thing wrong, and where: every finding that the
tool makes, and no other.  Nothing that a cell holds may be in a message.
"""
import json
import os
import subprocess
import sys
import tempfile

import compare903

H = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
E = ("CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,"
     "REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n")
O = ("CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,"
     "TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,"
     "INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n")
C = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n"
A = H + "KEVIN1,M,02/05/2012,WBRI,,,\n"
OPEN = E + "KEVIN1,01/05/2024,S,C2,N1,U6,PR1,,,,,,\n"
SECRET = ["KEVIN", "2012", "ZZ99"]


def episodes(*rows):
    return {"h.csv": A, "e.csv": E + "".join(f"KEVIN1,{r}\n" for r in rows)}


# title, files, findings (severity rule file:line:column field), exit status,
# with --strict
CASES = [
    ("a return without fault", {"h.csv": A, "e.csv": OPEN}, "", 0, 0),
    ("a child twice in Header",
     {"h.csv": A + "KEVIN1,M,02/05/2012,WBRI,,,\n", "e.csv": OPEN},
     "error repeated-child h.csv:3:1 CHILD", 0, 1),
    ("a birthday that is another",
     {"h.csv": A, "e.csv": OPEN, "t.csv":
      C + "KEVIN1,03/05/2012,YES,F1,B1\n"},
     "error birth-differs t.csv:2:2 DOB", 0, 1),
    ("a child without a row in Header",
     {"h.csv": A, "e.csv": OPEN + "OTHER,01/05/2024,S,C2,N1,U6,PR1"
      ",,,,,,\n"},
     "error orphan e.csv:3:1 CHILD|warning no-birth e.csv:3:1 CHILD", 0, 1),
    ("an episode that ends before it begins",
     episodes("01/05/2024,S,C2,N1,U6,PR1,30/04/2024,E4A,,,,"),
     "error dec-before-decom e.csv:2:8 DEC", 0, 1),
    ("a reason for ceasing without a date",
     episodes("01/05/2024,S,C2,N1,U6,PR1,,E4A,,,,"),
     "error rec-without-dec e.csv:2:8 DEC", 0, 1),
    ("a date of ceasing without a reason",
     episodes("01/05/2024,S,C2,N1,U6,PR1,01/06/2024,,,,,"),
     "error dec-without-rec e.csv:2:9 REC", 0, 1),
    ("episodes that overlap",
     episodes("01/05/2024,S,C2,N1,U6,PR1,02/06/2024,X1,,,,",
              "01/06/2024,P,C2,N1,K2,PR1,,,,,,"),
     "error overlap e.csv:3:2 DECOM|warning no-start e.csv:3:3 RNE", 0, 1),
    ("an open episode before another",
     episodes("01/05/2024,S,C2,N1,U6,PR1,,,,,,",
              "01/06/2024,P,C2,N1,K2,PR1,,,,,,"),
     "error open-not-last e.csv:2:8 DEC|warning no-start e.csv:3:3 RNE",
     0, 1),
    ("a gap in care",
     episodes("01/05/2024,S,C2,N1,U6,PR1,01/06/2024,X1,,,,",
              "02/06/2024,P,C2,N1,K2,PR1,,,,,,"),
     "error gap e.csv:3:2 DECOM|warning no-start e.csv:3:3 RNE", 0, 1),
    ("a start inside care",
     episodes("01/05/2024,S,C2,N1,U6,PR1,01/06/2024,X1,,,,",
              "01/06/2024,S,C2,N1,K2,PR1,,,,,,"),
     "error start-inside e.csv:3:3 RNE", 0, 1),
    ("an episode after the year",
     episodes("01/05/2024,S,C2,N1,U6,PR1,01/04/2025,E4A,,,,"),
     "warning after-the-year e.csv:2:8 DEC", 0, 0),
    ("an episode some years before the year",
     episodes("01/05/2021,S,C2,N1,U6,PR1,,,,,,"),
     "warning quiet-year e.csv:0:0 -", 0, 0),
    ("nothing but what is after the year",
     episodes("01/05/2025,S,C2,N1,U6,PR1,,,,,,"),
     "error of-a-later-year e.csv:0:0 -"
     "|warning after-the-year e.csv:2:2 DECOM", 0, 1),
    ("a return without rows", {"h.csv": H, "e.csv": E}, "", 0, 0),
    ("a table in two halves",
     {"h.csv": A, "e.csv": E + "KEVIN1,01/05/2024,S,C2,N1,U6,PR1,"
      "01/06/2024,X1,,,,\n", "f.csv": E + "KEVIN1,01/06/2024,P,C2,N1,K2,PR1"
      ",,,,,,\n"}, "", 0, 0),
    ("tables that end in two years",
     {"h.csv": A, "e.csv": E + "KEVIN1,01/05/2024,S,C2,N1,U6,PR1,,,,,,\n",
      "f.csv": E + "OTHER,01/05/2022,S,C2,N1,U6,PR1,,,,,,\n",
      "g.csv": H + "OTHER,M,02/05/2012,WBRI,,,\n"},
     "warning years-differ f.csv:0:0 -", 0, 0),
    ("a code that is none", episodes("01/05/2024,S,C2,N1,ZZ99,PR1,,,,,,"),
     "error unknown-code e.csv:2:6 PLACE", 0, 1),
    ("a code of another year", episodes("01/05/2024,S,C2,N1,H5,PR1,,,,,,"),
     "warning code-year e.csv:2:6 PLACE", 0, 0),
    ("a row without a date", episodes(",S,C2,N1,U6,PR1,,,,,,"),
     "error no-date e.csv:2:2 DECOM", 0, 1),
    ("a row without a child",
     {"h.csv": A, "e.csv": OPEN + ",01/05/2024,S,C2,N1,U6,PR1,,,,,,\n"},
     "error no-child e.csv:3:1 CHILD", 0, 1),
    ("a row twice", episodes("01/05/2024,S,C2,N1,U6,PR1,,,,,,",
                             "01/05/2024,S,C2,N1,U6,PR1,,,,,,"),
     "warning repeated-row e.csv:3:2 DECOM", 0, 0),
    ("a row of OC2 for a child who was not in care for the year",
     {"h.csv": A, "e.csv": OPEN,
      "o.csv": O + "KEVIN1,02/05/2012,7,,0,0,1,1,1,0,,\n"},
     "warning oc2-not-eligible o.csv:2:0 -", 0, 0),
    ("no row of OC2 for one who was",
     {**episodes("01/04/2024,S,C2,N1,U6,PR1,,,,,,"), "o.csv": O},
     "warning oc2-missing e.csv:2:0 -", 0, 0),
    ("a score out of range",
     {**episodes("01/04/2024,S,C2,N1,U6,PR1,,,,,,"),
      "o.csv": O + "KEVIN1,02/05/2012,41,,0,0,1,1,1,0,,\n"},
     "error number-range o.csv:2:3 SDQ_SCORE", 0, 1),
    ("a date written the other way",
     episodes("2024-05-01,S,C2,N1,U6,PR1,,,,,,"),
     "warning date-form e.csv:2:2 DECOM", 0, 0),
    ("a column that stands twice",
     {"h.csv": A, "e.csv": OPEN.replace("URN\n", "REC\n")},
     "warning repeated-column e.csv:1:13 -", 0, 0),
    ("columns of no table",
     {"h.csv": A, "e.csv": OPEN, "z.csv": "a,b\n1,2\n"},
     "warning unknown-table z.csv:1:0 -", 0, 0),
    ("a column that indicators need and is not there",
     {"h.csv": A.replace(",ETHNIC", "").replace(",WBRI", ",").replace(
         "UPN", "ETHNIC"), "e.csv": E.replace(",PLACE_PROVIDER", "") +
      "KEVIN1,01/05/2024,S,C2,N1,U6,,,,,,\n"},
     "warning missing-column e.csv:1:0 PLACE_PROVIDER", 0, 0),
    ("an id that is too long",
     {"h.csv": A.replace("KEVIN1", "KEVIN123456"),
      "e.csv": OPEN.replace("KEVIN1", "KEVIN123456")},
     "warning long-child h.csv:2:1 CHILD|warning long-child e.csv:2:1 CHILD",
     0, 0),
    ("care that goes on with nothing",
     episodes("01/05/2024,S,C2,N1,U6,PR1,01/06/2024,X1,,,,"),
     "error nothing-after e.csv:2:9 REC", 0, 1),
    ("an open episode that the next return does not have",
     {"before/h.csv": A,
      "before/e.csv": E + "KEVIN1,01/05/2023,S,C2,N1,U6,PR1,,,,,,\n",
      **episodes("01/05/2024,S,C2,N1,U6,PR1,,,,,,")},
     "warning not-carried-over e.csv:2:8 DEC", 0, 0),
    ("no row of AD1 for a child who was adopted",
     {**episodes("01/05/2024,S,E1,N1,A6,PR1,01/12/2024,E11,,,,"),
      "a.csv": "CHILD,DOB,DATE_MATCH,FOSTER_CARE\n"},
     "warning ad1-missing e.csv:2:0 -", 0, 0),
    ("a row of OC3 for a young person who is still in care",
     {"h.csv": A.replace("2012", "2006"),
      "e.csv": E + "KEVIN1,01/05/2024,S,C2,N1,U6,PR1,,,,,,\n",
      "t.csv": C + "KEVIN1,02/05/2006,YES,F1,B1\n"},
     "warning oc3-not-eligible t.csv:2:0 -", 0, 0),
    ("days that nobody knows, where they may be so",
     {"h.csv": A, "e.csv": OPEN,
      "p.csv": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n"
      "KEVIN1,02/05/2012,P1,,zz/zz/2019\nKEVIN1,,P2,CON,ZZ/04/2018\n"},
     "", 0, 0),
    ("codes with padding and in small letters, empty rows and a last one",
     {"h.csv": A, "e.csv": E.lower() +
      '\n kevin1 ,01/05/2024, s,c2 ,N1,"u6 ",pr1,,,,,,\n'.upper() +
      ",,,,,,,,,,,,\n\n"},
     "", 0, 0),
]
# Cells that cannot be read: exit 3, each with its place.
CASES += [
    (f"no day: {cell}", episodes(f"{cell},S,C2,N1,U6,PR1,,,,,,"),
     "error date e.csv:2:2 DECOM", 3, 3)
    for cell in ("31/04/2024", "29/02/2023", "00/01/2024", "01/13/2024",
                 "1/5/2024", "01/05/24", "01-05-2024", "01/05/2024 00:00",
                 "45413", "zz/05/2024", "2024/05/01")
] + [
    (f"no number: {cell}",
     {"h.csv": A, "e.csv": OPEN,
      "o.csv": O + f'KEVIN1,02/05/2012,{cell},,0,0,1,1,1,0,,\n'},
     "error number o.csv:2:3 SDQ_SCORE", 3, 3)
    for cell in ("nan", "inf", "0x10", "12abc", '"1,5"', "1e1", "--1")
] + [
    ("a row with too few fields", {"h.csv": A, "e.csv": OPEN + "KEVIN1,2\n"},
     "error ragged e.csv:3:3 -", 3, 3),
    ("a quote that is not closed", {"h.csv": A, "e.csv": OPEN + '"KEVIN1\n'},
     "error quote-open e.csv:3:1 -", 3, 3),
    ("a quote inside a field",
     {"h.csv": A, "e.csv": OPEN + 'KE"VIN1,01/05/2024,S,C2,N1,U6,PR1'
      ',,,,,,\n'}, "error quote-stray e.csv:3:1 -", 3, 3),
    ("text behind a quote",
     {"h.csv": A, "e.csv": OPEN + '"KEVIN1"2,01/05/2024,S,C2,N1,U6,PR1'
      ',,,,,,\n'}, "error quote-early e.csv:3:1 -", 3, 3),
    ("a NUL", {"h.csv": A, "e.csv": OPEN + "KEVIN1,\0\n"},
     "error ragged e.csv:3:3 -|error nul e.csv:3:0 -", 3, 3),
    ("UTF-16", {"h.csv": A, "e.csv": OPEN.encode("utf-16")},
     "error encoding e.csv:1:0 -", 3, 3),
    ("a partial day where there must be a whole one",
     {"h.csv": A.replace("02/05/2012", "zz/05/2012"), "e.csv": OPEN},
     "error date h.csv:2:3 DOB", 3, 3),
    ("a partial day with a month that is none",
     {"h.csv": A, "e.csv": OPEN,
      "p.csv": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n"
      "KEVIN1,02/05/2012,P1,,zz/13/2019\n"},
     "error date p.csv:2:5 DATE_PERM", 3, 3),
    ("columns parted by semicolons",
     {"h.csv": A, "e.csv": OPEN.replace(",", ";")},
     "error separator e.csv:1:0 -", 3, 3),
    ("XML that is nested too deep",
     {"r.xml": "<EXPSSDA903>" + "<CHILD>\n" * 100},
     "error xml-limit r.xml:64:8 -", 3, 3),
    ("XML that ends too soon",
     {"r.xml": "<EXPSSDA903>\n<CHILD>\n</EXPSSDA903>\n"},
     "error xml r.xml:3:3 -", 3, 3),
    ("a document type",
     {"r.xml": '<!DOCTYPE a [<!ENTITY b "c">]>\n<EXPSSDA903/>\n'},
     "error xml-doctype r.xml:1:13 -", 3, 3),
]


def told(tool, folder, *options):
    """The exit status, and findings as words."""
    before = os.path.join(folder, "before")
    if os.path.isdir(before):
        options += "--previous", before
    ran = subprocess.run(
        [tool.command, "ssda903", folder, "--year-ended", "2025-03-31",
         "--json", *options], env=tool.environment, capture_output=True,
        check=False)
    found = json.loads(ran.stdout or ran.stderr)
    found = found.get("findings", found.get("error", {}).get("findings", []))
    return ran.returncode, found, (ran.stdout + ran.stderr).decode()


def words(finding):
    return (f"{finding['severity']} {finding['rule']} "
            f"{finding['source']}:{finding['line'] or 0}:"
            f"{finding['column'] or 0} {finding['field'] or '-'}")


def wrong(tool, files, expected, status, strict):
    """Sentences about a case."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            name = os.path.join(folder, name)
            os.makedirs(os.path.dirname(name), exist_ok=True)
            with open(name, "wb") as file:
                file.write(text if isinstance(text, bytes)
                           else text.encode())
        code, found, said = told(tool, folder)
        if code != status:
            yield f"exit {code}, not {status}"
        found = sorted(map(words, found))
        wanted = sorted(expected.split("|")) if expected else []
        if found != wanted:
            yield f"found {found}, not {wanted}"
        for secret in SECRET:
            if secret in said:
                yield f"it says {secret}"
        code = told(tool, folder, "--strict")[0]
        if code != strict:
            yield f"with --strict: exit {code}, not {strict}"


def main():
    tool = compare903.Tool()
    print(f"1..{len(CASES)}")
    bad = 0
    for number, (title, *case) in enumerate(CASES, 1):
        lines = list(wrong(tool, *case))
        for line in lines:
            print("#", line)
        bad += bool(lines)
        print("not ok" if lines else "ok", number, "-", title)
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
