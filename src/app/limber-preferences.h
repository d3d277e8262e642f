/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-dialog-shim.h"
#include "app/limber-parts.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_PREFERENCES (limber_preferences_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberPreferences, limber_preferences, LIMBER, PREFERENCES, LimberPreferencesBase)

/* The figure, the sound, what to leave out, and the reminders */
GtkWidget *limber_preferences_new (const LimberParts *parts);

G_END_DECLS
