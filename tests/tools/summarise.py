# SPDX-License-Identifier: GPL-3.0-or-later
"""summarise.py FOLDER: adds up the test logs (*.json, a line a test, as meson writes them).

Lists each suite with its seconds, what was skipped and why, what failed; the last line is
`N passed, N failed`, with `, N skipped` where there are any. Exit 1 when something failed.
"""

import json
import pathlib
import sys

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP"}
# labels that say what a test needs, not what it tests
LABELS = {"slow", "e2e"}


class Suite:
    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.skipped = 0
        self.seconds = 0.0


def read_results(folder):
    """The results of all logs, in order: (log, suite, test, the log's line)."""
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            result = json.loads(line)
            # "limber:core+slow / clock"; a test outside all suites has its name alone
            labels, separator, test = result["name"].partition(" / ")
            if not separator:
                labels, test = "none", result["name"]
            names = labels.rpartition(":")[2].split("+")
            suite = next((name for name in names if name not in LABELS), names[0])
            yield path.stem, suite, test, result


def tell_reason(result):
    """The first line of a skipped test's output that says why."""
    for line in (result.get("stdout") or "").splitlines():
        if "skip" in line.lower():
            return line.split("#")[-1].replace("skipped:", "").replace("SKIP", "").strip()
    return "no reason given"


def add_up(folder):
    suites, notes = {}, []
    for log, suite, test, result in read_results(folder):
        title = suite if log in ("suites", suite) else f"{suite} ({log})"
        row = suites.setdefault(title, Suite())
        row.seconds += result.get("duration") or 0
        if result["result"] in PASSED:
            row.passed += 1
        elif result["result"] in SKIPPED:
            row.skipped += 1
            notes.append(f"skipped  {title}: {test}: {tell_reason(result)}")
        else:
            row.failed += 1
            notes.append(f"FAILED   {title}: {test}")
    return suites, notes


def main():
    suites, notes = add_up(sys.argv[1])
    width = max([len(name) for name in suites] + [5])
    print(f"\n{'suite':<{width}}  passed  failed  skipped  seconds")
    for name, row in suites.items():
        print(f"{name:<{width}}  {row.passed:6}  {row.failed:6}  {row.skipped:7}  {row.seconds:7.1f}")
    for note in notes:
        print(note)
    failed = sum(row.failed for row in suites.values())
    skipped = sum(row.skipped for row in suites.values())
    last = f"{sum(row.passed for row in suites.values())} passed, {failed} failed"
    print(last + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


sys.exit(main())
