# SPDX-License-Identifier: GPL-3.0-or-later
"""Every setting says in a translated summary what it is, and every number has its range.

check_schema.py SCHEMA_FILE
"""

import sys
import xml.etree.ElementTree as ElementTree

NUMBERS = set("ynqiuxtd")
SOUND = """<schemalist><schema gettext-domain="limber"><key name="a" type="i"><range min="0"/>
<summary>A number</summary></key><key name="b" type="b"><summary>Whether</summary></key></schema></schemalist>"""
# what is taken out of it, and what has to be said then
FAULTY = [
    ('<range min="0"/>', "a: no range"),
    ("<summary>Whether</summary>", "b: no summary"),
    (' gettext-domain="limber"', "the schema has no gettext-domain"),
]


def find_faults(root):
    keys = root.findall("schema/key")
    if not keys:
        yield "no key"
    for schema in root.findall("schema"):
        if schema.get("gettext-domain") != "limber":
            yield "the schema has no gettext-domain"
    for key in keys:
        if not (key.findtext("summary") or "").strip():
            yield f"{key.get('name')}: no summary"
        if key.get("type") in NUMBERS and key.find("range") is None:
            yield f"{key.get('name')}: no range"


def main(path):
    assert not list(find_faults(ElementTree.fromstring(SOUND)))
    for part, fault in FAULTY:
        assert part in SOUND, part
        assert fault in list(find_faults(ElementTree.fromstring(SOUND.replace(part, "")))), fault
    faults = list(find_faults(ElementTree.parse(path).getroot()))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
