#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person asks that their data be erased: an agent answers, and what was decided is done once it
cannot be undone. erasing.py CLIENT SERVER ADMIN."""
import re
import urllib.request

import town
from home import FRESH
from queue import REASON, is_on_row, mail_says
from queue import enter as enter_queue
from town import CAMILLE

ROW = re.compile("^Berger, Camille, Effacement de données.*d’ici le 24 décembre")
ERASE = "button", "Effacer"


def ask(home):
    """Camille, who is the one guardian of her household, asks from her computer."""
    home.ask("UPDATE adult SET role = 'other' WHERE first_name = 'Antoine'"
             " AND last_name = 'Berger'")
    token = home.call("/v1/sessions", body={"email": CAMILLE[0], "password": CAMILLE[1]})["token"]
    urllib.request.urlopen(urllib.request.Request(
        home.url + "/v1/me", headers={"Authorization": f"Bearer {token}",
                                      "Idempotency-Key": "erase"}, method="DELETE"),
        timeout=10).close()


def cancel_what_is_to_come(home):
    home.ask("UPDATE booking SET state = 'cancelled' WHERE date >= '2026-11-24' AND household ="
             " (SELECT household FROM adult WHERE email = ?)", CAMILLE[0])


def get_state(home):
    return home.ask("SELECT state FROM erasure_request ORDER BY id DESC LIMIT 1")[0][0]


def open_request(home, app):
    enter_queue(home, app)
    app.see("Camille Berger")
    app.find("list item", ROW)
    app.see(re.compile("^Demandé le mardi 24 novembre 2026. Répondez le jeudi 24 décembre 2026"))
    app.focus("list item", ROW)


def says_what_comes_first(home):
    """Bookings to come are not cancelled unseen: the agent reads what to do, and may refuse."""
    ask(home)
    with home.app(FRESH) as app:
        open_request(home, app)
        app.see(re.compile("réservations sont encore à venir, et personne d’autre n’en répond"))
        app.see(re.compile("n’a pas d’autre responsable"))
        assert not app.is_(app.find(*ERASE), "sensitive"), app.tree()
        assert not app.find_all("button", "Demander une pièce")
        app.key("a")
        app.key("r")
        app.wait_for(lambda: app.focused() == app.find(*REASON), "the focus on the reason")
        app.find("label", "Refuser d’effacer les données de Camille Berger")
        app.write("une facture est due")
        app.key("ctrl+Return")
        app.find("status bar", re.compile("Berger, Camille.: effacement refusé"))
        app.see(re.compile("Rien n’attend"))
    assert get_state(home) == "refused"
    home.set_clock("2026-11-24 09:10:00")
    mail_says(home, CAMILLE[0], "une facture est due")


def erases(home):
    """Undone nothing is lost; decided again, it is done though the server was stopped meanwhile."""
    ask(home)
    cancel_what_is_to_come(home)
    (children, priced), = home.ask("SELECT (SELECT count(*) FROM child),"
                                   " (SELECT count(*) FROM booking)")
    with home.app(FRESH) as app:
        open_request(home, app)
        app.find("label", re.compile("^Le compte.: adresse électronique"))
        app.find("label", re.compile("^Le nom, .* dix ans comme la loi le demande"))
        app.see(re.compile("a effacé votre compte"))
        app.key("a")
        app.find("status bar", re.compile("Berger, Camille.: tout est effacé dans une demi-minute"))
        app.key("ctrl+z")
        is_on_row(app, "Berger, Camille")
        app.find("status bar", re.compile("Défait"))
        app.see("Camille Berger")
        app.wait_for(lambda: app.is_(app.find(*ERASE), "sensitive"), "a request to decide")
        app.key("a")
        app.find("status bar", re.compile("tout est effacé dans une demi-minute"))
        app.see(re.compile("Rien n’attend"))
    assert get_state(home) == "waiting" and home.ask("SELECT 1 FROM account WHERE email = ?",
                                                     CAMILLE[0])
    home.stop()
    home.set_clock("2026-11-24 09:10:00")
    home.start()
    home.wait_for(lambda: get_state(home) == "done", "erased data")
    mail_says(home, CAMILLE[0], "a effacé votre compte")
    assert home.ask("SELECT (SELECT count(*) FROM account WHERE email = ?),"
                    " (SELECT count(*) FROM adult WHERE lower(email) = ?),"
                    " (SELECT count(*) FROM child), (SELECT count(*) FROM booking),"
                    " (SELECT count(*) FROM adult WHERE first_name = 'Camille'"
                    " AND last_name = 'Berger' AND account IS NULL)", CAMILLE[0],
                    CAMILLE[0]) == [(0, 0, children, priced, 1)]
    with home.app(FRESH) as app:
        town.enter(app, CAMILLE)
        app.see(re.compile("adresse.*mot de passe|mot de passe.*adresse", re.I))
        assert not app.find_all("label", "Bonjour Camille")


if __name__ == "__main__":
    town.run([says_what_comes_first, erases])
