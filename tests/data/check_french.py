# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs say in a terminal in French has no English left in it.

check_french.py LOCALE_FOLDER PROGRAM
"""

import gettext
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))

from english import Catalogue, find_words  # noqa: E402
from locales import french  # noqa: E402

ARTICLES = "tight_back what_helps at_the_desk physiotherapist get_help your_data".split()
COMMANDS = {
    # beside --help of every verb
    "limberctl": [
        ["--help"],
        ["library", "list"],
        ["library", "show", "chin_tuck"],
        ["library", "show", "neck_side_bend"],
        ["library", "show", "lower_back_8min"],
        ["learn"],
        *[["learn", id] for id in ARTICLES],
        ["timeline", "desk_reset_2min"],
        ["timeline", "no_such_routine"],
        ["coach", "--no-log", "--speed", "10000", "desk_reset_2min"],
        ["coach", "--speed", "0", "desk_reset_2min"],
        ["library"],
        ["library", "burn"],
        ["timeline"],
        ["timeline", "desk_reset_2min", "--level", "9"],
        ["dance"],
        ["agent", "stop", "now"],
        ["agent", "check"],
        ["call", "never"],
        ["chart"],
        ["coach", "--nonsense"],
        ["erase"],
        ["export"],
        ["export", "--format", "odt", "-o", "diary.odt"],
        ["export", "--format", "csv", "--separator", "x", "-o", "diary.csv"],
        ["figure"],
        ["figure", "chin_tuck", "-o", "figure.gif"],
        ["figure", "no_such_exercise", "-o", "figure.png"],
        ["import", "/nonexistent"],
        ["learn", "no_such_article"],
        ["library", "list", "--area", "wing"],
        ["measure", "add", "peg", "1"],
        ["measure", "add", "side-bend", "3"],
        ["measure", "add", "temper", "1"],
        ["pain", "add"],
        ["pain", "add", "99"],
        ["pain", "add", "3", "--at", "2999-01-01T10:00"],
        ["pain", "add", "3", "--zone", "nowhere"],
        ["pain", "delete", "x"],
        ["pause", "soon"],
        ["render", "desk_reset_2min"],
        ["render", "desk_reset_2min", "-o", "video.avi"],
        ["report", "--paper", "a9", "-o", "report.pdf"],
        ["restore", "/nonexistent"],
        ["simulate", "/nonexistent"],
        ["skip", "--reason", "bored"],
        ["snooze", "x"],
        ["status"],
        ["why", "--since", "x"],
    ],
    "limber": [["--help"], ["--help-all"]],
    "limber-agent": [["--help"], ["word"]],
}
# in which no word of the list is in English
WITHOUT_WORDS = {
    *("timeline", "dance", "library", "library burn", "word", "agent stop now", "coach --nonsense"),
    *("figure chin_tuck -o figure.gif", "pain add"),
}
# What GLib says by itself when it parses a command line
TOOLKIT = (
    "Usage:",
    "Help Options:",
    "Show help options",
    "Show all help options",
    "Application Options:",
    "Options:",
    "GApplication options",
    "GApplication Options:",
    "Show GApplication options",
    "Enter GApplication service mode (use from D-Bus service files)",
    "Override the application’s ID",
    "Replace the running instance",
)


ENGLISH = {"LANGUAGE": "C", "LC_ALL": "C.UTF-8"}


def speak(program, arguments, environment):
    environment = {**os.environ, **environment}
    done = subprocess.run(
        [program, *arguments], env=environment, capture_output=True, text=True, timeout=60
    )
    return done.stdout + done.stderr


def list_commands(program):
    verbs = re.findall(
        r"^  ([a-z]+(?: [a-z]+)?)  +\S", speak(program, ["--help"], ENGLISH), re.MULTILINE
    )
    return COMMANDS[pathlib.Path(program).name] + [[*verb.split(), "--help"] for verb in verbs]


def list_untranslated(toolkit):
    """What GLib itself says in English: nothing, where its translation is installed (Debian:
    libglib2.0-data); all of it in a bare system, where every program's help begins with "Usage:"."""
    return [text for text in TOOLKIT
            if toolkit(text) == text and toolkit(text.rstrip(":")) == text.rstrip(":")]


def find_faults(text, catalogue, untranslated):
    for line in text.splitlines():
        for part in filter(None, re.split(r"\s{2,}", line)):
            if part in untranslated:
                continue
            if part in TOOLKIT or catalogue.is_message(part):
                yield f"not translated: {part}"
            yield from find_words(part)
            # what is quoted is typed as it stands, and so is the program's name
            if re.search(r"[\w)]: ", re.sub(r"«[^»]*»|^[a-z-]+: ", "", part)):
                yield f"no narrow space before a colon: {part}"


def check(program, arguments, environment, catalogue, untranslated):
    """The faults of one command; it must find English itself where it is."""
    english = list(find_faults(speak(program, arguments, ENGLISH), catalogue, []))
    if not english and " ".join(arguments) not in WITHOUT_WORDS:
        yield "no English found in English"
    yield from find_faults(speak(program, arguments, environment), catalogue, untranslated)


def main(folder, program):
    catalogue = Catalogue(folder, "fr")
    toolkit = gettext.translation("glib20", "/usr/share/locale", ["fr"], fallback=True).gettext
    untranslated = list_untranslated(toolkit)
    if TOOLKIT[0] in untranslated:
        print("GLib's own French is not installed (Debian: libglib2.0-data): passed over")
    faults = 0
    with french(folder) as environment:
        for arguments in list_commands(program):
            for fault in check(program, arguments, environment, catalogue, untranslated):
                print(" ".join([pathlib.Path(program).name, *arguments]) + f": {fault}")
                faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
