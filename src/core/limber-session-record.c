/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-session-record"

#include "config.h"

#include "core/limber-session-record.h"

/*
 * LimberSessionRecord:
 *
 * One run of a routine as the diary keeps it; limber-session-log.h makes it from a coach.
 */

static const char *const outcome_nicks[] = {
  [LIMBER_OUTCOME_NOT_STARTED] = "not-started",
  [LIMBER_OUTCOME_DONE] = "done",
  [LIMBER_OUTCOME_PARTIAL] = "partial",
  [LIMBER_OUTCOME_SKIPPED] = "skipped",
  [LIMBER_OUTCOME_STOPPED_FOR_PAIN] = "stopped-for-pain",
};

static const char *const end_nicks[] = {
  [LIMBER_COACH_END_NONE] = "running",
  [LIMBER_COACH_END_COMPLETED] = "completed",
  [LIMBER_COACH_END_LEFT] = "left",
  [LIMBER_COACH_END_PAIN] = "pain",
};

G_DEFINE_BOXED_TYPE (LimberSessionRecord,
                     limber_session_record,
                     limber_session_record_copy,
                     limber_session_record_free)

static void
item_free (gpointer data)
{
  LimberSessionItemRecord *item = data;

  g_free (item->exercise_id);
  g_free (item);
}

/* (transfer full): a running session without items. */
LimberSessionRecord *
limber_session_record_new (LimberStamp started, const char *routine_id, int level)
{
  LimberSessionRecord *self = g_new0 (LimberSessionRecord, 1);

  self->started = started;
  self->routine_id = g_strdup (routine_id);
  self->level = level;
  self->items = g_ptr_array_new_with_free_func (item_free);
  return self;
}

/* (transfer full) */
LimberSessionRecord *
limber_session_record_copy (const LimberSessionRecord *self)
{
  LimberSessionRecord *copy = g_memdup2 (self, sizeof *self);

  copy->routine_id = g_strdup (self->routine_id);
  copy->break_id = g_strdup (self->break_id);
  copy->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < self->items->len; i++) {
    const LimberSessionItemRecord *item = self->items->pdata[i];

    limber_session_record_add_item (copy, item->exercise_id, item->outcome);
  }
  return copy;
}

void
limber_session_record_free (LimberSessionRecord *self)
{
  g_free (self->routine_id);
  g_free (self->break_id);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* Appends an item. */
void
limber_session_record_add_item (LimberSessionRecord *self,
                                const char *exercise_id,
                                LimberOutcome outcome)
{
  LimberSessionItemRecord *item = g_new0 (LimberSessionItemRecord, 1);

  item->exercise_id = g_strdup (exercise_id);
  item->outcome = outcome;
  g_ptr_array_add (self->items, item);
}

static gboolean
find_nick (const char *const *nicks, guint n_nicks, const char *nick, guint *index)
{
  for (guint i = 0; i < n_nicks; i++) {
    if (g_str_equal (nicks[i], nick)) {
      *index = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* The word that files use. */
const char *
limber_outcome_to_nick (LimberOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < G_N_ELEMENTS (outcome_nicks), NULL);

  return outcome_nicks[outcome];
}

/* FALSE if there is no such word; @outcome is then untouched. */
gboolean
limber_outcome_from_nick (const char *nick, LimberOutcome *outcome)
{
  guint index;

  if (!find_nick (outcome_nicks, G_N_ELEMENTS (outcome_nicks), nick, &index))
    return FALSE;
  *outcome = (LimberOutcome) index;
  return TRUE;
}

/* The word that files use. */
const char *
limber_coach_end_to_nick (LimberCoachEnd end)
{
  g_return_val_if_fail ((guint) end < G_N_ELEMENTS (end_nicks), NULL);

  return end_nicks[end];
}

/* FALSE if there is no such word; @end is then untouched. */
gboolean
limber_coach_end_from_nick (const char *nick, LimberCoachEnd *end)
{
  guint index;

  if (!find_nick (end_nicks, G_N_ELEMENTS (end_nicks), nick, &index))
    return FALSE;
  *end = (LimberCoachEnd) index;
  return TRUE;
}
