# SPDX-License-Identifier: GPL-3.0-or-later
"""A manual page is free of warnings, of this version, and knows every verb and option of its program,
and no other.

check_man.py PROGRAM PAGE VERSION
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys


def ask(program, *arguments):
    environment = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(
        [program, *arguments], env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def list_verbs(program):
    return re.findall(r"^  ([a-z]+(?: [a-z]+)?)  +\S", ask(program, "--help"), re.MULTILINE)


def list_options(program, verb):
    text = ask(program, *verb.split(), "--help")
    # what GApplication and GTK understand of themselves is no matter of the page
    return re.findall(r"(--(?!help-)[a-z-]+)(?=[= ])", text)


def find_faults(program, page, version):
    text = pathlib.Path(page).read_text(encoding="utf-8").replace("\\-", "-")
    if f'"Limber {version}"' not in text:
        yield f"is not the page of version {version}"
    documented = re.findall(r"^\.SS ([a-z]+(?: [a-z]+)?)", text, re.MULTILINE)
    verbs = list_verbs(program)
    assert verbs or not program.endswith("limberctl")
    for verb in set(verbs) ^ set(documented):
        yield f"“{verb}” is in one of the page and the program alone"
    options = {option for verb in ["", *verbs] for option in list_options(program, verb)}
    assert options
    for option in options ^ set(re.findall(r"--[a-z-]+", text)):
        yield f"“{option}” is in one of the page and the program alone"
    if shutil.which("man"):
        done = subprocess.run(
            ["man", "--warnings", "-E", "UTF-8", "-l", page], capture_output=True, text=True
        )
        if done.returncode != 0 or done.stderr:
            yield done.stderr


def main(program, page, version):
    faults = list(find_faults(program, page, version))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
