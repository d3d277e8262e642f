# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of Flathub's linter that installed files show, as (rule, what is wrong).

Desktop entry, metainfo and icons, which all have to name each other.
"""

import configparser
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ElementTree
from datetime import date

LOW_CATEGORIES = {"GTK", "Qt", "KDE", "GNOME", "Motif", "Java", "Application", "XFCE", "DDE"}
PRERELEASE = r"alpha|beta|rc|pre|dev"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ELF = b"\x7fELF"


# What appstreamcli only mentions and Flathub refuses
PROMOTED = {
    *("all-categories-ignored category-invalid cid-desktopapp-is-not-rdns cid-has-number-prefix".split()),
    *("cid-rdns-contains-hyphen content-rating-missing desktop-app-launchable-omitted".split()),
    *("desktop-file-not-found invalid-child-tag-name metainfo-filename-cid-mismatch".split()),
    *("metainfo-legacy-path name-has-dot-suffix releases-info-missing unknown-tag".split()),
}
# Tags that Debian 12's appstreamcli has not heard of: AppStream 1.0
NEW_TAGS = {"developer"}


def run_tool(*command):
    """(exit status, what it says); nothing said where it is not installed"""
    if not shutil.which(command[0]):
        return 0, ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


def judge_entry_validation(status, told):
    if status or told:
        yield "desktop-file-failed-validation", told or f"exit {status}"


def judge_metainfo_validation(status, told):
    """Lines as in "I: ID:11: unknown-tag developer": E errors, W warnings, which are refused like errors"""
    lines = re.findall(r"^([EWIP]): \S+ ?(\S+)(.*)$", told, re.MULTILINE)
    refused = [f"{tag}{rest}" for level, tag, rest in lines
               if level in "EW" or (tag in PROMOTED and rest.strip() not in NEW_TAGS)]
    if refused:
        yield "appstream-failed-validation", "; ".join(refused)
    elif status:
        yield "appstream-failed-validation", told


def read_desktop_entry(path):
    parser = configparser.RawConfigParser(delimiters=("=",), strict=True)
    parser.optionxform = str
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser


def judge_keys(entry, name):
    icon = entry.get("Icon")
    if icon is None:
        yield "desktop-file-icon-key-absent", "no Icon"
    elif not icon:
        yield "desktop-file-icon-key-empty", "Icon is empty"
    elif icon != name:
        yield "desktop-file-icon-key-wrong-value", f"Icon is {icon}"
    if not entry.get("Exec"):
        yield "desktop-file-exec-key-absent", "no Exec"
    elif "flatpak run" in entry["Exec"]:
        yield "desktop-file-exec-has-flatpak-run", entry["Exec"]
    if entry.get("Hidden") == "true":
        yield "desktop-file-is-hidden", "Hidden"
    if entry.get("NoDisplay") == "true":
        yield "desktop-file-is-nodisplay", "NoDisplay"
    categories = set(filter(None, entry.get("Categories", "").split(";")))
    if categories <= LOW_CATEGORIES:
        yield "desktop-file-low-quality-category", f"Categories are {' '.join(categories) or 'none'}"


def judge_desktop_entry(share, name):
    path = share / "applications" / f"{name}.desktop"
    if not path.exists():
        yield "desktop-file-not-installed", path.name
        return
    yield from judge_entry_validation(
        *run_tool("desktop-file-validate", "--no-hints", "--no-warn-deprecated", str(path)))
    try:
        entry = read_desktop_entry(path)["Desktop Entry"]
    except (configparser.Error, KeyError) as error:
        yield "desktop-file-failed-validation", str(error)
        return
    yield from judge_keys(entry, name)
    if entry.get("DBusActivatable") == "true":
        yield from judge_service(share, name)


def judge_service(share, name):
    path = share / "dbus-1" / "services" / f"{name}.service"
    if not path.exists():
        yield "limber-service-not-installed", f"DBusActivatable without {path.name}"
    elif f"Name={name}\n" not in path.read_text(encoding="utf-8"):
        yield "limber-service-wrong-name", f"{path.name} is for another name"


def read_png_size(path):
    head = path.read_bytes()[:24]
    return struct.unpack(">II", head[16:24]) if head.startswith(b"\x89PNG") else None


def judge_icons(share, name):
    folder = share / "icons" / "hicolor"
    own = [path for path in folder.glob("*/apps/*") if path.stem == name] if folder.exists() else []
    if not own:
        yield "no-exportable-icon-installed", f"no icon {name}"
    if not any(path.suffix == ".svg" or (read_png_size(path) or (0, 0))[0] >= 128 for path in own):
        yield "desktop-file-icon-not-installed", "an SVG, or a PNG of 128 pixels or more"
    for path in folder.rglob("*"):
        kind = path.relative_to(folder).parts[0]
        if path.is_file() and kind in ("scalable", "symbolic") and path.suffix != ".svg":
            yield "non-svg-icon-in-scalable-folder", path.name
        if path.is_file() and re.match(r"\d+x\d+", kind) and path.suffix != ".png":
            yield "non-png-icon-in-hicolor-size-folder", path.name
        if path.is_file() and name not in path.name:
            yield "limber-icon-not-exported", f"{path.name} does not begin with the application's id"


def judge_releases(component):
    releases = component.findall("releases/release")
    if not releases:
        yield "releases-info-missing", "no release"
        return
    days = [release.get("date", "") for release in releases]
    if not all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days):
        yield "appstream-release-tag-missing-timestamp", f"dates are {days}"
    elif days != sorted(days, reverse=True):
        yield "limber-releases-not-ordered", "the newest comes first"
    elif days[0] > date.today().isoformat():
        yield "limber-release-in-the-future", days[0]
    if re.search(PRERELEASE, releases[0].get("version", "")):
        yield "appstream-latest-release-is-prerelease", releases[0].get("version")
    if any(release.find("description") is None for release in releases):
        yield "limber-release-without-notes", "every release says what is new"


def judge_screenshots(component):
    screenshots = component.findall("screenshots/screenshot")
    if not screenshots:
        yield "metainfo-missing-screenshots", "no screenshot"
        return
    if screenshots[0].get("type") != "default":
        yield "limber-screenshot-default", "the first is the default"
    for screenshot in screenshots:
        address = (screenshot.findtext("image") or "").strip()
        caption = (screenshot.findtext("caption") or "").strip()
        if re.search(r"\.svgz?$", address):
            yield "metainfo-svg-screenshots", address
        if not address.startswith("https://"):
            yield "limber-screenshot-address", address or "no address"
        elif re.search(r"/(main|master|HEAD)/", address):
            yield "limber-screenshot-of-a-branch", f"{address} changes under the listing"
        if not caption or caption.endswith("."):
            yield "limber-screenshot-caption", caption or address


def judge_listing(component):
    """Of Flathub's quality guidelines what can be counted"""
    name, summary = component.findtext("name") or "", component.findtext("summary") or ""
    if not 0 < len(name) <= 20:
        yield "limber-quality-name", f"{len(name)} characters"
    if not 10 <= len(summary) <= 35 or summary.endswith(".") or name in summary:
        yield "limber-quality-summary", f"“{summary}”: 10 to 35 characters, no full stop, no name"
    colours = {colour.get("scheme_preference"): (colour.text or "").lower()
               for colour in component.findall("branding/color")}
    if set(colours) != {"light", "dark"} or colours["light"] == colours["dark"]:
        yield "limber-quality-branding", "a colour for light and another for dark"
    for colour in colours.values():
        if not re.fullmatch("#[0-9a-f]{6}", colour) or len(set(re.findall("..", colour[1:]))) == 1:
            yield "limber-quality-branding", f"{colour} is no colour"


