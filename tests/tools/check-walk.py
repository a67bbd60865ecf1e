#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk takes the lunch that it should: check-walk.py FOLDER-OF-planning.py."""
import datetime
import sys

sys.path.insert(0, sys.argv[1])
import planning  # noqa: E402

TODAY = datetime.date(2026, 12, 9)
CASES = [
    ("thursday-first", ["Léa, Cantine, lundi 14 décembre, disponible",
                        "Léa, Cantine, jeudi 17 décembre, disponible",
                        "Tom, Cantine, jeudi 17 décembre, disponible"], 1),
    ("first-day-else", ["Léa, Cantine, vendredi 18 décembre, disponible",
                        "Léa, Cantine, mardi 15 décembre, disponible",
                        "Léa, Cantine, jeudi 17 décembre, réservé",
                        "Léa, Cantine, jeudi 7 janvier, disponible"], 1),
    ("lunch-only", ["Léa, Accueil du matin, jeudi 10 décembre, disponible",
                    "Léa, Cantine, jeudi 17 décembre, disponible, 12 places"], 1),
    ("not-locked", ["Léa, Cantine, jeudi 10 décembre, non réservé, trop tard",
                    "Léa, Cantine, jeudi 17 décembre, complet"], None),
    ("next-year", ["Léa, Cantine, jeudi 7 janvier, disponible",
                   "Léa, Cantine, vendredi 1er janvier, disponible"], 1),
    ("what-is-no-cell", ["Léa, Cantine, jeudi 14 janvier, disponible", "Légende", ""], 0),
]

print(f"1..{len(CASES)}")
failed = False
for number, (name, names, expected) in enumerate(CASES, 1):
    cells = [cell for cell in (planning.read(text, TODAY) for text in names) if cell]
    lunch = planning.pick_lunch(cells)
    good = (lunch and lunch.name) == (None if expected is None else names[expected])
    failed |= not good
    print(f"{'ok' if good else 'not ok'} {number} /walk/{name}")
sys.exit(failed)
