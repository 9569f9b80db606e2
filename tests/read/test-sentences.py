# SPDX-License-Identifier: Apache-2.0
"""Reads the invented sentences of tests/data/sentences and compares what is
found with what each says (TAP: one result a sentence)."""
import glob
import json
import os
import subprocess
import sys
import tempfile


def rows_of(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read(printer, rows, folder):
    """One process for all the sentences of a kind: it prints one reading
    after the other."""
    paths = []
    for number, row in enumerate(rows):
        path = os.path.join(folder, f'{number}.txt')
        held = f'Meeting held on {row["meeting"]}\n\n' \
            if 'meeting' in row else ''
        with open(path, 'w', encoding='utf-8') as out:
            out.write(f'Agenda item\n\nA title\n\n{held}Minutes:\n\n'
                      f'{row["text"]}\n')
        paths.append(path)
    printed = subprocess.run([printer] + paths, capture_output=True,
                             check=True).stdout.decode('utf-8')
    decoder = json.JSONDecoder()
    at, found = 0, []
    while at < len(printed) and printed[at:].strip():
        while printed[at].isspace():
            at += 1
        reading, at = decoder.raw_decode(printed, at)
        found.append(reading)
    return found


def difference(expected, found):
    """None when they agree, or the first thing that differs."""
    if len(expected) != len(found):
        said = [item.get('text') or item.get('question_text')
                or item.get('name') or item.get('heading') or item.get('what')
                for item in found]
        return f'{len(expected)} expected, {len(found)} found: {said}'
    for wanted, item in zip(expected, found):
        for field, value in wanted.items():
            if item.get(field) != value:
                return f'{field}: {value!r} expected, ' \
                       f'{item.get(field)!r} found'
    return None


def main():
    source = os.environ['abs_top_srcdir']
    printer = os.path.join(os.environ['abs_top_builddir'],
                           'tests/read/print-reading')
    only = sys.argv[1:]
    number = failed = 0
    for path in sorted(glob.glob(source + '/tests/data/sentences/*.jsonl')):
        kind = os.path.basename(path)[:-6]
        if only and kind not in only:
            continue
        rows = rows_of(path)
        with tempfile.TemporaryDirectory() as folder:
            readings = read(printer, rows, folder)
        for row, reading in zip(rows, readings):
            number += 1
            wrong = difference(row['finds'], reading[kind])
            failed += wrong is not None
            print(f'{"not " if wrong else ""}ok {number} - {kind}: '
                  f'{row["text"][:100]!r}'.replace('#', '\\#'))
            if wrong:
                print(f'# {wrong}')
    print(f'1..{number}')
    print(f'# {failed} failed', file=sys.stderr)


main()
