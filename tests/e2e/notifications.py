# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of notifications, on the private bus of a test, a bench or a picture."""

import threading
import time

from gi.repository import Gio, GLib

PATIENCE_S = 60


class Notifications:
    """What shows notifications on this bus, and keeps what they say. On a thread of its own: the main
    one waits for other programs most of the time, and would answer when those have ended."""

    NAME = "org.freedesktop.Notifications"
    PATH = "/org/freedesktop/Notifications"
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
        self.asked_usec = 0  # when it was last asked to show one
        self.bus = None
        is_there = threading.Event()
        threading.Thread(target=self.run, args=(is_there,), daemon=True).start()
        assert is_there.wait(PATIENCE_S), "no notification server on this bus"

    def run(self, is_there):
        context = GLib.MainContext()
        context.push_thread_default()
        # its own connection, with which it goes
        self.bus = Gio.DBusConnection.new_for_address_sync(
            Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION),
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        self.bus.register_object(self.PATH, interface, self.called, None, None)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "RequestName", GLib.Variant("(su)", (self.NAME, 0)), None,
                           Gio.DBusCallFlags.NONE, -1, None)
        is_there.set()
        GLib.MainLoop.new(context, False).run()

    def called(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        if method == "GetCapabilities":
            reply = GLib.Variant("(as)", (["actions", "body"],))
        elif method == "GetServerInformation":
            reply = GLib.Variant("(ssss)", ("Test", "Limber", "1", "1.2"))
        elif method == "Notify":
            self.asked_usec = time.time_ns() // 1000
            values = parameters.unpack()
            # the action's id, then what it is called
            self.texts += [values[3], values[4], *values[5][1::2]]
            reply = GLib.Variant("(u)", (1,))
        else:
            reply = None
        invocation.return_value(reply)

    def close(self):
        self.bus.close_sync(None)

    def press(self, action):
        """As a person presses a button of the one notification, which goes then"""
        for signal_name, values in (("ActionInvoked", GLib.Variant("(us)", (1, action))),
                                    ("NotificationClosed", GLib.Variant("(uu)", (1, self.DISMISSED)))):
            self.bus.emit_signal(None, self.PATH, self.NAME, signal_name, values)
