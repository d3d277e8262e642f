# SPDX-License-Identifier: GPL-3.0-or-later
"""The report and the chart for a doctor have no English in them in French, and their dates, numbers
and paper are French too.

check_french_report.py LIMBERCTL LOCALE_FOLDER"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))

from english import Catalogue  # noqa: E402
from locales import french, speaking  # noqa: E402

DAYS = ["2026-02-27", "2026-03-01", "2026-03-02"]
PERIOD = ["--from", "2026-02-02", "--to", "2026-03-03"]


def run(program, *arguments, environment):
    done = subprocess.run(
        [program, *arguments], env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, f"{arguments}: {done.stderr}"
    return done.stdout


def fill_diary(program, environment):
    for day, level in zip(DAYS, ("6", "4", "3")):
        options = ["--at", f"{day}T08:15", "--zone", "b_low_back_l", "--note", "Après le jardin"]
        run(program, "pain", "add", level, *options, environment=environment)
    at = ["--at", f"{DAYS[-1]}T09:00"]
    run(program, "measure", "add", "forward-bend", "12.5", *at, environment=environment)
    run(program, "measure", "add", "peg", "5", "4", "6", *at, environment=environment)


def read_pdf(path):
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def find_faults(program, catalogue, environment, folder, verb):
    path = f"{folder}/{verb}.pdf"
    told = run(program, verb, "-o", path, *PERIOD, environment=environment)
    text = read_pdf(path)
    assert len(text) > 100, text
    for line in (told + text).splitlines():
        for part in re.split(r"\s{2,}", line.strip()):
            yield from (f"{verb}: {fault}" for fault in catalogue.find_english(part))
    if verb == "report" and "LOCPATH" in environment:
        if "mars 2026" not in text:
            yield f"{verb}: no French date in it:\n{text}"
        if re.search(r"\d\.\d", re.sub(r"\d+\.\d+\.\d+", "", text)):
            yield f"{verb}: a decimal point where a comma belongs:\n{text}"


def find_paper_faults(program, catalogues, folder):
    """As the locale prints: A4 in France, Letter in the United States"""
    for language, name, size in (("fr", "fr_FR", "595 x 84"), ("en", "en_US", "612 x 792")):
        with speaking(language, name, catalogues) as settings:
            if "LOCPATH" not in settings:
                continue
            path = f"{folder}/{name}.pdf"
            environment = {**os.environ, **settings, "XDG_DATA_HOME": folder}
            run(program, "report", "-o", path, *PERIOD, environment=environment)
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        if not re.search(rf"Page size: +{size}", re.sub(r"(\d)\.\d+ x", r"\1 x", told)):
            yield f"report in {name} is not {size}: {told}"


def main(program, catalogues):
    if shutil.which("pdftotext") is None:
        print("skipped: pdftotext is not installed (package poppler-utils)")
        return 77
    catalogue = Catalogue(catalogues, "fr")
    faults = []
    with french(catalogues) as settings, tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, **settings, "XDG_DATA_HOME": folder}
        fill_diary(program, environment)
        for verb in ("report", "chart"):
            faults += find_faults(program, catalogue, environment, folder, verb)
        faults += find_paper_faults(program, catalogues, folder)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
