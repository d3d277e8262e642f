/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-coach"

#include "config.h"

#include "core/limber-coach-private.h"

/*
 * LimberCoach:
 *
 * The course of a session: it starts, stands still, jumps and ends. It tells and never shows; it
 * reads no clock but the one it was given. Where in the segments it is and what is due there is for
 * LimberCoachPosition, what was done for LimberCoachTally; the verbs are in limber-coach-verbs.c.
 *
 *              │ start    pause   resume   next, back, repeat²  +10 s  stop, pain  end     suspend
 *   ───────────┼──────────────────────────────────────────────────────────────────────────────────
 *   ready      │ running  –       –        –                    –      finished    –       –
 *   running    │ –        paused  –        running, finished¹   running finished   finished paused
 *   paused     │ –        –       running  paused, finished¹    paused finished    –       –
 *   finished   │ –        –       –        –                    –      –           –       –
 *
 *   – the verb returns FALSE and nothing changes   ¹ next from the last item   ² easier likewise
 *
 * Time is monotonic, which stands still in a suspend; that one has been is seen by boot time having
 * run ahead of it. State is changed before a signal is emitted, so that a handler may call any
 * verb.
 */

#define SUSPEND_USEC G_USEC_PER_SEC /* boot time ahead of monotonic time by this: a suspend */

typedef enum {
  PROP_STATE = 1,
  PROP_SEGMENT_INDEX,
  PROP_END,
  PROP_TIMELINE,
} LimberCoachProperty;

enum {
  SIGNAL_SEGMENT_STARTED,
  SIGNAL_HALF,
  SIGNAL_LAST_SECONDS,
  SIGNAL_POSITION_JUMPED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_TIMELINE + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LimberCoach, limber_coach, G_TYPE_OBJECT)

void
limber_coach_set_state (LimberCoach *self, LimberCoachState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
limber_coach_set_mark (LimberCoach *self)
{
  self->mark_usec = limber_clock_get_monotonic_usec (self->clock);
  self->mark_boot_usec = limber_clock_get_boot_usec (self->clock);
}

LimberCoachTally *
limber_coach_get_tally (LimberCoach *self)
{
  limber_coach_tally_note (self->tally, limber_coach_get_segment_index (self),
                           limber_coach_get_elapsed_usec (self));
  return self->tally;
}

/* In the tally, which has no use for what is beyond the segment's end */
static void
note_position (LimberCoach *self)
{
  limber_coach_tally_note (self->tally, limber_coach_position_get_segment_index (self->position),
                           limber_coach_position_get_elapsed_usec (self->position));
}

/* Accounts the time since the mark. Returns whether there was a suspend in it. */
static gboolean
take_time (LimberCoach *self)
{
  gint64 passed_usec = limber_clock_get_monotonic_usec (self->clock) - self->mark_usec;
  gint64 boot_usec = limber_clock_get_boot_usec (self->clock) - self->mark_boot_usec;

  limber_coach_position_pass (self->position, passed_usec);
  limber_coach_set_mark (self);
  note_position (self);

  return boot_usec - passed_usec >= SUSPEND_USEC;
}

/* After the position has come into a segment */
static void
note_entered (LimberCoach *self)
{
  guint item = limber_coach_position_get_segment (self->position)->item;

  limber_coach_tally_set_skipped (self->tally, item, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEGMENT_INDEX]);
}

void
limber_coach_finish (LimberCoach *self, LimberCoachEnd end)
{
  limber_clock_set_alarm (self->clock, -1);
  self->end = end;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END]);
  limber_coach_set_state (self, LIMBER_COACH_FINISHED);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
end_segment (LimberCoach *self)
{
  guint index;

  if (!limber_coach_position_go_on (self->position)) {
    limber_coach_finish (self, LIMBER_COACH_END_COMPLETED);
    return;
  }

  index = limber_coach_position_get_segment_index (self->position);
  note_position (self);
  note_entered (self);
  g_signal_emit (self, signals[SIGNAL_SEGMENT_STARTED], 0, index);
}

static void
tell_next (LimberCoach *self)
{
  guint seconds = 0;

  switch (limber_coach_position_take_cue (self->position, &seconds)) {
  case LIMBER_COACH_CUE_NONE:
    break;
  case LIMBER_COACH_CUE_HALF:
    g_signal_emit (self, signals[SIGNAL_HALF], 0,
                   limber_coach_position_get_segment_index (self->position));
    break;
  case LIMBER_COACH_CUE_LAST_SECOND:
    g_signal_emit (self, signals[SIGNAL_LAST_SECONDS], 0, seconds);
    break;
  case LIMBER_COACH_CUE_END:
    end_segment (self);
    break;
  }
}

