#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrast is measured as WCAG 2 defines it: check-contrast.py FOLDER-OF-contrast.py."""
import pathlib
import sys
import tempfile

from PIL import Image, ImageDraw

sys.path.insert(0, sys.argv[1])
import contrast  # noqa: E402

BOX = (20, 20, 40, 20)
# Ground, inside, edge and ink of a cell; then the ratios of its text and of its border.
CASES = [
    ("black-on-white", "#ffffff", "#ffffff", "#000000", "#000000", 21, 21),
    ("least-grey", "#ffffff", "#ffffff", "#949494", "#767676", 4.54, 3.03),
    ("pure-colours", "#ffffff", "#ffffff", "#ff0000", "#0000ff", 8.59, 4.00),
    ("no-edge", "#ffffff", "#dddddd", "#dddddd", "#000000", 15.46, 1.36),
]


def draw(path, ground, inside, edge, ink):
    picture = Image.new("RGB", (80, 60), ground)
    pen = ImageDraw.Draw(picture)
    x, y, width, height = BOX
    pen.rectangle((x - 4, y - 4, x + width + 3, y + height + 3), fill=edge)
    pen.rectangle((x - 2, y - 2, x + width + 1, y + height + 1), fill=inside)
    pen.rectangle((x + 18, y + 8, x + 21, y + 11), fill=ink)
    picture.save(path)


print(f"1..{len(CASES)}")
failed = False
for number, (name, ground, inside, edge, ink, text, border) in enumerate(CASES, 1):
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder, "cell.png"))
        draw(path, ground, inside, edge, ink)
        shot = contrast.read(path)
        found = contrast.text(shot, BOX)[0], contrast.border(shot, BOX)[0]
    good = abs(found[0] - text) < 0.02 and abs(found[1] - border) < 0.02
    failed |= not good
    print(f"{'ok' if good else 'not ok'} {number} /contrast/{name} # %.2f %.2f" % found)
sys.exit(failed)
