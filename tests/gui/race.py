#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows of two families, and one place: race.py CLIENT SERVER ADMIN."""
import contextlib
import datetime
import os
import re
import subprocess

import planning
import town
from town import CAMILLE, SOPHIE, next_month, see, sign_in

DECEMBER = "2026-12-01", "2026-12-31"


def pick(home, account):
    """A day of an activity without slots of its own: what its cell begins with, and the session."""
    child, activity, date, session = next(one for one in home.find_open_sessions(account, *DECEMBER)
                                          if one[1] in ("Cantine", "Accueil du soir"))
    day = datetime.date.fromisoformat(date)
    number = "1er" if day.day == 1 else day.day
    spoken = f"{planning.WEEKDAYS[day.weekday()]} {number} {planning.MONTHS[day.month - 1]}"
    return f"{child}, {activity[0].lower()}{activity[1:]}, {spoken}", session


def share_the_last_place(home):
    """Two sessions draw on one pool, in which one place is left."""
    (lea, first), (nina, second) = pick(home, CAMILLE), pick(home, SOPHIE)
    home.stop()
    (pool,), = home.ask("SELECT pool FROM session_pool WHERE session = ?", first)
    home.ask("UPDATE session_pool SET pool = ? WHERE session = ?", pool, second)
    home.ask("UPDATE place_pool SET booking = taken + 1, legal = taken + 1, kept_by_town = 0"
             " WHERE id = ?", pool)
    home.start()
    return lea, nina, (first, second)


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
    lea, nina, sessions = share_the_last_place(home)
    before = home.count_booked(*sessions)
    with another_bus() as bus, home.app() as first, home.app(bus) as second:
        for app, account, place in ((first, CAMILLE, lea), (second, SOPHIE, nina)):
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
                 for app, place in ((first, lea), (second, nina))]
        booked = [re.search(", réservé", name) is not None for name in names]
        assert sorted(booked) == [False, True], names
        loser, place = ((first, lea), (second, nina))[booked.index(False)]
        # The note leads to the cell, which says why and what is left to do.
        loser.click("button", "Voir")
        loser.wait_for(lambda: loser.find_all(
            "label", re.compile("dernière place a été prise|Liste d’attente, rang")),
            "the reason on the cell")
    assert home.count_booked(*sessions) == before + 1


if __name__ == "__main__":
    town.run([one_is_booked_and_the_other_is_told])
