#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A contract with a fault is refused: check-openapi.py LINT PROGRAM."""
import json
import pathlib
import subprocess
import sys
import tempfile


def forget_schemas(document):
    document["components"]["schemas"].clear()


def name_two_alike(document):
    for path in document["paths"].values():
        for operation in path.values():
            operation["operationId"] = "same"


CASES = [("missing-schemas", forget_schemas, "invalid-ref"),
         ("names-twice", name_two_alike, "operation-operationId-unique")]

lint, program = sys.argv[1:]
whole = subprocess.run([program], capture_output=True, text=True, check=True).stdout
print(f"1..{len(CASES)}")
failed = False
for number, (name, spoil, rule) in enumerate(CASES, 1):
    document = json.loads(whole)
    spoil(document)
    with tempfile.TemporaryDirectory() as folder:
        spoiled = pathlib.Path(folder, "print")
        spoiled.write_text(f"#!/bin/sh\ncat <<'E'\n{json.dumps(document)}\nE\n")
        spoiled.chmod(0o755)
        result = subprocess.run([lint, spoiled], capture_output=True, text=True)
    good = result.returncode == 1 and rule in result.stdout
    failed |= not good
    print(f"{'ok' if good else 'not ok'} {number} /openapi/{name}")
sys.exit(failed)
