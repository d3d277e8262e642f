/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-prompter.h"

#include "core/limber-vocabulary.h"
#include "desktop/limber-activation.h"

#include <glib/gi18n-lib.h>

/*
 * LimberPrompter:
 *
 * Between scheduler and person: a decision becomes a banner, a click on it a verb of the scheduler
 * or an action of the window. What a reminder says is limber-reminder-text's, how it is shown the
 * banner's. Main thread.
 */

/* Of the body, in a reminder */
#define MAX_AREAS 2

enum {
  SIGNAL_ACTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _LimberPrompter {
  GObject parent_instance;

  GSettings *settings;           /* (owned) */
  LimberRoutineChooser *chooser; /* (owned) */
  LimberRecorder *recorder;      /* (owned) */
  LimberBanner *banner;          /* (owned) */
  GDBusConnection *bus;          /* (owned) (nullable) */
  LimberScheduler *scheduler;    /* (owned) (nullable): once there is one to follow */
  gboolean has_ended;
  guint n_reminders; /* for titles that change */
  char *offered_id;  /* (owned) (nullable): routine of the banner */
};

G_DEFINE_FINAL_TYPE (LimberPrompter, limber_prompter, G_TYPE_OBJECT)

/* (transfer full) (nullable) */
static char *
describe_areas (LimberPrompter *self, const LimberRoutineOption *option)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  if (option == NULL || !g_settings_get_boolean (self->settings, "notification-details"))
    return NULL;
  for (guint i = 0; i < MAX_AREAS && option->areas[i] != NULL; i++)
    g_ptr_array_add (
        titles, (char *) limber_vocabulary_get_title (LIMBER_VOCABULARY_AREA, option->areas[i]));
  if (titles->len == 0)
    return NULL;
  g_ptr_array_add (titles, NULL);
  /* Translators: between the names of areas of the body */
  return g_strjoinv (C_ ("areas of the body", ", "), (char **) titles->pdata);
}

static void
show_break (LimberPrompter *self, const LimberDecision *decision)
{
  const LimberRoutineOption *option = limber_routine_chooser_get_next (
      self->chooser, limber_scheduler_is_planned (self->scheduler));
  g_autofree char *areas = describe_areas (self, option);
  LimberReminderFacts facts = {
    .routine_title = option != NULL ? option->title : NULL,
    .routine_secs = option != NULL ? (int) (option->duration_usec / G_USEC_PER_SEC) : 0,
    .areas = areas,
    .sitting_mins = decision->sitting_usec >= 0
                        ? (int) (decision->sitting_usec / LIMBER_USEC_PER_MIN)
                        : -1,
    .is_planned = limber_scheduler_is_planned (self->scheduler),
    .number = self->n_reminders++,
  };
  int snooze_mins = limber_scheduler_get_snoozes_left (self->scheduler) > 0
                        ? g_settings_get_int (self->settings, "snooze")
                        : 0;

  g_free (self->offered_id);
  self->offered_id = g_strdup (option != NULL ? option->id : NULL);
  limber_banner_show_break (self->banner, &facts, snooze_mins);
}

static void
decided_cb (LimberPrompter *self, const LimberDecision *decision)
{
  if (g_str_equal (decision->event, "notified"))
    show_break (self, decision);
  else if (g_str_equal (decision->event, "withdrawn")) {
    limber_banner_withdraw (self->banner, LIMBER_BANNER_BREAK);
    limber_banner_withdraw (self->banner, LIMBER_BANNER_READY);
  } else if (g_str_equal (decision->event, "pause-pointed-out"))
    limber_banner_show_paused (self->banner);
  else if (g_str_equal (decision->event, "unpaused"))
    limber_banner_withdraw (self->banner, LIMBER_BANNER_PAUSED);
  else if (g_str_equal (decision->event, "break-started"))
    limber_banner_withdraw (self->banner, LIMBER_BANNER_READY);
}

static void
activated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberPrompter) self = user_data;
  g_autoptr (GError) error = NULL;

  if (limber_activation_send_finish (result, &error) || self->has_ended)
    return;
  g_dbus_error_strip_remote_error (error);
  limber_recorder_write_decision (self->recorder, "window-failed", NULL, NULL);
  limber_banner_show_fault (self->banner, error->message);
}

/* @action: an action of the window's program; @target: (nullable): its parameter */
static void
activate (LimberPrompter *self, const char *action, const char *target, const char *token)
{
  if (self->bus == NULL)
    return;
  limber_activation_send_async (self->bus, action,
                                target != NULL ? g_variant_new_string (target) : NULL, token, NULL,
                                activated_cb, g_object_ref (self));
}

static void
open_break (LimberPrompter *self, const char *name, const char *token)
{
  if (self->offered_id != NULL && g_str_equal (name, LIMBER_BANNER_ACTION_START))
    activate (self, "start-routine", self->offered_id, token);
  else if (self->offered_id != NULL)
    activate (self, "show-routine", self->offered_id, token);
  else
    activate (self, "show-today", NULL, token);
}

