/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_SETTINGS_SCHEMA "io.github.limberapp.Limber"

/* The one settings object of a program: the schema's keys over $XDG_CONFIG_HOME/limber/settings,
 * with the policy folder's defaults and locks. (transfer full); NULL and @error if the schema is
 * not installed. */
GSettings *limber_settings_open (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
