#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that says other than the program is refused: check-api.py CHECKER PAGE PROGRAM."""
import pathlib
import re
import subprocess
import sys
import tempfile


def forget_version(text):
    return text.replace("`GET /v1/me` | 0.1.0 |", "`GET /v1/me` | — |")


def promise_more(text):
    return re.sub(r"(`POST /v1/payments`) \| —", r"\1 | 9.9.9", text)


CASES = [("forgotten", forget_version, "GET /v1/me is answered since no version"),
         ("promised", promise_more, "POST /v1/payments is not answered"),
         ("true", lambda text: text, "")]

checker, page, program = sys.argv[1:]
whole = pathlib.Path(page).read_text()
print(f"1..{len(CASES)}")
failed = False
for number, (name, spoil, complaint) in enumerate(CASES, 1):
    with tempfile.NamedTemporaryFile("w", suffix=".md") as spoiled:
        spoiled.write(spoil(whole))
        spoiled.flush()
        result = subprocess.run([sys.executable, checker, spoiled.name, program],
                                capture_output=True, text=True)
    good = complaint in result.stdout and result.returncode == (1 if complaint else 0)
    failed |= not good
    print(f"{'ok' if good else 'not ok'} {number} /api/{name}")
sys.exit(failed)