static void
act_on_break (LimberPrompter *self, const char *name, const char *token)
{
  if (g_str_equal (name, LIMBER_BANNER_ACTION_SNOOZE)) {
    g_autoptr (GError) error = NULL;

    if (!limber_scheduler_snooze (self->scheduler, 0, NULL, &error))
      g_message ("%s", error->message);
  } else if (g_str_equal (name, LIMBER_BANNER_ACTION_SKIP))
    limber_scheduler_skip (self->scheduler, "not-now");
  else {
    limber_scheduler_note_banner_closed (self->scheduler);
    open_break (self, name, token);
  }
}

static void
banner_action_cb (LimberPrompter *self, int kind, const char *name, const char *token)
{
  if (self->has_ended || self->scheduler == NULL)
    return;
  switch ((LimberBannerKind) kind) {
  case LIMBER_BANNER_BREAK:
    act_on_break (self, name, token);
    break;
  case LIMBER_BANNER_READY:
  case LIMBER_BANNER_FAULT:
    open_break (self, LIMBER_BANNER_ACTION_START, token);
    break;
  case LIMBER_BANNER_PAUSED:
    if (g_str_equal (name, LIMBER_BANNER_ACTION_RESUME))
      limber_scheduler_resume (self->scheduler);
    else
      activate (self, "show-today", NULL, token);
    break;
  case LIMBER_BANNER_EVENING:
    activate (self, "log-pain", NULL, token);
    break;
  case LIMBER_BANNER_TEST:
  case LIMBER_BANNER_NONE:
    activate (self, "show-today", NULL, token);
    break;
  }
  g_signal_emit (self, signals[SIGNAL_ACTED], 0);
}

static void
banner_gone_cb (LimberPrompter *self, int kind)
{
  if (kind == LIMBER_BANNER_BREAK && self->scheduler != NULL && !self->has_ended)
    limber_scheduler_note_banner_closed (self->scheduler);
  g_signal_emit (self, signals[SIGNAL_ACTED], 0);
}

static void
banner_failed_cb (LimberPrompter *self, int kind, const char *cause)
{
  const char *event = g_str_equal (cause, LIMBER_NOTIFIER_STUCK) ? LIMBER_NOTIFIER_STUCK
                                                                 : "notification-failed";

  limber_recorder_write_decision (self->recorder, event, cause,
                                  kind == LIMBER_BANNER_BREAK && self->scheduler != NULL
                                      ? limber_scheduler_get_break_id (self->scheduler)
                                      : NULL);
}

static void
limber_prompter_dispose (GObject *object)
{
  LimberPrompter *self = LIMBER_PROMPTER (object);

  limber_prompter_end (self);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->banner);
  g_clear_object (&self->chooser);
  g_clear_object (&self->recorder);
  g_clear_object (&self->bus);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (limber_prompter_parent_class)->dispose (object);
}

static void
limber_prompter_finalize (GObject *object)
{
  g_free (LIMBER_PROMPTER (object)->offered_id);

  G_OBJECT_CLASS (limber_prompter_parent_class)->finalize (object);
}

static void
limber_prompter_class_init (LimberPrompterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = limber_prompter_dispose;
  object_class->finalize = limber_prompter_finalize;

  signals[SIGNAL_ACTED] = g_signal_new ("acted", LIMBER_TYPE_PROMPTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_prompter_init (LimberPrompter *self)
{
}

LimberPrompter *
limber_prompter_new (const LimberPrompterParts *parts)
{
  LimberPrompter *self = g_object_new (LIMBER_TYPE_PROMPTER, NULL);

  self->settings = g_object_ref (parts->settings);
  self->chooser = g_object_ref (parts->chooser);
  self->recorder = g_object_ref (parts->recorder);
  self->banner = g_object_ref (parts->banner);
  g_set_object (&self->bus, parts->bus);
  g_signal_connect_object (self->banner, "action", G_CALLBACK (banner_action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->banner, "gone", G_CALLBACK (banner_gone_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->banner, "failed", G_CALLBACK (banner_failed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
limber_prompter_follow (LimberPrompter *self, LimberScheduler *scheduler)
{
  g_return_if_fail (LIMBER_IS_PROMPTER (self) && self->scheduler == NULL);

  self->scheduler = g_object_ref (scheduler);
  g_signal_connect_object (scheduler, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
}

void
limber_prompter_show_ready (LimberPrompter *self, const char *routine_id)
{
  const LimberRoutineOption *option = NULL;

  g_return_if_fail (LIMBER_IS_PROMPTER (self));

  option = limber_routine_chooser_find (self->chooser, routine_id);
  g_free (self->offered_id);
  self->offered_id = g_strdup (routine_id);
  limber_banner_show_ready (self->banner, option != NULL ? option->title : NULL);
}

void
limber_prompter_end (LimberPrompter *self)
{
  g_return_if_fail (LIMBER_IS_PROMPTER (self));

  self->has_ended = TRUE;
  if (self->scheduler != NULL)
    g_signal_handlers_disconnect_by_data (self->scheduler, self);
}
