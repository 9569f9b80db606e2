# SPDX-License-Identifier: Apache-2.0
"""Minutes say the same in whatever form they come: wraps real and sample
texts in each form and compares the readings with that of the text (TAP)."""
import glob
import html
import json
import os
import re
import tempfile

from readings import readings

KINDS = {
    'observations': ('text', 'value', 'value_high', 'unit', 'role',
                     'qualifier', 'period_text', 'code'),
    'claims': ('text', 'assertion', 'comparator', 'code'),
    'questions': ('question_text', 'asked_by', 'answered_by',
                  'answer_text'),
    'resolutions': ('text', 'kind', 'number_as_printed'),
    'actions': ('text', 'owner', 'due_text', 'due_kind'),
    'people': ('name', 'role'),
    'events': ('what', 'date_text'),
}


def folded(text):
    return re.sub(r'[\s·•\u00ad]+', ' ', text or '').strip()


def essence(reading, by_title):
    """What of a reading must not hang on the form."""
    found = {}
    for kind, fields in KINDS.items():
        found[kind] = [
            tuple(folded(item.get('plain') or item.get('text')
                         if field == 'text' else str(item.get(field)))
                  for field in fields)
            for item in reading[kind]]
    found['pledges'] = [
        (folded(p['heading']),
         [folded(s.get('plain') or s['text']) for s in p['statements']])
        for p in reading['pledges']]
    if by_title:
        found['title'] = folded(reading['document']['title'])
        found['purpose'] = folded(reading['document']['purpose'])
    return found


def blocks(text):
    """Paragraphs, each a list of lines."""
    lines = text.replace('\r\n', '\n').split('\n')
    found, block = [], []
    for line in lines + ['']:
        if line.strip(' \xa0\t'):
            block.append(line)
        elif block:
            found.append(block)
            block = []
    return found


def escaped(line, named):
    out = html.escape(line)
    # Blanks at the beginning of a line would be lost.
    lead = len(out) - len(out.lstrip(' '))
    out = '&nbsp;' * lead + out[lead:]
    if named:
        for char, name in (('\xa0', 'nbsp'), ('£', 'pound'), ('’', 'rsquo'),
                           ('‘', 'lsquo'), ('“', 'ldquo'), ('”', 'rdquo'),
                           ('–', 'ndash'), ('·', 'middot')):
            out = out.replace(char, f'&{name};')
    return out


def body_of(text, named=True):
    return '\n'.join(
        '<p>' + '<br />\n'.join(escaped(line, named) for line in block)
        + '</p>' for block in blocks(text))


def as_page(text):
    return ('<!DOCTYPE html>\n<html lang="en"><head><title>Council</title>'
            '<style>p { color: red }</style></head><body>'
            '<nav><ul><li>Home</li><li>200 services</li></ul></nav>'
            '<script>if (1 < 2) document.write("12 children");</script>\n'
            '<div id="modgov"><div class="mgContent">\n' + body_of(text)
            + '\n</div></div><footer>Call 01632 960 001</footer>'
            '</body></html>\n').encode()


def as_table(text):
    rows = ''.join(
        f'<tr><td valign=top>{"<br>".join(escaped(x, False) for x in b)}'
        '</td></tr>\n' for b in blocks(text))
    return f'<html><body><table>{rows}</table></body></html>'.encode()


def as_inline(text):
    """Editors leave tags inside words and sentences."""
    page = body_of(text)
    page = re.sub(r'(?<=[a-z]) (?=that )', '<strong> </strong>', page)
    page = re.sub(r'(?<= )(children)\b', r'<span class="x">chil</span>dren',
                  page)
    return f'<html><body>{page}</body></html>'.encode()


def as_pipes(text):
    return '\n'.join('| ' + '\n'.join(block) + ' |' if len(block) == 1
                     and '|' not in block[0] else '\n'.join(block) + '\n'
                     for block in blocks(text)).encode()


def mojibake(text):
    try:
        return text.encode().decode('cp1252').encode()
    except UnicodeDecodeError:
        return None


def windows(text):
    try:
        return text.encode('cp1252')
    except UnicodeEncodeError:
        return None


FORMS = {
    'a page of ModernGov': as_page,
    'a table of cells': as_table,
    'a page with tags inside its words': as_inline,
    'a text with CRLF': lambda t: t.replace('\r\n', '\n').replace(
        '\n', '\r\n').encode(),
    'a text in Windows-1252': windows,
    'a text that was read as Windows-1252': mojibake,
    'a text with a byte order mark': lambda t: b'\xef\xbb\xbf' + t.encode(),
    'a table flattened to pipes': as_pipes,
}


