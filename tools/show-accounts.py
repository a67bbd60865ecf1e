#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the accounts of a demonstration town, and of each agent's printed list the next code, as
each works once: show-accounts.py ACCOUNTS.json [PORTAL.db]."""
import json
import pathlib
import sqlite3
import sys

NEXT = """SELECT second_factor, (SELECT min(number) FROM account_code c
 WHERE c.account = account.id AND used_at IS NULL) FROM account WHERE email = ?"""


def find_code(account, database):
    if not account.get("codes"):
        return ""
    if database is None:
        return account["codes"][0]
    factor, number = database.execute(NEXT, (account["email"],)).fetchone()
    if factor != "codes":
        return "your app" if factor == "totp" else "nothing yet"
    return account["codes"][number - 1] if number else "no code is left: ./demo --reset"


def describe(account, database):
    what = account["persona"]
    if account["kind"] == "agent":
        what += f" ({account['role']})"
    password = account["password"] or "to be activated: no password yet"
    code = find_code(account, database)
    return what, account["email"], password + (f", then {code}" if code else "")


def main(path, database=None):
    accounts = json.loads(pathlib.Path(path).read_text())["accounts"]
    if database is not None:
        database = sqlite3.connect(f"{pathlib.Path(database).resolve().as_uri()}?mode=ro", uri=True)
    rows = [describe(account, database) for account in accounts]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for what, email, password in rows:
        print(f"  {what:<{widths[0]}}  {email:<{widths[1]}}  {password}")


if __name__ == "__main__":
    main(*sys.argv[1:])
