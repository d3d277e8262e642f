/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-diary-async"

#include "config.h"

#include "store/limber-diary-files.h"
#include "store/limber-diary-pain.h"
#include "store/limber-diary-private.h"

/*
 * Asynchronous calls:
 *
 * Each packs its arguments, copied, into a request and has the worker thread call the plain
 * function of the same name. Nothing else happens here.
 */

typedef struct {
  gpointer record;        /* (owned) (nullable) */
  GDestroyNotify destroy; /* of record */
  gint64 number;
  int from_day;
  int to_day;
  int choice;
  int zone;
} Request;

/* What limber_diary_save_finish hands out */
typedef struct {
  gint64 id;
} Saved;

static Request *
request_new (gpointer record, GDestroyNotify destroy)
{
  Request *request = g_new0 (Request, 1);

  request->record = record;
  request->destroy = destroy;
  return request;
}

static Request *
request_new_for_days (int from_day, int to_day)
{
  Request *request = g_new0 (Request, 1);

  request->from_day = from_day;
  request->to_day = to_day;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  if (request->record != NULL)
    request->destroy (request->record);
  g_free (request);
}

static void
return_boolean (GTask *task, gboolean is_done, GError *error)
{
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
return_saved (GTask *task, gboolean is_done, gint64 id, GError *error)
{
  Saved *saved;

  if (!is_done) {
    g_task_return_error (task, error);
    return;
  }
  saved = g_new0 (Saved, 1);
  saved->id = id;
  g_task_return_pointer (task, saved, g_free);
}

static void
return_list (GTask *task, GPtrArray *list, GError *error)
{
  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* The worker's half of a call: @value sees `self`, `request`, `id` and `error`, @answer sends what
 * it says */
#define DEFINE_WORK(name, type, value, answer)                                                     \
  static void name##_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) \
  {                                                                                                \
    LimberDiary *self = source;                                                                    \
    G_GNUC_UNUSED Request *request = data;                                                         \
    G_GNUC_UNUSED gint64 id = 0;                                                                   \
    GError *error = NULL;                                                                          \
    type result = value;                                                                           \
                                                                                                   \
    answer (task, result, error);                                                                  \
  }

#define RETURN_SAVED(task, result, error) return_saved (task, result, id, error)

DEFINE_WORK (save_transition,
             gboolean,
             limber_diary_save_transition (self, request->record, &error),
             return_boolean)
DEFINE_WORK (save_session,
             gboolean,
             limber_diary_save_session (self, request->record, &id, &error),
             RETURN_SAVED)
DEFINE_WORK (list_sessions,
             GPtrArray *,
             limber_diary_list_sessions (self, request->from_day, request->to_day, &error),
             return_list)
DEFINE_WORK (list_breaks,
             GPtrArray *,
             limber_diary_list_breaks (self, request->from_day, request->to_day, &error),
             return_list)
DEFINE_WORK (list_sitting,
             GPtrArray *,
             limber_diary_list_sitting (self, request->from_day, request->to_day, &error),
             return_list)
DEFINE_WORK (list_decisions,
             GPtrArray *,
             limber_diary_list_decisions (self, request->number, (guint) request->choice, &error),
             return_list)
DEFINE_WORK (save_pain_entry,
             gboolean,
             limber_diary_save_pain_entry (self, request->record, request->number, &id, &error),
             RETURN_SAVED)
DEFINE_WORK (add_measure,
             gboolean,
             limber_diary_add_measure (self, request->record, request->number, &id, &error),
             RETURN_SAVED)
DEFINE_WORK (add_questionnaire,
             gboolean,
             limber_diary_add_questionnaire (self, request->record, request->number, &id, &error),
             RETURN_SAVED)
DEFINE_WORK (hide_pain_entry,
             gboolean,
             limber_diary_hide_pain_entry (self, request->number, request->choice, &error),
             return_boolean)
DEFINE_WORK (purge_hidden, gboolean, limber_diary_purge_hidden (self, &error), return_boolean)
DEFINE_WORK (delete_measure,
             gboolean,
             limber_diary_delete_measure (self, request->number, &error),
             return_boolean)
DEFINE_WORK (delete_questionnaire,
             gboolean,
             limber_diary_delete_questionnaire (self, request->number, &error),
             return_boolean)
DEFINE_WORK (list_pain_entries,
             GPtrArray *,
             limber_diary_list_pain_entries (self,
                                             request->from_day,
                                             request->to_day,
                                             (guint) request->choice,
                                             request->record,
                                             &error),
             return_list)
DEFINE_WORK (list_measures,
             GPtrArray *,
             limber_diary_list_measures (self, request->from_day, request->to_day, &error),
             return_list)
DEFINE_WORK (list_questionnaires,
             GPtrArray *,
             limber_diary_list_questionnaires (self, request->from_day, request->to_day, &error),
             return_list)
DEFINE_WORK (summarize,
             GPtrArray *,
             limber_diary_summarize (self,
                                     request->from_day,
                                     request->to_day,
                                     (LimberSpan) request->choice,
                                     request->zone,
                                     &error),
             return_list)

static gboolean
finish_boolean (LimberDiary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
finish_saved (LimberDiary *self, GAsyncResult *result, gint64 *id, GError **error)
{
  g_autofree Saved *saved = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  saved = g_task_propagate_pointer (G_TASK (result), error);
  if (saved == NULL)
    return FALSE;
  if (id != NULL)
    *id = saved->id;
  return TRUE;
}

void
limber_diary_save_transition_async (LimberDiary *self,
                                    const LimberTransition *transition,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  limber_diary_run_async (
      self, limber_diary_save_transition_async, save_transition_work,
      request_new (limber_transition_copy (transition), (GDestroyNotify) limber_transition_free),
      request_free, cancellable, callback, user_data);
}

gboolean
limber_diary_save_transition_finish (LimberDiary *self, GAsyncResult *result, GError **error)
{
  return finish_boolean (self, result, error);
}

static void
load_state_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *state = NULL;

  if (limber_diary_load_state (source, &state, &error))
    g_task_return_pointer (task, state, g_free);
  else
    g_task_return_error (task, error);
}

void
limber_diary_load_state_async (LimberDiary *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  limber_diary_run_async (self, limber_diary_load_state_async, load_state_work, NULL, NULL,
                          cancellable, callback, user_data);
}

gboolean
limber_diary_load_state_finish (LimberDiary *self,
                                GAsyncResult *result,
                                char **state,
                                GError **error)
{
  GError *failure = NULL;
  char *loaded;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  loaded = g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  *state = loaded;
  return TRUE;
}

void
limber_diary_save_session_async (LimberDiary *self,
                                 const LimberSessionRecord *session,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  limber_diary_run_async (self, limber_diary_save_session_async, save_session_work,
                          request_new (limber_session_record_copy (session),
                                       (GDestroyNotify) limber_session_record_free),
                          request_free, cancellable, callback, user_data);
}

gboolean
limber_diary_save_session_finish (LimberDiary *self,
                                  GAsyncResult *result,
                                  gint64 *id,
                                  GError **error)
{
  return finish_saved (self, result, id, error);
}

/* The lists by days differ in their work alone. */
#define DEFINE_LIST_ASYNC(name)                                                                    \
  void limber_diary_##name##_async (LimberDiary *self, int from_day, int to_day,                   \
                                    GCancellable *cancellable, GAsyncReadyCallback callback,       \
                                    gpointer user_data)                                            \
  {                                                                                                \
    limber_diary_run_async (self, limber_diary_##name##_async, name##_work,                        \
                            request_new_for_days (from_day, to_day), request_free, cancellable,    \
                            callback, user_data);                                                  \
  }

DEFINE_LIST_ASYNC (list_sessions)
DEFINE_LIST_ASYNC (list_breaks)
DEFINE_LIST_ASYNC (list_sitting)
DEFINE_LIST_ASYNC (list_measures)
DEFINE_LIST_ASYNC (list_questionnaires)

void
limber_diary_list_decisions_async (LimberDiary *self,
                                   gint64 since_usec,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Request *request = request_new (NULL, NULL);

  request->number = since_usec;
  request->choice = (int) MIN (limit, G_MAXINT);
  limber_diary_run_async (self, limber_diary_list_decisions_async, list_decisions_work, request,
                          request_free, cancellable, callback, user_data);
}

GPtrArray *
limber_diary_list_finish (LimberDiary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
limber_diary_save_pain_entry_async (LimberDiary *self,
                                    const LimberPainEntry *entry,
                                    gint64 now_usec,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Request *request = request_new (limber_pain_entry_copy (entry),
                                  (GDestroyNotify) limber_pain_entry_free);

  request->number = now_usec;
  limber_diary_run_async (self, limber_diary_save_pain_entry_async, save_pain_entry_work, request,
                          request_free, cancellable, callback, user_data);
}

void
limber_diary_add_measure_async (LimberDiary *self,
                                const LimberMeasure *measure,
                                gint64 now_usec,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Request *request = request_new (limber_measure_copy (measure),
                                  (GDestroyNotify) limber_measure_free);

  request->number = now_usec;
  limber_diary_run_async (self, limber_diary_add_measure_async, add_measure_work, request,
                          request_free, cancellable, callback, user_data);
}

void
limber_diary_add_questionnaire_async (LimberDiary *self,
                                      const LimberQuestionnaire *questionnaire,
                                      gint64 now_usec,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  Request *request = request_new (limber_questionnaire_copy (questionnaire),
                                  (GDestroyNotify) limber_questionnaire_free);

  request->number = now_usec;
  limber_diary_run_async (self, limber_diary_add_questionnaire_async, add_questionnaire_work,
                          request, request_free, cancellable, callback, user_data);
}

gboolean
limber_diary_save_finish (LimberDiary *self, GAsyncResult *result, gint64 *id, GError **error)
{
  return finish_saved (self, result, id, error);
}

/* A change of the row with @id */
static void
change_row_async (LimberDiary *self,
                  gpointer source_tag,
                  GTaskThreadFunc func,
                  gint64 id,
                  int choice,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  Request *request = request_new (NULL, NULL);

  request->number = id;
  request->choice = choice;
  limber_diary_run_async (self, source_tag, func, request, request_free, cancellable, callback,
                          user_data);
}

void
limber_diary_hide_pain_entry_async (LimberDiary *self,
                                    gint64 id,
                                    gboolean is_hidden,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  change_row_async (self, limber_diary_hide_pain_entry_async, hide_pain_entry_work, id, is_hidden,
                    cancellable, callback, user_data);
}

void
limber_diary_purge_hidden_async (LimberDiary *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  change_row_async (self, limber_diary_purge_hidden_async, purge_hidden_work, 0, 0, cancellable,
                    callback, user_data);
}

void
limber_diary_delete_measure_async (LimberDiary *self,
                                   gint64 id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  change_row_async (self, limber_diary_delete_measure_async, delete_measure_work, id, 0,
                    cancellable, callback, user_data);
}

void
limber_diary_delete_questionnaire_async (LimberDiary *self,
                                         gint64 id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  change_row_async (self, limber_diary_delete_questionnaire_async, delete_questionnaire_work, id, 0,
                    cancellable, callback, user_data);
}

gboolean
limber_diary_change_finish (LimberDiary *self, GAsyncResult *result, GError **error)
{
  return finish_boolean (self, result, error);
}

void
limber_diary_list_pain_entries_async (LimberDiary *self,
                                      int from_day,
                                      int to_day,
                                      guint limit,
                                      const LimberPainEntry *after,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  Request *request = request_new_for_days (from_day, to_day);

  request->choice = (int) MIN (limit, G_MAXINT);
  request->record = after != NULL ? limber_pain_entry_copy (after) : NULL;
  request->destroy = (GDestroyNotify) limber_pain_entry_free;
  limber_diary_run_async (self, limber_diary_list_pain_entries_async, list_pain_entries_work,
                          request, request_free, cancellable, callback, user_data);
}

void
limber_diary_summarize_async (LimberDiary *self,
                              int from_day,
                              int to_day,
                              LimberSpan span,
                              int zone,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Request *request = request_new_for_days (from_day, to_day);

  request->choice = span;
  request->zone = zone;
  limber_diary_run_async (self, limber_diary_summarize_async, summarize_work, request, request_free,
                          cancellable, callback, user_data);
}

static void
count_zones_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autofree guint *counts = g_new0 (guint, LIMBER_N_ZONES);
  GError *error = NULL;

  if (limber_diary_count_zones (source, request->from_day, request->to_day, counts, &error))
    g_task_return_pointer (task, g_steal_pointer (&counts), g_free);
  else
    g_task_return_error (task, error);
}

void
limber_diary_count_zones_async (LimberDiary *self,
                                int from_day,
                                int to_day,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  limber_diary_run_async (self, limber_diary_count_zones_async, count_zones_work,
                          request_new_for_days (from_day, to_day), request_free, cancellable,
                          callback, user_data);
}

gboolean
limber_diary_count_zones_finish (LimberDiary *self,
                                 GAsyncResult *result,
                                 guint counts[LIMBER_N_ZONES],
                                 GError **error)
{
  g_autofree guint *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  memcpy (counts, found, LIMBER_N_ZONES * sizeof *counts);
  return TRUE;
}

static void
back_up_daily_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  LimberStamp now = { request->number, request->choice };
  GError *error = NULL;

  return_boolean (task, limber_diary_back_up_daily (source, now, NULL, &error), error);
}

void
limber_diary_back_up_daily_async (LimberDiary *self,
                                  LimberStamp now,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  change_row_async (self, limber_diary_back_up_daily_async, back_up_daily_work, now.usec,
                    now.offset_mins, cancellable, callback, user_data);
}

gboolean
limber_diary_back_up_daily_finish (LimberDiary *self, GAsyncResult *result, GError **error)
{
  return finish_boolean (self, result, error);
}
