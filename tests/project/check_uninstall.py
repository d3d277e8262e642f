# SPDX-License-Identifier: GPL-3.0-or-later
"""Installed in its prefix, used as a person uses it, uninstalled: nothing of it is left but the
person's own data, where README says, and what the prefix keeps compiled for all programs, until README's
command has renewed it.

check_uninstall.py SOURCE_ROOT BUILD_ROOT PREFIX ID; below in-prefix and with-display
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "tools"))

from locales import french  # noqa: E402

PATIENCE_S = 60 * float(os.environ.get("LIMBER_TEST_PATIENCE", "1"))
# What the commands of a prefix make out of the files of all programs
COMPILED = {
    "share/glib-2.0/schemas/gschemas.compiled",
    "share/icons/hicolor/icon-theme.cache",
    "share/applications/mimeinfo.cache",
}
# README's table, natively
OWN_DATA = {
    "XDG_DATA_HOME": "limber/",
    "XDG_CONFIG_HOME": r"limber/|autostart/io\.github\.limberapp\.Limber\.",
    "XDG_STATE_HOME": "limber/",
    "XDG_CACHE_HOME": "(?!)",
}


def run(*command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                          timeout=PATIENCE_S, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}")
    return done.stdout


def list_files(folder):
    return {path.relative_to(folder).as_posix() for path in pathlib.Path(folder).rglob("*") if not path.is_dir()}


def ask_bus(method, *arguments):
    return run("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
               "/org/freedesktop/DBus", "--method", f"org.freedesktop.DBus.{method}", *arguments)


def wait_for_window(application_id, is_wanted):
    """Until the window's name is on the bus, or has gone from it"""
    end = time.monotonic() + PATIENCE_S
    while ("true" in ask_bus("NameHasOwner", application_id)) != is_wanted:
        assert time.monotonic() < end, f"the window is{' not' if is_wanted else ''} there"
        time.sleep(0.2)


def use(prefix, application_id):
    """All three programs, found where they are installed, and started as the desktop does it"""
    for name in os.listdir(f"{prefix}/share/dbus-1/services"):
        shutil.copy(f"{prefix}/share/dbus-1/services/{name}", os.path.join(os.environ["HOME"], "services"))
    ask_bus("ReloadConfig")
    assert shutil.which("limberctl") == f"{prefix}/bin/limberctl", shutil.which("limberctl")
    assert "desk_reset_2min" in run("limberctl", "library", "list")
    with french(f"{prefix}/share/locale") as environment:
        # it has to find them by itself
        del environment["LIMBER_LOCALE_DIR"]
        told = run("limberctl", "--help", env={**os.environ, **environment})
    assert "Afficher cette aide" in told, told
    run("limberctl", "pain", "add", "3")
    run("limberctl", "agent", "start")
    run("limberctl", "status")
    run("gapplication", "launch", application_id)
    wait_for_window(application_id, True)
    run("gapplication", "action", application_id, "quit")
    wait_for_window(application_id, False)
    run("limberctl", "agent", "stop")


def find_stray_data():
    """What has our name in the home folder and is not where README says"""
    for variable, places in OWN_DATA.items():
        for name in sorted(list_files(os.environ[variable])):
            if "limber" in name.lower() and not re.match(places, name):
                yield f"{variable}/{name} is not among the places of README"


def renew(readme, prefix):
    """README's own commands, in this prefix"""
    commands = re.findall(r"`((?:glib-compile-schemas|gtk-update-icon-cache)[^`]*)`", readme)
    assert commands
    for command in commands:
        program, *arguments = command.replace("/usr/local", prefix).split()
        if shutil.which(program) and os.path.isdir(arguments[-1]):
            run(program, *arguments)


def find_faults(source, build, prefix, application_id):
    run("meson", "install", "--no-rebuild", "-C", build)
    installed = list_files(prefix)
    assert COMPILED & installed, "nothing was compiled: this is no real installation"
    use(prefix, application_id)
    for name in sorted(list_files(prefix) - installed):
        yield f"{name} came into {prefix} by using it"
    yield from find_stray_data()
    run("meson", "--internal", "uninstall", cwd=build)
    for name in sorted(list_files(prefix) - COMPILED):
        yield f"{name} is left"
    renew((pathlib.Path(source) / "README.md").read_text(encoding="utf-8"), prefix)
    for path in pathlib.Path(prefix).rglob("*"):
        name = path.relative_to(prefix).as_posix()
        if path.is_dir() and not any(compiled.startswith(name + "/") for compiled in COMPILED):
            yield f"the folder {name} is left"
        if path.is_file() and b"limber" in path.read_bytes().lower():
            yield f"{name} still names Limber"
    print("left:", sorted(list_files(prefix)))


def main(*arguments):
    faults = list(find_faults(*arguments))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
