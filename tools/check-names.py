#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages for programmers name is there: check-names.py ROOT.

Every path and every name of ours must be in the tree, a function in the file that its row of a
table says, and the arrows between layers those of check-shape.py. In a path NAME, NUMBER and WHAT
stand for anything; pf_handle_… stands for what begins so.
"""
import importlib.util
import pathlib
import re
import sys

PAGES = "CONTRIBUTING.md", "docs/architecture.md"
SPAN = re.compile(r"`([^`]+)`|^ {4,}(.*)$|\]\(([^)#]+)\)", re.M)
PATH = re.compile(r"(?<![\w./@{}…-])(?:[\w.*-]+(?:/[\w.*-]+)+(?:\[ch\])?"
                  r"|[\w*-]+\.(?:(?:c|h|py|md|ui|css|sql|xml|json|txt)\b|\[ch\]))")
NAME = re.compile(r"\b(?:pf|PF|Pf)\w+|\b\w+(?=\(\))")
PLACEHOLDER = re.compile(r"\b(?:NAME|NUMBER|WHAT)\b")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
FILE_ROW = re.compile(r"^\| `([\w/.-]+\.c)` \|([^|]*)\|", re.M)
LAYER_ROW = re.compile(r"^\| `src/([\w/]+)/` \|([^|]*)\|", re.M)

# Where a path may begin, and what it may leave out.
STARTS = "", "src/", "tests/"
ENDS = "", ".c", ".py"


def load_layers():
    place = pathlib.Path(__file__).with_name("check-shape.py")
    spec = importlib.util.spec_from_file_location("shape", place)
    shape = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shape)
    return shape.LAYERS


def read_names(root):
    """Each word of the sources that is no comment."""
    names = set()
    for folder in ("src", "tests"):
        for path in (root / folder).rglob("*.[chp]*"):
            if path.suffix in (".c", ".h", ".py"):
                names.update(re.findall(r"\w+", COMMENT.sub("", path.read_text())))
    return names


def is_there(root, path):
    if path.startswith("build"):
        return True  # made here
    path = path.rstrip("/")
    if "/" not in path and any(root.glob("src/**/" + path)):
        return True
    return any(any(root.glob(start + pattern + end)) for start in STARTS for end in ENDS
               for pattern in (path, PLACEHOLDER.sub("*", path)))


def is_known(name, names):
    """A name that ends in _ stands for those that begin so."""
    return name in names or name.endswith("_") and any(n.startswith(name) for n in names)


def missing(root, text, names):
    for span in SPAN.finditer(text):
        words = next(group for group in span.groups() if group)
        line = text.count("\n", 0, span.start()) + 1
        for path in PATH.findall(words):
            if not is_there(root, path) and not is_there(root, "docs/" + path):
                yield line, f"there is no {path}"
        for name in NAME.findall(words):
            if not is_known(name, names):
                yield line, f"nothing is named {name}"


def misplaced(root, text):
    for row in FILE_ROW.finditer(text):
        line = text.count("\n", 0, row.start()) + 1
        place = root / "src" / row[1]
        source = place.read_text() if place.exists() else ""
        for name in re.findall(r"(\w+)\(\)", row[2]):
            if not re.search(rf"^{name} \(", source, re.M):
                yield line, f"{row[1]} has no {name}()"


def wrong_arrows(root, text):
    layers = load_layers()
    told = {row[1]: set(re.findall(r"`([\w/]+)`", row[2])) for row in LAYER_ROW.finditer(text)}
    for layer in layers:
        if told and (root / "src" / layer).is_dir():
            arrows = layers[layer] & set(layers)
            if told.get(layer) != arrows:
                yield 1, f"src/{layer}/ may include {', '.join(sorted(arrows)) or 'nothing'}"


def main(root):
    names = read_names(root)
    failed = False
    for page in PAGES:
        text = (root / page).read_text() if (root / page).exists() else ""
        complaints = [*missing(root, text, names), *misplaced(root, text),
                      *wrong_arrows(root, text)]
        for line, complaint in complaints:
            failed = True
            print(f"{root / page}:{line}: {complaint}")
    return failed


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
