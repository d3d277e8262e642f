/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/limber-frame.h"

G_BEGIN_DECLS

/** What threads of a player hand to their owner, delivered on the owner's main context. */
typedef struct _LimberMailbox LimberMailbox;

typedef void (*LimberMailboxFrameFunc) (LimberFrame *frame, gpointer user_data);
/* @path: (nullable): the file that was lost; NULL for the sound */
typedef void (*LimberMailboxProblemFunc) (const char *path,
                                          const char *message,
                                          gpointer user_data);

/* On the owner's thread; the functions are called on the main context that is its default. */
LimberMailbox *limber_mailbox_new (LimberMailboxFrameFunc frame_func,
                                   LimberMailboxProblemFunc problem_func,
                                   gpointer user_data);
/* From now on nothing is delivered; on the owner's thread. */
void limber_mailbox_close (LimberMailbox *self);
LimberMailbox *limber_mailbox_ref (LimberMailbox *self);
void limber_mailbox_unref (LimberMailbox *self);

/* The rest from any thread. Only the frames of one sender at a time are delivered; of the others
 * the last is kept, and delivered when its sender is accepted. */
void limber_mailbox_accept (LimberMailbox *self, guint64 sender);
/* @frame: (transfer full) */
void limber_mailbox_put_frame (LimberMailbox *self, guint64 sender, LimberFrame *frame);
void limber_mailbox_put_problem (LimberMailbox *self, const char *path, const char *message);

G_END_DECLS
