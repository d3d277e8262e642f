# SPDX-License-Identifier: GPL-3.0-or-later
"""Locales for tests: a fresh machine has C.UTF-8 alone, in which dates and numbers stay English, and
from Debian 13 on all texts, too, whatever LANGUAGE says."""

import contextlib
import os
import shutil
import subprocess
import tempfile


def make_locale(name):
    """A folder with the locale, made from the sources of the C library; None where these are not
    installed"""
    if shutil.which("localedef") is None or not os.path.exists(f"/usr/share/i18n/locales/{name}"):
        return None
    folder = tempfile.mkdtemp(prefix="limber-locale.")
    command = ["localedef", "-i", name, "-f", "UTF-8", f"{folder}/{name}.UTF-8"]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        return folder
    shutil.rmtree(folder)
    return None


@contextlib.contextmanager
def speaking(language, name, catalogues):
    """What to set in the environment to have that language of ours with the dates and numbers of the
    locale; catalogues: the folder of ours"""
    folder = make_locale(name)
    environment = {"LIMBER_LOCALE_DIR": catalogues, "LANGUAGE": language, "LC_ALL": "C.UTF-8"}
    if folder:
        environment.update(LOCPATH=folder, LC_ALL=f"{name}.UTF-8")
    else:
        print("the sources of locales are not installed (package locales): dates stay English")
    try:
        yield environment
    finally:
        if folder:
            shutil.rmtree(folder)


def french(catalogues):
    """French throughout"""
    return speaking("fr", "fr_FR", catalogues)
