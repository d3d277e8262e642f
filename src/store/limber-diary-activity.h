/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-activity-record.h"
#include "core/limber-session-record.h"
#include "store/limber-diary.h"

G_BEGIN_DECLS

/* What the agent and the player write. Days are local days as in limber-stamp.h, both ends
 * included; lists are (transfer full) arrays that own their records, oldest first. */

/* All of it or nothing. A sitting period is found again by its start, a break by its id; decisions
 * are always added. */
gboolean limber_diary_save_transition (LimberDiary *self,
                                       const LimberTransition *transition,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @transition: copied */
void limber_diary_save_transition_async (LimberDiary *self,
                                         const LimberTransition *transition,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
limber_diary_save_transition_finish (LimberDiary *self, GAsyncResult *result, GError **error);

/* What the last transition with a state wrote. @state: (out) (transfer full) (nullable): NULL in a
 * diary without one */
gboolean
limber_diary_load_state (LimberDiary *self, char **state, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void limber_diary_load_state_async (LimberDiary *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean limber_diary_load_state_finish (LimberDiary *self,
                                         GAsyncResult *result,
                                         char **state,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the session if its id is 0, else replaces it, items included. @id: (out) (optional) */
gboolean limber_diary_save_session (LimberDiary *self,
                                    const LimberSessionRecord *session,
                                    gint64 *id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @session: copied */
void limber_diary_save_session_async (LimberDiary *self,
                                      const LimberSessionRecord *session,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean limber_diary_save_session_finish (LimberDiary *self,
                                           GAsyncResult *result,
                                           gint64 *id,
                                           GError **error);

/* (element-type LimberSessionRecord) */
GPtrArray *limber_diary_list_sessions (LimberDiary *self, int from_day, int to_day, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* (element-type LimberBreakRecord) */
GPtrArray *limber_diary_list_breaks (LimberDiary *self, int from_day, int to_day, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* (element-type LimberSittingRecord): those that reach into the days */
GPtrArray *limber_diary_list_sitting (LimberDiary *self, int from_day, int to_day, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* (element-type LimberDecisionRecord): made at @since_usec or later, the newest @limit of them, 0
 * for all */
GPtrArray *limber_diary_list_decisions (LimberDiary *self,
                                        gint64 since_usec,
                                        guint limit,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The four lists, asynchronously; the finish function is the same. */
void limber_diary_list_sessions_async (LimberDiary *self,
                                       int from_day,
                                       int to_day,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void limber_diary_list_breaks_async (LimberDiary *self,
                                     int from_day,
                                     int to_day,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void limber_diary_list_sitting_async (LimberDiary *self,
                                      int from_day,
                                      int to_day,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void limber_diary_list_decisions_async (LimberDiary *self,
                                        gint64 since_usec,
                                        guint limit,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Of every `_async` that answers with a list */
GPtrArray *limber_diary_list_finish (LimberDiary *self,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
