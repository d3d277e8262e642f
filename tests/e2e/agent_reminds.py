#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real agent under X11: input by XSync, notifications by dunst, its buttons pressed.

usage: agent_reminds.py LIMBER_AGENT LIMBERCTL. Exit 77 (skipped), with the reason, where a part is
missing."""

import os
import subprocess
import sys
import tempfile

from real_agent import FakeWindow, RealAgent, connect, need, wait, write_settings
from gi.repository import Gio, GLib

need("dunst", "xdotool")

DUNST = "org.freedesktop.Notifications"


class Dunst:
    """The real server; its menu of buttons is answered by a script that takes the wanted one."""

    def __init__(self, folder):
        self.bus = connect()
        self.wanted = os.path.join(folder, "wanted")
        picker = os.path.join(folder, "pick")
        with open(picker, "w", encoding="utf-8") as script:
            script.write(f'#!/bin/sh\ngrep -F "#$(cat {self.wanted}) " | head -n 1\n')
        os.chmod(picker, 0o700)
        config = os.path.join(folder, "dunstrc")
        with open(config, "w", encoding="utf-8") as file:
            file.write(f"[global]\ndmenu = {picker}\n")
        self.process = subprocess.Popen(["dunst", "-conf", config], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        wait("dunst", self.is_there)

    def is_there(self):
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                  "org.freedesktop.DBus", "NameHasOwner",
                                  GLib.Variant("(s)", (DUNST,)), None, Gio.DBusCallFlags.NONE, -1,
                                  None).unpack()[0]

    def count(self):
        return self.bus.call_sync(DUNST, "/org/freedesktop/Notifications",
                                  "org.freedesktop.DBus.Properties", "Get",
                                  GLib.Variant("(ss)", ("org.dunstproject.cmd0", "displayedLength")),
                                  None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]

    def shows(self, number):
        return self.count() == number

    def press(self, label):
        with open(self.wanted, "w", encoding="utf-8") as file:
            file.write(label)
        self.bus.call_sync(DUNST, "/org/freedesktop/Notifications", "org.dunstproject.cmd0",
                           "ContextMenuCall", None, None, Gio.DBusCallFlags.NONE, -1, None)


def type_something():
    subprocess.run(["xdotool", "mousemove_relative", "--", "3", "2"], check=True)
    subprocess.run(["xdotool", "mousemove_relative", "--", "-3", "-2"], check=True)


def is_typing_into(agent, *states):
    type_something()
    return agent.is_in(*states)


def test_input(agent):
    assert agent.get("IdleBackend") == "XSync", agent.get("IdleBackend")
    wait("sitting begins with input", is_typing_into, agent, "sitting")
    assert agent.get("SittingSince") > 0
    probes, last_input = agent.call("Check")
    used = {probe["kind"]: probe["name"] for probe in probes if probe["is-used"]}
    assert used["idle"] == "XSync" and used["notification"].startswith("dunst"), used
    assert last_input > 0


def test_snooze_button(agent, dunst):
    agent.make_due()
    wait("a break is due", is_typing_into, agent, "due")
    wait("one notification is shown", dunst.shows, 1)
    dunst.press("Snooze 5 min")
    wait("snoozed by its button", agent.is_in, "snoozed")
    wait("it is withdrawn", dunst.shows, 0)
    assert agent.get("SnoozesLeft") == 2


def test_ctl(agent, ctl):
    assert subprocess.run([ctl, "snooze", "100"], stderr=subprocess.DEVNULL).returncode == 1
    assert subprocess.run([ctl, "snooze", "7"], stdout=subprocess.DEVNULL).returncode == 0
    assert agent.get("SnoozesLeft") == 1
    assert subprocess.run([ctl, "skip", "--reason=not-now"]).returncode == 0
    assert agent.is_in("sitting")
    assert subprocess.run([ctl, "snooze"], stderr=subprocess.DEVNULL).returncode == 1
    # the agent does not wait for the disk before it answers
    wait("the diary tells of it", lambda: "You snoozed the reminder" in subprocess.run(
        [ctl, "why"], stdout=subprocess.PIPE, text=True, check=True).stdout)


def list_ends(agent):
    return [row for row in agent.call("Why", "(x)", 0)[0] if row["event"] == "break-ended"]


def test_start_button(agent, dunst):
    window = FakeWindow()
    agent.make_due()
    wait("a break is due", is_typing_into, agent, "due")
    wait("one notification is shown", dunst.shows, 1)
    routine = agent.get("NextRoutine")
    dunst.press("Start")
    wait("the window is asked", lambda: window.calls)
    method, action, parameters, _ = window.calls[0]
    assert (method, action, parameters) == ("ActivateAction", "start-routine", [routine]), window.calls
    wait("it has gone", dunst.shows, 0)

    (break_id,) = agent.call("Start", "(s)", routine, bus=window.bus)
    assert agent.is_in("in-break") and agent.get("BreakId") == break_id
    agent.call("Progress", "(sd)", break_id, 0.6, bus=window.bus)
    # S46: its window dies: half of it was done
    window.close()
    (ended,) = wait("the break ends with its window", list_ends, agent)
    assert ended["cause"] == "vanished" and '"outcome":"half"' in ended["detail"], ended


def test_ready(agent, dunst):
    agent.call("Ready", "(s)", "desk_reset_2min")
    wait("the second notice is shown", dunst.shows, 1)
    agent.refuses("UnknownRoutine", "Ready", "(s)", "no_such_routine")
    (break_id,) = agent.call("Start", "(s)", "desk_reset_2min")
    wait("it goes when the session begins", dunst.shows, 0)
    agent.call("Finish", "(sd)", break_id, 1.0)


def main(program, ctl):
    with tempfile.TemporaryDirectory() as folder:
        # several breaks within minutes
        write_settings(min_gap=0)
        dunst = Dunst(folder)
        agent = RealAgent(program)
        try:
            test_input(agent)
            test_snooze_button(agent, dunst)
            test_ctl(agent, ctl)
            test_start_button(agent, dunst)
            test_ready(agent, dunst)
            errors = agent.end()
            assert errors == "", errors
        finally:
            if agent.process.poll() is None:
                agent.process.kill()
            dunst.process.terminate()


main(*sys.argv[1:])
