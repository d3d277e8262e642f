/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  LIMBER_URGENCY_LOW,
  LIMBER_URGENCY_NORMAL,
  LIMBER_URGENCY_CRITICAL,
} LimberUrgency;

/* A click on the text, which servers show no button for */
#define LIMBER_NOTIFICATION_DEFAULT_ACTION "default"

/**
 * LimberNotificationAction:
 * @name: (owned): what comes back when the person chooses it
 * @label: (owned): what the person reads
 */
typedef struct {
  char *name;
  char *label;
} LimberNotificationAction;

/**
 * LimberNotification:
 * @title: (owned): plain text, not empty
 * @body: (owned): plain text, never markup
 * @urgency: how much it presses
 * @actions: (owned) (element-type LimberNotificationAction): in the order of the buttons
 *
 * What a notification says: plain text, ready to be shown. Not changed any more once it is handed
 * to somebody, so that threads can share it.
 */
typedef struct {
  char *title;
  char *body;
  LimberUrgency urgency;
  GPtrArray *actions;
} LimberNotification;

#define LIMBER_TYPE_NOTIFICATION (limber_notification_get_type ())
GType limber_notification_get_type (void);

LimberNotification *
limber_notification_new (const char *title, const char *body, LimberUrgency urgency);
void limber_notification_add_action (LimberNotification *self, const char *name, const char *label);
LimberNotification *limber_notification_ref (LimberNotification *self);
void limber_notification_unref (LimberNotification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberNotification, limber_notification_unref)

G_END_DECLS
