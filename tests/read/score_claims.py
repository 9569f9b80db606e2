#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""score_claims.py GOLD_DIR PRED_DIR [--verbose] [--json FILE]

Compare the claims of readings with the claims a person found.  Both folders
hold STEM.json with a list "claims"; a missing prediction counts as empty.
A pair shares at least one byte and makes the same assertion (or one of the
gold claim's assertion_alt).  An optional gold claim costs nothing when it is
missed, and what it pairs with costs nothing either.  Comparator and code are
compared on required pairs alone; comparator_alt and code_alt are further
answers that are right.
"""
import argparse
import glob
import json
import os
import sys


def allowed(gold, field):
    return [gold.get(field)] + (gold.get(field + '_alt') or [])


def pairs_with(gold, found):
    return (gold['byte_start'] < found['byte_end'] and
            found['byte_start'] < gold['byte_end'] and
            found.get('assertion') in allowed(gold, 'assertion'))


def best_pairs(golds, founds):
    """The largest one-to-one pairing, required claims first: {gold: found}"""
    edges = [[j for j, found in enumerate(founds) if pairs_with(gold, found)]
             for gold in golds]
    owner = {}

    def give(i, seen):
        for j in edges[i]:
            if j in seen:
                continue
            seen.add(j)
            if j not in owner or give(owner[j], seen):
                owner[j] = i
                return True
        return False

    order = sorted(range(len(golds)),
                   key=lambda i: bool(golds[i].get('optional')))
    for i in order:
        give(i, set())
    return {i: j for j, i in owner.items()}


def claims_of(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8') as file:
        return json.load(file).get('claims') or []


class Tally:
    def __init__(self, verbose):
        self.right = self.extra = self.missed = 0
        self.agreed = {'comparator': [0, 0], 'code': [0, 0]}
        self.verbose = verbose

    def say(self, stem, what, claim):
        if self.verbose:
            print(stem, what, claim.get('assertion'), '|',
                  (claim.get('text') or '')[:100])

    def compare(self, gold, found):
        for field, count in self.agreed.items():
            if field == 'code' and allowed(gold, field) == [None]:
                continue
            count[0] += found.get(field) in allowed(gold, field)
            count[1] += 1

    def add(self, stem, golds, founds):
        pairs = best_pairs(golds, founds)
        for i, gold in enumerate(golds):
            if gold.get('optional'):
                continue
            if i in pairs:
                self.right += 1
                self.compare(gold, founds[pairs[i]])
            else:
                self.missed += 1
                self.say(stem, 'MISS', gold)
        for j, found in enumerate(founds):
            if j in pairs.values() or any(
                    gold.get('optional') and pairs_with(gold, found)
                    for gold in golds):
                continue
            self.extra += 1
            self.say(stem, 'EXTRA', found)

    def result(self):
        def ratio(part, whole):
            return part / whole if whole else 1.0
        precision = ratio(self.right, self.right + self.extra)
        recall = ratio(self.right, self.right + self.missed)
        both = precision + recall
        return {'tp': self.right, 'fp': self.extra, 'fn': self.missed,
                'p': precision, 'r': recall,
                'f1': 2 * precision * recall / both if both else 0.0,
                'comparator': self.agreed['comparator'],
                'code': self.agreed['code']}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('gold')
    parser.add_argument('pred')
    parser.add_argument('--verbose', action='store_true')
    parser.add_argument('--json')
    args = parser.parse_args()
    files = sorted(glob.glob(os.path.join(args.gold, '*.json')))
    if not files:
        sys.exit('%s: no gold files' % args.gold)
    tally = Tally(args.verbose)
    for path in files:
        name = os.path.basename(path)
        tally.add(name[:-5], claims_of(path),
                  claims_of(os.path.join(args.pred, name)))
    result = tally.result()
    print('claims  tp %(tp)d  fp %(fp)d  fn %(fn)d  '
          'P %(p).3f  R %(r).3f  F1 %(f1).3f' % result)
    for field in ('comparator', 'code'):
        print('  %-10s %d/%d' % ((field,) + tuple(result[field])))
    if args.json:
        with open(args.json, 'w', encoding='utf-8') as file:
            json.dump(result, file, indent=1)


if __name__ == '__main__':
    main()
