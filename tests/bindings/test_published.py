# SPDX-License-Identifier: Apache-2.0
"""Published statistics, councils, neighbours and where one stands."""
import datetime
import decimal
import os
import pickle
import tempfile

import tap
import cparent

NAMES = {"370": "Barnsley", "371": "Doncaster", "372": "Rotherham",
         "373": "Sheffield"}
CODES = {"370": "E08000016", "371": "E08000017", "372": "E08000018",
         "373": "E08000019"}
FIGURES = {"370": 60, "371": 70, "372": 80, "373": "c"}


def data():
    """Three councils with numbers and one whose figure is hidden."""
    rows = ["time_period,time_identifier,geographic_level,country_code,"
            "country_name,region_code,region_name,old_la_code,"
            "new_la_code,la_name,kind,stable"]
    for year in (2024, 2025):
        for kind in ("Total", "Girls"):
            start = f"{year},Reporting year,{{}},E92000001,England"
            rows.append(start.format("National") + f",,,,,,{kind},68")
            rows.append(start.format("Regional")
                        + f",E12000003,Yorkshire,,,,{kind},66")
            for code, name in NAMES.items():
                rows.append(start.format("Local authority")
                            + f",E12000003,Yorkshire,{code},{CODES[code]},"
                              f"{name},{kind},{FIGURES[code]}")
    return ("\n".join(rows) + "\n").encode()




def counted():
    """How many of how many moved home three times, as it is published."""
    rows = ["time_period,time_identifier,geographic_level,country_code,"
            "country_name,old_la_code,new_la_code,la_name,cla_group,"
            "placement_stability,children_count,children_percent"]
    moved = "With 3 or more placements during the year"
    for (code, name), count in zip(NAMES.items(), (40, 10, 12, "c")):
        start = (f"2025,Reporting year,Local authority,E92000001,England,"
                 f"{code},{CODES[code]},{name},CLA on 31 March,")
        rows.append(start + "Total children,100,100")
        rows.append(start + f"{moved},{count},{count}")
    return ("\n".join(rows) + "\n").encode()


NEIGHBOURS = (b"old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n"
              b"370,Barnsley,371,Very close,372,Close\n"
              b"371,Doncaster,370,Close,373,Close\n")


class Reading(tap.Case):
    def test_a_data_set_says_what_is_in_it(self):
        read = cparent.published(data(), dataset="stability")
        self.assertEqual((read.name, read.rows, len(read.digest)),
                         ("stability", 24, 64))
        self.assertEqual([one.name for one in read.measures], ["stable"])
        self.assertEqual(list(read.filters.values()), [("Total", "Girls")])
        self.assertEqual({one.old_code for one in read.places
                          if one.level == "authority"}, set(NAMES))
        self.assertEqual([one for one, _ in read.time_periods],
                         ["2024", "2025"])
        self.assertEqual(len(read.periods), 2)
        self.assertEqual(read.findings, ())
        again = cparent.published(read.to_csv().encode())
        self.assertEqual(again.rows, read.rows)
        with self.assertRaises(TypeError):
            pickle.dumps(read)
        self.assertIn("stable", read._repr_html_())

    def test_figures_are_exact_and_say_why_they_are_not_there(self):
        read = cparent.published(data())
        self.assertEqual(read.value("stable", "Barnsley", "2025").number,
                         decimal.Decimal(60))
        self.assertEqual(read.value(None, "373", 2025).state, "suppressed")
        columns = read.columns(filters={"kind": "Girls"})
        self.assertEqual(columns.rows, 12)
        place = columns["old_code"].to_list().index("373")
        self.assertEqual((columns["value"][place], columns["state"][place]),
                         (None, "suppressed"))
        for bad in (lambda: read.value("none", "370", "2025"),
                    lambda: read.value(None, "Nowhere", "2025"),
                    lambda: read.columns(filters={"colour": "red"}),
                    lambda: read.columns(filters={"kind": "none"})):
            with self.assertRaises(cparent.NotFoundError):
                bad()

    def test_what_is_no_data_set_is_refused(self):
        for bad in (None, 3):
            with self.assertRaises(TypeError):
                cparent.published(bad)
        with self.assertRaises(cparent.Error):
            cparent.published(b"a,b\n1,2\n")


