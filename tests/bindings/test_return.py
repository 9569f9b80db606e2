# SPDX-License-Identifier: Apache-2.0
"""The statutory return: files in, figures and findings out."""
import datetime
import json
import os
import pathlib
import pickle
import tempfile

import tap
import cparent

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n" \
         "1,1,01/05/2012,WBRI,A1,,\n2,2,11/09/2009,WBRI,A2,,\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC," \
           "REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n" \
           "1,01/06/2024,S,C2,N1,U4,PR1,,,,AA1 1AA,AA1 1AB,\n" \
           "2,01/07/2024,S,C2,N1,U4,PR1,01/02/2025,E4A,,AA1 1AA,AA1 1AB,\n"


class Counting(tap.Case):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        (self.path / "header.csv").write_text(HEADER)
        (self.path / "episodes.csv").write_text(EPISODES)

    def tearDown(self):
        self.folder.cleanup()

    def count(self, dirs=None, **options):
        options = {"year_ended": "2025-03-31", "authority": "E06000001",
                   **options}
        return cparent.ssda903(self.path if dirs is None else dirs,
                               **options)

    def test_a_folder_gives_figures_by_code(self):
        counted = self.count()
        self.assertEqual(counted["cla_31_march"].value.number, 1)
        self.assertEqual(counted["ceased"].number, 1)
        self.assertEqual(counted["started"].number, 2)
        self.assertEqual(counted.year_ended, datetime.date(2025, 3, 31))
        self.assertEqual(counted.as_at, datetime.date(2025, 3, 31))
        self.assertEqual(counted.since, datetime.date(2024, 4, 1))
        self.assertEqual(counted.authority, "E06000001")
        self.assertEqual((counted.broken, counted.errors), (0, 0))
        self.assertIn("foster", counted)
        self.assertEqual(list(counted), [one.code for one in counted.figures])
        with self.assertRaises(KeyError):
            counted["nothing"]
        with self.assertRaises(TypeError):
            pickle.dumps(counted)

    def test_it_is_the_json_of_the_contract(self):
        counted = self.count(year_ended=2025)
        whole = counted.to_dict()
        self.assertEqual(whole["schema"], "cparent.ssda903/1")
        self.assertEqual(whole, json.loads(counted.to_json()))
        self.assertEqual([one["code"] for one in whole["indicators"]],
                         list(counted))
        self.assertTrue(counted.to_csv().startswith(
            "authority,year_ended,code,numerator,denominator,value,state"))
        self.assertEqual(counted, self.count())

    def test_figures_are_columns(self):
        counted = self.count()
        columns = counted.columns
        self.assertEqual(columns["code"], list(counted))
        place = columns["code"].to_list().index("cla_31_march")
        self.assertEqual(columns["value"][place], 1)
        self.assertEqual(columns["year_ended"][0],
                         datetime.date(2025, 3, 31))
        self.assertIn("<table>", counted._repr_html_())

    def test_files_bytes_and_lists_are_the_same(self):
        files = [self.path / "header.csv", self.path / "episodes.csv"]
        self.assertEqual(self.count(files).to_csv(), self.count().to_csv())
        self.assertEqual(
            self.count([one.read_bytes() for one in files]).to_csv(),
            self.count().to_csv())

    def test_broken_input_names_every_place(self):
        (self.path / "episodes.csv").write_text(
            EPISODES.replace("01/06/2024", "31/06/2024"))
        with self.assertRaises(cparent.ParseError) as caught:
            self.count()
        self.assertTrue(caught.exception.findings)
        finding = caught.exception.findings[0]
        self.assertEqual((finding.line, finding.severity), (2, "error"))
        lenient = self.count(lenient=True)
        self.assertEqual(lenient.broken, 1)
        self.assertGreaterEqual(lenient.findings_total, 1)

    def test_children_are_named_only_to_who_may_see_them(self):
        self.count()
        with self.assertRaises(PermissionError):
            cparent.ssda903_children(self.path, "cla_31_march")
        self.assertEqual(cparent.ssda903_children(
            self.path, "cla_31_march", may_see_children=True,
            year_ended=2025), ["1"])

    def test_a_tree_is_a_return_an_authority_and_year(self):
        self.count()
        for name in ("A", "B"):
            folder = self.path / "tree" / name / "2025"
            folder.mkdir(parents=True)
            (folder / "header.csv").write_text(HEADER)
            (folder / "episodes.csv").write_text(EPISODES)
        tree = cparent.ssda903_tree(self.path / "tree", threads=2)
        self.assertEqual([one.authority for one in tree], ["A", "B"])
        self.assertEqual(tree[0]["started"].number, 2)
        self.assertEqual(tree.columns.rows, 2 * len(tree[0]))
        self.assertEqual(tree.to_csv().count("year_ended"), 1)
        with self.assertRaises(cparent.InvalidError):
            cparent.ssda903_tree(self.path / "tree", threads=-1)

    def test_progress_stops_it(self):
        self.count()
        with self.assertRaises(cparent.CancelledError):
            self.count(progress=lambda done, total: False)

    def test_a_store_keeps_the_figures(self):
        counted = self.count()
        with cparent.Store.create(self.path / "wyn.cparent",
                                  council="Wynmere Borough Council",
                                  who="officer") as store:
            with self.assertRaises(TypeError):
                store.save({"foster": 3})
            kept = store.save(counted)
            self.assertEqual(kept, len(store.observations))
            head = store.head
            self.assertEqual(store.save(counted), kept)
            self.assertEqual(store.head, head)

    def test_what_is_no_return_is_refused(self):
        self.count()
        for bad in (None, 3, []):
            with self.assertRaises(TypeError):
                cparent.ssda903(bad)
        with self.assertRaises(cparent.Error):
            cparent.ssda903(os.path.join(self.folder.name, "none"))

    def test_every_definition_is_explained(self):
        self.count()
        self.assertIn("foster", cparent.ssda903_explain())
        self.assertTrue(cparent.ssda903_explain("foster"))
        with self.assertRaises(KeyError):
            cparent.ssda903_explain("nothing")


if __name__ == "__main__":
    tap.main()
