#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes pain in the real window by the accessibility bus, and reads it back with limberctl.

log_pain.py LIMBER LIMBERCTL. Exit 77 (skipped), with the reason, where a part is missing."""

import json
import re
import subprocess
import sys
import tempfile

from limber_window import Atspi, GLib, Window, walk

FORM, HELP, MAIN = "Log Pain", "When to Get Help", "Limber"


def list_entries(limberctl, window):
    """What is in the diary; none before the window has made it"""
    done = subprocess.run(
        [limberctl, "pain", "list", "--json"],
        env=window.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return []
    read = json.loads(done.stdout)
    return read if isinstance(read, list) else next(iter(read.values()))


def wait_for_entries(limberctl, window, count):
    def look():
        entries = list_entries(limberctl, window)
        return entries if len(entries) == count else None

    found = window.wait_for(f"{count} entries in the diary", look)
    return found


def find_window(window, title):
    """A window of that title, or a sheet within one, as newer libadwaita has it"""
    for node in window.list_nodes():
        try:
            if node.get_role_name() in ("frame", "window", "dialog") and node.get_name() == title:
                return node
        except GLib.Error:
            pass
    return None


def find_in(window, frame, role, pattern):
    """The first of that role and name in the window of the title: both windows have a form."""
    try:
        for node in walk(find_window(window, frame)):
            if re.fullmatch(role, node.get_role_name()) and re.search(pattern, node.get_name() or ""):
                return node
    except GLib.Error:
        pass
    return None


def press(window, frame, pattern):
    node = window.wait_for(
        f"{pattern} in {frame}",
        lambda: find_in(window, frame, r"(push |toggle )?button", pattern),
    )
    Atspi.Action.do_action(node.get_action_iface(), 0)


def is_selected(node):
    return node.get_state_set().contains(Atspi.StateType.SELECTED)


def toggle(window, frame, name):
    node = window.wait_for(
        f"{name} in {frame}",
        lambda: find_in(window, frame, "list item", f"^{re.escape(name)}$"),
    )
    before = is_selected(node)
    action = node.get_action_iface()
    names = [Atspi.Action.get_action_name(action, i) for i in range(action.get_n_actions())]
    Atspi.Action.do_action(action, names.index("spot.toggle"))
    window.wait_for(f"{name} to change", lambda: is_selected(node) != before)


def log_in_own_window(limberctl, window):
    """limber --log-pain: where, how much, saved, gone"""
    window.command("--log-pain")
    window.wait_for("the form", lambda: find_window(window, FORM))
    toggle(window, FORM, "Lower back, left")
    toggle(window, FORM, "Neck")
    toggle(window, FORM, "Neck")
    press(window, FORM, r"^4 of 10(,|$)")
    entry = wait_for_entries(limberctl, window, 1)[0]
    assert entry["level"] == 4, entry
    assert entry["zones"] == ["b_low_back_l"], entry
    assert entry["when"] == "now", entry
    window.wait_for("the form to close", lambda: not find_window(window, FORM))


def log_on_page(limberctl, window):
    """The Diary section: everything elsewhere, by keyboard, then undone"""
    window.key("alt+3")
    press(window, MAIN, "^Elsewhere")
    toggle(window, MAIN, "Knee, right")
    window.key("x")
    entries = wait_for_entries(limberctl, window, 2)
    entry = next(entry for entry in entries if entry["level"] == 10)
    assert entry["zones"] == ["f_knee_r"], entry
    press(window, MAIN, "Undo")
    wait_for_entries(limberctl, window, 1)
    # From 8 on "When to get help" opens by itself, and closes like any window.
    window.wait_for("when to get help", lambda: find_window(window, HELP))
    window.key("Escape")
    window.wait_for("it to close", lambda: not find_window(window, HELP))


def main():
    limber, limberctl = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="limber-e2e.") as home:
        folders = {
            f"XDG_{name}_HOME": f"{home}/{name}" for name in ("DATA", "CONFIG", "STATE", "CACHE")
        }
        window = Window(limber, {**folders, "LC_ALL": "C.UTF-8", "LANGUAGE": ""})
        try:
            window.wait_for("the window", lambda: window.find("frame|window", ""))
            window.settle()
            window.key("Escape")
            log_in_own_window(limberctl, window)
            log_on_page(limberctl, window)
        finally:
            window.end()


main()
