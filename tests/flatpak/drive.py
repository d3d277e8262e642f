# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the installed Flatpak as a person does, on a real GNOME Shell with real portals.

drive.py ID, in with-shell. Prints what it saw; exit 1 where something is not as it should be.
"""

import os
import pathlib
import re
import subprocess
import sys
import time
from datetime import datetime, timedelta

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE_S = 60
KEY_SHIFT = 42
faults = []


def say(*words):
    print(*words, flush=True)


def check(what, is_so):
    say(f"{'ok    ' if is_so else 'NOT SO'}  {what}")
    if not is_so:
        faults.append(what)
    return is_so


def wait_for(condition, patience=PATIENCE_S, meanwhile=None):
    """What the condition gives, once it is something"""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        if meanwhile:
            meanwhile()
        time.sleep(0.3)
    return None


class Bus:
    """The session bus"""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(self, name, path, interface, method, arguments=None):
        answer = self.bus.call_sync(name, path, interface, method, arguments, None, 0, 60000, None)
        return answer.unpack()

    def get(self, name, path, interface, prop):
        return self.call(name, path, "org.freedesktop.DBus.Properties", "Get",
                         GLib.Variant("(ss)", (interface, prop)))[0]

    def has(self, name):
        return self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                         GLib.Variant("(s)", (name,)))[0]

    def start(self, name):
        self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "StartServiceByName",
                  GLib.Variant("(su)", (name, 0)))


class Shell:
    """GNOME Shell: input as if from a person, and the banners it shows"""

    REMOTE = "org.gnome.Mutter.RemoteDesktop"

    def __init__(self, bus):
        self.bus = bus
        self.remote = bus.call(self.REMOTE, "/org/gnome/Mutter/RemoteDesktop", self.REMOTE,
                               "CreateSession")[0]
        bus.call(self.REMOTE, self.remote, self.REMOTE + ".Session", "Start")

    def press(self):
        """A key that does nothing: somebody is here."""
        for is_down in (True, False):
            self.bus.call(self.REMOTE, self.remote, self.REMOTE + ".Session", "NotifyKeyboardKeycode",
                          GLib.Variant("(ub)", (KEY_SHIFT, is_down)))

    def evaluate(self, script):
        is_good, result = self.bus.call("org.gnome.Shell", "/org/gnome/Shell", "org.gnome.Shell", "Eval",
                                        GLib.Variant("(s)", (script,)))
        return result if is_good else f"error: {result}"

    def list_notifications(self):
        return self.evaluate("Main.messageTray.getSources ().map (s => s.notifications.map (n => "
                             "n.title + ' | ' + n.bannerBodyText + ' | ' "
                             "+ (n.actions ?? []).map (a => a.label).join (', ')).join ('\\n')).join ('\\n')")

    def click_button(self, title, label):
        """The banner's own button: what a pointer on it sets off"""
        return self.evaluate(
            "let n = Main.messageTray.getSources ().flatMap (s => s.notifications)"
            f".find (n => n.title.includes ('{title}')); "
            "let buttons = n.createBanner ()._buttonBox.get_children (); "
            f"let button = buttons.find (b => b.label === '{label}'); "
            "button.emit ('clicked', 0); buttons.map (b => b.label).join (', ')")

    def list_windows(self):
        return self.evaluate("global.get_window_actors ().map (a => a.meta_window.get_wm_class () + ': ' "
                             "+ a.meta_window.get_title () + (a.meta_window.has_focus () ? ' (focused)' : ''))"
                             ".join ('\\n')")

    def shoot(self, path):
        self.bus.call("org.gnome.Shell.Screenshot", "/org/gnome/Shell/Screenshot",
                      "org.gnome.Shell.Screenshot", "Screenshot",
                      GLib.Variant("(bbs)", (False, False, path)))


def walk(node, depth=0):
    if node is None or depth > 40:
        return
    yield node
    try:
        for index in range(node.get_child_count()):
            yield from walk(node.get_child_at_index(index), depth + 1)
    except GLib.Error:
        return


def walk_limber():
    """What the accessibility bus has of Limber's windows"""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and "imber" in (application.get_name() or ""):
            yield from walk(application)


def read_texts():
    names = []
    for node in walk_limber():
        try:
            names += filter(None, (node.get_name(), node.get_description()))
        except GLib.Error:
            pass
    return names


def click(name, *roles):
    """The button, or what has one of the roles, of that name"""
    for node in walk_limber():
        try:
            if node.get_role_name() in (roles or ("push button", "button")) and node.get_name() == name:
                return node.do_action(0)
        except GLib.Error:
            pass
    return False


def has_text(pattern):
    return next((text for text in read_texts() if re.search(pattern, text)), None)


