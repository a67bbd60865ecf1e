#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program, from which one drags or copies: offer.py TYPE=FILE…, each a type of content and
the bytes that are given for it. What is dragged from its window is also on the clipboard. It prints
"welcome" where a drop would be taken."""
import pathlib
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def provide(pairs):
    return Gdk.ContentProvider.new_union([
        Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(pathlib.Path(path).read_bytes()))
        for kind, path in pairs])


def selected_cb(drag, *unused):
    if drag.props.selected_action:
        print("welcome", flush=True)


def begin_cb(source, drag):
    drag.connect("notify::selected-action", selected_cb)


def open_window(app, pairs):
    window = Gtk.ApplicationWindow(application=app, title="Offer", decorated=False,
                                   default_width=120, default_height=120)
    source = Gtk.DragSource(content=provide(pairs), actions=Gdk.DragAction.COPY)
    source.connect("drag-begin", begin_cb)
    label = Gtk.Label(label="Drag me", hexpand=True, vexpand=True)
    label.add_controller(source)
    window.set_child(label)
    window.get_clipboard().set_content(provide(pairs))
    window.present()


if __name__ == "__main__":
    offered = [argument.split("=", 1) for argument in sys.argv[1:]]
    application = Gtk.Application()
    application.connect("activate", open_window, offered)
    application.run([])
