#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Without the portal, and with it again: offline.py CLIENT SERVER ADMIN."""
import pathlib
import os
import re
import subprocess

import town
from town import CAMILLE, cells, next_month, see, sign_in

THURSDAY = "Léa, cantine, jeudi 3 décembre"


def find_cache():
    return set(pathlib.Path(os.environ["XDG_CACHE_HOME"], "portail-famille").glob("*.cache"))


def find_kept():
    """What the keyring has of the portal."""
    found = subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.secrets",
                            "--object-path", "/org/freedesktop/secrets",
                            "--method", "org.freedesktop.Secret.Service.SearchItems",
                            "{'xdg:schema': 'org.portailfamille.PortailFamille'}"],
                           capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"/org/freedesktop/secrets/collection/\w+/\w+", found))


def choose(app):
    next_month(app)
    app.click("check box", see(app, THURSDAY, "disponible").get_name())
    see(app, THURSDAY, "choisi, non validé")


def sends_when_the_server_is_back(home):
    with home.app() as app:
        sign_in(app, CAMILLE)
        choose(app)
        home.stop()
        app.click("button", "Valider")
        ways = re.compile("Réessayer|Envoyer à nouveau|Renvoyer")
        again = app.wait_for(lambda: app.find_all("button", ways), "the way to try again")[0]
        see(app, THURSDAY, "choisi, non validé")
        app.find("label", "1 choix")
        home.start()
        assert again.do_action(0)
        app.find("label", re.compile("Enregistré à"))
        see(app, THURSDAY, "réservé")
    assert home.get_states("Léa", "2026-12-03", "canteen") == ["booked"]


def keeps_all_until_signed_out(home):
    """Choices outlive a crash; the planning is there without the portal, dated; signing out leaves
    nothing of this portal."""
    others, others_kept = find_cache(), find_kept()
    env = {"GSETTINGS_BACKEND": "keyfile"}
    app = town.App([home.client, "--portal", home.url], env={**home.env(home.client), **env})
    sign_in(app, CAMILLE)
    app.wait_for(lambda: find_kept() - others_kept, "the session in the keyring")
    choose(app)
    size = app.wait_for(lambda: find_cache() - others, "the cache").pop().stat().st_size
    assert size > 0
    next_month(app)
    app.click("button", "Plus tôt")
    see(app, THURSDAY, "choisi, non validé")
    app.proc.kill()
    app.close()

    home.stop()
    home.set_clock("2026-11-25 09:00:00")
    with home.app(env) as app:
        app.find("label", re.compile("Hors ligne"))
        app.find("label", re.compile("choix, fait hier, mardi 24"))
        app.find("label", "1 choix")
        home.start()
        app.click("button", "Réessayer")
        app.wait_for(lambda: cells(app) and not app.find_all("label", re.compile("Hors ligne")),
                     "the planning of the portal")
        next_month(app)
        see(app, THURSDAY, "choisi, non validé")
        app.key("F10", "Up", "Return")
        app.find(*town.PASSWORD)
        assert not cells(app) and not app.find_all(name="Camille Berger")
        app.wait_for(lambda: find_cache() == others, "the cache wiped")
        app.wait_for(lambda: find_kept() == others_kept, "the keyring without the session")


if __name__ == "__main__":
    town.run([sends_when_the_server_is_back, keeps_all_until_signed_out])
