# SPDX-License-Identifier: GPL-3.0-or-later
"""agent.py BUILD [answers]: what limber-agent costs, beside a bare GIO loop with the same libraries, and how
fast it answers; with "answers" only that. Under with-display:  meson compile -C build bench-agent

Private memory is measured as in a session without any other GLib program: both run with copies of
their libraries, so that no page is shared with a stranger."""

import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

for folder in ("desktop", "e2e"):
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / folder))

from notifications import Notifications  # noqa: E402
from real_agent import Gio, GLib, RealAgent, connect, is_typing, type_something, wait, write_settings  # noqa: E402
from real_mutter import Remote, start_mutter  # noqa: E402

BUILD = pathlib.Path(sys.argv[1]).resolve()
AGENT = BUILD / "src/agent/limber-agent"
WINDOW_NAME = "io.github.limberapp.Limber"
# it gives back what starting or a change took some seconds later; a slow machine is later
SETTLE_S = 30
# as anybody pauses now and then: what tells of input has proved that it does
PAUSE_S = 2
WATCH_S = 60
# idle, then a rest that ends the sitting period, which is written
AWAY_S = 220
N_DUE = 5
N_STATUS = 15
N_STARTS = 5
# what the module that ends limber after its first frame needs; 0: its clock counts from there
FIRST_FRAME = {"LD_PRELOAD": str(BUILD / "tests/bench/libbench-first-frame.so"),
               "LIMBER_BENCH_STARTED_USEC": "0"}
SHARED_BY_ALL = r"/(libc|libm|ld-linux[^/]*|libpthread|libdl|librt)\.so"


def say(name, figure, limit=""):
    print(f"{name:<58} {figure:>18}  {limit}", flush=True)


def copy_libraries(folder):
    listed = subprocess.run(["ldd", AGENT], capture_output=True, text=True, check=True).stdout
    for path in re.findall(r"=> (/\S+)", listed):
        if not re.search(SHARED_BY_ALL, path):
            shutil.copy(path, folder)
    # dirty pages of a new file would count as the program's own
    os.sync()
    # and those that nobody has read yet would be waited for when their code first runs
    for copy in pathlib.Path(folder).glob("*.so*"):
        copy.read_bytes()


def read_memory(process):
    with open(f"/proc/{process.pid}/smaps_rollup", encoding="utf-8") as file:
        sizes = {line.split(":")[0]: int(line.split()[1]) for line in file if "kB" in line}
    return {"private": sizes["Private_Clean"] + sizes["Private_Dirty"],
            "dirty": sizes["Private_Dirty"], "proportional": sizes["Pss"]}


def read_wakeups(process):
    """Of each thread, so far"""
    counts = {}
    for status in pathlib.Path(f"/proc/{process.pid}/task").glob("*/status"):
        counts[status.parent.name] = int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)",
                                                   status.read_text(), re.MULTILINE)[1])
    return counts


def read_disk_waits(process):
    """Major faults: code that the kernel had let go of"""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[9])


def count_wakeups(process, touch):
    """Of all threads, in a minute, and what of it was reading code again on a machine short of memory"""
    before, waits_before = read_wakeups(process), read_disk_waits(process)
    sit(WATCH_S, touch)
    count = sum(count - before.get(thread, 0) for thread, count in read_wakeups(process).items())
    waits = read_disk_waits(process) - waits_before
    return f"{count}" + (f" ({waits} read the disk)" if waits else "")


def be_away():
    pass


def sit(seconds, touch):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        touch()
        time.sleep(0.5)


def measure_memory(folder, where, touch, **variables):
    environments = []
    for name in ("bare", "agent"):
        os.makedirs(f"{folder}/{name}", exist_ok=True)
        environments.append({**os.environ, "LD_LIBRARY_PATH": f"{folder}/{name}", **variables})
        copy_libraries(f"{folder}/{name}")
    bare = subprocess.Popen([BUILD / "tests/bench/bench-bare"], env=environments[0])
    agent = subprocess.Popen([AGENT], env=environments[1])
    sit(SETTLE_S, touch)
    time.sleep(PAUSE_S)
    sit(SETTLE_S, touch)
    figures = read_memory(agent)
    for name, size in read_memory(bare).items():
        say(f"memory, {where}: bare GIO loop, {name}", f"{size / 1024:.2f} MiB")
    limits = {"private": 4, "dirty": 2, "proportional": 6}
    for name, size in figures.items():
        say(f"memory, {where}: limber-agent, {name}", f"{size / 1024:.2f} MiB",
            f"≤ {limits[name]} MB")
    bare.kill()
    bare.wait()
    return agent


def measure_wakeups(agent, where, touch):
    say(f"wake-ups, {where}: somebody is there, a minute", count_wakeups(agent, touch),
        "≤ 2, all threads counted")
    sit(AWAY_S, be_away)
    say(f"wake-ups, {where}: nobody is there, a minute", count_wakeups(agent, be_away), "0")


class Inhibitor:
    """GNOME's session manager, to which some program has said that nobody may become idle"""

    XML = """<node><interface name="org.gnome.SessionManager">
      <property name="InhibitedActions" type="u" access="read"/></interface></node>"""
    IDLE = 8

    def __init__(self):
        self.context = GLib.MainContext()
        is_there = threading.Event()
        threading.Thread(target=self.serve, args=(is_there,), daemon=True).start()
        is_there.wait()

    def serve(self, is_there):
        self.context.push_thread_default()
        self.bus = connect()
        info = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        self.bus.register_object("/org/gnome/SessionManager", info, None,
                                 lambda *_: GLib.Variant("u", self.IDLE), None)
        Gio.bus_own_name_on_connection(self.bus, info.name, Gio.BusNameOwnerFlags.NONE, None, None)
        is_there.set()
        GLib.MainLoop(context=self.context).run()


