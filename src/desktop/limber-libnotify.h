/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/limber-notification-server.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_LIBNOTIFY (limber_libnotify_get_type ())
G_DECLARE_FINAL_TYPE (LimberLibnotify, limber_libnotify, LIMBER, LIBNOTIFY, GObject)

/* The session's notification server, or in a sandbox the portal. One a process: libnotify has but
 * one state. Its thread begins with the first call. @application_name: what people call Limber */
LimberNotificationServer *limber_libnotify_new (const char *application_name);

G_END_DECLS
