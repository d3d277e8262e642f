/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-planned-day.h"

/* Monday 2026-03-02, in UTC; times are minutes of it */
#define DAY      20514
#define DAY_USEC (G_GINT64_CONSTANT (20514) * 86400 * G_USEC_PER_SEC)
#define MINS     (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

typedef struct {
  const char *name;
  const char *plan;
  int now_mins;
  int due_mins; /* of one record; 0 for none */
  gboolean is_planned;
  LimberBreakOutcome outcome;
  const char *expected; /* minutes and L later, W waits, D done, M missed */
} Row;

static const Row rows[] = {
  { "none", "", 600, 0, FALSE, 0, "" },
  { "other-day", "tue 10:00", 600, 0, FALSE, 0, "" },
  { "order", "mon 15:30,10:30", 600, 0, FALSE, 0, "630L 930L" },
  { "waits", "mon 10:30", 630, 0, FALSE, 0, "630W" },
  { "missed-without-record", "mon 10:30", 750, 0, FALSE, 0, "630M" },
  { "open", "mon 10:30", 640, 630, TRUE, LIMBER_BREAK_OPEN, "630W" },
  { "done", "mon 10:30", 640, 630, TRUE, LIMBER_BREAK_DONE, "630D" },
  { "half", "mon 10:30", 640, 630, TRUE, LIMBER_BREAK_HALF, "630D" },
  { "joined-before", "mon 10:30", 640, 621, TRUE, LIMBER_BREAK_DONE, "630D" },
  { "too-early", "mon 10:30", 640, 619, TRUE, LIMBER_BREAK_DONE, "630W" },
  { "sitting-break", "mon 10:30", 640, 630, FALSE, LIMBER_BREAK_DONE, "630W" },
  { "skipped", "mon 10:30", 640, 630, TRUE, LIMBER_BREAK_SKIPPED, "630M" },
  { "nearest", "mon 10:30,10:38", 640, 638, TRUE, LIMBER_BREAK_DONE, "630W 638D" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = limber_weekly_times_parse (row->plan, LIMBER_WEEKLY_TIMES_POINTS,
                                                         &error);
  g_autoptr (GPtrArray) breaks = g_ptr_array_new_with_free_func (
      (GDestroyNotify) limber_break_record_free);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GArray) sessions = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  if (row->due_mins != 0) {
    LimberBreakRecord *record = limber_break_record_new (
        "b", (LimberStamp){ DAY_USEC + row->due_mins * MINS, 0 });

    record->is_planned = row->is_planned;
    record->outcome = row->outcome;
    g_ptr_array_add (breaks, record);
  }
  sessions = limber_planned_day_new (points, breaks, DAY, zone, DAY_USEC + row->now_mins * MINS);
  for (guint i = 0; i < sessions->len; i++) {
    const LimberPlannedSession *session = &g_array_index (sessions, LimberPlannedSession, i);

    g_string_append_printf (text, "%s%d%c", i > 0 ? " " : "",
                            (int) ((session->at_usec - DAY_USEC) / MINS),
                            "LWDM"[session->standing]);
  }
  g_assert_cmpstr (text->str, ==, row->expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/core/planned-day/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  return g_test_run ();
}
