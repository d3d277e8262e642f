/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of the preferences, each bound to a key of the settings. What a clinic has locked is
 * insensitive and says so. All return a floating widget. */

/* A whole number within the range that the schema has for @key */
GtkWidget *limber_setting_row_new_number (GSettings *settings,
                                          const char *key,
                                          const char *title,
                                          const char *subtitle);
GtkWidget *limber_setting_row_new_switch (GSettings *settings,
                                          const char *key,
                                          const char *title,
                                          const char *subtitle);
/* Marks a row of any other kind where @key is locked */
void limber_setting_row_mark_lock (AdwPreferencesRow *row, GSettings *settings, const char *key);

G_END_DECLS
