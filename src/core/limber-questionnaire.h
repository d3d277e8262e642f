/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limber-stamp.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** Files name it by its nick. */
typedef enum {
  LIMBER_QUESTIONNAIRE_PEG, /* Krebs 2009: pain, enjoyment, general activity, last week */
  LIMBER_N_QUESTIONNAIRES,
} LimberQuestionnaireKind;

#define LIMBER_QUESTIONNAIRE_MAX_ITEMS 24

/**
 * LimberQuestionnaire:
 * @id: of its row; 0 before it is stored
 * @at: when it was filled in
 * @kind: which one
 * @language: (owned): the language in which it was read, "en"
 * @n_answers: all of the kind's items
 * @answers: one number an item
 *
 * A filled-in questionnaire.
 */
typedef struct {
  gint64 id;
  LimberStamp at;
  LimberQuestionnaireKind kind;
  char *language;
  guint n_answers;
  int answers[LIMBER_QUESTIONNAIRE_MAX_ITEMS];
} LimberQuestionnaire;

#define LIMBER_TYPE_QUESTIONNAIRE (limber_questionnaire_get_type ())
GType limber_questionnaire_get_type (void);

LimberQuestionnaire *limber_questionnaire_new (LimberStamp at,
                                               LimberQuestionnaireKind kind,
                                               const char *language,
                                               const int *answers,
                                               guint n_answers);
LimberQuestionnaire *limber_questionnaire_copy (const LimberQuestionnaire *self);
void limber_questionnaire_free (LimberQuestionnaire *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberQuestionnaire, limber_questionnaire_free)

/* Whether it may go into the diary, @now_usec being the present: every item must be answered */
gboolean limber_questionnaire_check (const LimberQuestionnaire *self,
                                     gint64 now_usec,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* PEG: the mean of its three answers */
double limber_questionnaire_get_score (const LimberQuestionnaire *self);

const char *limber_questionnaire_kind_to_nick (LimberQuestionnaireKind kind);
gboolean
limber_questionnaire_kind_from_nick (const char *nick,
                                     LimberQuestionnaireKind *kind) G_GNUC_WARN_UNUSED_RESULT;
guint limber_questionnaire_kind_get_n_items (LimberQuestionnaireKind kind);
/* The question, in the user's language */
const char *limber_questionnaire_kind_get_item (LimberQuestionnaireKind kind, guint item);
/* What 0 and 10 mean for this item, in the user's language */
const char *limber_questionnaire_kind_get_low_anchor (LimberQuestionnaireKind kind, guint item);
const char *limber_questionnaire_kind_get_high_anchor (LimberQuestionnaireKind kind, guint item);
/* Whether the wording of @language ("fr", "pt_BR") was validated; window and report say so if not
 */
gboolean
limber_questionnaire_kind_is_validated (LimberQuestionnaireKind kind, const char *language);

G_END_DECLS
