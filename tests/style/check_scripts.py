# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell and Python scripts parse; shellcheck is content where it is installed."""

import ast
import re
import shutil
import subprocess


def ask(command, text):
    """What the command says against the text, in one line"""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    told = (done.stderr or done.stdout).strip().splitlines()
    return " ".join(told[:1]) if done.returncode else None


def find_faults(tree):
    shellcheck = shutil.which("shellcheck")
    for path, text in tree.select(""):
        if path.endswith(".py"):
            try:
                ast.parse(text)
            except SyntaxError as error:
                yield f"{path}:{error.lineno}: {error.msg}"
        elif path.endswith(".sh") or re.match(r"#!.*\b(ba)?sh\b", text):
            fault = ask(["bash", "-n"], text)
            if not fault and shellcheck:
                # what is sourced is judged by itself
                options = ["--shell=bash", "--exclude=SC1090,SC1091,SC2034", "--format=gcc", "-"]
                fault = ask([shellcheck, *options], text)
            if fault:
                yield f"{path}:1: {fault}"


FAULTY = [
    ({"a.sh": "if true; then\n"}, "a.sh:1: bash"),
    ({"go": "#!/usr/bin/env bash\ncase x in\n"}, "go:1:"),
    ({"a.py": "def go(:\n"}, "a.py:1:"),
]
CLEAN = {
    "a.sh": "#!/usr/bin/env bash\necho one\n",
    "a.py": "print(1)\n",
    "notes": "if true; then\n",
}
