/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-notification-server.h"

G_BEGIN_DECLS

/* The thread that libnotify blocks. It is no object of the main thread: it counts its references
 * atomically, and goes on by itself until libnotify lets it end. */
typedef struct _LimberNotifyThread LimberNotifyThread;

typedef struct {
  char *name;    /* (owned) (nullable) */
  char *version; /* (owned) (nullable) */
  gboolean has_actions;
  gboolean has_markup; /* the body is read as markup */
  gboolean is_portal;
} LimberNotifyThreadInfo;

/* Called in the context of the thread that made it */
typedef struct {
  void (*acted_on) (LimberNotification *notification,
                    const char *name,
                    const char *token,
                    gpointer user_data);
  void (*closed) (LimberNotification *notification, LimberClosedReason reason, gpointer user_data);
  void (*owner_changed) (gboolean has_owner, gpointer user_data);
} LimberNotifyThreadListener;

/* @listener is told until limber_notify_thread_end() */
LimberNotifyThread *limber_notify_thread_new (const char *application_name,
                                              const LimberNotifyThreadListener *listener,
                                              gpointer user_data);
/* Each answers @task, taking it over, when libnotify has returned. */
void
limber_notify_thread_show (LimberNotifyThread *self, LimberNotification *notification, GTask *task);
void limber_notify_thread_withdraw (LimberNotifyThread *self, GTask *task);
void limber_notify_thread_probe (LimberNotifyThread *self, GTask *task);
/* Copies what was found last. */
void limber_notify_thread_copy_info (LimberNotifyThread *self, LimberNotifyThreadInfo *info);
/* Withdraws what is shown, when libnotify lets it, and ends. Waits for nothing. */
void limber_notify_thread_end (LimberNotifyThread *self);

void limber_notify_thread_info_clear (LimberNotifyThreadInfo *info);

G_END_DECLS
