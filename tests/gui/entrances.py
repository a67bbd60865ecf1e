# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in: a family that the town knows, a password forgotten, a family that it does not know,
and an agent who is invited and lets it in. walk.py goes them with mails in the demonstration's
window, getting-in.py with mails that a mail server received.

A walk has an app, a folder of pictures, picture(name), today, and mails, as Shown has them.
"""
import datetime
import json
import re
import subprocess
import time
import urllib.request

from PIL import Image, ImageDraw

KNOWN = "nadia.benali@example.org"
PASSWORD = "trois bateaux sur la mare"
AGENT_PASSWORD = "quatre barques sur le lac"
EMAIL = "text", "Adresse électronique"
CODE = "text", "Code de 8 caractères"
LISTED = "text", "Code de la liste imprimée"
FOLLOW = "button", "Suivre le lien"
# What the mails are about.
CHOOSE, CHOOSE_NEW = "choisissez votre mot de passe", "choisissez un nouveau mot de passe"
CONFIRM = "confirmez votre adresse e-mail"
INVITED = "votre compte d’agent"
OWN_CODE = re.compile(r"^(?:\d+\. )?([0-9A-Z]{4}-[0-9A-Z]{4})$")  # of a list to be printed


def leave(app):
    """Signs out by the menu. Its entries take the focus without saying so, but it is seen; a
    pointer over them would take it too."""
    subprocess.run(["xdotool", "mousemove", "1279", "799"], check=True)
    app.key("F10")
    app.find("menu item", "Se déconnecter")
    app.settle()
    names = [entry.get_name() for entry in app.find_all("menu item")]
    for _ in range(names.index("Se déconnecter")):
        before = app.look()
        app.key("Down")
        app.wait_for(lambda: app.look() != before, "the focus on the next entry")
    app.key("Return")
    app.find(*EMAIL)


class Shown:
    """Mails in the demonstration's window, where the newest one stands first."""

    def __init__(self, walk, portal):
        self.walk, self.portal = walk, portal
        self.old = {mail["id"] for mail in self.fetch()}  # of who walked before, or taken since

    def fetch(self):
        with urllib.request.urlopen(self.portal + "/v1/demonstration/mails", timeout=10) as answer:
            return json.load(answer)["items"]

    def find_new(self, email):
        found = [mail["id"] for mail in self.fetch()
                 if mail["recipient"] == email and mail.get("link") and mail["id"] not in self.old]
        self.old.update(found)
        return found

    def open(self, email):
        """Once the mail is there: it comes some moments after what it tells."""
        app = self.walk.app
        app.wait_for(lambda: self.find_new(email), f"a mail to {email}")
        app.key("F10")
        app.find("menu item", "Courrier de démonstration")
        app.key("Return")
        app.wait_for(lambda: app.find_all(*FOLLOW), "the mail")
        self.walk.picture("mails")

    def wait_closed(self):
        app = self.walk.app
        app.wait_for(lambda: not app.find_all(*FOLLOW), "the mails closed")

    def follow(self, email, unused_subject):
        """The window goes away by itself."""
        self.open(email)
        assert self.walk.app.find_all(*FOLLOW)[0].do_action(0)
        self.wait_closed()

    def read_code(self, email, unused_subject):
        self.open(email)
        codes = self.walk.app.find_all("label", re.compile("^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
        code = codes[0].get_name()
        self.walk.app.key("Escape")
        self.wait_closed()
        return code


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
    walk.mails.follow(KNOWN, CHOOSE)
    choose_password(app)
    walk.picture("known-home")
    leave(app)


def come_in_forgotten(walk):
    """Case 2, by the mail's code, copied as people do."""
    app = walk.app
    ask_for_mail(app, KNOWN)
    code = walk.mails.read_code(KNOWN, CHOOSE_NEW)
    app.type(*CODE, f" {code.lower().replace('-', ' ').replace('0', 'o')}")
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


def enrol_at_school(walk):
    """What the law lets a family do whose account waits: its child is added, and enrolled."""
    app, today = walk.app, walk.today
    app.key("alt+4")
    app.click("button", "Ajouter un enfant")
    for name, text in (("Prénom de l’enfant", "Sami"), ("Nom de l’enfant", "Roux"),
                       ("Date de naissance", f"3/5/{today.year - 3 - (today.month < 9)}")):
        app.type("text", name, text)
    app.click("button", "Ajouter au foyer")
    app.find("status bar", re.compile("^Sami est maintenant dans votre foyer"))
    app.key("alt+3")
    app.find("label", re.compile("petite section, année scolaire "))
    if not app.find_all("radio button", re.compile("école de votre secteur$")):
        app.choose("École, Choisissez…", "École maternelle Les Hirondelles")
    walk.picture("new-school")
    app.click("button", "Validation")
    app.find("status bar", re.compile("^La demande d’inscription de Sami est envoyée"))
    walk.picture("new-school-sent")


def come_in_new(walk):
    """Case 3: its account waits for the desk. Returns its address."""
    app, email = walk.app, f"ines.{time.time_ns()}@example.org"
    app.click("button", "Nouveau compte")
    answer_questions(app, email, make_proof(walk.pictures), walk.today)
    walk.picture("new-account")
    app.click("button", "Créer le compte")
    app.find(*CODE)
    walk.mails.follow(email, CONFIRM)
    app.find("label", re.compile("Votre compte attend la réponse du guichet"))
    walk.picture("new-pending")
    enrol_at_school(walk)
    leave(app)
    return email


def enter_agent(walk, agent, code):
    """With a code of the printed list."""
    app = walk.app
    app.type(*EMAIL, agent["email"])
    app.type("password text", "Mot de passe", agent["password"])
    app.click("button", "Se connecter")
    app.click("button", "Code de la liste imprimée")
    app.type(*LISTED, code)
    walk.picture("agent-code")
    app.click("button", "Continuer")


def invite_agent(walk, administrator, code):
    """The administrator does, for the desk, and leaves. Returns who is invited."""
    app = walk.app
    agent = {"email": f"sonia.{time.time_ns()}@example.org", "password": AGENT_PASSWORD}
    enter_agent(walk, administrator, code)
    app.press("list item", "Agents")
    app.click("button", "Inviter un agent")
    for name, text in (("Prénom", "Sonia"), ("Nom", "Marchal"),
                       ("Son adresse électronique", agent["email"])):
        app.type("text", name, text)
    role = app.press("check box", "Guichet famille")
    app.wait_for(lambda: app.is_(role, "checked"), "the role chosen")
    walk.picture("agent-inviting")
    app.click("button", "Envoyer l’invitation")
    app.find("status bar", re.compile("^Invité.: un message avec un lien part à " + agent["email"]))
    leave(app)
    return agent


def accept_as_agent(walk, agent):
    """By the mail's link to the places of the desk alone. Returns the codes of the agent's list."""
    app = walk.app
    walk.mails.follow(agent["email"], INVITED)
    app.find("label", re.compile("Bonjour Sonia"))
    app.type("password text", "Nouveau mot de passe", agent["password"])
    app.click("button", "Choisir ce mot de passe")
    app.find("button", "Utiliser une application")
    assert not app.find_all("list item"), "a place before the second factor"
    walk.picture("agent-factor")
    app.click("button", "Imprimer une liste de codes")
    codes = app.wait_for(lambda: [OWN_CODE.match(node.get_name())[1]
                                  for node in app.find_all("label", OWN_CODE)], "the list")
    app.click("button", "Ces codes sont en lieu sûr")
    app.find("list item", re.compile("^Bannette"))
    places = [node.get_name().split(",")[0]
              for node in app.find_all("list item", within=app.find("list", "Rubriques"))]
    assert places == ["Bannette", "Familles"], places
    walk.picture("agent-places")
    leave(app)
    return codes


def choose_none(app):
    """In a town that was walked before, the family resembles the one of that time."""
    app.wait_for(lambda: app.find_all("button", "Accepter"), "the file")
    choices = app.find_all("radio button")
    if choices:
        app.key(str(len(choices)))


def let_in(walk):
    """The agent who is in decides the new family's account, and leaves."""
    app = walk.app
    # The newest stands last; a walk that broke off may have left others.
    rows = app.wait_for(lambda: app.find_all("list item", re.compile("^Roux, Inès, ")),
                        "the new family")
    app.focus_node(rows[0])
    for row in rows[1:]:
        app.key("j")
        app.wait_for(lambda: app.focused() == row, "the next file")
    app.find("image", re.compile("facture.jpg, page 1 sur 1"))
    choose_none(app)
    app.wait_for(lambda: app.find_all("label", re.compile("^Bonjour Inès,")), "the mail to be sent")
    walk.picture("agent-queue")
    app.key("a")
    app.find("status bar", re.compile("Roux, Inès.: compte accepté"))
    walk.picture("agent-accepted")
    leave(app)
