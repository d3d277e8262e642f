/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-app"

#include "config.h"

#include "app/limber-measure-text.h"

#include <glib/gi18n-lib.h>

char *
limber_measure_text_value (const LimberMeasure *measure)
{
  double value = measure->value_tenths / 10.0;
  int n_decimals = measure->value_tenths % 10 == 0 ? 0 : 1;

  switch (measure->kind) {
  case LIMBER_MEASURE_FORWARD_BEND:
  case LIMBER_MEASURE_SIDE_BEND:
    /* Translators: a length in centimetres, %.*f a number such as 12.5 */
    return g_strdup_printf (C_ ("measure", "%.*f cm"), n_decimals, value);
  case LIMBER_MEASURE_BRACE_HOLD:
  case LIMBER_MEASURE_WALL_SIT:
    /* Translators: a time in seconds */
    return g_strdup_printf (C_ ("measure", "%.*f s"), n_decimals, value);
  case LIMBER_MEASURE_CHANGE:
    return g_strdup_printf ("%+.*f", n_decimals, value);
  case LIMBER_MEASURE_CHIN_TO_CHEST:
  case LIMBER_MEASURE_NECK_TURN:
  case LIMBER_MEASURE_CONFIDENCE:
  case LIMBER_MEASURE_ACTIVITY:
    /* Translators: a value and the greatest that there can be: "3 of 10" */
    return g_strdup_printf (C_ ("measure", "%.*f of %d"), n_decimals, value,
                            limber_measure_kind_get_max (measure->kind));
  case LIMBER_MEASURE_SIT_TO_STAND:
  case LIMBER_N_MEASURE_KINDS:
  default:
    return g_strdup_printf ("%.*f", n_decimals, value);
  }
}

char *
limber_measure_text_title (const LimberMeasure *measure)
{
  const char *title = limber_measure_kind_get_title (measure->kind);

  if (measure->kind == LIMBER_MEASURE_ACTIVITY && measure->note != NULL)
    /* Translators: a measure and the person's own name for it: "My activity: gardening" */
    return g_strdup_printf (C_ ("measure", "%s: %s"), title, measure->note);
  switch (measure->side) {
  case LIMBER_MEASURE_SIDE_LEFT:
    /* Translators: a measure of the person's left side: "Side bend, left" */
    return g_strdup_printf (C_ ("measure", "%s, left"), title);
  case LIMBER_MEASURE_SIDE_RIGHT:
    return g_strdup_printf (C_ ("measure", "%s, right"), title);
  case LIMBER_MEASURE_SIDE_NONE:
  default:
    return g_strdup (title);
  }
}

char *
limber_measure_text_score (const LimberQuestionnaire *questionnaire)
{
  /* Translators: the mean of some answers from 0 to 10: "4.3 of 10" */
  return g_strdup_printf (C_ ("measure", "%.1f of 10"),
                          limber_questionnaire_get_score (questionnaire));
}

const char *
limber_measure_text_questionnaire (LimberQuestionnaireKind kind)
{
  switch (kind) {
  case LIMBER_QUESTIONNAIRE_PEG:
    return _ ("Weekly questions (PEG)");
  case LIMBER_N_QUESTIONNAIRES:
  default:
    g_return_val_if_reached (NULL);
  }
}

const char *
limber_measure_text_language (void)
{
  /* Translators: the code of your language, "fr" or "pt_BR": it is kept with the answers to a
   * questionnaire, which were given to your words */
  return C_ ("language of this translation", "en");
}
