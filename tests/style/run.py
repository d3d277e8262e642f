# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py [--self-test] CHECK FOLDER: runs one style check over the project in FOLDER.

Prints a line for each fault; exit 1 when there is one, 77 (skipped) where the check's tool is
missing, unless LIMBER_STYLE_REQUIRED is set. --self-test shows that the check finds the faults in
its own examples (FAULTY: a tree and a piece of the message) and none in its CLEAN tree.
"""

import importlib
import os
import sys

import tree as trees


def test_itself(check):
    failed = 0
    for files, expected in check.FAULTY:
        faults = list(check.find_faults(trees.Tree(files)))
        if not any(expected in fault for fault in faults):
            print(f"not caught: {expected!r} in {files}; found {faults}")
            failed = 1
    faults = list(check.find_faults(trees.Tree(check.CLEAN)))
    for fault in faults:
        print(f"false alarm: {fault}")
    return 1 if faults else failed


def check_project(check, root):
    faults = list(check.find_faults(trees.read_project(root)))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def main():
    arguments = sys.argv[1:]
    self_test = arguments[0] == "--self-test"
    name, root = arguments[1:] if self_test else arguments
    check = importlib.import_module("check_" + name)
    try:
        return test_itself(check) if self_test else check_project(check, root)
    except trees.Unavailable as missing:
        print(f"skipped: {missing}")
        return 1 if os.environ.get("LIMBER_STYLE_REQUIRED") else 77


sys.dont_write_bytecode = True
sys.exit(main())
