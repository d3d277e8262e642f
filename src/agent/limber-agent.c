/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-agent.h"

#include "agent/limber-evening-note.h"
#include "agent/limber-memory.h"
#include "agent/limber-prompter.h"
#include "bus/limber-agent-error.h"
#include "core/limber-coach.h"
#include "settings/limber-settings-reader.h"

#include <glib/gi18n-lib.h>

/*
 * LimberAgent:
 *
 * Brings together what decides (the scheduler) with what it decides by (clock, input, lock, holds,
 * settings) and what comes of it (prompter, diary). It decides nothing itself.
 *
 *   new --start--> reading the state --ready--> deciding --end--> ended
 *
 * While somebody is present it beats once a minute: the alive stamp, what the diary could not take
 * before, the evening note. While nobody is, only the scheduler's alarm can wake it. Main thread.
 */

#define BEAT_SECS 60
/* So long after something has changed, all that this took has been let go. */
#define TRIM_SECS 5
/* Wall and boot time are not read at once; less than this is the same moment. */
#define SAME_MOMENT_USEC      (500 * 1000)
#define FALLBACK_ROUTINE_USEC (120 * (gint64) G_USEC_PER_SEC)

enum {
  SIGNAL_READY,
  SIGNAL_CHANGED,
  SIGNAL_DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _LimberAgent {
  GObject parent_instance;

  LimberClock *clock;            /* (owned) */
  GSettings *settings;           /* (owned) */
  LimberAliveFile *alive;        /* (unowned) (nullable) */
  GListModel *idle_sources;      /* (owned) */
  LimberSensorGroup *lock;       /* (owned) (nullable) */
  LimberHoldWatch *holds;        /* (owned) (nullable) */
  GDBusConnection *bus;          /* (owned) (nullable) */
  LimberRecorder *recorder;      /* (owned) */
  LimberRoutineChooser *chooser; /* (owned) */
  LimberBanner *banner;          /* (owned) */
  LimberPrompter *prompter;      /* (owned) */
  LimberEveningNote *evening;    /* (owned) */

  LimberScheduler *scheduler;   /* (owned) (nullable): from ready on */
  LimberPresenceFeed *presence; /* (owned) (nullable): from ready on */
  gboolean has_ended;
  gint64 wall_less_boot_usec;
  guint beat_id;
  guint changed_id;
  guint trim_id;
};

G_DEFINE_FINAL_TYPE (LimberAgent, limber_agent, G_TYPE_OBJECT)

static gboolean
tell_changed_cb (gpointer data)
{
  LimberAgent *self = LIMBER_AGENT (data);

  self->changed_id = 0;
  if (self->scheduler != NULL && self->holds != NULL)
    limber_hold_watch_set_attentive (self->holds,
                                     limber_scheduler_is_banner_live (self->scheduler));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  /* After the last change, which may still have to be written */
  g_clear_handle_id (&self->trim_id, g_source_remove);
  limber_agent_trim_later (self);
  return G_SOURCE_REMOVE;
}

/* Once for all that happens in this turn */
static void
tell_changed (LimberAgent *self)
{
  if (self->changed_id == 0 && !self->has_ended)
    self->changed_id = g_idle_add (tell_changed_cb, self);
}

static gboolean
trim_due_cb (gpointer data)
{
  LimberAgent *self = LIMBER_AGENT (data);

  self->trim_id = 0;
  limber_memory_give_back ();
  return G_SOURCE_REMOVE;
}

static gboolean
is_present (LimberAgent *self)
{
  return limber_presence_feed_is_active (self->presence)
         || limber_presence_feed_get_source_name (self->presence) == NULL
         || limber_scheduler_get_call_until (self->scheduler) != LIMBER_NEVER;
}

static gboolean
beat_due_cb (gpointer data)
{
  LimberAgent *self = LIMBER_AGENT (data);

  if (!is_present (self)) {
    self->beat_id = 0;
    return G_SOURCE_REMOVE;
  }
  limber_agent_beat (self);
  /* It is awake anyway: what whoever asked it has made it map goes, too. */
  limber_memory_give_back ();
  return G_SOURCE_CONTINUE;
}

static void
begin_beating (LimberAgent *self)
{
  if (self->beat_id == 0 && is_present (self))
    self->beat_id = g_timeout_add_seconds (BEAT_SECS, beat_due_cb, self);
}

static const LimberRoutineOption *
get_offered (LimberAgent *self)
{
  return limber_routine_chooser_get_next (
      self->chooser, self->scheduler != NULL && limber_scheduler_is_planned (self->scheduler));
}

static void
transition_cb (LimberAgent *self, const LimberTransition *transition)
{
  limber_recorder_write (self->recorder, transition);
  for (guint i = 0; i < transition->decisions->len; i++)
    g_signal_emit (self, signals[SIGNAL_DECIDED], 0, g_ptr_array_index (transition->decisions, i));
  tell_changed (self);
}

static void
offering_cb (LimberAgent *self)
{
  if (self->holds != NULL)
    limber_hold_watch_refresh (self->holds);
}

static void
hold_changed_cb (LimberAgent *self, int hold, gboolean is_on)
{
  limber_scheduler_set_hold (self->scheduler, (LimberHold) hold, is_on);
  tell_changed (self);
}

static void
apply_settings (LimberAgent *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LimberReminderSettings) reminders = limber_settings_read_reminders (self->settings,
                                                                                 problems);

