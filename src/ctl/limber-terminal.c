/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-terminal"

#include "config.h"

#include "ctl/limber-terminal.h"

#include <glib-unix.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/*
 * LimberTerminal:
 *
 * A terminal as a page of lines and a source of keys. It knows nothing of what it shows. Signals:
 * `key (LimberKey key, guint character)`; `resized ()`, also after a stop (Ctrl+Z), when all is to
 * be shown anew; `suspending ()` before one. Ctrl+C stays a signal.
 *
 * All escape sequences are those of ECMA-48 and of xterm's alternate page, which every terminal of
 * the last decades knows; one that does not, TERM=dumb, is not capable.
 */

#define ESCAPE_CHARACTER  0x1b
#define SUSPEND_CHARACTER 0x1a
#define DEFAULT_COLUMNS   80
#define DEFAULT_ROWS      24

#define SEQUENCE_ENTER      "\033[?1049h\033[?25l\033[2J\033[H"
#define SEQUENCE_LEAVE      "\033[0m\033[?25h\033[?1049l"
#define SEQUENCE_CLEAR_LINE "\033[0m\033[K"
#define SEQUENCE_CLEAR_REST "\033[0m\033[J"

struct _LimberTerminal {
  GObject parent_instance;

  gboolean is_entered;
  gboolean has_keys;         /* standard input is a terminal, and in our hands */
  struct termios saved_mode; /* as it was, if has_keys */
  guint columns;
  guint rows;
  GPtrArray *shown; /* (owned) (element-type utf8): what stands on the screen */
  guint key_source_id;
  guint resize_source_id;
};

typedef enum {
  SIGNAL_KEY,
  SIGNAL_RESIZED,
  SIGNAL_SUSPENDING,
  N_SIGNALS,
} LimberTerminalSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LimberTerminal, limber_terminal, G_TYPE_OBJECT)

typedef struct {
  const char *sequence; /* behind the escape character */
  LimberKey key;
} KeySequence;

static const KeySequence KEY_SEQUENCES[] = {
  { "[A", LIMBER_KEY_UP },         { "[B", LIMBER_KEY_DOWN }, { "[C", LIMBER_KEY_RIGHT },
  { "[D", LIMBER_KEY_LEFT },       { "OA", LIMBER_KEY_UP },   { "OB", LIMBER_KEY_DOWN },
  { "OC", LIMBER_KEY_RIGHT },      { "OD", LIMBER_KEY_LEFT }, { "[5~", LIMBER_KEY_PAGE_UP },
  { "[6~", LIMBER_KEY_PAGE_DOWN },
};

static void
write_text (const char *text)
{
  gsize length = strlen (text);

  while (length > 0) {
    gssize n = write (STDOUT_FILENO, text, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return;
    text += n;
    length -= (gsize) n;
  }
}

static void
measure (LimberTerminal *self)
{
  struct winsize size = { 0 };
  gboolean is_known = ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0;

  self->columns = is_known && size.ws_col > 0 ? size.ws_col : DEFAULT_COLUMNS;
  self->rows = is_known && size.ws_row > 0 ? size.ws_row : DEFAULT_ROWS;
}

static gboolean
resized_cb (gpointer user_data)
{
  LimberTerminal *self = user_data;

  measure (self);
  g_ptr_array_set_size (self->shown, 0);
  write_text ("\033[2J");
  g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
  return G_SOURCE_CONTINUE;
}

/* The key that @bytes begin with, after an escape character; @used: (out): how many belong to it */
static LimberKey
match_sequence (const char *bytes, gsize length, gsize *used)
{
  for (guint i = 0; i < G_N_ELEMENTS (KEY_SEQUENCES); i++) {
    gsize n = strlen (KEY_SEQUENCES[i].sequence);

    if (length >= n && strncmp (bytes, KEY_SEQUENCES[i].sequence, n) == 0) {
      *used = n;
      return KEY_SEQUENCES[i].key;
    }
  }
  *used = length;
  return length == 0 ? LIMBER_KEY_ESCAPE : LIMBER_KEY_OTHER;
}

/* As shells expect it: the screen is given back, all of the job stops, and at the return the
 * screen is taken again. */
static void
suspend (LimberTerminal *self)
{
  g_signal_emit (self, signals[SIGNAL_SUSPENDING], 0);
  limber_terminal_leave (self);
  kill (0, SIGTSTP);
  limber_terminal_enter (self);
  g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
}

static void
emit_keys (LimberTerminal *self, const char *bytes, gsize length)
{
  g_autoptr (LimberTerminal) guard = g_object_ref (self);
  gsize at = 0;

  while (at < length && guard->is_entered) {
    unsigned char c = (unsigned char) bytes[at++];

    if (c == SUSPEND_CHARACTER) {
      suspend (guard);
    } else if (c == ESCAPE_CHARACTER) {
      gsize used = 0;
      LimberKey key = match_sequence (bytes + at, length - at, &used);

      at += used;
      g_signal_emit (guard, signals[SIGNAL_KEY], 0, key, 0);
    } else {
      g_signal_emit (guard, signals[SIGNAL_KEY], 0, LIMBER_KEY_CHARACTER, (guint) c);
    }
  }
}

static gboolean
input_ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  LimberTerminal *self = user_data;
  char bytes[64];
  gssize n = read (fd, bytes, sizeof bytes);

  if (n > 0) {
    emit_keys (self, bytes, (gsize) n);
    return G_SOURCE_CONTINUE;
  }
  if (n < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;
  self->key_source_id = 0;
  return G_SOURCE_REMOVE;
}

/* A program in the background must not touch the mode: it would be stopped for it. */
static gboolean
is_in_foreground (void)
{
  return isatty (STDIN_FILENO) && tcgetpgrp (STDIN_FILENO) == getpgrp ();
}

static void
take_keys (LimberTerminal *self)
{
  struct termios mode;

  if (!is_in_foreground () || tcgetattr (STDIN_FILENO, &self->saved_mode) != 0)
    return;
  mode = self->saved_mode;
  mode.c_lflag &= ~(tcflag_t) (ICANON | ECHO);
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  mode.c_cc[VSUSP] = _POSIX_VDISABLE;
  if (tcsetattr (STDIN_FILENO, TCSANOW, &mode) != 0)
    return;
  self->has_keys = TRUE;
  self->key_source_id = g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, input_ready_cb, self);
}

