# SPDX-License-Identifier: GPL-3.0-or-later
"""flatpak/lint.py finds each fault, in a manifest or a tree that is sound but for it.

test_lint.py LINT_FOLDER MANIFEST|TREE. Every rule that the sources name has to have a case here.
"""

import ast
import copy
import fnmatch
import pathlib
import re
import struct
import sys
import tempfile

sys.dont_write_bytecode = True
ID = "io.github.limberapp.Limber"
MANIFEST = {
    "id": ID,
    "runtime": "org.gnome.Platform",
    "runtime-version": "50",
    "sdk": "org.gnome.Sdk",
    "command": "limber",
    "finish-args": ["--share=ipc", "--socket=fallback-x11", "--socket=wayland"],
    "modules": [{
        "name": "limber",
        "buildsystem": "meson",
        "sources": [{
            "type": "git",
            "url": "https://example.org/limber.git",
            "tag": "v1",
            "commit": "0" * 40,
        }],
    }],
}


def put(**values):
    return lambda manifest: manifest.update(values)


def drop(key):
    return lambda manifest: manifest.pop(key)


def grant(*arguments):
    return lambda manifest: manifest["finish-args"].extend(arguments)


def module(**values):
    return lambda manifest: manifest["modules"][0].update(values)


def source(*sources):
    return module(sources=list(sources))


