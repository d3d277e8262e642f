/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-fake-clock.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

typedef struct {
  LimberFakeClock *clock; /* (owned) */
  guint n_alarms;
  guint n_wall_changes;
  gint64 last_alarm_usec;
  gint64 again_usec; /* the alarm sets itself again after this, 0: not */
} Fixture;

static void
alarm_cb (Fixture *fixture)
{
  fixture->n_alarms++;
  fixture->last_alarm_usec = limber_clock_get_boot_usec (LIMBER_CLOCK (fixture->clock));
  if (fixture->again_usec > 0)
    limber_clock_set_alarm (LIMBER_CLOCK (fixture->clock),
                            fixture->last_alarm_usec + fixture->again_usec);
}

static void
wall_changed_cb (Fixture *fixture)
{
  fixture->n_wall_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->clock = limber_fake_clock_new (1000 * SECOND, "Europe/Paris");
  g_signal_connect_swapped (fixture->clock, "alarm", G_CALLBACK (alarm_cb), fixture);
  g_signal_connect_swapped (fixture->clock, "wall-changed", G_CALLBACK (wall_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->clock);
}

static gint64
get_boot (Fixture *fixture)
{
  return limber_clock_get_boot_usec (LIMBER_CLOCK (fixture->clock));
}

static void
test_advance (Fixture *fixture, gconstpointer unused)
{
  LimberClock *clock = LIMBER_CLOCK (fixture->clock);
  gint64 boot = get_boot (fixture), monotonic = limber_clock_get_monotonic_usec (clock);

  limber_fake_clock_advance (fixture->clock, 5 * SECOND);
  g_assert_cmpint (get_boot (fixture), ==, boot + 5 * SECOND);
  g_assert_cmpint (limber_clock_get_monotonic_usec (clock), ==, monotonic + 5 * SECOND);
  g_assert_cmpint (limber_clock_get_wall_usec (clock), ==, 1005 * SECOND);
  g_assert_cmpuint (fixture->n_alarms, ==, 0);
}

static void
test_alarm (Fixture *fixture, gconstpointer unused)
{
  gint64 boot = get_boot (fixture);

  limber_clock_set_alarm (LIMBER_CLOCK (fixture->clock), boot + 3 * SECOND);
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (fixture->clock), ==, boot + 3 * SECOND);
  limber_fake_clock_advance (fixture->clock, 3 * SECOND - 1);
  g_assert_cmpuint (fixture->n_alarms, ==, 0);
  limber_fake_clock_advance (fixture->clock, 10 * SECOND);
  g_assert_cmpuint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (fixture->last_alarm_usec, ==, boot + 3 * SECOND);
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (fixture->clock), ==, -1);
}

static void
test_alarm_again (Fixture *fixture, gconstpointer unused)
{
  gint64 boot = get_boot (fixture);

  fixture->again_usec = 2 * SECOND;
  limber_clock_set_alarm (LIMBER_CLOCK (fixture->clock), boot + SECOND);
  limber_fake_clock_advance (fixture->clock, 10 * SECOND);
  g_assert_cmpuint (fixture->n_alarms, ==, 5);
  g_assert_cmpint (fixture->last_alarm_usec, ==, boot + 9 * SECOND);
  g_assert_cmpint (get_boot (fixture), ==, boot + 10 * SECOND);
}

static void
test_alarm_cleared (Fixture *fixture, gconstpointer unused)
{
  LimberClock *clock = LIMBER_CLOCK (fixture->clock);

  limber_clock_set_alarm (clock, get_boot (fixture) + SECOND);
  limber_clock_set_alarm (clock, -1);
  limber_fake_clock_advance (fixture->clock, 10 * SECOND);
  g_assert_cmpuint (fixture->n_alarms, ==, 0);

  /* One in the past fires with the next move, however small. */
  limber_clock_set_alarm (clock, 5);
  g_assert_cmpuint (fixture->n_alarms, ==, 0);
  limber_fake_clock_advance (fixture->clock, 0);
  g_assert_cmpuint (fixture->n_alarms, ==, 1);
}

static void
test_suspend (Fixture *fixture, gconstpointer unused)
{
  LimberClock *clock = LIMBER_CLOCK (fixture->clock);
  gint64 boot = get_boot (fixture), monotonic = limber_clock_get_monotonic_usec (clock);

  limber_clock_set_alarm (clock, boot + SECOND);
  limber_fake_clock_suspend (fixture->clock, 10 * SECOND);
  g_assert_cmpint (get_boot (fixture), ==, boot + 10 * SECOND);
  g_assert_cmpint (limber_clock_get_monotonic_usec (clock), ==, monotonic);
  g_assert_cmpint (limber_clock_get_wall_usec (clock), ==, 1010 * SECOND);
  g_assert_cmpuint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (fixture->last_alarm_usec, ==, boot + 10 * SECOND);
}

static void
test_wall (Fixture *fixture, gconstpointer unused)
{
  LimberClock *clock = LIMBER_CLOCK (fixture->clock);
  g_autoptr (GTimeZone) paris = limber_clock_get_time_zone (clock);
  g_autoptr (GTimeZone) tokyo = NULL;
  gint64 boot = get_boot (fixture);

  limber_fake_clock_set_wall_usec (fixture->clock, 7);
  limber_fake_clock_set_zone (fixture->clock, "Asia/Tokyo");
  tokyo = limber_clock_get_time_zone (clock);
  g_assert_cmpuint (fixture->n_wall_changes, ==, 2);
  g_assert_cmpint (limber_clock_get_wall_usec (clock), ==, 7);
  g_assert_cmpint (get_boot (fixture), ==, boot);
  g_assert_cmpstr (g_time_zone_get_identifier (paris), ==, "Europe/Paris");
  g_assert_cmpstr (g_time_zone_get_identifier (tokyo), ==, "Asia/Tokyo");
}

static void
test_reboot (Fixture *fixture, gconstpointer unused)
{
  LimberClock *clock = LIMBER_CLOCK (fixture->clock);
  g_autofree char *boot_id = g_strdup (limber_clock_get_boot_id (clock));
  gint64 boot = get_boot (fixture);

  limber_fake_clock_advance (fixture->clock, 5 * SECOND);
  limber_clock_set_alarm (clock, get_boot (fixture) + SECOND);
  limber_fake_clock_reboot (fixture->clock);
  g_assert_cmpstr (limber_clock_get_boot_id (clock), !=, boot_id);
  g_assert_cmpint (get_boot (fixture), ==, boot);
  g_assert_cmpint (limber_clock_get_monotonic_usec (clock), ==, boot);
  g_assert_cmpint (limber_clock_get_wall_usec (clock), ==, 1005 * SECOND);
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (fixture->clock), ==, -1);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/core/fake-clock/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("advance", test_advance);
  ADD ("alarm", test_alarm);
  ADD ("alarm-again", test_alarm_again);
  ADD ("alarm-cleared", test_alarm_cleared);
  ADD ("suspend", test_suspend);
  ADD ("wall", test_wall);
  ADD ("reboot", test_reboot);

  return g_test_run ();
}
