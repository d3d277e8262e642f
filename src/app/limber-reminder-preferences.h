/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-parts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_REMINDER_PREFERENCES (limber_reminder_preferences_get_type ())
G_DECLARE_FINAL_TYPE (LimberReminderPreferences,
                      limber_reminder_preferences,
                      LIMBER,
                      REMINDER_PREFERENCES,
                      AdwPreferencesPage)

/* When and how to remind: every setting of the scheduler, notifications, and the start with the
 * session. It is filled once. */
void
limber_reminder_preferences_set_parts (LimberReminderPreferences *self, const LimberParts *parts);

G_END_DECLS
