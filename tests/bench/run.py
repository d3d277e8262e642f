# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py BUILD [NAME…]: measures what Limber must hold, and prints figures, ratios and limits.

It is no test: figures of a busy machine mean little, so everything is measured beside something
comparable in the same run. Without names all is measured. Under with-display, in meson's devenv:
    meson compile -C build bench
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = pathlib.Path(sys.argv[1])
ROUTINE = "desk_reset_2min"
N_STARTS = 7
N_TURNS = 3


def say(name, figure, limit=""):
    print(f"{name:<58} {figure:>18}  {limit}", flush=True)


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def measure_painter():
    """CPU of painting one 1280×720 frame."""
    rows = [line.split() for line in run(BUILD / "tests/bench/bench-painter").splitlines()]
    medians = {row[0]: float(row[1]) for row in rows}
    slowest = max(medians, key=medians.get)
    for name, median, worst in rows:
        say(f"painter: {name}", f"{median} ms", f"worst frame {worst} ms")
    say("painter: median of all exercises", f"{statistics.median(medians.values()):.2f} ms", "≤ 8 ms")
    say(f"painter: the slowest exercise, {slowest}", f"{medians[slowest]:.2f} ms", "≤ 14 ms")


def time_first_frame(program, **variables):
    environment = {
        **os.environ,
        "LD_PRELOAD": str(BUILD / "tests/bench/libbench-first-frame.so"),
        "LIMBER_BENCH_STARTED_USEC": str(time.monotonic_ns() // 1000),
        **variables,
    }
    return float(run(program, env=environment, timeout=60).split()[-1])


def measure_first_frame():
    """From the start of the process to the first painted frame, side by side."""
    programs = {
        "empty libadwaita window": (BUILD / "tests/bench/bench-window", {}),
        "empty libadwaita window, cairo": (BUILD / "tests/bench/bench-window", {"GSK_RENDERER": "cairo"}),
        "limber": (BUILD / "src/app/limber", {}),
    }
    times = {name: [] for name in programs}
    for turn in range(N_STARTS + 1):
        for name, (program, variables) in programs.items():
            taken = time_first_frame(program, **variables)
            if turn > 0:  # the first start warms the caches
                times[name].append(taken)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        say(f"first frame: {name}", f"{median:.0f} ms")
        if name != "limber":
            say(f"first frame: limber / {name}", f"{medians['limber'] / median:.2f}", "≤ 1.5")


def measure_render():
    """The video of the routine against the routine's own length."""
    limberctl = BUILD / "src/ctl/limberctl"
    length = json.loads(run(limberctl, "timeline", ROUTINE, "--json"))["duration_s"]
    with tempfile.TemporaryDirectory() as folder:
        video = pathlib.Path(folder, "routine.webm")
        began = time.monotonic()
        run(limberctl, "render", ROUTINE, "-o", video, "--size", "1280x720", "--fps", "30")
        taken = time.monotonic() - began
        say(f"render: {ROUTINE} ({length:.0f} s)", f"{taken:.1f} s", f"{video.stat().st_size / 1e6:.1f} MB")
        say("render: time / length", f"{taken / length:.2f}", "≤ 0.6")
        told = run("gst-discoverer-1.0", "-v", video)
    duration = next(line.split()[1] for line in told.splitlines() if "Duration:" in line)
    hours, minutes, seconds = duration.split(":")
    seconds = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    say("render: duration of the file - the timeline's", f"{seconds - length:+.3f} s", "± 0.1 s")
    say("render: VP9 and Opus", "yes" if "VP9" in told and "Opus" in told else "no")


def measure_simulate():
    """A year of office days through the real scheduler."""
    lines = ['{"start":"2026-03-02T09:00:00+01:00","tz":"Europe/Paris"}']
    for day in range(365):
        for hour in range(8 if day % 7 < 5 else 0):
            began = day * 86400 + hour * 3600
            for offset, event in ((0, "active"), (600, "idle"), (660, "active"), (2500, "start"),
                                  (2620, "finish"), (3300, "idle")):
                done = ',"done":1' if event == "finish" else ""
                lines.append(f'{{"t":{began + offset},"event":"{event}"{done}}}')
    with tempfile.TemporaryDirectory() as folder:
        trace = pathlib.Path(folder, "year.jsonl")
        trace.write_text("\n".join(lines) + "\n", encoding="utf-8")
        began = time.monotonic()
        run(BUILD / "src/ctl/limberctl", "simulate", trace)
        say("simulate: a year of office days", f"{time.monotonic() - began:.2f} s", "≤ 2 s")


def read_cpu_secs(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_session():
    """CPU of limber itself over the whole routine in its window, drawn in software."""
    limberctl = BUILD / "src/ctl/limberctl"
    length = json.loads(run(limberctl, "timeline", ROUTINE, "--json"))["duration_s"]
    with tempfile.TemporaryFile() as told, subprocess.Popen(
            [BUILD / "src/app/limber", ROUTINE, "--begin"], stdout=told, stderr=told) as limber:
        time.sleep(3)
        began, cpu_at_start = time.monotonic(), read_cpu_secs(limber.pid)
        time.sleep(length - 5)
        cpu, taken = read_cpu_secs(limber.pid) - cpu_at_start, time.monotonic() - began
        limber.terminate()
    say(f"session: CPU of limber over {taken:.0f} s", f"{100 * cpu / taken:.0f} % of a core", "≤ 45 %")


def measure_view(what, which, seconds):
    """CPU in percent of a core, frames that came, frames that were painted: of one picture alone."""
    environment = {**os.environ, "GSK_RENDERER": "cairo"}
    told = run(BUILD / "tests/bench/bench-view", what, which, str(seconds), env=environment, timeout=300)
    return [float(word) for word in told.split()]


def measure_dropped():
    """Frames that should have been painted and were not: the moving figure beside videotestsrc, by turns."""
    lost = {"figure": [], "videotestsrc": []}
    for _ in range(N_TURNS):
        for name, what, which in (("videotestsrc", "test", "-"), ("figure", "moving", ROUTINE)):
            _, _, painted, due = measure_view(what, which, 24)
            lost[name].append(100 * (1 - painted / due))
    medians = {name: statistics.median(values) for name, values in lost.items()}
    for name, values in lost.items():
        say(f"dropped: {name}", f"{medians[name]:.1f} %", " ".join(f"{value:.1f}" for value in values))
    say("dropped: figure - videotestsrc", f"{medians['figure'] - medians['videotestsrc']:+.1f} %", "≤ 1 %")


def measure_pictures():
    """The moving picture alone at 1280×720, drawn in software: the figure, and a clip beside GtkVideo."""
    cpu, came, painted, _ = measure_view("figure", ROUTINE, 60)
    say("pictures: CPU of the figure, 60 s of its routine", f"{cpu:.0f} % of a core", "≤ 45 %")
    say("pictures: figure, frames a second", f"{came:.1f}", f"{painted:.1f} painted")
    with tempfile.TemporaryDirectory() as folder:
        clip = pathlib.Path(folder, "clip.webm")
        run("gst-launch-1.0", "-q", "videotestsrc", "num-buffers=300", "pattern=smpte75", "horizontal-speed=4", "!",
            "video/x-raw,format=I420,width=1280,height=720,framerate=30/1", "!", "vp9enc", "deadline=1", "cpu-used=8",
            "row-mt=true", "threads=2", "!", "webmmux", "!", "filesink", f"location={clip}")
        ours, came, painted, _ = measure_view("clip", clip, 20)
        # without GL's elements GtkVideo turns to a sink of GTK 3, which takes the process down
        can_compare = subprocess.run(["gst-inspect-1.0", "--exists", "glsinkbin"], check=False).returncode == 0
        theirs, _, theirs_painted, _ = measure_view("gtk", clip, 20) if can_compare else (0, 0, 0, 0)
    say("pictures: CPU of a VP9 clip, 720p30", f"{ours:.0f} % of a core")
    say("pictures: clip, frames a second", f"{came:.1f}", f"{painted:.1f} painted")
    if theirs_painted > 0:
        say("pictures: CPU of the same clip in GtkVideo", f"{theirs:.0f} % of a core", f"{theirs_painted:.1f} painted")
        say("pictures: clip / GtkVideo", f"{ours / theirs:.2f}", "≤ 0.8")
    else:
        say("pictures: clip / GtkVideo: not measured", "", "needs the packages libgtk-4-media-gstreamer, gstreamer1.0-gl")


def measure_diary():
    """What an entry costs and how reading grows, over ten years of 10³ to 10⁶ entries."""
    with tempfile.TemporaryDirectory() as folder:
        rows = run(BUILD / "tests/bench/bench-diary", folder, timeout=1200).splitlines()[2:]
    for row in rows:
        entries, size, opened, days, months, _, month, page, memory, added, bare = map(float, row.split())
        name = f"diary of {entries:.0f}"
        say(f"{name}: an entry, write + fsync beside it", f"{added:.1f}, {bare:.1f} ms", f"≤ {2 * bare + 5:.1f} ms")
        say(f"{name}: open; all days; all months; a month", f"{opened:.1f}; {days:.1f}; {months:.1f}; {month:.1f} ms")
        say(f"{name}: a page of entries", f"{page:.2f} ms")
        say(f"{name}: memory that reading added", f"{memory / 1024:.1f} MB", "≤ 30 MB")
        say(f"{name}: file", f"{size:.0f} B an entry", "≤ 150 B" if entries > 10000 else "")


def measure_chart():
    """From opening the diary to the chart's first frame, alone and in its page, and the main loop's part of a
    new range."""
    for entries, limit in ((1000, 200), (10000, 200), (100000, 200), (1000000, 400)):
        with tempfile.TemporaryDirectory() as folder:
            diary = pathlib.Path(folder, "diary.db")
            run(BUILD / "tests/bench/bench-diary", "make", diary, str(entries), timeout=600)
            told = run(BUILD / "tests/bench/bench-chart", diary, timeout=300)
            pages = [run(BUILD / "tests/bench/bench-page", diary, timeout=300) for _ in range(N_TURNS)]
        rows = [line.split() for line in told.splitlines() if not line.startswith("SpiRegistry")]
        say(f"chart of {entries}: opened to first frame", f"{float(rows[0][1]):.0f} ms", f"≤ {limit} ms")
        opened = statistics.median(float(page.split()[page.split().index("open") + 1]) for page in pages)
        say(f"chart of {entries}: the same, the whole Diary page", f"{opened:.0f} ms", f"≤ {limit} ms")
        for name in ("week", "month", "quarter", "year", "all"):
            busy = statistics.median(float(row[1]) for row in rows[1:] if row[0] == name)
            taken = statistics.median(float(row[2]) for row in rows[1:] if row[0] == name)
            say(f"chart of {entries}: {name}, main loop", f"{busy:.1f} ms", f"≤ 16 ms; {taken:.0f} ms in all")


def measure_report():
    """A year on paper, out of a diary of ten with 100 000 entries."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "limber")
        path.mkdir(mode=0o700)
        run(BUILD / "tests/bench/bench-diary", "make", path / "diary.db", "100000", timeout=600)
        report = pathlib.Path(folder, "report.pdf")
        times, cpu_times = [], []
        for _ in range(5):
            began, cpu_began = time.monotonic(), os.times().children_user
            run(BUILD / "src/ctl/limberctl", "report", "-o", report, "--from", "2025-03-03", "--to", "2026-03-02",
                env={**os.environ, "XDG_DATA_HOME": folder})
            times.append(time.monotonic() - began)
            cpu_times.append(os.times().children_user - cpu_began)
        say("report over a year", f"{statistics.median(times):.2f} s",
            f"≤ 1 s; {statistics.median(cpu_times):.2f} s of a processor")
        say("report over a year: file", f"{report.stat().st_size / 1000:.0f} kB", "≤ 300 kB")


MEASURES = {
    "chart": measure_chart,
    "diary": measure_diary,
    "dropped": measure_dropped,
    "painter": measure_painter,
    "first-frame": measure_first_frame,
    "pictures": measure_pictures,
    "render": measure_render,
    "report": measure_report,
    "session": measure_session,
    "simulate": measure_simulate,
}


def main():
    names = sys.argv[2:] or MEASURES
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} processors, load {load:.1f}" + (" (busy: read with care)" if load > 1 else ""))
    failed = 0
    for name in names:
        try:
            MEASURES[name]()
        except (OSError, subprocess.SubprocessError) as error:
            told = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
            say(f"{name}: not measured", "", told[-1] if told else "")
            failed = 1
    return failed


sys.exit(main())
