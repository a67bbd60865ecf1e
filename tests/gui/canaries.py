# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for secrets where none may be: what the client keeps, what the server logs and counts, its
journal and every other table, the subjects of its mails. Mails themselves bring links and codes."""
import contextlib
import hashlib
import json
import os
import pathlib
import re
import sqlite3
import urllib.request

TOKEN = re.compile(rb"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")


def read_files(home):
    """The desktop session's files and the town's, but for the database."""
    for folder in (pathlib.Path(os.environ["HEADLESS"]), home.folder):
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


def read_answers(home):
    with urllib.request.urlopen(home.url + "/metrics", timeout=10) as answer:
        yield "metrics", answer.read()
    with urllib.request.urlopen(home.url + "/v1/demonstration/mails", timeout=10) as answer:
        subjects = [mail["subject"] for mail in json.load(answer)["items"]]
    yield "subjects of mails", "\n".join(subjects).encode()


def find(home, *secrets):
    """(where, which) of each of those texts that stands anywhere, and of each token in force."""
    hashes = {row[0] for table in ("account_session", "account_token")
              for row in home.ask(f"SELECT token_hash FROM {table}")}
    assert hashes, "nobody is signed in: nothing to find"
    for read in (read_files, read_tables, read_answers):
        for where, content in read(home):
            for secret in secrets:
                if secret.encode() in content:
                    yield where, secret
            for token in TOKEN.findall(content):
                if hashlib.sha256(token).hexdigest() in hashes:
                    yield where, "a token"


def assert_none(home, account, *secrets):
    """None is found; and those that are put there are, by the same look. account: that may sign
    in."""
    token = home.call("/v1/sessions", body={"email": account[0], "password": account[1]})["token"]
    planted = pathlib.Path(os.environ["HEADLESS"], "cache", "planted")
    planted.write_text(f"…{secrets[0]}… {token}")
    found = list(find(home, *secrets))
    planted.unlink()
    assert found == [(str(planted), secrets[0]), (str(planted), "a token")], found