  for (guint i = 0; i < problems->len; i++)
    g_message ("%s", (const char *) g_ptr_array_index (problems, i));
  limber_scheduler_set_settings (self->scheduler, reminders);
  tell_changed (self);
}

static void
setting_changed_cb (LimberAgent *self, const char *key)
{
  if (self->scheduler != NULL && limber_reminder_settings_has_key (key))
    apply_settings (self);
}

/* Before the scheduler's own handler of the alarm: a suspend is seen first. */
static void
woke_up_cb (LimberAgent *self)
{
  if (self->presence != NULL)
    limber_presence_feed_look_for_suspend (self->presence);
  tell_changed (self);
}

static void
follow_wall (LimberAgent *self)
{
  gint64 difference = limber_clock_get_wall_usec (self->clock)
                      - limber_clock_get_boot_usec (self->clock);

  if (ABS (difference - self->wall_less_boot_usec) > SAME_MOMENT_USEC)
    self->wall_less_boot_usec = difference;
}

static void
wall_changed_cb (LimberAgent *self)
{
  follow_wall (self);
  woke_up_cb (self);
}

static void
active_cb (LimberAgent *self)
{
  begin_beating (self);
  tell_changed (self);
}

static void
diary_opened_cb (LimberAgent *self)
{
  limber_routine_chooser_look_back (self->chooser, limber_recorder_get_diary (self->recorder));
}

static gboolean
restore (LimberAgent *self, const char *state)
{
  LimberAliveStamp alive;
  gboolean is_alive_known = self->alive != NULL && limber_alive_file_load (self->alive, &alive);
  g_autoptr (GError) error = NULL;

  if (state == NULL)
    return FALSE;
  if (limber_scheduler_load (self->scheduler, state, is_alive_known ? &alive : NULL, &error))
    return TRUE;
  g_message ("%s", error->message);
  return FALSE;
}

static void
start_holds (LimberAgent *self)
{
  if (self->holds == NULL)
    return;
  g_signal_connect_object (self->holds, "changed", G_CALLBACK (hold_changed_cb), self,
                           G_CONNECT_SWAPPED);
  limber_hold_watch_start (self->holds);
}

