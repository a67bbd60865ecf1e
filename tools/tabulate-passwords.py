#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the list of common passwords as a sorted C table: tabulate-passwords.py LIST OUTPUT."""
import json
import pathlib
import sys


def main(source, output):
    lines = pathlib.Path(source).read_text(encoding="utf-8").splitlines()
    words = sorted({line.lower() for line in lines if line and not line.startswith("#")})
    assert all(word.isascii() for word in words), "strcmp() orders what is not ASCII otherwise"
    rows = "".join(f"  {json.dumps(word)},\n" for word in words)
    pathlib.Path(output).write_text(
        '#include "core/common-passwords.h"\n\n'
        f"const char *const pf_common_passwords[] = {{\n{rows}}};\n"
        f"const gsize pf_n_common_passwords = {len(words)};\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
