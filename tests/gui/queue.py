#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An agent decides the new accounts that wait in the queue, by accessible name and from the
keyboard, on a real server: queue.py CLIENT SERVER ADMIN."""
import json
import re
import urllib.request

import newcomers
import town

OLIVIER = ("olivier.tessier@example.org", "valbourg-olivier")
CLAIRE = ("claire.fontaine@example.org", "valbourg-claire")
REASON = ("text", "Motif, tel que la famille le lit")
UNREADABLE = "on ne lit rien a droite"  # with letters that are keys elsewhere


def enter(home, app, agent=CLAIRE):
    """As an agent gets to the queue."""
    town.enter(app, agent, home.codes[agent[0]].pop(0))
    app.find("list item", re.compile("^Bannette"))
    see_list(app)


def see_list(app):
    app.wait_for(lambda: app.find_all("list", "Dossiers de la bannette"), "the list of files")


def row(app, name):
    return app.find("list item", re.compile(f"^{name}, "))


def is_open(app, first_name, last_name):
    """Waits for the file, with its buttons."""
    app.see(f"{first_name} {last_name}")
    app.find("button", "Accepter")


def is_on_row(app, name):
    app.wait_for(lambda: app.focused_name().startswith(name), f"the focus on {name}")


def get_state(home, email):
    (state,), = home.ask("SELECT q.state FROM queue_item q JOIN account a ON a.id = q.account"
                         " WHERE a.email = ?", email)
    return state


def is_state(home, email, state):
    home.wait_for(lambda: get_state(home, email) == state, f"{email} that is {state}")


def mail_says(home, email, words):
    """The last mail to them, which waits for half a minute."""
    home.wait_for(lambda: any(words in mail["text"] for mail in newcomers.find_mails(home, email)),
                  f"mail to {email} that says {words}", 60)


def decides(home):
    aude = newcomers.arrive(home, "Aude", "Garnier")
    marc = newcomers.arrive(home, "Marc", "Collet")
    fatou = newcomers.arrive(home, "Fatou", "Traore")
    with home.app() as app:
        enter(home, app)
        is_open(app, "Aude", "Garnier")
        app.find("list item", "Bannette, 3 en attente")
        app.find("button", "À traiter ·\u00a03")
        app.find("image", re.compile("facture-novembre.jpg, page 1 sur 1"))
        app.wait_for(lambda: not app.find_all("label", "La pièce s’ouvre…"), "the paper alone")
        app.find("label", "Justificatif de domicile déposé")
        app.see(re.compile("^Bonjour Aude,"))
        app.focus("list item", re.compile("^Garnier, Aude"))

        app.key("a")
        is_on_row(app, "Collet, Marc")
        is_state(home, aude, "accepted")
        app.hear("Garnier, Aude.: compte accepté")
        app.find("status bar", re.compile("Garnier, Aude.: compte accepté"))
        app.find("list item", "Bannette, 2 en attente")
        app.key("ctrl+z")
        is_on_row(app, "Garnier, Aude")
        is_state(home, aude, "waiting")
        app.hear("^Défait")
        app.find("status bar", re.compile("Défait"))
        app.key("a")
        is_on_row(app, "Collet, Marc")
        is_state(home, aude, "accepted")

        is_open(app, "Marc", "Collet")
        app.key("r")
        app.wait_for(lambda: app.focused() == app.find(*REASON), "the focus on the reason")
        app.key("ctrl+Return")
        app.find("status bar", re.compile("Écrivez pourquoi"))
        app.write(UNREADABLE)
        app.see(re.compile(UNREADABLE))
        app.key("ctrl+Return")
        is_on_row(app, "Traore, Fatou")
        is_state(home, marc, "refused")

        is_open(app, "Fatou", "Traore")
        app.key("d")
        check = ("check box", "Bail")
        app.focus(*check)
        app.key("space")
        app.type(*REASON, "Le bail suffit.")
        app.see(re.compile("Le bail suffit"))
        app.click("button", "Demander")
        is_state(home, fatou, "more_wanted")
        app.find("button", "En attente de la famille ·\u00a01")
        app.see(re.compile("Rien n’attend.: tout est traité"))
        home.set_clock("2026-11-24 09:10:00")
        mail_says(home, aude, "est validé")
        mail_says(home, marc, UNREADABLE)
        mail_says(home, fatou, "Le bail suffit.")


def ask_as(home, agent, method, path, body=None, headers=()):
    """A call of the API by another agent: (its ETag, its answer)."""
    who = {"email": agent[0], "password": agent[1],
           "totp": home.codes[agent[0]].pop(0)}
    signed_in = home.call("/v1/sessions", body=who)
    request = urllib.request.Request(
        home.url + path, json.dumps(body).encode() if body else None,
        {"Authorization": f"Bearer {signed_in['token']}", "Content-Type": "application/json",
         **dict(headers)}, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.headers["ETag"], json.load(answer)


def decide_elsewhere(home, agent, position, decision):
    """As another agent decides the file at that place of the list, at the same time."""
    _, found = ask_as(home, agent, "GET", "/v1/staff/queue?state=waiting")
    path = f"/v1/staff/queue/{found['items'][position]['id']}"
    etag, _ = ask_as(home, agent, "GET", path)
    ask_as(home, agent, "POST", path + "/decision", decision,
           {"If-Match": etag, "Idempotency-Key": "elsewhere"})


def loses_nothing_to_who_was_quicker(home):
    aude = newcomers.arrive(home, "Aude", "Garnier")
    newcomers.arrive(home, "Marc", "Collet")
    with home.app() as app:
        enter(home, app)
        is_open(app, "Aude", "Garnier")
        app.focus("list item", re.compile("^Garnier, Aude"))
        app.key("r")
        app.wait_for(lambda: app.focused() == app.find(*REASON), "the focus on the reason")
        app.write(UNREADABLE)
        decide_elsewhere(home, OLIVIER, 0, {"decision": "accept"})
        app.key("ctrl+Return")
        app.find("status bar", re.compile("Déjà traité.: accepté par Olivier Tessier"))
        assert get_state(home, aude) == "accepted"
        assert app.text(app.find(*REASON)) == UNREADABLE, "what was written is gone"
        app.key("Escape")
        app.wait_for(lambda: not app.find_all("button", "Accepter"), "nothing left to decide")


def stays_where_the_portal_is_away(home):
    newcomers.arrive(home, "Aude", "Garnier")
    with home.app() as app:
        enter(home, app)
        is_open(app, "Aude", "Garnier")
        app.see(re.compile("^Bonjour Aude,"))
        app.focus("list item", re.compile("^Garnier, Aude"))
        home.stop()
        app.key("a")
        app.find("status bar", re.compile("Le portail n’a pas répondu. Réessayez"))
        app.see("Aude Garnier")
        app.find("image", re.compile("facture-novembre.jpg"))
        home.start()
        app.focus("list item", re.compile("^Garnier, Aude"))
        app.key("a")
        app.find("status bar", re.compile("Garnier, Aude.: compte accepté"))
        app.see(re.compile("Rien n’attend"))


if __name__ == "__main__":
    town.run([decides, loses_nothing_to_who_was_quicker, stays_where_the_portal_is_away])
