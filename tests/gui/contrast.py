#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrast measured on the pixels of a screenshot, by the formula of WCAG 2.

contrast.py SHOT.png X Y W H [MINIMUM]            text or glyph against its ground, in the box
contrast.py --border SHOT.png X Y W H [MINIMUM]   the box's left edge against what is around it
"""
import sys
from itertools import groupby

from PIL import Image


def luminance(rgb):
    """Relative luminance (WCAG 2.1) of three numbers of 0 to 255."""
    shares = [value / 255 for value in rgb]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one, two):
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def read(path):
    """The picture that text() and border() measure in, read once for all boxes."""
    return Image.open(path).convert("RGB")


def text(picture, box, least=3):
    """(ratio, ink, ground): ground is the commonest colour, ink the farthest one from it that at
    least `least` pixels have (thin strokes seldom reach their full colour)."""
    x, y, width, height = box
    seen = picture.crop((x, y, x + width, y + height)).getcolors(width * height)
    _, ground = max(seen)
    inks = [colour for n, colour in seen if n >= least and colour != ground]
    ink = max(inks, key=lambda colour: ratio(colour, ground), default=ground)
    return ratio(ink, ground), ink, ground


def border(picture, box, reach=40):
    """(ratio, edge, around): going left from the middle of the box's left side, the inside colour
    ends, then comes the edge, then what is around it. No edge: inside against around."""
    x, y, _, height = box
    middle = y + height // 2
    row = picture.crop((max(0, x - reach), middle, x, middle + 1))
    runs = []  # only runs of two pixels or more: no antialiasing
    for colour, same in groupby(reversed(list(row.getdata()))):
        if len(list(same)) > 1 and (not runs or runs[-1] != colour):
            runs.append(colour)
    edge, around = runs[1:3] if len(runs) > 2 else (runs[0], runs[-1])
    return ratio(edge, around), edge, around


def main(arguments):
    measure = text
    if arguments and arguments[0] == "--border":
        measure = border
        arguments = arguments[1:]
    if len(arguments) not in (5, 6):
        return __doc__
    found, one, two = measure(read(arguments[0]), tuple(int(number) for number in arguments[1:5]))
    print("%.2f #%02x%02x%02x on #%02x%02x%02x" % (found, *one, *two))
    return len(arguments) == 6 and found < float(arguments[5])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
