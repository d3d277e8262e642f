/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-scheduler-script.h"

#include <string.h>

/* Random days, the same in every run, against what must hold whatever happens.
 */

#define SECS     ((gint64) G_USEC_PER_SEC)
#define N_DAYS   60
#define N_EVENTS 120

static const char *const SETTINGS[] = {
  "",
  "sitting-limit=15|min-gap=20|renotify-after=1|snooze-limit=1",
  "working-hours=mon-fri 09:00-12:30,13:30-17:00; sat 22:00-06:00",
  "planned-sessions=mon-sun 10:30,15:30,23:50|sitting-limit=30",
  "max-prompts=2|min-gap=0|sitting-limit=15|rest-after=60",
  "count-inhibited-as-sitting=true|rest-after=300",
};

static const char *const EVENTS[] = {
  "active",
  "active",
  "active",
  "active",
  "idle",
  "idle",
  "idle",
  "lock",
  "unlock",
  "unlock",
  "hold call",
  "release call",
  "hold fullscreen",
  "release fullscreen",
  "hold idle-inhibited",
  "release idle-inhibited",
  "start",
  "finish 1",
  "finish 0.6",
  "finish 0",
  "snooze 5",
  "snooze 1",
  "skip not-now",
  "pause 20",
  "pause 06:00",
  "unpause",
  "unpause",
  "call 10",
  "suspend",
  "restart",
  "reboot",
  "closed",
  "tz-set America/New_York",
  "tz-set Europe/Paris",
  "end",
  "end",
};

/** What the log has told so far, and what the world is really like. */
typedef struct {
  LimberSchedulerScript *script;
  gboolean is_paused;
  gboolean is_live;
  gboolean is_break_running;
  gboolean is_due; /* a sitting break */
  char *due_id;
  int n_snoozes; /* of the break that is due */
  gint64 sitting_usec;
  gboolean may_be_outside;
} Watch;

static gboolean
is_event (const LimberDecision *decision, const char *event)
{
  return g_str_equal (decision->event, event);
}

/* The scheduler's own eyes are not asked: what the script did is what the world
 * is. */
static void
check_notified (Watch *watch)
{
  LimberSchedulerScript *script = watch->script;
  guint holds = script->holds & ((1u << LIMBER_HOLD_CALL) | (1u << LIMBER_HOLD_FULLSCREEN));
  gboolean counts_inhibited = script->settings->counts_inhibited_as_sitting;
  gint64 now = limber_clock_get_boot_usec (LIMBER_CLOCK (script->clock));

  g_assert_false (watch->is_paused);
  g_assert_false (watch->is_break_running);
  g_assert_false (script->is_locked);
  g_assert_false (script->is_suspended);
  g_assert_cmpuint (holds, ==, 0);
  if (script->settings->working_hours->len > 0) {
    g_autoptr (GTimeZone) zone = limber_clock_get_time_zone (LIMBER_CLOCK (script->clock));
    gint64 wall = limber_clock_get_wall_usec (LIMBER_CLOCK (script->clock));
    gint64 utc_secs = wall / SECS;
    int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc_secs);
    gint64 local = utc_secs + g_time_zone_get_offset (zone, interval);
    int mins = (int) (local / 60 % 1440);
    int weekday = (int) ((local / 86400 + 3) % 7);

    g_assert_true ((weekday < 5 && mins >= 540 && mins < 750)
                   || (weekday < 5 && mins >= 810 && mins < 1020) || (weekday == 5 && mins >= 1320)
                   || (weekday == 6 && mins < 360));
  }
  /* Somebody was there half a minute ago; the end of a call is as good as an input. */
  if (!script->is_active && !counts_inhibited && script->last_input_usec >= 0)
    g_assert_cmpint (now - script->boot_at_zero_usec
                         - MAX (script->last_input_usec, script->last_call_usec),
                     <=, 30 * SECS);
}

static void
decided_cb (gpointer data, const LimberDecision *decision)
{
  Watch *watch = data;

  if (is_event (decision, "notified")) {
    check_notified (watch);
    watch->is_live = TRUE;
  } else if (is_event (decision, "withdrawn")) {
    g_assert_true (watch->is_live);
    watch->is_live = FALSE;
  } else if (is_event (decision, "paused")) {
    watch->is_paused = TRUE;
  } else if (is_event (decision, "unpaused")) {
    watch->is_paused = FALSE;
  } else if (is_event (decision, "due")) {
    g_assert_false (watch->is_due);
    watch->is_due = TRUE;
  } else if (is_event (decision, "snoozed")) {
    g_assert_cmpint (decision->n_left, >=, 0);
    g_assert_cmpint (decision->n_left, <, watch->script->settings->snooze_limit);
  } else if (is_event (decision, "break-started")) {
    g_assert_false (watch->is_break_running);
    watch->is_break_running = TRUE;
  } else if (is_event (decision, "break-ended")) {
    g_assert_true (watch->is_break_running);
    watch->is_break_running = FALSE;
    if (!g_str_equal (decision->outcome, "left"))
      watch->is_due = FALSE;
  } else if (is_event (decision, "credited") || is_event (decision, "skipped")) {
    watch->is_due = FALSE;
  } else if (is_event (decision, "sitting-ended")) {
    g_assert_cmpint (decision->sitting_usec, >=, 0);
    watch->sitting_usec += decision->sitting_usec;
  }
}

