#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A family enrols a child at school, from the keyboard: school.py CLIENT SERVER ADMIN."""
import re

import newcomers
import town
from home import FRESH, focus_is_on
from proofs import choose
from town import CAMILLE, TO_PLANNING, enter

ENROL = "button", "Inscrire mon enfant à l’école"
SUBMIT, LATER, WITHDRAW = (("button", name) for name in (
    "Validation", "Plus tard", "Retirer la demande"))
OF_SECTOR = "radio button", "École maternelle Les Hirondelles, école de votre secteur"
ELSEWHERE = "radio button", "Une autre école, par dérogation"
SENT = "^La demande d’inscription de Tom est envoyée"
TAKEN_BACK = "^La demande pour Tom est retirée"
CARE = "text", "Qui garde Tom\u202f?"


def leave_school(home):
    """Tom, who is three, goes to none."""
    home.ask("UPDATE child SET school = NULL, level = NULL WHERE first_name = 'Tom'"
             " AND last_name = 'Berger'")


def open_page(app):
    """At once where it was open last, else by its key."""
    enter(app, CAMILLE)
    app.find("list item", "Inscriptions")
    app.key("alt+3")
    app.find("label", "Aujourd’hui")


def find_enrolments(home):
    """(state of the queue's item, child care, why elsewhere) of each, the first one first."""
    return home.ask("SELECT i.state, e.childcare, e.derogation_reason FROM school_enrolment e"
                    " LEFT JOIN queue_item i ON i.id = e.item ORDER BY e.id")


def count_mails(home, kind):
    (n,), = home.ask("SELECT count(*) FROM mail WHERE kind = ?", kind)
    return n


def submits_and_takes_back(home):
    """From Home, by real keys; each result is told, where the focus goes."""
    leave_school(home)
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find("label", "Inscrire Tom à l’école")
        focus_is_on(app, ENROL)
        app.key("Return")
        app.find("list item", re.compile("^Léa\u202f: .*Jean-Moulin, rien à faire"))
        app.find("label", re.compile("petite section, année scolaire 2026-2027$"))
        app.find("label", "Rien d’autre n’est exigé pour l’école\u202f: ni quotient, ni assurance,"
                 " ni facture réglée.")
        app.wait_for(lambda: app.focused_name() == "Classe, Petite section",
                     "the focus on the first question")
        assert app.is_(app.find(*OF_SECTOR), "checked")
        app.focus(*CARE)
        app.write("mamie")
        app.press(*SUBMIT, key="Return")
        app.hear(SENT)
        app.wait_for(lambda: re.search(SENT, app.focused_name()), "the focus on the result")
        app.find("status bar",
                 re.compile("^Envoyée\u202f: aujourd’hui.*Le service éducation l’examine"))
        assert not app.find_all(*SUBMIT)
        assert find_enrolments(home) == [("waiting", "mamie", None)]
        assert count_mails(home, "school_submitted") == 1
        app.press(*WITHDRAW, key="Return")
        app.hear(TAKEN_BACK)
        assert app.text(app.find(*CARE)) == "mamie"
        app.press(*SUBMIT, key="Return")
        app.hear(SENT)
        assert [row[:2] for row in find_enrolments(home)][-1] == ("waiting", "mamie")
        app.key("alt+1")
        waiting = re.compile("en attente de réponse\u202f: Inscription à l’école.*"
                             "depuis le 24 novembre")
        app.wait_for(lambda: app.find_all("list item", waiting), "the step that waits")


def asks_for_another_school(home):
    """What is missing is told beside what it is about, and the first of it takes the focus."""
    leave_school(home)
    with home.app(FRESH) as app:
        open_page(app)
        app.focus(*OF_SECTOR)
        app.key("Down", "space")
        app.wait_for(lambda: app.is_(app.find(*ELSEWHERE), "checked"), "another school")
        app.click(*SUBMIT)
        app.hear("Choisissez l’école demandée")
        app.wait_for(lambda: app.focused_name() == "École demandée, Choisissez…",
                     "the focus on the school")
        app.find("label", "Choisissez une raison.")
        app.choose("École demandée, Choisissez…", "École primaire Jules-Verne")
        app.choose("Raison, Choisissez…", "Un autre motif")
        app.click(*SUBMIT)
        app.hear("Dites la raison en quelques mots")
        app.wait_for(lambda: app.focused() == app.find("text", "Précision"),
                     "the focus on the words")
        app.write("un seul trajet")
        app.find("label", "Tom · petite section · École primaire Jules-Verne")
        app.press("text", "Précision", key="Tab")
        app.click(*SUBMIT)
        app.hear(SENT)
        app.find("label", re.compile("Jules-Verne · Un autre motif .*un seul trajet"))
    assert find_enrolments(home) == [("waiting", None, "other")]


