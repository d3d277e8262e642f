#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a real agent found on its desktop is told in French, and why it could not be found.

usage: agent_in_french.py LIMBER_AGENT LIMBERCTL LOCALE_FOLDER"""

import os
import pathlib
import re
import subprocess
import sys

from real_agent import PATIENCE_S, RealAgent

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))

from english import Catalogue  # noqa: E402
from locales import french  # noqa: E402

COMMANDS = [["agent", "check"], ["start", "desk_reset_2min"], ["snooze"], ["status"], ["why"]]
# of which the first has this many lines with a reason
MIN_REASONS = 10


def speak(program, ctl, environment):
    """{command: its lines}, agent and limberctl speaking one language"""
    agent = RealAgent(program, environment=environment)
    try:
        told = {}
        for command in COMMANDS:
            done = subprocess.run([ctl, *command], env={**os.environ, **environment}, timeout=PATIENCE_S,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            told[" ".join(command)] = done.stdout.splitlines()
        return told
    finally:
        agent.end()


def find_faults(line, catalogue):
    """“  - XSync : no X server”: the name and the reason by themselves"""
    for part in re.split(r"\s?: ", re.sub(r"^limberctl: |^  [-+*] ", "", line)):
        yield from catalogue.find_english(part)


def main(program, ctl, folder):
    program, ctl = os.path.realpath(program), os.path.realpath(ctl)
    catalogue = Catalogue(folder, "fr")
    english = speak(program, ctl, {"LANGUAGE": "C", "LC_ALL": "C.UTF-8", "LIMBER_LOCALE_DIR": folder})
    reasons = [line for line in english["agent check"] if re.match("  - .*: ", line)]
    assert len(reasons) > MIN_REASONS, english
    missed = [line for line in reasons if not list(find_faults(line, catalogue))]
    assert not missed, f"no English found in English: {missed}"
    with french(folder) as environment:
        spoken = speak(program, ctl, environment)
    faults = [f"{command}: {fault}" for command, lines in spoken.items() for line in lines
              for fault in find_faults(line, catalogue)]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
