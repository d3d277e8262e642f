/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-duration-text.h"

#include "core/limber-length.h"

#include <glib/gi18n-lib.h>

guint
limber_duration_to_countdown_secs (gint64 usec)
{
  return usec <= 0 ? 0 : (guint) ((usec + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

char *
limber_duration_text_length (gint64 usec)
{
  LimberLength length = limber_length_round (usec);

  if (!length.is_in_minutes)
    /* Translators: the length of a routine, %u is a number of seconds; keep it short */
    return g_strdup_printf (ngettext ("%u s", "%u s", length.number), length.number);
  /* Translators: the length of a routine, %u is a number of minutes; keep it short */
  return g_strdup_printf (ngettext ("%u min", "%u min", length.number), length.number);
}

char *
limber_duration_text_spoken (guint secs)
{
  guint minutes = secs / 60;
  guint rest_secs = secs % 60;
  g_autofree char *minutes_text = NULL;
  g_autofree char *secs_text = NULL;

  /* Translators: spoken by a screen reader */
  minutes_text = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  /* Translators: spoken by a screen reader */
  secs_text = g_strdup_printf (ngettext ("%u second", "%u seconds", rest_secs), rest_secs);
  if (minutes == 0)
    return g_steal_pointer (&secs_text);
  if (rest_secs == 0)
    return g_steal_pointer (&minutes_text);
  /* Translators: a length of time, such as "1 minute 30 seconds" */
  return g_strdup_printf (C_ ("length of time", "%s %s"), minutes_text, secs_text);
}

char *
limber_duration_text_digits (guint secs)
{
  if (secs < 60)
    return g_strdup_printf ("%u", secs);
  return g_strdup_printf ("%u:%02u", secs / 60, secs % 60);
}
