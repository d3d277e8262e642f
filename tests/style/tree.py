# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's files as the style checks see them: relative path → text."""

import pathlib
import re
import subprocess


class Unavailable(Exception):
    """The check cannot be made here; the text says what is missing."""


class Tree:
    """Files by relative path. A self-test's tree is made of a dictionary and has no root."""

    def __init__(self, files, root=None, top_level=None):
        self.files = files
        self.root = root
        self.top_level = top_level or sorted({path.split("/")[0] for path in files})

    def select(self, pattern):
        """(path, text) of the files whose path matches, in order."""
        return [(path, self.files[path]) for path in sorted(self.files) if re.search(pattern, path)]


def list_by_git(root, *options):
    # whoever runs the tests need not be the owner of the checkout
    command = ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z", *options]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [name for name in done.stdout.decode().split("\0") if name]


def list_by_walking(root):
    names = []
    for path in sorted(pathlib.Path(root).rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not re.match(r"(\.git|build[^/]*|_build)/|.*__pycache__/", name):
            names.append(name)
    return names


def read_project(root):
    """All files of the checkout; outside of git (a source archive) all but build folders."""
    names = list_by_git(root, "--cached", "--others", "--exclude-standard")
    tracked = list_by_git(root, "--cached")
    if names is None:
        names = tracked = list_by_walking(root)
    files = {}
    for name in names:
        path = pathlib.Path(root, name)
        if path.is_file():
            files[name] = path.read_text(encoding="utf-8", errors="replace")
    return Tree(files, root, sorted({name.split("/")[0] for name in tracked}))


def number_matches(text, pattern):
    """(line number, match) of each match of the pattern."""
    for match in re.finditer(pattern, text, re.MULTILINE):
        yield text.count("\n", 0, match.start()) + 1, match


def blank_comments(text):
    """C text without what stands in comments and strings, lines kept."""

    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())

    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.DOTALL)
