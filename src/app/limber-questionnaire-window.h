/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-dialog-shim.h"
#include "app/limber-measure-keeper.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_QUESTIONNAIRE_WINDOW (limber_questionnaire_window_get_type ())
G_DECLARE_FINAL_TYPE (LimberQuestionnaireWindow,
                      limber_questionnaire_window,
                      LIMBER,
                      QUESTIONNAIRE_WINDOW,
                      LimberDialogBase)

/* The questions of one questionnaire, each with its scale; says so where the wording of the
 * language was not validated. All answered, it can be saved, which closes it. */
GtkWidget *
limber_questionnaire_window_new (LimberMeasureKeeper *keeper, LimberQuestionnaireKind kind);

G_END_DECLS
