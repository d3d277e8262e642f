/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-pain-text.h"

#include <glib/gi18n-lib.h>

char *
limber_pain_text_entry (const LimberPainEntry *entry)
{
  g_autofree char *zones = limber_zones_describe (entry->zones);

  if (zones[0] == '\0')
    /* Translators: how much it hurts, %d is 0 to 10 */
    return g_strdup_printf (C_ ("pain", "%d of 10"), entry->level);
  /* Translators: how much it hurts, 0 to 10, and where: "4 of 10, Neck · Lower back, left" */
  return g_strdup_printf (C_ ("pain", "%d of 10, %s"), entry->level, zones);
}

/* The local time of the moment, whatever the zone of today */
static GDateTime *
create_date_time (const LimberStamp *stamp)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (stamp->usec / G_USEC_PER_SEC);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (stamp->offset_mins * 60);

  return g_date_time_to_timezone (utc, zone);
}

char *
limber_pain_text_time (const LimberStamp *stamp)
{
  g_autoptr (GDateTime) local = create_date_time (stamp);

  /* Translators: the time of an entry, as g_date_time_format() takes it: %H:%M or %-I:%M %p */
  return g_date_time_format (local, C_ ("time of an entry", "%H:%M"));
}

char *
limber_pain_text_day (int day, int today)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) date = g_date_time_add_days (epoch, day);

  if (day == today)
    return g_strdup (C_ ("day of entries", "Today"));
  if (day == today - 1)
    return g_strdup (C_ ("day of entries", "Yesterday"));
  /* Translators: the day of entries, as g_date_time_format() takes it: Monday 2 March 2026 */
  return g_date_time_format (date, C_ ("day of entries", "%A %-d %B %Y"));
}

char *
limber_pain_text_moment (const LimberStamp *stamp, int today)
{
  g_autofree char *day = limber_pain_text_day (limber_stamp_get_day (stamp), today);
  g_autofree char *time = limber_pain_text_time (stamp);

  /* Translators: a day and a time: "Yesterday, 14:05" */
  return g_strdup_printf (C_ ("day and time", "%s, %s"), day, time);
}
