#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Home on a real server: home.py CLIENT SERVER ADMIN."""
import re
import subprocess

import town
from town import CAMILLE, SOPHIE, TO_PLANNING, cells, enter

# Each program begins as the first one did.
FRESH = {"GSETTINGS_BACKEND": "memory"}
DAYS = "list", "Les sept prochains jours"
DESK = "01\u00a099\u00a000\u00a000\u00a000"


def find_days(app):
    """What is read aloud of each of the days ahead."""
    found = app.find(*DAYS)
    return [node.get_name() for node in app.find_all("list item", within=found)]


def find_steps(app, child):
    road = app.find("list", f"Étapes de {child}")
    return [node.get_name() for node in app.find_all("list item", within=road)]


def focus_is_on(app, button):
    app.wait_for(lambda: app.focused() == app.find(*button), f"the focus on {button[1]}")


def leads_to_what_is_next(home):
    """Lands on Home, which says what is to be done, and leads there from the keyboard alone."""
    home.ask("UPDATE household SET confirmed_for = NULL WHERE name = 'Berger'")
    home.ask("UPDATE child SET health_confirmed_for = NULL WHERE first_name = 'Tom'")
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find("label", "Bonjour Camille")
        app.find("label", "Mardi 24 novembre 2026")
        assert app.find_all("list item", "Accueil") and app.find_all("list item", "Foyer")
        steps = app.wait_for(lambda: find_steps(app, "Tom"), "Tom's road")
        assert steps[0].startswith("Étape 1 sur 6, à faire\u202f: Vérification du foyer"), steps
        # No page does it yet: no button, but whom to ask.
        app.find("list item", re.compile(f"à faire\u202f: Infos santé-enfant.*guichet.*{DESK}"))
        focus_is_on(app, ("button", "Voir le foyer"))
        app.key("Return")
        app.find("label", re.compile("à vérifier pour cette année scolaire.*guichet"))
        app.key("alt+1")
        focus_is_on(app, ("button", "Voir le foyer"))
        app.key("alt+2")
        app.wait_for(lambda: cells(app), "the cells of the planning")
        app.key("alt+4")
        app.find("label", "Quotient familial")
        app.key("alt+ampersand")  # as a French keyboard has it
        app.find("label", "Bonjour Camille")


def shows_the_days_ahead(home):
    """What is booked stands there with its word; what was booked since is there on coming back."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.wait_for(lambda: find_days(app), "the days ahead")
        booked = [day for day in find_days(app) if re.search("Léa, Cantine.*, réservé", day)]
        assert booked and len(find_days(app)) <= 7, find_days(app)
        assert home.get_states("Léa", "2026-11-26", "canteen") == ["booked"], booked
        assert any(day.startswith("jeudi 26 novembre") for day in booked), booked
        app.find("label", re.compile("Léa · réservé"), within=app.find(
            "list item", re.compile("^jeudi 26")))
        app.click(*TO_PLANNING)
        lunch = "Léa, cantine, lundi 30 novembre"
        app.click("check box", town.see(app, lunch, "réservé").get_name())
        app.click("button", "Valider")
        town.see(app, lunch, "disponible")
        app.key("alt+1")
        app.wait_for(lambda: find_days(app) and not any(
            re.search("^lundi 30.*Léa, Cantine", day) for day in find_days(app)),
            "Monday without lunch")


def says_that_nothing_is_booked(home):
    home.ask("DELETE FROM booking")
    with home.app(FRESH) as app:
        enter(app, SOPHIE)
        app.find("label", "Rien de réservé.")
        app.find("list item", re.compile("à faire\u202f: Réservation des jours"))
        app.find("label", "Réserver les jours de Nina")
        app.click("button", "Choisir des jours")
        app.wait_for(lambda: cells(app), "the cells of the planning")


def tells_an_account_that_waits(home):
    home.ask("UPDATE account SET state = 'pending' WHERE email = ?", CAMILLE[0])
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find("label", re.compile("Votre compte attend la réponse du guichet"))
        app.find("list", "Ce qui est attendu")
        app.find("label", DESK)
        assert not app.find_all(*DAYS) and not app.find_all(*TO_PLANNING)


def leads_who_only_pays_nowhere_in_vain(home):
    """Without a child in the household: nothing that only its guardians do."""
    home.ask("UPDATE adult SET role = 'payer' WHERE account ="
             " (SELECT id FROM account WHERE email = ?)", CAMILLE[0])
    home.ask("DELETE FROM household_child WHERE household ="
             " (SELECT id FROM household WHERE name = 'Berger')")
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        focus_is_on(app, ("button", "Voir le foyer"))
        app.find("label", "Ses responsables légaux ajoutent les enfants et les inscrivent.")
        assert not app.find_all("button", "Ajouter un enfant")
        assert not app.find_all("list item", re.compile("à faire"))
        app.key("Return")
        app.find("label", "Quotient familial")
        assert not app.find_all("button", "Ajouter un enfant")


def fits_a_narrow_window(home):
    """One column, what is next first."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        window = app.wait_for(app.windows, "the window")[-1]
        subprocess.run(["xdotool", "windowsize", "--sync", window, "360", "720"], check=True)
        app.find("button", "Retour aux rubriques")
        app.settle()
        boxes = [app.box(node) for node in (app.find(*TO_PLANNING),
                                            app.find("list", "Étapes de Léa"), app.find(*DAYS))]
        tops = [box[1] for box in boxes]
        assert tops == sorted(tops), boxes
        assert len({box[0] for box in boxes[1:]}) == 1, boxes


if __name__ == "__main__":
    town.run([leads_to_what_is_next, shows_the_days_ahead, says_that_nothing_is_booked,
              tells_an_account_that_waits, leads_who_only_pays_nowhere_in_vain,
              fits_a_narrow_window])
