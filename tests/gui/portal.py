# SPDX-License-Identifier: GPL-3.0-or-later
"""A portal of a few answers, for tests of what the window says and does when it gets them."""
import http.server
import json
import re
import threading

PASSWORD = "douze lettres"
ACCOUNT = {"id": "1", "email": "camille.berger@example.org", "first_name": "Camille",
           "last_name": "Berger", "state": "active", "roles": ["family"]}
CODE, TOKEN = "K7QM2XRT", "tokenOfTheMail"
# What the mail's link opens, or what it is refused with.
TOKENS = {TOKEN: None, "old": (410, "link-expired"), "used": (409, "link-used"),
          "cut": (404, "link-invalid")}
ANSWERS = {
    "/v1/portal": {"name": "Ville de Valbourg", "time_zone": "Europe/Paris",
                   "contact": {"phone": "+33200000000",
                               "hours": "lun.–ven., 8 h 30 – 17 h"}},
    "/v1/me": {"account": ACCOUNT, "households": [{"id": "7", "name": "Berger"}]},
}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *unused):
        pass

    def answer(self, status, body, kind="application/json", **headers):
        data = json.dumps(body).encode() if body is not None else b""
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": len(data), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(data)

    def refuse(self, status, code, **headers):
        self.answer(status, {"type": f"urn:portail-famille:problem:{code}", "title": code},
                    "application/problem+json", **headers)

    def do_GET(self):
        if self.path == "/v1/me" and self.headers["Authorization"] != "Bearer token":
            self.refuse(401, "not-signed-in")
        elif self.path in ANSWERS:
            self.answer(200, ANSWERS[self.path])
        else:
            self.refuse(404, "not-found")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.is_down.is_set():
            self.close_connection = True  # as if it had been unplugged
        else:
            getattr(self, re.sub(r"[^a-z]", "_", self.path.removeprefix("/v1/")))(body)

    def sessions(self, body):
        if body["password"] in self.server.passwords:
            self.answer(201, {"token": "token", "expires_at": "2027-01-01T00:00:00Z",
                              "account": ACCOUNT})
        else:
            self.refuse(401, "invalid-credentials", Retry_After=2)

    def password_resets(self, body):
        self.server.asked.append(body["email"])
        if self.server.asked.count(body["email"]) > 2:
            self.refuse(429, "too-many-requests", Retry_After=6)
        else:
            self.answer(202, None)

    def find_refusal(self, body):
        if "token" in body:
            return TOKENS[body["token"]]
        known = body["email"] == ACCOUNT["email"] and body["code"] == CODE
        return None if known else (422, "code-wrong")

    def password_resets_check(self, body):
        refusal = self.find_refusal(body)
        if refusal:
            self.refuse(*refusal)
        else:
            self.answer(200, {"email": ACCOUNT["email"], "first_name": "Camille",
                              "last_name": "Berger", "activation": False,
                              "expires_at": "2030-01-01T00:00:00Z"})

    def email_verifications_check(self, body):
        self.refuse(422, "code-wrong")  # no new account waits here

    def password_resets_confirm(self, body):
        refusal = self.find_refusal(body)
        if refusal:
            self.refuse(*refusal)
        elif "Valbourg" in body["password"]:
            self.answer(422, {"type": "urn:portail-famille:problem:bad-members", "title": "t",
                              "errors": [{"pointer": "/password", "code": "too-common",
                                          "message": "m"}]}, "application/problem+json")
        else:
            self.server.passwords.add(body["password"])
            self.answer(204, None)

    def do_DELETE(self):
        self.answer(204, None)


def serve():
    """The server, whose `address`, `passwords` and `asked` mails are its own; `is_down` can be
    set."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.passwords, server.asked, server.is_down = {PASSWORD}, [], threading.Event()
    server.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def start():
    """Returns its address."""
    return serve().address
