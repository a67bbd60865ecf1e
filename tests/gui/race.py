#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows of two families, and one place: race.py CLIENT SERVER ADMIN."""
import contextlib
import os
import re
import subprocess

import town
from town import CAMILLE, SOPHIE, next_month, see, sign_in

LEA, NINA = "Léa, cantine, jeudi 3 décembre", "Nina, cantine, jeudi 3 décembre"


def share_the_last_place(home):
    """Both children's sessions draw on one pool, in which one place is left."""
    lea = home.find_session(CAMILLE, "Léa", "Cantine", "2026-12-03")
    nina = home.find_session(SOPHIE, "Nina", "Cantine", "2026-12-03")
    home.stop()
    (pool,), = home.ask("SELECT pool FROM session_pool WHERE session = ?", lea)
    home.ask("UPDATE session_pool SET pool = ? WHERE session = ?", pool, nina)
    home.ask("UPDATE place_pool SET booking = taken + 1, legal = taken + 1, kept_by_town = 0"
             " WHERE id = ?", pool)
    home.start()


def find_accessibility_bus():
    found = subprocess.run(["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path",
                            "/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress"],
                           capture_output=True, text=True, check=True).stdout
    return re.search(r"'(.+)'", found)[1]


@contextlib.contextmanager
def another_bus():
    """The environment of a second desktop: a program on it is not the one that already runs."""
    daemon = subprocess.Popen(["dbus-daemon", "--nofork", "--print-address",
                               f"--config-file={os.environ['HEADLESS']}/bus.conf"],
                              stdout=subprocess.PIPE, text=True)
    try:
        yield {"AT_SPI_BUS_ADDRESS": find_accessibility_bus(), "GSETTINGS_BACKEND": "memory",
               "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
    finally:
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()


def one_is_booked_and_the_other_is_told(home):
    share_the_last_place(home)
    with another_bus() as bus, home.app() as first, home.app(bus) as second:
        for app, account, place in ((first, CAMILLE, LEA), (second, SOPHIE, NINA)):
            sign_in(app, account)
            next_month(app)
            app.click("check box", see(app, place, "disponible").get_name())
            see(app, place, "choisi, non validé")
        first.click("button", "Valider")
        second.click("button", "Valider")

        def settled(app, place):
            return next((node.get_name() for node in app.find_all("check box")
                         if re.match(rf"{place}, (réservé|refusé|liste d’attente, rang)",
                                     node.get_name())), None)
        names = [app.wait_for(lambda: settled(app, place), f"the answer to {place}")
                 for app, place in ((first, LEA), (second, NINA))]
        booked = [re.search(", réservé", name) is not None for name in names]
        assert sorted(booked) == [False, True], names
        loser, place = ((first, LEA), (second, NINA))[booked.index(False)]
        # The note leads to the cell, which says why and what is left to do.
        loser.click("button", "Voir")
        loser.wait_for(lambda: loser.find_all(
            "label", re.compile("dernière place a été prise|Liste d’attente, rang")),
            "the reason on the cell")
    states = (home.get_states("Léa", "2026-12-03", "canteen")
              + home.get_states("Nina", "2026-12-03", "canteen"))
    assert states.count("booked") == 1, states


if __name__ == "__main__":
    town.run([one_is_booked_and_the_other_is_told])