GIT = MANIFEST["modules"][0]["sources"][0]
ARCHIVE = {"type": "archive", "url": "https://example.org/a.tar.xz", "sha256": "0" * 64}
NETWORK = {"build-args": ["--share=network"]}
FINISH = "finish-args-"
# what is done to the manifest, and the rule that has to be named
MANIFEST_CASES = [
    (drop("id"), "appid-not-defined"),
    (put(id="io.github." + "a" * 250 + ".Limber"), "appid-length-more-than-255-chars"),
    (put(id="io.Limber"), "appid-less-than-3-components"),
    (put(id="io.github.a.b.c.Limber"), "appid-too-many-components-for-app"),
    (put(id="io.git-hub.limberapp.Limber"), "appid-component-wrong-syntax"),
    (put(id="io.github.limberapp.1Limber"), "appid-component-wrong-syntax"),
    (put(id="io.github.limberapp.app"), "appid-ends-with-lowercase-desktop"),
    (put(id="com.github.limberapp.Limber"), "appid-uses-code-hosting-domain"),
    (put(id="io.github.Limber"), "appid-code-hosting-too-few-components"),
    (put(id="io.github.limberapp.Other"), "appid-filename-mismatch"),
    (put(finnish_args=[]), "manifest-unknown-properties"),
    (drop("command"), "toplevel-no-command"),
    (put(command="/app/bin/limber"), "toplevel-command-is-path"),
    (put(branch="stable"), "toplevel-unnecessary-branch"),
    (put(cleanup=["/lib/debug"]), "toplevel-cleanup-debug"),
    (put(modules=[]), "toplevel-no-modules"),
    (put(**{"runtime-version": 50}), "jsonschema-validation-error"),
    (put(**{"build-options": NETWORK}), "manifest-toplevel-build-network-access"),
    (put(**{"add-extensions": {"org.other.Policy": {}}}), "limber-extension-unprefixed-org.other.Policy"),
    (put(**{"add-extensions": {"org.other.Policy": {"bundle": True}}}),
     "appid-unprefixed-bundled-extension-org.other.Policy"),
    (drop("finish-args"), FINISH + "not-defined"),
    (grant("--socket=x11"), FINISH + "contains-both-x11-and-fallback"),
    (grant("--socket=x11"), FINISH + "contains-both-x11-and-wayland"),
    (put(**{"finish-args": ["--socket=fallback-x11", "--socket=wayland"]}), FINISH + "x11-without-ipc"),
    (put(**{"finish-args": ["--socket=fallback-x11", "--share=ipc"]}),
     FINISH + "fallback-x11-without-wayland"),
    (put(**{"finish-args": ["--socket=wayland"]}), FINISH + "only-wayland"),
    (grant("--socket=inherit-wayland-socket"), FINISH + "contains-inherit-wayland-socket"),
    (grant("--socket=ssh-auth"), FINISH + "has-socket-ssh-auth"),
    (grant("--socket=gpg-agent"), FINISH + "has-socket-gpg-agent"),
    (grant("--nosocket=x11"), FINISH + "has-nosocket-x11"),
    (grant("--nodevice=dri"), FINISH + "has-nodevice-dri"),
    (grant("--unshare=ipc"), FINISH + "has-unshare-ipc"),
    (grant("--socket=session-bus"), FINISH + "arbitrary-dbus-access"),
    (grant("--no-talk-name=org.a.B"), FINISH + "uses-no-talk-name"),
    (grant("--metadata=A=b"), FINISH + "metadata-key"),
    (grant("--socket-if=x11:never"), FINISH + "conditional-permission-not-allowed-x11:never"),
    (grant("--share=network"), "limber-finish-args-network"),
    (grant("--own-name=org.kde.StatusNotifierItem-1"), FINISH + "own-name-org.kde.StatusNotifierItem-1"),
    (grant("--own-name=org.kde.*"), FINISH + "own-name-wildcard-org.kde"),
    (grant("--system-own-name=org.a.B"), FINISH + "system-own-name-org.a.B"),
    (grant(f"--own-name={ID}.Agent"), FINISH + "unnecessary-appid-own-name"),
    (grant(f"--talk-name={ID}"), FINISH + "unnecessary-appid-talk-name"),
    (grant(f"--own-name=org.mpris.MediaPlayer2.{ID}"), FINISH + "unnecessary-appid-mpris-own-name"),
    (grant(f"--talk-name=org.mpris.MediaPlayer2.{ID}"), FINISH + "mpris-flatpak-id-talk-name"),
    (grant("--talk-name=org.freedesktop.portal.Desktop"), FINISH + "portal-talk-name"),
    (grant("--talk-name=org.freedesktop.impl.portal.X"), FINISH + "portal-impl-x-talk-name"),
    (grant("--system-talk-name=org.freedesktop.impl.portal.desktop.X"),
     FINISH + "portal-impl-x-system-talk-name"),
    (grant("--talk-name=org.freedesktop.DBus"), FINISH + "freedesktop-dbus-talk-name"),
    (grant("--system-talk-name=org.freedesktop.DBus"), FINISH + "freedesktop-dbus-system-talk-name"),
    (grant("--talk-name=org.freedesktop.*"), FINISH + "wildcard-freedesktop-talk-name"),
    (grant("--talk-name=org.gnome.*"), FINISH + "wildcard-gnome-talk-name"),
    (grant("--talk-name=org.kde.*"), FINISH + "wildcard-kde-talk-name"),
    (grant("--system-talk-name=org.kde.*"), FINISH + "wildcard-kde-system-talk-name"),
    (grant("--talk-name=org.gtk.vfs"), FINISH + "incorrect-dbus-gvfs"),
    (grant("--talk-name=ca.desrt.dconf"), FINISH + "dconf-talk-name"),
    (grant("--talk-name=org.freedesktop.Flatpak"), FINISH + "flatpak-spawn-access"),
    (grant("--talk-name=org.freedesktop.Flatpak.Authenticator"), FINISH + "flatpak-talk-name"),
    (grant("--talk-name=org.freedesktop.Flatpak.*"), FINISH + "flatpak-spawn-access"),
    (grant("--talk-name=org.freedesktop.login1"), FINISH + "login1-talk-name"),
    (grant("--system-talk-name=org.freedesktop.login1"), FINISH + "login1-system-talk-name"),
    (grant("--talk-name=org.freedesktop.systemd1"), FINISH + "systemd1-talk-name"),
    (grant("--system-talk-name=org.freedesktop.systemd1"), FINISH + "systemd1-system-talk-name"),
    (grant("--talk-name=org.kde.KWin"), FINISH + "kwin-talk-name"),
    (grant("--talk-name=org.kde.plasmashell"), FINISH + "plasmashell-talk-name"),
    (grant("--talk-name=org.freedesktop.Secrets"), FINISH + "incorrect-secret-service-talk-name"),
    (grant("--filesystem=xdg-config/autostart:create"), FINISH + "autostart-filesystem-access"),
    (grant("--filesystem=~/.config/systemd"), FINISH + "systemd-filesystem-access"),
    (grant("--filesystem=xdg-data/applications"), FINISH + "desktopfile-filesystem-access"),
    (grant("--filesystem=xdg-run/dconf"), FINISH + "direct-dconf-path"),
    (grant("--filesystem=host:ro"), FINISH + "host-ro-filesystem-access"),
    (grant("--filesystem=host"), FINISH + "host-filesystem-access"),
    (grant("--filesystem=host-etc"), FINISH + "host-etc-filesystem-access"),
    (grant("--filesystem=home"), FINISH + "home-filesystem-access"),
    (grant("--filesystem=~:ro"), FINISH + "home-ro-filesystem-access"),
    (grant("--filesystem=~/.ssh"), FINISH + "ssh-filesystem-access"),
    (grant("--filesystem=home/.gnupg"), FINISH + "gnupg-filesystem-access"),
    (grant("--filesystem=~/.icons"), FINISH + "legacy-icon-folder-permission"),
    (grant("--filesystem=~/.fonts:ro"), FINISH + "legacy-font-folder-permission"),
    (grant("--filesystem=~/.themes"), FINISH + "incorrect-theme-folder-permission"),
    (grant("--filesystem=~/.local/share/flatpak"), FINISH + "flatpak-user-folder-access"),
    (grant("--filesystem=/var/lib/flatpak"), FINISH + "flatpak-system-folder-access"),
    (grant("--filesystem=/run/media/me/disk"), FINISH + "absolute-run-media-path"),
    (grant("--filesystem=/run/host"), FINISH + "reserved-run/host"),
    (grant("--filesystem=~/.config"), FINISH + "full-home-config-access"),
    (grant("--filesystem=~/.cache"), FINISH + "full-home-cache-access"),
    (grant("--filesystem=~/.local"), FINISH + "full-home-local-access"),
    (grant("--filesystem=~/.local/share:ro"), FINISH + "full-home-local-share-access"),
    (grant("--filesystem=~/.var/app/org.a.B"), FINISH + "flatpak-appdata-folder-access"),
    (grant("--filesystem=xdg-data"), FINISH + "arbitrary-xdg-data-rw-access"),
    (grant("--filesystem=xdg-cache:create"), FINISH + "arbitrary-xdg-cache-create-access"),
    (grant("--filesystem=xdg-config/other/more:ro"), FINISH + "unnecessary-xdg-config-other-ro-access"),
    (grant("--filesystem=/home/me"), FINISH + "absolute-home-path"),
    (grant("--filesystem=/tmp"), FINISH + "host-tmp-access"),
    (grant("--filesystem=/var/lib"), FINISH + "host-var-access"),
    (grant("--filesystem=/etc/limber:ro"), FINISH + "reserved-etc"),
    (grant("--device=all"), "limber-permission-without-reason"),
    (put(**{"finish-args": ["--share=ipc", "--socket=x11"]}), "limber-reason-without-permission"),
    (source({"type": "dir", "path": ".."}), "module-limber-source-dir-not-allowed"),
    (source({**GIT, "path": "/limber"}), "module-limber-source-git-local-path"),
    (source({**GIT, "url": ""}), "module-limber-source-git-no-url"),
    (source({**GIT, "url": "git@example.org:limber.git"}), "module-limber-source-git-url-not-http"),
    (source({**GIT, "commit": None, "tag": None}), "module-limber-source-git-no-tag-commit-branch"),
    (source({**GIT, "commit": None}), "module-limber-source-git-no-commit-with-tag"),
    (source({**GIT, "tag": None}), "module-limber-limber-source-git-no-tag-with-commit"),
    (source({**GIT, "branch": "main"}), "module-limber-source-git-branch"),
    (source({**GIT, "commit": "abc123"}), "module-limber-limber-source-git-commit"),
    (source(GIT, GIT), "module-limber-multiple-git-sources-stacked"),
    (source({**GIT, "tag": None, "x-checker-data": {"type": "git"}}), "module-limber-checker-tracks-commits"),
    (source({**ARCHIVE, "sha1": "0"}), "module-limber-source-sha1-deprecated"),
    (source({**ARCHIVE, "md5": "0"}), "module-limber-source-md5-deprecated"),
    (source({"type": "file", "url": "https://example.org/a"}), "module-limber-limber-source-not-pinned"),
    (source({**ARCHIVE, "sha256": None}), "module-limber-limber-source-not-pinned"),
    (source({"type": "svn", "url": "https://example.org/a"}), "module-limber-limber-source-kind"),
    (source("more.json"), "module-limber-limber-source-elsewhere"),
    (source({**ARCHIVE, "dest-filename": "a/b"}), "module-limber-source-dest-filename-is-path"),
    (module(modules=[{"name": "inner", "sources": [{"type": "dir"}]}]), "module-inner-source-dir-not-allowed"),
    (module(nmae="x"), "module-limber-limber-unknown-property"),
    (module(**{"config-opts": ["-Dbuildtype=debug"]}), "module-limber-limber-meson-non-release-build"),
    (module(buildsystem="autotools", **{"config-opts": ["--enable-debug"]}),
     "module-limber-autotools-non-release-build"),
    (module(buildsystem="autotools", **{"config-opts": ["--prefix=/app"]}),
     "module-limber-autotools-redundant-prefix"),
    (module(buildsystem="cmake-ninja", **{"config-opts": ["-DCMAKE_BUILD_TYPE=Debug"]}),
     "module-limber-cmake-non-release-build"),
    (module(buildsystem="cmake", **{"config-opts": ["-DCMAKE_INSTALL_PREFIX=/app"]}),
     "module-limber-cmake-redundant-prefix"),
    (module(cleanup=["/lib/debug"]), "module-limber-cleanup-debug"),
    (module(**{"build-options": NETWORK}), "module-limber-build-network-access"),
]
OPTIONS_CASES = [
    ({"skip-appstream-check": True}, "flathub-json-skip-appstream-check"),
    ({"automerge-flathubbot-prs": True}, "flathub-json-automerge-enabled"),
    ({"only-arches": []}, "flathub-json-only-arches-empty"),
    ({"skip-arches": ["x86_64", "aarch64"]}, "flathub-json-excluded-all-arches"),
    ({"exclude-arches": ["x86_64", "aarch64"]}, "flathub-json-excluded-all-arches"),
    ({"end-of-life-rebase": "org.a.B"}, "flathub-json-eol-rebase-without-message"),
    ({"end-of-life-rebase": "org.a.B", "end-of-life": "It is gone."}, "flathub-json-eol-rebase-misses-new-id"),
    ({"publish-delay-hours": 0}, "flathub-json-modified-publish-delay"),
]

