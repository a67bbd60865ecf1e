# SPDX-License-Identifier: GPL-3.0-or-later
"""A demonstration town, its server and connections to it, for what is measured from outside."""
import contextlib
import json
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
import typing


class Portal:
    """A demonstration town and its server, whose mails go to a folder."""

    def __init__(self, server, admin):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="constant-work."))
        data, mails = self.folder / "data", self.folder / "mails"
        mails.mkdir()
        data.mkdir(mode=0o700)
        made = subprocess.run([admin, "demo", "--data", data, "--families", "300", "--json"],
                              check=True, stdout=subprocess.PIPE)
        self.accounts = json.loads(made.stdout)["accounts"]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [server, "--listen", f"127.0.0.1:{self.port}", "--data", data, "--no-limits",
             "--mail-folder", mails, "--key-file", self.folder / "keys" / "documents.key"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.database = sqlite3.connect(data / "portal.db", timeout=30)
        self.terms_version, = self.ask("SELECT terms_version FROM portal")[0]
        while not self.answers():
            assert self.process.poll() is None, "the server ended"
            time.sleep(0.05)

    def answers(self):
        with contextlib.suppress(OSError), Client(self.port) as client:
            return client.send("GET", "/readyz").status == 200
        return False

    def ask(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)


class Answer(typing.NamedTuple):
    status: int
    nanoseconds: int
    headers: dict
    size: int
    body: bytes

    def stays(self):
        """Whether the connection may be used again."""
        return self.headers.get("connection") != "close"

    def shape(self):
        """The headers, but for what changes by itself."""
        return tuple(sorted((name, "" if name in ("date", "x-request-id") else value)
                            for name, value in self.headers.items()))


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

    def _receive(self, wanted, answer=b""):
        """At least what wanted(answer) says is enough."""
        while not wanted(answer):
            piece = self.socket.recv(65536)
            if not piece:
                raise OSError("the connection ended")
            answer += piece
        return answer

    def send(self, method, path, body=b"", kind="application/json", token=None):
        if not self.socket:
            self.connect()
        request = (f"{method} {path} HTTP/1.1\r\nHost: portal\r\nContent-Type: {kind}\r\n"
                   f"Content-Length: {len(body)}\r\n" +
                   (f"Authorization: Bearer {token}\r\n" if token else "") + "\r\n")
        started = time.perf_counter_ns()
        self.socket.sendall(request.encode() + body)
        answer = self._receive(lambda so_far: b"\r\n\r\n" in so_far)
        took = time.perf_counter_ns() - started
        head, _, rest = answer.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:])
        length = int(headers.get("content-length", 0))
        rest = self._receive(lambda so_far: len(so_far) >= length, rest)
        answer = Answer(int(lines[0].split()[1]), took, headers, len(head) + len(rest), rest)
        if not answer.stays():
            self.socket.close()
            self.socket = None
        return answer
