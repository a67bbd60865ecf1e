#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A proof of address is chosen, dropped and pasted, and what cannot be one is refused, on a real
server: proofs.py CLIENT SERVER ADMIN."""
import os
import pathlib
import re
import subprocess

from PIL import Image, ImageDraw

import town
from home import FRESH

HEIC = pathlib.Path(__file__).parent.parent / "data" / "bill.heic"  # 3,000 by 2,000
OFFER = pathlib.Path(__file__).parent / "offer.py"
CHOOSE, PASTE = ("button", "Choisir un fichier…"), ("button", "Coller")
REMOVE, REPLACE, TURN = (("button", name) for name in ("Retirer", "Remplacer", "Tourner"))
FAULT = re.compile("^(Ce fichier|Ce PDF|Ce n’est pas|Rien|L’autre programme)")
MARK = (31, 78, 121)  # stands at the top left of each page


def draw_page(width, height):
    page = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((width // 10, height // 15, width // 4, height // 8), fill=MARK)
    for line in range(12):
        top = height // 6 + line * height // 18
        pen.rectangle((width // 10, top, width // 2 + line * width // 48, top + height // 60),
                      fill="gray")
    return page


def save_on_its_side(path):
    """As a telephone does: large, and held on its side, which it notes."""
    notes = Image.Exif()
    notes[0x0112] = 6  # the right way up a quarter of a turn to the right
    draw_page(2700, 3600).rotate(90, expand=True).save(path, quality=95, exif=notes)


def write_uris(folder, *addresses):
    path = folder / "addresses"
    path.write_text("".join(f"{address}\r\n" for address in addresses))
    return f"text/uri-list={path}"


class Offering:
    """Another program's window in front, which holds the clipboard too."""

    def __init__(self, app, *offers):
        self.app = app
        self.process = subprocess.Popen([OFFER, *offers], stdout=subprocess.PIPE)
        os.set_blocking(self.process.stdout.fileno(), False)

    def __enter__(self):
        self.window = self.app.wait_for(
            lambda: ask("search", "--onlyvisible", "--pid", str(self.process.pid)).split(),
            "the other program")[-1]
        return self

    def __exit__(self, *unused):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.app.wait_for(lambda: ask("getactivewindow").strip() in self.app.windows(),
                          "the window in front again")

    def wait_welcome(self):
        """Until the program over which something is dragged takes it. What began to move late
        follows the next step of the pointer only."""
        def is_welcome():
            ask("mousemove_relative", "--sync", "1", "0")
            ask("mousemove_relative", "--sync", "--", "-1", "0")
            return b"welcome" in (self.process.stdout.read() or b"")
        self.app.wait_for(is_welcome, "a welcome for the drop")


def ask(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True).stdout


def get_colour(app, x, y):
    path = os.path.join(os.environ["HEADLESS"], "point.png")
    app.screenshot(path)
    return Image.open(path).convert("RGB").getpixel((x, y))


