#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The household, the way from one to another, and both without the portal:
household.py CLIENT SERVER ADMIN."""
import re

import ties
import town
from home import DESK, FRESH, find_days, find_steps
from town import CAMILLE, SOPHIE, TO_PLANNING, cells, enter

UNLOCK = "button", "Déverrouiller"


def shows_the_household(home):
    """All that the town knows of it, of this household alone."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        app.key("alt+4")
        app.find("label", re.compile("27 rue des Tilleuls, .*Valbourg"))
        app.find("label", "1\u202f124,50")
        # Antoine's address is misspelt in the demonstration, for the desk to put right.
        for name, email in (("Camille", "camille.berger@example.org"),
                            ("Antoine", "antoine.berger@exmaple.org")):
            panel = app.find("panel", f"{name} Berger")
            app.find("label", "Responsable légal", within=panel)
            app.find("label", email, within=panel)
        app.find("label", re.compile("Léa, \\d+\u00a0ans"))
        assert app.find_all("label", re.compile("^Naissance le"))
        app.find("label", re.compile(f"guichet.*{DESK}"))
    with home.app(FRESH) as app:
        enter(app, SOPHIE)
        app.find(*TO_PLANNING)
        app.key("alt+4")
        app.find("label", re.compile("Ici une semaine sur deux. Change de foyer le vendredi"))
        # The other household's is its own.
        assert not app.find_all(name=re.compile("Julien|Moreau@|Pêcheurs"))


def open_switcher(app):
    switcher = app.wait_for(lambda: app.find_all("button", re.compile("^Changer de foyer")),
                            "the switcher")[-1]
    assert switcher.do_action(0)


def switches_household(home):
    """Nobody in the town has two: Camille becomes Nina's guardian too."""
    home.ask("INSERT INTO adult (household, account, role, first_name, last_name)"
             " SELECT h.id, a.id, 'guardian', 'Camille', 'Berger' FROM household h, account a"
             " WHERE h.name = 'Lambert' AND a.email = ?", CAMILLE[0])
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find("list", "Étapes de Léa")
        open_switcher(app)
        choice = app.press("radio button", "Lambert")
        assert "Nina" in choice.get_description(), choice.get_description()
        app.find("list", "Étapes de Nina")
        assert not app.find_all("list", "Étapes de Léa")
        app.key("Escape")
        app.key("alt+2")
        app.wait_for(lambda: cells(app) and all(cell.child == "Nina" for cell, _ in cells(app)),
                     "the planning of Nina alone")
        app.key("alt+4")
        app.find("label", "Sophie Lambert")


def prepares_the_next_year(home):
    """Once enrolments open, the road of the year to come is shown, and this year's is a choice
    away; the planning goes along."""
    home.ask("UPDATE school_year SET enrolments_open_on = '2020-05-15'")
    home.ask("UPDATE portal SET version = version + 1")
    [(this,), (coming,)] = home.ask("SELECT name FROM school_year ORDER BY first_day")[-2:]
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find("label", re.compile(f" · préparons l’année {coming}$"))
        assert app.find_all("label", re.compile("^Rien à faire.*classe suivante"))
        open_switcher(app)
        assert "rentrée" in app.find("radio button", coming).get_description()
        app.screenshot("school-years.png")
        choice = app.press("radio button", this)
        assert "31 août" in choice.get_description(), choice.get_description()
        app.wait_for(lambda: not app.find_all("label", re.compile("préparons l’année")),
                     "this year's road")
        app.key("Escape")
        app.key("alt+2")
        app.wait_for(lambda: cells(app), "the planning")
        assert not app.find_all("label", f"Septembre {coming[:4]}")
        open_switcher(app)
        app.press("radio button", coming)
        app.find("label", f"Septembre {coming[:4]}")


def works_without_the_portal(home):
    """Home is there from the cache, dated; the household, never seen here, says so and is there
    once the portal is."""
    env = {"GSETTINGS_BACKEND": "keyfile"}
    with home.app(env) as app:
        enter(app, CAMILLE)
        app.wait_for(lambda: find_days(app), "the days ahead")
        app.settle(1)
    home.stop()
    with home.app(env) as app:
        app.find("label", "Bonjour Camille")
        app.find("label", re.compile("^Hors ligne depuis .*Affiché tel que c’était"))
        assert find_days(app) and find_steps(app, "Léa")
        app.key("alt+4")
        app.find("label", re.compile("^Hors ligne depuis"))
        assert not app.find_all("label", "Quotient familial")
        home.start()
        app.click("button", "Réessayer")
        app.find("label", "Quotient familial")
        app.wait_for(lambda: not app.find_all("label", re.compile("Hors ligne")), "no note")


