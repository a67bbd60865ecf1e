#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guardian who lives elsewhere asks to follow a child from a household of their own: an agent
checks that, and opens it. ties.py CLIENT SERVER ADMIN."""
import json
import re
import urllib.request
import uuid

import newcomers
import town
from home import FRESH
from queue import REASON, get_state, is_on_row, is_state, mail_says
from queue import enter as enter_queue
from town import CAMILLE

BRUNO = "bruno.perrin@example.org"
ADDRESS = {"line1": "3 quai de la Loire", "postal_code": "44990", "city": "Valbourg"}
ROW = re.compile("^Perrin, Bruno, Second foyer")
ACCEPT = "button", "Accepter"
WANTED = "le livret de famille"


def send(home, path, token=None, body=None, kind="application/json"):
    """A change by the API, each one its own: a body that is no text is written as JSON."""
    headers = {"Content-Type": kind, "Idempotency-Key": str(uuid.uuid4())}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    urllib.request.urlopen(urllib.request.Request(home.url + path, content, headers),
                           timeout=20).close()


def sign_in(home, email, password):
    return home.call("/v1/sessions", body={"email": email, "password": password})["token"]


def read_me(home):
    """What the portal tells Bruno of himself, and what shows that it is him."""
    token = sign_in(home, BRUNO, newcomers.PASSWORD)
    return home.call("/v1/me", token), token


def find_children(home):
    """Whom Bruno follows, by their first names."""
    me, _ = read_me(home)
    return [child["first_name"] for household in me["households"]
            for child in household["children"]]


def find_link(home, email):
    """That was mailed there, once it is there."""
    link = newcomers.find_letter(home, email)["link"]
    assert "/activate/" in link, link
    return link


def find_token(home):
    """That of Bruno's link."""
    return find_link(home, BRUNO).rsplit("/", 1)[1]


def make_tie(home):
    """Camille invites Bruno, who lives elsewhere, as a guardian of Léa; he accepts."""
    token = sign_in(home, *CAMILLE)
    household, = home.call("/v1/me", token)["households"]
    children = [child["id"] for child in household["children"] if child["first_name"] == "Léa"]
    send(home, f"/v1/households/{household['id']}/invitations", token,
         {"email": BRUNO, "first_name": "Bruno", "last_name": "Perrin", "lives_elsewhere": True,
          "children": children})
    send(home, "/v1/password-resets/confirm", body={
        "token": find_token(home), "password": newcomers.PASSWORD, "address": ADDRESS})
    assert get_state(home, BRUNO) == "waiting"


def hand_in(home):
    """Bruno photographs what he was asked for."""
    me, token = read_me(home)
    awaited = me["account_file"]
    assert (awaited["kind"], awaited["state"]) == ("guardian_tie", "more_wanted"), awaited
    assert awaited["documents_wanted"] == ["proof_of_parenthood"], awaited
    assert WANTED in awaited["reason"], awaited
    kind, form = newcomers.build_form(
        {"kind": "proof_of_parenthood", "household": awaited["household"]}, "livret.jpg",
        newcomers.draw_bill("Bruno Perrin", ADDRESS["line1"]), ("document", "file"))
    send(home, "/v1/documents", token, form, kind)
    is_state(home, BRUNO, "waiting")


def open_tie(home, app):
    enter_queue(home, app)
    app.see("Bruno Perrin")
    app.find("list item", ROW)
    app.see(re.compile(f"^{ADDRESS['line1']}, 44990 Valbourg · {BRUNO}"))
    app.see(re.compile("^Invitation de Camille Berger le mardi 24 novembre 2026. Acceptée le "))
    app.see(re.compile("^27 rue des Tilleuls, .*\\n.*Camille Berger"))
    app.see(re.compile("^Léa Berger, naissance le "))
    app.focus("list item", ROW)


def asks_for_a_document(home):
    with home.app(FRESH) as app:
        open_tie(home, app)
        app.see("Peut avoir un second foyer")
        app.see(re.compile("^Un foyer est ouvert pour Bruno Perrin.*: Léa.$"))
        app.see(re.compile("^Pas encore de pièce.: demandez-en une avec D"))
        assert not app.is_(app.find("check box", re.compile("hors de la commune")), "checked")
        assert app.is_(app.find("radio button", re.compile("^Pas encore fixé")), "checked")
        app.key("d")
        check = "check box", "Justificatif de filiation"
        app.wait_for(lambda: app.focused() == app.find(*check), "the focus on the first document")
        app.key("space")
        app.type(*REASON, f"Montrez {WANTED}.")
        app.see(re.compile(WANTED))
        app.click("button", "Demander")
        app.find("status bar", re.compile("Perrin, Bruno.: pièce demandée"))
        app.find("button", "En attente de la famille ·\u00a01")
    is_state(home, BRUNO, "more_wanted")
    home.set_clock("2026-11-24 09:10:00")
    mail_says(home, BRUNO, WANTED)


