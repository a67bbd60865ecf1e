#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""500 who sign in at once, every second one with a wrong password: login-flood.py SERVER ADMIN.
What others are answered meanwhile, the server's memory, and who got in."""
import json
import multiprocessing
import os
import statistics
import sys
import threading
import time

from portal import Client, Portal

FLOOD = 500
MOST_MEMORY = 400  # MB
MOST_SLOWER = 3
SECONDS = 8  # that the others look on without the flood


def sign_in(client, account, password):
    body = {"email": account["email"], "password": password, "device_name": "flood"}
    return client.send("POST", "/v1/sessions", json.dumps(body).encode())


def insist(portal, number, account, results):
    """Goes on until it is told yes or no."""
    right, started, tries = number % 2 == 0, time.monotonic(), 0
    with Client(portal) as client:
        while True:
            tries += 1
            answer = sign_in(client, account, account["password"] if right else "not the password")
            if answer.status != 503:
                break
            time.sleep(int(answer.headers["retry-after"]))
    results.append((right, answer.status, time.monotonic() - started, tries))


def flood(port, accounts, pipe):
    """In a process of its own, which leaves the processor to the others."""
    os.nice(19)
    results = []
    threads = [threading.Thread(target=insist, args=(port, i, accounts[i % len(accounts)], results))
               for i in range(FLOOD)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pipe.send(results)


def look(portal, token, paths, goes_on):
    """Milliseconds of each answer."""
    times = {path: [] for path in paths}
    with Client(portal.port) as client:
        while goes_on():
            for path in paths:
                answer = client.send("GET", path, token=token)
                assert answer.status == 200, (path, answer.status)
                times[path].append(answer.nanoseconds / 1e6)
            time.sleep(0.002)
    return times


def read_memory(process):
    """The most it ever had, in MB."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1000 for line in status if line.startswith("VmHWM"))


def tell_others(before, during):
    good = True
    for path in before:
        p99 = [statistics.quantiles(times[path], n=100)[98] for times in (before, during)]
        good = p99[1] <= MOST_SLOWER * p99[0] and good
        print(f"  {path[:40]:<42} p99 {p99[0]:.2f} ms, in the flood {p99[1]:.2f} ms:"
              f" {p99[1] / p99[0]:.2f}, at most {MOST_SLOWER} ({len(during[path])} answers)")
    return good


def tell_flood(results, seconds):
    right = [each for each in results if each[0]]
    wrong = [each for each in results if not each[0]]
    ins = sum(status == 201 for _, status, _, _ in right)
    outs = sum(status == 401 for _, status, _, _ in wrong)
    waits = sorted(wait for _, _, wait, _ in right)
    print(f"  {ins} of {len(right)} right ones are in, {outs} of {len(wrong)} wrong ones are out,"
          f" after {seconds:.1f} s;")
    print(f"  the right ones waited {waits[len(waits) // 2]:.1f} s, {waits[-1]:.1f} s at most, and"
          f" asked {max(tries for _, _, _, tries in right)} times at most")
    return ins == len(right) and outs == len(wrong)


def run(portal):
    accounts = [each for each in portal.accounts if each["password"] and each["kind"] != "agent"]
    with Client(portal.port) as client:
        signed_in = json.loads(sign_in(client, accounts[0], accounts[0]["password"]).body)
        token = signed_in["token"]
        me = json.loads(client.send("GET", "/v1/me", token=token).body)
    household = me["households"][0]["id"]
    paths = ["/v1/portal", f"/v1/households/{household}",
             f"/v1/planning?household={household}&from=2026-12-01&to=2026-12-31"]
    until = time.monotonic() + SECONDS
    before = look(portal, token, paths, lambda: time.monotonic() < until)
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=flood, args=(portal.port, accounts, theirs))
    started = time.monotonic()
    process.start()
    during = look(portal, token, paths, lambda: not mine.poll())
    good = tell_flood(mine.recv(), time.monotonic() - started)
    process.join()
    good = tell_others(before, during) and good
    memory = read_memory(portal.process)
    print(f"  memory {memory:.0f} MB at most, {MOST_MEMORY} allowed")
    return good and memory <= MOST_MEMORY


def main():
    with Portal(*sys.argv[1:3]) as portal:
        return run(portal)


if __name__ == "__main__":
    sys.exit(not main())
