# SPDX-License-Identifier: GPL-3.0-or-later
"""Which folder of src/ may include what: the table of CONTRIBUTING.md."""

import re

import tree as trees

EVERY = {"core", "library", "settings", "store", "bus", "plan", "figure", "media", "report",
         "desktop", "agent", "ctl", "app"}
MAY_USE = {
    "core": set(),
    "library": {"core"},
    "settings": {"core"},
    "store": {"core"},
    "bus": {"core"},
    "plan": {"core"},
    "figure": {"core"},
    "desktop": {"core"},
    "media": {"core", "figure"},
    "report": {"core", "store", "figure"},
    "agent": {"core", "library", "settings", "store", "bus", "desktop"},
    "ctl": EVERY - {"agent", "app", "desktop"},
    "app": EVERY - {"agent", "ctl"},
}
# single headers of a folder that is otherwise closed
EXCEPTIONS = {
    "ctl": {"desktop/limber-autostart.h", "desktop/limber-autostart-withdrawal.h",
            "desktop/limber-policy.h", "desktop/limber-system-clock.h"},
}
FOREIGN = [
    (r"sqlite3\.h", {"store"}),
    (r"gst/", {"media"}),
    (r"(gtk|gdk)/|adwaita\.h", {"app"}),
    (r"libnotify/|X11/|wayland-client.*\.h|.*-client-protocol\.h", {"desktop"}),
    (r"gnutls/|archive(_entry)?\.h", {"plan"}),
    (r"graphene.*\.h", {"figure"}),
    (r"cairo.*\.h", {"figure", "media", "report", "app"}),
    (r"pango/", {"media", "report", "app"}),
    (r"json-glib/", {"report", "ctl"}),
    (r"glib.*\.h|glib/|gio/", EVERY),
    (r"(sys|netinet|linux)/\w+\.h", EVERY - {"core"}),
    (r"(fcntl|poll|signal|unistd|termios|syslog)\.h", EVERY - {"core"}),
    (r"(link|malloc)\.h", {"agent"}),
    (r"(ctype|errno|float|inttypes|langinfo|limits|locale|math|stdarg|stdbool|stddef|stdint|stdio|stdlib"
     r"|string|time)\.h", EVERY),
]


def judge_own(folder, header):
    other = header.split("/")[0]
    if "/" not in header:
        return None if header == "config.h" else "names no folder"
    if other not in MAY_USE:
        return "is no folder of src/"
    if other == folder or other in MAY_USE[folder] or header in EXCEPTIONS.get(folder, ()):
        return None
    return f"is not for {folder}, which may use {', '.join(sorted(MAY_USE[folder])) or 'none'}"


def judge_foreign(folder, header):
    for pattern, folders in FOREIGN:
        if re.match(pattern, header):
            return None if folder in folders else f"is not for {folder}"
    return "is not in the table of tests/style/check_layers.py"


def find_faults(tree):
    for path, text in tree.select(r"^src/[a-z]+/.*\.[ch]$"):
        folder = path.split("/")[1]
        if folder not in MAY_USE:
            yield f"{path}:1: src/{folder} is not in the table"
            continue
        for line, match in trees.number_matches(text, r'^ *# *include *([<"])([^>"]+)'):
            mark, header = match.groups()
            reason = judge_own(folder, header) if mark == '"' else judge_foreign(folder, header)
            if reason:
                yield f"{path}:{line}: {header} {reason}"


FAULTY = [
    ({"src/core/a.c": '#include "store/limber-diary.h"\n'}, "is not for core"),
    ({"src/agent/a.c": '#include "media/limber-player.h"\n'}, "is not for agent"),
    ({"src/ctl/a.c": '#include "desktop/limber-idle.h"\n'}, "is not for ctl"),
    ({"src/figure/a.c": '#include "limber-rig.h"\n'}, "names no folder"),
    ({"src/ctl/a.c": "#include <gtk/gtk.h>\n"}, "gtk/gtk.h is not for ctl"),
    ({"src/core/a.c": "#include <unistd.h>\n"}, "is not for core"),
    ({"src/core/a.h": "#  include <sqlite3.h>\n"}, "sqlite3.h is not for core"),
    ({"src/app/a.c": "#include <curl/curl.h>\n"}, "not in the table"),
    ({"src/misc/a.c": ""}, "src/misc"),
]
CLEAN = {
    "src/core/a.c": '#include "config.h"\n#include "core/a.h"\n#include <gio/gio.h>\n',
    "src/ctl/a.c": '#include "desktop/limber-system-clock.h"\n#include <json-glib/json-glib.h>\n',
    "src/media/a.c": '#include "figure/a.h"\n#include <gst/video/video.h>\n#include <cairo-svg.h>\n',
    "src/desktop/a.c": "#include <X11/extensions/sync.h>\n#include <glib/gi18n-lib.h>\n",
}
