# SPDX-License-Identifier: GPL-3.0-or-later
"""Today in each of its states, what notifications say, and why."""

import signal

from limber_window import get_role
from real_agent import RealAgent, is_typing, wait, write_settings

ROUTINE = "desk_reset_2min"
# A range that is over before anybody sits in it
NO_HOURS = "mon 00:00-00:01"
SETTINGS = {"min_gap": 0, "first_start_done": "true"}


def walk(visit):
    write_settings(**SETTINGS)
    agent = RealAgent(visit.agent, environment=visit.environment)
    try:
        with visit.open() as window:
            wait("somebody sits", is_typing, agent.is_in, "sitting")
            yield from walk_sitting(window, agent)
            yield from walk_due(window, agent)
            yield from walk_notices(window, agent)
            yield from walk_why(window)
            yield from walk_off(window, agent)
    finally:
        if agent.process.poll() is None:
            agent.end(signal.SIGKILL)


def show(window, agent, state, message):
    """Once the agent is in that state and the page says so"""
    wait(state, is_typing, agent.is_in, state)
    window.wait_for(message, lambda: window.find(".*", window.say(message)))
    return window.settle()


def open_menu(window, message):
    """Open once it has the focus: a key before that goes to the page below."""
    window.press_message(message)
    window.wait_for(
        f"the menu of {message}",
        lambda: window.focus is not None and get_role(window.focus) == "menu item",
    )
    return window.settle()


def walk_sitting(window, agent):
    yield "sitting", show(window, agent, "sitting", "Start")
    for name in ("Pause Reminders", "I’m in a Call"):
        yield name, open_menu(window, name)
        window.close()
    agent.call("Pause", "(us)", 30, "")
    yield "paused", show(window, agent, "off", "Paused until %s")
    agent.call("Pause", "(us)", 0, "")
    yield "paused for good", show(window, agent, "off", "Reminders Are Paused")
    agent.call("Resume")
    write_settings(**SETTINGS, working_hours=f"'{NO_HOURS}'")
    yield "outside hours", show(window, agent, "off", "Outside Your Working Hours")
    write_settings(**SETTINGS)
    wait("sitting", is_typing, agent.is_in, "sitting")


def walk_due(window, agent):
    agent.make_due()
    yield "due", show(window, agent, "due", "Time for a Stretch")
    yield "skip", open_menu(window, "Skip")
    window.close()
    agent.call("SetCall", "(bu)", True, 30)
    yield "held by a call", show(window, agent, "held", "Your Stretch Waits")
    agent.call("SetCall", "(bu)", False, 0)
    wait("due", is_typing, agent.is_in, "due")
    agent.call("Snooze", "(u)", 5)
    yield "snoozed", show(window, agent, "snoozed", "Snoozed until %s")
    (break_id,) = agent.call("Start", "(s)", ROUTINE)
    yield "in a break", show(window, agent, "in-break", "You Are Taking a Break")
    agent.call("Finish", "(sd)", break_id, 1.0)
    wait("sitting", is_typing, agent.is_in, "sitting")


def walk_notices(window, agent):
    """What the reminder said, and the other notifications that can be had at once"""
    notifications = window.notifications
    yield "reminder", [(None, list(notifications.texts))]
    for method, *arguments in (("TestNotification",), ("Ready", "(s)", ROUTINE)):
        notifications.texts.clear()
        agent.call(method, *arguments)
        wait(method, lambda: notifications.texts)
        yield method, [(None, list(notifications.texts))]


def walk_why(window):
    window.act("win.why")
    sentence = window.say("You began a break.")
    window.wait_for("why", lambda: window.find(".*", sentence))
    yield "why", window.settle()
    window.close()


def walk_off(window, agent):
    agent.end(signal.SIGKILL)
    missing = "No reminders: the reminder program is not running."
    window.wait_for("it to be missed", lambda: window.find(".*", window.say(missing)))
    yield "missing", window.settle()
    window.activate("turn-off")
    off = "Reminders are off until you turn them on."
    window.wait_for("it to be off", lambda: window.find(".*", window.say(off)))
    yield "off", window.settle()
    window.key("F10")
    yield "menu while off", window.settle()
    window.close()
