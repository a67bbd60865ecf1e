#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way that `leaks` takes through the client: leaks.py --portal URL --accounts FILE CLIENT."""
import argparse
import json
import os
import pathlib

import planning
from gtkdrive import App

PATIENCE = 60  # the sanitizer’s stacks make everything ten times slower


def cells(app):
    return app.find_all("check box", planning.NAME)


def go(app, account):
    app.type("text", "Adresse électronique", account["email"])
    app.type("password text", "Mot de passe", account["password"])
    app.click("button", "Se connecter")
    app.click("button", "Ouvrir le planning")
    app.wait_for(lambda: cells(app), "the planning")
    app.key("alt+4")
    app.find("label", "Quotient familial")
    app.key("alt+2")
    app.wait_for(lambda: cells(app), "the planning again")
    for _ in range(12):
        free = [cell for cell in cells(app) if f", {planning.OPEN}" in cell.get_name()]
        if free:
            break
        turn(app)
    assert free, "no cell can be chosen within a year"
    name = free[0].get_name()
    app.click("check box", name)
    app.click("button", "Valider")
    booked = name.replace(planning.OPEN, planning.BOOKED)
    app.wait_for(lambda: [cell for cell in cells(app)
                          if cell.get_name().startswith(booked.split(planning.BOOKED)[0])
                          and planning.CHOSEN not in cell.get_name()], "an answer")
    turn(app)
    app.key("F10", "Up", "Return")
    app.find("password text", "Mot de passe")


def turn(app):
    before = {cell.get_name() for cell in cells(app)}
    app.click("button", "Plus tard")
    app.wait_for(lambda: {cell.get_name() for cell in cells(app)} - before, "another month")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portal", required=True)
    parser.add_argument("--accounts", required=True, type=pathlib.Path)
    parser.add_argument("client")
    options = parser.parse_args()
    account = next(account for account in json.loads(options.accounts.read_text())["accounts"]
                   if account["kind"] == "parent" and account["password"])
    env = {"ASAN_OPTIONS": os.environ["LEAKS_ASAN"],
           "LD_PRELOAD": os.environ.get("LEAKS_PRELOAD", "")}
    # Leaving counts what is lost: the exit status is then not 0, and is said.
    app = App([options.client, "--portal", options.portal], timeout=PATIENCE, env=env,
              leaving=PATIENCE)
    try:
        go(app, account)
    finally:
        app.close()
    said = "\n".join(app.said())
    print(said)
    assert app.proc.returncode == 0 and not app.complaints(), "something is lost"


if __name__ == "__main__":
    main()
