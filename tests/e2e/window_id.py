#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop knows the window by the application's id, whatever the program is called: it finds the
desktop entry, the icon and the place in the dock by it.

usage: window_id.py x11|wayland LIMBER ID. Exit 77 (skipped), with the reason, where a part is missing."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time

PATIENCE_S = 60 * float(os.environ.get("LIMBER_TEST_PATIENCE", "1"))


def search(what, wanted):
    """The visible windows of that WM_CLASS, of which X has two: name and class"""
    done = subprocess.run(["xdotool", "search", "--onlyvisible", what, f"^{re.escape(wanted)}$"],
                          capture_output=True, text=True, check=False)
    return done.stdout.split()


def check_x11(limber, wanted):
    if shutil.which("xdotool") is None:
        print("skipped: xdotool is not installed")
        return 77
    program = subprocess.Popen([limber])
    try:
        end = time.monotonic() + PATIENCE_S
        while not (search("--classname", wanted) and search("--class", wanted)):
            assert program.poll() is None, "the program has ended"
            assert time.monotonic() < end, f"no window has the class {wanted}"
            time.sleep(0.2)
    finally:
        program.terminate()
        program.wait()
    return 0


def check_wayland(limber, wanted):
    """As the compositor is told, which the client's library writes down"""
    environment = {**os.environ, "WAYLAND_DEBUG": "client"}
    environment.pop("G_DEBUG", None)
    with subprocess.Popen([limber], env=environment, stderr=subprocess.PIPE, text=True) as program:
        timer = threading.Timer(PATIENCE_S, program.kill)
        timer.start()
        told = None
        while told is None:
            line = program.stderr.readline()
            assert line, "the program has ended, and had no window"
            told = re.search(r'set_app_id\("(.*)"\)', line)
        timer.cancel()
        program.kill()
    assert told[1] == wanted, told[1]
    return 0


if __name__ == "__main__":
    sys.exit({"x11": check_x11, "wayland": check_wayland}[sys.argv[1]](*sys.argv[2:]))
