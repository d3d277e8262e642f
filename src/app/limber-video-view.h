/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-frame.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_VIDEO_VIEW (limber_video_view_get_type ())
G_DECLARE_FINAL_TYPE (LimberVideoView, limber_video_view, LIMBER, VIDEO_VIEW, GtkWidget)

/* Shows the frames that a player hands out. Signal `resized (int width, int height)`: in device
 * pixels, so that the player can paint at the size that is seen. */
GtkWidget *limber_video_view_new (void);
void limber_video_view_show_frame (LimberVideoView *self, LimberFrame *frame);
/* What is around a frame that does not fill the view */
void limber_video_view_set_background (LimberVideoView *self, const GdkRGBA *color);
void limber_video_view_clear (LimberVideoView *self);

G_END_DECLS
