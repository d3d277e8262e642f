# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with text for people is listed in po/POTFILES, and every listed file exists."""

import re

import tree as trees

LIST = "po/POTFILES"
# made by the build: the texts of the articles and of the library, joined
GENERATED = {"data/learn/learn.desktop", "data/library/library.desktop"}
MARKED_C = r"(?<!\w)(_|N_|C_|NC_|gettext|dgettext|ngettext|dngettext) \("
MARKED_XML = r'translatable="(yes|true)"|<(summary|description)>'


def has_text(path, text):
    if path.endswith(".c"):
        return re.search(MARKED_C, trees.blank_comments(text))
    if path.endswith((".ui", ".gschema.xml")):
        return re.search(MARKED_XML, text)
    return path.endswith((".desktop.in", ".metainfo.xml.in"))


def find_faults(tree):
    listed = [line.strip() for line in tree.files.get(LIST, "").splitlines()]
    listed = [line for line in listed if line and not line.startswith("#")]
    for path in listed:
        if path not in tree.files and path not in GENERATED:
            yield f"{LIST}:1: {path} does not exist"
    for path, text in tree.select(r"^(src|data)/"):
        if has_text(path, text) and path not in listed:
            yield f"{path}:1: has text for people and is not listed in {LIST}"


FAULTY = [
    ({"src/app/a.c": '  say (_ ("Start"));\n', LIST: ""}, "src/app/a.c:1: has text"),
    ({"src/app/a.ui": '<p translatable="yes">a</p>\n', LIST: ""}, "src/app/a.ui:1: has text"),
    ({LIST: "src/app/gone.c\n"}, "src/app/gone.c does not exist"),
]
CLEAN = {
    "src/app/a.c": '  say (_ ("Start"));\n',
    "src/core/b.c": "/* _ (\"no\") */\n  go_ (1);\n",
    LIST: "# all\nsrc/app/a.c\n",
}
