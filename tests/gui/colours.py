#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text can be read and states can be told apart on each page: colours.py CLIENT SERVER ADMIN. Run
in `headless` with any --theme."""
import re

import contrast
import erasing
import newcomers
import sizes
import ties
import town
from sizes import CLAIRE, FRENCH, SIZES, WORDS, enter

TEXT, BORDER = 4.5, 3  # WCAG 2.1, 1.4.3 and 1.4.11
WORD = re.compile(r"\w{3}")


def look(app, picture, role, pattern, least, how):
    """What is too pale of what is above the window's lower edge, and how many there are."""
    app.screenshot(picture)
    seen, pale, found = contrast.read(picture), [], 0
    nodes = app.find_all(role, pattern)
    for node, box in zip(nodes, app.boxes(nodes)):
        if box[1] + box[3] > SIZES[-1][1] - 60 or box[3] < 8:
            continue
        value, one, two = how(seen, box)
        if value < least:
            pale.append("%r: %.2f #%02x%02x%02x on #%02x%02x%02x" % (
                node.get_name(), value, *one, *two))
        found += 1
    return pale, found


def measure(home, app, role, pattern, least, how):
    picture = str(home.folder / "shot.png")
    app.settle()
    pale, found = look(app, picture, role, pattern, least, how)
    if pale:  # or drawn where it stood a moment before, by a busy machine
        app.settle(1)
        pale, found = look(app, picture, role, pattern, least, how)
    assert not pale, pale
    assert found > 3, f"{found} of {role}"


def measure_text(home, app):
    measure(home, app, "label", WORD, TEXT, contrast.text)


def wait_for_label(app, words):
    app.wait_for(lambda: app.find_all("label", re.compile(words)), words)


def families_pages_can_be_read(home):
    with home.app() as app:
        sizes.resize(app, SIZES[-1])
        measure_text(home, app)
        app.click("button", WORDS["new"])
        app.click("button", WORDS["create"])
        measure_text(home, app)
        app.click("button", WORDS["leave"])
        app.find("button", WORDS["enter"])
        enter(app)
        measure_text(home, app)
        app.key("ctrl+comma")
        for form, wait in (("change", "cancel"), ("app", "cancel")):
            app.click("button", WORDS[form])
            app.find("button", WORDS[wait])
            measure_text(home, app)
            app.click("button", WORDS["cancel"])
        app.key("alt+1")
        sizes.open_planning(app)
        app.click("button", "Plus tard" if FRENCH else "Later")
        app.wait_for(lambda: app.find_all("label", re.compile("Décembre|December")), "December")
        app.settle()
        node = app.find_all("check box", re.compile("Léa, .*, (disponible|available)"))[0]
        app.click("check box", node.get_name())
        measure_text(home, app)
        measure(home, app, "check box", re.compile("(Léa|Tom), "), BORDER, contrast.border)


def enrolment_can_be_read(home):
    with home.app() as app:
        sizes.resize(app, SIZES[-1])
        sizes.sign_in(app)
        sizes.ask_for_school(home, app)
        measure_text(home, app)
        sizes.submit_to_school(app)
        measure_text(home, app)


def newcomers_home_can_be_read(home):
    email = newcomers.arrive(home, "Aude", "Garnier")
    with home.app() as app:
        sizes.resize(app, SIZES[-1])
        town.enter(app, (email, newcomers.PASSWORD))
        app.find("list item", "Accueil")
        app.key("alt+1")  # the last page opens again, of whoever was here
        wait_for_label(app, "^Votre compte attend la réponse du guichet")
        measure_text(home, app)


def queue_can_be_read(home):
    """A new account with its document, a second household, a request of erasure, and the way in
    before them."""
    newcomers.arrive(home, "Aude", "Garnier")
    ties.make_tie(home)
    erasing.ask(home)
    erasing.cancel_what_is_to_come(home)
    with home.app() as app:
        sizes.resize(app, SIZES[-1])
        app.type("text", WORDS["email"], CLAIRE[0])
        app.type("password text", WORDS["password"], CLAIRE[1])
        app.click("button", WORDS["enter"])
        app.find("button", WORDS["list"])
        measure_text(home, app)
        app.click("button", WORDS["list"])
        app.type("text", WORDS["line"], home.codes[CLAIRE[0]].pop(0))
        app.click("button", WORDS["go"])
        app.focus("list item", re.compile("^Garnier, Aude, "))
        app.find("image", re.compile("facture-novembre.jpg, page 1 sur 1"))
        measure_text(home, app)
        app.key("j")
        app.find("list item", ties.ROW)
        wait_for_label(app, "^Enfants nommés dans l’invitation$")
        measure_text(home, app)
        app.key("j")
        app.find("list item", erasing.ROW)
        wait_for_label(app, "^Effacé$")
        measure_text(home, app)


def families_at_the_desk_can_be_read(home):
    with home.app() as app:
        sizes.resize(app, SIZES[-1])
        sizes.open_family(home, app)
        measure_text(home, app)


def agents_can_be_read(home):
    with home.app() as app:
        sizes.resize(app, SIZES[-1])
        sizes.manage_agents(home, app)
        measure_text(home, app)


if __name__ == "__main__":
    town.run([families_pages_can_be_read, enrolment_can_be_read, newcomers_home_can_be_read,
              queue_can_be_read, families_at_the_desk_can_be_read, agents_can_be_read])
