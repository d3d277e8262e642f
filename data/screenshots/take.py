# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of README and metainfo from the real window.

with-display -s 2400x1800 python3 take.py BUILD_ROOT OUTPUT [NAME…], as `ninja -C build
limber-screenshots` does. English, default settings, the window alone with its shadow, at twice the
size of 1000×700; the diary is that of demo-diary.py. Needs xdotool and
fonts-cantarell.
"""

import ctypes
import os
import pathlib
import subprocess
import sys
import time

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf, Gio, GLib  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "tests" / "e2e"))

from notifications import Notifications  # noqa: E402

ID = "io.github.limberapp.Limber"
WIDTH, HEIGHT = 1000, 700
PATIENCE_S = 60


class XImage(ctypes.Structure):
    """The beginning of Xlib's"""

    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int),
                ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


class Display:
    """The X server, for which this is compositor and window manager: GTK then draws shadow and round
    corners, as on a desktop."""

    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self.x, name).restype = ctypes.c_void_p
        for name in ("XInternAtom", "XDefaultRootWindow", "XCreateSimpleWindow"):
            getattr(self.x, name).restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.root = self.x.XDefaultRootWindow(self.display)
        self.own = self.x.XCreateSimpleWindow(self.display, ctypes.c_ulong(self.root), 0, 0, 1, 1, 0,
                                              ctypes.c_ulong(0), ctypes.c_ulong(0))
        self.x.XSetSelectionOwner(self.display, ctypes.c_ulong(self.find_atom("_NET_WM_CM_S0")),
                                  ctypes.c_ulong(self.own), ctypes.c_ulong(0))
        for window in (self.root, self.own):
            self.set_property(window, "_NET_SUPPORTING_WM_CHECK", "WINDOW", self.own)
        self.set_property(self.root, "_NET_SUPPORTED", "ATOM", self.find_atom("_GTK_FRAME_EXTENTS"))
        self.x.XSync(self.display, 0)

    def find_atom(self, name):
        return self.x.XInternAtom(self.display, name.encode(), 0)

    def set_property(self, window, name, kind, value):
        self.x.XChangeProperty(self.display, ctypes.c_ulong(window), ctypes.c_ulong(self.find_atom(name)),
                               ctypes.c_ulong(self.find_atom(kind)), 32, 0,
                               ctypes.byref(ctypes.c_ulong(value)), 1)

    def read_window(self, window):
        """(width, height, BGRA, premultiplied) of a window with an alpha channel"""
        told = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                              capture_output=True, text=True, check=True).stdout
        size = dict(line.split("=") for line in told.split())
        width, height = int(size["WIDTH"]), int(size["HEIGHT"])
        pointer = self.x.XGetImage(self.display, ctypes.c_ulong(int(window)), 0, 0, width, height,
                                   ctypes.c_ulong(0xFFFFFFFF), 2)
        image = XImage.from_address(pointer)
        assert image.depth == 32, "the window has no alpha channel"
        return width, height, ctypes.string_at(image.data, image.bytes_per_line * height)


def straighten(pixels):
    """RGBA as PNG has it, out of BGRA that is multiplied with its alpha"""
    result = bytearray(pixels)
    result[0::4], result[2::4] = pixels[2::4], pixels[0::4]
    for index, alpha in enumerate(pixels[3::4]):
        if 0 < alpha < 255:
            for channel in range(index * 4, index * 4 + 3):
                result[channel] = min(255, result[channel] * 255 // alpha)
    return bytes(result)


def save(display, window, path):
    width, height, pixels = display.read_window(window)
    data = GLib.Bytes.new(straighten(pixels))
    picture = GdkPixbuf.Pixbuf.new_from_bytes(data, GdkPixbuf.Colorspace.RGB, True, 8, width, height, width * 4)
    picture.savev(str(path), "png", ["compression"], ["9"])


def press(window, *keys):
    for key in keys:
        subprocess.run(["xdotool", "windowfocus", "--sync", window, "key", "--clearmodifiers", key], check=True)
        time.sleep(1.5)


def do(action, *parameters):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync(ID, "/" + ID.replace(".", "/"), "org.freedesktop.Application", "ActivateAction",
                  GLib.Variant("(sava{sv})", (action, list(parameters), {})), None, 0, -1, None)
    time.sleep(2)


def show_session(window):
    do("start-routine", GLib.Variant("s", "neck_shoulders_5min"))
    # past getting ready, into the hold of an exercise that shows what it stretches
    press(window, "Right", "Right")
    time.sleep(12)
    press(window, "space")


# name of the picture and how to come there from a window that has just been opened
# The session comes last: it would be offered to be continued in the others.
PICTURES = [
    ("today", lambda window: press(window, "ctrl+1")),
    ("routines", lambda window: press(window, "ctrl+2")),
    ("diary", lambda window: press(window, "ctrl+3")),
    ("learn", lambda window: press(window, "ctrl+4")),
    ("session", show_session),
]


def name_zone_after_noon():
    """Where it is shortly after noon now, when the day has something to show; POSIX counts westwards,
    and nobody lives more than half a day away"""
    west = (int(time.time()) // 60 - 10) % (24 * 60) - 12 * 60
    return f"NOON{'-' if west < 0 else ''}{abs(west) // 60}:{abs(west) % 60:02}"


def prepare(build):
    """English, nobody's settings but the size, and a diary"""
    config = pathlib.Path(os.environ["XDG_CONFIG_HOME"])
    (config / "limber").mkdir(parents=True)
    (config / "limber" / "settings").write_text(
        f"[io/github/limberapp/Limber]\nwindow-width={WIDTH}\nwindow-height={HEIGHT}\n"
        "first-start-done=true\n")
    (config / "gtk-4.0").mkdir()
    (config / "gtk-4.0" / "settings.ini").write_text("[Settings]\ngtk-font-name=Cantarell 11\n")
    os.environ.update(
        TZ=name_zone_after_noon(), LC_ALL="C.UTF-8", LANGUAGE="en", GDK_SCALE="2", GTK_A11Y="none",
        GSETTINGS_SCHEMA_DIR=f"{build}/data",
        LIMBER_LIBRARY_DIR=f"{build}/data/library", LIMBER_LEARN_DIR=f"{build}/data/learn",
        GSK_RENDERER="cairo", LIMBER_AUDIO_SINK="fakesink")
    diary = config / "diary.json"
    here = pathlib.Path(__file__).parent
    subprocess.run([sys.executable, str(here / "demo-diary.py"), str(diary)], check=True)
    subprocess.run([f"{build}/src/ctl/limberctl", "import", str(diary)], check=True)


def find_window():
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        told = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", ID],
                              capture_output=True, text=True, check=False).stdout.split()
        if told:
            return told[-1]
        time.sleep(0.3)
    sys.exit("no window")


def take(display, build, name, go, output):
    with subprocess.Popen([f"{build}/src/app/limber"]) as program:
        window = find_window()
        time.sleep(3)
        go(window)
        subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)
        # GTK shows for 3 s after a key where the focus is
        time.sleep(6)
        save(display, window, output / f"{name}.png")
        program.terminate()


def main(build, output, *names):
    display = Display()
    prepare(build)
    Notifications()  # as every desktop has; without it Today says that nothing shows them
    with subprocess.Popen([f"{build}/src/agent/limber-agent"]) as agent:
        for name, go in PICTURES:
            if not names or name in names:
                take(display, build, name, go, pathlib.Path(output))
        agent.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