static void
release_keys (LimberTerminal *self)
{
  g_clear_handle_id (&self->key_source_id, g_source_remove);
  if (self->has_keys)
    tcsetattr (STDIN_FILENO, TCSANOW, &self->saved_mode);
  self->has_keys = FALSE;
}

static void
limber_terminal_dispose (GObject *object)
{
  limber_terminal_leave (LIMBER_TERMINAL (object));

  G_OBJECT_CLASS (limber_terminal_parent_class)->dispose (object);
}

static void
limber_terminal_finalize (GObject *object)
{
  LimberTerminal *self = LIMBER_TERMINAL (object);

  g_ptr_array_unref (self->shown);

  G_OBJECT_CLASS (limber_terminal_parent_class)->finalize (object);
}

static void
limber_terminal_class_init (LimberTerminalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = limber_terminal_dispose;
  object_class->finalize = limber_terminal_finalize;

  signals[SIGNAL_KEY] = g_signal_new ("key", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_RESIZED] = g_signal_new ("resized", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_SUSPENDING] = g_signal_new ("suspending", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
}

static void
limber_terminal_init (LimberTerminal *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_free);
  measure (self);
}

LimberTerminal *
limber_terminal_new (void)
{
  return g_object_new (LIMBER_TYPE_TERMINAL, NULL);
}

gboolean
limber_terminal_is_capable (void)
{
  const char *term = g_getenv ("TERM");

  return isatty (STDOUT_FILENO) && term != NULL && *term != '\0' && !g_str_equal (term, "dumb");
}

gboolean
limber_terminal_has_color (void)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return limber_terminal_is_capable () && (no_color == NULL || *no_color == '\0');
}

gboolean
limber_terminal_is_utf8 (void)
{
  return g_get_console_charset (NULL);
}

void
limber_terminal_enter (LimberTerminal *self)
{
  g_return_if_fail (LIMBER_IS_TERMINAL (self));

  if (self->is_entered)
    return;
  self->is_entered = TRUE;
  fflush (stdout);
  measure (self);
  take_keys (self);
  write_text (SEQUENCE_ENTER);
  self->resize_source_id = g_unix_signal_add (SIGWINCH, resized_cb, self);
}

void
limber_terminal_leave (LimberTerminal *self)
{
  g_return_if_fail (LIMBER_IS_TERMINAL (self));

  if (!self->is_entered)
    return;
  self->is_entered = FALSE;
  g_clear_handle_id (&self->resize_source_id, g_source_remove);
  g_ptr_array_set_size (self->shown, 0);
  write_text (SEQUENCE_LEAVE);
  release_keys (self);
}

gboolean
limber_terminal_has_keys (LimberTerminal *self)
{
  g_return_val_if_fail (LIMBER_IS_TERMINAL (self), FALSE);

  return self->has_keys;
}

guint
limber_terminal_get_columns (LimberTerminal *self)
{
  g_return_val_if_fail (LIMBER_IS_TERMINAL (self), DEFAULT_COLUMNS);

  return self->columns;
}

guint
limber_terminal_get_rows (LimberTerminal *self)
{
  g_return_val_if_fail (LIMBER_IS_TERMINAL (self), DEFAULT_ROWS);

  return self->rows;
}

void
limber_terminal_show (LimberTerminal *self, const char *const *lines)
{
  g_autoptr (GString) output = g_string_new (NULL);
  guint n_lines = MIN (g_strv_length ((GStrv) lines), self->rows);
  guint n_before = self->shown->len;

  g_return_if_fail (LIMBER_IS_TERMINAL (self));
  g_return_if_fail (self->is_entered);

  for (guint i = 0; i < n_lines; i++) {
    if (i < self->shown->len) {
      char **shown = (char **) &g_ptr_array_index (self->shown, i);

      if (g_str_equal (*shown, lines[i]))
        continue;
      g_free (*shown);
      *shown = g_strdup (lines[i]);
    } else {
      g_ptr_array_add (self->shown, g_strdup (lines[i]));
    }
    g_string_append_printf (output, "\033[%u;1H%s", i + 1, lines[i]);
    g_string_append (output, SEQUENCE_CLEAR_LINE);
  }
  if (n_before > n_lines) {
    g_ptr_array_set_size (self->shown, (int) n_lines);
    g_string_append_printf (output, "\033[%u;1H%s", n_lines + 1, SEQUENCE_CLEAR_REST);
  }
  if (output->len > 0)
    write_text (output->str);
}
