#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refuses a French that is not whole or not well set: check-french.py ROOT.

The catalogue must say everything that the sources say; and in what is for people, the typography is
that of the Imprimerie nationale: narrow no-break spaces before ; : ! ? % and inside « », a no-break
space before €, ’ and … as characters of their own.
"""
import ast
import pathlib
import re
import subprocess
import sys

# The ends of entities, addresses and clock times keep their colon and semicolon.
OURS = re.compile(r"&\w+;|\w+://\S*|\b\w+:\w|%[-\d.$]*(?:[diufs]|G_\w+|l[du])")
FAULTS = (
    (re.compile(r"(?<!\u202f)[;:!?](?=[\s»)]|$)"), "U+202F before ; : ! ?"),
    (re.compile(r"(?<!\u202f)%%"), "U+202F before %"),
    (re.compile(r"«(?!\u202f)|(?<!\u202f)»"), "U+202F inside « »"),
    (re.compile(r"(?<!\u00a0)€"), "U+00A0 before €"),
    (re.compile(r"\w'|'\w"), "’, not '"),
    (re.compile(r"\.\.\."), "…, not ..."),
    (re.compile(r'"'), "« », not \""),
)


def statistics(path):
    """What msgfmt finds missing or wrong in a catalogue, or nothing."""
    done = subprocess.run(["msgfmt", "--check", "--statistics", "-o", "/dev/null", path],
                          capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin"})
    if done.returncode or re.search(r"fuzzy|untranslated", done.stderr):
        yield done.stderr.strip()


def missing(root, path):
    """What the sources say and the catalogue does not know."""
    names = (root / "po/POTFILES.in").read_text().splitlines()
    sources = [name for name in names if name and name[0] != "#"]
    gone = [name for name in sources if not (root / name).exists()]
    if gone:
        yield f"po/POTFILES.in: there is no {', '.join(gone)}"
        return
    template = subprocess.run([root / "tools/update-po", "--template"], capture_output=True,
                              text=True, check=True).stdout
    known = {entry[0] for entry in entries(path.read_text())}
    for said in sorted({entry[0] for entry in entries(template)} - known):
        yield f"not in the catalogue (tools/update-po): {said!r}"


def entries(text):
    """(msgctxt and msgid, line, [msgstr...]) of each entry of a catalogue."""
    for block in re.finditer(r"(?:^[^\n]+\n)+", text + "\n", re.M):
        fields = {}
        for key, value in re.findall(r'^(msg\S+) ((?:"[^\n]*"\n?)+)', block[0], re.M):
            fields[key] = "".join(ast.literal_eval(line) for line in value.splitlines())
        line = text.count("\n", 0, block.start()) + 1
        if fields.get("msgid") and "#~" not in block[0]:
            name = fields.get("msgctxt", "") + "|" + fields["msgid"]
            yield name, line, [v for key, v in fields.items() if key.startswith("msgstr")]


def ill_set(path):
    for name, line, translations in entries(path.read_text()):
        for text in translations if not name.endswith(";") else ():  # a list for the desktop
            plain = OURS.sub("", text)
            for fault, rule in FAULTS:
                if fault.search(plain):
                    yield f"{path}:{line}: {rule}: {text}"


def main(root):
    path = root / "po/fr.po"
    complaints = [*statistics(path), *ill_set(path)]
    if (root / "po/POTFILES.in").exists():
        complaints += missing(root, path)
    print("\n".join(complaints))
    return len(complaints) > 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
