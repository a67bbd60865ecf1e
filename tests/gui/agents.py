#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An administrator invites an agent, who comes in by the mail; changes, suspends and resets others,
on a real server: agents.py CLIENT SERVER ADMIN."""
import re

import canaries
import newcomers
import town
from activation import GOOD, NEW, open_mails
from preferences import read_codes

OLIVIER = ("olivier.tessier@example.org", "valbourg-olivier")
CLAIRE = ("claire.fontaine@example.org", "valbourg-claire")
MAX = "max.brun@example.org"
PLACE = "list item", "Agents"
AWAY = "button", "Ces codes sont en lieu sûr"
SAVE = "button", "Enregistrer les rôles"


def open_agents(home, app):
    town.enter(app, OLIVIER, home.codes[OLIVIER[0]].pop(0))
    app.press(*PLACE)
    app.find("label", "Agents de la ville")
    app.find("label", "Olivier Tessier (vous)")


def tick(app, role):
    app.focus("check box", role)
    app.key("space")


def is_state(home, email, state):
    home.wait_for(lambda: home.ask("SELECT state FROM account WHERE email = ?", email) ==
                  [(state,)], f"{email} that is {state}")


def invites(home):
    """From the form to the page of the role, by the mail alone; the list is kept on paper alone."""
    with home.app() as app:
        open_agents(home, app)
        app.click("button", "Inviter un agent")
        app.click("button", "Envoyer l’invitation")
        app.find("label", "Écrivez son prénom")
        app.type("text", "Prénom", "Max")
        app.type("text", "Nom", "Brun")
        app.type("text", "Son adresse électronique", CLAIRE[0])
        tick(app, "Guichet famille")
        app.click("button", "Envoyer l’invitation")
        app.find("label", re.compile("a déjà cette adresse"))
        app.type("text", "Son adresse électronique", MAX)
        app.click("button", "Envoyer l’invitation")
        app.find("status bar", re.compile(f"^Invité.: un message avec un lien part à {MAX}"))
        app.find("label", re.compile("n’a pas encore choisi de mot de passe"))
        letter = newcomers.find_letter(home, MAX)
    with home.app(canaries.keep_settings()) as app:
        app.find(*town.EMAIL)
        open_mails(app)
        app.click("button", "Suivre le lien")
        app.find("label", re.compile("Bonjour Max"))
        app.type(*NEW, GOOD)
        app.click("button", "Choisir ce mot de passe")
        app.click("button", "Imprimer une liste de codes")
        codes = read_codes(app)
        app.click(*AWAY)
        app.find("list item", re.compile("^Bannette"))
        assert not app.find_all(*PLACE), "a place of administrators"
        canaries.assert_none(home, town.CAMILLE, GOOD, letter["code"],
                             letter["link"].rsplit("/", 1)[-1], *codes)
    assert home.ask("SELECT second_factor FROM account WHERE email = ?", MAX) == [("codes",)]


def changes(home):
    """What was done is said beside the agent, and undone there."""
    with home.app() as app:
        open_agents(home, app)
        app.press("button", "Suspendre Claire Fontaine")
        app.find("status bar", re.compile("^Suspendu, et déconnecté partout"))
        is_state(home, CLAIRE[0], "suspended")
        app.find("label", re.compile("ne peut pas se connecter"))
        app.click("button", "Défaire")
        app.find("status bar", re.compile("^Défait"))
        is_state(home, CLAIRE[0], "active")

        app.press("button", "Changer les rôles de Olivier Tessier")
        tick(app, "Administration")
        app.click(*SAVE)
        app.find("label", re.compile("Cochez au moins un rôle"))
        tick(app, "Facturation")
        app.click(*SAVE)
        app.find("label", re.compile("Personne d’autre n’est administrateur"))
        app.click("button", "Annuler")

        app.press("button", "Remettre à zéro ce avec quoi Claire Fontaine se connecte")
        app.find("label", re.compile("chaque appareil est déconnecté"))
        app.click("button", "Ne rien changer")
        app.press("button", "Remettre à zéro ce avec quoi Claire Fontaine se connecte")
        app.click("button", "Remettre à zéro")
        app.find("status bar", re.compile("^Remis à zéro"))
    assert home.ask("SELECT second_factor FROM account WHERE email = ?",
                    CLAIRE[0]) == [("none",)]
    assert home.ask("SELECT roles FROM account WHERE email = ?",
                    OLIVIER[0]) == [('["administrator"]',)]


if __name__ == "__main__":
    town.run([invites, changes])
