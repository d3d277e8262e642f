/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-recorder.h"

#include "store/limber-diary-files.h"

/*
 * LimberRecorder:
 *
 * A queue before the diary. One transition is on its way at a time, so that they are kept in order;
 * one that fails stays first in the queue and is tried again with the next, by
 * limber_recorder_retry(), and by time: after 2, 4 … 512 s. One that the diary refuses as
 * contradicting would stop all others for ever: it is logged and dropped.
 *
 *   closed --open--> opening --done--> open --close--> closing --idle--> closed
 *                       '--failed--> closed, with a problem: tried again with the next transition
 *
 * Of closing and reopening, the last that is asked for counts, once what is being closed is. What
 * waits then stays in memory, and is lost if the program ends before it is reopened.
 *
 * A problem is said once, however often it comes. Main thread only; the diary's own thread works.
 */

/* Some weeks of reminders. Beyond, the oldest are dropped: the newest state is in the last. */
#define MAX_WAITING     5000
#define MAX_RETRY_SHIFT 9

typedef enum {
  PROP_PROBLEM = 1,
} LimberRecorderProp;

enum {
  SIGNAL_OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_PROBLEM + 1];
static guint signals[N_SIGNALS];

struct _LimberRecorder {
  GObject parent_instance;

  char *diary_path;   /* (owned) */
  LimberClock *clock; /* (owned) */
  LimberDiary *diary; /* (owned) (nullable) */
  GQueue waiting;     /* (element-type LimberTransition) (owned) */
  char *problem;      /* (owned) (nullable) */
  gboolean is_opening;
  gboolean is_writing;
  gboolean is_held_shut; /* somebody wants the file for themselves, or never opened it */
  GTask *open_task;      /* (owned) (nullable): the first open */
  GQueue close_tasks;    /* (element-type GTask) (owned) */
  gboolean is_closing;   /* the file itself, by whoever uses the diary last */
  gboolean is_reopening; /* as soon as it is closed */
  int backup_day;
  guint n_failures; /* in a row */
  guint retry_id;
};

G_DEFINE_FINAL_TYPE (LimberRecorder, limber_recorder, G_TYPE_OBJECT)

static void pump (LimberRecorder *self);

static void
set_problem (LimberRecorder *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  if (problem != NULL)
    g_message ("%s", problem);
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static gboolean
retry_due_cb (gpointer data)
{
  LimberRecorder *self = LIMBER_RECORDER (data);

  self->retry_id = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

/* @problem: (nullable): NULL if it went well */
static void
note_attempt (LimberRecorder *self, const char *problem)
{
  set_problem (self, problem);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (problem == NULL)
    self->n_failures = 0;
  else if (!self->is_held_shut) {
    self->n_failures = MIN (self->n_failures + 1, MAX_RETRY_SHIFT);
    self->retry_id = g_timeout_add_seconds (1u << self->n_failures, retry_due_cb, self);
  }
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!limber_diary_back_up_daily_finish (LIMBER_DIARY (source), result, &error))
    g_debug ("Daily backup: %s", error->message);
}

static void
back_up (LimberRecorder *self)
{
  LimberStamp now = limber_stamp_new_now (self->clock);

  if (limber_stamp_get_day (&now) == self->backup_day)
    return;
  self->backup_day = limber_stamp_get_day (&now);
  limber_diary_back_up_daily_async (self->diary, now, NULL, backed_up_cb, NULL);
}

static gboolean
closed_cb (gpointer data)
{
  g_autoptr (LimberRecorder) self = data;
  GTask *task;

  self->is_closing = FALSE;
  while ((task = g_queue_pop_head (&self->close_tasks)) != NULL) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
  }
  if (self->is_reopening)
    limber_recorder_reopen (self);
  return G_SOURCE_REMOVE;
}

/* In whichever thread let go of the diary last */
static void
diary_gone_cb (gpointer data, GObject *diary)
{
  g_idle_add (closed_cb, data);
}

static gboolean
can_write_rest (LimberRecorder *self)
{
  return !g_queue_is_empty (&self->waiting) && self->problem == NULL && !self->is_held_shut;
}

/* The rest is written first, if it can be. */
static void
settle_close (LimberRecorder *self)
{
  if (g_queue_is_empty (&self->close_tasks) || self->is_closing || self->is_writing
      || self->is_opening || can_write_rest (self))
    return;

  self->is_held_shut = TRUE;
  self->is_closing = TRUE;
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->diary == NULL)
    g_idle_add (closed_cb, g_object_ref (self));
  else {
    g_object_weak_ref (G_OBJECT (self->diary), diary_gone_cb, g_object_ref (self));
    g_clear_object (&self->diary);
  }
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberRecorder) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = limber_diary_save_transition_finish (LIMBER_DIARY (source), result, &error);

  self->is_writing = FALSE;
  if (is_done || g_error_matches (error, LIMBER_DIARY_ERROR, LIMBER_DIARY_ERROR_INVALID)
      || (error != NULL && error->domain != LIMBER_DIARY_ERROR)) {
    limber_transition_free (g_queue_pop_head (&self->waiting));
    if (is_done)
      back_up (self);
    else
      g_message ("A record was refused: %s", error->message);
    note_attempt (self, NULL);
    pump (self);
  } else
    note_attempt (self, error->message);
  settle_close (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberRecorder) self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->open_task);
  g_autoptr (GError) error = NULL;
  char *state = NULL;

  if (!limber_diary_load_state_finish (LIMBER_DIARY (source), result, &state, &error))
    set_problem (self, error->message);
  g_task_return_pointer (task, state, g_free);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberRecorder) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_opening = FALSE;
  self->diary = limber_diary_open_finish (result, &error);
  note_attempt (self, error != NULL ? error->message : NULL);
  if (self->open_task != NULL && self->diary != NULL)
    limber_diary_load_state_async (self->diary, NULL, loaded_cb, g_object_ref (self));
  else if (self->open_task != NULL) {
    g_autoptr (GTask) task = g_steal_pointer (&self->open_task);

    g_task_return_pointer (task, NULL, NULL);
  }
  if (self->diary != NULL) {
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
    pump (self);
  }
  settle_close (self);
}

