#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to a new password, by accessible name and from the keyboard: forgotten.py CLIENT."""
import re
import subprocess
import sys
import urllib.parse

import portal
import tap

EMAIL, PASSWORD = ("text", "Adresse électronique"), ("password text", "Mot de passe")
ADDRESS = ("text", "Adresse électronique donnée au service")
CODE, NEW = ("text", "Code de 8 caractères"), ("password text", "Nouveau mot de passe")
GOOD = "trois bateaux sur la mare"
CLIENT, SERVER = sys.argv[1:], portal.serve()


def is_focused(app, what):
    app.wait_for(lambda: app.focused() == app.find(*what), f"the focus on {what}")


def begin(app):
    """From the welcome page to the mail."""
    SERVER.asked.clear()
    app.type(*EMAIL, portal.ACCOUNT["email"])
    app.click("button", "Mot de passe oublié")
    is_focused(app, ADDRESS)
    assert app.text(app.find(*ADDRESS)) == portal.ACCOUNT["email"], "typed in vain"
    app.click("button", "Recevoir le courriel")
    is_focused(app, CODE)


def type_code(app, code=portal.CODE):
    app.type(*CODE, code)
    app.click("button", "Continuer")


def hand_over(link):
    """As a browser does, in a second process that ends at once."""
    subprocess.run([*CLIENT, link], check=True, timeout=20)


def link(token=portal.TOKEN, address=None):
    address = urllib.parse.quote(address or SERVER.address, safe="")
    return f"portail-famille:activate?portal={address}&token={token}"


def comes_in_by_the_code(app):
    begin(app)
    app.find("status bar", re.compile("Étape 2 sur 3, Courriel.*est parti à"))
    app.find("label", re.compile("02.00.00.00.00, lun.–ven., .*Il vérifie"))
    type_code(app, "  k7qm-2xrt ")
    is_focused(app, NEW)
    app.find("label", re.compile("Bonjour Camille"))
    app.type(*NEW, GOOD)
    app.find("label", re.compile("Solide"))
    app.click("button", "Choisir ce mot de passe")
    app.see("Camille Berger")
    assert GOOD in SERVER.passwords
    assert not app.find_all(*NEW), "a password is left to be read"


def says_what_is_wrong_with_the_code(app):
    begin(app)
    type_code(app, "K7Q")
    app.find("label", re.compile("Recopiez les 8 caractères"))
    type_code(app, "AAAA BBBB")
    app.find("label", re.compile("Ce n’est pas le code du dernier courriel"))
    is_focused(app, CODE)
    assert "pas le code" in app.find(*CODE).get_description()
    app.type(*CODE, portal.CODE[:4])
    app.wait_for(lambda: not app.find_all("label", re.compile("pas le code")), "no fault")
    type_code(app)
    app.find(*NEW)


def refuses_a_guessed_password(app):
    begin(app)
    type_code(app)
    for password, words in (("court", "Trop court.: 5 caractères sur 12"),
                            ("motdepasse2026", "Faible.: il est parmi les premiers"),
                            ("camilleberger", "Faible.: qui vous connaît")):
        app.type(*NEW, password)
        app.find("label", re.compile(words))
        app.click("button", "Choisir ce mot de passe")
        app.wait_for(lambda: app.find(*NEW).get_description(), "a fault beside the password")
        assert app.text(app.find(*NEW)) == password
    # What only the portal knows.
    app.type(*NEW, "Valbourg sur la mare bleue")
    app.click("button", "Choisir ce mot de passe")
    app.find("label", re.compile("parmi les premiers essayés. Choisissez quelques mots"))
    is_focused(app, NEW)


def waits_before_sending_again(app):
    begin(app)
    assert SERVER.asked == [portal.ACCOUNT["email"]]
    assert not app.is_(app.find("button", "Renvoyer le courriel"), "sensitive")
    app.find("label", re.compile(r"Prochain envoi possible dans 5\d"))
    app.click("button", "Essayer")
    is_focused(app, ADDRESS)
    assert app.text(app.find(*ADDRESS)) == ""
    app.click("button", "Recevoir le courriel")
    app.find("label", re.compile("Écrivez-la en entier"))
    for unused in range(2):
        app.type(*ADDRESS, "cent@example.org")
        app.click("button", "Recevoir le courriel")
        app.find("label", "cent@example.org")
        app.click("button", "Corriger")
        app.type(*ADDRESS, "fois@example.org")
        app.click("button", "Recevoir le courriel")
        app.find("label", "fois@example.org")
        app.click("button", "Corriger")
    app.type(*ADDRESS, "cent@example.org")
    app.click("button", "Recevoir le courriel")
    app.find("label", re.compile("Trop d’essais.*Nouvel essai dans"))
    app.wait_for(lambda: not app.find_all("label", re.compile("Trop d’essais")), "the end")
    assert app.is_(app.find("button", "Recevoir le courriel"), "sensitive")


