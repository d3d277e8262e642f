# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a new person meets it: the first start, the sections while they are empty, the
menu, the search, what there is to read."""

SECTIONS = ("today", "routines", "diary", "learn")
N_ARTICLES = 6


def walk(visit):
    with visit.open() as window:
        yield from walk_first_start(window)
        yield from walk_sections(window)
        yield from walk_search(window)
        yield from walk_articles(window)
        yield from walk_dialogs(window)


def walk_first_start(window):
    yield "first start", window.settle()
    window.press_message("Next")
    done = window.say("Done", "the person is ready")
    window.wait_for("the day", lambda: window.has_focus(done))
    yield "first start, the day", window.settle()
    window.press_focused("Done", "the person is ready")


def walk_sections(window):
    for number, name in enumerate(SECTIONS, 1):
        window.key(f"alt+{number}")
        yield name, window.settle()
    window.key("F10")
    yield "menu", window.settle()
    window.close()


def walk_search(window):
    window.key("alt+2")
    window.settle()
    window.key("ctrl+f")
    window.type("zz")
    yield "search without result", window.settle()
    window.key("BackSpace", "BackSpace")
    window.type("e")
    yield "search", window.settle()
    window.close()


def walk_articles(window):
    next_article = window.say("Next: %s")
    window.key("alt+4")
    window.settle()
    window.key("Return")
    window.wait_for("the first article", lambda: window.find(window.BUTTON, next_article))
    for number in range(1, N_ARTICLES + 1):
        yield f"article {number}", window.settle()
        if number < N_ARTICLES:
            window.press(next_article)
    window.close()


def walk_dialogs(window):
    for action in ("log-pain", "preferences", "get-help", "about", "shortcuts"):
        yield from window.show(action)
    for action in ("win.report", "win.erase", "win.why"):
        window.act(action)
        yield action, window.settle()
        window.close()
