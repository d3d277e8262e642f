/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "app/limber-session.h"
#include "app/limber-video-view.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION_PLAYBACK (limber_session_playback_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberSessionPlayback, limber_session_playback, LIMBER, SESSION_PLAYBACK, GObject)

/* What is seen of @session at @video, in the colours of @look, and heard of it. Signal `problem
 * (const char *message)`: to tell the person; the session goes on without the picture. */
LimberSessionPlayback *limber_session_playback_new (LimberSession *session,
                                                    LimberLook *look,
                                                    GSettings *settings,
                                                    LimberVideoView *video);

/* GStreamer begins here and no earlier. Nothing where it has begun already. */
void limber_session_playback_begin (LimberSessionPlayback *self);
void limber_session_playback_end (LimberSessionPlayback *self);

G_END_DECLS
