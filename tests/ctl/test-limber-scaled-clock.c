/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-fake-clock.h"
#include "ctl/limber-scaled-clock.h"

#define WALL_USEC (G_GINT64_CONSTANT (1772438400) * G_USEC_PER_SEC)

typedef struct {
  LimberFakeClock *real;
  LimberClock *clock; /* the scaled one */
  guint n_alarms;
  guint n_wall_changes;
  gint64 fired_at_usec;
} Fixture;

static const double FAST = 200.0;
static const double SLOW = 0.25;
static const double ODD = 3.7;

static void
alarm_cb (LimberClock *clock, Fixture *fixture)
{
  fixture->n_alarms++;
  fixture->fired_at_usec = limber_clock_get_boot_usec (clock);
}

static void
wall_changed_cb (LimberClock *clock, Fixture *fixture)
{
  fixture->n_wall_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const double *speed = data;

  fixture->real = limber_fake_clock_new (WALL_USEC, "Europe/Paris");
  limber_fake_clock_advance (fixture->real, 100 * G_USEC_PER_SEC);
  fixture->clock = LIMBER_CLOCK (limber_scaled_clock_new (LIMBER_CLOCK (fixture->real), *speed));
  g_signal_connect (fixture->clock, "alarm", G_CALLBACK (alarm_cb), fixture);
  g_signal_connect (fixture->clock, "wall-changed", G_CALLBACK (wall_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->real);
}

static gint64
get_elapsed_usec (Fixture *fixture, gint64 since_usec)
{
  return limber_clock_get_boot_usec (fixture->clock) - since_usec;
}

static void
test_scales_times (Fixture *fixture, gconstpointer data)
{
  gint64 expected_usec = (gint64) (2e6 * *(const double *) data);
  gint64 boot_usec = limber_clock_get_boot_usec (fixture->clock);
  gint64 monotonic_usec = limber_clock_get_monotonic_usec (fixture->clock);
  gint64 wall_usec = limber_clock_get_wall_usec (fixture->clock);

  g_assert_cmpint (boot_usec, ==, limber_clock_get_boot_usec (LIMBER_CLOCK (fixture->real)));
  limber_fake_clock_advance (fixture->real, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (get_elapsed_usec (fixture, boot_usec), ==, expected_usec);
  g_assert_cmpint (limber_clock_get_monotonic_usec (fixture->clock) - monotonic_usec, ==,
                   expected_usec);
  g_assert_cmpint (limber_clock_get_wall_usec (fixture->clock) - wall_usec, ==, expected_usec);
}

static void
test_alarm_at_its_moment (Fixture *fixture, gconstpointer data)
{
  double speed = *(const double *) data;
  gint64 start_usec = limber_clock_get_boot_usec (fixture->clock);
  gint64 due_usec = start_usec + 7 * G_USEC_PER_SEC + 1;

  limber_clock_set_alarm (fixture->clock, due_usec);
  limber_fake_clock_advance (fixture->real, (gint64) (7e6 / speed) - 1);
  g_assert_cmpuint (fixture->n_alarms, ==, 0);
  limber_fake_clock_advance (fixture->real, 100);
  g_assert_cmpuint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (fixture->fired_at_usec, >=, due_usec);
}

static void
test_alarm_cleared (Fixture *fixture, gconstpointer data)
{
  limber_clock_set_alarm (fixture->clock, limber_clock_get_boot_usec (fixture->clock) + 1000);
  limber_clock_set_alarm (fixture->clock, -1);
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (fixture->real), ==, -1);
  limber_fake_clock_advance (fixture->real, 10 * G_USEC_PER_SEC);
  g_assert_cmpuint (fixture->n_alarms, ==, 0);
}

/* A suspend is as long as it is, at any speed. */
static void
test_suspend_is_not_scaled (Fixture *fixture, gconstpointer data)
{
  gint64 boot_usec = limber_clock_get_boot_usec (fixture->clock);
  gint64 monotonic_usec = limber_clock_get_monotonic_usec (fixture->clock);

  limber_fake_clock_suspend (fixture->real, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (get_elapsed_usec (fixture, boot_usec), ==, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (limber_clock_get_monotonic_usec (fixture->clock), ==, monotonic_usec);
}

/* The real moment between two questions must not look like a suspend of @speed moments. */
static void
test_pair_is_of_one_moment (Fixture *fixture, gconstpointer data)
{
  gint64 apart_usec = limber_clock_get_boot_usec (fixture->clock)
                      - limber_clock_get_monotonic_usec (fixture->clock);
  gint64 boot_usec = 0;

  limber_fake_clock_advance (fixture->real, G_USEC_PER_SEC);
  boot_usec = limber_clock_get_boot_usec (fixture->clock);
  limber_fake_clock_advance (fixture->real, 20 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (boot_usec - limber_clock_get_monotonic_usec (fixture->clock), ==, apart_usec);
  limber_fake_clock_advance (fixture->real, 20 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (limber_clock_get_boot_usec (fixture->clock), >, boot_usec);
}

static void
test_wall_clock_set (Fixture *fixture, gconstpointer data)
{
  limber_fake_clock_set_wall_usec (fixture->real, WALL_USEC + G_TIME_SPAN_DAY);
  g_assert_cmpuint (fixture->n_wall_changes, ==, 1);
  g_assert_cmpint (limber_clock_get_wall_usec (fixture->clock), ==, WALL_USEC + G_TIME_SPAN_DAY);
}

static void
test_passes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = limber_clock_get_time_zone (fixture->clock);

  g_assert_cmpstr (g_time_zone_get_identifier (zone), ==, "Europe/Paris");
  g_assert_cmpstr (limber_clock_get_boot_id (fixture->clock), ==,
                   limber_clock_get_boot_id (LIMBER_CLOCK (fixture->real)));
}

int
main (int argc, char *argv[])
{
#define add(name, speed, test)                                                                     \
  g_test_add ("/ctl/scaled-clock/" name, Fixture, &speed, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);

  add ("scales-times/fast", FAST, test_scales_times);
  add ("scales-times/slow", SLOW, test_scales_times);
  add ("scales-times/odd", ODD, test_scales_times);
  add ("alarm-at-its-moment/fast", FAST, test_alarm_at_its_moment);
  add ("alarm-at-its-moment/slow", SLOW, test_alarm_at_its_moment);
  add ("alarm-at-its-moment/odd", ODD, test_alarm_at_its_moment);
  add ("alarm-cleared", FAST, test_alarm_cleared);
  add ("suspend-is-not-scaled", FAST, test_suspend_is_not_scaled);
  add ("pair-is-of-one-moment", FAST, test_pair_is_of_one_moment);
  add ("wall-clock-set", FAST, test_wall_clock_set);
  add ("passes-on", FAST, test_passes_on);
#undef add

  return g_test_run ();
}
