# SPDX-License-Identifier: GPL-3.0-or-later
"""C as clang-format 14 lays it out; other versions differ in details, so none other is asked."""

import pathlib
import re
import shutil
import subprocess
import tempfile

import tree as trees

CONFIGURATION = pathlib.Path(__file__).parents[2] / ".clang-format"


def find_formatter():
    for name in ("clang-format-14", "clang-format"):
        path = shutil.which(name)
        if path:
            told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
            if re.search(r"version 14\.", told.stdout):
                return path
    raise trees.Unavailable("clang-format 14 is not installed (package clang-format on Debian 12)")


def run_formatter(formatter, root, paths):
    command = [formatter, "--dry-run", "-Werror", "--style=file", *paths]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    seen = set()
    for path, line in re.findall(r"^([^\s:]+):(\d+):\d+: error", done.stderr, re.MULTILINE):
        if path not in seen:
            seen.add(path)
            yield f"{path}:{line}: not as clang-format 14 lays it out"


def find_faults(tree):
    formatter = find_formatter()
    chosen = tree.select(r"^(src|tests)/.*\.[ch]$")
    paths = [path for path, _ in chosen]
    if tree.root:
        yield from run_formatter(formatter, tree.root, paths)
        return
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(CONFIGURATION, folder)
        for path, text in chosen:
            copy = pathlib.Path(folder, path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text, encoding="utf-8")
        yield from run_formatter(formatter, folder, paths)


FAULTY = [
    ({"src/core/a.c": "int go(void) { return 1; }\n"}, "src/core/a.c:1:"),
]
CLEAN = {
    "src/core/a.c": "int\ngo (void)\n{\n  return 1;\n}\n",
}
