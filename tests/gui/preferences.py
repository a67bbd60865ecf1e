#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences, the second factor and the lock: preferences.py CLIENT SERVER ADMIN."""
import base64
import hashlib
import hmac
import re
import struct
import time

import canaries
import newcomers
import town
from home import FRESH
from queue import CLAIRE, ask_as
from town import CAMILLE, EMAIL, PASSWORD, SOPHIE, TO_PLANNING, enter

SONIA = ("sonia.marchal@example.org", "quatre barques sur le lac")
CURRENT, NEW = ("password text", "Mot de passe actuel"), ("password text", "Nouveau mot de passe")
APP_CODE = "text", "Code affiché par l’application"
ADDRESS, MAILED = ("text", "Nouvelle adresse électronique"), ("text", "Code de 8 caractères")
SIX, RECOVERY = ("text", "Code à 6 chiffres"), ("text", "Code de secours")
LISTED = "text", "Code de la liste imprimée"
UNLOCK, CONTINUE = ("button", "Déverrouiller"), ("button", "Continuer")
AWAY = "button", "Ces codes sont en lieu sûr"
GOOD, MOVED = "trois bateaux sur la mare", "camille.nouvelle@example.org"


def is_focused(app, what):
    app.wait_for(lambda: app.focused() == app.find(*what), f"the focus on {what}")


def is_gone(app, *what):
    app.wait_for(lambda: not app.find_all(*what), f"{what} gone")


def compute_code(home, secret, steps=0):
    """What an application shows at the town's time: RFC 6238."""
    key = secret.replace(" ", "")
    key = base64.b32decode(key + "=" * (-len(key) % 8))
    step = int(time.time() + float(home.clock.read_text())) // 30 + steps
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    number, = struct.unpack_from(">I", digest, digest[-1] & 15)
    return "%06d" % ((number & 0x7fffffff) % 1000000)


def open_preferences(app):
    app.key("ctrl+comma")
    app.find("label", "Appareils connectés")


def read_codes(app):
    pattern = re.compile(r"^(?:\d+\. )?[0-9A-Z]{4}-[0-9A-Z]{4}$")
    nodes = app.wait_for(lambda: app.find_all("label", pattern), "the codes")
    return [node.get_name().split(" ")[-1] for node in nodes]


def set_up_application(home, app):
    """From Preferences to the end: the secret, and the recovery codes."""
    app.click("button", "Utiliser une application")
    is_focused(app, APP_CODE)
    assert app.find("image", "Code QR pour une application de codes").get_description()
    secret = app.find("label", re.compile("^[A-Z2-7]{4}( [A-Z2-7]{1,4})+$")).get_name()
    app.type(*APP_CODE, compute_code(home, secret, -100))
    app.heard.clear()
    app.click("button", "Activer")
    app.hear("^Code affiché par l’application. Ce code est inexact")
    app.find("label", re.compile("Ce code est inexact"))
    is_focused(app, APP_CODE)
    app.type(*APP_CODE, compute_code(home, secret))
    app.click("button", "Activer")
    app.hear("^Copier. .*codes de secours")
    codes = read_codes(app)
    assert len(set(codes)) == 10, codes
    app.click("button", "Copier")
    app.find("status bar", re.compile("^Copié"))
    app.click(*AWAY)
    app.find("label", re.compile("Il reste 10 codes de secours"))
    return secret, codes