DESKTOP = f"""[Desktop Entry]
Type=Application
Name=Limber
Icon={ID}
Exec=limber
Categories=Utility;
DBusActivatable=true
"""
METAINFO = f"""<component type="desktop-application">
<id>{ID}</id>
<metadata_license>CC0-1.0</metadata_license><project_license>GPL-3.0-or-later</project_license>
<name>Limber</name><summary>Follow short stretching routines</summary>
<developer id="io.github.limberapp"><name>The Limber authors</name></developer>
<description><p>Limber coaches people who sit at a desk through short stretching routines.</p></description>
<categories><category>Utility</category></categories>
<launchable type="desktop-id">{ID}.desktop</launchable>
<url type="homepage">https://example.org/</url>
<content_rating type="oars-1.1"/>
<branding><color type="primary" scheme_preference="light">#7fd6cb</color>
<color type="primary" scheme_preference="dark">#0c5a5c</color></branding>
<screenshots><screenshot type="default"><image>https://example.org/v1/a.png</image>
<caption>A session</caption></screenshot></screenshots>
<releases>
<release version="0.2.0" date="2026-02-01"><description><p>Second</p></description></release>
<release version="0.1.0" date="2026-01-01"><description><p>First</p></description></release>
</releases>
</component>
"""
ELF = b"\x7fELF" + b"\2" * 14
TREE = {
    f"share/applications/{ID}.desktop": DESKTOP,
    f"share/metainfo/{ID}.metainfo.xml": METAINFO,
    f"share/dbus-1/services/{ID}.service": f"[D-BUS Service]\nName={ID}\nExec=/app/bin/limber\n",
    f"share/icons/hicolor/scalable/apps/{ID}.svg": "<svg/>",
    "bin/limber": ELF + struct.pack("<H", 62),
}
ENTRY, INFO, SERVICE, ICON = list(TREE)[:4]


