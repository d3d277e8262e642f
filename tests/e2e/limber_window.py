# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, seen by the accessibility bus: starts it, goes through all its pages, and tells
what is on each. Whoever uses it runs below tests/tools/with-display."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

PATIENCE_S = 30 * float(os.environ.get("LIMBER_TEST_PATIENCE", "1"))
ID = "io.github.limberapp.Limber"
ROUTINES = "contracture_gentle desk_reset_2min eyes_90s lower_back_8min".split()

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


class Notifications:
    """What shows notifications on this bus, and keeps what they say."""

    XML = """<node><interface name="org.freedesktop.Notifications">
      <method name="GetCapabilities"><arg type="as" direction="out"/></method>
      <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
        <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
      <method name="CloseNotification"><arg type="u" direction="in"/></method>
      <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
        <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
        <arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
        <arg type="u" direction="out"/></method>
      <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
      <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
    </interface></node>"""
    DISMISSED = 2

    def __init__(self):
        self.texts = []
        self.bus = None
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        context = GLib.MainContext()
        context.push_thread_default()
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        bus.register_object("/org/freedesktop/Notifications", interface, self.called, None, None)
        self.bus = bus
        Gio.bus_own_name_on_connection(
            bus, interface.name, Gio.BusNameOwnerFlags.NONE, None, None
        )
        GLib.MainLoop.new(context, False).run()

    def called(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        if method == "GetCapabilities":
            reply = GLib.Variant("(as)", (["actions", "body"],))
        elif method == "GetServerInformation":
            reply = GLib.Variant("(ssss)", ("Test", "Limber", "1", "1.2"))
        elif method == "Notify":
            values = parameters.unpack()
            # the action's id, then what it is called
            self.texts += [values[3], values[4], *values[5][1::2]]
            reply = GLib.Variant("(u)", (1,))
        else:
            reply = None
        invocation.return_value(reply)

    def press(self, action):
        """As a person presses a button of the one notification, which goes then"""
        for signal_name, values in (("ActionInvoked", GLib.Variant("(us)", (1, action))),
                                    ("NotificationClosed", GLib.Variant("(uu)", (1, self.DISMISSED)))):
            self.bus.emit_signal(None, "/org/freedesktop/Notifications", "org.freedesktop.Notifications",
                                 signal_name, values)


class Window:
    """agent: (nullable) started too, so that the window has what it tells"""

    def __init__(self, program, environment, agent=None):
        self.program = program
        self.environment = {**os.environ, **environment, "GTK_A11Y": "atspi"}
        self.notifications = Notifications()
        self.manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
        self.agent = subprocess.Popen([agent], env=self.environment) if agent else None
        self.process = subprocess.Popen([program], env=self.environment)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE_S)
        if self.agent:
            self.agent.terminate()
        self.manager.terminate()

    def find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and "imber" in (application.get_name() or ""):
                return application
        return None

    def list_nodes(self):
        return list(walk(self.find_application()))

    def find(self, role, pattern):
        for node in self.list_nodes():
            try:
                if re.fullmatch(role, get_role(node)) and re.search(
                    pattern, node.get_name() or ""
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
            time.sleep(0.1)
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

    def key(self, *names):
        subprocess.run(["xdotool", "key", "--delay", "100", *names], check=True)

    def press(self, pattern):
        node = self.wait_for(
            f"the button {pattern}", lambda: self.find(r"(push |toggle )?button", pattern)
        )
        node.get_action_iface().do_action(0)

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

    def walk_pages(self, translate):
        """(name, [(node, texts)]) of every page; translate gives a message in the window's language"""
        self.wait_for("the window", lambda: self.find("frame|window", ""))
        yield "first", self.settle()
        self.key("Escape")
        yield from self.walk_sections()
        yield from self.walk_articles(translate)
        yield from self.walk_dialogs()
        for routine in ROUTINES:
            self.command("--routine", routine)
            yield f"routine {routine}", self.settle()
        yield from self.walk_session(translate)
        if self.agent:
            yield "notification", self.notify()

    def notify(self):
        """As "Try a notification" in the preferences asks the agent to"""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        name = f"{ID}.Agent"
        path = "/" + name.replace(".", "/")
        bus.call_sync(
            name, path, name, "TestNotification", None, None, Gio.DBusCallFlags.NONE, -1, None
        )
        self.wait_for("a notification", lambda: self.notifications.texts)
        return [(None, self.notifications.texts)]

    def walk_sections(self):
        for number, name in enumerate(("today", "routines", "diary", "learn"), 1):
            self.key(f"alt+{number}")
            yield name, self.settle()
        self.key("F10")
        yield "menu", self.settle()
        self.key("Escape")

    def walk_articles(self, translate):
        next_pattern = "^" + re.escape(translate("Next: %s").split("%")[0])
        self.key("alt+4")
        self.settle()
        self.key("Return")
        self.wait_for("the first article", lambda: self.find("push button", next_pattern))
        for number in range(1, 7):
            yield f"article {number}", self.settle()
            if number < 6:
                self.press(next_pattern)
        self.key("Escape")

    def walk_dialogs(self):
        for action in ("log-pain", "preferences", "get-help", "about"):
            self.activate(action)
            yield action, self.settle()
            self.key("Escape")
            self.settle()
        self.key("ctrl+question")
        yield "shortcuts", self.settle()
        self.key("Escape")
        self.settle()

    def walk_session(self, translate):
        self.command("--routine", "desk_reset_2min", "--begin")
        self.wait_for("the session", lambda: self.find("push button", translate("This Hurts")))
        yield "session", self.settle()
        self.key("space")
        yield "session paused", self.settle()
        self.press("^" + re.escape(translate("This Hurts")))
        yield "session stopped", self.settle()
