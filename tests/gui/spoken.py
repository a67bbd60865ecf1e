#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting in by real keys alone, and by what the focus tells a screen reader, on a real server:
spoken.py CLIENT SERVER ADMIN. forgotten.py has the forgotten password."""
import importlib
import re
import subprocess

import canaries
import newcomers
import town
from home import FRESH
from offline import find_kept
from town import CAMILLE

new_account = importlib.import_module("new-account")
CLAIRE = ("claire.fontaine@example.org", "valbourg-claire")
SONIA = "sonia.marchal@example.org"
NADIA = "nadia.benali@example.org"
GOOD = "trois bateaux sur la mare"
TO_LIST = "button", "Code de la liste imprimée"


def begin(app):
    app.wait_for(lambda: app.focused() == app.find(*town.EMAIL), "the first question")


def answer(app, text):
    """Instead of what stands there."""
    app.key("ctrl+a")
    app.write(text)
    app.key("Return")


def close_keyring():
    subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.secrets",
                    "--object-path", "/org/freedesktop/secrets",
                    "--method", "org.freedesktop.Secret.Service.Lock",
                    "['/org/freedesktop/secrets/collection/login']"], check=True,
                   stdout=subprocess.DEVNULL)


def signs_in(home):
    """And stays so, in a keyring that is closed the next time: the last test, as it remains so."""
    env, kept = canaries.keep_settings(), find_kept()
    with home.app(env) as app:
        begin(app)
        app.write(CAMILLE[0])
        app.key("Tab")
        app.hear("^Mot de passe")
        answer(app, "ce n'est pas lui")
        app.hear("^Mot de passe. .*inexact")
        answer(app, CAMILLE[1])
        app.hear("^Ouvrir le planning. Bonjour Camille")
        app.wait_for(lambda: find_kept() - kept, "the session in the keyring")
    close_keyring()
    with home.app(env) as app:
        # It comes up with the focus there, before anybody listens.
        app.wait_for(lambda: app.focused() == app.find("button", "Ouvrir le trousseau"),
                     "the focus on the keyring")
        assert re.match(f"Vous êtes resté connecté.*{CAMILLE[0]}.*est fermé",
                        app.focused_description()), app.focused_description()
        app.press("button", re.compile("^Continuer pour cette fois"))
        app.wait_for(lambda: app.focused() == app.find(*town.PASSWORD), "the focus on the password")


def comes_in_by_the_link(home):
    with home.app(FRESH) as app:
        begin(app)
        app.press("button", "Mot de passe oublié")
        app.hear("^Adresse électronique donnée")
        app.write(NADIA)
        app.key("Return")
        app.hear("^Code de 8 caractères")
        home.open_link(newcomers.find_letter(home, NADIA)["link"])
        app.hear("^Nouveau mot de passe")
        app.find("status bar", re.compile("Étape 3 sur 3"))
        answer(app, "court")
        app.hear("12 caractères ou plus")
        answer(app, GOOD)
        app.hear(r"^(?!Étape).+\. Bonjour Nadia")


def gives_a_second_factor(home):
    newcomers.arrive(home, "Aude", "Garnier")
    with home.app(FRESH) as app:
        begin(app)
        app.write(CLAIRE[0])
        app.key("Tab")
        answer(app, CLAIRE[1])
        app.hear("^Code à 6 chiffres")
        answer(app, "000000")
        app.hear("^Code à 6 chiffres. Ce code est inexact")
        app.press(*TO_LIST)
        app.hear("^Code de la liste imprimée. Le premier qui n’est pas barré")
        answer(app, home.codes[CLAIRE[0]].pop(0).lower())
        app.hear("^Garnier, Aude, Nouveau compte, 7 rue du Port")
        app.key("a")
        app.hear("^Garnier, Aude.: compte accepté")


def chooses_a_factor_as_an_agent(home):
    home.run(home.admin, "agent", "invite", "--data", home.data, f"--email={SONIA}",
             "--role=front_desk", "--first-name=Sonia", "--last-name=Marchal")
    with home.app(FRESH) as app:
        begin(app)
        home.open_link(newcomers.find_letter(home, SONIA)["link"])
        app.hear("^Nouveau mot de passe")
        answer(app, GOOD)
        app.hear("^Utiliser une application. Une dernière chose avant de commencer.*Sonia Marchal")
        app.press("button", "Imprimer une liste de codes")
        app.hear("^Copier. Votre liste de codes")
        app.heard.clear()
        app.press("button", "Ces codes sont en lieu sûr")
        app.hear("^Bannette")
        app.wait_for(lambda: app.focused_name().startswith("Bannette"), "the focus there")


def fill(app, path):
    """Each answer where its name was read."""
    for name, text in new_account.ANSWERS.items():
        app.focus("text", name)
        app.hear(f"^{name}")
        app.write(text)
        app.wait_for(lambda: app.text(app.find("text", name)) == text, f"{name} typed")
    app.focus(*new_account.NEW_PASSWORD)
    app.write(GOOD)
    new_account.copy_file(path)
    app.focus("button", "Choisir un fichier…")
    app.key("ctrl+v")
    app.hear(f"{re.escape(path.name)}. Photo, .* convertie en ")
    app.press("button", "Tourner")
    app.find("button", "Retirer")
    terms = app.press(*new_account.TERMS)
    app.wait_for(lambda: app.is_(terms, "checked"), "the terms accepted")


def hears_what_a_new_account_awaits(home):
    """The stage of the mail says where one is with the code; a header's button is read once. Then
    Home says what is awaited."""
    path = new_account.take_photo(home)
    with home.app(FRESH) as app:
        begin(app)
        app.press(*new_account.NEW_ACCOUNT)
        app.hear("^Prénom")
        app.key("Escape")
        begin(app)
        app.heard.clear()
        app.press(*new_account.NEW_ACCOUNT)
        app.wait_for(lambda: app.focused() == app.find("text", "Prénom"), "the first question")
        fill(app, path)
        app.heard.clear()
        app.press(*new_account.CREATE)
        app.hear(f"^Code de 8 caractères. .*{new_account.NADIA}")
        app.wait_for(lambda: app.focused() == app.find(*new_account.CODE), "the code")
        for name in "Retour", "Menu principal":
            found = app.find_all("button", name)
            assert found and not any(node.get_description() for node in found), name
        code = new_account.read_code(app)
        app.focus(*new_account.CODE)
        app.heard.clear()
        answer(app, code)
        app.hear("Bonjour Nadia.*Votre compte attend la réponse du guichet")
        new_account.assert_pending(app)


if __name__ == "__main__":
    town.run([comes_in_by_the_link, gives_a_second_factor, chooses_a_factor_as_an_agent,
              hears_what_a_new_account_awaits, signs_in])
