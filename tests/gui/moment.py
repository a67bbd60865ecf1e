# SPDX-License-Identifier: GPL-3.0-or-later
"""A program's objects as they stand at one moment.

Asking each object for its name, its role and its states takes a thousand questions for one look at
a window. GTK answers for all of them at once through the interface that screen readers fill their
own copies from (AT-SPI, org.a11y.atspi.Cache). That answer lacks what has not been met yet, and
holds what no window shows: so each is asked for its size besides, and for its children where these
are not all there; many at a time.
"""
import collections

import dbus
import dbus.bus
import dbus.lowlevel
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

Row = collections.namedtuple("Row", "n_children interfaces name role states")
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
        self._read_tree()
        if set(self.places) - set(self.rows):  # GTK makes an object known when it is first met
            self._read_rows()

    def _ask(self, path, interface, method, signature="", *arguments):
        return self.bus.call_blocking(self.address, path, INTERFACE + interface, method,
                                      signature, arguments)

    def _ask_each(self, paths, interface, method, signature="", *arguments):
        """The same of each, all on their way together; with None for what refuses to answer."""
        def ask(path):
            message = dbus.lowlevel.MethodCallMessage(self.address, path, INTERFACE + interface,
                                                      method)
            if signature:
                message.append(*arguments, signature=signature)
            answer = []
            return self.bus.send_message_with_reply(message, answer.append), answer
        asked = [ask(path) for path in paths]
        for call, _ in asked:
            call.block()
        refused = dbus.lowlevel.ErrorMessage
        return [None if isinstance(answer, refused) else answer.get_args_list()[0]
                for _, [answer] in asked]

    def _look_at(self, paths):
        """GTK 4.8 never sets SHOWING: an object is on the screen when it has a size."""
        sizes = self._ask_each(paths, "Component", "GetExtents", "u", WINDOW)
        for path, size in zip(paths, sizes):  # the program itself has none
            self.shown[path] = size is None or (size[2] > 0 and size[3] > 0)

    def _read_rows(self):
        self.rows, self.children = {}, collections.defaultdict(list)
        for item in self._ask("/org/a11y/atspi/cache", "Cache", "GetItems"):
            (_, path), _, (_, parent), index, n_children, interfaces, name, role, _, states = item
            self.rows[path] = Row(n_children, interfaces, name, role, states)
            self.children[parent].append((int(index), path))

    def _is_told(self, path):
        """Whether the answer for all seems to hold each of its children: GTK makes an object known
        when it is first met."""
        row = self.rows.get(path)
        return row and (row.role in CHILDLESS or sorted(
            index for index, _ in self.children[path]) == list(range(row.n_children)))

    def _are_shown(self, paths):
        return all(self.shown[path] for path in paths)

    def _read_children(self, parents):
        """Those parents are asked that are not told, or where one is told that is on no screen: it
        has the place of another."""
        told = [path for path in parents if self._is_told(path)]
        self._look_at([path for parent in told for _, path in self.children[parent]])
        told = {parent for parent in told
                if self._are_shown(path for _, path in self.children[parent])}
        left = [path for path in parents if path not in told]
        for parent, children in zip(left, self._ask_each(left, "Accessible", "GetChildren")):
            if children is None:
                raise Gone(parent)
            self.children[parent] = [(i, path) for i, (_, path) in enumerate(children)]
            self._look_at([path for _, path in self.children[parent]])

    def _read_tree(self):
        """Of what is on the screen, one level after the other: GTK 4.8 is not ready to be asked
        about a closed menu."""
        level = [self.root.path]
        while level:
            self._read_children(level)
            parents, level = level, []
            for parent in parents:
                for index, path in self.children[parent]:
                    if self.shown[path]:
                        self.parents[path] = parent
                        self.places[path] = (*self.places[parent], index)
                        level.append(path)

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
        paths = [path for path in self.places
                 if path in self.rows and path != within.path and fits(path) and
                 within.path in self._list_up(path)]
        return [self.get_node(path) for path in sorted(paths, key=self.places.get)]
