/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-look.h"
#include "app/limber-session.h"
#include "app/limber-video-view.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_SESSION_PICTURE (limber_session_picture_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberSessionPicture, limber_session_picture, LIMBER, SESSION_PICTURE, GObject)

/* What is seen of @session, in the colours of @look. Signal `problem (const char *message)`: to
 * tell the person; the session goes on without the picture. */
LimberSessionPicture *limber_session_picture_new (LimberSession *session,
                                                  LimberLook *look,
                                                  GSettings *settings,
                                                  LimberVideoView *video);

/* GStreamer begins here and no earlier. Nothing where it has begun already. */
void limber_session_picture_begin (LimberSessionPicture *self);
void limber_session_picture_end (LimberSessionPicture *self);

G_END_DECLS
