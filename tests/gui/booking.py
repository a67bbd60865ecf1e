#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Booking on a real server, as a person does it: booking.py CLIENT SERVER ADMIN."""
import re
import subprocess

import town
from town import CAMILLE, cells, next_month, see, sign_in

THURSDAY, FRIDAY = "Léa, cantine, jeudi 3 décembre", "Léa, cantine, vendredi 4 décembre"
TUESDAY, BOOKED = "Léa, cantine, mardi 1er décembre", "Léa, cantine, lundi 7 décembre"


def focus_cells(app):
    """Tab enters the cells once: from there on the arrows go."""
    for _ in range(20):
        now = app.focused()
        if now and app.role(now) == "check box":
            return
        app.key("Tab")
        app.wait_for(lambda: app.focused() not in (now, None), "another focus")
    raise AssertionError("Tab never reaches the cells")


def at(app, place):
    app.wait_for(lambda: app.focused_name().startswith(place + ","), f"the focus on {place}")


def books_and_cancels_by_keyboard_alone(home):
    with home.app() as app:
        app.wait_for(lambda: app.focused() == app.find(*town.EMAIL), "the focus on the address")
        app.key(*"camille", "period", *"berger", "at", *"example", "period", *"org", "Tab",
                *"valbourg", "minus", *"camille", "Return")
        # What is to be done next has the focus.
        app.wait_for(lambda: app.focused_name() == town.TO_PLANNING[1],
                     "the focus on the way to the planning")
        app.key("Return")
        app.wait_for(lambda: cells(app), "the cells of the planning")
        focus_cells(app)
        before = {cell.place for cell, _ in cells(app)}
        app.key("Next")
        app.wait_for(lambda: not before & {cell.place for cell, _ in cells(app)}, "December")
        app.key("Home")
        at(app, TUESDAY)
        app.key("Right")
        at(app, THURSDAY)
        app.key("End")
        app.wait_for(lambda: "18 décembre" in app.focused_name(), "the end of the row")
        app.key("Home", "Right")
        at(app, THURSDAY)
        app.key("Down")
        at(app, "Léa, accueil du soir, jeudi 3 décembre")
        app.key("Up")
        at(app, THURSDAY)
        app.heard.clear()
        app.key("space")
        see(app, THURSDAY, "choisi, non validé")
        app.wait_for(lambda: any(kind.startswith("object:state-changed:checked")
                                 and name.startswith(THURSDAY) for kind, name in app.heard),
                     "the choice spoken")
        app.key("Right", "Right", "Return")
        see(app, BOOKED, "à retirer, non validé")
        app.focus("button", "Valider")
        app.key("Return")
        see(app, THURSDAY, "réservé")
        see(app, BOOKED, "disponible")
        app.find("label", re.compile("Enregistré à .*1 réserv.*1 "))
    assert home.get_states("Léa", "2026-12-03", "canteen") == ["booked"]
    assert home.get_states("Léa", "2026-12-07", "canteen") == ["cancelled"]


def drags_over_several_cells(home):
    with home.app() as app:
        sign_in(app, CAMILLE)
        next_month(app)
        first, last = (app.box(see(app, place, "disponible")) for place in (THURSDAY, FRIDAY))
        path = [(x + width // 2, y + height // 2) for x, y, width, height in (first, last)]
        steps = [f"{path[0][0]} {path[0][1]}", f"{path[0][0] + 8} {path[0][1]}",
                 f"{path[1][0] - 4} {path[1][1]}", f"{path[1][0]} {path[1][1]}"]
        subprocess.run(["xdotool", "mousemove", *steps[0].split(), "mousedown", "1"], check=True)
        for step in steps[1:]:
            subprocess.run(["xdotool", "mousemove", "--sync", *step.split()], check=True)
        subprocess.run(["xdotool", "mouseup", "1"], check=True)
        see(app, THURSDAY, "choisi, non validé")
        see(app, FRIDAY, "choisi, non validé")
        app.find("label", "2 choix")
        # All of one drag is one step back.
        app.key("ctrl+z")
        see(app, THURSDAY, "disponible")
        see(app, FRIDAY, "disponible")


def a_passing_deadline_locks_by_itself(home):
    with home.app() as app:
        sign_in(app, CAMILLE)
        next_month(app)
        app.click("check box", see(app, THURSDAY, "disponible").get_name())
        see(app, THURSDAY, "choisi, non validé")
        home.set_clock("2026-11-26 23:59:56")
        app.key("F5")
        see(app, TUESDAY, "non réservé, délai dépassé")
        see(app, THURSDAY, "non réservé, délai dépassé")
        app.find("label", re.compile("Un choix a été abandonné.*délai est dépassé"))
        app.see("Aucun choix en cours")


if __name__ == "__main__":
    town.run([books_and_cancels_by_keyboard_alone, drags_over_several_cells,
              a_passing_deadline_locks_by_itself])
