# SPDX-License-Identifier: GPL-3.0-or-later
"""Which text of the client is cut, as the preloaded cut-text.c sees it."""
import collections
import os
import socket

Label = collections.namedtuple("Label", "how text tooltip")
Place = collections.namedtuple("Place", "x y width height outer pane text")
SOCKET = os.path.join(os.environ["HEADLESS"], "cut-text")


def preload(env, library):
    """The environment of a client that can be asked; one at a time."""
    if os.path.exists(SOCKET):
        os.unlink(SOCKET)
    return {"LD_PRELOAD": f"{env['LD_PRELOAD']} {library}", "CUT_TEXT": SOCKET}


def ask(words):
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(60)
        asking.connect(SOCKET)
        asking.sendall(words.encode() + b"\n")
        with asking.makefile(encoding="utf-8") as answer:
            return answer.read().splitlines()


def place():
    """Of each label that is to be seen: where it stands, in which window, and in what scrolls."""
    lines = [line.split("\t") for line in ask("place")]
    return [Place(*map(int, line[:5]), *line[5:]) for line in lines]


def find():
    return [Label(*line.split("\t")) for line in ask("look")]