def run_inside(application, *command):
    return subprocess.run(
        ["flatpak", "run", "--user", f"--command={command[0]}", application, *command[1:]],
        capture_output=True, text=True, check=False, timeout=120)


def read_portal_calls(log):
    return [call for call in re.findall(r"interface=org\.freedesktop\.portal\.(\w+); member=(\w+)", log)
            if call[0] in ("Background", "Notification", "Inhibit")]


def write_settings(own, planned):
    folder = own / "config" / "limber"
    folder.mkdir(parents=True)
    (folder / "settings").write_text(
        f"[io/github/limberapp/Limber]\nplanned-sessions='mon-sun {planned}'\n")


def write_policy(application):
    """What an administrator does: two files, no package"""
    folder = pathlib.Path(os.environ["FLATPAK_USER_DIR"], "extension", f"{application}.Policy",
                          os.uname().machine, "1")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "defaults").write_text("[io/github/limberapp/Limber]\nsound-enabled=false\n")
    (folder / "locks").write_text("/io/github/limberapp/Limber/sound-enabled\n")
    return folder


def try_agent(bus, application):
    name = f"{application}.Agent"
    path, interface = "/io/github/limberapp/Limber/Agent", "io.github.limberapp.Limber.Agent"
    bus.start(name)
    for prop in ("Version", "State", "IdleBackend", "NotificationProblem", "DiaryProblem"):
        say(f"        agent {prop}: {bus.get(name, path, interface, prop)!r}")
    check("the bus starts the agent in its sandbox, by its name", bus.has(name))
    check("it measures idle time by Mutter's monitor",
          "mutter" in bus.get(name, path, interface, "IdleBackend").lower())
    check("it sees no problem with notifications", not bus.get(name, path, interface, "NotificationProblem"))
    check("it writes its diary", not bus.get(name, path, interface, "DiaryProblem"))
    return lambda prop: bus.get(name, path, interface, prop)


def try_notification(bus, shell, application, get):
    title = "planned session"
    seen = wait_for(lambda: [line for line in shell.list_notifications().strip('"').split("\\n")
                             if title in line], patience=180, meanwhile=shell.press)
    if not check("a planned session is offered through the notification portal", bool(seen)):
        return
    say("        " + "\n        ".join(seen))
    shell.shoot(os.path.join(os.environ["LIMBER_SHOTS"], "notification.png"))
    labels = shell.click_button(title, "Start")
    check(f"“Start” is clicked, one of {labels}", "Start" in labels)
    check("the window comes up", bool(wait_for(lambda: bus.has(application))))
    # a compositor may leave a window behind that comes without a token: then nothing plays to nobody
    wait_for(lambda: get("State") == "in-break" or has_text("Ready, click to begin"))
    if has_text("Ready, click to begin"):
        check("it waits behind the others, and “Begin” is clicked", click("Begin"))
    check("the agent is in the break", bool(wait_for(lambda: get("State") == "in-break")))
    check("its notification is gone", bool(wait_for(lambda: title not in shell.list_notifications())))
    wait_for(lambda: "imber" in shell.list_windows())
    say("        windows: " + shell.list_windows())
    time.sleep(3)
    shell.shoot(os.path.join(os.environ["LIMBER_SHOTS"], "session.png"))


def try_policy(bus, shell, application, folder):
    seen = run_inside(application, "ls", "/app/etc/limber/policy")
    check(f"the policy is mounted: {seen.stdout.split()}", seen.stdout.split() == ["defaults", "locks"])
    path = "/" + application.replace(".", "/")
    bus.call(application, path, "org.freedesktop.Application", "ActivateAction",
             GLib.Variant("(sava{sv})", ("preferences", [], {})))
    check("a locked setting says so in the window: " + str(wait_for(lambda: has_text("Set by your clinic"))),
          bool(has_text("Set by your clinic")))
    say(f"        from {folder}")
    shell.shoot(os.path.join(os.environ["LIMBER_SHOTS"], "preferences.png"))


def try_places(own):
    files = sorted(path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file())
    say("        " + "\n        ".join(name for name in files if "limber" in name))
    check("the diary is in the sandbox's own place", "data/limber/diary.db" in files)
    check("nobody else can read it", (own / "data/limber/diary.db").stat().st_mode & 0o077 == 0)
    home = pathlib.Path(os.environ["HOME"])
    strays = [path for path in home.rglob("*limber*") if own not in path.parents and path != own]
    check(f"nothing of it is elsewhere in the home: {[str(path) for path in strays]}", not strays)


def list_autostart():
    return sorted(pathlib.Path(os.environ["XDG_CONFIG_HOME"], "autostart").glob("*"))


