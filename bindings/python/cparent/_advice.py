# SPDX-License-Identifier: Apache-2.0
"""The library gives its advice in the words of the tool; here are ours."""
from __future__ import annotations

#: What the tool calls it, the longest first, and what Python does.
WORDS = (
    ("check the name and the folder",
     "check the name and the folder; text of one line is given as bytes"),
    ("cparent ssda903 --explain all lists them",
     "cparent.ssda903_explain(\"all\") lists them"),
    ("list them with: review --list", "store.review() lists them"),
    ("with review --undo", "with store.undo(id)"),
    ("made by review --export", "made by store.review().export_csv()"),
    ("with `cparent init`", "with cparent.create(path, council=…)"),
    ("`cparent verify`", "store.verify()"),
    ("`cparent backup`", "store.backup(path)"),
    ("with --meeting", "with meeting=…"),
    ("with --board", "with board=…"),
    ("with --previous", "with previous=…"),
    ("with --lenient", "with lenient=True"),
)


def said(advice: str) -> str:
    """The advice in the words of Python."""
    for tool, python in WORDS:
        advice = advice.replace(tool, python)
    return advice
