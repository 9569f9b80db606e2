# SPDX-License-Identifier: Apache-2.0
"""A return as XML, and written out anew as one CSV file a table by a reader
of our own, gives the same figures, also for each child alone.

The XML is a public one of invented children (CPARENT_CORPUS); without it
the test says skipped.  Prints TAP.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as etree

import generate903

HERE = os.path.dirname(os.path.abspath(__file__))
RUN = os.environ.get("RUN") or os.path.join(HERE, "../../build/run")
CORPUS = os.environ.get("CPARENT_CORPUS") or os.path.join(
    HERE, "../../../shared")
RETURN = os.path.join(CORPUS, "data/d2i-fake-903/fake_903.xml")
SAMPLE = 40

INNER = {"EPISODE": "Episodes", "AREVIEW": "Reviews", "AMISSING": "Missing",
         "OC2": "OC2", "AD_PLACED": "PlacedAdoption",
         "PERMANENCE": "PrevPerm"}
FLAT = {"Header": "SEX ETHNIC UPN MOTHER MC_DOB", "UASC": "SEX DUC",
        "OC3": "IN_TOUCH ACTIV ACCOM",
        "AD1": "DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR"
               " LS_ADOPTR"}


def text_of(element):
    return (element.text or "").strip()


def tables_of(children):
    """{table: (columns, rows)} of <CHILD> elements."""
    tables = {table: [] for table in list(FLAT) + list(INNER.values())
              if table != "Reviews"}
    for child in children:
        head = child.find("HEADER")
        flat = {part.tag: text_of(part) for part in head if not len(part)}
        key = {"CHILD": flat["CHILDID"], "DOB": flat.get("DOB", "")}
        for table, names in FLAT.items():
            row = {name: flat.get(name, "") for name in names.split()}
            if table == "Header" or (
                    flat.get("UASC") == "1" if table == "UASC"
                    else any(row.values())):
                tables[table].append({**key, **row})
        for part in child.iter():
            if part.tag in INNER:
                row = {"PLACE" if cell.tag == "PL" else cell.tag:
                       text_of(cell) for cell in part}
                tables.setdefault(INNER[part.tag], []).append(
                    {**key, **row} if part.tag != "EPISODE"
                    else {"CHILD": key["CHILD"], **row})
    return tables


def write_csv(folder, tables):
    for table, rows in tables.items():
        columns = list(dict.fromkeys(
            generate903.COLUMNS[table]
            + [name for row in rows for name in row]))
        with open(os.path.join(folder, table + ".csv"), "w", newline="",
                  encoding="utf-8") as file:
            lines = csv.DictWriter(file, columns, restval="")
            lines.writeheader()
            lines.writerows(rows)


def figures(path):
    done = subprocess.run(
        [RUN, "cparent", "ssda903", path, "--year-ended", "2022-03-31",
         "--authority", "E06000001", "--json", "--lenient"],
        capture_output=True, text=True, check=False)
    if '"rule":"not-of-the-year"' in done.stderr:
        return {"refused": done.returncode}
    if done.returncode not in (0, 1):
        raise SystemExit("Bail out! " + done.stderr)
    return {one["code"]: [one[key] for key in
                          ("state", "numerator", "denominator", "value")]
            for one in json.loads(done.stdout)["indicators"]}


def differences(children):
    with tempfile.TemporaryDirectory() as folder:
        one = os.path.join(folder, "one")
        other = os.path.join(folder, "other")
        os.mkdir(one)
        os.mkdir(other)
        root = etree.Element("EXPSSDA903")
        root.extend(children)
        etree.ElementTree(root).write(os.path.join(one, "return.xml"),
                                      encoding="utf-8")
        write_csv(other, tables_of(children))
        a, b = figures(one), figures(other)
    return [(code, a.get(code), b.get(code)) for code in {**a, **b}
            if a.get(code) != b.get(code)]


def main():
    if not os.path.exists(RETURN):
        print("1..0 # SKIP the public return is not here")
        return 0
    children = list(etree.parse(RETURN).getroot())
    step = max(1, len(children) // SAMPLE)
    print("1..2")
    wrong = differences(children)
    for line in wrong:
        print("#", *line)
    print("not ok" if wrong else "ok",
          "1 - the XML and its CSV give the same figures")
    alone = 0
    for child in children[::step]:
        for line in differences([child]):
            alone += 1
            print("#", child.find("HEADER/CHILDID").text, *line)
    print("not ok" if alone else "ok",
          "2 - so they do for each child alone")
    return 1 if wrong or alone else 0


if __name__ == "__main__":
    sys.exit(main())
