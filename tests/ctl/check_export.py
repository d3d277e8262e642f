# SPDX-License-Identifier: GPL-3.0-or-later
"""check_export.py LIMBERCTL: what is exported, as other programs read it, and taken in again.

Diaries are random, of a seed that is told. Each goes through export, erase and import, and is the
same row for row afterwards; its CSV is read by Python's csv module.
"""

import csv
import datetime
import io
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile

LIMBERCTL = sys.argv[1]
SEED = int(os.environ.get("LIMBER_TEST_SEED", "20260302"))
N_ROUNDS = int(os.environ.get("LIMBER_EXPORT_ROUNDS", "6"))
FIRST = datetime.datetime(2016, 1, 1, tzinfo=datetime.timezone.utc)
ZONES = ("b_neck", "b_low_back_l", "b_low_back_r", "f_head", "b_heel_l", "f_groin_r")
NOTES = ("plain", "=1+1", "+49 30", "-4", "@SUM(A1)", "\tindented", "\rreturn", "a;b,c|d", 'he said "no"', "two\nlines",
         "<b>markup</b> &amp;", "כאב בגב", "\u202eturned", "'quoted", " leading", "trailing ", "=cmd|' /C calc'!A0",
         "e\u0301", "\U0001f9d8", "x" * 10000)
TEXT_COLUMNS = {"note"}
GUARDED = "=+-@\t\r"


def run(*command, folder, status=0, text=True):
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"),
                   "XDG_STATE_HOME": str(folder / "state"), "XDG_CACHE_HOME": str(folder / "cache")}
    done = subprocess.run([LIMBERCTL, *command], env=environment, capture_output=True, text=text, timeout=120,
                          check=False)
    assert done.returncode == status, f"{command}: {done.returncode} {done.stderr}"
    return done.stdout, done.stderr


def make_time(chance):
    zone = datetime.timezone(datetime.timedelta(minutes=chance.choice((-600, -210, 0, 60, 120, 345, 840))))
    at = FIRST + datetime.timedelta(microseconds=chance.randrange(10 * 365 * 86400 * 10**6))
    return at.astimezone(zone).isoformat(timespec="microseconds")


def make_diary(chance):
    """A diary with any number of records of every kind"""
    diary = {"format": "limber-diary", "version": 1, "sitting": [], "breaks": [], "decisions": [], "sessions": [],
             "pain": [], "measures": [], "questionnaires": []}
    for number in range(1, chance.randrange(2, 60)):
        at = make_time(chance)
        diary["sitting"].append({"started": at})
        diary["breaks"].append({"id": f"b{number}", "due": at, "planned": chance.random() < 0.5, "prompted": True,
                                "sitting_s": chance.randrange(9999), "prompts": chance.randrange(4), "snoozes": 1,
                                "outcome": chance.choice(("open", "done", "half", "left", "skipped", "missed")),
                                "reason": chance.choice(("not-now", "in-pain")),
                                "done_permille": chance.randrange(1001)})
        diary["decisions"].append({"id": number, "at": at, "event": "due", "break": f"b{number}",
                                   "detail": '{"a":1}'})
        diary["sessions"].append({"id": number, "started": at, "routine": "r", "level": 1, "planned_s": 60,
                                  "done_permille": chance.randrange(1001), "end": chance.choice(("left", "completed")),
                                  "items": [{"exercise": "e", "outcome": "partial"}]})
        entry = {"id": number, "at": at, "level": chance.randrange(11), "zones": chance.sample(ZONES, chance.randrange(4)),
                 "when": chance.choice(("now", "worst", "average", "before", "after"))}
        if chance.random() < 0.7:
            entry["note"] = chance.choice(NOTES)
        if chance.random() < 0.3:
            entry["session"] = number
        diary["pain"].append(entry)
        diary["measures"].append({"id": number, "at": at, "kind": "forward-bend", "side": "none",
                                  "value_tenths": chance.randrange(-400, 1200), "note": chance.choice(NOTES)})
        diary["questionnaires"].append({"id": number, "at": at, "kind": "peg", "language": "en",
                                        "answers": [chance.randrange(11) for _ in range(3)]})
    return diary


