# SPDX-License-Identifier: GPL-3.0-or-later
"""real_mocks.py PROBE: locks and notifications of services that python-dbusmock plays: GNOME's screen
saver, logind, the Inhibit portal, a notification server without actions. Run on a private bus."""

import os
import pathlib
import subprocess
import sys

from desktop_probe import Probe, need, skip, wait_until

try:
    import dbus
    import dbusmock
except ImportError:
    skip("python-dbusmock is not installed")

FOLDER = pathlib.Path(__file__).parent
QUERY_END = 2


class Mock:
    """A mocked service in a process of its own"""

    def __init__(self, bus, *arguments):
        self.bus = bus
        self.process = subprocess.Popen([sys.executable, "-m", "dbusmock", *arguments],
                                        stdout=subprocess.DEVNULL)

    def wait_for(self, name):
        wait_until(lambda: self.bus.name_has_owner(name), name)
        return self

    def get(self, name, path, interface=dbusmock.MOCK_IFACE):
        return dbus.Interface(self.bus.get_object(name, path), interface)

    def end(self):
        self.process.kill()
        self.process.wait()


def start_system_bus():
    daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"],
                              stdout=subprocess.PIPE, text=True)
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = daemon.stdout.readline().strip()
    return daemon


def test_screen_saver(program, session_bus):
    print("GNOME's screen saver")
    name, path = "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"
    mock = Mock(session_bus, "--session", "--template", "gnome_screensaver").wait_for(name)
    saver = mock.get(name, path, name)
    saver.SetActive(True)
    probe = Probe(program)
    probe.expect("source none", "locked")
    saver.SetActive(False)
    probe.expect("unlocked")
    saver.SetActive(True)
    probe.expect("locked")
    mock.end()
    probe.expect("unlocked")
    probe.end()


def test_logind(program, system_bus):
    print("logind")
    name, root = "org.freedesktop.login1", "/org/freedesktop/login1"
    mock = Mock(system_bus, "--system", "--template", "logind").wait_for(name)
    logind = mock.get(name, root)
    session_path = logind.AddSession("c1", "seat0", dbus.UInt32(os.getuid()), "someone", True)
    # the template knows users by their number alone
    display = dbus.Struct(("c1", dbus.ObjectPath(session_path)), signature="so")
    logind.AddObject(root + "/user/self", name + ".User", {"Display": display}, [])
    session = mock.get(name, session_path, name + ".Session")
    probe = Probe(program)
    probe.expect("source none")
    session.SetLockedHint(True)
    probe.expect("locked")
    session.SetLockedHint(False)
    probe.expect("unlocked")
    probe.end()
    mock.end()


def test_portal(program, session_bus):
    print("the Inhibit portal")
    name, path = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
    arguments = "--session", "--template", str(FOLDER / "portal_mock.py")
    mock = Mock(session_bus, *arguments).wait_for(name)
    portal = mock.get(name, path)
    probe = Probe(program, "--sandboxed")
    probe.expect("source none")
    wait_until(portal.HasMonitor, "the monitor")
    portal.TellState(True, 1)
    probe.expect("locked")
    portal.TellState(False, QUERY_END)
    probe.expect("unlocked")
    wait_until(lambda: portal.CountEndResponses() == 1, "the answer at the end of the session")
    portal.TellState(True, 1)
    probe.expect("locked")

    print("the portal dies and comes back")
    mock.end()
    probe.expect("unlocked")
    mock = Mock(session_bus, *arguments).wait_for(name)
    portal = mock.get(name, path)
    wait_until(portal.HasMonitor, "the new monitor")
    portal.TellState(True, 1)
    probe.expect("locked")
    probe.end()
    mock.end()


def test_notifications(program, session_bus):
    print("no notification server, then one without actions")
    name = "org.freedesktop.Notifications"
    probe = Probe(program)
    probe.expect("source none")
    probe.order("show one")
    probe.expect("failed no-notification-server")
    mock = Mock(session_bus, "--session", "--template", "notification_daemon").wait_for(name)
    probe.expect("shown by mock-notify")
    calls = mock.get(name, "/org/freedesktop/Notifications").GetMethodCalls("Notify")
    assert [str(argument) for argument in calls[0][1][5]] == ["default", "Open"], calls
    probe.end()
    mock.end()


def main():
    program = sys.argv[1]
    need("dbus-daemon")
    daemon = start_system_bus()
    try:
        session_bus = dbus.SessionBus()
        system_bus = dbus.bus.BusConnection(os.environ["DBUS_SYSTEM_BUS_ADDRESS"])
        test_screen_saver(program, session_bus)
        test_logind(program, system_bus)
        test_portal(program, session_bus)
        test_notifications(program, session_bus)
    finally:
        daemon.kill()
        daemon.wait()


if __name__ == "__main__":
    main()