void
limber_coach_follow_time (LimberCoach *self)
{
  while (self->state == LIMBER_COACH_RUNNING) {
    gint64 cue_in_usec = limber_coach_position_get_cue_in_usec (self->position);

    if (cue_in_usec > 0) {
      limber_clock_set_alarm (self->clock, self->mark_boot_usec + cue_in_usec);
      return;
    }
    tell_next (self);
  }
}

void
limber_coach_stand_still (LimberCoach *self)
{
  limber_clock_set_alarm (self->clock, -1);
  limber_coach_set_state (self, LIMBER_COACH_PAUSED);
}

void
limber_coach_settle (LimberCoach *self)
{
  gboolean was_suspended;

  if (self->state != LIMBER_COACH_RUNNING)
    return;

  was_suspended = take_time (self);
  limber_coach_follow_time (self);
  if (was_suspended && self->state == LIMBER_COACH_RUNNING)
    limber_coach_stand_still (self);
}

void
limber_coach_jump_to (LimberCoach *self, guint segment_index)
{
  limber_coach_position_enter (self->position, segment_index);
  note_entered (self);
  limber_coach_set_mark (self);
  g_signal_emit (self, signals[SIGNAL_POSITION_JUMPED], 0);
  /* A handler may have gone elsewhere. */
  if (limber_coach_position_get_segment_index (self->position) == segment_index
      && self->state != LIMBER_COACH_FINISHED)
    g_signal_emit (self, signals[SIGNAL_SEGMENT_STARTED], 0, segment_index);
  limber_coach_follow_time (self);
}

void
limber_coach_take_over (LimberCoach *self, LimberTimeline *gentler, guint segment_index)
{
  LimberCoachTally *tally = limber_coach_tally_convert (self->tally, gentler);

  limber_coach_tally_free (self->tally);
  self->tally = tally;
  limber_coach_position_free (self->position);
  self->position = limber_coach_position_new (gentler, segment_index);
  g_set_object (&self->timeline, gentler);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIMELINE]);
}

static void
alarm_fired_cb (LimberCoach *self)
{
  g_object_ref (self);
  limber_coach_settle (self);
  g_object_unref (self);
}

static void
limber_coach_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  LimberCoach *self = LIMBER_COACH (object);

  switch ((LimberCoachProperty) property_id) {
  case PROP_STATE:
    g_value_set_int (value, self->state);
    break;
  case PROP_SEGMENT_INDEX:
    g_value_set_uint (value, limber_coach_get_segment_index (self));
    break;
  case PROP_END:
    g_value_set_int (value, self->end);
    break;
  case PROP_TIMELINE:
    g_value_set_object (value, self->timeline);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
limber_coach_dispose (GObject *object)
{
  LimberCoach *self = LIMBER_COACH (object);

  if (self->clock != NULL) {
    if (self->state == LIMBER_COACH_RUNNING)
      limber_clock_set_alarm (self->clock, -1);
    g_signal_handlers_disconnect_by_data (self->clock, self);
  }
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (limber_coach_parent_class)->dispose (object);
}

static void
limber_coach_finalize (GObject *object)
{
  LimberCoach *self = LIMBER_COACH (object);

  g_clear_object (&self->timeline);
  g_clear_pointer (&self->position, limber_coach_position_free);
  g_clear_pointer (&self->tally, limber_coach_tally_free);

  G_OBJECT_CLASS (limber_coach_parent_class)->finalize (object);
}

static void
limber_coach_class_init (LimberCoachClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = limber_coach_get_property;
  object_class->dispose = limber_coach_dispose;
  object_class->finalize = limber_coach_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, LIMBER_COACH_READY,
                                             LIMBER_COACH_FINISHED, LIMBER_COACH_READY, flags);
  properties[PROP_SEGMENT_INDEX] = g_param_spec_uint ("segment-index", NULL, NULL, 0, G_MAXUINT, 0,
                                                      flags);
  properties[PROP_END] = g_param_spec_int ("end", NULL, NULL, LIMBER_COACH_END_NONE,
                                           LIMBER_COACH_END_PAIN, LIMBER_COACH_END_NONE, flags);
  properties[PROP_TIMELINE] = g_param_spec_object ("timeline", NULL, NULL, LIMBER_TYPE_TIMELINE,
                                                   flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_SEGMENT_STARTED] = g_signal_new ("segment-started", LIMBER_TYPE_COACH,
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_HALF] = g_signal_new ("half", LIMBER_TYPE_COACH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_LAST_SECONDS] = g_signal_new ("last-seconds", LIMBER_TYPE_COACH, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_POSITION_JUMPED] = g_signal_new (
      "position-jumped", LIMBER_TYPE_COACH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", LIMBER_TYPE_COACH, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_coach_init (LimberCoach *self)
{
}

/**
 * limber_coach_new:
 * @timeline: what to run
 * @clock: against what; its alarm belongs to the coach
 *
 * Returns: (transfer full): a coach that is ready at the beginning
 */
LimberCoach *
limber_coach_new (LimberTimeline *timeline, LimberClock *clock)
{
  return limber_coach_new_at_item (timeline, clock, 0);
}

/**
 * limber_coach_new_at_item:
 * @timeline: what to run
 * @clock: against what; its alarm belongs to the coach
 * @item: from 0
 *
 * Returns: (transfer full): a coach that is ready at @item, for "Continue at step 4 of 6"
 */
LimberCoach *
limber_coach_new_at_item (LimberTimeline *timeline, LimberClock *clock, guint item)
{
  LimberCoach *self = NULL;

  g_return_val_if_fail (LIMBER_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (LIMBER_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (item < limber_timeline_get_n_items (timeline), NULL);

  self = g_object_new (LIMBER_TYPE_COACH, NULL);
  self->timeline = g_object_ref (timeline);
  self->clock = g_object_ref (clock);
  self->tally = limber_coach_tally_new (timeline, item);
  self->position = limber_coach_position_new (timeline,
                                              limber_timeline_get_first_segment (timeline, item));
  g_signal_connect_swapped (clock, "alarm", G_CALLBACK (alarm_fired_cb), self);

  return self;
}

/**
 * limber_coach_get_timeline:
 * @self: a coach
 *
 * Returns: (transfer none): what it runs
 */
LimberTimeline *
limber_coach_get_timeline (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), NULL);

  return self->timeline;
}

/**
 * limber_coach_get_state:
 * @self: a coach
 *
 * Returns: its state
 */
LimberCoachState
limber_coach_get_state (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), LIMBER_COACH_READY);

  return self->state;
}