def read_rows(folder):
    """Every row of every table, sorted"""
    rows = []
    with sqlite3.connect(folder / "limber" / "diary.db") as diary:
        assert diary.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = [row[0] for row in diary.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            rows += sorted(repr((table, *row)) for row in diary.execute(f"SELECT * FROM {table}"))
    return rows


def check_round_trip(folder, diary):
    source, copy = folder / "source.json", folder / "copy.json"
    source.write_text(json.dumps(diary), encoding="utf-8")
    run("import", str(source), folder=folder)
    before = read_rows(folder)
    run("export", "--format", "json", "-o", str(copy), folder=folder)
    run("erase", "--yes", folder=folder)
    assert not [row for row in read_rows(folder) if "pain_entry" in row or "session" in row]
    run("import", str(copy), folder=folder)
    after = read_rows(folder)
    assert before == after, [pair for pair in zip(before, after) if pair[0] != pair[1]][:3]


def is_number(text):
    return text.lstrip("-").replace(".", "", 1).isdigit()


def check_csv(folder, diary, separator):
    target = folder / "diary.csv"
    run("export", "--format", "csv", "-o", str(target), "--separator", separator, folder=folder)
    text = target.read_bytes().decode("utf-8")
    assert text.count("\n") >= text.count("\r\n") > 0
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    assert not [row for row in rows if None in row or None in row.values()], "a row of another length"
    pain = [row for row in rows if row["kind"] == "pain"]
    assert len(pain) == len(diary["pain"]), (len(pain), len(diary["pain"]))
    for row in rows:
        datetime.datetime.fromisoformat(f"{row['date']}T{row['time']}")
        assert row["value"] == "" or is_number(row["value"]), row
        assert not row["note"] or row["note"][0] not in GUARDED, row["note"]
    values = sorted(int(row["value"]) for row in rows if row["kind"] == "pain")
    assert values == sorted(entry["level"] for entry in diary["pain"])
    notes = sorted(row["note"] for row in pain if row["note"])
    expected = [entry["note"] for entry in diary["pain"] if entry.get("note")]
    assert notes == sorted("'" + note if note[0] in GUARDED else note for note in expected)
    bends = sorted(float(row["value"]) for row in rows if row["code"] == "forward-bend")
    assert bends == sorted(measure["value_tenths"] / 10 for measure in diary["measures"]), "negative numbers stay numbers"


def check_refusals(folder):
    """A clear line, and nothing half-written"""
    run("pain", "add", "4", "--note", "first", folder=folder)
    before = read_rows(folder)
    refused = (["11"], ["--", "-1"], ["4.5"], ["4", "--zone", "b_elbow"], ["4", "--at", "2999-01-01T00:00"],
               ["4", "--note", "x" * 100_000], ["4", "--at", "2026-13-01T00:00"], ["four"], [""])
    for arguments in refused:
        _, told = run("pain", "add", *arguments, folder=folder, status=1)
        assert told.startswith("limberctl: ") and told.count("\n") == 1 and len(told) < 400, told
    assert read_rows(folder) == before
    # one argument may hold 128 kB at most: a megabyte, and a NUL, come by a file
    for note in ("x" * 1_000_000, "a\0b"):
        source = folder / "bad.json"
        source.write_text(json.dumps({"format": "limber-diary", "version": 1, "pain": [
            {"id": 9, "at": "2026-03-02T08:15:00+00:00", "level": 4, "when": "now", "zones": [], "note": note}]}),
            encoding="utf-8")
        _, told = run("import", "--merge", str(source), folder=folder, status=1)
        assert told.startswith("limberctl: ") and told.count("\n") == 1 and len(told) < 400, told
        assert read_rows(folder) == before
    for note in NOTES:
        run("pain", "add", "4", "--note", note, folder=folder)
    listed = json.loads(run("pain", "list", "--json", folder=folder)[0])["entries"]
    assert sorted(entry.get("note", "") for entry in listed) == sorted((*NOTES, "first"))


def main():
    chance = random.Random(SEED)
    print(f"seed {SEED}", flush=True)
    for number in range(N_ROUNDS):
        with tempfile.TemporaryDirectory(prefix="limber-export-") as name:
            diary = make_diary(chance)
            check_round_trip(pathlib.Path(name), diary)
            check_csv(pathlib.Path(name), diary, ",;|\t"[number % 4])
    with tempfile.TemporaryDirectory(prefix="limber-export-") as name:
        check_refusals(pathlib.Path(name))


main()
