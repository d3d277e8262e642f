# SPDX-License-Identifier: GPL-3.0-or-later
"""The window never waits: no synchronous call in src/app."""

import tree as trees


def find_faults(tree):
    for path, text in tree.select(r"^src/app/.*\.[ch]$"):
        for line, match in trees.number_matches(trees.blank_comments(text), r"\b\w+_sync \("):
            yield f"{path}:{line}: {match.group()[:-2]} blocks the main thread"


FAULTY = [
    ({"src/app/a.c": "  g_dbus_connection_call_sync (bus);\n"}, "g_dbus_connection_call_sync blocks"),
]
CLEAN = {
    "src/app/a.c": "  g_dbus_connection_call (bus);\n",
    "src/ctl/a.c": "  g_dbus_connection_call_sync (bus);\n",
}
