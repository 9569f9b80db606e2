# SPDX-License-Identifier: Apache-2.0
"""Five real minutes, each in a store of its own council, then all in one:
every record cites the bytes it came from, and every report shows its own
document's figures with the words around them."""

import glob
import hashlib
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import scenario as s  # noqa: E402

texts = os.path.join(s.CORPUS, "minutes", "texts")
if not glob.glob(texts + "/0*.txt"):
    print("1..0 # SKIP the real minutes are not there")
    sys.exit(0)

# The texts carry neither date nor council; these stand in for them.
# Figures: as a report words them, one of several ways each.
DOCUMENTS = [
    ("000", "E10000034", "2023-01-10", "Corporate Parenting Board",
     [("31%",), ("66%",)]),
    ("001", "E06000019", "2019-11-28", "Cabinet", []),
    ("002", "E06000035", "2018-06-05", "Health and Wellbeing Board",
     [("413",), ("427",), ("94%",), ("93%",)]),
    ("003", "E06000022", "2021-07-06", "Children's Panel",
     [("97% to 99%", "97–99%", "97 to 99%"), ("69%",), ("59",), ("181",)]),
    ("004", "E08000034", "2022-11-08", "Corporate Parenting Board",
     [("62.4",), ("60.7",), ("607",)]),
]
CITED = ("observation", "claim", "pledge", "question", "resolution",
         "action")

t = s.Scenario()


def raw(number):
    path = glob.glob(f"{texts}/{number}_*.txt")[0]
    with open(path, "rb") as file:
        return path, file.read()


def decoded(part):
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        return part.decode("windows-1252")


def check_citations(name, store, files):
    """`files`: digest -> raw bytes."""
    documents = {d["id"]: d for d in t.rows("export", "json", "document",
                                            "--store", store)}
    citations = {c["id"]: c for c in t.rows("export", "json", "citation",
                                            "--store", store)}
    wrong = []
    for cite in citations.values():
        document = documents.get(cite["document"])
        body = files.get(document["digest"]) if document else None
        if body is None or decoded(body[int(cite["byte_start"]):
                                        int(cite["byte_end"])]) \
                != cite["quote"]:
            wrong.append(cite)
    t.check(citations and not wrong,
            f"{name}: every citation is its bytes", wrong[:3])
    uncited, records = [], 0
    for noun in CITED:
        for record in t.rows("export", "json", noun, "--store", store):
            records += 1
            cites = record.get("citations") or []
            if isinstance(cites, str):
                cites = cites.split("|")
            if not cites or any(c not in citations for c in cites):
                uncited.append(record)
    t.check(records and not uncited,
            f"{name}: every record that was accepted is cited",
            uncited[:3])
    return documents, citations


def quotes_with(report, words):
    return any(w in s.squeeze(q) for q in report.sources.values()
               for w in words)


everything = {}
for number, council, day, board, figures in DOCUMENTS:
    path, body = raw(number)
    digest = hashlib.sha256(body).hexdigest()
    everything[digest] = body
    store, page = t.path(number + ".cparent"), t.path(number + ".html")
    t.cparent("init", store, "--council", council)
    t.cparent("import", path, "--meeting", day, "--board", board,
              "--store", store)
    t.cparent("review", "--accept", "all", "--store", store)
    t.cparent("report", "highlights", "--as-at", day, "-o", page,
              "--store", store)
    check_citations(number, store, {digest: body})
    if not t.check(os.path.exists(page), f"{number}: there is a report"):
        continue
    report = s.Report(page)
    for words in figures:
        t.check(any(w in report.text for w in words),
                f"{number}: the report shows {words[0]}")
        digits = words[0].split("%")[0].split(" ")[0]
        t.check(quotes_with(report, (digits,)),
                f"{number}: and quotes the words with {digits}",
                sorted(report.sources.values())[:40])
    lost = [q for q in report.sources.values()
            if s.squeeze(q).strip("“”") not in s.squeeze(decoded(body))]
    t.check(not lost, f"{number}: every quote stands in the text", lost[:3])

# Several councils' texts in one store, on purpose.
store = t.path("all.cparent")
t.cparent("init", store, "--council", "E08000034")
for number, _, day, board, _ in DOCUMENTS:
    t.cparent("import", raw(number)[0], "--meeting", day, "--board", board,
              "--store", store)
t.cparent("review", "--accept", "all", "--store", store)
documents, citations = check_citations("all in one", store, everything)
t.check(len([d for d in documents.values()
             if d["digest"] in everything]) == len(DOCUMENTS),
        "all in one: each text is a document of its own")
for noun in CITED:
    for record in t.rows("export", "json", noun, "--store", store):
        cites = record.get("citations") or []
        if isinstance(cites, str):
            cites = cites.split("|")
        homes = {citations[c]["document"] for c in cites if c in citations}
        if len(homes) > 1:
            t.check(False, f"all in one: a {noun} keeps to its document",
                    record)
            break
    else:
        t.check(True, f"all in one: each {noun} keeps to its document")
t.end()
