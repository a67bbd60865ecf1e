# SPDX-License-Identifier: GPL-3.0-or-later
"""Families that the town does not know ask it for an account, by the API: for tests of what agents
make of that.

    newcomers.arrive(home, "Aude", "Garnier")
"""
import io
import json
import urllib.request
import uuid

from PIL import Image, ImageDraw

PASSWORD = "trois bateaux sur la mare"


def draw_bill(name, address):
    """A proof of address, as a telephone takes a picture of one."""
    page = Image.new("RGB", (620, 877), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((60, 60, 120, 100), fill="#d8dce4")
    for line, text in enumerate(("Facture d'electricite", name, address, "12 novembre 2026")):
        pen.text((60, 140 + 40 * line), text, fill="black")
    for line in range(8):
        pen.rectangle((60, 340 + 40 * line, 300 + 30 * (line * 7 % 8), 346 + 40 * line),
                      fill="#c8c8cc")
    file = io.BytesIO()
    page.save(file, "JPEG", quality=85)
    return file.getvalue()


def build_form(record, name, file, parts=("application", "proof_of_address")):
    """(content type, body) as a browser sends a form. parts: what the two are called"""
    boundary = uuid.uuid4().hex
    head = (f'--{boundary}\r\nContent-Disposition: form-data; name="{parts[0]}"\r\n\r\n'
            f"{json.dumps(record)}\r\n--{boundary}\r\nContent-Disposition: form-data; "
            f'name="{parts[1]}"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n')
    return (f"multipart/form-data; boundary={boundary}",
            head.encode() + file + f"\r\n--{boundary}--\r\n".encode())


def find_mails(home, email):
    """Those to that address, the newest first."""
    return [mail for mail in home.call("/v1/demonstration/mails")["items"]
            if mail["recipient"] == email]


def find_letter(home, email):
    """The last of them, once its link is made."""
    return home.wait_for(
        lambda: next((mail for mail in find_mails(home, email) if mail.get("link")), None),
        f"a link for {email}")


def find_code(home, email):
    """The code of the last mail to that address, once there is one."""
    return next((mail["code"] for mail in find_mails(home, email)), None)


def arrive(home, first_name, last_name, line1="7 rue du Port", email=None):
    """Asks for an account and proves its address; returns the address."""
    email = email or f"{first_name}.{last_name}@example.org".lower()
    application = {
        "email": email, "password": PASSWORD, "first_name": first_name, "last_name": last_name,
        "address": {"line1": line1, "postal_code": "44990", "city": "Valbourg"},
        "proof_kind": "proof_of_address", "issued_on": "2026-11-12", "terms_accepted": True,
        "terms_version": home.call("/v1/portal")["terms_version"]}
    kind, body = build_form(application, "facture-novembre.jpg",
                            draw_bill(f"{first_name} {last_name}", line1))
    urllib.request.urlopen(urllib.request.Request(
        home.url + "/v1/accounts", body, {"Content-Type": kind}), timeout=20).close()
    code = home.wait_for(lambda: find_code(home, email), f"the mail to {email}")
    urllib.request.urlopen(urllib.request.Request(
        home.url + "/v1/email-verifications/confirm",
        json.dumps({"email": email, "code": code}).encode(),
        {"Content-Type": "application/json"}), timeout=20).close()
    return email
