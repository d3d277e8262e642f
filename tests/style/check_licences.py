# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file names its licence, itself or in a FILE.license beside it, and the text is here. Whose the
files are says REUSE.toml, in the form of reuse.software, 3.2."""

import re

# the licences' own texts
EXEMPT = r"^(COPYING|LICENSES/.*|.*\.license)$"
TAG = r"SPDX-License-" r"Identifier: +([\w.+-]+)"
HOLDER = r'(?m)^path = "\*\*"\n(?:.+\n)*SPDX-' r'FileCopyrightText = "\d{4} '


def find_faults(tree):
    if not re.search(HOLDER, tree.files.get("REUSE.toml", "")):
        yield "REUSE.toml:1: no copyright for all files"
    for path, text in tree.select(""):
        if re.match(EXEMPT, path):
            continue
        sidecar = tree.files.get(path + ".license", "")
        match = re.search(TAG, text[:1000]) or re.search(TAG, sidecar)
        if not match:
            yield f"{path}:1: no SPDX-License-Identifier in the file or in {path}.license"
        elif f"LICENSES/{match.group(1)}.txt" not in tree.files:
            yield f"{path}:1: LICENSES/{match.group(1)}.txt is missing"


LICENCE = {
    "LICENSES/GPL-3.0-or-later.txt": "…",
    "REUSE.toml": "# SPDX-License-" "Identifier: GPL-3.0-or-later\n[[annotations]]\npath = \"**\"\n"
                  "SPDX-" "FileCopyrightText = \"2026 Somebody\"\n",
}
FAULTY = [
    ({"REUSE.toml": LICENCE["REUSE.toml"].replace("**", "data/**")}, "no copyright"),
    ({"a.c": "int a;\n", **LICENCE}, "no SPDX"),
    ({"a.c": "/* SPDX-License-" "Identifier: CC0-1.0 */\n", **LICENCE}, "CC0-1.0.txt is missing"),
]
CLEAN = {
    "a.c": "/* SPDX-License-" "Identifier: GPL-3.0-or-later */\n",
    "a.json": "{}\n",
    "a.json.license": "SPDX-License-" "Identifier: GPL-3.0-or-later\n",
    **LICENCE,
}
