/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/limber-figure-style.h"
#include "media/limber-mailbox.h"
#include "media/limber-picture.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A clip for those who have animations off: where its movement begins and where it leads to, side
 * by side, as the figure is shown to them. (transfer full) (nullable): at most @width × @height;
 * NULL and @error, a full sentence, if the clip cannot be shown. Takes seconds: not for the main
 * thread. */
LimberFrame *limber_clip_poster_make (const LimberPicture *clip,
                                      int width,
                                      int height,
                                      const LimberFigureStyle *style,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes it on a thread of its own and puts it, or the problem, into @mailbox as @sender's, unless
 * @cancellable was cancelled before. @clip, @style: copied */
void limber_clip_poster_start (const LimberPicture *clip,
                               int width,
                               int height,
                               const LimberFigureStyle *style,
                               LimberMailbox *mailbox,
                               guint64 sender,
                               GCancellable *cancellable);

G_END_DECLS
