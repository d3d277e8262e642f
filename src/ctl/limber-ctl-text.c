/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-ctl-text.h"

#include <glib/gi18n-lib.h>

#define ELLIPSIS "…"

static guint
get_char_columns (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* Marks and overrides of direction would let a title rewrite the line around it. */
static gboolean
turns_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

guint
limber_ctl_text_get_columns (const char *text)
{
  guint columns = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    columns += get_char_columns (g_utf8_get_char (at));
  return columns;
}

char *
limber_ctl_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_iscntrl (c))
      g_string_append_c (clean, ' ');
    else if (!turns_direction (c))
      g_string_append_unichar (clean, c);
  }
  return g_string_free (clean, FALSE);
}

char *
limber_ctl_text_fit (const char *text, guint columns)
{
  gboolean is_cut = limber_ctl_text_get_columns (text) > columns;
  guint room = is_cut && columns > 0 ? columns - 1 : columns;
  GString *fitted = g_string_new (NULL);
  guint used = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (used + get_char_columns (c) > room)
      break;
    g_string_append_unichar (fitted, c);
    used += get_char_columns (c);
  }
  if (is_cut && columns > 0) {
    g_string_append (fitted, ELLIPSIS);
    used++;
  }
  for (; used < columns; used++)
    g_string_append_c (fitted, ' ');
  return g_string_free (fitted, FALSE);
}

/* Takes what fits from *@text on one line and moves *@text behind it. */
static char *
take_line (const char **text, guint columns)
{
  const char *start = *text;
  const char *last_space = NULL;
  const char *at = start;
  guint used = 0;

  for (; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (used + get_char_columns (c) > columns && at != start)
      break;
    if (c == ' ')
      last_space = at;
    used += get_char_columns (c);
  }
  if (*at != '\0' && *at != ' ' && last_space != NULL)
    at = last_space;
  *text = at;
  while (**text == ' ')
    (*text)++;
  return g_strchomp (g_strndup (start, at - start));
}

GStrv
limber_ctl_text_wrap (const char *text, guint columns)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *rest = text;

  g_return_val_if_fail (columns > 0, NULL);

  while (*rest == ' ')
    rest++;
  while (*rest != '\0') {
    g_autofree char *line = take_line (&rest, columns);

    g_strv_builder_add (lines, line);
  }
  return g_strv_builder_end (lines);
}

char *
limber_ctl_text_format_secs (gint64 secs)
{
  gint64 minutes = secs / 60;

  if (minutes >= 60)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", minutes / 60, (int) (minutes % 60),
                            (int) (secs % 60));
  return g_strdup_printf ("%d:%02d", (int) minutes, (int) (secs % 60));
}

gboolean
limber_ctl_text_parse_size (const char *text, int min, int max, int *width, int *height)
{
  g_auto (GStrv) sides = g_strsplit (text, "x", -1);
  guint64 first = 0;
  guint64 second = 0;

  if (g_strv_length (sides) != 2
      || !g_ascii_string_to_unsigned (sides[0], 10, (guint64) min, (guint64) max, &first, NULL)
      || !g_ascii_string_to_unsigned (sides[1], 10, (guint64) min, (guint64) max, &second, NULL))
    return FALSE;
  *width = (int) first;
  *height = (int) second;
  return TRUE;
}

const char *
limber_ctl_text_get_colon (void)
{
  /* Translators: stands between a thing and what is said of it, as in "Chin tuck: done" */
  return C_ ("separator", ": ");
}
