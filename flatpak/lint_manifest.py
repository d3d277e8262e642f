# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of Flathub's linter that a manifest shows, as (rule, what is wrong)."""

import re

import lint_finish_args

try:
    import yaml
except ImportError:
    yaml = None

CODE_HOSTS = ("io.github.", "io.gitlab.", "page.codeberg.", "io.frama.", "com.github.", "org.codeberg.")
RESERVED_HOSTS = ("com.github.", "org.codeberg.")
MAX_FOLDER_BYTES = 25 * 1024 * 1024
TOP_KEYS = {
    *("id app-id branch default-branch runtime runtime-version sdk sdk-extensions command".split()),
    *("finish-args add-extensions add-build-extensions cleanup cleanup-commands modules".split()),
    *("build-options base base-version base-extensions tags separate-locales id-platform".split()),
    *("rename-desktop-file rename-appdata-file rename-icon copy-icon desktop-file-name-suffix".split()),
    *("desktop-file-name-prefix appdata-license appstream-compose inherit-extensions".split()),
}
MODULE_KEYS = {
    *("name buildsystem builddir config-opts make-args make-install-args no-autogen".split()),
    *("no-make-install sources build-options build-commands post-install cleanup subdir".split()),
    *("cleanup-platform ensure-writable modules run-tests test-commands test-rule disabled".split()),
    *("only-arches skip-arches rm-configure no-parallel-make install-rule license-files".split()),
}

LOCAL_KINDS = {"inline", "patch", "script", "shell"}


class Unavailable(Exception):
    """The check cannot be made here; the text says what is missing."""


def judge_id(manifest, path):
    name = manifest.get("id") or manifest.get("app-id")
    if not name:
        yield "appid-not-defined", "no id"
        return
    parts = name.split(".")
    if len(name) > 255:
        yield "appid-length-more-than-255-chars", f"{len(name)} characters"
    if len(parts) < 3:
        yield "appid-less-than-3-components", name
    if len(parts) > 5:
        yield "appid-too-many-components-for-app", name
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if not re.fullmatch(r"[A-Za-z_][\w-]*" if last else r"[A-Za-z_]\w*", part, re.ASCII):
            yield "appid-component-wrong-syntax", f"“{part}” in {name}"
    if parts[-1] in ("desktop", "app", "linux"):
        yield "appid-ends-with-lowercase-desktop", name
    if name.startswith(RESERVED_HOSTS):
        yield "appid-uses-code-hosting-domain", name
    elif name.startswith(CODE_HOSTS) and len(parts) < 4:
        yield "appid-code-hosting-too-few-components", name
    if path.stem != name:
        yield "appid-filename-mismatch", f"{path.name} is the manifest of {name}"


def judge_network(options, rule):
    if "--share=network" in (options or {}).get("build-args", []):
        yield rule, "nothing is fetched while building"


def judge_top_level(manifest, path):
    for key in sorted(set(manifest) - TOP_KEYS):
        yield "manifest-unknown-properties", key
    if path.is_symlink():
        yield "manifest-file-is-symlink", path.name
    if not manifest.get("command"):
        yield "toplevel-no-command", "nothing to start"
    elif "/" in manifest["command"]:
        yield "toplevel-command-is-path", manifest["command"]
    if manifest.get("branch") or manifest.get("default-branch"):
        yield "toplevel-unnecessary-branch", "Flathub names the branch"
    if "/lib/debug" in manifest.get("cleanup", []):
        yield "toplevel-cleanup-debug", "debug files go into an extension of their own"
    if not manifest.get("modules"):
        yield "toplevel-no-modules", "nothing to build"
    for key in ("runtime", "runtime-version", "sdk"):
        if not isinstance(manifest.get(key), str):
            yield "jsonschema-validation-error", f"{key} is no text: {manifest.get(key)}"
    yield from judge_network(manifest.get("build-options"), "manifest-toplevel-build-network-access")
    if (path.parent / ".gitmodules").exists():
        yield "external-gitmodule-url-found", ".gitmodules"
    size = sum(file.stat().st_size for file in path.parent.rglob("*") if file.is_file())
    if size > MAX_FOLDER_BYTES:
        yield "manifest-directory-too-large", f"{size} bytes"