def changes_the_password(home):
    """By keyboard; the other devices are signed out, and the old password opens nothing."""
    for name in "Poste du bureau", "Ancien portable":
        home.call("/v1/sessions", body={"email": CAMILLE[0], "password": CAMILLE[1],
                                        "device_name": name})
    with home.app(canaries.keep_settings()) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        app.find("label", re.compile("^Cet ordinateur · maintenant"))
        app.press("button", "Déconnecter Ancien portable")
        app.find("status bar", re.compile("il en reste 2, cet ordinateur compris"))
        is_gone(app, "label", "Ancien portable")
        app.press("button", "Modifier le mot de passe")
        is_focused(app, CURRENT)
        app.type(*CURRENT, "ce n’est pas lui")
        app.type(*NEW, GOOD)
        app.find("label", re.compile("^Solide"))
        app.click("button", "Enregistrer")
        app.find("label", re.compile("Ce n’est pas le mot de passe de votre compte"))
        is_focused(app, CURRENT)
        assert app.text(app.find(*NEW)) == GOOD
        app.type(*CURRENT, CAMILLE[1])
        app.key("Return")
        app.find("status bar", re.compile("Votre mot de passe est changé"))
        is_focused(app, ("button", "Modifier le mot de passe"))
        is_gone(app, "label", "Poste du bureau")
        app.press("button", "Voir le journal du compte")
        app.find("label", "Mot de passe changé")
        app.find("label", re.compile("^Mot de passe non changé"))
        app.key("Escape")
        app.find("label", "Appareils connectés")
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find("label", re.compile("Adresse ou mot de passe inexact"))
        enter(app, (CAMILLE[0], GOOD))
        app.find(*TO_PLANNING)
        canaries.assert_none(home, SOPHIE, GOOD, CAMILLE[1])


def changes_the_address(home):
    """By a mail to the new one; until then the old one signs in."""
    with home.app(canaries.keep_settings()) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        app.press("button", "Modifier l’adresse électronique")
        is_focused(app, ADDRESS)
        app.type(*ADDRESS, "camille@")
        app.key("Return")
        app.find("label", re.compile("Écrivez-la en entier"))
        app.type(*ADDRESS, MOVED)
        app.key("Return")
        is_focused(app, MAILED)
        letter = newcomers.find_letter(home, MOVED)
        app.type(*MAILED, "AAAA BBBB")
        app.click("button", "Confirmer")
        app.find("label", re.compile("Ce code est inexact"))
    with home.app(FRESH) as app:  # nothing is lost meanwhile
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        app.find("label", re.compile(f"^{re.escape(MOVED)} attend son code"))
        app.click("button", "Saisir le code")
        is_focused(app, MAILED)
        app.screenshot("pending-email.png")
        app.type(*MAILED, letter["code"].lower())
        app.click("button", "Confirmer")
        app.find("status bar", re.compile("Votre adresse électronique est changée"))
        app.find("label", MOVED)
    with home.app(FRESH) as app:
        enter(app, (MOVED, CAMILLE[1]))
        app.find(*TO_PLANNING)
        canaries.assert_none(home, SOPHIE, letter["code"], letter["link"].rsplit("/", 1)[-1])


def has_link_mailed(home):
    """As the family desk does for Camille."""
    (adult,), = home.ask("SELECT a.id FROM adult a JOIN account c ON c.id = a.account"
                         " WHERE c.email = ?", CAMILLE[0])
    ask_as(home, CLAIRE, "POST", f"/v1/staff/adults/{town.write_id(adult)}/access-mails",
           headers={"Idempotency-Key": "again"})


def reads_what_the_desk_did(home):
    """That it did so, and not who of it: seen, and heard from the list."""
    has_link_mailed(home)
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        app.press("button", "Voir le journal du compte")
        app.find("label", "Votre lien vous a été renvoyé par courriel")
        app.find("label", "Par le guichet famille")
        app.find("list item", re.compile("^Votre lien vous a été renvoyé par courriel. "
                                         "Aujourd’hui.*Par le guichet famille$"))
        app.find("list item", re.compile("^Connexion. Aujourd’hui"))
        assert not app.find_all(name=re.compile("Claire|Fontaine"))


