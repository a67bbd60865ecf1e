#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client comes up, speaks French and closes without a word: start.py CLIENT."""
import tap


def opens_and_closes(app):
    app.find("frame", "Portail famille")


def closes_from_the_keyboard(app):
    app.find("frame", "Portail famille")
    app.key("alt+F4")
    app.wait_for(lambda: app.proc.poll() is not None, "the end of the program")
    assert app.proc.returncode == 0


tap.main([opens_and_closes, closes_from_the_keyboard])
