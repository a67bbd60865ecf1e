#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A family that the town does not know asks for an account, on a real server whose mails are shown
in the demonstration's window: new-account.py CLIENT SERVER ADMIN."""
import re
import subprocess

from PIL import Image, ImageDraw

import canaries
import town

NADIA = "nadia.cherif@example.org"
GOOD = "trois bateaux sur la mare"
NEW_ACCOUNT = ("button", "Nouveau compte")
CREATE = ("button", "Créer le compte")
CODE = ("text", "Code de 8 caractères")
NEW_PASSWORD = ("password text", "Mot de passe")
TERMS = ("check box", "J’ai lu et j’accepte les conditions d’utilisation")
ANSWERS = {"Prénom": "Nadia", "Nom": "Cherif", "Adresse électronique": NADIA,
           "Téléphone": "06 12 34 56 78", "Numéro et rue": "7, rue du Port",
           "Code postal": "44 990", "Commune": "Valbourg", "Date de la pièce": "12/10/2026"}
ADD_CHILD = ("button", "Ajouter un enfant")
ADD = ("button", "Ajouter au foyer")
RIGHT = ("button", "Ces informations sont exactes")
N_FAULTS = 10  # of a form without any answer


def take_photo(home):
    """As a telephone does: large, and held on its side, which it notes."""
    photo = Image.new("RGB", (3600, 2700), "white")
    draw = ImageDraw.Draw(photo)
    for line in range(20):
        draw.rectangle((300, 300 + 110 * line, 2800, 330 + 110 * line), fill="gray")
    notes = photo.getexif()
    notes[0x0112] = 6  # the right way up a quarter of a turn to the right
    path = home.folder / "facture.jpg"
    photo.save(path, quality=95, exif=notes)
    return path


def copy_file(path):
    """As a file manager does."""
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list"], check=True,
                   input=f"{path.as_uri()}\r\n".encode(), stdout=subprocess.DEVNULL)


def see_paper(app, path):
    kind = "PDF, " if path.suffix == ".pdf" else "Photo, .* convertie en "
    app.find("status bar", re.compile(f"{re.escape(path.name)}. {kind}"))


def fill(app, path):
    for name, text in ANSWERS.items():
        app.type("text", name, text)
    app.type(*NEW_PASSWORD, GOOD)
    copy_file(path)
    app.click("button", "Coller")
    see_paper(app, path)
    app.press(*TERMS)
    app.wait_for(lambda: app.is_(app.find(*TERMS), "checked"), "the terms accepted")


def open_mails(app):
    app.key("F10")
    app.find("menu item", "Courrier de démonstration")
    app.key("Return")
    app.wait_for(lambda: app.find_all("button", "Suivre le lien"), "the mail")


def read_code(app):
    """The code, as it stands in the demonstration's newest mail, which is the first one."""
    open_mails(app)
    code = app.find_all("label", re.compile("^[0-9A-Z]{4}-[0-9A-Z]{4}$"))[0].get_name()
    app.key("Escape")
    app.wait_for(lambda: not app.find_all("button", "Suivre le lien"), "the mails closed")
    return code


def assert_pending(app):
    app.find("label", re.compile("Bonjour Nadia"))
    app.find("label", re.compile("Votre compte attend la réponse du guichet"))
    assert not app.find_all(*NEW_PASSWORD), "a password is left to be read"


def tells_the_towns_time(home):
    """The mail's hour is Valbourg's, wherever the computer is."""
    with home.app({"GSETTINGS_BACKEND": "memory", "TZ": "America/Guadeloupe"}) as app:
        app.type("text", "Adresse électronique", town.CAMILLE[0])
        app.click("button", "Mot de passe oublié")
        app.click("button", "Recevoir le courriel")
        app.find("text", "Code de 8 caractères")
        open_mails(app)
        app.find("label", re.compile(f"^{town.CAMILLE[0]} · 9\u00a0h$"))
        app.key("Escape")
        app.wait_for(lambda: not app.find_all("button", "Suivre le lien"), "the mails closed")


def read_last_document(home):
    token = home.call("/v1/sessions", body={"email": NADIA, "password": GOOD})["token"]
    (number,), = home.ask("SELECT max(id) FROM document")
    return home.fetch(f"/v1/documents/{town.write_id(number)}/content", token)


def says_every_fault_at_once(home):
    with home.app() as app:
        app.click(*NEW_ACCOUNT)
        app.click(*CREATE)
        app.find("status bar", re.compile(f"^{N_FAULTS} réponses à corriger. Tout le reste"))
        app.hear(f"^{N_FAULTS} réponses à corriger. Elles sont en haut de la page")
        app.hear("^Le prénom manque")
        app.click("button", "L’adresse électronique manque. Vous joindre")
        app.wait_for(lambda: app.focused() == app.find("text", "Adresse électronique"), "the jump")
        app.type("text", "Adresse électronique", "nadia@example")
        app.type("text", "Date de la pièce", "24/8/2026")
        app.type(*NEW_PASSWORD, "beautemps")
        app.click(*CREATE)
        app.find("label", re.compile("Écrivez la fin"))
        app.find("label", re.compile("9 caractères.: il en faut 12"))
        app.find("label", re.compile("Prenez-en un plus récent"))
        app.type("text", "Date de la pièce", "25/8/2026")
        app.click(*CREATE)
        app.wait_for(lambda: not app.find_all("label", re.compile("plus récent")), "it is taken")
    assert home.ask("SELECT count(*) FROM account_application") == [(0,)]


