# SPDX-License-Identifier: GPL-3.0-or-later
"""What the build asks pkg-config for is in .ci/packages, so that ./start installs it."""

import tree as trees

TABLE = ".ci/packages"


def find_faults(tree):
    known = set()
    for line in tree.files.get(TABLE, "").splitlines():
        fields = line.split()
        if not fields or fields[0].startswith("#"):
            continue
        if len(fields) != 4:
            yield f"{TABLE}:1: not four fields: {line}"
            continue
        known.add(fields[1])
    for path, text in tree.select(r"(^|/)meson\.build$"):
        for line, match in trees.number_matches(text, r"\bdependency\('([^']+)'(?!.*required: false)"):
            if match.group(1) + ".pc" not in known:
                yield f"{path}:{line}: {match.group(1)}.pc is not in {TABLE}"


FAULTY = [
    ({"src/meson.build": "dependency('gtk4')\n", TABLE: "# none\n"}, "gtk4.pc is not in"),
    ({TABLE: "build gcc gcc\n"}, "not four fields"),
]
CLEAN = {
    "meson.build": "a = dependency('gtk4', version: '>= 4.8')\n",
    TABLE: "# NEED\nbuild  gtk4.pc  libgtk-4-dev  gtk4-devel\n",
}
