# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server on loopback that receives what a portal sends, as people's own servers do, and
reads it as their mail program does.

    with Postbox() as box, Town(…, arguments=box.arguments) as home:
        letter = box.take("nadia@example.org", "mot de passe")
        letter.link, letter.code
"""
import email
import email.policy
import html.parser
import re
import socket
import threading

from aiosmtpd.controller import Controller

FROM = "portail@valbourg.example"
LINK = re.compile(r"https?://\S+")
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


class Page(html.parser.HTMLParser):
    """The addresses that it leads to, and its words."""

    def __init__(self, text):
        super().__init__()
        self.links, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.links += [value for name, value in attributes if (tag, name) == ("a", "href")]

    def handle_data(self, data):
        self.words.append(data)


def pick(found, what):
    """The only one of them, or None where there is none."""
    assert len(set(found)) < 2, f"{what}: {found}"
    return found[0] if found else None


class Letter:
    """A mail: whoever reads its text learns what the reader of its page does."""

    def __init__(self, content):
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert not message.defects, message.defects
        assert message.get_content_type() == "multipart/alternative", message.get_content_type()
        kinds = [part.get_content_type() for part in message.iter_parts()]
        assert kinds == ["text/plain", "text/html"], kinds
        self.subject, self.sender = message["Subject"], message["From"].addresses[0].addr_spec
        self.text, page = (part.get_content() for part in message.iter_parts())
        page = Page(page)
        words = "".join(page.words)
        self.link = pick(LINK.findall(self.text), "links of the text")
        self.code = pick(CODE.findall(self.text), "codes of the text")
        assert set(page.links) == {self.link} - {None}, (page.links, self.link)
        assert pick(LINK.findall(words), "links to be read") == self.link, words
        assert pick(CODE.findall(words), "codes of the page") == self.code, words
        assert not self.code or self.code not in self.subject, self.subject


class Postbox:
    def __init__(self):
        self.arrived = threading.Condition()
        self.letters = []  # (recipient, letter) not taken yet
        self.faults = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.controller = Controller(self, hostname="127.0.0.1", port=port, enable_SMTPUTF8=True)
        self.arguments = (f"--mail-server=smtp://127.0.0.1:{port}", f"--mail-from={FROM}")

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *unused):
        self.controller.stop()

    async def handle_DATA(self, unused, session, envelope):
        del session
        with self.arrived:
            try:
                letter = Letter(envelope.content)
                assert envelope.mail_from == letter.sender == FROM, envelope.mail_from
                self.letters += [(recipient, letter) for recipient in envelope.rcpt_tos]
            except Exception as error:  # told to who waits, not to the portal
                self.faults.append(error)
            self.arrived.notify_all()
        return "250 OK"

    def find(self, recipient, subject):
        return next((one for one in self.letters
                     if one[0] == recipient and re.search(subject, one[1].subject)), None)

    def take(self, recipient, subject, timeout=60):
        """The oldest one to them that was not taken yet, once there is one."""
        with self.arrived:
            come = self.arrived.wait_for(lambda: self.faults or self.find(recipient, subject),
                                         timeout)
            if self.faults:
                raise self.faults[0]
            assert come, f"no mail to {recipient} about {subject}, but " + repr(
                [(each, letter.subject) for each, letter in self.letters])
            found = self.find(recipient, subject)
            self.letters.remove(found)
            return found[1]
