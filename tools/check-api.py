#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page and the program name the same calls: check-api.py API.md PROGRAM, which prints the
OpenAPI document. A row of the page counts once it has a version."""
import json
import pathlib
import re
import subprocess
import sys

ROW = re.compile(r"\| `([A-Z]+) ([^ `?]+)[^`]*` \| ([^ ]+) \|")

# They tell of one process, or are for a browser, and stand outside of the contract.
OUTSIDE = {("GET", "/healthz"), ("GET", "/readyz"), ("GET", "/metrics"), ("GET", "/"),
           ("GET", "/activate/TOKEN"), ("GET", "/confirm/TOKEN"), ("GET", "/email/TOKEN")}


def read_page(text):
    """The calls that the page says are answered."""
    return {row[:2] for row in ROW.findall(text) if row[2] != "—"} - OUTSIDE


def read_document(document):
    return {(method.upper(), path) for path, item in document["paths"].items() for method in item}


def main(page, program):
    told = read_page(pathlib.Path(page).read_text())
    document = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    answered = read_document(json.loads(document))
    for method, path in sorted(answered - told):
        print(f"{page}: {method} {path} is answered since no version")
    for method, path in sorted(told - answered):
        print(f"{page}: {method} {path} is not answered")
    return told != answered


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
