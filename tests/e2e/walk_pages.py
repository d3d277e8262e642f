#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through all pages of the real window and looks at what a screen reader is given.

walk_pages.py LIMBER LOCALE_FOLDER french|names

french: in French no English word is left. names: what can have the focus has a name.
Exit 77 (skipped), with the reason, where a part is missing."""

import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))

from english import Catalogue  # noqa: E402
from limber_window import Atspi, GLib, Window, make_locale  # noqa: E402

# What GTK 4.8 names after the class for want of a name
CLASS_NAME = r"(Gtk|Adw|Limber)[A-Z]\w+"
CONTROLS = {
    *("push button,toggle button,check box,radio button,slider,spin button,combo box".split(",")),
    *("entry,text,list item,switch,link,icon,image,page tab".split(",")),
}
# Inside libadwaita's and GTK's own windows and lists
NOT_OURS = r"^(about|shortcuts)$|GtkListView|GtkSearchEntry|Gtk(Menu)?Button; push button|AdwPreferencesWindow"


def find_english(catalogue, page):
    for text in sorted({text for _, texts in page for text in texts}):
        yield from catalogue.find_english(text)


def find_nameless(_catalogue, page):
    for node, texts in page:
        try:
            is_focusable = node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
            role = node.get_role_name()
            name = node.get_name() or ""
        except GLib.Error:
            continue
        is_control = role in CONTROLS or name.startswith("Limber")
        if is_focusable and is_control and is_nameless(name):
            yield f"{role} has no name ({name or 'empty'}; {describe_place(node)})"


def is_nameless(name):
    return not name.strip() or re.fullmatch(CLASS_NAME, name)


def describe_place(node):
    """The names of what it is in, the nearest first"""
    names = []
    try:
        node = node.get_parent()
        while node is not None and len(names) < 4:
            names.append(f"{node.get_role_name()} {node.get_name() or ''}".strip())
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


def main(program, folder, kind):
    catalogue = Catalogue(folder, "fr")
    environment = {"LIMBER_LOCALE_DIR": folder, "LC_ALL": "C.UTF-8"}
    locale = None
    if kind == "french":
        locale = make_locale("fr_FR")
        environment["LANGUAGE"] = "fr"
        if locale:
            environment.update(LOCPATH=locale, LC_ALL="fr_FR.UTF-8")
        else:
            print("the sources of the locale are not installed (package locales): dates stay English")
    window = Window(program, environment)
    try:
        if kind == "french":
            return check(window, catalogue, catalogue.get, find_english)
        return check(window, catalogue, lambda message: message, find_nameless)
    finally:
        window.end()
        if locale:
            shutil.rmtree(locale)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