static void
open_diary (LimberRecorder *self)
{
  self->is_opening = TRUE;
  limber_diary_open_async (self->diary_path, limber_clock_get_wall_usec (self->clock), NULL,
                           opened_cb, g_object_ref (self));
}

static void
pump (LimberRecorder *self)
{
  if (self->is_held_shut || self->is_opening || self->is_writing
      || g_queue_is_empty (&self->waiting))
    return;
  if (self->diary == NULL) {
    open_diary (self);
    return;
  }
  self->is_writing = TRUE;
  limber_diary_save_transition_async (self->diary, g_queue_peek_head (&self->waiting), NULL,
                                      written_cb, g_object_ref (self));
}

static void
limber_recorder_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LimberRecorder *self = LIMBER_RECORDER (object);

  switch ((LimberRecorderProp) property_id) {
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_recorder_dispose (GObject *object)
{
  g_clear_handle_id (&LIMBER_RECORDER (object)->retry_id, g_source_remove);

  G_OBJECT_CLASS (limber_recorder_parent_class)->dispose (object);
}

static void
limber_recorder_finalize (GObject *object)
{
  LimberRecorder *self = LIMBER_RECORDER (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) limber_transition_free);
  g_clear_object (&self->diary);
  g_object_unref (self->clock);
  g_free (self->diary_path);
  g_free (self->problem);

  G_OBJECT_CLASS (limber_recorder_parent_class)->finalize (object);
}

static void
limber_recorder_class_init (LimberRecorderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = limber_recorder_get_property;
  object_class->dispose = limber_recorder_dispose;
  object_class->finalize = limber_recorder_finalize;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_OPENED] = g_signal_new ("opened", LIMBER_TYPE_RECORDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_recorder_init (LimberRecorder *self)
{
  g_queue_init (&self->waiting);
  g_queue_init (&self->close_tasks);
  self->is_held_shut = TRUE;
  self->backup_day = G_MININT;
}

LimberRecorder *
limber_recorder_new (const char *diary_path, LimberClock *clock)
{
  LimberRecorder *self = g_object_new (LIMBER_TYPE_RECORDER, NULL);

  self->diary_path = g_strdup (diary_path);
  self->clock = g_object_ref (clock);
  return self;
}

void
limber_recorder_open_async (LimberRecorder *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIMBER_IS_RECORDER (self) && self->is_held_shut && self->open_task == NULL);

  self->open_task = g_task_new (self, NULL, callback, user_data);
  self->is_held_shut = FALSE;
  open_diary (self);
}

char *
limber_recorder_open_finish (LimberRecorder *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
limber_recorder_write (LimberRecorder *self, const LimberTransition *transition)
{
  g_return_if_fail (LIMBER_IS_RECORDER (self));

  /* The first may be on its way. */
  if (g_queue_get_length (&self->waiting) >= MAX_WAITING)
    limber_transition_free (g_queue_pop_nth (&self->waiting, 1));
  g_queue_push_tail (&self->waiting, limber_transition_copy (transition));
  pump (self);
}

void
limber_recorder_write_decision (LimberRecorder *self,
                                const char *event,
                                const char *cause,
                                const char *break_id)
{
  g_autoptr (LimberTransition) transition = limber_transition_new ();
  LimberDecisionRecord *decision = limber_decision_record_new (limber_stamp_new_now (self->clock),
                                                               event, cause);

  decision->break_id = g_strdup (break_id);
  g_ptr_array_add (transition->decisions, decision);
  limber_recorder_write (self, transition);
}

void
limber_recorder_retry (LimberRecorder *self)
{
  g_return_if_fail (LIMBER_IS_RECORDER (self));

  pump (self);
}

void
limber_recorder_close_async (LimberRecorder *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (LIMBER_IS_RECORDER (self));

  self->is_reopening = FALSE;
  g_queue_push_tail (&self->close_tasks, g_task_new (self, NULL, callback, user_data));
  settle_close (self);
}

void
limber_recorder_close_finish (LimberRecorder *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

void
limber_recorder_reopen (LimberRecorder *self)
{
  g_return_if_fail (LIMBER_IS_RECORDER (self));

  self->is_reopening = !g_queue_is_empty (&self->close_tasks);
  if (self->is_reopening)
    return;
  self->is_held_shut = FALSE;
  if (self->diary == NULL && !self->is_opening)
    open_diary (self);
}

LimberDiary *
limber_recorder_get_diary (LimberRecorder *self)
{
  g_return_val_if_fail (LIMBER_IS_RECORDER (self), NULL);

  return self->diary;
}

const char *
limber_recorder_get_problem (LimberRecorder *self)
{
  g_return_val_if_fail (LIMBER_IS_RECORDER (self), NULL);

  return self->problem;
}

guint
limber_recorder_get_n_waiting (LimberRecorder *self)
{
  g_return_val_if_fail (LIMBER_IS_RECORDER (self), 0);

  return g_queue_get_length (&self->waiting);
}
