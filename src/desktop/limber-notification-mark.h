/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is on the screen, kept where the next process finds it if this one is killed: in a file that
 * goes with the login session. */

/**
 * LimberNotificationMark:
 * @bus_guid: (owned): of the bus
 * @owner: (owned): unique name of the server
 * @id: what that server calls the notification
 */
typedef struct {
  char *bus_guid;
  char *owner;
  guint32 id;
} LimberNotificationMark;

/* Best effort: where it cannot be written, what a killed process leaves stays until it expires. */
void limber_notification_mark_write (const char *bus_guid, const char *owner, guint32 id);
/* FALSE if there is none, or none that makes sense */
gboolean limber_notification_mark_read (LimberNotificationMark *mark) G_GNUC_WARN_UNUSED_RESULT;
gboolean limber_notification_mark_exists (void);
void limber_notification_mark_delete (void);
void limber_notification_mark_clear (LimberNotificationMark *mark);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LimberNotificationMark, limber_notification_mark_clear)

G_END_DECLS
