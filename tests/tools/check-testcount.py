#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The counter counts right, and fails where it must: check-testcount.py TESTCOUNT.

Each case is a tiny project whose one test prints the case's lines.
"""
import pathlib
import subprocess
import sys
import tempfile

PROJECT = """project('tiny', meson_version: '>= 1.0')
test('one', find_program('one'), protocol: 'tap')
"""
ONCE = """test('window', find_program('one'), protocol: 'tap', suite: 'gui')
test('answer', find_program('one'), protocol: 'tap', suite: ['portal', 'answers'])
"""
CASES = [
    ("passes", "1..2\nok 1 - /a\nok 2 - /b", 0, "", "2 passed, 0 failed"),
    ("fails", "1..2\nok 1 - /a\nnot ok 2 - /b", 1, "", "1 passed, 1 failed"),
    ("crashes", "1..2\nok 1 - /a", 9, "", "1 passed, 1 failed"),
    ("skips", "1..2\nok 1 - /a\nok 2 /b # SKIP no disk", 0, "", "1 passed, 1 failed"),
    ("may-skip", "1..2\nok 1 - /a\nok 2 /b # SKIP no disk", 0, "/b there is no disk here\n",
     "1 passed, 0 failed"),
    ("some-once", "1..1\nok 1 - /a", 0, "", "4 passed, 0 failed"),
    ("no-reason", "1..1\nok 1 - /a", 0, "/b\n", "no reason for /b"),
]


def run(text, status, skips, builds):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "meson.build").write_text(PROJECT + (ONCE if builds > 1 else ""))
        (folder / "one").write_text(f"#!/bin/sh\ncat <<'E'\n{text}\nE\nexit {status}\n")
        (folder / "one").chmod(0o755)
        (folder / "skips").write_text(skips)
        folders = [folder / f"build{i}" for i in range(builds)]
        for build in folders:
            subprocess.run(["meson", "setup", build, folder], check=True, capture_output=True)
        return subprocess.run(
            [sys.executable, sys.argv[1], "--skips", folder / "skips", "--last", "gui",
             "--last", "answers", *folders],
            capture_output=True, text=True)


print(f"1..{len(CASES)}")
failed = False
for number, (name, text, status, skips, last) in enumerate(CASES, 1):
    result = run(text, status, skips, builds=2 if name == "some-once" else 1)
    line = (result.stdout + result.stderr).splitlines()[-1]
    good = last in line and (result.returncode == 0) == last.endswith(" 0 failed")
    failed |= not good
    print(f"{'ok' if good else 'not ok'} {number} /testcount/{name}")
    print("" if good else f"# {line}")
sys.exit(failed)
