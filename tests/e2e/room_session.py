# SPDX-License-Identifier: GPL-3.0-or-later
"""Routines and the session, with the questions before and after it."""

ROUTINES = (
    "contracture_gentle desk_reset_2min eyes_90s lower_back_8min neck_shoulders_5min".split()
)


def walk(visit):
    with visit.open() as window:
        window.settle()
        for routine in ROUTINES:
            window.command("--routine", routine)
            yield routine, window.settle()
        yield from walk_stopped(window)
        yield from walk_finished(window)
        window.command("--routine", "lower_back_8min", "--begin")
        yield "laptop", window.settle()


def start(window):
    """On the routine's page, with the question before it"""
    window.command("--routine", "desk_reset_2min")
    window.settle()
    window.press_focused("Start", "begins a routine")


def walk_stopped(window):
    start(window)
    yield "question before", window.settle()
    window.key("3")
    window.wait_for("the session", lambda: window.find(window.BUTTON, window.say("This Hurts")))
    yield "session", window.settle()
    window.key("space")
    yield "paused", window.settle()
    window.press_message("This Hurts")
    yield "stopped", window.settle()
    window.press_focused("Close")
    yield "question after", window.settle()
    window.close()


def walk_finished(window):
    start(window)
    window.dismiss(window.say("Not Now"))
    for _ in range(3):
        window.wait_for("the session", lambda: window.find(window.BUTTON, window.say("Next")))
        window.press_message("Next")
        window.settle()
    yield "finished", window.settle()
    window.press_focused("Close")
    window.settle()
