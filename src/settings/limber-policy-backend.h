/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* GSettings calls its backends unstable API; what is used of it has not changed since 2.40. */
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

G_BEGIN_DECLS

/* Settings in the key file @file_name, with `defaults` and `locks` of @policy_folder as GIO's
 * key-file backend reads them. (transfer full); NULL where this GIO has no such backend. */
GSettingsBackend *limber_policy_backend_new (const char *file_name,
                                             const char *policy_folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
