#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an answer tells if the portal knows an address: constant-work.py SERVER ADMIN CONTROL
[--pairs=5000]. Pairs of requests, a known address and an unknown one in random order, from one
client, first alone, then among 20 others. CONTROL is a server that tells, which must be seen."""
import argparse
import contextlib
import io
import json
import multiprocessing
import random
import sys
import threading
import time

from PIL import Image

import telling
from portal import Client, Portal

MOST, CONTROL = 0.53, 0.9
REQUESTS_A_CONNECTION = 100
OTHERS = 20
# Mails to who has that address.
KNOWN = "password_reset", "activation", "shared_address", "account_known", "family_known"


def measure(portal, build, known, unknown, pairs):
    """(answers, labels) of as many pairs of requests, in random order within each."""
    seen, answers, labels = {}, [], []
    with Client(portal.port) as client:
        for number in range(pairs):
            both = [(1, random.choice(known)), (0, next(unknown))]
            random.shuffle(both)
            for label, email in both:
                if len(labels) % REQUESTS_A_CONNECTION == 0:
                    client.connect()
                answer = client.send(*build(portal, email))
                assert answer.status == 202, answer.status
                shape = seen.setdefault(answer.shape(), len(seen))
                answers.append((answer.nanoseconds, answer.size, shape, answer.stays()))
                labels.append(label)
    return answers, labels


def look(port):
    with Client(port) as client:
        while True:
            client.send("GET", "/v1/portal")
            time.sleep(0.005)


def look_all(port):
    threads = [threading.Thread(target=look, args=(port,), daemon=True) for _ in range(OTHERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextlib.contextmanager
def others(portal):
    """So many others who look at the portal meanwhile, without end."""
    process = multiprocessing.Process(target=look_all, args=(portal.port,), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def reset(portal, email):
    return "POST", "/v1/password-resets", json.dumps({"email": email}).encode()


def make_picture():
    """A proof of address, as small as one may be."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 64), "white").save(picture, "JPEG")
    return picture.getvalue()


PICTURE = make_picture()
BOUNDARY = "a-line-that-no-picture-has"


def creation(portal, email):
    application = {
        "email": email, "password": "trois bateaux sur la mare", "first_name": "Inès",
        "last_name": "Roux", "proof_kind": "lease", "terms_accepted": True,
        "terms_version": portal.terms_version,
        "address": {"line1": "7, rue du Port", "postal_code": "49000", "city": "Valbourg"}}
    parts = (("application", "", "application/json", json.dumps(application).encode()),
             ("proof_of_address", '; filename="bail.jpg"', "image/jpeg", PICTURE))
    body = b"".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n'
        f"Content-Type: {kind}\r\n\r\n".encode() + content + b"\r\n"
        for name, more, kind, content in parts) + f"--{BOUNDARY}--\r\n".encode()
    return "POST", "/v1/accounts", body, f"multipart/form-data; boundary={BOUNDARY}"


def make_addresses():
    number = random.randrange(1 << 30)
    while True:
        number += 1
        yield f"nobody.{number}@example.org"


def judge(name, answers, labels):
    times = telling.rank_sum([answer[0] for answer in answers], labels)
    all_of_it = telling.boosted(answers, labels)
    good = times <= MOST and all_of_it <= MOST
    print(f"  {name:<28} time {times:.4f}   all of it {all_of_it:.4f}   at most {MOST}: "
          f"{'yes' if good else 'NO'}", flush=True)
    return good


def check_mails(portal, known):
    """Each address was told what is true of it, and nothing waits any more."""
    until = time.monotonic() + 300
    while portal.ask("SELECT 1 FROM mail WHERE state IN ('waiting', 'sending') LIMIT 1"):
        assert time.monotonic() < until, "mails wait for ever"
        time.sleep(0.2)
    wrong = [row for row in portal.ask("SELECT recipient, kind, state FROM mail")
             if (row[1] in KNOWN) != (row[0] in known) or row[2] not in ("sent", "dropped")]
    count, = portal.ask("SELECT count(*) FROM mail")[0]
    print(f"  {count} mails, {len(wrong)} of them wrong {wrong[:3] or ''}")
    return not wrong


def list_known(portal):
    return [email for email, in portal.ask(
        "SELECT email FROM account UNION SELECT lower(email) FROM adult WHERE email IS NOT NULL")]


def run(portal, name, build, pairs):
    known = list_known(portal)
    portal.ask("DELETE FROM mail")
    portal.database.commit()
    good = judge(f"{name}, alone", *measure(portal, build, known, make_addresses(), pairs))
    with others(portal):
        good = judge(f"{name}, among {OTHERS} others",
                     *measure(portal, build, known, make_addresses(), pairs)) and good
    return check_mails(portal, set(known)) and good


def run_control(portal, pairs):
    known = [email for email, in portal.ask("SELECT email FROM account")]
    answers, labels = measure(portal, creation, known, make_addresses(), pairs)
    area = telling.rank_sum([answer[0] for answer in answers], labels)
    print(f"  control: without the hash    time {area:.4f}   at least {CONTROL}: "
          f"{'yes' if area >= CONTROL else 'NO'}")
    return area >= CONTROL


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("admin")
    parser.add_argument("control")
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=time.time_ns())
    options = parser.parse_args()
    random.seed(options.seed)
    print(f"seed {options.seed}, {options.pairs} pairs of each")
    with Portal(options.server, options.admin) as portal:
        good = run(portal, "resets", reset, options.pairs)
        good = run(portal, "new accounts", creation, options.pairs) and good
    with Portal(options.control, options.admin) as portal:
        return run_control(portal, options.pairs // 10) and good


if __name__ == "__main__":
    sys.exit(not main())
