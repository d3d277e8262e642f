/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-week-text"

#include "config.h"

#include "core/limber-week-text.h"

#include <string.h>

/*
 * Week text:
 *
 * Between the one text of a setting and the seven fields of an editor. Whatever is joined is read
 * by limber_weekly_times_parse() first, so that nothing is ever written that cannot be read.
 */

static const char *const day_nicks[LIMBER_DAYS_PER_WEEK] = {
  "mon", "tue", "wed", "thu", "fri", "sat", "sun",
};

static void
append_time (GString *text, int mins)
{
  int of_day = mins == LIMBER_MINS_PER_DAY ? mins : mins % LIMBER_MINS_PER_DAY;

  g_string_append_printf (text, "%02d:%02d", of_day / 60, of_day % 60);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const LimberWeeklyTime *one = a;
  const LimberWeeklyTime *other = b;

  return one->from_mins - other->from_mins;
}

static char *
format_day (GArray *times, guint day, const char *dash, const char *comma)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times->len; i++) {
    const LimberWeeklyTime *time = &g_array_index (times, LimberWeeklyTime, i);

    if ((time->days & (1u << day)) == 0)
      continue;
    if (text->len > 0)
      g_string_append (text, comma);
    append_time (text, time->from_mins);
    if (time->to_mins != time->from_mins) {
      g_string_append (text, dash);
      append_time (text, time->to_mins);
    }
  }
  return g_string_free (text, FALSE);
}

char **
limber_week_text_split (const char *text, LimberWeeklyTimesKind kind)
{
  g_autoptr (GArray) times = limber_weekly_times_parse (text, kind, NULL);
  char **days;

  if (times == NULL)
    return NULL;
  g_array_sort (times, compare_times);
  days = g_new0 (char *, LIMBER_DAYS_PER_WEEK + 1);
  for (guint day = 0; day < LIMBER_DAYS_PER_WEEK; day++)
    days[day] = format_day (times, day, "–", ", ");
  return days;
}

/* "9", "9h30", "9.30" to "9:00", "9:30" */
static void
append_written_time (GString *text, const char *written)
{
  g_autofree char *time = g_strstrip (g_strdup (written));
  gsize n_hours = strspn (time, "0123456789");

  if (time[n_hours] == '\0' && n_hours > 0 && n_hours <= 2) {
    g_string_append_printf (text, "%s:00", time);
  } else if (n_hours > 0 && strchr (":.hH", time[n_hours]) != NULL) {
    gboolean is_whole = time[n_hours + 1] == '\0';

    g_string_append_printf (text, "%.*s:%s", (int) n_hours, time,
                            is_whole ? "00" : time + n_hours + 1);
  } else {
    g_string_append (text, time);
  }
}

/* What the parser reads, of what somebody wrote for a day */
static char *
tidy_day (const char *written)
{
  g_autoptr (GString) plain = g_string_new (written);
  g_auto (GStrv) pieces = NULL;
  GString *text = g_string_new (NULL);

  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, "—", "-", 0);
  g_string_replace (plain, "\u00a0", " ", 0);
  g_string_replace (plain, ";", ",", 0);
  pieces = g_strsplit (plain->str, ",", -1);
  for (guint i = 0; pieces[i] != NULL; i++) {
    g_auto (GStrv) ends = g_strsplit (pieces[i], "-", -1);

    if (*g_strstrip (pieces[i]) == '\0')
      continue;
    g_string_append (text, text->len > 0 ? "," : "");
    for (guint end = 0; ends[end] != NULL; end++) {
      g_string_append (text, end > 0 ? "-" : "");
      append_written_time (text, ends[end]);
    }
  }
  return g_string_free (text, FALSE);
}

/* (nullable): NULL if it is not understood */
static char *
normalize_day (const char *written, guint day, LimberWeeklyTimesKind kind)
{
  g_autofree char *tidy = tidy_day (written);
  g_autofree char *part = g_strdup_printf ("%s %s", day_nicks[day], tidy);
  g_autoptr (GArray) times = NULL;

  if (*tidy == '\0')
    return g_strdup ("");
  if (strchr (tidy, ' ') != NULL)
    return NULL;
  times = limber_weekly_times_parse (part, kind, NULL);
  if (times == NULL)
    return NULL;
  g_array_sort (times, compare_times);
  return format_day (times, day, "-", ",");
}

char *
limber_week_text_join (const char *const *days, LimberWeeklyTimesKind kind, guint *bad_day)
{
  g_autoptr (GPtrArray) normal = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) times = NULL;

  for (guint day = 0; day < LIMBER_DAYS_PER_WEEK; day++) {
    char *normalized = normalize_day (days[day], day, kind);

    if (normalized == NULL) {
      if (bad_day != NULL)
        *bad_day = day;
      return NULL;
    }
    g_ptr_array_add (normal, normalized);
  }
  for (guint day = 0, last; day < LIMBER_DAYS_PER_WEEK; day = last + 1) {
    for (last = day; last + 1 < LIMBER_DAYS_PER_WEEK
                     && g_str_equal (normal->pdata[day], normal->pdata[last + 1]);)
      last++;
    if (*(const char *) normal->pdata[day] == '\0')
      continue;
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", day_nicks[day]);
    if (last > day)
      g_string_append_printf (text, "-%s", day_nicks[last]);
    g_string_append_printf (text, " %s", (const char *) normal->pdata[day]);
  }
  times = limber_weekly_times_parse (text->str, kind, NULL);
  if (times == NULL) {
    if (bad_day != NULL)
      *bad_day = 0;
    return NULL;
  }
  return g_strdup (text->str);
}
