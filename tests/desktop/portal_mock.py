# SPDX-License-Identifier: GPL-3.0-or-later
"""A python-dbusmock template: the desktop portal's Inhibit interface, as xdg-desktop-portal speaks
it, with its answers sent to the caller alone."""

import dbus
from dbusmock import MOCK_IFACE, mockobject
from gi.repository import GLib

BUS_NAME = "org.freedesktop.portal.Desktop"
MAIN_OBJ = "/org/freedesktop/portal/desktop"
MAIN_IFACE = "org.freedesktop.portal.Inhibit"
SYSTEM_BUS = False

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


@dbus.service.method(MAIN_IFACE, in_signature="sa{sv}", out_signature="o", sender_keyword="sender")
def CreateMonitor(self, window, options, sender=None):
    caller = sender[1:].replace(".", "_")
    path = f"{MAIN_OBJ}/request/{caller}/{options['handle_token']}"
    session = dbus.ObjectPath(f"{MAIN_OBJ}/session/{caller}/{options['session_handle_token']}")
    self.AddObject(path, "org.freedesktop.portal.Request", {}, [("Close", "", "", "")])
    self.monitor = sender, session

    def answer():
        results = dbus.Dictionary({"session_handle": str(session)}, signature="sv")
        mockobject.objects[path].EmitSignalDetailed(
            "org.freedesktop.portal.Request", "Response", "ua{sv}", [dbus.UInt32(0), results],
            {"destination": sender})
        tell_state(self, False, RUNNING)
        return False

    GLib.timeout_add(20, answer)
    return dbus.ObjectPath(path)


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
