#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker of the French finds what it is for: check-french.py CHECKER."""
import cases

HEAD = ('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=n > 1;\\n"\n\n')


def catalogue(*pairs):
    return {"po/fr.po": HEAD + "\n".join(f'msgid "{one}"\nmsgstr "{two}"\n' for one, two in pairs)}


cases.main("french", [
    ("untranslated", catalogue(("Yes", "")), "1 untranslated"),
    ("fuzzy", {"po/fr.po": HEAD + '#, fuzzy\nmsgid "Yes"\nmsgstr "Non"\n'}, "1 fuzzy"),
    ("space", catalogue(("Really?", "Vraiment ?")), "U+202F before ; : ! ?"),
    ("no-space", catalogue(("Wait:", "Attendez:")), "U+202F before ; : ! ?"),
    ("percent", {"po/fr.po": HEAD + '#, c-format\nmsgid "%d%%"\nmsgstr "%d %%"\n'},
     "U+202F before %"),
    ("quotes", catalogue(("“Yes”", "« Oui »")), "U+202F inside « »"),
    ("euro", catalogue(("€2", "2 €")), "U+00A0 before €"),
    ("apostrophe", catalogue(("The child", "L'enfant")), "’, not '"),
    ("dots", catalogue(("Wait…", "Attendez...")), "…, not ..."),
    ("good", catalogue(
        ("Really?", "Vraiment\u202f?"), ("The “child”", "L’«\u202fenfant\u202f»"),
        ("From %s: €%d", "De %s\u202f: %d\u00a0€"), ("%H:%M", "%H h %M"),
        ("See https://example.org/a:b", "Voir https://example.org/a:b")), ""),
])