def keeps_a_draft(home):
    """What is typed stays on the page; what is kept is there on another day too."""
    leave_school(home)
    with home.app(FRESH) as app:
        open_page(app)
        app.focus(*CARE)
        app.write("mamie")
        app.key("alt+4")
        app.find("label", "Quotient familial")
        app.key("alt+3")
        app.find("label", "Aujourd’hui")
        assert app.text(app.find(*CARE)) == "mamie"
        app.click(*LATER)
        app.hear("Brouillon gardé à ")
        assert find_enrolments(home) == [(None, "mamie", None)]
    with home.app(FRESH) as app:
        open_page(app)
        app.wait_for(lambda: app.text(app.find(*CARE)) == "mamie", "the draft")
        app.type(*CARE, "papi")
        app.click(*SUBMIT)
        app.hear(SENT)
    assert find_enrolments(home) == [("waiting", "papi", None)]


def submits_with_an_account_that_waits(home):
    leave_school(home)
    home.ask("UPDATE account SET state = 'pending' WHERE email = ?", CAMILLE[0])
    with home.app(FRESH) as app:
        open_page(app)
        app.click(*SUBMIT)
        app.hear(SENT)
    assert find_enrolments(home) == [("waiting", None, None)]


def want_document(home):
    """As an agent asks for it, of each request that is there."""
    home.ask("INSERT INTO queue_step (item, decision, reason, documents, at, agent, mail,"
             " state_before, resident_before, accepted, adult_is_new) SELECT i.id, 'ask',"
             " 'Le livret, svp.', '[\"proof_of_parenthood\"]', i.submitted_at, i.account,"
             " (SELECT max (id) FROM mail), 'waiting', 0, '[]', 0 FROM queue_item i"
             " WHERE i.kind = 'school_enrolment'")
    home.ask("UPDATE queue_item SET state = 'more_wanted', version = version + 1"
             " WHERE kind = 'school_enrolment'")


def looks_at_it_again(home, app):
    """What was sent opens in a window in front; where it does not come, that window says so."""
    view = "button", re.compile("^Voir la pièce Livret de famille.*, livret.jpg$")
    page = "image", "livret.jpg, page 1 sur 1"
    app.focus(*view)
    app.key("Return")
    app.find(*page)
    app.key("Escape")
    app.wait_for(lambda: not app.find_all(*page), "the window to close")
    focus_is_on(app, view)
    home.stop()
    app.key("Return")
    app.find("label", "La pièce n’a pas pu être chargée.")
    home.start()
    app.click("button", "Réessayer")
    app.find(*page)
    app.key("Escape")
    app.wait_for(lambda: not app.find_all(*page), "the window to close")


def sends_what_is_asked_for(home):
    """The agent's words, the document, and the service that has it again."""
    leave_school(home)
    page = home.folder / "livret.jpg"
    page.write_bytes(newcomers.draw_bill("Tom Berger", "Livret de famille"))
    with home.app(FRESH) as app:
        open_page(app)
        app.click(*SUBMIT)
        app.hear(SENT)
        want_document(home)
        app.key("F5")
        app.find("label", re.compile("^Le service éducation vous demande une pièce"))
        app.find("label", "«\u202fLe livret, svp.\u202f»")
        app.find("label", re.compile("^Demandé\u202f: Livret de famille, acte de naissance"))
        app.click("button", "Envoyer la pièce demandée")
        choose(app, page)
        app.find("status bar", re.compile("^livret.jpg"))
        app.click("button", "Envoyer la pièce")
        app.wait_for(lambda: find_enrolments(home)[0][0] == "waiting", "it to wait again")
        app.find("status bar", re.compile("Le service éducation l’examine"))
        app.find("list item", re.compile("^Livret de famille, acte de naissance.*reçue"))
        looks_at_it_again(home, app)
    assert home.ask("SELECT c.first_name FROM document d JOIN child c ON c.id = d.child") == [
        ("Tom",)]


if __name__ == "__main__":
    town.run([submits_and_takes_back, asks_for_another_school, keeps_a_draft,
              submits_with_an_account_that_waits, sends_what_is_asked_for])