def comes_in_by_the_code(home):
    path = take_photo(home)
    with home.app() as app:
        app.click(*NEW_ACCOUNT)
        fill(app, path)
        app.click(*CREATE)
        app.find("status bar", re.compile("Étape 2 sur 3, Courriel.*est parti à 9.h"))
        code = read_code(app)
        app.type(*CODE, "AAAA AAAA")
        app.click("button", "Continuer")
        app.hear("Ce n’est pas le code du dernier courriel")
        app.find("label", re.compile("Ce n’est pas le code du dernier courriel"))
        app.type(*CODE, code.lower())
        app.click("button", "Continuer")
        assert_pending(app)
    (kind, size), = home.ask("SELECT content_type, size FROM document"
                             " WHERE kind = 'proof_of_address' ORDER BY id DESC LIMIT 1")
    assert kind == "image/jpeg" and 10_000 < size < path.stat().st_size, (kind, size)
    assert home.ask("SELECT state, terms_version FROM account WHERE email = ?",
                    NADIA) == [("pending", "1")]
    assert home.ask("SELECT a.phone, h.address_postal_code FROM adult a JOIN household h"
                    " ON h.id = a.household WHERE a.last_name = 'Cherif'") == [
                        ("+33612345678", "44990")]


def comes_in_by_the_link(home):
    """The password is still there: nobody types it twice. Nothing of it all is left anywhere."""
    path, words = canaries.make_paper(home.folder)
    with home.app(canaries.keep_settings()) as app:
        app.click(*NEW_ACCOUNT)
        fill(app, path)
        app.click(*CREATE)
        app.find(*CODE)
        path.unlink()
        open_mails(app)
        letter = home.call("/v1/demonstration/mails")["items"][0]
        app.click("button", "Suivre le lien")
        assert_pending(app)
        assert words.encode() in read_last_document(home), "another paper was handed in"
        canaries.assert_none(home, (NADIA, GOOD), GOOD, words, letter["code"],
                             letter["link"].rsplit("/", 1)[-1])


def leads_who_is_known_to_their_account(home):
    """The mail says that none is needed: its code leads on as its link does."""
    path = take_photo(home)
    with home.app() as app:
        app.click(*NEW_ACCOUNT)
        fill(app, path)
        app.type("text", "Adresse électronique", town.CAMILLE[0])
        app.click(*CREATE)
        app.find(*CODE)
        app.type(*CODE, read_code(app))
        app.click("button", "Continuer")
        app.find("label", re.compile("mot de passe du compte " + re.escape(town.CAMILLE[0])))
        app.type("password text", "Nouveau mot de passe", GOOD)
        app.click("button", "Choisir ce mot de passe")
        app.see("Camille Berger")
    assert home.ask("SELECT count(*) FROM account_application") == [(0,)]


def asks_for_the_mail_again(home):
    """Signing in before the address is verified says so, and goes on from there."""
    path = take_photo(home)
    with home.app() as app:
        app.click(*NEW_ACCOUNT)
        fill(app, path)
        app.click(*CREATE)
        app.find(*CODE)
        app.click("button", "Corriger")
        app.wait_for(lambda: app.text(app.find("text", "Commune")) == "Valbourg", "the answers")
    with home.app() as app:
        town.enter(app, (NADIA, GOOD))
        app.find("label", re.compile("Ce compte attend son courriel"))
        app.click("button", "Renvoyer le courriel")
        app.find(*CODE)
        app.wait_for(lambda: home.ask("SELECT token IS NOT NULL FROM mail WHERE recipient = ?"
                                      " ORDER BY id DESC LIMIT 1", NADIA) == [(1,)], "the mail")
        app.type(*CODE, read_code(app))
        app.click("button", "Continuer")
        assert_pending(app)


