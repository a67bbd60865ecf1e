#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting in and out, found by accessible name and from the keyboard: welcome.py CLIENT."""
import re
import sys

import portal
import tap

EMAIL, PASSWORD = ("text", "Adresse électronique"), ("password text", "Mot de passe")


def fill(app, password):
    app.type(*EMAIL, portal.ACCOUNT["email"])
    app.type(*PASSWORD, password)


def says_what_is_wrong(app):
    fill(app, "autre chose")
    app.click("button", "Se connecter")
    app.find("label", re.compile("Adresse ou mot de passe inexact.*Nouvel essai dans"))
    app.find("label", "À saisir de nouveau")
    password = app.find(*PASSWORD)
    assert app.text(password) == "", "the password is still there to be read"
    app.wait_for(lambda: "À saisir de nouveau" in password.get_description(), "the fault's words")
    # The wait that the portal asks for ends by itself.
    fill(app, portal.PASSWORD)
    app.click("button", "Se connecter")
    app.see("Camille Berger")


def signs_in_and_out(app):
    fill(app, portal.PASSWORD)
    app.click("button", "Se connecter")
    app.see("Camille Berger")
    app.see("Ville de Valbourg")
    app.find("list item", "Planning")
    app.key("F10", "Up", "Return")
    app.find(*PASSWORD)
    assert not app.find_all(name="Camille Berger"), "who was in is still to be seen"


def signs_in_from_the_keyboard(app):
    """The first entry has the focus; Enter in the last one signs in."""
    app.wait_for(lambda: app.focused() == app.find(*EMAIL), "the focus on the e-mail address")
    app.key("a", "at", "b", "period", "f", "r", "Tab", *"douze", "space", *"lettres", "Return")
    app.see("Camille Berger")


def asks_for_what_is_missing(app):
    app.click("button", "Se connecter")
    app.find("label", re.compile("Écrivez-la en entier"))
    app.find("label", "Saisissez le mot de passe de votre compte")
    app.wait_for(lambda: app.focused() == app.find(*EMAIL), "the focus on the first fault")


def changes_town(app):
    app.click("button", "Changer de ville")
    app.type("text", "Adresse du portail", "http://portail.valbourg.example")
    app.click("button", "Continuer")
    app.find("label", re.compile("commence par https"))
    app.click("button", "Garder la ville actuelle")
    app.find(*PASSWORD)


def helps(app):
    app.find(*PASSWORD)
    app.key("F1")
    app.see("Dans le planning")
    app.key("Escape")
    app.wait_for(lambda: not app.find_all(name="Dans le planning"), "the help closed")


def shows_the_keys(app):
    app.find(*PASSWORD)
    app.key("ctrl+question")
    app.see("Demander les nouvelles au portail")
    app.key("Escape")
    app.wait_for(lambda: not app.find_all(name="Demander les nouvelles au portail"),
                 "the keys closed")


if __name__ == "__main__":
    sys.exit(tap.run([*sys.argv[1:], "--portal", portal.start()],
                     [says_what_is_wrong, signs_in_and_out, signs_in_from_the_keyboard,
                      asks_for_what_is_missing, changes_town, helps, shows_the_keys],
                     # Each program begins as the first one did.
                     env={"GSETTINGS_BACKEND": "memory"}))
