/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-measure.h"
#include "core/limber-questionnaire.h"

G_BEGIN_DECLS

/* Measures and questionnaires in words, in the user's language: plain text. All (transfer full). */

/* "12.5 cm", "3 of 10" */
char *limber_measure_text_value (const LimberMeasure *measure);
/* "Side bend, left"; an activity by the name that the person gave it */
char *limber_measure_text_title (const LimberMeasure *measure);
/* "4.3 of 10" */
char *limber_measure_text_score (const LimberQuestionnaire *questionnaire);
/* "Weekly questions (PEG)" */
const char *limber_measure_text_questionnaire (LimberQuestionnaireKind kind);
/* The language in which its questions are shown now */
const char *limber_measure_text_language (void);

G_END_DECLS