def drag(app, target, answer, *offers):
    """By the pointer, as a person does, from a window at the lower right, until its answer. The
    ground beside the target shows that it is welcome."""
    x, y, width, height = app.box(app.find(*target))
    role, words = answer
    with Offering(app, *offers) as other:
        beside, under = get_colour(app, x - 5, y + 5), get_colour(app, 1110, 650)
        ask("windowmove", "--sync", other.window, "1100", "640")
        app.wait_for(lambda: get_colour(app, 1110, 650) != under, "the other window there")
        ask("mousemove", "--sync", "1160", "700")
        ask("mousedown", "1")
        for step in range(1, 11):
            ask("mousemove", "--sync", str(1160 + (x + width // 2 - 1160) * step // 10),
                str(700 + (y + height // 2 - 700) * step // 10))
        other.wait_welcome()
        app.wait_for(lambda: get_colour(app, x - 5, y + 5) != beside, "the target marked")
        ask("mouseup", "1")
        app.find(role, re.compile(words))


def paste(app, *offers):
    """What is pasted is read while its program is there."""
    with Offering(app, *offers):
        app.settle()
        app.click(*PASTE)
        app.wait_for(lambda: app.find_all(*REMOVE) or app.find_all("label", FAULT), "an answer")


def see(app, words):
    app.find("status bar", re.compile(words))


def find_mark(app, name):
    """Where the mark stands in the preview, in hundredths of it, and how much higher than wide
    that is."""
    node = app.find("image", f"Aperçu de {name}")
    left, top, width, height = app.wait_for(lambda: is_large(app.box(node)), "the preview")
    shot = os.path.join(os.environ["HEADLESS"], "preview.png")
    app.settle()
    app.screenshot(shot)
    picture = Image.open(shot).convert("RGB").crop(
        (left, top, left + width, top + height))
    marks = [(i % width, i // width) for i, colour in enumerate(picture.getdata())
             if max(abs(one - other) for one, other in zip(colour, MARK)) < 40]
    assert marks, f"no mark in the preview of {name}"
    x, y = (sum(one) // len(marks) for one in zip(*marks))
    return 100 * x // width, 100 * y // height, height / width


def is_large(box):
    return box if min(box[2:]) > 30 else None


def assert_upright(app, name, ratio):
    x, y, height = find_mark(app, name)
    assert x < 35 and y < 20 and abs(height - ratio) < 0.1, (x, y, height)


def open_form(app):
    app.click("button", "Nouveau compte")
    app.find(*CHOOSE)


def remove(app):
    app.click(*REMOVE)
    app.find(*CHOOSE)


def choose(app, path):
    """By the file chooser."""
    app.click(*CHOOSE)
    app.find("button", re.compile("Ouvrir$"))
    app.key("ctrl+l")
    app.settle()
    app.key("ctrl+a")
    app.write(str(path))
    app.key("Return")


def takes_what_is_handed_in(home):
    """A photo that lies on its side stands up; of two files the first one is taken, and a picture
    rather than the address of a page."""
    photo = home.folder / "facture.jpg"
    save_on_its_side(photo)
    page, other, picture = (home.folder / name for name in ("bail.pdf", "b.pdf", "picture.png"))
    draw_page(620, 877).save(page)
    draw_page(620, 877).save(other)
    draw_page(620, 877).save(picture)
    with home.app(FRESH) as app:
        open_form(app)
        choose(app, photo)
        see(app, "^facture.jpg. Photo, .* convertie en ")
        assert_upright(app, photo.name, 4 / 3)
        app.click(*TURN)
        app.wait_for(lambda: find_mark(app, photo.name)[0] > 65, "the page turned")
        remove(app)
        drag(app, CHOOSE, ("status bar", "^bail.pdf. PDF, "),
             write_uris(home.folder, page.as_uri()))
        assert_upright(app, "bail.pdf", 877 / 620)
        drag(app, REPLACE, ("status bar", "^bill.heic. Photo, .* convertie en "),
             write_uris(home.folder, HEIC.as_uri()))  # upon what is there
        assert_upright(app, "bill.heic", 2 / 3)
        remove(app)
        drag(app, CHOOSE, ("status bar", "^image collée.png. Photo, "), f"image/png={picture}")
        remove(app)
        paste(app, f"image/png={picture}")
        assert_upright(app, "image collée.png", 877 / 620)
        remove(app)
        paste(app, write_uris(home.folder, page.as_uri(), other.as_uri()))
        see(app, "^bail.pdf. PDF, .*\\n?Seul le premier des 2 fichiers")
        remove(app)
        paste(app, write_uris(home.folder, page.as_uri()), f"image/png={picture}")
        see(app, "^bail.pdf. ")
        remove(app)
        paste(app, write_uris(home.folder, "https://example.org/picture"), f"image/png={picture}")
        see(app, "^image collée.png. ")


def make_pdf(size):
    """That many bytes that are one, but for its pages: the one that it has stands in no tree."""
    page = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n<</Type/Page>>\nendobj\n"
    end = b"trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    return page + b"%" + b"x" * (size - len(page) - len(end) - 2) + b"\n" + end


def refuses_in_clear_words(home):
    """The program does, before anything is sent; what was there is there still."""
    page, picture = home.folder / "bail.pdf", home.folder / "picture.png"
    draw_page(620, 877).save(page)
    draw_page(620, 877).save(picture)
    maximum = home.call("/v1/portal")["upload_limits"]["maximum_bytes"]
    wrong = (("facture.pdf", b"PK\3\4 a letter", "Ce n’est pas une pièce qui peut être prise"),
             ("coupee.png", picture.read_bytes()[:300], "Ce fichier est abîmé ou coupé"),
             ("vide.jpg", b"", "Ce fichier est vide"),
             ("programme.pdf", page.read_bytes().replace(b"/Type", b"/S/JavaScript/JS(x)/Type", 1),
              "Ce PDF contient un programme"),
             ("lourd.pdf", make_pdf(maximum + 1), "Ce fichier est trop lourd.: .* au plus"))
    with home.app(FRESH) as app:
        open_form(app)
        app.click(*PASTE)
        app.find("label", re.compile("^Rien à coller"))
        for name, content, words in wrong:
            path = home.folder / name
            path.write_bytes(content)
            paste_wrong(app, words, write_uris(home.folder, path.as_uri()))
        paste_wrong(app, "Ce fichier n’a pas pu être lu",
                    write_uris(home.folder, (home.folder / "parti.pdf").as_uri()))
        paste_wrong(app, "L’autre programme n’a pas pu le donner",
                    f"image/png={home.folder / 'coupee.png'}")
        with Offering(app, write_uris(home.folder, page.as_uri())):
            app.settle()
            app.click(*PASTE)
            app.find(*REMOVE)  # the last fault stands there until then
        app.heard.clear()
        drag(app, REPLACE, ("label", "^Ce fichier est vide"),
             write_uris(home.folder, (home.folder / "vide.jpg").as_uri()))
        app.hear("^Remplacer. Ce fichier est vide")
        app.find("image", "Aperçu de bail.pdf")


def paste_wrong(app, words, *offers):
    """Said on the screen, and with the focus."""
    with Offering(app, *offers):
        app.settle()
        app.heard.clear()
        app.click(*PASTE)
        app.hear(f"^Choisir un fichier…. {words}")
        app.find("label", re.compile(words))


if __name__ == "__main__":
    town.run([takes_what_is_handed_in, refuses_in_clear_words])
