# SPDX-License-Identifier: GPL-3.0-or-later
"""check_erase.py LIMBERCTL AGENT PORTAL: erases a diary while the agent runs, and looks for what is left.

Runs on a bus of its own (with-bus), whose folders are its own too.
"""

import hashlib
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time

LIMBERCTL, AGENT, PORTAL = sys.argv[1:4]
FOLDERS = {name: pathlib.Path(os.environ[f"XDG_{name}_HOME"]) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
DATA = FOLDERS["DATA"] / "limber"
SECRET = "Woke up with needles in the left calf"
REPORT_URI = "file:///home/ada/2026-03-02_limber_Ada.pdf"
OTHER_URI = "file:///home/ada/letter.odt"
PATIENCE = int(os.environ.get("LIMBER_TEST_PATIENCE", "1"))
AGENT_ID = "io.github.limberapp.Limber"


def run(*command, status=0):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60 * PATIENCE, check=False)
    assert done.returncode == status, f"{command}: {done.returncode} {done.stdout} {done.stderr}"
    return done.stdout + done.stderr


def ask_agent(method, *arguments):
    name = os.environ["LIMBER_AGENT_NAME"]
    return run("gdbus", "call", "--session", "--dest", name, "--object-path", "/io/github/limberapp/Limber/Agent",
               "--method", method, *arguments)


def has_agent():
    return has_name(os.environ["LIMBER_AGENT_NAME"])


def wait_for(condition, what):
    for _ in range(400 * PATIENCE):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(what)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def name_thumbnail(uri):
    name = hashlib.md5(uri.encode()).hexdigest() + ".png"
    return FOLDERS["CACHE"] / "thumbnails" / "large" / name


def make_traces():
    """What is to go, and what is to stay"""
    bookmark = ('<bookmark href="{}" added="2026-03-02T08:15:00Z" modified="2026-03-02T08:15:00Z"'
                ' visited="2026-03-02T08:15:00Z"><info><metadata owner="http://freedesktop.org">'
                '<mime:mime-type type="application/pdf"/><bookmark:applications>'
                '<bookmark:application name="Viewer" exec="&apos;viewer %u&apos;"'
                ' modified="2026-03-02T08:15:00Z" count="1"/></bookmark:applications></metadata></info></bookmark>')
    write(FOLDERS["DATA"] / "recently-used.xbel",
          '<?xml version="1.0" encoding="UTF-8"?><xbel version="1.0" xmlns:bookmark="http://www.freedesktop.org/'
          'standards/desktop-bookmarks" xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info">'
          + bookmark.format(REPORT_URI) + bookmark.format(OTHER_URI) + "</xbel>")
    (FOLDERS["DATA"] / "recently-used.xbel").chmod(0o600)  # as GTK keeps it
    gone = [
        write(FOLDERS["CONFIG"] / "limber" / "settings", "[io/github/limberapp/Limber]\nconditions=['osteoporosis']\n"),
        write(FOLDERS["STATE"] / "limber" / "unfinished", "routine=lower_back_8min\n"),
        write(FOLDERS["CONFIG"] / "autostart" / f"{AGENT_ID}.Agent.desktop", "[Desktop Entry]\n"),
        write(name_thumbnail(REPORT_URI), "picture"),
        write(DATA / "diary.db.damaged-20260101T000000Z", SECRET),
        write(DATA / "backups" / "before-version-2-20260101T000000Z.db", SECRET),
    ]
    stays = [
        write(FOLDERS["CONFIG"] / "autostart" / "other.desktop", "[Desktop Entry]\n"),
        write(name_thumbnail(OTHER_URI), "picture"),
        write(DATA / "library" / "exercises" / "mine.exercise", f"# {SECRET}\n"),
    ]
    return gone, stays


def find_secret():
    """Files of all folders that still hold what was noted, but for the person's own exercises"""
    for folder in FOLDERS.values():
        for path in folder.rglob("*"):
            if path.is_file() and "library" not in path.parts and SECRET.encode() in path.read_bytes():
                yield path


def check_receipt(path):
    if shutil.which("pdftotext") is None:
        return
    text = " ".join(run("pdftotext", "-layout", str(path), "-").split())
    for part in ("Receipt: the diary was erased", str(DATA), "were erased.", "copies were overwritten",
                 "1 thumbnail was", "1 entry was taken out of the recent files.",
                 "1 note was looked for afterwards and not found.", "Signature"):
        assert part in text, f"“{part}” is not in the receipt: {text}"
    assert SECRET not in text


