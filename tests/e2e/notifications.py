# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of notifications, on the private bus of a test."""

import threading

from gi.repository import Gio, GLib


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
