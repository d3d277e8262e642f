#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks offline what Flathub's linter checks with a network, as far as it can be.

lint.py MANIFEST…            this tree's manifests, and that README.md gives a reason for each permission
lint.py --release MANIFEST…  the same of what goes to Flathub, where nothing is of this machine
lint.py --tree FOLDER ID     what was installed: FOLDER is the prefix (/app), ID the application's

Prints FILE: RULE: what is wrong; exit 1 when there is one. Rules have the names of Flathub's linter
(https://docs.flathub.org/docs/for-app-authors/linter), so that they can be looked up there; those
of our own begin with "limber-". What needs the network (addresses that answer, runtimes that are
still kept) or the catalogue that Flathub makes is not here.
"""

import json
import pathlib
import re
import sys

import lint_manifest
import lint_tree


def check_manifests(paths, is_released):
    for path in map(pathlib.Path, paths):
        for rule, reason in lint_manifest.find_faults(path, is_released=is_released):
            yield f"{path.name}: {rule}: {reason}"
        options = path.parent / "flathub.json"
        if options.exists():
            for rule, reason in lint_manifest.judge_options(json.loads(options.read_text())):
                yield f"{options.name}: {rule}: {reason}"


def check_tree(folder, application_id):
    for rule, reason in lint_tree.find_faults(pathlib.Path(folder), application_id):
        yield f"{application_id}: {rule}: {reason}"


def main(arguments):
    if not arguments or arguments == ["--release"] or (arguments[0] == "--tree" and len(arguments) != 3):
        print(re.split(r"\n\n", __doc__)[1], file=sys.stderr)
        return 2
    if arguments[0] == "--tree":
        faults = list(check_tree(*arguments[1:]))
    else:
        try:
            is_released = arguments[0] == "--release"
            faults = list(check_manifests(arguments[1:] if is_released else arguments, is_released))
        except lint_manifest.Unavailable as missing:
            print(f"skipped: {missing}")
            return 77
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main(sys.argv[1:]))
