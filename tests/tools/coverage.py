# SPDX-License-Identifier: GPL-3.0-or-later
"""coverage.py BUILD SOURCE RESULTS: the lines of src/ that the tests ran, a folder a line.

Reads what a build with -Db_coverage=true has counted, by gcov. Writes a result a folder for the
summary: FAIL where a folder is below its floor.
"""

import json
import pathlib
import subprocess
import sys

# percent of lines; the rest of the folders have 75
FLOORS = {"core": 95, "store": 90, "plan": 90, "app": 60}
FLOOR = 75
# gcov is slow to start: many files at once
BATCH = 40


def read_counts(build, source):
    """{path below the source folder: {line: times run}}"""
    counted = sorted(pathlib.Path(build, "src").rglob("*.gcda"))
    counts = {}
    for begin in range(0, len(counted), BATCH):
        batch = [str(path) for path in counted[begin:begin + BATCH]]
        told = subprocess.run(["gcov", "--json-format", "--stdout", *batch],
                              cwd=build, capture_output=True, text=True, check=True).stdout
        for document in told.splitlines():
            for file in json.loads(document)["files"]:
                path = pathlib.Path(build, file["file"]).resolve()
                if source not in path.parents or path.suffix != ".c":
                    continue
                lines = counts.setdefault(path.relative_to(source).as_posix(), {})
                for line in file["lines"]:
                    number = line["line_number"]
                    lines[number] = lines.get(number, 0) + line["count"]
    return counts


def main():
    build, source, results = sys.argv[1:]
    source = pathlib.Path(source).resolve()
    folders = {}
    for path, lines in read_counts(build, source).items():
        parts = path.split("/")
        if parts[0] == "src":
            row = folders.setdefault(parts[1], [0, 0])
            row[0] += sum(1 for count in lines.values() if count)
            row[1] += len(lines)
    print("\nfolder      lines   run  floor")
    with open(pathlib.Path(results, "coverage.json"), "w", encoding="utf-8") as log:
        for folder, (ran, lines) in sorted(folders.items()):
            percent, floor = 100 * ran / lines, FLOORS.get(folder, FLOOR)
            print(f"{folder:<10} {lines:6} {percent:4.0f}%  {floor:4}%")
            result = {"name": f"limber:coverage / {folder}", "duration": 0,
                      "result": "OK" if percent >= floor else "FAIL"}
            log.write(json.dumps(result) + "\n")


main()
