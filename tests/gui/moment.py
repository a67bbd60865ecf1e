# SPDX-License-Identifier: GPL-3.0-or-later
"""A program's objects as they stand at one moment.

Asking each object for its name, its role and its states takes a thousand questions for one look at
a window. GTK answers for all of them at once through the interface that screen readers fill their
own copies from (AT-SPI, org.a11y.atspi.Cache). That answer also holds what no window shows: so
each is asked for its children and for its size besides, from the windows down.
"""
import collections

import dbus
import dbus.bus
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

Row = collections.namedtuple("Row", "interfaces name role states")
INTERFACE = "org.a11y.atspi."
N_STATES_A_WORD = 32
WINDOW = dbus.UInt32(Atspi.CoordType.WINDOW)  # sizes seen from elsewhere make GTK 4.8 warn
CHILDLESS = tuple(map(int, (Atspi.Role.LABEL, Atspi.Role.IMAGE)))


class Gone(Exception):
    """An object that went away after the moment."""


def connect():
    """The accessibility bus."""
    session = dbus.bus.BusConnection(dbus.bus.BusConnection.TYPE_SESSION)
    return dbus.bus.BusConnection(session.call_blocking(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", "", ()))


class Moment:
    def __init__(self, bus, address, root):
        """address: the program's own on the bus."""
        self.bus, self.address, self.root = bus, address, root
        self.rows, self.parents, self.nodes = {}, {}, {root.path: root}
        self.places, self.shown = {root.path: ()}, {}
        self._read_rows()
        self._read_children(root.path)
        if set(self.places) - set(self.rows):  # GTK makes an object known when it is first met
            self._read_rows()

    def _ask(self, path, interface, method, signature="", *arguments):
        return self.bus.call_blocking(self.address, path, INTERFACE + interface, method,
                                      signature, arguments)

    def _is_shown(self, path):
        """GTK 4.8 never sets SHOWING: an object is on the screen when it has a size."""
        if path not in self.shown:
            try:
                _, _, width, height = self._ask(path, "Component", "GetExtents", "u", WINDOW)
                self.shown[path] = width > 0 and height > 0
            except dbus.DBusException:  # the program itself has none
                self.shown[path] = True
        return self.shown[path]

    def _read_rows(self):
        for item in self._ask("/org/a11y/atspi/cache", "Cache", "GetItems"):
            (_, path), _, _, _, _, interfaces, name, role, _, states = item
            self.rows[path] = Row(interfaces, name, role, states)

    def _read_children(self, parent):
        """Of what is on the screen: GTK 4.8 is not ready to be asked about a closed menu."""
        if parent in self.rows and self.rows[parent].role in CHILDLESS:
            return
        if not self._is_shown(parent):
            return
        for index, (_, path) in enumerate(self._ask(parent, "Accessible", "GetChildren")):
            self.parents[path] = parent
            self.places[path] = (*self.places[parent], index)
            self._read_children(path)

    def get_role_name(self, path):
        return Atspi.role_get_name(Atspi.Role(self.rows[path].role))

    def has_state(self, path, state):
        """state: the name of an AT-SPI state, such as "checked"."""
        word, bit = divmod(int(getattr(Atspi.StateType, state.upper())), N_STATES_A_WORD)
        return bool(self.rows[path].states[word] >> bit & 1)

    def _list_up(self, path):
        """It and all that it lies in."""
        while path:
            yield path
            path = self.parents.get(path)

    def get_node(self, path):
        """The object to act on, which is on the screen."""
        if path not in self.nodes:
            parent = self.get_node(self.parents[path])
            node = parent.get_child_at_index(self.places[path][-1])
            if node and node.path != path:  # GTK 4.8 tells of a stack's page only here
                node = node.get_child_at_index(0)
            if not node or node.path != path:
                raise Gone(path)
            self.nodes[path] = node
        return self.nodes[path]

    def find(self, fits, within):
        """The objects on the screen under within whose path fits, in the order of reading."""
        paths = []
        for path in self.places:
            if path in self.rows and path != within.path and fits(path):
                if within.path in self._list_up(path) and self._is_shown(path):
                    paths.append(path)
        return [self.get_node(path) for path in sorted(paths, key=self.places.get)]
