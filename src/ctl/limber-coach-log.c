/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-coach-log.h"

#include "core/limber-session-log.h"
#include "ctl/limber-ctl-diary.h"
#include "desktop/limber-system-clock.h"
#include "store/limber-diary-activity.h"

struct _LimberCoachLog {
  LimberCoach *coach;          /* (owned) */
  LimberClock *clock;          /* (owned): the real one, whatever the coach's speed */
  LimberDiary *diary;          /* (owned) */
  LimberSessionRecord *record; /* (owned) */
  guint item;                  /* written last */
  char *problem;               /* (owned) (nullable) */
};

static void
save (LimberCoachLog *self)
{
  g_autoptr (GError) error = NULL;

  limber_session_record_update (self->record, self->coach, limber_stamp_new_now (self->clock));
  g_clear_pointer (&self->problem, g_free);
  if (!limber_diary_save_session (self->diary, self->record, &self->record->id, &error))
    self->problem = g_strdup (error->message);
}

static void
segment_started_cb (LimberCoachLog *self, guint index)
{
  LimberTimeline *timeline = limber_coach_get_timeline (self->coach);
  guint item = limber_timeline_get_segment (timeline, index)->item;

  if (item != self->item) {
    self->item = item;
    save (self);
  }
}

static void
state_changed_cb (LimberCoachLog *self)
{
  LimberCoachState state = limber_coach_get_state (self->coach);

  if (state == LIMBER_COACH_FINISHED || (state == LIMBER_COACH_RUNNING && self->record->id == 0))
    save (self);
}

LimberCoachLog *
limber_coach_log_new (LimberCoach *coach, GError **error)
{
  LimberStamp now;
  g_autoptr (LimberDiary) diary = limber_ctl_diary_open (&now, error);
  LimberCoachLog *self;

  if (diary == NULL)
    return NULL;
  self = g_new0 (LimberCoachLog, 1);
  self->coach = g_object_ref (coach);
  self->clock = LIMBER_CLOCK (limber_system_clock_new ());
  self->diary = g_steal_pointer (&diary);
  self->record = limber_session_record_new_for_coach (coach, now, NULL);
  g_signal_connect_swapped (coach, "segment-started", G_CALLBACK (segment_started_cb), self);
  g_signal_connect_swapped (coach, "notify::state", G_CALLBACK (state_changed_cb), self);
  return self;
}

void
limber_coach_log_free (LimberCoachLog *self)
{
  g_signal_handlers_disconnect_by_data (self->coach, self);
  g_object_unref (self->coach);
  g_object_unref (self->clock);
  g_object_unref (self->diary);
  limber_session_record_free (self->record);
  g_free (self->problem);
  g_free (self);
}

const char *
limber_coach_log_get_problem (LimberCoachLog *self)
{
  return self->problem;
}
