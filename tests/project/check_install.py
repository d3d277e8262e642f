# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed is what the list says, is sound by flatpak/lint.py, and goes again.

check_install.py BUILD_ROOT PREFIX APPLICATION_ID LIST LINT_FOLDER

LIST has a pattern (fnmatch) a line, below the prefix; each file fits one and each pattern a file.
Installs into a folder of its own (DESTDIR); the machine is left alone.
"""

import fnmatch
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def run_meson(build, destination, *arguments):
    environment = {**os.environ, "DESTDIR": str(destination)}
    done = subprocess.run(["meson", *arguments], cwd=build, env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        sys.exit(f"meson {' '.join(arguments)} failed:\n{done.stdout}")


def list_files(folder):
    return sorted(path.relative_to(folder).as_posix()
                  for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def read_patterns(path):
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def compare(files, patterns):
    for name in files:
        if not any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns):
            yield f"{name} is installed and not in the list"
    for pattern in patterns:
        if not fnmatch.filter(files, pattern):
            yield f"{pattern} is in the list and not installed"


def find_faults(build, prefix, application_id, patterns, lint):
    with tempfile.TemporaryDirectory() as name:
        destination = pathlib.Path(name)
        tree = destination / prefix.lstrip("/")
        run_meson(build, destination, "install", "--no-rebuild", "-C", build)
        files = list_files(tree)
        print("\n".join(files))
        yield from compare(files, read_patterns(patterns))
        outside = len(list_files(destination)) - len(files)
        if outside:
            yield f"{outside} files are installed outside of {prefix}"
        sys.path.insert(0, lint)
        import lint_tree
        for rule, reason in lint_tree.find_faults(tree, application_id):
            yield f"{rule}: {reason}"
        run_meson(build, destination, "--internal", "uninstall")
        for left in list_files(destination):
            yield f"{left} is left behind by uninstalling"


def main(build, prefix, application_id, patterns, lint):
    sys.dont_write_bytecode = True
    assert list(compare(["bin/a", "bin/b"], ["bin/a"])) and list(compare(["bin/a"], ["bin/*", "etc/*"]))
    if not shutil.which("meson"):
        print("skipped: meson is not in PATH")
        return 77
    faults = list(find_faults(build, prefix, application_id, patterns, lint))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