def edit(path, old, new):
    def apply(tree):
        assert old in tree[path], old
        tree[path] = tree[path].replace(old, new)
    return apply


def lose(path):
    return lambda tree: tree.pop(path)


def add(path, content=""):
    return lambda tree: tree.update({path: content})


def cut(begin, end):
    start = METAINFO.index(begin)
    return edit(INFO, METAINFO[start:METAINFO.index(end, start) + len(end)], "")


TREE_CASES = [
    (lose(ENTRY), "desktop-file-not-installed"),
    (edit(ENTRY, "[Desktop Entry]", "[Entry]"), "desktop-file-failed-validation"),
    (edit(ENTRY, "Icon=" + ID, ""), "desktop-file-icon-key-absent"),
    (edit(ENTRY, "Icon=" + ID, "Icon="), "desktop-file-icon-key-empty"),
    (edit(ENTRY, "Icon=" + ID, "Icon=limber"), "desktop-file-icon-key-wrong-value"),
    (edit(ENTRY, "Exec=limber", ""), "desktop-file-exec-key-absent"),
    (edit(ENTRY, "Exec=limber", "Exec=flatpak run limber"), "desktop-file-exec-has-flatpak-run"),
    (edit(ENTRY, "Exec", "Hidden=true\nExec"), "desktop-file-is-hidden"),
    (edit(ENTRY, "Exec", "NoDisplay=true\nExec"), "desktop-file-is-nodisplay"),
    (edit(ENTRY, "Utility", "GTK;GNOME"), "desktop-file-low-quality-category"),
    (lose(SERVICE), "limber-service-not-installed"),
    (edit(SERVICE, "Name=", "Name=x."), "limber-service-wrong-name"),
    (lose(ICON), "no-exportable-icon-installed"),
    (lose(ICON), "desktop-file-icon-not-installed"),
    (add(ICON.replace(".svg", ".png")), "non-svg-icon-in-scalable-folder"),
    (add(f"share/icons/hicolor/64x64/apps/{ID}.svg"), "non-png-icon-in-hicolor-size-folder"),
    (add("share/icons/hicolor/symbolic/apps/page-symbolic.svg"), "limber-icon-not-exported"),
    (lose(INFO), "appstream-metainfo-missing"),
    (add("share/appdata/x.xml"), "metainfo-legacy-path"),
    (edit(INFO, "</component>", ""), "appstream-failed-validation"),
    (lambda tree: tree.update({INFO: f"<id>{ID}</id>"}), "metainfo-missing-component-tag"),
    (edit(INFO, ' type="desktop-application"', ""), "metainfo-missing-component-type"),
    (edit(INFO, "desktop-application", "addon"), "appstream-unsupported-component-type"),
    (edit(INFO, f"<id>{ID}", "<id>other"), "appstream-id-mismatch-flatpak-id"),
    (cut("<project_license>", "</project_license>"), "appstream-missing-project-license"),
    (cut("<developer", "</developer>"), "appstream-missing-developer-name"),
    (cut("<content_rating", "/>"), "content-rating-missing"),
    (cut("<categories", "</categories>"), "appstream-missing-categories"),
    (cut("<launchable", "</launchable>"), "metainfo-missing-launchable-tag"),
    (edit(INFO, f"{ID}.desktop", "limber.desktop"), "metainfo-launchable-tag-wrong-value"),
    (edit(INFO, "<launchable", '<launchable type="url">https://example.org/</launchable><launchable'),
     "metainfo-launchable-tag-wrong-value"),
    (cut("<releases", "</releases>"), "releases-info-missing"),
    (edit(INFO, ' date="2026-02-01"', ""), "appstream-release-tag-missing-timestamp"),
    (edit(INFO, "2026-01-01", "2026-03-01"), "limber-releases-not-ordered"),
    (edit(INFO, "2026-02-01", "9999-02-01"), "limber-release-in-the-future"),
    (edit(INFO, "0.2.0", "0.2.0~beta"), "appstream-latest-release-is-prerelease"),
    (cut("<description><p>First", "</description>"), "limber-release-without-notes"),
    (cut("<screenshots", "</screenshots>"), "metainfo-missing-screenshots"),
    (edit(INFO, ' type="default"', ""), "limber-screenshot-default"),
    (edit(INFO, "a.png", "a.svg"), "metainfo-svg-screenshots"),
    (edit(INFO, "https://example.org/v1", "data"), "limber-screenshot-address"),
    (edit(INFO, "/v1/", "/main/"), "limber-screenshot-of-a-branch"),
    (edit(INFO, "A session", "A session."), "limber-screenshot-caption"),
    (edit(INFO, "<name>Limber<", "<name>Limber, the coach for stretching<"), "limber-quality-name"),
    (edit(INFO, "Follow short", "Follow short and not so short"), "limber-quality-summary"),
    (edit(INFO, "#0c5a5c", "#7fd6cb"), "limber-quality-branding"),
    (edit(INFO, "#0c5a5c", "#555555"), "limber-quality-branding"),
    (lose("bin/limber"), "elf-arch-not-found"),
    (add("bin/other", ELF + struct.pack("<H", 183)), "elf-arch-multiple-found"),
]


