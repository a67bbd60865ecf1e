#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the documents: pictures.py CLIENT SERVER ADMIN FOLDER light|dark.
Run it inside `headless`; tools/take-screenshots does."""
import pathlib
import re
import subprocess
import sys

from PIL import Image

import activation
import entrances
import families
import newcomers
import school
import town
from town import CAMILLE, next_month, see

OLIVIER = ("olivier.tessier@example.org", "valbourg-olivier")
CLAIRE = ("claire.fontaine@example.org", "valbourg-claire")
MISSPELT = "antoine.berger@exmaple.org"  # in the demonstration, for the desk to put right
WIDE, NARROW = (1280, 800), (400, 720)


def resize(app, size):
    window = app.wait_for(app.windows, "the window")[-1]
    subprocess.run(["xdotool", "windowsize", "--sync", window, *map(str, size)], check=True)
    return window


def take(app, path):
    """The window in front alone; the pointer and the focus are out of the way."""
    window = app.wait_for(app.windows, "the window")[-1]
    subprocess.run(["xdotool", "mousemove", "1279", "799"], check=True)
    app.settle()
    subprocess.run(["import", "-window", window, str(path)], check=True)
    Image.open(path).convert("RGB").save(path, optimize=True)
    print(f"{path}: {path.stat().st_size // 1024} KB", flush=True)


def choose(app):
    for place in ("Léa, cantine, jeudi 3 décembre", "Léa, cantine, vendredi 4 décembre",
                  "Tom, accueil du matin, vendredi 4 décembre"):
        app.click("check box", see(app, place, "disponible").get_name())
    app.click("check box", see(app, "Léa, cantine, mardi 8 décembre", "réservé").get_name())


def take_forgotten(app, home, folder):
    """On its way, and there."""
    entrances.ask_for_mail(app, entrances.KNOWN)
    take(app, folder / "forgotten.png")
    home.wait_for(lambda: newcomers.find_code(home, entrances.KNOWN), "the mail")
    activation.open_mails(app)
    take(app, folder / "mail.png")
    app.key("Escape")
    app.wait_for(lambda: not app.find_all(*entrances.FOLLOW), "the mails closed")
    app.key("Escape")
    app.find("button", "Recevoir le courriel")
    app.key("Escape")
    app.find(*town.EMAIL)


def take_new_account(app, home, folder):
    app.click("button", "Nouveau compte")
    proof = entrances.make_proof(home.folder)
    entrances.answer_questions(app, "ines.roux@example.org", proof, town.TODAY)
    take(app, folder / "new-account.png")
    app.click("button", "Plus tard")
    app.find("button", "Nouveau compte")  # both pages ask for an address and a password


def take_pending(home, folder):
    """What who waits for the desk finds."""
    email = newcomers.arrive(home, "Aude", "Garnier")
    with home.app() as app:
        resize(app, WIDE)
        town.enter(app, (email, newcomers.PASSWORD))
        app.find("list", "Ce qui est attendu")
        take(app, folder / "home-pending.png")
        entrances.leave(app)


def take_agents(home, folder):
    """An administrator comes in, and sees who works at the services."""
    with home.app() as app:
        resize(app, WIDE)
        town.enter(app, OLIVIER)
        app.click("button", "Code de la liste imprimée")
        app.find(*entrances.LISTED)
        take(app, folder / "second-factor.png")
        app.type(*entrances.LISTED, home.codes[OLIVIER[0]].pop(0))
        app.click("button", "Continuer")
        app.press("list item", "Agents")
        app.find("label", "Olivier Tessier (vous)")
        app.key("Tab")
        take(app, folder / "agents.png")
        entrances.leave(app)


def take_queue(home, folder):
    """What an agent finds in the morning."""
    for name in (("Marc", "Collet"), ("Fatou", "Traore")):
        newcomers.arrive(home, *name)
    with home.app() as app:
        resize(app, WIDE)
        town.enter(app, CLAIRE, home.codes[CLAIRE[0]].pop(0))
        app.find("image", re.compile("page 1 sur 1"))
        app.find("label", re.compile("^Bonjour Aude,"))
        take(app, folder / "queue.png")


def write_address(home, email):
    home.ask("UPDATE adult SET email = ? WHERE first_name = 'Antoine' AND last_name = 'Berger'",
             email)


def take_families(home, folder):
    """A family at the desk whose address was misspelt."""
    write_address(home, MISSPELT)
    home.ask("INSERT INTO mail (kind, state, recipient, language, created_at, attempts, failure,"
             " message_id) VALUES ('activation', 'failed', ?, 'fr', 1795420000000000, 1,"
             " '550 5.1.1 No such user here', 'm')", MISSPELT)
    with home.app() as app:
        resize(app, WIDE)
        app.find("list item", re.compile("^Bannette"))
        app.key("alt+2")
        families.search(app, "berger", "Berger, Camille")
        app.click("button", "Corriger l’adresse…, Antoine Berger")
        app.type(*families.EMAIL, "antoine.berger@example.org")
        take(app, folder / "families.png")


def take_school(home, folder):
    """Tom, who is three, goes to none yet."""
    school.leave_school(home)
    with home.app() as app:
        resize(app, WIDE)
        school.open_page(app)
        app.find("label", re.compile("petite section, année scolaire "))
        take(app, folder / "school.png")
        entrances.leave(app)


def take_light(home, folder):
    write_address(home, "antoine.berger@example.org")
    with home.app() as app:
        resize(app, WIDE)
        app.find(*town.EMAIL)
        take(app, folder / "welcome.png")
        take_forgotten(app, home, folder)
        take_new_account(app, home, folder)
        town.enter(app, CAMILLE)
        app.find(*town.TO_PLANNING)
        app.find("label", "Les sept prochains jours")
        take(app, folder / "home.png")
        app.key("alt+4")
        app.find("label", "Quotient familial")
        take(app, folder / "household.png")
        app.key("alt+2")
        app.wait_for(lambda: town.cells(app), "the cells of the planning")
        take(app, folder / "planning.png")
        next_month(app)
        choose(app)
        take(app, folder / "planning-chosen.png")
        app.click("button", "Valider")
        see(app, "Léa, cantine, jeudi 3 décembre", "réservé")
        take(app, folder / "planning-validated.png")
        app.click("button", "Semaine")
        app.find("label", "30 novembre – 4 décembre")
        take(app, folder / "planning-week.png")
        resize(app, NARROW)
        app.find("button", "Semaine suivante")
        take(app, folder / "planning-narrow.png")
        resize(app, WIDE)
        home.ask("UPDATE account_session SET device_name = 'Portail famille, maison'")
        app.key("ctrl+comma")
        app.find("label", "Appareils connectés")
        take(app, folder / "preferences.png")
        entrances.leave(app)
    take_pending(home, folder)
    take_school(home, folder)
    take_agents(home, folder)
    take_queue(home, folder)
    take_families(home, folder)


def take_dark(home, folder):
    with home.app() as app:
        resize(app, WIDE)
        town.sign_in(app, CAMILLE)
        next_month(app)
        choose(app)
        take(app, folder / "planning-dark.png")


if __name__ == "__main__":
    with town.Town(*sys.argv[1:4], families=300) as home:
        {"light": take_light, "dark": take_dark}[sys.argv[5]](home, pathlib.Path(sys.argv[4]))
