#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through all pages of the real window and looks at what a screen reader is given.

walk_pages.py KIND ROOM SOURCE_ROOT LOCALE_FOLDER LIMBER LIMBERCTL LIMBER_AGENT

KIND: french: in French no English word is left, in notifications neither. names: what can have the
focus has a name, and by real keys Tab reaches it all the way round every page, and back. pseudo: in
a made-up language, all text comes from the catalogue. english: the same pages in English are found
faulty, one and all, by what looks for English in French ones.
ROOM: one of room_*.py, which yields (name, [(node, texts)]) for each of its pages.
Exit 77 (skipped), with the reason, where a part is missing."""

import gettext
import importlib
import os
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))

import pseudo_locale  # noqa: E402
from english import Catalogue  # noqa: E402
from limber_window import Atspi, GLib, get_role, read, walk as walk_nodes  # noqa: E402
from locales import french, speaking  # noqa: E402
from visit import Visit  # noqa: E402

# Settings are in a file, as they are at home: the programs share them, and clinics lock them.
os.environ.pop("GSETTINGS_BACKEND", None)

# What GTK 4.8 names after the class for want of a name
CLASS_NAME = r"(Gtk|Adw|Limber)[A-Z]\w+"
# Names of classes and keys, ids, versions, addresses, dates (those are English), and what libadwaita
# puts together
NO_TEXT = CLASS_NAME + r"|(Ctrl|Escape|Home|Shift|␣) ?[+/]|Page (Up|Down)|Audio [a-z]+$|This application comes|_Copy Text|_Save as|io\.github\.|https?:|zz$|[\d.]+$|\W*(Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d)"
CONTROLS = {
    *("push button,toggle button,check box,radio button,slider,spin button,combo box".split(",")),
    *("entry,text,list item,switch,link,icon,image,page tab".split(",")),
}
# Inside libadwaita's and GTK's own windows and lists
NOT_OURS = r"^(about|shortcuts)$|GtkListView|GtkSearchEntry|Gtk(Menu)?Button; push button|AdwPreferencesWindow"
NOT_OURS += r"|list item has no name .*< combo box |push button has no name .*AdwToastWidget"

# A stack has all its screens from the beginning
READ_BEFORE = ("first start, the day", "stopped")


def find_english(catalogue, page):
    for text in sorted({text for _, texts in page for text in texts}):
        yield from catalogue.find_english(text)


def list_toolkit_messages():
    """What GTK and libadwaita say by themselves"""
    messages = {"Limber", pseudo_locale.LANGUAGE}
    for domain in ("gtk40", "libadwaita", "glib20"):
        translation = gettext.translation(domain, languages=["fr"], fallback=True)
        catalogue = getattr(translation, "_catalog", {})
        messages |= {Catalogue.strip(m.split("\x04")[-1]) for m in catalogue if isinstance(m, str)}
    return messages


def find_unmarked(_catalogue, page):
    allowed = list_toolkit_messages()
    for text in sorted({text for _, texts in page for text in texts}):
        is_ours = re.search(r"[^\W\d_]{2}", text) and Catalogue.strip(text) not in allowed
        if is_ours and pseudo_locale.OPEN not in text and not re.match(NO_TEXT, text):
            yield f"not from a catalogue: {text}"


def find_nameless(page):
    for node, _ in page:
        if node is None:
            continue
        try:
            is_focusable = node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
            role = get_role(node)
            name = node.get_name() or ""
        except GLib.Error:
            continue
        is_control = role in CONTROLS or name.startswith("Limber")
        if is_focusable and is_control and is_nameless(name):
            inside = [text for child in walk_nodes(node) for text in read(child)]
            yield f"{role} has no name ({name or 'empty'}; {describe_place(node)}; with {inside[:4]})"


def is_nameless(name):
    return not name.strip() or re.fullmatch(CLASS_NAME, name)


def describe_place(node):
    """The names of what it is in, the nearest first"""
    names = []
    try:
        node = node.get_parent()
        while node is not None and len(names) < 4:
            names.append(f"{get_role(node)} {node.get_name() or ''}".strip())
            node = node.get_parent()
    except GLib.Error:
        pass
    return " < ".join(names)


def is_not_ours(page_name, fault):
    return "has no name" in fault and (
        re.search(NOT_OURS, page_name) or re.search(NOT_OURS, fault)
    )


def find_hurdles(window, page):
    """For who has no pointer, or does not see; a notification is not in the window"""
    if page[0][0] is not None:
        yield from find_nameless(page)
        yield from find_traps(window)


def find_traps(window):
    """By real keys: Tab goes from control to control until it is where it began, and back again"""
    for key in ("Tab", "shift+Tab"):
        reached = []
        node = move_on(window, key)
        while node is not None and node not in reached:
            reached.append(node)
            node = move_on(window, key)
        is_alone = not reached and window.focus is not None
        if not is_alone and (node is None or node != reached[0]):
            place = describe_place(reached[-1]) if reached else "nowhere"
            yield f"{key} is trapped after {len(reached)} controls, in {place}"


def move_on(window, key):
    """GTK 4.8 says nothing of the text in an entry row, through which the next key goes on."""
    return window.move(key) or window.move(key)


def check(pages, catalogue, find_faults):
    """The number of faults; a page on which the same is read as on the one before, and which has no
    more parts, as a menu has whose items GTK 4.18 does not name, was not come to"""
    faults = set()
    before, n_before = set(), 0
    for name, page in pages:
        texts = {text for _, texts in page for text in texts}
        found = [fault for fault in find_faults(catalogue, page) if not is_not_ours(name, fault)]
        if texts == before and len(page) <= n_before and name not in READ_BEFORE:
            found.append(f"nothing on it has changed: {sorted(texts)[:20]}")
        for fault in found:
            if fault not in faults:
                print(f"{name}: {fault}")
        print(f"{name}: {len(texts)} texts")
        faults.update(found)
        before, n_before = texts, len(page)
    return len(faults)


def check_english(pages, catalogue):
    """The number of pages with new text that nobody would find to be English"""
    faults = 0
    before = set()
    for name, page in pages:
        texts = {text for _, texts in page for text in texts}
        new = texts - before
        if new and not any(list(catalogue.find_english(text)) for text in new):
            print(f"{name}: no English is found in {sorted(new)}")
            faults += 1
        before = texts
    return faults


def walk_pseudo(walk, programs, source):
    with tempfile.TemporaryDirectory() as folder:
        pseudo_locale.main(source, folder)
        catalogue = Catalogue(folder, pseudo_locale.LANGUAGE)
        with speaking(pseudo_locale.LANGUAGE, "en_GB", folder) as environment:
            environment["LIMBER_LIBRARY_DIR"] = f"{folder}/library"
            return check(walk(Visit(programs, environment, catalogue.get)), catalogue, find_unmarked)


def walk_english(kind, walk, programs, folder):
    environment = {"LIMBER_LOCALE_DIR": folder, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    visit = Visit(programs, environment, lambda message, context: message)
    if kind == "english":
        return check_english(walk(visit), Catalogue(folder, "fr"))
    return check(walk(visit), None, lambda _, page: find_hurdles(visit.window, page))


def walk_french(walk, programs, folder):
    catalogue = Catalogue(folder, "fr")
    with french(folder) as environment:
        return check(walk(Visit(programs, environment, catalogue.get)), catalogue, find_english)


def main(kind, room, source, folder, *programs):
    walk = importlib.import_module(f"room_{room}").walk
    if kind == "pseudo":
        faults = walk_pseudo(walk, programs, source)
    elif kind == "french":
        faults = walk_french(walk, programs, folder)
    else:
        faults = walk_english(kind, walk, programs, folder)
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