def write_tree(folder, tree):
    for name, content in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def expect(faults, rule, what):
    rules = {name for name, _ in faults}
    if rule not in rules:
        print(f"not found: {rule} {what}; found {sorted(rules) or 'nothing'}")
    return rule in rules


def run_manifests(lint):
    import yaml

    def judge(manifest, is_released=True):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            path = folder / f"{ID}.yml"
            path.write_text(yaml.safe_dump(manifest, sort_keys=False))
            reasons = "".join(f"| `{argument}` |\n" for argument in MANIFEST["finish-args"])
            (folder / "README.md").write_text(reasons)
            return list(lint.find_faults(path, is_released=is_released))

    assert not judge(MANIFEST), judge(MANIFEST)
    local = copy.deepcopy(MANIFEST)
    source({"type": "dir", "path": ".."})(local)
    assert not judge(local, is_released=False), judge(local, is_released=False)
    good = True
    for change, rule in MANIFEST_CASES:
        manifest = copy.deepcopy(MANIFEST)
        change(manifest)
        good &= expect(judge(manifest), rule, "")
    for options, rule in OPTIONS_CASES:
        good &= expect(list(lint.judge_options(options)), rule, "")
    for options in ({"only-arches": ["x86_64"]}, {"end-of-life-rebase": "a.b.C", "end-of-life": "It is a.b.C now"}):
        assert not list(lint.judge_options(options)), options
    return run_files(lint) and good


