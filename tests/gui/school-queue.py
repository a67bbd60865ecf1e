#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An agent of the education service decides the enrolments at school that wait in the queue, from
the keyboard, on a real server: school-queue.py CLIENT SERVER ADMIN."""
import json
import re
import urllib.request
import uuid

import newcomers
import town
from home import FRESH
from queue import REASON, mail_says
from queue import enter as enter_queue
from town import CAMILLE, SOPHIE

DENIS = ("denis.rousseau@example.org", "valbourg-denis")
SECTOR = "École maternelle Les Hirondelles"
WANTED = "École primaire Simone-Veil"
OTHER = "École primaire Jules-Verne"
WHY = ("text", "Pourquoi pas l’école demandée, tel que la famille le lit")
FULL = "il ne reste pas de place"
ACCEPT = "button", "Accepter"


def send(home, path, token, body):
    """A change by the API, each one its own: its answer."""
    request = urllib.request.Request(
        home.url + path, json.dumps(body).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json",
         "Idempotency-Key": str(uuid.uuid4())}, method="POST")
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def enter(home, parent):
    """(token, household) of a parent, by the API."""
    token = home.call("/v1/sessions", body={"email": parent[0], "password": parent[1]})["token"]
    household, = home.call("/v1/me", token)["households"]
    return token, household["id"]


def bear(home, parent, name):
    """A child of three years, who is new to the town."""
    token, household = enter(home, parent)
    return send(home, f"/v1/households/{household}/children", token,
                {"first_name": name, "last_name": "Berger", "birth_date": "2023-05-03"})["id"]


def ask(home, parent, child, school=SECTOR, wanted=None):
    """Asks for a school for this school year, and for another one by derogation."""
    token, household = enter(home, parent)
    schools = {one["name"]: one["id"] for one in home.call("/v1/schools", token)["items"]}
    year = home.call("/v1/school-years", token)["items"][0]["id"]
    enrolment = {"household": household, "child": child, "level": "PS", "school_year": year,
                 "school": schools[school], "childcare": "Madame Petit"}
    if wanted:
        enrolment["derogation"] = {"wanted_school": schools[wanted], "reason": "work",
                                   "detail": "Je travaille avenue de la Gare"}
    made = send(home, "/v1/school-enrolments", token, enrolment)
    path = f"/v1/school-enrolments/{made['id']}"
    send(home, path + "/submission", token, {})
    return token, path


def is_state(home, asked, state):
    """Waits for what was asked to be in that state, and returns it."""
    token, path = asked
    home.wait_for(lambda: home.call(path, token)["state"] == state, f"{path} that is {state}")
    return home.call(path, token)


def is_on(app, child, parent="Berger, Camille"):
    """Waits for the focus on the line of that child, and for the file."""
    line = re.compile(f"^{parent}, {child} · inscription à l’école")
    app.wait_for(lambda: line.match(app.focused_name()), f"the focus on the file of {child}")
    app.see(re.compile(f"^{child} Berger, naissance le 3 mai 2023"))
    app.wait_for(lambda: app.is_(app.find("button", "Demander une pièce"), "sensitive"),
                 "a file to decide")


def open_queue(home, app, child):
    enter_queue(home, app, DENIS)
    app.focus("list item", re.compile(f", {child} · inscription à l’école"))
    is_on(app, child)


def is_accepted(app, words):
    app.find("status bar", re.compile(f"Berger, Camille.: {words}"))


def decides(home):
    """Accepted, undone and accepted again; a derogation granted, and one refused with a reason."""
    zoe = ask(home, CAMILLE, bear(home, CAMILLE, "Zoe"))
    eli = ask(home, CAMILLE, bear(home, CAMILLE, "Eli"), wanted=WANTED)
    ana = ask(home, CAMILLE, bear(home, CAMILLE, "Ana"), wanted=WANTED)
    with home.app(FRESH) as app:
        open_queue(home, app, "Zoe")
        app.find("list item", "Bannette, 3 en attente")
        app.see(re.compile("^Petite section.*, année scolaire 2026-2027"))
        app.see("École demandée, celle du secteur")
        app.see(re.compile(f"{SECTOR}\\."))
        app.key("j")
        is_on(app, "Eli")
        app.key("k")
        is_on(app, "Zoe")
        app.key("a")
        is_accepted(app, "Zoe, inscription à l’école acceptée")
        is_state(home, zoe, "validated")
        is_on(app, "Eli")
        app.key("ctrl+z")
        is_on(app, "Zoe")
        app.find("status bar", re.compile("Défait"))
        is_state(home, zoe, "submitted")
        app.key("a")
        is_on(app, "Eli")
        grants(app)
        is_on(app, "Ana")
        is_state(home, ana, "submitted")
        refuses_a_derogation(app)
        app.see(re.compile("Rien n’attend"))
    is_state(home, zoe, "validated")
    granted, refused = is_state(home, eli, "validated"), is_state(home, ana, "validated")
    assert granted["decided_school"] == granted["derogation"]["wanted_school"], granted
    assert (refused["decided_school"], refused["reason"]) == (refused["school"], FULL), refused
    home.set_clock("2026-11-24 09:10:00")
    mail_says(home, CAMILLE[0], FULL)
    assert home.ask("SELECT count(*) FROM mail WHERE kind = 'school_validated' AND recipient = ?"
                    " AND state <> 'dropped'", CAMILLE[0]) == [(3,)]


def grants(app):
    app.see(re.compile("^Le travail des parents.*Je travaille avenue de la Gare"))
    assert app.is_(app.find("radio button", WANTED), "checked"), app.tree()
    app.see("Dérogation accordée")
    app.see(re.compile(f"{WANTED}\\."))
    app.key("a")
    is_accepted(app, "Eli, dérogation accordée")


def refuses_a_derogation(app):
    app.key("2")
    app.wait_for(lambda: app.is_(app.find("radio button", SECTOR), "checked"), "the choice")
    app.key("a")
    app.wait_for(lambda: app.focused() == app.find(*WHY), "the focus on the reason")
    app.find("status bar", re.compile("Écrivez pourquoi"))
    app.write(FULL)
    app.see(re.compile(f"{SECTOR}\\..*{FULL}", re.DOTALL))
    app.key("ctrl+Return")
    is_accepted(app, "Ana, dérogation refusée, inscription à l’école acceptée")


def chooses_another(home):
    """Any school that has the class may take the child; who asked reads of it in their journal."""
    eli = ask(home, CAMILLE, bear(home, CAMILLE, "Eli"))
    with home.app(FRESH) as app:
        open_queue(home, app, "Eli")
        app.key("2")
        app.focus("radio button", "Une autre école")
        app.key("Tab")
        app.wait_for(lambda: app.focused_name() == f"Une autre école, {WANTED}", "the list")
        app.key("space")
        app.wait_for(lambda: app.focused_name() == WANTED, "the list, open")
        app.key("Down", "Return")
        app.wait_for(lambda: app.focused_name() == f"Une autre école, {OTHER}", "the choice")
        app.key("Tab")
        app.wait_for(lambda: app.focused() == app.find(*WHY), "the focus on the reason")
        app.write(FULL)
        app.see(re.compile(f"{OTHER}\\..*{FULL}", re.DOTALL))
        app.key("ctrl+Return")
        is_accepted(app, "Eli, inscription à l’école acceptée")
    is_state(home, eli, "validated")
    with home.app(FRESH) as app:
        town.sign_in(app, CAMILLE)
        app.key("ctrl+comma")
        app.press("button", "Voir le journal du compte")
        app.find("label", "L’inscription scolaire de votre enfant a été acceptée")
        app.find("label", re.compile("^Par le service éducation"))
        app.find("label", "Vous avez demandé l’inscription d’un enfant à l’école")


def asks_and_refuses(home):
    """Nothing but the address and who the child is may be asked for."""
    zoe = ask(home, CAMILLE, bear(home, CAMILLE, "Zoe"))
    eli = ask(home, CAMILLE, bear(home, CAMILLE, "Eli"))
    with home.app(FRESH) as app:
        open_queue(home, app, "Zoe")
        app.key("d")
        check = "check box", "Livret de famille ou acte de naissance"
        app.wait_for(lambda: app.focused() == app.find(*check), "the focus on the first document")
        app.find("check box", "Bail")
        assert not app.find_all("check box", "Une autre pièce"), app.tree()
        app.key("space")
        app.type(*REASON, "Montrez le livret.")
        app.see(re.compile("Montrez le livret"))
        app.click("button", "Demander")
        is_on(app, "Eli")
        app.key("r")
        app.wait_for(lambda: app.focused() == app.find(*REASON), "the focus on the reason")
        app.find("label", "Refuser d’inscrire Eli à l’école")
        app.write("une autre commune")
        app.key("ctrl+Return")
        is_accepted(app, "Eli, inscription à l’école refusée")
    is_state(home, eli, "refused")
    assert is_state(home, zoe, "more_wanted")["documents_wanted"] == ["proof_of_parenthood"]


def needs_no_account_accepted(home):
    """A family that the town does not know yet enrols its child all the same."""
    aude = newcomers.arrive(home, "Aude", "Garnier")
    parent = aude, newcomers.PASSWORD
    noe = ask(home, parent, bear(home, parent, "Noe"))
    with home.app(FRESH) as app:
        enter_queue(home, app, DENIS)
        app.find("list item", "Bannette, 1 en attente")
        app.focus("list item", re.compile("^Garnier, Aude, Noe"))
        is_on(app, "Noe", "Garnier, Aude")
        app.see(re.compile("^Le portail ne trouve pas l’adresse du foyer"))
        app.see(re.compile("^Le compte de la famille attend encore d’être accepté"))
        app.find("image", re.compile("facture-novembre.jpg, page 1 sur 1"))
        app.key("a")
        app.find("status bar", re.compile("Garnier, Aude.: Noe, inscription à l’école acceptée"))
    is_state(home, noe, "validated")
    assert get_state(home, aude, "account") == "waiting"


def get_state(home, email, kind):
    (state,), = home.ask("SELECT q.state FROM queue_item q JOIN account a ON a.id = q.account"
                         " WHERE a.email = ? AND q.kind = ?", email, kind)
    return state


def does_not_decide_between_guardians(home):
    """Two households that ask for two schools are told; a child has one school a year."""
    child = bear(home, CAMILLE, "Zoe")
    home.ask("INSERT INTO household_child (household, child, side, main)"
             " SELECT h.id, c.id, NULL, 0 FROM household h, child c WHERE h.name = 'Lambert'"
             " AND c.first_name = 'Zoe' AND c.last_name = 'Berger'")
    ask(home, CAMILLE, child)
    theirs = ask(home, SOPHIE, child, school=WANTED)
    contrary = re.compile("La commune ne tranche pas entre responsables légaux")
    with home.app(FRESH) as app:
        enter_queue(home, app, DENIS)
        app.focus("list item", re.compile("^Berger, Camille, Zoe"))
        is_on(app, "Zoe")
        app.see(contrary)
        app.key("j")
        is_on(app, "Zoe", "Lambert, Sophie")
        app.see(contrary)
        app.key("k")
        is_on(app, "Zoe")
        app.key("a")
        is_on(app, "Zoe", "Lambert, Sophie")
        app.see(re.compile("^Une autre inscription de cet enfant est déjà validée"))
        assert not app.is_(app.find(*ACCEPT), "sensitive"), app.tree()
        app.key("a")
    is_state(home, theirs, "submitted")


if __name__ == "__main__":
    town.run([decides, chooses_another, asks_and_refuses, needs_no_account_accepted,
              does_not_decide_between_guardians])