static void
begin (LimberAgent *self, const char *state)
{
  g_autoptr (LimberReminderSettings) reminders = limber_settings_read_reminders (self->settings,
                                                                                 NULL);

  self->scheduler = limber_scheduler_new (self->clock, reminders);
  restore (self, state);
  limber_prompter_follow (self->prompter, self->scheduler);
  g_signal_connect_object (self->scheduler, "transition", G_CALLBACK (transition_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scheduler, "offering", G_CALLBACK (offering_cb), self,
                           G_CONNECT_SWAPPED);
  self->presence = limber_presence_feed_new (self->clock, self->scheduler, self->idle_sources,
                                             self->lock);
  g_signal_connect_object (self->presence, "active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->presence, "notify::source-name", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  /* Hearing it, and asking for the next, took code that is not needed until then. */
  g_signal_connect_object (self->presence, "heard", G_CALLBACK (limber_agent_trim_later), self,
                           G_CONNECT_SWAPPED);
  limber_presence_feed_start (self->presence);
  start_holds (self);
  limber_scheduler_start (self->scheduler);
  begin_beating (self);
  limber_agent_trim_later (self);
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
state_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberAgent) self = user_data;
  g_autofree char *state = limber_recorder_open_finish (LIMBER_RECORDER (source), result);

  if (!self->has_ended)
    begin (self, state);
}

static void
limber_agent_dispose (GObject *object)
{
  LimberAgent *self = LIMBER_AGENT (object);

  g_clear_handle_id (&self->beat_id, g_source_remove);
  g_clear_handle_id (&self->changed_id, g_source_remove);
  g_clear_handle_id (&self->trim_id, g_source_remove);
  if (self->prompter != NULL)
    limber_prompter_end (self->prompter);
  if (self->evening != NULL)
    limber_evening_note_end (self->evening);
  if (self->presence != NULL)
    g_object_run_dispose (G_OBJECT (self->presence));
  g_clear_object (&self->presence);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->prompter);
  g_clear_object (&self->evening);
  g_clear_object (&self->banner);
  g_clear_object (&self->chooser);
  g_clear_object (&self->recorder);
  g_clear_object (&self->bus);
  g_clear_object (&self->holds);
  g_clear_object (&self->lock);
  g_clear_object (&self->idle_sources);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_agent_parent_class)->dispose (object);
}