def run_files(lint):
    """Faults of the file itself"""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = folder / f"{ID}.yml"
        good = True
        for text in ("a: [", "a: 1\na: 2\n", "text\n"):
            path.write_text(text)
            good &= expect(list(lint.find_faults(path)), "manifest-invalid-yaml", text)
        path.write_text(f"id: {ID}\n")
        link = folder / "link.yml"
        link.symlink_to(path)
        good &= expect(list(lint.find_faults(link)), "manifest-file-is-symlink", "")
        (folder / ".gitmodules").write_text("")
        with open(folder / "large", "wb") as large:
            large.truncate(26 * 1024 * 1024)
        faults = list(lint.find_faults(path))
        good &= expect(faults, "external-gitmodule-url-found", "")
        return expect(faults, "manifest-directory-too-large", "") and good


# what a validator says, and the rule that has to be named: none where nothing is refused
ENTRY_TOLD = [
    (0, "", None),
    (1, "", "desktop-file-failed-validation"),
    (0, "x.desktop: warning: value looks the same", "desktop-file-failed-validation"),
]
METAINFO_TOLD = [
    (0, "I: x.Y:11: unknown-tag developer\nP: x.Y:4: cid-contains-uppercase-letter x.Y\n\n✔ Validation", None),
    (0, "I: x.Y:~: content-rating-missing", "appstream-failed-validation"),
    (0, "I: x.Y:11: unknown-tag oddity", "appstream-failed-validation"),
    (0, "W: x.Y:~: summary-too-short a", "appstream-failed-validation"),
    (1, "E: x.Y:~: id-tag-missing", "appstream-failed-validation"),
    (3, "", "appstream-failed-validation"),
]


