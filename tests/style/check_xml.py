# SPDX-License-Identifier: GPL-3.0-or-later
"""Interface, resource, schema, bus and picture files are well-formed XML."""

import xml.etree.ElementTree


def find_faults(tree):
    for path, text in tree.select(r"\.(ui|xml|xml\.in|svg)$"):
        try:
            xml.etree.ElementTree.fromstring(text)
        except xml.etree.ElementTree.ParseError as error:
            yield f"{path}:{error.position[0]}: {error}"


FAULTY = [
    ({"src/app/a.ui": "<interface>\n<object></interface>\n"}, "src/app/a.ui:2: mismatched tag"),
]
CLEAN = {
    "src/app/a.ui": '<?xml version="1.0"?>\n<interface><object/></interface>\n',
}
