/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary-pain.h"

G_BEGIN_DECLS

/**
 * LimberDiaryVisitor:
 *
 * Is shown records one by one, kind by kind in this order, each kind oldest first; a function that
 * is NULL is passed over, one that returns FALSE with an error ends the visit.
 */
typedef struct {
  gboolean (*sitting) (const LimberSittingRecord *record, gpointer user_data, GError **error);
  gboolean (*break_record) (const LimberBreakRecord *record, gpointer user_data, GError **error);
  gboolean (*decision) (const LimberDecisionRecord *record, gpointer user_data, GError **error);
  gboolean (*session) (const LimberSessionRecord *record, gpointer user_data, GError **error);
  gboolean (*pain_entry) (const LimberPainEntry *record, gpointer user_data, GError **error);
  gboolean (*measure) (const LimberMeasure *record, gpointer user_data, GError **error);
  gboolean (*questionnaire) (const LimberQuestionnaire *record, gpointer user_data, GError **error);
} LimberDiaryVisitor;

/* Shows the records of these local days as they are at this moment, one at a time: a diary of any
 * length takes no memory. The visitor must not use the diary. */
gboolean limber_diary_visit (LimberDiary *self,
                             int from_day,
                             int to_day,
                             const LimberDiaryVisitor *visitor,
                             gpointer user_data,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * LimberDiaryContent:
 *
 * Records that came from elsewhere, in arrays (owned) that own them.
 */
typedef struct {
  GPtrArray *sittings;
  GPtrArray *breaks;
  GPtrArray *decisions;
  GPtrArray *sessions;
  GPtrArray *pain_entries;
  GPtrArray *measures;
  GPtrArray *questionnaires;
  char *state; /* (owned) (nullable): the agent's */
} LimberDiaryContent;

LimberDiaryContent *limber_diary_content_new (void);
void limber_diary_content_free (LimberDiaryContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDiaryContent, limber_diary_content_free)

/* Takes all of @content in, or nothing. Without @is_merge the diary must hold nothing that a person
 * noted, and records keep their numbers; with it, records that are there already are passed over.
 * @n_added: (out) (optional) */
gboolean limber_diary_import (LimberDiary *self,
                              const LimberDiaryContent *content,
                              gboolean is_merge,
                              gint64 now_usec,
                              guint *n_added,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
