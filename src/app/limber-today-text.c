/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-today-text.h"

#include "core/limber-local-time.h"

#include <glib/gi18n-lib.h>

#define USEC_PER_MIN (60 * G_USEC_PER_SEC)

static char *
format_local (gint64 usec, GTimeZone *zone, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (usec / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("");
}

static char *
format_clock (gint64 usec, GTimeZone *zone)
{
  /* Translators: a time of the day for g_date_time_format(): %H hours, %M minutes */
  return format_local (usec, zone, _ ("%H:%M"));
}

char *
limber_today_text_time (gint64 usec, gint64 now_usec, GTimeZone *zone)
{
  int days = limber_local_time_get_day (zone, usec) - limber_local_time_get_day (zone, now_usec);
  g_autofree char *clock = format_clock (usec, zone);
  g_autofree char *day = NULL;

  if (days == 0)
    return g_steal_pointer (&clock);
  if (days == 1)
    /* Translators: %s is a time of the day, "08:00" */
    return g_strdup_printf (_ ("tomorrow at %s"), clock);
  day = format_local (usec, zone, "%A");
  /* Translators: "Monday at 08:00" */
  return g_strdup_printf (_ ("%1$s at %2$s"), day, clock);
}

char *
limber_today_text_span (gint64 from_usec, gint64 to_usec, GTimeZone *zone)
{
  g_autofree char *from = format_clock (from_usec, zone);
  g_autofree char *to = format_clock (to_usec, zone);

  /* Translators: from a time to a time, "09:02–10:15" */
  return g_strdup_printf (C_ ("times", "%1$s–%2$s"), from, to);
}

char *
limber_today_text_length (gint64 usec)
{
  guint minutes = (guint) CLAMP ((usec + USEC_PER_MIN / 2) / USEC_PER_MIN, 0, G_MAXINT32);

  if (minutes < 60)
    /* Translators: a length of time */
    return g_strdup_printf (ngettext ("%u min", "%u min", minutes), minutes);
  /* Translators: a length of time: hours and minutes */
  return g_strdup_printf (_ ("%1$u h %2$u min"), minutes / 60, minutes % 60);
}

guint
limber_today_get_minutes_sat (const LimberTodayFacts *facts)
{
  gint64 usec = facts->now_usec - facts->sitting_since_usec;

  if (facts->sitting_since_usec == 0 || usec < 0)
    return 0;
  return (guint) MIN (usec / USEC_PER_MIN, G_MAXINT32);
}

double
limber_today_get_share_sat (const LimberTodayFacts *facts)
{
  if (facts->sitting_since_usec == 0 || facts->sitting_limit_mins <= 0)
    return 0.0;
  return CLAMP ((double) (facts->now_usec - facts->sitting_since_usec)
                    / ((double) facts->sitting_limit_mins * USEC_PER_MIN),
                0.0, 1.0);
}

char *
limber_today_text_sitting (const LimberTodayFacts *facts)
{
  guint minutes = limber_today_get_minutes_sat (facts);

  if (facts->sitting_since_usec == 0)
    return g_strdup (_ ("You are not sitting now."));
  /* Translators: %u is how many minutes */
  return g_strdup_printf (
      ngettext ("You have sat for %u minute.", "You have sat for %u minutes.", minutes), minutes);
}

static char *
title_sitting (const LimberTodayFacts *facts)
{
  gint64 left_usec = facts->due_at_usec - facts->now_usec;
  guint minutes = (guint) CLAMP ((left_usec + USEC_PER_MIN - 1) / USEC_PER_MIN, 0, G_MAXINT32);

  if (facts->due_at_usec == 0)
    return g_strdup (_ ("A Stretch Whenever You Like"));
  if (minutes == 0)
    return g_strdup (_ ("A Stretch Is Due Soon"));
  /* Translators: %u is how many minutes */
  return g_strdup_printf (
      ngettext ("Next Stretch in %u Minute", "Next Stretch in %u Minutes", minutes), minutes);
}

static char *
title_off (const LimberTodayFacts *facts)
{
  g_autofree char *time = NULL;

  if (!facts->is_paused)
    return g_strdup (_ ("Outside Your Working Hours"));
  if (facts->paused_until_usec == 0)
    return g_strdup (_ ("Reminders Are Paused"));
  time = limber_today_text_time (facts->paused_until_usec, facts->now_usec, facts->zone);
  /* Translators: %s is a time, "14:30" or "tomorrow at 08:00" */
  return g_strdup_printf (_ ("Paused until %s"), time);
}

static char *
title_snoozed (const LimberTodayFacts *facts)
{
  g_autofree char *time = NULL;

  if (facts->snoozed_until_usec == 0)
    return g_strdup (_ ("Snoozed"));
  time = limber_today_text_time (facts->snoozed_until_usec, facts->now_usec, facts->zone);
  /* Translators: %s is a time, "14:30" */
  return g_strdup_printf (_ ("Snoozed until %s"), time);
}

static char *
title_of_state (const LimberTodayFacts *facts)
{
  switch (facts->state) {
  case LIMBER_SCHEDULER_OFF:
    return title_off (facts);
  case LIMBER_SCHEDULER_AWAY:
    return g_strdup (_ ("You Are Up and About"));
  case LIMBER_SCHEDULER_SITTING:
    return title_sitting (facts);
  case LIMBER_SCHEDULER_DUE:
    return facts->is_planned ? g_strdup (_ ("Time for Your Planned Session"))
                             : g_strdup (_ ("Time for a Stretch"));
  case LIMBER_SCHEDULER_SNOOZED:
    return title_snoozed (facts);
  case LIMBER_SCHEDULER_HELD:
    return g_strdup (_ ("Your Stretch Waits"));
  case LIMBER_SCHEDULER_IN_BREAK:
    return g_strdup (_ ("You Are Taking a Break"));
  case LIMBER_N_SCHEDULER_STATES:
    break;
  }
  g_return_val_if_reached (NULL);
}

char *
limber_today_text_title (const LimberTodayFacts *facts)
{
  switch (facts->link) {
  case LIMBER_AGENT_LINK_OFF:
    return g_strdup (_ ("Reminders Are Off"));
  case LIMBER_AGENT_LINK_RUNNING:
    return title_of_state (facts);
  case LIMBER_AGENT_LINK_CONNECTING:
  case LIMBER_AGENT_LINK_MISSING:
    break;
  }
  return g_strdup (_ ("A Stretch Whenever You Like"));
}

static char *
detail_held (const LimberTodayFacts *facts)
{
  static const struct {
    const char *cause;
    const char *text;
  } sentences[] = {
    { "call", N_ ("You will be reminded after your call.") },
    { "fullscreen", N_ ("You will be reminded when no window fills the screen.") },
    { "presentation", N_ ("You will be reminded after the presentation.") },
    { "do-not-disturb", N_ ("You will be reminded when “Do Not Disturb” is off.") },
    { "idle-inhibited", N_ ("You will be reminded when what keeps the screen on has ended.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_strcmp0 (sentences[i].cause, facts->hold_cause) == 0)
      return g_strdup (_ (sentences[i].text));
  return NULL;
}

static char *
detail_of_state (const LimberTodayFacts *facts)
{
  if (facts->link != LIMBER_AGENT_LINK_RUNNING)
    return NULL;
  switch (facts->state) {
  case LIMBER_SCHEDULER_OFF:
    return g_strdup (_ ("Nothing reminds you now. A stretch is welcome all the same."));
  case LIMBER_SCHEDULER_AWAY:
    return g_strdup (_ ("Limber counts again when you sit down."));
  case LIMBER_SCHEDULER_HELD:
    return detail_held (facts);
  case LIMBER_SCHEDULER_DUE:
    if (facts->is_capped)
      return g_strdup (_ ("Today’s reminders are used up: nothing will pop up any more."));
    return NULL;
  case LIMBER_SCHEDULER_SITTING:
  case LIMBER_SCHEDULER_SNOOZED:
  case LIMBER_SCHEDULER_IN_BREAK:
  case LIMBER_N_SCHEDULER_STATES:
    break;
  }
  return NULL;
}

char *
limber_today_text_detail (const LimberTodayFacts *facts, const char *routine)
{
  g_autofree char *detail = detail_of_state (facts);

  if (detail == NULL)
    return g_strdup (routine != NULL ? routine : "");
  if (routine == NULL)
    return g_steal_pointer (&detail);
  return g_strdup_printf ("%s\n%s", detail, routine);
}

static char *
notice_off (const LimberTodayFacts *facts)
{
  g_autofree char *time = NULL;

  if (facts->link != LIMBER_AGENT_LINK_OFF)
    return NULL;
  if (facts->off_until_usec == 0 || facts->off_until_usec == LIMBER_REMINDERS_OFF_FOR_GOOD)
    return g_strdup (_ ("Reminders are off until you turn them on."));
  time = limber_today_text_time (facts->off_until_usec, facts->now_usec, facts->zone);
  /* Translators: %s is a time, "tomorrow at 00:00" */
  return g_strdup_printf (_ ("Reminders are off until %s."), time);
}

static char *
notice_paused (const LimberTodayFacts *facts)
{
  g_autofree char *time = NULL;

  if (!facts->is_paused)
    return NULL;
  if (facts->paused_until_usec == 0)
    return g_strdup (_ ("Reminders are paused until you resume them."));
  time = limber_today_text_time (facts->paused_until_usec, facts->now_usec, facts->zone);
  /* Translators: %s is a time, "14:30" */
  return g_strdup_printf (_ ("Reminders are paused until %s."), time);
}

static char *
notice_call (const LimberTodayFacts *facts)
{
  g_autofree char *time = NULL;

  if (facts->call_until_usec == 0)
    return NULL;
  time = limber_today_text_time (facts->call_until_usec, facts->now_usec, facts->zone);
  /* Translators: %s is a time, "14:30" */
  return g_strdup_printf (_ ("You are in a call until %s: reminders wait."), time);
}

char *
limber_today_text_notice (const LimberTodayFacts *facts, LimberNotice notice)
{
  switch (notice) {
  case LIMBER_NOTICE_OFF:
    return notice_off (facts);
  case LIMBER_NOTICE_MISSING:
    if (facts->link != LIMBER_AGENT_LINK_MISSING)
      return NULL;
    /* What the bus says of it is for terminals: it is long, and in English. */
    return g_strdup (_ ("No reminders: the reminder program is not running."));
  case LIMBER_NOTICE_PAUSED:
    return notice_paused (facts);
  case LIMBER_NOTICE_CALL:
    return notice_call (facts);
  case LIMBER_NOTICE_NOTIFICATIONS:
    if (facts->notification_problem == NULL)
      return NULL;
    /* Translators: %s is a sentence that says why */
    return g_strdup_printf (_ ("Notifications do not arrive. %s"), facts->notification_problem);
  case LIMBER_NOTICE_ACTIVITY:
    if (facts->link != LIMBER_AGENT_LINK_RUNNING || facts->idle_backend == NULL
        || *facts->idle_backend != '\0')
      return NULL;
    return g_strdup (_ ("Activity can’t be measured on this desktop. You count as sitting from "
                        "unlocking the screen to locking it."));
  case LIMBER_NOTICE_DIARY:
    if (facts->diary_problem == NULL)
      return NULL;
    /* Translators: %s is a sentence that says why */
    return g_strdup_printf (_ ("Your sitting time is not being recorded. %s"),
                            facts->diary_problem);
  case LIMBER_N_NOTICES:
    break;
  }
  g_return_val_if_reached (NULL);
}

char *
limber_today_text_totals (const LimberDayTotals *totals)
{
  g_autofree char *sitting = limber_today_text_length (totals->sitting_usec);
  g_autofree char *longest = limber_today_text_length (totals->longest_sitting_usec);
  g_autofree char *breaks = NULL;

  if (totals->sitting_usec < USEC_PER_MIN && totals->n_breaks == 0)
    return g_strdup (_ ("Nothing yet today."));
  /* Translators: %u is how many breaks somebody took */
  breaks = g_strdup_printf (ngettext ("%u break", "%u breaks", totals->n_breaks), totals->n_breaks);
  /* Translators: lengths of time, "3 h 20 min", and "3 breaks" */
  return g_strdup_printf (_ ("%1$s of sitting, at most %2$s without a break, %3$s"), sitting,
                          longest, breaks);
}
