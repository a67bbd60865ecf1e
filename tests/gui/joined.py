#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A family that the town knows joins its household from another address: an agent validates that,
and the family sees what becomes of it. joined.py CLIENT SERVER ADMIN."""
import re

import newcomers
import town
from home import FRESH
from queue import is_on_row, is_open, mail_says
from queue import enter as enter_queue

OLD, NEW = "1 rue Victor-Hugo, 44990 Valbourg", "7 rue du Port, 44990 Valbourg"
PENDING = re.compile(f"^Nouvelle adresse, en attente de validation par la commune.: {NEW} "
                     "\\(donnée par Alice Lefebvre")
ALICE = "alice@example.org"


def arrive(home):
    """Alice Lefebvre is an adult of a household, and has no account."""
    newcomers.arrive(home, "Alice", "Lefebvre", email=ALICE)
    with home.app(FRESH) as app:
        enter_queue(home, app)
        is_open(app, "Alice", "Lefebvre")
        app.focus("list item", re.compile("^Lefebvre, Alice, Nouveau compte"))
        app.key("1")
        app.key("a")
        app.find("status bar", re.compile("Lefebvre, Alice.: compte accepté"))
        app.find("list item", re.compile("^Lefebvre, Alice, Nouvelle adresse"))


def see_household(home, *words, hidden=None):
    """What the family reads on the page of its household."""
    with home.app(FRESH) as app:
        town.enter(app, (ALICE, newcomers.PASSWORD))
        app.find("list item", re.compile("^Foyer"))
        app.press("list item", re.compile("^Foyer"))
        for each in words:
            app.see(each)
        assert not hidden or not app.find_all("label", hidden), "it is told of still"


def get_address(home):
    (line1,), = home.ask("SELECT h.address_line1 FROM household h JOIN adult a"
                         " ON a.household = h.id WHERE a.email = ? AND h.state = 'active'", ALICE)
    return line1


def is_address(home, line1):
    home.wait_for(lambda: get_address(home) == line1, f"a household that lives {line1}")


def moves(home):
    arrive(home)
    see_household(home, OLD, PENDING)
    with home.app(FRESH) as app:
        enter_queue(home, app)
        is_open(app, "Alice", "Lefebvre")
        app.see("La commune a")
        app.see(OLD)
        app.see(NEW)
        app.find("image", re.compile("facture-novembre.jpg, page 1 sur 1"))
        assert not app.find_all("button", "Demander une pièce")
        app.focus("list item", re.compile("^Lefebvre, Alice"))
        app.key("d")
        app.key("a")
        app.find("status bar", re.compile("Lefebvre, Alice.: nouvelle adresse acceptée"))
        is_address(home, "7 rue du Port")
        app.key("ctrl+z")
        is_on_row(app, "Lefebvre, Alice")
        app.find("status bar", re.compile("Défait"))
        is_address(home, "1 rue Victor-Hugo")
        app.see(re.compile("a validé la nouvelle adresse de votre foyer"))
        app.key("a")
        is_address(home, "7 rue du Port")
        app.see(re.compile("Rien n’attend"))
    home.set_clock("2026-11-24 09:10:00")
    mail_says(home, ALICE, f"a validé la nouvelle adresse de votre foyer\u202f: {NEW}.")
    see_household(home, NEW, hidden=PENDING)


def stays(home):
    arrive(home)
    with home.app(FRESH) as app:
        enter_queue(home, app)
        is_open(app, "Alice", "Lefebvre")
        app.focus("list item", re.compile("^Lefebvre, Alice, Nouvelle adresse"))
        app.key("r")
        app.find("label", "Refuser la nouvelle adresse de Alice Lefebvre")
        app.write("illisible")
        app.key("ctrl+Return")
        app.find("status bar", re.compile("Lefebvre, Alice.: nouvelle adresse refusée"))
        app.see(re.compile("Rien n’attend"))
    home.set_clock("2026-11-24 09:10:00")
    mail_says(home, ALICE, "illisible")
    see_household(home, OLD, hidden=PENDING)


if __name__ == "__main__":
    town.run([moves, stays])
