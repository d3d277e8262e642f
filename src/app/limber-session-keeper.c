/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-session-keeper.h"

#include "core/limber-session-log.h"
#include "store/limber-diary-activity.h"

/* LimberSessionKeeper keeps the record of one session up to date and has it written, one writing at
 * a time: the first one brings the id of the row. What changes meanwhile is written next. A diary
 * that is still being opened gets all of it once it is there, also if the window has gone by then.
 *
 * With the agent the session is a break: Start when it runs, Progress at each exercise, Finish, or
 * Skip for pain, at its end. The break's id joins both in the diary. An agent that is not there, or
 * is turned off, is not missed. Main thread. */
struct _LimberSessionKeeper {
  GObject parent_instance;

  LimberCoach *coach;          /* (owned) */
  LimberDiaryAccess *access;   /* (owned) */
  LimberAgentClient *agent;    /* (owned) (nullable) */
  LimberClock *clock;          /* (owned) */
  LimberSessionRecord *record; /* (owned) (nullable): since the coach runs */
  guint item;                  /* written last */
  gboolean is_dirty;
  gboolean is_writing;
  gboolean is_waiting; /* for a diary that is being opened: it holds itself and the program */
  gboolean has_told_problem;
};

typedef enum {
  SIGNAL_PROBLEM,
  SIGNAL_WRITTEN,
} LimberSessionKeeperSignal;

static guint signals[SIGNAL_WRITTEN + 1];

G_DEFINE_FINAL_TYPE (LimberSessionKeeper, limber_session_keeper, G_TYPE_OBJECT)

static void write_record (LimberSessionKeeper *self);

static void
tell_problem (LimberSessionKeeper *self, const char *message)
{
  if (self->has_told_problem)
    return;
  self->has_told_problem = TRUE;
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

static void
report_written (LimberSessionKeeper *self)
{
  limber_diary_access_note_change (self->access);
  g_signal_emit (self, signals[SIGNAL_WRITTEN], 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberSessionKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_changed = self->is_dirty;

  self->is_writing = FALSE;
  if (limber_diary_save_session_finish (LIMBER_DIARY (source), result, &self->record->id, &error))
    report_written (self);
  else {
    /* What could not be written is written with the next change. */
    self->is_dirty = TRUE;
    tell_problem (self, error->message);
  }
  if (has_changed)
    write_record (self);
  limber_diary_access_release_program (self->access);
}

static void
begin_waiting (LimberSessionKeeper *self)
{
  if (self->is_waiting)
    return;
  self->is_waiting = TRUE;
  g_object_ref (self);
  limber_diary_access_hold_program (self->access);
}

static void
end_waiting (LimberSessionKeeper *self)
{
  if (!self->is_waiting)
    return;
  self->is_waiting = FALSE;
  limber_diary_access_release_program (self->access);
  g_object_unref (self);
}

static void
write_record (LimberSessionKeeper *self)
{
  LimberDiary *diary = limber_diary_access_get_diary (self->access);

  if (!self->is_dirty || self->is_writing || self->record == NULL)
    return;
  if (diary == NULL) {
    const char *problem = limber_diary_access_get_problem (self->access);

    if (problem != NULL)
      tell_problem (self, problem);
    else if (limber_diary_access_is_opening (self->access))
      begin_waiting (self);
    return;
  }
  self->is_dirty = FALSE;
  self->is_writing = TRUE;
  limber_diary_access_hold_program (self->access);
  limber_diary_save_session_async (diary, self->record, NULL, written_cb, g_object_ref (self));
}

static void
diary_decided_cb (LimberSessionKeeper *self)
{
  write_record (self);
  if (!limber_diary_access_is_opening (self->access))
    end_waiting (self);
}

static void
update_record (LimberSessionKeeper *self)
{
  if (self->record == NULL)
    return;
  limber_session_record_update (self->record, self->coach, limber_stamp_new_now (self->clock));
  self->is_dirty = TRUE;
  write_record (self);
}

static void
agent_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberSessionKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = limber_agent_client_call_finish (LIMBER_AGENT_CLIENT (source),
                                                                result, &error);

  if (reply == NULL)
    g_debug ("The agent does not know of the session: %s", error->message);
  limber_diary_access_release_program (self->access);
}

static void
tell_end (LimberSessionKeeper *self)
{
  limber_diary_access_hold_program (self->access);
  if (self->record->end == LIMBER_COACH_END_PAIN)
    limber_agent_client_skip_async (self->agent, "in-pain", NULL, agent_told_cb,
                                    g_object_ref (self));
  else
    limber_agent_client_finish_async (self->agent, self->record->break_id,
                                      limber_coach_get_done (self->coach), NULL, agent_told_cb,
                                      g_object_ref (self));
}

static void
break_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LimberSessionKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  self->record->break_id = limber_agent_client_start_finish (LIMBER_AGENT_CLIENT (source), result,
                                                             &error);
  if (self->record->break_id == NULL) {
    g_debug ("The session is no break: %s", error->message);
  } else {
    self->is_dirty = TRUE;
    write_record (self);
    if (self->record->end != LIMBER_COACH_END_NONE)
      tell_end (self);
  }
  limber_diary_access_release_program (self->access);
}

