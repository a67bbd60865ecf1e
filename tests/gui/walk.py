#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A parent's way through the product, as a person would go it, in a window of its own:

walk.py --portal URL --accounts FILE --pictures FOLDER CLIENT

Signs in, goes to the planning, takes the first lunch that can still be booked (light green, then
orange), validates (green), closes, starts again: still green. Everything is found by its
accessible name; the colours are read off the screenshots, which stay in FOLDER. Then three
families come in as each has to; the administrator invites an agent, who lets the new one in. Run it
inside `headless`.
"""
import argparse
import contextlib
import datetime
import json
import pathlib
import sqlite3

import contrast
import entrances
import planning
from gtkdrive import App

# Fills of the light theme (ui/style.css).
FILLS = {planning.OPEN: (0xec, 0xf9, 0xf0), planning.CHOSEN: (0xff, 0xd0, 0x9a),
         planning.BOOKED: (0x98, 0xe2, 0xb9)}
N_MONTHS = 12


class Walk:
    def __init__(self, options):
        accounts = json.loads(options.accounts.read_text())["accounts"]
        self.account = next(account for account in accounts
                            if account["kind"] == "parent" and account["password"])
        self.administrator = next(account for account in accounts
                                  if account.get("role") == "administrator")
        self.database = options.accounts.with_name("portal.db")
        self.argv = [options.client, "--portal", options.portal]
        self.pictures, self.n_pictures = options.pictures, 0
        self.mails = entrances.Shown(self, options.portal)
        self.app, self.today = None, datetime.date.today()

    def picture(self, name):
        self.n_pictures += 1
        path = self.pictures / f"{self.n_pictures}-{name}.png"
        self.app.screenshot(str(path))
        return path

    def sign_in(self):
        self.app.type("text", "Adresse électronique", self.account["email"])
        self.app.type("password text", "Mot de passe", self.account["password"])
        self.app.click("button", "Se connecter")

    def cells(self):
        """(cell, object) of each on the screen."""
        nodes = self.app.find_all("check box", planning.NAME)
        return [(planning.read(node.get_name(), self.today), node) for node in nodes]

    def go_to_planning(self):
        """From wherever the client begins."""
        def place():
            return self.cells() or self.app.find_all("list item", "Planning")
        self.app.wait_for(place, "the planning, or the way there")
        if not self.cells():
            self.app.mouse(self.app.find("list item", "Planning"))
            self.app.wait_for(self.cells, "the cells of the planning")

    def next_month(self):
        before = {cell.name for cell, _ in self.cells()}
        self.app.click("button", "Plus tard")
        self.app.wait_for(lambda: {cell.name for cell, _ in self.cells()} - before,
                          "another month")

    def find_lunch(self):
        for _ in range(N_MONTHS):
            lunch = planning.pick_lunch(cell for cell, _ in self.cells())
            if lunch:
                return lunch
            self.next_month()
        raise AssertionError("no lunch can be booked within a year")

    def find_again(self, lunch):
        """Shows the month of that lunch."""
        for _ in range(N_MONTHS):
            if any(cell.place == lunch.place for cell, _ in self.cells()):
                return
            self.next_month()
        raise AssertionError(f"not found again: {lunch.place}")

    def see(self, lunch, state, name):
        """The lunch has that state, in its name and in its colour."""
        def one():
            return next((node for cell, node in self.cells()
                         if cell.place == lunch.place and cell.is_(state)), None)
        node = self.app.wait_for(one, f"{lunch.place}{state}")
        checked = self.app.is_(node, "checked")
        assert checked == (state != planning.OPEN), f"{node.get_name()}: checked is {checked}"
        fill = contrast.text(contrast.read(self.picture(name)), self.app.box(node))[2]
        nearest = min(FILLS, key=lambda key: sum((a - b) ** 2 for a, b in zip(FILLS[key], fill)))
        assert nearest == state, f"{node.get_name()} has the colour #%02x%02x%02x" % fill
        print(f"{node.get_name()}: ok", flush=True)
        return node

    def in_client(self, part, *arguments):
        """Starts the client for a part of the walk."""
        with App(self.argv) as self.app:
            try:
                return part(*arguments)
            except BaseException:
                self.picture("failed")
                raise

    def book(self):
        self.app.find("text", "Adresse électronique")
        self.picture("welcome")
        self.sign_in()
        self.go_to_planning()
        lunch = self.find_lunch()
        self.see(lunch, planning.OPEN, "planning")
        self.app.click("check box", lunch.name)
        self.see(lunch, planning.CHOSEN, "chosen")
        self.app.click("button", "Valider")
        self.see(lunch, planning.BOOKED, "validated")
        return lunch

    def look_again(self, lunch):
        def begun():
            return (self.cells() or self.app.find_all("list item", "Planning")
                    or self.app.find_all("text", "Adresse électronique"))
        self.app.wait_for(begun, "the client's first page")
        if self.app.find_all("text", "Adresse électronique"):
            self.sign_in()
        self.go_to_planning()
        self.find_again(lunch)
        self.see(lunch, planning.BOOKED, "again")

    def come_in(self):
        """The three ways in, an agent's, and the desk's part."""
        self.app.wait_for(lambda: self.app.find_all("list item", "Planning"), "the first page")
        entrances.leave(self.app)
        entrances.come_in_known(self)
        entrances.come_in_forgotten(self)
        entrances.come_in_new(self)
        agent = entrances.invite_agent(self, self.administrator, self.find_code())
        codes = entrances.accept_as_agent(self, agent)
        entrances.enter_agent(self, agent, codes[0])
        entrances.let_in(self)

    def find_code(self):
        """The administrator's next one that was not used yet."""
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            (number,), = database.execute(
                "SELECT min(number) FROM account_code c JOIN account a ON a.id = c.account"
                " WHERE a.email = ? AND c.used_at IS NULL", (self.administrator["email"],))
        return self.administrator["codes"][number - 1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portal", required=True)
    parser.add_argument("--accounts", required=True, type=pathlib.Path)
    parser.add_argument("--pictures", required=True, type=pathlib.Path)
    parser.add_argument("client")
    walk = Walk(parser.parse_args())
    lunch = walk.in_client(walk.book)
    walk.in_client(walk.look_again, lunch)
    print("A lunch was booked, and was still there after a new start.", flush=True)
    walk.in_client(walk.come_in)
    print("Three families came in, and an agent whom the town invited let the new one in.")


if __name__ == "__main__":
    main()
