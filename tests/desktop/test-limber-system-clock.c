/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/limber-system-clock.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <sys/timex.h>
#include <unistd.h>

#define ALARM_DELAY_USEC (20 * G_TIME_SPAN_MILLISECOND)
#define PATIENCE_SECS    20

typedef struct {
  LimberClock *clock;
  GMainLoop *loop;
  guint n_alarms;
  guint n_wall_changes;
  gint64 fired_at_usec;
  gint64 next_alarm_usec; /* set from within the signal, 0 for none */
  gboolean is_late;
} Fixture;

static void
alarm_cb (LimberClock *clock, Fixture *fixture)
{
  fixture->n_alarms++;
  fixture->fired_at_usec = limber_clock_get_boot_usec (clock);
  if (fixture->next_alarm_usec > 0) {
    limber_clock_set_alarm (clock, fixture->next_alarm_usec);
    fixture->next_alarm_usec = 0;
    return;
  }
  g_main_loop_quit (fixture->loop);
}

static void
wall_changed_cb (LimberClock *clock, Fixture *fixture)
{
  fixture->n_wall_changes++;
  g_main_loop_quit (fixture->loop);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->is_late = TRUE;
  g_main_loop_quit (fixture->loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->clock = LIMBER_CLOCK (limber_system_clock_new ());
  g_signal_connect (fixture->clock, "alarm", G_CALLBACK (alarm_cb), fixture);
  g_signal_connect (fixture->clock, "wall-changed", G_CALLBACK (wall_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->clock);
  g_main_loop_unref (fixture->loop);
}

/* Runs until a signal; a clock that never gives one fails the test instead of hanging it. */
static void
run_until_signal (Fixture *fixture)
{
  guint id = g_timeout_add_seconds (PATIENCE_SECS, patience_ended_cb, fixture);

  g_main_loop_run (fixture->loop);
  g_source_remove (id);
  g_assert_false (fixture->is_late);
}

static void
run_for_msec (Fixture *fixture, guint msec)
{
  guint id = g_timeout_add (msec, quit_cb, fixture->loop);

  g_main_loop_run (fixture->loop);
  g_source_remove (id);
}

static void
test_reads_times (Fixture *fixture, gconstpointer data)
{
  gint64 real_usec = g_get_real_time ();
  gint64 boot_usec = limber_clock_get_boot_usec (fixture->clock);
  gint64 monotonic_usec = limber_clock_get_monotonic_usec (fixture->clock);

  g_assert_cmpint (ABS (limber_clock_get_wall_usec (fixture->clock) - real_usec), <,
                   5 * G_USEC_PER_SEC);
  g_assert_cmpint (ABS (monotonic_usec - g_get_monotonic_time ()), <, 5 * G_USEC_PER_SEC);
  g_assert_cmpint (boot_usec, >, 0);
  g_assert_cmpint (boot_usec, >=, monotonic_usec - G_USEC_PER_SEC);
  g_assert_cmpint (limber_clock_get_boot_usec (fixture->clock), >=, boot_usec);
}

static void
test_boot_id_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LimberSystemClock) other = limber_system_clock_new ();
  g_autofree char *file = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &file, NULL, NULL)) {
    g_test_skip ("this machine hides its boot id");
    return;
  }
  g_assert_cmpstr (limber_clock_get_boot_id (fixture->clock), ==, g_strstrip (file));
  g_assert_cmpstr (limber_clock_get_boot_id (LIMBER_CLOCK (other)), ==, file);
}

static void
test_alarm_fires_once (Fixture *fixture, gconstpointer data)
{
  gint64 due_usec = limber_clock_get_boot_usec (fixture->clock) + ALARM_DELAY_USEC;

  limber_clock_set_alarm (fixture->clock, due_usec);
  run_until_signal (fixture);
  g_assert_cmpint (fixture->fired_at_usec, >=, due_usec);
  run_for_msec (fixture, 60);
  g_assert_cmpuint (fixture->n_alarms, ==, 1);
  g_assert_cmpuint (fixture->n_wall_changes, ==, 0);
}

