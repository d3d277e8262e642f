/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-reminder-settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* When to remind, as the settings say: (transfer full). A value that is not allowed, from a file
 * that was edited by hand, is passed over for the default; @problems: (nullable) (element-type
 * utf8): one sentence for each such. */
LimberReminderSettings *
limber_settings_read_reminders (GSettings *settings, GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
