# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of at most 1000 lines, functions of at most 100 (class_init apart: it only lists)."""

import ast
import re

MAX_FILE = 1000
MAX_FUNCTION = 100


def find_c_functions(text):
    """(name, first line, lines): the formatter puts a body's braces in the first column."""
    name, begin = None, None
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"(\w+) \(", line)
        if match and begin is None:
            name = match.group(1)
        if line == "{" and name:
            begin = number
        elif line == "}" and begin is not None:
            yield name, begin, number - begin + 1
            name, begin = None, None


def find_python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def find_faults(tree):
    for path, text in tree.select(r"\.(c|h|py|sh|ui|css)$|^(start|check)$"):
        lines = text.count("\n")
        if lines > MAX_FILE:
            yield f"{path}:1: {lines} lines, at most {MAX_FILE}"
        functions = []
        if path.endswith(".c"):
            functions = find_c_functions(text)
        elif path.endswith(".py"):
            functions = find_python_functions(text)
        for name, begin, lines in functions:
            if lines > MAX_FUNCTION and not name.endswith("_class_init"):
                yield f"{path}:{begin}: {name} has {lines} lines, at most {MAX_FUNCTION}"


def make_function(name, lines):
    return f"static void\n{name} (int a)\n{{\n" + "  a++;\n" * (lines - 2) + "}\n"


FAULTY = [
    ({"src/core/a.c": "\n" * 1001}, "1001 lines"),
    ({"src/core/a.c": make_function("go", 101)}, "go has 101 lines"),
    ({"tests/a.py": "def go():\n" + "    pass\n" * 100}, "go has 101 lines"),
]
CLEAN = {
    "src/core/a.c": make_function("go", 100) + make_function("limber_a_class_init", 150),
    "tests/a.py": "def go():\n    pass\n",
}
