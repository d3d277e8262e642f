# SPDX-License-Identifier: GPL-3.0-or-later
"""The Diary section with something in it, and the windows that it opens."""

from limber_window import find_ancestor

DAYS = ("2026-02-27", "2026-03-02")


def walk(visit):
    fill(visit)
    with visit.open() as window:
        window.settle()
        window.key("alt+3")
        yield "diary", window.settle()
        yield from walk_form(window)
        yield from walk_entry(window)
        yield from walk_windows(window)


def fill(visit):
    """Something for every part to show"""
    for day in DAYS:
        visit.run("pain", "add", "4", "--at", f"{day}T08:15", "--zone", "b_low_back_l")
    at = ("--at", f"{DAYS[1]}T09:00")
    visit.run("measure", "add", "forward-bend", "12.5", *at)
    visit.run("measure", "add", "peg", "5", "4", "6", *at)


def walk_form(window):
    window.press_message("All", "range of a chart")
    window.press_message("Table")
    window.wait_for("the table", lambda: window.find(".*", window.say("Lowest to highest")))
    yield "Table", window.settle()
    for name in ("Note and time", "Warning signs", "Elsewhere…"):
        window.press_message(name)
        yield name, window.settle()


def walk_windows(window):
    for name in ("Weekly Questions…", "Self Test…", "Report for the Doctor…"):
        button = window.find(window.BUTTON, window.say(name))
        yield from window.enter_and_show(button, name)


def walk_entry(window):
    delete = window.say("Delete: %s") + ".?4"  # the level of what fill adds
    button = window.wait_for("an entry", lambda: window.find(window.BUTTON, delete))
    yield from window.enter_and_show(find_ancestor(button, "list item"), "entry")
    window.press(delete)
    yield "deleted", window.settle()
