/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-dialog-shim.h"
#include "library/limber-library.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_PREFERENCES (limber_preferences_get_type ())
G_DECLARE_FINAL_TYPE (
    LimberPreferences, limber_preferences, LIMBER, PREFERENCES, LimberPreferencesBase)

/* The figure, the sound, and what to leave out. @library: for the preview and the test of the sound
 */
GtkWidget *limber_preferences_new (GSettings *settings, LimberLibrary *library);

G_END_DECLS
