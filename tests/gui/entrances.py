# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in, for walk.py: a family that the town knows, a password forgotten, a family that it
does not know, and the agent who lets it in. Mails are read in the demonstration's window."""
import datetime
import re
import subprocess
import time

from PIL import Image, ImageDraw

KNOWN = "nadia.benali@example.org"
PASSWORD = "trois bateaux sur la mare"
EMAIL = "text", "Adresse électronique"
CODE = "text", "Code de 8 caractères"
LISTED = "text", "Code de la liste imprimée"
FOLLOW = "button", "Suivre le lien"


def leave(app):
    """Signs out by the menu, whose entries take the focus without saying so."""
    app.key("F10")
    app.find("menu item", "Se déconnecter")
    app.settle()
    names = [entry.get_name() for entry in app.find_all("menu item")]
    for _ in range(names.index("Se déconnecter")):
        app.key("Down")
        app.settle(0.1)
    app.key("Return")
    app.find(*EMAIL)


def open_mails(app):
    app.key("F10")
    app.find("menu item", "Courrier de démonstration")
    app.key("Return")
    app.wait_for(lambda: app.find_all(*FOLLOW), "the mail")


def follow_newest(app):
    """The newest mail stands first; its window goes away by itself."""
    assert app.find_all(*FOLLOW)[0].do_action(0)
    app.wait_for(lambda: not app.find_all(*FOLLOW), "the mails closed")


def ask_for_mail(app, email):
    app.type(*EMAIL, email)
    app.click("button", "Mot de passe oublié")
    app.click("button", "Recevoir le courriel")
    app.find(*CODE)


def choose_password(app):
    app.find("label", re.compile("Bonjour Nadia"))
    app.type("password text", "Nouveau mot de passe", PASSWORD)
    app.click("button", "Choisir ce mot de passe")
    app.see("Nadia Benali")


def come_in_known(walk):
    """Case 1, by the mail's link."""
    app = walk.app
    ask_for_mail(app, KNOWN)
    walk.picture("known-mail")
    open_mails(app)
    walk.picture("mails")
    follow_newest(app)
    choose_password(app)
    walk.picture("known-home")
    leave(app)


def come_in_forgotten(walk):
    """Case 2, by the mail's code, which is the newest one's."""
    app = walk.app
    ask_for_mail(app, KNOWN)
    open_mails(app)
    code = app.find_all("label", re.compile("^[0-9A-Z]{4}-[0-9A-Z]{4}$"))[0].get_name()
    app.key("Escape")
    app.wait_for(lambda: not app.find_all(*FOLLOW), "the mails closed")
    app.type(*CODE, code.lower().replace("-", " "))
    app.click("button", "Continuer")
    walk.picture("forgotten-password")
    choose_password(app)
    leave(app)


def make_proof(folder):
    picture = Image.new("RGB", (1200, 1600), "white")
    draw = ImageDraw.Draw(picture)
    for line in range(20):
        draw.rectangle((150, 150 + 65 * line, 1050 - 20 * (line % 5), 170 + 65 * line), fill="gray")
    path = folder / "facture.jpg"
    picture.save(path)
    return path.resolve()


def answer_questions(app, email, proof, today):
    issued = (today - datetime.timedelta(30)).strftime("%d/%m/%Y")
    answers = {"Prénom": "Inès", "Nom": "Roux", "Adresse électronique": email,
               "Numéro et rue": "7, rue du Port", "Code postal": "44990", "Commune": "Valbourg",
               "Date de la pièce": issued}
    for name, text in answers.items():
        app.type("text", name, text)
    app.type("password text", "Mot de passe", PASSWORD)
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list"], check=True,
                   input=f"{proof.as_uri()}\r\n".encode(), stdout=subprocess.DEVNULL)
    app.click("button", "Coller")
    app.find("status bar", re.compile("facture.jpg"))
    terms = app.press("check box", "J’ai lu et j’accepte les conditions d’utilisation")
    app.wait_for(lambda: app.is_(terms, "checked"), "the terms accepted")


def come_in_new(walk):
    """Case 3: its account waits for the desk."""
    app, email = walk.app, f"ines.{time.time_ns()}@example.org"
    app.click("button", "Nouveau compte")
    answer_questions(app, email, make_proof(walk.pictures), datetime.date.today())
    walk.picture("new-account")
    app.click("button", "Créer le compte")
    app.find(*CODE)
    open_mails(app)
    follow_newest(app)
    app.find("label", re.compile("Votre compte attend la réponse du guichet"))
    walk.picture("new-pending")
    leave(app)


def let_in(walk, agent, code):
    """The agent of the desk, with a code of the printed list."""
    app = walk.app
    app.type(*EMAIL, agent["email"])
    app.type("password text", "Mot de passe", agent["password"])
    app.click("button", "Se connecter")
    app.click("button", "Code de la liste imprimée")
    app.type(*LISTED, code)
    walk.picture("agent-code")
    app.click("button", "Continuer")
    app.focus("list item", re.compile("^Roux, Inès, "))
    app.find("image", re.compile("facture.jpg, page 1 sur 1"))
    app.wait_for(lambda: app.find_all("label", re.compile("^Bonjour Inès,")), "the mail to be sent")
    walk.picture("agent-queue")
    app.key("a")
    app.find("status bar", re.compile("Roux, Inès.: compte accepté"))
    walk.picture("agent-accepted")
    leave(app)
