# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that the window takes stands in its list of shortcuts."""

import re

import tree as trees

LIST = "src/app/limber-shortcuts.ui"
# the key pad and capitals do what the plain key does; "equal" is "plus" without Shift
SAME = r"KP_\w+|[A-Z]|equal"


def list_keys(text):
    """Accelerators of the list; "0...9" stands for all of them."""
    keys = set()
    for words in re.findall(r'name="accelerator">([^<]*)<', text):
        for word in words.replace("&lt;", "<").replace("&gt;", ">").split():
            first, dots, last = word.partition("...")
            keys.update(map(chr, range(ord(first), ord(last) + 1)) if dots else [word])
    return keys


def find_faults(tree):
    listed = set().union(*(list_keys(text) for _, text in tree.select(re.escape(LIST))))
    plain = {re.sub(r"<\w+>", "", key) for key in listed}
    for path, text in tree.select(r"^src/app/.*\.c$"):
        for line, match in trees.number_matches(text, r"\bGDK_KEY_(\w+)"):
            if not re.fullmatch(SAME, match.group(1)) and match.group(1) not in plain:
                yield f"{path}:{line}: the key {match.group(1)} is not in {LIST}"
        for line, match in trees.number_matches(text, r'"((?:<\w+>)+\w+)"'):
            if match.group(1) not in listed:
                yield f"{path}:{line}: {match.group(1)} is not in {LIST}"


KEYS = '<property name="accelerator">0...9 Left &lt;Alt&gt;Right</property>'
FAULTY = [
    ({LIST: KEYS, "src/app/a.c": "case GDK_KEY_Home:\n"}, "a.c:1: the key Home"),
    ({LIST: KEYS, "src/app/a.c": '{ "<Control>q" }\n'}, "<Control>q is not"),
    ({LIST: KEYS, "src/app/a.c": '{ "<Control>Right" }\n'}, "<Control>Right is not"),
]
CLEAN = {
    LIST: KEYS,
    "src/app/a.c": 'case GDK_KEY_Left: case GDK_KEY_KP_Left: case GDK_KEY_7: case GDK_KEY_Right: "<Alt>Right"\n',
}
