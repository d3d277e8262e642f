/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-session.h"
#include "app/limber-video-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_STAGE (limber_stage_get_type ())
G_DECLARE_FINAL_TYPE (LimberStage, limber_stage, LIMBER, STAGE, GtkWidget)

/* The screen of a running session: picture, words, ring and buttons. Its buttons are actions of the
 * group `session`, which whoever owns the stage provides. Properties `session`, and
 * `bar-height-px`, which is read: what of the lower edge nothing may lie over. */
GtkWidget *limber_stage_new (void);
void limber_stage_set_session (LimberStage *self, LimberSession *session);
LimberVideoView *limber_stage_get_video (LimberStage *self);
int limber_stage_get_bar_height (LimberStage *self);

G_END_DECLS
