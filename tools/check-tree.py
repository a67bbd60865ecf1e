#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuses files without a licence line, and files that name a machine: check-tree.py ROOT."""
import pathlib
import re
import subprocess
import sys

LICENCE = "SPDX-License-Identifier: "
LICENSED = {".build", ".c", ".css", ".h", ".in", ".ini", ".options", ".po", ".py", ".service",
            ".sh", ".sql", ".svg", ".ui", ".xml"}
# A home, this or that worker's folder, and the address of a package mirror or registry.
MACHINE = re.compile(r"(?<![\w.$}])/(?:work|root|home)/\w"
                     r"|\bdeb (?:\[[^]]*\] )?https?:"
                     r"|\"resolved\":"
                     r"|\bregistry *= *https?:")
LOCAL = {".git", "__pycache__", "demo-data", "demo-output", "node_modules"}


def files(root):
    """What git knows or would know; every file where there is no git."""
    listing = subprocess.run(
        ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True) if (root / ".git").exists() else None
    if listing and listing.returncode == 0:
        paths = [root / name for name in listing.stdout.split("\0") if name]
    else:
        paths = root.rglob("*")
    for path in sorted(paths):
        parts = path.relative_to(root).parts
        if path.is_file() and not LOCAL & set(parts) and not parts[0].startswith("build"):
            yield path


def complaints(path):
    try:
        lines = path.read_text().splitlines()
    except UnicodeDecodeError:
        return  # a picture
    is_source = path.suffix in LICENSED or (lines and lines[0].startswith("#!"))
    if is_source and not any(LICENCE in line for line in lines[:6]):
        yield 1, f"no line “{LICENCE}…”"
    for number, line in enumerate(lines, 1):
        if MACHINE.search(line):
            yield number, "names a machine"


def main(root):
    failed = False
    for path in files(root):
        for number, complaint in complaints(path):
            failed = True
            print(f"{path}:{number}: {complaint}")
    return failed


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
