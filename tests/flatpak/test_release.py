# SPDX-License-Identifier: GPL-3.0-or-later
"""flatpak/release.py pins a tag and its commit, and refuses what is no release.

test_release.py SOURCE_ROOT. In a repository of its own, with this tree's manifest and metainfo.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
NAME = "io.github.limberapp.Limber"
WHO = ["-c", "user.name=Limber", "-c", "user.email=limber@example.org"]


class World:
    """A repository, and a folder to write to"""

    def __init__(self, source, folder):
        self.root = folder / "limber"
        self.output = folder / "flathub" / f"{NAME}.yml"
        self.output.parent.mkdir()
        for part in ("flatpak", "data"):
            (self.root / part).mkdir(parents=True)
        for path in (source / "flatpak").glob("*"):
            if path.is_file():
                shutil.copy(path, self.root / "flatpak" / path.name)
        self.metainfo = self.root / "data" / f"{NAME}.metainfo.xml.in"
        shutil.copy(source / "data" / self.metainfo.name, self.metainfo)
        self.git("init", "-q")
        self.commit()

    def git(self, *arguments):
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        return subprocess.run(["git", "-C", self.root, *WHO, *arguments], env=environment, text=True,
                              stdout=subprocess.PIPE, check=True).stdout.strip()

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-qm", "A commit")

    def release(self, tag, output=None):
        done = subprocess.run(
            [sys.executable, self.root / "flatpak" / "release.py", tag, output or self.output],
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.returncode, done.stdout

    def refuses(self, reason, tag, output=None):
        status, told = self.release(tag, output)
        assert status == 1 and reason in told, (status, told)
        assert not self.output.exists(), told


def check(world, tag):
    import yaml

    version = tag.removeprefix("v")
    world.refuses("Needed a single revision", tag)
    world.git("tag", "v9.9.9")
    world.refuses(f"the newest release of the metainfo is {version}", "v9.9.9")
    world.git("tag", "-am", "A release", tag)
    world.refuses("in another folder", tag, world.root / "flatpak" / f"{NAME}.yml")

    status, told = world.release(tag)
    assert status == 0, told
    pinned, local = (yaml.safe_load(path.read_text()) for path in
                     (world.output, world.root / "flatpak" / f"{NAME}.yml"))
    (source,), (folder,) = (manifest["modules"][0].pop("sources") for manifest in (pinned, local))
    assert pinned == local, "more than the source is another"
    assert folder["type"] == "dir", folder
    assert set(source) == {"type", "url", "tag", "commit"}, source
    assert (source["type"], source["tag"]) == ("git", tag), source
    assert source["commit"] == world.git("rev-parse", f"{tag}^{{commit}}"), source
    world.output.unlink()

    # pictures of another release
    text = world.metainfo.read_text(encoding="utf-8")
    world.metainfo.write_text(text.replace(f"/{tag}/", "/v0.0.1/", 1), encoding="utf-8")
    world.commit()
    world.git("tag", "-fam", "A release", tag)
    world.refuses(f"is not of {tag}", tag)


def main(source):
    if not shutil.which("git"):
        print("skipped: git is not installed")
        return 77
    try:
        import yaml  # noqa: F401
    except ImportError:
        print("skipped: python3-yaml is not installed")
        return 77
    source = pathlib.Path(source)
    metainfo = (source / "data" / f"{NAME}.metainfo.xml.in").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        check(World(source, pathlib.Path(folder)),
              "v" + re.search(r'<release version="([^"]+)"', metainfo).group(1))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
