#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the manifest that goes to Flathub: this tree's, of a tag in place of a folder.

release.py TAG OUTPUT        OUTPUT is io.github.limberapp.Limber.yml, in another folder

Refuses a tag that is not in the repository, that is not the newest release of the metainfo, or
whose pictures the metainfo does not name; and whatever lint.py refuses. Makes no tag and sends nothing.
"""

import pathlib
import re
import subprocess
import sys

import lint_manifest

FOLDER = pathlib.Path(__file__).resolve().parent
NAME = "io.github.limberapp.Limber"
ADDRESS = "https://github.com/limberapp/Limber.git"
LOCAL = re.compile(r"( *)# The tree as it stands\..*\n\1- type: dir\n(?:\1  .*\n)*")


class Refusal(Exception):
    """Why there is nothing to release"""


def run_git(*arguments):
    done = subprocess.run(["git", "-C", FOLDER, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Refusal(done.stderr.strip() or f"git {' '.join(arguments)} failed")
    return done.stdout


def find_commit(tag):
    """The commit itself, also of an annotated tag"""
    return run_git("rev-parse", "--verify", "--end-of-options", f"refs/tags/{tag}^{{commit}}").strip()


def judge_metainfo(text, tag):
    version = re.search(r'<release version="([^"]+)"', text)
    if not version or tag != f"v{version.group(1)}":
        yield f"the newest release of the metainfo is {version.group(1) if version else 'none'}"
    for address in re.findall(r"<image>([^<]+)</image>", text):
        if f"/{tag}/" not in address:
            yield f"{address} is not of {tag}"


def pin(manifest, tag, commit):
    pinned, n_sources = LOCAL.subn(
        f"\\1- type: git\n\\1  url: {ADDRESS}\n\\1  tag: {tag}\n\\1  commit: {commit}\n", manifest)
    if n_sources != 1:
        raise Refusal(f"{n_sources} sources of a folder, where there has to be one")
    return pinned


def release(tag, output):
    commit = find_commit(tag)
    faults = list(judge_metainfo(run_git("show", f"{commit}:data/{NAME}.metainfo.xml.in"), tag))
    if output.name != f"{NAME}.yml" or output.resolve().parent == FOLDER:
        faults.append(f"{output} is not {NAME}.yml in another folder")
    if faults:
        raise Refusal("\n".join(faults))
    # as it was tagged, which may not be as it stands
    output.write_text(pin(run_git("show", f"{commit}:flatpak/{NAME}.yml"), tag, commit), encoding="utf-8")
    readme = run_git("show", f"{commit}:flatpak/README.md")
    faults = [f"{rule}: {reason}" for rule, reason in lint_manifest.find_faults(output, readme)]
    if faults:
        output.unlink()
        raise Refusal("\n".join(faults))
    print(f"{output}: {tag}, {commit}")


def main(arguments):
    if len(arguments) != 2:
        print(re.split(r"\n\n", __doc__)[1], file=sys.stderr)
        return 2
    try:
        release(arguments[0], pathlib.Path(arguments[1]))
    except (Refusal, lint_manifest.Unavailable, OSError) as refusal:
        print(f"release.py: {refusal}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main(sys.argv[1:]))
