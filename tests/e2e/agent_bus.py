#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real agent on a bus: who may be it, how it is turned off, and what strangers can do to it.

usage: agent_bus.py LIMBER_AGENT LIMBERCTL [SECONDS]. With SECONDS, a caller that does nothing but
call, for so long."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time

from real_agent import (NAME, PATH, PATIENCE_S, FakeWindow, RealAgent, Refused, connect, get_diary_path,
                        wait, write_settings)
from gi.repository import Gio, GLib

FLOOD_PER_S = 10000
MAX_GROWTH_KIB = 4096
MAX_ANSWER_S = 1.0


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          timeout=PATIENCE_S, check=False, **more)


def install_service(program):
    """Where the private bus looks for what it can start"""
    folder = os.path.join(os.environ["HOME"], "services")
    with open(os.path.join(folder, f"{NAME}.service"), "w", encoding="utf-8") as file:
        file.write(f"[D-BUS Service]\nName={NAME}\n"
                   f"Exec=/usr/bin/env -u GSETTINGS_BACKEND -u G_DEBUG {program}\n")


def test_s94_one_agent(agent, program):
    """S94"""
    second = run(program)
    assert second.returncode == 0 and "--replace" in second.stderr, second
    assert agent.owns_name()


def test_s65_no_server(agent):
    """S65: known before the first reminder, and gone when one comes"""
    wait("it is told", lambda: agent.get("NotificationProblem"))
    server = connect()
    server.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                     "RequestName", GLib.Variant("(su)", ("org.freedesktop.Notifications", 0)),
                     None, Gio.DBusCallFlags.NONE, -1, None)
    wait("it is well", lambda: not agent.get("NotificationProblem"))
    server.close_sync(None)
    wait("it is told again", lambda: agent.get("NotificationProblem"))


def test_s69_replace(agent, program):
    """S69"""
    before = agent.process
    agent.start("--replace")
    before.communicate(timeout=PATIENCE_S)
    assert before.returncode == 0
    assert agent.is_in("sitting", "away")


def test_wrong_callers(agent):
    for method, signature, values in [
            ("Start", "(u)", (1,)), ("Snooze", "(i)", (-5,)), ("Snooze", "(s)", ("five",)),
            ("Pause", "(u)", (5,)), ("Finish", "(s)", ("",)), ("Why", "(d)", (0.5,)),
            ("SetCall", "(b)", (True,)), ("Skip", "(ay)", (b"\xff",))]:
        agent.refuses("InvalidArgs", method, signature, *values)
    agent.refuses("NothingDue", "Snooze", "(u)", 5)
    agent.refuses("NothingDue", "Finish", "(sd)", "", 1.0)
    agent.refuses("NothingDue", "Progress", "(sd)", "x", 0.5)
    agent.refuses("OutOfRange", "Pause", "(us)", 2**32 - 1, "")
    agent.refuses("OutOfRange", "Pause", "(us)", 0, "25:00")
    agent.refuses("OutOfRange", "Pause", "(us)", 0, "x" * 100000)
    agent.refuses("OutOfRange", "Pause", "(us)", 5, "12:00")
    agent.refuses("OutOfRange", "SetCall", "(bu)", True, 2**32 - 1)
    agent.refuses("OutOfRange", "Skip", "(s)", "it's \"me\"\n")
    agent.refuses("OutOfRange", "Skip", "(s)", "in-pian")
    agent.refuses("OutOfRange", "Skip", "(s)", "x" * 65)
    agent.refuses("UnknownRoutine", "Start", "(s)", "../../etc/passwd")
    (break_id,) = agent.call("Start", "(s)", "")
    for done in (float("nan"), float("inf"), -0.1, 1.1):
        agent.refuses("OutOfRange", "Finish", "(sd)", break_id, done)
        agent.refuses("OutOfRange", "Progress", "(sd)", break_id, done)
    agent.refuses("NothingDue", "Finish", "(sd)", "another", 1.0)
    agent.call("Finish", "(sd)", break_id, 1.0)
    agent.call("Why", "(x)", -2**63)
    agent.call("Why", "(x)", 2**63 - 1)


def test_diary(agent):
    """Closed for somebody else, and opened again when they die"""
    other = connect()
    agent.call("CloseDiary", bus=other)
    agent.refuses("DiaryUnavailable", "Why", "(x)", 0)
    os.rename(get_diary_path(), get_diary_path() + ".away")
    agent.call("Pause", "(us)", 5, "")
    os.rename(get_diary_path() + ".away", get_diary_path())
    other.close_sync(None)
    agent.call("Resume")
    wait("the diary is open again", lambda: "unpaused" in list_events())


def list_events():
    diary = sqlite3.connect(get_diary_path())
    try:
        return [row[0] for row in diary.execute("SELECT event FROM decision")]
    except sqlite3.Error:
        return []
    finally:
        diary.close()


