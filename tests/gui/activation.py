#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A family that the town knows comes in for the first time, on a real server whose mails are shown
in the demonstration's window: activation.py CLIENT SERVER ADMIN."""
import re

import canaries
import town

NADIA = "nadia.benali@example.org"
ADDRESS = ("text", "Adresse électronique donnée au service")
NEW = ("password text", "Nouveau mot de passe")
GOOD = "trois bateaux sur la mare"


def open_mails(app):
    """Its menu from the keyboard: the first entry, while the town is a demonstration."""
    app.key("F10")
    app.find("menu item", "Courrier de démonstration")
    app.key("Return")
    app.find("button", "Suivre le lien")


def chooses_a_password(home):
    with home.app() as app:
        app.type(*town.EMAIL, NADIA)
        app.click("button", "Mot de passe oublié")
        app.find(*ADDRESS)
        app.click("button", "Recevoir le courriel")
        app.find("status bar", re.compile("Étape 2 sur 3"))
        open_mails(app)
        app.find("label", re.compile("choisissez votre mot de passe"))
        letter = home.call("/v1/demonstration/mails")["items"][0]
        app.click("button", "Suivre le lien")
        app.find("label", re.compile("Bonjour Nadia"))
        app.type(*NEW, GOOD)
        app.click("button", "Choisir ce mot de passe")
        app.see("Nadia Benali")
        code, token = letter["code"], letter["link"].rsplit("/", 1)[-1]
        canaries.assert_none(home, (NADIA, GOOD), GOOD, code, token)
    [(device,)] = home.ask("SELECT device FROM journal_entry WHERE action = 'password_chosen'")
    assert device.startswith("Portail famille, "), device
    with home.app() as app:  # and stays signed in or signs in again with it
        app.wait_for(lambda: app.find_all(*town.EMAIL) or app.find_all("label", "Nadia Benali"),
                     "the first page")


if __name__ == "__main__":
    town.run([chooses_a_password])