static void
test_past_alarm_fires (Fixture *fixture, gconstpointer data)
{
  limber_clock_set_alarm (fixture->clock, GPOINTER_TO_INT (data));
  run_until_signal (fixture);
  g_assert_cmpuint (fixture->n_alarms, ==, 1);
}

static void
test_alarm_replaced (Fixture *fixture, gconstpointer data)
{
  gint64 now_usec = limber_clock_get_boot_usec (fixture->clock);

  limber_clock_set_alarm (fixture->clock, now_usec + G_TIME_SPAN_HOUR);
  limber_clock_set_alarm (fixture->clock, now_usec + ALARM_DELAY_USEC);
  run_until_signal (fixture);
  limber_clock_set_alarm (fixture->clock, now_usec);
  limber_clock_set_alarm (fixture->clock, now_usec + G_TIME_SPAN_HOUR);
  run_for_msec (fixture, 60);
  g_assert_cmpuint (fixture->n_alarms, ==, 1);
}

static void
test_alarm_cleared (Fixture *fixture, gconstpointer data)
{
  limber_clock_set_alarm (fixture->clock, limber_clock_get_boot_usec (fixture->clock));
  limber_clock_set_alarm (fixture->clock, -1);
  run_for_msec (fixture, 60);
  g_assert_cmpuint (fixture->n_alarms, ==, 0);
}

static void
test_alarm_set_in_signal (Fixture *fixture, gconstpointer data)
{
  gint64 now_usec = limber_clock_get_boot_usec (fixture->clock);

  fixture->next_alarm_usec = now_usec + 2 * ALARM_DELAY_USEC;
  limber_clock_set_alarm (fixture->clock, now_usec + ALARM_DELAY_USEC);
  run_until_signal (fixture);
  g_assert_cmpuint (fixture->n_alarms, ==, 2);
  g_assert_cmpint (fixture->fired_at_usec, >=, now_usec + 2 * ALARM_DELAY_USEC);
}

static void
unref_in_alarm_cb (LimberClock *clock, GMainLoop *loop)
{
  g_main_loop_quit (loop);
  g_object_unref (clock);
}

/* Whoever holds the last reference may let go from within the signal. */
static void
test_finalised_in_signal (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  LimberClock *clock = LIMBER_CLOCK (limber_system_clock_new ());
  gpointer weak = clock;

  g_object_add_weak_pointer (G_OBJECT (clock), &weak);
  g_signal_connect (clock, "alarm", G_CALLBACK (unref_in_alarm_cb), loop);
  limber_clock_set_alarm (clock, 0);
  g_main_loop_run (loop);
  g_assert_null (weak);
}

static gboolean
step_wall_clock_nsecs (long nsecs)
{
  struct timex step = { .modes = ADJ_SETOFFSET | ADJ_NANO };

  /* The kernel wants the part below a second to be positive. */
  step.time.tv_sec = nsecs < 0 ? -1 : 0;
  step.time.tv_usec = nsecs < 0 ? 1000000000 + nsecs : nsecs;
  return adjtimex (&step) >= 0;
}

/* The smallest step there is, a nanosecond, and back. */
static void
test_wall_clock_set (Fixture *fixture, gconstpointer data)
{
  if (!step_wall_clock_nsecs (1)) {
    g_test_skip ("the wall clock cannot be set here");
    return;
  }
  run_until_signal (fixture);
  g_assert_cmpuint (fixture->n_wall_changes, ==, 1);
  g_assert_true (step_wall_clock_nsecs (-1));
  run_until_signal (fixture);
  g_assert_cmpuint (fixture->n_wall_changes, ==, 2);
  g_assert_cmpuint (fixture->n_alarms, ==, 0);
}

