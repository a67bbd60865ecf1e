#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the accounts of a demonstration town: show-accounts.py ACCOUNTS.json."""
import json
import pathlib
import sys


def describe(account):
    what = account["persona"]
    if account["kind"] == "agent":
        what += f" ({account['role']})"
    return what, account["email"], account["password"] or "to be activated: no password yet"


def main(path):
    accounts = json.loads(pathlib.Path(path).read_text())["accounts"]
    rows = [describe(account) for account in accounts]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for what, email, password in rows:
        print(f"  {what:<{widths[0]}}  {email:<{widths[1]}}  {password}")


if __name__ == "__main__":
    main(sys.argv[1])
