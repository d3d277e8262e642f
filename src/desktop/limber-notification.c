/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-notification"

#include "config.h"

#include "desktop/limber-notification.h"

/*
 * LimberNotification:
 *
 * A value that counts its references atomically. Its address is its identity: the same text shown
 * twice is two values, and an answer that comes late is told by it from one that is awaited.
 */

G_DEFINE_BOXED_TYPE (LimberNotification,
                     limber_notification,
                     limber_notification_ref,
                     limber_notification_unref)

static void
action_free (gpointer data)
{
  LimberNotificationAction *action = data;

  g_free (action->name);
  g_free (action->label);
  g_free (action);
}

static void
clear (gpointer data)
{
  LimberNotification *self = data;

  g_free (self->title);
  g_free (self->body);
  g_ptr_array_unref (self->actions);
}

/**
 * limber_notification_new:
 * @title: plain text, not empty
 * @body: (nullable): plain text
 * @urgency: how much it presses
 *
 * Returns: (transfer full): without actions
 */
LimberNotification *
limber_notification_new (const char *title, const char *body, LimberUrgency urgency)
{
  LimberNotification *self = NULL;

  g_return_val_if_fail (title != NULL && *title != '\0', NULL);

  self = g_atomic_rc_box_new0 (LimberNotification);
  self->title = g_strdup (title);
  self->body = g_strdup (body != NULL ? body : "");
  self->urgency = urgency;
  self->actions = g_ptr_array_new_with_free_func (action_free);
  return self;
}

/**
 * limber_notification_add_action:
 * @self: not handed to anybody yet
 * @name: what comes back
 * @label: what the person reads
 */
void
limber_notification_add_action (LimberNotification *self, const char *name, const char *label)
{
  LimberNotificationAction *action = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && label != NULL);

  action = g_new0 (LimberNotificationAction, 1);
  action->name = g_strdup (name);
  action->label = g_strdup (label);
  g_ptr_array_add (self->actions, action);
}

LimberNotification *
limber_notification_ref (LimberNotification *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
limber_notification_unref (LimberNotification *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}