def check_erase():
    run(LIMBERCTL, "pain", "add", "6", "--note", SECRET, "--zone", "f_shin_l")
    run(LIMBERCTL, "pain", "add", "3")
    gone, stays = make_traces()
    assert list(find_secret()), "the test looks for nothing"
    receipt = FOLDERS["DATA"].parent / "receipt.pdf"
    told = run(LIMBERCTL, "erase", "--yes", "--receipt", str(receipt))
    assert "1 note was looked for afterwards and not found." in told, told
    left = list(find_secret())
    assert not left, left
    for path in gone:
        assert not path.exists(), path
    for path in stays:
        assert path.exists(), path
    recent = FOLDERS["DATA"] / "recently-used.xbel"
    text = recent.read_text(encoding="utf-8")
    assert OTHER_URI in text and REPORT_URI not in text
    assert recent.stat().st_mode & 0o777 == 0o600, "others can read what was opened lately"
    check_receipt(receipt)
    with sqlite3.connect(DATA / "diary.db") as diary:
        assert diary.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert diary.execute("SELECT count (*) FROM pain_entry").fetchone() == (0,)
    run(LIMBERCTL, "pain", "add", "2")


def check_leftover():
    """What is copied into the data folder is found, and the program says so."""
    run(LIMBERCTL, "pain", "add", "6", "--note", SECRET)
    copy = write(DATA / "notes" / "copy.txt", f"… {SECRET} …")
    told = run(LIMBERCTL, "erase", "--yes", status=1)
    assert "still in 1 file" in told, told
    copy.unlink()


def hang_up(listener, callers):
    """Takes each call and ends it, until the listener is shut."""
    while True:
        try:
            caller, _ = listener.accept()
        except OSError:
            return
        callers.append(caller)
        caller.close()


def check_bus_is_asked_once():
    """Outside of a sandbox a bus is looked for to reach the agent, and for nothing else."""
    path = FOLDERS["STATE"] / "deaf-bus"
    callers = []
    environment = dict(os.environ, DBUS_SESSION_BUS_ADDRESS=f"unix:path={path}")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        thread = threading.Thread(target=hang_up, args=(listener, callers))
        thread.start()
        try:
            subprocess.run([LIMBERCTL, "erase", "--yes"], env=environment, stdout=subprocess.DEVNULL,
                           timeout=60 * PATIENCE, check=True)
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()
    path.unlink()
    assert len(callers) == 1, f"the bus was asked for {len(callers)} times"


def has_name(name):
    told = run("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
               "/org/freedesktop/DBus", "--method", "org.freedesktop.DBus.NameHasOwner", name)
    return "true" in told


def check_sandbox():
    """In a Flatpak or Snap the desktop keeps what starts the agent: it is told to delete that, and
    where it is not there the program says what is left. As in a sandbox, the folder is out of reach
    (it has another name than a native entry)."""
    os.environ["SNAP_NAME"] = "limber"
    granted = write(FOLDERS["CONFIG"] / "limber" / "autostart-granted", "")
    entry = write(FOLDERS["CONFIG"] / "autostart" / "mocked-portal.desktop", "[Desktop Entry]\n")
    told = run(LIMBERCTL, "erase", "--yes", status=1)
    assert f"delete ~/.config/autostart/{AGENT_ID}.desktop" in told, told
    assert granted.exists() and entry.exists(), "the truth is forgotten"
    if has_mock():
        check_portal(granted, entry)
    else:
        print("python-dbusmock is not installed: without a portal only", flush=True)
    granted.unlink(missing_ok=True)
    del os.environ["SNAP_NAME"]


def check_portal(granted, entry):
    with subprocess.Popen(["/usr/bin/python3", "-m", "dbusmock", "--session", "--template", PORTAL],
                          stdout=subprocess.DEVNULL) as portal:
        try:
            wait_for(lambda: has_name("org.freedesktop.portal.Desktop"), "the portal did not come")
            told = run(LIMBERCTL, "erase", "--yes")
            assert "1 entry that started Limber with the session was deleted." in told, told
            assert not granted.exists() and not entry.exists(), told
            told = run(LIMBERCTL, "erase", "--yes")
            assert "started Limber with the session" not in told, told
        finally:
            portal.kill()


def has_mock():
    return subprocess.run(["/usr/bin/python3", "-c", "import dbusmock"], check=False,
                          stderr=subprocess.DEVNULL).returncode == 0


def main():
    if shutil.which("gdbus") is None:
        print("skipped: gdbus is not installed (package libglib2.0-bin)")
        sys.exit(77)
    check_erase()
    check_leftover()
    check_bus_is_asked_once()
    check_sandbox()
    print("without an agent: ok", flush=True)
    with subprocess.Popen([AGENT], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as agent:
        try:
            wait_for(has_agent, "the agent did not come")
            check_erase()
            assert agent.poll() is None, "the agent is gone"
            problem = ask_agent("org.freedesktop.DBus.Properties.Get", "io.github.limberapp.Limber.Agent",
                                "DiaryProblem")
            assert "''" in problem, problem
            ask_agent("io.github.limberapp.Limber.Agent.Quit")
            wait_for(lambda: agent.poll() is not None, "the agent did not go")
        finally:
            agent.kill()
    print("with the agent: ok", flush=True)


main()
