# SPDX-License-Identifier: GPL-3.0-or-later
"""A small demonstration town on a real server, at a time of its own, for window tests.

    with Town(client, server, admin) as town:
        with town.app() as app:
            sign_in(app, CAMILLE)

The clock runs from INSTANT on, for the server and for each client, and can be moved in flight.
"""
import contextlib
import datetime
import glob
import html
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import zoneinfo

import planning
import tap
from gtkdrive import TALKATIVE, App, open_log

INSTANT = "2026-11-24 09:00:00"  # a Tuesday, in Paris
TODAY = datetime.date(2026, 11, 24)
PARIS = zoneinfo.ZoneInfo("Europe/Paris")
CAMILLE = ("camille.berger@example.org", "valbourg-camille")
SOPHIE = ("sophie.lambert@example.org", "valbourg-sophie")
JULIEN = ("julien.moreau@example.org", "valbourg-julien")
TO_PLANNING = "button", "Ouvrir le planning"
EMAIL, PASSWORD = ("text", "Adresse électronique"), ("password text", "Mot de passe")
MADE = {}  # the towns of this program, as the command left them
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def read_id(text):
    """The number in the database that an id of the API stands for."""
    number = 0
    for digit in text:
        number = number * 32 + DIGITS.index(digit)
    return number


def write_id(number):
    return "".join(DIGITS[number >> 5 * place & 31] for place in reversed(range(13)))


class Town:
    def __init__(self, client, server, admin, instant=INSTANT, families=12, arguments=()):
        """arguments: more of them for the server."""
        self.client, self.server, self.admin = client, server, admin
        self.arguments = arguments
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="town."))
        self.data = self.folder / "data"
        self.clock = self.folder / "clock"
        self.key = self.folder / "key"
        self.process = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.set_clock(instant)
        (self.folder / "keys").mkdir(mode=0o700)
        made = self.make_data(instant, families)
        self.codes = {account["email"]: list(account["codes"])  # printed lists of agents
                      for account in json.loads(made)["accounts"] if account.get("codes")}

    def make_data(self, instant, families):
        """What the command says of the town that it makes; later ones alike are copies of it."""
        if (instant, families) not in MADE:
            self.data.mkdir(mode=0o700)
            said = self.run(self.admin, "demo", "--data", self.data, f"--families={families}",
                            f"--today={TODAY}", "--json")
            kept = pathlib.Path(os.environ["HEADLESS"], f"town-{len(MADE)}")
            MADE[instant, families] = kept, said
            shutil.copytree(self.data, kept)
        else:
            kept, said = MADE[instant, families]
            shutil.copytree(kept, self.data)
        return said

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *unused):
        self.stop()
        shutil.rmtree(self.folder)

    # ---- time

    def set_clock(self, instant):
        """From now on it is that, in Paris, in every program of the town."""
        wanted = datetime.datetime.fromisoformat(instant).replace(tzinfo=PARIS).timestamp()
        new = self.clock.with_suffix(".new")
        new.write_text("%+.3f" % (wanted - time.time()))
        new.rename(self.clock)

    def env(self, program):
        """What makes a program live at the town's time."""
        fake = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        assert fake, "the package 'faketime' is missing"
        linked = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
        sanitizer = re.search(r"libasan\S* => (\S+)", linked)  # must be the first one loaded
        return {"LD_PRELOAD": " ".join(([sanitizer[1]] if sanitizer else []) + fake[:1]),
                "FAKETIME_TIMESTAMP_FILE": str(self.clock), "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "Europe/Paris",
                # Its lock around the times of files is one that two threads can wait on for ever.
                "NO_FAKE_STAT": "1"}

    def run(self, program, *arguments):
        wrapped = ["env", *(f"{key}={value}" for key, value in self.env(program).items())]
        return subprocess.run([*wrapped, program, *map(str, arguments)], check=True,
                              capture_output=True, text=True).stdout

    # ---- the server

    def start(self):
        wrapped = ["env", *(f"{key}={value}" for key, value in self.env(self.server).items())]
        with open(self.folder / "server.log", "ab") as log:
            self.process = subprocess.Popen(
                [*wrapped, self.server, "--listen", f"127.0.0.1:{self.port}", "--data", self.data,
                 "--key-file", self.key, "--log-level=debug", *self.arguments],
                stdout=log, stderr=log)
        deadline = time.monotonic() + 30
        while True:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(self.url + "/readyz", timeout=5).close()
                return
            assert self.process.poll() is None and time.monotonic() < deadline, \
                (self.folder / "server.log").read_text()
            time.sleep(0.05)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    # ---- what it holds

    def ask(self, sql, *values):
        """Rows of the server's own database, which it may be writing to."""
        with contextlib.closing(sqlite3.connect(self.data / "portal.db", timeout=10)) as database:
            rows = database.execute(sql, values).fetchall()
            database.commit()
            return rows

    def wait_for(self, condition, what, timeout=30):
        """What the condition gives, once it is true."""
        deadline = time.monotonic() + timeout
        while True:
            found = condition()
            if found:
                return found
            assert time.monotonic() < deadline, f"no {what}"
            time.sleep(0.05)

    def fetch(self, path, token=None, body=None):
        """An answer of the API, as it comes."""
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode() if body else None,
            {"Content-Type": "application/json",
             **({"Authorization": f"Bearer {token}"} if token else {})})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read()

    def call(self, path, token=None, body=None):
        return json.loads(self.fetch(path, token, body))

    def find_open_sessions(self, account, start, end):
        """What may be booked: (child, activity, date, number of the session in the database)."""
        body = {"email": account[0], "password": account[1]}
        token = self.call("/v1/sessions", body=body)["token"]
        household = self.call("/v1/me", token)["households"][0]["id"]
        found = self.call(f"/v1/planning?household={household}&from={start}&to={end}", token)
        children = {one["id"]: one["first_name"] for one in found["children"]}
        activities = {one["id"]: one["name"] for one in found["activities"]}
        return [(children[row["child"]], activities[row["activity"]], day["date"],
                 read_id(cell["session"]))
                for row in found["rows"] for day, cell in zip(found["days"], row["cells"])
                if cell and cell.get("state") == "open"]

    def get_states(self, child, date, category):
        """The states of all bookings of a child of that day and category of activity."""
        return [state for state, in self.ask(
            "SELECT b.state FROM booking b JOIN child c ON c.id = b.child"
            " JOIN session s ON s.id = b.session JOIN slot t ON t.id = s.slot"
            " JOIN activity a ON a.id = t.activity"
            " WHERE c.first_name = ? AND b.date = ? AND a.category = ? ORDER BY b.id",
            child, date, category)]

    def count_booked(self, *sessions):
        """How many of them all are booked."""
        marks = ", ".join("?" * len(sessions))
        (n,), = self.ask(f"SELECT count(*) FROM booking WHERE session IN ({marks})"
                         " AND state = 'booked'", *sessions)
        return n

    # ---- the client

    def open_link(self, link):
        """As a browser does with a mail's link: its page, whose button starts a second client that
        ends at once. Returns the page."""
        assert link.startswith(self.url), link
        asking = urllib.request.Request(link, headers={"Accept-Language": "fr"})
        with urllib.request.urlopen(asking, timeout=10) as answer:
            page = answer.read().decode()
        opened, = re.findall('href="(portail-famille:[^"]+)"', page)
        with open_log() as log:
            subprocess.run([self.client, html.unescape(opened)], check=True, timeout=60, stdout=log,
                           stderr=log, env={**os.environ, **TALKATIVE, **self.env(self.client)})
        return page

    @contextlib.contextmanager
    def app(self, env=None, **options):
        env = {**self.env(self.client), "GSETTINGS_BACKEND": "keyfile", **(env or {})}
        app = App([self.client, "--portal", self.url], env=env, **options)
        with app:
            try:
                yield app
            except BaseException:
                app.screenshot(f"{sys.argv[0].rsplit('/', 1)[-1]}.png")
                raise


