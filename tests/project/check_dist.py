# SPDX-License-Identifier: GPL-3.0-or-later
"""`meson dist` packs what the repository has, all of it and nothing else, and that can be configured.

check_dist.py SOURCE_ROOT BUILD_ROOT PROJECT_VERSION. Exit 77 (skipped) without git or a repository."""

import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile


def run(*command, **options):
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout}")
    return done.stdout


def compare(packed, tracked):
    for name in sorted(tracked - packed):
        yield f"{name} is in the repository and not packed"
    for name in sorted(packed - tracked):
        yield f"{name} is packed and not in the repository"


def find_faults(source, build, name):
    run("meson", "dist", "-C", build, "--no-tests", "--allow-dirty", "--formats", "gztar")
    tracked = set(run("git", "-C", source, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")) - {""}
    archive = pathlib.Path(build, "meson-dist", f"{name}.tar.gz")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as opened:
            members = [member.name for member in opened if not member.isdir()]
            opened.extractall(folder)
        yield from compare({member.partition("/")[2] for member in members}, tracked)
        yield from (f"{member} lies beside {name}/" for member in members if not member.startswith(name + "/"))
        run("meson", "setup", pathlib.Path(folder, "build"), pathlib.Path(folder, name))
    print(f"{archive.name}: {len(members)} files, {archive.stat().st_size / 1e6:.1f} MB, can be configured")


def main(source, build, version):
    assert list(compare({"a"}, {"a", "b"})) and list(compare({"a", "b"}, {"a"}))
    for needed in ("git", "meson"):
        if not shutil.which(needed):
            print(f"skipped: {needed} is not in PATH")
            return 77
    if not pathlib.Path(source, ".git").exists():
        print("skipped: this is no repository")
        return 77
    faults = list(find_faults(source, build, f"limber-{version}"))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
