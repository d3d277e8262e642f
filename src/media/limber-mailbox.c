/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-mailbox"

#include "config.h"

#include "media/limber-mailbox.h"

/*
 * LimberMailbox:
 *
 * Streaming threads may not touch the player, and must not wait for the window. They leave what
 * they have here: of frames the newest alone, so that a busy window is never more than one frame
 * behind; of problems every one. A single source on the owner's context takes it out.
 */

struct _LimberMailbox {
  gatomicrefcount ref_count;
  GMainContext *context; /* (owned) */
  LimberMailboxFrameFunc frame_func;
  LimberMailboxProblemFunc problem_func;
  gpointer user_data; /* (unowned) */

  GMutex lock;
  gboolean is_closed;
  gboolean is_posted;
  guint64 accepted;
  LimberFrame *frame; /* (owned) (nullable) */
  guint64 waiting_sender;
  LimberFrame *waiting_frame; /* (owned) (nullable) */
  GPtrArray *problems;        /* (owned) (element-type Problem) */
};

typedef struct {
  char *path;    /* (owned) (nullable) */
  char *message; /* (owned) */
} Problem;

static void
free_problem (gpointer data)
{
  Problem *problem = data;

  g_free (problem->path);
  g_free (problem->message);
  g_free (problem);
}

LimberMailbox *
limber_mailbox_new (LimberMailboxFrameFunc frame_func,
                    LimberMailboxProblemFunc problem_func,
                    gpointer user_data)
{
  LimberMailbox *self = g_new0 (LimberMailbox, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->context = g_main_context_ref_thread_default ();
  self->frame_func = frame_func;
  self->problem_func = problem_func;
  self->user_data = user_data;
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  g_mutex_init (&self->lock);

  return self;
}

LimberMailbox *
limber_mailbox_ref (LimberMailbox *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
limber_mailbox_unref (LimberMailbox *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->frame, limber_frame_unref);
  g_clear_pointer (&self->waiting_frame, limber_frame_unref);
  g_ptr_array_unref (self->problems);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* On the owner's thread, which alone closes: what is taken out here may be delivered. */
static gboolean
mail_arrived_cb (gpointer user_data)
{
  LimberMailbox *self = user_data;
  g_autoptr (LimberFrame) frame = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  g_mutex_lock (&self->lock);
  self->is_posted = FALSE;
  frame = g_steal_pointer (&self->frame);
  problems = g_steal_pointer (&self->problems);
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  g_mutex_unlock (&self->lock);

  if (frame != NULL && !self->is_closed)
    self->frame_func (frame, self->user_data);
  for (guint i = 0; i < problems->len && !self->is_closed; i++) {
    const Problem *problem = g_ptr_array_index (problems, i);

    self->problem_func (problem->path, problem->message, self->user_data);
  }

  return G_SOURCE_REMOVE;
}

/* With the lock held */
static void
post (LimberMailbox *self)
{
  if (self->is_posted || self->is_closed)
    return;

  g_autoptr (GSource) source = g_idle_source_new ();

  self->is_posted = TRUE;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, mail_arrived_cb, limber_mailbox_ref (self),
                         (GDestroyNotify) limber_mailbox_unref);
  g_source_attach (source, self->context);
}

void
limber_mailbox_close (LimberMailbox *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->is_closed = TRUE;
  g_clear_pointer (&self->frame, limber_frame_unref);
  g_clear_pointer (&self->waiting_frame, limber_frame_unref);
  g_mutex_unlock (&self->lock);
}

void
limber_mailbox_accept (LimberMailbox *self, guint64 sender)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  if (self->accepted != sender) {
    self->accepted = sender;
    if (self->waiting_sender == sender && self->waiting_frame != NULL) {
      g_clear_pointer (&self->frame, limber_frame_unref);
      self->frame = g_steal_pointer (&self->waiting_frame);
      post (self);
    }
    g_clear_pointer (&self->waiting_frame, limber_frame_unref);
  }
  g_mutex_unlock (&self->lock);
}

void
limber_mailbox_put_frame (LimberMailbox *self, guint64 sender, LimberFrame *frame)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (frame != NULL);

  LimberFrame *replaced = NULL;

  g_mutex_lock (&self->lock);
  if (self->is_closed) {
    replaced = frame;
  } else if (sender == self->accepted) {
    replaced = self->frame;
    self->frame = frame;
    post (self);
  } else {
    replaced = self->waiting_frame;
    self->waiting_frame = frame;
    self->waiting_sender = sender;
  }
  g_mutex_unlock (&self->lock);

  g_clear_pointer (&replaced, limber_frame_unref);
}

void
limber_mailbox_put_problem (LimberMailbox *self, const char *path, const char *message)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (message != NULL);

  Problem *problem = g_new0 (Problem, 1);

  problem->path = g_strdup (path);
  problem->message = g_strdup (message);

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->problems, problem);
  post (self);
  g_mutex_unlock (&self->lock);
}
