# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests with real desktops share: the probe, and waiting for what it prints."""

import os
import queue
import shutil
import subprocess
import sys
import threading

PATIENCE = float(os.environ.get("LIMBER_TEST_PATIENCE", "1"))
LIMIT_SECS = 30 * PATIENCE


def skip(reason):
    print("skipped:", reason)
    sys.exit(77)


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            skip(f"{program} is not installed")


class Lines:
    """The lines that a process prints, waited for one by one."""

    def __init__(self, stream):
        self.queue = queue.Queue()
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream):
        for line in stream:
            self.queue.put(line.rstrip("\n"))

    def expect(self, *wanted):
        """The next lines, whatever their order, are these."""
        left = list(wanted)
        while left:
            line = self.read()
            if line not in left:
                sys.exit(f"{line!r} came in place of {left}")
            left.remove(line)

    def read(self):
        try:
            line = self.queue.get(timeout=LIMIT_SECS)
        except queue.Empty:
            sys.exit("waited for a line in vain")
        print(" ", line, flush=True)
        return line

    def expect_nothing(self):
        if not self.queue.empty():
            sys.exit(f"unexpected: {self.queue.get()!r}")


class Probe:
    def __init__(self, program, *arguments, **environment):
        self.process = subprocess.Popen([program, *arguments], text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, env={**os.environ, **environment})
        self.lines = Lines(self.process.stdout)
        self.expect = self.lines.expect

    def order(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def end(self, word="ended"):
        self.process.stdin.close()
        self.expect(word)
        status = self.process.wait(timeout=LIMIT_SECS)
        if status != 0:
            sys.exit(f"the probe ended with {status}")


def wait_until(is_true, what):
    """For what tells no event: asks again and again, without an own idea of how long it takes."""
    for _ in range(int(LIMIT_SECS * 20)):
        if is_true():
            return
        threading.Event().wait(0.05)
    sys.exit(f"waited for {what} in vain")


def has_owner(name):
    answer = subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
                             "--object-path", "/", "--method",
                             "org.freedesktop.DBus.NameHasOwner", name],
                            capture_output=True, text=True, check=True)
    return "true" in answer.stdout
