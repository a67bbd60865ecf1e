#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The names checker finds what it is for: check-names.py CHECKER."""
import cases

PAGE = "docs/architecture.md"
CODE = {"src/core/price.c": "int\npf_price_compute (void)\n{\n}\n/* pf_price_old () */\n",
        "src/core/price.h": "", "src/wire/answer.c": "", "tests/gui/walk.py": "def walk():\n"}


def page(text, place=PAGE):
    return {**CODE, place: text}


cases.main("names", [
    ("file-gone", page("See `core/cost.h`.\n"), "architecture.md:1: there is no core/cost.h"),
    ("folder-gone", page("\n\n`src/client/`\n"), "architecture.md:3: there is no src/client"),
    ("link-gone", page("[api](api.md)\n"), "there is no api.md"),
    ("function-gone", page("`pf_price_explain()`\n"), "nothing is named pf_price_explain"),
    ("type-gone", page("`PfCost`\n"), "nothing is named PfCost"),
    ("prefix-gone", page("`pf_cost_…`\n"), "nothing is named pf_cost_"),
    ("only-in-a-comment", page("`pf_price_old()`\n"), "nothing is named pf_price_old"),
    ("static-gone", page("`decide()`\n"), "nothing is named decide"),
    ("in-a-command", page("    tools/make build\n", "CONTRIBUTING.md"), "there is no tools/make"),
    ("pattern-gone", page("`core/NAME.md`\n"), "there is no core/NAME.md"),
    ("other-file", page("| `wire/answer.c` | `pf_price_compute()` | prices |\n"),
     "wire/answer.c has no pf_price_compute()"),
    ("arrow-gone", page("| `src/core/` | | |\n| `src/wire/` | | |\n"),
     "src/wire/ may include core"),
    ("arrow-more", page("| `src/core/` | `wire` | |\n| `src/wire/` | `core` | |\n"),
     "src/core/ may include nothing"),
    ("layer-forgotten", page("| `src/core/` | | |\n"), "src/wire/ may include core"),
    ("true", page("`core/price.[ch]`, `price.c`, `core/NAME.c`, `gui/walk`, `build/po`\n"
                  "`pf_price_…`, `walk()`, `GET /v1/me`\n"
                  "| `core/price.c` | `pf_price_compute()` | prices |\n"
                  "| `src/core/` | | |\n| `src/wire/` | `core` | |\n"), ""),
])
