# SPDX-License-Identifier: GPL-3.0-or-later
"""real_mutter.py PROBE: idle and active by a headless Mutter, with input injected by its own remote
desktop; the compositor dies and comes back. Run on a private bus."""

import os
import subprocess
import sys

from desktop_probe import LIMIT_SECS, Probe, has_owner, need, skip, wait_until

try:
    from gi.repository import Gio, GLib
except ImportError:
    skip("python-gi is not installed")

MONITOR = "org.gnome.Mutter.IdleMonitor"
REMOTE = "org.gnome.Mutter.RemoteDesktop"


def start_mutter():
    environment = {name: os.environ[name] for name in os.environ if name != "G_DEBUG"}
    mutter = subprocess.Popen(["mutter", "--headless", "--virtual-monitor", "800x600", "--wayland",
                               "--no-x11", "--wayland-display", "wayland-limber"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env={**environment, "LIBGL_ALWAYS_SOFTWARE": "1"})

    def is_up_or_gone():
        return mutter.poll() is not None or (has_owner(MONITOR) and has_owner(REMOTE))

    wait_until(is_up_or_gone, "mutter")
    if mutter.poll() is not None:
        skip("mutter does not start here")
    return mutter


class Remote:
    """Somebody at the keyboard, by Mutter's remote desktop"""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        path = "/org/gnome/Mutter/RemoteDesktop"
        self.session = self.call(path, REMOTE, "CreateSession")[0]
        self.call(self.session, REMOTE + ".Session", "Start")

    def call(self, path, interface, method, arguments=None):
        reply = self.bus.call_sync(REMOTE, path, interface, method, arguments, None, 0,
                                   int(LIMIT_SECS * 1000), None)
        return reply.unpack() if reply is not None else ()

    def move(self):
        self.call(self.session, REMOTE + ".Session", "NotifyPointerMotionRelative",
                  GLib.Variant("(dd)", (7.0, 5.0)))


def start_probe(program):
    """One that has found Mutter. A compositor that draws its first picture without a graphics card
    may not answer in the time that a probe has: then the next one asks."""
    for _ in range(5):
        probe = Probe(program, "--idle", "500")
        first = probe.lines.read()
        if first != "source none":
            probe.expect("idle" if first == "source Mutter" else "source Mutter")
            return probe
        probe.end()
    sys.exit("Mutter is there and its idle monitor was not found")


def main():
    program = sys.argv[1]
    need("mutter", "gdbus")
    mutter = start_mutter()
    try:
        remote = Remote()
        remote.move()
        print("idle and active")
        probe = start_probe(program)
        for _ in range(3):
            remote.move()
            probe.expect("active", "idle")

        print("the compositor dies")
        remote.move()
        probe.expect("active", "idle")
        mutter.kill()
        mutter.wait()
        probe.expect("source none", "active")
        mutter = start_mutter()
        remote = Remote()
        probe.expect("source Mutter", "idle")
        remote.move()
        probe.expect("active", "idle")
        probe.end()
    finally:
        mutter.kill()
        mutter.wait()


if __name__ == "__main__":
    main()
