# SPDX-License-Identifier: GPL-3.0-or-later
"""Comments say why, about one line in seven. Prints the files that deserve a look (below 3 % or
above 30 %); a longer file with hardly any, or one that is mostly comment, is a fault."""

import re

LOOK_AT = (0.03, 0.30)
FAULT = (0.01, 0.50)
MIN_LINES = 150


def measure(text):
    """(comment lines, lines that are not empty)"""
    lines = [line for line in text.splitlines() if line.strip()]
    inside, count = False, 0
    for line in lines:
        starts = re.match(r"\s*(/\*|//)", line)
        if inside or starts or "/* " in line:
            count += 1
        if "/*" in line:
            inside = True
        if "*/" in line:
            inside = False
    return count, len(lines)


def find_faults(tree):
    all_comments = all_lines = 0
    for path, text in tree.select(r"^src/.*\.c$"):
        comments, lines = measure(text)
        all_comments += comments
        all_lines += lines
        if lines < MIN_LINES:
            continue
        ratio = comments / lines
        if not FAULT[0] <= ratio <= FAULT[1]:
            yield f"{path}:1: {ratio:.0%} of {lines} lines are comment"
        elif tree.root and not LOOK_AT[0] <= ratio <= LOOK_AT[1]:
            print(f"look at {path}: {ratio:.0%} of {lines} lines are comment")
    if tree.root and all_lines:
        print(f"src/: {all_comments / all_lines:.1%} of {all_lines} lines are comment")


FAULTY = [
    ({"src/core/a.c": "  a++;\n" * 200}, "0% of 200"),
    ({"src/core/a.c": "/* one\n" + " * more\n" * 199 + " */\n"}, "100% of 201"),
]
CLEAN = {
    "src/core/a.c": ("/* why */\n" + "  a++;\n" * 7) * 30,
    "src/core/b.c": "  a++;\n" * 20,
}
