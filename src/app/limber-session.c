/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session.h"

#include "app/limber-duration-text.h"
#include "app/limber-session-text.h"
#include "core/limber-step-schedule.h"
#include "media/limber-cue-plan.h"

#include <glib/gi18n-lib.h>

/* LimberSession puts a coach's session into words and numbers.
 *
 * It keeps no time and no state of its own: everything shown is read from the coach, at its signals
 * and at limber_session_update(). Lives on the main thread. */
struct _LimberSession {
  GObject parent_instance;

  LimberCoach *coach; /* (owned) */
  gboolean is_muted;

  guint segment_index;
  guint step;
  guint seconds;
  double fraction;
  double progress;
  LimberCoachState state;
  char *instruction;  /* (owned) */
  char *next;         /* (owned) */
  char *repetition;   /* (owned) (nullable) */
  char *announcement; /* (owned) */
};

typedef enum {
  PROP_COACH = 1,
  PROP_TITLE,
  PROP_SIDE,
  PROP_PHASE,
  PROP_REPETITION,
  PROP_INSTRUCTION,
  PROP_NEXT,
  PROP_ANNOUNCEMENT,
  PROP_STEP,
  PROP_ITEM,
  PROP_SECONDS,
  PROP_FRACTION,
  PROP_PROGRESS,
  PROP_STATE,
  PROP_IS_MUTED,
} LimberSessionProperty;

typedef enum {
  SIGNAL_CUE,
} LimberSessionSignal;

static GParamSpec *properties[PROP_IS_MUTED + 1];
static guint signals[SIGNAL_CUE + 1];

G_DEFINE_FINAL_TYPE (LimberSession, limber_session, G_TYPE_OBJECT)

static const LimberSegment *
get_segment (LimberSession *self)
{
  return limber_timeline_get_segment (limber_coach_get_timeline (self->coach), self->segment_index);
}

