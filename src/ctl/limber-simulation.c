/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/limber-simulation.h"

#include "core/limber-fake-clock.h"
#include "ctl/limber-ctl-json.h"

/*
 * LimberSimulation:
 *
 * Drives the real scheduler over recorded days with the fake clock, and tells its decisions as JSON
 * lines. It plays the world: who types, what is locked, what holds. All of that stays over a
 * restart of the agent, and is told to the new scheduler; a reboot ends it.
 *
 * Decided: what a trace says to happen between suspend and resume happens at the resume, after the
 * suspend has been accounted; a reboot there ends the suspend.
 */

#define DEFAULT_ROUTINE_USEC (120 * (gint64) G_USEC_PER_SEC)

struct _LimberSimulation {
  const LimberSimulationHooks *hooks; /* (unowned) */
  LimberFakeClock *clock;             /* (owned) */
  LimberScheduler *scheduler;         /* (owned) */
  LimberReminderSettings *settings;   /* (owned) */
  char *state;                        /* (owned): what is stored */
  gint64 at_usec;                     /* t, up to which time has passed */
  gint64 boot_at_zero_usec;           /* boot time when t was, or would have been, 0 */

  /* The world */
  gboolean is_suspended;
  gboolean is_active;
  gboolean is_locked;
  guint holds;
  gint64 last_input_usec; /* t; -1 before the first input */
  GPtrArray *postponed;   /* (owned) (element-type LimberTraceEvent, unowned) */
};

static void
add_optional (JsonBuilder *builder, const char *name, const char *value)
{
  if (value != NULL)
    limber_ctl_json_add_string (builder, name, value);
}

static char *
format_wall (LimberSimulation *self)
{
  LimberStamp stamp = limber_stamp_new_now (LIMBER_CLOCK (self->clock));

  return limber_stamp_to_iso8601 (&stamp);
}

static void
decided_cb (LimberScheduler *scheduler, const LimberDecision *decision, gpointer user_data)
{
  LimberSimulation *self = user_data;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *wall = format_wall (self);
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  limber_ctl_json_add_usec (builder, "t", decision->at_boot_usec - self->boot_at_zero_usec);
  limber_ctl_json_add_string (builder, "wall", wall);
  limber_ctl_json_add_string (builder, "event", decision->event);
  add_optional (builder, "cause", decision->cause);
  if (decision->since_boot_usec != LIMBER_NEVER)
    limber_ctl_json_add_usec (builder, "since",
                              decision->since_boot_usec - self->boot_at_zero_usec);
  if (decision->sitting_usec >= 0)
    limber_ctl_json_add_usec (builder, "sitting_s", decision->sitting_usec);
  add_optional (builder, "outcome", decision->outcome);
  add_optional (builder, "reason", decision->reason);
  if (decision->minutes >= 0)
    limber_ctl_json_add_int (builder, "minutes", decision->minutes);
  if (decision->n_left >= 0)
    limber_ctl_json_add_int (builder, "left", decision->n_left);
  add_optional (builder, "break_id", decision->break_id);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  self->hooks->line (line, self->hooks->user_data);
}

static void
store (LimberSimulation *self, const char *state)
{
  g_free (self->state);
  self->state = g_strdup (state);
  if (self->hooks->state != NULL)
    self->hooks->state (state, self->hooks->user_data);
}

static void
transition_cb (LimberScheduler *scheduler, const LimberTransition *transition, gpointer user_data)
{
  if (transition->state != NULL)
    store (user_data, transition->state);
}

static gint64
get_boot_usec (LimberSimulation *self)
{
  return limber_clock_get_boot_usec (LIMBER_CLOCK (self->clock));
}

/* What a new agent finds when it looks around */
static void
tell_world (LimberSimulation *self)
{
  if (self->is_locked)
    limber_scheduler_set_locked (self->scheduler, TRUE);
  for (guint i = 0; i < LIMBER_N_HOLDS; i++)
    if ((self->holds & (1u << i)) != 0)
      limber_scheduler_set_hold (self->scheduler, (LimberHold) i, TRUE);
  if (self->is_active)
    limber_scheduler_begin_input (self->scheduler);
  else if (self->last_input_usec >= 0)
    limber_scheduler_end_input (self->scheduler, self->last_input_usec + self->boot_at_zero_usec);
}

static gboolean
begin_agent (LimberSimulation *self, const LimberAliveStamp *alive, GError **error)
{
  g_autofree char *state = g_strdup (self->state);

  if (self->scheduler != NULL)
    g_signal_handlers_disconnect_by_data (self->scheduler, self);
  g_clear_object (&self->scheduler);
  self->scheduler = limber_scheduler_new (LIMBER_CLOCK (self->clock), self->settings);
  g_signal_connect (self->scheduler, "decided", G_CALLBACK (decided_cb), self);
  g_signal_connect (self->scheduler, "transition", G_CALLBACK (transition_cb), self);
  if (state != NULL && !limber_scheduler_load (self->scheduler, state, alive, error))
    return FALSE;
  tell_world (self);
  limber_scheduler_start (self->scheduler);
  return TRUE;
}