REQUIRED = [
    ("project_license", "appstream-missing-project-license"),
    ("metadata_license", "appstream-failed-validation"),
    ("developer/name", "appstream-missing-developer-name"),
    ("description", "appstream-failed-validation"),
    ("content_rating", "content-rating-missing"),
    ("categories/category", "appstream-missing-categories"),
    ("url[@type='homepage']", "appstream-failed-validation"),
]


def judge_component(component, name):
    if component.tag != "component":
        yield "metainfo-missing-component-tag", f"<{component.tag}>"
    if component.get("type") is None:
        yield "metainfo-missing-component-type", "no type"
    elif component.get("type") != "desktop-application":
        yield "appstream-unsupported-component-type", component.get("type")
    if component.findtext("id") != name:
        yield "appstream-id-mismatch-flatpak-id", component.findtext("id") or "no id"
    for tag, rule in REQUIRED:
        if component.find(tag) is None:
            yield rule, f"no {tag}"
    launchable = component.find("launchable[@type='desktop-id']")
    if launchable is None:
        yield "metainfo-missing-launchable-tag", "no launchable"
    elif launchable.text != f"{name}.desktop":
        yield "metainfo-launchable-tag-wrong-value", launchable.text or ""
    if len(component.findall("launchable")) > 1:
        yield "metainfo-launchable-tag-wrong-value", "more than one launchable"
    if len(component.findall("developer")) > 1:
        yield "appstream-missing-developer-name", "more than one developer"


def judge_metainfo(share, name):
    path = share / "metainfo" / f"{name}.metainfo.xml"
    if (share / "appdata").exists():
        yield "metainfo-legacy-path", "share/appdata"
    if not path.exists():
        yield "appstream-metainfo-missing", path.name
        return
    try:
        component = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        yield "appstream-failed-validation", str(error)
        return
    yield from judge_metainfo_validation(*run_tool("appstreamcli", "validate", "--no-net", str(path)))
    yield from judge_component(component, name)
    yield from judge_releases(component)
    yield from judge_screenshots(component)
    yield from judge_listing(component)


def judge_programs(folder):
    """All programs are for one kind of machine."""
    kinds = set()
    for path in list(folder.glob("bin/*")) + list(folder.glob("lib*/**/*.so*")):
        head = path.read_bytes()[:20] if path.is_file() else b""
        if head.startswith(ELF):
            kinds.add(struct.unpack("<H", head[18:20])[0])
    if not kinds:
        yield "elf-arch-not-found", "no program"
    if len(kinds) > 1:
        yield "elf-arch-multiple-found", f"kinds {sorted(kinds)}"


def find_faults(folder, name):
    share = folder / "share"
    yield from judge_desktop_entry(share, name)
    yield from judge_icons(share, name)
    yield from judge_metainfo(share, name)
    yield from judge_programs(folder)
