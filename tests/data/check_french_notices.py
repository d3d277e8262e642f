# SPDX-License-Identifier: GPL-3.0-or-later
"""Each text that a notification can have is another one in French, without English in it.

check_french_notices.py SAY_NOTICES LOCALE_FOLDER
"""

import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))

from english import Catalogue  # noqa: E402
from locales import french  # noqa: E402

MIN_TITLES = 20
ENGLISH = {"LANGUAGE": "C", "LC_ALL": "C.UTF-8"}


def say(program, environment):
    done = subprocess.run([program], env={**os.environ, **environment}, capture_output=True, text=True,
                          check=True, timeout=120)
    return done.stdout.splitlines()


def find_faults(english, spoken, catalogue):
    if len(english) != len(spoken):
        yield f"{len(english)} texts in English, {len(spoken)} in French"
    for text, translation in zip(english, spoken):
        if text and text == translation:
            yield f"not translated: {text}"
        yield from catalogue.find_english(translation)


def main(program, folder):
    catalogue = Catalogue(folder, "fr")
    english = say(program, {**ENGLISH, "LIMBER_LOCALE_DIR": folder})
    assert len(set(english)) > MIN_TITLES, english
    # in English each of them is found to be
    missed = set(english) - {fault.partition(": ")[2] for fault in find_faults(english, english, catalogue)} - {""}
    assert not missed, missed
    with french(folder) as environment:
        spoken = say(program, environment)
    faults = sorted(set(find_faults(english, spoken, catalogue)))
    for fault in faults:
        print(fault)
    print(f"{len(set(spoken))} texts")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
