#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's own address, changed by a mail's link, and own data, downloaded, on a real server:
own-data.py CLIENT SERVER ADMIN."""
import json
import re
import zipfile

import newcomers
import town
from home import FRESH
from preferences import ADDRESS, CURRENT, is_focused, open_preferences
from town import CAMILLE, EMAIL, PASSWORD, SOPHIE, TO_PLANNING, enter

NEW = "camille.nouvelle@example.org"
DOWNLOAD = "button", "Télécharger"


def ask_for_address(home, app):
    """The link that goes to the new address."""
    open_preferences(app)
    app.press("button", "Modifier l’adresse électronique")
    is_focused(app, ADDRESS)
    app.type(*ADDRESS, NEW)
    app.key("Return")
    app.find("text", "Code de 8 caractères")
    return home.wait_for(lambda: next((mail["link"] for mail in newcomers.find_mails(home, NEW)
                                       if mail.get("link")), None), "the link")


def changes_the_address_by_the_link(home):
    """In the running program; used again, it says so and changes nothing."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        link = ask_for_address(home, app)
        assert "/email/" in link, link
        page = home.open_link(link)
        assert "portail-famille:email?" in page and CAMILLE[0] not in page, page
        app.find("status bar", re.compile("Votre adresse électronique est changée"))
        app.find("label", NEW)
        assert home.ask("SELECT 1 FROM account WHERE email = ?", NEW) == [(1,)]
        assert not home.ask("SELECT 1 FROM account WHERE email = ?", CAMILLE[0])
        home.open_link(link)
        app.find("label", re.compile("Ce lien ne confirme rien pour ce compte"))
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find("label", re.compile("Adresse ou mot de passe inexact"))
        enter(app, (NEW, CAMILLE[1]))
        app.find(*TO_PLANNING)


def waits_for_who_asked(home):
    """The link is good for who asked alone: another account is told so; signed out, one signs in
    first."""
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        link = ask_for_address(home, app)
    with home.app(FRESH) as app:
        enter(app, SOPHIE)
        app.find(*TO_PLANNING)
        home.open_link(link)
        app.find("label", re.compile("Ce lien ne confirme rien pour ce compte"))
    assert not home.ask("SELECT 1 FROM account WHERE email = ?", NEW)
    with home.app(FRESH) as app:
        app.find(*EMAIL)
        home.open_link(link)
        app.find("label", re.compile("Votre nouvelle adresse attend d’être confirmée"))
        app.click("button", "Se connecter")
        app.find(*PASSWORD)
        enter(app, CAMILLE)
        app.find("label", re.compile("Votre nouvelle adresse électronique est confirmée"))
    assert home.ask("SELECT 1 FROM account WHERE email = ?", NEW) == [(1,)]


def read_all(path):
    """Each file of the archive, by its name."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def keeps_ones_own_data(home):
    """Where one wants them; the last file of that name stays until the new one is whole. What is
    another family's is not in it, nor what lets one in."""
    path = home.folder / "mes-donnees.zip"
    path.write_bytes(b"an older one")
    with home.app(FRESH) as app:
        enter(app, CAMILLE)
        app.find(*TO_PLANNING)
        open_preferences(app)
        app.click(*DOWNLOAD)
        app.find("button", re.compile("Enregistrer$"))
        app.settle()
        app.key("ctrl+a")
        app.write(str(path))
        app.key("Return")
        app.settle()
        replace = app.find_all("button", re.compile("Remplacer$"))
        if replace:
            replace[0].do_action(0)
        app.find("label", re.compile("^Enregistré.*mes-donnees.zip"))
    files = read_all(path)
    records = [json.loads(content) for name, content in files.items() if name.endswith(".json")]
    assert records, list(files)
    everything = b"\n".join(files.values()).decode(errors="replace")
    for own in CAMILLE[0], "Léa", "Tom", "Berger":
        assert own in everything, own
    foreign = {email for email, in home.ask(
        "SELECT email FROM account WHERE email NOT IN (SELECT a.email FROM account a JOIN adult d"
        " ON d.account = a.id JOIN household h ON h.id = d.household WHERE h.name = 'Berger')"
        " AND email IS NOT NULL")}
    assert len(foreign) > 5, foreign
    for secret in foreign | {"$argon2", CAMILLE[1]}:
        assert secret not in everything, secret


if __name__ == "__main__":
    town.run([changes_the_address_by_the_link, waits_for_who_asked, keeps_ones_own_data])
