/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-clock.h"
#include "store/limber-diary-activity.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_RECORDER (limber_recorder_get_type ())
G_DECLARE_FINAL_TYPE (LimberRecorder, limber_recorder, LIMBER, RECORDER, GObject)

/* Keeps what the scheduler tells in the diary, in order, and what cannot be written now until it
 * can. Properties (notify): `problem`, a sentence for people or NULL. Signal: `opened ()` when the
 * diary can be read, at first and again after it was closed. */
LimberRecorder *limber_recorder_new (const char *diary_path, LimberClock *clock);

/* Opens the diary and reads the state that was written last. Always succeeds: where the diary
 * cannot be opened, there is no state and a problem. @state: (transfer full) (nullable) */
void
limber_recorder_open_async (LimberRecorder *self, GAsyncReadyCallback callback, gpointer user_data);
char *limber_recorder_open_finish (LimberRecorder *self, GAsyncResult *result);

/* @transition: copied */
void limber_recorder_write (LimberRecorder *self, const LimberTransition *transition);
/* Something that the scheduler does not know of */
void limber_recorder_write_decision (LimberRecorder *self,
                                     const char *event,
                                     const char *cause,
                                     const char *break_id);
/* Tries again what could not be written. */
void limber_recorder_retry (LimberRecorder *self);

/* Calls back when nothing is being written any more and the file is closed; what comes then waits,
 * and is no reason to wait for one more close. */
void limber_recorder_close_async (LimberRecorder *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void limber_recorder_close_finish (LimberRecorder *self, GAsyncResult *result);
/* Once what is being closed is closed, unless closing is asked for again meanwhile */
void limber_recorder_reopen (LimberRecorder *self);

/* (transfer none) (nullable): while it is open */
LimberDiary *limber_recorder_get_diary (LimberRecorder *self);
const char *limber_recorder_get_problem (LimberRecorder *self);
/* How much waits to be written */
guint limber_recorder_get_n_waiting (LimberRecorder *self);

G_END_DECLS
