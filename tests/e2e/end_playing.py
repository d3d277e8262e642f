#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaves the program while a session plays, as Ctrl+Q does, at several moments: it ends in order,
whatever GStreamer's threads are about.

usage: end_playing.py LIMBER. Exit 77 (skipped), with the reason, where a part is missing."""

import sys
import time

from limber_window import PATIENCE_S, Window

BEGIN = ("--begin", "desk_reset_2min")
DELAYS_S = (0, 0.05, 0.3, 1)


def end_after(window, delay_s):
    window.wait_for("the stage", lambda: window.find(window.BUTTON, "^Pause"))
    time.sleep(delay_s)
    window.activate("quit")
    code = window.process.wait(PATIENCE_S)
    assert code == 0, f"left {delay_s} s after the session had begun, it ended with {code}"


def main(limber):
    window = Window(limber, {}, *BEGIN)
    try:
        for delay_s in DELAYS_S:
            end_after(window, delay_s)
            window.start(*BEGIN)
    finally:
        window.end()
    print("ok")


main(*sys.argv[1:])
