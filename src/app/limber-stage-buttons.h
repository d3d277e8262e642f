/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_STAGE_BUTTONS (limber_stage_buttons_get_type ())
G_DECLARE_FINAL_TYPE (LimberStageButtons, limber_stage_buttons, LIMBER, STAGE_BUTTONS, GtkWidget)

/* The buttons of a running session: actions of the group `session`, which is around them. Property
 * `session`. */
GtkWidget *limber_stage_buttons_new (void);
void limber_stage_buttons_set_session (LimberStageButtons *self, LimberSession *session);

/* @bar: (nullable): where what stops for pain stands instead, for as long as it is given again;
 * @room_px: for all of them beside each other */
void limber_stage_buttons_arrange (LimberStageButtons *self, GtkBox *bar, int room_px);

G_END_DECLS