def sends_what_is_wanted(home):
    """As an agent asks for it: the queue has tests of its own."""
    path = take_photo(home)
    with home.app() as app:
        app.click(*NEW_ACCOUNT)
        fill(app, path)
        app.click(*CREATE)
        app.find(*CODE)
        app.type(*CODE, read_code(app))
        app.click("button", "Continuer")
        assert_pending(app)
        app.find("status bar", re.compile("Votre justificatif attend au guichet famille"))
        home.ask("UPDATE queue_item SET state = 'more_wanted', decided_at = submitted_at")
        app.key("F5")
        app.hear("vous a demandé une autre pièce")
        app.find("status bar", re.compile("vous a demandé une autre pièce"))
        app.click("button", "Envoyer la pièce demandée")
        app.click("button", "Envoyer la pièce")
        app.find("label", re.compile("Écrivez celle qu’elle porte"))
        app.find("label", re.compile("Ajoutez la pièce"))
        app.type("text", "Date de la pièce", "3 novembre 2026")
        copy_file(path)
        app.click("button", "Coller")
        see_paper(app, path)
        app.heard.clear()
        app.click("button", "Envoyer la pièce")
        app.hear("Votre justificatif attend au guichet famille")
        app.find("status bar", re.compile("Votre justificatif attend au guichet famille"))
        home.ask("UPDATE queue_item SET state = 'refused', decided_at = submitted_at")
        app.key("F5")
        app.hear("a refusé ce compte.*appelez le guichet")
    (documents,), = home.ask("SELECT count(*) FROM document WHERE household ="
                             " (SELECT household FROM queue_item)")
    assert documents == 2


def come_in(home, app):
    app.click(*NEW_ACCOUNT)
    fill(app, take_photo(home))
    app.click(*CREATE)
    app.find(*CODE)
    app.type(*CODE, read_code(app))
    app.click("button", "Continuer")
    assert_pending(app)


def type_child(app, first_name, date):
    app.type("text", "Prénom de l’enfant", first_name)
    app.type("text", "Nom de l’enfant", "Cherif")
    app.type("text", "Date de naissance", date)


def count_children(home):
    (n,), = home.ask("SELECT count(*) FROM household_child l JOIN adult a"
                     " ON a.household = l.household WHERE a.last_name = 'Cherif'")
    return n


def prepares_its_household(home):
    """While it waits for the desk, from Home and by the keyboard: it adds its children, of whom one
    is lost on its way, sent again and there once; then it says that all is right."""
    with home.app() as app:
        come_in(home, app)
        app.find("label", "Ajouter votre enfant au foyer")
        app.press(*ADD_CHILD)
        app.find("label", "Ce foyer n’a pas encore d’enfant.")
        assert not app.find_all("button", "Inviter l’autre responsable"), "what would be refused"
        app.wait_for(lambda: app.focused() == app.find(*ADD_CHILD), "the focus on the button")
        app.key("Return")
        app.wait_for(lambda: app.focused() == app.find("text", "Prénom de l’enfant"), "the form")
        app.click(*ADD)
        app.find("label", re.compile("^Saisissez le jour, le mois et l’année"))
        app.wait_for(lambda: "Saisissez le prénom" in app.focused_description(), "the fault")
        type_child(app, "Léa", "14 juillet 2019")
        app.press("text", "Date de naissance", "Return")
        app.find("status bar", re.compile("^Léa est maintenant dans votre foyer"))
        app.wait_for(lambda: "Léa est" in app.focused_name(), "what came of it in focus")
        app.find("label", re.compile("^Léa, 7\u00a0ans"))
        assert count_children(home) == 1
        app.press(*ADD_CHILD)
        type_child(app, "LEA", "14/07/2019")
        app.click(*ADD)
        app.find("status bar", re.compile("^Léa Cherif est déjà dans ce foyer"))
        home.stop()
        type_child(app, "Tom", "3/5/2021")
        app.click(*ADD)
        app.find("status bar", re.compile("^Le portail n’a pas pu être joint"))
        assert app.text(app.find("text", "Prénom de l’enfant")) == "Tom"
        home.start()
        app.click(*ADD)
        app.find("status bar", re.compile("^Tom est maintenant dans votre foyer"))
        app.find("label", re.compile("^Tom, 5\u00a0ans"))
        assert count_children(home) == 2
        app.key("alt+1")
        app.find("list", "Étapes de Léa")
        app.find("list", "Étapes de Tom")
        assert not app.find_all("label", "Ajouter votre enfant au foyer")
        app.find("label", "Vérifier les informations de votre foyer")
        app.press("button", "Voir le foyer")
        app.find("label", re.compile("à vérifier pour cette année scolaire"))
        app.wait_for(lambda: app.focused() == app.find(*RIGHT), "the focus on the button")
        app.key("Return")
        app.find("status bar", re.compile("^C’est noté"))
        app.wait_for(lambda: "C’est noté" in app.focused_name(), "what came of it in focus")
        assert not app.find_all(*RIGHT)
        app.find("label", re.compile("^Ces informations sont vérifiées pour cette année scolaire"))
        assert home.ask("SELECT confirmed_at IS NOT NULL FROM household WHERE name = 'Cherif'"
                        " AND confirmed_for IS NOT NULL") == [(1,)]
        app.key("alt+1")
        road = app.find("list", "Étapes de Léa")
        app.wait_for(lambda: [node for node in app.find_all("list item", within=road)
                              if "Foyer vérifié" in node.get_name()], "the step done")


if __name__ == "__main__":
    town.run([says_every_fault_at_once, comes_in_by_the_code, comes_in_by_the_link,
              leads_who_is_known_to_their_account, asks_for_the_mail_again, sends_what_is_wanted,
              prepares_its_household, tells_the_towns_time])