def asks_for_a_second_factor(home):
    """An application, then its codes at the door; the password is asked once. What is shown once
    is kept nowhere."""
    with home.app(canaries.keep_settings()) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        secret, codes = set_up_application(home, app)
    with home.app(canaries.keep_settings()) as app:
        enter(app, CAMILLE)
        app.hear("^Code à 6 chiffres")
        is_focused(app, SIX)
        assert not app.find_all(*PASSWORD), "a password is left to be read"
        app.key("Escape")
        is_focused(app, PASSWORD)
        assert app.text(app.find(*EMAIL)) == CAMILLE[0]
        assert app.text(app.find(*PASSWORD)) == ""
        enter(app, CAMILLE)
        app.type(*SIX, "12 34")
        app.click(*CONTINUE)
        app.find("label", re.compile("Recopiez les 6 chiffres"))
        app.type(*SIX, "000000")
        app.heard.clear()
        app.click(*CONTINUE)
        app.hear("^Code à 6 chiffres. Ce code est inexact")
        app.find("label", re.compile("Ce code est inexact"))
        is_focused(app, SIX)
        code = compute_code(home, secret, 1)  # the one before has served already
        app.key(*code[:3], "space", *code[3:], "Return")
        app.hear("^Ouvrir le planning. Bonjour Camille")
        app.find(*TO_PLANNING)
    with home.app(canaries.keep_settings()) as app:
        enter(app, CAMILLE)
        app.click("button", "Code de secours")
        is_focused(app, RECOVERY)
        app.type(*RECOVERY, codes[0].lower().replace("-", " "))
        app.click(*CONTINUE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        app.find("label", re.compile("Il reste 9 codes de secours"))
        canaries.assert_none(home, SOPHIE, CAMILLE[1], secret, *codes)


def waits_at_the_door(home):
    """After too many wrong codes, how long is counted down."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        set_up_application(home, app)
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        too_many = re.compile("Trop d’essais.*Nouvel essai dans")
        for number in range(20):
            app.type(*SIX, "%06d" % number)
            app.click(*CONTINUE)
            # A wrong code is taken away; one that was not looked at stays.
            app.wait_for(lambda: app.text(app.find(*SIX)) == "" or
                         app.find_all("label", too_many), "an answer")
            if app.find_all("label", too_many):
                break
        app.find("label", too_many)
        assert not app.is_(app.find(*CONTINUE), "sensitive")


def proves_again(home):
    """What is dangerous is asked for ten minutes later: the password first, then it is done."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        secret, unused = set_up_application(home, app)
        home.set_clock("2026-11-24 09:30:00")
        app.click("button", "M’en passer…")
        app.click("button", "M’en passer")
        is_focused(app, PASSWORD)
        app.type(*PASSWORD, "ce n’est pas lui")
        app.key("Return")
        app.find("label", re.compile("Ce n’est pas le mot de passe de votre compte"))
        app.type(*PASSWORD, CAMILLE[1])
        app.key("Return")
        is_focused(app, ("text", "Code"))
        app.type("text", "Code", compute_code(home, secret))
        app.key("Return")
        app.find("label", re.compile("^Aucun.: qui apprend votre mot de passe entre"))
        is_gone(app, *PASSWORD)
    assert home.ask("SELECT second_factor FROM account WHERE email = ?",
                    CAMILLE[0]) == [("none",)]


def asks_for_the_erasure(home):
    """The same of one's data: who thinks better of it has asked for nothing."""
    asked = "button", "Demander l’effacement"
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        home.set_clock("2026-11-24 09:30:00")
        app.click("button", "Demander")
        app.click(*asked)
        is_focused(app, PASSWORD)
        app.click("button", "Annuler")
        is_gone(app, *PASSWORD)
        is_focused(app, ("button", "Garder mes données"))
        app.click(*asked)
        app.type(*PASSWORD, CAMILLE[1])
        app.key("Return")
        app.find("label", re.compile("^Demandé le 24 novembre"))
        is_focused(app, ("button", "Retirer la demande"))
    assert home.ask("SELECT state FROM erasure_request") == [("waiting",)]


def locks(home):
    """Nothing is seen, nothing is lost; a wrong password and a portal out of reach say so."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        app.click("button", "Modifier l’adresse électronique")
        app.type(*ADDRESS, "nouvelle@example.org")
        app.heard.clear()
        app.key("ctrl+l")
        app.hear("^Mot de passe. Verrouillé à 9.h.*Rien n’est perdu")
        is_focused(app, PASSWORD)
        assert not app.find_all(name=re.compile("Préférences|Appareils|nouvelle@"))
        app.find("label", re.compile("^Verrouillé à 9.h.*Rien n’est perdu"))
        app.key("ctrl+comma")
        app.type(*PASSWORD, "ce n’est pas lui")
        app.key("Return")
        app.hear("^Mot de passe. Ce n’est pas le mot de passe de votre compte")
        app.find("label", re.compile("Ce n’est pas le mot de passe de votre compte"))
        home.stop()
        app.type(*PASSWORD, CAMILLE[1])
        app.click(*UNLOCK)
        app.hear("^Mot de passe. .*ne répond pas")
        app.find("label", re.compile("ne répond pas"))
        home.start()
        app.click(*UNLOCK)
        assert app.text(app.find(*ADDRESS)) == "nouvelle@example.org"
        app.key("ctrl+l")
        app.click("button", "Changer de personne")
        app.find("button", "Se connecter")
        assert not app.find_all(name="Camille Berger")


def stays_locked(home):
    """Starting the program again opens nothing."""
    env = {"GSETTINGS_BACKEND": "keyfile"}
    with home.app(env) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        app.settle(1)  # the session is in the keyring
        app.key("ctrl+l")
        app.find(*UNLOCK)
    with home.app(env) as app:
        app.find(*UNLOCK)
        assert not app.find_all(*TO_PLANNING)
        app.type(*PASSWORD, CAMILLE[1])
        app.click(*UNLOCK)
        app.find(*TO_PLANNING)


def leads_agents_to_their_factor(home):
    """Before all else, and never a dead end; then their window locks by itself."""
    secret = home.folder / "password"
    secret.write_text(SONIA[1])
    home.run(home.admin, "agent", "add", "--data", home.data, f"--email={SONIA[0]}",
             "--role=front_desk", "--first-name=Sonia", "--last-name=Marchal",
             f"--password-file={secret}")
    with home.app(FRESH) as app:
        enter(app, SONIA)
        is_focused(app, ("button", "Utiliser une application"))
        assert not app.find_all("list item"), "a place that the portal withholds"
        app.key("ctrl+comma")
        app.click("button", "Se déconnecter")
        app.find("button", "Se connecter")
        enter(app, SONIA)
        app.click("button", "Imprimer une liste de codes")
        codes = read_codes(app)
        assert len(set(codes)) == 40, codes
        app.key("F5")  # news of the account does not take them away
        app.settle(1)
        app.click(*AWAY)
        app.find("list item", re.compile("^Bannette"))
        app.find("label", "Guichet famille")
        assert not app.find_all("list item", "Planning"), "a place of families"
        home.set_clock("2026-11-24 09:20:00")
        app.key("shift")
        app.find(*UNLOCK)
        assert not app.find_all("list item", re.compile("^Bannette"))
    with home.app(FRESH) as app:
        enter(app, SONIA)
        app.click("button", "Code de la liste imprimée")
        is_focused(app, LISTED)
        app.type(*LISTED, codes[0])
        app.click(*CONTINUE)
        app.find("list item", re.compile("^Bannette"))
        app.key("ctrl+comma")
        app.find("label", re.compile("Il en reste 39"))


if __name__ == "__main__":
    town.run([changes_the_password, changes_the_address, reads_what_the_desk_did,
              asks_for_a_second_factor, waits_at_the_door, proves_again, asks_for_the_erasure,
              locks, stays_locked, leads_agents_to_their_factor])
