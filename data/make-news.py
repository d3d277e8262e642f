# SPDX-License-Identifier: GPL-3.0-or-later
"""NEWS is the releases of the metainfo, as text.

make-news.py METAINFO NEWS            writes it
make-news.py METAINFO NEWS --check    exit 1 if it is another
"""

import pathlib
import sys
import textwrap
import xml.etree.ElementTree as ElementTree

HEAD = "SPDX-License-" "Identifier: CC-BY-SA-4.0\nWhat is new in Limber; written by `ninja limber-news` out of the metainfo.\n"
WIDTH = 98


def read_text(element):
    return " ".join("".join(element.itertext()).split())


def format_description(description):
    for element in description:
        if element.tag == "p":
            yield textwrap.fill(read_text(element), WIDTH)
        elif element.tag == "ul":
            yield "\n".join(
                textwrap.fill(read_text(item), WIDTH, initial_indent="- ", subsequent_indent="  ")
                for item in element)
        else:
            raise ValueError(f"<{element.tag}> is not known in a release's notes")


def format_news(metainfo):
    parts = [HEAD]
    for release in ElementTree.parse(metainfo).getroot().findall("releases/release"):
        title = f"{release.get('version')} ({release.get('date')})"
        parts.append(f"{title}\n{'=' * len(title)}\n")
        parts += [text + "\n" for text in format_description(release.find("description"))]
    return "\n".join(parts)


def main(metainfo, news, *options):
    text = format_news(metainfo)
    path = pathlib.Path(news)
    if options != ("--check",):
        path.write_text(text, encoding="utf-8")
        return 0
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    print(f"{news} is not what the metainfo says: ninja -C build limber-news")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
