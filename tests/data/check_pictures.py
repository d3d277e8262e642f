# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures that metainfo and README show are those that there are; English, of the right size.

check_pictures.py SOURCE_ROOT
"""

import pathlib
import re
import struct
import sys
import xml.etree.ElementTree as ElementTree

# twice 1000×700, and the window's shadow around it
MAX_WIDTH, MAX_HEIGHT = 2 * 1140, 2 * 840


def read_size(path):
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG"), path
    return struct.unpack(">II", head[16:24])


def find_faults(root):
    folder = root / "data" / "screenshots"
    there = {path.name for path in folder.glob("*.png")}
    info = ElementTree.parse(root / "data" / "io.github.limberapp.Limber.metainfo.xml.in").getroot()
    listed = [image.text.strip().rsplit("/", 1)[-1] for image in info.iter("image")]
    for name in there ^ set(listed):
        yield f"{name} is in one of metainfo and data/screenshots alone"
    if not 3 <= len(listed) <= 6:
        yield f"{len(listed)} pictures, 3 to 6 are good"
    for name in sorted(there):
        width, height = read_size(folder / name)
        if width > MAX_WIDTH or height > MAX_HEIGHT:
            yield f"{name} has {width}×{height} pixels"
    readme = (root / "README.md").read_text(encoding="utf-8")
    for name in there ^ set(re.findall(r"\(data/screenshots/([\w-]+\.png)\)", readme)):
        yield f"{name} is in one of README.md and data/screenshots alone"


def main(root):
    faults = list(find_faults(pathlib.Path(root)))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