/* The agent is gone at once; what it had stored by then is there. */
static void
restart (LimberSimulation *self, gboolean is_reboot)
{
  g_autofree char *boot_id = g_strdup (limber_clock_get_boot_id (LIMBER_CLOCK (self->clock)));
  LimberAliveStamp alive = { boot_id, get_boot_usec (self),
                             limber_clock_get_wall_usec (LIMBER_CLOCK (self->clock)) };
  g_autoptr (GError) error = NULL;

  if (is_reboot) {
    limber_fake_clock_reboot (self->clock);
    self->boot_at_zero_usec = get_boot_usec (self) - self->at_usec;
    self->is_active = FALSE;
    self->is_locked = FALSE;
    self->holds = 0;
    self->last_input_usec = -1;
  }
  if (!begin_agent (self, &alive, &error))
    g_error ("the scheduler does not read what it wrote: %s", error->message);
}

static void
stop_input (LimberSimulation *self)
{
  if (self->is_active)
    self->last_input_usec = self->at_usec;
  self->is_active = FALSE;
}

static void
change_setting (LimberSimulation *self, const LimberTraceEvent *event)
{
  g_autoptr (GError) error = NULL;

  if (!limber_reminder_settings_set (self->settings, event->text, event->value, &error))
    g_return_if_reached ();
  limber_scheduler_set_settings (self->scheduler, self->settings);
}

static void
change_hold (LimberSimulation *self, const LimberTraceEvent *event)
{
  gboolean is_on = event->kind == LIMBER_TRACE_HOLD;

  self->holds = is_on ? self->holds | (1u << event->hold) : self->holds & ~(1u << event->hold);
  limber_scheduler_set_hold (self->scheduler, event->hold, is_on);
}

static void
change_lock (LimberSimulation *self, gboolean is_locked)
{
  if (is_locked)
    stop_input (self);
  else
    self->last_input_usec = self->at_usec;
  /* Where nothing was locked as far as the trace says, somebody logs in. */
  if (!is_locked && !self->is_locked && !self->is_active) {
    limber_scheduler_begin_input (self->scheduler);
    limber_scheduler_end_input (self->scheduler, get_boot_usec (self));
  }
  self->is_locked = is_locked;
  limber_scheduler_set_locked (self->scheduler, is_locked);
  if (is_locked)
    limber_scheduler_end_input (self->scheduler, get_boot_usec (self));
}

static void
pause_reminders (LimberSimulation *self, const LimberTraceEvent *event)
{
  if (event->until_mins >= 0)
    g_warn_if_fail (limber_scheduler_pause_until (self->scheduler, event->until_mins, NULL));
  else if (event->minutes > 0)
    g_warn_if_fail (limber_scheduler_pause_for (self->scheduler, event->minutes, NULL));
  else
    limber_scheduler_pause (self->scheduler);
}

/* Refusals are told as decisions, or change nothing: both is what is looked at. */
static void
snooze (LimberSimulation *self, int minutes)
{
  g_autoptr (GError) error = NULL;

  /* In a trace nothing said is the setting, and 0 is out of range. */
  minutes = minutes == -1 ? 0 : minutes == 0 ? -1 : minutes;
  if (!limber_scheduler_snooze (self->scheduler, minutes, NULL, &error))
    g_debug ("snooze: %s", error->message);
}

static void
finish (LimberSimulation *self, double done)
{
  g_autoptr (GError) error = NULL;

  if (!limber_scheduler_finish_break (self->scheduler, done, &error))
    g_debug ("finish: %s", error->message);
}

static void
start_break (LimberSimulation *self, const char *routine_id)
{
  gint64 length = DEFAULT_ROUTINE_USEC;

  if (self->hooks->length != NULL)
    length = self->hooks->length (routine_id, self->hooks->user_data);
  limber_scheduler_start_break (self->scheduler, routine_id, length);
}

static void run_event (LimberSimulation *self, const LimberTraceEvent *event);

/* The whole suspend passes at once, so that it is accounted before anything else. */
static void
wake_up (LimberSimulation *self, gint64 at_usec)
{
  g_autoptr (GPtrArray) postponed = g_steal_pointer (&self->postponed);

  self->postponed = g_ptr_array_new ();
  self->is_suspended = FALSE;
  limber_fake_clock_suspend (self->clock, at_usec - self->at_usec);
  self->at_usec = at_usec;
  limber_scheduler_update (self->scheduler);
  for (guint i = 0; i < postponed->len; i++)
    run_event (self, g_ptr_array_index (postponed, i));
}