static void
limber_agent_class_init (LimberAgentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = limber_agent_dispose;

  signals[SIGNAL_READY] = g_signal_new ("ready", LIMBER_TYPE_AGENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LIMBER_TYPE_AGENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", LIMBER_TYPE_AGENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
limber_agent_init (LimberAgent *self)
{
}

static LimberPrompter *
create_prompter (LimberAgent *self)
{
  LimberPrompterParts parts = {
    .settings = self->settings,
    .chooser = self->chooser,
    .recorder = self->recorder,
    .banner = self->banner,
    .bus = self->bus,
  };

  return limber_prompter_new (&parts);
}

LimberAgent *
limber_agent_new (const LimberAgentParts *parts)
{
  LimberAgent *self = g_object_new (LIMBER_TYPE_AGENT, NULL);

  self->clock = g_object_ref (parts->clock);
  self->settings = g_object_ref (parts->settings);
  self->alive = parts->alive;
  self->idle_sources = g_object_ref (parts->idle_sources);
  g_set_object (&self->lock, parts->lock);
  g_set_object (&self->holds, parts->holds);
  g_set_object (&self->bus, parts->bus);
  self->recorder = limber_recorder_new (parts->diary_path, self->clock);
  self->chooser = limber_routine_chooser_new (self->settings, self->clock, parts->library);
  self->banner = limber_banner_new (parts->notifier);
  self->prompter = create_prompter (self);
  self->evening = limber_evening_note_new (self->settings, self->clock, self->recorder,
                                           self->banner);

  /* The alarm's handlers run in the order in which they were connected. */
  g_signal_connect_object (self->clock, "alarm", G_CALLBACK (woke_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "wall-changed", G_CALLBACK (wall_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->prompter, "acted", G_CALLBACK (tell_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->banner, "notify::problem", G_CALLBACK (tell_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "notify::problem", G_CALLBACK (tell_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "opened", G_CALLBACK (diary_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "changed", G_CALLBACK (tell_changed), self,
                           G_CONNECT_SWAPPED);
  follow_wall (self);
  return self;
}

void
limber_agent_start (LimberAgent *self)
{
  g_return_if_fail (LIMBER_IS_AGENT (self));

  limber_recorder_open_async (self->recorder, state_read_cb, g_object_ref (self));
  limber_routine_chooser_reload (self->chooser);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  limber_recorder_close_finish (LIMBER_RECORDER (source), result);
  g_task_return_boolean (task, TRUE);
}

static void
banner_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  LimberAgent *self = g_task_get_source_object (task);

  if (!limber_notifier_end_finish (LIMBER_NOTIFIER (source), result))
    g_debug ("The notification server did not answer at the end");
  limber_recorder_close_async (self->recorder, closed_cb, task);
}

void
limber_agent_end_async (LimberAgent *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  LimberNotifier *notifier = limber_banner_get_notifier (self->banner);

  g_clear_handle_id (&self->beat_id, g_source_remove);
  g_clear_handle_id (&self->changed_id, g_source_remove);
  g_clear_handle_id (&self->trim_id, g_source_remove);
  if (self->alive != NULL && self->scheduler != NULL && is_present (self))
    limber_alive_file_write (self->alive, self->clock);
  self->has_ended = TRUE;
  limber_prompter_end (self->prompter);
  limber_evening_note_end (self->evening);
  if (self->scheduler != NULL) {
    g_signal_handlers_disconnect_by_data (self->scheduler, self);
    limber_clock_set_alarm (self->clock, -1);
  }
  if (notifier != NULL)
    limber_notifier_end_async (notifier, banner_ended_cb, task);
  else
    limber_recorder_close_async (self->recorder, closed_cb, task);
}

void
limber_agent_end_finish (LimberAgent *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

LimberScheduler *
limber_agent_get_scheduler (LimberAgent *self)
{
  return self->scheduler;
}

LimberRecorder *
limber_agent_get_recorder (LimberAgent *self)
{
  return self->recorder;
}

LimberRoutineChooser *
limber_agent_get_chooser (LimberAgent *self)
{
  return self->chooser;
}

LimberBanner *
limber_agent_get_banner (LimberAgent *self)
{
  return self->banner;
}

LimberPresenceFeed *
limber_agent_get_presence (LimberAgent *self)
{
  return self->presence;
}

LimberHoldWatch *
limber_agent_get_hold_watch (LimberAgent *self)
{
  return self->holds;
}

LimberClock *
limber_agent_get_clock (LimberAgent *self)
{
  return self->clock;
}

gint64
limber_agent_get_wall_usec (LimberAgent *self, gint64 boot_usec)
{
  if (boot_usec == LIMBER_NEVER || boot_usec == G_MAXINT64)
    return 0;
  return boot_usec + self->wall_less_boot_usec;
}

const char *
limber_agent_get_next_routine (LimberAgent *self)
{
  const LimberRoutineOption *option;
  const char *running = self->scheduler != NULL
                            ? limber_scheduler_get_running_routine (self->scheduler)
                            : NULL;

  if (running != NULL)
    return running;
  option = get_offered (self);
  return option != NULL ? option->id : NULL;
}

const char *
limber_agent_start_break (LimberAgent *self, const char *routine_id, GError **error)
{
  const LimberRoutineOption *option = routine_id != NULL
                                          ? limber_routine_chooser_find (self->chooser, routine_id)
                                          : get_offered (self);

  /* One of the person's own, added since the library was read */
  if (option == NULL && routine_id != NULL) {
    limber_routine_chooser_reload (self->chooser);
    option = limber_routine_chooser_find (self->chooser, routine_id);
  }
  if (option == NULL && routine_id != NULL) {
    g_set_error (error, LIMBER_AGENT_ERROR, LIMBER_AGENT_ERROR_UNKNOWN_ROUTINE,
                 /* Translators: %s: id of a routine */
                 _ ("There is no routine “%s”."), routine_id);
    return NULL;
  }
  tell_changed (self);
  return limber_scheduler_start_break (self->scheduler, option != NULL ? option->id : NULL,
                                       option != NULL ? option->duration_usec
                                                      : FALLBACK_ROUTINE_USEC);
}

gboolean
limber_agent_finish_break (LimberAgent *self, double done, GError **error)
{
  g_autofree char *routine_id = g_strdup (limber_scheduler_get_running_routine (self->scheduler));

  if (!limber_scheduler_finish_break (self->scheduler, done, error))
    return FALSE;
  if (done >= LIMBER_SHARE_HALF)
    limber_routine_chooser_note_done (self->chooser, routine_id);
  tell_changed (self);
  return TRUE;
}

void
limber_agent_show_ready (LimberAgent *self, const char *routine_id)
{
  limber_prompter_show_ready (self->prompter, routine_id);
}

void
limber_agent_trim_later (LimberAgent *self)
{
  if (self->trim_id == 0 && !self->has_ended)
    self->trim_id = g_timeout_add_seconds (TRIM_SECS, trim_due_cb, self);
}

void
limber_agent_beat (LimberAgent *self)
{
  g_return_if_fail (LIMBER_IS_AGENT (self) && self->scheduler != NULL);

  if (self->alive != NULL)
    limber_alive_file_write (self->alive, self->clock);
  follow_wall (self);
  limber_presence_feed_look_for_silence (self->presence);
  limber_recorder_retry (self->recorder);
  limber_evening_note_look (self->evening, self->scheduler);
}