static void
start_break (LimberSessionKeeper *self)
{
  if (self->agent == NULL || limber_agent_client_get_link (self->agent) == LIMBER_AGENT_LINK_OFF)
    return;
  limber_diary_access_hold_program (self->access);
  limber_agent_client_start_async (self->agent, self->record->routine_id, NULL, break_started_cb,
                                   g_object_ref (self));
}

static void
segment_started_cb (LimberSessionKeeper *self, guint index)
{
  LimberTimeline *timeline = limber_coach_get_timeline (self->coach);
  guint item = limber_timeline_get_segment (timeline, index)->item;

  if (item == self->item)
    return;
  self->item = item;
  update_record (self);
  if (self->record != NULL && self->record->break_id != NULL)
    limber_agent_client_progress (self->agent, self->record->break_id,
                                  limber_coach_get_done (self->coach));
}

static void
state_changed_cb (LimberSessionKeeper *self)
{
  LimberCoachState state = limber_coach_get_state (self->coach);

  if (state == LIMBER_COACH_RUNNING && self->record == NULL) {
    self->record = limber_session_record_new_for_coach (self->coach,
                                                        limber_stamp_new_now (self->clock), NULL);
    update_record (self);
    start_break (self);
  } else if (state == LIMBER_COACH_FINISHED && self->record != NULL) {
    update_record (self);
    if (self->record->break_id != NULL)
      tell_end (self);
  }
}

gint64
limber_session_keeper_get_id (LimberSessionKeeper *self)
{
  g_return_val_if_fail (LIMBER_IS_SESSION_KEEPER (self), 0);

  return self->record != NULL ? self->record->id : 0;
}

static void
limber_session_keeper_finalize (GObject *object)
{
  LimberSessionKeeper *self = LIMBER_SESSION_KEEPER (object);

  g_clear_object (&self->coach);
  g_clear_object (&self->access);
  g_clear_object (&self->agent);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->record, limber_session_record_free);

  G_OBJECT_CLASS (limber_session_keeper_parent_class)->finalize (object);
}

static void
limber_session_keeper_class_init (LimberSessionKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_session_keeper_finalize;
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_session_keeper_init (LimberSessionKeeper *self)
{
}

LimberSessionKeeper *
limber_session_keeper_new (LimberCoach *coach,
                           LimberDiaryAccess *access,
                           LimberAgentClient *agent,
                           LimberClock *clock)
{
  LimberSessionKeeper *self = g_object_new (LIMBER_TYPE_SESSION_KEEPER, NULL);

  self->coach = g_object_ref (coach);
  self->access = g_object_ref (access);
  g_set_object (&self->agent, agent);
  self->clock = g_object_ref (clock);
  self->item = limber_timeline_get_segment (limber_coach_get_timeline (coach),
                                            limber_coach_get_segment_index (coach))
                   ->item;
  g_signal_connect_object (coach, "segment-started", G_CALLBACK (segment_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (coach, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (access, "notify::diary", G_CALLBACK (diary_decided_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (access, "notify::problem", G_CALLBACK (diary_decided_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