static void
fall_asleep (LimberSimulation *self)
{
  stop_input (self);
  limber_scheduler_end_input (self->scheduler, get_boot_usec (self));
  self->is_suspended = TRUE;
}

static void
run_event (LimberSimulation *self, const LimberTraceEvent *event)
{
  switch (event->kind) {
  case LIMBER_TRACE_ACTIVE:
    self->is_active = TRUE;
    limber_scheduler_begin_input (self->scheduler);
    break;
  case LIMBER_TRACE_IDLE:
    stop_input (self);
    limber_scheduler_end_input (self->scheduler, get_boot_usec (self));
    break;
  case LIMBER_TRACE_LOCK:
  case LIMBER_TRACE_UNLOCK:
    change_lock (self, event->kind == LIMBER_TRACE_LOCK);
    break;
  case LIMBER_TRACE_SUSPEND:
    fall_asleep (self);
    break;
  case LIMBER_TRACE_WALL_SET:
    limber_fake_clock_set_wall_usec (self->clock, event->wall_usec);
    break;
  case LIMBER_TRACE_TZ_SET:
    limber_fake_clock_set_zone (self->clock, event->text);
    break;
  case LIMBER_TRACE_HOLD:
  case LIMBER_TRACE_RELEASE:
    change_hold (self, event);
    break;
  case LIMBER_TRACE_START:
    start_break (self, event->text);
    break;
  case LIMBER_TRACE_FINISH:
    finish (self, event->done);
    break;
  case LIMBER_TRACE_SNOOZE:
    snooze (self, event->minutes);
    break;
  case LIMBER_TRACE_SKIP:
    limber_scheduler_skip (self->scheduler, event->text);
    break;
  case LIMBER_TRACE_PAUSE:
    pause_reminders (self, event);
    break;
  case LIMBER_TRACE_UNPAUSE:
    limber_scheduler_resume (self->scheduler);
    break;
  case LIMBER_TRACE_SET:
    change_setting (self, event);
    break;
  case LIMBER_TRACE_RESTART:
  case LIMBER_TRACE_REBOOT:
    restart (self, event->kind == LIMBER_TRACE_REBOOT);
    break;
  case LIMBER_TRACE_RESUME:
  case LIMBER_TRACE_END:
    break;
  case LIMBER_N_TRACE_EVENTS:
    g_return_if_reached ();
  }
}

static void
take_event (LimberSimulation *self, const LimberTraceEvent *event)
{
  if (!self->is_suspended) {
    limber_fake_clock_advance (self->clock, event->at_usec - self->at_usec);
    self->at_usec = event->at_usec;
    run_event (self, event);
    return;
  }
  if (event->kind == LIMBER_TRACE_RESUME || event->kind == LIMBER_TRACE_REBOOT) {
    wake_up (self, event->at_usec);
    run_event (self, event);
  } else if (event->kind != LIMBER_TRACE_END) {
    g_ptr_array_add (self->postponed, (gpointer) event);
  }
}

static void
clear (LimberSimulation *self)
{
  if (self->scheduler != NULL)
    g_signal_handlers_disconnect_by_data (self->scheduler, self);
  g_clear_object (&self->scheduler);
  g_object_unref (self->clock);
  limber_reminder_settings_free (self->settings);
  g_free (self->state);
  g_ptr_array_unref (self->postponed);
}

/* A state of an earlier simulation is one of another boot, whatever that was called. */
static char *
forget_boot (const char *state)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_data (file, state, (gsize) -1, G_KEY_FILE_NONE, NULL)
      || !g_key_file_has_key (file, "Scheduler", "Boot", NULL))
    return g_strdup (state);
  g_key_file_set_value (file, "Scheduler", "Boot", "an-earlier-simulation");
  return g_key_file_to_data (file, NULL, NULL);
}

gboolean
limber_simulation_run (const LimberTrace *trace,
                       const LimberReminderSettings *settings,
                       const char *state,
                       const LimberSimulationHooks *hooks,
                       GError **error)
{
  LimberSimulation self = { .hooks = hooks, .last_input_usec = -1 };
  gboolean is_done = FALSE;

  self.clock = limber_fake_clock_new (trace->start_wall_usec, trace->zone);
  self.settings = limber_reminder_settings_copy (settings);
  self.state = state != NULL ? forget_boot (state) : NULL;
  self.boot_at_zero_usec = get_boot_usec (&self);
  self.postponed = g_ptr_array_new ();
  is_done = begin_agent (&self, NULL, error);
  for (guint i = 0; is_done && i < trace->events->len; i++)
    take_event (&self, g_ptr_array_index (trace->events, i));
  if (is_done) {
    g_autofree char *last = limber_scheduler_save (self.scheduler);

    store (&self, last);
  }
  clear (&self);
  return is_done;
}
