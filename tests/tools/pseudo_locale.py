#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes up a language, en_XA, from all texts: accents, half as long again, in brackets. What shows
without brackets is not translated; what shows without the closing one is cut off.

pseudo_locale.py SOURCE_ROOT FOLDER

FOLDER then serves as LIMBER_LOCALE_DIR, FOLDER/library as LIMBER_LIBRARY_DIR, with LANGUAGE=en_XA."""

import pathlib
import re
import subprocess
import sys

LANGUAGE = "en_XA"
OPEN, CLOSE = "⟦", "⟧"
ACCENTED = str.maketrans("aceinouyACEINOUY", "äçéïñöüýÄÇÉÏÑÖÜÝ")
# Escapes, formats, what is typed, and the marks of shortcuts stay as they are.
KEPT = r"(\\.|%[-\d$.+ #']*(?:hh|h|ll|l|z)?[a-zA-Z%]|“[^”]*”|--[\w-]+|https?:\S+|_)"
NUMBERED = ("Step", "Mistake", "Text", "Point", "Source")
KEYS = ["Title", "Goal", "Note", "Summary", "Caption", "Heading"] + [
    f"{key}{number}" for key in NUMBERED for number in range(1, 9)
]


def pretend(text):
    """text, as it stands between quotation marks in a catalogue, in the made-up language"""
    start, inner, end = re.fullmatch(r"((?:\\n|\s)*)(.*?)((?:\\n|\s)*)", text, re.DOTALL).groups()
    if not re.search("[A-Za-z]", re.sub(KEPT, "", inner)):
        return text
    parts = re.split(KEPT, inner)
    accented = "".join(part if i % 2 else part.translate(ACCENTED) for i, part in enumerate(parts))
    padding = " ·" * (len(inner) // 4)
    return f"{start}{OPEN}{accented}{padding}{CLOSE}{end}"


def read_field(block, name):
    match = re.search(rf'^{name} "(.*)"((?:\n".*")*)$', block, re.MULTILINE)
    return match and match.group(1) + "".join(re.findall(r'"(.*)"', match.group(2)))


def convert(block):
    """An entry of a catalogue with its translation in the made-up language; None for the header"""
    message, plural = read_field(block, "msgid"), read_field(block, "msgid_plural")
    if not message:
        return None
    lines = [line for line in block.splitlines() if line.startswith("#, ")]
    context = read_field(block, "msgctxt")
    if context is not None:
        lines.append(f'msgctxt "{context}"')
    lines.append(f'msgid "{message}"')
    if plural:
        lines.append(f'msgid_plural "{plural}"')
        lines += [f'msgstr[{i}] "{pretend(text)}"' for i, text in enumerate((message, plural))]
    else:
        lines.append(f'msgstr "{pretend(message)}"')
    return "\n".join(lines)


def write_catalogue(source, path):
    command = ["msgattrib", "--no-obsolete", "--no-wrap", source / "po" / "fr.po"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {LANGUAGE}\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    entries = [convert(block) for block in text.split("\n\n")]
    path.write_text("\n\n".join([header] + [e for e in entries if e]) + "\n", encoding="utf-8")


def merge_files(source, folder, catalogue):
    """Exercises, routines and articles carry their translations in themselves."""
    keywords = ["--keyword="] + [f"--keyword={key}" for key in KEYS]
    for pattern in ("library/*/*.exercise", "library/*/*.routine", "learn/*.article"):
        for path in (source / "data").glob(pattern):
            output = folder / path.relative_to(source / "data")
            output.parent.mkdir(parents=True, exist_ok=True)
            command = ["msgfmt", "--desktop", *keywords, f"--template={path}", f"--locale={LANGUAGE}"]
            subprocess.run([*command, "-o", output, catalogue], check=True)


def main(source, folder):
    source, folder = pathlib.Path(source), pathlib.Path(folder)
    messages = folder / LANGUAGE / "LC_MESSAGES"
    messages.mkdir(parents=True, exist_ok=True)
    catalogue = folder / f"{LANGUAGE}.po"
    write_catalogue(source, catalogue)
    subprocess.run(["msgfmt", "--check-format", "-o", messages / "limber.mo", catalogue], check=True)
    merge_files(source, folder, catalogue)


if __name__ == "__main__":
    main(*sys.argv[1:])