static void
assert_zone_offset_hours (LimberClock *clock, int hours)
{
  g_autoptr (GTimeZone) zone = limber_clock_get_time_zone (clock);
  g_autoptr (GDateTime) winter = g_date_time_new (zone, 2026, 1, 15, 12, 0, 0);

  g_assert_cmpint (g_date_time_get_utc_offset (winter), ==, hours * G_TIME_SPAN_HOUR);
}

typedef struct {
  const char *name;
  const char *tz;
  int hours;
} ZoneRow;

static const ZoneRow ZONE_ROWS[] = {
  { "utc", "UTC", 0 },           { "name", "Asia/Tokyo", 9 },
  { "colon", ":Asia/Tokyo", 9 }, { "file", "/usr/share/zoneinfo/Asia/Tokyo", 9 },
  { "rule", "EST5", -5 },        { "empty", "", 0 },
  { "unknown", "No/Where", 0 },  { "missing-file", ":/no/such/file", 0 },
};

static gboolean
has_zone_database (void)
{
  return g_file_test ("/usr/share/zoneinfo/Asia/Tokyo", G_FILE_TEST_EXISTS);
}

static void
test_zone_by_variable (gconstpointer data)
{
  const ZoneRow *row = data;
  g_autoptr (LimberClock) clock = NULL;

  if (!has_zone_database ()) {
    g_test_skip ("the time zone database is not installed");
    return;
  }
  g_setenv ("TZ", row->tz, TRUE);
  clock = LIMBER_CLOCK (limber_system_clock_new ());
  assert_zone_offset_hours (clock, row->hours);
  g_setenv ("TZ", "UTC", TRUE);
}

static void
replace_link (const char *target, const char *path)
{
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);

  g_assert_cmpint (symlink (target, fresh), ==, 0);
  g_assert_cmpint (g_rename (fresh, path), ==, 0);
}

/* As the settings program of a desktop does it: a new link is moved over the old one. */
static void
test_zone_file_changes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("limber-zone-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "localtime", NULL);
  g_autofree char *tz = g_strconcat (":", path, NULL);
  Fixture fixture = { 0 };

  if (!has_zone_database ()) {
    g_test_skip ("the time zone database is not installed");
    return;
  }
  replace_link ("/usr/share/zoneinfo/Asia/Tokyo", path);
  g_setenv ("TZ", tz, TRUE);
  set_up (&fixture, NULL);
  assert_zone_offset_hours (fixture.clock, 9);
  replace_link ("/usr/share/zoneinfo/Asia/Kathmandu", path);
  replace_link ("/usr/share/zoneinfo/America/Lima", path);
  run_until_signal (&fixture);
  assert_zone_offset_hours (fixture.clock, -5);
  g_setenv ("TZ", "UTC", TRUE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  tear_down (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
#define add(name, test, data)                                                                      \
  g_test_add ("/desktop/system-clock/" name, Fixture, data, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);

  add ("reads-times", test_reads_times, NULL);
  add ("boot-id-stays", test_boot_id_stays, NULL);
  add ("alarm-fires-once", test_alarm_fires_once, NULL);
  add ("alarm-in-the-past", test_past_alarm_fires, GINT_TO_POINTER (1));
  add ("alarm-at-zero", test_past_alarm_fires, GINT_TO_POINTER (0));
  add ("alarm-replaced", test_alarm_replaced, NULL);
  add ("alarm-cleared", test_alarm_cleared, NULL);
  add ("alarm-set-in-signal", test_alarm_set_in_signal, NULL);
  add ("wall-clock-set", test_wall_clock_set, NULL);
#undef add
  g_test_add_func ("/desktop/system-clock/finalised-in-signal", test_finalised_in_signal);
  for (guint i = 0; i < G_N_ELEMENTS (ZONE_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/desktop/system-clock/zone-by-variable/",
                                         ZONE_ROWS[i].name, NULL);

    g_test_add_data_func (path, &ZONE_ROWS[i], test_zone_by_variable);
  }
  g_test_add_func ("/desktop/system-clock/zone-file-changes", test_zone_file_changes);

  return g_test_run ();
}
