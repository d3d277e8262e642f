/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-switcher"

#include "config.h"

#include "media/limber-switcher.h"

/*
 * LimberSwitcher:
 *
 * Keeps two branches: the one that is seen, and one that waits with its first frame. A picture
 * that was not foreseen (a jump back) is opened while the frame before stays in the window, so
 * that there is never a black one.
 */

struct _LimberSwitcher {
  LimberMailbox *mailbox; /* (owned) */
  LimberSoundRing *clips; /* (owned) */
  LimberLook look;
  LimberBranch *current; /* (owned) (nullable) */
  LimberBranch *next;    /* (owned) (nullable) */
};

LimberSwitcher *
limber_switcher_new (LimberMailbox *mailbox, LimberSoundRing *clips)
{
  LimberSwitcher *self = g_new0 (LimberSwitcher, 1);

  self->mailbox = limber_mailbox_ref (mailbox);
  self->clips = limber_sound_ring_ref (clips);

  return self;
}

void
limber_switcher_free (LimberSwitcher *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->current, limber_branch_free);
  g_clear_pointer (&self->next, limber_branch_free);
  limber_mailbox_unref (self->mailbox);
  limber_sound_ring_unref (self->clips);
  g_free (self);
}

static gboolean
shows (LimberBranch *branch, const LimberPicture *picture)
{
  return branch != NULL && limber_picture_equal (limber_branch_get_picture (branch), picture);
}

static void
bring_on (LimberSwitcher *self, const LimberPicture *picture)
{
  if (shows (self->current, picture))
    return;

  g_clear_pointer (&self->current, limber_branch_free);
  if (shows (self->next, picture))
    self->current = g_steal_pointer (&self->next);
  else
    self->current = limber_branch_new (picture, &self->look, self->mailbox, self->clips);
}

static void
make_ready (LimberSwitcher *self, const LimberPicture *next, const LimberFigureMoment *moment)
{
  if (next == NULL) {
    g_clear_pointer (&self->next, limber_branch_free);
    return;
  }
  if (shows (self->next, next))
    return;

  g_clear_pointer (&self->next, limber_branch_free);
  self->next = limber_branch_new (next, &self->look, self->mailbox, self->clips);
  limber_branch_set_moment (self->next, moment, FALSE);
}

void
limber_switcher_show (LimberSwitcher *self,
                      const LimberPicture *picture,
                      const LimberFigureMoment *moment,
                      gboolean is_running,
                      const LimberPicture *next,
                      const LimberFigureMoment *next_moment)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (picture != NULL);

  bring_on (self, picture);
  limber_branch_set_moment (self->current, moment, is_running);
  limber_branch_show (self->current);
  make_ready (self, next, next_moment);
}

void
limber_switcher_set_running (LimberSwitcher *self, gboolean is_running)
{
  g_return_if_fail (self != NULL);

  if (self->current != NULL)
    limber_branch_set_running (self->current, is_running);
}

void
limber_switcher_set_look (LimberSwitcher *self, const LimberLook *look)
{
  g_return_if_fail (self != NULL);

  self->look = *look;
  if (self->current != NULL)
    limber_branch_set_look (self->current, look);
  if (self->next != NULL)
    limber_branch_set_look (self->next, look);
}
