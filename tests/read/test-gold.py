# SPDX-License-Identifier: Apache-2.0
"""The readings that tests compare with: each quotes its own bytes (TAP)."""
import glob
import hashlib
import json
import os

SPANS = {
    'observations': ('text', 'byte_start', 'byte_end'),
    'claims': ('text', 'byte_start', 'byte_end'),
    'resolutions': ('text', 'byte_start', 'byte_end'),
    'actions': ('text', 'byte_start', 'byte_end'),
    'questions': ('question_text', 'q_start', 'q_end'),
}


def wrong_spans(gold, raw):
    for kind, (text, start, end) in SPANS.items():
        for item in gold.get(kind) or []:
            if raw[item[start]:item[end]].decode() != item[text]:
                yield f'{kind} {item[start]}'
    for item in gold.get('questions') or []:
        if item['answer_text'] is not None and \
                raw[item['a_start']:item['a_end']].decode() != \
                item['answer_text']:
            yield f'answer {item["a_start"]}'
    for pledge in gold.get('pledges') or []:
        for item in pledge['statements']:
            if raw[item['byte_start']:item['byte_end']].decode() != \
                    item['text']:
                yield f'pledge {item["byte_start"]}'


def main():
    data = os.path.join(os.environ['abs_top_srcdir'], 'tests/data')
    real = os.path.join(os.environ.get('CPARENT_CORPUS', ''), 'minutes/texts')
    number = 0
    for path in sorted(glob.glob(data + '/minutes/dev/gold/*.json') +
                       glob.glob(data + '/claims/*.json')):
        stem = os.path.basename(path)[:-5]
        with open(path, encoding='utf-8') as file:
            gold = json.load(file)
        source = gold.get('source')
        text = os.path.join(real if source else data + '/minutes/dev/texts',
                            stem + '.txt')
        number += 1
        if source and not os.path.exists(text):
            print(f'ok {number} # SKIP the real minutes are not here')
            continue
        with open(text, 'rb') as file:
            raw = file.read()
        wrong = list(wrong_spans(gold, raw))
        if source and source['sha256'] != hashlib.sha256(raw).hexdigest():
            wrong.append('another text')
        print(f'{"not " if wrong else ""}ok {number} - {stem} quotes its '
              'own bytes' + ''.join(f'\n# {what}' for what in wrong))
    print(f'1..{number}')


main()
