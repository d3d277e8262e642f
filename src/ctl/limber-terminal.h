/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** What a key of the terminal means to a program that has few of them. */
typedef enum {
  LIMBER_KEY_OTHER,
  LIMBER_KEY_CHARACTER,
  LIMBER_KEY_LEFT,
  LIMBER_KEY_RIGHT,
  LIMBER_KEY_UP,
  LIMBER_KEY_DOWN,
  LIMBER_KEY_PAGE_UP,
  LIMBER_KEY_PAGE_DOWN,
  LIMBER_KEY_ESCAPE,
} LimberKey;

#define LIMBER_TYPE_TERMINAL (limber_terminal_get_type ())
G_DECLARE_FINAL_TYPE (LimberTerminal, limber_terminal, LIMBER, TERMINAL, GObject)

/* Whether standard output is a terminal that can move its cursor */
gboolean limber_terminal_is_capable (void);
/* Whether what is printed may have colours (NO_COLOR is respected) */
gboolean limber_terminal_has_color (void);
/* Whether the locale's characters have block elements; else ASCII must do */
gboolean limber_terminal_is_utf8 (void);

/* The terminal of standard input and output. Nothing happens to it before
 * limber_terminal_enter(). */
LimberTerminal *limber_terminal_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Takes the whole screen: its own page, no cursor, keys one by one. */
void limber_terminal_enter (LimberTerminal *self);
/* Gives it back as it was, with all that stood on it; also done when @self goes. */
void limber_terminal_leave (LimberTerminal *self);

/* Whether keys can come: entered, and standard input is this terminal */
gboolean limber_terminal_has_keys (LimberTerminal *self);
guint limber_terminal_get_columns (LimberTerminal *self);
guint limber_terminal_get_rows (LimberTerminal *self);

/* Shows @lines (NULL-terminated, each no wider than the screen) from the top, and nothing below;
 * writes only lines that changed. */
void limber_terminal_show (LimberTerminal *self, const char *const *lines);

G_END_DECLS
