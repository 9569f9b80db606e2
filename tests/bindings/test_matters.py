# SPDX-License-Identifier: Apache-2.0
"""What later minutes say of open actions, against cases judged by hand."""
import json
import os

import tap
import cparent

DATA = os.path.join(os.environ.get("abs_top_srcdir", "."), "tests", "data",
                    "arising")
NAMES = {"reported": "progress"}


def cases(name):
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def heard(case):
    """What is proposed of each action, in the words of the cases."""
    actions = []
    for item in case["open"]:
        due = {"due_text": item["due_text"]} if item["due_text"] else {}
        actions.append(cparent.Action(
            authority="E06000901", status="open", id=item["id"],
            text=item["text"], owner=item["owner"],
            agreed_on=item["agreed_on"], **due))
    found = cparent.matters_arising((case["minutes"] + "\n").encode(),
                                    actions, meeting=case["held_on"])
    return {said.action.id: NAMES.get(str(said.outcome), str(said.outcome))
            for said in found}


def expected(case):
    return {item["id"]: item["outcome"] for item in case["expect"]}


class Matters(tap.Case):
    def test_of_the_actions_reported_on_four_in_five_are_found(self):
        """And of what is proposed, more than nine in ten are right."""
        right = proposed = wanted = 0
        for case in cases("boards.jsonl"):
            got, want = heard(case), expected(case)
            right += len(got.items() & want.items())
            proposed += len(got)
            wanted += len(want)
        self.assertGreaterEqual(right / proposed, 0.93)
        self.assertGreaterEqual(right / wanted, 0.80)

    def test_other_boards_are_heard_as_they_were_meant(self):
        for case in cases("panels.jsonl"):
            self.assertEqual(heard(case), expected(case), case["minutes"])

    def test_words_of_one_topic_name_the_same_action(self):
        rows = topic_rows()
        self.assertGreater(len(rows), 100)
        for topic, action, later in rows:
            case = {"open": [{"id": "a", "text": action, "owner": "Jo Ash",
                              "agreed_on": "2025-09-16", "due_text": None}],
                    "held_on": "2026-02-10",
                    "minutes": "Matters arising\n\n- " + later}
            self.assertIn("a", heard(case), topic)

    def test_words_of_another_topic_name_none(self):
        rows = topic_rows()
        for (topic, action, _), (_, _, later) in zip(rows, rows[40:]):
            case = {"open": [{"id": "a", "text": action, "owner": "Jo Ash",
                              "agreed_on": "2025-09-16", "due_text": None}],
                    "held_on": "2026-02-10",
                    "minutes": "The Board\n\n" + later}
            self.assertEqual(heard(case), {}, topic + ": " + later)


def topic_rows():
    """Topic, action and later words of the rows that have an example."""
    path = os.path.join(os.environ.get("abs_top_srcdir", "."), "share",
                        "topic_words.tsv")
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file
                 if not line.startswith("#")]
    return [(line[0], line[3], line[4]) for line in lines[1:] if line[3]]


if __name__ == "__main__":
    tap.main()