/* What must hold between two events */
static void
check_world (Watch *watch)
{
  LimberSchedulerScript *script = watch->script;
  gint64 alarm = limber_fake_clock_get_alarm_usec (script->clock);
  gint64 now = limber_clock_get_boot_usec (LIMBER_CLOCK (script->clock));
  gboolean has_break = limber_scheduler_get_break_id (script->scheduler) != NULL;
  gsize length = script->log->len;

  g_assert_true (alarm == -1 || alarm > now);
  /* A due break is never lost: it is open until something decided it. */
  g_assert_true (!watch->is_due || has_break);
  g_assert_cmpint (limber_scheduler_is_paused (script->scheduler), ==, watch->is_paused);
  limber_scheduler_update (script->scheduler);
  g_assert_cmpuint (script->log->len, ==, length);
  g_assert_cmpint (limber_fake_clock_get_alarm_usec (script->clock), ==, alarm);
  /* Nobody sits longer than time passes. */
  g_assert_cmpint (watch->sitting_usec, <=, script->at_usec);
}

static LimberSchedulerScript *
begin_day (guint seed)
{
  /* The two nights of 2026 in which clocks leap are among the days. */
  const char *const starts[] = { "2026-03-28T21:00:00+01:00", "2026-10-24T21:00:00+02:00",
                                 "2026-03-02T08:30:00+01:00", "2028-02-28T20:00:00+01:00" };

  return limber_scheduler_script_new (
      SETTINGS[seed % G_N_ELEMENTS (SETTINGS)],
      starts[seed / G_N_ELEMENTS (SETTINGS) % G_N_ELEMENTS (starts)], "Europe/Paris");
}

/* Seconds to the next event: mostly minutes, at times moments or hours */
static gint64
draw_wait (GRand *random)
{
  switch (g_rand_int_range (random, 0, 10)) {
  case 0:
    return 0;
  case 1:
    return g_rand_int_range (random, 1, 5);
  case 2:
    return g_rand_int_range (random, 3600, 10000);
  default:
    return g_rand_int_range (random, 5, 1500);
  }
}

/* Plays the day of @seed. @step_secs: 0 for by alarm. Returns: the log
 * (transfer full) */
static char *
play_day (guint seed, int step_secs, Watch *watch)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (LimberSchedulerScript) script = begin_day (seed);
  gint64 at = 0;

  script->step_usec = step_secs * SECS;
  if (watch != NULL) {
    watch->script = script;
    script->decided = decided_cb;
    script->decided_data = watch;
  }
  for (guint i = 0; i < N_EVENTS; i++) {
    const char *event = EVENTS[g_rand_int_range (random, 0, G_N_ELEMENTS (EVENTS))];

    at += draw_wait (random) * SECS;
    limber_scheduler_script_run_event (script, at, event);
    if (watch != NULL && !script->is_suspended)
      check_world (watch);
  }
  return g_strdup (script->log->str);
}

static void
test_invariants (void)
{
  for (guint seed = 0; seed < N_DAYS * 4; seed++) {
    Watch watch = { 0 };
    g_autofree char *log = play_day (seed, 0, &watch);

    g_assert_cmpuint (strlen (log), >, 0);
  }
}

/* An alarm that came too late, or not at all, would show. */
static void
test_by_seconds (void)
{
  for (guint seed = 0; seed < N_DAYS / 4; seed++) {
    g_autofree char *by_alarm = play_day (seed, 0, NULL);
    g_autofree char *by_seconds = play_day (seed, 1, NULL);

    g_assert_cmpstr (by_seconds, ==, by_alarm);
  }
}

/* State that was saved and read again is the same state. */
static void
test_state_comes_back (void)
{
  for (guint seed = 0; seed < N_DAYS; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (LimberSchedulerScript) script = begin_day (seed);
    gint64 at = 0;

    for (guint i = 0; i < N_EVENTS; i++) {
      const char *event = EVENTS[g_rand_int_range (random, 0, G_N_ELEMENTS (EVENTS))];
      g_autoptr (LimberScheduler) other = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *state = NULL;

      at += draw_wait (random) * SECS;
      limber_scheduler_script_run_event (script, at, event);
      state = limber_scheduler_save (script->scheduler);
      other = limber_scheduler_new (LIMBER_CLOCK (script->clock), script->settings);
      g_assert_true (limber_scheduler_load (other, state, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (limber_scheduler_get_sitting_since (other), ==,
                       limber_scheduler_get_sitting_since (script->scheduler));
      g_assert_cmpint (limber_scheduler_get_due_at (other), ==,
                       limber_scheduler_get_due_at (script->scheduler));
      g_assert_cmpint (limber_scheduler_get_snoozes_left (other), ==,
                       limber_scheduler_get_snoozes_left (script->scheduler));
      g_assert_cmpstr (limber_scheduler_get_break_id (other), ==,
                       limber_scheduler_get_break_id (script->scheduler));
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/scheduler-random/invariants", test_invariants);
  g_test_add_func ("/core/scheduler-random/by-seconds", test_by_seconds);
  g_test_add_func ("/core/scheduler-random/state-comes-back", test_state_comes_back);

  return g_test_run ();
}
