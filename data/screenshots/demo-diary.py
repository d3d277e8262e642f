# SPDX-License-Identifier: GPL-3.0-or-later
"""demo-diary.py FILE: a month of an invented person's diary, for pictures; `limberctl import` takes it.

Work days with breaks of which most are done, a low back and a neck that slowly get better, with two
bad days; it ends now, after 24 minutes of sitting, on a day with all its breaks done, whichever day of
the week it is. The same for the same day and time.
"""

import json
import random
import sys
import time
from datetime import datetime, timedelta

DAYS = 30
SITTING_MINS = 24
# of the agent's state: no pause, no offer, no break
NOTHING = """Pause PauseMins PauseDay PausePointedOut OfferSitting OfferPlanned OfferStamp OfferOffset
  OfferSat OfferTold Waiting Live Offered Repeats Shown Counted Snoozes BreakStamp BreakOffset
  BreakLength BreakDone PlannedOpen PromptDay PromptsOfDay Breaks""".split()
ROUTINES = ["desk_reset_2min", "neck_shoulders_5min", "lower_back_8min"]
LENGTHS_S = {"desk_reset_2min": 120, "neck_shoulders_5min": 300, "lower_back_8min": 480}
EXERCISES = {"desk_reset_2min": ["chin_tuck"], "neck_shoulders_5min": ["shoulder_rolls", "neck_side_bend"],
             "lower_back_8min": ["cat_camel", "glute_bridge"]}
ZONES = [["b_low_back_l", "b_low_back_r"], ["b_low_back_l"], ["b_neck", "b_low_back_l"]]


def stamp(moment):
    text = moment.astimezone().strftime("%Y-%m-%dT%H:%M:%S%z")
    return f"{text[:-2]}:{text[-2:]}"


class Diary:
    """What is filled, day by day"""

    def __init__(self):
        self.random = random.Random(20261126)
        self.content = {name: [] for name in ("sitting", "breaks", "sessions", "pain", "measures")}

    def add(self, name, **record):
        if name in ("sessions", "pain", "measures"):
            record = {"id": len(self.content[name]) + 1, **record}
        self.content[name].append(record)

    def add_break(self, due, number, is_last_day):
        routine = ROUTINES[number % 3]
        is_done = self.random.random() < 0.75 or is_last_day
        length = timedelta(seconds=LENGTHS_S[routine])
        name = f"{due:%Y%m%d}-{number}"
        times = {"started": stamp(due), "ended": stamp(due + length)} if is_done else {}
        self.add("breaks", id=name, due=stamp(due), planned=False, prompted=True, sitting_s=2400, prompts=1,
                 snoozes=0, routine=routine, outcome="done" if is_done else "missed",
                 done_permille=1000 if is_done else 0, **times)
        if is_done:
            self.add("sessions", started=stamp(due), ended=stamp(due + length), routine=routine, level=1,
                     **{"break": name}, planned_s=LENGTHS_S[routine], done_permille=1000, end="completed",
                     items=[{"exercise": one, "outcome": "done"} for one in EXERCISES[routine]])

    def add_day(self, day, age, until):
        level = 3 + 3 * age / DAYS + (2 if age in (11, 21) else 0)
        for hour, spread in ((8, 0.8), (17, 1.2)):
            at = day + timedelta(hours=hour, minutes=self.random.randrange(40))
            if at < until and self.random.random() < 0.9:
                self.add("pain", at=stamp(at), when="now",
                         level=max(0, min(10, round(level + self.random.uniform(-spread, spread)))),
                         zones=self.random.choice(ZONES))
        if day.weekday() >= 5 and age > 0:
            return
        for number in range(7):
            begins = day + timedelta(hours=8, minutes=30 + 65 * number)
            due = begins + timedelta(minutes=40)
            if due + timedelta(minutes=8) < until:
                self.add("sitting", started=stamp(begins), ended=stamp(due))
                self.add_break(due, number, age == 0)
        if day.weekday() == 0:
            self.add("measures", at=stamp(day + timedelta(hours=8)), kind="forward-bend", side="none",
                     value_tenths=int(60 + 5 * age))


def describe_sitting(began):
    """What the agent needs to go on from: somebody sits there since then."""
    now, boot = time.time_ns() // 1000, time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000
    with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
        boot_id = file.read().strip()
    fields = {"Version": 1, "Boot": boot_id, "AliveBoot": boot, "AliveWall": now,
              "Sitting": boot - SITTING_MINS * 60 * 1000000, "SittingStamp": int(began.timestamp()) * 1000000,
              "SittingOffset": int(began.astimezone().utcoffset().total_seconds()) // 60, "Present": 1,
              "Seated": 1, "LastPresence": boot, "LastInput": boot, "PlannedSeen": now,
              **dict.fromkeys(NOTHING, 0)}
    return "[Scheduler]\n" + "".join(f"{key}={value}\n" for key, value in fields.items())


def main(path):
    diary = Diary()
    now = datetime.now().replace(microsecond=0)
    today = now.replace(hour=0, minute=0, second=0)
    began = now - timedelta(minutes=SITTING_MINS)
    for age in range(DAYS, -1, -1):
        diary.add_day(today - timedelta(days=age), age, began)
    diary.add("sitting", started=stamp(began))
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": "limber-diary", "version": 1, **diary.content,
                   "agent_state": describe_sitting(began)}, file, indent=1)


main(*sys.argv[1:])
