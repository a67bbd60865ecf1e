# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs window tests and prints TAP. A test is a function that takes an App."""
import pathlib
import sys
import traceback

from gtkdrive import App


def fail(number, name, error):
    """Says that a test failed, why and where."""
    print(f"not ok {number} - {name}")
    places = [f"{pathlib.Path(frame.filename).name}:{frame.lineno}"
              for frame in traceback.extract_tb(error.__traceback__)]
    lines = f"{type(error).__name__} ({' '.join(places)}): {error}".splitlines()
    print("\n".join("# " + line for line in lines), flush=True)


def run(argv, tests, pictures=".", **options):
    """Each test gets a program of its own, started with argv. Returns the exit status. Where a
    test fails, the screen is kept in the folder `pictures`, named after the test."""
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = f"/gui/{test.__name__.replace('_', '-')}"
        try:
            with App(argv, **options) as app:
                try:
                    test(app)
                except BaseException:
                    app.screenshot(str(pathlib.Path(pictures, f"{test.__name__}.png")))
                    raise
            print(f"ok {number} - {name}", flush=True)
        except Exception as error:
            failed += 1
            fail(number, name, error)
    return failed > 0


def main(tests):
    """For a test program whose arguments are the client and its own arguments."""
    sys.exit(run(sys.argv[1:], tests))
