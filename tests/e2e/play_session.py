#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a session through the real window, by the accessibility bus and real keys.

usage: play_session.py LIMBER. Exit 77 (skipped), with the reason, where a part is missing."""

import os
import shutil
import signal
import subprocess
import sys
import time

PATIENCE_S = 30

# GLib reads it when it is loaded; the accessibility bus may warn of what is not ours
os.environ.pop("G_DEBUG", None)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


for program in ("openbox", "xdotool"):
    if shutil.which(program) is None:
        skip(f"{program} is not installed")
try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    skip("the accessibility bindings are not installed (gir1.2-atspi-2.0, python3-gi)")


def walk(node, depth=0):
    """All accessible objects below node; what goes away meanwhile is passed over."""
    if node is None or depth > 40:
        return
    yield node
    try:
        children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        yield from walk(child, depth + 1)


def find_application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(i)
        if application is not None and "imber" in (application.get_name() or ""):
            return application
    return None


def find(role, name):
    for node in walk(find_application()):
        try:
            if node.get_role_name() == role and name in (node.get_name() or ""):
                return node
        except GLib.Error:
            pass
    return None


def get_announcement():
    """What a screen reader was told last: the text of the one alert. Before there is one, GTK 4.8
    names it after its class."""
    for node in walk(find_application()):
        try:
            if node.get_role() in (Atspi.Role.ALERT, Atspi.Role.NOTIFICATION):
                name = node.get_name() or ""
                return "" if name == "GtkLabel" else name
        except GLib.Error:
            pass
    return ""


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.1)
    raise SystemExit(f"waited in vain for {what}; last announced: {get_announcement()!r}")


def find_button(name):
    return find("push button", name) or find("button", name)


def press(name):
    button = wait_for(f"the button {name}", lambda: find_button(name))
    button.get_action_iface().do_action(0)


def key(name):
    subprocess.run(["xdotool", "key", name], check=True)


def start(arguments):
    return subprocess.Popen(arguments, env=dict(os.environ, GTK_A11Y="atspi"))


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.wait(10)


def play(limber):
    process = start([limber, "--routine", "desk_reset_2min"])
    press("Start")
    press("Not Now")
    said = wait_for("the first announcement", get_announcement)
    assert "Chin tuck" in said and "seconds" in said, said
    hold = wait_for("another segment", lambda: get_announcement() != said and get_announcement())
    assert "Chin tuck" in hold, hold
    key("space")
    wait_for("the pause", lambda: get_announcement() == "Paused.")
    time.sleep(1.5)
    assert get_announcement() == "Paused.", "the ticking is announced"
    key("space")
    wait_for("going on", lambda: "Chin tuck" in get_announcement())
    key("Right")
    wait_for("the next exercise", lambda: "Shoulder blade" in get_announcement())
    return process


def play_to_the_end(process):
    press("Next")
    wait_for("the third exercise", lambda: find("label", "The last one"))
    press("Next")
    wait_for("the last page", lambda: find("label", "Until Next Time"))
    stop(process)


def find_offer():
    """Below the pages of the first start, which are passed over"""
    offer = find_button("Continue at Step 2 of 3")
    skip_button = None if offer else find_button("Skip")
    if skip_button:
        skip_button.get_action_iface().do_action(0)
    return offer


def lose_and_continue(limber):
    process = start([limber])
    wait_for("the offer", find_offer).get_action_iface().do_action(0)
    wait_for("the step where it was left", lambda: "Shoulder blade" in get_announcement())
    return process


def main():
    limber = sys.argv[1]
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        process = play(limber)
        process.kill()  # the window is lost, as in a crash
        process.wait(10)
        process = lose_and_continue(limber)
        press("This Hurts")
        wait_for("the calm page", lambda: find("label", "You stopped. That is right."))
        stop(process)
        play_to_the_end(play(limber))
    finally:
        manager.terminate()
    print("ok")


main()
