# SPDX-License-Identifier: GPL-3.0-or-later
"""A portal of a few answers, for tests of what the window says and does when it gets them."""
import http.server
import json
import threading

PASSWORD = "douze lettres"
ACCOUNT = {"id": "1", "email": "camille.berger@example.org", "first_name": "Camille",
           "last_name": "Berger", "state": "active", "roles": ["family"]}
ANSWERS = {
    "/v1/portal": {"name": "Ville de Valbourg", "time_zone": "Europe/Paris",
                   "contact": {"phone": "02 00 00 00 00", "hours": "lun.–ven."}},
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
        if body["password"] == PASSWORD:
            self.answer(201, {"token": "token", "expires_at": "2027-01-01T00:00:00Z",
                              "account": ACCOUNT})
        else:
            self.refuse(401, "invalid-credentials", Retry_After=2)

    def do_DELETE(self):
        self.answer(204, None)


def start():
    """Returns its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"