def astray(reading, data):
    """A citation whose bytes are not its text."""
    for kind in KINDS:
        for item in reading[kind]:
            if 'byte_start' not in item or 'text' not in item:
                continue
            raw = data[item['byte_start']:item['byte_end']]
            if item['text'] not in (raw.decode('utf-8', 'replace'),
                                    raw.decode('cp1252', 'replace')):
                return item['text']
    return None


def difference(wanted, found):
    for kind, items in wanted.items():
        if found[kind] != items:
            for a, b in zip(items, found[kind]):
                if a != b:
                    return f'{kind}: {a!r} became {b!r}'
            return f'{kind}: {items!r} became {found[kind]!r}'[:900]
    return None


# What a clerk takes from the invented pages of tests/data/forms.
FOSTER = {
    'title': 'Foster homes in the borough',
    'figures': [(118, 'actual'), (109, 'previous')],
    'resolutions': ['That the report be noted.',
                    'That the Fostering Manager provide a report on '
                    'carers’ allowances to the next meeting.'],
    'owners': ['the Fostering Manager'],
    'asked_by': ['Councillor Bryony Tull'],
}
HOUSING = ('the Housing Manager circulate the waiting list figures by 30 '
           'September 2024.')
PAGES = {
    'agenda-item.html': FOSTER,
    'minutes.md': dict(FOSTER, title='Corporate Parenting Panel'),
    'whole-meeting.html': {
        'title': 'Corporate Parenting Panel - Thursday, 6th June, 2024 5.30 '
                 'pm',
        'figures': [(91, 'actual'), (95, 'target'), (12, 'actual')],
        'resolutions': ['the annual report on health be approved.', HOUSING],
        'owners': ['the Housing Manager'], 'asked_by': [],
    },
    'meeting.xml': {
        'title': 'Corporate Parenting Panel',
        'figures': [(91, 'actual'), (12, 'actual'), (93.4, 'actual')],
        'resolutions': ['the report be noted.', HOUSING],
        'owners': ['the Housing Manager'], 'asked_by': [],
        # Who sent apologies was not there.
        'people': [('Bryony Tull', 'Chair & Carers’ Champion'),
                   ("Osric O'Pell", 'Vice-Chair & Link Member'),
                   ('Imran Qazi', None)],
    },
    'meeting-pipes.txt': {
        'figures': [(91, 'actual')], 'owners': [], 'asked_by': [],
        'resolutions': ['the report be noted.'],
    },
}


def taken(reading):
    def words(item):
        return folded(item.get('plain') or item['text']).replace("'", '’')
    return {
        'title': reading['document']['title'],
        'figures': [(o['value'], o['role'])
                    for o in reading['observations']],
        'resolutions': [words(r) for r in reading['resolutions']],
        'owners': [a['owner'] for a in reading['actions']],
        'asked_by': [q['asked_by'] for q in reading['questions']],
        'people': [(p['name'], p['role']) for p in reading['people']],
    }


def check_pages(printer, source, number):
    for name, wanted in PAGES.items():
        with open(f'{source}/tests/data/forms/{name}', 'rb') as file:
            data = file.read()
        with tempfile.TemporaryDirectory() as folder:
            reading = readings(printer, [data], folder)[0]
        found = taken(reading)
        wrong = [f'{key}: {found[key]!r}, not {value!r}'
                 for key, value in wanted.items() if found[key] != value]
        lost = astray(reading, data)
        if lost:
            wrong.append(f'not where it is said to stand: {lost!r}')
        number += 1
        print(f'{"not " if wrong else ""}ok {number} - {name} is read as a '
              'clerk would')
        for line in wrong:
            print('# ' + line)
    return number


def main():
    source = os.environ['abs_top_srcdir']
    corpus = os.path.join(os.environ.get('CPARENT_CORPUS', ''), 'minutes')
    printer = os.path.join(os.environ['abs_top_builddir'],
                           'tests/read/print-reading')
    paths = sorted(glob.glob(source + '/examples/data/minutes-*.txt')
                   + glob.glob(corpus + '/texts/*.txt'))
    texts = [open(path, encoding='utf-8', newline='').read()
             for path in paths]
    number = 0
    with tempfile.TemporaryDirectory() as folder:
        plain = readings(printer, [t.encode() for t in texts], folder)
        for form, make in FORMS.items():
            made = [make(text) for text in texts]
            kept = [i for i, data in enumerate(made) if data is not None]
            found = readings(printer, [made[i] for i in kept], folder)
            for i, reading in zip(kept, found):
                by_title = 'pipes' not in form
                wrong = (difference(essence(plain[i], by_title),
                                    essence(reading, by_title))
                         or astray(reading, made[i]))
                number += 1
                name = os.path.basename(paths[i])[:-4]
                print(f'{"not " if wrong else ""}ok {number} - {name} says '
                      f'the same as {form}')
                if wrong:
                    print('# ' + wrong.replace('\n', ' '))
    number = check_pages(printer, source, number)
    print(f'1..{number}')


main()
