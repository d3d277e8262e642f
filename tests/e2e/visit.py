# SPDX-License-Identifier: GPL-3.0-or-later
"""What the walk through the pages needs in every room."""

import contextlib
import os
import re
import subprocess

from limber_window import Window


class Visit:
    """translate: gives a message, and its context where it has one, in the window's language"""

    def __init__(self, programs, environment, translate):
        self.limber, self.limberctl, self.agent = programs
        self.environment = environment
        self.translate = translate
        self.window = None

    @contextlib.contextmanager
    def open(self, **environment):
        """The window, which is self.window meanwhile"""
        window = VisitedWindow(self.limber, {**self.environment, **environment})
        window.translate = self.translate
        self.window = window
        try:
            window.wait_for("the window", lambda: window.find("frame|window", ""))
            yield window
        finally:
            window.end()

    def run(self, *arguments):
        environment = {**os.environ, **self.environment}
        subprocess.run(
            [self.limberctl, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
        )


class VisitedWindow(Window):
    """A window that is told what to press in English, whatever it speaks"""

    translate = None

    def say(self, message, context=None):
        """What begins like it; up to the first format, and without the mark of a shortcut"""
        said = self.translate(message, context).replace("_", "")
        return "^" + re.escape(said.split("%")[0])

    def press_message(self, message, context=None):
        self.press(self.say(message, context))

    def press_focused(self, message, context=None):
        """By the key that comes next for who is asked"""
        said = self.say(message, context)
        self.wait_for(f"the focus on {said}", lambda: self.has_focus(said))
        self.key("Return")

    def show(self, action):
        """A dialog by an action of the program, and back from it"""
        self.activate(action)
        yield action, self.settle()
        self.close()

    def enter_and_show(self, node, name):
        """A dialog by Enter on what opens it, and back from it by Escape to where it was opened"""
        self.move_to(node, "shift+Tab")
        self.key("Return")
        self.wait_for(f"{name} to have the focus", lambda: self.focus not in (None, node))
        yield name, self.settle()
        self.key("Escape")
        self.wait_for(f"the focus to be back from {name}", lambda: self.focus == node)

    def close(self):
        self.key("Escape")
        self.settle()
