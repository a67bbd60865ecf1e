#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is cut or outside its window, whatever its size: sizes.py CLIENT SERVER ADMIN CUT-TEXT.
Run in `headless` with any --theme, --text and --locale. The library CUT-TEXT sees the labels."""
import os
import re
import subprocess
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

import cut  # noqa: E402
import erasing  # noqa: E402
import newcomers  # noqa: E402
import school  # noqa: E402
import town  # noqa: E402

FRENCH = os.environ["LANG"].startswith("fr")
WORDS = {"email": "Adresse électronique" if FRENCH else "E-mail address",
         "password": "Mot de passe" if FRENCH else "Password",
         "forgotten": "Mot de passe oublié" if FRENCH else "Forgotten Password",
         "mail": "Recevoir le courriel" if FRENCH else "Receive the Mail",
         "code": "Code de 8 caractères" if FRENCH else "Code of 8 characters",
         "new": "Nouveau compte" if FRENCH else "New account",
         "create": "Créer le compte" if FRENCH else "Create the Account",
         "leave": "Retour" if FRENCH else "Back",
         "enter": "Se connecter" if FRENCH else "Sign In",
         "open": "Ouvrir le planning" if FRENCH else "Open the planning",
         "home": "Les sept prochains jours" if FRENCH else "The next seven days",
         "household": "Quotient familial" if FRENCH else "Family quotient",
         "devices": "Appareils connectés" if FRENCH else "Signed-in devices",
         "journal": "Voir le journal du compte" if FRENCH else "See the journal of the account",
         "told": "Une de vos pièces a été consultée" if FRENCH
                 else "A document of yours was looked at",
         "change": "Modifier le mot de passe" if FRENCH else "Change the password",
         "cancel": "Annuler" if FRENCH else "Cancel",
         "app": "Utiliser une application" if FRENCH else "Use an Application",
         "figures": "Code affiché par l’application" if FRENCH
                    else "Code shown by the application",
         "search": "Chercher une famille" if FRENCH else "Search a family",
         "correct": "Corriger l’adresse…, Antoine Berger" if FRENCH
                    else "Correct the address…, Antoine Berger",
         "note": "Noter l’adresse" if FRENCH else "Note the Address",
         "list": "Code de la liste imprimée" if FRENCH else "Code of the Printed List",
         "line": "Code de la liste imprimée" if FRENCH else "Code of the printed list",
         "go": "Continuer" if FRENCH else "Continue",
         "guardian": "Inviter l’autre responsable" if FRENCH else "Invite the other guardian",
         "elsewhere": "Ailleurs" if FRENCH else "Elsewhere",
         "give up": "Annuler" if FRENCH else "Give up",
         "invite": "Inviter un agent" if FRENCH else "Invite an Agent",
         "send": "Envoyer l’invitation" if FRENCH else "Send the Invitation",
         "agents": "Agents de la ville" if FRENCH else "Agents of the town",
         "later": "Plus tard" if FRENCH else "Later",
         "earlier": "Plus tôt" if FRENCH else "Earlier",
         "next": "Semaine suivante" if FRENCH else "Next week",
         "previous": "Semaine précédente" if FRENCH else "Previous week",
         "sector": "école de votre secteur$" if FRENCH else "your school by address$",
         "school": "^Une autre école, par" if FRENCH else "^Another school than",
         "submit": "Validation" if FRENCH else "Submit",
         "asked": "Choisissez l’école demandée." if FRENCH
                  else "Choose the school that you ask for.",
         "withdraw": "Retirer la demande" if FRENCH else "Take the request back",
         "document": "Envoyer la pièce demandée" if FRENCH else "Send the Document Asked For",
         "booklet": "Livret de famille, acte" if FRENCH else "Family record book",
         "erasing": "Effacement de données" if FRENCH else "Erasure of data"}
OLIVIER = ("olivier.tessier@example.org", "valbourg-olivier")
SIZES = (360, 600), (1024, 600), (1280, 760)
TURNS = 1, 3, 1  # of the planning's pages, at each size: from November to the holidays of December
# Names that people gave, of any length: the tooltip says all of them.
GIVEN = ("facture-novembre.jpg",)
LIBRARY = sys.argv[4:5]  # none where another test borrows the ways here


def resize(app, size):
    window = app.wait_for(app.windows, "the window")[-1]
    subprocess.run(["xdotool", "windowsize", "--sync", window, *map(str, size)], check=True)
    frame = app.find("frame")
    app.wait_for(lambda: extents(frame).width <= size[0] + 80, f"a window of {size}")
    app.settle()
    return frame


def extents(node):
    return node.get_extents(Atspi.CoordType.WINDOW)


def assert_whole(app, _frame):
    """No label of any window ends in an ellipsis or lacks room."""
    labels = [label for label in cut.find()
              if label.text not in GIVEN or label.tooltip != label.text]
    assert not labels, labels


def assert_inside(_app, _frame, more_than=10):
    """No label sticks out of its window sideways, and no two lie over each other, but for parts of
    another pane: these are clipped, not covered."""
    labels = cut.place()
    assert len(labels) > more_than, labels
    for label in labels:
        assert label.x >= 0 and label.x + label.width <= label.outer, \
            f"{label.text!r} at {label.x} + {label.width} of {label.outer}"
    for i, one in enumerate(labels):
        for other in labels[i + 1:]:
            over = (min(one.x + one.width, other.x + other.width) - max(one.x, other.x),
                    min(one.y + one.height, other.y + other.height) - max(one.y, other.y))
            assert one.pane != other.pane or min(over) <= 1, \
                f"{one.text!r} lies over {other.text!r}"


def assert_fits(app, frame, more_than=10):
    if LIBRARY:
        assert_inside(app, frame, more_than)
        assert_whole(app, frame)


def start(home):
    """The client, with the pointer in a corner: what it stands on would show a tooltip."""
    subprocess.run(["xdotool", "mousemove", "1279", "799"], check=True)
    return home.app(cut.preload(home.env(home.client), *LIBRARY))


def sign_in(app):
    """The page that was open last opens again."""
    app.type("text", WORDS["email"], town.CAMILLE[0])
    app.type("password text", WORDS["password"], town.CAMILLE[1])
    app.click("button", WORDS["enter"])
    app.wait_for(lambda: not app.find_all("password text"), "the first page")


def enter(app):
    sign_in(app)
    app.find("label", WORDS["home"])


def find_cells(app):
    return [node.get_name() for node in app.find_all("check box", re.compile("^(Léa|Tom), "))]


def find_words(app, frame):
    return [node.get_name() for node in app.find_all("label", within=frame)]


def open_planning(app):
    app.click("button", WORDS["open"])
    app.wait_for(lambda: find_cells(app), "the cells")


def turn(app, frame, words):
    before = find_words(app, frame)
    app.click("button", words)
    app.wait_for(lambda: find_words(app, frame) != before, words)
    app.settle()


def read_planning(app):
    """Weeks where it is narrow, months where it is wide, and back."""
    for size, turns in zip(SIZES, TURNS):
        frame = resize(app, size)
        weeks = app.find_all("button", WORDS["next"])
        later, earlier = ("next", "previous") if weeks else ("later", "earlier")
        assert_fits(app, frame)
        for _ in range(turns):
            turn(app, frame, WORDS[later])
            assert_whole(app, frame)
        for _ in range(turns):
            turn(app, frame, WORDS[earlier])


def ask_for_mail(app):
    """The way to a new password: its first stage and its widest one."""
    app.type("text", WORDS["email"], town.CAMILLE[0])
    app.click("button", WORDS["forgotten"])
    app.find("button", WORDS["mail"])
    for size in SIZES:
        assert_fits(app, resize(app, size))
    app.click("button", WORDS["mail"])
    app.find("text", WORDS["code"])
    for size in SIZES:
        assert_fits(app, resize(app, size))
    for words in (WORDS["code"], WORDS["mail"]):
        app.click("button", WORDS["leave"])
        app.wait_for(lambda: not app.find_all(name=words), "the stage before")


def invite_guardian(app):
    """The form at its longest."""
    app.click("button", WORDS["guardian"])
    app.press("radio button", WORDS["elsewhere"])
    for size in SIZES:
        assert_fits(app, resize(app, size))
    app.click("button", WORDS["give up"])


def change_preferences(app):
    """Preferences, and two of their forms."""
    app.key("ctrl+comma")
    app.find("label", WORDS["devices"])
    for size in SIZES:
        assert_fits(app, resize(app, size))
    app.click("button", WORDS["change"])
    app.find("button", WORDS["cancel"])
    for size in SIZES:
        assert_fits(app, resize(app, size))
    app.click("button", WORDS["cancel"])
    app.click("button", WORDS["app"])
    app.find("text", WORDS["figures"])
    for size in SIZES:
        assert_fits(app, resize(app, size))
    app.click("button", WORDS["cancel"])


# What an agent did about a person, in the longest words: see client/views/account/journal-words.c.
TOLD = (("queue_undone", "guardian_tie", None), ("queue_decided", "invitation", "refuse"),
        ("address_assigned", "address", None), ("proof_seen", "document", None))


def fill_journal(home):
    for action, concern, decision in TOLD:
        home.ask("INSERT INTO journal_entry (at, action, detail) VALUES (1795420000000000, ?, ?)",
                 action, decision)
        home.ask("INSERT INTO journal_concern (account, entry, concern) SELECT c.id,"
                 " (SELECT max(id) FROM journal_entry), ? FROM account c WHERE c.email = ?",
                 concern, town.CAMILLE[0])


def read_journal(app):
    """From Preferences."""
    app.click("button", WORDS["journal"])
    app.find("label", WORDS["told"])
    for size in SIZES:  # of a list no more rows than have room: two, in large letters
        assert_fits(app, resize(app, size), more_than=5)
    app.key("Escape")


def enter_as_agent(home, app, agent):
    app.type("text", WORDS["email"], agent[0])
    app.type("password text", WORDS["password"], agent[1])
    app.click("button", WORDS["enter"])
    app.find("button", WORDS["list"])
    for size in SIZES:
        assert_fits(app, resize(app, size))
    app.click("button", WORDS["list"])
    app.type("text", WORDS["line"], home.codes[agent[0]].pop(0))
    app.click("button", WORDS["go"])
    title = re.compile("^(À traiter|To decide|Bannette|Queue)$")
    app.wait_for(lambda: app.find_all("label", title), "the queue")
    app.key("alt+1")  # the last page opens again, of whoever was here


def manage_agents(home, app):
    """The page of agents, with its form and its faults: for who administers the portal."""
    enter_as_agent(home, app, OLIVIER)
    app.key("alt+3")
    app.find("label", WORDS["agents"])
    app.click("button", WORDS["invite"])
    app.click("button", WORDS["send"])
    app.settle()


def ask_for_account(app):
    """A new account: its questions, with all their faults."""
    app.click("button", WORDS["new"])
    app.click("button", WORDS["create"])
    for size in SIZES:
        assert_fits(app, resize(app, size))
    app.click("button", WORDS["leave"])
    app.find("button", WORDS["enter"])


CLAIRE = ("claire.fontaine@example.org", "valbourg-claire")


def open_family(home, app):
    """A household at the desk, with a failed mail, and an address that is being corrected."""
    home.ask("INSERT INTO mail (kind, state, recipient, language, created_at, attempts, failure,"
             " message_id) VALUES ('activation', 'failed', 'antoine.berger@exmaple.org', 'fr',"
             " 1795420000000000, 1, '550 5.1.1 No such user here', 'm')")
    enter_as_agent(home, app, CLAIRE)
    app.key("alt+2")
    app.type("text", WORDS["search"], "berger")
    app.find("list item", re.compile("^Berger"))
    app.focus("text", WORDS["search"])
    app.key("Return")
    app.click("button", WORDS["correct"])
    app.click("button", WORDS["note"])


def fits_every_size(home):
    fill_journal(home)
    with start(home) as app:
        for size in SIZES:
            assert_fits(app, resize(app, size))
        ask_for_account(app)
        ask_for_mail(app)
        enter(app)
        for size in reversed(SIZES):
            assert_fits(app, resize(app, size))
        app.key("alt+4")
        app.find("label", WORDS["household"])
        for size in SIZES:
            assert_fits(app, resize(app, size))
        invite_guardian(app)
        change_preferences(app)
        read_journal(app)
        app.key("alt+1")
        open_planning(app)
        read_planning(app)


def ask_for_school(home, app):
    """What is asked to enrol a child at school, with its faults: by who is in."""
    school.leave_school(home)
    app.key("alt+3")
    app.focus("radio button", re.compile(WORDS["sector"]))
    app.key("Down", "space")
    app.click("button", WORDS["submit"])
    app.find("label", WORDS["asked"])


def submit_to_school(app):
    app.focus("radio button", re.compile(WORDS["school"]))
    app.key("Up", "space")
    app.click("button", WORDS["submit"])
    app.find("button", WORDS["withdraw"])


def open_document_form(home, app):
    """The form of the document that the service wants, whose kind has the longest name."""
    school.want_document(home)
    app.key("F5")
    app.click("button", WORDS["document"])
    app.find("combo box", re.compile(WORDS["booklet"]))


def enrolment_fits_every_size(home):
    with start(home) as app:
        resize(app, SIZES[-1])
        sign_in(app)
        ask_for_school(home, app)
        for size in SIZES:
            assert_fits(app, resize(app, size))
        submit_to_school(app)
        for size in SIZES:
            assert_fits(app, resize(app, size))
        open_document_form(home, app)
        for size in SIZES:
            assert_fits(app, resize(app, size))


def desk_fits_every_size(home):
    with start(home) as app:
        resize(app, SIZES[-1])
        open_family(home, app)
        for size in SIZES:
            assert_fits(app, resize(app, size))


def queue_fits_every_size(home):
    """A new account with its document, and a request of erasure."""
    newcomers.arrive(home, "Aude", "Garnier")
    erasing.ask(home)
    with start(home) as app:
        resize(app, SIZES[-1])
        enter_as_agent(home, app, CLAIRE)
        for row in ("Garnier, Aude, ", f"Berger, Camille, {WORDS['erasing']}"):
            resize(app, SIZES[-1])
            app.focus("list item", re.compile(f"^{row}"))
            for size in reversed(SIZES):
                assert_fits(app, resize(app, size))


def newcomers_home_fits_every_size(home):
    email = newcomers.arrive(home, "Aude", "Garnier")
    with start(home) as app:
        resize(app, SIZES[-1])
        app.type("text", WORDS["email"], email)
        app.type("password text", WORDS["password"], newcomers.PASSWORD)
        app.click("button", WORDS["enter"])
        app.find("list item", "Accueil" if FRENCH else "Home")
        app.key("alt+1")  # the last page opens again, of whoever was here
        app.find("list", re.compile("^(Ce qui est attendu|What is awaited)$"))
        for size in reversed(SIZES):
            assert_fits(app, resize(app, size))


def agents_fits_every_size(home):
    with start(home) as app:
        resize(app, SIZES[-1])
        manage_agents(home, app)
        for size in SIZES:
            assert_fits(app, resize(app, size))


def fails(judge, *arguments):
    try:
        judge(*arguments)
    except AssertionError as error:
        return str(error)
    raise AssertionError(f"{judge.__name__} does not see what is planted")


def planted_labels_are_seen(home):
    """The control: a label with an ellipsis, a squeezed one and a wide one, each alone."""
    for order, judge, words in (("ellipsize", assert_whole, "A planted"),
                                ("squeeze", assert_whole, WORDS["enter"]),
                                ("lengthen", assert_inside, " of 360")):
        with start(home) as app:
            frame = resize(app, SIZES[0])
            assert_fits(app, frame)
            cut.ask(f"{order} {WORDS['enter']}")
            app.settle()
            said = fails(judge, app, frame)
            assert words in said, said


if __name__ == "__main__":
    town.run([fits_every_size, enrolment_fits_every_size, newcomers_home_fits_every_size,
              desk_fits_every_size, queue_fits_every_size, agents_fits_every_size,
              planted_labels_are_seen])
