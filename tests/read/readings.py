# SPDX-License-Identifier: Apache-2.0
"""What the reader says of texts that a test makes."""
import json
import os
import subprocess


def readings(printer, files, folder):
    """The reading of each file, given as bytes.  One process reads them
    all, and prints one reading after the other."""
    paths = []
    for number, data in enumerate(files):
        path = os.path.join(folder, f'{number}.txt')
        with open(path, 'wb') as out:
            out.write(data)
        paths.append(path)
    printed = subprocess.run([printer] + paths, capture_output=True,
                             check=True).stdout.decode()
    decoder, at, found = json.JSONDecoder(), 0, []
    while printed[at:].strip():
        while printed[at].isspace():
            at += 1
        reading, at = decoder.raw_decode(printed, at)
        found.append(reading)
    return found
