# SPDX-License-Identifier: Apache-2.0
"""Scores the reader on the real minutes, where they are, and on the sample
council, and holds it to what it has reached (TAP)."""
import glob
import json
import os
import subprocess
import sys
import tempfile

FLOORS = {
    'observations': .97, 'resolutions': .97, 'actions': .95,
    'questions': .95, 'pledge_headings': .97, 'pledge_statements': .97,
    'people': .95, 'contacts': .97,
}
RATES = {
    'acc obs role': .95, 'acc obs change dir': .90, 'acc obs period': .82,
    'acc action owner': .95, 'acc action due': .95, 'acc asked_by': .90,
    'acc answered_by': .90, 'acc document title': 1,
    'acc document purpose': 1, 'acc provenance (text==bytes)': 1,
}
# Texts that the reader was developed against after it had read them once.
DEVELOPED = dict(RATES)
DEVELOPED.update({
    'acc obs role': .97, 'acc obs change dir': .96, 'acc obs period': .93,
    'acc action due': .93,
    'acc document title': .99, 'acc document purpose': .99,
    'pledge_headings': .98, 'pledge_statements': .98,
})


def score(scorer, gold, texts, printer):
    with tempfile.TemporaryDirectory() as folder:
        for path in glob.glob(os.path.join(gold, '*.json')):
            stem = os.path.basename(path)[:-5]
            with open(os.path.join(folder, stem + '.json'), 'wb') as out:
                subprocess.run(
                    [printer, os.path.join(texts, stem + '.txt')],
                    stdout=out, check=True)
        result = os.path.join(folder, 'score')
        subprocess.run([sys.executable, scorer, gold, folder, '--texts',
                        texts, '--json', result], check=True,
                       stdout=subprocess.DEVNULL)
        with open(result, encoding='utf-8') as found:
            return json.load(found)


def main():
    corpus = os.path.join(os.environ.get('CPARENT_CORPUS', ''), 'minutes')
    scorer = os.path.join(corpus, 'score.py')
    if not os.path.exists(scorer):
        print('1..0 # SKIP the real minutes are not here')
        return
    source = os.environ['abs_top_srcdir']
    printer = os.path.join(os.environ['abs_top_builddir'],
                           'tests/read/print-reading')
    sets = (
        ('real', corpus + '/gold', corpus + '/texts', RATES),
        ('sample', source + '/tests/data/minutes/gold',
         source + '/examples/data', RATES),
        ('developed', source + '/tests/data/minutes/dev/gold',
         source + '/tests/data/minutes/dev/texts', DEVELOPED),
    )
    number = 0
    for name, gold, texts, rates in sets:
        found = score(scorer, gold, texts, printer)
        for key, floor in FLOORS.items():
            floor = rates.get(key, floor)
            number += 1
            reached = found.get(key, {}).get('f1', 0)
            good = key not in found or reached >= floor
            print(f'{"" if good else "not "}ok {number} - {name}: {key} '
                  f'{reached:.3f}, at least {floor}')
        for key, floor in rates.items():
            if key in FLOORS:
                continue
            number += 1
            right, all_of = found.get(key, (1, 1))
            good = right >= floor * all_of
            print(f'{"" if good else "not "}ok {number} - {name}: {key} '
                  f'{right} of {all_of}, at least {floor}')
    print(f'1..{number}')


main()
