/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-exercise.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_STEP_TEXT (limber_step_text_get_type ())
G_DECLARE_FINAL_TYPE (LimberStepText, limber_step_text, LIMBER, STEP_TEXT, GtkWidget)

/* One step of an exercise in words; it is as high as the longest step takes. */
GtkWidget *limber_step_text_new (void);
/* @text: (nullable): the step of @exercise that is shown */
void limber_step_text_show (LimberStepText *self, LimberExercise *exercise, const char *text);
void limber_step_text_set_attributes (LimberStepText *self, PangoAttrList *attributes);

G_END_DECLS
