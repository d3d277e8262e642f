# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds English in what is shown in French: by words that every English sentence has and no French
one does, and by texts that the catalogue would have translated."""

import gettext
import re

WORDS = {
    *("the of and with this that from to for it its each what which is are was were be not".split()),
    *("when where there here you your how many much only also than then them they has have".split()),
    *("by at if seconds left right side file folder exercise exercises".split()),
}
# what is typed is English in every language, and so is what a source is called
TYPED = r"Journal of (?:[A-Z]\w+ ?)+|“[^”]*”|«[^»]*»|--[\w-]+|\b[a-z]+(?:[_-][a-z0-9]+)+\b|\(hold\)|\b(?:seated|standing|floor)\b"


def find_words(text):
    """Lines with English words, each with the words before it"""
    for line in text.splitlines():
        # lists of words that the program understands
        if line.count(",") > 5:
            continue
        words = re.findall(r"\w+", re.sub(TYPED, "", line).lower())
        found = WORDS.intersection(words)
        if found:
            yield f"{' '.join(sorted(found))}: {line}"


class Catalogue:
    """The translations as the build has made them."""

    def __init__(self, folder, language):
        self.translation = gettext.translation("limber", folder, [language])
        catalogue = self.translation._catalog  # pylint: disable=protected-access
        entries = [
            (message.split("\x04")[-1], text)
            for message, text in catalogue.items()
            if isinstance(message, str) and isinstance(text, str) and message
        ]
        self.translations = {self.strip(text) for _, text in entries}
        self.messages = {self.strip(message) for message, text in entries if message != text}
        # one that some other text is translated by is no English
        self.messages -= self.translations

    @staticmethod
    def strip(text):
        """Without the mark of a shortcut"""
        return text.replace("_", "")

    def get(self, message, context=None):
        if context is not None:
            return self.translation.pgettext(context, message)
        return self.translation.gettext(message)

    def is_message(self, text):
        """Whether text stands as in the sources though there is a translation"""
        return self.strip(text) in self.messages

    def find_english(self, text):
        if self.is_message(text):
            yield f"not translated: {text}"
        yield from find_words(text)
