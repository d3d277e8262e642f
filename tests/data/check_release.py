# SPDX-License-Identifier: GPL-3.0-or-later
"""What the build, the metainfo and NEWS say of the newest release is one thing, with pictures of its tag.

check_release.py METAINFO NEWS VERSION
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
from datetime import date

SOUND = """<component><screenshots><screenshot><image>https://a/v1.2/b.png</image></screenshot></screenshots>
<releases><release version="1.2" date="2026-01-02"/><release version="1.1" date="2026-01-01"/></releases></component>"""
NEWS = "What is new\n\n1.2 (2026-01-02)\n====\n\n1.1 (2026-01-01)\n====\n"
# what is changed in them, and what has to be said then
FAULTY = [
    ("1.2", "1.3", "the build is 1.2"),
    ("/v1.2/", "/v1.1/", "is not of v1.2"),
    ('date="2026-01-02"', 'date="2026-02-30"', "is no day"),
    ("(2026-01-02)", "(2026-01-03)", "NEWS"),
    ("1.1 (", "1.0 (", "NEWS"),
]


def find_faults(metainfo, news, version):
    root = ElementTree.fromstring(metainfo)
    releases = [(release.get("version"), release.get("date")) for release in root.iter("release")]
    newest, _ = releases[0]
    if newest != version:
        yield f"the build is {version}, the newest release {newest}"
    for name, day in releases:
        try:
            date.fromisoformat(day)
        except ValueError:
            yield f"{day}, of {name}, is no day"
    told = re.findall(r"^(\S+) \((\S+)\)$", news, re.MULTILINE)
    if told != releases:
        yield f"NEWS has {told}, the metainfo {releases}"
    for image in root.iter("image"):
        if f"/v{newest}/" not in image.text:
            yield f"{image.text} is not of v{newest}"


def main(metainfo, news, version):
    assert not list(find_faults(SOUND, NEWS, "1.2"))
    for old, new, fault in FAULTY:
        changed = (SOUND.replace(old, new), NEWS.replace(old, new))
        assert changed != (SOUND, NEWS), old
        assert any(fault in found for found in find_faults(*changed, "1.2")), fault
    faults = list(find_faults(*(pathlib.Path(path).read_text(encoding="utf-8") for path in (metainfo, news)), version))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
