/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-error.h"

G_BEGIN_DECLS

/**
 * LimberTraces:
 * @n_settings: files of settings and state
 * @n_autostart: entries that start the agent with the session
 * @n_recent: entries of the desktop's list of recent files
 * @n_thumbnails: small pictures of exported files
 *
 * What of a person there was outside the diary, and has been erased.
 */
typedef struct {
  guint n_settings;
  guint n_autostart;
  guint n_recent;
  guint n_thumbnails;
} LimberTraces;

/* Overwrites and deletes settings, state and autostart entry, and takes what was exported out of
 * the desktop's recent files, with its thumbnails. Exported files themselves stay, and so do
 * exercises and routines of the person's own. @traces: (out): untouched on failure, after which
 * some may be gone */
gboolean limber_traces_erase (LimberTraces *traces, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