def measure_inhibited(agent, where, touch):
    """Mutter tells of no idleness then, and has to be asked."""
    Inhibitor()
    sit(SETTLE_S, touch)
    say(f"wake-ups, {where}, idle inhibited: somebody is there, a minute", count_wakeups(agent, touch))
    sit(AWAY_S, be_away)
    say(f"wake-ups, {where}, idle inhibited: nobody is there, a minute",
        count_wakeups(agent, be_away), "≤ 1")


def measure_due(agent, server):
    """From the moment a break fell due to its notification on the bus"""
    times = []
    for _ in range(N_DUE):
        wait("somebody sits", is_typing, agent.is_in, "sitting")
        server.asked_usec = 0
        agent.make_due()
        wait("the notification", is_typing, lambda: server.asked_usec)
        due = [row for row in agent.call("Why", "(x)", 0)[0] if row["event"] == "notified"][-1]
        times.append((server.asked_usec - due["at"]) / 1000)
        agent.call("Skip", "(s)", "")
    say("from due to the notification on the bus, median", f"{statistics.median(times):.1f} ms",
        "≤ 100 ms")
    say("from due to the notification on the bus, slowest", f"{max(times):.1f} ms")


def read_first_frame(path):
    """Milliseconds on the clock that counts from the machine's start"""
    return float(path.read_text(encoding="utf-8")) if path.exists() and path.stat().st_size else None


def start_plainly(told):
    """As from a menu: nobody has asked for a routine"""
    began = time.monotonic() * 1000
    with open(told, "w", encoding="utf-8") as file:
        subprocess.run([BUILD / "src/app/limber"], stdout=file, check=True,
                       env={**os.environ, **FIRST_FRAME})
    return read_first_frame(told) - began


def start_by_click(agent, server, told):
    """The reminder's button; the bus starts the window."""
    told.unlink()
    wait("somebody sits", is_typing, agent.is_in, "sitting")
    server.asked_usec = 0
    agent.make_due()
    wait("the notification", is_typing, lambda: server.asked_usec)
    time.sleep(1)
    began = time.monotonic() * 1000
    server.press("start")
    shown = wait("the window", lambda: read_first_frame(told))
    wait("it to go", lambda: not agent.ask_bus("NameHasOwner", GLib.Variant("(s)", (WINDOW_NAME,))))
    agent.call("Skip", "(s)", "")
    return shown - began


def measure_start(agent, server):
    """From a click on Start to the first frame, beside a plain start of the window"""
    folder = pathlib.Path(os.environ["HOME"])
    told = folder / "first-frame"
    variables = " ".join(f"{name}={value}" for name, value in FIRST_FRAME.items())
    script = folder / "start-limber"
    script.write_text(f"#!/bin/sh\n{variables} exec '{BUILD}/src/app/limber' \"$@\" >'{told}'\n",
                      encoding="utf-8")
    script.chmod(0o700)
    (folder / "services" / f"{WINDOW_NAME}.service").write_text(
        f"[D-BUS Service]\nName={WINDOW_NAME}\nExec={script} --gapplication-service\n",
        encoding="utf-8")
    plain, clicked = [], []
    for turn in range(N_STARTS + 1):
        pair = start_plainly(told), start_by_click(agent, server, told)
        if turn > 0:  # the first start warms the caches
            plain.append(pair[0])
            clicked.append(pair[1])
    medians = statistics.median(plain), statistics.median(clicked)
    say("a plain start to the first frame", f"{medians[0]:.0f} ms")
    say("from a click on Start to the window's first frame", f"{medians[1]:.0f} ms")
    say("click on Start / plain start", f"{medians[1] / medians[0]:.2f}", "≤ 1.5")


def measure_status():
    times = []
    for _ in range(N_STATUS):
        began = time.monotonic()
        subprocess.run([BUILD / "src/ctl/limberctl", "status"], check=True,
                       stdout=subprocess.DEVNULL)
        times.append((time.monotonic() - began) * 1000)
    say("limberctl status, median", f"{statistics.median(times):.0f} ms", "≤ 60 ms")
    say("limberctl status, slowest", f"{max(times):.0f} ms")


def measure_costs(folder):
    agent = measure_memory(folder, "X11", type_something)
    measure_wakeups(agent, "X11", type_something)
    agent.terminate()
    agent.wait()
    mutter = start_mutter()
    touch = Remote().move
    agent = measure_memory(folder, "Mutter", touch, WAYLAND_DISPLAY="wayland-limber")
    measure_wakeups(agent, "Mutter", touch)
    measure_inhibited(agent, "Mutter", touch)
    agent.terminate()
    agent.wait()
    mutter.kill()


def measure_answers():
    server = Notifications()
    agent = RealAgent(str(AGENT))
    measure_due(agent, server)
    measure_status()
    measure_start(agent, server)
    agent.end()


def main():
    write_settings(min_gap=0, max_prompts=100, first_start_done="true")
    if sys.argv[2:] != ["answers"]:
        with tempfile.TemporaryDirectory() as folder:
            measure_costs(folder)
    measure_answers()


main()