def check_validation(lint):
    good = True
    for judge, rows in ((lint.judge_entry_validation, ENTRY_TOLD), (lint.judge_metainfo_validation, METAINFO_TOLD)):
        for status, told, rule in rows:
            rules = [name for name, _ in judge(status, told)]
            if rules != ([rule] if rule else []):
                print(f"{rules} of {told!r}")
                good = False
    return good


def run_trees(lint):
    def judge(tree):
        with tempfile.TemporaryDirectory() as name:
            write_tree(pathlib.Path(name), tree)
            return list(lint.find_faults(pathlib.Path(name), ID))

    # appstreamcli of the machine may know more; it judges the real file elsewhere
    lint.run_tool = lambda *_arguments: (0, "")
    assert not judge(TREE), judge(TREE)
    good = check_validation(lint)
    for change, rule in TREE_CASES:
        tree = dict(TREE)
        change(tree)
        good &= expect(judge(tree), rule, "")
    return good


def list_rules(path):
    """Names of rules in the source: what is yielded first, and the tables' second fields."""
    for node in ast.walk(ast.parse(path.read_text())):
        value = getattr(node, "value", None)
        if isinstance(node, ast.Yield) and isinstance(value, ast.Tuple):
            first = value.elts[0]
            if isinstance(first, ast.Constant):
                yield first.value
            elif isinstance(first, ast.JoinedStr):
                yield "".join(part.value if isinstance(part, ast.Constant) else "*"
                              for part in first.values)
        if isinstance(node, ast.Assign) and isinstance(value, ast.List):
            for row in value.elts:
                if isinstance(row, ast.Tuple) and len(row.elts) == 2:
                    yield re.sub(r"\{\w+\}", "*", row.elts[1].value)


def find_untested(folder, names, cases):
    rules = {rule for rule in cases}
    for name in names:
        for rule in list_rules(folder / f"{name}.py"):
            # of a module's rules the name goes before
            if rule.strip("*-") and not any(fnmatch.fnmatchcase(case, pattern)
                                            for case in rules for pattern in (rule, f"module-*-{rule}")):
                yield f"{name}.py: {rule} has no case"


def main(folder, kind):
    folder = pathlib.Path(folder)
    sys.path.insert(0, str(folder))
    if kind == "manifest":
        try:
            import yaml  # noqa: F401
        except ImportError:
            print("skipped: python3-yaml is not installed")
            return 77
        import lint_manifest
        good = run_manifests(lint_manifest)
        cases = [rule for _, rule in MANIFEST_CASES + OPTIONS_CASES] + [
            "manifest-invalid-yaml", "manifest-file-is-symlink", "external-gitmodule-url-found",
            "manifest-directory-too-large"]
        names = ["lint_manifest", "lint_finish_args"]
    else:
        import lint_tree
        good = run_trees(lint_tree)
        cases, names = [rule for _, rule in TREE_CASES], ["lint_tree"]
    untested = list(find_untested(folder, names, cases))
    print("\n".join(untested))
    return 0 if good and not untested else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
