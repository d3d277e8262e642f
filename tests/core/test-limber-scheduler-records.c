/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-scheduler-script.h"

/* What is left of a day for the diary: sitting periods and breaks. Names begin with the id of the
 * reliability scenario where there is one. */

/* S09, S10: a clock that is set makes no hours. */
static void
test_hours_of_set_clock (void)
{
  const char *const walls[] = { "2026-03-02T11:20:00+01:00", "2026-03-02T07:20:00+01:00" };

  for (guint i = 0; i < G_N_ELEMENTS (walls); i++) {
    g_autofree char *events = g_strdup_printf ("0 active|1200 wall-set %s|1800 idle|2000 end",
                                               walls[i]);
    g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play ("", NULL, events);
    const LimberSittingRecord *sitting;

    g_assert_cmpuint (script->sittings->len, ==, 1);
    sitting = g_ptr_array_index (script->sittings, 0);
    g_assert_cmpint (sitting->ended.usec - sitting->started.usec, ==,
                     1800 * (gint64) G_USEC_PER_SEC);
  }
}

/* S14: a record keeps the local day on which it was lived. */
static void
test_records_keep_their_day (void)
{
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play (
      "", "2026-03-02T22:00:00+01:00",
      "0 active|600 idle|1000 tz-set Asia/Tokyo|1100 active|1700 idle|2000 end");
  const LimberSittingRecord *before, *after;

  g_assert_cmpuint (script->sittings->len, ==, 2);
  before = g_ptr_array_index (script->sittings, 0);
  after = g_ptr_array_index (script->sittings, 1);
  g_assert_cmpint (limber_stamp_get_day (&before->started), ==, 20514);
  g_assert_cmpint (limber_stamp_get_day (&after->started), ==, 20515);
  g_assert_cmpint (after->started.offset_mins, ==, 540);
}

/* S15: a period over midnight has the stamps from which both days get their share. */
static void
test_period_over_midnight (void)
{
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play (
      "", "2026-03-02T23:50:00+01:00", "0 active|1200 idle|1500 end");
  const LimberSittingRecord *sitting = g_ptr_array_index (script->sittings, 0);

  g_assert_cmpint (limber_stamp_get_day (&sitting->ended), ==,
                   limber_stamp_get_day (&sitting->started) + 1);
  g_assert_cmpint (sitting->ended.usec - sitting->started.usec, ==, 1200 * (gint64) G_USEC_PER_SEC);
}

static void
test_break_records (void)
{
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play (
      "", NULL, "0 active|2400 snooze 1|2470 start desk_reset_2min|2570 finish 1|2571 end");
  const LimberBreakRecord *record = g_ptr_array_index (script->breaks, script->breaks->len - 1);

  g_assert_cmpint (record->outcome, ==, LIMBER_BREAK_DONE);
  g_assert_cmpint (record->sitting_secs, ==, 2400);
  g_assert_cmpint (record->n_prompts, ==, 2);
  g_assert_cmpint (record->n_snoozes, ==, 1);
  g_assert_cmpint (record->done_permille, ==, 1000);
  g_assert_cmpstr (record->routine_id, ==, "desk_reset_2min");
  g_assert_true (record->is_prompted);
  g_assert_false (record->is_planned);
  g_assert_cmpint (record->ended.usec - record->started.usec, ==, 100 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (record->started.usec - record->due.usec, ==, 70 * (gint64) G_USEC_PER_SEC);
}

/* S90: one that was left is closed as that, and what stays due is another record. */
static void
test_left_is_kept (void)
{
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play (
      "", NULL, "0 active|2400 start|2410 finish 0|2800 end");
  g_autoptr (GHashTable) outcomes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < script->breaks->len; i++) {
    const LimberBreakRecord *record = g_ptr_array_index (script->breaks, i);

    g_hash_table_insert (outcomes, record->break_id, GINT_TO_POINTER (record->outcome));
  }
  g_assert_cmpuint (g_hash_table_size (outcomes), ==, 2);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (
                       outcomes, limber_scheduler_get_break_id (script->scheduler))),
                   ==, LIMBER_BREAK_OPEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/scheduler-records/S09-S10-hours", test_hours_of_set_clock);
  g_test_add_func ("/core/scheduler-records/S14", test_records_keep_their_day);
  g_test_add_func ("/core/scheduler-records/S15", test_period_over_midnight);
  g_test_add_func ("/core/scheduler-records/break-records", test_break_records);
  g_test_add_func ("/core/scheduler-records/S90-left-is-kept", test_left_is_kept);
  return g_test_run ();
}