def invites_the_other_guardian(home):
    """From the keyboard; what came of it is said in the panel, and may be taken back there."""
    with home.app(FRESH) as app:
        enter(app, SOPHIE)
        app.find(*TO_PLANNING)
        app.key("alt+4")
        app.press("button", "Inviter l’autre responsable")
        app.wait_for(lambda: app.focused() == app.find("text", "Prénom"), "the focus in the form")
        app.click("button", "Envoyer l’invitation")
        app.wait_for(lambda: "Saisissez le prénom" in app.find("text", "Prénom").get_description(),
                     "what to do, beside the first name")
        app.type("text", "Prénom", "Julien")
        app.type("text", "Nom", "Moreau")
        app.type("text", "Son adresse électronique", "julien.invite@example.org")
        app.press("text", "Son adresse électronique", "Return")
        app.find("label", re.compile("^Choisissez où cette personne habite"))
        app.wait_for(lambda: app.focused_description().startswith("Choisissez où"), "what is wrong")
        app.press("radio button", "Ailleurs")
        app.press("check box", "Nina Lambert-Moreau")
        app.click("button", "Envoyer l’invitation")
        app.find("label", re.compile("^Cochez au moins un enfant"))
        app.wait_for(lambda: app.focused_description().startswith("Cochez"), "what is wrong")
        app.key("shift+Tab", "Up")
        app.wait_for(lambda: app.focused() == app.find("radio button", "Avec nous"),
                     "the focus on where they live")
        app.click("button", "Envoyer l’invitation")
        app.find("label", re.compile("^julien.invite@example.org est sur la liste"))
        app.find("label", "Julien Moreau")
        assert home.ask("SELECT count(*) FROM guardian_invitation WHERE state = 'waiting'"
                        " AND email = ?", "julien.invite@example.org") == [(1,)]
        app.press("button", "Retirer l’invitation de Julien Moreau")
        app.find("label", re.compile("^L’invitation de julien.invite@example.org est retirée"))
        app.wait_for(lambda: not app.find_all("label", "Julien Moreau"), "no invitation")
        assert home.ask("SELECT count(*) FROM guardian_invitation") == [(0,)]


def offers_invitations_to_guardians(home):
    """Who pays alone is not offered what the portal would refuse."""
    home.ask("UPDATE adult SET role = 'payer' WHERE account ="
             " (SELECT id FROM account WHERE email = ?)", SOPHIE[0])
    with home.app(FRESH) as app:
        enter(app, SOPHIE)
        app.find(*TO_PLANNING)
        app.key("alt+4")
        app.find("label", "Quotient familial")
        assert not app.find_all("button", "Inviter l’autre responsable")


def accepts_where_one_is_signed_in(home):
    """The link was opened while the window was locked: it waits. Then who invites is said, and the
    invitation accepted without leaving; or not yet."""
    token = ties.sign_in(home, *CAMILLE)
    household = home.call("/v1/me", token)["households"][0]["id"]
    ties.send(home, f"/v1/households/{household}/invitations", token,
              {"email": SOPHIE[0], "first_name": "Sophie", "last_name": "Lambert"})
    link = ties.find_link(home, SOPHIE[0])
    with home.app(FRESH) as app:
        enter(app, SOPHIE)
        app.find(*TO_PLANNING)
        app.key("ctrl+l")
        app.find(*UNLOCK)
        home.open_link(link)
        app.find("label", re.compile("^Le lien de votre courriel s’ouvrira"))
        app.find("status bar", re.compile("^Le lien de votre courriel s’ouvrira"))
        app.screenshot("held-link.png")
        assert not app.find_all(name=re.compile("Berger"))
        app.type(*town.PASSWORD, SOPHIE[1])
        app.click(*UNLOCK)
        app.find("label", re.compile("^Camille Berger invite Sophie Lambert dans son foyer"))
        app.wait_for(lambda: app.focused() == app.find("button", "Pas maintenant"), "the focus")
        app.wait_for(lambda: "Camille Berger invite" in app.focused_description(), "who invites")
        app.screenshot("invited-here.png")
        app.key("Return")
        app.wait_for(lambda: not app.find_all("button", "Pas maintenant"), "no question")
        home.open_link(link)
        app.click("button", "Accepter comme Sophie Lambert")
        app.find("label", re.compile("^L’invitation est acceptée"))
        open_switcher(app)
        assert "Léa" in app.find("radio button", "Berger").get_description()
        app.screenshot("accepted-here.png")
    assert home.ask("SELECT count(*) FROM adult d JOIN account a ON a.id = d.account JOIN household"
                    " h ON h.id = d.household WHERE a.email = ? AND h.name = 'Berger'",
                    SOPHIE[0]) == [(1,)]


if __name__ == "__main__":
    town.run([shows_the_household, invites_the_other_guardian,
              offers_invitations_to_guardians, accepts_where_one_is_signed_in, switches_household,
              prepares_the_next_year, works_without_the_portal])
