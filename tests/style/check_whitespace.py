# SPDX-License-Identifier: GPL-3.0-or-later
"""No blank at a line's end, no tab, one newline at the end of the file."""

import tree as trees

# patches, licences and recorded data are as they are
TEXTS = r"\.(c|h|py|sh|ui|css|xml|build|md|exercise|routine|in)$|^(start|check)$"


def find_faults(tree):
    for path, text in tree.select(TEXTS):
        if path.startswith("tests/data/"):
            continue
        for line, _ in trees.number_matches(text, r"[ \t]+$"):
            yield f"{path}:{line}: blank at the end of the line"
        for line, _ in trees.number_matches(text, r"^.*\t.*\S"):
            yield f"{path}:{line}: tab"
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            yield f"{path}:{text.count(chr(10))}: not one newline at the end"


FAULTY = [
    ({"src/core/a.c": "int a; \n"}, "a.c:1: blank"),
    ({"src/core/a.c": "\tint a;\n"}, "a.c:1: tab"),
    ({"a.md": "end"}, "not one newline"),
    ({"a.md": "end\n\n"}, "not one newline"),
]
CLEAN = {"src/core/a.c": "int a;\n\nint b;\n", "tests/data/bad/a.exercise": "\t \n"}
