#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guardian who lives elsewhere, in the windows of both families: invited for one child, asked for
an address, and told who looks at it: elsewhere.py CLIENT SERVER ADMIN."""
import re

import canaries
import newcomers
import town
from home import FRESH
from ties import ADDRESS, BRUNO, find_children, find_token
from queue import get_state
from town import CAMILLE, TO_PLANNING, enter

NEW = "password text", "Nouveau mot de passe"


def invites(home):
    """Camille names the child whom Bruno is a guardian of."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        app.key("alt+4")
        app.press("button", "Inviter l’autre responsable")
        app.type("text", "Prénom", "Bruno")
        app.type("text", "Nom", "Perrin")
        app.type("text", "Son adresse électronique", BRUNO)
        app.press("radio button", "Ailleurs")
        app.press("check box", re.compile("^Tom"))
        app.click("button", "Envoyer l’invitation")
        app.find("label", re.compile(f"^{BRUNO} est sur la liste"))
        app.see(re.compile("Habite ailleurs, responsable de.: Léa"))


def accepts(home):
    """Both faults are said at once; then Home says who looks at it, and nothing of the child."""
    token = find_token(home)
    letter = newcomers.find_letter(home, BRUNO)
    with home.app(canaries.keep_settings()) as app:
        app.find(*town.EMAIL)
        home.open_link(letter["link"])
        app.find("text", "Numéro et rue")
        app.heard.clear()
        app.click("button", "Accepter l’invitation")
        app.hear("^Saisissez un mot de passe, ou collez-en un. Votre adresse n’est pas")
        app.wait_for(lambda: app.focused() == app.find("text", "Numéro et rue"),
                     "the focus on the first fault")
        app.see(re.compile("^Écrivez le nom de la commune"))
        app.type("text", "Numéro et rue", ADDRESS["line1"])
        app.type("text", "Code postal", ADDRESS["postal_code"])
        app.type("text", "Commune", ADDRESS["city"])
        app.type(*NEW, newcomers.PASSWORD)
        app.heard.clear()
        app.click("button", "Accepter l’invitation")
        app.hear("Bonjour Bruno. Votre compte attend la réponse du guichet")
        app.find("label", re.compile("^Vous avez accepté l’invitation. .* le guichet famille"))
        assert not app.find_all(name=re.compile("Léa")), app.tree()
        canaries.assert_none(home, CAMILLE, newcomers.PASSWORD, letter["code"], token)
    assert get_state(home, BRUNO) == "waiting"
    assert find_children(home) == []


def invites_who_lives_elsewhere(home):
    invites(home)
    accepts(home)
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        app.key("alt+4")
        app.see(re.compile("Acceptée. Le guichet famille vérifie"))


if __name__ == "__main__":
    town.run([invites_who_lives_elsewhere])