def test_follow(agent, ctl):
    """A line for each change and none without"""
    follower = subprocess.Popen([ctl, "status", "--follow", "--format", "{state} {holds}"],
                                stdout=subprocess.PIPE, text=True)
    assert follower.stdout.readline() == "sitting \n"
    agent.call("SetCall", "(bu)", True, 5)
    assert follower.stdout.readline() == "sitting call\n"
    agent.call("Pause", "(us)", 5, "")
    assert follower.stdout.readline() == "off call\n"
    agent.call("SetCall", "(bu)", False, 0)
    agent.call("Resume")
    assert follower.stdout.readline() == "off \n"
    assert follower.stdout.readline() == "sitting \n"
    follower.terminate()
    follower.communicate(timeout=PATIENCE_S)


def ask_window(ctl, window, *arguments):
    """limberctl start, with a window that answers; what it was asked"""
    window.calls.clear()
    process = subprocess.Popen([ctl, "start", *arguments], stderr=subprocess.PIPE, text=True)
    wait("limberctl ends", lambda: process.poll() is not None)
    return process.returncode, window.calls


def test_start(agent, ctl):
    window = FakeWindow()
    status, calls = ask_window(ctl, window, "desk_reset_2min")
    assert status == 0 and calls[0][1:3] == ("start-routine", ["desk_reset_2min"]), calls
    status, calls = ask_window(ctl, window)
    assert status == 0 and calls[0][2] == [agent.get("NextRoutine")], calls
    status, calls = ask_window(ctl, window, "no_such_routine")
    assert status == 1 and not calls
    window.close()


def start_in_place_of_others(agent):
    """One that the bus is still starting may come first: this one defers to it then, and ends."""
    while True:
        try:
            agent.call("Quit")
        except Refused:
            pass
        wait("it has gone", lambda: not agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,))))
        agent.process = subprocess.Popen([agent.program], stderr=subprocess.PIPE, text=True)
        wait("one of them is there", lambda: agent.owns_name() or agent.process.poll() is not None)
        if agent.process.poll() is None:
            break
        agent.process.communicate()


def list_open_diaries(agent):
    """The names under which the agent has a diary open"""
    names = set()
    for entry in os.scandir(f"/proc/{agent.process.pid}/fd"):
        try:
            path = os.readlink(entry.path)
        except FileNotFoundError:
            continue
        if path.startswith(os.path.dirname(get_diary_path()) + "/diary"):
            names.add(re.sub("-(wal|shm)( |$)", " ", path).strip())
    return names


def test_restore(agent, ctl):
    """A damaged diary is set aside: the agent must not write into that."""
    backup = os.path.join(os.environ["XDG_DATA_HOME"], "backup.db")
    assert run(ctl, "pain", "add", "3").returncode == 0
    assert run(ctl, "backup", backup).returncode == 0
    wait("the agent has it open", lambda: list_open_diaries(agent) == {get_diary_path()})
    with open(get_diary_path(), "r+b") as file:
        file.write(b"no diary any more" * 10)
    restored = run(ctl, "restore", backup)
    assert restored.returncode == 0, restored
    wait("the agent has the restored one open",
         lambda: list_open_diaries(agent) == {get_diary_path()})
    listed = run(ctl, "pain", "list")
    assert listed.returncode == 0 and "3" in listed.stdout, listed


def test_turned_off(agent, ctl):
    assert run(ctl, "agent", "stop").returncode == 0
    agent.process.communicate(timeout=PATIENCE_S)
    assert agent.process.returncode == 0
    assert run(ctl, "status").stdout.strip() == "Reminders are turned off."
    assert run(ctl, "snooze").returncode == 1
    # at login, and by the bus
    assert run(agent.program).returncode == 0
    assert not agent.ask_bus("StartServiceByName", GLib.Variant("(su)", (NAME, 0)))
    assert not agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,)))
    started = run(ctl, "agent", "start")
    assert started.returncode == 0, started
    assert agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,)))
    # "until tomorrow", of one that the bus started: it waits without its name
    by_bus = agent.ask_bus("GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)))
    assert run(ctl, "agent", "stop", "--until-tomorrow").returncode == 0
    wait("it lets go of the name",
         lambda: not agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,))))
    os.kill(by_bus, 0)
    assert run(ctl, "agent", "start").returncode == 0
    wait("one is back", lambda: agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,))))
    # and of a session's agent; whichever of the two is back goes first
    try:
        os.kill(by_bus, signal.SIGTERM)
    except ProcessLookupError:
        pass
    wait("it has gone", lambda: not os.path.exists(f"/proc/{by_bus}"))
    start_in_place_of_others(agent)
    assert run(ctl, "agent", "stop", "--until-tomorrow").returncode == 0
    wait("it lets go of the name",
         lambda: not agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,))))
    assert agent.process.poll() is None
    # and then for good: nothing is left to wait for
    assert run(ctl, "agent", "stop").returncode == 0
    agent.process.communicate(timeout=PATIENCE_S)
    assert agent.process.returncode == 0
    assert run(ctl, "agent", "start").returncode == 0
    start_in_place_of_others(agent)
    assert run(ctl, "agent", "stop", "--until-tomorrow").returncode == 0
    wait("it lets go of the name once more",
         lambda: not agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,))))
    assert run(ctl, "agent", "start").returncode == 0
    wait("it is back", lambda: agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,))))
    test_next_day(agent)


