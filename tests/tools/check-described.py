#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What does not say who may call it does not build: check-described.py ROOT COMPILER...

Each case is a tiny API: the real table with one operation in it, described so.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

START = '.method = "GET", .path = "/tiny"'
# What is written, and what the compiler or the linker says, None where it builds.
CASES = [
    ("with-roles", f"PF_DESCRIBE (tiny, PF_ROLE_FAMILY | PF_ROLE_BILLING, {START});", None),
    ("nobody", f"PF_DESCRIBE (tiny, PF_ROLE_NONE, {START});", "Who may call tiny?"),
    ("nothing-said", f"PF_DESCRIBE (tiny, {START});", "expected expression"),
    ("taken-back", f"PF_DESCRIBE (tiny, PF_ROLE_FAMILY, {START}, .roles = PF_ROLE_NONE);",
     "override"),
    ("by-hand", f"const PfOperation pf_description_tiny = {{ {START} }};",
     "pf_described_with_roles_tiny"),
    ("not-at-all", "typedef int Nothing;", "pf_described_with_roles_tiny"),
]
MAIN = """#include "wire/operations.h"

int
main (void)
{
  return pf_operation_get (PF_OPERATION_TINY)->roles == (PF_ROLE_FAMILY | PF_ROLE_BILLING) ? 0 : 1;
}
"""
LIST = re.compile(r"(#define PF_OPERATIONS\(X\) +\\\n)(?: +X \(.*\\\n)* +X \(.*\)\n")

root = pathlib.Path(sys.argv[1])
compiler = sys.argv[2:] + ["-std=gnu2x", "-Wall", "-Wextra", "-Werror"]
glib = subprocess.run(["pkg-config", "--cflags", "--libs", "gio-2.0"], check=True,
                      capture_output=True, text=True).stdout.split()


def build(text):
    """What building says, and whether what was built says the roles."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wire = folder / "wire"
        wire.mkdir()
        for file in ["operations.h", "operations-private.h", "operations.c"]:
            (wire / file).write_text((root / "src/wire" / file).read_text())
        whole = (wire / "operations.h").read_text()
        tiny, n_lists = LIST.subn(r"\1  X (TINY, tiny)\n", whole)
        assert n_lists == 1, "where is the list of the operations?"
        (wire / "operations.h").write_text(tiny)
        (wire / "tiny.c").write_text(f'#include "wire/operations-private.h"\n\n{text}\n')
        (wire / "main.c").write_text(MAIN)
        program = folder / "program"
        built = subprocess.run(
            compiler + [f"-I{folder}", f"-I{root / 'src'}", "-o", program,
                        *sorted(wire.glob("*.c")), *glib],
            capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
        runs = built.returncode == 0 and subprocess.run([program]).returncode == 0
        return built.stderr, built.returncode == 0, runs


print(f"1..{len(CASES)}")
failed = False
for number, (name, text, complaint) in enumerate(CASES, 1):
    said, is_built, runs = build(text)
    good = runs if complaint is None else not is_built and complaint in said
    failed |= not good
    print(f"{'ok' if good else 'not ok'} {number} /described/{name}")
    for line in [] if good else said.splitlines():
        print(f"# {line}")
sys.exit(failed)
