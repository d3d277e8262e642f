/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bus/limber-reminders-switch.h"

#include "core/limber-fake-clock.h"
#include "core/limber-moment.h"

#define HOUR (60 * LIMBER_USEC_PER_MIN)
#define MSEC 1000

typedef struct {
  GSettings *settings;
  LimberFakeClock *clock;
  LimberRemindersSwitch *reminders;
  guint n_turned;
} Fixture;

static void
turned_cb (Fixture *self)
{
  self->n_turned++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  /* 2026-03-28 22:00 in Paris, the night in which clocks leap */
  self->settings = g_settings_new ("io.github.limberapp.Limber");
  g_settings_reset (self->settings, "reminders-off-until");
  self->clock = limber_fake_clock_new (1774731600 * (gint64) G_USEC_PER_SEC, "Europe/Paris");
  self->reminders = limber_reminders_switch_new (self->settings, LIMBER_CLOCK (self->clock));
  g_signal_connect_swapped (self->reminders, "notify::is-off", G_CALLBACK (turned_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->reminders);
  g_settings_reset (self->settings, "reminders-off-until");
  g_object_unref (self->settings);
  g_object_unref (self->clock);
}

static void
alarm_cb (guint *n_alarms)
{
  (*n_alarms)++;
}

static void
test_for_good (Fixture *self, gconstpointer data)
{
  g_assert_false (limber_reminders_switch_is_off (self->reminders));
  g_assert_true (limber_reminders_switch_turn_off (self->reminders));
  g_assert_cmpuint (self->n_turned, ==, 1);
  limber_fake_clock_advance (self->clock, 400 * 24 * HOUR);
  g_assert_true (limber_reminders_switch_is_off (self->reminders));
  g_assert_cmpint (limber_reminders_switch_get_off_until (self->reminders), ==,
                   LIMBER_REMINDERS_OFF_FOR_GOOD);
  g_assert_true (limber_reminders_switch_turn_on (self->reminders));
  g_assert_false (limber_reminders_switch_is_off (self->reminders));
  g_assert_cmpuint (self->n_turned, ==, 2);
}

static void
test_until_tomorrow (Fixture *self, gconstpointer data)
{
  g_assert_true (limber_reminders_switch_turn_off_until_tomorrow (self->reminders));
  limber_fake_clock_advance (self->clock, 2 * HOUR - MSEC);
  g_assert_true (limber_reminders_switch_is_off (self->reminders));
  /* told at the moment, with no look in between */
  limber_fake_clock_advance (self->clock, MSEC);
  g_assert_cmpuint (self->n_turned, ==, 2);
  g_assert_false (limber_reminders_switch_is_off (self->reminders));
}

/* Somebody else used the alarm meanwhile, as an agent that ends does. */
static void
test_alarm_taken (Fixture *self, gconstpointer data)
{
  g_assert_true (limber_reminders_switch_turn_off_until_tomorrow (self->reminders));
  limber_clock_set_alarm (LIMBER_CLOCK (self->clock), -1);
  g_assert_true (limber_reminders_switch_is_off (self->reminders));
  limber_fake_clock_advance (self->clock, 2 * HOUR);
  g_assert_cmpuint (self->n_turned, ==, 2);
}

/* While they are on the alarm is not touched: it is the scheduler's. */
static void
test_alarm_left_alone (Fixture *self, gconstpointer data)
{
  guint n_alarms = 0;

  g_signal_connect_swapped (self->clock, "alarm", G_CALLBACK (alarm_cb), &n_alarms);
  limber_clock_set_alarm (LIMBER_CLOCK (self->clock),
                          limber_clock_get_boot_usec (LIMBER_CLOCK (self->clock)) + HOUR);
  g_assert_false (limber_reminders_switch_is_off (self->reminders));
  limber_clock_emit_wall_changed (LIMBER_CLOCK (self->clock));
  limber_fake_clock_advance (self->clock, HOUR);
  g_assert_cmpuint (n_alarms, ==, 1);
}

/* Slept through: the end is noticed at the first look */
static void
test_suspend (Fixture *self, gconstpointer data)
{
  g_assert_true (limber_reminders_switch_turn_off_until_tomorrow (self->reminders));
  limber_fake_clock_suspend (self->clock, 9 * HOUR);
  g_assert_false (limber_reminders_switch_is_off (self->reminders));
}

/* Another program writes the setting */
static void
test_from_outside (Fixture *self, gconstpointer data)
{
  gboolean is_off;

  g_settings_set_int64 (self->settings, "reminders-off-until", G_MAXINT64);
  g_assert_cmpuint (self->n_turned, ==, 1);
  g_object_get (self->reminders, "is-off", &is_off, NULL);
  g_assert_true (is_off);
}

/* The clock was wrong and is set right */
static void
test_clock_set (Fixture *self, gconstpointer data)
{
  g_assert_true (limber_reminders_switch_turn_off_until_tomorrow (self->reminders));
  limber_fake_clock_set_wall_usec (
      self->clock, limber_clock_get_wall_usec (LIMBER_CLOCK (self->clock)) + 5 * HOUR);
  g_assert_cmpuint (self->n_turned, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/bus/reminders-switch/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("for-good", test_for_good);
  ADD ("until-tomorrow", test_until_tomorrow);
  ADD ("alarm-taken", test_alarm_taken);
  ADD ("alarm-left-alone", test_alarm_left_alone);
  ADD ("suspend", test_suspend);
  ADD ("from-outside", test_from_outside);
  ADD ("clock-set", test_clock_set);
  return g_test_run ();
}
