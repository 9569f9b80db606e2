# SPDX-License-Identifier: Apache-2.0
"""Reads the invented sentences of tests/data/sentences and compares what is
found with what each says (TAP: one result a sentence)."""
import glob
import json
import os
import sys
import tempfile

from readings import readings


def rows_of(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def minutes_of(row):
    """A sentence as the body of otherwise empty minutes, or a whole page."""
    if 'page' in row:
        return row['page']
    held = f'Meeting held on {row["meeting"]}\n\n' if 'meeting' in row \
        else ''
    return f'Agenda item\n\nA title\n\n{held}Minutes:\n\n' \
           f'{row["text"]}\n'


def found_of(reading, kind):
    """What was found of a kind; there is but one document."""
    found = reading[kind]
    return found if isinstance(found, list) else [found]


def field_of(item, name):
    """A field by its name; "change.direction" is a field of a field, and
    "statements.length" how many there are."""
    if name.endswith('.length'):
        return len(item[name[:-len('.length')]])
    for part in name.split('.'):
        item = item.get(part) if item else None
    return item


def difference(expected, found):
    """None when they agree, or the first thing that differs."""
    if len(expected) != len(found):
        said = [item.get('text') or item.get('question_text')
                or item.get('name') or item.get('heading') or item.get('what')
                for item in found]
        return f'{len(expected)} expected, {len(found)} found: {said}'
    for wanted, item in zip(expected, found):
        for field, value in wanted.items():
            if field_of(item, field) != value:
                return f'{field}: {value!r} expected, ' \
                       f'{field_of(item, field)!r} found'
    return None


def main():
    source = os.environ['abs_top_srcdir']
    printer = os.path.join(os.environ['abs_top_builddir'],
                           'tests/read/print-reading')
    only = sys.argv[1:]
    number = failed = 0
    for path in sorted(glob.glob(source + '/tests/data/sentences/*.jsonl')):
        name = os.path.basename(path)[:-6]
        kind = name.split('-')[0]
        if only and name not in only:
            continue
        rows = rows_of(path)
        with tempfile.TemporaryDirectory() as folder:
            found = readings(printer, [minutes_of(row).encode()
                                       for row in rows], folder)
        for row, reading in zip(rows, found):
            number += 1
            wrong = difference(row['finds'], found_of(reading, kind))
            failed += wrong is not None
            print(f'{"not " if wrong else ""}ok {number} - {name}: '
                  f'{row.get("text", row.get("page"))[:100]!r}'.replace('#', '\\#'))
            if wrong:
                print(f'# {wrong}')
    print(f'1..{number}')
    print(f'# {failed} failed', file=sys.stderr)


main()
