# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that a checker finds what it is for: each case is a small tree that it must refuse, with
the words it must say, or (no words) let pass."""
import pathlib
import subprocess
import sys
import tempfile


def run(checker, files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = pathlib.Path(root, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return subprocess.run([sys.executable, checker, root], capture_output=True, text=True)


def main(subject, cases):
    """cases: (name, {path: text}, what it must say or "")."""
    print(f"1..{len(cases)}")
    failed = False
    for number, (name, files, complaint) in enumerate(cases, 1):
        result = run(sys.argv[1], files)
        said = result.stdout + result.stderr
        good = complaint in said and result.returncode == (1 if complaint else 0)
        failed |= not good
        print(f"{'ok' if good else 'not ok'} {number} /{subject}/{name}")
        if not good:
            print("\n".join("# " + line for line in said.splitlines()))
    sys.exit(failed)