static void
notify (LimberSession *self, LimberSessionProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Takes @value over. */
static void
set_text (LimberSession *self, char **field, char *value, LimberSessionProperty property)
{
  if (g_strcmp0 (*field, value) == 0) {
    g_free (value);
    return;
  }
  g_free (*field);
  *field = value;
  notify (self, property);
}

static void
set_count (LimberSession *self, guint *field, guint value, LimberSessionProperty property)
{
  if (*field == value)
    return;
  *field = value;
  notify (self, property);
}

static void
set_share (LimberSession *self, double *field, double value, LimberSessionProperty property)
{
  if (*field == value)
    return;
  *field = value;
  notify (self, property);
}

static void
announce (LimberSession *self, char *text)
{
  set_text (self, &self->announcement, text, PROP_ANNOUNCEMENT);
}

static void
announce_segment (LimberSession *self)
{
  gint64 left_usec = limber_coach_get_segment_duration_usec (self->coach)
                     - limber_coach_get_elapsed_usec (self->coach);

  announce (self, limber_session_text_announce_segment (
                      get_segment (self), limber_duration_to_countdown_secs (left_usec),
                      self->instruction));
}

static void
update_words (LimberSession *self)
{
  LimberTimeline *timeline = limber_coach_get_timeline (self->coach);
  guint index = limber_coach_get_segment_index (self->coach);

  if (index != self->segment_index) {
    self->segment_index = index;
    notify (self, PROP_TITLE);
    notify (self, PROP_SIDE);
    notify (self, PROP_PHASE);
    notify (self, PROP_ITEM);
  }
  set_text (self, &self->next, limber_session_text_next (timeline, index), PROP_NEXT);
  set_text (self, &self->repetition, limber_session_text_repetition (timeline, index),
            PROP_REPETITION);
}

static void
update_step (LimberSession *self)
{
  const LimberSegment *segment = get_segment (self);
  guint step = limber_step_schedule_find (limber_coach_get_timeline (self->coach),
                                          self->segment_index,
                                          limber_coach_get_elapsed_usec (self->coach),
                                          limber_coach_get_segment_duration_usec (self->coach));

  set_count (self, &self->step, step, PROP_STEP);
  set_text (self, &self->instruction,
            limber_step_schedule_get_text (segment->exercise, step, segment->side),
            PROP_INSTRUCTION);
}

static void
update_time (LimberSession *self)
{
  gint64 elapsed_usec = limber_coach_get_elapsed_usec (self->coach);
  gint64 duration_usec = limber_coach_get_segment_duration_usec (self->coach);

  set_count (self, &self->seconds, limber_duration_to_countdown_secs (duration_usec - elapsed_usec),
             PROP_SECONDS);
  set_share (self, &self->fraction,
             duration_usec > 0 ? (double) elapsed_usec / (double) duration_usec : 0.0,
             PROP_FRACTION);
  set_share (self, &self->progress, limber_coach_get_progress (self->coach), PROP_PROGRESS);
}

static void
tell_cue (LimberSession *self, LimberCue cue)
{
  g_signal_emit (self, signals[SIGNAL_CUE], 0, (guint) cue);
}

static void
tell_segment_cue (LimberSession *self)
{
  LimberCue cue = LIMBER_CUE_START;

  if (limber_cue_plan_get_start (limber_coach_get_timeline (self->coach), self->segment_index,
                                 &cue))
    tell_cue (self, cue);
}

static void
segment_started_cb (LimberSession *self, guint index)
{
  limber_session_update (self);
  if (self->state != LIMBER_COACH_RUNNING)
    return;
  tell_segment_cue (self);
  announce_segment (self);
}

static void
half_reached_cb (LimberSession *self, guint index)
{
  gint64 duration_usec = limber_coach_get_segment_duration_usec (self->coach);
  gint64 left_usec = duration_usec - limber_coach_get_elapsed_usec (self->coach);

  limber_session_update (self);
  if (limber_cue_plan_has_half (get_segment (self)->kind, duration_usec))
    tell_cue (self, LIMBER_CUE_HALF);
  announce (self,
            limber_session_text_announce_half (limber_duration_to_countdown_secs (left_usec)));
}

static void
last_seconds_reached_cb (LimberSession *self, guint seconds)
{
  gint64 duration_usec = limber_coach_get_segment_duration_usec (self->coach);

  limber_session_update (self);
  if (limber_cue_plan_has_ticks (get_segment (self)->kind, duration_usec))
    tell_cue (self, LIMBER_CUE_TICK);
}

/* The same exercise at another dose, or another exercise: every word may be another. */
static void
timeline_changed_cb (LimberSession *self)
{
  self->segment_index = limber_coach_get_segment_index (self->coach);
  notify (self, PROP_TITLE);
  notify (self, PROP_SIDE);
  notify (self, PROP_PHASE);
  notify (self, PROP_ITEM);
  limber_session_update (self);
}

static void
state_changed_cb (LimberSession *self)
{
  LimberCoachState before = self->state;

  self->state = limber_coach_get_state (self->coach);
  limber_session_update (self);
  if (self->state == LIMBER_COACH_PAUSED)
    announce (self, g_strdup (_ ("Paused.")));
  else if (self->state == LIMBER_COACH_RUNNING && before == LIMBER_COACH_PAUSED)
    announce_segment (self);
  notify (self, PROP_STATE);
}

static void
finished_cb (LimberSession *self)
{
  double share = limber_coach_get_done (self->coach);
  gint64 total_usec = limber_timeline_get_duration_usec (limber_coach_get_timeline (self->coach));

  limber_session_update (self);
  if (limber_coach_get_end (self->coach) != LIMBER_COACH_END_COMPLETED)
    return;
  tell_cue (self, LIMBER_CUE_END);
  announce (self, limber_session_text_announce_end ((gint64) (share * (double) total_usec)));
}

LimberCoach *
limber_session_get_coach (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return self->coach;
}

LimberTimeline *
limber_session_get_timeline (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return limber_coach_get_timeline (self->coach);
}

void
limber_session_update (LimberSession *self)
{
  g_return_if_fail (LIMBER_IS_SESSION (self));

  update_words (self);
  update_step (self);
  update_time (self);
}

void
limber_session_toggle (LimberSession *self)
{
  g_return_if_fail (LIMBER_IS_SESSION (self));

  if (!limber_coach_start (self->coach) && !limber_coach_resume (self->coach))
    limber_coach_pause (self->coach);
}

void
limber_session_set_muted (LimberSession *self, gboolean is_muted)
{
  g_return_if_fail (LIMBER_IS_SESSION (self));

  if (self->is_muted == is_muted)
    return;
  self->is_muted = is_muted;
  notify (self, PROP_IS_MUTED);
}

gboolean
limber_session_is_muted (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), FALSE);

  return self->is_muted;
}

const char *
limber_session_get_title (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return limber_exercise_get_title (get_segment (self)->exercise);
}

const char *
limber_session_get_side (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return limber_segment_get_side_title (get_segment (self));
}

const char *
limber_session_get_phase (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return limber_segment_get_phase_title (get_segment (self));
}

const char *
limber_session_get_repetition (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return self->repetition;
}

const char *
limber_session_get_instruction (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return self->instruction;
}

const char *
limber_session_get_next (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return self->next;
}

const char *
limber_session_get_announcement (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), NULL);

  return self->announcement;
}

guint
limber_session_get_item (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), 0);

  return get_segment (self)->item;
}

guint
limber_session_get_n_items (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), 0);

  return get_segment (self)->n_items;
}

guint
limber_session_get_seconds (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), 0);

  return self->seconds;
}

double
limber_session_get_fraction (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), 0);

  return self->fraction;
}

double
limber_session_get_progress (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), 0);

  return self->progress;
}

LimberCoachState
limber_session_get_state (LimberSession *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION (self), LIMBER_COACH_READY);

  return self->state;
}

