# SPDX-License-Identifier: GPL-3.0-or-later
"""real_dunst.py PROBE: notifications with a real server, its actions invoked, killed and stopped;
its pause as a cause to hold; idle and full screen of a real X server. Run on a private display and
bus."""

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile

from desktop_probe import Probe, has_owner, need, wait_until

NAME = "org.freedesktop.Notifications"


def start_dunst(folder):
    # a configuration of its own, so that banners stay and the context menu answers by itself
    config = os.path.join(folder, "dunstrc")
    menu = os.path.join(folder, "menu")
    with open(menu, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\ngrep -i \"$(cat '%s/choice')\" | head -n 1\n" % folder)
    os.chmod(menu, os.stat(menu).st_mode | stat.S_IXUSR)
    with open(config, "w", encoding="utf-8") as file:
        file.write(f"[global]\ndmenu = {menu}\nidle_threshold = 0\n"
                   "[urgency_normal]\ntimeout = 0\n")
    environment = {name: os.environ[name] for name in os.environ if name != "G_DEBUG"}
    dunst = subprocess.Popen(["dunst", "-config", config], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, env=environment)
    wait_until(lambda: has_owner(NAME), "dunst")
    return dunst


def dunstctl(*arguments):
    return subprocess.run(["dunstctl", *arguments], capture_output=True, text=True,
                          check=True).stdout


def count_displayed():
    return int(dunstctl("count", "displayed").strip())


def choose(folder, label):
    with open(os.path.join(folder, "choice"), "w", encoding="utf-8") as file:
        file.write(label)
    dunstctl("context")


def expect_shown(probe):
    """Its server answers before it shows: a click meanwhile would hit nothing."""
    probe.expect("shown by dunst")
    wait_until(lambda: count_displayed() == 1, "the notification on the screen")


def test_notifications(probe, dunst, folder):
    print("shown, clicked")
    probe.order("show one")
    expect_shown(probe)
    dunstctl("action", "0")
    probe.expect("action default")
    wait_until(lambda: count_displayed() == 0, "an empty screen")

    for label, action in ("Start", "start"), ("In 5", "snooze"), ("Skip", "skip"):
        probe.order("show two")
        expect_shown(probe)
        choose(folder, label)
        probe.expect(f"action {action}")
        wait_until(lambda: count_displayed() == 0, "an empty screen")

    print("closed by the person; withdrawn; one at a time")
    probe.order("show three")
    expect_shown(probe)
    dunstctl("close")
    probe.expect("closed 2")
    probe.order("show four")
    expect_shown(probe)
    probe.order("show five")
    expect_shown(probe)
    probe.order("withdraw")
    wait_until(lambda: count_displayed() == 0, "an empty screen")
    titles = [entry["summary"]["data"] for entry in json.loads(dunstctl("history"))["data"][0]]
    assert titles[0] == "five", titles

    print("killed and started anew")
    probe.order("show six")
    expect_shown(probe)
    dunst.kill()
    dunst.wait()
    probe.expect("failed notification-server-gone")
    dunst = start_dunst(folder)
    expect_shown(probe)
    probe.order("withdraw")
    wait_until(lambda: count_displayed() == 0, "an empty screen")

    print("hanging, then awake again")
    dunst.send_signal(signal.SIGSTOP)
    probe.order("show seven")
    probe.order("refresh")
    probe.expect("failed notification-stuck")
    probe.order("show eight")
    probe.order("show nine")
    probe.expect("failed notification-stuck")
    dunst.send_signal(signal.SIGCONT)
    expect_shown(probe)
    dunstctl("close")
    probe.expect("closed 2")
    return dunst


def test_leftover(program, folder):
    print("left by a killed process")
    killed = Probe(program, "--idle", "3600000")
    killed.expect("source XSync")
    killed.order("show left")
    expect_shown(killed)
    killed.process.kill()
    killed.process.wait()
    assert count_displayed() == 1
    probe = Probe(program, "--idle", "3600000")
    probe.expect("source XSync")
    wait_until(lambda: count_displayed() == 0, "an empty screen")
    probe.end()


def test_pause(probe):
    print("paused: do not disturb")
    dunstctl("set-paused", "true")
    probe.expect("hold do-not-disturb")
    dunstctl("set-paused", "false")
    probe.expect("release do-not-disturb")


def test_idle(program):
    print("idle and active")
    probe = Probe(program, "--idle", "300")
    probe.expect("source XSync", "idle")
    for _ in range(3):
        subprocess.run(["xdotool", "mousemove_relative", "5", "5"], check=True)
        probe.expect("active", "idle")
    probe.end()


def main():
    program = sys.argv[1]
    need("dunst", "dunstctl", "xdotool", "gdbus")
    with tempfile.TemporaryDirectory() as folder:
        dunst = start_dunst(folder)
        try:
            probe = Probe(program, "--idle", "3600000")
            probe.expect("source XSync")
            dunst = test_notifications(probe, dunst, folder)
            test_pause(probe)
            probe.end()
            test_leftover(program, folder)
            test_idle(program)
        finally:
            dunst.kill()
            dunst.wait()


if __name__ == "__main__":
    main()
