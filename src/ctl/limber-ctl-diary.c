/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-diary.h"

#include "core/limber-record-error.h"
#include "desktop/limber-system-clock.h"

#include <glib/gi18n-lib.h>

#define MAX_DAYS (200 * 366)

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

gboolean
limber_ctl_diary_choose_days (
    const LimberStamp *now, int n_days, int *from_day, int *to_day, GError **error)
{
  if (*to_day == G_MAXINT)
    *to_day = limber_stamp_get_day (now);
  if (*from_day == G_MININT)
    *from_day = *to_day - n_days + 1;
  if (*from_day > *to_day || *to_day - *from_day >= MAX_DAYS) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("--from must be a day before --to, at most 200 years"));
    return FALSE;
  }

  return TRUE;
}
