# SPDX-License-Identifier: GPL-3.0-or-later
"""check_report.py LIMBERCTL LOCALES: the report's PDF as other programs read it.

Text by pdftotext, fonts by pdffonts, pictures by pdfimages, structure by pdfinfo, and the pages as
pdftoppm draws them: nothing may be cut off at an edge.
"""

import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import locales  # noqa: E402

LIMBERCTL, LOCALES = sys.argv[1:3]
TOOLS = ("pdfinfo", "pdftotext", "pdffonts", "pdfimages", "pdftoppm")
LAST = datetime.date(2026, 3, 1)
NOTE = "Stiff after <b>work</b> & a drive"
RIGHT_TO_LEFT = "כאב בגב"
MAX_BYTES = 300_000
MARGIN_SHARE = 0.06


def run(*command, **variables):
    environment = {**os.environ, **variables}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def at(day, hour):
    return f"{day}T{hour:02}:00:00+00:00"


def make_diary(n_days):
    diary = {"format": "limber-diary", "version": 1, "breaks": [], "sessions": [], "pain": [],
             "measures": [], "questionnaires": []}
    for index in range(n_days):
        day = LAST - datetime.timedelta(days=n_days - 1 - index)
        entry = {"id": index + 1, "at": at(day, 8), "level": index % 11, "when": "now",
                 "zones": ["b_low_back_l", "b_neck"][: 1 + index % 2]}
        if index % 9 == 0:
            entry["note"] = NOTE
        diary["pain"].append(entry)
        outcome = ("done", "half", "skipped", "missed")[index % 4]
        diary["breaks"].append({"id": f"b{index}", "due": at(day, 10), "planned": index % 5 == 0,
                                "prompted": True, "sitting_s": 2400, "prompts": 1, "snoozes": 0,
                                "outcome": outcome, "reason": "in-pain" if outcome == "skipped" else "call",
                                "done_permille": {"done": 1000, "half": 500}.get(outcome, 0)})
        if outcome == "done":
            diary["sessions"].append({"id": index + 1, "started": at(day, 11), "ended": at(day, 12),
                                      "routine": "desk_reset_2min", "level": 1, "planned_s": 120,
                                      "done_permille": 1000, "end": "pain" if index % 40 == 0 else "completed",
                                      "items": []})
        if index % 14 == 0:
            diary["measures"].append({"id": index + 1, "at": at(day, 13), "kind": "forward-bend", "side": "none",
                                      "value_tenths": 150 - index % 50})
            diary["questionnaires"].append({"id": index + 1, "at": at(day, 13), "kind": "peg",
                                            "language": "fr", "answers": [3, 4, index % 10]})
    if diary["pain"]:
        diary["pain"][-1]["note"] = RIGHT_TO_LEFT
    return diary


