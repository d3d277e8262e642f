/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-diary.h"

#include "core/limber-record-error.h"
#include "desktop/limber-system-clock.h"

#include <glib/gi18n-lib.h>

#include <string.h>

LimberDiary *
limber_ctl_diary_open (LimberStamp *now, GError **error)
{
  g_autoptr (LimberClock) clock = LIMBER_CLOCK (limber_system_clock_new ());
  g_autofree char *path = limber_diary_build_default_path ();

  *now = limber_stamp_new_now (clock);
  return limber_diary_open (path, now->usec, error);
}

gboolean
limber_ctl_diary_parse_at (const char *text, LimberStamp now, LimberStamp *at, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  if (text == NULL) {
    *at = now;
    return TRUE;
  }
  if (!limber_stamp_parse_iso8601 (text, zone, at)) {
    /* Translators: %s is what was typed */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TIME,
                 _ ("“%s” is no time such as 2026-03-02T08:15"), text);
    return FALSE;
  }
  return TRUE;
}

static gboolean
parse_day (const char *text, int fallback, int *day, GError **error)
{
  if (text == NULL) {
    *day = fallback;
    return TRUE;
  }
  if (!limber_day_parse (text, day)) {
    /* Translators: %s is what was typed */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_TIME,
                 _ ("“%s” is no day such as 2026-03-02"), text);
    return FALSE;
  }
  return TRUE;
}

gboolean
limber_ctl_diary_parse_days (
    const char *from, const char *to, int *from_day, int *to_day, GError **error)
{
  return parse_day (from, G_MININT, from_day, error) && parse_day (to, G_MAXINT, to_day, error);
}

char *
limber_ctl_diary_format_stamp (const LimberStamp *stamp)
{
  char *text = limber_stamp_to_iso8601 (stamp);

  text[strlen ("2026-03-02")] = ' ';
  text[strlen ("2026-03-02 08:15")] = '\0';
  return text;
}

char *
limber_ctl_diary_format_zones (LimberZones zones)
{
  GString *text = g_string_new (NULL);

  for (LimberZone zone = 0; zone < LIMBER_N_ZONES; zone++) {
    if ((zones & LIMBER_ZONE_BIT (zone)) == 0)
      continue;
    if (text->len > 0)
      g_string_append (text, " · ");
    g_string_append (text, limber_zone_get_title (zone));
  }
  return g_string_free (text, FALSE);
}
