# SPDX-License-Identifier: GPL-3.0-or-later
"""Each program says what it is called, how it is used and which version it is, in the same way, and
without a display or a bus.

check_usage.py PROGRAM VERSION
"""

import os
import pathlib
import re
import subprocess
import sys

NO_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY")


def ask(program, option):
    environment = {name: value for name, value in os.environ.items() if name not in NO_DESKTOP}
    done = subprocess.run([program, option], env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, ""), f"{option}: {done}"
    return done.stdout


def main(program, version):
    name = pathlib.Path(program).name
    assert ask(program, "--version") == f"{name} {version}\n", ask(program, "--version")
    usage = ask(program, "--help")
    assert re.search(rf"^  {name} ", usage, re.MULTILINE), usage
    for option in ("-h, --help", "--version"):
        assert re.search(rf"^ +{option} ", usage, re.MULTILINE), f"{option} is not in:\n{usage}"
    assert "io.github." not in usage, usage
    assert ask(program, "-h") == usage, ask(program, "-h")


main(*sys.argv[1:])
