# SPDX-License-Identifier: GPL-3.0-or-later
"""Which permissions (finish-args of a manifest) Flathub refuses."""

import re

BUS = r"--(?P<bus>system-)?(?P<verb>own|talk)-name=(?P<name>.+)"
# names that are refused: pattern and rule; {bus} is "-system" for the system bus, {part} the pattern's group
REFUSED_NAMES = [
    (r"org\.freedesktop\.portal\..*", "finish-args-portal-talk-name"),
    (r"org\.freedesktop\.impl\.portal\.(?:.*\.)?(?P<part>\w+)", "finish-args-portal-impl-{part}{bus}-talk-name"),
    (r"org\.freedesktop\.DBus(\..*)?", "finish-args-freedesktop-dbus{bus}-talk-name"),
    (r"org\.(?P<part>freedesktop|gnome|kde)\.\*", "finish-args-wildcard-{part}{bus}-talk-name"),
    (r"ca\.desrt\.dconf(\..*)?", "finish-args-dconf-talk-name"),
    (r"org\.freedesktop\.Flatpak(\.\*)?", "finish-args-flatpak-spawn-access"),
    (r"org\.freedesktop\.Flatpak\.[^*].*", "finish-args-flatpak{bus}-talk-name"),
    (r"org\.freedesktop\.login1(\..*)?", "finish-args-login1{bus}-talk-name"),
    (r"org\.freedesktop\.systemd1(\..*)?", "finish-args-systemd1{bus}-talk-name"),
    (r"org\.kde\.KWin(\..*)?", "finish-args-kwin{bus}-talk-name"),
    (r"org\.kde\.plasmashell(\..*)?", "finish-args-plasmashell{bus}-talk-name"),
    (r"org\.freedesktop\.Secrets(\..*)?", "finish-args-incorrect-secret-service-talk-name"),
    (r"org\.gtk\.vfs", "finish-args-incorrect-dbus-gvfs"),
]
# places in the file system: pattern of the place without :ro and the like, and rule; the first fits.
# {mode} is rw, ro or create, {ro} is "-ro" or nothing.
REFUSED_PLACES = [
    (r"(xdg-config|(~|home)/\.config)/autostart(/.*)?", "finish-args-autostart-filesystem-access"),
    (r"(xdg-config|(~|home)/\.config|xdg-data)/systemd(/.*)?", "finish-args-systemd-filesystem-access"),
    (r"(xdg-data|(~|home)/\.local/share)/applications(/.*)?", "finish-args-desktopfile-filesystem-access"),
    (r"(xdg-config|(~|home)/\.config|xdg-run|/run/user/\d+)/dconf(/.*)?", "finish-args-direct-dconf-path"),
    (r"(~|home)/\.(?P<part>ssh|gnupg)(/.*)?", "finish-args-{part}-filesystem-access"),
    (r"(~|home)/\.icons(/.*)?", "finish-args-legacy-icon-folder-permission"),
    (r"(~|home)/\.fonts(/.*)?", "finish-args-legacy-font-folder-permission"),
    (r"(~|home)/\.themes(/.*)?", "finish-args-incorrect-theme-folder-permission"),
    (r"(?P<part>host|host-etc|host-os|host-root)", "finish-args-{part}{ro}-filesystem-access"),
    (r"home|~/?", "finish-args-home{ro}-filesystem-access"),
    (r"(~|home)/\.config/?", "finish-args-full-home-config-access"),
    (r"(~|home)/\.cache/?", "finish-args-full-home-cache-access"),
    (r"(~|home)/\.local/?", "finish-args-full-home-local-access"),
    (r"(~|home)/\.local/share/?", "finish-args-full-home-local-share-access"),
    (r"(~|home)/\.var(/.*)?|.*/\.var/app(/.*)?", "finish-args-flatpak-appdata-folder-access"),
    (r"(~|home)/\.local/share/flatpak(/.*)?", "finish-args-flatpak-user-folder-access"),
    (r"/var/lib/flatpak(/.*)?", "finish-args-flatpak-system-folder-access"),
    (r"(?P<part>xdg-(data|config|cache))/?", "finish-args-arbitrary-{part}-{mode}-access"),
    (r"(?P<part>xdg-(data|config|cache))/(?P<folder>[^/]+).*",
     "finish-args-unnecessary-{part}-{folder}-{mode}-access"),
    (r"(/var)?/home(/.*)?", "finish-args-absolute-home-path"),
    (r"/run/media/.+", "finish-args-absolute-run-media-path"),
    (r"/tmp(/.*)?", "finish-args-host-tmp-access"),
    (r"/var(/.*)?", "finish-args-host-var-access"),
    (r"/(?P<part>run/(flatpak|host)|\.flatpak-info)(/.*)?", "finish-args-reserved-{part}"),
    (r"/(?P<part>app|bin|dev|etc|lib|lib32|lib64|proc|root|run|sbin|sys|usr)(/.*)?",
     "finish-args-reserved-{part}"),
]
CONDITIONAL = {"wayland", "input", "usb"}


def spell_wildcard(name):
    return f"wildcard-{name[:-2]}" if name.endswith(".*") else name


def judge_name(argument, application_id):
    match = re.fullmatch(BUS, argument)
    if not match:
        return
    bus, verb, name = match["bus"], match["verb"], match["name"]
    own = name == application_id or name.startswith(application_id + ".")
    player = f"org.mpris.MediaPlayer2.{application_id}"
    if verb == "own" and bus:
        yield f"finish-args-system-own-name-{spell_wildcard(name)}", "a name on the system bus cannot be owned"
    elif verb == "own" and own:
        yield "finish-args-unnecessary-appid-own-name", f"{name} is allowed anyway"
    elif verb == "own" and (name == player or name.startswith(player + ".")):
        yield "finish-args-unnecessary-appid-mpris-own-name", f"{name} is allowed anyway"
    elif verb == "own" and not name.startswith("org.mpris.MediaPlayer2."):
        yield f"finish-args-own-name-{spell_wildcard(name)}", "is not ours"
    elif verb == "talk" and own:
        yield "finish-args-unnecessary-appid-talk-name", f"{name} is allowed anyway"
    elif verb == "talk" and name == player:
        yield "finish-args-mpris-flatpak-id-talk-name", f"{name} is allowed anyway"
    for pattern, rule in REFUSED_NAMES:
        refused = re.fullmatch(pattern, name)
        if verb == "talk" and refused:
            part = refused.groupdict().get("part", "").lower()
            yield rule.format(part=part, bus="-system" if bus else ""), f"{name} is refused"


def judge_place(argument):
    match = re.fullmatch(r"--filesystem=([^:]+)(?::(.*))?", argument)
    if not match:
        return
    mode = match[2] or "rw"
    for pattern, rule in REFUSED_PLACES:
        refused = re.fullmatch(pattern, match[1])
        if refused:
            rule = rule.format(mode=mode, ro="-ro" if mode == "ro" else "", **refused.groupdict())
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
    if argument in ("--socket=gpg-agent", "--socket=ssh-auth"):
        yield f"finish-args-has-socket-{value}", "is somebody's keys"
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
