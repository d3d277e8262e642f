/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-parts.h"
#include "app/limber-pain-keeper.h"
#include "app/limber-session-view.h"
#include "app/limber-tailor.h"
#include "app/limber-unfinished.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION_RUNNER (limber_session_runner_get_type ())
G_DECLARE_FINAL_TYPE (LimberSessionRunner, limber_session_runner, LIMBER, SESSION_RUNNER, GObject)

/* Runs the sessions of a window, one at a time. Signals: `started ()`: there is a view to be shown
 * in place of the one before; `closed ()`: the person is through with it; `tell (const char
 * *message)`: something to be told at the lower edge. @window: what questions stand over */
LimberSessionRunner *limber_session_runner_new (const LimberParts *parts,
                                                LimberTailor *tailor,
                                                LimberPainKeeper *pain_keeper,
                                                LimberLook *look,
                                                GtkWidget *window);

/* @level: 0 for the one that was done last; @item: where to begin, from 0. FALSE if there is no
 * such routine or nothing of it is left */
gboolean
limber_session_runner_start (LimberSessionRunner *self, const char *id, guint level, guint item);
/* Asks about pain first, unless the setting says no */
void limber_session_runner_ask_and_start (LimberSessionRunner *self, const char *id, guint level);
/* Goes on with what was found to be unfinished; does nothing where that is nothing */
void limber_session_runner_continue (LimberSessionRunner *self);
/* Ends what still runs: its view is about to go, if there is one. */
void limber_session_runner_leave (LimberSessionRunner *self);

/* (transfer none) (nullable): of the last session, until it is left */
LimberSessionView *limber_session_runner_get_view (LimberSessionRunner *self);
/* Looks what can be continued now: (transfer none) (nullable), with its @routine */
const LimberUnfinished *
limber_session_runner_find_unfinished (LimberSessionRunner *self, LimberRoutine **routine);

G_END_DECLS
