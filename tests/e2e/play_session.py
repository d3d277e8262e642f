#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a session through the real window, by the accessibility bus and real keys.

usage: play_session.py LIMBER. Exit 77 (skipped), with the reason, where a part is missing."""

import signal
import sys
import time

from limber_window import Atspi, GLib, Window, walk

ROUTINE = "desk_reset_2min"


class SessionWindow(Window):
    def find_laid_out(self, pattern):
        """GTK passes over the press of a button that has never been on the screen, as that of a page
        behind this one."""

        def is_laid_out(node):
            return Atspi.Component.get_size(node.get_component_iface()).x > 0

        return self.find(self.BUTTON, pattern, is_laid_out)

    def press(self, pattern):
        node = self.wait_for(f"the button {pattern}", lambda: self.find_laid_out(pattern))
        Atspi.Action.do_action(node.get_action_iface(), 0)

    def get_announcement(self):
        """What a screen reader was told last: the text of the one alert. Before there is one, GTK 4.8
        names it after its class."""
        for node in walk(self.find_application()):
            try:
                if node.get_role() in (Atspi.Role.ALERT, Atspi.Role.NOTIFICATION):
                    name = node.get_name() or ""
                    return "" if name == "GtkLabel" else name
            except GLib.Error:
                pass
        return ""

    def hear(self, what, condition):
        """Waits for an announcement of which the condition is true, and returns it"""
        heard = []

        def listen():
            heard.append(self.get_announcement())
            return heard[-1] if heard[-1] and condition(heard[-1]) else None

        try:
            return self.wait_for(what, listen)
        except SystemExit as timeout:
            raise SystemExit(f"{timeout}; last announced: {heard[-1]!r}") from timeout

    def hear_part(self, part):
        return self.hear(f"“{part}”", lambda said: part in said)


def play(window):
    window.press("^Start")
    window.dismiss("^Not Now")
    said = window.hear("the first announcement", lambda said: True)
    assert "Chin tuck" in said and "seconds" in said, said
    hold = window.hear("another segment", lambda now: now != said)
    assert "Chin tuck" in hold, hold
    window.key("space")
    window.hear("the pause", lambda said: said == "Paused.")
    time.sleep(1.5)
    assert window.get_announcement() == "Paused.", "the ticking is announced"
    window.key("space")
    window.hear_part("Chin tuck")
    window.key("Right")
    window.hear_part("Shoulder blade")


def play_to_the_end(window):
    window.press("^Next")
    window.wait_for("the third exercise", lambda: window.find("label", "The last one"))
    window.press("^Next")
    window.wait_for("the last page", lambda: window.find("label", "Until Next Time"))


def find_offer(window):
    """Below the pages of the first start, which are passed over"""
    offer = window.find(window.BUTTON, "^Continue at Step 2 of 3")
    skip = None if offer else window.find(window.BUTTON, "^Skip")
    if skip:
        Atspi.Action.do_action(skip.get_action_iface(), 0)
    return offer


def lose_and_continue(window):
    """The window is lost, as in a crash."""
    window.stop(signal.SIGKILL)
    window.start()
    offer = window.wait_for("the offer", lambda: find_offer(window))
    Atspi.Action.do_action(offer.get_action_iface(), 0)
    window.hear_part("Shoulder blade")


def main(limber):
    window = SessionWindow(limber, {}, "--routine", ROUTINE)
    try:
        play(window)
        lose_and_continue(window)
        window.press("^This Hurts")
        window.wait_for("the calm page", lambda: window.find("label", "You stopped. That is right."))
        window.stop()
        window.start("--routine", ROUTINE)
        play(window)
        play_to_the_end(window)
    finally:
        window.end()
    print("ok")


main(*sys.argv[1:])
