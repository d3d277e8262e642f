#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through all pages of the real window and looks at what a screen reader is given.

walk_pages.py french|names|pseudo SOURCE_ROOT LOCALE_FOLDER LIMBER LIMBERCTL LIMBER_AGENT

french: in French no English word is left, in notifications neither. names: what can have the focus
has a name. pseudo: in a made-up language, all text comes from the catalogue.
Exit 77 (skipped), with the reason, where a part is missing."""

import gettext
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))

import pseudo_locale  # noqa: E402
from english import Catalogue  # noqa: E402
from limber_window import Atspi, GLib, Window, get_role, read, walk as walk_nodes  # noqa: E402
from locales import french  # noqa: E402

# What GTK 4.8 names after the class for want of a name
CLASS_NAME = r"(Gtk|Adw|Limber)[A-Z]\w+"
# Names of classes and keys, ids, versions, addresses, dates (C.UTF-8 has those in English), and what
# libadwaita puts together
NO_TEXT = CLASS_NAME + r"|Ctrl\+|Page (Up|Down)|Audio [a-z]+$|This application comes|_Copy Text|_Save as|io\.github\.|https?:|[\d.]+$|\W*(Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d)"
CONTROLS = {
    *("push button,toggle button,check box,radio button,slider,spin button,combo box".split(",")),
    *("entry,text,list item,switch,link,icon,image,page tab".split(",")),
}
# Inside libadwaita's and GTK's own windows and lists
NOT_OURS = r"^(about|shortcuts)$|GtkListView|GtkSearchEntry|Gtk(Menu)?Button; push button|AdwPreferencesWindow"
NOT_OURS += r"|list item has no name .*< combo box "


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


def find_nameless(_catalogue, page):
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


def check(window, catalogue, translate, find_faults):
    faults = set()
    n_pages = n_texts = 0
    for name, page in window.walk_pages(translate):
        n_pages += 1
        n_texts += sum(len(texts) for _, texts in page)
        for fault in find_faults(catalogue, page):
            if is_not_ours(name, fault):
                continue
            if fault not in faults:
                print(f"{name}: {fault}")
            faults.add(fault)
    print(f"{n_pages} pages, {n_texts} texts, {len(faults)} faults")
    return 1 if faults or n_texts < 500 else 0


def fill_diary(limberctl, environment):
    """Something for every page to show"""
    for day in ("2026-02-27", "2026-03-02"):
        command = [limberctl, "pain", "add", "4", "--at", f"{day}T08:15", "--zone", "b_low_back_l"]
        subprocess.run(command, env={**os.environ, **environment}, check=True)


def walk(programs, environment, catalogue, translate, find_faults):
    limber, limberctl, agent = programs
    fill_diary(limberctl, environment)
    window = Window(limber, environment, agent)
    try:
        return check(window, catalogue, translate, find_faults)
    finally:
        window.end()


def walk_pseudo(programs, source):
    with tempfile.TemporaryDirectory() as folder:
        pseudo_locale.main(source, folder)
        environment = {"LIMBER_LOCALE_DIR": folder, "LIMBER_LIBRARY_DIR": f"{folder}/library"}
        environment.update(LANGUAGE=pseudo_locale.LANGUAGE, LC_ALL="C.UTF-8")
        catalogue = Catalogue(folder, pseudo_locale.LANGUAGE)
        return walk(programs, environment, catalogue, catalogue.get, find_unmarked)


def main(kind, source, folder, *programs):
    if kind == "pseudo":
        return walk_pseudo(programs, source)
    if kind == "names":
        environment = {"LIMBER_LOCALE_DIR": folder, "LC_ALL": "C.UTF-8"}
        return walk(programs, environment, None, lambda message: message, find_nameless)
    catalogue = Catalogue(folder, "fr")
    with french(folder) as environment:
        return walk(programs, environment, catalogue, catalogue.get, find_english)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