def test_next_day(agent):
    """The moment comes, and nobody has to do anything."""
    seconds = 3
    while True:
        until = time.time() + seconds
        write_settings(reminders_off_until=int(until * 10**6))
        wait("it lets go of the name, or it is too late",
             lambda: not agent.owns_name() or time.time() > until)
        if not agent.owns_name():
            break
        # a slow machine
        seconds *= 2
    wait("it is back by itself", agent.owns_name)
    assert time.time() >= until


def test_no_bus(program):
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    process = subprocess.Popen([program], env=environment, stderr=subprocess.PIPE, text=True)
    said = process.stderr.readline()
    assert "no session bus" in said, said
    wait("it sits and counts", lambda: "sitting-started" in list_events())
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0


def test_hanging(ctl):
    """Whoever has the name and does not listen is not waited for without end."""
    other = connect()
    other.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                    "RequestName", GLib.Variant("(su)", (NAME, 0)), None,
                    Gio.DBusCallFlags.NONE, -1, None)
    stopped = run(ctl, "agent", "stop")
    assert stopped.returncode == 1 and "does not end" in stopped.stderr, stopped
    other.close_sync(None)


def get_memory_kib(process):
    with open(f"/proc/{process.pid}/smaps_rollup", encoding="utf-8") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith("Private_Dirty"))


def test_flood(agent, seconds):
    """One program calls without end; the agent answers another, grows little, and stays sound."""
    flooder, other = connect(), connect()
    agent.call("Resume")
    before = get_memory_kib(agent.process)
    methods = [("Skip", GLib.Variant("(s)", ("",))), ("Snooze", GLib.Variant("(u)", (5,))),
               ("Pause", GLib.Variant("(us)", (0, ""))), ("Why", GLib.Variant("(x)", (0,))),
               ("SetCall", GLib.Variant("(bu)", (True, 0)))]
    end = time.monotonic() + seconds
    n_sent, slowest = 0, 0.0
    began = time.monotonic()
    while time.monotonic() < end:
        for _ in range(100):
            method, parameters = methods[n_sent % len(methods)]
            message = Gio.DBusMessage.new_method_call(NAME, PATH, NAME, method)
            message.set_body(parameters)
            message.set_flags(Gio.DBusMessageFlags.NO_REPLY_EXPECTED)
            flooder.send_message(message, Gio.DBusSendMessageFlags.NONE)
            n_sent += 1
        if n_sent % FLOOD_PER_S == 0:
            flooder.flush_sync(None)
            asked = time.monotonic()
            agent.call("Resume", bus=other)
            slowest = max(slowest, time.monotonic() - asked)
        ahead = began + n_sent / FLOOD_PER_S - time.monotonic()
        if ahead > 0:
            time.sleep(ahead)
    print(f"{n_sent} calls in {seconds} s; slowest answer to another {slowest * 1000:.0f} ms, "
          f"grown by {get_memory_kib(agent.process) - before} KiB")
    flooder.close_sync(None)
    assert slowest < max(MAX_ANSWER_S, PATIENCE_S / 10), slowest
    wait("what it took goes back",
         lambda: get_memory_kib(agent.process) - before < MAX_GROWTH_KIB)
    agent.call("Resume", bus=other)
    agent.call("SetCall", "(bu)", False, 0, bus=other)
    assert agent.get("State") in ("sitting", "away", "due"), agent.get("State")
    # far fewer than were sent
    assert len(list_events()) < seconds * 400 + 1000, len(list_events())
    diary = sqlite3.connect(get_diary_path())
    assert diary.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    diary.close()


def main(program, ctl, seconds=None):
    program, ctl = os.path.realpath(program), os.path.realpath(ctl)
    install_service(program)
    agent = RealAgent(program)
    try:
        if seconds is not None:
            test_flood(agent, int(seconds))
        else:
            test_s94_one_agent(agent, program)
            test_s65_no_server(agent)
            test_s69_replace(agent, program)
            test_wrong_callers(agent)
            test_diary(agent)
            test_follow(agent, ctl)
            test_start(agent, ctl)
            test_restore(agent, ctl)
            test_turned_off(agent, ctl)
            agent.end()
            test_no_bus(program)
            test_hanging(ctl)
            return
        agent.end()
    finally:
        if agent.process.poll() is None:
            agent.process.kill()


main(*sys.argv[1:])
