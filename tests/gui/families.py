#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The family desk helps a family get in, by accessible name and from the keyboard, on a real
server: families.py CLIENT SERVER ADMIN."""
import re

import newcomers
import town

CLAIRE = ("claire.fontaine@example.org", "valbourg-claire")
SEARCH = ("text", "Chercher une famille")
EMAIL = ("text", "Nouvelle adresse électronique")
SAVE = ("button", "Noter l’adresse")


def enter(home, app):
    town.enter(app, CLAIRE, home.codes[CLAIRE[0]].pop(0))
    app.find("list item", re.compile("^Bannette"))
    app.key("alt+2")
    app.wait_for(lambda: app.focused() == app.find(*SEARCH), "the focus on the search")


def search(app, words, found):
    """Types it letter by letter, and opens the first household that is found."""
    app.focus(*SEARCH)
    app.key("ctrl+a", *("space" if letter == " " else letter for letter in words))
    app.find("list item", re.compile(f"^{found}"))
    app.find("status bar", re.compile("foyer"))
    app.focus(*SEARCH)
    app.key("Return")


def correct(app, name, verb, email):
    app.click("button", f"{verb} l’adresse…, {name}" if verb == "Corriger"
              else f"Noter une adresse…, {name}")
    app.wait_for(lambda: app.focused() == app.find(*EMAIL), "the focus on the new address")
    app.type(*EMAIL, email)


def is_told(home, email, words):
    home.wait_for(lambda: any(words in mail["text"] for mail in newcomers.find_mails(home, email)),
                  f"mail to {email} that says {words}")


def corrects_an_address(home):
    home.ask("INSERT INTO mail (kind, state, recipient, language, created_at, sent_at, attempts,"
             " failure, message_id) VALUES ('activation', 'failed', 'antoine.berger@exmaple.org',"
             " 'fr', 1795420000000000, NULL, 1, '550 5.1.1 No such user here', 'm')")
    with home.app() as app:
        enter(home, app)
        search(app, "lea berger", "Berger")  # a child's, without her accent
        app.find("label", "Antoine Berger")
        app.find("label", "Compte actif")
        app.find("label", "Pas encore de compte")
        app.find("label", "Non remis")
        app.see(re.compile("Cette adresse n’existe pas.*550 5.1.1"))

        correct(app, "Antoine Berger", "Corriger", "camille.berger@example.org")
        app.click(*SAVE)
        app.see(re.compile("Dites comment vous avez vérifié"))
        app.focus("check box", "Pièce d’identité vue")
        app.key("space")
        app.click(*SAVE)
        app.hear("ouvre le compte de quelqu’un d’autre")
        app.find("status bar", re.compile("ouvre le compte de quelqu’un d’autre"))
        assert home.ask("SELECT count(*) FROM mail WHERE recipient LIKE 'camille%'") == [(0,)]

        app.type(*EMAIL, "antoine.berger@example.org")
        app.click(*SAVE)
        app.hear("^L’adresse de Antoine Berger est")
        app.find("status bar", re.compile("^L’adresse de Antoine Berger est"))
        app.find("label", re.compile("^antoine.berger@example.org"))
        is_told(home, "antoine.berger@exmaple.org", "noté une autre adresse")
        is_told(home, "antoine.berger@example.org", "mot de passe")
        app.find("label", "Annonce d’une autre adresse, à l’ancienne")
        app.find("label", "Lien envoyé, pas encore de mot de passe", timeout=30)
        (detail,), = home.ask("SELECT detail FROM journal_entry WHERE action = 'email_corrected'")
        assert detail == "identity_card", detail

        app.click("button", "Renvoyer le lien, Antoine Berger")
        app.hear("^Le lien part pour Antoine Berger")
        app.find("status bar", re.compile("^Le lien part pour Antoine Berger"))
        home.wait_for(lambda: len(newcomers.find_mails(home, "antoine.berger@example.org")) == 2,
                      "the second mail")


def find_pair(home):
    """Who gave one address, of one household: (name, name, address)."""
    return home.ask("SELECT a.first_name || ' ' || a.last_name, b.first_name || ' ' || b.last_name,"
                    " a.email, h.name FROM adult a JOIN adult b ON b.email = a.email"
                    " AND b.id > a.id AND b.household = a.household"
                    " JOIN household h ON h.id = a.household")[0]


def says_whose_an_address_is(home):
    one, other, email, household = find_pair(home)
    with home.app() as app:
        enter(home, app)
        app.type(*SEARCH, email)
        app.find("list item", re.compile(f"^{household}"))
        app.focus(*SEARCH)
        app.key("Return")
        app.see(re.compile(f"{other}.*a donné la même adresse"))
        assert not app.find_all("button", f"Renvoyer le lien, {one}")
        app.click("button", f"Cette adresse est à {one}")
        app.hear(f"^L’adresse est à {one}")
        app.find("status bar", re.compile(f"^L’adresse est à {one}"))
        is_told(home, email, "mot de passe")
        app.wait_for(lambda: app.focused() == app.find(*EMAIL), "the focus on the address")
        app.type(*EMAIL, "somebody.else@example.org")
        app.focus("check box", "Rappelé au numéro que la commune connaît")
        app.key("space")
        app.click(*SAVE)
        app.find("status bar", re.compile(f"^L’adresse de {other} est"))
        is_told(home, "somebody.else@example.org", "mot de passe")


if __name__ == "__main__":
    town.run([corrects_an_address, says_whose_an_address_is], families=40)