def count_mails(home, kind, email):
    (n,), = home.ask("SELECT count(*) FROM mail WHERE kind = ? AND recipient = ?"
                     " AND state <> 'dropped'", kind, email)
    return n


def opens_a_second_household(home):
    """Undone, Bruno sees nothing of Léa again; accepted, she is in both households."""
    make_tie(home)
    assert find_children(home) == []
    asks_for_a_document(home)
    hand_in(home)
    with home.app(FRESH) as app:
        open_tie(home, app)
        app.find("image", re.compile("livret.jpg, page 1 sur 1"))
        app.focus("radio button", re.compile("^Pas encore fixé"))
        app.key("Down", "space")
        even = app.find("radio button", re.compile("^Semaines paires chez Bruno, .*«.Berger.»"))
        app.wait_for(lambda: app.is_(even, "checked"), "the even weeks chosen")
        app.focus("list item", ROW)
        app.key("a")
        app.find("status bar", re.compile("Perrin, Bruno.: second foyer accepté"))
        is_state(home, BRUNO, "accepted")
        assert find_children(home) == ["Léa"]
        app.key("ctrl+z")
        is_on_row(app, "Perrin, Bruno")
        app.find("status bar", re.compile("Défait"))
        is_state(home, BRUNO, "waiting")
        assert find_children(home) == []
        app.wait_for(lambda: app.is_(app.find(*ACCEPT), "sensitive"), "a request to decide")
        app.key("a")
        app.find("status bar", re.compile("Perrin, Bruno.: second foyer accepté"))
        app.see(re.compile("Rien n’attend"))
    is_state(home, BRUNO, "accepted")
    me, _ = read_me(home)
    assert me["account"]["state"] == "active", me
    assert find_children(home) == ["Léa"]
    assert home.ask("SELECT count(*) FROM household_child l JOIN child c ON c.id = l.child"
                    " WHERE c.first_name = 'Léa' AND c.last_name = 'Berger'") == [(2,)]
    assert home.ask("SELECT c.custody_pattern, l.side FROM household_child l"
                    " JOIN child c ON c.id = l.child WHERE c.first_name = 'Léa'"
                    " AND c.last_name = 'Berger' ORDER BY l.main") == [
                        ("iso_even", "a"), ("iso_even", "b")]
    assert count_mails(home, "tie_accepted", BRUNO) == 1
    assert count_mails(home, "tie_opened", CAMILLE[0]) == 1


def says_why_not(home):
    """A child lives in two households at most: the agent reads it, and refuses."""
    make_tie(home)
    home.ask("INSERT INTO household_child (household, child, side, main)"
             " SELECT h.id, c.id, NULL, 0 FROM household h, child c WHERE h.name = 'Lambert'"
             " AND c.first_name = 'Léa' AND c.last_name = 'Berger'")
    with home.app(FRESH) as app:
        open_tie(home, app)
        app.see(re.compile("^Vit déjà dans deux foyers"))
        app.see(re.compile("^Aucun de ces enfants ne peut avoir un foyer de plus"))
        assert not app.find_all("label", re.compile("^Un foyer est ouvert pour"))
        assert not app.is_(app.find(*ACCEPT), "sensitive"), app.tree()
        app.key("a")
        app.key("r")
        app.wait_for(lambda: app.focused() == app.find(*REASON), "the focus on the reason")
        app.find("label", "Refuser un second foyer à Bruno Perrin")
        app.write("deux foyers au plus")
        app.key("ctrl+Return")
        app.find("status bar", re.compile("Perrin, Bruno.: second foyer refusé"))
        app.see(re.compile("Rien n’attend"))
    is_state(home, BRUNO, "refused")
    me, _ = read_me(home)
    refused = me["account_file"]
    assert (refused["kind"], refused["state"]) == ("guardian_tie", "refused"), refused
    assert find_children(home) == [] and count_mails(home, "tie_not_opened", CAMILLE[0]) == 1
    home.set_clock("2026-11-24 09:10:00")
    mail_says(home, BRUNO, "deux foyers au plus")


if __name__ == "__main__":
    town.run([opens_a_second_household, says_why_not])
