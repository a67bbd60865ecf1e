# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 window like a person: by accessible role and name, and by keyboard.

For programs run inside `headless`. The README beside this file says how to write a test.
"""
import os
import re
import subprocess
import tempfile
import time
import warnings

import dbus
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import moment  # noqa: E402

# Said by the library when it meets a program that has only just come up; of no use.
GLib.log_set_handler("dbind", GLib.LogLevelFlags.LEVEL_WARNING, lambda *unused: None)
warnings.filterwarnings("ignore", category=DeprecationWarning)

# Buttons have three role names, and not the same ones on GTK 4.8 and 4.18: "button" for all.
ROLES = {"push button": "button", "toggle button": "button", "push button menu": "button",
         "switch": "check box"}
KNOWN = ("Trying to measure GtkLabel",  # AdwMessageDialog 1.7 on GTK 4.18
         # A menu that was open once, whose window's content goes and comes back, on GTK 4.8.
         "gtk_at_context_set_accessible_role: assertion '!self->realized' failed",
         # A tip that was to come where the pointer lies, of a window that went first, on GTK 4.8.
         "gdk_surface_get_device_position: assertion 'GDK_IS_SURFACE (surface)' failed",
         "_gtk_widget_find_at_coords: assertion 'GDK_IS_SURFACE (surface)' failed")
COMPLAINT = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*|Sanitizer|runtime error")
# Seconds until what is awaited will never come: a busy machine is slow, not wrong.
PATIENCE = 60
# An object that goes away between two questions about it; PyGObject 3.42 has no words for some.
GONE = GLib.Error, SystemError, dbus.DBusException, moment.Gone
FOCUSED = "object:state-changed:focused"
CHECKED = "object:state-changed:checked"
# Not that objects go, of which a window that closes says thousands.
EVENTS = (FOCUSED, CHECKED, "object:state-changed:sensitive", "object:state-changed:selected",
          "object:state-changed:expanded", "object:state-changed:pressed",
          "object:state-changed:visible", "object:state-changed:busy", "object:children-changed",
          "object:text-changed", "object:property-change", "window")
# Says all that it ever would, and keeps its own files in the session's folder: canaries.py looks.
TALKATIVE = {"G_MESSAGES_DEBUG": "portail-famille", "TMPDIR": os.environ["HEADLESS"] + "/tmp"}
TOLD = FOCUSED, "object:property-change:accessible-name"  # what a screen reader speaks of
ABOUT = *TOLD, CHECKED  # whose object matters


class App:
    """A running program and its windows. Use it in `with`: leaving closes the window and fails
    where the program did not end with 0 or printed a warning."""

    def __init__(self, argv, timeout=PATIENCE, env=None, log=None, leaving=PATIENCE):
        self.timeout, self.root = timeout, None
        self.bus, self.address = moment.connect(), None
        self.leaving = leaving  # seconds: counting what is lost takes longer
        self.heard = []  # every accessibility event: (type, its object's words or "")
        self.awake = False
        self.listener = Atspi.EventListener.new(self._hear)
        for kind in EVENTS:
            self.listener.register(kind)
        self.log = open(log, "w+b") if log else open_log()
        self.proc = subprocess.Popen(argv, env={**os.environ, **TALKATIVE, **(env or {})},
                                     stdout=self.log, stderr=subprocess.STDOUT,
                                     start_new_session=True)
        try:
            self.root = self.wait_for(self._me, "the program on the accessibility bus")
        except BaseException:
            self.close()
            raise

    # ---- waiting

    def _nap(self):
        """Until something is heard, 100 ms at most. Replies to our own questions do not count:
        waking up for them would leave the program no time to run."""
        tick = GLib.timeout_add(100, self._wake)
        self.awake = False
        while not self.awake:
            GLib.MainContext.default().iteration(True)
        while GLib.MainContext.default().iteration(False):
            pass
        if GLib.MainContext.default().find_source_by_id(tick):
            GLib.source_remove(tick)

    def _wake(self):
        self.awake = True
        return False

    def _hear(self, event):
        self.awake = True
        if not event.type.startswith(ABOUT):
            self.heard.append((event.type, ""))
            return
        try:
            words = [event.source.get_name() or ""]
            if event.type == FOCUSED:
                words.append(event.source.get_description() or "")
            self.heard.append((event.type, ". ".join(filter(None, words))))
        except GONE:
            pass

    def _me(self):
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)  # always ask the program, never a copy
        desktop.clear_cache()  # a program met too early would stay empty
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and self._is_mine(app):
                app.set_cache_mask(Atspi.Cache.NONE)
                app.clear_cache()
                self.address = app.app.bus_name
                return app if app.get_child_count() else None
        return None

    def _is_mine(self, app):
        try:
            return app.get_process_id() == self.proc.pid
        except GONE:  # another that has just ended hides nobody
            return False

    def wait_for(self, condition, what, timeout=None):
        """The first true value of condition(), tried after each event and every 100 ms."""
        deadline = time.monotonic() + (timeout or self.timeout)
        while True:
            try:
                value = condition()
            except GONE:
                value = None
            if value:
                return value
            if self.proc.poll() is not None:
                said = "\n".join(self.said())
                raise AssertionError(f"ended ({self.proc.returncode}) before: {what}\n{said}")
            if time.monotonic() > deadline:
                raise AssertionError(f"not seen in time: {what}\n{self.tree()}")
            self._nap()

    def ask(self, question):
        """What question() returns, asked anew where an object went away meanwhile."""
        deadline = time.monotonic() + self.timeout
        while True:
            try:
                return question()
            except GONE:
                if self.proc.poll() is not None or time.monotonic() > deadline:
                    raise
                self._nap()

    def settle(self, quiet=0.3):
        """Until nothing has been heard for so many seconds."""
        while True:
            n = len(self.heard)
            until = time.monotonic() + quiet
            while time.monotonic() < until:
                self._nap()
            if len(self.heard) == n:
                return

    # ---- what is on the screen

    def shown(self, node):
        """GTK 4.8 never sets SHOWING: an object is on the screen when it has a size."""
        if not node.get_component_iface():
            return True
        box = node.get_extents(Atspi.CoordType.WINDOW)  # SCREEN and PARENT make GTK 4.8 warn
        return box.width > 0 and box.height > 0

    def walk(self, node=None, hidden=False, depth=0):
        """Each object under node (the whole program) with its depth."""
        node = node or self.root
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child and (hidden or self.shown(child)):
                yield depth, child
                yield from self.walk(child, hidden, depth + 1)

    def role(self, node):
        return as_role(node.get_role_name())

    def tree(self):
        """The windows written out, for people to read."""
        if not self.root:
            return "no window; the program said:\n" + "\n".join(self.said())
        try:
            return "\n".join(f"{'  ' * depth}{self.role(node)} {node.get_name()!r}"
                             for depth, node in self.walk())
        except GONE as error:
            return str(error)

    def find_all(self, role=None, name=None, within=None):
        """name: the exact name, or a compiled regular expression to search for."""
        def fits(now, path):
            if role and as_role(now.get_role_name(path)) != role:
                return False
            own = now.rows[path].name
            return name is None or (name.search(own) if isinstance(name, re.Pattern)
                                    else own == name)
        def look():
            now = moment.Moment(self.bus, self.address, self.root)
            return now.find(lambda path: fits(now, path), within or self.root)
        return look() if within else self.ask(look)  # what went away does not come back

    def find(self, role=None, name=None, within=None, timeout=None):
        """The only object on the screen with that role and name; two are a failure."""
        def one():
            found = self.find_all(role, name, within)
            return found[0] if len(found) == 1 else None
        return self.wait_for(one, f"exactly one {role or 'object'} {name!r}", timeout)

    def see(self, name, role=None, timeout=None):
        """Waits for a text on the screen."""
        return self.find(role, name, timeout=timeout)

    def hear(self, pattern, timeout=None):
        """Waits until a screen reader has been told: by what takes the focus, or by a name that
        changes, as those of live regions do. What was told before is forgotten."""
        def told():
            place = next((i for i, (kind, name) in enumerate(self.heard)
                          if kind in TOLD and re.search(pattern, name)), None)
            return place is not None and [place]
        try:
            place, = self.wait_for(told, f"told: {pattern}", timeout)
        except AssertionError as error:
            said = [name for kind, name in self.heard if kind in TOLD]
            raise AssertionError(f"not told: {pattern}, but: {said}\n{error}") from None
        del self.heard[:place + 1]

    def text(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def is_(self, node, state):
        """state: the name of an AT-SPI state, such as "checked"."""
        return node.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    # ---- acting by accessibility

    def click(self, role, name, within=None):
        node = self.find(role, name, within)
        self.wait_for(lambda: self.is_(node, "sensitive"), f"{name!r} enabled")
        assert node.get_n_actions() and node.do_action(0), f"{role} {name!r} has no action"
        return node

    def type(self, role, name, text):
        node = self.find(role, name)
        assert node.set_text_contents(text), f"{role} {name!r} cannot be edited"
        return node

    # ---- acting by keyboard and mouse, for what accessibility cannot do

    def windows(self):
        return run("xdotool", "search", "--onlyvisible", "--pid", str(self.proc.pid)).split()

    def key(self, *keys):
        """key("Tab"), key("ctrl+s"): goes to the focused window, as from a person."""
        self.wait_for(lambda: run("xdotool", "getactivewindow").strip() in self.windows(),
                      "a focused window")
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def write(self, text):
        """Letter by letter, where the focus is."""
        subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)

    def press(self, role, name, key="space"):
        """What has no action on GTK 4.8 (check buttons, list rows, entries)."""
        node = self.focus(role, name)
        self.key(key)
        return node

    def choose(self, name, item):
        """Opens a drop-down by its name, which says what is chosen, and takes another item."""
        def find_rows():
            return [row for row in self.find_all("list item") if row not in others]

        others = self.find_all("list item")
        self.focus_node(self.find("button", within=self.find("combo box", name)))
        self.key("space")
        rows = self.wait_for(find_rows, f"the list of {name!r}")
        texts = [[row.get_name()] + [node.get_name() for node in self.find_all("label", within=row)]
                 for row in rows]
        place = next(i for i, names in enumerate(texts) if item in names)
        self.key("Home", *["Down"] * place, "Return")
        self.wait_for(lambda: not self.find_all("combo box", name), f"another choice than {name!r}")

    def focused(self):
        def look():
            now = moment.Moment(self.bus, self.address, self.root)
            return now.find(lambda path: now.has_state(path, "focused") and
                            now.get_role_name(path) not in ("frame", "dialog"), self.root)
        return next(iter(self.ask(look)), None)

    def focused_name(self):
        """The name of what has the focus; "" while nothing has it, as when a window changes."""
        now = self.focused()
        return now and now.get_name() or ""

    def focused_description(self):
        now = self.focused()
        return now and now.get_description() or ""

    def focus(self, role, name, most=60):
        """Presses Tab until the object has the focus; fails if it cannot be reached so."""
        return self.focus_node(self.find(role, name), most)

    def focus_node(self, node, most=60):
        for _ in range(most):
            now = self.focused()
            if now == node:
                return node
            self.key("Tab")
            self.wait_for(lambda: self.focused() not in (now, None),
                          f"the focus to leave {now and now.get_name()!r}")
        raise AssertionError(f"Tab never reaches {node.get_name()!r}")

    def box(self, node):
        """Where the object's inside is on the screen, in pixels: (x, y, width, height).
        The active window must be the one that holds it."""
        return self.boxes([node])[0]

    def boxes(self, nodes):
        """The same of objects of one window."""
        if not nodes:
            return []
        window = run("xdotool", "getactivewindow", "getwindowgeometry", "--shell")
        left, top, width = (int(re.search(rf"^{key}=(-?\d+)", window, re.M)[1])
                            for key in ("X", "Y", "WIDTH"))
        scale, frame = int(os.environ.get("GDK_SCALE", 1)), nodes[0]
        while self.role(frame) not in ("frame", "dialog"):
            frame = frame.get_parent()
        inner, *boxes = (each.get_extents(Atspi.CoordType.WINDOW)
                         for each in (frame, *nodes))
        edge = (width // scale - inner.width) // 2  # GTK's own border; 4.18 counts it in
        return [(left + (edge + box.x - inner.x) * scale, top + (edge + box.y - inner.y) * scale,
                 box.width * scale, box.height * scale) for box in boxes]

    def mouse(self, node):
        """A real click in the middle: it also proves that nothing lies over the object."""
        x, y, width, height = self.box(node)
        subprocess.run(["xdotool", "mousemove", str(x + width // 2), str(y + height // 2),
                        "click", "1"], check=True)

    def look(self):
        """What is on the screen, to compare."""
        return subprocess.run(["import", "-window", "root", "rgb:-"], check=True,
                              capture_output=True).stdout

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    # ---- the end

    def close(self):
        """Closes the window as its button does (so that leak checkers and coverage get their
        normal exit), or else ends the program. Returns the exit status."""
        try:
            for node in self.find_all("frame") if self.root else ():
                count = node.get_n_actions()
                actions = [Atspi.Action.get_action_name(node, i) for i in range(count)]
                if "window.close" in actions:
                    node.do_action(actions.index("window.close"))
        except GONE:
            pass
        for stop in (lambda: None, self.proc.terminate, self.proc.kill):
            try:
                stop()
                self.proc.wait(self.leaving if self.root else 1)
                break
            except subprocess.TimeoutExpired:
                pass
        for kind in EVENTS:
            self.listener.deregister(kind)
        return self.proc.returncode

    def said(self):
        """What the program printed, both streams."""
        self.log.seek(0)
        return self.log.read().decode(errors="replace").splitlines()

    def complaints(self):
        """Warnings of the program itself, without those known to be the toolkit's own."""
        return [line for line in self.said()
                if COMPLAINT.search(line) and not any(known in line for known in KNOWN)]

    def __enter__(self):
        return self

    def __exit__(self, failure, *unused):
        status = self.close()
        assert failure or status == 0, f"the program ended with status {status}"
        assert failure or not self.complaints(), "\n".join(self.complaints())


def as_role(name):
    return ROLES.get(name, name)


def open_log():
    """What a program says, in the session's folder."""
    number, name = tempfile.mkstemp(".log", "client-", os.environ["HEADLESS"])
    os.close(number)
    return open(name, "a+b")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout
