/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-coach-sound.h"

#include "media/limber-cue-plan.h"
#include "media/limber-cues.h"
#include "media/limber-gst.h"
#include "media/limber-tone.h"
#include "media/limber-worker.h"

#include <gio/gio.h>

/*
 * LimberCoachSound:
 *
 * The ear of a session in the terminal: follows a coach and plays its cues. GStreamer may take
 * seconds to start the first time on a machine, so that it is started on a thread of its own; until
 * then, and where it cannot start, there is silence.
 */

struct _LimberCoachSound {
  GObject parent_instance;

  LimberCoach *coach;     /* (owned) */
  LimberMailbox *mailbox; /* (owned) */
  LimberCues *cues;       /* (owned) (nullable): once GStreamer is there */
  double volume;
  gboolean is_played;
  LimberCue last_cue;
  char *problem; /* (owned) (nullable) */
};

typedef enum {
  PROP_COACH = 1,
  PROP_VOLUME,
  N_PROPERTIES,
} LimberCoachSoundProperty;

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LimberCoachSound, limber_coach_sound, G_TYPE_OBJECT)

static void
play (LimberCoachSound *self, LimberCue cue)
{
  if (self->cues == NULL)
    return;
  limber_cues_play (self->cues, cue);
  self->is_played = TRUE;
  self->last_cue = cue;
}

static const LimberSegment *
get_segment (LimberCoachSound *self, guint index)
{
  return limber_timeline_get_segment (limber_coach_get_timeline (self->coach), index);
}

static void
segment_started_cb (LimberCoachSound *self, guint index)
{
  LimberCue cue = LIMBER_CUE_START;

  if (limber_cue_plan_get_start (limber_coach_get_timeline (self->coach), index, &cue))
    play (self, cue);
}

static void
half_passed_cb (LimberCoachSound *self, guint index)
{
  gint64 duration_usec = limber_coach_get_segment_duration_usec (self->coach);

  if (limber_cue_plan_has_half (get_segment (self, index)->kind, duration_usec))
    play (self, LIMBER_CUE_HALF);
}

static void
last_second_began_cb (LimberCoachSound *self, guint secs)
{
  guint index = limber_coach_get_segment_index (self->coach);
  gint64 duration_usec = limber_coach_get_segment_duration_usec (self->coach);

  if (limber_cue_plan_has_ticks (get_segment (self, index)->kind, duration_usec))
    play (self, LIMBER_CUE_TICK);
}

static void
finished_cb (LimberCoachSound *self)
{
  if (limber_coach_get_end (self->coach) == LIMBER_COACH_END_COMPLETED)
    play (self, LIMBER_CUE_END);
}

static void
problem_arrived_cb (const char *path, const char *message, gpointer user_data)
{
  LimberCoachSound *self = user_data;

  g_free (self->problem);
  self->problem = g_strdup (message);
}

static void
start_gstreamer (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (limber_gst_init (&error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  limber_worker_end_task ();
}

static void
free_weak_ref (GWeakRef *weak_ref)
{
  g_weak_ref_clear (weak_ref);
  g_free (weak_ref);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GWeakRef, free_weak_ref)

/* @user_data: (owned): weak, because a task's thread may drop the task, and its source with it,
 * after this has run. Without a mailbox the session was over before. */
static void
gstreamer_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GWeakRef) weak_ref = user_data;
  g_autoptr (LimberCoachSound) self = g_weak_ref_get (weak_ref);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    problem_arrived_cb (NULL, error->message, self);
  else if (self->mailbox != NULL) {
    self->cues = limber_cues_new (self->mailbox, NULL);
    limber_cues_set_volume (self->cues, self->volume);
  }
}

static void
limber_coach_sound_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LimberCoachSound *self = LIMBER_COACH_SOUND (object);

  switch ((LimberCoachSoundProperty) id) {
  case PROP_COACH:
    g_value_set_object (value, self->coach);
    break;
  case PROP_VOLUME:
    g_value_set_double (value, self->volume);
    break;
  case N_PROPERTIES:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
limber_coach_sound_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LimberCoachSound *self = LIMBER_COACH_SOUND (object);

  switch ((LimberCoachSoundProperty) id) {
  case PROP_COACH:
    self->coach = g_value_dup_object (value);
    break;
  case PROP_VOLUME:
    self->volume = g_value_get_double (value);
    break;
  case N_PROPERTIES:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
limber_coach_sound_constructed (GObject *object)
{
  LimberCoachSound *self = LIMBER_COACH_SOUND (object);
  GWeakRef *weak_ref = g_new0 (GWeakRef, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, gstreamer_started_cb, weak_ref);

  g_weak_ref_init (weak_ref, self);
  G_OBJECT_CLASS (limber_coach_sound_parent_class)->constructed (object);

  self->mailbox = limber_mailbox_new (NULL, problem_arrived_cb, self);
  g_signal_connect_object (self->coach, "segment-started", G_CALLBACK (segment_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "half", G_CALLBACK (half_passed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "last-seconds", G_CALLBACK (last_second_began_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  limber_worker_begin_task ();
  g_task_run_in_thread (task, start_gstreamer);
}

static void
limber_coach_sound_dispose (GObject *object)
{
  LimberCoachSound *self = LIMBER_COACH_SOUND (object);

  g_clear_pointer (&self->cues, limber_cues_free);
  if (self->mailbox != NULL)
    limber_mailbox_close (self->mailbox);
  g_clear_pointer (&self->mailbox, limber_mailbox_unref);
  g_clear_object (&self->coach);

  G_OBJECT_CLASS (limber_coach_sound_parent_class)->dispose (object);
}

static void
limber_coach_sound_finalize (GObject *object)
{
  LimberCoachSound *self = LIMBER_COACH_SOUND (object);

  g_free (self->problem);

  G_OBJECT_CLASS (limber_coach_sound_parent_class)->finalize (object);
}

static void
limber_coach_sound_class_init (LimberCoachSoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = limber_coach_sound_get_property;
  object_class->set_property = limber_coach_sound_set_property;
  object_class->constructed = limber_coach_sound_constructed;
  object_class->dispose = limber_coach_sound_dispose;
  object_class->finalize = limber_coach_sound_finalize;

  properties[PROP_COACH] = g_param_spec_object ("coach", NULL, NULL, LIMBER_TYPE_COACH, flags);
  properties[PROP_VOLUME] = g_param_spec_double ("volume", NULL, NULL, 0, 1, 1, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
limber_coach_sound_init (LimberCoachSound *self)
{
}

LimberCoachSound *
limber_coach_sound_new (LimberCoach *coach, double volume)
{
  g_return_val_if_fail (LIMBER_IS_COACH (coach), NULL);

  return g_object_new (LIMBER_TYPE_COACH_SOUND, "coach", coach, "volume", volume, NULL);
}

guint
limber_coach_sound_get_rest_msec (LimberCoachSound *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH_SOUND (self), 0);

  if (!self->is_played || self->problem != NULL)
    return 0;
  return limber_tone_get_n_samples (self->last_cue) * 1000 / LIMBER_TONE_RATE;
}

const char *
limber_coach_sound_get_problem (LimberCoachSound *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH_SOUND (self), NULL);

  return self->problem;
}
