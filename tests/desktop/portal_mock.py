# SPDX-License-Identifier: GPL-3.0-or-later
"""A python-dbusmock template: the desktop portal's interfaces Inhibit and Background, as
xdg-desktop-portal speaks them, with answers sent to the caller alone.

What starts an application with the session is a file in XDG_CONFIG_HOME/autostart, as with GNOME."""

import os
import pathlib

import dbus
from dbusmock import MOCK_IFACE, mockobject
from gi.repository import GLib

BUS_NAME = "org.freedesktop.portal.Desktop"
MAIN_OBJ = "/org/freedesktop/portal/desktop"
MAIN_IFACE = "org.freedesktop.portal.Inhibit"
SYSTEM_BUS = False

BACKGROUND_IFACE = "org.freedesktop.portal.Background"
ENTRY = "mocked-portal.desktop"

RUNNING = 1


def load(mock, parameters):
    mock.AddProperty(MAIN_IFACE, "version", dbus.UInt32(3))
    mock.monitor = None
    mock.n_end_responses = 0


def tell_state(mock, is_active, state):
    client, session = mock.monitor
    details = {"screensaver-active": dbus.Boolean(is_active), "session-state": dbus.UInt32(state)}
    mock.EmitSignalDetailed(MAIN_IFACE, "StateChanged", "oa{sv}",
                            [session, dbus.Dictionary(details, signature="sv")],
                            {"destination": client})


def answer_later(mock, sender, options, results, then=lambda: None):
    """The path of the Request, which answers after the call has returned"""
    path = f"{MAIN_OBJ}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
    mock.AddObject(path, "org.freedesktop.portal.Request", {}, [("Close", "", "", "")])

    def answer():
        mockobject.objects[path].EmitSignalDetailed(
            "org.freedesktop.portal.Request", "Response", "ua{sv}",
            [dbus.UInt32(0), dbus.Dictionary(results, signature="sv")], {"destination": sender})
        then()
        return False

    GLib.timeout_add(20, answer)
    return dbus.ObjectPath(path)


@dbus.service.method(MAIN_IFACE, in_signature="sa{sv}", out_signature="o", sender_keyword="sender")
def CreateMonitor(self, window, options, sender=None):
    caller = sender[1:].replace(".", "_")
    session = dbus.ObjectPath(f"{MAIN_OBJ}/session/{caller}/{options['session_handle_token']}")

    def begin():
        self.monitor = sender, session
        tell_state(self, False, RUNNING)

    return answer_later(self, sender, options, {"session_handle": str(session)}, begin)


@dbus.service.method(BACKGROUND_IFACE, in_signature="sa{sv}", out_signature="o", sender_keyword="sender")
def RequestBackground(self, window, options, sender=None):
    entry = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "autostart", ENTRY)
    is_wanted = bool(options.get("autostart", False))
    if is_wanted:
        entry.parent.mkdir(parents=True, exist_ok=True)
        entry.write_text("[Desktop Entry]\nExec=" + " ".join(options["commandline"]) + "\n", encoding="utf-8")
    else:
        entry.unlink(missing_ok=True)
    return answer_later(self, sender, options, {"background": True, "autostart": is_wanted})


@dbus.service.method(MAIN_IFACE, in_signature="o", out_signature="")
def QueryEndResponse(self, session):
    self.n_end_responses += 1


@dbus.service.method(MOCK_IFACE, in_signature="bu", out_signature="")
def TellState(self, is_active, state):
    tell_state(self, is_active, state)


@dbus.service.method(MOCK_IFACE, in_signature="", out_signature="b")
def HasMonitor(self):
    return self.monitor is not None


@dbus.service.method(MOCK_IFACE, in_signature="", out_signature="u")
def CountEndResponses(self):
    return self.n_end_responses
