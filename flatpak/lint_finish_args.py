# SPDX-License-Identifier: GPL-3.0-or-later
"""Which permissions (finish-args of a manifest) Flathub refuses."""

import re

BUS = r"--(?P<bus>system-)?(?P<verb>own|talk)-name=(?P<name>.+)"
# names that are refused on either bus: pattern and rule
REFUSED_NAMES = [
    (r"org\.freedesktop\.portal\..*", "finish-args-portal-talk-name"),
    (r"org\.freedesktop\.impl\.portal\..*", "finish-args-portal-impl-talk-name"),
    (r"org\.freedesktop\.DBus(\..*)?", "finish-args-freedesktop-dbus-talk-name"),
    (r"org\.freedesktop\.\*", "finish-args-wildcard-freedesktop-talk-name"),
    (r"org\.gnome\.\*", "finish-args-wildcard-gnome-talk-name"),
    (r"org\.kde\.\*", "finish-args-wildcard-kde-talk-name"),
    (r"ca\.desrt\.dconf(\..*)?", "finish-args-dconf-talk-name"),
    (r"org\.freedesktop\.Flatpak", "finish-args-flatpak-spawn-access"),
    (r"org\.freedesktop\.Flatpak\..+", "finish-args-flatpak-talk-name"),
    (r"org\.freedesktop\.login1(\..*)?", "finish-args-login1-talk-name"),
    (r"org\.freedesktop\.systemd1(\..*)?", "finish-args-systemd1-talk-name"),
    (r"org\.kde\.KWin(\..*)?", "finish-args-kwin-talk-name"),
    (r"org\.kde\.plasmashell(\..*)?", "finish-args-plasmashell-talk-name"),
    (r"org\.freedesktop\.Secrets(\..*)?", "finish-args-incorrect-secret-service-talk-name"),
]
XDG = r"(?:data|config|cache)"
# places in the file system: pattern of the place without :ro and the like, and rule; the first fits
REFUSED_PLACES = [
    (r"(xdg-config|~/\.config)/autostart/?", "finish-args-autostart-filesystem-access"),
    (r"(xdg-config|~/\.config)/systemd(/.*)?|xdg-data/systemd(/.*)?",
     "finish-args-systemd-filesystem-access"),
    (r"(xdg-data|~/\.local/share)/applications/?", "finish-args-desktopfile-filesystem-access"),
    (r"(xdg-config|~/\.config|xdg-run)/dconf(/.*)?", "finish-args-direct-dconf-path"),
    (r"host", "finish-args-host-filesystem-access"),
    (r"host-(etc|os|root)", "finish-args-host-os-filesystem-access"),
    (r"home|~/?", "finish-args-home-filesystem-access"),
    (r"~/\.config/?", "finish-args-full-home-config-access"),
    (r"~/\.cache/?", "finish-args-full-home-cache-access"),
    (r"~/\.local/?", "finish-args-full-home-local-access"),
    (r"~/\.local/share/?", "finish-args-full-home-local-share-access"),
    (r"~/\.var(/.*)?|.*/\.var/app(/.*)?", "finish-args-flatpak-appdata-folder-access"),
    (rf"xdg-{XDG}/?", "finish-args-arbitrary-xdg-access"),
    (rf"xdg-{XDG}/.+", "finish-args-unnecessary-xdg-access"),
    (r"/home(/.*)?", "finish-args-absolute-home-path"),
    (r"/tmp(/.*)?", "finish-args-host-tmp-access"),
    (r"/var(/.*)?", "finish-args-host-var-access"),
    (r"/(app|bin|dev|etc|lib|lib32|lib64|proc|root|run|sbin|sys|usr)(/.*)?",
     "finish-args-reserved-folder"),
]
CONDITIONAL = {"wayland", "input", "usb"}


def judge_name(argument, application_id):
    match = re.fullmatch(BUS, argument)
    if not match:
        return
    bus, verb, name = match["bus"], match["verb"], match["name"]
    own = name == application_id or name.startswith(application_id + ".")
    player = f"org.mpris.MediaPlayer2.{application_id}"
    if verb == "own" and bus:
        yield f"finish-args-system-own-name-{name}", "a name on the system bus cannot be owned"
    elif verb == "own" and own:
        yield "finish-args-unnecessary-appid-own-name", f"{name} is allowed anyway"
    elif verb == "own" and (name == player or name.startswith(player + ".")):
        yield "finish-args-unnecessary-appid-mpris-own-name", f"{name} is allowed anyway"
    elif verb == "own" and not name.startswith("org.mpris.MediaPlayer2."):
        yield f"finish-args-own-name-{name}", "is not ours"
    elif verb == "talk" and own:
        yield "finish-args-unnecessary-appid-talk-name", f"{name} is allowed anyway"
    elif verb == "talk" and name == player:
        yield "finish-args-mpris-flatpak-id-talk-name", f"{name} is allowed anyway"
    for pattern, rule in REFUSED_NAMES:
        if verb == "talk" and re.fullmatch(pattern, name):
            yield rule, f"{name} is refused"


def judge_place(argument):
    match = re.fullmatch(r"--filesystem=([^:]+)(:.*)?", argument)
    if not match:
        return
    for pattern, rule in REFUSED_PLACES:
        if re.fullmatch(pattern, match[1]):
            yield rule, f"{argument} opens more than an application may have"
            return


def judge_single(argument, application_id):
    """Faults that an argument has by itself."""
    key, _, value = argument.lstrip("-").partition("=")
    if key in ("nosocket", "nodevice", "unshare"):
        yield f"finish-args-has-{key}-{value}", "nothing has to be taken back in a manifest"
    if key in ("no-talk-name", "system-no-talk-name"):
        yield "finish-args-uses-no-talk-name", "nothing has to be taken back in a manifest"
    if key == "metadata":
        yield "finish-args-metadata-key", "metadata is not set by hand"
    if argument in ("--socket=session-bus", "--socket=system-bus"):
        yield "finish-args-arbitrary-dbus-access", "a whole bus"
    if argument == "--socket=inherit-wayland-socket":
        yield "finish-args-contains-inherit-wayland-socket", "is not for applications"
    if argument == "--share=network":
        yield "limber-finish-args-network", "Limber has no network, that is a promise"
    if key.endswith("-if") and value.split(":")[0] not in CONDITIONAL:
        yield f"finish-args-conditional-permission-not-allowed-{value}", "no such condition"
    yield from judge_name(argument, application_id)
    yield from judge_place(argument)


def judge_together(arguments):
    """Faults of the display's permissions, which are judged as a whole."""
    x11, fallback = "--socket=x11" in arguments, "--socket=fallback-x11" in arguments
    wayland = "--socket=wayland" in arguments
    if x11 and fallback:
        yield "finish-args-contains-both-x11-and-fallback", "fallback-x11 alone"
    if x11 and wayland:
        yield "finish-args-contains-both-x11-and-wayland", "with wayland it is fallback-x11"
    if (x11 or fallback) and "--share=ipc" not in arguments:
        yield "finish-args-x11-without-ipc", "X11 needs --share=ipc"
    if fallback and not wayland:
        yield "finish-args-fallback-x11-without-wayland", "fallback from what?"
    if wayland and not (x11 or fallback):
        yield "finish-args-only-wayland", "fallback-x11 is missing"


def find_faults(arguments, application_id):
    yield from judge_together(arguments)
    for argument in arguments:
        yield from judge_single(argument, application_id)
