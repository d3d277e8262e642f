# SPDX-License-Identifier: GPL-3.0-or-later
"""The real limber-agent on the private bus of a test: starting, asking, ageing, ending it."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

PATIENCE_S = 30 * float(os.environ.get("LIMBER_TEST_PATIENCE", "1"))
NAME = "io.github.limberapp.Limber.Agent"
PATH = "/io/github/limberapp/Limber/Agent"
# what the sitting limit is if nobody says otherwise
LIMIT_S = 2400

# GLib reads it when it is loaded; a bus may warn of what is not ours
os.environ.pop("G_DEBUG", None)
# The settings are in a file, as they are at home.
os.environ.pop("GSETTINGS_BACKEND", None)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            skip(f"{program} is not installed")


try:
    from gi.repository import Gio, GLib
except ImportError:
    skip("the GLib bindings are not installed (python3-gi)")


def wait(what, condition, *arguments):
    """Runs the main loop until condition is true; returns what it returned."""
    end = time.monotonic() + PATIENCE_S
    while True:
        found = condition(*arguments)
        if found:
            return found
        if time.monotonic() > end:
            sys.exit(f"waited in vain: {what}")
        context = GLib.MainContext.default()
        if not context.iteration(False):
            time.sleep(0.01)


def connect():
    return Gio.DBusConnection.new_for_address_sync(
        os.environ["DBUS_SESSION_BUS_ADDRESS"],
        Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)


class Refused(Exception):
    """The agent answered with an error; its name's last word is the message."""


def type_something():
    subprocess.run(["xdotool", "mousemove_relative", "--", "3", "2"], check=True)
    subprocess.run(["xdotool", "mousemove_relative", "--", "-3", "-2"], check=True)


def is_typing(condition, *arguments):
    """For wait(): somebody is there the while"""
    type_something()
    return condition(*arguments)


class RealAgent:
    """environment: (nullable) what its processes have beside the test's own"""

    def __init__(self, program, *arguments, environment=None):
        self.program = program
        self.environment = environment or {}
        self.bus = connect()
        self.process = None
        self.start(*arguments)

    def start(self, *arguments):
        self.process = subprocess.Popen([self.program, *arguments], stderr=subprocess.PIPE,
                                        text=True, env={**os.environ, **self.environment})
        wait("the agent's name", self.owns_name)

    def owns_name(self):
        owner = self.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,)))
        return owner and self.ask_bus("GetConnectionUnixProcessID",
                                      GLib.Variant("(s)", (NAME,))) == self.process.pid

    def ask_bus(self, method, parameters):
        try:
            return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                      "org.freedesktop.DBus", method, parameters, None,
                                      Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        except GLib.Error:
            return None

    def call(self, method, signature="()", *values, bus=None):
        try:
            reply = (bus or self.bus).call_sync(
                NAME, PATH, NAME, method, GLib.Variant(signature, values), None,
                Gio.DBusCallFlags.NO_AUTO_START, -1, None)
        except GLib.Error as error:
            name = Gio.DBusError.get_remote_error(error) or error.message
            raise Refused(name.rsplit(".", 1)[-1]) from error
        return reply.unpack()

    def get(self, name):
        return self.bus.call_sync(NAME, PATH, "org.freedesktop.DBus.Properties", "Get",
                                  GLib.Variant("(ss)", (NAME, name)), None,
                                  Gio.DBusCallFlags.NO_AUTO_START, -1, None).unpack()[0]

    def is_in(self, *states):
        return self.get("State") in states

    def refuses(self, error, method, signature="()", *values):
        try:
            self.call(method, signature, *values)
        except Refused as refusal:
            assert str(refusal) == error, f"{method}: {refusal}, not {error}"
            return
        sys.exit(f"{method}{values} was not refused")

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=PATIENCE_S)
        assert how == signal.SIGKILL or self.process.returncode == 0, \
            f"it ended with {self.process.returncode}: {errors}"
        return errors

    def age(self, seconds):
        """Between two agents: the person has sat for so much longer."""
        diary = sqlite3.connect(get_diary_path())
        column = get_text_column(diary)
        (state,) = diary.execute(f"SELECT {column} FROM agent_state").fetchone()
        for key in ("Sitting", "SittingStamp"):
            state = re.sub(rf"^{key}=(\d+)$",
                           lambda match: f"{match[0].split('=')[0]}={int(match[1]) - seconds * 10**6}",
                           state, flags=re.MULTILINE)
        diary.execute(f"UPDATE agent_state SET {column} = ?", (state,))
        diary.commit()
        diary.close()

    def make_due(self):
        """Ends the agent and starts it anew with a break that falls due in a moment."""
        wait("somebody sits", self.is_in, "sitting")
        self.end()
        self.age(LIMIT_S - 2)
        self.start()


def get_diary_path():
    return os.path.join(os.environ["XDG_DATA_HOME"], "limber", "diary.db")


def get_text_column(diary):
    return [row[1] for row in diary.execute("PRAGMA table_info(agent_state)")
            if row[2].upper() == "TEXT"][0]


def write_settings(**values):
    """Before the agent starts; names with _ for -"""
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "limber")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with open(os.path.join(folder, "settings"), "w", encoding="utf-8") as file:
        file.write("[io/github/limberapp/Limber]\n")
        for name, value in values.items():
            file.write(f"{name.replace('_', '-')}={value}\n")


class FakeWindow:
    """The window's program, as far as the agent can tell."""

    XML = """<node><interface name="org.freedesktop.Application">
      <method name="Activate"><arg type="a{sv}" direction="in"/></method>
      <method name="ActivateAction"><arg type="s" direction="in"/><arg type="av" direction="in"/>
      <arg type="a{sv}" direction="in"/></method></interface></node>"""

    def __init__(self):
        self.bus = connect()
        self.calls = []
        info = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        self.bus.register_object("/io/github/limberapp/Limber", info, self.called, None, None)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "RequestName", GLib.Variant("(su)", ("io.github.limberapp.Limber", 0)),
                           None, Gio.DBusCallFlags.NONE, -1, None)

    def called(self, bus, sender, path, interface, method, parameters, invocation):
        self.calls.append((method, *parameters.unpack()))
        invocation.return_value(None)

    def close(self):
        self.bus.close_sync(None)