class Standing(tap.Case):
    def stand(self, **options):
        options = {"authority": "370", "polarity": "high", **options}
        return cparent.compare(data(), "stable", **options)

    def test_a_council_stands_among_the_others(self):
        found = self.stand(period=2025, neighbours=NEIGHBOURS)
        self.assertEqual((found.authority, found.period), ("Barnsley",
                                                           "2025"))
        self.assertEqual([one.number for one in
                          (found.value, found.national, found.region)],
                         [60, 68, 66])
        # 60, 70 and 80 have numbers; the hidden one has no rank.
        self.assertEqual((found.rank, found.ranked), (3, 3))
        self.assertEqual([one.number for one in found.quartiles],
                         [60, 65, 70, 75, 80])
        self.assertEqual(found.quartile_band, "D")
        self.assertEqual([one.code for one, _ in found.neighbours],
                         ["371", "372"])
        self.assertEqual((found.used, found.median.number,
                          found.mean.number), (2, 75, 75))
        self.assertEqual([label for label, _, _ in found.series],
                         ["2024", "2025"])
        self.assertTrue(found.sentence and found.model)
        self.assertEqual((found.region_name, bool(found.measure)),
                         ("Yorkshire", True))
        self.assertIsInstance(found.notes, tuple)
        self.assertEqual(found.to_dict()["schema"], "cparent.compare/1")
        self.assertIn("Doncaster", found._repr_html_())

    def test_polarity_and_filters_matter(self):
        self.assertEqual(self.stand(polarity="low").rank, 1)
        self.assertIsNone(self.stand(polarity="neutral").rank)
        self.assertEqual(self.stand(filters={"kind": "Girls"}).rank, 3)
        self.assertIsNone(self.stand(authority="373").rank)

    def test_a_funnel_has_every_council_beside_the_average(self):
        moved = {"placement_stability":
                 "With 3 or more placements during the year"}
        found = cparent.compare(counted(), "children_percent",
                                authority="370", filters=moved, funnel=True)
        rows = found.funnel
        self.assertEqual([row.area for row in rows], list(NAMES.values()))
        self.assertAlmostEqual(rows.average, 100 * 62 / 300)
        self.assertEqual([(row.numerator, row.denominator, row.status)
                          for row in rows],
                         [(40, 100, "OK"), (10, 100, "OK"), (12, 100, "OK"),
                          (None, 100, "SUPPRESSED")])
        share = 62 / 300
        half = 3.090232306167814 * (share * (1 - share) / 100) ** 0.5
        self.assertAlmostEqual(rows[0].upper_998, 100 * (share + half))
        self.assertEqual(rows[0].significance, "High (0.001)")
        self.assertEqual(found.to_dict()["funnel"]["areas"][0]["numerator"],
                         40)
        plain = cparent.compare(counted(), "children_percent",
                                authority="370", filters=moved)
        self.assertIsNone(plain.funnel)
        self.assertNotIn("funnel", plain.to_dict())
        said = cparent.compare(
            counted(), "children_percent", authority="370", filters=moved,
            numerator="children_count",
            whole={"placement_stability": "Total children"})
        self.assertEqual(list(said.funnel), list(rows))
        with self.assertRaises(cparent.NotFoundError):
            cparent.compare(counted(), "children_percent", authority="370",
                            filters=moved, numerator="nothing")

    def test_what_the_data_do_not_have_is_said(self):
        for bad in (dict(authority="Nowhere"), dict(period="1999"),
                    dict(filters={"kind": "none"}),
                    dict(filters={"colour": "red"})):
            with self.assertRaises(cparent.NotFoundError):
                self.stand(**bad)
        with self.assertRaises(cparent.InvalidError):
            self.stand(polarity="sideways")
        with self.assertRaises(TypeError):
            self.stand(authority=None)


class Kept(tap.Case):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = cparent.Store.create(
            os.path.join(self.folder.name, "b"), council="Barnsley",
            who="analyst")
        self.store.import_file(data(), dataset="stability")
        self.store.import_file(NEIGHBOURS)

    def tearDown(self):
        self.store.close()
        del self.store
        self.folder.cleanup()

    def test_a_store_keeps_releases(self):
        kept = self.store.releases()
        self.assertEqual([(one.dataset, one.neighbours, one.current)
                          for one in kept if not one.neighbours],
                         [("stability", False, True)])
        self.assertEqual(len(kept), 2)
        read = self.store.published("stability")
        self.assertEqual(read.rows, 24)
        self.assertEqual(read.value("stable", "370", "2025").number, 60)
        self.assertEqual(read.symbol("stable", "373", "2025"), "c")
        self.assertEqual(read.columns().rows, 12)
        self.assertTrue(read.to_csv())
        self.assertEqual(self.store.published("stability",
                                              read.digest[:8]).rows, 24)
        self.assertEqual(len(self.store.neighbours()), 2)
        with self.assertRaises(KeyError):
            self.store.published("nothing")

    def test_a_council_is_compared_in_its_own_store(self):
        found = self.store.compare("stability", "stable", polarity="high",
                                   neighbours=True)
        self.assertEqual((found.authority, found.rank, found.used),
                         ("Barnsley", 3, 2))

    def test_its_report_says_where_the_council_stands(self):
        self.store.import_file(counted(), dataset="moves")
        page = self.store.highlights("2026-03-01", format="markdown")
        self.assertIn("Beside other councils", page)
        self.assertIn("40 of 100", page)
        snapshot = self.store.snapshot("2026-03-01")
        self.assertNotIn("Beside other councils",
                         snapshot.highlights(format="markdown"))
        self.assertIn("40 of 100", snapshot.highlights(
            format="markdown", published=self.store))

    def test_a_data_set_of_a_closed_store_says_so(self):
        read = self.store.published("stability")
        self.store.close()
        with self.assertRaises(cparent.ClosedError):
            read.value("stable", "370", "2025")
        with self.assertRaises(cparent.ClosedError):
            self.store.releases()


class LookingUp(tap.Case):
    def test_a_council_is_known_by_code_number_and_name(self):
        for name in ("370", "E08000016", "Barnsley", "BARNSLEY"):
            found = cparent.council(name, on="2020-01-01")
            self.assertEqual((found.code, found.old_code),
                             ("E08000016", "370"))
        self.assertEqual(found.region_name, "Yorkshire and The Humber")
        self.assertIsInstance(found.since, datetime.date)
        self.assertIn("370", {one.old_code for one in cparent.councils()})
        with self.assertRaises(KeyError):
            cparent.council("Nowhere")

    def test_a_model_lists_neighbours_nearest_first(self):
        model = cparent.neighbours(NEIGHBOURS)
        self.assertIsInstance(model, cparent.Neighbours)
        self.assertEqual(model["370"][0].name, "Doncaster")
        self.assertEqual([one.code for one in model["370"]],
                         ["371", "372"])
        self.assertEqual(model["370"][0].closeness, "Very close")
        self.assertEqual((len(model), len(model.digest)), (2, 64))
        self.assertTrue(model.model)
        self.assertNotIn("999", model)
        with self.assertRaises(KeyError):
            model["999"]


if __name__ == "__main__":
    tap.main()