def loses_nothing_on_the_way(app):
    begin(app)
    type_code(app)
    app.type(*NEW, GOOD + " bleue")
    SERVER.is_down.set()
    try:
        app.click("button", "Choisir ce mot de passe")
        app.find("label", re.compile("ne répond pas"))
    finally:
        SERVER.is_down.clear()
    assert app.text(app.find(*NEW)) == GOOD + " bleue"
    app.click("button", "Choisir ce mot de passe")
    app.see("Camille Berger")


def comes_in_by_the_link(app):
    app.find(*PASSWORD)
    hand_over(link())
    is_focused(app, NEW)
    app.type(*NEW, GOOD)
    hand_over(link())  # a second click
    app.settle()
    assert app.text(app.find(*NEW)) == GOOD
    app.click("button", "Choisir ce mot de passe")
    app.see("Camille Berger")


def says_what_is_wrong_with_the_link(app):
    app.find(*PASSWORD)
    for words, bad in (("trop ancien", link("old")), ("n’ouvre rien", link("cut")),
                       ("n’est pas entier", link("")), ("n’est pas entier", "portail-famille:x"),
                       ("n’a pas été suivi", link(address="http://portail.example.org"))):
        hand_over(bad)
        app.find("label", re.compile(words))
        app.find("status bar", re.compile(words))
        is_focused(app, ADDRESS)
        app.wait_for(lambda: re.search(words, app.focused_description()),
                     f"{words} read with the address")
    hand_over(link("used"))
    app.hear("déjà été choisi")
    app.find("label", re.compile("déjà été choisi"))
    app.click("button", "Se connecter")
    app.find(*PASSWORD)


def asks_who_is_signed_in(app):
    app.type(*EMAIL, portal.ACCOUNT["email"])
    app.type(*PASSWORD, portal.PASSWORD)
    app.click("button", "Se connecter")
    app.see("Camille Berger")
    hand_over(link())
    app.find("label", re.compile("connecté comme Camille Berger"))
    app.click("button", "Rester connecté")
    app.wait_for(lambda: not app.find_all("button", "Rester connecté"), "the question gone")
    hand_over(link(""))
    app.find("label", re.compile("n’est pas entier"))
    app.click("button", "Compris")
    hand_over(link())
    app.click("button", "Me déconnecter et suivre le lien")
    is_focused(app, NEW)
    assert not app.find_all(name="Camille Berger"), "who was in is still to be seen"


def goes_by_keyboard_alone(app):
    SERVER.asked.clear()
    is_focused(app, EMAIL)
    app.press("button", "Mot de passe oublié")
    is_focused(app, ADDRESS)
    app.key("Escape")
    is_focused(app, EMAIL)
    app.press("button", "Mot de passe oublié")
    app.hear("Adresse électronique donnée")
    is_focused(app, ADDRESS)
    app.key(*"camille", "period", *"berger", "at", *"example", "period", *"org", "Return")
    app.hear("Étape 2 sur 3, Courriel.*est parti à")
    is_focused(app, CODE)
    app.key("Escape")
    app.hear("Adresse électronique donnée")
    is_focused(app, ADDRESS)
    app.key("Return")
    is_focused(app, CODE)
    app.key(*"abcdefgh", "Return")
    app.hear("pas le code")
    app.key("ctrl+a", *portal.CODE.lower(), "Return")
    app.hear("Étape 3 sur 3.*Bonjour Camille")
    is_focused(app, NEW)
    assert app.text(app.find(*NEW)) == ""
    app.key(*"motdepasse123", "Return")
    app.hear("Faible.*parmi les premiers")
    app.hear("Choisissez quelques mots")
    app.key("ctrl+a", *"trois", "space", *"bateaux", "space", *"bleus", "Return")
    app.see("Camille Berger")


if __name__ == "__main__":
    sys.exit(tap.run([*CLIENT, "--portal", SERVER.address],
                     [comes_in_by_the_code, says_what_is_wrong_with_the_code,
                      refuses_a_guessed_password, waits_before_sending_again,
                      loses_nothing_on_the_way, comes_in_by_the_link,
                      says_what_is_wrong_with_the_link, asks_who_is_signed_in,
                      goes_by_keyboard_alone],
                     # Each program begins as the first one did.
                     env={"GSETTINGS_BACKEND": "memory"}))
