/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-notification-server.h"

/* A notification server that answers when and what the test says. */
#define FAKE_TYPE_NOTIFICATION_SERVER (fake_notification_server_get_type ())
G_DECLARE_FINAL_TYPE (
    FakeNotificationServer, fake_notification_server, FAKE, NOTIFICATION_SERVER, GObject)

FakeNotificationServer *fake_notification_server_new (void);

/* Of the call under way: returns only after the caller has been told. */
void fake_notification_server_answer (FakeNotificationServer *self);
void fake_notification_server_refuse (FakeNotificationServer *self, LimberNotificationError code);
/* Answers each call at once, until told otherwise. */
void fake_notification_server_set_prompt (FakeNotificationServer *self, gboolean is_prompt);
/* What the call under way is about: "show TITLE", "withdraw", "probe"; NULL without one */
const char *fake_notification_server_get_call (FakeNotificationServer *self);
/* (nullable): on its screen */
LimberNotification *fake_notification_server_get_shown (FakeNotificationServer *self);
guint fake_notification_server_get_n_calls (FakeNotificationServer *self);
/* The person closes what is shown, or chooses an action of it. */
void fake_notification_server_close (FakeNotificationServer *self, LimberClosedReason reason);
void fake_notification_server_act (FakeNotificationServer *self, const char *name);
/* It goes, and takes along what it shows. */
void fake_notification_server_die (FakeNotificationServer *self);
