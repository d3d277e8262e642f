#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real agent reminds, and the window that its "Start" opens follows it.

usage: today_agent.py LIMBER LIMBER_AGENT. Exit 77 (skipped), with the reason, where a part is
missing."""

import os
import signal
import subprocess
import sys

from limber_window import ID, Window
from notifications import Notifications
from real_agent import RealAgent, is_typing, need, wait, write_settings
from gi.repository import GLib

need("openbox", "xdotool")

CALL = "^You are in a call until "
MISSING = "^No reminders: "


class ActivatedWindow(Window):
    """Started by nobody but the bus"""

    def __init__(self, program):
        with open(os.path.join(os.environ["HOME"], "services", f"{ID}.service"), "w",
                  encoding="utf-8") as file:
            file.write(f"[D-BUS Service]\nName={ID}\n"
                       "Exec=/usr/bin/env -u GSETTINGS_BACKEND -u G_DEBUG GTK_A11Y=atspi "
                       f"{program} --gapplication-service\n")
        self.notifications = Notifications()
        self.manager = self.process = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)

    def end(self):
        try:
            self.activate("quit")
        except GLib.Error:
            pass  # gone before it could answer
        self.manager.terminate()

    def shows(self, pattern):
        return self.find(".*", pattern) is not None


def test_start(window, agent):
    """From the reminder's button to the running session, which the agent knows of"""
    wait("somebody sits", is_typing, agent.is_in, "sitting")
    agent.make_due()
    wait("the reminder", is_typing, lambda: "Start" in window.notifications.texts)
    routine = agent.get("NextRoutine")
    assert window.find_application() is None
    window.notifications.press("start")
    window.wait_for("the session", lambda: window.find("push button", "^This Hurts"))
    window.wait_for("the agent to know", lambda: agent.is_in("in-break"))
    assert agent.get("NextRoutine") == routine
    window.press("^This Hurts")
    window.wait_for("the break to end", lambda: not agent.is_in("in-break"))
    window.press("^Leave the Routine")


def test_live(window, agent):
    """Today tells what the agent does, without being asked."""
    window.activate("show-today")
    window.wait_for("Today", lambda: window.find(".*", "^(Next Stretch in |Time for )"))
    agent.call("SetCall", "(bu)", True, 5)
    window.wait_for("the call", lambda: window.shows(CALL))
    agent.call("SetCall", "(bu)", False, 0)
    window.wait_for("the end of the call", lambda: not window.shows(CALL))


def test_dies(window, agent):
    """No service file would start it anew here: Today says so, until it is back."""
    agent.end(signal.SIGKILL)
    window.wait_for("the banner", lambda: window.shows(MISSING))
    agent.start()
    window.wait_for("the banner to go", lambda: not window.shows(MISSING))
    agent.call("SetCall", "(bu)", True, 5)
    window.wait_for("the new agent's word", lambda: window.shows(CALL))


def main(program, agent_program):
    write_settings(min_gap=0, first_start_done="true", ask_pain_around_sessions="false")
    window = ActivatedWindow(os.path.realpath(program))
    agent = RealAgent(agent_program)
    try:
        test_start(window, agent)
        test_live(window, agent)
        test_dies(window, agent)
        window.end()
        errors = agent.end()
        assert errors == "", errors
    finally:
        if agent.process.poll() is None:
            agent.process.kill()
        window.manager.terminate()


main(*sys.argv[1:])