static void
limber_session_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LimberSession *self = LIMBER_SESSION (object);

  switch ((LimberSessionProperty) property_id) {
  case PROP_COACH:
    g_value_set_object (value, self->coach);
    break;
  case PROP_TITLE:
    g_value_set_string (value, limber_session_get_title (self));
    break;
  case PROP_SIDE:
    g_value_set_string (value, limber_session_get_side (self));
    break;
  case PROP_PHASE:
    g_value_set_string (value, limber_session_get_phase (self));
    break;
  case PROP_REPETITION:
    g_value_set_string (value, self->repetition);
    break;
  case PROP_INSTRUCTION:
    g_value_set_string (value, self->instruction);
    break;
  case PROP_NEXT:
    g_value_set_string (value, self->next);
    break;
  case PROP_ANNOUNCEMENT:
    g_value_set_string (value, self->announcement);
    break;
  case PROP_STEP:
    g_value_set_uint (value, self->step);
    break;
  case PROP_ITEM:
    g_value_set_uint (value, limber_session_get_item (self));
    break;
  case PROP_SECONDS:
    g_value_set_uint (value, self->seconds);
    break;
  case PROP_FRACTION:
    g_value_set_double (value, self->fraction);
    break;
  case PROP_PROGRESS:
    g_value_set_double (value, self->progress);
    break;
  case PROP_STATE:
    g_value_set_uint (value, self->state);
    break;
  case PROP_IS_MUTED:
    g_value_set_boolean (value, self->is_muted);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_session_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  LimberSession *self = LIMBER_SESSION (object);

  if (property_id == PROP_COACH)
    self->coach = g_value_dup_object (value);
  else if (property_id == PROP_IS_MUTED)
    limber_session_set_muted (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
limber_session_constructed (GObject *object)
{
  LimberSession *self = LIMBER_SESSION (object);

  G_OBJECT_CLASS (limber_session_parent_class)->constructed (object);

  self->state = limber_coach_get_state (self->coach);
  self->segment_index = limber_coach_get_segment_index (self->coach);
  limber_session_update (self);
  g_signal_connect_object (self->coach, "segment-started", G_CALLBACK (segment_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "half", G_CALLBACK (half_reached_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "last-seconds", G_CALLBACK (last_seconds_reached_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "notify::timeline", G_CALLBACK (timeline_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "position-jumped", G_CALLBACK (limber_session_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
limber_session_dispose (GObject *object)
{
  g_clear_object (&LIMBER_SESSION (object)->coach);

  G_OBJECT_CLASS (limber_session_parent_class)->dispose (object);
}

static void
limber_session_finalize (GObject *object)
{
  LimberSession *self = LIMBER_SESSION (object);

  g_free (self->instruction);
  g_free (self->next);
  g_free (self->repetition);
  g_free (self->announcement);

  G_OBJECT_CLASS (limber_session_parent_class)->finalize (object);
}

static void
install_text (LimberSessionProperty property, const char *name)
{
  properties[property] = g_param_spec_string (name, NULL, NULL, NULL,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_count (LimberSessionProperty property, const char *name)
{
  properties[property] = g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_share (LimberSessionProperty property, const char *name)
{
  properties[property] = g_param_spec_double (name, NULL, NULL, 0.0, 1.0, 0.0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
limber_session_class_init (LimberSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = limber_session_constructed;
  object_class->dispose = limber_session_dispose;
  object_class->finalize = limber_session_finalize;
  object_class->get_property = limber_session_get_property;
  object_class->set_property = limber_session_set_property;

  properties[PROP_COACH] = g_param_spec_object ("coach", NULL, NULL, LIMBER_TYPE_COACH,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                    | G_PARAM_STATIC_STRINGS);
  install_text (PROP_TITLE, "title");
  install_text (PROP_SIDE, "side");
  install_text (PROP_PHASE, "phase");
  install_text (PROP_REPETITION, "repetition");
  install_text (PROP_INSTRUCTION, "instruction");
  install_text (PROP_NEXT, "next");
  install_text (PROP_ANNOUNCEMENT, "announcement");
  install_count (PROP_STEP, "step");
  install_count (PROP_ITEM, "item");
  install_count (PROP_SECONDS, "seconds");
  install_share (PROP_FRACTION, "fraction");
  install_share (PROP_PROGRESS, "progress");
  install_count (PROP_STATE, "state");
  properties[PROP_IS_MUTED] = g_param_spec_boolean ("is-muted", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CUE] = g_signal_new ("cue", LIMBER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
limber_session_init (LimberSession *self)
{
  self->announcement = g_strdup ("");
}

LimberSession *
limber_session_new (LimberCoach *coach)
{
  g_return_val_if_fail (LIMBER_IS_COACH (coach), NULL);

  return g_object_new (LIMBER_TYPE_SESSION, "coach", coach, NULL);
}