def try_background(shell):
    """The switch of the preferences, which asks the portal to start the agent with the session"""
    check("the preferences have a page of reminders", bool(wait_for(lambda: click("Reminders", "page tab"))))
    check("starting with the session is switched on there", bool(wait_for(
        lambda: click("Start Reminders at Login", "check box", "switch"))))
    entries = wait_for(list_autostart, patience=15) or []
    shell.shoot(os.path.join(os.environ["LIMBER_SHOTS"], "reminders.png"))
    check(f"the Background portal writes {[entry.name for entry in entries]}", len(entries) == 1)
    for entry in entries:
        line = next((line for line in entry.read_text().splitlines() if line.startswith("Exec=")), "")
        check(f"it starts the agent: {line}", "--command=limber-agent" in line)


def try_erase(application):
    """The return of a lent laptop, from a terminal"""
    done = run_inside(application, "limberctl", "erase", "--yes")
    say("        " + "\n        ".join((done.stdout + done.stderr).strip().splitlines()))
    check("everything is erased", done.returncode == 0)
    check("what started it with the session is told", "1 entry that started Limber with the session" in done.stdout)
    check(f"nothing is left of it: {[entry.name for entry in list_autostart()]}", not list_autostart())


def try_terminal(application):
    done = run_inside(application, "limberctl", "agent", "check")
    say("        " + "\n        ".join((done.stdout + done.stderr).strip().splitlines()))
    check("limberctl in the sandbox reaches the agent", done.returncode == 0)


def try_walls(application):
    """What the sandbox keeps out"""
    network = run_inside(application, "cat", "/proc/net/dev")
    devices = [line.split(":")[0].strip() for line in network.stdout.splitlines()[2:]]
    check(f"no network but its own loop: {devices}", devices == ["lo"])
    etc = run_inside(application, "ls", os.environ["HOME"])
    check("the home is not there", ".var" not in etc.stdout.split() or etc.returncode != 0)


def try_preferences_alone(bus, application):
    """What the desktop may ask for where nothing runs: a sheet needs its window"""
    path = "/" + application.replace(".", "/")
    for action in ("quit", "preferences"):
        bus.call(application, path, "org.freedesktop.Application", "ActivateAction",
                 GLib.Variant("(sava{sv})", (action, [], {})))
        if action == "quit":
            wait_for(lambda: not bus.has(application))
    check("the preferences come up with a window of their own", bool(wait_for(lambda: has_text("Set by your clinic"))))


def try_start(application):
    """From a terminal or a key, by the window's own name"""
    done = run_inside(application, "limberctl", "start", "desk_reset_2min")
    check(f"limberctl start opens the routine {done.stderr}", done.returncode == 0)


def main(application):
    bus = Bus()
    shell = Shell(bus)
    own = pathlib.Path(os.environ["HOME"], ".var/app", application)
    calls = open(os.path.join(os.environ["LIMBER_SHOTS"], "portal-calls"), "w+")
    monitor = subprocess.Popen(["dbus-monitor", "--session", "interface=org.freedesktop.portal.Background",
                                "interface=org.freedesktop.portal.Notification",
                                "interface=org.freedesktop.portal.Inhibit", "interface=org.gtk.Notifications",
                                "type=error"], stdout=calls)
    write_settings(own, (datetime.now() + timedelta(seconds=75)).strftime("%H:%M"))
    policy = write_policy(application)
    # the shell may open its overview anew once it has started up, and no window in it has the focus
    wait_for(lambda: shell.evaluate("Main.overview.hide (); Main.overview.visible") == "false")
    shell.press()
    # as every desktop has done by the time somebody sits before it
    bus.start("org.freedesktop.portal.Desktop")
    get = try_agent(bus, application)
    try_notification(bus, shell, application, get)
    try_terminal(application)
    try_policy(bus, shell, application, policy)
    try_background(shell)
    try_places(own)
    try_walls(application)
    try_erase(application)
    try_preferences_alone(bus, application)
    try_start(application)
    monitor.terminate()
    monitor.wait()
    calls.seek(0)
    counted = {}
    for call in read_portal_calls(calls.read()):
        counted[".".join(call)] = counted.get(".".join(call), 0) + 1
    for call, number in sorted(counted.items()):
        say(f"        portal {call}: {number}")
    check("the notification went through its portal", "Notification.AddNotification" in counted)
    check("the lock is watched through the Inhibit portal", "Inhibit.CreateMonitor" in counted)
    check("the session keeps the screen on through the Inhibit portal", "Inhibit.Inhibit" in counted)
    check("the start with the session went through the Background portal",
          "Background.RequestBackground" in counted)
    say(f"{len(faults)} not as they should be" if faults else "all as it should be")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
