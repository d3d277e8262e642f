# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, seen by the accessibility bus: starts it, tells what is on it, and uses it as a
person does. Whoever uses it runs below tests/tools/with-display."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

PATIENCE_S = 30 * float(os.environ.get("LIMBER_TEST_PATIENCE", "1"))
ID = "io.github.limberapp.Limber"

# GLib reads it when it is loaded; the accessibility bus may warn of what is not ours
os.environ.pop("G_DEBUG", None)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


for needed in ("openbox", "xdotool"):
    if shutil.which(needed) is None:
        skip(f"{needed} is not installed")
try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, Gio, GLib
except (ImportError, ValueError):
    skip("the accessibility bindings are not installed (gir1.2-atspi-2.0, python3-gi)")

from notifications import Notifications  # noqa: E402

# A busy machine does not answer within the 800 ms that it is given; one that has gone is known at once.
Atspi.set_timeout(int(PATIENCE_S * 1000), int(PATIENCE_S * 1000))


def get_role(node):
    """A role's name as the floor's accessibility library has it, which newer ones shorten"""
    role = node.get_role_name()
    return "push button" if role == "button" else role


def walk(node, depth=0):
    """All accessible objects below node; what goes away meanwhile is passed over."""
    if node is None or depth > 60:
        return
    yield node
    try:
        children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        yield from walk(child, depth + 1)


def read_text(node):
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""


def read(node):
    """What a screen reader is given: name, description, and the text of an entry"""
    try:
        return [part for part in (node.get_name(), node.get_description(), read_text(node)) if part]
    except GLib.Error:
        return []


def find_ancestor(node, role):
    """The nearest one of that role around node"""
    while get_role(node) != role:
        node = node.get_parent()
    return node


class Window:
    BUTTON = "(push |toggle )?button"

    def __init__(self, program, environment, *arguments):
        self.program = program
        self.environment = {**os.environ, **environment, "GTK_A11Y": "atspi"}
        self.notifications = Notifications()
        self.focus = None  # what has it, as a screen reader is told
        self.listener = Atspi.EventListener.new(self.focus_changed)
        self.listener.register("object:state-changed:focused")
        self.manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
        self.process = None
        self.start(*arguments)

    def start(self, *arguments):
        """Again, after it was stopped"""
        self.process = subprocess.Popen([self.program, *arguments], env=self.environment)

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(PATIENCE_S)

    def focus_changed(self, event):
        if event.detail1:
            self.focus = event.source
        elif self.focus == event.source:
            self.focus = None

    def end(self):
        self.listener.deregister("object:state-changed:focused")
        self.stop()
        self.manager.terminate()
        self.notifications.close()

    def find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and "imber" in (application.get_name() or ""):
                return application
        return None

    def list_nodes(self):
        return list(walk(self.find_application()))

    def find(self, role, pattern, is_wanted=lambda node: True):
        for node in walk(self.find_application()):
            try:
                if (
                    re.fullmatch(role, get_role(node))
                    and re.search(pattern, node.get_name() or "")
                    and is_wanted(node)
                ):
                    return node
            except GLib.Error:
                pass
        return None

    def wait_for(self, what, condition):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            result = condition()
            if result:
                return result
            assert self.process.poll() is None, "the window's process has ended"
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.05)
        raise SystemExit(f"waited in vain for {what}")

    def snapshot(self):
        return [(node, read(node)) for node in self.list_nodes()]

    def settle(self):
        """The page as it is once nothing is added any more; what counts down does not hold it up."""
        before, after = None, self.snapshot()
        end = time.monotonic() + PATIENCE_S
        while before is None or len(before) != len(after):
            time.sleep(0.3)
            before, after = after, self.snapshot()
            if time.monotonic() > end:
                break
        return after

    def key(self, *names, delay_ms=100):
        subprocess.run(["xdotool", "key", "--delay", str(delay_ms), *names], check=True)

    def find_pressable(self, pattern):
        """Around the button of a menu newer GTK tells another one, which cannot be pressed."""

        def is_pressable(node):
            action = node.get_action_iface()
            return action is not None and Atspi.Action.get_n_actions(action) > 0

        return self.find(self.BUTTON, pattern, is_pressable)

    def press(self, pattern):
        node = self.wait_for(f"the button {pattern}", lambda: self.find_pressable(pattern))
        Atspi.Action.do_action(node.get_action_iface(), 0)

    def dismiss(self, pattern):
        """A button in a dialog that has just come, pressed until both are gone: newer GTK passes over
        a press on what has not been laid out yet."""

        def is_gone():
            node = self.find_pressable(pattern)
            if node is None:
                return True
            try:
                Atspi.Action.do_action(node.get_action_iface(), 0)
            except GLib.Error:
                pass  # between the look and the press
            return False

        self.wait_for(f"the button {pattern}", lambda: self.find_pressable(pattern))
        self.wait_for(f"the button {pattern} to be gone", is_gone)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "100", text], check=True)

    def has_focus(self, pattern):
        return self.focus is not None and re.search(pattern, self.focus.get_name() or "")

    def move(self, key="Tab"):
        """Where the focus is after that key; None if it stays or is nowhere"""
        before = self.focus
        self.key(key, delay_ms=10)
        end = time.monotonic() + PATIENCE_S / 10
        while self.focus in (None, before) and time.monotonic() < end:
            if not GLib.MainContext.default().iteration(False):
                time.sleep(0.01)
        return self.focus if self.focus != before else None

    def move_to(self, node, key="Tab"):
        """With as many keys as it takes"""
        first = None
        while self.focus != node:
            self.move(key)
            assert self.focus != first, f"{key} does not come to {node.get_name()}"
            first = first or self.focus

    def act(self, name):
        """An action of the main window that neither a key nor a button has"""
        action = self.find("frame|window", "").get_action_iface()
        names = [Atspi.Action.get_action_name(action, i) for i in range(action.get_n_actions())]
        Atspi.Action.do_action(action, names.index(name))

    def command(self, *arguments):
        """A second start hands on to the first and ends."""
        subprocess.run([self.program, *arguments], env=self.environment, check=True, timeout=PATIENCE_S)

    def activate(self, action):
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        bus.call_sync(
            ID,
            "/" + ID.replace(".", "/"),
            "org.freedesktop.Application",
            "ActivateAction",
            GLib.Variant("(sava{sv})", (action, [], {})),
            None,
            Gio.DBusCallFlags.NONE,
            -1,
            None,
        )
