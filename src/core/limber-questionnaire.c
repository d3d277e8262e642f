/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-questionnaire"

#include "config.h"

#include "core/limber-questionnaire.h"

#include "core/limber-pain-entry.h"
#include "core/limber-record-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * LimberQuestionnaire:
 *
 * A filled-in questionnaire, whole or not at all: a score over missing answers would be a different
 * measure. PEG: Krebs et al., J Gen Intern Med 2009; in Spanish validated 2024.
 */

typedef struct {
  const char *question;
  const char *low_anchor;
  const char *high_anchor;
} Item;

static const Item peg_items[] = {
  { N_ ("What number best describes your pain on average in the past week?"), N_ ("No pain"),
    N_ ("Pain as bad as you can imagine") },
  { N_ ("What number best describes how, during the past week, pain has interfered with your "
        "enjoyment of life?"),
    N_ ("Does not interfere"), N_ ("Completely interferes") },
  { N_ ("What number best describes how, during the past week, pain has interfered with your "
        "general activity?"),
    N_ ("Does not interfere"), N_ ("Completely interferes") },
};

static const struct {
  const char *nick;
  const Item *items;
  guint n_items;
  int max_answer;
  const char *validated_languages; /* between spaces */
} kinds[LIMBER_N_QUESTIONNAIRES] = {
  { "peg", peg_items, G_N_ELEMENTS (peg_items), 10, " en es " },
};

G_DEFINE_BOXED_TYPE (LimberQuestionnaire,
                     limber_questionnaire,
                     limber_questionnaire_copy,
                     limber_questionnaire_free)

/* (transfer full): @answers beyond LIMBER_QUESTIONNAIRE_MAX_ITEMS make it one that check refuses.
 */
LimberQuestionnaire *
limber_questionnaire_new (LimberStamp at,
                          LimberQuestionnaireKind kind,
                          const char *language,
                          const int *answers,
                          guint n_answers)
{
  LimberQuestionnaire *self = g_new0 (LimberQuestionnaire, 1);

  self->at = at;
  self->kind = kind;
  self->language = g_strdup (language);
  self->n_answers = n_answers;
  memcpy (self->answers, answers,
          MIN (n_answers, LIMBER_QUESTIONNAIRE_MAX_ITEMS) * sizeof answers[0]);
  return self;
}

/* (transfer full) */
LimberQuestionnaire *
limber_questionnaire_copy (const LimberQuestionnaire *self)
{
  LimberQuestionnaire *copy = g_memdup2 (self, sizeof *self);

  copy->language = g_strdup (self->language);
  return copy;
}

void
limber_questionnaire_free (LimberQuestionnaire *self)
{
  g_free (self->language);
  g_free (self);
}

static gboolean
are_answers_valid (const LimberQuestionnaire *self)
{
  if (self->n_answers != kinds[self->kind].n_items)
    return FALSE;
  for (guint i = 0; i < self->n_answers; i++) {
    if (self->answers[i] < 0 || self->answers[i] > kinds[self->kind].max_answer)
      return FALSE;
  }
  return TRUE;
}

/* "en", "pt_BR", "sr@latin": what a locale can be named, and no long text in disguise */
static gboolean
is_language_valid (const char *language)
{
  if (language == NULL || language[0] == '\0' || strlen (language) > 20)
    return FALSE;
  for (const char *c = language; *c != '\0'; c++) {
    if (!g_ascii_isalnum (*c) && strchr ("_-@.", *c) == NULL)
      return FALSE;
  }
  return TRUE;
}

/**
 * limber_questionnaire_check:
 * @self: one from anywhere
 * @now_usec: the present
 * @error: a %LIMBER_RECORD_ERROR
 *
 * Returns: whether the diary may hold it
 */
gboolean
limber_questionnaire_check (const LimberQuestionnaire *self, gint64 now_usec, GError **error)
{
  if ((guint) self->kind >= LIMBER_N_QUESTIONNAIRES || !is_language_valid (self->language)) {
    g_set_error_literal (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_UNKNOWN,
                         _ ("There is no such questionnaire."));
    return FALSE;
  }
  if (!are_answers_valid (self)) {
    /* Translators: %u is the number of questions, %d the largest answer */
    g_set_error (error, LIMBER_RECORD_ERROR, LIMBER_RECORD_ERROR_OUT_OF_RANGE,
                 _ ("The questionnaire needs %u answers, each a whole number from 0 to %d."),
                 kinds[self->kind].n_items, kinds[self->kind].max_answer);
    return FALSE;
  }
  return limber_stamp_check (&self->at, now_usec, error);
}

/* Of a checked one. */
double
limber_questionnaire_get_score (const LimberQuestionnaire *self)
{
  int sum = 0;

  g_return_val_if_fail (self->n_answers > 0 && are_answers_valid (self), 0);

  for (guint i = 0; i < self->n_answers; i++)
    sum += self->answers[i];
  return (double) sum / self->n_answers;
}

/* The word that commands and files use. */
const char *
limber_questionnaire_kind_to_nick (LimberQuestionnaireKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_QUESTIONNAIRES, NULL);

  return kinds[kind].nick;
}

/* FALSE if there is no such word; @kind is then untouched. */
gboolean
limber_questionnaire_kind_from_nick (const char *nick, LimberQuestionnaireKind *kind)
{
  for (guint i = 0; i < LIMBER_N_QUESTIONNAIRES; i++) {
    if (g_str_equal (kinds[i].nick, nick)) {
      *kind = (LimberQuestionnaireKind) i;
      return TRUE;
    }
  }
  return FALSE;
}

guint
limber_questionnaire_kind_get_n_items (LimberQuestionnaireKind kind)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_QUESTIONNAIRES, 0);

  return kinds[kind].n_items;
}

/* The question as people read it. */
const char *
limber_questionnaire_kind_get_item (LimberQuestionnaireKind kind, guint item)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_QUESTIONNAIRES && item < kinds[kind].n_items, NULL);

  return _ (kinds[kind].items[item].question);
}

/* What 0 means. */
const char *
limber_questionnaire_kind_get_low_anchor (LimberQuestionnaireKind kind, guint item)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_QUESTIONNAIRES && item < kinds[kind].n_items, NULL);

  return _ (kinds[kind].items[item].low_anchor);
}

/* What the largest answer means. */
const char *
limber_questionnaire_kind_get_high_anchor (LimberQuestionnaireKind kind, guint item)
{
  g_return_val_if_fail ((guint) kind < LIMBER_N_QUESTIONNAIRES && item < kinds[kind].n_items, NULL);

  return _ (kinds[kind].items[item].high_anchor);
}

/* Looks at the language alone: "es_MX" is Spanish. */
gboolean
limber_questionnaire_kind_is_validated (LimberQuestionnaireKind kind, const char *language)
{
  g_autofree char *word = NULL;

  g_return_val_if_fail ((guint) kind < LIMBER_N_QUESTIONNAIRES, FALSE);

  word = g_strdup_printf (" %.*s ", (int) strcspn (language, "_.@-"), language);
  return strstr (kinds[kind].validated_languages, word) != NULL;
}
