# SPDX-License-Identifier: GPL-3.0-or-later
"""What limberctl says in French has no English left in it.

check_french.py LIMBERCTL LOCALE_FOLDER
"""

import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))

from english import find_words  # noqa: E402

ARTICLES = "tight_back what_helps at_the_desk physiotherapist get_help your_data".split()
# beside --help of every verb
COMMANDS = [
    ["--help"],
    ["library", "list"],
    ["library", "show", "chin_tuck"],
    ["library", "show", "neck_side_bend"],
    ["library", "show", "lower_back_8min"],
    ["learn"],
    *[["learn", id] for id in ARTICLES],
    ["timeline", "desk_reset_2min"],
    ["timeline", "no_such_routine"],
    ["coach", "--speed", "0", "desk_reset_2min"],
]


def speak(program, arguments, language, folder):
    environment = {
        **os.environ,
        "LANGUAGE": language,
        "LC_ALL": "C.UTF-8",
        "LIMBER_LOCALE_DIR": folder,
    }
    done = subprocess.run(
        [program, *arguments], env=environment, capture_output=True, text=True, timeout=60
    )
    return done.stdout + done.stderr


def list_commands(program, folder):
    verbs = re.findall(
        r"^  ([a-z]+(?: [a-z]+)?)  +\S", speak(program, ["--help"], "C", folder), re.MULTILINE
    )
    assert verbs
    return COMMANDS + [[*verb.split(), "--help"] for verb in verbs]


def main(program, folder):
    faults = 0
    for arguments in list_commands(program, folder):
        # the check itself must find English where it is
        english = list(find_words(speak(program, arguments, "C", folder)))
        if not english and arguments[0] != "timeline":
            print(f"limberctl {' '.join(arguments)}: no English found in English")
            faults += 1
        for fault in find_words(speak(program, arguments, "fr", folder)):
            print(f"limberctl {' '.join(arguments)}: {fault}")
            faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
