/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "app/limber-pain-keeper.h"
#include "app/limber-session-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION_PAIN (limber_session_pain_get_type ())
G_DECLARE_FINAL_TYPE (LimberSessionPain, limber_session_pain, LIMBER, SESSION_PAIN, GObject)

/* Asks how the pain is before and after a session, unless the setting says no, and joins the
 * answers to the session. Signal `ready ()`: answered or declined, the session can begin.
 * @window: what the questions stand over */
LimberSessionPain *limber_session_pain_new (LimberPainKeeper *keeper,
                                            LimberLook *look,
                                            GSettings *settings,
                                            GtkWidget *window);

/* Emits `ready` at once where nothing is to be asked */
void limber_session_pain_ask_before (LimberSessionPain *self);
/* The session that was begun after that, and any that took its place, as an easier one does after
 * pain; @session_keeper brings the id of its row */
void limber_session_pain_set_session (LimberSessionPain *self, LimberSessionKeeper *session_keeper);
/* Once, and only who has answered before: who declined that is left alone */
void limber_session_pain_ask_after (LimberSessionPain *self);

G_END_DECLS
