/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-branch.h"

G_BEGIN_DECLS

/** The picture that is seen and the one that comes next. All on one worker's thread. */
typedef struct _LimberSwitcher LimberSwitcher;

LimberSwitcher *limber_switcher_new (LimberMailbox *mailbox, LimberSoundRing *clips);
void limber_switcher_free (LimberSwitcher *self);

/* Shows @picture at @moment, and makes ready @next (nullable), which begins with @next_moment. */
void limber_switcher_show (LimberSwitcher *self,
                           const LimberPicture *picture,
                           const LimberFigureMoment *moment,
                           gboolean is_running,
                           const LimberPicture *next,
                           const LimberFigureMoment *next_moment);
/* The picture that is seen goes on, or stands still where it is. */
void limber_switcher_set_running (LimberSwitcher *self, gboolean is_running);
void limber_switcher_set_look (LimberSwitcher *self, const LimberLook *look);

G_END_DECLS
