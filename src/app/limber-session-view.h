/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "app/limber-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION_VIEW (limber_session_view_get_type ())
G_DECLARE_FINAL_TYPE (LimberSessionView, limber_session_view, LIMBER, SESSION_VIEW, GtkWidget)

/* One session from its first page to its last: where to put the laptop, the stage, and what comes
 * after. The time runs only once the window is seen to be in front. Signals: `closed ()`: the
 * person is through with it; `easier ()`: the gentler level is wanted instead, now or, after
 * pain, from the beginning; `tell (const char *sentence)`; `waiting ()`: the window did not come to
 * the front, and a click is waited for. Property `bar-height-px`, which is read: what of the lower
 * edge nothing may lie over. */
GtkWidget *limber_session_view_new (LimberCoach *coach, LimberLook *look, GSettings *settings);

LimberSession *limber_session_view_get_session (LimberSessionView *self);
int limber_session_view_get_bar_height (LimberSessionView *self);
/* Ends a session that still runs; it stays on offer for two hours */
void limber_session_view_leave (LimberSessionView *self);

/* For tests: "laptop", "ready", "stage", "done" or "pain", and the actions (transfer none) */
const char *limber_session_view_get_page (LimberSessionView *self);
GActionGroup *limber_session_view_get_actions (LimberSessionView *self);

G_END_DECLS
