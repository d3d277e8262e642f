# SPDX-License-Identifier: GPL-3.0-or-later
"""stand-in.py MANIFEST SOURCE OUTPUT: the manifest for the runtime of make-runtime, built from a folder.

Everything else, permissions above all, stays as it is.
"""

import pathlib
import sys

import yaml


def main(manifest, source, output):
    content = yaml.safe_load(pathlib.Path(manifest).read_text(encoding="utf-8"))
    for module in content["modules"]:
        module["sources"] = [
            {"type": "dir", "path": str(pathlib.Path(source).resolve())},
            # nothing of them is installed, and they are half of the work
            {"type": "shell", "commands": ["sed -i \"/^subdir('tests')$/d\" meson.build"]}]
        # where this machine's GLib looks for programs and libraries is not where the real one does
        module["config-opts"].append("--libdir=lib")
    pathlib.Path(output).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


main(*sys.argv[1:])
