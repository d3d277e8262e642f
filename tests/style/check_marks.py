# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left to do stands in an issue: a mark in the code names its number."""

import tree as trees

MARKS = r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b(?!.*#\d)"


def find_faults(tree):
    for path, text in tree.select(r"\.(c|h|py|sh|ui|css|build|md|exercise|routine)$"):
        for line, match in trees.number_matches(text, MARKS):
            yield f"{path}:{line}: {match.group()} without an issue's number"


FAULTY = [
    ({"src/core/a.c": "/* TO" "DO: later */\n"}, "without an issue"),
    ({"tests/a.py": "# FIX" "ME\n"}, "without an issue"),
]
CLEAN = {
    "src/core/a.c": "/* FIX" "ME #12: later */\n",
}
