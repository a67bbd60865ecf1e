#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each way in with mails that a mail server received, and links that a browser opened, on a real
server: getting-in.py CLIENT SERVER ADMIN."""
import re
import urllib.request

import entrances
import postbox
import town

SONIA = {"email": "sonia.marchal@example.org", "password": entrances.AGENT_PASSWORD}


class Received:
    """Mails as a person finds them in a mail program of their own."""

    def __init__(self, home, box):
        self.home, self.box = home, box

    def follow(self, email, subject):
        """The mail's link opens the portal's page, and its button the program."""
        letter = self.box.take(email, subject)
        page = self.home.open_link(letter.link)
        assert 'lang="fr"' in page and letter.code in page, page

    def read_code(self, email, subject):
        """One that brings a 0, which people copy as the letter: more mails are asked for until
        one does, and the newest one's code is what counts."""
        letter = self.box.take(email, subject)
        while "0" not in letter.code:
            urllib.request.urlopen(urllib.request.Request(
                self.home.url + "/v1/password-resets", f'{{"email":"{email}"}}'.encode(),
                {"Content-Type": "application/json"}), timeout=10).close()
            letter = self.box.take(email, subject)
        return letter.code


class Walk:
    """As entrances.py wants one; pictures are for walk.py."""

    def __init__(self, home, box):
        self.home, self.box, self.app = home, box, None
        self.mails, self.today, self.pictures = Received(home, box), town.TODAY, home.folder

    def picture(self, name):
        pass


def invite(walk):
    """The town's first agent, from the command line to the queue."""
    home = walk.home
    home.run(home.admin, "agent", "invite", "--data", home.data, f"--email={SONIA['email']}",
             "--role=front_desk", "--first-name=Sonia", "--last-name=Marchal")
    codes = entrances.accept_as_agent(walk, SONIA)
    for told in "mot de passe a été changé", "second facteur a changé":
        walk.box.take(SONIA["email"], told)
    return codes


def is_told(walk, email):
    """The mail of the decision, which waits while it can be undone; then the family looks."""
    walk.home.set_clock("2026-11-24 09:10:00")
    letter = walk.box.take(email, "est validé")
    assert "Bonjour Inès" in letter.text, letter.text
    app = walk.app
    town.enter(app, (email, entrances.PASSWORD))
    app.find("label", re.compile("Bonjour Inès"))
    app.find("label", re.compile("Les sept prochains jours"))
    assert not app.find_all("label", re.compile("attend la réponse du guichet"))


def gets_in_each_way(home):
    walk = Walk(home, BOX)
    with home.app() as walk.app:
        entrances.come_in_known(walk)
        BOX.take(entrances.KNOWN, "mot de passe a été changé")
        entrances.come_in_forgotten(walk)
        BOX.take(entrances.KNOWN, "mot de passe a été changé")
        email = entrances.come_in_new(walk)
        assert "Les Hirondelles" in BOX.take(email, "inscription à l’école est arrivée").text
        codes = invite(walk)
        entrances.enter_agent(walk, SONIA, codes[0])
        entrances.let_in(walk)
        is_told(walk, email)
    assert home.ask("SELECT state FROM account WHERE email = ?", email) == [("active",)]
    assert not BOX.letters, [(who, letter.subject) for who, letter in BOX.letters]


if __name__ == "__main__":
    with postbox.Postbox() as BOX:
        town.run([gets_in_each_way], arguments=(*BOX.arguments, "--no-limits"))
