# SPDX-License-Identifier: GPL-3.0-or-later
"""limber-agent is always there: it links nothing that draws, plays, unpacks or encrypts.

check_links.py LIMBER_AGENT"""

import re
import shutil
import subprocess
import sys

FORBIDDEN = r"gtk|gdk-(?!pixbuf)|adwaita|gst|cairo|pango|graphene|gnutls|archive|json-glib"


def main(program):
    if shutil.which("ldd") is None:
        print("skipped: ldd is not installed")
        return 77
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^\s*(\S+)", listed, re.MULTILINE)
    wrong = [name for name in names if re.search(FORBIDDEN, name)]
    assert any("libnotify" in name for name in names), names
    for name in wrong:
        print(f"{program} links {name}")
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
