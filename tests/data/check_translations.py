# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations are valid, whole, set as their language is, and know every text of the sources.

check_translations.py SOURCE_ROOT BUILD_ROOT valid|whole|typography|claims|sources|current
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "ngettext:1,2"]
NUMBERED_KEYS = ("Step", "Mistake", "Text", "Point", "Source")
LIBRARY_KEYS = ["Title", "Goal", "Note", "Summary", "Caption", "Heading"] + [
    f"{key}{number}" for key in NUMBERED_KEYS for number in range(1, 9)
]
# what French does not do: the pattern, an example of it that it must find, and its name
FRENCH_FAULTS = [
    (r"\w'\w", "l'épaule", "a typewriter’s apostrophe"),
    (r"(?<=[\w)%])[  ]?:(?=\s|$)", "Soufflez :", "no narrow space before a colon"),
    (r"(?<![ \\])[;!?](?=\s|$| )", "Prêt ?", "no narrow space before ; ! or ?"),
    (r"«(?! )|(?<! )»", "« %s »", "no unbreakable space inside « »"),
    (r"[“”]", "“%s”", "English quotation marks"),
    (r"\.\.\.", "Ouvrir...", "three full stops for an ellipsis"),
]


# by language: words of a medical device, and what denies them
CLAIMS = {
    "en": (r"\b(treat|cure|heal(s|ed|ing)?\b|rehabilit|diagnos|prevents?\b|therap|clinically|medical grade|risk score)",
           r"\b(not|never|no)\b"),
    "fr": (r"\b(trait(e|er|ement)s?\b|soign(e|er|ent|é|ée)s?\b|guéri|rééduc|diagnosti|prévien|prévenir|thérap"
           r"|cliniquement|dispositif médical|score de risque)", r"\b(ne|pas|jamais)\b|\bn’"),
}
CLAIM_EXAMPLES = [
    ("en", "Limber treats a tight back.", "Limber does not diagnose."),
    ("fr", "Limber soigne le dos.", "Limber ne pose pas de diagnostic."),
]


def read_languages(po):
    lines = (po / "LINGUAS").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def run(*args):
    done = subprocess.run(args, check=True, capture_output=True, text=True)
    return done.stdout + done.stderr


def count_entries(catalogue, *attributes):
    """How many entries of a catalogue have the attributes, its header apart."""
    return len(read_entries(run("msgattrib", "--no-obsolete", "--no-wrap", *attributes, catalogue)))


def read_entries(text):
    """(message, translation) of each entry; a plural's forms are one translation each."""
    entries = []
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        message, field = "", ""
        translations = []
        for line in lines:
            match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) "(.*)"$', line)
            if match:
                field, part = match.groups()
                if field.startswith("msgstr"):
                    translations.append(part)
                elif field == "msgid":
                    message = part
            elif field.startswith("msgstr"):
                translations[-1] += line[1:-1]
            elif field == "msgid":
                message += line[1:-1]
        if message:
            entries += [(message, translation) for translation in translations]
    return entries


def extract(source, build, pot):
    """All texts of the sources as they are now, as the target limber-pot does it; what xgettext warns of."""
    args = ["xgettext", "--from-code=UTF-8", f"--files-from={source}/po/POTFILES", "-o", pot]
    args += [f"--directory={source}", f"--directory={build}", "--no-wrap"]
    args += [f"--keyword={key}" for key in KEYWORDS + LIBRARY_KEYS]
    return run(*args)


def find_invalid(po, language, _build):
    if count_entries(po / f"{language}.po", "--only-fuzzy"):
        yield "has fuzzy entries"
    try:
        run("msgfmt", "--check", "--output-file=/dev/null", str(po / f"{language}.po"))
    except subprocess.CalledProcessError as error:
        yield error.stderr


def find_holes(po, language, _build):
    number = count_entries(po / f"{language}.po", "--untranslated")
    if number:
        yield f"{number} texts are not translated"


def find_list_faults(translation):
    """A list of words for machines (keywords of the desktop entry) stays one."""
    if not translation.endswith(";"):
        yield f"the list does not end in a semicolon: {translation}"
    if re.search(r"\s;|;\s|;;", translation):
        yield f"a space, or nothing, is a word of the list: {translation}"


def find_typography(po, language, _build):
    if language != "fr":
        return
    for pattern, example, _fault in FRENCH_FAULTS:
        assert re.search(pattern, example), pattern
    for example in ("dos;douleur\u202f;", "dos; douleur;", "dos;;", "dos;douleur"):
        assert list(find_list_faults(example)), example
    assert not list(find_list_faults("dos;bas du dos;"))
    for message, translation in read_entries(run("msgcat", "--no-wrap", po / f"{language}.po")):
        # a list for machines ends in a semicolon: a space there would belong to a word
        if message.endswith(";"):
            yield from find_list_faults(translation)
            continue
        # what is quoted is typed as it stands
        text = re.sub("«\u00a0[^»]*\u00a0»", "«\u00a0\u00a0»", translation)
        for pattern, _example, fault in FRENCH_FAULTS:
            if re.search(pattern, text):
                yield f"{fault}: {translation}"


def find_claim(text, language):
    """What only a medical device may say of itself; saying that Limber does not is another matter."""
    pattern, denial = CLAIMS.get(language, CLAIMS["en"])
    is_list_of_words = re.fullmatch(r"(?:[\w ’-]+;)+[\w ’-]*", text)
    if not is_list_of_words and re.search(pattern, text, re.I) and not re.search(denial, text, re.I):
        yield f"a claim: {text}"


def find_claims(po, language, _build):
    for spoken, claim, denied in CLAIM_EXAMPLES:
        assert list(find_claim(claim, spoken)), claim
        assert not list(find_claim(denied, spoken)), denied
    for message, translation in read_entries(run("msgcat", "--no-wrap", po / f"{language}.po")):
        yield from find_claim(message, "en")
        yield from find_claim(translation, language)


def find_cut(po, _language, _build):
    """Texts of which xgettext sees the beginning alone, as it does not know what the macro says."""
    pattern = r'"[^"\n]*%"\s+(?!PRI)[A-Z]\w*_(?:FORMAT|MODIFIER)'
    assert re.search(pattern, '_ ("%" G_GSIZE_FORMAT " bytes")')
    for path in sorted((po.parent / "src").rglob("*.c")):
        for match in re.finditer(r"\b(?:_|N_|C_|ngettext) \([^;]*?" + pattern, path.read_text()):
            yield f"{path.name}: {match.group()}"


def find_new(po, language, build):
    with tempfile.TemporaryDirectory() as folder:
        pot = f"{folder}/limber.pot"
        warnings = extract(po.parent, build, pot)
        if warnings:
            yield warnings
        merged = f"{folder}/{language}.po"
        run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, po / f"{language}.po", pot)
        text = run("msgattrib", "--no-obsolete", "--no-wrap", "--untranslated", merged)
        for message, _ in read_entries(text):
            yield f"not translated: {message}"


CHECKS = {
    "valid": find_invalid,
    "whole": find_holes,
    "typography": find_typography,
    "claims": find_claims,
    "sources": find_cut,
    "current": find_new,
}


def main(source, build, check):
    if not shutil.which("msgattrib"):
        print("skipped: gettext is not installed")
        return 77
    po = pathlib.Path(source) / "po"
    languages = read_languages(po)
    assert languages
    faults = 0
    for language in languages:
        for fault in CHECKS[check](po, language, build):
            print(f"po/{language}.po: {fault}")
            faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
