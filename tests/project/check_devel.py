# SPDX-License-Identifier: GPL-3.0-or-later
"""A development version is not configured over a released Limber, whose programs it would replace.

check_devel.py SOURCE_ROOT ID
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile


def main(source, released_id):
    if not shutil.which("meson"):
        print("skipped: meson is not in PATH")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        entry = pathlib.Path(folder, "prefix/share/applications", f"{released_id}.desktop")
        entry.parent.mkdir(parents=True)
        entry.touch()
        command = ["meson", "setup", "--native-file", f"{source}/flatpak/devel.ini",
                   f"--prefix={folder}/prefix", f"{folder}/build", source]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        refusal = f": {released_id} is installed in {folder}/prefix"
        if done.returncode != 1 or refusal not in done.stdout:
            print(f"not refused ({done.returncode}):\n{done.stdout}")
            return 1
    return 0


sys.exit(main(*sys.argv[1:]))
