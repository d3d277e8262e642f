# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a clinic has set and locked everything: the first start, Today and the preferences."""

import pathlib
import re
import tempfile

from gi.repository import Gio

from room_home import walk_first_start

SCHEMA = "io.github.limberapp.Limber"
FOLDER = "/" + SCHEMA.replace(".", "/") + "/"
# The first start writes it.
FREE = ("first-start-done",)


def walk(visit):
    with tempfile.TemporaryDirectory() as folder:
        lock_everything(pathlib.Path(folder))
        with visit.open(LIMBER_POLICY_DIR=folder) as window:
            yield from walk_locked(window)


def lock_everything(folder):
    keys = Gio.SettingsSchemaSource.get_default().lookup(SCHEMA, True).list_keys()
    locks = [f"{FOLDER}{key}\n" for key in keys if key not in FREE]
    (folder / "locks").write_text("".join(locks), encoding="utf-8")
    (folder / "defaults").write_text(
        f"[{FOLDER.strip('/')}]\nworking-hours='mon-fri 09:00-17:00'\n", encoding="utf-8"
    )


def walk_locked(window):
    locked = window.say("Set by your clinic")
    yield from walk_first_start(window)
    window.activate("preferences")
    window.wait_for("a locked row", lambda: is_told(window, locked))
    yield "preferences", window.settle()


def is_told(window, pattern):
    return any(re.search(pattern, text) for _, texts in window.snapshot() for text in texts)