def enter(app, account, code=None):
    """Signs in, and no more. code: the next one of the printed list, for agents."""
    app.type(*EMAIL, account[0])
    app.type(*PASSWORD, account[1])
    app.click("button", "Se connecter")
    if code:
        app.click("button", "Code de la liste imprimée")
        app.type("text", "Code de la liste imprimée", code)
        app.click("button", "Continuer")


def sign_in(app, account):
    """Signs in and goes to the planning, where one may be already: the last page opens again."""
    enter(app, account)
    app.wait_for(lambda: cells(app) or app.find_all(*TO_PLANNING), "Home, or the planning")
    if app.find_all(*TO_PLANNING):
        app.click(*TO_PLANNING)
    app.wait_for(lambda: cells(app), "the cells of the planning")


def cells(app):
    """(cell, object) of each on the screen."""
    nodes = app.find_all("check box", planning.NAME)
    return [(planning.read(node.get_name(), TODAY), node) for node in nodes]


def next_month(app):
    before = {cell.place for cell, _ in cells(app)}
    app.click("button", "Plus tard")
    app.wait_for(lambda: {cell.place for cell, _ in cells(app)} - before, "another month")


def see(app, place, state, timeout=None):
    """Waits until the cell of that place ("Léa, cantine, jeudi 3 décembre") says that state, and
    its check agrees; returns the object."""
    def one():
        return next((node for node in app.find_all("check box")
                     if node.get_name().startswith(f"{place}, {state}")), None)
    node = app.wait_for(one, f"{place}, {state}", timeout)
    wanted = not re.match("disponible|complet|à retirer|non réservé|refusé", state)
    assert app.is_(node, "checked") == wanted, f"{node.get_name()}: checked is {not wanted}"
    return node


def run(tests, **options):
    """For a test program: CLIENT SERVER ADMIN. Each test gets a town of its own: test (town)."""
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = f"/gui/{test.__name__.replace('_', '-')}"
        started = time.monotonic()
        try:
            with Town(*sys.argv[1:4], **options) as town:
                test(town)
            print(f"ok {number} - {name} # {time.monotonic() - started:.1f} s", flush=True)
        except Exception as error:
            failed += 1
            tap.fail(number, name, error)
    sys.exit(failed > 0)
