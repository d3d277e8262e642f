/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SPLIT_ROW (limber_split_row_get_type ())
G_DECLARE_FINAL_TYPE (LimberSplitRow, limber_split_row, LIMBER, SPLIT_ROW, AdwPreferencesRow)

/* A row of a list whose words and value, or button, stand beside each other, or one below the other
 * where text is large and the window narrow. Its title is the "title" of a preferences row. */
GtkWidget *limber_split_row_new (void);
/* @subtitle: below the title */
void limber_split_row_set_subtitle (LimberSplitRow *self, const char *subtitle);
/* Before the words */
void limber_split_row_set_icon_name (LimberSplitRow *self, const char *icon_name);
/* What the row is about: a value, or a button */
void limber_split_row_set_value (LimberSplitRow *self, GtkWidget *value);
/* What stays at the end in any case */
void limber_split_row_set_end (LimberSplitRow *self, GtkWidget *end);

G_END_DECLS