/**
 * limber_coach_get_end:
 * @self: a coach
 *
 * Returns: how the session ended, if it did
 */
LimberCoachEnd
limber_coach_get_end (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), LIMBER_COACH_END_NONE);

  return self->end;
}

/**
 * limber_coach_get_segment_index:
 * @self: a coach
 *
 * Returns: the segment that the session is in, or ended in
 */
guint
limber_coach_get_segment_index (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), 0);

  return limber_coach_position_get_segment_index (self->position);
}

/**
 * limber_coach_get_elapsed_usec:
 * @self: a coach
 *
 * Returns: how far into the segment it is now; at most the segment's duration
 */
gint64
limber_coach_get_elapsed_usec (LimberCoach *self)
{
  gint64 elapsed_usec;

  g_return_val_if_fail (LIMBER_IS_COACH (self), 0);

  elapsed_usec = limber_coach_position_get_elapsed_usec (self->position);
  if (self->state == LIMBER_COACH_RUNNING)
    elapsed_usec += limber_clock_get_monotonic_usec (self->clock) - self->mark_usec;

  return CLAMP (elapsed_usec, 0, limber_coach_position_get_duration_usec (self->position));
}

/**
 * limber_coach_get_segment_duration_usec:
 * @self: a coach
 *
 * Returns: of the current segment, with what +10 s has added
 */
gint64
limber_coach_get_segment_duration_usec (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), 0);

  return limber_coach_position_get_duration_usec (self->position);
}

/**
 * limber_coach_get_remaining_usec:
 * @self: a coach
 *
 * Returns: how long the session still takes; 0 if it is finished
 */
gint64
limber_coach_get_remaining_usec (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), 0);

  if (self->state == LIMBER_COACH_FINISHED)
    return 0;

  return limber_coach_position_get_remaining_usec (self->position,
                                                   limber_coach_get_elapsed_usec (self));
}

/**
 * limber_coach_get_progress:
 * @self: a coach
 *
 * Returns: where in the whole the session is, 0.0–1.0
 */
double
limber_coach_get_progress (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), 0.0);

  if (self->end == LIMBER_COACH_END_COMPLETED)
    return 1.0;

  return limber_coach_position_get_progress (self->position, limber_coach_get_elapsed_usec (self));
}

/**
 * limber_coach_get_outcome:
 * @self: a coach
 * @item: from 0
 *
 * Returns: what became of the item so far
 */
LimberOutcome
limber_coach_get_outcome (LimberCoach *self, guint item)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), LIMBER_OUTCOME_NOT_STARTED);
  g_return_val_if_fail (item < limber_timeline_get_n_items (self->timeline),
                        LIMBER_OUTCOME_NOT_STARTED);

  if (self->end == LIMBER_COACH_END_PAIN
      && limber_coach_position_get_segment (self->position)->item == item)
    return LIMBER_OUTCOME_STOPPED_FOR_PAIN;

  return limber_coach_tally_get_outcome (limber_coach_get_tally (self), item);
}

/**
 * limber_coach_get_done:
 * @self: a coach
 *
 * Returns: the share of the exercise time, from the item it was begun at, that was really done
 */
double
limber_coach_get_done (LimberCoach *self)
{
  g_return_val_if_fail (LIMBER_IS_COACH (self), 0.0);

  return limber_coach_tally_get_done (limber_coach_get_tally (self));
}
