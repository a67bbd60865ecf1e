#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree checker finds what it is for: check-tree.py CHECKER."""
import cases

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later\n"

cases.main("tree", [
    ("no-licence", {"src/core/a.c": "int a;\n"}, "no line"),
    ("no-licence-script", {"tools/a": "#!/bin/sh\n"}, "no line"),
    ("home", {"docs/a.md": "See " + "/home" + "/zoe/notes.\n"}, "names a machine"),
    ("registry", {"tests/package-lock.json": '{ "resolved"' + ': "https://example.org/a.tgz" }\n'},
     "names a machine"),
    ("build-folder", {"build/a.c": ""}, ""),
    ("good", {"src/core/a.c": "/* " + LICENCE, "tools/a": "#!/bin/sh\n# " + LICENCE}, ""),
])
