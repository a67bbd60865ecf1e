# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for secrets where none may be: what the client says and keeps, what the server logs and
counts, its journal and every other table, its documents at rest, the subjects of its mails. Mails
themselves bring links and codes."""
import base64
import configparser
import contextlib
import hashlib
import http.server
import json
import os
import pathlib
import re
import shutil
import sqlite3
import tempfile
import threading
import urllib.request
import uuid

from PIL import Image

SESSION = pathlib.Path(os.environ["HEADLESS"])
TOKEN = re.compile(rb"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
JOURNAL = "journal_entry"


def keep_settings():
    """For a program that begins as the first one did, and whose settings are looked at after it."""
    folder = tempfile.mkdtemp(prefix="config-", dir=SESSION)
    shutil.copytree(SESSION / "config", folder, dirs_exist_ok=True)
    path = pathlib.Path(folder, "glib-2.0", "settings", "keyfile")
    settings = configparser.ConfigParser()
    settings.read(path)
    for group in settings.sections():
        if not group.startswith("org/gnome/"):  # the desktop's own
            settings.remove_section(group)
    with open(path, "w") as file:
        settings.write(file)
    return {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder}


def make_paper(folder):
    """A proof of address whose words reach the portal as they are: (path, words)."""
    words = f"canary-{uuid.uuid4().hex}"
    path = folder / "bail.pdf"
    Image.new("RGB", (620, 877), "white").save(path)
    path.write_bytes(path.read_bytes().replace(b"%%EOF", b"%" + words.encode() + b"\n%%EOF"))
    return path, words


def read_files(home):
    """The desktop session's files and the town's, but for the database."""
    for folder in (SESSION, home.folder):
        for path in folder.rglob("*"):
            if path.is_file() and not path.name.startswith("portal.db"):
                yield str(path), path.read_bytes()


def read_tables(home):
    """The demonstration keeps the tokens of its mails, to show them."""
    with contextlib.closing(sqlite3.connect(home.data / "portal.db")) as database:
        tables = [name for name, in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        for table in tables:
            columns = [row[1] for row in database.execute(f'PRAGMA table_info ("{table}")')
                       if (table, row[1]) != ("mail", "token")]
            names = ", ".join(f'"{column}"' for column in columns)
            rows = database.execute(f'SELECT {names} FROM "{table}"').fetchall()
            yield f"table {table}", repr(rows).encode()


def read_answers(url):
    with urllib.request.urlopen(url + "/metrics", timeout=10) as answer:
        yield "metrics", answer.read()
    with urllib.request.urlopen(url + "/v1/demonstration/mails", timeout=10) as answer:
        subjects = [mail["subject"] for mail in json.load(answer)["items"]]
    yield "subjects of mails", "\n".join(subjects).encode()


def write(secret):
    """The bytes that it may stand in: a text as it is; what is read in groups without them too, and
    in small letters; the key of an application's codes as it is reckoned with."""
    if not re.fullmatch(r"[0-9A-Z]{4}([ -][0-9A-Z]{1,4})+", secret):
        return {secret.encode()}
    plain = re.sub("[ -]", "", secret)
    forms = {form.encode() for form in (secret, plain, secret.lower(), plain.lower())}
    if re.fullmatch("[A-Z2-7]{26,}", plain):
        key = base64.b32decode(plain + "=" * (-len(plain) % 8))
        forms |= {key, key.hex().encode()}
    return forms


def find(contents, hashes, *secrets):
    """(where, which) of each of those texts that stands in (where, bytes), and of each token whose
    hash is one of these."""
    forms = {secret: write(secret) for secret in secrets}
    for where, content in contents:
        for secret, written in forms.items():
            if any(form in content for form in written):
                yield where, secret
        if any(hashlib.sha256(token).hexdigest() in hashes for token in TOKEN.findall(content)):
            yield where, "a token"


def find_in(home, *secrets):
    """The same everywhere in that town, with each token in force."""
    hashes = {row[0] for table in ("account_session", "account_token")
              for row in home.ask(f"SELECT token_hash FROM {table}")}
    assert hashes, "nobody is signed in: nothing to find"
    for contents in read_files(home), read_tables(home), read_answers(home.url):
        yield from find(contents, hashes, *secrets)


def get_last_log():
    return max(SESSION.glob("client-*.log"), key=lambda path: path.stat().st_ctime)


@contextlib.contextmanager
def plant(home, text):
    """As if it had leaked to each place that is looked at, but for what the portal answers: yields
    the names of these places."""
    files = [SESSION / "cache" / "planted", SESSION / "config" / "planted",
             SESSION / "tmp" / "planted", home.data / "planted"]
    logs = [get_last_log(), home.folder / "server.log"]
    ends = [path.stat().st_size for path in logs]
    (row, detail), = home.ask(f"SELECT id, detail FROM {JOURNAL} ORDER BY id DESC LIMIT 1")
    for path in files + logs:
        with open(path, "a") as file:
            file.write(f"…{text}…\n")
    home.ask(f"UPDATE {JOURNAL} SET detail = ? WHERE id = ?", text, row)
    yield [str(path) for path in files + logs] + [f"table {JOURNAL}"]
    home.ask(f"UPDATE {JOURNAL} SET detail = ? WHERE id = ?", detail, row)
    for path, end in zip(logs, ends):
        os.truncate(path, end)
    for path in files:
        path.unlink()


class Leaking(http.server.BaseHTTPRequestHandler):
    def log_message(self, *unused):
        pass

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"items": [{"subject": self.server.text}]}).encode())


@contextlib.contextmanager
def answer(text):
    """The address of a portal that tells that text in all that it answers."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Leaking) as server:
        server.text = text
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield "http://127.0.0.1:%d" % server.server_port
        server.shutdown()


def assert_none(home, account, *secrets):
    """None is found; and what is put in each of these places is, by the same look. account: that
    may sign in, by a password alone."""
    text = f"planted-{uuid.uuid4().hex}"
    token = home.call("/v1/sessions", body={"email": account[0], "password": account[1]})["token"]
    with plant(home, f"{text} {token}") as places:
        found = set(find_in(home, text, *secrets))
    assert found == {(place, which) for place in places for which in (text, "a token")}, found
    with answer(text) as url:
        found = set(find(read_answers(url), (), text))
    assert found == {(place, text) for place in ("metrics", "subjects of mails")}, found
