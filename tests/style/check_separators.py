# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands between two pieces of a sentence is the translators': French has a space before “:” and “;”."""

import tree as trees

BARE = r'(?<!"separator", )(?<!\\)"[:;!?] (%s)?"'


def find_faults(tree):
    for path, text in tree.select(r"^src/(agent|app|ctl|report)/.*\.c$"):
        for line, match in trees.number_matches(text, BARE):
            yield f"{path}:{line}: {match.group()} is not translated"


FAULTY = [
    ({"src/app/a.c": 'add (text, "; ", words);\n'}, "is not translated"),
    ({"src/report/a.c": 'g_string_append_printf (text, ": %s", words);\n'}, "is not translated"),
]
CLEAN = {
    "src/app/a.c": 'add (text, C_ ("separator", "; "), words);\nputs ("{\\"a\\": ");\n',
    "src/core/a.c": 'g_string_append (text, "; ");\n',
}
