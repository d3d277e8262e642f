/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "config.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a dialog is derived from: a window of its own on the floor's libadwaita, a sheet within the
 * window from 1.5 on. The same .ui serves both: its template names no parent, content is a plain
 * child, title is the same property, and what differs goes through the functions below. */
#ifdef LIMBER_HAS_ADW_1_5
typedef AdwDialog LimberDialogBase;
typedef AdwDialogClass LimberDialogBaseClass;
typedef AdwPreferencesDialog LimberPreferencesBase;
typedef AdwPreferencesDialogClass LimberPreferencesBaseClass;
#else
typedef AdwWindow LimberDialogBase;
typedef AdwWindowClass LimberDialogBaseClass;
typedef AdwPreferencesWindow LimberPreferencesBase;
typedef AdwPreferencesWindowClass LimberPreferencesBaseClass;
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDialogBase, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberPreferencesBase, g_object_unref)

#define LIMBER_TYPE_DIALOG_BASE      (limber_dialog_base_get_type ())
#define LIMBER_TYPE_PREFERENCES_BASE (limber_preferences_base_get_type ())
/* For g_object_new() alone, whose properties are the same */
#define LIMBER_TYPE_ABOUT_BASE (limber_about_base_get_type ())

GType limber_dialog_base_get_type (void);
GType limber_preferences_base_get_type (void);
GType limber_about_base_get_type (void);

/* In class_init: Escape closes. */
void limber_dialog_class_close_on_escape (GtkWidgetClass *klass);
/* What it would like to have; it makes do with less. */
void limber_dialog_set_size (GtkWidget *dialog, int width_px, int height_px);
/* @parent: (nullable): what it stands over, and keeps from being used meanwhile */
void limber_dialog_present (GtkWidget *dialog, GtkWidget *parent);
void limber_dialog_close (GtkWidget *dialog);

/* A question: shown by limber_dialog_present(), gone with its answer. Signal: `response (char *id)`
 */
GtkWidget *limber_alert_new (const char *heading, const char *body);
void limber_alert_add_response (GtkWidget *alert,
                                const char *id,
                                const char *label,
                                AdwResponseAppearance appearance);
/* What Return and Escape mean */
void limber_alert_set_safe_response (GtkWidget *alert, const char *id);

G_END_DECLS
