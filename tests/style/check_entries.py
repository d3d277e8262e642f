# SPDX-License-Identifier: GPL-3.0-or-later
"""At most 16 entries at the top level, as a listing shows them; sources are named limber-NAME and stand in a folder."""

import re

MAX_ENTRIES = 16


def find_faults(tree):
    listed = [name for name in tree.top_level if not name.startswith(".")]
    if len(listed) > MAX_ENTRIES:
        yield f".:1: {len(listed)} entries at the top level, at most {MAX_ENTRIES}"
    for path, _ in tree.select(r"^src/.*\.(c|h|ui)$"):
        if not re.match(r"src/\w+/(limber-[\w-]+\.(c|h|ui)|main\.c)$", path):
            yield f"{path}:1: sources are src/FOLDER/limber-NAME"
    for path, _ in tree.select(r"^tests/.*/test-.*\.c$"):
        if not re.match(r"tests/\w+/test-limber-[\w-]+\.c$", path):
            yield f"{path}:1: tests are tests/FOLDER/test-limber-NAME.c"


FAULTY = [
    ({f"file{number}": "" for number in range(17)}, "17 entries"),
    ({"src/core/utils.c": ""}, "sources are"),
    ({"tests/core/test-clock.c": ""}, "tests are"),
]
CLEAN = {
    **{f"file{number}": "" for number in range(14)},
    **{f".file{number}": "" for number in range(4)},
    "src/core/limber-clock.c": "",
    "tests/core/test-limber-clock.c": "",
}