class Report:
    """One made from a diary of @n_days, in a folder of its own."""

    def __init__(self, folder, n_days, *arguments, **variables):
        self.variables = {"XDG_DATA_HOME": str(folder), **variables}
        self.path = folder / "report.pdf"
        source = folder / "diary.json"
        source.write_text(json.dumps(make_diary(n_days)), encoding="utf-8")
        run(LIMBERCTL, "import", str(source), **self.variables)
        first = LAST - datetime.timedelta(days=max(n_days, 30) - 1)
        run(LIMBERCTL, "report", "-o", str(self.path), "--from", str(first), "--to", str(LAST),
            *arguments, **self.variables)
        self.text = run("pdftotext", "-layout", str(self.path), "-")
        # lines may be broken anywhere
        self.words = " ".join(self.text.split())
        self.info = run("pdfinfo", str(self.path))
        self.n_pages = int(re.search(r"Pages: +(\d+)", self.info)[1])

    def check_form(self):
        assert self.n_pages <= 2, self.n_pages
        assert self.path.stat().st_size <= MAX_BYTES, self.path.stat().st_size
        assert re.search(r"Creator: +Limber \d", self.info) and re.search(r"Tagged: +yes", self.info)
        rows = run("pdffonts", str(self.path)).splitlines()[2:]
        assert rows, "no fonts: the text cannot be selected"
        for row in rows:
            assert re.search(r" yes yes yes +\d+ +\d+$", row), row
        assert len(run("pdfimages", "-list", str(self.path)).splitlines()) == 2, "not only vectors"

    def check_edges(self):
        """The margins of the drawn pages are white, and the pages are not."""
        run("pdftoppm", "-r", "40", "-gray", str(self.path), str(self.path.with_suffix("")))
        pages = sorted(self.path.parent.glob("report-*.pgm"))
        assert len(pages) == self.n_pages
        for page in pages:
            _, size, _, pixels = page.read_bytes().split(b"\n", 3)
            width, height = map(int, size.split())
            margin = int(width * MARGIN_SHARE)
            rows = [pixels[y * width : (y + 1) * width] for y in range(height)]
            assert any(min(row) < 128 for row in rows), "an empty page"
            for number, row in enumerate(rows):
                edges = row if number < margin or number >= height - margin else row[:margin] + row[-margin:]
                assert min(edges) > 250, f"{page.name}: ink in the margin at line {number}"

    def check_structure(self):
        told = run("pdfinfo", "-struct", str(self.path))
        assert told.startswith("Document"), told[:80]
        for element in ("H1", "H2", "P", "Sect", "Figure", "Table", "TR", "TH", "TD"):
            assert re.search(rf"^ *{element}\b", told, re.MULTILINE), element

    def check_measures(self):
        """A value without the whole of its day is worth nothing to a doctor. What is cut off is still in
        the text, within the width of an ellipsis."""
        path = self.path.with_name("autumn.pdf")
        run(LIMBERCTL, "report", "-o", str(path), "--from", "2025-09-12", "--to", "2025-11-30", **self.variables)
        years = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*2025\))<',
                           run("pdftotext", "-bbox", str(path), "-"))
        assert len(years) >= 4, years
        for left, right, word in years:
            assert word == "2025)" and float(right) - float(left) > 20, f"cut off: {word}, from {left} to {right}"

    def assert_says(self, *parts):
        for part in parts:
            assert part in self.words, f"“{part}” is not in the report:\n{self.text}"


def check_year(folder):
    report = Report(folder, 365, "--label", "Ada Lovelace <1815>")
    report.check_form()
    report.check_edges()
    report.check_structure()
    report.check_measures()
    assert re.search(r"Title: +Pain and exercise diary – Ada Lovelace <1815>", report.info)
    assert re.search(r"Page size: .*A4", report.info)
    report.assert_says("Ada Lovelace <1815>", "2 March 2025 – 1 March 2026", "Average pain", "Planned sessions due",
                       "Lower back, left 365", "PEG score, 0 to 10", "Forward bend, cm", "is not validated", NOTE,
                       "in pain 91", "stopped because it hurt", "older notes are in the diary", "This is not proof",
                       "When to get help", "Not a medical device", "Limber 0.", "Page 1 of 2")
    for letter in RIGHT_TO_LEFT.replace(" ", ""):
        assert letter in report.words, letter


def check_ten_years(folder):
    report = Report(folder, 3653)
    report.check_form()
    report.check_edges()
    report.assert_says("Where it hurt", "When to get help")


def check_empty(folder):
    report = Report(folder, 0)
    report.check_form()
    report.check_edges()
    assert report.n_pages == 1
    report.assert_says("No pain entries in this time.", "No place was named.", "When to get help")


def check_letter(folder):
    report = Report(folder, 40, "--paper", "letter")
    report.check_edges()
    assert re.search(r"Page size: .*612 x 792", report.info), report.info


def check_french(folder):
    # newer C libraries know no other language in C.UTF-8
    with locales.french(LOCALES) as environment:
        report = Report(folder, 40, **environment)
    report.check_form()
    report.check_edges()
    report.assert_says("Douleur moyenne", "Quand demander de l’aide", "n’est pas validée", "Page 1 sur 2")


def main():
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"skipped: {missing[0]} is not installed (package poppler-utils)")
        sys.exit(77)
    for check in (check_year, check_ten_years, check_empty, check_letter, check_french):
        with tempfile.TemporaryDirectory(prefix="limber-report-") as folder:
            check(pathlib.Path(folder))
        print(check.__name__, "ok", flush=True)


main()
