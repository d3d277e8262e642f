# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing but the system clock asks the system for the time; all else is given it."""

import tree as trees

CLOCK = "src/desktop/limber-system-clock.c"
READS = (r"\b(g_get_monotonic_time|g_get_real_time|g_date_time_new_now\w*|clock_gettime|gettimeofday"
         r"|gst_util_get_timestamp|g_timer_new|localtime(_r)?|time) \(")


def find_faults(tree):
    for path, text in tree.select(r"^src/.*\.[ch]$"):
        if path == CLOCK:
            continue
        for line, match in trees.number_matches(trees.blank_comments(text), READS):
            yield f"{path}:{line}: {match.group(1)} reads the clock; ask LimberClock"


FAULTY = [
    ({"src/core/a.c": "  now = g_get_real_time ();\n"}, "g_get_real_time"),
    ({"src/app/a.c": "  g_autoptr (GDateTime) a = g_date_time_new_now_local ();\n"}, "new_now_local"),
    ({"src/store/a.c": "  t = time (NULL);\n"}, "time reads"),
]
CLEAN = {
    CLOCK: "  clock_gettime (CLOCK_BOOTTIME, &now);\n",
    "src/core/a.c": "/* never time (NULL) */\n  a = limber_clock_get_wall_time (self);\n",
}