def judge_permissions(manifest, application_id):
    if "finish-args" not in manifest:
        yield "finish-args-not-defined", "an application that may do nothing"
        return
    yield from lint_finish_args.find_faults(manifest["finish-args"], application_id)


def judge_extensions(manifest, application_id):
    for name, extension in manifest.get("add-extensions", {}).items():
        if not name.startswith(application_id + "."):
            rule = "appid-unprefixed-bundled-extension" if extension.get("bundle") \
                else "limber-extension-unprefixed"
            yield f"{rule}-{name}", "does not begin with the application's id"


def judge_git(source):
    url = source.get("url", "")
    if source.get("path"):
        yield "source-git-local-path", "a folder of this machine"
    elif not url:
        yield "source-git-no-url", "no url"
    elif not url.startswith(("http://", "https://")):
        yield "source-git-url-not-http", url
    if not any(source.get(key) for key in ("tag", "commit", "branch")):
        yield "source-git-no-tag-commit-branch", url
    if source.get("branch"):
        yield "source-git-branch", f"{source['branch']} moves"
    elif not source.get("commit"):
        yield "source-git-no-commit-with-tag", "a tag can be moved"
    elif not re.fullmatch(r"[0-9a-f]{40}", str(source["commit"])):
        yield "limber-source-git-commit", f"{source['commit']} is no whole commit"
    elif not source.get("tag"):
        yield "limber-source-git-no-tag-with-commit", "nobody sees which release it is"


def judge_file(source):
    for kind in ("sha1", "md5"):
        if source.get(kind):
            yield f"source-{kind}-deprecated", source.get("url", "")
    if source.get("url") and not (source.get("sha256") or source.get("sha512")):
        yield "limber-source-not-pinned", source["url"]
    if "/" in source.get("dest-filename", ""):
        yield "source-dest-filename-is-path", source["dest-filename"]


def judge_source(source, is_released):
    """Everything that is fetched is pinned: by commit and tag, or by the sum of its bytes."""
    if not isinstance(source, dict):
        yield "limber-source-elsewhere", f"what {source} names is not looked at"
        return
    kind = source.get("type")
    if kind == "dir":
        if is_released:
            yield "source-dir-not-allowed", "a folder of this machine"
    elif kind == "git":
        yield from judge_git(source)
    elif kind in ("archive", "file", "extra-data"):
        yield from judge_file(source)
    elif kind not in LOCAL_KINDS:
        yield "limber-source-kind", f"{kind} cannot be pinned"
    if source.get("x-checker-data", {}).get("type") == "git" and not source.get("tag"):
        yield "checker-tracks-commits", "follow tags"


def judge_build_options(module):
    system = module.get("buildsystem", "autotools")
    for option in module.get("config-opts", []):
        name, _, value = option.partition("=")
        if system == "autotools" and name == "--prefix":
            yield "autotools-redundant-prefix", option
        elif system == "autotools" and name == "--enable-debug":
            yield "autotools-non-release-build", option
        elif system in ("cmake", "cmake-ninja") and name == "-DCMAKE_INSTALL_PREFIX":
            yield "cmake-redundant-prefix", option
        elif system in ("cmake", "cmake-ninja") and name == "-DCMAKE_BUILD_TYPE" \
                and value not in ("Release", "RelWithDebInfo"):
            yield "cmake-non-release-build", option
        elif system == "meson" and name in ("-Dbuildtype", "--buildtype") and value.startswith("debug") \
                and value != "debugoptimized":
            yield "limber-meson-non-release-build", option


