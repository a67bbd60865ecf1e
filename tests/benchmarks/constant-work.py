#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an answer tells if the portal knows an address: constant-work.py SERVER ADMIN
[--pairs=5000]. Pairs of requests, a known address and an unknown one in random order, from one
client, first alone, then among 20 others."""
import argparse
import contextlib
import json
import multiprocessing
import pathlib
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import telling

MOST = 0.53
REQUESTS_A_CONNECTION = 100
OTHERS = 20
KNOWN = "password_reset", "activation", "shared_address"  # mails to who has that address


class Portal:
    """A demonstration town and its server, whose mails go to a folder."""

    def __init__(self, server, admin):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="constant-work."))
        data, mails = self.folder / "data", self.folder / "mails"
        mails.mkdir()
        data.mkdir(mode=0o700)
        subprocess.run([admin, "demo", "--data", data, "--families", "300"], check=True,
                       stdout=subprocess.DEVNULL)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [server, "--listen", f"127.0.0.1:{self.port}", "--data", data, "--no-limits",
             "--mail-folder", mails, "--key-file", self.folder / "keys" / "documents.key"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.database = sqlite3.connect(data / "portal.db")
        while not self.answers():
            assert self.process.poll() is None, "the server ended"
            time.sleep(0.05)

    def answers(self):
        with contextlib.suppress(OSError), Client(self.port) as client:
            return client.send("GET", "/readyz")[0] == 200
        return False

    def ask(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)


class Client:
    """A connection that is kept, as a browser keeps it."""

    def __init__(self, port):
        self.port, self.socket = port, None

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        if self.socket:
            self.socket.close()

    def connect(self):
        self.__exit__()
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, method, path, body=b"", kind="application/json"):
        """(status, nanoseconds, bytes, the headers but for those that change by themselves,
        whether the connection stays)."""
        if not self.socket:
            self.connect()
        request = (f"{method} {path} HTTP/1.1\r\nHost: portal\r\nContent-Type: {kind}\r\n"
                   f"Content-Length: {len(body)}\r\n\r\n").encode() + body
        started = time.perf_counter_ns()
        self.socket.sendall(request)
        answer = b""
        while b"\r\n\r\n" not in answer:
            piece = self.socket.recv(65536)
            if not piece:
                raise OSError("the connection ended")
            answer += piece
        took = time.perf_counter_ns() - started
        head, _, rest = answer.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:])
        length = int(headers.get("content-length", 0))
        while len(rest) < length:
            rest += self.socket.recv(65536)
        stays = headers.get("connection") != "close"
        if not stays:
            self.socket.close()
            self.socket = None
        same = tuple(sorted((name, "" if name in ("date", "x-request-id") else value)
                            for name, value in headers.items()))
        return int(lines[0].split()[1]), took, len(head) + len(rest), same, stays


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
                status, took, size, headers, stays = client.send(*build(email))
                assert status == 202, status
                answers.append((took, size, seen.setdefault(headers, len(seen)), stays))
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


def reset(email):
    return "POST", "/v1/password-resets", json.dumps({"email": email}).encode()


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


def run(portal, name, build, pairs):
    known = [email for email, in portal.ask(
        "SELECT email FROM account UNION SELECT lower(email) FROM adult WHERE email IS NOT NULL")]
    good = judge(f"{name}, alone", *measure(portal, build, known, make_addresses(), pairs))
    with others(portal):
        good = judge(f"{name}, among {OTHERS} others",
                     *measure(portal, build, known, make_addresses(), pairs)) and good
    return check_mails(portal, set(known)) and good


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("admin")
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=time.time_ns())
    options = parser.parse_args()
    random.seed(options.seed)
    print(f"seed {options.seed}, {options.pairs} pairs of each")
    portal = Portal(options.server, options.admin)
    try:
        return run(portal, "resets", reset, options.pairs)
    finally:
        portal.close()


if __name__ == "__main__":
    sys.exit(not main())