def judge_module(module, is_released):
    """(rule without its module- and name, what is wrong)"""
    for key in sorted(set(module) - MODULE_KEYS):
        yield "limber-unknown-property", key
    sources = module.get("sources", [])
    for source in sources:
        yield from judge_source(source, is_released)
    git = [source for source in sources if isinstance(source, dict) and source.get("type") == "git"]
    if sum("dest" not in source for source in git) > 1:
        yield "multiple-git-sources-stacked", "one over the other"
    yield from judge_build_options(module)
    if "/lib/debug" in module.get("cleanup", []):
        yield "cleanup-debug", "debug files go into an extension of their own"
    yield from judge_network(module.get("build-options"), "build-network-access")


def list_modules(modules):
    for module in modules:
        if isinstance(module, dict):
            yield module
            yield from list_modules(module.get("modules", []))


def judge_modules(manifest, is_released):
    for module in list_modules(manifest.get("modules", [])):
        name = module.get("name", "?")
        for rule, reason in judge_module(module, is_released):
            yield f"module-{name}-{rule}", reason


def judge_reasons(manifest, readme):
    """Of our own: nobody has to guess what a permission is for."""
    for argument in manifest.get("finish-args", []):
        if f"`{argument}`" not in readme:
            yield "limber-permission-without-reason", f"{argument} is not in README.md"
    for argument in re.findall(r"^\| `(--[^`]+)`", readme, re.MULTILINE):
        if argument not in manifest.get("finish-args", []):
            yield "limber-reason-without-permission", f"README.md explains {argument}"


def judge_options(options):
    """flathub.json, if there is one"""
    if options.get("skip-appstream-check"):
        yield "flathub-json-skip-appstream-check", "the check is not left out"
    if options.get("automerge-flathubbot-prs"):
        yield "flathub-json-automerge-enabled", "somebody looks at each update"
    message, successor = options.get("end-of-life"), options.get("end-of-life-rebase")
    if successor and not message:
        yield "flathub-json-eol-rebase-without-message", "nobody learns why it is another one"
    elif successor and successor not in message:
        yield "flathub-json-eol-rebase-misses-new-id", f"{successor} is not named in the message"
    if options.get("only-arches") == []:
        yield "flathub-json-only-arches-empty", "no machine left"
    left_out = [*options.get("skip-arches", []), *options.get("exclude-arches", [])]
    if {"x86_64", "aarch64"} <= set(left_out):
        yield "flathub-json-excluded-all-arches", "no machine left"
    if isinstance(options.get("publish-delay-hours"), int) and options["publish-delay-hours"] < 3:
        yield "flathub-json-modified-publish-delay", "three hours at least"


def judge(manifest, path, readme, is_released):
    application_id = str(manifest.get("id") or manifest.get("app-id") or "")
    yield from judge_id(manifest, path)
    yield from judge_top_level(manifest, path)
    yield from judge_permissions(manifest, application_id)
    yield from judge_extensions(manifest, application_id)
    yield from judge_modules(manifest, is_released)
    yield from judge_reasons(manifest, readme)


def read_manifest(path):
    """The manifest; a repeated key, of which YAML keeps the last in silence, is an error."""
    if yaml is None:
        raise Unavailable("python3-yaml is not installed")

    class Loader(yaml.SafeLoader):
        """SafeLoader that does not take a key twice"""

        def construct_mapping(self, node, deep=False):
            keys = [key.value for key, _ in node.value]
            for key in keys:
                if keys.count(key) > 1:
                    raise yaml.YAMLError(f"{key} stands there twice")
            return super().construct_mapping(node, deep)

    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def find_faults(path, readme=None, is_released=True):
    """@readme: the text of README.md beside it if not given; @is_released: for Flathub, not for this tree"""
    try:
        manifest = read_manifest(path)
        if not isinstance(manifest, dict):
            raise ValueError("no mapping")
    except Unavailable:
        raise
    except Exception as error:  # whatever yaml makes of it
        yield "manifest-invalid-yaml", str(error)
        return
    beside = path.parent / "README.md"
    if readme is None:
        readme = beside.read_text(encoding="utf-8") if beside.exists() else ""
    yield from judge(manifest, path, readme, is_released)
